//! What a learner's log says about their pace and their weeks.

use crate::domain::catalog::Hours;

/// All that the forecast learns from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Topics and projects that are done and on which hours were logged, in any order.
    pub topics: Vec<Finished>,
    /// Topics that are begun and not done. They count only where more was logged on them than was to be expected.
    pub begun: Vec<Finished>,
    /// Whole weeks that are over, the oldest first. One on which nothing was planned says nothing.
    pub weeks: Vec<WeekStudied>,
}

/// A topic's hours, planned and real.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finished {
    /// As planned for this learner, what they knew from elsewhere taken off.
    pub hours: Hours,
    /// Hours logged on it.
    pub actual: f64,
}

/// A week, planned and real.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekStudied {
    /// Hours that the calendar gave it.
    pub planned: f64,
    /// Hours that were logged in it, on whatever topic.
    pub studied: f64,
}

impl WeekStudied {
    /// The share of its planned hours that was studied, held between nothing and three times the plan; absent where
    /// nothing was planned.
    pub(super) fn share(self) -> Option<f64> {
        (self.planned > 0.0).then(|| (self.studied / self.planned).clamp(0.0, 3.0))
    }
}
