//! Where the hours go and when it ends: every path at one's own hours a week, the phases and modules of one of them, and
//! those of the plan.

mod figure;
mod parts;
mod paths;
mod standing;
mod steps;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::advice::PathBudget;
use crate::domain::catalog::Place;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::figures::{self, Budgets};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::plans;
use crate::tui::theme::Role;
use crate::tui::widgets::rows;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{gauge, notice, paint};
use parts::Part;

/// What stands in place of the plan where there is none.
const NO_PLAN: &str = "No plan yet.\n\na makes one of the path under the cursor, /learn recommends one. It is shown here by phase \
                       and module, with its deadline and what could be cut to meet it.";
/// Columns that the hours a week and their keys take.
const ROOM_FOR_HOURS: u16 = 22;
/// Rows for the steps of the chosen path that are worth taking from the paths.
const FEWEST_STEPS: u16 = 5;

/// A way of looking at hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// All paths beside each other.
    #[default]
    Paths,
    /// The phases and modules of the path under the cursor.
    Parts,
    /// Those of the active plan.
    Plan,
}

impl View {
    const ALL: [Self; 3] = [Self::Paths, Self::Parts, Self::Plan];

    fn title(self) -> &'static str {
        match self {
            Self::Paths => " Paths ",
            Self::Parts => " Parts ",
            Self::Plan => " Plan ",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Paths => Self::Parts,
            Self::Parts => Self::Plan,
            Self::Plan => Self::Paths,
        }
    }
}

/// The pane.
#[derive(Default)]
pub(super) struct Budget {
    view: View,
    paths: Scroll,
    rows: Scroll,
    budgets: Budgets,
}

/// Where the parts of the view of all paths stand. Each may be of no height.
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
    let mut take = |rows: u16| layout::take(&mut rest, rows);
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

/// Where the names of the views stand, at the right end of the first row; empty where there is no room for all.
fn tabs(area: Rect) -> [(View, Rect); 3] {
    let row = Rect { height: area.height.min(1), ..area };
    let all: u16 = View::ALL.iter().map(|view| paint::width(view.title())).sum();
    let mut rest = paint::after(row, row.width.saturating_sub(all));
    View::ALL.map(|view| {
        let width = if all + ROOM_FOR_HOURS <= row.width { paint::width(view.title()) } else { 0 };
        let tab = Rect { width, ..rest };
        rest = paint::after(rest, width);
        (view, tab)
    })
}

/// Where phases and modules stand: below the hours a week and two rows of words.
fn below_words(area: Rect) -> (Rect, Rect) {
    let words = layout::skip(area, 1 + u16::from(area.height >= 14));
    let list = layout::skip(words, 2 + u16::from(area.height >= 19));
    (Rect { height: words.height.min(2), ..words }, list)
}

