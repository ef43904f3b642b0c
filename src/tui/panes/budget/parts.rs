//! Phases and modules, each with its hours as a bar and what its file claims beside it: of the chosen path, or of the plan.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::figure::{GUTTER, Side, areas, put};
use super::steps;
use crate::domain::advice::{Candidate, phases};
use crate::domain::catalog::{Depth, Hours, LearningPath, Place};
use crate::domain::learner::Knowledge;
use crate::domain::plan::{Course, ModuleCost, order};
use crate::domain::text::number;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::range_bar::Scale;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{gauge, hours, paint};

/// Columns of the narrowest and the widest bar.
const BAR: (u16, u16) = (14, 72);
/// The widest title, and the widest where there is plenty of room.
const WIDEST_NAME: (u16, u16) = (30, 46);
/// From this width on there is plenty.
const PLENTY: u16 = 110;
/// Columns that a module stands further in than its phase.
const INDENT: u16 = 2;
const CLAIMED: &str = "file says";

/// A phase or a module.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    title: String,
    /// Of a phase; absent for a module.
    depth: Option<Depth>,
    is_module: bool,
    /// Absent where only the persona names the phase.
    hours: Option<Hours>,
    /// What its file claims for the whole roadmap.
    claimed: Option<Hours>,
    note: String,
    /// Where one reads about it.
    pub(super) place: Option<Place>,
}

/// The phases of a path on its best way, each with its modules.
pub(super) fn of_path(path: &LearningPath, best: &Candidate, cx: &Cx<'_>) -> Vec<Part> {
    let catalog = &cx.guide.catalog;
    let knowledge = Knowledge::of(catalog, &cx.guide.profile().know).unwrap_or_default();
    let order = order(catalog, &best.way.sequence, &knowledge);
    let mut modules = order.by_module(&catalog.graph, &[]).into_iter();
    let mut parts = Vec::new();
    for phase in phases(path, best) {
        parts.push(Part {
            title: steps::name(&phase, cx).to_owned(),
            depth: phase.estimate.map(|own| own.taken.depth),
            is_module: false,
            hours: phase.estimate.map(|own| own.hours),
            claimed: phase.roadmap.and_then(|at| catalog.roadmaps.get(at)?.hours),
            note: steps::note(&phase),
            place: phase.roadmap.map(Place::Roadmap),
        });
        if let Some(estimate) = phase.estimate {
            let own = modules.next().unwrap_or_default();
            parts.extend(own.iter().map(|module| of_module(module, estimate.taken.roadmap, cx)));
        }
    }
    parts
}

/// The phases of a plan, each with its modules, what is done already included.
pub(super) fn of_plan(course: &Course, cx: &Cx<'_>) -> Vec<Part> {
    let catalog = &cx.guide.catalog;
    let phases = course.order.phases.iter().zip(course.order.by_module(&catalog.graph, &course.over));
    let mut parts = Vec::new();
    for (phase, modules) in phases.filter(|(_, modules)| !modules.is_empty()) {
        let Some(roadmap) = catalog.roadmaps.get(phase.taken.roadmap) else { continue };
        parts.push(Part {
            title: roadmap.title.to_string(),
            depth: Some(phase.taken.depth),
            is_module: false,
            hours: Some(modules.iter().map(|module| module.hours).sum()),
            claimed: roadmap.hours,
            note: over(modules.iter().map(|module| module.over).sum()),
            place: Some(Place::Roadmap(phase.taken.roadmap)),
        });
        parts.extend(modules.iter().map(|module| of_module(module, phase.taken.roadmap, cx)));
    }
    parts
}

fn of_module(module: &ModuleCost, phase: usize, cx: &Cx<'_>) -> Part {
    let roadmap = cx.guide.catalog.roadmaps.get(module.roadmap);
    let title = roadmap.and_then(|own| own.modules.get(module.module)).map_or("", |own| own.title.as_str());
    // What comes in from elsewhere says from where.
    let title = match roadmap.filter(|_| module.roadmap != phase) {
        Some(roadmap) => format!("{}: {title}", roadmap.title),
        None => title.to_owned(),
    };
    Part {
        title,
        depth: None,
        is_module: true,
        hours: Some(module.hours),
        claimed: None,
        note: over(module.over),
        place: Some(Place::Module(module.roadmap, module.module)),
    }
}

/// How much is done, where anything is.
fn over(hours: Hours) -> String {
    let done = hours.expected();
    if done > 0.0 { format!("{} h done", number(done)) } else { String::new() }
}

