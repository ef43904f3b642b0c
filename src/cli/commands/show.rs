//! `show`: a roadmap, a topic or project of it, or a path, in full.

use super::paths::path_text;
use super::roadmaps::in_hours;
use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::prose::render;
use crate::cli::shape::{PathShape, RoadmapShape, StudyShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{Catalog, Project, Roadmap, Study, Topic};
use crate::domain::text::{Count, SafeText, Slug, number};

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

pub(super) fn find<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Roadmap, Refusal> {
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
    let mut page = Page::new(view);
    page.title(&format!("{} ({}, {})", roadmap.title, roadmap.id, roadmap.category));
    if let Some(summary) = &roadmap.summary {
        page.say(summary);
    }
    page.gap();
    page.say(&figures(roadmap));
    if !roadmap.requires.is_empty() {
        let ids: Vec<&str> = roadmap.requires.iter().map(Slug::as_str).collect();
        page.hang("Learn first: ", &ids.join(", "));
    }
    if !roadmap.intro().is_empty() {
        page.gap();
        page.lines(&render(roadmap.intro(), view.width));
    }
    for module in &roadmap.modules {
        page.gap();
        page.title(&module.title);
        let topics = module.topics.iter().map(|topic| row(&topic.study, ""));
        let projects = module.projects.iter().map(|project| row(&project.study, "Project: "));
        let rows: Vec<Vec<String>> = topics.chain(projects).collect();
        page.lines(&columns(&rows, &[Side::Left, Side::Right, Side::Left], "  "));
    }
    page.gap();
    match roadmap.topics().next() {
        Some(topic) => page.say(&format!("`backend-guide show {}` shows a topic in full.", topic.study.id)),
        None => page.say("No topics stand behind this roadmap in the content in use."),
    }
    page.finish()
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

/// A page with title, depth, hours and needs.
fn opened<'a>(study: &Study, before: &str, view: &'a View) -> Page<'a> {
    let mut page = Page::new(view);
    page.title(&format!("{before}{} ({})", study.title, study.id));
    let concept = study.concept.as_ref().map_or_else(String::new, |concept| format!(", concept {concept}"));
    page.say(&format!("{}, {}{concept}", study.depth.name(), in_hours(study.hours)));
    if !study.needs.is_empty() {
        let needs: Vec<String> = study.needs.iter().map(ToString::to_string).collect();
        page.hang("Learn first: ", &needs.join(", "));
    }
    page
}

fn topic_text(topic: &Topic, view: &View) -> String {
    let mut page = opened(&topic.study, "", view);
    if !topic.text().teaching.is_empty() {
        page.gap();
        page.lines(&render(&topic.text().teaching, view.width));
    }
    if !topic.text().outcomes.is_empty() {
        page.gap();
        page.title("You can");
        topic.text().outcomes.iter().for_each(|outcome| page.hang("- ", outcome));
    }
    if !topic.text().resources.is_empty() {
        page.gap();
        page.title("Study");
        for resource in &topic.text().resources {
            let kind = if resource.kind.is_empty() { String::new() } else { format!(" ({})", resource.kind) };
            page.hang("- ", &format!("{}{kind}", resource.title));
            page.lines(&format!("  {}\n", resource.url));
        }
    }
    if !topic.text().checks.is_empty() {
        page.gap();
        page.title("Check");
        for check in &topic.text().checks {
            page.hang("- ", &check.question);
            page.hang("    ", &check.answer);
        }
    }
    page.finish()
}

fn project_text(project: &Project, view: &View) -> String {
    let mut page = opened(&project.study, "Project: ", view);
    if !project.text().brief.is_empty() {
        page.gap();
        page.lines(&render(&project.text().brief, view.width));
    }
    if !project.text().acceptance.is_empty() {
        page.gap();
        page.title("Done means");
        project.text().acceptance.iter().for_each(|criterion| page.hang("[ ] ", criterion));
    }
    page.finish()
}
