//! What a cut is and what one goes without, in words.

use super::situation::{Ground, Part, Stand};
use crate::domain::catalog::{Catalog, Depth, NodeIndex, TopicId};
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::Cut;
use crate::domain::text::{Count, Listed, Slug, number};

/// How many of the things that fall out are called by their names.
const NAMED: usize = 3;

/// A few words that begin a line, and whole sentences.
pub(super) fn words(ground: &Ground<'_>, cut: &Cut, before: &Stand, after: &Stand) -> (String, String) {
    let catalog = ground.situation.catalog;
    let fallen: Vec<&Part> = ground.fallen(before, after).collect();
    match cut {
        Cut::Depth { roadmap, to } => depth(catalog, &title(catalog, roadmap), *to, &fallen),
        Cut::Leave { roadmap } => {
            let title = title(catalog, roadmap);
            let named = named(catalog, &fallen);
            let stays = stays(ground, roadmap, after);
            (format!("leave {title} for later"), format!("You learn no {title} for now: not {named}.{stays}"))
        }
        Cut::Project(id) => project(catalog, id, &fallen),
        Cut::Hours(weekly) => raise(ground, *weekly),
    }
}

fn depth(catalog: &Catalog, title: &str, to: Depth, fallen: &[&Part]) -> (String, String) {
    let named = named(catalog, fallen);
    match to {
        Depth::Expert | Depth::Proficient => (
            format!("drop expert depth in {title}"),
            format!("{title} stops short of expert depth: others may come and ask you, but not about {named}."),
        ),
        Depth::Core => (
            format!("keep {title} to its core"),
            format!("{title} stays at its core: you do not learn {named}, which two years in a job would teach."),
        ),
    }
}

fn project(catalog: &Catalog, id: &TopicId, fallen: &[&Part]) -> (String, String) {
    let roadmap = title(catalog, &id.roadmap);
    let Some(project) = catalog.project(id) else {
        return (format!("leave out {id}"), format!("You do not build {id}."));
    };
    let name = &project.study.title;
    let besides: Vec<&Part> =
        fallen.iter().copied().filter(|part| catalog.graph.id(part.node) != Some(&project.study.id)).collect();
    let besides = match besides.as_slice() {
        [] => String::new(),
        some => format!(" With it goes {}.", named(catalog, some)),
    };
    let cost = format!("You do not build '{name}', so one thing less shows what you can do with {roadmap}.{besides}");
    (format!("leave out the project '{name}' ({roadmap})"), cost)
}

fn raise(ground: &Ground<'_>, weekly: WeeklyHours) -> (String, String) {
    let now = ground.situation.outset.weekly();
    let growth = number((weekly.get() / now.get() - 1.0) * 100.0);
    let (more, new, old) = (number(weekly.get() - now.get()), number(weekly.get()), number(now.get()));
    let what = format!("study {more} h a week more");
    let cost =
        format!("Every week until {} takes {new} hours instead of {old}, {growth} % more.", ground.situation.deadline);
    (what, cost)
}

/// What of a roadmap that is left stays because others need it, as a sentence with the blank before it.
fn stays(ground: &Ground<'_>, roadmap: &Slug, after: &Stand) -> String {
    let catalog = ground.situation.catalog;
    let at = catalog.roadmap_index(roadmap);
    let parts = ground.parts.iter().zip(&after.holds).filter(|(_, holds)| **holds);
    let own = parts.filter(|(part, _)| catalog.graph.node(part.node).map(|own| own.roadmap) == at);
    match own.count() {
        0 => String::new(),
        1 => " One topic of it stays, because others need it.".to_owned(),
        count => format!(" {} of it stay, because others need them.", Count::new(count, "topic")),
    }
}

/// The largest of what falls out by their titles, in the order of the plan, and how many more there are. Topics say more
/// about what one will not know than projects do, so those come first.
fn named(catalog: &Catalog, fallen: &[&Part]) -> String {
    let mut largest: Vec<(usize, &&Part)> = fallen.iter().enumerate().collect();
    let is_project = |part: &Part| catalog.graph.node(part.node).is_some_and(|own| own.is_project);
    largest.sort_by(|(_, one), (_, other)| {
        let by_hours = other.full.moments.mean.total_cmp(&one.full.moments.mean);
        is_project(one).cmp(&is_project(other)).then(by_hours)
    });
    // One more is not worth a number instead of its name.
    let count = if fallen.len() == NAMED + 1 { fallen.len() } else { NAMED };
    largest.truncate(count);
    largest.sort_by_key(|(place, _)| *place);
    let mut names: Vec<String> = largest.iter().filter_map(|(_, part)| name(catalog, part.node)).collect();
    let more = fallen.len().saturating_sub(count);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    Listed::or(&names).to_string()
}

fn name(catalog: &Catalog, node: NodeIndex) -> Option<String> {
    let id = catalog.graph.id(node)?;
    let topic = catalog.topic(id).map(|topic| topic.study.title.to_string());
    topic.or_else(|| catalog.project(id).map(|project| format!("the project '{}'", project.study.title)))
}

fn title(catalog: &Catalog, roadmap: &Slug) -> String {
    catalog.roadmap(roadmap).map_or_else(|| roadmap.to_string(), |roadmap| roadmap.title.to_string())
}
