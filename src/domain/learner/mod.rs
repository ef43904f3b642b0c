//! The learner: what they want, what they have, what they know, what they did.

mod accepted;
pub(in crate::domain) mod calendar;
mod carry;
mod coverage;
pub(in crate::domain) mod days;
mod entry;
mod event;
#[cfg(test)]
pub(in crate::domain) mod fixture;
pub(in crate::domain) mod hashing;
mod knowledge;
mod profile;
mod record;
pub mod review;
mod standing;
mod status;

pub use accepted::{AcceptedPlan, Baseline, Cut, Planned};
pub use calendar::Calendar;
pub use carry::{Carried, Kept, carry};
pub use coverage::Coverage;
pub use days::{Days, DaysError, days_between, week_start};
pub use entry::{Entry, Logged, MAX_MINUTES, Running};
pub use event::{EventId, EventIdError, Moment, study_day};
pub use knowledge::{Knowledge, KnownError};
pub use profile::{Goal, HoursError, Known, Level, Priority, Profile, WeeklyHours};
pub use record::Record;
pub(in crate::domain) use record::known;
pub use review::{Rating, Reviewed};
pub use standing::Standing;
pub use status::{Marked, Status, StatusError};
