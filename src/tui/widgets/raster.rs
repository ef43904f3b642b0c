//! Lines on cells, as fine as the signs allow: in Braille patterns, or one sign a cell. Lines differ by their dashes and
//! signs, so that they can be told apart without colours.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::symbols::Grain;

/// How a line is drawn in Braille patterns, in points; where a cell is one point, its sign tells it from others instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Without a gap, two points thick.
    Thick,
    /// Without a gap, one point thick.
    Thin,
    /// So many points drawn, then so many left out.
    Dashed(u32, u32),
}

/// How one kind of line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Of two lines in one cell the higher one is drawn.
    pub rank: u8,
    /// Its dashes.
    pub stroke: Stroke,
    /// Its sign where a cell is one point.
    pub sign: char,
    /// Its colour.
    pub style: Style,
}

/// A picture of lines.
#[derive(Clone, Debug)]
pub struct Raster {
    width: u16,
    height: u16,
    grain: Grain,
    /// The points of each cell, as Unicode numbers those of a Braille pattern, and the ink on top.
    cells: Vec<(u8, Option<Ink>)>,
}

impl Raster {
    /// An empty one of that many cells.
    pub fn new(width: u16, height: u16, grain: Grain) -> Self {
        Self { width, height, grain, cells: vec![(0, None); usize::from(width) * usize::from(height)] }
    }

    /// Points across and down.
    fn points(&self) -> (u32, u32) {
        let (across, down) = match self.grain {
            Grain::Braille => (2, 4),
            Grain::Whole => (1, 1),
        };
        (u32::from(self.width) * across, u32::from(self.height) * down)
    }

    /// Draws a line through places given as shares of the width, and upwards of the height; what lies outside is held at
    /// the edge.
    pub fn path(&mut self, places: &[(f64, f64)], ink: Ink) {
        let (across, down) = self.points();
        if across == 0 || down == 0 {
            return;
        }
        let (right, bottom) = (f64::from(across - 1), f64::from(down - 1));
        let at = |&(x, y): &(f64, f64)| (x.clamp(0.0, 1.0) * right, (1.0 - y.clamp(0.0, 1.0)) * bottom);
        let mut drawn = 0_u32;
        for (from, to) in places.iter().map(at).zip(places.iter().skip(1).map(at)) {
            let longest = (to.0 - from.0).abs().max((to.1 - from.1).abs());
            let steps = whole(longest).max(1);
            for step in 0..=steps {
                let share = f64::from(step) / f64::from(steps);
                let x = whole(from.0 + (to.0 - from.0) * share);
                let y = whole(from.1 + (to.1 - from.1) * share);
                let skipped = match (self.grain, ink.stroke) {
                    (Grain::Braille, Stroke::Dashed(on, off)) => drawn % (on + off).max(1) >= on,
                    _ => false,
                };
                if !skipped {
                    self.point(x, y, ink);
                }
                if !skipped && (self.grain, ink.stroke) == (Grain::Braille, Stroke::Thick) {
                    self.point(x, if y + 1 < down { y + 1 } else { y.saturating_sub(1) }, ink);
                }
                // The end of one piece is the start of the next.
                drawn += u32::from(step < steps);
            }
        }
    }

    fn point(&mut self, x: u32, y: u32, ink: Ink) {
        let (column, row, bit) = match self.grain {
            Grain::Braille => (x / 2, y / 4, bit(x % 2, y % 4)),
            Grain::Whole => (x, y, 1),
        };
        let at = row as usize * usize::from(self.width) + column as usize;
        let Some((points, top)) = self.cells.get_mut(at) else { return };
        match top {
            // Two dashed lines in one cell would look like neither.
            Some(top) if top.rank > ink.rank => {}
            Some(top) if top.rank == ink.rank => *points |= bit,
            _ => (*points, *top) = (bit, Some(ink)),
        }
    }

