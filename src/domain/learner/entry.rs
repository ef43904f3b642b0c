//! Time that was studied, and the clock that measures it.

use jiff::civil::Date;

use super::{EventId, Moment};
use crate::domain::catalog::TopicId;
use crate::domain::text::SafeText;

/// The longest session that is recorded as one, in minutes: a day.
pub const MAX_MINUTES: u32 = 24 * 60;
/// A clock that runs longer than this, in minutes, was most likely forgotten.
const FORGOTTEN_AFTER: i64 = 6 * 60;

/// Time that was studied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The study day on which it counts.
    pub day: Date,
    /// How long, in minutes, from 1 to [`MAX_MINUTES`].
    pub minutes: u32,
    /// On what; absent where it was for the plan as a whole.
    pub topic: Option<TopicId>,
    /// What the learner wrote about it.
    pub note: Option<SafeText>,
}

impl Entry {
    /// The same in hours.
    pub fn hours(&self) -> f64 {
        f64::from(self.minutes) / 60.0
    }
}

/// An entry as it stands in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The event that made it, by which it is edited and deleted.
    pub id: EventId,
    /// What it says now.
    pub entry: Entry,
}

/// A clock that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// What is being learnt.
    pub topic: TopicId,
    /// Since when.
    pub since: Moment,
}

impl Running {
    /// Minutes on the clock, to the nearest; below zero where the machine's clock was set back meanwhile.
    pub fn minutes(&self, now: Moment) -> i64 {
        now.minutes_since(self.since)
    }

    /// Whether it was most likely forgotten: it has run for more than six hours, or since another day.
    pub fn is_forgotten(&self, now: Moment) -> bool {
        self.minutes(now) > FORGOTTEN_AFTER || now.day != self.since.day
    }

    /// What it records when it is stopped. It counts on the day on which it was started, and at least one minute.
    pub(in crate::domain) fn stopped(&self, now: Moment) -> Entry {
        let minutes = u32::try_from(self.minutes(now).max(1)).unwrap_or(u32::MAX).min(MAX_MINUTES);
        Entry { day: self.since.day, minutes, topic: Some(self.topic.clone()), note: None }
    }
}
