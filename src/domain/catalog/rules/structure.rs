//! Rules about how a roadmap is built up.

use super::Findings;
use crate::domain::catalog::{Catalog, Project, Roadmap};
use crate::domain::markdown::ElementKind;
use crate::domain::text::Count;

/// A roadmap has at least this many projects.
const PROJECTS: usize = 3;

/// There are enough projects.
pub(super) fn has_enough_projects(roadmap: &Roadmap, _: &Catalog, findings: &mut Findings) {
    let count = roadmap.projects().count();
    if count < PROJECTS && !roadmap.modules.is_empty() {
        findings.warn(
            "few-projects",
            &roadmap.location,
            format!("'{}' has {}; a roadmap has at least {PROJECTS}", roadmap.title, Count::new(count, "project")),
            "add '## Project: …' with a brief and a list of what done means",
        );
    }
}

/// What is learnt last is built too: a project closes the last module. One project may close several modules.
pub(super) fn ends_in_something_built(roadmap: &Roadmap, _: &Catalog, findings: &mut Findings) {
    let Some(last) = roadmap.modules.last().filter(|module| module.projects.is_empty()) else { return };
    findings.warn(
        "no-closing-project",
        last.topics.last().map_or(&roadmap.location, |topic| &topic.study.location),
        format!("the last module '{}' ends in nothing built", last.title),
        "close it with a project",
    );
}

/// A reader is told what this is, who hires for it and when it was last looked at.
pub(super) fn is_introduced(roadmap: &Roadmap, _: &Catalog, findings: &mut Findings) {
    let has_paragraph = roadmap.intro().iter().any(|element| matches!(element.kind, ElementKind::Paragraph(_)));
    let reviewed = roadmap.reviewed.as_ref().is_some_and(|text| is_year_and_month(text));
    let lacks = [
        (
            !has_paragraph,
            "no-intro",
            "has no paragraph before its first module",
            "say what this is and who hires for it",
        ),
        (roadmap.summary.is_none(), "no-summary", "has no summary", "add 'summary:' with one sentence"),
        (!reviewed, "not-reviewed", "does not say when it was reviewed", "add 'reviewed: 2026-11', year and month"),
    ];
    for (_, code, what, hint) in lacks.into_iter().filter(|(lacks, ..)| *lacks) {
        findings.warn(code, &roadmap.location, format!("'{}' {what}", roadmap.title), hint);
    }
}

/// A project lists what done means.
pub(super) fn project_says_what_done_means(project: &Project, findings: &mut Findings) {
    if project.text().acceptance.is_empty() {
        findings.warn(
            "no-acceptance",
            &project.study.location,
            format!("the project '{}' does not say what done means", project.study.title),
            "add a list of '- [ ] …'",
        );
    }
}

fn is_year_and_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else { return false };
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}
