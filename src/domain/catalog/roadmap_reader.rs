//! A roadmap file → [`Roadmap`]. What is wrong is said and left out; the rest is kept.

use std::ops::Range;

use super::attributes::{self, StudyAttributes};
use super::headings::{self, Heading};
use super::model::{Module, Project, Roadmap, RoadmapKind, Study, Topic, TopicId};
use super::passage::Passage;
use super::study_text::Deferred;
use super::{Diagnostic, Hours};
use crate::domain::markdown::{self, Attributes, Frontmatter, Source, Value, ValueKind};
use crate::domain::text::{SafeText, Slug};

/// The keys that a roadmap's frontmatter may hold.
const KEYS: [&str; 7] = ["title", "summary", "hours", "requires", "reviewed", "outline", "was"];
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
    let was = reader.was(&front);
    let (intro, modules) = reader.body(front.body);
    let location = front.get("title").map_or_else(|| source.locate(0..0), |value| value.location.clone());
    Roadmap {
        title: title.unwrap_or_else(|| SafeText::new(id.as_str())),
        id: id.clone(),
        summary: scalar(&front, "summary"),
        category: SafeText::default(),
        kind,
        hours,
        requires,
        was,
        reviewed: scalar(&front, "reviewed"),
        outline_only: outline_only || modules.is_empty(),
        is_language: false,
        guide_row: None,
        intro: Some(intro),
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

    /// Names that the file had in earlier releases.
    fn was(&mut self, front: &Frontmatter) -> Vec<(Slug, markdown::Location)> {
        let Some(value) = front.get("was") else { return Vec::new() };
        let mut ids = Vec::new();
        let names = scalars(value);
        let hint = "write the name that the file had, without its ending";
        let is_empty_list = matches!(&value.kind, ValueKind::List(items) if items.is_empty());
        if names.is_empty() && !is_empty_list {
            let message = "'was' names no file";
            self.diagnostics.push(Diagnostic::error("bad-alias", value.location.clone(), message, hint));
        }
        for (text, location) in names {
            match text.parse() {
                Ok(id) => ids.push((id, location.clone())),
                Err(error) => {
                    let message = format!("'{text}' names no file: {error}");
                    self.diagnostics.push(Diagnostic::error("bad-alias", location.clone(), message, hint));
                }
            }
        }
        ids
    }

    /// Reads the headings; what stands between them is kept for when somebody looks at it.
    fn body(&mut self, from: usize) -> (Passage, Vec<Module>) {
        let source = self.source;
        let headings = headings::read(source.text(), from);
        let end = |index: usize| headings.get(index).map_or(source.text().len(), |next| next.range.start);
        let intro = Passage::new(source, from..end(0));
        let mut modules: Vec<Module> = Vec::new();
        for (index, Heading { range, level, title, attributes }) in headings.iter().enumerate() {
            let passage = Passage::new(source, range.end..end(index + 1));
            match (level, title.strip_prefix(PROJECT)) {
                (2, Some(title)) => {
                    let title = SafeText::single_line(title);
                    let Some(study) = self.study(title, attributes, range) else { continue };
                    if modules.is_empty() {
                        modules.push(module(SafeText::new("Projects"), Passage::new(source, range.start..range.start)));
                    }
                    if let Some(module) = modules.last_mut() {
                        module.projects.push(Project { study, text: Deferred::new(passage) });
                    }
                }
                (2, None) => modules.push(module(title.clone(), passage)),
                _ => {
                    let Some(module) = modules.last_mut() else {
                        let message = format!("the topic '{title}' stands before the first module");
                        self.warn("topic-outside-module", range.clone(), message, "put it under a '## ' heading");
                        continue;
                    };
                    if let Some(study) = self.study(title.clone(), attributes, range) {
                        module.topics.push(Topic { study, text: Deferred::new(passage) });
                    }
                }
            }
        }
        (intro, modules)
    }

    fn study(&mut self, title: SafeText, attributes: &Attributes, heading: &Range<usize>) -> Option<Study> {
        let location = self.source.locate(heading.clone());
        let read = attributes::read(attributes, self.id, &location, self.source, self.diagnostics)?;
        let StudyAttributes { id, depth, hours, needs, concept, was } = read;
        let needs = needs
            .into_iter()
            .map(|(roadmap, topic)| TopicId { roadmap: roadmap.unwrap_or_else(|| self.id.clone()), topic })
            .collect();
        let id = TopicId { roadmap: self.id.clone(), topic: id };
        Some(Study { id, title, depth, hours, needs, concept, was, location })
    }
}

fn module(title: SafeText, intro: Passage) -> Module {
    Module { title, intro, topics: Vec::new(), projects: Vec::new() }
}
