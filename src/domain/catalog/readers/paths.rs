//! Learning paths, and the rungs of ladders.

use std::ops::Range;

use super::count;
use super::flat::{Flat, Lead};
use super::page::{Heading, Page, entries, entry_text, has_word, paragraph};
use super::path_body::{self, Body};
use super::roadmaps::is_catalogue;
use super::{career, steps};
use crate::domain::catalog::{Diagnostic, PathKind, StatedPath};
use crate::domain::markdown::{Element, ElementKind};
use crate::domain::text::{SafeText, clean_name, plain_words, spans};

const PATH_WORDS: [&str; 8] =
    ["path", "paths", "pathway", "pathways", "journey", "journeys", "progression", "progressions"];

/// Words with which a rung of a ladder is called.
const RUNGS: [&str; 14] = [
    "beginner",
    "beginners",
    "novice",
    "starter",
    "intermediate",
    "advanced",
    "expert",
    "experts",
    "mastery",
    "master",
    "foundation",
    "foundations",
    "absolute",
    "professional",
];
/// Words that number a rung.
const NUMBERED_RUNGS: [&str; 11] =
    ["level", "phase", "stage", "step", "part", "module", "week", "weeks", "month", "months", "year"];

/// Reads the paths of every section that is named for them. `known` are names of roadmaps and languages in lower case.
pub(super) fn read(page: &Page<'_>, known: &[String], diagnostics: &mut Vec<Diagnostic>) -> Vec<StatedPath> {
    let reader = Reader { page, known };
    let mut paths = Vec::new();
    let mut done = 0;
    for heading in &page.headings {
        if heading.element < done || heading.level < 2 {
            continue;
        }
        let first = paths.len();
        if reader.is_path_section(heading) {
            reader.section(heading, &mut paths);
            done = heading.body.end;
        } else if heading.level == 2 && is_numbered_rung(heading.words.trim_start_matches("learning ")) {
            paths.push(reader.from_heading(heading, PathKind::Stage));
            done = heading.body.end;
        }
        let listed = paths.len() - first;
        let nouns = ["level", "levels", "path", "paths", "phase", "phases", "stage", "stages", "track", "tracks"];
        if listed > 0
            && let Some(stated) = count::stated(&heading.title, &nouns)
            && !stated.is_met_by(listed)
        {
            diagnostics.push(stated.differs(listed, "path"));
        }
    }
    paths
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    known: &'p [String],
}

impl<'p, 'a> Reader<'p, 'a> {
    fn is_path_section(&self, heading: &Heading<'a>) -> bool {
        heading.has_word(&PATH_WORDS)
            && !heading.has_word(&["related", "link", "links", "reference", "references"])
            && !is_catalogue(self.page, heading)
            && !career::is_career(heading)
            && !self.page.above(heading).any(career::is_career)
    }

    fn section(&self, heading: &Heading<'a>, out: &mut Vec<StatedPath>) {
        let below = self.page.below(heading);
        let found = self.from_paragraphs(&heading.own);
        let mut listed = Vec::new();
        for part in &below {
            let path = self.from_heading(part, PathKind::Path);
            let says_something = path.duration.is_some() || path.hours.is_some() || !path.steps.is_empty();
            if says_something || part.has_word(&PATH_WORDS) || is_numbered_rung(&part.words) {
                listed.push(path);
            }
        }
        if listed.is_empty() && found.is_empty() && below.is_empty() {
            listed = self.from_list(heading);
        }
        if listed.is_empty() && found.is_empty() && below.is_empty() {
            listed.extend(self.from_itself(heading));
        }
        let mut all = found;
        all.append(&mut listed);
        call_rungs(&mut all);
        out.append(&mut all);
    }

    /// A sub-heading: `### Level 1: Beginner (80-120 hours)`.
    fn from_heading(&self, heading: &Heading<'a>, kind: PathKind) -> StatedPath {
        let body = Body {
            title: (&heading.title, heading.title.all()),
            rest: None,
            elements: self.page.elements(&heading.own),
            below: self.page.below(heading),
        };
        self.path(&body, kind)
    }

    /// `**Name (4-6 months):**` and what follows it; several may stand in one paragraph, each on its own line.
    fn from_paragraphs(&self, own: &Range<usize>) -> Vec<StatedPath> {
        let elements = self.page.elements(own);
        let texts: Vec<Option<Flat<'a>>> = elements.iter().map(|it| paragraph(self.page.source, it)).collect();
        let mut leads: Vec<(usize, &Flat<'a>, Lead)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let Some(text) = text else { continue };
            for line in text.lines() {
                if let Some(lead) = text.lead(&line).filter(|lead| names_path(text, lead)) {
                    leads.push((at, text, lead));
                }
            }
        }
        let mut paths = Vec::new();
        for (index, (at, text, lead)) in leads.iter().enumerate() {
            let next = leads.get(index + 1).map_or(elements.len(), |(at, ..)| *at).max(at + 1);
            let is_last_of_line = leads.get(index + 1).is_none_or(|(next, ..)| next > at);
            let follows = if is_last_of_line { at + 1..next } else { 0..0 };
            let follows: &[Element] = elements.get(follows).unwrap_or(&[]);
            let rule = follows.iter().position(|it| matches!(it.kind, ElementKind::Rule)).unwrap_or(follows.len());
            let body = Body {
                title: (text, lead.name.clone()),
                rest: Some(lead.rest.clone()),
                elements: follows.get(..rule).unwrap_or(&[]),
                below: Vec::new(),
            };
            paths.push(self.path(&body, PathKind::Path));
        }
        paths
    }

