//! What the forecast learns from, taken out of the learner's record.

use jiff::civil::Date;

use super::{Finished, History, WeekStudied};
use crate::domain::catalog::Catalog;
use crate::domain::learner::days::{Days, later};
use crate::domain::learner::{AcceptedPlan, Carried, Record, Status};
use crate::domain::plan::course::planned_hours;

/// The history of a learner on the morning of `today`: hours planned and real of every topic that time was logged on, and
/// the weeks that are over since the active plan began (without a plan, since the first entry).
pub fn history(
    catalog: &Catalog,
    record: &Record,
    standing: &Carried,
    plan: Option<&AcceptedPlan>,
    today: Date,
) -> History {
    let planned = planned_hours(catalog, plan);
    let mut history = History::default();
    for (&node, kept) in &standing.here {
        let hours = planned.get(&node).copied().or_else(|| catalog.graph.node(node).map(|node| node.hours));
        let (Some(hours), true) = (hours, kept.minutes > 0) else { continue };
        let finished = Finished { hours, actual: kept.hours() };
        match kept.status() {
            Status::Done => history.topics.push(finished),
            Status::ToDo | Status::Learning => history.begun.push(finished),
            // What was known before cost its hours elsewhere, what was skipped was never finished.
            Status::Known | Status::Rusty | Status::Skipped => {}
        }
    }
    let first = plan.map(|plan| plan.start).or_else(|| record.studied().map(Days::first));
    history.weeks = first.map_or_else(Vec::new, |first| weeks(record, first, today));
    history
}

/// The weeks from `first` on that ended before `today`, the oldest first.
fn weeks(record: &Record, first: Date, today: Date) -> Vec<WeekStudied> {
    let mut weeks = Vec::new();
    let mut start = first;
    while let Ok(days) = Days::new(start, Days::week_of(start).last())
        && days.last() < today
    {
        let planned = record.calendar().hours_in(days);
        weeks.push(WeekStudied { planned, studied: record.hours_between(days) });
        start = later(days.last(), 1);
    }
    weeks
}
