//! Runs of days, and days as numbers that can be counted with.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::{Date, date};

/// The day that day numbers count from.
const ZERO: Date = date(1970, 1, 1);

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    first: Date,
    last: Date,
}

/// Why a text is no run of days.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DaysError {
    /// It is not written like one.
    #[error("'{0}' is no day; write one such as 2026-12-24, or a first and a last one: 2026-12-21..2027-01-03")]
    NoDay(String),
    /// It ends before it begins.
    #[error("{last} lies before {first}; write the first day first: {last}..{first}")]
    Backwards {
        /// What was given as the first day.
        first: Date,
        /// What was given as the last day.
        last: Date,
    },
}

impl Days {
    /// From `first` to `last`, both included.
    pub fn new(first: Date, last: Date) -> Result<Self, DaysError> {
        if first <= last { Ok(Self { first, last }) } else { Err(DaysError::Backwards { first, last }) }
    }

    /// A single day.
    pub fn one(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// The seven days from Monday to Sunday that hold a day; the last week that exists is shorter.
    pub fn week_of(day: Date) -> Self {
        let first = week_start(day);
        Self { first, last: later(first, 6) }
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// How many days there are; at least one.
    pub fn count(self) -> i64 {
        number(self.last) - number(self.first) + 1
    }

    /// Whether a day is among them.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl FromStr for Days {
    type Err = DaysError;

    /// `2026-12-24`, or `2026-12-21..2027-01-03`.
    fn from_str(text: &str) -> Result<Self, DaysError> {
        let day = |part: &str| part.trim().parse::<Date>().map_err(|_| DaysError::NoDay(text.trim().to_owned()));
        match text.split_once("..") {
            Some((first, last)) => Self::new(day(first)?, day(last)?),
            None => day(text).map(Self::one),
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}..{}", self.first, self.last) }
    }
}

/// The Monday of a day's week.
pub fn week_start(day: Date) -> Date {
    later(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// Whole days from one date to another, as a length; negative backwards.
#[expect(clippy::cast_precision_loss, reason = "days between any two dates are far below 2^52")]
pub fn days_between(from: Date, to: Date) -> f64 {
    (number(to) - number(from)) as f64
}

/// `days` after a day, or before it where negative; held at the first and the last day that exist.
pub(in crate::domain) fn later(day: Date, days: i64) -> Date {
    from_number(number(day).saturating_add(days))
}

/// A day as a number: the next day has the next number.
pub(in crate::domain) fn number(day: Date) -> i64 {
    // Civil days have 24 hours each.
    day.duration_since(ZERO).as_hours() / 24
}

/// The day of a number; held at the first and the last day that exist.
pub(in crate::domain) fn from_number(number: i64) -> Date {
    let held = if number < 0 { Date::MIN } else { Date::MAX };
    Span::new().try_days(number).ok().and_then(|span| ZERO.checked_add(span).ok()).unwrap_or(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(Date, Date, i64), &str>) {
        let days = text.parse::<Days>().map_err(|error| error.to_string());
        let days = days.as_ref().map(|days| (days.first(), days.last(), days.count())).map_err(String::as_str);
        assert_eq!(days, expected, "{text}");
    }

    #[test]
    fn days_are_written_as_one_or_as_a_first_and_a_last() {
        check("2026-12-24", Ok((date(2026, 12, 24), date(2026, 12, 24), 1)));
        check(" 2026-12-21..2027-01-03 ", Ok((date(2026, 12, 21), date(2027, 1, 3), 14)));
        check("2026-12-21 .. 2026-12-21", Ok((date(2026, 12, 21), date(2026, 12, 21), 1)));
        check(
            "2027-01-03..2026-12-21",
            Err("2026-12-21 lies before 2027-01-03; write the first day first: 2026-12-21..2027-01-03"),
        );
        for bad in ["", "soon", "2026-02-30", "2026-12-21..", "..2026-12-21", "2026-12-21...2026-12-24"] {
            let message = format!(
                "'{bad}' is no day; write one such as 2026-12-24, or a first and a last one: 2026-12-21..2027-01-03"
            );
            check(bad, Err(&message));
        }
    }

    #[test]
    fn days_read_back_as_written() {
        for text in ["2026-12-24", "2026-12-21..2027-01-03"] {
            assert_eq!(text.parse::<Days>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        for day in 23..=29 {
            assert_eq!(week_start(date(2026, 11, day)), date(2026, 11, 23));
        }
        let week = Days::week_of(date(2027, 1, 1));
        assert_eq!((week.first(), week.last(), week.count()), (date(2026, 12, 28), date(2027, 1, 3), 7));
        assert!(week.contains(date(2027, 1, 3)) && !week.contains(date(2027, 1, 4)));
    }

    #[test]
    fn counting_stops_at_the_ends_of_time() {
        assert_eq!(later(Date::MAX, 1), Date::MAX);
        assert_eq!(later(Date::MIN, -1), Date::MIN);
        assert_eq!(later(Date::MAX, i64::MAX), Date::MAX);
        assert_eq!(later(Date::MIN, i64::MIN), Date::MIN);
        assert!(Days::week_of(Date::MAX).contains(Date::MAX) && Days::week_of(Date::MIN).contains(Date::MIN));
        for day in [Date::MIN, ZERO, date(2024, 2, 29), Date::MAX] {
            assert_eq!(from_number(number(day)), day);
        }
        assert_eq!(number(date(1969, 12, 31)), -1);
    }
}
