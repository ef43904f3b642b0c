//! Figures in columns.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// Where a text stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left end.
    Left,
    /// At the right end, as figures do.
    Right,
}

/// Columns between columns.
pub(super) const GUTTER: u16 = 2;

/// The areas of columns of these widths in a row; those of no width take no gutter.
pub(super) fn areas(row: Rect, widths: &[u16]) -> Vec<Rect> {
    let mut rest = row;
    widths
        .iter()
        .map(|&width| {
            let area = Rect { width: width.min(rest.width), ..rest };
            if width > 0 {
                rest = paint::after(rest, width + GUTTER);
            }
            area
        })
        .collect()
}

/// Writes a text into its column.
pub(super) fn put(buf: &mut Buffer, area: Rect, text: &str, side: Side, role: Role, cx: &Cx<'_>) {
    if area.is_empty() {
        return;
    }
    let spare = area.width.saturating_sub(paint::width(text));
    let area = if side == Side::Right { paint::after(area, spare) } else { area };
    paint::cut(buf, area, text, cx.symbols.ellipsis, cx.theme.style(role));
}
