//! Putting text on cells. Everything is cut to its area, so that no size of window can be too small.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub fn width(text: &str) -> u16 {
    if text.is_ascii() { u16::try_from(text.len()) } else { u16::try_from(text.width()) }.unwrap_or(u16::MAX)
}

/// Writes on the first row of `area`, cut off at its end; answers the columns taken.
pub fn text(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    write(buf, area, text, style)
}

/// Writes on the first row of an area that lies inside the buffer and is not empty; answers the columns taken.
fn write(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    // Most text is ASCII, where a byte is a sign and a column: finding clusters takes most of the time of drawing.
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        let (end, _) = buf.set_stringn(area.x, area.y, text, area.width.into(), style);
        return end.saturating_sub(area.x);
    }
    let mut taken = 0;
    for (x, sign) in (area.x..area.right()).zip(text.chars()) {
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.set_char(sign).set_style(style);
        }
        taken += 1;
    }
    taken
}

/// As [`text`], but what does not fit ends in `ellipsis`.
pub fn cut(buf: &mut Buffer, area: Rect, whole: &str, ellipsis: &str, style: Style) -> u16 {
    if width(whole) <= area.width {
        return text(buf, area, whole, style);
    }
    let room = Rect { width: area.width.saturating_sub(width(ellipsis)), ..area };
    let used = text(buf, room, whole, style);
    used + text(buf, after(area, used), ellipsis, style)
}

/// Writes at the right end of the first row of `area`, if it fits whole; answers the columns taken.
pub fn right(buf: &mut Buffer, area: Rect, whole: &str, style: Style) -> u16 {
    let wanted = width(whole);
    if wanted > area.width {
        return 0;
    }
    text(buf, after(area, area.width - wanted), whole, style)
}

/// Writes a styled line on the first row of `area`, from column `skip` of the line on.
pub fn line(buf: &mut Buffer, area: Rect, line: &Line<'_>, skip: u16) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let (mut x, mut skip) = (area.x, usize::from(skip));
    for span in &line.spans {
        let mut content: &str = &span.content;
        if skip > 0 {
            let whole = content.width();
            if whole <= skip {
                skip -= whole;
                continue;
            }
            while skip > 0 {
                let Some(first) = content.graphemes(true).next() else { break };
                skip = skip.saturating_sub(first.width());
                content = content.get(first.len()..).unwrap_or("");
            }
        }
        let room = area.right().saturating_sub(x);
        if room == 0 {
            break;
        }
        x += write(buf, Rect { x, width: room, ..area }, content, line.style.patch(span.style));
    }
}

/// A single sign down every row of `area`.
pub fn column(buf: &mut Buffer, area: Rect, sign: &str, style: Style) {
    for rect in area.rows() {
        text(buf, rect, sign, style);
    }
}

/// A sign along the first row of `area`.
pub fn rule(buf: &mut Buffer, area: Rect, sign: &str, style: Style) {
    text(buf, area, &sign.repeat(area.width.into()), style);
}

/// Lays a style over an area.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    buf.set_style(area.intersection(buf.area), style);
}

/// What is left of an area behind that many columns.
pub fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// A text cut to so many columns, ending in `ellipsis` where it was cut.
pub fn shortened(whole: &str, columns: u16, ellipsis: &str) -> String {
    if width(whole) <= columns {
        return whole.to_owned();
    }
    let mut left = columns.saturating_sub(width(ellipsis));
    let mut out = String::new();
    for grapheme in whole.graphemes(true) {
        let Some(rest) = left.checked_sub(width(grapheme)) else { break };
        left = rest;
        out.push_str(grapheme);
    }
    if columns > 0 {
        out.push_str(ellipsis);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_ten(draw: impl Fn(&mut Buffer, Rect)) -> String {
        let area = Rect { x: 0, y: 0, width: 10, height: 1 };
        let mut buf = Buffer::empty(area);
        draw(&mut buf, area);
        buf.content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn what_does_not_fit_ends_in_a_sign() {
        assert_eq!(on_ten(|buf, area| _ = cut(buf, area, "abcdefghij", "…", Style::new())), "abcdefghij");
        assert_eq!(on_ten(|buf, area| _ = cut(buf, area, "abcdefghijk", "…", Style::new())), "abcdefghi…");
        assert_eq!(shortened("日本語", 5, "…"), "日本…");
        assert_eq!(shortened("日本語", 0, "…"), "");
    }

    #[test]
    fn a_line_can_start_in_its_middle() {
        assert_eq!(on_ten(|buf, area| line(buf, area, &Line::from("0123456789abcdef"), 4)), "456789abcd");
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let mut buf = Buffer::empty(Rect { x: 0, y: 0, width: 3, height: 1 });
        let outside = Rect { x: 2, y: 5, width: 9, height: 9 };
        text(&mut buf, outside, "x", Style::new());
        line(&mut buf, outside, &Line::from("x"), 0);
        fill(&mut buf, outside, Style::new());
        column(&mut buf, outside, "|", Style::new());
        assert_eq!(buf, Buffer::empty(buf.area));
    }
}
