//! The screens over what was read and recorded: where front end and storage meet.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::Guide;
use crate::storage::{EventLog, Loaded, Performer, Recorder, StorageError, browser, data_folder};
use crate::tui::{self, Options};

/// Shows the screens until the person leaves. Answers the exit status: 0, or 128 and the number of the signal that ended
/// the program.
///
/// # Errors
/// The terminal cannot be drawn on, or what was recorded last could not be written.
pub fn open(loaded: Loaded, today: Date, locale: &str) -> anyhow::Result<u8> {
    let mut guide = Guide::new(Arc::new(loaded.catalog), loaded.diagnostics, today);
    let mut trouble = Vec::new();
    let recorder = match recall(&mut guide, &mut trouble) {
        Ok(log) => Some(Recorder::start(log)),
        Err(error) => {
            trouble.push(error.to_string());
            None
        }
    };
    let mut performer = Performer::new(recorder, browser());
    let status = tui::run(guide, Options::detect(locale), trouble, |effect| performer.perform(effect))?;
    performer.close()?;
    Ok(status)
}

/// Puts back what the learner chose. What cannot be read is said and left alone; the screens open all the same.
fn recall(guide: &mut Guide, trouble: &mut Vec<String>) -> Result<EventLog, StorageError> {
    let log = EventLog::new(data_folder()?);
    match log.read(&guide.interview) {
        Ok(recorded) => {
            if recorded.skipped > 0 {
                trouble.push(format!("{} lines of what you recorded cannot be read; they are kept", recorded.skipped));
            }
            guide.first_run = recorded.changes.is_empty();
            for change in recorded.changes {
                // These were made before; nothing is to be done about them again.
                let _ = guide.apply(change);
            }
        }
        Err(error) => trouble.push(error.to_string()),
    }
    Ok(log)
}
