//! An amount of a whole as a bar: full up to the share that is there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// How many of so many columns are full: at least one where there is anything, all only where nothing is missing.
pub fn full(amount: f64, of: f64, columns: u16) -> u16 {
    if amount <= 0.0 || columns == 0 {
        return 0;
    }
    let share = if of > 0.0 { (amount / of).clamp(0.0, 1.0) } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a few columns")]
    let full = (share * f64::from(columns)).round() as u16;
    if amount < of { full.clamp(1, columns.saturating_sub(1).max(1)) } else { columns }
}

/// Draws the bar over the whole width of an area.
pub fn share(buf: &mut Buffer, area: Rect, amount: f64, of: f64, cx: &Cx<'_>) {
    let [solid, empty] = cx.symbols.bar;
    let full = full(amount, of, area.width);
    let role = if of > 0.0 && amount >= of { Role::Good } else { Role::Accent };
    paint::rule(buf, Rect { width: full, ..area }, solid, cx.theme.style(role));
    paint::rule(buf, paint::after(area, full), empty, cx.theme.style(Role::Muted));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_empty_only_for_nothing_and_full_only_for_all() {
        for (amount, of, columns, expected) in [
            (0.0, 8.0, 10, 0),
            (0.1, 8.0, 10, 1),
            (4.0, 8.0, 10, 5),
            (7.9, 8.0, 10, 9),
            (8.0, 8.0, 10, 10),
            (9.0, 8.0, 10, 10),
            (1.0, 0.0, 10, 10),
            (0.0, 0.0, 10, 0),
            (1.0, 2.0, 0, 0),
        ] {
            assert_eq!(full(amount, of, columns), expected, "{amount} of {of}");
        }
    }
}
