//! Setting a table of a document: columns as wide as they need, narrower where there is no room, their cells wrapped.

use ratatui::style::Style;

use crate::domain::markdown::Align;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::paint;
use crate::tui::widgets::wrap::{Piece, WrappedRow, wrap};

/// Columns between columns.
const GUTTER: u16 = 2;
/// A column is not squeezed below this; a table that still does not fit is wider than the page.
const NARROWEST: u16 = 9;
/// A column is not set wider than this where the table is wider than the page anyway.
const WIDEST: u16 = 40;
/// More columns than this are not drawn.
const MOST_COLUMNS: usize = 64;

/// The rows of a table: the header, a rule, the body.
pub fn set(
    alignments: &[Align],
    header: &[Vec<Piece>],
    rows: &[Vec<Vec<Piece>>],
    room: u16,
    symbols: &Symbols,
    rule: Style,
) -> Vec<WrappedRow> {
    let count = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0).min(MOST_COLUMNS);
    let lines = || std::iter::once(header).chain(rows.iter().map(Vec::as_slice));
    let natural: Vec<u16> = (0..count)
        .map(|at| lines().map(|cells| cells.get(at).map_or(0, |cell| natural_width(cell))).max().unwrap_or(0))
        .collect();
    let widths = widths(&natural, room);
    let mut out = Vec::new();
    for (at, cells) in lines().enumerate() {
        // Wrapped rows of a body are hard to tell apart without air between them.
        line(&mut out, cells, &widths, alignments);
        if at == 0 {
            let total = widths.iter().sum::<u16>() + GUTTER * u16::try_from(count.saturating_sub(1)).unwrap_or(0);
            let text = symbols.horizontal.repeat(total.into());
            out.push(WrappedRow { pieces: vec![Piece::new(text, rule)], width: total });
        }
    }
    out
}

fn natural_width(cell: &[Piece]) -> u16 {
    cell.iter().fold(0_u16, |sum, piece| sum.saturating_add(paint::width(&piece.text))).min(200)
}

/// The width of each column: its natural one where all fit, else the widest give way first.
fn widths(natural: &[u16], room: u16) -> Vec<u16> {
    let gutters = GUTTER.saturating_mul(u16::try_from(natural.len().saturating_sub(1)).unwrap_or(u16::MAX));
    let room = room.saturating_sub(gutters);
    let needed = |cap: u16| natural.iter().fold(0_u16, |sum, &width| sum.saturating_add(width.min(cap)));
    // The largest cap at which the columns fit; none is tried below the narrowest.
    let widest = natural.iter().copied().max().unwrap_or(0);
    let cap = (NARROWEST..=widest.max(NARROWEST)).rev().find(|&cap| needed(cap) <= room).unwrap_or(WIDEST);
    let mut widths: Vec<u16> = natural.iter().map(|&width| width.min(cap)).collect();
    // What rounding left over goes to the columns that were cut, from the left.
    let mut spare = room.saturating_sub(widths.iter().sum());
    for (width, &natural) in widths.iter_mut().zip(natural) {
        if *width < natural && spare > 0 {
            *width += 1;
            spare -= 1;
        }
    }
    widths
}

fn line(out: &mut Vec<WrappedRow>, cells: &[Vec<Piece>], widths: &[u16], alignments: &[Align]) {
    let wrapped: Vec<Vec<WrappedRow>> = widths
        .iter()
        .enumerate()
        .map(|(at, &width)| cells.get(at).map_or(Vec::new(), |cell| wrap(cell, width)))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut row = WrappedRow::default();
        for (column, (&width, cell)) in widths.iter().zip(&wrapped).enumerate() {
            let part = cell.get(at);
            let spare = width.saturating_sub(part.map_or(0, |part| part.width));
            let left = match alignments.get(column) {
                Some(Align::Right) => spare,
                Some(Align::Centre) => spare / 2,
                _ => 0,
            };
            let gutter = if column > 0 { GUTTER } else { 0 };
            let blank = |columns: u16| Piece::new(" ".repeat(columns.into()), Style::new());
            row.pieces.push(blank(gutter + left));
            row.pieces.extend(part.into_iter().flat_map(|part| part.pieces.iter().cloned()));
            if column + 1 < widths.len() {
                row.pieces.push(blank(spare - left));
            }
            row.width = row.width.saturating_add(gutter).saturating_add(width);
        }
        out.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Vec<Piece>> {
        texts.iter().map(|text| vec![Piece::new(*text, Style::new())]).collect()
    }

    fn drawn(room: u16) -> String {
        let rows =
            [cells(&["Go", "cloud services and tools", "$100K"]), cells(&["Elixir", "real time", "$90K", "extra"])];
        let header = cells(&["Language", "Best for", "Pay"]);
        let set = set(&[Align::Left, Align::Left, Align::Right], &header, &rows, room, &Symbols::UNICODE, Style::new());
        let texts = set.iter().map(|row| row.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>());
        texts.map(|text| text.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_table_that_fits_keeps_its_natural_widths() {
        insta::assert_snapshot!(drawn(60), @r"
        Language  Best for                    Pay
        ────────────────────────────────────────────────
        Go        cloud services and tools  $100K
        Elixir    real time                  $90K  extra
        ");
    }

    #[test]
    fn a_table_without_room_wraps_its_widest_cells() {
        insta::assert_snapshot!(drawn(38), @r"
        Language  Best for          Pay
        ──────────────────────────────────────
        Go        cloud services  $100K
                  and tools
        Elixir    real time        $90K  extra
        ");
    }

    #[test]
    fn a_table_that_cannot_fit_is_wider_than_the_page() {
        let rows = [cells(&["abcdefghijkl"; 6])];
        let set = set(&[], &cells(&["a"; 6]), &rows, 30, &Symbols::UNICODE, Style::new());
        assert!(set[0].width > 30);
    }
}
