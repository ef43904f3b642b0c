//! All input and output. Everything else in the library is given text and dates, and hands back text and effects.

mod clock;
mod content;
mod door;
mod error;
mod event_log;
mod link;
mod locations;
mod perform;
mod record;
mod recorder;
mod released;
mod walk;

pub use clock::today;
pub use content::{ContentChoice, Loaded, choice_of, embedded, load, read_directory, read_persona_file};
pub use error::StorageError;
pub use event_log::{EventLog, LogError, Recorded};
pub use link::{Link, LinkError};
pub use locations::{browser, data_folder, locale};
pub use perform::{Browser, Performer};
pub use recorder::Recorder;
pub use released::save_released;
