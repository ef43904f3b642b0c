//! What lies before a topic and what lies behind it, at any distance; and how far the learner is.

use super::RoadmapMap;
use crate::domain::catalog::{Graph, NodeIndex};

/// How a stop stands to the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Neither needs the other.
    Apart,
    /// It is the chosen one.
    Chosen,
    /// The chosen one needs it by name.
    Need,
    /// Something that the chosen one needs needs it.
    Before,
    /// It needs the chosen one by name.
    Opened,
    /// Something that needs the chosen one must come before it.
    After,
}

/// What the learner has done about a topic, as the caller knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing yet.
    ToDo,
    /// Begun.
    Learning,
    /// Done or known before.
    Done,
}

/// Where the learner stands with a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something must come before.
    Later,
    /// All that it needs is done.
    Ready,
    /// Begun.
    Learning,
    /// Done or known before.
    Done,
}

impl Standing {
    /// All of them, the furthest last.
    pub const ALL: [Self; 4] = [Self::Later, Self::Ready, Self::Learning, Self::Done];

    /// What a legend calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Ready => "ready",
            Self::Learning => "learning",
            Self::Done => "done",
        }
    }

    /// Where the learner stands with a node.
    pub fn of(graph: &Graph, node: NodeIndex, progress: &dyn Fn(NodeIndex) -> Progress) -> Self {
        match progress(node) {
            Progress::Done => Self::Done,
            Progress::Learning => Self::Learning,
            Progress::ToDo => {
                let ready = graph
                    .node(node)
                    .is_some_and(|node| node.needs.iter().all(|&need| progress(need) == Progress::Done));
                if ready { Self::Ready } else { Self::Later }
            }
        }
    }
}

impl RoadmapMap {
    /// Everything that must come before a node, in any roadmap, in the order of the catalogue.
    pub fn before(&self, graph: &Graph, node: NodeIndex) -> Vec<NodeIndex> {
        closure(graph.len(), node, |at| graph.node(at).map_or(&[][..], |node| &node.needs))
    }

    /// Everything that can only come after a node, in any roadmap, in the order of the catalogue.
    pub fn after(&self, node: NodeIndex) -> Vec<NodeIndex> {
        closure(self.opens.len(), node, |at| self.opens.get(at.index()).map_or(&[][..], Vec::as_slice))
    }

    /// How each stop stands to the chosen one.
    pub fn relations(&self, graph: &Graph, chosen: usize) -> Vec<Relation> {
        let Some(stop) = self.stops().get(chosen) else { return vec![Relation::Apart; self.stops().len()] };
        let (before, after) = (self.before(graph, stop.node), self.after(stop.node));
        let relation = |(at, other): (usize, &super::Stop)| {
            if at == chosen {
                Relation::Chosen
            } else if stop.needs.contains(&at) {
                Relation::Need
            } else if stop.opens.contains(&at) {
                Relation::Opened
            } else if before.binary_search(&other.node).is_ok() {
                Relation::Before
            } else if after.binary_search(&other.node).is_ok() {
                Relation::After
            } else {
                Relation::Apart
            }
        };
        self.stops().iter().enumerate().map(relation).collect()
    }
}

/// All that can be reached, without the start, sorted.
fn closure<'g>(len: usize, start: NodeIndex, next: impl Fn(NodeIndex) -> &'g [NodeIndex]) -> Vec<NodeIndex> {
    let mut seen = vec![false; len];
    let mut found = Vec::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for &to in next(at) {
            if let Some(seen) = seen.get_mut(to.index()).filter(|seen| !**seen) {
                *seen = true;
                found.push(to);
                open.push(to);
            }
        }
    }
    found.sort_unstable();
    found
}
