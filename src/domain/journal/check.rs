//! Whether a change can be made. The screens and commands ask for what they like; what makes no sense stops here.

use super::Journal;
use crate::domain::catalog::{Catalog, Home, TopicId};
use crate::domain::learner::{Entry, EventId, MAX_MINUTES, Moment};
use crate::domain::text::{SafeText, Slug, meant};
use crate::domain::{Change, ChangeError, MAX_NOTE};

/// The change as it is to be recorded. Absent where it would change nothing.
pub(in crate::domain) fn check(
    catalog: &Catalog,
    journal: &Journal,
    change: Change,
    at: Moment,
) -> Result<Option<Change>, ChangeError> {
    let record = journal.record();
    let changes_something = match &change {
        Change::Mark(topic, status) => {
            known(catalog, journal, topic)?;
            record.marked(topic).map(|marked| marked.status) != Some(*status)
        }
        Change::Note(topic, note) => {
            known(catalog, journal, topic)?;
            short_enough(Some(note))?;
            record.note(topic).map_or("", |note| note.as_str()) != note.as_str()
        }
        Change::Tick { project, item, done } => {
            acceptance(catalog, project, *item)?;
            record.is_ticked(project, *item) != *done
        }
        Change::Review { topic, question, .. } => {
            question_of(catalog, topic, *question)?;
            true
        }
        Change::Log(entry) => {
            entry_of(catalog, journal, entry, at)?;
            true
        }
        Change::EditEntry(id, entry) => {
            let before = record.entry(id).ok_or_else(|| ChangeError::NoEntry(id.clone()))?;
            // A topic that was renamed since stays under the name that it had.
            let is_moved = before.topic != entry.topic;
            entry_of(
                catalog,
                journal,
                &Entry { topic: entry.topic.clone().filter(|_| is_moved), ..entry.clone() },
                at,
            )?;
            before != entry
        }
        Change::DeleteEntry(id) => {
            record.entry(id).ok_or_else(|| ChangeError::NoEntry(id.clone()))?;
            true
        }
        Change::StartClock(topic) => {
            known(catalog, journal, topic)?;
            match record.clock() {
                Some(running) => return Err(ChangeError::ClockRuns(running.topic.clone())),
                None => true,
            }
        }
        Change::StopClock => {
            let running = record.clock().ok_or(ChangeError::NoClock)?;
            match running.minutes(at) {
                ..0 => return Err(ChangeError::ClockSetBack(running.topic.clone())),
                minutes if minutes > i64::from(MAX_MINUTES) => {
                    return Err(ChangeError::ClockForgotten(running.topic.clone()));
                }
                _ => true,
            }
        }
        Change::DropClock => {
            record.clock().ok_or(ChangeError::NoClock)?;
            true
        }
        Change::UsePlan(name) => {
            plan(journal, name)?;
            record.plan().map(|plan| &plan.name) != Some(name)
        }
        Change::Replan(name, _) | Change::SetDeadline(name, _) | Change::Cut(name, _) => {
            plan(journal, name)?;
            true
        }
        Change::Undo(id) => return undo(journal, id).map(Some),
        Change::Redo(id) => return redo(journal, id).map(Some),
        Change::SetHours(_)
        | Change::Answer(_)
        | Change::ChooseTheme(_)
        | Change::AcceptPlan(_)
        | Change::TakeOff(_)
        | Change::WorkAgain(_)
        | Change::HoursFrom(..) => true,
    };
    Ok(changes_something.then_some(change))
}

/// A topic of the content, under the name that it has now, or one that the content dropped since something was recorded
/// on it.
fn known(catalog: &Catalog, journal: &Journal, id: &TopicId) -> Result<(), ChangeError> {
    let meant = match catalog.home(id) {
        Home::Here(_) => return Ok(()),
        Home::Gone if journal.record().topics().contains(&id) => return Ok(()),
        Home::Moved(nodes) => nodes.into_iter().filter_map(|node| catalog.graph.id(node).cloned()).collect(),
        Home::Gone => {
            let names: Vec<String> = catalog.graph.ids().map(ToString::to_string).collect();
            let meant = meant(&id.to_string(), names.iter().map(String::as_str));
            meant.iter().filter_map(|name| name.parse().ok()).collect()
        }
    };
    Err(ChangeError::UnknownTopic { id: id.clone(), meant })
}

fn acceptance(catalog: &Catalog, project: &TopicId, item: u16) -> Result<(), ChangeError> {
    let items = catalog.project(project).map_or(0, |project| project.text().acceptance.len());
    if usize::from(item) < items { Ok(()) } else { Err(ChangeError::NoItem { project: project.clone(), item }) }
}

fn question_of(catalog: &Catalog, topic: &TopicId, question: u16) -> Result<(), ChangeError> {
    let questions = catalog.topic(topic).map_or(0, |topic| topic.text().checks.len());
    let is_there = usize::from(question) < questions;
    if is_there { Ok(()) } else { Err(ChangeError::NoQuestion { topic: topic.clone(), question }) }
}

fn entry_of(catalog: &Catalog, journal: &Journal, entry: &Entry, at: Moment) -> Result<(), ChangeError> {
    if !(1..=MAX_MINUTES).contains(&entry.minutes) {
        return Err(ChangeError::Minutes(entry.minutes));
    }
    if entry.day > at.day {
        return Err(ChangeError::StillToCome(entry.day));
    }
    short_enough(entry.note.as_ref())?;
    entry.topic.as_ref().map_or(Ok(()), |topic| known(catalog, journal, topic))
}

fn short_enough(note: Option<&SafeText>) -> Result<(), ChangeError> {
    if note.is_none_or(|note| note.len() <= MAX_NOTE) { Ok(()) } else { Err(ChangeError::NoteTooLong) }
}

fn plan(journal: &Journal, name: &Slug) -> Result<(), ChangeError> {
    journal.record().plan_named(name).map(|_| ()).ok_or_else(|| ChangeError::NoPlan(name.clone()))
}

/// An undoing names the event itself, also where it was asked for by the name of an undoing or redoing.
fn undo(journal: &Journal, id: &EventId) -> Result<Change, ChangeError> {
    let event = journal.event(id).ok_or_else(|| ChangeError::NoEvent(id.clone()))?;
    match &event.change {
        Change::Undo(target) => redo(journal, target),
        Change::Redo(target) => undo_itself(journal, target),
        _ => undo_itself(journal, id),
    }
}

fn undo_itself(journal: &Journal, id: &EventId) -> Result<Change, ChangeError> {
    let event = journal.event(id).ok_or_else(|| ChangeError::NoEvent(id.clone()))?;
    match &event.change {
        change if !change.can_be_undone() => Err(ChangeError::NotUndoable),
        _ if journal.is_undone(id) => Err(ChangeError::UndoneAlready),
        _ => Ok(Change::Undo(id.clone())),
    }
}

fn redo(journal: &Journal, id: &EventId) -> Result<Change, ChangeError> {
    let event = journal.event(id).ok_or_else(|| ChangeError::NoEvent(id.clone()))?;
    let target = if let Change::Undo(target) = &event.change { target } else { id };
    if journal.is_undone(target) { Ok(Change::Redo(target.clone())) } else { Err(ChangeError::NotUndone) }
}
