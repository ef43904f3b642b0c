//! Dates, and how they compare with dividing hours by hours a week.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::learner::WeeklyHours;
use crate::domain::learner::days::number;

/// When a learner will be done, in two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    /// As likely before as after.
    pub even: Date,
    /// Later than this in 15 cases of 100.
    pub likely: Date,
}

/// How many times as long it takes to be done by the end of `even` as `hours` at so many a week come to on paper, both
/// counted from the beginning of `start`; absent where nothing is left to do.
pub fn stretch(hours: f64, weekly: WeeklyHours, start: Date, even: Date) -> Option<f64> {
    let on_paper = hours / weekly.get() * 7.0;
    // All days that exist are a few millions.
    #[expect(clippy::cast_precision_loss, reason = "all days that exist are a few millions")]
    let days = (number(even) - number(start) + 1) as f64;
    (on_paper >= 7.0).then(|| days / on_paper)
}

/// `start` plus a number of days, rounded up; held at the last day that exists.
pub fn add_days(start: Date, days: f64) -> Date {
    // In range by the clamp; a calendar day is whole.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let days = (days - 1e-9).ceil().clamp(0.0, 3_000_000.0) as i64;
    start.checked_add(days.days()).unwrap_or(Date::MAX)
}

/// `start` plus whole months, held at the last day that exists.
pub fn add_months(start: Date, months: u16) -> Date {
    start.checked_add(i64::from(months).months()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_stretch_is_days_over_days_on_paper() {
        let weekly = WeeklyHours::new(8.0).unwrap();
        let start = date(2026, 11, 23);
        // 440 h at 8 h a week are 55 weeks.
        assert_eq!(stretch(440.0, weekly, start, date(2027, 12, 12)), Some(1.0));
        assert_eq!(stretch(440.0, weekly, start, date(2028, 12, 31)), Some(2.0));
        assert_eq!(stretch(0.0, weekly, start, start), None);
    }
}
