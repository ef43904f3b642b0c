//! What is believed of every topic after some answers, and what the next question would tell.

use super::answer::{Answer, Standing};
use super::cloud::Cloud;
use super::prior::{KINDS, Prior};
use super::scope::{Before, Group, number};

/// States in all clouds together, shared out evenly.
const STATES: usize = 1536;
/// The fewest and the most states of one cloud.
const STATES_OF_ONE: (usize, usize) = (256, 512);
/// The next question is chosen by at most so many states of each cloud.
const STATES_TO_CHOOSE_BY: usize = 256;
/// A topic whose chance lies so near to 0 or 1 is not worth a question.
const SETTLED: f32 = 0.05;
/// So many topics of each group are compared, those whose chance lies nearest to one half.
const CANDIDATES_OF_ONE: usize = 24;

/// Where a topic stands: its group and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) group: usize,
    pub(super) topic: usize,
}

/// What is believed of every topic. Groups are tied together by what kind of person answers, exactly.
#[derive(Clone, Debug)]
pub(super) struct Belief {
    pub(super) clouds: Vec<Cloud>,
    prior: Prior,
}

/// The best next question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Best {
    pub(super) address: Address,
    /// By how many hours times bits it is expected to lower the uncertainty.
    pub(super) gain: f64,
}

/// What one cloud says, given what the others say about the person.
struct Sight {
    /// Normalised weights of the states.
    weights: Vec<f32>,
    /// For every state the chances of the kinds of people.
    kinds: Vec<[f32; KINDS]>,
    /// Topic by topic, 1 for each state in which it is known.
    columns: Vec<Vec<f32>>,
    /// The chance of each topic.
    chances: Vec<f32>,
    /// The chance of each topic, for each kind of people.
    by_kind: Vec<[f32; KINDS]>,
}

impl Belief {
    pub(super) fn new(groups: Vec<Group>, needs_programming: bool) -> Self {
        let prior = Prior::new(needs_programming);
        let size = (STATES / groups.len().max(1)).clamp(STATES_OF_ONE.0, STATES_OF_ONE.1);
        let clouds =
            groups.into_iter().zip(1_u64..).map(|(group, seed)| Cloud::new(group, size, &prior, seed)).collect();
        Self { clouds, prior }
    }

    /// Takes in an answer.
    pub(super) fn hear(&mut self, address: Address, answer: Answer) {
        if let Some(cloud) = self.clouds.get_mut(address.group) {
            cloud.hear(address.topic, answer);
        }
    }

    /// The chance of every topic to be known, group by group.
    pub(super) fn chances(&self) -> Vec<Vec<f64>> {
        let kinds: Vec<Vec<[f64; KINDS]>> = self.clouds.iter().map(Cloud::kinds).collect();
        let chances = |(at, cloud): (usize, &Cloud)| {
            let tilted = self.tilted(&kinds, at);
            let sum: f64 = tilted.iter().sum();
            let mut chances = vec![0.0; cloud.group.topics.len()];
            for (weight, state) in tilted.iter().zip(cloud.states()) {
                for (chance, known) in chances.iter_mut().zip(state) {
                    *chance += if *known { weight / sum } else { 0.0 };
                }
            }
            chances
        };
        self.clouds.iter().enumerate().map(chances).collect()
    }

    /// The weights of a cloud's states, given what the other clouds say about the person.
    fn tilted(&self, kinds: &[Vec<[f64; KINDS]>], at: usize) -> Vec<f64> {
        let person = self.person_without(kinds, at);
        let (Some(cloud), Some(kinds)) = (self.clouds.get(at), kinds.get(at)) else { return Vec::new() };
        let weigh = |(weight, kinds): (&f64, &[f64; KINDS])| weight * dot(&person, kinds);
        cloud.weights().iter().zip(kinds).map(weigh).collect()
    }

    /// How likely each kind of person is by all clouds but one.
    fn person_without(&self, kinds: &[Vec<[f64; KINDS]>], but: usize) -> [f64; KINDS] {
        let mut person = self.prior.kinds;
        for (_, (cloud, kinds)) in self.clouds.iter().zip(kinds).enumerate().filter(|(at, _)| *at != but) {
            let mut says = [0.0; KINDS];
            for (weight, kinds) in cloud.weights().iter().zip(kinds) {
                for (says, kind) in says.iter_mut().zip(kinds) {
                    *says += weight * kind;
                }
            }
            let sum: f64 = says.iter().sum();
            for (person, says) in person.iter_mut().zip(says) {
                *person *= says / sum;
            }
        }
        let sum: f64 = person.iter().sum();
        person.map(|person| person / sum)
    }

