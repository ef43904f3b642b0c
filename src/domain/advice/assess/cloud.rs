//! Many people who would have answered as the learner did, for one group of topics: the posterior as a cloud of states.
//!
//! Sequential Monte Carlo with resampling and moves (Chopin, "A sequential particle filter method for static models",
//! 2002): an answer weighs every state by how likely it makes that answer; when few states carry most of the weight they
//! are drawn anew in proportion, and every state takes one Gibbs step, topic by topic, which keeps the posterior and
//! makes copies differ again. Seeded, so that the same answers always give the same cloud.

use super::answer::{Answer, Standing};
use super::prior::{IMPLIED, KINDS, LEAP, LEVELS, Prior, chances};
use super::random::Random;
use super::scope::{Before, Group, Item, number};

/// Drawn anew when the states that carry the weight are fewer than this share.
const WORN: f64 = 0.5;

/// The states of one group.
#[derive(Clone, Debug)]
pub(super) struct Cloud {
    pub(super) group: Group,
    rules: Vec<Rule>,
    /// The level of every roadmap, state by state.
    levels: Vec<usize>,
    /// Which topics are known, state by state.
    known: Vec<bool>,
    /// How well each state explains the answers since the last drawing.
    weights: Vec<f64>,
    pub(super) answers: Vec<Option<Answer>>,
    prior: Prior,
    random: Random,
}

/// How one topic comes to be known.
#[derive(Clone, Debug)]
struct Rule {
    /// At every level, all needs known.
    chances: [f64; LEVELS],
    /// How likely the answer is, if there is one: known, next, far.
    answer: [f64; 3],
}

impl Cloud {
    /// So many states as they are before any answer.
    pub(super) fn new(group: Group, size: usize, prior: &Prior, seed: u64) -> Self {
        let rules: Vec<Rule> =
            group.topics.iter().map(|item| Rule { chances: chances(item), answer: [1.0; 3] }).collect();
        let count = group.topics.len();
        let mut cloud = Self {
            levels: Vec::with_capacity(size * group.roadmaps),
            known: Vec::with_capacity(size * count),
            weights: vec![1.0; size],
            answers: vec![None; count],
            prior: prior.clone(),
            random: Random::new(seed),
            rules,
            group,
        };
        let fits: Vec<[f64; LEVELS]> = (0..cloud.group.roadmaps).map(|roadmap| cloud.fits_known(roadmap)).collect();
        for _ in 0..size {
            cloud.draw_one(&fits);
        }
        cloud
    }

    fn draw_one(&mut self, fits: &[[f64; LEVELS]]) {
        let mut kinds = self.prior.kinds;
        for fits in fits {
            let mut likely = [0.0; KINDS];
            for (level, fits) in fits.iter().enumerate() {
                for (likely, of_kind) in likely.iter_mut().zip(Prior::level(level)) {
                    *likely += fits * of_kind;
                }
            }
            scale(&mut kinds, &likely);
        }
        let kind = self.random.pick(&kinds);
        let mut levels = Vec::with_capacity(fits.len());
        for fits in fits {
            let mut likely = *fits;
            for (at, likely) in likely.iter_mut().enumerate() {
                *likely *= Prior::level(at).get(kind).copied().unwrap_or(0.0);
            }
            levels.push(self.random.pick(&likely));
        }
        let mut known = vec![false; self.group.topics.len()];
        for (at, (item, rule)) in self.group.topics.iter().zip(&self.rules).enumerate() {
            let is_ready = item.needs.iter().all(|need| known.get(*need) == Some(&true));
            let level = levels.get(item.roadmap).copied().unwrap_or(0);
            let draws = self.random.chance(own(item, rule, level, is_ready));
            if let Some(known) = known.get_mut(at) {
                *known = draws;
            }
        }
        self.levels.extend(levels);
        self.known.extend(known);
    }

    /// How well each level of a roadmap explains what was known of it before.
    fn fits_known(&self, roadmap: usize) -> [f64; LEVELS] {
        let mut likely = [1.0; LEVELS];
        for (item, rule) in self.group.topics.iter().zip(&self.rules) {
            if item.roadmap == roadmap && item.before == Before::Known {
                scale(&mut likely, &rule.chances);
            }
        }
        likely
    }

    /// How many states there are.
    pub(super) fn size(&self) -> usize {
        self.weights.len()
    }

    /// The weights that the answers in this group leave.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Every state: which topics are known.
    pub(super) fn states(&self) -> impl Iterator<Item = &[bool]> {
        self.known.chunks(self.group.topics.len().max(1))
    }

    /// For every state and every kind of people, how much more likely the kind makes its levels than people in general.
    pub(super) fn kinds(&self) -> Vec<[f64; KINDS]> {
        let of = |levels: &[usize]| {
            let likely = kinds_of(levels);
            let mean: f64 = self.prior.kinds.iter().zip(likely).map(|(share, likely)| share * likely).sum();
            likely.map(|likely| if mean > 0.0 { likely / mean } else { 1.0 })
        };
        self.levels.chunks(self.group.roadmaps.max(1)).map(of).collect()
    }

