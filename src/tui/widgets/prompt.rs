//! A line to type on.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};

use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// A text of one line and the place in it where one types.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    input: Input,
}

impl Prompt {
    /// The longest text that can be typed, in bytes.
    pub const LONGEST: usize = 4096;

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Puts another text in its place, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
    }

    /// Takes a key that is text or edits text; answers whether the text or the cursor changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if self.text().len() >= Self::LONGEST && crate::tui::keymap::is_text(key) {
            return false;
        }
        request(key).is_some_and(|request| self.input.handle(request).is_some())
    }

    /// Moves the cursor by an action; answers whether the action is a movement of the cursor.
    pub fn go(&mut self, action: Action) -> bool {
        let request = match action {
            Action::Left => InputRequest::GoToPrevChar,
            Action::Right => InputRequest::GoToNextChar,
            Action::First => InputRequest::GoToStart,
            Action::Last => InputRequest::GoToEnd,
            _ => return false,
        };
        _ = self.input.handle(request);
        true
    }

    /// Inserts text at the cursor, as much as there is room for.
    pub fn paste(&mut self, text: &str) {
        for c in text.chars() {
            if self.text().len() + c.len_utf8() > Self::LONGEST {
                break;
            }
            _ = self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Draws the text on the first row of `area`, scrolled so that the cursor is in view; answers where that is.
    pub fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        let room = area.width.saturating_sub(1);
        let skip = u16::try_from(self.input.visual_scroll(room.into())).unwrap_or(u16::MAX);
        let line = ratatui::text::Line::styled(self.text(), cx.theme.style(Role::Text));
        paint::line(buf, area, &line, skip);
        let cursor = u16::try_from(self.input.visual_cursor()).unwrap_or(u16::MAX).saturating_sub(skip);
        Some(Position { x: area.x.saturating_add(cursor.min(room)), y: area.y })
    }
}

/// What a key does to the text.
fn request(key: KeyEvent) -> Option<InputRequest> {
    use InputRequest as R;
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Backspace if ctrl || alt => R::DeletePrevWord,
        KeyCode::Backspace => R::DeletePrevChar,
        KeyCode::Delete => R::DeleteNextChar,
        KeyCode::Char('a') if ctrl => R::GoToStart,
        KeyCode::Char('e') if ctrl => R::GoToEnd,
        KeyCode::Char('h') if ctrl => R::DeletePrevChar,
        KeyCode::Char('w') if ctrl => R::DeletePrevWord,
        KeyCode::Char('u') if ctrl => R::DeleteLine,
        KeyCode::Char('k') if ctrl => R::DeleteTillEnd,
        KeyCode::Char('b') if alt => R::GoToPrevWord,
        KeyCode::Char('f') if alt => R::GoToNextWord,
        KeyCode::Char(c) if !ctrl && !alt => R::InsertChar(c),
        _ => return None,
    })
}
