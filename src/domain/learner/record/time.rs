//! Time studied: entries, their sums, and the clock.

use super::Record;
use crate::domain::catalog::TopicId;
use crate::domain::learner::{Days, Entry, EventId, Logged, Moment, Running, Status};

impl Record {
    /// All entries, in the order in which they were made.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Logged> {
        self.entries.values()
    }

    /// The entry that an event made, as it stands now.
    pub fn entry(&self, id: &EventId) -> Option<&Entry> {
        let place = self.places.get(id)?;
        self.entries.get(place).map(|logged| &logged.entry)
    }

    /// The entries on a topic, in the order in which they were made.
    pub fn entries_on(&self, topic: &TopicId) -> impl DoubleEndedIterator<Item = &Logged> {
        self.entries().filter(move |logged| logged.entry.topic.as_ref() == Some(topic))
    }

    /// Hours studied on a topic.
    pub fn hours_on(&self, id: &TopicId) -> f64 {
        in_hours(self.minutes_on.get(id).copied().unwrap_or(0))
    }

    /// Hours studied on these days, on anything.
    pub fn hours_between(&self, days: Days) -> f64 {
        in_hours(self.minutes_in.range(days.first()..=days.last()).map(|(_, minutes)| minutes).sum())
    }

    /// Hours studied in all.
    pub fn hours(&self) -> f64 {
        in_hours(self.minutes_in.values().sum())
    }

    /// The first and the last day on which something was studied.
    pub fn studied(&self) -> Option<Days> {
        let (first, _) = self.minutes_in.first_key_value()?;
        let (last, _) = self.minutes_in.last_key_value()?;
        Days::new(*first, *last).ok()
    }

    /// The clock, where it runs.
    pub fn clock(&self) -> Option<&Running> {
        self.clock.as_ref()
    }

    pub(in crate::domain) fn log(&mut self, id: EventId, entry: Entry) {
        self.count(&entry);
        self.places.insert(id.clone(), self.next_place);
        self.entries.insert(self.next_place, Logged { id, entry });
        self.next_place += 1;
    }

    /// An entry that is gone (deleted elsewhere, undone) stays gone.
    pub(in crate::domain) fn edit(&mut self, id: &EventId, entry: &Entry) {
        let place = self.places.get(id).copied();
        let Some(logged) = place.and_then(|place| self.entries.get_mut(&place)) else { return };
        let before = std::mem::replace(&mut logged.entry, entry.clone());
        self.discount(&before);
        self.count(entry);
    }

    pub(in crate::domain) fn delete(&mut self, id: &EventId) {
        if let Some(logged) = self.places.remove(id).and_then(|place| self.entries.remove(&place)) {
            self.discount(&logged.entry);
        }
    }

    /// A clock that runs already, started elsewhere, gives way to the one that was started last.
    pub(in crate::domain) fn start_clock(&mut self, topic: &TopicId, at: Moment) {
        self.begin(topic);
        self.clock = Some(Running { topic: topic.clone(), since: at });
    }

    pub(in crate::domain) fn stop_clock(&mut self, id: &EventId, at: Moment) {
        if let Some(running) = self.clock.take() {
            self.log(id.clone(), running.stopped(at));
        }
    }

    pub(in crate::domain) fn drop_clock(&mut self) {
        self.clock = None;
    }

    fn count(&mut self, entry: &Entry) {
        *self.minutes_in.entry(entry.day).or_default() += u64::from(entry.minutes);
        if let Some(topic) = &entry.topic {
            self.begin(topic);
            *self.minutes_on.entry(topic.clone()).or_default() += u64::from(entry.minutes);
        }
    }

    fn discount(&mut self, entry: &Entry) {
        let minutes = u64::from(entry.minutes);
        if let Some(sum) = self.minutes_in.get_mut(&entry.day) {
            *sum = sum.saturating_sub(minutes);
            if *sum == 0 {
                self.minutes_in.remove(&entry.day);
            }
        }
        let Some(topic) = &entry.topic else { return };
        if let Some(sum) = self.minutes_on.get_mut(topic) {
            *sum = sum.saturating_sub(minutes);
            if *sum == 0 {
                self.minutes_on.remove(topic);
            }
        }
    }

    /// Time spent on a topic that was put back to "to do" makes it one that is being learnt.
    fn begin(&mut self, topic: &TopicId) {
        if self.marks.get(topic).is_some_and(|marked| marked.status == Status::ToDo) {
            self.marks.remove(topic);
        }
    }

    /// Whether time was spent on a topic or is being spent on it.
    pub(super) fn is_begun(&self, topic: &TopicId) -> bool {
        self.minutes_on.contains_key(topic) || self.clock.as_ref().is_some_and(|running| running.topic == *topic)
    }
}

#[expect(clippy::cast_precision_loss, reason = "minutes of a life are far below 2^52")]
fn in_hours(minutes: u64) -> f64 {
    minutes as f64 / 60.0
}
