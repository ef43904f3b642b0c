//! What is believed of a learner: their pace, and how much of a planned week becomes study. A prior belief that holds for
//! anybody, sharpened by each entry of the learner's own log.

use super::history::{Finished, History};

/// The middle of people's pace: how many hours a topic takes somebody, for each hour that the content expects.
///
/// Reviews of surveys put the mean overrun of software projects at 30-40 % of the estimated effort (Moløkken & Jørgensen
/// 2003), while over single tasks the median ratio of actual to estimated time is close to 1 with a long right tail
/// (Bernhardsson 2019, on software tasks). The content's ranges are editors' estimates for an average learner, not a
/// person's own promise, so the middle is put between the two, near the tasks.
const PACE: f64 = 1.1;
/// The standard deviation of the logarithm of people's pace: one in ten gets by with 0.8 of the expected hours, one in ten
/// needs 1.5 times as many. A working figure, tuned on simulated learners: single tasks spread about four times as far
/// (Bernhardsson 2019), most of which is the tasks' own luck.
const PACE_SPREAD: f64 = 0.26;
/// How far the pace over what is left strays from the pace over what is done, as a standard deviation of the logarithm.
/// No number of entries makes the forecast surer than this. Tuned.
const PACE_DRIFT: f64 = 0.04;
/// What a log adds to a topic's own luck, as a standard deviation of the logarithm: forgotten clocks, entries on the
/// neighbouring topic. Tuned.
const LOG_NOISE: f64 = 0.2;
/// Topics that took longer or shorter than this factor around their middle are taken to be entered wrongly, and count as
/// if they had taken just so much.
const BELIEVED: f64 = 4.0;

/// The mean share of planned hours that people study. With [`PACE`] an even chance lies at about 1.5 times the calendar
/// time that dividing hours by hours a week gives: between the effort overruns above, and the 1.64 by which students
/// exceeded their own best guess for their thesis (33.9 days predicted, 55.5 taken; Buehler, Griffin & Ross 1994, study 1).
const SHARE: f64 = 0.75;
/// How far people's mean shares lie apart, as a share of the mean share. A working figure, tuned.
const SHARE_SPREAD: f64 = 0.23;
/// How far the mean share of the weeks to come strays from that of the weeks so far. Tuned.
const SHARE_DRIFT: f64 = 0.07;
/// What weeks look like as long as nothing is known of this learner's: shares of the mean week. One in eight is lost.
const WEEKS: [f64; 8] = [0.0, 0.5, 0.8, 1.0, 1.1, 1.3, 1.5, 1.8];
/// How many of the learner's own weeks the prior's weeks outweigh. Tuned.
const WEEKS_WEIGHT: f64 = 2.0;
/// Weeks after which a week counts half: people's lives change, and a slow start is over some day. Tuned.
const HALF_LIFE: f64 = 16.0;
/// How strongly a week is like the one before, as an autocorrelation, until the learner's own weeks say more. Tuned.
const LIKENESS: f64 = 0.5;
/// How many weeks the prior likeness is worth.
const LIKENESS_WEIGHT: f64 = 5.0;

/// How many steps a week's distribution is kept in.
pub(super) const STEPS: usize = 256;

/// What is believed of a learner. [`Outlook::default`] knows nothing of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    pub(super) pace: Pace,
    pub(super) weeks: Weeks,
}

/// A belief about the factor on all hours: lognormal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    /// The logarithm of its median.
    pub(super) middle: f64,
    /// The standard deviation of its logarithm over what is left to learn.
    pub(super) spread: f64,
}

/// A belief about the weeks to come.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weeks {
    /// The mean share of planned hours that is studied.
    pub(super) share: f64,
    /// How uncertain that is, as a share of it.
    pub(super) spread: f64,
    /// Equally likely weeks from the emptiest to the fullest, as shares of the mean week: their mean is 1.
    pub(super) steps: Vec<f64>,
    /// The chance that a week is like the one before.
    pub(super) likeness: f64,
}

impl Outlook {
    /// What a learner's history says, on top of what is known of people.
    pub fn learn(history: &History) -> Self {
        let shares: Vec<f64> = history.weeks.iter().filter_map(|week| week.share()).collect();
        Self { pace: Pace::learn(history), weeks: Weeks::learn(&shares) }
    }

    /// The median factor on all hours that are left: above 1 for somebody who takes longer than expected.
    pub fn pace(&self) -> f64 {
        libm::exp(self.pace.middle)
    }

    /// The mean share of planned hours that is studied.
    pub fn share(&self) -> f64 {
        self.weeks.share
    }

    /// This pace with another's weeks.
    #[must_use]
    pub(in crate::domain::plan) fn with_weeks_of(&self, other: &Self) -> Self {
        Self { pace: self.pace, weeks: other.weeks.clone() }
    }
}

