//! How much of something is covered, weighted by hours.

use std::iter::Sum;

use super::{Carried, Knowledge, Status};
use crate::domain::catalog::{Catalog, NodeIndex};

/// Hours covered, of hours. What is skipped counts in neither, so that the whole can always be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Expected hours of what is done or known.
    pub hours: f64,
    /// Expected hours of everything that is not skipped.
    pub of: f64,
}

impl Coverage {
    /// How much of these topics and projects is covered; each node should be given once. `carried` and `knowledge` are
    /// what the record says over this catalogue.
    pub fn of(
        catalog: &Catalog,
        carried: &Carried,
        knowledge: &Knowledge,
        nodes: impl IntoIterator<Item = NodeIndex>,
    ) -> Self {
        let mut coverage = Self::default();
        for index in nodes {
            let Some(node) = catalog.graph.node(index) else { continue };
            if carried.status(index) == Status::Skipped {
                continue;
            }
            let hours = node.hours.expected();
            coverage.of += hours;
            if knowledge.knows(index) {
                coverage.hours += hours;
            }
        }
        coverage
    }

    /// The share that is covered, from 0 to 1; 1 where nothing is left to cover.
    pub fn share(self) -> f64 {
        if self.of > 0.0 { (self.hours / self.of).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// The share in whole hundredths, rounded down: 100 says that everything is covered.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
    pub fn percent(self) -> u8 {
        let percent = (self.share() * 100.0) as u8;
        if self.hours < self.of { percent.min(99) } else { 100 }
    }
}

impl Sum for Coverage {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |sum, part| Self { hours: sum.hours + part.hours, of: sum.of + part.of })
    }
}
