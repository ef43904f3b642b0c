//! From steps to hours, and from hours to dates.

mod budget;
mod estimate;
mod finish;

pub use budget::{PathBudget, Reach, WEEKS_A_MONTH, path_budget};
pub use estimate::{Estimate, StepEstimate, TRANSFER_SHARE, Taken, estimate};
pub use finish::{Finish, Pace, add_days, add_months};
