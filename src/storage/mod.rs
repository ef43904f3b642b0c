//! All input and output. Everything else in the library is given text and dates, and hands back text and effects.

mod event_log;
mod record;
mod recorder;

pub use event_log::{EventLog, LogError, Recorded};
pub use recorder::Recorder;
