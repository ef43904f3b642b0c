//! How many hours a sequence of roadmaps costs somebody who knows something already.
//!
//! Every topic is counted once, however many roadmaps need it. A topic that is known costs nothing; one whose concept is
//! known, or was taught earlier on the way, costs [`TRANSFER_SHARE`] of its hours. Whatever a topic needs and no step
//! brings is added before it, so that prerequisites are always met.

use crate::domain::catalog::{Catalog, Depth, Graph, Hours, NodeIndex};
use crate::domain::learner::Knowledge;

/// The share of a topic's hours that is left to somebody who knows its concept from elsewhere: about a third. A working
/// figure of this program's own, shown wherever it is used, to be replaced by what learners' logs say.
pub const TRANSFER_SHARE: f64 = 1.0 / 3.0;

/// A roadmap taken to a depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Index into the catalogue's roadmaps.
    pub roadmap: usize,
    /// Topics down to this depth.
    pub depth: Depth,
}

/// What one roadmap on the way costs.
#[derive(Clone, Debug, PartialEq)]
pub struct StepEstimate {
    /// What is taken.
    pub taken: Taken,
    /// What it costs this learner at this place on the way, including what it needs from elsewhere.
    pub hours: Hours,
    /// How many of its topics and projects are left to do.
    pub open: usize,
    /// How many of those cost less because their concept is known by then.
    pub eased: usize,
    /// How many are known already.
    pub known: usize,
}

/// What a whole sequence costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The sum.
    pub hours: Hours,
    /// The parts, in order; roadmaps that others require stand before them.
    pub steps: Vec<StepEstimate>,
}

/// Adds up a sequence of roadmaps. Each roadmap's `requires` that the sequence does not bring earlier, and that is not
/// known, is taken to its core first.
pub fn estimate(catalog: &Catalog, sequence: &[Taken], knowledge: &Knowledge) -> Estimate {
    let graph = &catalog.graph;
    let mut walk = Walk::new(graph, knowledge);
    let mut result = Estimate::default();
    for &taken in sequence {
        for before in required(catalog, taken) {
            let nothing_left = graph.of_roadmap(before.roadmap, before.depth).all(|(node, _)| walk.is_met(node));
            if !nothing_left {
                result.steps.push(walk.take(before));
            }
        }
        result.steps.push(walk.take(taken));
    }
    result.hours = result.steps.iter().map(|step| step.hours).sum();
    result
}

/// The roadmaps that one requires, the first to learn first; each once, even where the files require in a circle.
fn required(catalog: &Catalog, taken: Taken) -> Vec<Taken> {
    let mut found: Vec<usize> = Vec::new();
    let mut open = vec![taken.roadmap];
    while let Some(at) = open.pop() {
        let ids = catalog.roadmaps.get(at).map_or(&[][..], |roadmap| &roadmap.requires);
        for next in ids.iter().filter_map(|id| catalog.roadmap_index(id)) {
            if next != taken.roadmap && !found.contains(&next) {
                found.push(next);
                open.push(next);
            }
        }
    }
    found.reverse();
    found.into_iter().map(|roadmap| Taken { roadmap, depth: Depth::Core }).collect()
}

struct Walk<'a> {
    graph: &'a Graph,
    knowledge: &'a Knowledge,
    /// Topics taken so far.
    taken: Vec<bool>,
    /// Concepts known or taught so far.
    concepts: Vec<bool>,
    /// Scratch for the needs of one topic.
    stack: Vec<NodeIndex>,
}

impl<'a> Walk<'a> {
    fn new(graph: &'a Graph, knowledge: &'a Knowledge) -> Self {
        let mut concepts = knowledge.concepts().to_vec();
        concepts.resize(graph.concept_count(), false);
        Self { graph, knowledge, taken: vec![false; graph.len()], concepts, stack: Vec::new() }
    }

    fn is_met(&self, node: NodeIndex) -> bool {
        self.knowledge.knows(node) || self.taken.get(node.index()).copied().unwrap_or(true)
    }

    fn take(&mut self, taken: Taken) -> StepEstimate {
        let mut step = StepEstimate { taken, hours: Hours::ZERO, open: 0, eased: 0, known: 0 };
        for (index, _) in self.graph.of_roadmap(taken.roadmap, taken.depth) {
            self.stack.push(index);
            while let Some(&top) = self.stack.last() {
                let node = self.graph.node(top);
                let unmet = node.and_then(|node| node.needs.iter().copied().find(|&need| !self.is_met(need)));
                match unmet {
                    // The graph has no cycles, so this ends.
                    Some(need) if !self.knowledge.knows(top) => self.stack.push(need),
                    _ => {
                        self.stack.pop();
                        self.count(top, &mut step);
                    }
                }
            }
        }
        step
    }

    fn count(&mut self, index: NodeIndex, step: &mut StepEstimate) {
        let (Some(node), Some(taken)) = (self.graph.node(index), self.taken.get_mut(index.index())) else { return };
        if std::mem::replace(taken, true) {
            return;
        }
        if self.knowledge.knows(index) {
            step.known += 1;
            return;
        }
        step.open += 1;
        let concept = node.concept.and_then(|concept| self.concepts.get_mut(concept.index()));
        let seen = concept.is_some_and(|known| std::mem::replace(known, true));
        if seen {
            step.eased += 1;
            step.hours = step.hours + node.hours.scaled(TRANSFER_SHARE);
        } else {
            step.hours = step.hours + node.hours;
        }
    }
}
