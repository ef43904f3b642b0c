//! A cursor in a list and the window that follows it, as plain arithmetic.

use std::ops::Range;

/// Where the cursor is and which row stands at the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The row under the cursor.
    pub cursor: usize,
    /// The row at the top, as it was when last settled.
    pub top: usize,
}

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many rows towards the start.
    Up(usize),
    /// So many rows towards the end.
    Down(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To that row.
    To(usize),
}

impl Scroll {
    /// The rows in view: `height` of them or fewer, the cursor among them.
    pub fn window(self, height: usize, len: usize) -> Range<usize> {
        let cursor = self.cursor.min(len.saturating_sub(1));
        let lowest = (cursor + 1).saturating_sub(height);
        let highest = len.saturating_sub(height);
        let top = self.top.clamp(lowest, lowest.max(cursor)).min(highest.max(lowest));
        top..top.saturating_add(height).min(len)
    }

    /// Moves the cursor within `len` rows, and the window after it. Answers whether anything changed.
    pub fn go(&mut self, movement: Move, height: usize, len: usize) -> bool {
        let before = *self;
        let last = len.saturating_sub(1);
        let cursor = self.cursor.min(last);
        self.cursor = match movement {
            Move::Up(rows) => cursor.saturating_sub(rows),
            Move::Down(rows) => cursor.saturating_add(rows),
            Move::First => 0,
            Move::Last => last,
            Move::To(row) => row,
        }
        .min(last);
        self.top = self.window(height, len).start;
        *self != before
    }

    /// Scrolls the window by rows, the cursor staying in view.
    pub fn pan(&mut self, down: bool, rows: usize, height: usize, len: usize) -> bool {
        let before = *self;
        let window = self.window(height, len);
        let top = if down { window.start.saturating_add(rows) } else { window.start.saturating_sub(rows) };
        self.top = top.min(len.saturating_sub(height));
        let bottom = self.top.saturating_add(height).min(len).saturating_sub(1);
        self.cursor = self.cursor.clamp(self.top.min(bottom), bottom);
        *self != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_cursor_and_no_further() {
        let mut scroll = Scroll::default();
        scroll.go(Move::Down(4), 5, 20);
        assert_eq!(scroll.window(5, 20), 0..5);
        scroll.go(Move::Down(1), 5, 20);
        assert_eq!(scroll.window(5, 20), 1..6);
        scroll.go(Move::Up(4), 5, 20);
        assert_eq!(scroll.window(5, 20), 1..6);
        scroll.go(Move::Last, 5, 20);
        assert_eq!((scroll.cursor, scroll.window(5, 20)), (19, 15..20));
    }

    proptest::proptest! {
        #[test]
        fn the_cursor_is_always_in_the_list_and_in_view(
            steps in proptest::collection::vec((0u8..6, 0usize..30, 0usize..9, 0usize..25), 0..40)
        ) {
            let mut scroll = Scroll::default();
            for (kind, rows, height, len) in steps {
                match kind {
                    0 => scroll.go(Move::Up(rows), height, len),
                    1 => scroll.go(Move::Down(rows), height, len),
                    2 => scroll.go(Move::To(rows), height, len),
                    3 => scroll.go(Move::Last, height, len),
                    _ => scroll.pan(kind == 4, rows, height, len),
                };
                proptest::prop_assert!(scroll.cursor < len.max(1));
                let window = scroll.window(height, len);
                proptest::prop_assert!(window.end <= len && window.len() == height.min(len));
                proptest::prop_assert!(window.is_empty() || window.contains(&scroll.cursor));
            }
        }
    }
}
