//! The screens from beginning to end: what was recorded is read, what is changed is kept.

use std::sync::Arc;

use jiff::civil::Date;

use crate::cli::{Report, Status};
use crate::domain::Guide;
use crate::domain::text::Count;
use crate::storage::{EventLog, Loaded, Performer, data_folder, locale};
use crate::tui::{self, Options};

/// Opens the screens over some content and answers with the exit status. Where nothing can be recorded, everything can
/// still be read, and that is said once.
pub fn open(loaded: Loaded, today: Date, report: &mut Report<'_>) -> u8 {
    let mut guide = Guide::new(Arc::new(loaded.catalog), loaded.diagnostics, today);
    let log = match data_folder() {
        Ok(folder) => Some(EventLog::new(folder)),
        Err(error) => {
            report.note(&error.to_string());
            None
        }
    };
    match log.as_ref().map(|log| log.read(&guide.interview)) {
        Some(Ok(recorded)) => {
            guide.first_run = recorded.changes.is_empty();
            if recorded.skipped > 0 {
                let lines = Count::new(recorded.skipped, "line");
                report.note(&format!("{lines} of what you recorded were not understood; they are kept as they are"));
            }
            for change in recorded.changes {
                // What this version refuses stays in the log for one that does not.
                let _ = guide.apply(change);
            }
        }
        Some(Err(error)) => report.note(&error.to_string()),
        None => {}
    }
    let mut performer = Performer::new(log);
    let shown = tui::run(guide, Options::detect(&locale()), |effect| performer.perform(effect));
    if let Err(error) = performer.close() {
        report.error(&error.to_string());
    }
    shown.unwrap_or_else(|error| {
        report.error(&format!("{error:#}"));
        Status::Failed.code()
    })
}
