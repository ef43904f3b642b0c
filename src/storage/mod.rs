//! All input and output. Everything else in the library is given text and dates, and hands back text and effects.

mod clock;
mod content;
mod door;
mod editor;
mod error;
mod event_log;
mod line;
mod link;
mod locations;
mod log_error;
mod log_file;
mod memory;
mod output;
mod perform;
mod record;
mod recorder;
mod released;
#[cfg(test)]
mod support;
mod walk;

pub use clock::Clock;
pub use content::{ContentChoice, Loaded, choice_of, embedded, load, read_directory, read_persona_file};
pub use editor::{EditError, Editing};
pub use error::StorageError;
pub use event_log::{EventLog, News, Unread};
pub use link::{Link, LinkError};
pub use locations::{browser, data_folder, locale};
pub use log_error::LogError;
pub use memory::{RecordError, recall, record};
pub use output::{Replace, write_output};
pub use perform::{Browser, Performer};
pub use recorder::Recorder;
pub use released::save_released;
