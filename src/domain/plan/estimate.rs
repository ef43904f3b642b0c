//! How many hours a sequence of roadmaps costs somebody who knows something already: the sum over its order.

use super::forecast::Work;
use super::order::{StepEstimate, TRANSFER_SHARE, Taken, walk};
use crate::domain::catalog::{Catalog, Hours, Moments};
use crate::domain::learner::Knowledge;

/// What a whole sequence costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The sum.
    pub hours: Hours,
    /// The same as a distribution, for forecasts.
    pub work: Work,
    /// The parts, in order; roadmaps that others require stand before them.
    pub steps: Vec<StepEstimate>,
}

/// Adds up a sequence of roadmaps. Each roadmap's `requires` that the sequence does not bring earlier, and that is not
/// known, is taken to its core first.
pub fn estimate(catalog: &Catalog, sequence: &[Taken], knowledge: &Knowledge) -> Estimate {
    // The same walk as that of the order, without keeping its items: every way of every path is added up.
    let mut moments = Moments::default();
    let steps = walk(catalog, sequence, &[], knowledge, |item| {
        let own = catalog.graph.node(item.node).map(|node| node.moments).unwrap_or_default();
        moments += if item.eased { own.scaled(TRANSFER_SHARE) } else { own };
    });
    Estimate { hours: steps.iter().map(|step| step.hours).sum(), work: Work::new(moments), steps }
}