    /// The hours in doubt: bits of uncertainty of each topic times its hours.
    pub(super) fn doubt(&self, chances: &[Vec<f64>]) -> f64 {
        let hours = self.clouds.iter().flat_map(|cloud| &cloud.group.topics).map(|item| item.hours);
        hours.zip(chances.iter().flatten()).map(|(hours, chance)| hours * entropy(*chance)).sum()
    }

    /// The question that is expected to lower the doubt most; absent when every topic is asked or settled.
    pub(super) fn best(&self) -> Option<Best> {
        let curve = Curve::new();
        let sights = self.sights();
        let mut best: Option<Best> = None;
        for (group, sight) in sights.iter().enumerate() {
            for topic in self.candidates(group, sight) {
                let address = Address { group, topic };
                let gain = self.gain(&sights, &curve, address);
                if best.is_none_or(|best| gain > best.gain) {
                    best = Some(Best { address, gain });
                }
            }
        }
        best
    }

    /// The topics of a group that may be asked next: neither asked nor settled, and of these the most open ones.
    fn candidates(&self, group: usize, sight: &Sight) -> Vec<usize> {
        let Some(cloud) = self.clouds.get(group) else { return Vec::new() };
        let topics = cloud.group.topics.iter().zip(&cloud.answers).zip(&sight.chances).enumerate();
        let mut open: Vec<(usize, f32)> = topics
            .filter(|(_, ((item, answer), chance))| {
                let is_open = (SETTLED..=1.0 - SETTLED).contains(chance);
                is_open && answer.is_none() && item.before != Before::Known
            })
            .map(|(topic, (_, chance))| (topic, (chance - 0.5).abs()))
            .collect();
        open.sort_by(|(_, one), (_, other)| one.total_cmp(other));
        open.truncate(CANDIDATES_OF_ONE);
        open.into_iter().map(|(topic, _)| topic).collect()
    }

    fn sights(&self) -> Vec<Sight> {
        let kinds: Vec<Vec<[f64; KINDS]>> = self.clouds.iter().map(Cloud::kinds).collect();
        let sight = |(at, cloud): (usize, &Cloud)| {
            let person = self.person_without(&kinds, at);
            let mut tilted = self.tilted(&kinds, at);
            // States in a row may be copies of each other: they are taken from all over the cloud.
            let stride = cloud.size().div_ceil(STATES_TO_CHOOSE_BY).max(1);
            tilted = tilted.into_iter().step_by(stride).collect();
            let sum: f64 = tilted.iter().sum();
            let weights: Vec<f32> = tilted.iter().map(|weight| single(weight / sum)).collect();
            let own = kinds.get(at).map(Vec::as_slice).unwrap_or_default();
            let of_state = |kinds: &[f64; KINDS]| {
                let all = dot(&person, kinds);
                let mut of_state = [0.0; KINDS];
                for ((chance, person), kind) in of_state.iter_mut().zip(person).zip(kinds) {
                    *chance = single(person * kind / all);
                }
                of_state
            };
            let of_states: Vec<[f32; KINDS]> = own.iter().step_by(stride).map(of_state).collect();
            let mut columns = vec![vec![0.0; weights.len()]; cloud.group.topics.len()];
            for (at, state) in cloud.states().step_by(stride).enumerate() {
                for (column, known) in columns.iter_mut().zip(state) {
                    if let (true, Some(value)) = (*known, column.get_mut(at)) {
                        *value = 1.0;
                    }
                }
            }
            let chances: Vec<f32> = columns.iter().map(|column| product(column, &weights)).collect();
            let mut kind_sums = [0.0_f32; KINDS];
            let mut by_kind = vec![[0.0_f32; KINDS]; columns.len()];
            for (kind, total) in kind_sums.iter_mut().enumerate() {
                let weights: Vec<f32> = weights
                    .iter()
                    .zip(&of_states)
                    .map(|(weight, kinds)| weight * kinds.get(kind).copied().unwrap_or(0.0))
                    .collect();
                *total = weights.iter().sum();
                for (topic, column) in by_kind.iter_mut().zip(&columns) {
                    if let Some(chance) = topic.get_mut(kind) {
                        *chance = if *total > 0.0 { product(column, &weights) / *total } else { 0.0 };
                    }
                }
            }
            Sight { weights, kinds: of_states, columns, chances, by_kind }
        };
        self.clouds.iter().enumerate().map(sight).collect()
    }