impl Default for Outlook {
    fn default() -> Self {
        Self::learn(&History::default())
    }
}

/// A normal belief that is sharpened by normal observations: the precisions add up.
struct Belief {
    middle: f64,
    precision: f64,
}

impl Belief {
    fn observe(&mut self, value: f64, variance: f64) {
        let precision = self.precision + 1.0 / variance;
        self.middle += (value - self.middle) / variance / precision;
        self.precision = precision;
    }
}

impl Pace {
    /// The logarithm of actual to middle hours of a topic is the pace's plus the topic's own luck, both normal: the
    /// update is exact.
    fn learn(history: &History) -> Self {
        let own = PACE_SPREAD * PACE_SPREAD - PACE_DRIFT * PACE_DRIFT;
        let mut belief = Belief { middle: libm::log(PACE), precision: 1.0 / own };
        for topic in &history.topics {
            if let Some((ratio, variance)) = ratio(*topic) {
                belief.observe(ratio, variance);
            }
        }
        for topic in &history.begun {
            // It took so much at least; how much more is open, so that it counts half.
            if let Some((ratio, variance)) = ratio(*topic).filter(|(ratio, _)| *ratio > belief.middle) {
                belief.observe(ratio, 2.0 * variance);
            }
        }
        Self { middle: belief.middle, spread: (1.0 / belief.precision + PACE_DRIFT * PACE_DRIFT).sqrt() }
    }
}

/// The logarithm of actual to middle hours, and the variance of its luck. Nothing where nothing was logged or planned: a
/// topic that was ticked off says nothing about the pace.
fn ratio(topic: Finished) -> Option<(f64, f64)> {
    let median = topic.hours.median();
    if topic.actual <= 0.0 || median <= 0.0 {
        return None;
    }
    let most = libm::log(BELIEVED);
    let luck = topic.hours.log_spread();
    Some((libm::log(topic.actual / median).clamp(-most, most), luck * luck + LOG_NOISE * LOG_NOISE))
}

impl Weeks {
    /// Shares of planned hours, the oldest week first.
    fn learn(shares: &[f64]) -> Self {
        let mut weighted: Vec<(f64, f64)> = Vec::with_capacity(shares.len() + WEEKS.len());
        let mut weight = 1.0;
        for &share in shares.iter().rev() {
            weighted.push((share, weight));
            weight *= libm::exp2(-1.0 / HALF_LIFE);
        }
        let count: f64 = weighted.iter().map(|(_, weight)| weight).sum();
        let studied: f64 = weighted.iter().map(|(share, weight)| share * weight).sum();
        let likeness = likeness(shares);
        // The prior's weeks have the size of this learner's: what they add is variety.
        let size = (SHARE * WEEKS_WEIGHT + studied) / (WEEKS_WEIGHT + count);
        let prior_weight = WEEKS_WEIGHT / 8.0;
        weighted.extend(WEEKS.map(|week| (week * size, prior_weight)));
        let steps = steps(&mut weighted);
        let variety = steps.iter().map(|step| (step - 1.0) * (step - 1.0)).sum::<f64>() / 256.0;
        // A gamma belief about the mean share. Weeks that vary and stick together tell less than their number.
        let inflation = variety.max(0.01) * (1.0 + likeness) / (1.0 - likeness);
        let own = SHARE_SPREAD * SHARE_SPREAD - SHARE_DRIFT * SHARE_DRIFT;
        let (prior, information) = (1.0 / own, 1.0 / (inflation * size));
        let after = prior + information * studied;
        let share = after / (prior / SHARE + information * count);
        Self { share, spread: (1.0 / after + SHARE_DRIFT * SHARE_DRIFT).sqrt(), steps, likeness }
    }
}

/// The correlation of each week with the one before, drawn towards the prior's.
fn likeness(shares: &[f64]) -> f64 {
    let count = shares.iter().map(|_| 1.0).sum::<f64>();
    let mean = shares.iter().sum::<f64>() / f64::max(count, 1.0);
    let variance: f64 = shares.iter().map(|share| (share - mean) * (share - mean)).sum();
    let pairs = shares.iter().zip(shares.iter().skip(1));
    let together: f64 = pairs.map(|(one, next)| (one - mean) * (next - mean)).sum();
    let own = if variance > 1e-9 { together / variance } else { 0.0 };
    ((LIKENESS * LIKENESS_WEIGHT + own * count) / (LIKENESS_WEIGHT + count)).clamp(0.0, 0.9)
}

