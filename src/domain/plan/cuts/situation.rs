//! Where a learner stands when they ask what to cut, and what a plan comes to with any set of cuts.

use jiff::civil::Date;

use super::loss;
use crate::domain::catalog::{Catalog, ConceptIndex, Hours, Moments, NodeIndex};
use crate::domain::learner::{Knowledge, WeeklyHours};
use crate::domain::plan::order::walk;
use crate::domain::plan::{
    AcceptedPlan, Capacity, Cut, Item, LEAST_LEFT, Order, Outset, PlanError, Progress, Route, TRANSFER_SHARE, Work,
    left, resolve,
};

/// Where a learner stands: all that the price of a cut depends on.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// What there is to learn.
    pub catalog: &'a Catalog,
    /// The plan with the cuts that were made already.
    pub plan: &'a AcceptedPlan,
    /// What is known today.
    pub knowledge: &'a Knowledge,
    /// How far the learner is with each topic or project of the plan.
    pub progress: &'a dyn Fn(NodeIndex) -> Progress,
    /// The factor on hours at which this learner learns: 1 as estimated, 1.2 a fifth slower.
    pub pace: f64,
    /// Today, the hours that are planned, and the learner's futures.
    pub outset: &'a Outset,
    /// The last day on which the plan is to be done.
    pub deadline: Date,
}

/// The hours that are left of a topic or project.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// Before any pace, as a distribution.
    pub(super) moments: Moments,
    /// Expected, at the learner's pace.
    hours: f64,
}

/// A topic or project of the plan as it stands.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) node: NodeIndex,
    /// What is left of it where its concept is new.
    pub(super) full: Need,
    /// What is left of it where its concept is known by then.
    pub(super) eased: Need,
    /// Whether its concept is known by then in the plan as it stands.
    pub(super) is_eased: bool,
    /// Its concept, if any.
    pub(super) concept: Option<ConceptIndex>,
    /// Points that are lost when it falls out.
    pub(super) loss: f64,
}

/// What a plan comes to with some cuts.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    /// Hours that are left, before any pace.
    pub(super) moments: Moments,
    /// Expected hours that are left, at the learner's pace.
    pub(super) hours: f64,
    /// Which of the parts are still in it.
    pub(super) holds: Vec<bool>,
}

/// A situation with everything about it that is reckoned once.
pub(super) struct Ground<'a> {
    pub(super) situation: Situation<'a>,
    /// The plan without its baseline, which nothing here looks at.
    stem: AcceptedPlan,
    pub(super) route: Route,
    pub(super) parts: Vec<Part>,
    /// The place of each node of the graph among the parts.
    places: Vec<Option<usize>>,
    /// Whether something in the plan needs it, for each node of the graph.
    needed: Vec<bool>,
    /// The plan as it stands.
    pub(super) now: Stand,
}

impl<'a> Ground<'a> {
    pub(super) fn new(situation: Situation<'a>) -> Result<Self, PlanError> {
        let mut stem = situation.plan.clone();
        stem.baseline.topics = Vec::new();
        let route = resolve(situation.catalog, &stem)?;
        let Order { items, .. } = route.order(situation.catalog, situation.knowledge);
        let mut places = vec![None; situation.catalog.graph.len()];
        for (place, item) in items.iter().enumerate() {
            if let Some(slot) = places.get_mut(item.node.index()) {
                *slot = Some(place);
            }
        }
        let mut needed = vec![false; situation.catalog.graph.len()];
        for need in items.iter().filter_map(|item| situation.catalog.graph.node(item.node)).flat_map(|own| &own.needs) {
            if let Some(needed) = needed.get_mut(need.index()) {
                *needed = true;
            }
        }
        let parts = items.iter().map(|item| part(&situation, item)).collect();
        let now = Stand { moments: Moments::default(), hours: 0.0, holds: Vec::new() };
        let mut ground = Self { situation, stem, route, parts, places, needed, now };
        ground.now = ground.after(&[])?;
        Ok(ground)
    }

    /// What the plan comes to with these cuts besides, in a new order. Hours a week change nothing here.
    pub(super) fn after<'c>(&self, cuts: impl IntoIterator<Item = &'c Cut>) -> Result<Stand, PlanError> {
        let mut plan = self.stem.clone();
        plan.cuts.extend(cuts.into_iter().cloned());
        let route = resolve(self.situation.catalog, &plan)?;
        let mut stand = Stand { moments: Moments::default(), hours: 0.0, holds: vec![false; self.parts.len()] };
        let Situation { catalog, knowledge, .. } = self.situation;
        walk(catalog, &route.sequence, &route.without, knowledge, |item| {
            // A cut brings nothing new.
            let Some(place) = self.place(item.node) else { return };
            let Some((part, holds)) = self.parts.get(place).zip(stand.holds.get_mut(place)) else { return };
            let need = if item.eased { &part.eased } else { &part.full };
            *holds = true;
            stand.moments += need.moments;
            stand.hours += need.hours;
        });
        Ok(stand)
    }

    /// Whether the plan takes a cut when it is asked to.
    pub(super) fn accepts(&self, cut: &Cut) -> bool {
        self.stem.clone().cut(self.situation.catalog, cut).is_ok()
    }

    /// The place of a topic or project among the parts; absent where the plan does not hold it.
    pub(super) fn place(&self, node: NodeIndex) -> Option<usize> {
        self.places.get(node.index()).copied().flatten()
    }

    /// Whether something in the plan needs a topic or project.
    pub(super) fn is_needed(&self, node: NodeIndex) -> bool {
        self.needed.get(node.index()).copied().unwrap_or(false)
    }

    /// What one plan holds and another does not.
    pub(super) fn fallen<'b>(&'b self, before: &'b Stand, after: &'b Stand) -> impl Iterator<Item = &'b Part> {
        let both = before.holds.iter().zip(&after.holds);
        self.parts.iter().zip(both).filter(|(_, (before, after))| **before && !**after).map(|(part, _)| part)
    }

    /// How much each future gets done by the deadline, at other hours a week from today on where they are given.
    pub(super) fn capacity(&self, weekly: Option<WeeklyHours>) -> Capacity {
        let Situation { outset, deadline, .. } = self.situation;
        weekly.map_or_else(|| outset.capacity(deadline), |weekly| outset.at(weekly).capacity(deadline))
    }
}

impl Stand {
    /// What is left to do.
    pub(super) fn work(&self) -> Work {
        Work::new(self.moments)
    }
}

fn part(situation: &Situation<'_>, item: &Item) -> Part {
    let pace = situation.pace;
    let own = situation.catalog.graph.node(item.node);
    let progress = (situation.progress)(item.node);
    let whole = own.map(|own| own.hours).unwrap_or_default();
    let need = |hours: Hours| match progress {
        Progress::Over => Need::default(),
        Progress::Open(logged) => {
            let expected = hours.expected() * pace;
            let moments = left(hours, logged, pace).moments();
            Need { moments, hours: (expected - logged).max(expected * LEAST_LEFT) }
        }
    };
    let loss = match (progress, own) {
        (Progress::Open(_), Some(own)) => loss::of_part(own.is_project, own.depth, item.hours.expected() * pace),
        _ => 0.0,
    };
    let concept = own.and_then(|own| own.concept);
    let (full, eased) = (need(whole), need(whole.scaled(TRANSFER_SHARE)));
    Part { node: item.node, full, eased, is_eased: item.eased, concept, loss }
}
