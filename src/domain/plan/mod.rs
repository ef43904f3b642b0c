//! From steps to hours, and from hours to dates.

mod estimate;
mod finish;

pub use estimate::{Estimate, StepEstimate, TRANSFER_SHARE, Taken, estimate};
pub use finish::{Finish, Pace, add_days, add_months};
