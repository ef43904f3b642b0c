//! The log of what the learner did, as files that outlive anything.

mod damage;
#[cfg(unix)]
mod full;
mod golden;
#[cfg(unix)]
mod processes;

use std::path::Path;
use std::sync::LazyLock;

use backend_guide::domain::advice::Interview;
use backend_guide::domain::learner::{EventId, Moment, Status};
use backend_guide::domain::{Change, Event, Recorded};
use backend_guide::storage::EventLog;
use jiff::Timestamp;
use jiff::civil::date;

use crate::support::content;

/// The questions that the small content asks, none answered.
fn asked() -> Interview {
    static ASKED: LazyLock<Interview> = LazyLock::new(|| content::guide().interview);
    ASKED.clone()
}

/// The log of a machine called `desk`.
fn desk(folder: &Path) -> EventLog {
    EventLog::of_device(folder.to_owned(), "desk")
}

fn at(second: i64) -> Moment {
    Moment { instant: Timestamp::from_second(second).unwrap(), day: date(2026, 11, 23) }
}

/// Event number `number` of a session that no other event is of.
fn event(session: &str, number: u64) -> Event {
    let second = 1_795_000_000 + i64::try_from(number).unwrap();
    let change = Change::Mark("sql/joins".parse().unwrap(), Status::ALL[usize::try_from(number % 6).unwrap()]);
    Event { id: EventId::new(session, number), at: at(second), change }
}

fn events(session: &str, count: u64) -> Vec<Event> {
    (0..count).map(|number| event(session, number)).collect()
}

/// Everything in a folder that can be read, in the order in which it stands there.
fn read(folder: &Path) -> Vec<Recorded> {
    let news = desk(folder).read_new(&asked());
    assert_eq!(news.errors, []);
    news.recorded
}

/// The names of events, in order.
fn names<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<String> {
    events.into_iter().map(|event| event.id.to_string()).collect()
}

/// The names of what can be read in a folder.
fn names_in(folder: &Path) -> Vec<String> {
    names(read(folder).iter().map(|recorded| &recorded.event))
}
