//! How many hours a learner means to study, when.
//!
//! Budgets are weekly and sessions float: no time of day is planned, and a free day carries a seventh of its week's
//! hours. So a week with two days off has five sevenths of them, and a week in which the hours change has its part of
//! each.

use jiff::civil::Date;

use super::days::{Days, from_number, later, number};
use crate::domain::learner::WeeklyHours;

/// Hours that are nothing: four thousandths of a second of study. What differs by less is the same.
pub(super) const NOTHING: f64 = 1e-6;

/// Hours a week, from dates on, and days off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// Until the first change.
    weekly: WeeklyHours,
    /// From each date on, sorted; no date twice.
    changes: Vec<(Date, WeeklyHours)>,
    /// Sorted; neither overlapping nor touching.
    off: Vec<Days>,
}

/// Days in a row that all carry the same hours, none of them off.
struct Stretch {
    /// Day number of the first.
    first: i64,
    /// Day number of the last.
    last: i64,
    /// Hours a week.
    weekly: f64,
}

impl Stretch {
    #[expect(clippy::cast_precision_loss, reason = "all days that exist are a few millions")]
    fn hours(&self) -> f64 {
        (self.last - self.first + 1) as f64 * self.weekly / 7.0
    }
}

impl Calendar {
    /// The same hours every week, no days off.
    pub fn steady(weekly: WeeklyHours) -> Self {
        Self { weekly, ..Self::default() }
    }

    /// Sets the hours a week from a day on. What was set from a later day on stays.
    pub fn set_hours(&mut self, from: Date, weekly: WeeklyHours) {
        match self.changes.binary_search_by_key(&from, |&(day, _)| day) {
            Ok(at) => {
                if let Some(change) = self.changes.get_mut(at) {
                    change.1 = weekly;
                }
            }
            Err(at) => self.changes.insert(at, (from, weekly)),
        }
    }

    /// Takes days off; those that are off already stay so.
    pub fn take_off(&mut self, days: Days) {
        // Runs that touch become one.
        let (before, after) = (later(days.first(), -1), later(days.last(), 1));
        let from = self.off.partition_point(|run| run.last() < before);
        let to = self.off.partition_point(|run| run.first() <= after);
        let joined = self.off.get(from..to).unwrap_or_default();
        let first = joined.first().map_or(days.first(), |run| run.first().min(days.first()));
        let last = joined.last().map_or(days.last(), |run| run.last().max(days.last()));
        self.off.splice(from..to, Days::new(first, last));
    }

    /// Takes days off back; those that are not off stay so.
    pub fn work_again(&mut self, days: Days) {
        let from = self.off.partition_point(|run| run.last() < days.first());
        let to = self.off.partition_point(|run| run.first() <= days.last());
        let cut = self.off.get(from..to).unwrap_or_default();
        let before = cut.first().filter(|run| run.first() < days.first());
        let before = before.and_then(|run| Days::new(run.first(), later(days.first(), -1)).ok());
        let after = cut.last().filter(|run| run.last() > days.last());
        let after = after.and_then(|run| Days::new(later(days.last(), 1), run.last()).ok());
        self.off.splice(from..to, before.into_iter().chain(after));
    }

    /// The hours a week that hold on a day, off or not.
    pub fn weekly_on(&self, day: Date) -> WeeklyHours {
        let later = self.changes.partition_point(|&(from, _)| from <= day);
        later.checked_sub(1).and_then(|at| self.changes.get(at)).map_or(self.weekly, |&(_, weekly)| weekly)
    }

    /// The days off: in order, runs that touch are one.
    pub fn off(&self) -> &[Days] {
        &self.off
    }

    /// Whether a day is off.
    pub fn is_off(&self, day: Date) -> bool {
        let at = self.off.partition_point(|run| run.last() < day);
        self.off.get(at).is_some_and(|run| run.contains(day))
    }

    /// The hours that are planned for these days.
    pub fn hours_in(&self, days: Days) -> f64 {
        let last = number(days.last());
        self.stretches(days.first())
            .take_while(|stretch| stretch.first <= last)
            .map(|stretch| Stretch { last: stretch.last.min(last), ..stretch }.hours())
            // A sum of none would be a negative zero.
            .fold(0.0, |sum, hours| sum + hours)
    }

