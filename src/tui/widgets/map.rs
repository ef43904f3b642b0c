//! The rows of a roadmap's map: rails, marks, titles, and what each needs and opens.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::study;
use crate::domain::catalog::{Joint, MapRow, Picture, PictureRow, Relation, RoadmapMap, Stop};
use crate::domain::learner::Standing;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{depth, hours, paint, standing};

/// Columns beside gutter and number: cursor, sign of the way, standing, and the spaces between.
const MARKS: u16 = 6;
/// Columns of the number of a row: with up to 99 rows, and with more.
const NUMBER: [u16; 2] = [3, 4];
/// More lanes than this are a thicket, whatever room there is.
const LANES: usize = 8;
/// A title keeps so many columns before it gives any to the figures behind it: in a row of less than [`WIDE`] columns,
/// and in a wider one.
const TITLE: [u16; 2] = [24, 32];
/// Wider than this a title would leave its figures too far behind.
const WIDEST: u16 = 64;
/// From this width on titles are given more.
const WIDE: u16 = 70;
/// The figures behind a title: depth, hours, needs, what it opens.
const FIGURES: [(&str, Column); 4] = [
    ("", Column { width: 3, importance: 9 }),
    ("hours", Column { width: 7, importance: 4 }),
    ("needs", Column { width: 9, importance: 7 }),
    ("opens", Column { width: 5, importance: 6 }),
];

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Chart<'a> {
    /// The map.
    pub map: &'a RoadmapMap,
    /// Its rows.
    pub picture: &'a Picture,
    /// The row under the cursor, and the one at the top.
    pub scroll: Scroll,
    /// Where the learner stands with a stop.
    pub standing: &'a dyn Fn(&Stop) -> Standing,
}

/// Where the columns of a row stand.
struct Places {
    gutter: Rect,
    way: Rect,
    label: Rect,
    standing: Rect,
    title: Rect,
    figures: Vec<Rect>,
}

/// How many lanes a folded map may take in an area of that width.
pub fn lanes(width: u16) -> usize {
    usize::from(width.saturating_sub(MARKS + NUMBER[1] + title(width)) / 4).clamp(1, LANES)
}

/// The columns that a title keeps.
fn title(width: u16) -> u16 {
    let [narrow, wide] = TITLE;
    if width < WIDE { narrow } else { wide }
}

impl Places {
    fn new(row: Rect, gutter: usize, number: u16) -> Self {
        let marks = MARKS + number;
        let gutter = u16::try_from(gutter).unwrap_or(u16::MAX).min(row.width / 2);
        let rest = row.width.saturating_sub(gutter + marks + 1);
        let columns = FIGURES.map(|(_, column)| column);
        let room = rest.saturating_sub(title(row.width) + 2);
        let widths = if room < 3 { vec![0; columns.len()] } else { shed(&columns, 2, room) };
        let shown = widths.iter().filter(|&&width| width > 0);
        let figures: u16 = shown.map(|width| width + 2).sum();
        let at = |x: u16, width: u16| paint::after(Rect { width: (x + width).min(row.width), ..row }, x);
        let title = rest.saturating_sub(figures).min(WIDEST);
        let mut x = gutter + marks + title;
        let figures = widths.into_iter().map(|width| {
            let gap = if width > 0 { 2 } else { 0 };
            let place = at(x + gap, width);
            x += gap + width;
            place
        });
        Self {
            figures: figures.collect(),
            gutter: at(1, gutter),
            way: at(gutter + 2, 1),
            label: at(gutter + 3, number),
            standing: at(gutter + number + 4, 1),
            title: at(gutter + marks, title),
        }
    }
}

