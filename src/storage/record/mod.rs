//! Changes as the log writes them. Names here are a promise: they are read for ever.

mod answers;
mod plans;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

use self::plans::{BaselineShape, CutShape, PlanShape};
use crate::domain::advice::Interview;
use crate::domain::learner::{Days, Entry, WeeklyHours};
use crate::domain::text::SafeText;
use crate::domain::{Change, ThemeChoice};

#[derive(Deserialize, Serialize)]
struct HoursShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    hours: f64,
}

#[derive(Deserialize, Serialize)]
struct NamedPlan<'a> {
    #[serde(borrow)]
    plan: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct ReplanShape<'a> {
    #[serde(borrow)]
    plan: Cow<'a, str>,
    #[serde(borrow)]
    baseline: BaselineShape<'a>,
}

#[derive(Deserialize, Serialize)]
struct DeadlineShape<'a> {
    #[serde(borrow)]
    plan: Cow<'a, str>,
    by: Option<Date>,
}

#[derive(Deserialize, Serialize)]
struct CutOf<'a> {
    #[serde(borrow)]
    plan: Cow<'a, str>,
    #[serde(borrow, flatten)]
    cut: CutShape<'a>,
}

#[derive(Deserialize, Serialize)]
struct DaysShape {
    first: Date,
    last: Date,
}

#[derive(Deserialize, Serialize)]
struct MarkShape<'a> {
    #[serde(borrow)]
    topic: Cow<'a, str>,
    #[serde(borrow)]
    status: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct TickShape<'a> {
    #[serde(borrow)]
    project: Cow<'a, str>,
    item: u16,
    done: bool,
}

#[derive(Deserialize, Serialize)]
struct NoteShape<'a> {
    #[serde(borrow)]
    topic: Cow<'a, str>,
    #[serde(borrow)]
    note: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct EntryShape<'a> {
    /// The entry that is edited; absent where it is a new one.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    entry: Option<Cow<'a, str>>,
    day: Date,
    minutes: u32,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    topic: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
}

#[derive(Deserialize, Serialize)]
struct NamedEntry<'a> {
    #[serde(borrow)]
    entry: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct NamedTopic<'a> {
    #[serde(borrow)]
    topic: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct ReviewShape<'a> {
    #[serde(borrow)]
    topic: Cow<'a, str>,
    question: u16,
    #[serde(borrow)]
    rating: Cow<'a, str>,
}

#[derive(Deserialize, Serialize)]
struct NamedEvent<'a> {
    #[serde(borrow)]
    event: Cow<'a, str>,
}

/// The kind and payload of a change.
pub(super) fn write(change: &Change) -> serde_json::Result<(&'static str, Box<RawValue>)> {
    let name = |slug: &crate::domain::text::Slug| slug.to_string().into();
    Ok(match change {
        Change::SetHours(hours) => ("hours", to_raw_value(&HoursShape { from: None, hours: hours.get() })?),
        Change::Answer(interview) => ("answers", to_raw_value(&answers::write(interview))?),
        Change::ChooseTheme(theme) => ("theme", to_raw_value(&json!({ "theme": theme.name() }))?),
        Change::AcceptPlan(plan) => ("plan", to_raw_value(&PlanShape::from(&**plan))?),
        Change::UsePlan(plan) => ("use-plan", to_raw_value(&NamedPlan { plan: name(plan) })?),
        Change::Replan(plan, baseline) => {
            ("replan", to_raw_value(&ReplanShape { plan: name(plan), baseline: baseline.into() })?)
        }
        Change::SetDeadline(plan, by) => ("deadline", to_raw_value(&DeadlineShape { plan: name(plan), by: *by })?),
        Change::Cut(plan, cut) => ("cut", to_raw_value(&CutOf { plan: name(plan), cut: cut.into() })?),
        Change::TakeOff(days) => ("off", to_raw_value(&days_shape(*days))?),
        Change::WorkAgain(days) => ("work-again", to_raw_value(&days_shape(*days))?),
        Change::HoursFrom(from, hours) => {
            ("hours-from", to_raw_value(&HoursShape { from: Some(*from), hours: hours.get() })?)
        }
        Change::Mark(topic, status) => {
            ("mark", to_raw_value(&MarkShape { topic: topic.to_string().into(), status: status.name().into() })?)
        }
        Change::Tick { project, item, done } => {
            let shape = TickShape { project: project.to_string().into(), item: *item, done: *done };
            ("tick", to_raw_value(&shape)?)
        }
        Change::Note(topic, note) => {
            ("note", to_raw_value(&NoteShape { topic: topic.to_string().into(), note: note.as_str().into() })?)
        }
        Change::Log(entry) => ("log", to_raw_value(&entry_shape(None, entry))?),
        Change::EditEntry(id, entry) => ("edit", to_raw_value(&entry_shape(Some(id.as_str()), entry))?),
        Change::DeleteEntry(id) => ("delete", to_raw_value(&NamedEntry { entry: id.as_str().into() })?),
        Change::StartClock(topic) => ("start", to_raw_value(&NamedTopic { topic: topic.to_string().into() })?),
        Change::StopClock => ("stop", to_raw_value(&json!({}))?),
        Change::DropClock => ("drop", to_raw_value(&json!({}))?),
        Change::Review { topic, question, rating } => {
            let (topic, rating) = (topic.to_string().into(), rating.name().into());
            ("review", to_raw_value(&ReviewShape { topic, question: *question, rating })?)
        }
        Change::Undo(id) => ("undo", to_raw_value(&NamedEvent { event: id.as_str().into() })?),
        Change::Redo(id) => ("redo", to_raw_value(&NamedEvent { event: id.as_str().into() })?),
    })
}

