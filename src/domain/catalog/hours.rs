//! Hours of study as a range.

use std::iter::Sum;
use std::ops::Add;

/// Hours of focused study, practice included. About one learner in ten needs less than `low`, one in ten more than `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Hours {
    /// The 10 % point.
    pub low: f64,
    /// The 90 % point.
    pub high: f64,
}

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self { low: 0.0, high: 0.0 };

    /// A range; the ends are put in order.
    pub fn new(low: f64, high: f64) -> Self {
        Self { low: low.min(high), high: low.max(high) }
    }

    /// The mid-point, which budgets are added up in.
    pub fn expected(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Both ends times `factor`.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}
