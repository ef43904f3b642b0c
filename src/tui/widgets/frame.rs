//! The frame around a popup.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// Draws a frame with a title; answers what lies inside.
pub fn draw(buf: &mut Buffer, area: Rect, title: &str, cx: &Cx<'_>) -> Rect {
    let area = area.intersection(buf.area);
    if area.width < 4 || area.height < 3 {
        return area;
    }
    let style = cx.theme.style(Role::Border);
    let [top_left, top_right, bottom_left, bottom_right] = cx.symbols.corners;
    let top = Rect { height: 1, ..area };
    let bottom = Rect { y: area.bottom() - 1, height: 1, ..area };
    let right = Rect { x: area.right() - 1, width: 1, ..area };
    let mut rest = Rect { x: area.x + 1, width: area.width - 2, ..top };
    if !title.is_empty() {
        let used = paint::cut(buf, rest, &format!(" {title} "), cx.symbols.ellipsis, cx.theme.style(Role::Heading));
        rest = paint::after(rest, used);
    }
    paint::rule(buf, rest, cx.symbols.horizontal, style);
    paint::rule(buf, bottom, cx.symbols.horizontal, style);
    paint::column(buf, Rect { width: 1, ..area }, cx.symbols.vertical, style);
    paint::column(buf, right, cx.symbols.vertical, style);
    for (row, left, end) in [(top, top_left, top_right), (bottom, bottom_left, bottom_right)] {
        paint::text(buf, row, left, style);
        paint::text(buf, Rect { y: row.y, height: 1, ..right }, end, style);
    }
    layout::inside(area)
}
