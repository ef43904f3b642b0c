//! What a command does with the learner's own data: recall it, change it, and know that the change is on disk.

use super::event_log::EventLog;
use super::log_error::LogError;
use crate::domain::advice::Interview;
use crate::domain::learner::Moment;
use crate::domain::{Change, ChangeError, Effect, Event, Guide};

/// Why a change was not recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It makes no sense.
    #[error(transparent)]
    Refused(#[from] ChangeError),
    /// It could not be written.
    #[error(transparent)]
    Log(#[from] LogError),
}

/// The guide for the person whose log this is, and what could not be read of it, in whole sentences. What cannot be read
/// is left alone; the guide opens all the same.
pub fn recall(guide: Guide, log: &mut EventLog) -> (Guide, Vec<String>) {
    let news = log.read_new(&asked(&guide));
    let mut journal = log.journal();
    journal.merge(news.recorded);
    let errors = news.errors.iter().map(ToString::to_string);
    (guide.remembering(journal), errors.chain(log.trouble()).collect())
}

/// Makes changes, all or none, over what others recorded meanwhile, and returns once they are on disk. Answers the events
/// that they made; a change to what is already so makes none. After an error `guide` is of no use any more.
pub fn record(
    guide: &mut Guide,
    log: &mut EventLog,
    changes: impl IntoIterator<Item = Change>,
    at: Moment,
) -> Result<Vec<Event>, RecordError> {
    guide.merge(log.read_new(&asked(guide)).recorded);
    let mut events = Vec::new();
    for change in changes {
        let effects = guide.apply(change, at)?;
        events.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Remember(event) => Some(event),
            _ => None,
        }));
    }
    if !events.is_empty() {
        log.append(&events)?;
    }
    Ok(events)
}

/// The questions that can be asked now, none answered.
fn asked(guide: &Guide) -> Interview {
    Interview::new(&guide.catalog, guide.today)
}
