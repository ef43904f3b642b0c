//! A roadmap file → [`Roadmap`]. What is wrong is said and left out; the rest is kept.

use super::attributes::{self, StudyAttributes};
use super::model::{CheckQuestion, Module, Project, Resource, Roadmap, RoadmapKind, Study, Topic, TopicId};
use super::{Diagnostic, Hours};
use crate::domain::markdown::{
    self, Attributes, Element, ElementKind, Entry, Frontmatter, Run, Source, Value, ValueKind, plain,
};
use crate::domain::text::{SafeText, Slug};

/// The keys that a roadmap's frontmatter may hold.
const KEYS: [&str; 6] = ["title", "summary", "hours", "requires", "reviewed", "outline"];
/// What a heading of the second level begins with when it is a project.
const PROJECT: &str = "Project:";

/// Reads a roadmap or skill. The category is filled in by the caller, who knows the persona's names.
pub(super) fn read_roadmap(
    source: &Source,
    id: &Slug,
    kind: RoadmapKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Roadmap {
    let front = markdown::split(source, diagnostics);
    let mut reader = Reader { source, id, diagnostics };
    for (key, value) in &front.entries {
        if !KEYS.contains(&key.as_str()) {
            reader.diagnostics.push(Diagnostic::warning(
                "unknown-key",
                value.location.clone(),
                format!("a roadmap has no key '{key}'"),
                format!("use one of {}", KEYS.join(", ")),
            ));
        }
    }
    let title = scalar(&front, "title");
    if title.is_none() {
        reader.warn("no-title", 0..0, "the roadmap has no title", "add 'title:' to the frontmatter");
    }
    let outline_only = scalar(&front, "outline").is_some_and(|value| &*value == "true");
    let hours = reader.hours(&front);
    let requires = reader.requires(&front);
    let document = markdown::parse(source.text(), front.body);
    let (intro, modules) = reader.body(document.elements, outline_only);
    let location = front.get("title").map_or_else(|| source.locate(0..0), |value| value.location.clone());
    Roadmap {
        title: title.unwrap_or_else(|| SafeText::new(id.as_str())),
        id: id.clone(),
        summary: scalar(&front, "summary"),
        category: SafeText::default(),
        kind,
        hours,
        requires,
        reviewed: scalar(&front, "reviewed"),
        outline_only: outline_only || modules.is_empty(),
        is_language: false,
        guide_row: None,
        intro,
        modules,
        location,
    }
}

/// The text of a scalar under `key`, on one line.
pub(super) fn scalar(front: &Frontmatter, key: &str) -> Option<SafeText> {
    match &front.get(key)?.kind {
        ValueKind::Scalar(text) => Some(SafeText::single_line(text)),
        _ => None,
    }
}

/// The scalars of a list under `key`, each with its place. A single scalar is a list of one.
pub(super) fn scalars(value: &Value) -> Vec<(&SafeText, &markdown::Location)> {
    match &value.kind {
        ValueKind::Scalar(text) => vec![(text, &value.location)],
        ValueKind::List(items) => items
            .iter()
            .filter_map(|item| match &item.kind {
                ValueKind::Scalar(text) => Some((text, &item.location)),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

struct Reader<'a> {
    source: &'a Source,
    id: &'a Slug,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// The parts of a topic behind its teaching text.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Text,
    Outcomes,
    Resources,
    Checks,
}

impl Reader<'_> {
    fn warn(&mut self, code: &'static str, range: std::ops::Range<usize>, message: impl Into<String>, hint: &str) {
        self.diagnostics.push(Diagnostic::warning(code, self.source.locate(range), message, hint));
    }

    fn hours(&mut self, front: &Frontmatter) -> Option<Hours> {
        let Some(value) = front.get("hours") else {
            self.warn("no-hours", 0..0, "the roadmap states no hours", "add 'hours: low-high' to the frontmatter");
            return None;
        };
        let text = scalar(front, "hours").unwrap_or_default();
        match attributes::parse_hours(&text) {
            Ok(hours) => Some(hours),
            Err(message) => {
                let hint = "write a range of hours such as 250-320";
                self.diagnostics.push(Diagnostic::warning("bad-hours", value.location.clone(), message, hint));
                None
            }
        }
    }

    fn requires(&mut self, front: &Frontmatter) -> Vec<Slug> {
        let Some(value) = front.get("requires") else { return Vec::new() };
        let mut ids = Vec::new();
        for (text, location) in scalars(value) {
            match text.parse() {
                Ok(id) => ids.push(id),
                Err(error) => self.diagnostics.push(Diagnostic::warning(
                    "bad-id",
                    location.clone(),
                    format!("'{text}' names no roadmap: {error}"),
                    "write the file name of the roadmap without its ending",
                )),
            }
        }
        ids
    }

    fn body(&mut self, elements: Vec<Element>, outline_only: bool) -> (Vec<Element>, Vec<Module>) {
        let mut intro = Vec::new();
        let mut modules: Vec<Module> = Vec::new();
        let mut elements = elements.into_iter().peekable();
        while let Some(element) = elements.next() {
            let ElementKind::Heading { level, content, attributes } = &element.kind else {
                match modules.last_mut() {
                    Some(module) => module.intro.push(element),
                    None => intro.push(element),
                }
                continue;
            };
            let title = SafeText::single_line(&plain(content));
            let mut body = Vec::new();
            let is_project = *level == 2 && title.starts_with(PROJECT);
            if is_project || *level == 3 {
                while let Some(next) = elements.next_if(|next| !opens(next)) {
                    body.push(next);
                }
            }
            match level {
                2 if is_project => {
                    let title = SafeText::single_line(title.trim_start_matches(PROJECT));
                    if let Some(study) = self.study(title, attributes, &element) {
                        let project = Self::project(study, body);
                        if modules.is_empty() {
                            modules.push(Module {
                                title: SafeText::new("Projects"),
                                intro: Vec::new(),
                                topics: Vec::new(),
                                projects: Vec::new(),
                            });
                        }
                        if let Some(module) = modules.last_mut() {
                            module.projects.push(project);
                        }
                    }
                }
                2 => modules.push(Module { title, intro: Vec::new(), topics: Vec::new(), projects: Vec::new() }),
                3 => {
                    let Some(module) = modules.last_mut() else {
                        let message = format!("the topic '{title}' stands before the first module");
                        self.warn(
                            "topic-outside-module",
                            element.range.clone(),
                            message,
                            "put it under a '## ' heading",
                        );
                        continue;
                    };
                    if let Some(study) = self.study(title, attributes, &element) {
                        module.topics.push(self.topic(study, body, outline_only));
                    }
                }
                _ => match modules.last_mut() {
                    Some(module) => module.intro.push(element),
                    None => intro.push(element),
                },
            }
        }
        (intro, modules)
    }

    fn study(&mut self, title: SafeText, attributes: &Attributes, element: &Element) -> Option<Study> {
        let location = self.source.locate(element.range.clone());
        let read = attributes::read(attributes, &location, self.source, self.diagnostics)?;
        let StudyAttributes { id, depth, hours, needs, concept } = read;
        let needs = needs
            .into_iter()
            .map(|(roadmap, topic)| TopicId { roadmap: roadmap.unwrap_or_else(|| self.id.clone()), topic })
            .collect();
        let id = TopicId { roadmap: self.id.clone(), topic: id };
        Some(Study { id, title, depth, hours, needs, concept, location })
    }

    fn topic(&mut self, study: Study, body: Vec<Element>, outline_only: bool) -> Topic {
        let mut topic =
            Topic { study, text: Vec::new(), outcomes: Vec::new(), resources: Vec::new(), checks: Vec::new() };
        let mut part = Part::Text;
        for element in body {
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
                            None => self.warn(
                                "resource-without-link",
                                entry.range.clone(),
                                "a resource without a link",
                                "write '- [Title](https://…) · docs'",
                            ),
                        }
                    }
                }
                (Part::Checks, ElementKind::Items { entries, .. }) => {
                    for entry in entries {
                        match check_question(entry) {
                            Some(check) => topic.checks.push(check),
                            None => self.warn(
                                "question-without-answer",
                                entry.range.clone(),
                                "a check question without an answer",
                                "write the answer under it as an indented '> …'",
                            ),
                        }
                    }
                }
                _ => topic.text.push(element),
            }
        }
        if !outline_only {
            self.missing_parts(&topic);
        }
        topic
    }

    fn missing_parts(&mut self, topic: &Topic) {
        let parts = [
            ("teaching text", topic.text.is_empty()),
            ("'You can'", topic.outcomes.is_empty()),
            ("'Study'", topic.resources.is_empty()),
            ("'Check'", topic.checks.is_empty()),
        ];
        for (part, missing) in parts {
            if missing {
                self.diagnostics.push(Diagnostic::warning(
                    "topic-part-missing",
                    topic.study.location.clone(),
                    format!("the topic '{}' has no {part}", topic.study.title),
                    "add it, or mark the file with 'outline: true'",
                ));
            }
        }
    }

    fn project(study: Study, body: Vec<Element>) -> Project {
        let mut project = Project { study, brief: Vec::new(), acceptance: Vec::new() };
        for element in body {
            match &element.kind {
                ElementKind::Items { entries, .. } if entries.iter().all(|entry| entry.task.is_some()) => {
                    project.acceptance.extend(entries.iter().map(entry_text));
                }
                _ => project.brief.push(element),
            }
        }
        project
    }
}

/// Whether an element begins a module, project or topic.
fn opens(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Heading { level: 2 | 3, .. })
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

/// The text of the first paragraphs of an entry, on one line.
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
