//! What stands under the heading of a topic or project, taken apart when somebody first looks at it.

use std::sync::OnceLock;

use super::Diagnostic;
use super::passage::Passage;
use crate::domain::markdown::{Element, ElementKind, Entry, Run, plain};
use crate::domain::text::SafeText;

/// The text of a topic.
#[derive(Clone, Debug, Default)]
pub struct TopicText {
    /// The teaching text.
    pub teaching: Vec<Element>,
    /// What one can do afterwards.
    pub outcomes: Vec<SafeText>,
    /// Where to study.
    pub resources: Vec<Resource>,
    /// Questions that ask whether it stuck.
    pub checks: Vec<CheckQuestion>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The text of a project.
#[derive(Clone, Debug, Default)]
pub struct ProjectText {
    /// The brief.
    pub brief: Vec<Element>,
    /// What done means.
    pub acceptance: Vec<SafeText>,
}

/// Where to study.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// Its title.
    pub title: SafeText,
    /// Its https address, as written.
    pub url: SafeText,
    /// `docs`, `book`, `course`, `article`, `video`, `tool`, `spec` or `practice`; empty where not stated.
    pub kind: SafeText,
}

/// A question with the answer that a practitioner would accept.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckQuestion {
    /// The question.
    pub question: SafeText,
    /// The answer.
    pub answer: SafeText,
}

/// A text that is taken apart once, when it is first asked for.
#[derive(Clone, Debug)]
pub(super) struct Deferred<T> {
    passage: Passage,
    text: OnceLock<T>,
}

impl<T> Deferred<T> {
    pub(super) fn new(passage: Passage) -> Self {
        Self { passage, text: OnceLock::new() }
    }

    pub(super) fn get(&self, read: impl Fn(&Passage) -> T) -> &T {
        self.text.get_or_init(|| read(&self.passage))
    }

    pub(super) fn raw(&self) -> &str {
        self.passage.raw()
    }
}

/// The parts of a topic behind its teaching text.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Teaching,
    Outcomes,
    Resources,
    Checks,
}

/// Takes a topic's text apart.
pub(super) fn topic(passage: &Passage) -> TopicText {
    let mut topic = TopicText::default();
    let mut part = Part::Teaching;
    for element in passage.read() {
        if let Some(next) = part_heading(&element) {
            part = next;
            continue;
        }
        match (part, &element.kind) {
            (Part::Outcomes, ElementKind::Items { entries, .. }) => {
                topic.outcomes.extend(entries.iter().map(entry_text));
            }
            (Part::Resources, ElementKind::Items { entries, .. }) => {
                for entry in entries {
                    match resource(entry) {
                        Some(resource) => topic.resources.push(resource),
                        None => topic.diagnostics.push(Diagnostic::warning(
                            "resource-without-link",
                            passage.source().locate(entry.range.clone()),
                            "a resource without a link",
                            "write '- [Title](https://…) · docs'",
                        )),
                    }
                }
            }
            (Part::Checks, ElementKind::Items { entries, .. }) => {
                for entry in entries {
                    match check_question(entry) {
                        Some(check) => topic.checks.push(check),
                        None => topic.diagnostics.push(Diagnostic::warning(
                            "question-without-answer",
                            passage.source().locate(entry.range.clone()),
                            "a check question without an answer",
                            "write the answer under it as an indented '> …'",
                        )),
                    }
                }
            }
            _ => topic.teaching.push(element),
        }
    }
    topic
}

/// Takes a project's text apart.
pub(super) fn project(passage: &Passage) -> ProjectText {
    let mut project = ProjectText::default();
    for element in passage.read() {
        match &element.kind {
            ElementKind::Items { entries, .. } if entries.iter().all(|entry| entry.task.is_some()) => {
                project.acceptance.extend(entries.iter().map(entry_text));
            }
            _ => project.brief.push(element),
        }
    }
    project
}

fn part_heading(element: &Element) -> Option<Part> {
    let ElementKind::Paragraph(runs) = &element.kind else { return None };
    let [run] = runs.as_slice() else { return None };
    if !run.style.strong {
        return None;
    }
    match run.text.trim() {
        "You can" => Some(Part::Outcomes),
        "Study" => Some(Part::Resources),
        "Check" => Some(Part::Checks),
        _ => None,
    }
}

/// The text of the paragraphs of an entry, on one line.
fn entry_text(entry: &Entry) -> SafeText {
    SafeText::single_line(&paragraphs(&entry.elements))
}

fn paragraphs(elements: &[Element]) -> String {
    let mut out = String::new();
    for element in elements {
        if let ElementKind::Paragraph(runs) = &element.kind {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&plain(runs));
        }
    }
    out
}

fn resource(entry: &Entry) -> Option<Resource> {
    let runs = entry.elements.iter().find_map(|element| match &element.kind {
        ElementKind::Paragraph(runs) => Some(runs.as_slice()),
        _ => None,
    })?;
    let url = runs.iter().find_map(|run| run.link.clone())?;
    let (linked, rest): (Vec<Run>, Vec<Run>) = runs.iter().cloned().partition(|run| run.link.is_some());
    let kind = SafeText::single_line(plain(&rest).trim().trim_start_matches('·'));
    Some(Resource { title: SafeText::single_line(&plain(&linked)), url, kind })
}

fn check_question(entry: &Entry) -> Option<CheckQuestion> {
    let question = entry_text(entry);
    let answer = entry.elements.iter().find_map(|element| match &element.kind {
        ElementKind::Quote(inner) => Some(SafeText::single_line(&paragraphs(inner))),
        _ => None,
    })?;
    (!question.is_empty() && !answer.is_empty()).then_some(CheckQuestion { question, answer })
}
