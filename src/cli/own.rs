//! The learner's own data, as a command meets it: recalled from the log, and recorded there before the command answers.

use std::sync::Arc;

use super::{Refusal, Report, View};
use crate::domain::{Change, Event, Guide};
use crate::storage::{self, EventLog, Loaded, StorageError, data_folder};

/// Content, and all that the learner recorded.
pub(super) struct Own {
    /// Both as they stand.
    pub(super) guide: Guide,
    /// Where it is recorded; an error where there is no place for it.
    log: Result<EventLog, StorageError>,
}

impl Own {
    /// Recalls what was recorded. What cannot be read is said, and stops nothing.
    pub(super) fn open(loaded: Loaded, view: &View, report: &mut Report<'_>) -> Self {
        let guide = Guide::new(Arc::new(loaded.catalog), loaded.diagnostics, view.today);
        let folder = match data_folder() {
            Ok(folder) => folder,
            Err(error) => return Self { guide, log: Err(error) },
        };
        let mut log = EventLog::new(folder);
        let (guide, trouble) = storage::recall(guide, &mut log);
        for sentence in trouble {
            report.note(&sentence);
        }
        Self { guide, log: Ok(log) }
    }

    /// Makes changes, all or none. When this returns without an error they are on disk; answers the events that they made,
    /// none where all was so already.
    pub(super) fn record(
        &mut self,
        changes: impl IntoIterator<Item = Change>,
        view: &View,
    ) -> Result<Vec<Event>, Refusal> {
        match &mut self.log {
            Ok(log) => Ok(storage::record(&mut self.guide, log, changes, view.now)?),
            Err(error) => Err(Refusal::NoAnswer(format!("not saved: {error}"))),
        }
    }
}
