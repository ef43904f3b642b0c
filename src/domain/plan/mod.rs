//! From steps to hours, and from hours to dates.

mod estimate;
mod finish;
mod overview;

pub use estimate::{Estimate, StepEstimate, TRANSFER_SHARE, Taken, estimate};
pub use finish::{Finish, Pace, add_days, add_months};
pub use overview::{BurnUp, Covered, Finished, Overview, Part, PhaseOverview, Prospect, WeekOverview};
