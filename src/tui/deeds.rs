//! What somebody did, in a few words, for the news that it was undone or redone.

use crate::domain::catalog::{Catalog, Depth, TopicId};
use crate::domain::learner::{Cut, Entry, EventId};
use crate::domain::text::Slug;
use crate::domain::{Change, Guide};
use crate::tui::{figures, plans};

/// A change in a few words: `marking Joins done`.
pub fn words(change: &Change, guide: &Guide) -> String {
    let catalog = &*guide.catalog;
    let topic = |id: &TopicId| topic(catalog, id);
    let plan = |name: &Slug| plan(guide, name);
    match change {
        Change::AcceptPlan(accepted) => format!("accepting {}", plans::title(catalog, accepted)),
        Change::UsePlan(name) => format!("going over to {}", plan(name)),
        Change::Replan(name, _) => format!("laying {} out anew", plan(name)),
        Change::SetDeadline(name, Some(day)) => format!("the deadline {} of {}", figures::day(*day), plan(name)),
        Change::SetDeadline(name, None) => format!("taking the deadline off {}", plan(name)),
        Change::Cut(_, what) => cut(catalog, what),
        Change::TakeOff(days) => format!("taking time off {}", plans::run(*days)),
        Change::WorkAgain(days) => format!("studying {} after all", plans::run(*days)),
        Change::HoursFrom(day, hours) => format!("{hours} h a week from {}", figures::day(*day)),
        Change::Mark(id, status) => format!("marking {} {}", topic(id), status.name()),
        Change::Tick { project, item, done } => {
            let what = if *done { "ticking" } else { "unticking" };
            format!("{what} item {} of {}", u32::from(*item) + 1, topic(project))
        }
        Change::Note(id, _) => format!("the note on {}", topic(id)),
        Change::Log(entry) => format!("logging {}", time(catalog, entry)),
        Change::EditEntry(_, entry) => format!("changing an entry to {}", time(catalog, entry)),
        Change::DeleteEntry(id) => deletion(guide, id),
        Change::StartClock(id) => format!("starting the clock on {}", topic(id)),
        Change::StopClock => "stopping the clock".to_owned(),
        Change::DropClock => "dropping the clock".to_owned(),
        // These cannot be undone.
        Change::SetHours(hours) => format!("{hours} h a week"),
        Change::ChooseTheme(theme) => format!("the colours {}", theme.name()),
        Change::Answer(_) => "the answers".to_owned(),
        Change::Review { topic: id, .. } => format!("the review of {}", topic(id)),
        Change::Undo(_) => "undoing".to_owned(),
        Change::Redo(_) => "redoing".to_owned(),
    }
}

fn topic(catalog: &Catalog, id: &TopicId) -> String {
    catalog.study(id).map_or_else(|| id.to_string(), |study| study.title.to_string())
}

fn roadmap(catalog: &Catalog, id: &Slug) -> String {
    catalog.roadmap(id).map_or_else(|| id.to_string(), |roadmap| roadmap.title.to_string())
}

fn plan(guide: &Guide, name: &Slug) -> String {
    let known = guide.record().plan_named(name);
    known.map_or_else(|| name.to_string(), |plan| plans::title(&guide.catalog, plan))
}

fn cut(catalog: &Catalog, cut: &Cut) -> String {
    match cut {
        Cut::Depth { roadmap: id, to: Depth::Core } => format!("keeping {} to its core", roadmap(catalog, id)),
        Cut::Depth { roadmap: id, to } => format!("stopping {} at {} depth", roadmap(catalog, id), to.name()),
        Cut::Leave { roadmap: id } => format!("leaving {} for later", roadmap(catalog, id)),
        Cut::Project(id) => format!("leaving out {}", topic(catalog, id)),
        Cut::Hours(hours) => format!("{hours} h a week to meet the deadline"),
    }
}

fn time(catalog: &Catalog, entry: &Entry) -> String {
    let on = entry.topic.as_ref().map_or_else(|| "the plan".to_owned(), |id| topic(catalog, id));
    format!("{} min on {on}", entry.minutes)
}

fn deletion(guide: &Guide, id: &EventId) -> String {
    // The entry itself is gone from the record, and its event is still known.
    match guide.journal().event(id).map(|event| &event.change) {
        Some(Change::Log(entry)) => format!("deleting {}", time(&guide.catalog, entry)),
        _ => "deleting an entry".to_owned(),
    }
}