impl Budget {
    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if self.moves(action, cx) {
            return Handled::Yes;
        }
        match action {
            Action::NextView => self.look(self.view.next()),
            Action::Cuts => out.ask(plans::cuts(cx).unwrap_or_else(|reason| Toast::trouble(reason).into())),
            Action::Back if self.view != View::Paths => self.look(View::Paths),
            Action::Left => out.ask(Request::Change(Change::SetHours(cx.guide.weekly().step(-1)))),
            Action::Right => out.ask(Request::Change(Change::SetHours(cx.guide.weekly().step(1)))),
            Action::Accept => out.ask(plans::accept_path(&self.budgets.of(cx.guide), self.paths.cursor, cx)),
            Action::Confirm => return self.open(cx, out),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn look(&mut self, view: View) {
        (self.view, self.rows) = (view, Scroll::default());
    }

    /// Moves the cursor; answers whether the action is a movement.
    fn moves(&mut self, action: Action, cx: &Cx<'_>) -> bool {
        if self.view == View::Paths {
            return rows::go(&mut self.paths, action, parts(cx.area, len(cx)).in_view(), len(cx));
        }
        let (_, list) = below_words(cx.area);
        let len = self.parts(cx).len();
        rows::go(&mut self.rows, action, parts::list(list).height, len)
    }

    /// The phases and modules that are in view.
    fn parts(&self, cx: &Cx<'_>) -> Vec<Part> {
        match self.view {
            View::Paths => Vec::new(),
            View::Parts => {
                let budgets = self.budgets.of(cx.guide);
                let budget = budgets.as_ref().as_ref().ok().and_then(|budgets| budgets.get(self.paths.cursor));
                let best = budget.and_then(|budget| budget.best.as_ref());
                let path = cx.guide.catalog.paths.get(self.paths.cursor);
                path.zip(best).map_or_else(Vec::new, |(path, best)| parts::of_path(path, best, cx))
            }
            View::Plan => {
                let course = cx.guide.course().and_then(Result::ok);
                course.map_or_else(Vec::new, |course| parts::of_plan(course, cx))
            }
        }
    }

    /// Goes to what the cursor is on.
    fn open(&self, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let place = if self.view == View::Paths {
            (len(cx) > 0).then_some(Place::Path(self.paths.cursor))
        } else {
            let parts = self.parts(cx);
            parts.get(self.rows.cursor.min(parts.len().saturating_sub(1))).and_then(|part| part.place)
        };
        let Some(place) = place else { return Handled::No };
        out.ask(Request::Visit(place));
        Handled::Yes
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if pointer.deed == Deed::Click
            && let Some((view, _)) = tabs(cx.area).into_iter().find(|(_, tab)| tab.contains(pointer.at))
        {
            self.look(view);
            return Handled::Yes;
        }
        if self.view != View::Paths {
            let (_, list) = below_words(cx.area);
            let (list, len, before) = (parts::list(list), self.parts(cx).len(), self.rows.cursor);
            if rows::point(&mut self.rows, pointer, list, len) == Some(before) {
                return self.open(cx, out);
            }
            return Handled::Yes;
        }
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
        match self.view {
            View::Paths if len(cx) == 0 => vec![Action::Left, Action::Right],
            View::Paths | View::Parts => vec![Action::Right, Action::NextView, Action::Accept],
            View::Plan if plans::is_at_risk(cx.guide) => vec![Action::Cuts, Action::Right, Action::NextView],
            View::Plan => vec![Action::Right, Action::NextView, Action::Confirm],
        }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx, out),
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let parts = parts(area, len(cx));
        hours(buf, area, self.view, cx);
        let below = Rect { y: parts.axis.y, height: area.bottom().saturating_sub(parts.axis.y), ..area };
        if self.view == View::Plan {
            self.render_plan(buf, area, cx);
            return None;
        }
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
        if self.view == View::Parts {
            self.render_parts(buf, area, budgets, cx);
            return None;
        }
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

impl Budget {
    /// The chosen path by phase and module.
    fn render_parts(&self, buf: &mut Buffer, area: Rect, budgets: &[PathBudget], cx: &Cx<'_>) {
        let (words, list) = below_words(area);
        let chosen = cx.guide.catalog.paths.get(self.paths.cursor).zip(budgets.get(self.paths.cursor));
        let Some((path, budget)) = chosen else { return };
        let Some(best) = &budget.best else {
            steps::render(buf, words.union(list), path, budget, cx);
            return;
        };
        steps::heading(buf, layout::row(words, 0), path, budget, best, cx);
        standing::claim(buf, layout::row(words, 1), path, cx);
        parts::render(buf, list, &self.parts(cx), self.rows, cx);
    }

    /// The active plan by phase and module.
    fn render_plan(&self, buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
        let (words, list) = below_words(area);
        let Some(overview) = cx.guide.overview() else {
            notice::render(buf, words.union(list), NO_PLAN, Role::Text, cx);
            return;
        };
        standing::heading(buf, layout::row(words, 0), overview, cx);
        standing::deadline(buf, layout::row(words, 1), overview, cx);
        parts::render(buf, list, &self.parts(cx), self.rows, cx);
    }
}

/// Hours a week, with the keys that change them, and the names of the views.
fn hours(buf: &mut Buffer, area: Rect, view: View, cx: &Cx<'_>) {
    let tabs = tabs(area);
    for (own, tab) in tabs {
        let role = if own == view { Role::Selection } else { Role::Muted };
        paint::text(buf, tab, own.title(), cx.theme.style(role));
    }
    let taken: u16 = tabs.iter().map(|(_, tab)| tab.width).sum();
    let area = Rect { width: area.width.saturating_sub(taken), height: area.height.min(1), ..area };
    let [_, _, left, right] = cx.symbols.arrows;
    // Where arrows are words, signs do.
    let (left, right) = if left.is_ascii() { ("<", ">") } else { (left, right) };
    let mut rest = paint::after(area, 1);
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
    let note = match (profile.deadline.filter(|_| view != View::Plan), profile.hours) {
        (Some(deadline), _) => format!("deadline {}  ", figures::day(deadline)),
        (None, None) => "assumed until changed  ".to_owned(),
        (None, Some(_)) => String::new(),
    };
    let room = paint::after(rest, 2.min(rest.width));
    if paint::width(&note) <= room.width {
        paint::right(buf, room, &note, cx.theme.style(Role::Muted));
    }
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
