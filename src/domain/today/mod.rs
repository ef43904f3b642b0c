//! What now: one task for tonight, sized to the minutes at hand, and where one stands.
//!
//! **The task** is, in this order: what the clock runs on; a review, where the questions that are due fill at least half
//! of the minutes; the topic of the plan that was begun and touched last; what the plan has next. Without a plan, or with
//! all of it done, it is the topic that was touched last of those that are being learnt, else a review, else nothing.
//! Somebody who was away goes on where they were, with a few questions beforehand.
//!
//! **The size**: a topic that takes longer than tonight is worked on for as long as there is, and its outcomes are taken
//! to lie evenly over its hours. That is a working assumption, and what it says is only what to aim at.

mod choice;
mod size;
#[cfg(test)]
mod tests;
mod tonight;

use std::collections::BTreeSet;

use self::choice::Candidate;
pub use self::choice::Why;
pub use self::tonight::{Away, Footing, LighterWeek, Prospects, Stopped, StudyTask, Task, Then, Tonight, WeekSoFar};
use super::Guide;
use crate::domain::catalog::{Home, NodeIndex, TopicId};
use crate::domain::learner::days::later;
use crate::domain::learner::review::{DEFAULT_RETENTION, Deck, Due, MINUTES_A_QUESTION, ReviewShare};
use crate::domain::learner::{Days, MAX_MINUTES, WeeklyHours, week_start};

/// What an evening holds where nobody says: an hour.
pub const USUAL_MINUTES: u32 = 60;
/// After so many days without study somebody comes back to it.
const AWAY_AFTER: i64 = 7;
/// Questions that refresh a memory: ten minutes.
const REFRESHER: usize = 5;

/// What now. `minutes` are those at hand, from 1 to a day; without any, [`USUAL_MINUTES`].
pub fn today(guide: &Guide, minutes: Option<u32>) -> Tonight {
    let is_assumed = minutes.is_none();
    let minutes = minutes.unwrap_or(USUAL_MINUTES).clamp(1, MAX_MINUTES);
    let course = guide.course();
    let open = course.and_then(Result::ok).map(|course| choice::open(guide, course)).unwrap_or_default();
    let footing = match course {
        None => Footing::NoPlan,
        Some(Err(error)) => Footing::Astray(error.clone()),
        Some(Ok(_)) if open.is_empty() => Footing::Finished,
        Some(Ok(_)) => Footing::Underway,
    };
    let (deck, clock) = (guide.deck(), guide.record().clock().cloned());
    let due = due(guide, deck);
    let away = if clock.is_some() { None } else { away(guide, deck) };
    let chosen = choice::choose(guide, &open);
    let study = chosen.and_then(|candidate| study(guide, candidate, minutes));
    let review = review(&due, minutes);
    let fills = f64::from(u32::try_from(review.len()).unwrap_or(u32::MAX)) * MINUTES_A_QUESTION * 2.0;
    let is_for_review = clock.is_none() && away.is_none() && fills >= f64::from(minutes);
    let task = match study {
        Some(study) if !is_for_review => Some(Task::Study(Box::new(study))),
        _ if !review.is_empty() => Some(Task::Review(review)),
        _ => None,
    };
    let task_node = match &task {
        Some(Task::Study(study)) => guide.catalog.graph.find(&study.id),
        _ => None,
    };
    let then = open.iter().find(|candidate| Some(candidate.node) != task_node);
    let then = then.and_then(|candidate| {
        let found = guide.catalog.study(guide.catalog.graph.id(candidate.node)?)?;
        Some(Then { id: found.id.clone(), title: found.title.clone() })
    });
    let prospects = guide.overview().filter(|_| footing == Footing::Underway).map(|overview| Prospects {
        even: overview.prospect.even,
        likely: overview.prospect.likely,
        deadline: overview.deadline.zip(overview.prospect.chance),
    });
    Tonight {
        today: guide.today,
        minutes,
        is_assumed,
        task,
        then,
        footing,
        clock,
        week: WeekSoFar::of(guide),
        prospects,
        due,
        away,
    }
}

impl WeekSoFar {
    /// The hours of the week that holds the guide's today.
    pub fn of(guide: &Guide) -> Self {
        let (record, week) = (guide.record(), Days::week_of(guide.today));
        Self { studied: record.hours_between(week), planned: record.calendar().hours_in(week) }
    }
}

/// The questions that are due and fit into what is left of this week's share for reviews.
fn due(guide: &Guide, deck: &Deck) -> Vec<Due> {
    let planned = guide.record().calendar().weekly_on(guide.today).get();
    let answered = deck.answered_between(week_start(guide.today), guide.today);
    let left = ReviewShare::DEFAULT.questions(planned).saturating_sub(answered);
    let mut due = deck.due_on(guide.today, DEFAULT_RETENTION);
    due.truncate(left);
    due
}

