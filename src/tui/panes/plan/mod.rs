//! The plan: the weeks ahead, its phases over months, and its hours against time with the days on which it may be done.

mod axis;
mod hours;
mod phases;
mod time;
mod weeks;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::Place;
use crate::domain::plan::{Overview, PlanError};
use crate::tui::action::{Action, COMMANDS};
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::plans;
use crate::tui::theme::Role;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{notice, paint, rows};
use axis::Picture;
use time::TimeScale;
use weeks::ListedRow;

/// From this width on, weeks and pictures stand side by side.
const SIDE_BY_SIDE: u16 = 110;
/// Columns of the list beside the pictures: its narrowest and its widest.
const LIST: (u16, u16) = (48, 78);

/// Rows besides those of the phases from which on these stand apart beside the list.
const ROOM_FOR_AIR: u16 = 32;

/// What stands in the pane where there is no plan.
const NO_PLAN: &str = "No plan yet.\n\nEnter asks for a recommendation (/learn). Accept it there, and this pane shows its \
                       weeks, its phases over the months, and the days on which it may be done.";

/// What stands in place of the weeks where none are left.
const ALL_DONE: &str = "Everything in this plan is done. /learn finds out what comes next.";

/// A way of looking at the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// The weeks; where there is room, with both pictures beside.
    #[default]
    Weeks,
    /// The phases over months.
    Phases,
    /// Hours against time.
    Hours,
}

impl View {
    const ALL: [Self; 3] = [Self::Weeks, Self::Phases, Self::Hours];

    fn title(self) -> &'static str {
        match self {
            Self::Weeks => " Weeks ",
            Self::Phases => " Phases ",
            Self::Hours => " Hours ",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Weeks => Self::Phases,
            Self::Phases => Self::Hours,
            Self::Hours => Self::Weeks,
        }
    }
}

/// The pane.
#[derive(Default)]
pub(super) struct Plan {
    view: View,
    weeks: Scroll,
    phases: Scroll,
}

/// Where its parts stand. Each may be absent or of no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts {
    /// The plan's name and the views.
    title: Rect,
    /// The sentence that matters.
    standing: Rect,
    /// The deadline and its chances.
    deadline: Rect,
    weeks: Option<Rect>,
    rule: Option<Rect>,
    phases: Option<Rect>,
    hours: Option<Rect>,
}

fn parts(area: Rect, view: View, overview: &Overview) -> Parts {
    let mut rest = area;
    let mut take = |rows: u16| layout::take(&mut rest, rows);
    let (title, standing) = (take(1), take(1));
    let deadline = take(u16::from(overview.deadline.is_some() && area.height >= 8));
    take(u16::from(area.height >= 14));
    let whole = Parts { title, standing, deadline, weeks: None, rule: None, phases: None, hours: None };
    match view {
        View::Weeks if area.width < SIDE_BY_SIDE => Parts { weeks: Some(rest), ..whole },
        View::Weeks => {
            let (narrowest, widest) = LIST;
            let list = Rect { width: (rest.width / 12 * 5).clamp(narrowest, widest), ..rest };
            let rule = Rect { width: 1, ..paint::after(rest, list.width) };
            let pictures = paint::after(rest, list.width + 2);
            let [close, apart] = [1, 2].map(|item| phases::height(overview.phases.len(), item));
            let wanted = if apart + ROOM_FOR_AIR <= rest.height { apart } else { close };
            let beside = Parts { weeks: Some(list), rule: Some(rule), ..whole };
            // A line of air between the two.
            if wanted.saturating_add(1 + hours::FEWEST_ROWS) > rest.height {
                return Parts { phases: Some(pictures), ..beside };
            }
            let above = Rect { height: wanted, ..pictures };
            let y = above.bottom() + 1;
            let below = Rect { y, height: pictures.bottom() - y, ..pictures };
            Parts { phases: Some(above), hours: Some(below), ..beside }
        }
        View::Phases => Parts { phases: Some(rest), ..whole },
        View::Hours => Parts { hours: Some(rest), ..whole },
    }
}

/// Where the names of the views stand, at the right end of the title's row; empty where there is no room for all.
fn tabs(title: Rect) -> [(View, Rect); 3] {
    let all: u16 = View::ALL.iter().map(|view| paint::width(view.title())).sum();
    let mut rest = paint::after(title, title.width.saturating_sub(all));
    let fits = all <= title.width;
    View::ALL.map(|view| {
        let width = if fits { paint::width(view.title()) } else { 0 };
        let tab = Rect { width, ..rest };
        rest = paint::after(rest, width);
        (view, tab)
    })
}

impl Plan {
    fn act(&mut self, action: Action, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match action {
            Action::NextView => self.view = self.view.next(),
            Action::Cuts => out.ask(plans::cuts(cx).unwrap_or_else(|reason| Toast::trouble(reason).into())),
            Action::Why => out.ask(plans::replan(cx).unwrap_or_else(|reason| Toast::trouble(reason).into())),
            _ => return self.go(action, overview, cx, out),
        }
        Handled::Yes
    }

