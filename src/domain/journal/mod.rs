//! All events that are known, of every machine, in one order, and the record that they make.
//!
//! A log may arrive in any pieces and any order, some of them twice: the same events make the same record. Within one
//! machine the order is that of its sequence numbers, whatever its clock said; between machines the time decides, except
//! that an event comes after everything that was known when it was made. So an undoing comes after what it undoes, also
//! where that was made by a clock ten years ahead.

mod check;
mod event;
mod fold;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

pub(in crate::domain) use self::check::check;
pub use self::event::{Event, Recorded};
use self::fold::fold;
use crate::domain::Change;
use crate::domain::advice::Interview;
use crate::domain::guide::ThemeChoice;
use crate::domain::learner::hashing::{QuickMap, QuickSet};
use crate::domain::learner::{EventId, Moment, Record, WeeklyHours};

/// How many of the last events are looked through one by one.
const NEAR: usize = 64;

/// All events, in order, and what they come to.
#[derive(Clone, Debug)]
pub struct Journal {
    session: Arc<str>,
    device: Arc<str>,
    /// How many events this session made.
    made: u64,
    events: Vec<Placed>,
    known: QuickSet<EventId>,
    undone: QuickSet<EventId>,
    record: Record,
}

/// An event at its place.
#[derive(Clone, Debug)]
struct Placed {
    recorded: Recorded,
    /// The latest order that its machine had come to by then.
    order: Timestamp,
    /// Whether the sequence number is the log's; else it is the one that the log is expected to give.
    is_settled: bool,
}

impl Placed {
    fn key(&self) -> (Timestamp, &str, u64, &EventId) {
        let Recorded { event, device, sequence } = &self.recorded;
        (self.order, device, *sequence, &event.id)
    }

    fn change(&self) -> &Change {
        &self.recorded.event.change
    }

    fn within_machine(&self) -> (&str, u64, &EventId) {
        let Recorded { event, device, sequence } = &self.recorded;
        (device, *sequence, &event.id)
    }

    /// Takes the place that a log gave it; answers whether it moved. Of two places the lesser holds, whichever is read
    /// first.
    fn settle(&mut self, recorded: Recorded) -> bool {
        let place = |recorded: &Recorded| (Arc::clone(&recorded.device), recorded.sequence, recorded.event.at);
        let (known, read) = (place(&self.recorded), place(&recorded));
        let is_moved = known != read && (!self.is_settled || read < known);
        if is_moved {
            self.recorded = recorded;
        }
        self.is_settled = true;
        is_moved
    }
}

impl Default for Journal {
    fn default() -> Self {
        Self::new("new", "this")
    }
}

impl Journal {
    /// An empty journal. `session` is a word that no other run of the program has; `device` is this machine's name in the
    /// log.
    pub fn new(session: &str, device: &str) -> Self {
        Self {
            session: session.into(),
            device: device.into(),
            made: 0,
            events: Vec::new(),
            known: QuickSet::default(),
            undone: QuickSet::default(),
            record: Record::default(),
        }
    }

