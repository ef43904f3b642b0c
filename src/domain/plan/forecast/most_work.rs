//! How much work can be done by a deadline with a chance that somebody chose: the other way round of
//! [`Capacity::chance`].

use super::futures::Capacity;
use super::work::{LEVELS, Work};
use crate::domain::catalog::Moments;

/// In how many steps skewness is looked through.
const STEPS: u32 = 32;
/// No level of luck moves by more than this, in standard deviations, for each unit of skewness. At no skewness it is
/// (z² − 1) / 6, less than a half at the outermost level, and it falls from there.
const STEEPEST: f64 = 0.6;
/// How often the range of hours is halved: to far less than a second.
const HALVINGS: u32 = 48;

/// Works of which nothing is known but how wide they can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::domain::plan) struct Width {
    /// The least standard deviation, in hours.
    pub(in crate::domain::plan) least: f64,
    /// The greatest standard deviation, in hours.
    pub(in crate::domain::plan) greatest: f64,
    /// The greatest skewness; the least is none.
    pub(in crate::domain::plan) skewness: f64,
}

impl Capacity {
    /// Mean hours that no work of such a width exceeds whose chance is at least `target`; less than none where no work
    /// has it.
    ///
    /// A level of luck lies at mean + deviation × luck, where luck depends on the skewness alone. With the least luck of
    /// each level over all skewness that can be, and the deviation at whichever end makes the level lower, no level of any
    /// such work lies lower than here, so its chance is no better.
    pub(in crate::domain::plan) fn most_work(&self, target: f64, width: Width) -> f64 {
        let least = least_luck(width.skewness).map(|luck| luck * if luck < 0.0 { width.greatest } else { width.least });
        let reaches = |mean: f64| self.share(&least.map(|off| mean + off)) >= target;
        let (mut low, mut high) = (0.0, self.most() + 3.0 * width.greatest + 1.0);
        if !reaches(low) {
            return f64::NEG_INFINITY;
        }
        if reaches(high) {
            return f64::INFINITY;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if reaches(middle) { low = middle } else { high = middle }
        }
        high
    }
}

/// The least luck at each level, in standard deviations from the mean, at any skewness up to this one.
fn least_luck(skewness: f64) -> [f64; LEVELS] {
    // Far from nothing, where levels are held.
    const FAR: f64 = 1_000.0;
    let step = skewness / f64::from(STEPS);
    let mut least = [f64::INFINITY; LEVELS];
    for at in 0..=STEPS {
        let work = Work::new(Moments { mean: FAR, variance: 1.0, third: step * f64::from(at) });
        for (least, level) in least.iter_mut().zip(work.levels()) {
            *least = least.min(level - FAR);
        }
    }
    least.map(|luck| luck - step / 2.0 * STEEPEST - 1e-9)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::Hours;
    use crate::domain::learner::WeeklyHours;
    use crate::domain::plan::Outset;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_work_that_has_the_chance_is_more(
            topics in prop::collection::vec((0.1..20.0_f64, 1.0..8.0_f64), 1..60),
            part in 0.05..1.0_f64,
            weeks in 1_i64..80,
        ) {
            let hours: Vec<Hours> = topics.iter().map(|&(low, ratio)| Hours::new(low, low * ratio)).collect();
            let moments: Moments = hours.iter().map(|hours| hours.moments().scaled(part)).sum();
            let work = Work::new(moments);
            let outset = Outset::of_anybody(date(2026, 11, 23), WeeklyHours::DEFAULT);
            let capacity = outset.capacity(outset.today.checked_add(jiff::Span::new().days(7 * weeks)).unwrap());
            let deviation = moments.variance.sqrt();
            let skewness = if deviation > 0.0 { moments.third / deviation.powi(3) } else { 0.0 };
            let width = Width { least: deviation / 1.3, greatest: deviation * 1.2, skewness: skewness * 1.1 };
            let most = capacity.most_work(capacity.chance(&work), width);
            prop_assert!(moments.mean <= most, "{} {most}", moments.mean);
            // And it is not much more than there is, so that it is of use.
            if (0.1..0.9).contains(&capacity.chance(&work)) {
                prop_assert!(most <= 1.05 * moments.mean + 1.5 * deviation + 0.5, "{} {most}", moments.mean);
            }
        }
    }

    #[test]
    fn by_a_day_that_is_over_nothing_can_be_done() {
        let width = Width { least: 0.0, greatest: 1.0, skewness: 1.0 };
        assert!(Capacity::none().most_work(0.5, width) < 0.0);
        assert!(Capacity::none().most_work(0.0, width) > 0.0);
    }
}
