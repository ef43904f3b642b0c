//! What was done, in words: what `undo` takes back.

use super::{Change, Event, Journal};
use crate::domain::learner::{Cut, Entry, EventId};
use crate::domain::text::in_minutes;

/// What an event did, as in "taken back: …".
pub fn deed(journal: &Journal, event: &Event) -> String {
    match &event.change {
        Change::SetHours(hours) => format!("{hours} h a week"),
        Change::Answer(_) => "the answers".to_owned(),
        Change::ChooseTheme(theme) => format!("the theme '{}'", theme.name()),
        Change::AcceptPlan(plan) => format!("accepting the plan '{}'", plan.name),
        Change::UsePlan(name) => format!("following the plan '{name}'"),
        Change::Replan(name, _) => format!("laying out the plan '{name}' anew"),
        Change::SetDeadline(name, Some(day)) => format!("the deadline {day} of the plan '{name}'"),
        Change::SetDeadline(name, None) => format!("taking the deadline from the plan '{name}'"),
        Change::Cut(name, cut) => format!("{} in the plan '{name}'", without(cut)),
        Change::TakeOff(days) => format!("taking off {days}"),
        Change::WorkAgain(days) => format!("study on {days} after all"),
        Change::HoursFrom(day, hours) => format!("{hours} h a week from {day} on"),
        Change::Mark(id, status) => format!("marking {id} as {status}"),
        Change::Tick { project, item, done: true } => format!("the tick at item {} of {project}", u32::from(*item) + 1),
        Change::Tick { project, item, done: false } => {
            format!("taking the tick from item {} of {project}", u32::from(*item) + 1)
        }
        Change::Note(id, note) if note.trim().is_empty() => format!("taking away the note on {id}"),
        Change::Note(id, _) => format!("the note on {id}"),
        Change::Log(entry) => told(entry),
        Change::EditEntry(_, entry) => format!("the change of an entry to {}", told(entry)),
        Change::DeleteEntry(id) => format!("deleting {}", first(journal, id)),
        Change::StartClock(id) => format!("starting the clock on {id}"),
        Change::StopClock => "stopping the clock".to_owned(),
        Change::DropClock => "stopping the clock without an entry".to_owned(),
        Change::Review { topic, question, .. } => {
            format!("the answer to question {} of {topic}", u32::from(*question) + 1)
        }
        Change::Undo(id) | Change::Redo(id) => first(journal, id),
    }
}

/// What a cut goes without, or the hours that it asks for instead.
fn without(cut: &Cut) -> String {
    match cut {
        Cut::Depth { roadmap, to } => format!("taking {roadmap} no further than {}", to.name()),
        Cut::Leave { roadmap } => format!("leaving out {roadmap}"),
        Cut::Project(id) => format!("leaving out {id}"),
        Cut::Hours(hours) => format!("{hours} h a week"),
    }
}

/// The entry that an event made, as it stands now, else as it was made.
fn first(journal: &Journal, id: &EventId) -> String {
    match (journal.record().entry(id), journal.event(id).map(|event| &event.change)) {
        (Some(entry), _) | (None, Some(Change::Log(entry))) => told(entry),
        _ => "an entry".to_owned(),
    }
}

fn told(entry: &Entry) -> String {
    let minutes = in_minutes(u64::from(entry.minutes));
    match &entry.topic {
        Some(topic) => format!("{minutes} on {topic}, {}", entry.day),
        None => format!("{minutes} of study, {}", entry.day),
    }
}
