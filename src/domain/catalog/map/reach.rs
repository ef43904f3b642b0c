//! What lies before a topic and what lies behind it, at any distance.

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
