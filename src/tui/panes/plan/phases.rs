//! The parts of the path as bars over months, with their projects as marks.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::axis::{Picture, over};
use super::time::week_end;
use super::words;
use crate::domain::plan::{Overview, Part, PhaseOverview};
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::scroll::Scroll;

/// The widest title of a phase: as a share of the area's columns, and in columns.
const WIDEST_NAME: (u16, u16) = (4, 24);
/// From this many columns on, hours stand beside the names; below it, their share.
const ROOM_FOR_HOURS: u16 = 100;
/// Rows besides those of the phases: the names of lines above, the axis and its months below.
const AROUND: u16 = 3;
/// Columns of one thing that a phase holds.
const ENTRY: u16 = 58;
/// Where there is room for fewer of them, projects are named alone.
const FEWEST_ENTRIES: usize = 12;
/// Rows for what is said of the phase under the cursor that are worth more than air between phases.
pub(super) const DETAILS: u16 = 9;

/// Where the parts of the picture stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The names of the upright lines.
    names: Rect,
    /// The phases.
    pub rows: Rect,
    /// Rows that one phase takes, the gap behind it included.
    pub item: u16,
    /// The axis and its months.
    axis: Rect,
    /// What is left below.
    below: Rect,
}

impl Parts {
    /// How many phases are in view.
    pub(super) fn in_view(self) -> u16 {
        (self.rows.height + self.item - 1) / self.item.max(1)
    }
}

/// How many rows the picture takes with phases that stand apart or do not.
pub(super) fn height(len: usize, item: u16) -> u16 {
    let len = u16::try_from(len).unwrap_or(u16::MAX);
    len.saturating_mul(item).saturating_sub(item.saturating_sub(1)).saturating_add(AROUND)
}

/// Parts an area; phases stand apart where that leaves so many rows `below`.
pub(super) fn parts(area: Rect, len: usize, below: u16) -> Parts {
    let mut rest = area;
    let mut take = |rows: u16| layout::take(&mut rest, rows);
    let room = area.height.saturating_sub(AROUND);
    let item = if height(len, 2).saturating_add(below) <= area.height { 2 } else { 1 };
    let wanted = height(len, item).saturating_sub(AROUND);
    let names = take(u16::from(area.height >= 2));
    let rows = take(wanted.min(room.max(1)));
    let axis = take(2);
    Parts { names, rows, item, axis, below: take(u16::MAX) }
}

/// Columns that names and figures take before the bars, with the gap behind them.
pub(super) fn margin(overview: &Overview, width: u16) -> u16 {
    let [name, note] = columns(overview, width);
    1 + name + 1 + note + 2
}

fn columns(overview: &Overview, width: u16) -> [u16; 2] {
    let (share, most) = WIDEST_NAME;
    let name = overview.phases.iter().map(|phase| paint::width(&phase.title)).max().unwrap_or(0);
    let note = overview.phases.iter().map(|phase| paint::width(&note(phase, width))).max().unwrap_or(0);
    [name.min(width / share).min(most), note]
}

/// How far a phase is.
fn note(phase: &PhaseOverview, width: u16) -> String {
    if phase.weeks.is_none() {
        return "done".to_owned();
    }
    if width >= ROOM_FOR_HOURS {
        return words::covered(phase.covered);
    }
    format!("{} %", words::hours((phase.covered.share() * 100.0).floor()))
}

/// Draws the picture; `cursor` is where keys move, if they do.
pub(super) fn render(
    buf: &mut Buffer,
    parts: Parts,
    picture: &Picture<'_>,
    scroll: Scroll,
    selected: Option<usize>,
    cx: &Cx<'_>,
) {
    let overview = picture.overview;
    let columns = columns(overview, parts.rows.width);
    picture.names(buf, parts.names, cx);
    picture.today(buf, parts.rows, cx);
    picture.axis(buf, parts.axis, cx);
    let window = scroll.window(parts.in_view().into(), overview.phases.len());
    for (at, row) in window.zip(parts.rows.rows().step_by(parts.item.into())) {
        let Some(phase) = overview.phases.get(at) else { continue };
        phase_row(buf, row, phase, columns, picture, cx);
    }
    picture.deadline_line(buf, parts.rows, cx);
    let window = scroll.window(parts.in_view().into(), overview.phases.len());
    for (at, row) in window.zip(parts.rows.rows().step_by(parts.item.into())) {
        let Some(phase) = overview.phases.get(at) else { continue };
        projects(buf, row, phase, picture, cx);
        if selected == Some(at) {
            paint::text(buf, row, cx.symbols.cursor, cx.theme.style(Role::Accent));
            let named = Rect { width: picture.margin.min(row.width), ..row };
            paint::fill(buf, named, cx.theme.style(Role::Selection));
        }
    }
    if let Some(phase) = selected.and_then(|at| overview.phases.get(at)) {
        details(buf, parts.below, phase, overview, cx);
    }
}

fn phase_row(
    buf: &mut Buffer,
    row: Rect,
    phase: &PhaseOverview,
    [name, note_width]: [u16; 2],
    picture: &Picture<'_>,
    cx: &Cx<'_>,
) {
    let role = if phase.weeks.is_some() { Role::Text } else { Role::Muted };
    let area = Rect { width: name.min(row.width), ..paint::after(row, 1) };
    paint::cut(buf, area, &phase.title, cx.symbols.ellipsis, cx.theme.style(role));
    let area = paint::after(row, 1 + name + 1);
    let area = Rect { width: note_width.min(area.width), ..area };
    let role = if phase.weeks.is_some() { Role::Muted } else { Role::Good };
    paint::right(buf, area, &note(phase, row.width), cx.theme.style(role));
    let time = picture.time(row);
    if let Some(weeks) = phase.weeks {
        let (start, width) = picture.scale.bar(weeks, time.width);
        let bar = Rect { width, ..paint::after(time, start) }.intersection(time);
        paint::rule(buf, bar, cx.symbols.solid, over(Role::Accent, cx));
    }
}

