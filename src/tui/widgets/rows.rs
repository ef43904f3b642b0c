//! A list of rows with a cursor: group headings and entries, each with a note at its right end.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::component::{Cx, Deed, Pointer};
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::scroll::{Move, Scroll};

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Columns of indentation.
    pub indent: u16,
    /// What it says.
    pub text: String,
    /// How it looks while the cursor is elsewhere.
    pub role: Role,
    /// Set at the right end, if there is room for it and the better part of the text.
    pub note: String,
}

/// Whether the keys go to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alive {
    /// They do.
    Yes,
    /// They go elsewhere; the cursor rests.
    No,
}

/// Moves a cursor by an action; answers whether the action is a movement.
pub fn go(scroll: &mut Scroll, action: Action, height: u16, len: usize) -> bool {
    let height = usize::from(height);
    let page = height.saturating_sub(1).max(1);
    let movement = match action {
        Action::Up => Move::Up(1),
        Action::Down => Move::Down(1),
        Action::PageUp => Move::Up(page),
        Action::PageDown => Move::Down(page),
        Action::First => Move::First,
        Action::Last => Move::Last,
        _ => return false,
    };
    scroll.go(movement, height, len);
    true
}

/// Moves a cursor by the mouse; answers the row that was clicked.
pub fn point(scroll: &mut Scroll, pointer: Pointer, area: Rect, len: usize) -> Option<usize> {
    let height = usize::from(area.height);
    match pointer.deed {
        Deed::ScrollUp | Deed::ScrollDown => {
            scroll.pan(pointer.deed == Deed::ScrollDown, 3, height, len);
            None
        }
        Deed::Click => {
            let offset = usize::from(pointer.at.y.checked_sub(area.y)?);
            let row = scroll.window(height, len).start + offset;
            if !area.contains(pointer.at) || row >= len {
                return None;
            }
            scroll.go(Move::To(row), height, len);
            Some(row)
        }
    }
}

/// Draws the rows in view; `row` answers what stands on the row of a number.
pub fn render(
    buf: &mut Buffer,
    area: Rect,
    scroll: Scroll,
    len: usize,
    alive: Alive,
    cx: &Cx<'_>,
    row: impl Fn(usize) -> Option<ListRow>,
) {
    for (at, rect) in scroll.window(area.height.into(), len).zip(area.rows()) {
        let Some(row) = row(at) else { continue };
        let under_cursor = at == scroll.cursor;
        let content = paint::after(rect, 1 + row.indent);
        let note = paint::width(&row.note);
        // The note yields where it would leave the text less than half of itself, or ten columns.
        let wanted = paint::width(&row.text);
        let fits = !row.note.is_empty() && content.width >= note + 3 + (wanted / 2 + 1).min(wanted).max(10.min(wanted));
        let taken = if fits { note + 2 } else { 1 };
        let room = Rect { width: content.width.saturating_sub(taken), ..content };
        paint::cut(buf, room, &row.text, cx.symbols.ellipsis, cx.theme.style(row.role));
        if fits {
            let end = Rect { width: content.width.saturating_sub(1), ..content };
            paint::right(buf, end, &row.note, cx.theme.style(Role::Muted));
        }
        if under_cursor {
            let role = if alive == Alive::Yes { Role::Selection } else { Role::Resting };
            paint::text(buf, rect, cx.symbols.cursor, cx.theme.style(Role::Accent));
            paint::fill(buf, rect, cx.theme.style(role));
        }
    }
}
