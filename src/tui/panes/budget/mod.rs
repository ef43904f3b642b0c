//! Where the hours go and when it ends: every path at one's own hours a week, and the steps of one of them.

mod figure;
mod paths;
mod steps;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::catalog::Place;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request};
use crate::tui::figures::{self, Budgets};
use crate::tui::keymap::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::rows;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{gauge, notice, paint};

/// Rows for the steps of the chosen path that are worth taking from the paths.
const FEWEST_STEPS: u16 = 5;

/// The pane.
#[derive(Default)]
pub(super) struct Budget {
    paths: Scroll,
    budgets: Budgets,
}

/// Where its parts stand. Each may be of no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts {
    /// Hours a week.
    hours: Rect,
    /// The scale and the titles of the columns.
    axis: Rect,
    /// The paths.
    paths: Rect,
    /// Rows that one path takes, the gap behind it included.
    item: u16,
    /// What the signs mean.
    legend: Rect,
    /// The steps of the chosen path.
    steps: Rect,
}

impl Parts {
    /// How many paths are in view.
    fn in_view(self) -> u16 {
        (self.paths.height + self.item.saturating_sub(paths::ROWS)) / self.item.max(1)
    }
}

/// Parts an area between paths and steps: with air between the paths where all fit with it and leave room for the steps.
fn parts(area: Rect, len: usize) -> Parts {
    let len = u16::try_from(len).unwrap_or(u16::MAX);
    let mut rest = area;
    let mut take = |rows: u16| {
        let rows = rows.min(rest.height);
        let part = Rect { height: rows, ..rest };
        rest = Rect { y: rest.y + rows, height: rest.height - rows, ..rest };
        part
    };
    let air = u16::from(area.height >= 19);
    let hours = take(1 + air);
    let axis = take(1);
    let below = 2 + air + FEWEST_STEPS;
    let room = area.height.saturating_sub(2 + air + below);
    let roomy = len.saturating_mul(paths::ROWS + 1).saturating_sub(1) <= room;
    let item = if roomy { paths::ROWS + 1 } else { paths::ROWS };
    let wanted = len.saturating_mul(item).saturating_sub(item - paths::ROWS);
    let least = paths::ROWS.min(area.height);
    let paths = take(wanted.min(room.max(least)));
    let legend = take(1 + air);
    let steps = take(u16::MAX);
    Parts { hours, axis, paths, item, legend, steps }
}

fn len(cx: &Cx<'_>) -> usize {
    cx.guide.catalog.paths.len()
}

impl Budget {
    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let parts = parts(cx.area, len(cx));
        if rows::go(&mut self.paths, action, parts.in_view(), len(cx)) {
            return Handled::Yes;
        }
        match action {
            Action::Left => out.ask(Request::Change(Change::SetHours(cx.guide.weekly().step(-1)))),
            Action::Right => out.ask(Request::Change(Change::SetHours(cx.guide.weekly().step(1)))),
            Action::Confirm if len(cx) > 0 => out.ask(Request::Visit(Place::Path(self.paths.cursor))),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>) -> Handled {
        let parts = parts(cx.area, len(cx));
        if !parts.paths.contains(pointer.at) && pointer.deed == Deed::Click {
            return Handled::No;
        }
        let y = parts.paths.y + pointer.at.y.saturating_sub(parts.paths.y) / parts.item.max(1);
        let area = Rect { height: parts.in_view(), ..parts.paths };
        rows::point(&mut self.paths, Pointer { at: Position { y, ..pointer.at }, ..pointer }, area, len(cx));
        Handled::Yes
    }
}

impl Component for Budget {
    fn context(&self) -> Context {
        Context::Budget
    }

