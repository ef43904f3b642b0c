//! Everything that the learner did, as the log tells it. It is made by folding events and changed by nothing else.
//!
//! The record knows no catalogue: it keeps what is said of a topic also where the content has no such topic any more.

mod planning;
mod standing;
#[cfg(test)]
mod tests;
mod time;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub(in crate::domain) use self::standing::known;
use crate::domain::catalog::TopicId;
use crate::domain::learner::hashing::QuickMap;
use crate::domain::learner::{
    AcceptedPlan, Calendar, EventId, Logged, Marked, Moment, Rating, Reviewed, Running, WeeklyHours,
};
use crate::domain::text::{SafeText, Slug};

/// Everything that the learner did, derived from events; an undone event is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What was marked by hand. A mark "to do" lasts until time is spent on the topic.
    marks: QuickMap<TopicId, Marked>,
    /// By the place in the order of events at which they were made.
    entries: BTreeMap<u64, Logged>,
    places: QuickMap<EventId, u64>,
    next_place: u64,
    minutes_on: QuickMap<TopicId, u64>,
    minutes_in: BTreeMap<Date, u64>,
    clock: Option<Running>,
    ticks: QuickMap<TopicId, BTreeSet<u16>>,
    notes: QuickMap<TopicId, SafeText>,
    reviews: Vec<Reviewed>,
    plans: Vec<AcceptedPlan>,
    active: Option<Slug>,
    calendar: Calendar,
    /// The hours a week that were answered last, to tell a new answer from an old one that is told again.
    answered: Option<WeeklyHours>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            marks: QuickMap::default(),
            entries: BTreeMap::new(),
            places: QuickMap::default(),
            next_place: 0,
            minutes_on: QuickMap::default(),
            minutes_in: BTreeMap::new(),
            clock: None,
            ticks: QuickMap::default(),
            notes: QuickMap::default(),
            reviews: Vec::new(),
            plans: Vec::new(),
            active: None,
            calendar: Calendar::steady(WeeklyHours::DEFAULT),
            answered: None,
        }
    }
}

impl Record {
    /// What was written about a topic.
    pub fn note(&self, id: &TopicId) -> Option<&SafeText> {
        self.notes.get(id)
    }

    /// Whether an item of a project's acceptance list is ticked; items count from 0.
    pub fn is_ticked(&self, project: &TopicId, item: u16) -> bool {
        self.ticks.get(project).is_some_and(|items| items.contains(&item))
    }

    /// The ticked items of a project's acceptance list, in order.
    pub fn ticked(&self, project: &TopicId) -> impl Iterator<Item = u16> {
        self.ticks.get(project).into_iter().flatten().copied()
    }

    /// Every answer to a check question, oldest first.
    pub fn reviews(&self) -> &[Reviewed] {
        &self.reviews
    }

    pub(in crate::domain) fn tick(&mut self, project: &TopicId, item: u16, done: bool) {
        let items = self.ticks.entry(project.clone()).or_default();
        if done {
            items.insert(item);
        } else {
            items.remove(&item);
        }
        if items.is_empty() {
            self.ticks.remove(project);
        }
    }

    pub(in crate::domain) fn write(&mut self, topic: &TopicId, note: &SafeText) {
        if note.trim().is_empty() {
            self.notes.remove(topic);
        } else {
            self.notes.insert(topic.clone(), note.clone());
        }
    }

    pub(in crate::domain) fn review(&mut self, topic: &TopicId, question: u16, rating: Rating, at: Moment) {
        self.reviews.push(Reviewed { topic: topic.clone(), question, rating, day: at.day });
    }
}
