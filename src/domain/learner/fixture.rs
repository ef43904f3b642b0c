//! Calendars for the tests: any that can be.

use jiff::civil::date;
use proptest::prelude::*;

use super::days::{Days, later};
use super::{Calendar, WeeklyHours};

/// Calendars with days off and changes of hours from August 2026 on.
pub(in crate::domain) fn calendar() -> impl Strategy<Value = Calendar> {
    let hours = || (1_u16..=40).prop_map(|half| WeeklyHours::new(f64::from(half) / 2.0).unwrap());
    let changes = prop::collection::vec((0_i64..1000, hours()), 0..4);
    let off = prop::collection::vec((0_i64..1000, 0_i64..60), 0..6);
    (hours(), changes, off).prop_map(|(weekly, changes, off)| {
        let day = |number| later(date(2026, 8, 1), number);
        let mut calendar = Calendar::steady(weekly);
        for (from, weekly) in changes {
            calendar.set_hours(day(from), weekly);
        }
        for (first, length) in off {
            calendar.take_off(Days::new(day(first), day(first + length)).unwrap());
        }
        calendar
    })
}
