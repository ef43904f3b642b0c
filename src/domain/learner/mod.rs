//! The learner: what they want, what they have, what they know.

mod carry;
mod knowledge;
mod profile;
mod standing;
mod status;

pub use carry::{Carried, Kept, carry};
pub use knowledge::{Knowledge, KnownError};
pub use profile::{Goal, HoursError, Known, Level, Priority, Profile, WeeklyHours};
pub use standing::Standing;
pub use status::{Marked, Status, StatusError};
