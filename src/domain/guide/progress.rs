//! How far the learner is, for lists that show many topics at once: worked out once after every change.

use std::sync::OnceLock;

use super::Guide;
use crate::domain::catalog::{Depth, NodeIndex};
use crate::domain::learner::{Coverage, Standing, Status};

/// How much of each roadmap is covered, once somebody asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    roadmaps: OnceLock<Vec<Coverage>>,
}

impl Guide {
    /// Where the learner stands with a topic or project of the content: as recorded; where nothing is, known if the answers
    /// or another topic of the same idea say so.
    pub fn status_at(&self, node: NodeIndex) -> Status {
        match self.carried().status(node) {
            Status::ToDo if self.knowledge().knows(node) => Status::Known,
            status => status,
        }
    }

    /// The same, and for what is not begun whether all that it needs is out of the way.
    pub fn standing_at(&self, node: NodeIndex) -> Standing {
        Standing::of(&self.catalog.graph, node, &|node| self.status_at(node))
    }

    /// How much of the roadmap of that index is covered, all depths of it.
    pub fn covered_of(&self, roadmap: usize) -> Coverage {
        let all = || {
            let graph = &self.catalog.graph;
            let nodes = |at| graph.of_roadmap(at, Depth::Expert).map(|(node, _)| node);
            let of = |at| Coverage::of(&self.catalog, self.carried(), self.knowledge(), nodes(at));
            (0..self.catalog.roadmaps.len()).map(of).collect()
        };
        self.derived.progress.roadmaps.get_or_init(all).get(roadmap).copied().unwrap_or_default()
    }

    /// How much of several roadmaps is covered.
    pub fn covered_among(&self, roadmaps: impl IntoIterator<Item = usize>) -> Coverage {
        roadmaps.into_iter().map(|roadmap| self.covered_of(roadmap)).sum()
    }
}
