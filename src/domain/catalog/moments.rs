//! How hours are distributed, in a form that adds up.
//!
//! One topic's hours are lognormal: never negative, skewed to the right, with the range's ends as the 10 % and 90 %
//! points. A sum of many is not lognormal, but its mean, variance and third central moment are the sums of the topics'
//! own, as long as their errors are independent; what the learner's pace shares among all topics is none of these.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::Hours;

/// The 90 % point of the standard normal distribution.
const Z_90: f64 = 1.281_551_565_544_6;
/// The widest spread of the logarithm that is believed: the high end thirteen times the low one.
const WIDEST: f64 = 1.0;

/// The first three central moments of an amount of study, in hours, hours squared and hours cubed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance.
    pub variance: f64,
    /// The third central moment.
    pub third: f64,
}

impl Hours {
    /// The standard deviation of the logarithm of these hours, from 0 to 1. A range that is wider than one to thirteen, or
    /// that begins at nothing, is read as one to thirteen with the same high end.
    pub fn log_spread(self) -> f64 {
        if self.high <= self.low {
            return 0.0;
        }
        if self.low <= 0.0 { WIDEST } else { (libm::log(self.high / self.low) / (2.0 * Z_90)).min(WIDEST) }
    }

    /// The middle: half of all learners need less.
    pub fn median(self) -> f64 {
        self.high.max(0.0) * libm::exp(-Z_90 * self.log_spread())
    }

    /// The moments of the lognormal distribution whose 10 % and 90 % points these are. The mean lies a few in a hundred
    /// below the mid-point of the range, as with every distribution that is skewed to the right.
    pub fn moments(self) -> Moments {
        let spread = self.log_spread();
        let square = spread * spread;
        let mean = self.median() * libm::exp(square / 2.0);
        let growth = libm::expm1(square);
        let variance = mean * mean * growth;
        Moments { mean, variance, third: mean * variance * growth * (growth + 3.0) }
    }
}

impl Moments {
    /// Those of `factor` times as many hours.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        let square = factor * factor;
        Self { mean: self.mean * factor, variance: self.variance * square, third: self.third * square * factor }
    }
}

impl Add for Moments {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { mean: self.mean + other.mean, variance: self.variance + other.variance, third: self.third + other.third }
    }
}

impl AddAssign for Moments {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Moments {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_range_are_its_ten_and_ninety_percent_points() {
        for hours in [Hours::new(2.0, 4.0), Hours::new(1.0, 3.0), Hours::new(250.0, 320.0)] {
            let end = |sign: f64| hours.median() * (sign * Z_90 * hours.log_spread()).exp();
            assert!((end(-1.0) - hours.low).abs() < 1e-9 && (end(1.0) - hours.high).abs() < 1e-9, "{hours:?}");
        }
    }

    #[test]
    fn the_moments_are_those_of_the_distribution() {
        let hours = Hours::new(2.0, 6.0);
        // Summed up over a fine grid of the normal distribution.
        let steps: Vec<(f64, f64)> = (-9000..=9000)
            .map(|step| f64::from(step) / 1000.0)
            .map(|z| (hours.median() * (hours.log_spread() * z).exp(), (-z * z / 2.0).exp()))
            .collect();
        let weight: f64 = steps.iter().map(|(_, weight)| weight).sum();
        let mean = steps.iter().map(|(value, weight)| value * weight).sum::<f64>() / weight;
        let central =
            |power: i32| steps.iter().map(|(value, own)| (value - mean).powi(power) * own).sum::<f64>() / weight;
        let moments = hours.moments();
        for (own, sum) in [(moments.mean, mean), (moments.variance, central(2)), (moments.third, central(3))] {
            assert!((own / sum - 1.0).abs() < 1e-6, "{own} {sum}");
        }
        assert!(moments.mean < hours.expected() && moments.mean > 0.9 * hours.expected());
    }

    #[test]
    fn odd_ranges_have_moments_too() {
        assert_eq!(Hours::ZERO.moments(), Moments::default());
        assert_eq!(Hours::new(5.0, 5.0).moments(), Moments { mean: 5.0, variance: 0.0, third: 0.0 });
        let open = Hours::new(0.0, 26.0).moments();
        assert!(open.mean > 5.0 && open.mean < 26.0 && open.variance.is_finite());
    }
}
