//! The steps of the chosen path, each with its hours as a bar.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::figure::{GUTTER, Side, areas, put};
use crate::domain::advice::{Candidate, PathBudget, Phase, phases};
use crate::domain::catalog::{Depth, Hours, LearningPath};
use crate::domain::text::Count;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::range_bar::Scale;
use crate::tui::widgets::{gauge, hours, notice, paint};

/// Columns of the narrowest and the widest bar.
const BAR: (u16, u16) = (14, 72);
/// The widest title of a step.
const WIDEST_NAME: u16 = 26;

/// Draws what the chosen path comes to, and its steps.
pub(super) fn render(buf: &mut Buffer, area: Rect, path: &LearningPath, budget: &PathBudget, cx: &Cx<'_>) {
    let air = u16::from(area.height >= 8).min(area.height);
    let area = Rect { y: area.y + air, height: area.height - air, ..area };
    let Some(best) = &budget.best else {
        let text = format!(
            "Your answers leave no way of filling {}: something that it needs is avoided, or the language that you want \
             does not fit. /learn changes them.",
            path.title
        );
        notice::render(buf, area, &text, Role::Warning, cx);
        return;
    };
    heading(buf, Rect { height: area.height.min(1), ..area }, path, budget, best, cx);
    let below = Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area };
    let phases = phases(path, best);
    if best.estimate.is_none() {
        let text = match best.hours {
            Some(_) => {
                "The hours are the file's own: no topics stand behind its steps, so there is nothing to part them by."
            }
            None => "The file states no hours for this path, so neither months nor dates can be computed.",
        };
        notice::render(buf, below, text, Role::Muted, cx);
        return;
    }
    bars(buf, below, &phases, cx);
}

/// What the path comes to, in one row.
pub(super) fn heading(
    buf: &mut Buffer,
    row: Rect,
    path: &LearningPath,
    budget: &PathBudget,
    best: &Candidate,
    cx: &Cx<'_>,
) {
    let row = paint::after(row, 1);
    let used = paint::cut(buf, row, &path.title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
    let rest = paint::after(row, used);
    let total = best.hours.map_or(String::new(), |own| format!(": {:.0} h", own.expected()));
    let months = budget.months.map_or(String::new(), |[_, expected, _]| format!(", {expected:.0} months on paper"));
    let (long, short) = match (budget.chance, cx.guide.profile().deadline, budget.finish) {
        (Some(chance), Some(deadline), _) => {
            let words = figures::share_words(chance);
            let in_figures = figures::chance(chance);
            (format!(", {words} by {} ({in_figures})", figures::day(deadline)), format!(", {words} ({in_figures})"))
        }
        (_, _, Some(finish)) => (
            format!(", even chance {}, 85 % {}", figures::day(finish.even), figures::day(finish.likely)),
            format!(", {}", figures::calendar(finish.even, finish.likely, cx.symbols)),
        ),
        _ => (String::new(), String::new()),
    };
    let candidates = [format!("{total}{months}{long}"), format!("{total}{short}")];
    let text = candidates.iter().find(|text| paint::width(text) <= rest.width).unwrap_or(&total);
    paint::cut(buf, rest, text, cx.symbols.ellipsis, cx.theme.style(Role::Text));
}

fn bars(buf: &mut Buffer, area: Rect, phases: &[Phase<'_>], cx: &Cx<'_>) {
    let highest = phases.iter().filter_map(|phase| Some(phase.estimate?.hours.high)).max_by(f64::total_cmp);
    let Some(high) = highest.filter(|high| *high > 0.0) else {
        notice::render(buf, area, "You know all of it already: nothing is left to do.", Role::Good, cx);
        return;
    };
    let scale = Scale { low: 0.0, high };
    let names: Vec<&str> = phases.iter().map(|phase| name(phase, cx)).collect();
    let notes: Vec<String> = phases.iter().map(note).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(paint::width).max().unwrap_or(0);
    let depth = Depth::ALL.map(|depth| paint::width(depth.name())).into_iter().max().unwrap_or(0);
    let wanted = [
        Column { width: widest(&mut names.iter().copied()).min(WIDEST_NAME), importance: 9 },
        Column { width: depth, importance: 3 },
        Column { width: BAR.0, importance: 8 },
        Column { width: 9, importance: 7 },
        Column { width: widest(&mut notes.iter().map(String::as_str)), importance: 2 },
    ];
    let room = area.width.saturating_sub(3);
    let mut widths = shed(&wanted, GUTTER, room);
    let shown = u16::try_from(widths.iter().filter(|width| **width > 0).count()).unwrap_or(u16::MAX);
    let used = widths.iter().fold(GUTTER.saturating_mul(shown.saturating_sub(1)), |sum, width| sum + width);
    if let Some(bar) = widths.get_mut(2).filter(|bar| **bar > 0) {
        *bar = (*bar + room.saturating_sub(used)).min(BAR.1);
    }
    let fits = usize::from(area.height);
    // Where not all fit, the last row says how many are missing.
    let drawn = if phases.len() > fits { fits.saturating_sub(1) } else { phases.len() };
    for (((phase, name), note), row) in phases.iter().zip(names).zip(&notes).take(drawn).zip(area.rows()) {
        let row = paint::after(row, 2);
        let [title, depth, bar, figure, words] = areas(row, &widths)[..] else { continue };
        put(buf, title, name, Side::Left, Role::Text, cx);
        put(buf, words, note, Side::Left, Role::Good, cx);
        let Some(part) = phase.estimate else { continue };
        put(buf, depth, part.taken.depth.name(), Side::Left, Role::Muted, cx);
        let Hours { low, high } = part.hours;
        if !bar.is_empty() {
            gauge::amount(buf, bar, scale, [low, part.hours.expected(), high], cx);
        }
        put(buf, figure, &hours::with_unit(part.hours, cx.symbols), Side::Right, Role::Text, cx);
    }
    if drawn < phases.len()
        && let Some(last) = area.rows().next_back()
    {
        let missing = Count::new(phases.len() - drawn, "more step");
        paint::text(buf, paint::after(last, 2), &format!("{missing}; v shows all"), cx.theme.style(Role::Muted));
    }
}

/// What a step is called.
pub(super) fn name<'a>(phase: &Phase<'a>, cx: &Cx<'a>) -> &'a str {
    let roadmap = phase.roadmap.and_then(|at| cx.guide.catalog.roadmaps.get(at));
    roadmap.map_or_else(|| phase.step.map_or("", |step| step.text.as_str()), |own| own.title.as_str())
}

/// Why a step costs less than its whole roadmap, or why it is there at all.
pub(super) fn note(phase: &Phase<'_>) -> String {
    let mut parts = Vec::new();
    if phase.step.is_none() {
        parts.push("comes first".to_owned());
    }
    if let Some(part) = phase.estimate {
        if part.known > 0 {
            parts.push(format!("{} known", part.known));
        }
        if part.eased > 0 {
            parts.push(format!("{} at a third, idea known", part.eased));
        }
    }
    parts.join(", ")
}
