//! `mark` and `tick`: where one stands with a topic, and with a project's acceptance list.

use std::fmt::Write as _;

use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{Figure, MarkShape, TicksShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, View, topic, words};
use crate::domain::catalog::TopicId;
use crate::domain::learner::Status;
use crate::domain::text::{Count, SafeText, meant};
use crate::domain::{Change, Guide};

/// Sets a status.
pub(in crate::cli) fn mark(
    own: &mut Own,
    first: &str,
    second: &str,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    // Both orders are plain enough: no topic is called like a status and no status like a topic.
    let (typed, word) = if first.parse::<Status>().is_ok() && second.parse::<Status>().is_err() {
        (second, first)
    } else {
        (first, second)
    };
    let id = topic::topic(&own.guide, typed)?;
    let status = word.parse::<Status>().map_err(|error| refused(&error.to_string(), word))?;
    let before = own.guide.status(&id);
    let events = own.record([Change::Mark(id.clone(), status)], view)?;
    let spent = own.guide.catalog.graph.find(&id).map_or(0.0, |node| own.guide.carried().of(node).hours());
    if as_json {
        return Ok(Answer::new(json(MarkShape {
            id: id.to_string(),
            status: own.guide.status(&id).name(),
            before: before.name(),
            hours: Figure(spent),
        })));
    }
    let title = words::named(&own.guide, &id);
    let mut text = if events.is_empty() {
        format!("{title} is {} already.", status.phrase())
    } else {
        format!("Saved: {title} is {}; it was {}.", status.phrase(), before.phrase())
    };
    if status == Status::Done && spent > 0.0 {
        let _ = write!(text, " {}", words::took(&own.guide, &id));
    }
    if let Some(more) = words::after(&own.guide, &id, status) {
        text.extend([" ", &more]);
    }
    Ok(Answer::new(hang("", &text, view.width)))
}

fn refused(message: &str, word: &str) -> Refusal {
    let near = meant(word, Status::ALL.map(Status::name));
    match near.first() {
        Some(name) => Refusal::Nothing(format!("{message}; did you mean '{name}'?")),
        None => Refusal::Nothing(message.to_owned()),
    }
}

/// Ticks an item, or takes its tick away; without one, shows the list.
pub(in crate::cli) fn tick(
    own: &mut Own,
    typed: &str,
    item: Option<u16>,
    done: bool,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let id = topic::topic(&own.guide, typed)?;
    if items(&own.guide, &id).is_empty() {
        return Err(no_list(&own.guide, &id));
    }
    if let Some(number) = item {
        let count = items(&own.guide, &id).len();
        let at = number.checked_sub(1).filter(|at| usize::from(*at) < count).ok_or_else(|| {
            Refusal::Nothing(format!("{id} has no item {number}; they are numbered from 1 to {count}: `tick {id}`"))
        })?;
        own.record([Change::Tick { project: id.clone(), item: at, done }], view)?;
    }
    let items = items(&own.guide, &id);
    if as_json {
        return Ok(Answer::new(json(TicksShape::new(&id, &items))));
    }
    let ticked = items.iter().filter(|(_, done)| *done).count();
    let mut page = Page::new(view);
    page.title(&words::named(&own.guide, &id));
    for (number, (text, done)) in (1..).zip(&items) {
        page.hang(&format!("[{}] {number}. ", if *done { 'x' } else { ' ' }), text);
    }
    page.gap();
    let saved = if item.is_some() { "Saved: " } else { "" };
    let mut sum = format!("{saved}{ticked} of {} ticked.", Count::new(items.len(), "item"));
    if ticked == items.len() && !own.guide.status(&id).is_known() {
        let _ = write!(sum, " That is all of it: `backend-guide mark {id} done`.");
    }
    page.say(&sum);
    Ok(Answer::new(page.finish()))
}

/// The acceptance list with its ticks.
fn items(guide: &Guide, id: &TopicId) -> Vec<(String, bool)> {
    let list = guide.catalog.project(id).map(|project| project.text().acceptance.as_slice()).unwrap_or_default();
    let item = |(at, text): (u16, &SafeText)| (text.to_string(), guide.record().is_ticked(id, at));
    (0_u16..).zip(list).map(item).collect()
}

fn no_list(guide: &Guide, id: &TopicId) -> Refusal {
    let roadmap = guide.catalog.roadmap(&id.roadmap);
    let project = roadmap.and_then(|roadmap| roadmap.projects().next()).map(|project| &project.study.id);
    let instead = match project.filter(|project| *project != id) {
        Some(project) => format!("a project of its roadmap is {project}"),
        None => format!("`backend-guide show {}` lists what there is", id.roadmap),
    };
    Refusal::Nothing(format!(
        "{id} has no acceptance list to tick; {instead}, and `backend-guide mark {id} done` marks a topic"
    ))
}
