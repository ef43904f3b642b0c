//! Simulated futures of one learner: the same ones for everything that is shown of them.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

use super::normal::normal_quantile;
use super::outlook::{Outlook, Weeks};
use super::work::{LEVELS, Work};

/// How many futures stand at each level of luck.
const A_LEVEL: usize = 64;
/// How many weeks are drawn one by one. What lies further away is reckoned in mean weeks: by then they have evened out.
const WEEKS: usize = 208;

/// A thousand futures. In each the learner has one pace for everything that is left and one mean share of planned hours for
/// all weeks to come; weeks differ around it, and some are lost.
///
/// Pace, mean share and the topics' luck are spread evenly over their distributions (a Hammersley set) rather than drawn, so
/// that a thousand futures are as good as a hundred thousand drawn ones, and so that the date moves smoothly with each
/// entry in the log. Only the order of good and bad weeks is random.
#[derive(Clone, Debug, PartialEq)]
pub struct Futures {
    /// Planned hours for each hour of work, the pace over the share that is studied: [`A_LEVEL`] futures for each level of
    /// luck, the luckiest first.
    factors: Vec<f64>,
    /// Mean weeks studied after 0, 1, 2… planned weeks, [`WEEKS`] + 1 figures a future.
    passed: Vec<f64>,
}

impl Futures {
    /// How many there are.
    pub const COUNT: usize = LEVELS * A_LEVEL;

    /// Draws them. The same outlook and seed give the same futures on every platform and in every release.
    pub fn draw(outlook: &Outlook, seed: u64) -> Self {
        let mut random = Bytes::new(seed);
        // Turns the even spread by a random angle, so that no seed is special.
        let [turn_pace, turn_share] = [random.unit(), random.unit()];
        let mut factors = Vec::with_capacity(Self::COUNT);
        let mut passed = Vec::with_capacity(Self::COUNT * (WEEKS + 1));
        for place in (0_u32..).take(Self::COUNT) {
            // The level of luck is the place divided by A_LEVEL, so its digits are the leading ones; pace and share
            // take the digits from the other end, in bases 2 and 3.
            let pace = (mirrored(place, 2) + turn_pace).fract();
            let share = (mirrored(place, 3) + turn_share).fract();
            let pace = libm::exp(outlook.pace.middle + outlook.pace.spread * normal_quantile(pace));
            factors.push(pace / share_at(&outlook.weeks, share));
            walk(&outlook.weeks, &mut random, &mut passed);
        }
        Self { factors, passed }
    }

    /// Planned hours that each future needs for some work, when `weekly` of them are a week.
    pub(super) fn planned<'a>(&'a self, work: &'a Work, weekly: f64) -> impl Iterator<Item = f64> + 'a {
        let luck = work.levels().iter().flat_map(|level| std::iter::repeat_n(*level, A_LEVEL));
        let weeks = self.passed.chunks_exact(WEEKS + 1);
        let each = self.factors.iter().zip(weeks).zip(luck);
        each.map(move |((factor, passed), hours)| weekly * until(passed, hours * factor / weekly))
    }

    /// What each future gets done within so many planned hours, when `weekly` of them are a week.
    pub(super) fn within(&self, planned: f64, weekly: f64) -> Capacity {
        let weeks = self.passed.chunks_exact(WEEKS + 1);
        let done = |(factor, passed): (&f64, &[f64])| weekly * after(passed, planned / weekly) / factor;
        let mut hours: Vec<f64> = self.factors.iter().zip(weeks).map(done).collect();
        for level in hours.chunks_mut(A_LEVEL) {
            level.sort_unstable_by(f64::total_cmp);
        }
        Capacity { hours }
    }
}

/// How much work each future gets done by some day.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Hours before any pace; sorted within each level of luck.
    hours: Vec<f64>,
}

impl Capacity {
    /// Of a day that is over: nothing can be done by it any more.
    pub(super) fn none() -> Self {
        Self { hours: Vec::new() }
    }

    /// The chance that some work is done by then, from 0 to 1: the share of futures that get so much done.
    pub fn chance(&self, work: &Work) -> f64 {
        self.share(work.levels())
    }