    fn go(&mut self, action: Action, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let parts = parts(cx.area, self.view, overview);
        match self.view {
            View::Weeks => self.in_weeks(action, parts, overview, cx, out),
            View::Phases => {
                let len = overview.phases.len();
                let height = parts.phases.map_or(0, |area| phases::parts(area, len, phases::DETAILS).in_view());
                if rows::go(&mut self.phases, action, height, len) {
                    return Handled::Yes;
                }
                if !matches!(action, Action::Confirm | Action::Right) {
                    return self.leave(action);
                }
                self.open_phase(overview, cx, out);
                Handled::Yes
            }
            View::Hours => self.leave(action),
        }
    }

    /// Out of a picture to the weeks.
    fn leave(&mut self, action: Action) -> Handled {
        if action != Action::Back || self.view == View::Weeks {
            return Handled::No;
        }
        self.view = View::Weeks;
        Handled::Yes
    }

    fn in_weeks(
        &mut self,
        action: Action,
        parts: Parts,
        overview: &Overview,
        cx: &Cx<'_>,
        out: &mut Outbox,
    ) -> Handled {
        let rows = weeks::rows(overview);
        let height = parts.weeks.map_or(0, |area| area.height);
        if weeks::go(&mut self.weeks, action, height, &rows) {
            return Handled::Yes;
        }
        let at = self.weeks.cursor.min(rows.len().saturating_sub(1));
        match (action, rows.get(at)) {
            (Action::Confirm, Some(_)) | (Action::Right, Some(ListedRow::Part(..))) => self.open(overview, cx, out),
            (Action::Right, Some(ListedRow::Week(_))) => {
                if matches!(rows.get(at + 1), Some(ListedRow::Part(..))) {
                    weeks::to(&mut self.weeks, at + 1, height.into(), &rows);
                }
            }
            (Action::Left | Action::Back, Some(ListedRow::Part(_, part))) => {
                weeks::to(&mut self.weeks, at.saturating_sub(part + 1), height.into(), &rows);
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    /// Goes to the topic under the cursor; on a week to its first.
    fn open(&self, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) {
        let rows = weeks::rows(overview);
        let (week, part) = match rows.get(self.weeks.cursor.min(rows.len().saturating_sub(1))) {
            Some(&ListedRow::Part(week, part)) => (week, part),
            Some(&ListedRow::Week(week)) => (week, 0),
            None => return,
        };
        let Some(part) = overview.weeks.get(week).and_then(|week| week.parts.get(part)) else {
            out.ask(Toast::good("nothing is planned in that week"));
            return;
        };
        out.ask(cx.guide.catalog.place(&part.id).map_or_else(
            || Request::Toast(Toast::trouble(format!("{} is not in this content", part.id))),
            Request::Visit,
        ));
    }

    /// Goes to the roadmap of the phase under the cursor.
    fn open_phase(&self, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) {
        let Some(phase) = overview.phases.get(self.phase(overview)) else { return };
        let at = cx.guide.catalog.roadmaps.iter().position(|roadmap| roadmap.id == phase.roadmap);
        out.ask(at.map_or_else(
            || Request::Toast(Toast::trouble(format!("{} is not in this content", phase.roadmap))),
            |at| Request::Visit(Place::Roadmap(at)),
        ));
    }

    fn phase(&self, overview: &Overview) -> usize {
        self.phases.cursor.min(overview.phases.len().saturating_sub(1))
    }

    fn point(&mut self, pointer: Pointer, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let parts = parts(cx.area, self.view, overview);
        if pointer.deed == Deed::Click
            && let Some((view, _)) = tabs(parts.title).into_iter().find(|(_, tab)| tab.contains(pointer.at))
        {
            self.view = view;
            return Handled::Yes;
        }
        if let Some(area) = parts.weeks.filter(|area| area.contains(pointer.at)) {
            self.point_at_week(pointer, area, overview, cx, out);
            return Handled::Yes;
        }
        let len = overview.phases.len();
        let rows =
            parts.phases.filter(|_| self.view == View::Phases).map(|area| phases::parts(area, len, phases::DETAILS));
        let Some(own) = rows.filter(|own| own.rows.contains(pointer.at)) else { return Handled::No };
        let before = self.phase(overview);
        // The rows between phases belong to those above.
        let y = own.rows.y + (pointer.at.y - own.rows.y) / own.item.max(1);
        let area = Rect { height: own.in_view(), ..own.rows };
        if rows::point(&mut self.phases, Pointer { at: Position { y, ..pointer.at }, ..pointer }, area, len)
            == Some(before)
        {
            self.open_phase(overview, cx, out);
        }
        Handled::Yes
    }

    /// A click chooses a week or a topic, a second one opens it; the wheel scrolls.
    fn point_at_week(&mut self, pointer: Pointer, area: Rect, overview: &Overview, cx: &Cx<'_>, out: &mut Outbox) {
        let listed = weeks::rows(overview);
        let before = self.weeks.cursor.min(listed.len().saturating_sub(1));
        let on_a_week = matches!(listed.get(before), Some(ListedRow::Week(_)));
        let clicked = rows::point(&mut self.weeks, pointer, area, listed.len());
        if clicked == Some(before) {
            self.open(overview, cx, out);
        } else if clicked.is_none() && pointer.deed != Deed::Click && on_a_week {
            weeks::settle(&mut self.weeks, area.height.into(), &listed);
        }
    }

    fn title_row(&self, buf: &mut Buffer, row: Rect, overview: &Overview, cx: &Cx<'_>) {
        let tabs = tabs(row);
        for (view, tab) in tabs {
            let role = if view == self.view { Role::Selection } else { Role::Muted };
            paint::text(buf, tab, view.title(), cx.theme.style(role));
        }
        let taken: u16 = tabs.iter().map(|(_, tab)| tab.width + 1).sum();
        let room = paint::after(Rect { width: row.width.saturating_sub(taken), ..row }, 1);
        paint::cut(buf, room, &overview.title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
    }
}

/// One of several sentences, a column off the edges.
fn sentence(buf: &mut Buffer, row: Rect, texts: &[String], role: Role, cx: &Cx<'_>) {
    let row = Rect { width: row.width.saturating_sub(1), ..paint::after(row, 1) };
    paint::cut(buf, row, words::fitting(texts, row.width), cx.symbols.ellipsis, cx.theme.style(role));
}

/// What stands in the pane where the content has lost what the plan takes.
fn unfollowable(error: &PlanError) -> String {
    format!(
        "This plan cannot be followed any more: {error}.\n\n/plans goes over to another, Enter makes a new one (/learn)."
    )
}

/// Asks for a recommendation.
fn recommend(cx: &Cx<'_>) -> Option<Request> {
    COMMANDS.iter().find(|command| command.name == "learn").and_then(|command| (command.run)("", cx).ok())
}

impl Component for Plan {
    fn context(&self) -> Context {
        Context::Plan
    }

    fn title(&self) -> &'static str {
        "Plan"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        match (cx.guide.overview(), self.view) {
            (None, _) => vec![Action::Confirm],
            (Some(_), View::Weeks) if plans::is_at_risk(cx.guide) => {
                vec![Action::Confirm, Action::NextView, Action::Cuts]
            }
            (Some(_), View::Weeks) => vec![Action::Confirm, Action::NextView, Action::Right],
            (Some(_), View::Phases) => vec![Action::Confirm, Action::NextView, Action::Back],
            (Some(_), View::Hours) => vec![Action::NextView, Action::Back],
        }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Some(overview) = cx.guide.overview() else {
            if input == Input::Action(Action::Confirm)
                && let Some(request) = recommend(cx)
            {
                out.ask(request);
                return Handled::Yes;
            }
            return Handled::No;
        };
        match input {
            Input::Action(action) => self.act(action, overview, cx, out),
            Input::Mouse(pointer) => self.point(pointer, overview, cx, out),
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let Some(overview) = cx.guide.overview() else {
            match cx.guide.course() {
                Some(Err(error)) => notice::render(buf, area, &unfollowable(error), Role::Warning, cx),
                _ => notice::render(buf, area, NO_PLAN, Role::Text, cx),
            }
            return None;
        };
        let parts = parts(area, self.view, overview);
        self.title_row(buf, parts.title, overview, cx);
        sentence(buf, parts.standing, &words::standing(overview, cx.symbols), Role::Accent, cx);
        sentence(buf, parts.deadline, &words::deadline(overview), Role::Text, cx);
        if let Some(area) = parts.weeks {
            if overview.weeks.is_empty() {
                notice::render(buf, area, ALL_DONE, Role::Good, cx);
            }
            weeks::render(buf, area, self.weeks, overview, cx);
        }
        if let Some(area) = parts.rule {
            paint::column(buf, area, cx.symbols.vertical, cx.theme.style(Role::Border));
        }
        // Two pictures on each other share their axis.
        let width = parts.phases.or(parts.hours).map_or(0, |area| area.width);
        let margin = match parts.phases {
            Some(_) => phases::margin(overview, width),
            None => hours::margin(overview),
        };
        let listed = weeks::rows(overview);
        let row = listed.get(self.weeks.cursor.min(listed.len().saturating_sub(1)));
        let week = row.filter(|_| parts.weeks.is_some()).and_then(|row| overview.weeks.get(row.week()));
        let scale = TimeScale::of(overview);
        let picture = Picture { overview, scale, week: week.map(|week| week.start), margin };
        if let Some(area) = parts.phases {
            let (scroll, selected, below) = match self.view {
                View::Phases => (self.phases, Some(self.phase(overview)), phases::DETAILS),
                View::Weeks | View::Hours => (Scroll::default(), None, 0),
            };
            let parts = phases::parts(area, overview.phases.len(), below);
            phases::render(buf, parts, &picture, scroll, selected, cx);
        }
        if let Some(area) = parts.hours {
            hours::render(buf, area, &picture, cx);
        }
        None
    }
}
