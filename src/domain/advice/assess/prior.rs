//! What is assumed of somebody before they answer anything. Every figure is a working figure of this program's own.

use super::scope::Item;
use crate::domain::catalog::Depth;

/// The natural logarithm of 3.
const LN_3: f64 = 1.098_612_288_668_109_8;

/// How many levels of a roadmap are told apart: nothing, nine places on the way, all, its core, all but what is for
/// experts, and patchy.
pub(super) const LEVELS: usize = 14;
/// How many kinds of people are told apart.
pub(super) const KINDS: usize = 4;

/// The kinds, in the order new, some practice, in the job, veteran, as shares of those who ask.
const SHARES: [f64; KINDS] = [0.3, 0.3, 0.25, 0.15];
/// The kinds as shares of those who say that they cannot program yet.
const SHARES_OF_NEWCOMERS: [f64; KINDS] = [0.97, 0.03, 0.0, 0.0];

/// For each kind the chances that a roadmap is not known at all; known in all; known to its core, and as often to all but
/// what is for experts; or known in patches. What is left is spread evenly over the places on the way.
const LEVELS_OF_KINDS: [(f64, f64, f64, f64); KINDS] =
    [(0.86, 0.01, 0.01, 0.04), (0.54, 0.06, 0.05, 0.12), (0.30, 0.12, 0.14, 0.14), (0.06, 0.50, 0.08, 0.10)];

/// How sharply knowledge ends at the place one has come to: at this distance from it three in four know a topic before
/// it and one in four one behind it.
const BLUR: f64 = 0.10;
/// The chance to know a topic whose needs one knows, where a roadmap is known in patches.
const PATCHY: f64 = 0.65;
/// How often a topic breaks the rule where a roadmap is known to a depth.
const SLACK: f64 = 0.06;
/// No level makes a topic surer than this, or than this from certain.
const LEAST: f64 = 0.03;
/// The chance to know a topic though something that it needs is not known.
pub(super) const LEAP: f64 = 0.02;
/// The chance to know what a known topic needs.
pub(super) const IMPLIED: f64 = 0.97;

/// What is assumed of a person.
#[derive(Clone, Debug)]
pub(super) struct Prior {
    /// The share of each kind of people.
    pub(super) kinds: [f64; KINDS],
}

impl Prior {
    pub(super) fn new(needs_programming: bool) -> Self {
        Self { kinds: if needs_programming { SHARES_OF_NEWCOMERS } else { SHARES } }
    }

    /// For every kind, how likely a level is.
    pub(super) fn level(level: usize) -> [f64; KINDS] {
        LEVELS_OF_KINDS.map(|(nothing, all, depth, patchy)| match level {
            0 => nothing,
            1..=9 => (1.0 - nothing - all - 2.0 * depth - patchy) / 9.0,
            10 => all,
            11 | 12 => depth,
            _ => patchy,
        })
    }
}

/// The chance to know a topic, all that it needs being known, at every level of its roadmap.
pub(super) fn chances(item: &Item) -> [f64; LEVELS] {
    let mut chances = [PATCHY; LEVELS];
    let reached = [-0.6, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.6];
    for (chance, reached) in chances.iter_mut().zip(reached) {
        let before: f64 = (reached - item.place) / BLUR;
        *chance = (1.0 / (1.0 + libm::exp(-before * LN_3))).clamp(LEAST, 1.0 - LEAST);
    }
    for (chance, depth) in chances.iter_mut().skip(reached.len()).zip([Depth::Core, Depth::Proficient]) {
        *chance = if item.depth <= depth { 1.0 - SLACK } else { SLACK };
    }
    chances
}