    /// What the events come to.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// All events, in order, the undone ones and the undoings included.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter().map(|placed| &placed.recorded.event)
    }

    /// The journal as it was on the evening of a day.
    #[must_use]
    pub fn as_of(&self, day: Date) -> Self {
        let mut past = Self { made: self.made, ..Self::new(&self.session, &self.device) };
        past.events = self.events.iter().filter(|placed| placed.recorded.event.at.day <= day).cloned().collect();
        past.known = past.events.iter().map(|placed| placed.recorded.event.id.clone()).collect();
        past.fold_anew();
        past
    }

    /// How many events are known.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The event of a name.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        if !self.known.contains(id) {
            return None;
        }
        self.events().rev().find(|event| event.id == *id)
    }

    /// Whether an event is left out of the record.
    pub fn is_undone(&self, id: &EventId) -> bool {
        self.undone.contains(id)
    }

    /// What undoing would undo: the last event of this machine that can be undone and is not.
    pub fn to_undo(&self) -> Option<&Event> {
        self.own().rev().find(|event| event.change.can_be_undone() && !self.is_undone(&event.id))
    }

    /// What redoing would redo: the event that was undone last on this machine, unless something else was done since.
    pub fn to_redo(&self) -> Option<&Event> {
        for event in self.own().rev() {
            match &event.change {
                Change::Undo(target) if self.is_undone(target) => return self.event(target),
                change if change.can_be_undone() && !self.is_undone(&event.id) => return None,
                _ => {}
            }
        }
        None
    }

    fn own(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter().filter(|placed| placed.recorded.device == self.device).map(|placed| &placed.recorded.event)
    }

    /// Takes in what logs hold, in any order; what is known already is passed over. Answers whether anything was new.
    pub fn merge(&mut self, recorded: impl IntoIterator<Item = Recorded>) -> bool {
        let before = self.events.len();
        let mut again = Vec::new();
        let recorded = recorded.into_iter();
        self.known.reserve(recorded.size_hint().0);
        for recorded in recorded {
            if self.known.insert(recorded.event.id.clone()) {
                self.events.push(Placed { recorded, order: Timestamp::MIN, is_settled: true });
            } else {
                again.push(recorded);
            }
        }
        let is_new = self.events.len() > before;
        if self.settle(again) || is_new {
            self.sort();
            self.fold_anew();
        }
        is_new
    }

    /// Gives known events the place that a log gave them; answers whether one moved by that. Most often these are the last
    /// events, which this program has just written itself.
    fn settle(&mut self, again: Vec<Recorded>) -> bool {
        let (mut is_moved, mut far) = (false, QuickMap::default());
        for recorded in again {
            let near = self.events.iter_mut().rev().take(NEAR);
            match near.into_iter().find(|placed| placed.recorded.event.id == recorded.event.id) {
                Some(placed) => is_moved |= placed.settle(recorded),
                None => far.entry(recorded.event.id.clone()).or_insert_with(Vec::new).push(recorded),
            }
        }
        if !far.is_empty() {
            for placed in &mut self.events {
                for recorded in far.remove(&placed.recorded.event.id).into_iter().flatten() {
                    is_moved |= placed.settle(recorded);
                }
            }
        }
        is_moved
    }

    /// Makes an event of a change, behind all that are known.
    pub(in crate::domain) fn add(&mut self, change: Change, at: Moment) -> Event {
        self.made += 1;
        let order = match self.events.last() {
            Some(last) if last.order >= at.instant => just_after(last.order),
            _ => at.instant,
        };
        let event = Event { id: EventId::new(&self.session, self.made), at, order, change };
        let last = self.events.iter().rev().find(|placed| placed.recorded.device == self.device);
        let sequence = last.map_or(0, |last| last.recorded.sequence.saturating_add(1));
        let recorded = Recorded { event: event.clone(), device: Arc::clone(&self.device), sequence };
        let placed = Placed { recorded, order, is_settled: false };
        let place = self.events.partition_point(|other| other.key() < placed.key());
        let is_last = place == self.events.len();
        self.known.insert(event.id.clone());
        self.events.insert(place, placed);
        if is_last && !matches!(event.change, Change::Undo(_) | Change::Redo(_)) {
            fold(&mut self.record, &event);
        } else {
            self.fold_anew();
        }
        event
    }

    /// Puts all events in order: see the head of this module.
    fn sort(&mut self) {
        self.events.sort_by(|one, other| one.within_machine().cmp(&other.within_machine()));
        let mut latest: Option<(Arc<str>, Timestamp)> = None;
        for placed in &mut self.events {
            let (device, own) = (&placed.recorded.device, placed.recorded.event.order);
            placed.order = match &latest {
                Some((last, order)) if last == device => own.max(*order),
                _ => own,
            };
            latest = Some((Arc::clone(device), placed.order));
        }
        self.events.sort_by(|one, other| one.key().cmp(&other.key()));
    }

    fn fold_anew(&mut self) {
        self.undone = undone(&self.events);
        self.record = Record::default();
        for placed in &self.events {
            let event = &placed.recorded.event;
            if self.undone.is_empty() || !self.undone.contains(&event.id) {
                fold(&mut self.record, event);
            }
        }
    }

    /// The colours that were chosen last.
    pub(in crate::domain) fn theme(&self) -> Option<ThemeChoice> {
        self.events.iter().rev().find_map(|placed| match placed.change() {
            Change::ChooseTheme(theme) => Some(*theme),
            _ => None,
        })
    }

    /// The answers that were given last, and the hours a week where these were set later.
    pub(in crate::domain) fn answers(&self) -> (Option<&Interview>, Option<WeeklyHours>) {
        let mut later = None;
        for placed in self.events.iter().rev() {
            match placed.change() {
                Change::SetHours(hours) => later = later.or(Some(*hours)),
                Change::Answer(interview) => return (Some(interview), later),
                _ => {}
            }
        }
        (None, later)
    }
}

/// The next moment that there is; the last one is followed by itself.
fn just_after(time: Timestamp) -> Timestamp {
    time.checked_add(SignedDuration::from_nanos(1)).unwrap_or(Timestamp::MAX)
}

/// The events that are left out: the last word on each decides.
fn undone(events: &[Placed]) -> QuickSet<EventId> {
    let mut words: QuickMap<&EventId, bool> = QuickMap::default();
    for placed in events {
        match placed.change() {
            Change::Undo(target) => _ = words.insert(target, true),
            Change::Redo(target) => _ = words.insert(target, false),
            _ => {}
        }
    }
    if words.is_empty() {
        return QuickSet::default();
    }
    let undoable = events.iter().filter(|placed| placed.change().can_be_undone());
    let named = undoable.map(|placed| &placed.recorded.event.id).filter(|id| words.get(id) == Some(&true));
    named.cloned().collect()
}
