//! Assessment.

mod answer;
mod assessment;
mod belief;
mod cloud;
mod placement;
mod prior;
mod random;
mod scope;
#[cfg(test)]
mod simulation;

pub use answer::{Answer, AnswerWordError};
pub use assessment::{Assessment, MAX_QUESTIONS, NothingAsked, Probe};
pub use placement::{Basis, KNOWN_FROM, Placement, Placements, UNKNOWN_UP_TO, Verdict};
