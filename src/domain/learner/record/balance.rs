//! How much of something is covered, weighted by hours.

use super::Record;
use crate::domain::catalog::{Catalog, NodeIndex};
use crate::domain::learner::{Knowledge, Status};

/// Hours covered, of hours. What is skipped counts in neither, so that the whole can always be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Expected hours of what is done or known.
    pub covered: f64,
    /// Expected hours of everything that is not skipped.
    pub of: f64,
}

impl Progress {
    /// The share that is covered, from 0 to 1; 1 where nothing is left to cover.
    pub fn share(self) -> f64 {
        if self.of > 0.0 { (self.covered / self.of).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// The share in whole hundredths, rounded down: 100 says that everything is covered.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
    pub fn percent(self) -> u8 {
        let percent = (self.share() * 100.0) as u8;
        if self.covered < self.of { percent.min(99) } else { 100 }
    }
}

impl Record {
    /// How much of these topics and projects is covered; each node should be given once. `knowledge` is what
    /// [`Record::knowledge`] says.
    pub fn progress(
        &self,
        catalog: &Catalog,
        knowledge: &Knowledge,
        nodes: impl IntoIterator<Item = NodeIndex>,
    ) -> Progress {
        let mut progress = Progress::default();
        for index in nodes {
            let (Some(node), Some(id)) = (catalog.graph.node(index), catalog.graph.id(index)) else { continue };
            if self.status(id) == Status::Skipped {
                continue;
            }
            let hours = node.hours.expected();
            progress.of += hours;
            if knowledge.knows(index) {
                progress.covered += hours;
            }
        }
        progress
    }
}