impl Chart<'_> {
    fn places(&self, row: Rect) -> Places {
        let [few, many] = NUMBER;
        Places::new(row, self.picture.gutter, if self.map.stops().len() > 99 { many } else { few })
    }

    /// Draws what the columns are called, and a title before them.
    pub fn heads(&self, buf: &mut Buffer, area: Rect, title: &[(Role, &str)], cx: &Cx<'_>) {
        let places = self.places(area);
        let first = places.figures.iter().find(|figure| figure.width > 0).map_or(area.right(), |figure| figure.x);
        let mut rest = paint::after(Rect { width: first.saturating_sub(area.x), ..area }, 1);
        for (role, part) in title {
            let used = paint::cut(buf, rest, part, cx.symbols.ellipsis, cx.theme.style(*role));
            rest = paint::after(rest, used);
        }
        for ((name, _), place) in FIGURES.iter().zip(&places.figures).filter(|(_, place)| place.width > 0) {
            paint::right(buf, *place, name, cx.theme.style(Role::Muted));
        }
    }

    /// Draws the rows in view.
    pub fn render(&self, buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
        for (at, rect) in self.scroll.window(area.height.into(), self.picture.rows.len()).zip(area.rows()) {
            let Some(row) = self.picture.rows.get(at) else { continue };
            self.row(buf, rect, row, cx);
            if at == self.scroll.cursor {
                paint::text(buf, rect, cx.symbols.cursor, cx.theme.style(Role::Accent));
                paint::fill(buf, rect, cx.theme.style(Role::Selection));
            }
        }
    }

    fn row(&self, buf: &mut Buffer, rect: Rect, row: &PictureRow, cx: &Cx<'_>) {
        let places = self.places(rect);
        for (at, joint) in row.gutter.iter().enumerate() {
            let cell = paint::after(places.gutter, u16::try_from(at).unwrap_or(u16::MAX));
            let role = if joint.is_bright { Role::Accent } else { Role::Border };
            paint::text(buf, cell, sign(*joint, cx), cx.theme.style(role));
        }
        let catalog = &cx.guide.catalog;
        let stop = match row.what {
            MapRow::Heading(heading) => {
                let title = self.map.heading(catalog, heading);
                let from = Rect { width: places.title.right().saturating_sub(places.way.x), ..places.way };
                paint::cut(buf, from, &title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
                return;
            }
            MapRow::Stop(stop) => stop,
        };
        let Some(shown) = self.map.stops().get(stop) else { return };
        let role = match row.relation {
            Relation::Apart => Role::Muted,
            Relation::Before | Relation::After | Relation::Chosen => Role::Text,
            Relation::Need | Relation::Opened => Role::Accent,
        };
        let [before, after] = cx.symbols.ways;
        // A need without a rail of its own (another need leads there too) keeps the sign of the way.
        let has_rail = row.gutter.iter().any(|cell| cell.right && cell.is_bright);
        let way = match row.relation {
            Relation::Before => before,
            Relation::Need if !has_rail => before,
            Relation::After => after,
            Relation::Opened if !has_rail => after,
            _ => "",
        };
        paint::text(buf, places.way, way, cx.theme.style(Role::Accent));
        paint::right(buf, places.label, &shown.label, cx.theme.style(Role::Muted));
        let stands = (self.standing)(shown);
        paint::text(buf, places.standing, standing::sign(stands, cx.symbols), cx.theme.style(standing::role(stands)));
        let title = self.map.title(catalog, stop);
        paint::cut(buf, places.title, &title, cx.symbols.ellipsis, cx.theme.style(role));
        let Some(study) = study(catalog, shown.place) else { return };
        let opens = if shown.opens.is_empty() { String::new() } else { shown.opens.len().to_string() };
        let [depth_at, hours_at, needs_at, opens_at] = places.figures.as_slice() else { return };
        let muted = cx.theme.style(Role::Muted);
        paint::text(buf, *depth_at, depth::sign(study.depth), muted);
        paint::right(buf, *hours_at, &hours::range(study.hours, cx.symbols), muted);
        paint::right(buf, *needs_at, &self.map.needs_within(stop, needs_at.width.into()), muted);
        paint::right(buf, *opens_at, &opens, muted);
    }
}

fn sign(joint: Joint, cx: &Cx<'_>) -> &'static str {
    if joint.tip { cx.symbols.tip } else { cx.symbols.strokes.get(joint.strokes()).copied().unwrap_or(" ") }
}