/// Draws the scale and the titles of columns on the first row, what the signs mean on the last, and the parts between.
pub(super) fn render(buf: &mut Buffer, area: Rect, parts: &[Part], scroll: Scroll, cx: &Cx<'_>) {
    let list = list(area);
    let highest = parts.iter().filter_map(|part| part.hours).map(|hours| hours.high).max_by(f64::total_cmp);
    let scale = highest.filter(|high| *high > 0.0).map(|high| Scale { low: 0.0, high });
    let widths = widths(parts, list.width, cx);
    titles(buf, Rect { height: area.height.min(1), ..area }, &widths, scale, cx);
    let cursor = scroll.cursor.min(parts.len().saturating_sub(1));
    for (at, row) in scroll.window(list.height.into(), parts.len()).zip(list.rows()) {
        let Some(part) = parts.get(at) else { continue };
        draw(buf, row, part, &widths, scale, cx);
        if at == cursor {
            paint::text(buf, row, cx.symbols.cursor, cx.theme.style(Role::Accent));
            let title = Rect { width: widths.first().map_or(0, |width| width + 2).min(row.width), ..row };
            paint::fill(buf, title, cx.theme.style(Role::Selection));
        }
    }
    let window = scroll.window(list.height.into(), parts.len());
    let ends = [(window.start > 0, list.y), (window.end < parts.len(), list.bottom().saturating_sub(1))];
    for ((is_more, y), sign) in ends.into_iter().zip(cx.symbols.more) {
        if is_more {
            let end = Rect { x: list.right().saturating_sub(1), y, width: 1, height: 1 };
            paint::text(buf, end.intersection(list), sign, cx.theme.style(Role::Muted));
        }
    }
    if area.height > list.height + 1 {
        legend(buf, Rect { y: area.bottom() - 1, height: 1, ..area }, cx);
    }
}

/// Where the parts stand in an area.
pub(super) fn list(area: Rect) -> Rect {
    let above = 1.min(area.height);
    let below = u16::from(area.height >= 6);
    Rect { y: area.y + above, height: area.height - above - below, ..area }
}

/// Widths of the columns: title, depth, bar, hours, claim, note.
fn widths(parts: &[Part], width: u16, cx: &Cx<'_>) -> Vec<u16> {
    let widest = |text: &dyn Fn(&Part) -> u16| parts.iter().map(text).max().unwrap_or(0);
    let title = widest(&|part| paint::width(&part.title) + if part.is_module { INDENT } else { 0 });
    let depth = widest(&|part| part.depth.map_or(0, |depth| paint::width(depth.name())));
    let figure = widest(&|part| part.hours.map_or(0, |own| paint::width(&hours::with_unit(own, cx.symbols))));
    let claimed = widest(&|part| part.claimed.map_or(0, |own| paint::width(&hours::with_unit(own, cx.symbols))));
    let claimed = if claimed > 0 { claimed.max(paint::width(CLAIMED)) } else { 0 };
    let note = widest(&|part| paint::width(&part.note));
    let wanted = [
        Column { width: title.min(if width >= PLENTY { WIDEST_NAME.1 } else { WIDEST_NAME.0 }), importance: 9 },
        Column { width: depth, importance: 3 },
        Column { width: BAR.0, importance: 8 },
        Column { width: figure, importance: 7 },
        Column { width: claimed, importance: 5 },
        Column { width: note, importance: 2 },
    ];
    let room = width.saturating_sub(2);
    let mut widths = shed(&wanted, GUTTER, room);
    let shown = u16::try_from(widths.iter().filter(|width| **width > 0).count()).unwrap_or(u16::MAX);
    let used = widths.iter().fold(GUTTER.saturating_mul(shown.saturating_sub(1)), |sum, width| sum + width);
    if let Some(bar) = widths.get_mut(2).filter(|bar| **bar > 0) {
        *bar = (*bar + room.saturating_sub(used)).min(BAR.1);
    }
    widths
}

fn titles(buf: &mut Buffer, row: Rect, widths: &[u16], scale: Option<Scale>, cx: &Cx<'_>) {
    let [_, _, bar, figure, claimed, _] = areas(paint::after(row, 1), widths)[..] else { return };
    if let Some(scale) = scale.filter(|_| !bar.is_empty()) {
        gauge::axis(buf, bar, scale, "h", cx);
    }
    put(buf, figure, "hours", Side::Right, Role::Muted, cx);
    put(buf, claimed, CLAIMED, Side::Right, Role::Muted, cx);
}

fn draw(buf: &mut Buffer, row: Rect, part: &Part, widths: &[u16], scale: Option<Scale>, cx: &Cx<'_>) {
    let [title, depth, bar, figure, claimed, note] = areas(paint::after(row, 1), widths)[..] else { return };
    let (indent, role) = if part.is_module { (INDENT, Role::Text) } else { (0, Role::Heading) };
    put(buf, paint::after(title, indent), &part.title, Side::Left, role, cx);
    put(buf, note, &part.note, Side::Left, Role::Good, cx);
    let Some(own) = part.hours else { return };
    put(buf, depth, part.depth.map_or("", Depth::name), Side::Left, Role::Muted, cx);
    if let Some(scale) = scale.filter(|_| !bar.is_empty()) {
        gauge::amount(buf, bar, scale, [own.low, own.expected(), own.high], cx);
    }
    put(buf, figure, &hours::with_unit(own, cx.symbols), Side::Right, role, cx);
    if let Some(stated) = part.claimed {
        put(buf, claimed, &hours::with_unit(stated, cx.symbols), Side::Right, Role::Muted, cx);
    }
}

/// What the signs of a bar mean.
fn legend(buf: &mut Buffer, row: Rect, cx: &Cx<'_>) {
    let rest = paint::after(row, 1);
    let sign = Rect { width: rest.width.min(8), ..rest };
    gauge::amount(buf, sign, Scale { low: 0.0, high: 7.0 }, [3.0, 5.0, 7.0], cx);
    let text = "hours for you: low, expected, high; 8 in 10 lie between low and high";
    let short = "hours for you: low, expected, high";
    let rest = paint::after(rest, 9);
    let text = if paint::width(text) <= rest.width { text } else { short };
    paint::cut(buf, rest, text, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
}
