//! Hours as people read them: `5–8 h`, `250–320 h`.

use crate::domain::catalog::Hours;
use crate::tui::symbols::Symbols;

/// A range of hours without its unit.
pub fn range(hours: Hours, symbols: &Symbols) -> String {
    let (low, high) = (figure(hours.low), figure(hours.high));
    if low == high { low } else { format!("{low}{}{high}", symbols.dash) }
}

/// A range of hours.
pub fn with_unit(hours: Hours, symbols: &Symbols) -> String {
    format!("{} h", range(hours, symbols))
}

/// Whole numbers as they are; below ten with at most one decimal.
fn figure(hours: f64) -> String {
    if hours < 10.0 && (hours - hours.round()).abs() > 0.05 {
        return format!("{hours:.1}");
    }
    // Writing a whole number as one is many times quicker than rounding a fraction to none.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours are neither negative nor vast")]
    let whole = hours.round() as u64;
    whole.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: f64, high: f64, text: &str) {
        assert_eq!(with_unit(Hours::new(low, high), &Symbols::UNICODE), text);
    }

    #[test]
    fn hours_are_written_as_short_as_they_are_true() {
        check(5.0, 8.0, "5–8 h");
        check(0.5, 1.0, "0.5–1 h");
        check(12.4, 12.4, "12 h");
        check(250.0, 320.0, "250–320 h");
    }
}