    /// By how much an answer about a topic is expected to lower the doubt. In its own group through the joint chances of
    /// both topics, in the others through what it says about the person.
    fn gain(&self, sights: &[Sight], curve: &Curve, address: Address) -> f64 {
        let Some(sight) = sights.get(address.group) else { return 0.0 };
        let (Some(column), Some(&chance)) = (sight.columns.get(address.topic), sight.chances.get(address.topic)) else {
            return 0.0;
        };
        let answers = expected(f64::from(chance));
        let weighted: Vec<f32> = column.iter().zip(&sight.weights).map(|(known, weight)| known * weight).collect();
        let mut person = [[0.0_f32; KINDS]; 2];
        let [if_not, if_known] = &mut person;
        for ((known, weight), kinds) in weighted.iter().zip(&sight.weights).zip(&sight.kinds) {
            for ((is, not), kind) in if_known.iter_mut().zip(if_not.iter_mut()).zip(kinds) {
                *is += known * kind / chance;
                *not += (weight - known) * kind / (1.0 - chance);
            }
        }
        let [if_not, if_known] = person;
        let mut gain = 0.0;
        for (group, (cloud, other)) in self.clouds.iter().zip(sights).enumerate() {
            let is_own = group == address.group;
            for (((item, before), column), by_kind) in
                cloud.group.topics.iter().zip(&other.chances).zip(&other.columns).zip(&other.by_kind)
            {
                let before = f64::from(*before);
                if item.before == Before::Known || !(0.005..=0.995).contains(&before) {
                    continue;
                }
                let (known, not) = if is_own {
                    let both = product(column, &weighted);
                    (f64::from(both / chance), (before - f64::from(both)) / f64::from(1.0 - chance))
                } else {
                    (f64::from(mean(by_kind, &if_known)), f64::from(mean(by_kind, &if_not)))
                };
                let after: f64 =
                    answers.iter().map(|(share, is_known)| share * curve.at(not + (known - not) * is_known)).sum();
                gain += item.hours * (curve.at(before) - after);
            }
        }
        gain
    }
}

/// For every answer how likely it is, and how likely the topic is known then; one who does not know a topic is taken to
/// stand right before it half of the time.
fn expected(chance: f64) -> [(f64, f64); 4] {
    Answer::ALL.map(|answer| {
        let not = f64::midpoint(answer.chance(Standing::Next), answer.chance(Standing::Far));
        let known = chance * answer.chance(Standing::Known);
        let share = known + (1.0 - chance) * not;
        (share, known / share)
    })
}

/// Bits of uncertainty of a chance.
fn entropy(chance: f64) -> f64 {
    if chance <= 0.0 || chance >= 1.0 {
        return 0.0;
    }
    -chance * libm::log2(chance) - (1.0 - chance) * libm::log2(1.0 - chance)
}

/// The uncertainty of chances, ready to be looked up.
struct Curve(Vec<f64>);

impl Curve {
    const STEPS: usize = 1024;

    fn new() -> Self {
        Self((0..=Self::STEPS).map(|at| entropy(number(at) / number(Self::STEPS))).collect())
    }

    fn at(&self, chance: f64) -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the table")]
        let at = (chance.clamp(0.0, 1.0) * number(Self::STEPS) + 0.5) as usize;
        self.0.get(at).copied().unwrap_or(0.0)
    }
}

fn dot(one: &[f64; KINDS], other: &[f64; KINDS]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn mean(values: &[f32; KINDS], weights: &[f32; KINDS]) -> f32 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The sum of products in eight lanes: the same order of additions everywhere, and fast.
fn product(one: &[f32], other: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    for (one, other) in one.iter().zip(other) {
        for ((lane, one), other) in lanes.iter_mut().zip(one).zip(other) {
            *lane += one * other;
        }
    }
    let rest: f32 = one_rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    lanes.iter().sum::<f32>() + rest
}

fn single(value: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "chances; single precision is enough to choose a question")]
    let value = value as f32;
    value
}