/// A mark in the week in which each project is finished.
fn projects(buf: &mut Buffer, row: Rect, phase: &PhaseOverview, picture: &Picture<'_>, cx: &Cx<'_>) {
    let time = picture.time(row);
    for (week, _) in &phase.projects {
        let column = picture.scale.column(week_end(*week), time.width);
        paint::text(buf, paint::after(time, column), cx.symbols.project, over(Role::Heading, cx));
    }
}

/// What the signs mean, and the phase under the cursor in words with its projects.
fn details(buf: &mut Buffer, area: Rect, phase: &PhaseOverview, overview: &Overview, cx: &Cx<'_>) {
    let mut rows = area.rows().map(|row| Rect { width: row.width.saturating_sub(1), ..paint::after(row, 1) });
    if area.height >= 5 {
        rows.next();
    }
    let muted = cx.theme.style(Role::Muted);
    let Some(row) = rows.next() else { return };
    let signs =
        [(cx.symbols.solid.repeat(2), "weeks of study"), (cx.symbols.project.to_owned(), "a project is finished")];
    let mut rest = row;
    for (sign, words) in signs {
        let used = paint::text(buf, rest, &sign, cx.theme.style(Role::Accent));
        let used = used + 1 + paint::text(buf, paint::after(rest, used + 1), words, muted);
        rest = paint::after(rest, used + 3);
    }
    if area.height >= 8 {
        rows.next();
    }
    let Some(row) = rows.next() else { return };
    let used = paint::cut(buf, row, &phase.title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
    let until = phase.weeks.map_or(String::new(), |weeks| format!(", {}", words::weeks(weeks, cx.symbols)));
    let text = format!(": {}, {} done{until}", phase.depth.name(), words::covered(phase.covered));
    paint::cut(buf, paint::after(row, used), &text, cx.symbols.ellipsis, cx.theme.style(Role::Text));
    let rows: Vec<Rect> = rows.collect();
    entries(buf, &rows, phase, overview, cx);
}

/// Something that a phase holds.
struct Entry<'a> {
    /// The end of the week in which it is done; absent where it is done already.
    by: Option<Date>,
    title: &'a str,
    is_project: bool,
}

/// What a phase holds that is still to come, else what was done in it.
fn holdings<'a>(phase: &PhaseOverview, overview: &'a Overview) -> Vec<Entry<'a>> {
    let parts = overview.weeks.iter().flat_map(|week| week.parts.iter().map(move |part| (week.start, part)));
    let ahead = parts.filter(|(_, part)| part.id.roadmap == phase.roadmap && part.finishes);
    let entry = |(week, part): (Date, &'a Part)| Entry {
        by: Some(week_end(week)),
        title: &part.title,
        is_project: part.is_project,
    };
    let ahead: Vec<Entry<'a>> = ahead.map(entry).collect();
    if !ahead.is_empty() {
        return ahead;
    }
    let done = overview.finished.iter().filter(|done| done.id.roadmap == phase.roadmap);
    done.map(|done| Entry { by: None, title: &done.title, is_project: done.is_project }).collect()
}

/// What the phase holds, in columns; where there is little room its projects alone.
fn entries(buf: &mut Buffer, rows: &[Rect], phase: &PhaseOverview, overview: &Overview, cx: &Cx<'_>) {
    let Some(first) = rows.first() else { return };
    let columns = (first.width / ENTRY).max(1);
    let room = rows.len() * usize::from(columns);
    let mut all = holdings(phase, overview);
    let len = all.len();
    if len > room && room < FEWEST_ENTRIES {
        all.retain(|entry| entry.is_project);
    }
    let shown = if len > room.min(all.len()) { all.len().min(room.saturating_sub(1)) } else { all.len() };
    let places = (0..columns).flat_map(|at| {
        let width = first.width / columns;
        rows.iter().map(move |row| Rect { width: width.saturating_sub(1), ..paint::after(*row, at * width) })
    });
    let mut places = places;
    let muted = cx.theme.style(Role::Muted);
    for (entry, row) in all.iter().take(shown).zip(places.by_ref()) {
        if entry.is_project {
            paint::text(buf, paint::after(row, 1), cx.symbols.project, cx.theme.style(Role::Accent));
        }
        let when = entry.by.map_or("done".to_owned(), |day| format!("by {:<11}", figures::day(day)));
        let used = 3 + paint::text(buf, paint::after(row, 3), &when, muted) + 2;
        paint::cut(buf, paint::after(row, used), entry.title, cx.symbols.ellipsis, cx.theme.style(Role::Text));
    }
    if shown < len
        && let Some(row) = places.next()
    {
        paint::text(buf, paint::after(row, 3), &format!("and {} more", len - shown), muted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_area_and_at_least_one_phase_is_in_view() {
        for height in [0, 1, 2, 3, 6, 14, 17, 30, 57] {
            for len in [1, 5, 40] {
                let area = Rect { x: 3, y: 2, width: 60, height };
                let parts = parts(area, len, DETAILS);
                let all = [parts.names, parts.rows, parts.axis, parts.below];
                assert_eq!(all.iter().map(|part| part.height).sum::<u16>(), height, "{height} rows, {len}: {parts:?}");
                assert!(height == 0 || parts.in_view() >= 1, "{height} rows, {len}: {parts:?}");
                assert!(usize::from(parts.in_view()) <= len);
            }
        }
    }
}
