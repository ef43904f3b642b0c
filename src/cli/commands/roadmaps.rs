//! `roadmaps`: what there is to learn.

use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::shape::{RoadmapsShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{Catalog, CatalogCategory, Hours, Roadmap, RoadmapKind};
use crate::domain::text::{Count, range};

/// Lists the roadmaps and skills, all or those of one category.
pub(in crate::cli) fn roadmaps(
    catalog: &Catalog,
    category: Option<&str>,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let categories: Vec<&CatalogCategory> = match category {
        None => catalog.categories.iter().collect(),
        Some(name) => vec![catalog.category(name).ok_or_else(|| {
            let names = catalog.categories.iter().map(|category| category.id.as_str());
            Refusal::unknown("category", name, names, "backend-guide roadmaps")
        })?],
    };
    let listed: Vec<&Roadmap> = categories.iter().flat_map(|category| catalog.roadmaps_of(category)).collect();
    if as_json {
        return Ok(Answer::new(json(RoadmapsShape { roadmaps: listed.into_iter().map(Into::into).collect() })));
    }
    if listed.is_empty() {
        return Ok(Answer::new("The content names no roadmaps.\n"));
    }
    let mut page = Page::new(view);
    for category in categories {
        let hours = category.hours.as_ref().map_or_else(String::new, |hours| format!(" ({})", hours.text));
        page.gap();
        page.title(&format!("{}{hours}", category.name));
        let rows: Vec<Vec<String>> = catalog.roadmaps_of(category).map(row).collect();
        page.lines(&columns(&rows, &[Side::Left, Side::Left, Side::Right, Side::Right, Side::Right], "  "));
    }
    page.gap();
    page.say(&summary(&listed));
    Ok(Answer::new(page.finish()))
}

fn row(roadmap: &Roadmap) -> Vec<String> {
    let topics = roadmap.topics().count();
    let projects = roadmap.projects().count();
    let count =
        |count: usize, what: &str| if topics == 0 { String::new() } else { Count::new(count, what).to_string() };
    vec![
        roadmap.id.to_string(),
        roadmap.title.to_string(),
        roadmap.hours.map_or_else(|| "no hours stated".to_owned(), in_hours),
        count(topics, "topic"),
        count(projects, "project"),
        if topics > 0 && roadmap.outline_only { "outline".to_owned() } else { String::new() },
    ]
}

/// `140-180 h`
pub(super) fn in_hours(hours: Hours) -> String {
    format!("{} h", range(hours.low, hours.high))
}

fn summary(listed: &[&Roadmap]) -> String {
    let of = |kind: RoadmapKind| listed.iter().filter(|roadmap| roadmap.kind == kind).count();
    let (roadmaps, skills) = (of(RoadmapKind::Roadmap), of(RoadmapKind::Skill));
    let mut parts = Vec::new();
    if roadmaps > 0 {
        parts.push(Count::new(roadmaps, "roadmap").to_string());
    }
    if skills > 0 {
        parts.push(Count::new(skills, "skill").to_string());
    }
    format!("{}. `backend-guide show ID` shows one, by the name on the left.", parts.join(" and "))
}
