//! The weeks ahead as a list: a row for each week, and below it one for each of its topics and projects.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::words;
use crate::domain::plan::{Overview, Part, WeekOverview};
use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::columns::{Column, shed};
use crate::tui::widgets::paint;
use crate::tui::widgets::scroll::{Move, Scroll};

/// Columns between columns.
const GUTTER: u16 = 2;
/// The widest title of a roadmap.
const WIDEST_ROADMAP: u16 = 22;
/// What is said of a topic that is not done with its week.
const GOES_ON: &str = "goes on";

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListedRow {
    /// A week, by number.
    Week(usize),
    /// A part of a week: the numbers of both.
    Part(usize, usize),
}

impl ListedRow {
    /// The number of the week that it belongs to.
    pub(super) fn week(self) -> usize {
        match self {
            Self::Week(week) | Self::Part(week, _) => week,
        }
    }
}

/// All rows, in order.
pub(super) fn rows(overview: &Overview) -> Vec<ListedRow> {
    let weeks = overview.weeks.iter().enumerate();
    weeks
        .flat_map(|(at, week)| {
            let parts = (0..week.parts.len()).map(move |part| ListedRow::Part(at, part));
            std::iter::once(ListedRow::Week(at)).chain(parts)
        })
        .collect()
}

/// Moves the cursor: from week to week, or inside weeks from topic to topic. Answers whether the action is a movement.
pub(super) fn go(scroll: &mut Scroll, action: Action, height: u16, rows: &[ListedRow]) -> bool {
    let height = usize::from(height);
    let cursor = scroll.cursor.min(rows.len().saturating_sub(1));
    let page = height.saturating_sub(1).max(1);
    let inside = matches!(rows.get(cursor), Some(ListedRow::Part(..)));
    let target = match action {
        Action::Up => cursor.saturating_sub(1),
        Action::Down => cursor.saturating_add(1),
        Action::PageUp => cursor.saturating_sub(page),
        Action::PageDown => cursor.saturating_add(page),
        Action::First => 0,
        Action::Last => rows.len(),
        _ => return false,
    };
    let target = target.min(rows.len().saturating_sub(1));
    let of_level = |at: &usize| matches!(rows.get(*at), Some(ListedRow::Part(..))) == inside;
    let before = || (0..=target).rev().find(of_level);
    let after = || (target..rows.len()).find(of_level);
    let found = match action {
        Action::Up | Action::PageUp | Action::Last => before().or_else(after),
        _ => after().or_else(before),
    };
    // No row of this kind further on: the cursor stays, and does not turn back.
    let backwards = matches!(action, Action::Up | Action::PageUp);
    let found =
        found.filter(|&found| if backwards { found <= cursor } else { found >= cursor || action == Action::First });
    to(scroll, found.unwrap_or(cursor), height, rows);
    true
}

/// Puts the cursor on a row, with as much of its week in view as there is room for.
pub(super) fn to(scroll: &mut Scroll, row: usize, height: usize, rows: &[ListedRow]) {
    if matches!(rows.get(row), Some(ListedRow::Week(_))) {
        let parts = rows.iter().skip(row + 1).take_while(|own| matches!(own, ListedRow::Part(..))).count();
        scroll.go(Move::To(row + parts), height, rows.len());
    }
    scroll.go(Move::To(row), height, rows.len());
}

/// After the wheel has turned, the cursor may have been pushed from a week to a topic: puts it on the next week in view.
pub(super) fn settle(scroll: &mut Scroll, height: usize, rows: &[ListedRow]) {
    let window = scroll.window(height, rows.len());
    let week = |at: &usize| matches!(rows.get(*at), Some(ListedRow::Week(_)));
    if let Some(row) = (scroll.cursor..window.end).find(week).or_else(|| window.rev().find(week)) {
        scroll.cursor = row;
    }
}

/// Draws the rows in view.
pub(super) fn render(buf: &mut Buffer, area: Rect, scroll: Scroll, overview: &Overview, cx: &Cx<'_>) {
    let rows = rows(overview);
    let cursor = scroll.cursor.min(rows.len().saturating_sub(1));
    let columns = columns(overview, area.width);
    for (at, row) in scroll.window(area.height.into(), rows.len()).zip(area.rows()) {
        match rows.get(at) {
            Some(&ListedRow::Week(week)) => heading(buf, row, week, overview, columns, cx),
            Some(&ListedRow::Part(week, at)) => {
                let part = overview.weeks.get(week).and_then(|week| week.parts.get(at));
                if let Some(part) = part {
                    entry(buf, row, part, columns, cx);
                }
            }
            None => {}
        }
        if at == cursor {
            paint::text(buf, row, cx.symbols.cursor, cx.theme.style(Role::Accent));
            paint::fill(buf, row, cx.theme.style(Role::Selection));
        }
    }
}

/// Widths of the columns of a part: its title, its roadmap, its hours, whether it goes on.
fn columns(overview: &Overview, width: u16) -> [u16; 4] {
    let parts = || overview.weeks.iter().flat_map(|week| &week.parts);
    let roadmap = parts().map(|part| paint::width(&part.roadmap)).max().unwrap_or(0).min(WIDEST_ROADMAP);
    let hours = parts().map(|part| part.hours).chain(overview.weeks.iter().map(|week| week.capacity));
    let hours = hours.map(|hours| paint::width(&in_hours(hours))).max().unwrap_or(0);
    let room = width.saturating_sub(4);
    let wanted = [(26, 9), (roadmap, 3), (hours, 8), (paint::width(GOES_ON), 6)];
    let shed = shed(&wanted.map(|(width, importance)| Column { width, importance }), GUTTER, room);
    let [_, roadmap, hours, goes_on] = shed[..] else { return [room, 0, 0, 0] };
    let others: u16 =
        [roadmap, hours, goes_on].into_iter().filter(|width| *width > 0).map(|width| width + GUTTER).sum();
    [room.saturating_sub(others), roadmap, hours, goes_on]
}

