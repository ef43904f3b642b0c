//! The table on the screen: as many of its columns as there is room for, pay as bars on one scale.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::table::{self, Language, Tells, Told};
use crate::domain::catalog::Catalog;
use crate::domain::learner::Goal;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::range_bar::{self, Scale};
use crate::tui::widgets::rows::Alive;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{gauge, paint};

const GUTTER: u16 = 2;
/// The narrowest and the widest bar.
const BAR: (u16, u16) = (12, 48);
/// A cell is not set wider than this; the page has all of it.
const WIDEST_CELL: u16 = 30;
/// What stands in place of the cells of a language that the guide does not compare.
const NO_ROW: &str = "no row in the guide";

/// What a column of the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Told(String, Tells),
    Bar,
    Fit,
}

/// The table, laid out for a width.
pub(super) struct Sheet {
    parts: Vec<(Part, u16)>,
    cells: Vec<Vec<Told>>,
    scale: Option<Scale>,
    goal: Option<Goal>,
}

/// Lays the table out.
pub(super) fn lay(languages: &[Language], goal: Option<Goal>, width: u16, cx: &Cx<'_>) -> Sheet {
    let catalog = &cx.guide.catalog;
    let cells: Vec<Vec<Told>> = languages
        .iter()
        .map(|own| own.row(catalog).map_or(Vec::new(), |row| table::told(&catalog.persona, row)))
        .collect();
    let scale = scale(catalog);
    let mut wanted: Vec<(Part, Column)> = Vec::new();
    let name = languages.iter().map(|own| paint::width(own.name(catalog))).max().unwrap_or(0).min(WIDEST_CELL);
    wanted.push((Part::Name, Column { width: name, importance: 10 }));
    for told in cells.iter().flatten() {
        let seen = wanted.iter_mut().find(|(part, _)| matches!(part, Part::Told(title, _) if *title == told.title));
        let wide = paint::width(&told.text).min(WIDEST_CELL);
        match seen {
            Some((Part::Told(_, tells), column)) => {
                column.width = column.width.max(wide);
                if *tells == Tells::Other {
                    *tells = told.tells;
                }
            }
            _ => wanted.push((Part::Told(told.title.clone(), told.tells), Column { width: wide, importance: 0 })),
        }
    }
    for (part, column) in &mut wanted {
        if let Part::Told(title, tells) = part {
            column.width = column.width.max(paint::width(heading(title, *tells)).min(WIDEST_CELL));
            column.importance = match tells {
                Tells::Pay => 8,
                Tells::Curve => 7,
                Tells::BestFor => 5,
                Tells::Other => 3,
            };
        }
    }
    if goal.is_some() {
        let fit = languages.iter().filter_map(|own| own.fit(catalog, goal)).map(figures::fit_words);
        let width = fit.map(paint::width).max().unwrap_or(0).max(paint::width(FIT));
        let at = 1.min(wanted.len());
        wanted.insert(at, (Part::Fit, Column { width, importance: 9 }));
    }
    if scale.is_some() {
        let pay = wanted.iter().position(|(part, _)| matches!(part, Part::Told(_, Tells::Pay)));
        let at = pay.map_or(wanted.len(), |pay| pay + 1);
        wanted.insert(at, (Part::Bar, Column { width: BAR.0, importance: 6 }));
    }
    let room = width.saturating_sub(2);
    let columns: Vec<Column> = wanted.iter().map(|(_, column)| *column).collect();
    let mut parts: Vec<(Part, u16)> =
        wanted.into_iter().map(|(part, _)| part).zip(shed(&columns, GUTTER, room)).collect();
    let shown = u16::try_from(parts.iter().filter(|(_, width)| *width > 0).count()).unwrap_or(u16::MAX);
    let used = parts.iter().fold(GUTTER.saturating_mul(shown.saturating_sub(1)), |sum, (_, width)| sum + width);
    for (part, width) in &mut parts {
        if *part == Part::Bar && *width > 0 {
            *width = (*width + room.saturating_sub(used)).min(BAR.1);
        }
    }
    Sheet { parts, cells, scale, goal }
}

