//! `show`: a roadmap, a topic or project of it, or a path, in full.

use super::paths::path_text;
use super::roadmaps::in_hours;
use crate::cli::columns::{Side, columns};
use crate::cli::prose::render;
use crate::cli::shape::{PathShape, RoadmapShape, StudyShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{Catalog, Project, Roadmap, Study, Topic};
use crate::domain::text::{Count, SafeText, number};

/// Shows what an identifier names.
pub(in crate::cli) fn show(catalog: &Catalog, id: &str, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    if let Some((roadmap, topic)) = id.split_once('/') {
        return study(find(catalog, roadmap)?, id, topic, as_json, view);
    }
    let path = catalog.path(id).filter(|_| !catalog.roadmaps.iter().any(|roadmap| roadmap.id.as_str() == id));
    if let Some(path) = path {
        let text = if as_json { json(PathShape::from(path)) } else { path_text(catalog, path, view) };
        return Ok(Answer::new(text));
    }
    let roadmap = find(catalog, id)?;
    Ok(Answer::new(if as_json { json(RoadmapShape::from(roadmap)) } else { roadmap_text(roadmap, view) }))
}

fn find<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Roadmap, Refusal> {
    catalog.roadmaps.iter().find(|roadmap| roadmap.id.as_str() == id).ok_or_else(|| {
        let roadmaps = catalog.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
        let paths = catalog.paths.iter().map(|path| path.id.as_str());
        Refusal::unknown("roadmap or path", id, roadmaps.chain(paths), "backend-guide roadmaps")
    })
}

fn study(roadmap: &Roadmap, id: &str, topic: &str, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let named = |study: &Study| study.id.topic.as_str() == topic;
    if let Some(topic) = roadmap.topics().find(|topic| named(&topic.study)) {
        let text = if as_json { json(StudyShape::Topic(topic.into())) } else { topic_text(topic, view) };
        return Ok(Answer::new(text));
    }
    if let Some(project) = roadmap.projects().find(|project| named(&project.study)) {
        let text = if as_json { json(StudyShape::Project(project.into())) } else { project_text(project, view) };
        return Ok(Answer::new(text));
    }
    let studies = roadmap.topics().map(|topic| &topic.study).chain(roadmap.projects().map(|project| &project.study));
    let short: Vec<&str> = studies.map(|study| study.id.topic.as_str()).collect();
    match Refusal::unknown("topic", topic, short, format!("backend-guide show {}", roadmap.id)) {
        Refusal::Unknown { what, meant, list, .. } => Err(Refusal::Unknown {
            what,
            name: SafeText::single_line(id),
            meant: meant.into_iter().map(|meant| format!("{}/{meant}", roadmap.id)).collect(),
            list,
        }),
        other => Err(other),
    }
}

fn roadmap_text(roadmap: &Roadmap, view: &View) -> String {
    let mut text = format!("{}\n", view.title(&format!("{} ({}, {})", roadmap.title, roadmap.id, roadmap.category)));
    if let Some(summary) = &roadmap.summary {
        text.push_str(&hang("", summary, view.width));
    }
    text.push('\n');
    text.push_str(&hang("", &figures(roadmap), view.width));
    if !roadmap.requires.is_empty() {
        let ids: Vec<&str> = roadmap.requires.iter().map(|id| id.as_str()).collect();
        text.push_str(&hang("Learn first: ", &ids.join(", "), view.width));
    }
    if !roadmap.intro.is_empty() {
        text.push('\n');
        text.push_str(&render(&roadmap.intro, view.width));
    }
    for module in &roadmap.modules {
        text.push_str(&format!("\n{}\n", view.title(&module.title)));
        let topics = module.topics.iter().map(|topic| row(&topic.study, ""));
        let projects = module.projects.iter().map(|project| row(&project.study, "Project: "));
        let rows: Vec<Vec<String>> = topics.chain(projects).collect();
        text.push_str(&columns(&rows, &[Side::Left, Side::Right, Side::Left], "  "));
    }
    if roadmap.modules.is_empty() {
        text.push_str("\nNo topics stand behind this roadmap in the content in use.\n");
    } else {
        let example = roadmap.topics().next().map_or_else(String::new, |topic| {
            format!("\n`backend-guide show {}` shows a topic in full.\n", topic.study.id)
        });
        text.push_str(&example);
    }
    text
}

fn figures(roadmap: &Roadmap) -> String {
    let mut parts = Vec::new();
    match (roadmap.hours, roadmap.expected_hours()) {
        (Some(hours), Some(expected)) if !roadmap.modules.is_empty() => {
            parts.push(format!("{} (its topics and projects add up to {})", in_hours(hours), number(expected)));
        }
        (Some(hours), _) => parts.push(in_hours(hours)),
        (None, Some(expected)) => parts.push(format!("{} h", number(expected))),
        (None, None) => parts.push("no hours stated".to_owned()),
    }
    if !roadmap.modules.is_empty() {
        parts.push(Count::new(roadmap.topics().count(), "topic").to_string());
        parts.push(Count::new(roadmap.projects().count(), "project").to_string());
    }
    if let Some(reviewed) = &roadmap.reviewed {
        parts.push(format!("reviewed {reviewed}"));
    }
    if roadmap.outline_only && !roadmap.modules.is_empty() {
        parts.push("an outline so far".to_owned());
    }
    parts.join(", ")
}

fn row(study: &Study, before: &str) -> Vec<String> {
    vec![
        study.id.topic.to_string(),
        in_hours(study.hours),
        study.depth.name().to_owned(),
        format!("{before}{}", study.title),
    ]
}

/// Title, depth, hours and needs.
fn heading(study: &Study, before: &str, view: &View) -> String {
    let mut text = format!("{}\n", view.title(&format!("{before}{} ({})", study.title, study.id)));
    let mut about = format!("{}, {}", study.depth.name(), in_hours(study.hours));
    if let Some(concept) = &study.concept {
        about.push_str(&format!(", concept {concept}"));
    }
    text.push_str(&hang("", &about, view.width));
    if !study.needs.is_empty() {
        let needs: Vec<String> = study.needs.iter().map(ToString::to_string).collect();
        text.push_str(&hang("Learn first: ", &needs.join(", "), view.width));
    }
    text
}

fn topic_text(topic: &Topic, view: &View) -> String {
    let mut text = heading(&topic.study, "", view);
    if !topic.text.is_empty() {
        text.push('\n');
        text.push_str(&render(&topic.text, view.width));
    }
    let mut part = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n{}", view.title(title), lines.concat()));
        }
    };
    part("You can", topic.outcomes.iter().map(|outcome| hang("- ", outcome, view.width)).collect());
    let study = topic.resources.iter().map(|resource| {
        let kind = if resource.kind.is_empty() { String::new() } else { format!(" ({})", resource.kind) };
        format!("{}  {}\n", hang("- ", &format!("{}{kind}", resource.title), view.width), resource.url)
    });
    part("Study", study.collect());
    let checks = topic
        .checks
        .iter()
        .map(|check| format!("{}{}", hang("- ", &check.question, view.width), hang("    ", &check.answer, view.width)));
    part("Check", checks.collect());
    text
}

fn project_text(project: &Project, view: &View) -> String {
    let mut text = heading(&project.study, "Project: ", view);
    if !project.brief.is_empty() {
        text.push('\n');
        text.push_str(&render(&project.brief, view.width));
    }
    if !project.acceptance.is_empty() {
        text.push_str(&format!("\n{}\n", view.title("Done means")));
        for criterion in &project.acceptance {
            text.push_str(&hang("[ ] ", criterion, view.width));
        }
    }
    text
}
