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
            .sum()
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
