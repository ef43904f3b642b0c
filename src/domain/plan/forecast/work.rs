//! What is left to learn, as a distribution of hours.

use crate::domain::catalog::{Hours, Moments};
use crate::domain::plan::LEAST_LEFT;

/// Into how many equally likely levels the topics' own luck is divided. Few are enough: over a whole path it is small
/// beside the pace, and equal levels let many amounts of work be compared with the same futures quickly.
pub(super) const LEVELS: usize = 16;
const LEVELS_F64: f64 = 16.0;

/// The hours that are left, before any pace: their mean, variance and skewness are the sums of the topics' own.
///
/// Their distribution is a shifted lognormal with these three moments: for one topic the lognormal itself, for many close
/// to the normal distribution that a sum approaches.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    moments: Moments,
    levels: [f64; LEVELS],
}

impl Work {
    /// So much work: the sum of the parts' moments.
    pub fn new(moments: Moments) -> Self {
        Self { moments, levels: levels(moments) }
    }

    /// Mean, variance and third central moment, in hours.
    pub fn moments(&self) -> Moments {
        self.moments
    }

    /// Hours at each level of luck, the luckiest first, all equally likely.
    pub(super) fn levels(&self) -> &[f64; LEVELS] {
        &self.levels
    }
}

impl FromIterator<Hours> for Work {
    fn from_iter<I: IntoIterator<Item = Hours>>(parts: I) -> Self {
        Self::new(parts.into_iter().map(Hours::moments).sum())
    }
}

/// What is left of a topic on which `logged` hours were spent already by somebody of this pace: never less than
/// [`LEAST_LEFT`] of it, because a topic that is not done is not done.
pub fn left(hours: Hours, logged: f64, pace: f64) -> Hours {
    let expected = hours.expected() * pace;
    if expected <= 0.0 { hours } else { hours.scaled((1.0 - logged / expected).clamp(LEAST_LEFT, 1.0)) }
}

fn levels(moments: Moments) -> [f64; LEVELS] {
    let deviation = moments.variance.max(0.0).sqrt();
    let mut levels = [moments.mean; LEVELS];
    if deviation <= 0.0 {
        return levels;
    }
    let shape = Shape::new(moments.third / (moments.variance * deviation));
    for (level, z) in levels.iter_mut().zip(LUCK) {
        *level = moments.mean + deviation * shape.at(z);
    }
    // A few levels stand for a whole curve: put right what that does to the mean.
    let off = moments.mean - levels.iter().sum::<f64>() / LEVELS_F64;
    levels.map(|level| (level + off).max(0.0))
}

/// The middles of the levels on the standard normal distribution, stretched so that their variance is 1.
const LUCK: [f64; LEVELS] = [
    -1.938_158_961_652_415_3,
    -1.371_380_753_634_869_2,
    -1.050_887_426_122_940_4,
    -0.807_861_196_079_581_3,
    -0.602_582_803_187_028_3,
    -0.418_538_267_672_259_77,
    -0.246_807_069_744_718_9,
    -0.081_587_545_207_905_05,
    0.081_587_545_207_905_05,
    0.246_807_069_744_718_9,
    0.418_538_267_672_259_77,
    0.602_582_803_187_028_3,
    0.807_861_196_079_581_3,
    1.050_887_426_122_940_4,
    1.371_380_753_634_869_2,
    1.938_158_961_652_415_3,
];

/// The standardised shifted lognormal distribution of a skewness.
enum Shape {
    /// Hardly skewed: normal.
    Even,
    /// The spread of the logarithm, the mean and the standard deviation before they are taken out.
    Skewed { spread: f64, mean: f64, deviation: f64 },
}

impl Shape {
    fn new(skewness: f64) -> Self {
        if skewness < 1e-4 {
            return Self::Even;
        }
        // The only real root of (w + 2)² (w − 1) = skewness², by Cardano's formula.
        let half = skewness * skewness / 2.0;
        let root = libm::cbrt(1.0 + half + skewness * (1.0 + half / 2.0).sqrt());
        let w = root + 1.0 / root - 1.0;
        Self::Skewed { spread: libm::log(w).max(0.0).sqrt(), mean: w.sqrt(), deviation: (w * (w - 1.0)).sqrt() }
    }

