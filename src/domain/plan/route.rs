//! From an accepted plan to what is taken, with every cut applied.

use super::error::PlanError;
use super::order::{Order, Taken, order_without};
use crate::domain::catalog::{Catalog, Depth, NodeIndex, StepKind};
use crate::domain::learner::{AcceptedPlan, Cut, Knowledge};
use crate::domain::text::Slug;

/// The skill that somebody who cannot program yet learns first, to its core.
const PROGRAMMING: &str = "core-programming";

/// What a plan takes, in order, and what it leaves out of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The roadmaps in order.
    pub sequence: Vec<Taken>,
    /// Single topics or projects that are left out.
    pub without: Vec<NodeIndex>,
}

impl Route {
    /// What is still to be learnt of it, in order.
    pub fn order(&self, catalog: &Catalog, knowledge: &Knowledge) -> Order {
        order_without(catalog, &self.sequence, &self.without, knowledge)
    }
}

/// What comes first for somebody who cannot program; absent where the catalogue has no such skill.
pub fn programming(catalog: &Catalog) -> Option<Taken> {
    let id = PROGRAMMING.parse().ok()?;
    Some(Taken { roadmap: catalog.roadmap_index(&id)?, depth: Depth::Core })
}

/// What a plan takes: the path's steps with the choices made, less the cuts. A plan outlives the content that it was made
/// over, so a choice that is offered no longer still holds, and a cut of what is no longer there changes nothing; an error
/// is only what cannot be planned at all.
pub fn resolve(catalog: &Catalog, plan: &AcceptedPlan) -> Result<Route, PlanError> {
    let path = catalog.path(plan.path.as_str()).ok_or_else(|| PlanError::no_path(catalog, &plan.path))?;
    let mut picks: Vec<&(Slug, Slug)> = plan.picks.iter().collect();
    let mut sequence: Vec<Taken> = Vec::new();
    for step in &path.steps {
        let id = match &step.kind {
            StepKind::Named(_) => continue,
            StepKind::Take(id) => id,
            StepKind::Choose(choice) => {
                let at = picks.iter().position(|(slot, _)| *slot == choice.slot);
                &picks.remove(at.ok_or_else(|| PlanError::open(path, choice))?).1
            }
        };
        let roadmap = catalog.roadmap_index(id).ok_or_else(|| PlanError::NoRoadmap(id.clone()))?;
        sequence.push(Taken { roadmap, depth: step.depth });
    }
    if sequence.is_empty() {
        return Err(PlanError::NoTopics(path.title.to_string()));
    }
    let mut route = Route { sequence, without: Vec::new() };
    for cut in &plan.cuts {
        apply(catalog, cut, &mut route);
    }
    if route.sequence.is_empty() {
        return Err(PlanError::NothingLeft(path.title.to_string()));
    }
    let roadmaps = route.sequence.iter().filter_map(|taken| catalog.roadmaps.get(taken.roadmap));
    if let Some(empty) = roadmaps.into_iter().find(|roadmap| roadmap.modules.is_empty()) {
        return Err(PlanError::NoTopics(empty.title.to_string()));
    }
    if let Some(first) = programming(catalog).filter(|_| plan.programming_first) {
        route.sequence.insert(0, first);
    }
    Ok(route)
}

fn apply(catalog: &Catalog, cut: &Cut, route: &mut Route) {
    match cut {
        Cut::Depth { roadmap, to } => {
            let roadmap = catalog.roadmap_index(roadmap);
            for taken in route.sequence.iter_mut().filter(|taken| Some(taken.roadmap) == roadmap) {
                taken.depth = taken.depth.min(*to);
            }
        }
        Cut::Leave { roadmap } => {
            let roadmap = catalog.roadmap_index(roadmap);
            route.sequence.retain(|taken| Some(taken.roadmap) != roadmap);
        }
        Cut::Project(id) => {
            let node = catalog.graph.find(id).filter(|node| {
                catalog.graph.node(*node).is_some_and(|node| node.is_project) && !route.without.contains(node)
            });
            route.without.extend(node);
        }
        Cut::Hours(_) => {}
    }
}
