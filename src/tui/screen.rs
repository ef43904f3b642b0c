//! Frames to bytes: what changed since the last frame, in one write, nothing at all where nothing changed.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const ERASE_TO_END: &[u8] = b"\x1b[K";
/// Up to so many unchanged signs are written again rather than jumped over: a jump takes six to eight bytes.
const WORTH_REPEATING: usize = 6;
/// From more blanks than this on, erasing the rest of the row takes fewer bytes.
const WORTH_ERASING: usize = 3;

/// A terminal's screen as it was last drawn.
pub(super) struct Screen<W> {
    out: W,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    /// Whether what the terminal shows is unknown, so that the next frame draws every cell.
    unknown: bool,
    bytes: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen of which nothing is known, with the cursor hidden.
    pub(super) fn new(out: W) -> Self {
        let empty = Buffer::default();
        Self { out, shown: empty.clone(), next: empty, cursor: None, unknown: true, bytes: Vec::new() }
    }

    /// Forgets what the terminal shows; the next frame clears it and draws every cell.
    pub(super) fn forget(&mut self) {
        self.unknown = true;
    }

    /// Draws a frame of that size; `render` fills the buffer and answers where the cursor stands.
    pub(super) fn draw(&mut self, size: Size, render: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, size));
        if self.shown.area != area {
            self.shown = Buffer::empty(area);
            self.next = Buffer::empty(area);
            self.unknown = true;
        }
        self.next.reset();
        let cursor = render(&mut self.next).filter(|&cursor| area.contains(cursor));
        self.encode(cursor);
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.unknown = false;
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(&self.bytes)?;
        self.out.flush()
    }

    fn encode(&mut self, cursor: Option<Position>) {
        let bytes = &mut self.bytes;
        bytes.clear();
        bytes.extend_from_slice(BEGIN_FRAME);
        if self.unknown {
            bytes.extend_from_slice(CLEAR);
            self.shown.reset();
        }
        let start = bytes.len();
        let mut pen = Pen::default();
        let width = usize::from(self.next.area.width).max(1);
        let rows = self.shown.content.chunks(width).zip(self.next.content.chunks(width));
        for (y, (shown, next)) in (0..self.next.area.height).zip(rows) {
            if shown == next {
                continue;
            }
            if bytes.len() == start && self.cursor.is_some() {
                bytes.extend_from_slice(HIDE_CURSOR);
            }
            if shown.iter().chain(next).all(|cell| columns(cell) == 1) {
                narrow_row(bytes, &mut pen, y, shown, next);
            } else {
                whole_row(bytes, &mut pen, y, next);
            }
        }
        pen.turn_to(bytes, Pen::default());
        let drawn = bytes.len() > start;
        if !drawn && !self.unknown && cursor == self.cursor {
            bytes.clear();
            return;
        }
        match cursor {
            Some(Position { x, y }) => {
                move_to(bytes, x.into(), y);
                bytes.extend_from_slice(SHOW_CURSOR);
            }
            None if self.cursor.is_some() => bytes.extend_from_slice(HIDE_CURSOR),
            None => {}
        }
        bytes.extend_from_slice(END_FRAME);
    }
}

/// How many columns a cell's sign takes.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}

