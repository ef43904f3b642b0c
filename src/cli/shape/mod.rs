//! The JSON that commands print: shapes of their own, so that the domain can change without breaking a script.
//!
//! Every top-level object has `version`. A field that is added keeps the number; one that changes its meaning or goes
//! away raises it.

mod budget;
mod check;
mod compare;
mod cuts;
mod figure;
mod language;
mod learn;
mod log;
mod path;
mod plan;
mod review;
mod roadmap;
mod status;
mod today;

use serde::Serialize;

pub(super) use budget::{BudgetShape, computed};
pub(super) use check::CheckShape;
pub(super) use compare::CompareShape;
pub(super) use cuts::CutsShape;
pub(super) use figure::{Figure, HoursShape, RangeShape, SourceShape};
pub(super) use language::{LanguagesShape, NO_ROW, languages, name as language_name};
pub(super) use learn::LearnShape;
pub(super) use log::{
    BackShape, ClockShape, EntriesShape, EntryShape, MarkShape, NoteShape, RecordedShape, StartShape, TicksShape,
    TopicTimeShape, TopicTimesShape, WeekShape,
};
pub(super) use path::{PathShape, PathsShape};
pub(super) use plan::{ChangedShape, ForecastShape, PlansShape, ReplanShape};
pub(super) use review::{DueShape, ReviewShape};
pub(super) use roadmap::{RoadmapShape, RoadmapsShape, StudyShape};
pub(super) use status::{CoveredShape, StatusShape};
pub(super) use today::TodayShape;

/// The version of every shape here.
pub(super) const VERSION: u8 = 1;

/// One object with `version` before its fields.
#[derive(Serialize)]
pub(super) struct Versioned<T> {
    version: u8,
    #[serde(flatten)]
    value: T,
}

/// JSON of an object, with its version, indented, ended by a line feed.
pub(super) fn json<T: Serialize>(value: T) -> String {
    let shape = Versioned { version: VERSION, value };
    // Every shape here is strings, numbers, lists and objects with text keys, which always serialise.
    let mut text = serde_json::to_string_pretty(&shape).unwrap_or_else(|_| String::from("{}"));
    text.push('\n');
    text
}
