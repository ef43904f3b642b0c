//! The functional core. Nothing here performs input or output, reads a clock or knows a terminal.

pub mod catalog;
mod change;
mod effect;
mod guide;
pub mod markdown;
pub mod text;

pub use change::{Change, ChangeError, HOURS_A_WEEK};
pub use effect::{Effect, Outcome};
pub use guide::{Guide, ThemeChoice, USUAL_HOURS_A_WEEK};
