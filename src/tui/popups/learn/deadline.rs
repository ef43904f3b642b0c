//! The question after a date.

use crossterm::event::{KeyCode, KeyEvent};
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::advice::{Answer, parse_deadline};
use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::popups::learn::words;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::prompt::Prompt;

/// A date or a number of months, as typed.
pub(super) struct Deadline {
    prompt: Prompt,
}

impl Deadline {
    /// With the date that was answered before.
    pub(super) fn new(before: Option<&Answer>) -> Self {
        let mut prompt = Prompt::default();
        if let Some(Answer::Date(date)) = before {
            prompt.set(&date.to_string());
        }
        Self { prompt }
    }

    /// What Enter would answer, or what is wrong with what was typed.
    pub(super) fn answer(&self, today: Date) -> Result<Answer, String> {
        Ok(parse_deadline(self.prompt.text(), today)?.map_or(Answer::Skipped, Answer::Date))
    }

    /// Moves the cursor in the text.
    pub(super) fn act(&mut self, action: Action) -> bool {
        self.prompt.go(action)
    }

    /// Takes a key; false for a backspace with nothing to delete.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        let nothing_left = key.code == KeyCode::Backspace && self.prompt.text().is_empty();
        !nothing_left && self.prompt.key(key)
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.prompt.paste(text);
    }

    /// Draws the line to type on, and below it what it means.
    pub(super) fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let line = Rect { height: area.height.min(1), ..area };
        let used = paint::text(buf, line, "By: ", cx.theme.style(Role::Accent));
        let cursor = self.prompt.render(paint::after(line, used), buf, cx);
        let today = cx.guide.today;
        // What is half typed is not wrong yet: the message comes with Enter.
        let meaning = match parse_deadline(self.prompt.text(), today) {
            Ok(None) => "No deadline.".to_owned(),
            Ok(Some(date)) => format!("{}, {} from today.", words::day(date), distance(today, date)),
            Err(_) => String::new(),
        };
        let below = area.rows().nth(2).unwrap_or_default();
        paint::cut(buf, below, &meaning, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
        cursor
    }
}

/// Whole months, or weeks where it is less than two months.
fn distance(from: Date, to: Date) -> String {
    let days = from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days());
    let months = from.until((jiff::Unit::Month, to)).map_or(0, |span| span.get_months());
    let (number, unit) = match (days, months) {
        (..14, _) => (days, "day"),
        (_, ..2) => (days / 7, "week"),
        _ => (months, "month"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
