//! What the tests of storage share.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;

use super::EventLog;
use crate::domain::advice::Interview;
use crate::domain::catalog::Catalog;
use crate::domain::learner::{EventId, Moment};
use crate::domain::{Change, Event};

/// An event of a session that no other event of the test is of.
pub(super) fn event(number: u64, change: Change) -> Event {
    let seconds = i64::try_from(number).unwrap();
    let instant = Timestamp::from_second(1_795_000_000 + seconds).unwrap();
    Event { id: EventId::new("test", number), at: Moment { instant, day: date(2026, 11, 23) }, order: instant, change }
}

/// Nothing to choose from.
pub(super) fn interview() -> Interview {
    Interview::new(&Catalog::default(), date(2026, 11, 23))
}

/// The changes in a folder, in the order in which they are read.
pub(super) fn changes_in(folder: &Path) -> Vec<Change> {
    let news = EventLog::new(folder.to_owned()).read_new(&interview());
    assert_eq!(news.errors, []);
    news.recorded.into_iter().map(|recorded| recorded.event.change).collect()
}
