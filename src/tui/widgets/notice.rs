//! A few sentences that stand where a pane or a part of one has nothing to show.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::wrap::{Piece, wrap};

/// Longer lines are tiring to read.
const WIDEST: u16 = 72;

/// Draws the sentences from the top of the area, a column off its edges; what does not fit is left out.
pub fn render(buf: &mut Buffer, area: Rect, text: &str, role: Role, cx: &Cx<'_>) {
    let area = paint::after(area, 1);
    let style = cx.theme.style(role);
    let wrapped = wrap(&[Piece::new(text, style)], area.width.saturating_sub(1).min(WIDEST));
    for (row, rect) in wrapped.iter().zip(area.rows()) {
        let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        paint::text(buf, rect, &text, style);
    }
}
