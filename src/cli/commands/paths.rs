//! `paths`: the ways to a goal.

use crate::cli::page::Page;
use crate::cli::shape::{PathShape, PathsShape, json};
use crate::cli::{Answer, View};
use crate::domain::catalog::{Catalog, Choice, Fact, LearningPath, Span, Step, StepKind};
use crate::domain::text::{Listed, Slug};

/// Lists the paths with their claims and steps.
pub(in crate::cli) fn paths(catalog: &Catalog, as_json: bool, view: &View) -> Answer {
    if as_json {
        return Answer::new(json(PathsShape { paths: catalog.paths.iter().map(PathShape::from).collect() }));
    }
    if catalog.paths.is_empty() {
        return Answer::new("The content names no learning paths.\n");
    }
    let texts: Vec<String> = catalog.paths.iter().map(|path| path_text(catalog, path, view)).collect();
    Answer::new(texts.join("\n"))
}

/// One path as text.
pub(super) fn path_text(catalog: &Catalog, path: &LearningPath, view: &View) -> String {
    let mut page = Page::new(view);
    page.title(&format!("{} ({})", path.title, path.id));
    page.say(&claim(path));
    if let Some(outcome) = &path.outcome {
        page.hang("Leads to: ", outcome);
    }
    for (number, step) in (1..).zip(&path.steps) {
        page.hang(&format!("  {number}. "), &step_text(catalog, step));
    }
    if path.steps.is_empty() {
        page.hang("  ", "No steps are stated.");
    }
    page.finish()
}

/// What a path claims, each figure with its place.
fn claim(path: &LearningPath) -> String {
    let placed = |text: Option<String>, fact: &Option<Fact<Span>>| {
        text.zip(fact.as_ref()).map(|(text, fact)| format!("{text} ({})", fact.location))
    };
    let parts: Vec<String> = [placed(hours_claimed(path), &path.hours), placed(time_claimed(path), &path.months)]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        "No hours or months are stated.".to_owned()
    } else {
        format!("Claims {}", Listed::and(&parts))
    }
}

/// The hours that a path claims, with their unit.
pub(super) fn hours_claimed(path: &LearningPath) -> Option<String> {
    path.hours.as_ref().map(with_unit)
}

/// The calendar time that a path claims, with its unit.
pub(super) fn time_claimed(path: &LearningPath) -> Option<String> {
    path.months.as_ref().map(with_unit)
}

/// The words of the content; a path file writes its figures without a unit.
fn with_unit(fact: &Fact<Span>) -> String {
    if fact.text.chars().any(char::is_alphabetic) {
        fact.text.to_string()
    } else {
        format!("{} {}", fact.text, fact.value.unit.name())
    }
}

/// A step in words: `SQL, to core depth`.
pub(super) fn step_text(catalog: &Catalog, step: &Step) -> String {
    let title = |id: &Slug| catalog.roadmap(id).map_or_else(|| id.to_string(), |roadmap| roadmap.title.to_string());
    match &step.kind {
        StepKind::Named(text) => text.to_string(),
        StepKind::Take(id) => format!("{}, to {} depth", title(id), step.depth.name()),
        StepKind::Choose(Choice { slot, suggested, open }) => {
            let names = |ids: &[Slug]| Listed::or(&ids.iter().map(title).collect::<Vec<String>>()).to_string();
            let choice = match (suggested.is_empty(), open.is_empty()) {
                (false, true) => names(suggested),
                (true, _) => names(open),
                (false, false) => format!("{} (also open: {})", names(suggested), names(open)),
            };
            format!("{}: {choice}, to {} depth", slot.as_str().replace('-', " "), step.depth.name())
        }
    }
}
