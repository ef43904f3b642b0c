//! The question after weekly hours.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::{Answer, assumed_weekly};
use crate::domain::catalog::LearningPath;
use crate::domain::learner::{HoursError, WeeklyHours};
use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::popups::learn::words;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;

/// Nobody types more figures than `12.25`.
const LONGEST: usize = 5;

/// Hours a week, stepped with the arrows or typed.
pub(super) struct Weekly {
    hours: WeeklyHours,
    /// What was typed since the last arrow.
    typed: String,
}

impl Weekly {
    /// What was answered before, else what is assumed.
    pub(super) fn new(before: Option<&Answer>) -> Self {
        let hours = if let Some(Answer::Hours(hours)) = before { *hours } else { WeeklyHours::DEFAULT };
        Self { hours, typed: String::new() }
    }

    /// What Enter would answer.
    pub(super) fn answer(&self) -> Result<Answer, HoursError> {
        if self.typed.is_empty() { Ok(Answer::Hours(self.hours)) } else { self.typed.parse().map(Answer::Hours) }
    }

    /// Steps by whole hours; false where the action is no step.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let by = match action {
            Action::Left | Action::Down => -1,
            Action::Right | Action::Up => 1,
            Action::PageDown => -5,
            Action::PageUp => 5,
            _ => return false,
        };
        self.hours = self.typed.parse().unwrap_or(self.hours).step(by);
        self.typed.clear();
        true
    }

    /// Takes a figure; false where the key is none, and for a backspace with nothing typed.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        match key.code {
            KeyCode::Backspace => self.typed.pop().is_some(),
            KeyCode::Char(c) if c.is_ascii_digit() || matches!(c, '.' | ',') => {
                if self.typed.len() < LONGEST {
                    self.typed.push(if c == ',' { '.' } else { c });
                }
                true
            }
            _ => false,
        }
    }

    /// Draws the figure, what it makes in a year, and what the recommended path's own figures assume.
    pub(super) fn render(&self, path: Option<&LearningPath>, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let [_, _, left, right] = cx.symbols.arrows;
        let mut page = Page::new(area.width, cx.theme, cx.symbols);
        let figure = if self.typed.is_empty() { self.hours.to_string() } else { format!("{}_", self.typed) };
        page.parts(&[
            (Role::Muted, &format!("{left}  ")),
            (Role::Accent, &format!("{figure} h")),
            (Role::Text, " a week"),
            (Role::Muted, &format!("  {right}")),
        ]);
        page.gap();
        match self.answer() {
            Ok(Answer::Hours(hours)) => _ = page.text(Role::Text, &words::a_year(hours)),
            Ok(_) => {}
            Err(error) => _ = page.text(Role::Warning, &words::sentence(&error.to_string())),
        }
        if let Some(text) = path.and_then(claim) {
            let without = page.clone();
            page.gap().text(Role::Muted, &text);
            // Half a sentence is worse than none.
            page = if page.rows.len() > usize::from(area.height) { without } else { page };
        }
        for (row, rect) in page.rows.iter().zip(area.rows()) {
            paint::line(buf, rect, &row.line, 0);
        }
    }
}

/// What a path's own figures silently assume.
fn claim(path: &LearningPath) -> Option<String> {
    let (fewest, most) = assumed_weekly(path)?;
    let (months, hours) = (&path.months.as_ref()?.text, &path.hours.as_ref()?.text);
    Some(format!(
        "The guide's own figures for {}, {hours} in {months}, assume {fewest:.0} to {most:.0} h a week.",
        path.title
    ))
}