fn days_shape(days: Days) -> DaysShape {
    DaysShape { first: days.first(), last: days.last() }
}

fn entry_shape<'a>(id: Option<&'a str>, entry: &'a Entry) -> EntryShape<'a> {
    EntryShape {
        entry: id.map(Cow::Borrowed),
        day: entry.day,
        minutes: entry.minutes,
        topic: entry.topic.as_ref().map(|topic| topic.to_string().into()),
        note: entry.note.as_ref().map(|note| note.as_str().into()),
    }
}

/// The change of a kind and payload. `interview` has the questions that can be asked now, none answered. Absent for what
/// this version does not know.
pub(super) fn read(kind: &str, payload: &str, interview: &Interview) -> Option<Change> {
    Some(match kind {
        "hours" => Change::SetHours(WeeklyHours::new(shape::<HoursShape>(payload)?.hours).ok()?),
        "answers" => answers::read(&shape(payload)?, interview)?,
        "theme" => {
            let theme: serde_json::Value = shape(payload)?;
            Change::ChooseTheme(theme.get("theme")?.as_str()?.parse::<ThemeChoice>().ok()?)
        }
        "plan" => Change::AcceptPlan(Box::new(shape::<PlanShape<'_>>(payload)?.read()?)),
        "use-plan" => Change::UsePlan(shape::<NamedPlan<'_>>(payload)?.plan.parse().ok()?),
        "replan" => {
            let ReplanShape { plan, baseline } = shape(payload)?;
            Change::Replan(plan.parse().ok()?, baseline.read()?)
        }
        "deadline" => {
            let DeadlineShape { plan, by } = shape(payload)?;
            Change::SetDeadline(plan.parse().ok()?, by)
        }
        "cut" => {
            let CutOf { plan, cut } = shape(payload)?;
            Change::Cut(plan.parse().ok()?, cut.read()?)
        }
        "off" => Change::TakeOff(days(payload)?),
        "work-again" => Change::WorkAgain(days(payload)?),
        "hours-from" => {
            let HoursShape { from, hours } = shape(payload)?;
            Change::HoursFrom(from?, WeeklyHours::new(hours).ok()?)
        }
        "mark" => {
            let MarkShape { topic, status } = shape(payload)?;
            Change::Mark(topic.parse().ok()?, status.parse().ok()?)
        }
        "tick" => {
            let TickShape { project, item, done } = shape(payload)?;
            Change::Tick { project: project.parse().ok()?, item, done }
        }
        "note" => {
            let NoteShape { topic, note } = shape(payload)?;
            Change::Note(topic.parse().ok()?, SafeText::new(&note))
        }
        "log" => Change::Log(entry(shape(payload)?)?),
        "edit" => {
            let mut edited: EntryShape<'_> = shape(payload)?;
            let id = edited.entry.take()?.parse().ok()?;
            Change::EditEntry(id, entry(edited)?)
        }
        "delete" => Change::DeleteEntry(shape::<NamedEntry<'_>>(payload)?.entry.parse().ok()?),
        "start" => Change::StartClock(shape::<NamedTopic<'_>>(payload)?.topic.parse().ok()?),
        "stop" => Change::StopClock,
        "drop" => Change::DropClock,
        "review" => {
            let ReviewShape { topic, question, rating } = shape(payload)?;
            Change::Review { topic: topic.parse().ok()?, question, rating: rating.parse().ok()? }
        }
        "undo" => Change::Undo(shape::<NamedEvent<'_>>(payload)?.event.parse().ok()?),
        "redo" => Change::Redo(shape::<NamedEvent<'_>>(payload)?.event.parse().ok()?),
        _ => return None,
    })
}

fn shape<'a, T: Deserialize<'a>>(payload: &'a str) -> Option<T> {
    serde_json::from_str(payload).ok()
}

fn days(payload: &str) -> Option<Days> {
    let DaysShape { first, last } = shape(payload)?;
    Days::new(first, last).ok()
}

/// An entry whose minutes are out of range was not written by this program, and counts as unknown.
fn entry(shape: EntryShape<'_>) -> Option<Entry> {
    let topic = match shape.topic {
        Some(topic) => Some(topic.parse().ok()?),
        None => None,
    };
    let minutes = Some(shape.minutes).filter(|minutes| (1..=crate::domain::learner::MAX_MINUTES).contains(minutes))?;
    Some(Entry { day: shape.day, minutes, topic, note: shape.note.map(|note| SafeText::new(&note)) })
}