    /// The first day by whose end so many planned hours have passed, counted from the beginning of `start`: `start`
    /// itself where there are none, [`Date::MAX`] where they never pass.
    pub fn reach(&self, start: Date, hours: f64) -> Date {
        if hours <= NOTHING {
            return start;
        }
        let mut passed = 0.0;
        for stretch in self.stretches(start) {
            let more = stretch.hours();
            if passed + more + NOTHING >= hours {
                // At most the stretch's days, by the condition.
                #[expect(clippy::cast_possible_truncation, reason = "all days that exist are a few millions")]
                let days = ((hours - passed - NOTHING) / stretch.weekly * 7.0).ceil() as i64;
                return from_number((stretch.first + days.max(1) - 1).min(stretch.last));
            }
            passed += more;
        }
        Date::MAX
    }

    /// The stretches from a day on, to the last day that exists.
    fn stretches(&self, from: Date) -> impl Iterator<Item = Stretch> {
        let end = number(Date::MAX);
        let mut at = number(from);
        let mut change = self.changes.partition_point(|&(day, _)| day <= from);
        let mut off = self.off.partition_point(|run| run.last() < from);
        let mut weekly = self.weekly_on(from);
        std::iter::from_fn(move || {
            // Each turn passes a change or a run of days off, or returns.
            while at <= end {
                if let Some(&(day, hours)) = self.changes.get(change)
                    && number(day) <= at
                {
                    (weekly, change) = (hours, change + 1);
                    continue;
                }
                let run = self.off.get(off).map(|run| (number(run.first()), number(run.last())));
                if let Some((first, last)) = run
                    && first <= at
                {
                    (at, off) = (at.max(last + 1), off + 1);
                    continue;
                }
                let until_change = self.changes.get(change).map_or(end, |&(day, _)| number(day) - 1);
                let until_off = run.map_or(end, |(first, _)| first - 1);
                let stretch = Stretch { first: at, last: until_change.min(until_off), weekly: weekly.get() };
                at = stretch.last + 1;
                return Some(stretch);
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::plan::fixture::calendar as any_calendar;

    fn hours(weekly: f64) -> WeeklyHours {
        WeeklyHours::new(weekly).unwrap()
    }

    fn days(text: &str) -> Days {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check_off(steps: &[(&str, bool)], expected: &[&str]) {
        let mut calendar = Calendar::default();
        for &(text, off) in steps {
            if off { calendar.take_off(days(text)) } else { calendar.work_again(days(text)) }
        }
        let off: Vec<String> = calendar.off().iter().map(Days::to_string).collect();
        assert_eq!(off, expected, "{steps:?}");
    }

    #[test]
    fn days_off_are_merged_and_split() {
        check_off(&[("2026-12-24", true), ("2026-12-21", true)], &["2026-12-21", "2026-12-24"]);
        check_off(&[("2026-12-24", true), ("2026-12-25", true)], &["2026-12-24..2026-12-25"]);
        check_off(&[("2026-12-24", true), ("2026-12-23", true)], &["2026-12-23..2026-12-24"]);
        check_off(
            &[("2026-12-01", true), ("2026-12-05", true), ("2026-12-09", true), ("2026-12-02..2026-12-08", true)],
            &["2026-12-01..2026-12-09"],
        );
        check_off(&[("2026-12-01..2026-12-09", true), ("2026-12-03..2026-12-04", true)], &["2026-12-01..2026-12-09"]);
        let fortnight = ("2026-12-01..2026-12-14", true);
        check_off(&[fortnight, ("2026-12-05", false)], &["2026-12-01..2026-12-04", "2026-12-06..2026-12-14"]);
        check_off(&[fortnight, ("2026-11-05..2026-12-13", false)], &["2026-12-14"]);
        check_off(&[fortnight, ("2026-12-02..2026-12-20", false)], &["2026-12-01"]);
        check_off(&[fortnight, ("2026-12-01..2026-12-14", false)], &[]);
        check_off(&[fortnight, ("2027-12-01", false), ("2025-12-01", false)], &["2026-12-01..2026-12-14"]);
        check_off(
            &[("2026-12-01..2026-12-04", true), ("2026-12-08..2026-12-11", true), ("2026-12-03..2026-12-09", false)],
            &["2026-12-01..2026-12-02", "2026-12-10..2026-12-11"],
        );
    }

    #[test]
    fn what_was_set_from_a_later_day_on_stays() {
        let mut calendar = Calendar::steady(hours(8.0));
        calendar.set_hours(date(2027, 6, 1), hours(20.0));
        calendar.set_hours(date(2027, 1, 1), hours(4.0));
        for (day, weekly) in [("2026-12-31", 8.0), ("2027-01-01", 4.0), ("2027-05-31", 4.0), ("2027-06-01", 20.0)] {
            assert_eq!(calendar.weekly_on(day.parse().unwrap()), hours(weekly), "{day}");
        }
        calendar.set_hours(date(2027, 1, 1), hours(5.0));
        assert_eq!(calendar.weekly_on(date(2027, 1, 1)), hours(5.0));
        assert_eq!(calendar.weekly_on(date(2027, 6, 1)), hours(20.0));
    }

    #[test]
    fn a_free_day_carries_a_seventh_of_its_weeks_hours() {
        let mut calendar = Calendar::steady(hours(7.0));
        calendar.take_off(days("2026-11-25..2026-11-26"));
        calendar.set_hours(date(2026, 11, 29), hours(14.0));
        for (text, expected) in [
            ("2026-11-23", 1.0),
            ("2026-11-25", 0.0),
            ("2026-11-23..2026-11-28", 4.0),
            ("2026-11-23..2026-11-29", 6.0),
            ("2026-11-30..2026-12-06", 14.0),
        ] {
            assert!((calendar.hours_in(days(text)) - expected).abs() < NOTHING, "{text}");
        }
        assert!(calendar.is_off(date(2026, 11, 26)) && !calendar.is_off(date(2026, 11, 27)));
    }

    #[test]
    fn hours_are_reached_by_the_end_of_a_day() {
        let mut calendar = Calendar::steady(hours(7.0));
        calendar.take_off(days("2026-11-25..2026-11-26"));
        let start = date(2026, 11, 23);
        for (amount, expected) in [
            (0.0, "2026-11-23"),
            (0.5, "2026-11-23"),
            (1.0, "2026-11-23"),
            (1.01, "2026-11-24"),
            (2.0, "2026-11-24"),
            (2.01, "2026-11-27"),
            (5.0, "2026-11-29"),
        ] {
            assert_eq!(calendar.reach(start, amount).to_string(), expected, "{amount}");
        }
        assert_eq!(calendar.reach(start, f64::INFINITY), Date::MAX);
        assert_eq!(calendar.reach(start, 1e300), Date::MAX);
        calendar.take_off(Days::new(start, Date::MAX).unwrap());
        assert_eq!(calendar.reach(start, 1.0), Date::MAX);
        assert!(calendar.hours_in(Days::new(start, Date::MAX).unwrap()) < NOTHING);
    }

    /// The hours of one day, by the definition.
    fn on(calendar: &Calendar, day: Date) -> f64 {
        if calendar.off().iter().any(|run| run.contains(day)) { 0.0 } else { calendar.weekly_on(day).get() / 7.0 }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn hours_are_those_added_up_day_by_day(calendar in any_calendar(), first in 0_i64..900, length in 0_i64..900) {
            let first = later(date(2026, 9, 1), first);
            let run = Days::new(first, later(first, length)).unwrap();
            let slow: f64 = (0..=length).map(|day| on(&calendar, later(first, day))).sum();
            prop_assert!((calendar.hours_in(run) - slow).abs() < NOTHING);
        }

        #[test]
        fn reaching_is_the_inverse_of_adding_up(calendar in any_calendar(), first in 0_i64..900, amount in 0.0..2000.0) {
            let start = later(date(2026, 9, 1), first);
            let mut slow = start;
            let mut passed = on(&calendar, start);
            while passed + 2.0 * NOTHING < amount {
                slow = later(slow, 1);
                passed += on(&calendar, slow);
            }
            let clever = calendar.reach(start, amount);
            prop_assert_eq!(clever, slow);
            prop_assert!(calendar.hours_in(Days::new(start, clever).unwrap()) + 2.0 * NOTHING >= amount);
            if clever > start {
                prop_assert!(calendar.hours_in(Days::new(start, later(clever, -1)).unwrap()) < amount);
            }
        }

        #[test]
        fn a_day_off_is_off_and_work_again_takes_it_back(calendar in any_calendar(), first in 0_i64..900, length in 0_i64..40) {
            let run = Days::new(later(date(2026, 9, 1), first), later(date(2026, 9, 1), first + length)).unwrap();
            let mut other = calendar.clone();
            other.take_off(run);
            let inside = |day: i64| later(date(2026, 8, 1), day);
            for day in (0..1000).map(inside) {
                prop_assert_eq!(other.is_off(day), run.contains(day) || calendar.is_off(day));
            }
            for pair in other.off().windows(2) {
                prop_assert!(later(pair[0].last(), 1) < pair[1].first());
            }
            other.work_again(run);
            for day in (0..1000).map(inside) {
                prop_assert_eq!(other.is_off(day), !run.contains(day) && calendar.is_off(day));
            }
        }
    }
}
