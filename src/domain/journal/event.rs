//! A change that was made: the unit of the log.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::Change;
use crate::domain::learner::{EventId, Moment};

/// A change, its name, and when it was made. Events never change and are never taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// When it was made, by the clock of its machine.
    pub at: Moment,
    /// Its time in the order of all events: when it was made, and later than everything that its machine knew of then,
    /// whatever any clock said.
    pub order: Timestamp,
    /// What it changes.
    pub change: Change,
}

/// An event as a log holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The event.
    pub event: Event,
    /// The machine that recorded it.
    pub device: Arc<str>,
    /// Which of that machine's events it is. Later ones have greater numbers, whatever the clock said.
    pub sequence: u64,
}