/// What changed in a row whose signs all take one column.
fn narrow_row(bytes: &mut Vec<u8>, pen: &mut Pen, y: u16, shown: &[Cell], next: &[Cell]) {
    // Where the rest of the row becomes blank, one code says so.
    let blank = |cell: &Cell| cell.symbol() == " " && Pen::of(cell) == Pen::default();
    let filled = next.iter().rposition(|cell| !blank(cell)).map_or(0, |last| last + 1);
    let changed = |at: usize| shown.get(at) != next.get(at);
    let erased = (filled..next.len()).filter(|&at| changed(at)).count() > WORTH_ERASING;
    let end = if erased { filled } else { next.len() };
    // The column that the terminal's cursor stands on, once it is on this row.
    let mut at = None;
    for x in (0..end).filter(|&x| changed(x)) {
        let gap = at
            .and_then(|at| next.get(at..x))
            .filter(|gap| gap.len() <= WORTH_REPEATING && gap.iter().all(|cell| Pen::of(cell) == *pen));
        match gap {
            Some(gap) => gap.iter().for_each(|cell| bytes.extend_from_slice(cell.symbol().as_bytes())),
            None => move_to(bytes, x, y),
        }
        let Some(cell) = next.get(x) else { break };
        pen.turn_to(bytes, Pen::of(cell));
        bytes.extend_from_slice(cell.symbol().as_bytes());
        at = Some(x + 1);
    }
    if erased {
        if at != Some(filled) {
            move_to(bytes, filled, y);
        }
        pen.turn_to(bytes, Pen::default());
        bytes.extend_from_slice(ERASE_TO_END);
    }
}

/// A whole row: signs of two columns, shown or to be shown, make it hard to tell what else they touch.
fn whole_row(bytes: &mut Vec<u8>, pen: &mut Pen, y: u16, next: &[Cell]) {
    move_to(bytes, 0, y);
    let mut x = 0;
    while let Some(cell) = next.get(x) {
        pen.turn_to(bytes, Pen::of(cell));
        bytes.extend_from_slice(cell.symbol().as_bytes());
        let taken = columns(cell);
        x += taken;
        if taken > 1 {
            // Terminals disagree about how wide some signs are: say where the next one stands.
            move_to(bytes, x, y);
        }
    }
}

fn move_to(bytes: &mut Vec<u8>, x: usize, y: u16) {
    // Writing to memory cannot fail.
    _ = write!(bytes, "\x1b[{};{}H", u32::from(y) + 1, x + 1);
}

/// How the next character will look.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() }
    }
}

impl Pen {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Writes what turns this pen into another: only the difference, or everything anew where a mark is taken off.
    fn turn_to(&mut self, bytes: &mut Vec<u8>, wanted: Self) {
        if *self == wanted {
            return;
        }
        if wanted == Self::default() {
            bytes.extend_from_slice(b"\x1b[m");
            *self = wanted;
            return;
        }
        let mut codes = String::new();
        let anew = !(self.modifier - wanted.modifier).is_empty();
        if anew {
            codes.push_str(";0");
            *self = Self::default();
        }
        for (modifier, code) in [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
            (Modifier::CROSSED_OUT, ";9"),
        ] {
            if (wanted.modifier - self.modifier).contains(modifier) {
                codes.push_str(code);
            }
        }
        if wanted.fg != self.fg {
            push_colour(&mut codes, wanted.fg, 30);
        }
        if wanted.bg != self.bg {
            push_colour(&mut codes, wanted.bg, 40);
        }
        bytes.extend_from_slice(b"\x1b[");
        bytes.extend_from_slice(codes.trim_start_matches(';').as_bytes());
        bytes.push(b'm');
        *self = wanted;
    }
}