    /// Puts it on the top left of an area; cells without a line stay as they are.
    pub fn draw(&self, buf: &mut Buffer, area: Rect) {
        for (at, (points, ink)) in self.cells.iter().enumerate() {
            let Some(ink) = ink else { continue };
            let (x, y) = (at % usize::from(self.width), at / usize::from(self.width));
            let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { continue };
            if x >= area.width || y >= area.height {
                continue;
            }
            let sign = match self.grain {
                Grain::Braille => char::from_u32(0x2800 + u32::from(*points)).unwrap_or(ink.sign),
                Grain::Whole => ink.sign,
            };
            if let Some(cell) = buf.cell_mut((area.x + x, area.y + y)) {
                cell.set_char(sign).set_style(ink.style);
            }
        }
    }
}

/// The nearest whole point; in range because places are held inside.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the points of a screen")]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

/// The bit of a point in a Braille pattern: the fourth row came to Unicode later than the first three.
fn bit(column: u32, row: u32) -> u8 {
    match (column, row) {
        (0, 3) => 0x40,
        (_, 3) => 0x80,
        (0, row) => 1 << row,
        (_, row) => 8 << row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line: its places, its stroke, its sign.
    type Drawn<'a> = (&'a [(f64, f64)], Stroke, char);

    fn drawn(grain: Grain, lines: &[Drawn<'_>]) -> String {
        let area = Rect { x: 0, y: 0, width: 8, height: 2 };
        let mut raster = Raster::new(area.width, area.height, grain);
        for (rank, &(places, stroke, sign)) in (0..).zip(lines) {
            raster.path(places, Ink { rank, stroke, sign, style: Style::new() });
        }
        let mut buf = Buffer::empty(area);
        raster.draw(&mut buf, area);
        let rows = buf.content().chunks(8);
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()).collect::<Vec<_>>().join("\n")
    }

    const RISING: &[(f64, f64)] = &[(0.0, 0.0), (1.0, 1.0)];
    const FLAT: &[(f64, f64)] = &[(0.0, 1.0), (1.0, 1.0)];

    #[test]
    fn lines_differ_by_their_dashes_in_braille_and_by_their_signs_elsewhere() {
        assert_eq!(drawn(Grain::Braille, &[(FLAT, Stroke::Thin, '-')]), "⠉⠉⠉⠉⠉⠉⠉⠉\n        ");
        assert_eq!(drawn(Grain::Braille, &[(FLAT, Stroke::Dashed(2, 2), '-')]), "⠉ ⠉ ⠉ ⠉ \n        ");
        assert_eq!(drawn(Grain::Braille, &[(FLAT, Stroke::Thick, '#')]), "⠛⠛⠛⠛⠛⠛⠛⠛\n        ");
        assert_eq!(drawn(Grain::Whole, &[(RISING, Stroke::Dashed(1, 9), '-')]), "    ----\n----    ");
        assert_eq!(drawn(Grain::Braille, &[(RISING, Stroke::Thin, '-')]), "    ⣀⠤⠒⠉\n⣀⠤⠒⠉    ");
    }

    #[test]
    fn of_two_lines_in_a_cell_the_higher_one_is_drawn() {
        let (flat, rising) = ((FLAT, Stroke::Thick, '-'), (RISING, Stroke::Thin, '#'));
        for lines in [[flat, rising], [rising, flat]] {
            let whole = drawn(Grain::Whole, &lines);
            assert_eq!(whole, if lines[1] == rising { "----####\n####    " } else { "--------\n####    " });
        }
        assert_eq!(drawn(Grain::Braille, &[flat, rising]), "⠛⠛⠛⠛⣀⠤⠒⠉\n⣀⠤⠒⠉    ");
    }

    #[test]
    fn what_lies_outside_is_held_at_the_edge_and_no_room_breaks_nothing() {
        let wild: &[(f64, f64)] = &[(-3.0, 9.0), (f64::NAN, 1.0), (7.0, -2.0)];
        assert_eq!(drawn(Grain::Whole, &[(wild, Stroke::Thick, '#')]).chars().count(), 17);
        Raster::new(0, 0, Grain::Braille)
            .path(RISING, Ink { rank: 0, stroke: Stroke::Thick, sign: '#', style: Style::new() });
    }
}
