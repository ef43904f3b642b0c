//! Recording without making anybody wait: a thread that owns the log and writes what was changed last.
//!
//! Settings are absolute, so of several changes of one kind that wait together only the last is written. A key held down
//! on the hours a week makes a line or two, not a hundred.

use std::mem::discriminant;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::event_log::{EventLog, LogError};
use crate::domain::Change;

/// How long a change waits for a later one of its kind.
const PATIENCE: Duration = Duration::from_millis(250);

/// Hands changes to the log. Dropping or closing it waits until all is written.
#[derive(Debug)]
pub struct Recorder {
    changes: Option<Sender<Change>>,
    errors: Receiver<LogError>,
    thread: Option<JoinHandle<()>>,
}

impl Recorder {
    /// Starts recording into a log.
    pub fn start(log: EventLog) -> Self {
        let (changes, inbox) = channel();
        let (report, errors) = channel();
        let thread = std::thread::spawn(move || write_all(&log, &inbox, &report));
        Self { changes: Some(changes), errors, thread: Some(thread) }
    }

    /// Records a change soon. Answers with what went wrong since the last call, if anything did.
    pub fn record(&self, change: Change) -> Result<(), LogError> {
        if let Some(changes) = &self.changes {
            let _ = changes.send(change);
        }
        self.errors.try_recv().map_or(Ok(()), Err)
    }

    /// Writes what waits, and answers with what went wrong since the last call.
    pub fn close(mut self) -> Result<(), LogError> {
        self.join();
        self.errors.try_recv().map_or(Ok(()), Err)
    }

    fn join(&mut self) {
        self.changes = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.join();
    }
}

fn write_all(log: &EventLog, inbox: &Receiver<Change>, report: &Sender<LogError>) {
    while let Ok(first) = inbox.recv() {
        let mut waiting = vec![first];
        while let Ok(change) = inbox.recv_timeout(PATIENCE) {
            waiting.retain(|earlier| discriminant(earlier) != discriminant(&change));
            waiting.push(change);
        }
        #[expect(clippy::disallowed_methods, reason = "an event says when it was recorded; nothing is decided by it")]
        let time = jiff::Timestamp::now();
        if let Err(error) = log.append(&waiting, &time.to_string()) {
            let _ = report.send(error);
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and damage files")]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::advice::Interview;
    use crate::domain::catalog::Catalog;
    use crate::domain::learner::WeeklyHours;

    #[test]
    fn of_many_changes_of_one_kind_the_last_is_on_disk_when_the_recorder_closes() {
        let folder = tempfile::tempdir().unwrap();
        let recorder = Recorder::start(EventLog::new(folder.path().to_owned()));
        for hours in 1..=50 {
            recorder.record(Change::SetHours(WeeklyHours::new(f64::from(hours)).unwrap())).unwrap();
        }
        recorder.close().unwrap();
        let interview = Interview::new(&Catalog::default(), date(2026, 11, 23));
        let kept = EventLog::new(folder.path().to_owned()).read(&interview).unwrap().changes;
        assert_eq!(kept.last(), Some(&Change::SetHours(WeeklyHours::new(50.0).unwrap())));
        assert!(kept.len() <= 50);
    }

    #[test]
    fn what_cannot_be_written_is_said_at_the_latest_on_closing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let recorder = Recorder::start(EventLog::new(file.join("below")));
        recorder.record(Change::SetHours(WeeklyHours::DEFAULT)).unwrap();
        assert!(recorder.close().is_err());
    }
}
