//! What can happen to the screens.

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Size};

use crate::domain::Outcome;
use crate::tui::component::{Deed, Pointer};

/// The longest paste that is taken, in bytes.
const MAX_PASTE: usize = 4096;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A key went down.
    Key(KeyEvent),
    /// Text was pasted; already on one line and without control characters.
    Paste(String),
    /// The mouse did something.
    Mouse(Pointer),
    /// The window has this size now.
    Resized(Size),
    /// An effect was performed.
    Performed(Outcome),
    /// Another minute is on the clock that runs.
    Minute,
}

impl Msg {
    /// What a terminal's event means; nothing for releases, movements and focus.
    pub fn from_event(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Self::Key(key)),
            Event::Paste(text) => Some(Self::Paste(pasted(&text))),
            Event::Resize(width, height) => Some(Self::Resized(Size { width, height })),
            Event::Mouse(mouse) => {
                let deed = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => Deed::Click,
                    MouseEventKind::ScrollUp => Deed::ScrollUp,
                    MouseEventKind::ScrollDown => Deed::ScrollDown,
                    _ => return None,
                };
                Some(Self::Mouse(Pointer { at: Position { x: mouse.column, y: mouse.row }, deed }))
            }
            _ => None,
        }
    }
}

/// Pasted text as an input may hold it: at most [`MAX_PASTE`] bytes, line ends and tabs as spaces, no control characters.
fn pasted(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        if c.is_control() {
            continue;
        }
        if out.len() + c.len_utf8() > MAX_PASTE {
            break;
        }
        out.push(c);
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_text_on_one_line_and_no_longer_than_four_kibibytes() {
        assert_eq!(pasted("sql\njoins\u{1b}[201~\t\u{7}x\r\n"), "sql joins[201~ x");
        assert_eq!(pasted(&"é".repeat(5000)).len(), MAX_PASTE);
    }
}
