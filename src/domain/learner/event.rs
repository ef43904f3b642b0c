//! Which event, and when: the two things that every recorded change carries.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

/// The longest name of an event, in characters.
const MAX_LEN: usize = 80;
/// The hour of local time at which a study day ends: who learns past midnight still learns today.
const DAY_ENDS: i64 = 4;

/// The name of an event, `<session>-<number>`, unlike any other on any machine. It is what undo, edit and merge go by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(Arc<str>);

/// Why a text is no name of an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event's id is 1 to 80 letters, digits and hyphens, such as 'k3x9q2mw-12'")]
pub struct EventIdError;

impl EventId {
    /// The name of a session's event number `number`. A session is a word of letters and digits; anything else in it is
    /// left out.
    pub fn new(session: &str, number: u64) -> Self {
        let is_allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let session: String = session.chars().filter(is_allowed).take(MAX_LEN - 21).collect();
        Self(format!("{session}-{number}").into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EventId {
    type Err = EventIdError;

    fn from_str(text: &str) -> Result<Self, EventIdError> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let valid = (1..=MAX_LEN).contains(&text.len()) && text.bytes().all(is_allowed);
        if valid { Ok(Self(text.into())) } else { Err(EventIdError) }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// When something happened: for the world, and for the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// By the clock of the machine, which may be wrong.
    pub instant: Timestamp,
    /// The learner's study day, which ends at 04:00 local time.
    pub day: Date,
}

impl Moment {
    /// The moment that a clock and a time zone show.
    pub fn new(instant: Timestamp, local: DateTime) -> Self {
        Self { instant, day: study_day(local) }
    }

    /// Whole minutes since an earlier moment, to the nearest; below zero where a clock was set back.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        let seconds = self.instant.as_second().saturating_sub(earlier.instant.as_second());
        seconds.saturating_add(30).div_euclid(60)
    }
}

/// The study day that a local date and time lies in.
pub fn study_day(local: DateTime) -> Date {
    local.saturating_sub(DAY_ENDS.hours()).date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_study_day_ends_at_four_in_the_morning() {
        assert_eq!(study_day(date(2026, 11, 24).at(3, 59, 59, 0)), date(2026, 11, 23));
        assert_eq!(study_day(date(2026, 11, 24).at(4, 0, 0, 0)), date(2026, 11, 24));
        assert_eq!(study_day(date(2027, 1, 1).at(0, 0, 0, 0)), date(2026, 12, 31));
        assert_eq!(study_day(DateTime::MIN), Date::MIN);
    }

    #[test]
    fn minutes_are_counted_to_the_nearest_and_below_zero_when_a_clock_was_set_back() {
        let at = |second: i64| Moment { instant: Timestamp::from_second(second).unwrap(), day: date(1970, 1, 1) };
        for (seconds, minutes) in [(0, 0), (29, 0), (30, 1), (3_000, 50), (3_029, 50), (-60, -1), (-3_600, -60)] {
            assert_eq!(at(seconds).minutes_since(at(0)), minutes, "{seconds}");
        }
    }

    #[test]
    fn a_name_reads_back_as_written_and_holds_nothing_odd() {
        let id = EventId::new("k3x9\u{1b}q", 12);
        assert_eq!(id.as_str(), "k3x9q-12");
        assert_eq!(id.as_str().parse(), Ok(id));
        for bad in ["", "a b", "a\n", "../x", &"a".repeat(81)] {
            assert_eq!(bad.parse::<EventId>(), Err(EventIdError), "{bad:?}");
        }
        assert!(EventId::new(&"long".repeat(100), u64::MAX).as_str().parse::<EventId>().is_ok());
    }
}
