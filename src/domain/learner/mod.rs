//! The learner: what they want, what they have, what they know.

mod knowledge;
mod profile;
pub mod review;

pub use knowledge::{Knowledge, KnownError};
pub use profile::{Goal, HoursError, Known, Level, Priority, Profile, WeeklyHours};
