//! Recording from the screens. What the learner did is on disk before it is acknowledged; settings, which a key held down
//! changes thirty times a second, wait for a moment in a thread that owns the log, and of several of one kind only the last
//! is written.
//!
//! What cannot be written is said at once, kept, and written with the next event, or when it is asked for again.

use std::mem::discriminant;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::event_log::EventLog;
use super::log_error::LogError;
use crate::domain::Event;

/// How long a setting waits for a later one of its kind.
const PATIENCE: Duration = Duration::from_millis(250);

/// Hands events to the log. Dropping or closing it waits until all is written.
#[derive(Debug)]
pub struct Recorder {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<Result<(), LogError>>>,
}

#[derive(Debug)]
enum Order {
    /// Write this soon.
    Soon(Event),
    /// Write this and all that waits now, and answer how it went.
    Now(Option<Event>, Sender<Result<(), LogError>>),
}

impl Recorder {
    /// Starts recording into a log. `tell` is called, on another thread, when something that nobody waits for could not be
    /// written.
    pub fn start(log: EventLog, tell: impl Fn(LogError) + Send + 'static) -> Self {
        let (orders, inbox) = channel();
        let thread = std::thread::spawn(move || serve(&log, &inbox, &tell));
        Self { orders: Some(orders), thread: Some(thread) }
    }

    /// Records an event. A setting is recorded soon; anything else is on disk when this returns without an error. What
    /// could not be written is kept.
    pub fn record(&self, event: Event) -> Result<(), LogError> {
        if !event.change.is_setting() {
            return self.now(Some(event));
        }
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::Soon(event));
        }
        Ok(())
    }

    /// Writes what waits, also what could not be written before.
    pub fn save(&self) -> Result<(), LogError> {
        self.now(None)
    }

    fn now(&self, event: Option<Event>) -> Result<(), LogError> {
        let (answer, answered) = channel();
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::Now(event, answer));
        }
        // Without an answer the thread is gone, and so is everything; that is said when it is joined.
        answered.recv().unwrap_or(Ok(()))
    }

    /// Writes what waits, and answers whether all is on disk.
    pub fn close(mut self) -> Result<(), LogError> {
        self.join()
    }

    fn join(&mut self) -> Result<(), LogError> {
        self.orders = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(written)) => written,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => Ok(()),
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = self.join();
        }
    }
}

fn serve(log: &EventLog, inbox: &Receiver<Order>, tell: &dyn Fn(LogError)) -> Result<(), LogError> {
    let mut waiting: Vec<Event> = Vec::new();
    // Whether a setting waits that nobody has tried to write yet. What failed waits without a deadline: an idle program
    // does nothing.
    let mut is_fresh = false;
    loop {
        let order = if is_fresh {
            inbox.recv_timeout(PATIENCE)
        } else {
            inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match order {
            Ok(Order::Soon(event)) => {
                add(&mut waiting, event);
                is_fresh = true;
            }
            Ok(Order::Now(event, answer)) => {
                waiting.extend(event);
                is_fresh = false;
                let _ = answer.send(write(log, &mut waiting));
            }
            Err(RecvTimeoutError::Timeout) => {
                is_fresh = false;
                if let Err(error) = write(log, &mut waiting) {
                    tell(error);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return write(log, &mut waiting),
        }
    }
}

/// Of several settings of one kind and day only the last waits.
fn add(waiting: &mut Vec<Event>, event: Event) {
    let kind = |event: &Event| (discriminant(&event.change), event.at.day);
    waiting.retain(|earlier| !earlier.change.is_setting() || kind(earlier) != kind(&event));
    waiting.push(event);
}

fn write(log: &EventLog, waiting: &mut Vec<Event>) -> Result<(), LogError> {
    if waiting.is_empty() {
        return Ok(());
    }
    log.append(waiting)?;
    waiting.clear();
    Ok(())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and damage files")]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::Change;
    use crate::domain::learner::{Status, WeeklyHours};
    use crate::storage::support::{changes_in, event};

    fn hours(number: u32) -> Event {
        event(u64::from(number), Change::SetHours(WeeklyHours::new(f64::from(number)).unwrap()))
    }

    fn mark(number: u64) -> Event {
        event(number, Change::Mark("sql/joins".parse().unwrap(), Status::Done))
    }

    fn recorder(folder: &Path) -> Recorder {
        Recorder::start(EventLog::new(folder.to_owned()), |error| panic!("{error}"))
    }

    #[test]
    fn of_many_settings_of_one_kind_the_last_is_on_disk_when_the_recorder_closes() {
        let folder = tempfile::tempdir().unwrap();
        let recorder = recorder(folder.path());
        for number in 1..=50 {
            recorder.record(hours(number)).unwrap();
        }
        recorder.close().unwrap();
        let kept = changes_in(folder.path());
        assert_eq!(kept.last(), Some(&hours(50).change));
        assert!(kept.len() <= 50);
    }

    #[test]
    fn what_was_done_is_on_disk_before_it_is_acknowledged_with_every_setting_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let recorder = recorder(folder.path());
        recorder.record(hours(7)).unwrap();
        for number in 10..20 {
            recorder.record(mark(number)).unwrap();
        }
        let kept = changes_in(folder.path());
        assert_eq!(kept.len(), 11, "{kept:?}");
        assert_eq!(kept.first(), Some(&hours(7).change));
    }

    #[test]
    fn what_cannot_be_written_is_said_kept_and_written_when_it_can_be() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("data");
        std::fs::write(&place, "a file where the folder should be").unwrap();
        let recorder = recorder(&place);
        assert!(recorder.record(mark(1)).is_err());
        assert!(recorder.save().is_err());
        std::fs::remove_file(&place).unwrap();
        recorder.record(mark(2)).unwrap();
        assert_eq!(changes_in(&place).len(), 2);
    }

    #[test]
    fn a_setting_that_cannot_be_written_is_told_without_being_asked() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("data");
        std::fs::write(&place, "a file where the folder should be").unwrap();
        let (told, telling) = channel();
        let recorder = Recorder::start(EventLog::new(place), move |error| told.send(error).unwrap());
        recorder.record(hours(7)).unwrap();
        let error = telling.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(error.to_string().starts_with("not saved: "), "{error}");
        assert_eq!(recorder.close(), Err(error));
    }
}