    /// Takes in the answer about a topic.
    pub(super) fn hear(&mut self, topic: usize, answer: Answer) {
        let likely = [Standing::Known, Standing::Next, Standing::Far].map(|standing| answer.chance(standing));
        if let (Some(rule), Some(heard)) = (self.rules.get_mut(topic), self.answers.get_mut(topic)) {
            rule.answer = likely;
            *heard = Some(answer);
        }
        let Some(item) = self.group.topics.get(topic) else { return };
        let states = self.known.chunks(self.group.topics.len().max(1));
        for (weight, state) in self.weights.iter_mut().zip(states) {
            let is_ready = item.needs.iter().all(|need| state.get(*need) == Some(&true));
            *weight *= heard_as(&likely, state.get(topic) == Some(&true), is_ready);
        }
        let sum: f64 = self.weights.iter().sum();
        let squares: f64 = self.weights.iter().map(|weight| weight * weight).sum();
        if sum * sum < WORN * number(self.size()) * squares {
            self.draw_anew(sum);
            self.step();
        }
    }

    /// Systematic resampling: each state as often as its weight says, within one.
    fn draw_anew(&mut self, sum: f64) {
        let (count, roadmaps) = (self.group.topics.len(), self.group.roadmaps);
        let each = sum / number(self.size());
        let mut levels = Vec::with_capacity(self.levels.len());
        let mut known = Vec::with_capacity(self.known.len());
        let mut next = each * self.random.unit();
        let mut passed = 0.0;
        for ((weight, state), level) in
            self.weights.iter().zip(self.known.chunks(count.max(1))).zip(self.levels.chunks(roadmaps.max(1)))
        {
            passed += weight;
            while next < passed && levels.len() < self.levels.len() {
                known.extend_from_slice(state);
                levels.extend_from_slice(level);
                next += each;
            }
        }
        // Rounding may leave the last place empty: it keeps what it had.
        levels.extend_from_slice(self.levels.get(levels.len()..).unwrap_or_default());
        known.extend_from_slice(self.known.get(known.len()..).unwrap_or_default());
        (self.levels, self.known) = (levels, known);
        self.weights.fill(1.0);
    }

    /// One Gibbs step of every state.
    fn step(&mut self) {
        let known_before: Vec<[f64; LEVELS]> =
            (0..self.group.roadmaps).map(|roadmap| self.fits_known(roadmap)).collect();
        let mut levels = std::mem::take(&mut self.levels);
        let mut known = std::mem::take(&mut self.known);
        let states = known.chunks_mut(self.group.topics.len().max(1));
        for (state, levels) in states.zip(levels.chunks_mut(self.group.roadmaps.max(1))) {
            for (roadmap, fits) in known_before.iter().enumerate() {
                self.step_level(state, levels, roadmap, fits);
            }
            for topic in 0..self.group.topics.len() {
                self.step_topic(state, levels, topic);
            }
        }
        (self.levels, self.known) = (levels, known);
    }

    fn step_level(&mut self, state: &[bool], levels: &mut [usize], roadmap: usize, fits: &[f64; LEVELS]) {
        let mut likely = *fits;
        for ((item, rule), known) in self.group.topics.iter().zip(&self.rules).zip(state) {
            let counts = item.roadmap == roadmap && item.before == Before::Open;
            if counts && item.needs.iter().all(|need| state.get(*need) == Some(&true)) {
                for (likely, chance) in likely.iter_mut().zip(&rule.chances) {
                    *likely *= if *known { *chance } else { 1.0 - *chance };
                }
            }
        }
        for (at, likely) in likely.iter_mut().enumerate() {
            if let Some(level) = levels.get_mut(roadmap) {
                *level = at;
            }
            let kinds = kinds_of(levels);
            *likely *= self.prior.kinds.iter().zip(kinds).map(|(share, likely)| share * likely).sum::<f64>();
        }
        let drawn = self.random.pick(&likely);
        if let Some(level) = levels.get_mut(roadmap) {
            *level = drawn;
        }
    }

    fn step_topic(&mut self, state: &mut [bool], levels: &[usize], topic: usize) {
        let Some(item) = self.group.topics.get(topic).filter(|item| item.before != Before::Known) else { return };
        let mut likely = [1.0; 2];
        for (likely, value) in likely.iter_mut().zip([false, true]) {
            if let Some(known) = state.get_mut(topic) {
                *known = value;
            }
            let affected = std::iter::once(&topic).chain(&item.needed_by);
            *likely = affected.map(|at| self.likely(state, levels, *at)).product();
        }
        let [not, is] = likely;
        let draws = self.random.chance(is / (is + not));
        if let Some(known) = state.get_mut(topic) {
            *known = draws;
        }
    }

