//! A path in two rows: what it takes, and under it what it claims, on one scale with all others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Parts;
use super::figure::{GUTTER, Side, areas, put};
use crate::domain::advice::{PathBudget, assumed_weekly};
use crate::domain::catalog::{Hours, LearningPath};
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::range_bar::Scale;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{gauge, hours, paint};

/// Rows of one path.
pub(super) const ROWS: u16 = 2;
/// The narrowest bar that still says something.
const NARROWEST_BAR: u16 = 14;
/// Bars are not drawn wider than this.
const WIDEST_BAR: u16 = 96;
/// A title takes no more than this where other columns want room, and no more than that where there is plenty.
const WIDEST_NAME: (u16, u16) = (24, 40);
/// From this width on there is plenty.
const PLENTY: u16 = 110;

const CLAIMS_NOTHING: &str = "  claims no figures";
const CLAIMS_NOTHING_WIDTH: u16 = 19;

/// The columns, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Bar,
    Hours,
    Months,
    Chance,
    Finish,
    Source,
}

/// The columns that there is room for.
pub(super) struct Columns {
    widths: Vec<(Part, u16)>,
}

impl Columns {
    fn areas(&self, row: Rect) -> Vec<(Part, Rect)> {
        let row = paint::after(row, 1);
        let widths: Vec<u16> = self.widths.iter().map(|&(_, width)| width).collect();
        self.widths.iter().zip(areas(row, &widths)).map(|(&(part, _), area)| (part, area)).collect()
    }
}

/// One path with what its rows say.
struct Item<'a> {
    path: &'a LearningPath,
    budget: &'a PathBudget,
    cells: Cells,
}

/// What two rows of one path say.
struct Cells {
    hours: [String; ROWS as usize],
    months: [String; ROWS as usize],
    chance: String,
    finish: [String; ROWS as usize],
    source: String,
}

/// The columns for a width. The bar takes what is left.
pub(super) fn columns(width: u16, budgets: &[PathBudget], cx: &Cx<'_>) -> Columns {
    let paths = &cx.guide.catalog.paths;
    let cells: Vec<Cells> = paths.iter().zip(budgets).map(|(path, budget)| cells(path, budget, cx)).collect();
    let widest = |texts: &dyn Fn(&Cells) -> Vec<&String>, title: &str| {
        let wanted = cells.iter().flat_map(texts).map(|text| paint::width(text)).max().unwrap_or(0);
        if wanted == 0 { 0 } else { wanted.max(paint::width(title)) }
    };
    let cap = if width >= PLENTY { WIDEST_NAME.1 } else { WIDEST_NAME.0 };
    let name = paths.iter().map(|path| paint::width(&path.title)).max().unwrap_or(0).clamp(CLAIMS_NOTHING_WIDTH, cap);
    let bar = if scale(budgets, cx).is_some() { NARROWEST_BAR } else { 0 };
    let wanted = [
        (Part::Name, name, 10),
        (Part::Bar, bar, 9),
        (Part::Hours, widest(&|own| own.hours.iter().collect(), TITLES.hours), 4),
        (Part::Months, widest(&|own| own.months.iter().collect(), TITLES.months), 8),
        (Part::Chance, widest(&|own| vec![&own.chance], TITLES.chance), 6),
        (Part::Finish, widest(&|own| own.finish.iter().collect(), TITLES.finish), 7),
        (Part::Source, widest(&|own| vec![&own.source], ""), 1),
    ];
    let wanted: Vec<(Part, u16, u8)> = wanted.into_iter().filter(|&(_, width, _)| width > 0).collect();
    let asked: Vec<Column> = wanted.iter().map(|&(_, width, importance)| Column { width, importance }).collect();
    let room = width.saturating_sub(2);
    let mut widths: Vec<(Part, u16)> =
        wanted.iter().zip(shed(&asked, GUTTER, room)).map(|(&(part, ..), width)| (part, width)).collect();
    let shown = u16::try_from(widths.iter().filter(|(_, width)| *width > 0).count()).unwrap_or(u16::MAX);
    let used = widths.iter().fold(GUTTER.saturating_mul(shown.saturating_sub(1)), |sum, (_, width)| sum + width);
    for (part, width) in &mut widths {
        if *part == Part::Bar && *width > 0 {
            *width = (*width + room.saturating_sub(used)).min(WIDEST_BAR);
        }
    }
    Columns { widths }
}

struct Titles {
    hours: &'static str,
    months: &'static str,
    chance: &'static str,
    finish: &'static str,
}

const TITLES: Titles = Titles { hours: "hours", months: "months", chance: "chance", finish: "done, 50 to 85 %" };

fn cells(path: &LearningPath, budget: &PathBudget, cx: &Cx<'_>) -> Cells {
    let own = budget.best.as_ref().and_then(|best| best.hours);
    let claimed = figures::claimed_hours(path).map(|(low, high)| match high {
        Some(high) => hours::range(Hours::new(low, high), cx.symbols),
        None => format!("{low:.0}+"),
    });
    let assumed = assumed_weekly(path)
        .map(|(low, high)| format!("at {} h a week", hours::range(Hours::new(low.round(), high.round()), cx.symbols)));
    let finish = match (&budget.best, budget.finish) {
        (None, _) => "excluded".to_owned(),
        (_, None) => "no hours stated".to_owned(),
        (_, Some(finish)) => figures::calendar(finish.even, finish.likely, cx.symbols),
    };
    Cells {
        hours: [own.map_or(String::new(), |own| hours::range(own, cx.symbols)), claimed.unwrap_or_default()],
        months: [
            budget.months.map_or(String::new(), |months| figures::months(months, cx.symbols)),
            figures::claimed_months(path, cx.symbols).unwrap_or_default(),
        ],
        chance: budget.chance.map_or(String::new(), percent),
        finish: [finish, assumed.unwrap_or_default()],
        source: path.hours.as_ref().or(path.months.as_ref()).map_or(String::new(), |fact| fact.location.to_string()),
    }
}

