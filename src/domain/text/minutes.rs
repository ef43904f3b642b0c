//! Amounts of study as people type them and as they are told: `45m`, `1h30`, `1.5h`, `90`.

/// Why a text is no amount of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write a time such as 45m, 1h30, 1.5h, or 90 for minutes")]
pub struct MinutesError;

/// The most minutes that are told from one another; whoever records them has a limit far below.
const MOST: f64 = 1e6;

/// Whole minutes, to the nearest: `45m`, `45 min`, `1h30`, `1h30m`, `1:30`, `1.5h`, `1,5 h`, `2 hours`, `90`. A number
/// alone is minutes, and then a whole one: `1.5` could be either.
pub fn minutes(text: &str) -> Result<u32, MinutesError> {
    let text = text.trim().to_lowercase().replace(',', ".");
    let (first, rest) = amount(&text)?;
    let (unit, rest) = word(rest);
    let total = match (unit, rest) {
        ("", "") if first.fract() == 0.0 => first,
        ("m" | "min" | "mins" | "minute" | "minutes", "") => first,
        ("h" | "hr" | "hrs" | "hour" | "hours", "") => first * 60.0,
        ("h" | "hr" | "hrs" | "hour" | "hours" | ":", rest) if first.fract() == 0.0 => {
            let (second, rest) = amount(rest)?;
            let is_whole = second.fract() == 0.0 && second < 60.0;
            match word(rest) {
                ("", "") if is_whole => {}
                ("m" | "min" | "mins" | "minute" | "minutes", "") if is_whole && unit != ":" => {}
                _ => return Err(MinutesError),
            }
            first * 60.0 + second
        }
        _ => return Err(MinutesError),
    };
    // Not negative, since no sign is read, and small.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a million")]
    let whole = total.min(MOST).round() as u32;
    Ok(whole)
}

/// A number without a sign at the beginning, and what stands behind it.
fn amount(text: &str) -> Result<(f64, &str), MinutesError> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).ok_or(MinutesError)?;
    Ok((number.parse().map_err(|_| MinutesError)?, rest))
}

/// The letters, or the colon, at the beginning, and what stands behind them.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = if text.starts_with(':') { 1 } else { text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()) };
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// An amount as it is told: `45 min`, `2 h`, `1 h 30 min`.
pub fn in_minutes(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_read_however_it_is_typed() {
        for (text, expected) in [
            ("45m", Some(45)),
            ("45 min", Some(45)),
            ("90", Some(90)),
            ("1h30", Some(90)),
            ("1h30m", Some(90)),
            ("1 h 30 min", Some(90)),
            ("1:30", Some(90)),
            ("1.5h", Some(90)),
            ("1,5 H", Some(90)),
            ("2 hours", Some(120)),
            ("0.75h", Some(45)),
            ("0", Some(0)),
            (".5h", Some(30)),
            ("99999999999999h", Some(1_000_000)),
            ("1.5", None),
            ("1.5h30", None),
            ("1h60", None),
            ("1h30h", None),
            ("1:30h", None),
            ("-5", None),
            ("+5m", None),
            ("1..5h", None),
            ("", None),
            ("h", None),
            ("soon", None),
            ("45 m x", None),
            ("45µ", None),
            ("५m", None),
            ("1e9", None),
        ] {
            assert_eq!(minutes(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn time_is_told_in_hours_and_minutes_and_reads_back() {
        for (amount, expected) in [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h")] {
            assert_eq!(in_minutes(amount), expected);
            assert_eq!(minutes(expected).map(u64::from), Ok(amount));
        }
    }
}