/// As many of the questions as fit into the minutes; one always does.
fn review(due: &[Due], minutes: u32) -> Vec<Due> {
    // Of at most a day.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of a day by two")]
    let fit = (f64::from(minutes) / MINUTES_A_QUESTION) as usize;
    due.iter().take(fit.max(1)).cloned().collect()
}

fn study(guide: &Guide, candidate: Candidate, minutes: u32) -> Option<StudyTask> {
    let catalog = &guide.catalog;
    let found = catalog.study(catalog.graph.id(candidate.node)?)?;
    let (minutes, finishes) = match candidate.left {
        // It is done already and refreshed.
        left if left <= 0.0 => (minutes, true),
        left => size::fit(left, minutes),
    };
    let roadmap = catalog.roadmap(&found.id.roadmap).map(|roadmap| roadmap.title.clone()).unwrap_or_default();
    let topic = catalog.topic(&found.id);
    let project = catalog.project(&found.id);
    let hours = f64::from(minutes) / 60.0;
    let (goals, tonight) = match (topic, project) {
        (Some(topic), _) => {
            let outcomes = topic.text().outcomes.clone();
            let whole = candidate.spent + candidate.left;
            let share = |spent: f64| if whole > 0.0 { spent / whole } else { 0.0 };
            let to = if finishes { 1.0 } else { share(candidate.spent + hours) };
            let tonight = size::between(outcomes.len(), share(candidate.spent), to);
            (outcomes, tonight)
        }
        (None, Some(project)) => {
            let is_open = |at: usize| !u16::try_from(at).is_ok_and(|at| guide.record().is_ticked(&found.id, at));
            let list = project.text().acceptance.iter().enumerate();
            let goals: Vec<_> = list.filter(|(at, _)| is_open(*at)).map(|(_, goal)| goal.clone()).collect();
            let to = if finishes { 1.0 } else { hours / candidate.left.max(hours) };
            let tonight = size::between(goals.len(), 0.0, to);
            (goals, tonight)
        }
        (None, None) => (Vec::new(), 0..0),
    };
    Some(StudyTask {
        id: found.id.clone(),
        title: found.title.clone(),
        roadmap,
        is_project: project.is_some(),
        why: candidate.why,
        minutes,
        left: candidate.left,
        spent: candidate.spent,
        finishes,
        goals,
        tonight,
        resource: topic.and_then(|topic| topic.text().resources.first().cloned()),
        stopped: stopped(guide, candidate.node),
        note: guide.record().note(&found.id).cloned(),
    })
}

/// Where one stopped the last time.
fn stopped(guide: &Guide, node: NodeIndex) -> Option<Stopped> {
    let is_on_it = |topic: &TopicId| homes(guide, topic).contains(&node);
    let entries = guide.record().entries().map(|logged| &logged.entry);
    let entries = entries.filter(|entry| entry.topic.as_ref().is_some_and(is_on_it));
    // The last day; of that day what was recorded last.
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|entry| entry.day);
    let last = entries.last()?;
    let written = entries.iter().rev().find_map(|entry| entry.note.clone());
    Some(Stopped { day: last.day, minutes: last.minutes, note: written })
}

/// Somebody who comes back after days without study.
fn away(guide: &Guide, deck: &Deck) -> Option<Away> {
    let last = guide.record().studied()?.last();
    let days = Days::new(last, guide.today).ok()?.count() - 1;
    if days < AWAY_AFTER {
        return None;
    }
    Some(Away {
        last,
        days: u32::try_from(days).unwrap_or(u32::MAX),
        even_then: guide.moves(Some(last)).map(|moves| moves.even_then),
        refresher: refresher(guide, deck),
        lighter: lighter_week(guide),
    })
}

/// Half of the usual hours from today on; absent where there are no more already.
pub fn lighter_week(guide: &Guide) -> Option<LighterWeek> {
    let (calendar, from) = (guide.record().calendar(), guide.today);
    let until = later(from, 7);
    let usual = calendar.weekly_on(until);
    let hours = WeeklyHours::new((usual.get() / 2.0).max(WeeklyHours::MIN)).ok()?;
    (calendar.weekly_on(from).get() > hours.get()).then_some(LighterWeek { hours, from, until, usual })
}

/// A few questions on what is most likely forgotten, of different topics as far as there are.
fn refresher(guide: &Guide, deck: &Deck) -> Vec<Due> {
    let all = deck.by_recall(guide.today, DEFAULT_RETENTION);
    let mut seen = BTreeSet::new();
    let (mut first, more): (Vec<Due>, Vec<Due>) = all.into_iter().partition(|due| seen.insert(due.topic.clone()));
    first.extend(more);
    first.truncate(REFRESHER);
    first
}

/// The topics and projects that an id of this or an earlier release is today.
fn homes(guide: &Guide, id: &TopicId) -> Vec<NodeIndex> {
    match guide.catalog.home(id) {
        Home::Here(node) => vec![node],
        Home::Moved(nodes) => nodes,
        Home::Gone => Vec::new(),
    }
}
