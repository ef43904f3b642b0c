//! Lengths of time as people type them: `45m`, `1h30`, `1.5h`, `90`.

use super::SafeText;

/// The longest time that is understood, in minutes: a day.
const A_DAY: f64 = 24.0 * 60.0;

/// Why a text is no length of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MinutesError {
    /// It is not written like one.
    #[error("'{0}' is no length of time; write 45m, 1h30, 1.5h, or 90 for minutes")]
    Unclear(SafeText),
    /// A fraction of what?
    #[error("'{0}' could be hours or minutes; write {0}h, or whole minutes")]
    NoUnit(SafeText),
    /// Too short or too long.
    #[error("'{0}' is not between 1 minute and 24 hours; give the true time, split by days if need be")]
    OutOfRange(SafeText),
}

/// Whole minutes, from 1 to 1440: `45m`, `45 min`, `1h`, `1h30`, `1h30m`, `1:30`, `1.5h`, `1,5 h`; a whole number without
/// a unit counts minutes. Fractions of a minute are rounded.
pub fn minutes(text: &str) -> Result<u32, MinutesError> {
    let shown = || SafeText::single_line(text);
    let lower = text.trim().to_lowercase().replace(',', ".");
    let found = match lower.split_once(':') {
        Some((hours, minutes)) => clock(hours, minutes),
        None if is_decimal(&lower) => return Err(MinutesError::NoUnit(shown())),
        None => units(&lower),
    };
    match found {
        None => Err(MinutesError::Unclear(shown())),
        Some(minutes) if (1.0..=A_DAY).contains(&minutes.round()) => Ok(whole(minutes)),
        Some(_) => Err(MinutesError::OutOfRange(shown())),
    }
}

/// Minutes as people say them: `45 min`, `2 h`, `1 h 30 min`.
pub fn in_minutes(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A number with a point and nothing behind it.
fn is_decimal(text: &str) -> bool {
    text.contains('.') && number(text).is_some()
}

/// `1:30`
fn clock(hours: &str, minutes: &str) -> Option<f64> {
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, rest) = (is_whole(hours).then(|| number(hours))??, is_whole(minutes).then(|| number(minutes))??);
    (minutes.len() == 2 && rest < 60.0).then_some(hours * 60.0 + rest)
}

/// Numbers with units, the greater first; minutes behind hours may go without.
fn units(text: &str) -> Option<f64> {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let (mut rest, mut sum, mut has_hours) = (text, 0.0, false);
    loop {
        let (digits, after) = rest.split_at_checked(rest.find(|c| !is_digit(c)).unwrap_or(rest.len()))?;
        let (unit, after) = after.trim_start().split_at_checked(
            after.trim_start().find(|c: char| !c.is_alphabetic()).unwrap_or(after.trim_start().len()),
        )?;
        let value = number(digits)?;
        match unit {
            "h" | "hr" | "hrs" | "hour" | "hours" if !has_hours => {
                sum += value * 60.0;
                has_hours = true;
            }
            "m" | "min" | "mins" | "minute" | "minutes" | "" if value.fract() == 0.0 => {
                return after.trim().is_empty().then_some(sum + value);
            }
            _ => return None,
        }
        rest = after.trim_start();
        if rest.is_empty() {
            return Some(sum);
        }
    }
}

/// A plain number; `1e5`, signs and words are none.
fn number(text: &str) -> Option<f64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_plain && text.len() <= 12 { text.parse().ok() } else { None }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 1 and a day's minutes")]
fn whole(minutes: f64) -> u32 {
    minutes.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<u32, &str>) {
        assert_eq!(minutes(text).map_err(|error| error.to_string()), expected.map_err(str::to_owned), "{text:?}");
    }

    #[test]
    fn times_are_understood_as_people_type_them() {
        for (text, expected) in [
            ("45m", 45),
            ("45 min", 45),
            ("45 Minutes", 45),
            ("90", 90),
            (" 90 ", 90),
            ("1h", 60),
            ("1h30", 90),
            ("1h30m", 90),
            ("1 h 30 min", 90),
            ("2 hours 5 minutes", 125),
            ("1:30", 90),
            ("0:05", 5),
            ("1.5h", 90),
            ("1,5 h", 90),
            (".5h", 30),
            ("0.33h", 20),
            ("24h", 1440),
            ("1440", 1440),
        ] {
            check(text, Ok(expected));
        }
    }

    #[test]
    fn what_is_no_time_is_refused_in_a_sentence() {
        for text in [
            "", "h", "m", "soon", "-45m", "45x", "1h2h", "30m1h", "1:3", "1:60", ":30", "1e2", "45.5m", "1h 30 x",
            "1..5h",
        ] {
            check(text, Err(&format!("'{text}' is no length of time; write 45m, 1h30, 1.5h, or 90 for minutes")));
        }
        check("1.5", Err("'1.5' could be hours or minutes; write 1.5h, or whole minutes"));
        for text in ["0", "0m", "0h", "0.001h", "1441", "24h1m", "999999999h"] {
            check(
                text,
                Err(&format!(
                    "'{text}' is not between 1 minute and 24 hours; give the true time, split by days if need be"
                )),
            );
        }
        check("4\u{1b}[2J", Err("'4␛[2J' is no length of time; write 45m, 1h30, 1.5h, or 90 for minutes"));
    }

    #[test]
    fn times_are_said_as_people_say_them_and_read_back() {
        assert_eq!([45, 60, 90, 0].map(in_minutes), ["45 min", "1 h", "1 h 30 min", "0 min"]);
        for number in 1..=1440 {
            assert_eq!(minutes(&in_minutes(number.into())), Ok(number));
        }
    }
}
