//! What keys and commands ask for when one says what one did: marks, ticks, notes, the clock. The same wherever the topic
//! is met, so that no two places record it differently.

use crate::domain::Change;
use crate::domain::catalog::TopicId;
use crate::domain::learner::{Running, Status};
use crate::domain::text::Count;
use crate::tui::component::{Cx, Request, Toast};
use crate::tui::popups;

/// A change, with what is said if it is made: should it be refused, why is said instead.
fn saying(said: impl Into<String>, changes: impl IntoIterator<Item = Change>) -> Request {
    let said = Request::Toast(Toast::good(said));
    Request::Several(std::iter::once(said).chain(changes.into_iter().map(Request::Change)).collect())
}

/// What a topic or project is called; its id where the content does not have it.
pub fn title(cx: &Cx<'_>, id: &TopicId) -> String {
    cx.guide.catalog.study(id).map_or_else(|| id.to_string(), |study| study.title.to_string())
}

/// To do → done → to do.
pub fn toggle(cx: &Cx<'_>, id: &TopicId) -> Request {
    let status = cx.guide.catalog.graph.find(id).map_or(Status::ToDo, |node| cx.guide.status_at(node));
    let next = if matches!(status, Status::Done | Status::Known) { Status::ToDo } else { Status::Done };
    mark(cx, id, next)
}

/// Sets where one stands with a topic.
pub fn mark(cx: &Cx<'_>, id: &TopicId, status: Status) -> Request {
    saying(format!("{}: {}", title(cx, id), status.phrase()), [Change::Mark(id.clone(), status)])
}

/// Ticks an item of a project's acceptance list, or takes the tick away.
pub fn tick(cx: &Cx<'_>, project: &TopicId, item: u16) -> Request {
    let done = !cx.guide.record().is_ticked(project, item);
    let of = cx.guide.catalog.project(project).map_or(0, |project| project.text().acceptance.len());
    let before = cx.guide.record().ticked(project).filter(|&ticked| usize::from(ticked) < of).count();
    let now = if done { before + 1 } else { before.saturating_sub(1) };
    let said = if now == of && !cx.guide.status(project).is_known() {
        format!("all {of} points are met; s says that the project is done")
    } else {
        format!("{now} of {} met", Count::new(of, "point"))
    };
    saying(said, [Change::Tick { project: project.clone(), item, done }])
}

/// A list of all statuses to choose from.
pub fn statuses(cx: &Cx<'_>, id: &TopicId) -> Request {
    Request::Open(Box::new(popups::Statuses::new(id.clone(), cx)))
}

/// A line to write a note on.
pub fn note(cx: &Cx<'_>, id: &TopicId) -> Request {
    match popups::Note::new(id.clone(), cx) {
        Some(note) => Request::Open(Box::new(note)),
        None => Request::Toast(Toast::trouble(format!("this note has several lines; edit it with: note {id}"))),
    }
}

/// Starts the clock on a topic. Where it runs on that, stops it and records the time; where it runs on another, does both.
pub fn clock(cx: &Cx<'_>, id: &TopicId) -> Request {
    let start = || Change::StartClock(id.clone());
    match cx.guide.record().clock() {
        None => saying(format!("the clock runs on {}", title(cx, id)), [start()]),
        Some(running) if running.is_forgotten(cx.now) => forgotten(running, cx),
        Some(running) if running.topic == *id => stop(cx),
        Some(running) => {
            let said = format!(
                "{} on {}; the clock runs on {} now",
                spent(running, cx),
                title(cx, &running.topic),
                title(cx, id)
            );
            saying(said, [Change::StopClock, start()])
        }
    }
}

/// Stops the clock and records the time; a clock that was forgotten is asked about first.
pub fn stop(cx: &Cx<'_>) -> Request {
    match cx.guide.record().clock() {
        Some(running) if running.is_forgotten(cx.now) => forgotten(running, cx),
        Some(running) => {
            saying(format!("{} on {} recorded", spent(running, cx), title(cx, &running.topic)), [Change::StopClock])
        }
        None => Request::Toast(Toast::trouble("no clock is running; t on a topic starts one")),
    }
}

/// Asks what to record of a clock that was forgotten.
pub fn forgotten(running: &Running, cx: &Cx<'_>) -> Request {
    Request::Open(Box::new(popups::Forgotten::new(running.clone(), cx)))
}

/// The minutes on a clock that is stopped now, as they are recorded.
fn spent(running: &Running, cx: &Cx<'_>) -> String {
    duration(running.minutes(cx.now).max(1))
}

/// Minutes as people say them: `50 min`, `1 h 30`.
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}
