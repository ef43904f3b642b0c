//! What both pictures have in common: the lines of today and the deadline with their names, and the axis with its months.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::time::{TimeScale, places};
use crate::domain::plan::Overview;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// The style of a sign that may be drawn over another one, of which nothing stays.
pub(super) fn over(role: Role, cx: &Cx<'_>) -> Style {
    Style::reset().patch(cx.theme.style(Role::Text)).patch(cx.theme.style(role))
}

/// What stands on every picture: what is shown, on what scale, and the week under the cursor, if a list shows it beside.
#[derive(Clone, Copy)]
pub(super) struct Picture<'a> {
    /// The plan.
    pub overview: &'a Overview,
    /// Its time.
    pub scale: TimeScale,
    /// The Monday of the week under the cursor.
    pub week: Option<Date>,
    /// Columns to the left of the time: names or figures, with the gap behind them.
    pub margin: u16,
}

impl Picture<'_> {
    /// The part of an area that time is laid over; a column stays free on the right.
    pub(super) fn time(&self, area: Rect) -> Rect {
        let area = paint::after(area, self.margin);
        Rect { width: area.width.saturating_sub(1), ..area }
    }

    /// The deadline, if it lies on the axis.
    fn deadline(&self) -> Option<Date> {
        self.overview.deadline.filter(|day| self.scale.holds(*day))
    }

    /// The names of the upright lines, above them.
    pub(super) fn names(&self, buf: &mut Buffer, row: Rect, cx: &Cx<'_>) {
        let row = self.time(row);
        let [_, _, left, right] = cx.symbols.arrows;
        let column = |day| self.scale.column(day, row.width);
        let mut names = vec![(column(self.overview.today), "today".to_owned(), Role::Muted)];
        match (self.deadline(), self.overview.deadline) {
            (Some(day), _) => names.push((column(day), "deadline".to_owned(), Role::Warning)),
            // Where arrows are words, a word is enough.
            (None, Some(day)) if day > self.overview.today => {
                let arrow = if right.is_ascii() { ">" } else { right };
                names.push((row.width.saturating_sub(1), format!("deadline {arrow}"), Role::Warning));
            }
            (None, Some(_)) => {
                let arrow = if left.is_ascii() { "<" } else { left };
                names.push((0, format!("{arrow} deadline"), Role::Warning));
            }
            (None, None) => {}
        }
        // The deadline goes first: today is easily found without its name.
        names.reverse();
        let wanted: Vec<(u16, &str)> = names.iter().map(|(column, name, _)| (*column, name.as_str())).collect();
        for ((_, name, role), start) in names.iter().zip(places(&wanted, row.width)) {
            if let Some(start) = start {
                paint::text(buf, paint::after(row, start), name, cx.theme.style(*role));
            }
        }
    }

    /// Today's line, under all else.
    pub(super) fn today(&self, buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
        self.upright(buf, area, self.overview.today, cx.symbols.vertical, Role::Muted, cx);
    }

    /// The deadline's line, over bars and lines, which it cuts.
    pub(super) fn deadline_line(&self, buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
        if let Some(day) = self.deadline() {
            self.upright(buf, area, day, cx.symbols.deadline, Role::Warning, cx);
        }
    }

    fn upright(&self, buf: &mut Buffer, area: Rect, day: Date, sign: &str, role: Role, cx: &Cx<'_>) {
        let time = self.time(area);
        if time.width > 0 {
            let line = Rect { width: 1, ..paint::after(time, self.scale.column(day, time.width)) };
            paint::column(buf, line, sign, over(role, cx));
        }
    }

    /// The axis, with a notch at every named month and a mark at the week under the cursor; below it the names.
    pub(super) fn axis(&self, buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
        let mut rows = area.rows().map(|row| self.time(row));
        let (Some(line), names) = (rows.next(), rows.next()) else { return };
        let border = cx.theme.style(Role::Border);
        paint::rule(buf, line, cx.symbols.horizontal, border);
        for (column, name) in self.scale.months(line.width) {
            paint::text(buf, paint::after(line, column), cx.symbols.notch, border);
            if let Some(row) = names {
                paint::text(buf, paint::after(row, column), &name, cx.theme.style(Role::Muted));
            }
        }
        if let Some(week) = self.week {
            let column = self.scale.column(super::time::week_end(week), line.width);
            let [mark, _] = cx.symbols.more;
            paint::text(buf, paint::after(line, column), mark, over(Role::Accent, cx));
        }
    }
}
