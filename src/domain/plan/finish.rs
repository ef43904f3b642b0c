//! From hours to dates.
//!
//! One pace factor is shared by all topics: somebody slow at the first is slow at the last. Errors drawn independently
//! for each topic would average out and promise a falsely narrow range. The factor is lognormal with median 1, so that
//! the even-chance date is simply the expected hours divided by the hours a week, and its spread is the one that the
//! topics' own ranges imply when their low and high ends (the 10 % and 90 % points) move together.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::catalog::Hours;
use crate::domain::learner::WeeklyHours;

/// The 90 % point of the standard normal distribution.
const Z_90: f64 = 1.281_551_565_544_6;
/// The 85 % point of the standard normal distribution.
const Z_85: f64 = 1.036_433_389_493_8;

/// When a learner will be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    /// As likely before as after.
    pub even: Date,
    /// Later than this in 15 cases of 100.
    pub likely: Date,
}

/// How hours become weeks for one learner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Hours in a real week.
    pub weekly: WeeklyHours,
    /// The first day.
    pub start: Date,
}

impl Pace {
    /// The date range of an amount of study.
    pub fn finish(self, hours: Hours) -> Finish {
        let at = |factor: f64| add_days(self.start, hours.expected() * factor / self.weekly.get() * 7.0);
        Finish { even: at(1.0), likely: at((Z_85 * spread(hours)).exp()) }
    }

    /// The chance of being done by the end of `deadline`, from 0 to 1.
    pub fn chance(self, hours: Hours, deadline: Date) -> f64 {
        let days = days_between(self.start, deadline);
        let available = days / 7.0 * self.weekly.get();
        let expected = hours.expected();
        if expected <= 0.0 {
            return if days >= 0.0 { 1.0 } else { 0.0 };
        }
        if available <= 0.0 {
            return 0.0;
        }
        let spread = spread(hours);
        let ratio = (available / expected).ln();
        if spread <= f64::EPSILON {
            return if ratio >= 0.0 { 1.0 } else { 0.0 };
        }
        0.5 * libm::erfc(-ratio / spread / std::f64::consts::SQRT_2)
    }
}

/// The standard deviation of the logarithm of the pace factor.
fn spread(hours: Hours) -> f64 {
    if hours.low <= 0.0 || hours.high <= hours.low { 0.0 } else { (hours.high / hours.low).ln() / (2.0 * Z_90) }
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

fn days_between(from: Date, to: Date) -> f64 {
    let days = from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days());
    f64::from(days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn pace(weekly: f64) -> Pace {
        Pace { weekly: WeeklyHours::new(weekly).unwrap(), start: date(2026, 11, 23) }
    }

    #[test]
    fn the_even_date_is_hours_divided_by_hours_a_week() {
        let finish = pace(8.0).finish(Hours::new(320.0, 560.0));
        assert_eq!(finish.even, date(2027, 12, 13)); // 440 h / 8 h = 55 weeks
        assert!(finish.likely > finish.even);
    }

    #[test]
    fn the_chance_is_even_at_the_even_date_and_85_of_100_at_the_likely_one() {
        let hours = Hours::new(320.0, 560.0);
        let finish = pace(8.0).finish(hours);
        assert!((pace(8.0).chance(hours, finish.even) - 0.5).abs() < 0.01);
        assert!((pace(8.0).chance(hours, finish.likely) - 0.85).abs() < 0.01);
    }

    #[test]
    fn hours_without_a_range_are_certain() {
        let hours = Hours::new(80.0, 80.0);
        let done = pace(8.0).finish(hours);
        assert_eq!(done.even, done.likely);
        assert!(pace(8.0).chance(hours, done.even) > 0.999);
        assert!(pace(8.0).chance(hours, date(2026, 12, 1)) < 0.001);
    }

    #[test]
    fn a_deadline_in_the_past_has_no_chance_unless_nothing_is_left() {
        let past = date(2020, 1, 1);
        assert!(pace(8.0).chance(Hours::new(1.0, 2.0), past) < 0.001);
        assert!(pace(8.0).chance(Hours::ZERO, date(2026, 11, 23)) > 0.999);
    }

    proptest::proptest! {
        #[test]
        fn more_hours_a_week_never_end_later(low in 1.0..500.0, extra in 0.0..500.0, weekly in 0.5..79.0, more in 0.0..1.0) {
            let hours = Hours::new(low, low + extra);
            let slow = pace(weekly).finish(hours);
            let fast = pace(weekly + more).finish(hours);
            proptest::prop_assert!(fast.even <= slow.even && fast.likely <= slow.likely);
            proptest::prop_assert!(slow.even <= slow.likely);
        }
    }
}
