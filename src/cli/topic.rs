//! Which topic or project, entry or day somebody means.

use jiff::civil::{Date, Weekday};

use super::{Refusal, View};
use crate::domain::Guide;
use crate::domain::catalog::{Home, NodeIndex, TopicId};
use crate::domain::learner::{Logged, week_start};
use crate::domain::text::{Listed, SafeText, meant, slugify};

/// So many names are offered at most.
const SHOWN: usize = 5;

/// The topic or project of that name: a whole one (`sql/joins`), or a topic's own (`joins`) where only one roadmap has it.
/// A name of an earlier release is the one of today, and what the content dropped may still be named if anything is
/// recorded on it.
pub(super) fn topic(guide: &Guide, typed: &str) -> Result<TopicId, Refusal> {
    let catalog = &guide.catalog;
    let Some((roadmap, topic)) = typed.split_once('/') else { return bare(guide, typed) };
    let id = slugify(roadmap).zip(slugify(topic)).map(|(roadmap, topic)| TopicId { roadmap, topic });
    let Some(id) = id else { return Err(unknown(guide, typed)) };
    match catalog.home(&id) {
        Home::Here(_) => Ok(id),
        Home::Gone if guide.record().topics().contains(&&id) => Ok(id),
        Home::Gone => Err(unknown(guide, typed)),
        Home::Moved(nodes) => one_of(guide, typed, &nodes, "became"),
    }
}

/// A name without a roadmap.
fn bare(guide: &Guide, typed: &str) -> Result<TopicId, Refusal> {
    let catalog = &guide.catalog;
    let Some(name) = slugify(typed) else { return Err(unknown(guide, typed)) };
    let named: Vec<&TopicId> = catalog.graph.ids().filter(|id| id.topic == name).collect();
    // Who names a roadmap does not mean the topics of others that are called like it.
    match catalog.roadmap(&name) {
        None if !named.is_empty() => {
            let nodes: Vec<NodeIndex> = named.iter().filter_map(|id| catalog.graph.find(id)).collect();
            one_of(guide, typed, &nodes, "could be")
        }
        Some(roadmap) => Err(Refusal::Nothing(format!(
            "'{name}' is a whole roadmap; name a topic of it{}, as `backend-guide show {name}` lists them",
            roadmap.topics().next().map_or_else(String::new, |topic| format!(", such as {}", topic.study.id)),
        ))),
        None => Err(unknown(guide, typed)),
    }
}

/// The only one of several, else a question back.
fn one_of(guide: &Guide, typed: &str, nodes: &[NodeIndex], verb: &str) -> Result<TopicId, Refusal> {
    let ids: Vec<&TopicId> = nodes.iter().filter_map(|&node| guide.catalog.graph.id(node)).collect();
    match ids.as_slice() {
        [] => Err(unknown(guide, typed)),
        [id] => Ok((*id).clone()),
        several => {
            let shown = several.get(..SHOWN).unwrap_or(several);
            let others = if shown.len() < several.len() { ", or one of others" } else { "" };
            Err(Refusal::Nothing(format!(
                "'{}' {verb} {}{others}; give the whole name",
                SafeText::single_line(typed),
                Listed::or(shown)
            )))
        }
    }
}

/// There is no such topic; what may have been meant is sought among whole names, and among bare ones where no roadmap
/// was typed.
fn unknown(guide: &Guide, typed: &str) -> Refusal {
    let graph = &guide.catalog.graph;
    let roadmap = typed.split_once('/').and_then(|(roadmap, _)| slugify(roadmap));
    let known = roadmap.filter(|roadmap| guide.catalog.roadmap(roadmap).is_some());
    let whole: Vec<String> = graph.ids().map(ToString::to_string).collect();
    let found: Vec<String> = if let Some((_, topic)) = typed.split_once('/') {
        let of_roadmap = graph.ids().filter(|id| known.as_ref() == Some(&id.roadmap));
        let near = meant(topic, of_roadmap.map(|id| id.topic.as_str()));
        let near = near.into_iter().filter_map(|topic| Some(format!("{}/{topic}", known.as_ref()?)));
        let near: Vec<String> = near.collect();
        let all = || meant(typed, whole.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
        if near.is_empty() { all() } else { near }
    } else {
        let near = meant(typed, graph.ids().map(|id| id.topic.as_str()));
        let ids = near.into_iter().filter_map(|topic| graph.ids().find(|id| id.topic.as_str() == topic));
        let mut ids: Vec<String> = ids.map(ToString::to_string).collect();
        ids.dedup();
        ids
    };
    let list = known.map_or_else(|| "backend-guide roadmaps".to_owned(), |id| format!("backend-guide show {id}"));
    Refusal::Unknown { what: "topic", name: SafeText::single_line(typed), meant: found, list }
}

/// The day that somebody means, up to today: `today`, `yesterday`, a day of the week (the last one of that name), or
/// a date.
pub(super) fn day(typed: &str, view: &View) -> Result<Date, Refusal> {
    let word = typed.trim().to_lowercase();
    let back = |days: i64| view.today.checked_sub(jiff::Span::new().days(days)).unwrap_or(view.today);
    match word.as_str() {
        "today" => return Ok(view.today),
        "yesterday" => return Ok(back(1)),
        _ => {}
    }
    if let Some(weekday) = weekday(&word) {
        let days = i64::from(view.today.weekday().since(weekday));
        return Ok(back(if days == 0 { 7 } else { days }));
    }
    word.parse().map_err(|_| {
        Refusal::Nothing(format!(
            "'{}' is no day; give yesterday, a day of the week, or a date such as {}",
            SafeText::single_line(typed),
            week_start(view.today)
        ))
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let is_meant = |name: &str| word.len() >= 3 && name.starts_with(word);
    NAMES.into_iter().find(|(name, _)| is_meant(name)).map(|(_, weekday)| weekday)
}

/// The entry that somebody means: by its number in the list, where 1 is the latest, `last`, or its id.
pub(super) fn entry(guide: &Guide, typed: &str) -> Result<Logged, Refusal> {
    let latest = latest_first(guide);
    let word = typed.trim().to_lowercase();
    let number = if word == "last" { Some(1) } else { word.trim_start_matches('#').parse::<usize>().ok() };
    let found = match number {
        Some(number) => number.checked_sub(1).and_then(|at| latest.get(at)),
        None => latest.iter().find(|logged| logged.id.as_str().eq_ignore_ascii_case(&word)),
    };
    found.map(|logged| (*logged).clone()).ok_or_else(|| {
        let name = SafeText::single_line(typed);
        match latest.len() {
            0 => Refusal::Nothing(format!("there is no entry '{name}': nothing is logged yet")),
            count => Refusal::Nothing(format!(
                "there is no entry '{name}'; `backend-guide log list --all` numbers them from 1, the latest, to {count}"
            )),
        }
    })
}

/// All entries, those of the latest day first, and within a day what was recorded last.
pub(super) fn latest_first(guide: &Guide) -> Vec<&Logged> {
    let mut entries: Vec<&Logged> = guide.record().entries().collect();
    entries.sort_by_key(|logged| logged.entry.day);
    entries.reverse();
    entries
}
