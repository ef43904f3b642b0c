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
    stack: Vec<(NodeIndex, &'a Node, usize)>,
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
            if !self.waiting.is_empty() {
                self.release(node.module, &mut phase);
            }
            match node.is_project.then(|| closes(graph, taken, index, node)).flatten() {
                Some(module) if module > node.module => {
                    self.waiting.insert((module, index));
                }
                _ => self.bring(index, node, &mut phase),
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
            if let Some(node) = self.graph.node(project) {
                self.bring(project, node, phase);
            }
        }
    }

    /// Brings a topic or project, after whatever it still needs.
    fn bring(&mut self, index: NodeIndex, node: &'a Node, phase: &mut StepEstimate) {
        if self.is_taken(index) {
            return;
        }
        // The graph has no cycles, so this ends. Most topics need nothing more by then and never see the stack.
        let (mut top, mut node, mut seen) = (index, node, 0);
        loop {
            if let Some((need, needed, next)) = self.unmet(top, node, seen) {
                self.stack.push((top, node, next));
                (top, node, seen) = (need, needed, 0);
                continue;
            }
            self.count(top, node, phase);
            let Some(waiting) = self.stack.pop() else { return };
            (top, node, seen) = waiting;
        }
    }

    /// The first thing from a place in its needs on that a topic still needs, and the place behind it. What is known asks
    /// for nothing.
    fn unmet(&self, index: NodeIndex, node: &Node, seen: usize) -> Option<(NodeIndex, &'a Node, usize)> {
        let needs = node.needs.get(seen..)?;
        let at = needs.iter().position(|&need| !self.is_met(need))?;
        let need = needs.get(at).copied().filter(|_| !self.knowledge.knows(index))?;
        Some((need, self.graph.node(need)?, seen + at + 1))
    }

    fn count(&mut self, index: NodeIndex, node: &Node, phase: &mut StepEstimate) {
        let Some(taken) = self.taken.get_mut(index.index()) else { return };
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

/// The last module of the roadmap that a project needs something of, where it stands behind the project in the file. What
/// is needed counts whether it is done or not, so that the project keeps its place while one learns.
fn closes(graph: &Graph, taken: Taken, index: NodeIndex, project: &Node) -> Option<usize> {
    // Nodes are numbered as they stand in the files.
    let later = project.needs.iter().filter(|&&need| need > index).filter_map(|&need| graph.node(need));
    let own = later.filter(|need| need.roadmap == taken.roadmap && need.depth <= taken.depth);
    own.map(|need| need.module).max()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::learner::Known;
    use crate::domain::markdown::Source;

    /// A roadmap of these headings; `+` begins a module.
    fn roadmap(name: &str, front: &str, headings: &[&str]) -> Source {
        let mut text = format!("---\ntitle: {name}\nhours: 10-20\n{front}---\n\nText.\n\n");
        for heading in headings {
            let _ = match heading.strip_prefix('+') {
                Some(module) => write!(text, "## {module}\n\n"),
                None if heading.starts_with("project") => {
                    write!(text, "## Project: build {{ #{heading} }}\n\nText.\n\n")
                }
                None => write!(text, "### Topic {{ #{heading} }}\n\nText.\n\n"),
            };
        }
        Source::new(format!("roadmaps/things/{name}.md"), &text)
    }

    /// The order of all given roadmaps at a depth, a topic with its expected hours.
    fn items(sources: &[Source], sequence: &[(&str, Depth)], without: &[&str], known: &[&str]) -> String {
        let catalog = read(sources).0;
        let taken = sequence.iter().map(|(id, depth)| {
            let roadmap = catalog.roadmap_index(&id.parse().unwrap()).unwrap();
            Taken { roadmap, depth: *depth }
        });
        let known: Vec<Known> = known.iter().map(|known| known.parse().unwrap()).collect();
        let knowledge = Knowledge::of(&catalog, &known).unwrap();
        let every = (0..catalog.roadmaps.len()).flat_map(|at| catalog.graph.of_roadmap(at, Depth::Expert));
        let name = |node: NodeIndex| catalog.graph.id(node).unwrap().to_string();
        let without: Vec<NodeIndex> =
            every.map(|(node, _)| node).filter(|&node| without.contains(&name(node).as_str())).collect();
        let order = order_without(&catalog, &taken.collect::<Vec<_>>(), &without, &knowledge);
        let items = order.items.iter().map(|item| format!("{}={}", name(item.node), item.hours.expected()));
        items.collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(headings: &[&str], without: &[&str], known: &[&str], expected: &str) {
        let found = items(&[roadmap("a", "", headings)], &[("a", Depth::Proficient)], without, known);
        assert_eq!(found, expected, "{headings:?}");
    }

    #[test]
    fn a_project_stands_at_the_end_of_what_it_closes() {
        let topics = ["+One", "x .core hours=1", "project .core hours=5 needs=z", "+Two", "y .core hours=2"];
        let more = ["z .core hours=3", "w .core hours=4", "+Three", "v .core hours=6"];
        let headings = [&topics[..], &more[..]].concat();
        check(&headings, &[], &[], "a/x=1 a/y=2 a/z=3 a/w=4 a/project=5 a/v=6");
        // It keeps its place when what it needs is done.
        check(&headings, &[], &["a/x", "a/y", "a/z"], "a/w=4 a/project=5 a/v=6");
    }

    #[test]
    fn a_project_does_not_wait_for_what_is_too_deep_to_be_taken() {
        let headings = [
            "+One",
            "x .core hours=1",
            "project .core hours=5 needs=z",
            "+Two",
            "z .expert hours=3",
            "y .core hours=2",
        ];
        check(&headings, &[], &[], "a/x=1 a/z=3 a/project=5 a/y=2");
    }

    #[test]
    fn a_project_that_something_needs_comes_before_it() {
        let headings = [
            "+One",
            "x .core hours=1",
            "project .core hours=5 needs=z",
            "+Two",
            "y .core hours=2 needs=project",
            "z .core hours=3",
        ];
        check(&headings, &[], &[], "a/x=1 a/z=3 a/project=5 a/y=2");
    }

    #[test]
    fn what_is_left_out_is_asked_for_by_nothing_and_teaches_nothing() {
        let headings =
            ["+One", "x .core hours=3 concept=c", "y .core hours=6 needs=x concept=c", "project .core hours=5 needs=y"];
        check(&headings, &[], &[], "a/x=3 a/y=2 a/project=5");
        check(&headings, &["a/x"], &[], "a/y=6 a/project=5");
        check(&headings, &["a/project"], &["a/x"], "a/y=2");
    }

    #[test]
    fn what_another_roadmap_brings_comes_before_who_needs_it() {
        let sources = [
            roadmap("a", "", &["+One", "x .core hours=1", "y .core hours=2 needs=b/z"]),
            roadmap("b", "", &["+One", "x .core hours=3", "z .proficient hours=4 needs=x", "w .core hours=5"]),
            roadmap("c", "requires: [b]\n", &["+One", "x .core hours=6"]),
        ];
        let (a, b, c) = (("a", Depth::Core), ("b", Depth::Core), ("c", Depth::Core));
        assert_eq!(items(&sources, &[a], &[], &[]), "a/x=1 b/x=3 b/z=4 a/y=2");
        assert_eq!(items(&sources, &[a, b], &[], &[]), "a/x=1 b/x=3 b/z=4 a/y=2 b/w=5");
        assert_eq!(items(&sources, &[c, a], &[], &[]), "b/x=3 b/w=5 c/x=6 a/x=1 b/z=4 a/y=2");
        assert_eq!(items(&sources, &[c], &[], &["b"]), "c/x=6");
    }

    #[test]
    fn needs_of_any_length_are_walked_without_a_tall_stack() {
        let headings: Vec<String> = (0..20_000)
            .map(|at| if at == 0 { "+One".to_owned() } else { format!("t{at} .core hours=1 needs=t{}", at + 1) })
            .collect();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let found = items(&[roadmap("a", "", &headings)], &[("a", Depth::Core)], &[], &[]);
        assert!(found.starts_with("a/t19999=1 a/t19998=1") && found.ends_with("a/t1=1"));
    }
}