/// A chance in few columns, never certain.
fn percent(chance: f64) -> String {
    match (chance * 100.0).round() {
        none if none < 1.0 => "<1 %".to_owned(),
        all if all > 99.0 => ">99 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}

/// The scale of all bars, from no hours on.
pub(super) fn scale(budgets: &[PathBudget], cx: &Cx<'_>) -> Option<Scale> {
    let own = budgets.iter().filter_map(|budget| budget.best.as_ref()?.hours).map(|own| own.high);
    let claimed =
        cx.guide.catalog.paths.iter().filter_map(figures::claimed_hours).map(|(low, high)| high.unwrap_or(low));
    let high = own.chain(claimed).max_by(f64::total_cmp).filter(|high| *high > 0.0)?;
    Some(Scale { low: 0.0, high })
}

/// The titles of the columns, and the scale over the bars.
pub(super) fn titles(buf: &mut Buffer, row: Rect, columns: &Columns, scale: Option<Scale>, cx: &Cx<'_>) {
    for (part, area) in columns.areas(row) {
        let (text, side) = match part {
            Part::Bar => {
                if let Some(scale) = scale.filter(|_| !area.is_empty()) {
                    gauge::axis(buf, area, scale, "h", cx);
                }
                continue;
            }
            Part::Name | Part::Source => continue,
            Part::Hours => (TITLES.hours, Side::Right),
            Part::Months => (TITLES.months, Side::Right),
            Part::Chance => (TITLES.chance, Side::Right),
            Part::Finish => (TITLES.finish, Side::Left),
        };
        put(buf, area, text, side, Role::Muted, cx);
    }
}

/// The paths in view.
pub(super) fn render(
    buf: &mut Buffer,
    parts: &Parts,
    scroll: Scroll,
    budgets: &[PathBudget],
    columns: &Columns,
    scale: Option<Scale>,
    cx: &Cx<'_>,
) {
    let paths = &cx.guide.catalog.paths;
    let window = scroll.window(parts.in_view().into(), paths.len());
    for (at, place) in window.zip(0_u16..) {
        let (Some(path), Some(budget)) = (paths.get(at), budgets.get(at)) else { continue };
        let y = parts.paths.y + place * parts.item;
        let item = Rect { y, height: ROWS, ..parts.paths }.intersection(parts.paths);
        let shown = Item { path, budget, cells: cells(path, budget, cx) };
        for (line, row) in item.rows().enumerate() {
            draw(buf, row, line, &shown, columns, scale, cx);
        }
        if at == scroll.cursor {
            paint::column(buf, item, cx.symbols.cursor, cx.theme.style(Role::Accent));
            if let Some((_, name)) = item.rows().next().and_then(|row| columns.areas(row).into_iter().next()) {
                let title = Rect { x: item.x, width: name.right() + 1 - item.x, ..name };
                paint::fill(buf, title.intersection(item), cx.theme.style(Role::Selection));
            }
        }
    }
}

fn draw(
    buf: &mut Buffer,
    row: Rect,
    line: usize,
    item: &Item<'_>,
    columns: &Columns,
    scale: Option<Scale>,
    cx: &Cx<'_>,
) {
    let Item { path, budget, cells } = item;
    let is_own = line == 0;
    let role = if is_own { Role::Text } else { Role::Muted };
    let of = |texts: &[String]| texts.get(line).cloned().unwrap_or_default();
    for (part, area) in columns.areas(row) {
        let (text, side) = match part {
            Part::Name if is_own => (path.title.as_str().to_owned(), Side::Left),
            Part::Name if path.hours.is_none() && path.months.is_none() => (CLAIMS_NOTHING.to_owned(), Side::Left),
            Part::Name => ("  claimed".to_owned(), Side::Left),
            Part::Bar => {
                bar(buf, area, is_own, path, budget, scale, cx);
                continue;
            }
            Part::Hours => (of(&cells.hours), Side::Right),
            Part::Months => (of(&cells.months), Side::Right),
            Part::Chance => (if is_own { cells.chance.clone() } else { String::new() }, Side::Right),
            Part::Finish => (of(&cells.finish), Side::Left),
            Part::Source => (if is_own { String::new() } else { cells.source.clone() }, Side::Left),
        };
        put(buf, area, &text, side, role, cx);
    }
}

fn bar(
    buf: &mut Buffer,
    area: Rect,
    is_own: bool,
    path: &LearningPath,
    budget: &PathBudget,
    scale: Option<Scale>,
    cx: &Cx<'_>,
) {
    let Some(scale) = scale.filter(|_| !area.is_empty()) else { return };
    let own = budget.best.as_ref().and_then(|best| best.hours);
    match (is_own, own, figures::claimed_hours(path)) {
        (true, Some(own), _) => gauge::estimate(buf, area, scale, [own.low, own.expected(), own.high], cx),
        (false, _, Some((low, high))) => gauge::claim(buf, area, scale, low, high, cx),
        _ => {}
    }
}