fn in_hours(hours: f64) -> String {
    format!("{} h", words::hours(hours))
}

/// The areas of the columns in a row, of no width where there is no room for one.
fn areas(row: Rect, columns: [u16; 4]) -> [Rect; 4] {
    let mut rest = paint::after(row, 3);
    columns.map(|width| {
        let area = Rect { width: width.min(rest.width), ..rest };
        if width > 0 {
            rest = paint::after(rest, width + GUTTER);
        }
        area
    })
}

fn heading(buf: &mut Buffer, row: Rect, at: usize, overview: &Overview, columns: [u16; 4], cx: &Cx<'_>) {
    let Some(week) = overview.weeks.get(at) else { return };
    let [title, roadmap, hours, _] = areas(row, columns);
    let name = if week.start <= overview.today {
        "This week  "
    } else if at == 1 {
        "Next week  "
    } else {
        ""
    };
    let days = words::week(week.start, overview.today, cx.symbols);
    // A week has no roadmap, so its name may take that column too.
    let end = if roadmap.width > 0 { roadmap.right() } else { title.right() };
    let room = Rect { width: end.saturating_sub(row.x + 1), ..paint::after(row, 1) };
    let used = paint::cut(buf, room, &format!("{name}{days}"), cx.symbols.ellipsis, cx.theme.style(Role::Heading));
    if let Some(deadline) =
        overview.deadline.filter(|day| (week.start..=super::time::week_end(week.start)).contains(day))
    {
        let note = format!("deadline {} {}", deadline.day(), figures::month_name(deadline));
        paint::text(buf, paint::after(room, used + 2), &note, cx.theme.style(Role::Warning));
    }
    let figure = if off(week) { "off".to_owned() } else { in_hours(week.capacity) };
    paint::right(buf, hours, &figure, cx.theme.style(Role::Heading));
}

/// Whether nothing is meant to be studied in a week.
fn off(week: &WeekOverview) -> bool {
    week.capacity <= 0.0
}

fn entry(buf: &mut Buffer, row: Rect, part: &Part, columns: [u16; 4], cx: &Cx<'_>) {
    let [title, roadmap, hours, goes_on] = areas(row, columns);
    let muted = cx.theme.style(Role::Muted);
    if part.is_project {
        paint::text(buf, paint::after(row, 1), cx.symbols.project, cx.theme.style(Role::Accent));
        let used = paint::text(buf, title, "Project: ", muted);
        paint::cut(buf, paint::after(title, used), &part.title, cx.symbols.ellipsis, cx.theme.style(Role::Text));
    } else {
        paint::cut(buf, title, &part.title, cx.symbols.ellipsis, cx.theme.style(Role::Text));
    }
    paint::cut(buf, roadmap, &part.roadmap, cx.symbols.ellipsis, muted);
    paint::right(buf, hours, &in_hours(part.hours), cx.theme.style(Role::Text));
    if !part.finishes {
        paint::text(buf, goes_on, GOES_ON, muted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two weeks of two topics with a week off between.
    fn three() -> Vec<ListedRow> {
        use ListedRow::{Part, Week};
        vec![Week(0), Part(0, 0), Part(0, 1), Week(1), Week(2), Part(2, 0), Part(2, 1)]
    }

    #[track_caller]
    fn check(from: usize, action: Action, to: usize) {
        let mut scroll = Scroll { cursor: from, top: 0 };
        assert!(go(&mut scroll, action, 5, &three()));
        assert_eq!(scroll.cursor, to, "{action:?} from {from}");
        assert!(scroll.window(5, 7).contains(&to));
    }

    #[test]
    fn the_cursor_goes_from_week_to_week() {
        check(0, Action::Down, 3);
        check(3, Action::Down, 4);
        check(4, Action::Down, 4);
        check(4, Action::Up, 3);
        check(3, Action::Up, 0);
        check(0, Action::Up, 0);
        check(0, Action::Last, 4);
        check(4, Action::First, 0);
        check(0, Action::PageDown, 4);
        check(4, Action::PageUp, 0);
    }

    #[test]
    fn inside_a_week_it_goes_from_topic_to_topic() {
        check(1, Action::Down, 2);
        check(2, Action::Down, 5);
        check(5, Action::Up, 2);
        check(1, Action::Up, 1);
        check(6, Action::Down, 6);
        check(6, Action::First, 1);
        check(1, Action::Last, 6);
    }

    #[test]
    fn a_week_comes_into_view_with_its_topics() {
        let mut scroll = Scroll::default();
        go(&mut scroll, Action::Last, 3, &three());
        assert_eq!((scroll.cursor, scroll.window(3, 7)), (4, 4..7));
    }

    #[test]
    fn the_wheel_leaves_the_cursor_on_a_week() {
        let mut scroll = Scroll::default();
        scroll.pan(true, 1, 4, 7);
        settle(&mut scroll, 4, &three());
        assert_eq!((scroll.cursor, scroll.window(4, 7)), (3, 1..5));
    }

    #[test]
    fn no_rows_break_nothing() {
        let mut scroll = Scroll::default();
        assert!(go(&mut scroll, Action::Last, 5, &[]));
        settle(&mut scroll, 5, &[]);
        assert_eq!(scroll.cursor, 0);
    }
}