    /// A list whose entries begin with bold words. A numbered list is one ladder.
    fn from_list(&self, heading: &Heading<'a>) -> Vec<StatedPath> {
        let elements = self.page.elements(&heading.own);
        let texts: Vec<_> = entries(elements).map(|it| (it, entry_text(self.page.source, it))).collect();
        let led = |text: &Flat<'_>| text.lines().first().and_then(|line| text.lead(line));
        let all_led =
            texts.len() > 1 && texts.iter().all(|(_, text)| text.as_ref().is_some_and(|it| led(it).is_some()));
        if !all_led {
            return Vec::new();
        }
        let ordered = elements.iter().any(|it| matches!(it.kind, ElementKind::Items { start: Some(_), .. }));
        let ladder = ordered || heading.has_word(&["progression", "progressions"]);
        let kind = if ladder { PathKind::Stage } else { PathKind::Path };
        let mut paths = Vec::new();
        for (entry, text) in &texts {
            let Some((text, lead)) = text.as_ref().and_then(|it| Some((it, led(it)?))) else {
                continue;
            };
            let body = Body {
                title: (text, lead.name),
                rest: Some(lead.rest),
                elements: entry.elements.get(1..).unwrap_or(&[]),
                below: Vec::new(),
            };
            paths.push(self.path(&body, kind));
        }
        paths
    }

    /// The section itself, where it says how long it takes or shows its steps between arrows.
    fn from_itself(&self, heading: &Heading<'a>) -> Option<StatedPath> {
        let mut path = self.from_heading(heading, PathKind::Path);
        let elements = self.page.elements(&heading.own);
        let arrows = path_body::arrow_steps(self.page.source, elements, self.known);
        let timed = path.duration.is_some() || path.hours.is_some();
        path.steps = arrows;
        (timed || !path.steps.is_empty()).then_some(path)
    }

    fn path(&self, body: &Body<'_, 'a>, kind: PathKind) -> StatedPath {
        let (title, range) = (body.title.0, &body.title.1);
        let name = clean_name(title.part(range));
        let kind = if is_numbered_rung(&plain_words(&name)) { PathKind::Stage } else { kind };
        let (steps, outcome) = body.steps_and_outcome(self.page.source, self.known);
        let stated = body.hours(self.page.source);
        let derived = stated.is_none().then(|| path_body::sum_of_steps(&steps, title, range)).flatten();
        StatedPath {
            name: SafeText::single_line(&name),
            kind,
            duration: body.duration(self.page.source),
            hours_derived: derived.is_some(),
            hours: stated.or(derived),
            steps,
            outcome,
            location: title.location(range),
        }
    }
}

/// Whether bold words name a path: they say how long it takes, or call it one.
fn names_path(text: &Flat<'_>, lead: &Lead) -> bool {
    let name = text.part(&lead.name);
    if path_body::is_label(name) {
        return false;
    }
    let words = plain_words(name);
    let calls_it_one = has_word(&words, &["path", "pathway", "journey", "track", "route"]);
    !spans(name).is_empty() || calls_it_one && steps::arrows(name) == 0
}

/// `level 2`, `phase 3: pipelines`, `weeks 1-3: basics`.
pub(super) fn is_numbered_rung(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.next().is_some_and(|word| NUMBERED_RUNGS.contains(&word))
        && words.next().is_some_and(|number| {
            !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Where the paths of a section are called beginner, intermediate and so on, they are rungs. One alone may be a path
/// that happens to be called so (`Advanced Analytics Path`), unless it is called nothing else.
fn call_rungs(paths: &mut [StatedPath]) {
    let rung = |path: &StatedPath| {
        let words = plain_words(&path.name);
        let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
        RUNGS.contains(&first.as_str()).then_some((first, words))
    };
    let found: Vec<(String, String)> = paths.iter().filter_map(rung).collect();
    let several = found.iter().any(|(word, _)| Some(word) != found.first().map(|(first, _)| first));
    for path in paths {
        if let Some((word, words)) = rung(path)
            && (several || words == word || words == format!("{word} path") || words == format!("{word} level"))
        {
            path.kind = PathKind::Stage;
        }
    }
}
