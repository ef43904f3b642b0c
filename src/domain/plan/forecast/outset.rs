//! Where forecasts start from.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Capacity, Forecast, Futures, Outlook, SEED, Work, capacity, forecast};
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::{Calendar, Finish};

/// The first day, the hours that are planned from then on, and how this learner's futures go: what turns work into dates.
/// All screens and commands take theirs from the same place, so that no two show different dates for the same thing.
#[derive(Clone, Debug)]
pub struct Outset {
    /// The first day.
    pub today: Date,
    /// The hours that are planned.
    pub calendar: Calendar,
    /// The learner's futures.
    pub futures: Arc<Futures>,
}

impl PartialEq for Outset {
    /// Futures are the same only where they were drawn together.
    fn eq(&self, other: &Self) -> bool {
        self.today == other.today && self.calendar == other.calendar && Arc::ptr_eq(&self.futures, &other.futures)
    }
}

impl Outset {
    /// For somebody of whom nothing is known but their hours a week. Draws the futures, which takes about a millisecond.
    pub fn of_anybody(today: Date, weekly: WeeklyHours) -> Self {
        let futures = Arc::new(Futures::draw(&Outlook::default(), SEED));
        Self { today, calendar: Calendar::steady(weekly), futures }
    }

    /// The same at other weekly hours from the first day on.
    #[must_use]
    pub fn at(&self, weekly: WeeklyHours) -> Self {
        let mut other = self.clone();
        if self.weekly() != weekly {
            other.calendar.set_hours(self.today, weekly);
        }
        other
    }

    /// Hours a week on the first day.
    pub fn weekly(&self) -> WeeklyHours {
        self.calendar.weekly_on(self.today)
    }

    /// When some work will be done.
    pub fn forecast(&self, work: &Work) -> Forecast {
        forecast(work, &self.calendar, self.today, &self.futures)
    }

    /// When some work will be done, in two dates.
    pub fn finish(&self, work: &Work) -> Finish {
        let Forecast { even, likely, .. } = self.forecast(work);
        Finish { even, likely }
    }

    /// How much work each future gets done by the end of a deadline.
    pub fn capacity(&self, deadline: Date) -> Capacity {
        capacity(&self.calendar, self.today, deadline, &self.futures)
    }
}