/// The code of a colour; `base` is 30 for text and 40 for the ground.
fn push_colour(codes: &mut String, colour: Color, base: u8) {
    let plain = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(index) => {
            _ = write!(codes, ";{};5;{index}", base + 8);
            return;
        }
        Color::Rgb(red, green, blue) => {
            _ = write!(codes, ";{};2;{red};{green};{blue}", base + 8);
            return;
        }
    };
    _ = write!(codes, ";{plain}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    const SIZE: Size = Size { width: 12, height: 2 };

    fn drawn(screen: &mut Screen<Vec<u8>>, text: &str, style: Style, cursor: Option<Position>) -> String {
        screen.out.clear();
        screen
            .draw(SIZE, |buf| {
                buf.set_string(0, 0, text, style);
                cursor
            })
            .unwrap();
        String::from_utf8(screen.out.clone()).unwrap().replace('\u{1b}', "ESC")
    }

    #[test]
    fn a_frame_holds_what_changed_and_an_equal_one_holds_nothing() {
        let mut screen = Screen::new(Vec::new());
        let plain = Style::new();
        assert_eq!(drawn(&mut screen, "ab", plain, None), "ESC[?2026hESC[mESC[2JESC[1;1HabESC[?2026l");
        assert_eq!(drawn(&mut screen, "ac", plain, None), "ESC[?2026hESC[1;2HcESC[?2026l");
        assert_eq!(drawn(&mut screen, "ac", plain, None), "");
        assert_eq!(drawn(&mut screen, "xcdefg", plain, None), "ESC[?2026hESC[1;1HxcdefgESC[?2026l");
        assert_eq!(drawn(&mut screen, "ac", plain, None), "ESC[?2026hESC[1;1HaESC[1;3HESC[KESC[?2026l");
        screen.forget();
        assert_eq!(drawn(&mut screen, "ac", plain, None), "ESC[?2026hESC[mESC[2JESC[1;1HacESC[?2026l");
    }

    proptest::proptest! {
        #[test]
        fn a_terminal_shows_what_the_buffer_holds_whatever_stood_there_before(
            frames in proptest::collection::vec(
                proptest::collection::vec((0u16..12, 0u16..2, "[ab 日é]{1,8}", 0u8..4), 0..5),
                1..6,
            )
        ) {
            let mut screen = Screen::new(Vec::new());
            let mut terminal = vt100::Parser::new(
                std::num::NonZero::new(SIZE.height).unwrap(),
                std::num::NonZero::new(SIZE.width).unwrap(),
                0,
            );
            for frame in frames {
                let mut wanted = Buffer::default();
                screen.out.clear();
                screen.draw(SIZE, |buf| {
                    for (x, y, text, style) in &frame {
                        let styles = [Style::new(), Style::new().bold(), Style::new().fg(Color::Red), Style::new().reversed()];
                        buf.set_string(*x, *y, text, styles[usize::from(*style)]);
                    }
                    wanted = buf.clone();
                    None
                }).unwrap();
                terminal.process(&screen.out);
                for y in 0..SIZE.height {
                    let mut x = 0;
                    while x < SIZE.width {
                        let cell = &wanted[(x, y)];
                        let seen = terminal.screen().cell(y, x).unwrap();
                        let text = if seen.has_contents() { seen.contents() } else { " " };
                        proptest::prop_assert_eq!(text, cell.symbol(), "{},{}", x, y);
                        proptest::prop_assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD));
                        proptest::prop_assert_eq!(seen.inverse(), cell.modifier.contains(Modifier::REVERSED));
                        proptest::prop_assert_eq!(seen.fgcolor() == vt100::Color::Idx(1), cell.fg == Color::Red);
                        x += u16::try_from(columns(cell)).unwrap();
                    }
                }
            }
        }
    }

    #[test]
    fn a_row_with_wide_signs_is_written_whole() {
        let mut screen = Screen::new(Vec::new());
        drawn(&mut screen, "日本", Style::new(), None);
        assert_eq!(drawn(&mut screen, "日x", Style::new(), None), "ESC[?2026hESC[1;1H日ESC[1;3Hx         ESC[?2026l");
    }

    #[test]
    fn styles_are_taken_off_again() {
        let mut screen = Screen::new(Vec::new());
        let bold = Style::new().fg(Color::Green).bold();
        assert_eq!(drawn(&mut screen, "a", bold, None), "ESC[?2026hESC[mESC[2JESC[1;1HESC[1;32maESC[mESC[?2026l");
    }

    #[test]
    fn the_cursor_is_hidden_while_cells_change() {
        let mut screen = Screen::new(Vec::new());
        let at = |x| Some(Position { x, y: 0 });
        drawn(&mut screen, "a", Style::new(), at(1));
        assert_eq!(
            drawn(&mut screen, "ab", Style::new(), at(2)),
            "ESC[?2026hESC[?25lESC[1;2HbESC[1;3HESC[?25hESC[?2026l"
        );
        assert_eq!(drawn(&mut screen, "ab", Style::new(), None), "ESC[?2026hESC[?25lESC[?2026l");
    }
}
