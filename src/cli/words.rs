//! Hours, days and statuses in the words of the commands that record.

use jiff::civil::Date;

use super::View;
use crate::domain::Guide;
use crate::domain::catalog::TopicId;
use crate::domain::learner::{Entry, Status};
use crate::domain::text::{in_minutes, range};
use crate::domain::today::WeekSoFar;

/// Hours to the minute: `3 h 15 min`.
pub(super) fn to_the_minute(hours: f64) -> String {
    // A life has fewer minutes than 2^53, and none is negative.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours of a life are not negative")]
    let minutes = (hours * 60.0).round() as u64;
    in_minutes(minutes)
}

/// Hours that nobody knows to the minute: `40 min`, `2.5 h`.
pub(super) fn about(hours: f64) -> String {
    if hours < 1.0 {
        return in_minutes(tens(hours * 60.0));
    }
    format!("{} h", (hours * 2.0).round() / 2.0)
}

/// To the next ten, and not nothing.
fn tens(minutes: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of an hour")]
    let tens = (minutes / 10.0).round().max(1.0) as u64;
    tens * 10
}

/// A day beside today: `today`, `yesterday`, `on Friday`, `on 2026-11-02`.
pub(super) fn on_day(day: Date, view: &View) -> String {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let ago = day.until(view.today).map_or(i32::MAX, |span| span.get_days());
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    match ago {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => format!("on {}", NAMES.get(at).copied().unwrap_or_default()),
        _ => format!("on {day}"),
    }
}

/// An entry: `45 min on sql/joins, yesterday`.
pub(super) fn entry(entry: &Entry, view: &View) -> String {
    let minutes = in_minutes(u64::from(entry.minutes));
    let day = on_day(entry.day, view);
    match &entry.topic {
        Some(topic) => format!("{minutes} on {topic}, {day}"),
        None => format!("{minutes} of study, {day}"),
    }
}

/// The hours of this week: `3 h 15 min of 8 h this week`.
pub(super) fn week(guide: &Guide) -> String {
    let week = WeekSoFar::of(guide);
    if week.planned > 0.0 {
        format!("{} of {} this week", to_the_minute(week.studied), to_the_minute(week.planned))
    } else {
        format!("{} this week, which is off", to_the_minute(week.studied))
    }
}

/// How far a topic is: `2 h 15 min so far, of an estimated 4-8 h`.
pub(super) fn so_far(guide: &Guide, id: &TopicId) -> String {
    let spent = spent(guide, id);
    match guide.catalog.study(id) {
        Some(study) => {
            let hours = range(study.hours.low, study.hours.high);
            format!("{} so far, of an estimated {hours} h", to_the_minute(spent))
        }
        None => format!("{} so far", to_the_minute(spent)),
    }
}

/// What a topic took: `It took you 5 h 10 min; the estimate was 4-6 h.`
pub(super) fn took(guide: &Guide, id: &TopicId) -> String {
    let spent = to_the_minute(spent(guide, id));
    match guide.catalog.study(id) {
        Some(study) => format!("It took you {spent}; the estimate was {} h.", range(study.hours.low, study.hours.high)),
        None => format!("It took you {spent}."),
    }
}

/// Hours spent on a topic, under whichever name it had.
pub(super) fn spent(guide: &Guide, id: &TopicId) -> f64 {
    match guide.catalog.graph.find(id) {
        Some(node) => guide.carried().of(node).hours(),
        None => guide.record().hours_on(id),
    }
}

/// A topic to show how one is named: the one that all texts name, where the content has it.
pub(super) fn example(guide: &Guide) -> String {
    let graph = &guide.catalog.graph;
    let usual = graph.ids().find(|id| id.roadmap.as_str() == "sql" && id.topic.as_str() == "joins");
    usual.or_else(|| graph.ids().next()).map_or_else(|| "ID".to_owned(), ToString::to_string)
}

/// A title with its whole name: `Joins (sql/joins)`.
pub(super) fn named(guide: &Guide, id: &TopicId) -> String {
    guide.catalog.study(id).map_or_else(|| id.to_string(), |study| format!("{} ({id})", study.title))
}

/// What may be done after a status was set.
pub(super) fn after(guide: &Guide, id: &TopicId, status: Status) -> Option<String> {
    let running = guide.record().clock().is_some_and(|running| running.topic == *id);
    (running && status != Status::Learning)
        .then(|| "The clock still runs on it: `backend-guide stop` records the time.".to_owned())
}