    /// The share of futures that get done what they need at their level of luck.
    pub(super) fn share(&self, needs: &[f64; LEVELS]) -> f64 {
        let levels = self.hours.chunks_exact(A_LEVEL).zip(needs);
        let done = |(hours, need): (&[f64], &f64)| hours.len() - hours.partition_point(|hours| hours + 1e-9 < *need);
        share_of(levels.map(done).sum(), Futures::COUNT)
    }

    /// What a future in the middle gets done, in hours before any pace: the mean of each level's middle.
    pub(in crate::domain::plan) fn middle(&self) -> f64 {
        let middles = self.hours.chunks_exact(A_LEVEL).filter_map(|level| level.get(A_LEVEL / 2));
        middles.sum::<f64>() / LEVELS_F64
    }

    /// The most that any future gets done, in hours before any pace.
    pub(super) fn most(&self) -> f64 {
        self.hours.iter().copied().fold(0.0, f64::max)
    }
}

/// A part of a whole, both small numbers.
#[expect(clippy::cast_precision_loss, reason = "thousands")]
pub(super) fn share_of(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Adds one future's weeks: the mean weeks studied by the end of each.
fn walk(weeks: &Weeks, random: &mut Bytes, passed: &mut Vec<f64>) {
    let mut sum = 0.0;
    passed.push(sum);
    let mut step = random.next();
    for _ in 0..WEEKS {
        sum += weeks.steps.get(usize::from(step)).copied().unwrap_or(1.0);
        passed.push(sum);
        if f64::from(random.next()) >= 256.0 * weeks.likeness {
            step = random.next();
        }
    }
}

/// Mean weeks studied after so many planned weeks.
fn after(passed: &[f64], weeks: f64) -> f64 {
    let last = passed.last().copied().unwrap_or(0.0);
    let Some(at) = whole(weeks) else { return last + weeks - WEEKS_F64 };
    let from = passed.get(at).copied().unwrap_or(0.0);
    let to = passed.get(at + 1).copied().unwrap_or(from);
    from + (to - from) * weeks.fract()
}

/// Planned weeks until so many mean weeks are studied: the other way round.
fn until(passed: &[f64], weeks: f64) -> f64 {
    let last = passed.last().copied().unwrap_or(0.0);
    if weeks > last {
        return WEEKS_F64 + weeks - last;
    }
    let at = passed.partition_point(|passed| *passed < weeks);
    let Some(before) = at.checked_sub(1) else { return 0.0 };
    let (from, to) = (passed.get(before).copied().unwrap_or(0.0), passed.get(at).copied().unwrap_or(last));
    number(before) + (weeks - from) / (to - from)
}

const WEEKS_F64: f64 = 208.0;
const LEVELS_F64: f64 = 16.0;

/// The whole part of a number of weeks, where those weeks are drawn one by one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to WEEKS")]
fn whole(weeks: f64) -> Option<usize> {
    (weeks < WEEKS_F64).then(|| weeks.max(0.0) as usize)
}

#[expect(clippy::cast_precision_loss, reason = "at most WEEKS")]
fn number(weeks: usize) -> f64 {
    weeks as f64
}

/// The mean share at a quantile of its gamma distribution, by the approximation of Wilson and Hilferty (1931); never less
/// than a fiftieth of its mean.
fn share_at(weeks: &Weeks, quantile: f64) -> f64 {
    let ninth = weeks.spread * weeks.spread / 9.0;
    let root = (1.0 - ninth + normal_quantile(quantile) * ninth.sqrt()).max(0.0);
    weeks.share * (root * root * root).max(0.02)
}

/// The digits of a number in a base, mirrored at the point: an even spread over 0 to 1 (van der Corput 1935).
fn mirrored(mut number: u32, base: u32) -> f64 {
    let (mut digit, mut sum) = (1.0, 0.5 / 1024.0);
    while number > 0 {
        digit /= f64::from(base);
        sum += f64::from(number % base) * digit;
        number /= base;
    }
    sum
}

/// Random bytes, eight a draw.
struct Bytes {
    source: Pcg64Mcg,
    word: u64,
    left: u32,
}

impl Bytes {
    fn new(seed: u64) -> Self {
        // The generator's state is odd by itself; the upper half keeps small seeds apart.
        let state = u128::from(seed) << 64 | 0x9e37_79b9_7f4a_7c15;
        let mut source = Pcg64Mcg::new(state);
        // The first outputs of similar states are similar.
        for _ in 0..8 {
            source.next_u64();
        }
        Self { source, word: 0, left: 0 }
    }

    fn next(&mut self) -> u8 {
        if self.left == 0 {
            (self.word, self.left) = (self.source.next_u64(), 8);
        }
        self.left -= 1;
        let [byte, ..] = self.word.to_le_bytes();
        self.word >>= 8;
        byte
    }

    /// From 0 to 1.
    fn unit(&mut self) -> f64 {
        f64::from(u32::from_le_bytes([self.next(), self.next(), self.next(), self.next()])) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Hours;
    use crate::domain::plan::forecast::SEED;
    use crate::domain::plan::forecast::outlook::STEPS;

    fn futures() -> Futures {
        Futures::draw(&Outlook::default(), SEED)
    }

    #[test]
    fn the_same_seed_gives_the_same_futures_for_ever() {
        let futures = futures();
        assert_eq!(futures, Futures::draw(&Outlook::default(), SEED));
        assert_ne!(futures, Futures::draw(&Outlook::default(), SEED + 1));
        let mut bytes = Bytes::new(1);
        assert_eq!([bytes.next(), bytes.next(), bytes.next(), bytes.next()], [251, 182, 36, 116]);
        let bits: Vec<u64> = [0, 500, 1023].map(|at| futures.factors[at].to_bits()).into();
        assert_eq!(bits, [4_606_446_969_203_946_568, 4_608_457_508_539_807_215, 4_604_492_190_588_267_245]);
    }

    #[test]
    fn a_table_of_steps_has_one_for_each_byte() {
        assert_eq!(Outlook::default().weeks.steps.len(), STEPS);
        assert_eq!(STEPS, usize::from(u8::MAX) + 1);
    }

    #[test]
    fn pace_and_share_are_spread_as_believed() {
        let outlook = Outlook::default();
        let logs: Vec<f64> = futures().factors.iter().map(|factor| factor.ln()).collect();
        let mean = logs.iter().sum::<f64>() / 1024.0;
        let variance = logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / 1024.0;
        let expected = (outlook.pace() / outlook.share()).ln() + outlook.weeks.spread.powi(2) / 2.0;
        assert!((mean - expected).abs() < 0.01, "{mean} {expected}");
        assert!((variance.sqrt() - outlook.pace.spread.hypot(outlook.weeks.spread)).abs() < 0.02, "{variance}");
        // And independent of the level of luck.
        for level in logs.chunks(A_LEVEL) {
            assert!((level.iter().sum::<f64>() / 64.0 - mean).abs() < 0.03);
        }
    }

    #[test]
    fn weeks_are_mean_weeks_in_the_mean_and_some_are_lost() {
        let futures = futures();
        let rows: Vec<&[f64]> = futures.passed.chunks_exact(WEEKS + 1).collect();
        let after = |weeks: usize| rows.iter().map(|row| row[weeks]).sum::<f64>() / 1024.0;
        assert!((after(52) / 52.0 - 1.0).abs() < 0.01 && (after(208) / 208.0 - 1.0).abs() < 0.01);
        let lost = rows.iter().flat_map(|row| row.windows(2)).filter(|pair| pair[0] >= pair[1]).count();
        assert!((share_of(lost, 1024 * 208) - 0.125).abs() < 0.01, "{lost}");
    }

    #[test]
    fn what_is_done_after_some_weeks_needs_so_many_weeks() {
        let futures = futures();
        for row in futures.passed.chunks_exact(WEEKS + 1).take(50) {
            for done in [0.0, 0.3, 7.7, 60.0, 190.0, 500.0] {
                assert!((after(row, until(row, done)) - done).abs() < 1e-9, "{done}");
            }
        }
    }

    #[test]
    fn the_chance_is_the_share_of_futures_that_need_no_more() {
        let futures = futures();
        let work: Work = (0..100).map(|_| Hours::new(2.0, 4.0)).collect();
        for planned in [0.0, 100.0, 300.0, 400.0, 600.0, 3000.0] {
            let by_need = futures.planned(&work, 8.0).filter(|need| *need <= planned).count();
            let chance = futures.within(planned, 8.0).chance(&work);
            assert!((chance - share_of(by_need, 1024)).abs() < 1e-9, "{planned} {chance} {by_need}");
        }
        assert!(Capacity::none().chance(&Work::default()) <= 0.0);
        assert!(futures.within(0.0, 8.0).chance(&Work::default()) >= 1.0);
    }
}
