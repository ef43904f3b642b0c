//! Which projects to leave out of one way of cutting, so that the chance is reached at the least loss.

use super::situation::Ground;
use super::ways::Simple;
use crate::domain::catalog::Moments;
use crate::domain::plan::{Capacity, Work};

/// Hours that rounding can make of nothing.
const ROUNDING: f64 = 1e-6;

/// A set of cuts that reaches the chance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) loss: f64,
    /// The places of its cuts, sorted.
    pub(super) cuts: Vec<usize>,
}

impl Found {
    /// Whether it is to be preferred: less loss, then fewer cuts, then those that come first.
    fn is_before(&self, other: &Self) -> bool {
        let rank = |found: &Self| (found.cuts.len(), found.cuts.clone());
        self.loss.total_cmp(&other.loss).then_with(|| rank(self).cmp(&rank(other))).is_lt()
    }
}

/// What can be left out besides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Project {
    cut: usize,
    loss: f64,
    moments: Moments,
}

impl Project {
    pub(super) fn new(ground: &Ground<'_>, simple: Simple) -> Option<Self> {
        let part = ground.parts.get(simple.part)?;
        Some(Self { cut: simple.cut, loss: part.loss, moments: part.full.moments })
    }

    /// Points an hour.
    pub(super) fn price(&self) -> f64 {
        self.loss / self.moments.mean
    }
}

/// The search for one level of hours a week.
pub(super) struct Aim<'a> {
    pub(super) capacity: &'a Capacity,
    pub(super) target: f64,
    /// Mean hours that no plan with the chance exceeds.
    pub(super) most: f64,
    /// The least that an hour of any project costs.
    pub(super) price: f64,
}

/// The search for the best set of all.
#[derive(Debug, Default)]
pub(super) struct Search {
    pub(super) best: Option<Found>,
    /// How many sets may still be looked at; none where the search was given up.
    pub(super) tries: usize,
}

impl Aim<'_> {
    /// What must be lost at least to get from so many mean hours to where the chance may be reached.
    pub(super) fn least_loss(&self, mean: f64) -> f64 {
        self.price * (mean - ROUNDING - self.most).max(0.0)
    }
}

impl Search {
    /// Whether sets of this loss at least can still be better than the best.
    pub(super) fn has_hope(&self, least_loss: f64) -> bool {
        self.best.as_ref().is_none_or(|best| least_loss <= best.loss)
    }

    /// Looks for better sets: these cuts, and any of the projects besides.
    pub(super) fn look(&mut self, aim: &Aim<'_>, base: &Found, moments: Moments, projects: &[Project]) {
        let mut projects = projects.to_vec();
        // The largest first: fewer are then needed, and the rest can do less.
        projects.sort_by(|one, other| other.moments.mean.total_cmp(&one.moments.mean).then(one.cut.cmp(&other.cut)));
        self.choose(aim, base.clone(), moments, &projects, true);
    }

    fn choose(&mut self, aim: &Aim<'_>, so_far: Found, moments: Moments, projects: &[Project], is_new: bool) {
        if self.tries == 0 {
            return;
        }
        self.tries -= 1;
        let needed = (moments.mean - ROUNDING - aim.most).max(0.0);
        let least = so_far.loss + aim.price * needed;
        // Of equal sets that with fewer cuts is the better one.
        let is_late = self.best.as_ref().is_some_and(|best| {
            least > best.loss || least.total_cmp(&best.loss).is_eq() && so_far.cuts.len() > best.cuts.len()
        });
        if is_late {
            return;
        }
        if is_new && needed <= 0.0 && aim.capacity.chance(&Work::new(moments)) >= aim.target {
            let mut found = so_far;
            found.cuts.sort_unstable();
            if self.best.as_ref().is_none_or(|best| found.is_before(best)) {
                self.best = Some(found);
            }
            return;
        }
        let Some((first, rest)) = projects.split_first() else { return };
        if needed > projects.iter().map(|project| project.moments.mean).sum::<f64>() + ROUNDING {
            return;
        }
        let mut with = so_far.clone();
        with.loss += first.loss;
        with.cuts.push(first.cut);
        self.choose(aim, with, without(moments, first.moments), rest, true);
        self.choose(aim, so_far, moments, rest, false);
    }
}

/// What is left of some hours without a part of them.
pub(super) fn without(whole: Moments, part: Moments) -> Moments {
    Moments { mean: whole.mean - part.mean, variance: whole.variance - part.variance, third: whole.third - part.third }
}
