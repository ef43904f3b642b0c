//! Breaking styled text into rows by display columns.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::widgets::paint;

/// A bit of text in one style; `link` is the number of the link that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The text, without line feeds.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// The link that it is part of.
    pub link: Option<usize>,
}

impl Piece {
    /// A bit of text that is no link.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style, link: None }
    }
}

/// One row of pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrappedRow {
    /// The pieces from left to right.
    pub pieces: Vec<Piece>,
    /// The columns that they take.
    pub width: u16,
}

impl WrappedRow {
    fn push(&mut self, piece: Piece) {
        self.width = self.width.saturating_add(paint::width(&piece.text));
        match self.pieces.last_mut() {
            Some(last) if last.style == piece.style && last.link == piece.link => last.text.push_str(&piece.text),
            _ => self.pieces.push(piece),
        }
    }
}

/// Breaks pieces into rows of at most `width` columns (at least one): between words where it can, inside a word that is
/// wider than a row. A line feed breaks in any case. There is always at least one row.
pub fn wrap(pieces: &[Piece], width: u16) -> Vec<WrappedRow> {
    let mut wrapper = Wrapper { width: width.max(1), rows: vec![WrappedRow::default()], word: Vec::new(), space: None };
    for piece in pieces {
        wrapper.piece(piece);
    }
    wrapper.end_word();
    wrapper.rows
}

struct Wrapper {
    width: u16,
    rows: Vec<WrappedRow>,
    /// The word that is being collected; it may change style on the way.
    word: Vec<Piece>,
    /// The space before the word; lost where the row breaks.
    space: Option<Piece>,
}

impl Wrapper {
    fn piece(&mut self, piece: &Piece) {
        let part = |text: &str| Piece { text: text.to_owned(), ..piece.clone() };
        let mut rest = piece.text.as_str();
        while let Some(first) = rest.chars().next() {
            if first == '\n' {
                self.end_word();
                self.space = None;
                self.rows.push(WrappedRow::default());
                rest = rest.get(1..).unwrap_or("");
            } else if first == ' ' {
                self.end_word();
                let end = rest.find(|c| c != ' ').unwrap_or(rest.len());
                let (spaces, tail) = rest.split_at(end);
                // Spaces inside code are meant; between words one is enough.
                self.space.get_or_insert_with(|| part(if piece.link.is_none() { spaces } else { " " }));
                rest = tail;
            } else {
                let end = rest.find([' ', '\n']).unwrap_or(rest.len());
                let (word, tail) = rest.split_at(end);
                self.word.push(part(word));
                rest = tail;
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let word = std::mem::take(&mut self.word);
        let wanted = word.iter().fold(0_u16, |sum, piece| sum.saturating_add(paint::width(&piece.text)));
        let space = self.space.take();
        let row = self.row();
        let (used, started) = (row.width, !row.pieces.is_empty());
        let gap = space.as_ref().map_or(0, |space| paint::width(&space.text));
        if used.saturating_add(gap).saturating_add(wanted) <= self.width {
            if let Some(space) = space.filter(|_| started) {
                self.row().push(space);
            }
            for piece in word {
                self.row().push(piece);
            }
            return;
        }
        if started {
            self.rows.push(WrappedRow::default());
        }
        if wanted <= self.width {
            for piece in word {
                self.row().push(piece);
            }
        } else {
            self.chop(word);
        }
    }

    /// A word that is wider than a row.
    fn chop(&mut self, word: Vec<Piece>) {
        let width = self.width;
        for piece in word {
            for grapheme in piece.text.graphemes(true) {
                let row = self.row();
                if row.width > 0 && row.width.saturating_add(paint::width(grapheme)) > width {
                    self.rows.push(WrappedRow::default());
                }
                self.row().push(Piece { text: grapheme.to_owned(), ..piece.clone() });
            }
        }
    }

    fn row(&mut self) -> &mut WrappedRow {
        if self.rows.is_empty() {
            self.rows.push(WrappedRow::default());
        }
        let last = self.rows.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "there is a row, see above")]
        &mut self.rows[last]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    #[track_caller]
    fn check(text: &str, width: u16, rows: &[&str]) {
        let wrapped = wrap(&[Piece::new(text, Style::new())], width);
        let texts: Vec<String> =
            wrapped.iter().map(|row| row.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(texts, rows);
    }

    #[test]
    fn rows_break_between_words_and_inside_words_that_are_too_wide() {
        check("to be or not to be", 6, &["to be", "or not", "to be"]);
        check("a verylongword b", 5, &["a", "veryl", "ongwo", "rd b"]);
        check("one\ntwo", 9, &["one", "two"]);
        check("日本語の本", 5, &["日本", "語の", "本"]);
        check("日", 1, &["日"]);
        check("", 5, &[""]);
        check("x", 0, &["x"]);
    }

    #[test]
    fn a_word_in_two_styles_stays_one_word() {
        let pieces = [
            Piece::new("see ", Style::new()),
            Piece::new("bold", Style::new().fg(Color::Red)),
            Piece::new(", ok", Style::new()),
        ];
        let rows = wrap(&pieces, 8);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].pieces.len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn no_row_is_too_wide_and_no_word_is_lost(text in "[a-z日é \n]{0,60}", width in 2u16..20) {
            let rows = wrap(&[Piece::new(text.clone(), Style::new())], width);
            let joined: String = rows.iter().flat_map(|row| &row.pieces).flat_map(|piece| piece.text.chars()).filter(|c| *c != ' ').collect();
            let wanted: String = text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect();
            proptest::prop_assert_eq!(joined, wanted);
            for row in rows {
                let whole: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
                proptest::prop_assert!(paint::width(&whole) <= width && paint::width(&whole) == row.width);
            }
        }
    }
}