/// The quantiles of weighted weeks in equal steps, divided by their mean.
fn steps(weighted: &mut [(f64, f64)]) -> Vec<f64> {
    weighted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let total: f64 = weighted.iter().map(|(_, weight)| weight).sum();
    let mut steps = Vec::with_capacity(STEPS);
    let mut rest = weighted.iter();
    let (mut share, mut passed) = rest.next().copied().unwrap_or((1.0, total));
    let mut middle = 0.5;
    while steps.len() < STEPS {
        while passed < middle / 256.0 * total {
            let Some(&(next, weight)) = rest.next() else { break };
            (share, passed) = (next, passed + weight);
        }
        steps.push(share);
        middle += 1.0;
    }
    let mean = steps.iter().sum::<f64>() / 256.0;
    if mean > 0.0 { steps.iter().map(|step| step / mean).collect() } else { vec![1.0; STEPS] }
}

#[cfg(test)]
mod tests {
    use super::super::history::WeekStudied;
    use super::*;
    use crate::domain::catalog::Hours;

    fn after(topics: &[f64], weeks: &[f64]) -> Outlook {
        let hours = Hours::new(2.0, 4.0);
        Outlook::learn(&History {
            topics: topics.iter().map(|factor| Finished { hours, actual: factor * hours.median() }).collect(),
            begun: Vec::new(),
            weeks: weeks.iter().map(|share| WeekStudied { planned: 8.0, studied: 8.0 * share }).collect(),
        })
    }

    #[test]
    fn nobody_in_particular_is_anybody() {
        let outlook = Outlook::default();
        assert!((outlook.pace() - PACE).abs() < 1e-9 && (outlook.pace.spread - PACE_SPREAD).abs() < 1e-9);
        assert!((outlook.share() - SHARE).abs() < 1e-9 && (outlook.weeks.spread - SHARE_SPREAD).abs() < 1e-9);
        assert!(outlook.weeks.steps[0] <= 0.0, "some weeks are lost");
    }

    #[test]
    fn the_pace_is_drawn_towards_the_log_and_becomes_surer() {
        let mut before = Outlook::default();
        for count in [1, 5, 20, 80] {
            let now = after(&vec![1.8; count], &[]);
            assert!(now.pace() > before.pace() && now.pace.spread < before.pace.spread, "{count}");
            before = now;
        }
        assert!((before.pace() - 1.8).abs() < 0.05 && before.pace.spread > PACE_DRIFT);
    }

    #[test]
    fn an_entry_that_cannot_be_meant_weighs_little() {
        let wrong = after(&[1.0, 1.0, 1.0, 0.001], &[]);
        assert!(wrong.pace() > 0.7, "{}", wrong.pace());
        assert_eq!(after(&[1.0, 0.0], &[]), after(&[1.0], &[]), "ticked off without hours");
    }

    #[test]
    fn a_topic_that_is_begun_counts_once_it_takes_longer_than_expected() {
        let hours = Hours::new(2.0, 4.0);
        let begun =
            |actual: f64| Outlook::learn(&History { begun: vec![Finished { hours, actual }], ..History::default() });
        assert_eq!(begun(1.0), Outlook::default());
        assert!(begun(9.0).pace() > begun(5.0).pace() && begun(5.0).pace() > PACE);
    }

    #[test]
    fn weeks_are_learnt_with_their_gaps() {
        let steady = after(&[], &[0.9; 20]);
        let gaps: Vec<f64> = (0..20).map(|week| if week % 3 == 0 { 0.0 } else { 1.35 }).collect();
        let irregular = after(&[], &gaps);
        assert!((steady.share() - 0.9).abs() < 0.03 && (irregular.share() - 0.85).abs() < 0.1);
        assert!(steady.weeks.spread < irregular.weeks.spread && irregular.weeks.spread < SHARE_SPREAD);
        assert_eq!(irregular.weeks.steps.iter().filter(|step| **step <= 0.0).count() / 32, 2);
        for outlook in [steady, irregular, after(&[], &[0.0; 30]), after(&[], &[3.0; 30])] {
            let mean = outlook.weeks.steps.iter().sum::<f64>() / 256.0;
            assert!((mean - 1.0).abs() < 1e-9 && outlook.share() > 0.0 && outlook.weeks.spread > SHARE_DRIFT);
        }
    }

    #[test]
    fn spells_of_good_and_bad_weeks_tell_less_than_their_number() {
        let spells: Vec<f64> = (0..24).map(|week| if week / 6 % 2 == 0 { 0.4 } else { 1.2 }).collect();
        let mixed: Vec<f64> = (0..24).map(|week| if week % 2 == 0 { 0.4 } else { 1.2 }).collect();
        let (spells, mixed) = (after(&[], &spells), after(&[], &mixed));
        assert!(spells.weeks.likeness > mixed.weeks.likeness && spells.weeks.spread > mixed.weeks.spread);
    }

    #[test]
    fn what_is_long_ago_counts_less() {
        let slow_start: Vec<f64> = (0..40).map(|week| if week < 20 { 0.3 } else { 0.9 }).collect();
        assert!(after(&[], &slow_start).share() > 0.6);
    }
}