    /// Its value where the standard normal distribution has `z`.
    fn at(&self, z: f64) -> f64 {
        match self {
            Self::Even => z,
            Self::Skewed { spread, mean, deviation } => (libm::exp(spread * z) - mean) / deviation,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::plan::forecast::normal::normal_quantile;

    fn mean_and_deviation(work: &Work) -> (f64, f64) {
        let mean = work.levels.iter().sum::<f64>() / LEVELS_F64;
        let variance = work.levels.iter().map(|level| (level - mean).powi(2)).sum::<f64>() / LEVELS_F64;
        (mean, variance.sqrt())
    }

    #[test]
    fn the_levels_of_luck_are_the_middles_of_equal_shares() {
        let middles: Vec<f64> = (0..16).map(|level| normal_quantile((f64::from(level) + 0.5) / LEVELS_F64)).collect();
        let deviation = (middles.iter().map(|z| z * z).sum::<f64>() / LEVELS_F64).sqrt();
        for (own, middle) in LUCK.iter().zip(&middles) {
            assert!(
                (own - middle / deviation).abs() < 1e-12,
                "{:?}",
                middles.iter().map(|z| z / deviation).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn mean_and_spread_are_those_of_the_sum() {
        let mixed = (0..300).map(|topic| Hours::new(1.0 + f64::from(topic % 3), 4.0 + f64::from(topic % 7)));
        for work in [Work::from_iter([Hours::new(2.0, 4.0)]), mixed.collect()] {
            let (mean, deviation) = mean_and_deviation(&work);
            assert!((mean / work.moments.mean - 1.0).abs() < 1e-9);
            assert!((deviation / work.moments.variance.sqrt() - 1.0).abs() < 0.03, "{deviation}");
        }
    }

    #[test]
    fn independent_luck_averages_out_over_many_topics_but_not_over_one() {
        let spread = |topics: usize| {
            let (mean, deviation) = mean_and_deviation(&std::iter::repeat_n(Hours::new(1.0, 3.0), topics).collect());
            deviation / mean
        };
        assert!(spread(1) > 0.4 && (spread(100) * 10.0 / spread(1) - 1.0).abs() < 0.05);
    }

    #[test]
    fn one_topic_keeps_its_own_skewed_shape() {
        let work = Work::from_iter([Hours::new(2.0, 6.0)]);
        let median = f64::midpoint(work.levels[7], work.levels[8]);
        assert!((median / Hours::new(2.0, 6.0).median() - 1.0).abs() < 0.03, "{median}");
    }

    #[test]
    fn what_was_logged_is_taken_off_and_a_tenth_stays() {
        let topic = Hours::new(2.0, 4.0);
        assert_eq!(left(topic, 1.5, 1.0), Hours::new(1.0, 2.0));
        assert_eq!(left(topic, 1.5, 2.0), Hours::new(1.5, 3.0));
        assert!((left(topic, 99.0, 1.0).low - 0.2).abs() < 1e-9);
        assert_eq!(left(Hours::ZERO, 1.0, 1.0), Hours::ZERO);
    }

    proptest! {
        #[test]
        fn more_work_is_more_at_every_level_of_luck(
            topics in prop::collection::vec((0.5..20.0_f64, 1.0..4.0_f64), 0..40),
            extra in (0.5..60.0_f64, 1.0..4.0_f64),
        ) {
            let range = |(low, ratio): (f64, f64)| Hours::new(low, low * ratio);
            let before: Work = topics.iter().copied().map(range).collect();
            let after: Work = topics.iter().copied().chain([extra]).map(range).collect();
            for (before, after) in before.levels.iter().zip(after.levels) {
                prop_assert!(after >= *before, "{before} {after}");
            }
        }
    }
}
