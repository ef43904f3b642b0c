//! How much of something fits into an evening.

use std::ops::Range;

/// Minutes, out of hours that are left; and whether that finishes it.
pub(super) fn fit(left: f64, minutes: u32) -> (u32, bool) {
    let needed = left * 60.0;
    if needed <= f64::from(minutes) {
        // At most `minutes`, and not below one.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and minutes")]
        let needed = needed.ceil().max(1.0) as u32;
        (needed.min(minutes), true)
    } else {
        (minutes, false)
    }
}

/// Which of `count` goals lie between two shares of the way, each from 0 to 1: evenings that follow each other take goals
/// that follow each other. Of any there is at least one.
pub(super) fn between(count: usize, from: f64, to: f64) -> Range<usize> {
    let Some(last) = count.checked_sub(1) else { return 0..0 };
    let goals = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    // Shares are held between 0 and 1, so both lie between 0 and `count`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and count")]
    let place = |share: f64| share as usize;
    let first = place((from.clamp(0.0, 1.0) * goals).round()).min(last);
    let end = place((to.clamp(0.0, 1.0) * goals).round()).clamp(first + 1, count);
    first..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_fits_or_is_cut_to_the_evening() {
        for (left, minutes, expected) in [
            (1.0, 60, (60, true)),
            (0.5, 60, (30, true)),
            (3.0, 50, (50, false)),
            (0.0, 50, (1, true)),
            (1.01, 60, (60, false)),
            (24.0, 1, (1, false)),
        ] {
            assert_eq!(fit(left, minutes), expected, "{left} h in {minutes} min");
        }
    }

    #[test]
    fn goals_lie_evenly_over_the_hours() {
        for (count, from, to, expected) in [
            (0, 0.0, 1.0, 0..0),
            (4, 0.0, 1.0, 0..4),
            (4, 0.0, 0.25, 0..1),
            (4, 0.25, 0.5, 1..2),
            (4, 0.2, 0.3, 1..2),
            (3, 0.25, 0.5, 1..2),
            (3, 0.0, 0.02, 0..1),
            (4, 0.99, 0.99, 3..4),
            (3, 1.0, 1.0, 2..3),
            (3, 0.0, 0.0, 0..1),
            (2, -1.0, 7.0, 0..2),
        ] {
            assert_eq!(between(count, from, to), expected, "{count} goals from {from} to {to}");
        }
    }
}
