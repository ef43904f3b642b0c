//! In which order the topics of a sequence of roadmaps are learnt, and what each costs somebody who knows something.
//!
//! Every topic is counted once, however many roadmaps need it. A topic that is known costs nothing; one whose concept is
//! known, or was taught earlier on the way, costs [`TRANSFER_SHARE`] of its hours. Whatever a topic needs and no step
//! brings is added before it, so that prerequisites are always met. Roadmaps keep the order of the sequence, topics that
//! of their file, and a project stands at the end of the last module that it needs something of.
//!
//! The order is stable: when what stands first in it is done, the rest stays as it is. That is what a plan that is made
//! again every day leans on.

use std::collections::BTreeSet;

use crate::domain::catalog::{Catalog, Depth, Graph, Hours, Node, NodeIndex};
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

/// What one roadmap on the way costs: a phase of the plan.
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

/// A topic or project that is still to be learnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which one.
    pub node: NodeIndex,
    /// What it costs this learner at this place on the way.
    pub hours: Hours,
    /// Index into [`Order::phases`].
    pub phase: usize,
    /// Whether it costs less because its concept is known by then.
    pub eased: bool,
}

/// What is still to be learnt on a way, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// The roadmaps in order; those that others require stand before them.
    pub phases: Vec<StepEstimate>,
    /// The topics and projects in order, each after everything that it needs.
    pub items: Vec<Item>,
}

impl Order {
    /// What all of it costs.
    pub fn hours(&self) -> Hours {
        self.phases.iter().map(|phase| phase.hours).sum()
    }
}

/// The order of a sequence of roadmaps. Each roadmap's `requires` that the sequence does not bring earlier, and that is
/// not known, is taken to its core first.
pub fn order(catalog: &Catalog, sequence: &[Taken], knowledge: &Knowledge) -> Order {
    order_without(catalog, sequence, &[], knowledge)
}

/// The order of a sequence of roadmaps with some topics or projects left out. What needs them comes without them; what
/// they need comes only where something else needs it too; and they teach nothing.
pub fn order_without(catalog: &Catalog, sequence: &[Taken], without: &[NodeIndex], knowledge: &Knowledge) -> Order {
    let mut items = Vec::new();
    let phases = walk(catalog, sequence, without, knowledge, |item| items.push(item));
    Order { phases, items }
}

/// Walks the sequence, hands every item to `visit` in order, and sums up the phases.
pub(super) fn walk(
    catalog: &Catalog,
    sequence: &[Taken],
    without: &[NodeIndex],
    knowledge: &Knowledge,
    visit: impl FnMut(Item),
) -> Vec<StepEstimate> {
    let graph = &catalog.graph;
    let mut walk = Walk::new(graph, knowledge, without, visit);
    for &taken in sequence {
        for before in required(catalog, taken) {
            let nothing_left = graph.of_roadmap(before.roadmap, before.depth).all(|(node, _)| walk.is_met(node));
            if !nothing_left {
                walk.take(before);
            }
        }
        walk.take(taken);
    }
    walk.phases
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

struct Walk<'a, V> {
    graph: &'a Graph,
    knowledge: &'a Knowledge,
    /// Topics taken so far, and those that are left out.
    taken: Vec<bool>,
    /// Concepts known or taught so far.
    concepts: Vec<bool>,
    /// Scratch for the needs of one topic: each with how many of its needs are looked at.
    stack: Vec<(NodeIndex, usize)>,
    /// Scratch for the projects that wait for a later module, with its number.
    waiting: BTreeSet<(usize, NodeIndex)>,
    phases: Vec<StepEstimate>,
    visit: V,
}

impl<'a, V: FnMut(Item)> Walk<'a, V> {
    fn new(graph: &'a Graph, knowledge: &'a Knowledge, without: &[NodeIndex], visit: V) -> Self {
        let mut concepts = knowledge.concepts().to_vec();
        concepts.resize(graph.concept_count(), false);
        let mut taken = vec![false; graph.len()];
        for node in without {
            if let Some(taken) = taken.get_mut(node.index()) {
                *taken = true;
            }
        }
        Self { graph, knowledge, taken, concepts, stack: vec![], waiting: BTreeSet::new(), phases: vec![], visit }
    }

    fn is_taken(&self, node: NodeIndex) -> bool {
        self.taken.get(node.index()).copied().unwrap_or(true)
    }

    fn is_met(&self, node: NodeIndex) -> bool {
        self.knowledge.knows(node) || self.is_taken(node)
    }

    fn take(&mut self, taken: Taken) {
        let mut phase = StepEstimate { taken, hours: Hours::ZERO, open: 0, eased: 0, known: 0 };
        let graph = self.graph;
        for (index, node) in graph.of_roadmap(taken.roadmap, taken.depth) {
            self.release(node.module, &mut phase);
            match node.is_project.then(|| closes(graph, taken, node)).flatten() {
                Some(module) if module > node.module => {
                    self.waiting.insert((module, index));
                }
                _ => self.bring(index, &mut phase),
            }
        }
        self.release(usize::MAX, &mut phase);
        self.phases.push(phase);
    }

    /// Brings the projects that waited for a module before this one, those of earlier modules first.
    fn release(&mut self, module: usize, phase: &mut StepEstimate) {
        while let Some(&(due, project)) = self.waiting.first()
            && due < module
        {
            self.waiting.pop_first();
            self.bring(project, phase);
        }
    }

    /// Brings a topic or project, after whatever it still needs.
    fn bring(&mut self, index: NodeIndex, phase: &mut StepEstimate) {
        if self.is_taken(index) {
            return;
        }
        self.stack.push((index, 0));
        while let Some(&(top, seen)) = self.stack.last() {
            // What is known asks for nothing. The graph has no cycles, so this ends.
            let needs = match self.graph.node(top) {
                Some(node) if !self.knowledge.knows(top) => node.needs.get(seen..).unwrap_or_default(),
                _ => &[],
            };
            let unmet = needs.iter().enumerate().find(|&(_, &need)| !self.is_met(need));
            if let Some((at, &need)) = unmet {
                if let Some((_, seen)) = self.stack.last_mut() {
                    *seen += at + 1;
                }
                self.stack.push((need, 0));
            } else {
                self.stack.pop();
                self.count(top, phase);
            }
        }
    }

    fn count(&mut self, index: NodeIndex, phase: &mut StepEstimate) {
        let (Some(node), Some(taken)) = (self.graph.node(index), self.taken.get_mut(index.index())) else { return };
        if std::mem::replace(taken, true) {
            return;
        }
        if self.knowledge.knows(index) {
            phase.known += 1;
            return;
        }
        let concept = node.concept.and_then(|concept| self.concepts.get_mut(concept.index()));
        let eased = concept.is_some_and(|known| std::mem::replace(known, true));
        let hours = if eased { node.hours.scaled(TRANSFER_SHARE) } else { node.hours };
        phase.open += 1;
        phase.eased += usize::from(eased);
        phase.hours = phase.hours + hours;
        (self.visit)(Item { node: index, hours, phase: self.phases.len(), eased });
    }
}

/// The last module of the roadmap that a project needs something of. What is needed counts whether it is done or not, so
/// that the project keeps its place while one learns.
fn closes(graph: &Graph, taken: Taken, project: &Node) -> Option<usize> {
    let needs = project.needs.iter().filter_map(|&need| graph.node(need));
    let own = needs.filter(|need| need.roadmap == taken.roadmap && need.depth <= taken.depth);
    own.map(|need| need.module).max()
}
