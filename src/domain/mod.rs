//! The functional core. Nothing here performs input or output, reads a clock or knows a terminal.

pub mod advice;
pub mod catalog;
mod change;
mod deed;
mod effect;
mod guide;
mod journal;
pub mod learner;
pub mod markdown;
pub mod plan;
pub mod text;
pub mod today;

pub use change::{Change, ChangeError, MAX_NOTE};
pub use deed::deed;
pub use effect::{Effect, Outcome};
pub use guide::{Guide, Moves, ThemeChoice};
pub use journal::{Event, Journal, Recorded};
