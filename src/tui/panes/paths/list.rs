//! The list of paths: under each title what it claims and what it takes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::{AdviceError, PathBudget};
use crate::domain::catalog::{Hours, LearningPath};
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::rows::Alive;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{hours, paint};

/// Title, claim, computed.
const FULL: u16 = 3;
/// Columns for the figures of hours: `1000–1200 h`.
const HOURS: usize = 11;
/// Columns for the figures of months: `4.9–7.9 months`.
const MONTHS: usize = 14;

/// Rows that one path takes, the gap behind it included: titles alone where even two paths would not fit in full.
pub(super) fn item_height(area: Rect, len: usize) -> u16 {
    let len = u16::try_from(len).unwrap_or(u16::MAX);
    if len.saturating_mul(FULL + 1) <= area.height.saturating_add(1) {
        FULL + 1
    } else if area.height >= 2 * FULL {
        FULL
    } else {
        1
    }
}

/// How many paths are in view.
pub(super) fn items_in(area: Rect, len: usize) -> u16 {
    let height = item_height(area, len);
    // The last one needs no gap.
    let gap = height.saturating_sub(FULL);
    (area.height + gap) / height
}

/// Draws the paths in view.
pub(super) fn render(
    buf: &mut Buffer,
    area: Rect,
    scroll: Scroll,
    marked: Option<usize>,
    alive: Alive,
    budgets: &Result<Vec<PathBudget>, AdviceError>,
    cx: &Cx<'_>,
) {
    let paths = &cx.guide.catalog.paths;
    let height = item_height(area, paths.len());
    let window = scroll.window(items_in(area, paths.len()).into(), paths.len());
    for (at, place) in window.zip(0_u16..) {
        let Some(path) = paths.get(at) else { continue };
        let y = area.y + place * height;
        let item = Rect { y, height: height.min(FULL).min(area.bottom().saturating_sub(y)), ..area };
        let budget = budgets.as_ref().ok().and_then(|budgets| budgets.get(at));
        draw(buf, item, path, budget, cx);
        let mut title = item.rows();
        let Some(title) = title.next() else { continue };
        if marked == Some(at) {
            let end = Rect { width: title.width.saturating_sub(1), ..title };
            paint::right(buf, end, "marked", cx.theme.style(Role::Accent));
        }
        if at == scroll.cursor {
            let role = if alive == Alive::Yes { Role::Selection } else { Role::Resting };
            paint::column(buf, item, cx.symbols.cursor, cx.theme.style(Role::Accent));
            paint::fill(buf, title, cx.theme.style(role));
        }
    }
}

fn draw(buf: &mut Buffer, item: Rect, path: &LearningPath, budget: Option<&PathBudget>, cx: &Cx<'_>) {
    let lines = [
        (path.title.as_str().to_owned(), Role::Text),
        (claims(path, cx), Role::Muted),
        (takes(budget, cx), Role::Muted),
    ];
    for ((text, role), row) in lines.into_iter().zip(item.rows()) {
        let inside = paint::after(row, 1);
        let room = Rect { width: inside.width.saturating_sub(1), ..inside };
        paint::cut(buf, room, &text, cx.symbols.ellipsis, cx.theme.style(role));
    }
}

fn claims(path: &LearningPath, cx: &Cx<'_>) -> String {
    let hours = figures::claimed_hours(path).map(|(low, high)| match high {
        Some(high) => hours::with_unit(Hours::new(low, high), cx.symbols),
        None => format!("{low:.0}+ h"),
    });
    let months = figures::claimed_months(path, cx.symbols);
    if hours.is_none() && months.is_none() {
        return "  claims neither hours nor months".to_owned();
    }
    line("claimed", hours, months.map(|months| format!("{months} months")))
}

fn takes(budget: Option<&PathBudget>, cx: &Cx<'_>) -> String {
    let Some(budget) = budget else { return String::new() };
    let Some(best) = &budget.best else { return "  excluded by your answers".to_owned() };
    let Some(own) = best.hours else { return "  states no hours to count with".to_owned() };
    let months = budget.months.map(|months| format!("{} months", figures::months(months, cx.symbols)));
    line("for you", Some(hours::with_unit(own, cx.symbols)), months)
}

fn line(label: &str, hours: Option<String>, months: Option<String>) -> String {
    let hours = hours.unwrap_or_default();
    let months = months.unwrap_or_default();
    format!("  {label:<8} {hours:>HOURS$}  {months:>MONTHS$}").trim_end().to_owned()
}
