//! The screens over what was read and recorded: where front end and storage meet.

use std::sync::{Arc, OnceLock};

use crate::domain::advice::Interview;
use crate::domain::learner::Moment;
use crate::domain::{Effect, Guide, Outcome, Recorded};
use crate::storage::{self, Clock, EventLog, Loaded, LogError, Performer, Recorder, browser, data_folder};
use crate::tui::{self, Options, Waker};

/// Shows the screens until the person leaves. Answers the exit status: 0, or 128 and the number of the signal that ended
/// the program.
///
/// # Errors
/// The terminal cannot be drawn on, or what was recorded last could not be written.
pub fn open(loaded: Loaded, clock: Clock, locale: &str) -> anyhow::Result<u8> {
    let guide = Guide::new(Arc::new(loaded.catalog), loaded.diagnostics, clock.now().day);
    let questions = guide.interview.clone();
    let waker = Arc::new(OnceLock::<Waker>::new());
    let (guide, trouble, log, recorder) = match data_folder() {
        Ok(folder) => {
            let mut log = EventLog::new(folder.clone());
            let (guide, trouble) = storage::recall(guide, &mut log);
            let told = Arc::clone(&waker);
            let tell = move |error: LogError| {
                if let Some(waker) = told.get() {
                    waker.tell(Outcome::Failed(error.to_string()));
                }
            };
            (guide, trouble, Some(log), Some(Recorder::start(EventLog::new(folder), tell)))
        }
        Err(error) => (guide, vec![error.to_string()], None, None),
    };
    let mut world = World { clock, questions, waker, log, performer: Performer::new(recorder, browser()) };
    let status = tui::run(guide, Options::detect(locale), trouble, &mut world)?;
    world.performer.close()?;
    Ok(status)
}

/// How many whole lines were not understood. A torn end may be a line that is being written.
fn trouble(log: &EventLog) -> u64 {
    log.unread().iter().map(|file| file.newer + file.lines.len() as u64).sum()
}

/// The world as the screens meet it.
struct World {
    clock: Clock,
    /// The questions that can be asked, none answered.
    questions: Interview,
    waker: Arc<OnceLock<Waker>>,
    /// For reading; the recorder has its own for writing.
    log: Option<EventLog>,
    performer: Performer,
}

impl tui::World for World {
    fn begin(&mut self, waker: Waker) {
        let _ = self.waker.set(waker);
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn perform(&mut self, effect: Effect) -> Outcome {
        self.performer.perform(effect)
    }

    fn news(&mut self) -> (Vec<Recorded>, Option<String>) {
        let Some(log) = &mut self.log else { return (Vec::new(), None) };
        let before = trouble(log);
        let news = log.read_new(&self.questions);
        let sentence = if trouble(log) > before { log.trouble().into_iter().next() } else { None };
        (news.recorded, sentence)
    }
}
