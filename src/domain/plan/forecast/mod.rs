//! When a learner will be done: a distribution, not a date.

mod futures;
mod history;
mod normal;
mod outlook;
mod outset;
mod work;

pub use futures::{Capacity, Futures};
pub use history::{Finished, History, WeekStudied};
pub use outlook::Outlook;
pub use outset::Outset;
pub use work::{Work, left};

use jiff::civil::Date;

use super::{Calendar, Days};

/// The seed of everything that is shown. One for all, because a different one for the same log would give two screens
/// different dates.
pub const SEED: u64 = 20_261_123;

/// How many dots show a distribution.
pub const DOTS: usize = 20;

/// When some work will be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// As likely before as after.
    pub even: Date,
    /// Later than this in 15 cases of 100.
    pub likely: Date,
    /// Twenty equally likely dates, the earliest first.
    pub dots: [Date; DOTS],
    today: Date,
    calendar: Calendar,
    /// Planned hours that each future needs, sorted.
    planned: Vec<f64>,
}

/// Reckons when some work will be done by somebody who studies as the calendar plans, from `today` on, and as the futures
/// go.
pub fn forecast(work: &Work, calendar: &Calendar, today: Date, futures: &Futures) -> Forecast {
    let mut planned: Vec<f64> = futures.planned(work, weekly(calendar, today)).collect();
    planned.sort_unstable_by(f64::total_cmp);
    let date = |share: f64| at(&planned, calendar, today, share);
    let mut dots = [today; DOTS];
    let mut middle = 0.5;
    for dot in &mut dots {
        *dot = date(middle / 20.0);
        middle += 1.0;
    }
    let (even, likely) = (date(0.5), date(0.85));
    Forecast { even, likely, dots, today, calendar: calendar.clone(), planned }
}

/// How much work each future gets done by the end of `deadline`. For many amounts of work and one deadline this is far
/// quicker than a forecast each, and says the same.
pub fn capacity(calendar: &Calendar, today: Date, deadline: Date, futures: &Futures) -> Capacity {
    match Days::new(today, deadline) {
        Ok(days) => futures.within(calendar.hours_in(days), weekly(calendar, today)),
        Err(_) => Capacity::none(),
    }
}

impl Forecast {
    /// The day by whose end a share of all futures is done, from 0 to 1: 0.5 is [`Forecast::even`].
    pub fn quantile(&self, share: f64) -> Date {
        at(&self.planned, &self.calendar, self.today, share)
    }

    /// The chance of being done by the end of `deadline`, from 0 to 1.
    pub fn chance(&self, deadline: Date) -> f64 {
        let Ok(days) = Days::new(self.today, deadline) else { return 0.0 };
        let hours = self.calendar.hours_in(days) + 1e-9;
        share(self.planned.partition_point(|planned| *planned <= hours), self.planned.len())
    }
}

/// What a week's study is: the unit in which weeks are lost or found.
fn weekly(calendar: &Calendar, today: Date) -> f64 {
    calendar.weekly_on(today).get()
}

fn at(planned: &[f64], calendar: &Calendar, today: Date, share: f64) -> Date {
    let hours = planned.get(place(share, planned.len())).or(planned.last());
    hours.map_or(today, |hours| calendar.reach(today, *hours))
}

/// The place, among so many in order, of the first that completes a share of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a thousand")]
fn place(share: f64, count: usize) -> usize {
    ((share.clamp(0.0, 1.0) * count as f64).ceil() as usize).saturating_sub(1)
}

#[expect(clippy::cast_precision_loss, reason = "at most a thousand")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
