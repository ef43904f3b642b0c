//! What is recorded, as JSON.

use serde::Serialize;

use super::{Figure, HoursShape};
use crate::domain::Guide;
use crate::domain::catalog::{Study, TopicId};
use crate::domain::learner::{Entry, EventId, Kept, Logged, Running};
use crate::domain::today::WeekSoFar;

/// `log list --json`
#[derive(Serialize)]
pub(in crate::cli) struct EntriesShape {
    pub(in crate::cli) hours: Figure,
    pub(in crate::cli) entries: Vec<EntryShape>,
}

/// One entry.
#[derive(Serialize)]
pub(in crate::cli) struct EntryShape {
    id: String,
    day: String,
    minutes: u32,
    topic: Option<String>,
    note: Option<String>,
}

impl EntryShape {
    pub(in crate::cli) fn new(id: &EventId, entry: &Entry) -> Self {
        Self {
            id: id.to_string(),
            day: entry.day.to_string(),
            minutes: entry.minutes,
            topic: entry.topic.as_ref().map(ToString::to_string),
            note: entry.note.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&Logged> for EntryShape {
    fn from(logged: &Logged) -> Self {
        Self::new(&logged.id, &logged.entry)
    }
}

/// Hours of this week.
#[derive(Serialize)]
pub(in crate::cli) struct WeekShape {
    studied: Figure,
    planned: Figure,
}

impl From<WeekSoFar> for WeekShape {
    fn from(week: WeekSoFar) -> Self {
        Self { studied: Figure(week.studied), planned: Figure(week.planned) }
    }
}

/// `log --json`, `log edit --json`, `log delete --json`, `stop --json`: the entry as it stands now.
#[derive(Serialize)]
pub(in crate::cli) struct RecordedShape {
    /// What became of it: `logged`, `changed`, `deleted`, `unchanged` or, of a clock that was dropped, `dropped`.
    pub(in crate::cli) done: &'static str,
    pub(in crate::cli) entry: Option<EntryShape>,
    pub(in crate::cli) week: WeekShape,
}

/// `start --json`, and the clock in `today --json`.
#[derive(Serialize)]
pub(in crate::cli) struct ClockShape {
    topic: String,
    since: String,
    minutes: i64,
    forgotten: bool,
}

impl ClockShape {
    pub(in crate::cli) fn new(running: &Running, view: &crate::cli::View) -> Self {
        Self {
            topic: running.topic.to_string(),
            since: running.since.instant.to_string(),
            minutes: running.minutes(view.now),
            forgotten: running.is_forgotten(view.now),
        }
    }
}

/// `start --json`
#[derive(Serialize)]
pub(in crate::cli) struct StartShape {
    pub(in crate::cli) clock: Option<ClockShape>,
}

/// `mark --json`
#[derive(Serialize)]
pub(in crate::cli) struct MarkShape {
    pub(in crate::cli) id: String,
    pub(in crate::cli) status: &'static str,
    pub(in crate::cli) before: &'static str,
    pub(in crate::cli) hours: Figure,
}

/// `tick --json`
#[derive(Serialize)]
pub(in crate::cli) struct TicksShape {
    project: String,
    items: Vec<ItemShape>,
}

#[derive(Serialize)]
struct ItemShape {
    number: usize,
    text: String,
    done: bool,
}

impl TicksShape {
    pub(in crate::cli) fn new(id: &TopicId, items: &[(String, bool)]) -> Self {
        let items = (1..).zip(items);
        Self {
            project: id.to_string(),
            items: items.map(|(number, (text, done))| ItemShape { number, text: text.clone(), done: *done }).collect(),
        }
    }
}

/// `note --json`
#[derive(Serialize)]
pub(in crate::cli) struct NoteShape {
    pub(in crate::cli) id: String,
    pub(in crate::cli) note: Option<String>,
}

impl NoteShape {
    pub(in crate::cli) fn new(guide: &Guide, id: &TopicId) -> Self {
        Self { id: id.to_string(), note: guide.record().note(id).map(ToString::to_string) }
    }
}

/// `undo --json`, `redo --json`
#[derive(Serialize)]
pub(in crate::cli) struct BackShape {
    /// The event that is left out now, or taken in again.
    pub(in crate::cli) event: String,
    pub(in crate::cli) what: String,
}

/// `log topics --json`
#[derive(Serialize)]
pub(in crate::cli) struct TopicTimesShape {
    /// How many times as long as estimated topics take this learner; null until one is done on which time was logged.
    pub(in crate::cli) pace: Option<Figure>,
    pub(in crate::cli) topics: Vec<TopicTimeShape>,
}

/// What one topic took.
#[derive(Serialize)]
pub(in crate::cli) struct TopicTimeShape {
    id: String,
    status: &'static str,
    hours: Figure,
    estimate: HoursShape,
}

impl TopicTimeShape {
    pub(in crate::cli) fn new(study: &Study, kept: Kept) -> Self {
        Self {
            id: study.id.to_string(),
            status: kept.status().name(),
            hours: Figure(kept.hours()),
            estimate: study.hours.into(),
        }
    }
}