    fn title(&self) -> &'static str {
        "Budget"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        if len(cx) > 0 { vec![Action::Left, Action::Right, Action::Confirm] } else { vec![Action::Left, Action::Right] }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx),
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let parts = parts(area, len(cx));
        hours(buf, parts.hours, cx);
        let below = Rect { y: parts.axis.y, height: area.bottom().saturating_sub(parts.axis.y), ..area };
        if len(cx) == 0 {
            let text = "This guide states no learning path, so there is nothing to count. The Roadmaps pane shows what it \
                        covers; a section such as \"## Learning Paths\" in the file would appear here.";
            notice::render(buf, below, text, Role::Text, cx);
            return None;
        }
        let budgets = self.budgets.of(cx.guide);
        let budgets = match &*budgets {
            Ok(budgets) => budgets,
            Err(error) => {
                let text = format!("Nothing can be computed: {error}. /learn changes your answers.");
                notice::render(buf, below, &text, Role::Warning, cx);
                return None;
            }
        };
        let columns = paths::columns(parts.paths.width, budgets, cx);
        let scale = paths::scale(budgets, cx);
        paths::titles(buf, parts.axis, &columns, scale, cx);
        paths::render(buf, &parts, self.paths, budgets, &columns, scale, cx);
        if scale.is_some() {
            legend(buf, parts.legend, cx);
        }
        let chosen = cx.guide.catalog.paths.get(self.paths.cursor).zip(budgets.get(self.paths.cursor));
        if let Some((path, budget)) = chosen {
            steps::render(buf, parts.steps, path, budget, cx);
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.paths.cursor < len(cx).max(1)
    }
}

/// Hours a week, with the keys that change them.
fn hours(buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
    let [_, _, left, right] = cx.symbols.arrows;
    // Where arrows are words, signs do.
    let (left, right) = if left.is_ascii() { ("<", ">") } else { (left, right) };
    let mut rest = paint::after(Rect { height: area.height.min(1), ..area }, 1);
    let weekly = format!("{} h a week", cx.guide.weekly());
    for (text, role) in [
        (format!("{left} "), Role::Muted),
        (weekly, Role::Accent),
        (format!(" {right}"), Role::Muted),
        ("   from ".to_owned(), Role::Muted),
        (figures::day(cx.guide.today), Role::Muted),
    ] {
        let used = paint::text(buf, rest, &text, cx.theme.style(role));
        rest = paint::after(rest, used);
    }
    let profile = cx.guide.profile();
    let note = match (profile.deadline, profile.hours) {
        (Some(deadline), _) => format!("deadline {} ", figures::day(deadline)),
        (None, None) => "assumed until you change it ".to_owned(),
        (None, Some(_)) => String::new(),
    };
    paint::right(buf, paint::after(rest, 2.min(rest.width)), &note, cx.theme.style(Role::Muted));
}

/// What the signs mean; the sign itself is drawn as in the bars.
fn legend(buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
    let Some(row) = area.rows().next_back() else { return };
    let scale = crate::tui::widgets::range_bar::Scale { low: 0.0, high: 4.0 };
    let sign = |rest: Rect| Rect { width: rest.width.min(5), ..rest };
    let mut rest = paint::after(row, 3);
    gauge::estimate(buf, sign(rest), scale, [0.0, 2.0, 4.0], cx);
    rest = paint::after(rest, 6);
    let used = paint::text(buf, rest, "hours for you, 8 in 10 within", cx.theme.style(Role::Muted));
    rest = paint::after(rest, used + 3);
    gauge::claim(buf, sign(rest), scale, 0.0, Some(4.0), cx);
    paint::text(buf, paint::after(rest, 6), "hours claimed", cx.theme.style(Role::Muted));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_pane_and_leave_room_for_the_steps() {
        for (width, height) in [(60, 17), (80, 21), (120, 33), (200, 57), (20, 3), (20, 1), (0, 0)] {
            let area = Rect { x: 0, y: 2, width, height };
            for len in [1, 4, 50] {
                let parts = parts(area, len);
                let all = [parts.hours, parts.axis, parts.paths, parts.legend, parts.steps];
                assert_eq!(all.iter().map(|part| part.height).sum::<u16>(), height, "{width}x{height}, {len}");
                assert!(height < 17 || parts.steps.height >= FEWEST_STEPS, "{width}x{height}, {len}: {parts:?}");
            }
        }
    }
}