    /// How likely it is that a topic is as it is in a state and was answered as it was.
    fn likely(&self, state: &[bool], levels: &[usize], topic: usize) -> f64 {
        let (Some(item), Some(rule)) = (self.group.topics.get(topic), self.rules.get(topic)) else { return 1.0 };
        let is_known = state.get(topic) == Some(&true);
        let is_ready = item.needs.iter().all(|need| state.get(*need) == Some(&true));
        let chance = own(item, rule, levels.get(item.roadmap).copied().unwrap_or(0), is_ready);
        (if is_known { chance } else { 1.0 - chance }) * heard_as(&rule.answer, is_known, is_ready)
    }
}

/// How likely each kind of people makes the levels of all roadmaps.
fn kinds_of(levels: &[usize]) -> [f64; KINDS] {
    let mut likely = [1.0; KINDS];
    for level in levels {
        scale(&mut likely, &Prior::level(*level));
    }
    likely
}

/// The chance that a topic is known.
fn own(item: &Item, rule: &Rule, level: usize, is_ready: bool) -> f64 {
    match item.before {
        Before::Known => 1.0,
        Before::Implied => IMPLIED,
        Before::Open if is_ready => rule.chances.get(level).copied().unwrap_or(LEAP),
        Before::Open => LEAP,
    }
}

fn heard_as(likely: &[f64; 3], is_known: bool, is_ready: bool) -> f64 {
    let [known, next, far] = *likely;
    if is_known {
        known
    } else if is_ready {
        next
    } else {
        far
    }
}

fn scale<const N: usize>(values: &mut [f64; N], by: &[f64; N]) {
    for (value, by) in values.iter_mut().zip(by) {
        *value *= by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Catalog, Depth, NodeIndex, read};
    use crate::domain::learner::Knowledge;
    use crate::domain::markdown::Source;

    /// Five topics: `b` and `c` need `a`, `d` needs both, `e` stands alone.
    fn catalog() -> Catalog {
        let mut text =
            String::from("---\ntitle: T\nsummary: It.\nhours: 5-90\nreviewed: 2026-11\n---\n\nText.\n\n## One\n");
        for (id, depth, needs) in [
            ("a", "core", ""),
            ("b", "core", " needs=a"),
            ("c", "core", " needs=a"),
            ("d", "expert", " needs=b,c"),
            ("e", "proficient", ""),
        ] {
            text.extend([format!("\n### T {{ #{id} .{depth} hours=2-4{needs} }}\n\nText.\n")]);
        }
        read(&[Source::new("persona.md", "# Guide\n"), Source::new("roadmaps/databases/t.md", &text)]).0
    }

    /// The chance of every topic by going through all levels and all states.
    fn exact(cloud: &Cloud) -> Vec<f64> {
        let count = cloud.group.topics.len();
        let mut chances = vec![0.0; count];
        let mut sum = 0.0;
        for level in 0..LEVELS {
            let share = dot(&cloud.prior.kinds, &kinds_of(&[level]));
            for bits in 0..1_u32 << count {
                let state: Vec<bool> = (0..count).map(|topic| bits >> topic & 1 == 1).collect();
                let likely: f64 =
                    (0..count).map(|topic| cloud.likely(&state, &[level], topic)).product::<f64>() * share;
                sum += likely;
                for (chance, known) in chances.iter_mut().zip(&state) {
                    *chance += if *known { likely } else { 0.0 };
                }
            }
        }
        chances.iter().map(|chance| chance / sum).collect()
    }

    fn dot(one: &[f64; KINDS], other: &[f64; KINDS]) -> f64 {
        one.iter().zip(other).map(|(one, other)| one * other).sum()
    }

    #[track_caller]
    fn check(answers: &[(usize, Answer)]) {
        let catalog = catalog();
        let topics: Vec<NodeIndex> = catalog.graph.of_roadmap(0, Depth::Expert).map(|(index, _)| index).collect();
        let groups = super::super::scope::groups(&catalog, &topics, &Knowledge::default());
        let [group] = groups.as_slice() else { panic!("{} groups", groups.len()) };
        let mut cloud = Cloud::new(group.clone(), 5_000, &Prior::new(false), 1);
        for &(topic, answer) in answers {
            cloud.hear(topic, answer);
        }
        let sum: f64 = cloud.weights.iter().sum();
        for (topic, exact) in exact(&cloud).iter().enumerate() {
            let states = cloud.states().zip(&cloud.weights).filter(|(state, _)| state[topic]);
            let found = states.map(|(_, weight)| weight).sum::<f64>() / sum;
            assert!((found - exact).abs() < 0.025, "{answers:?}, topic {topic}: {found} instead of {exact}");
        }
    }

    #[test]
    fn the_cloud_agrees_with_going_through_all_states() {
        check(&[]);
        check(&[(3, Answer::Yes)]);
        check(&[(0, Answer::No)]);
        check(&[(1, Answer::Yes), (2, Answer::No), (3, Answer::InPart)]);
        check(&[(4, Answer::Yes), (0, Answer::Unsure), (3, Answer::No), (1, Answer::Yes), (2, Answer::Yes)]);
    }
}