const FIT: &str = "Your goal";

/// The title of a column: short where what it tells is understood; the page has the file's own.
fn heading(title: &str, tells: Tells) -> &str {
    match tells {
        Tells::BestFor => "Best for",
        Tells::Curve => "Curve",
        Tells::Pay => "Pay",
        Tells::Other => title,
    }
}

/// The scale of pay, in thousands.
fn scale(catalog: &Catalog) -> Option<Scale> {
    let pays = catalog.persona.languages.iter().filter_map(|row| table::comparable(catalog, row));
    let all = Scale::over(pays.map(|pay| (pay.low, pay.high.unwrap_or(pay.low))))?;
    (all.high > all.low).then_some(Scale { low: all.low / 1000.0, high: all.high / 1000.0 })
}

impl Sheet {
    fn areas(&self, row: Rect) -> impl Iterator<Item = (&Part, Rect)> {
        let mut rest = paint::after(row, 1);
        self.parts.iter().filter(|(_, width)| *width > 0).map(move |(part, width)| {
            let area = Rect { width: (*width).min(rest.width), ..rest };
            rest = paint::after(rest, width + GUTTER);
            (part, area)
        })
    }

    /// The titles of the columns, and the scale over the bars.
    pub(super) fn titles(&self, buf: &mut Buffer, row: Rect, cx: &Cx<'_>) {
        for (part, area) in self.areas(row) {
            let text = match part {
                Part::Name => "",
                Part::Told(title, tells) => heading(title, *tells),
                Part::Fit => FIT,
                Part::Bar => {
                    if let Some(scale) = self.scale {
                        gauge::axis(buf, area, scale, "k", cx);
                    }
                    continue;
                }
            };
            paint::cut(buf, area, text, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
        }
    }

    /// The rows in view.
    pub(super) fn rows(
        &self,
        buf: &mut Buffer,
        area: Rect,
        scroll: Scroll,
        languages: &[Language],
        alive: Alive,
        cx: &Cx<'_>,
    ) {
        for (at, row) in scroll.window(area.height.into(), languages.len()).zip(area.rows()) {
            let (Some(&language), Some(cells)) = (languages.get(at), self.cells.get(at)) else { continue };
            self.row(buf, row, language, cells, cx);
            if at == scroll.cursor {
                let role = if alive == Alive::Yes { Role::Selection } else { Role::Resting };
                paint::text(buf, row, cx.symbols.cursor, cx.theme.style(Role::Accent));
                paint::fill(buf, row, cx.theme.style(role));
            }
        }
    }

    fn row(&self, buf: &mut Buffer, row: Rect, language: Language, cells: &[Told], cx: &Cx<'_>) {
        let catalog = &cx.guide.catalog;
        let mut said_so = false;
        for (part, area) in self.areas(row) {
            let (text, role) = match part {
                Part::Name => (language.name(catalog), Role::Text),
                Part::Fit => (language.fit(catalog, self.goal).map_or("", figures::fit_words), Role::Text),
                _ if language.row.is_none() => {
                    if !said_so {
                        let rest = Rect { width: row.right().saturating_sub(area.x), ..area };
                        paint::cut(buf, rest, NO_ROW, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
                    }
                    said_so = true;
                    continue;
                }
                Part::Told(title, _) => {
                    let cell = cells.iter().find(|told| told.title == *title);
                    (cell.map_or("", |told| told.text.as_str()), Role::Text)
                }
                Part::Bar => {
                    let pay = language.row(catalog).and_then(|row| table::comparable(catalog, row));
                    if let Some((scale, pay)) = self.scale.zip(pay) {
                        range_bar::draw(buf, area, scale, pay.low / 1000.0, pay.high.map(|high| high / 1000.0), cx);
                    }
                    continue;
                }
            };
            paint::cut(buf, area, text, cx.symbols.ellipsis, cx.theme.style(role));
        }
    }
}
