//! Learning paths, and the rungs of ladders.

use std::ops::Range;

use super::count;
use super::flat::{Flat, Lead};
use super::page::{Heading, Page, entries, entry_text, has_word, paragraph};
use super::path_body::{self, Body};
use super::roadmaps::is_catalogue;
use super::{career, steps};
use crate::domain::catalog::{Diagnostic, PathKind, StatedPath};
use crate::domain::markdown::{Element, ElementKind, Entry};
use crate::domain::text::{Basis, SafeText, clean_name, plain_words, spans};

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
const NUMBERED_RUNGS: [&str; 13] = [
    "level",
    "phase",
    "stage",
    "step",
    "part",
    "module",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "specialization",
    "specialisation",
];

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
        } else if heading.level == 2 && is_rung_section(&heading.words) {
            paths.push(reader.path_under(heading, PathKind::Stage));
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

impl<'a> Reader<'_, 'a> {
    fn is_path_section(&self, heading: &Heading<'a>) -> bool {
        heading.has_word(&PATH_WORDS)
            && !heading.has_word(&["related", "link", "links", "reference", "references"])
            && !is_catalogue(self.page, heading)
            && !career::is_career(heading)
            && !self.page.above(heading).any(career::is_career)
    }

    fn section(&self, heading: &Heading<'a>, out: &mut Vec<StatedPath>) {
        let below = self.page.below(heading);
        let found = self.led_paragraphs(&heading.own);
        let mut listed = Vec::new();
        for part in &below {
            let path = self.path_under(part, PathKind::Path);
            let says_something = path.duration.is_some() || path.hours.is_some() || !path.steps.is_empty();
            if says_something || part.has_word(&PATH_WORDS) || is_numbered_rung(&part.words) {
                listed.push(path);
            }
        }
        if listed.is_empty() && found.is_empty() && below.is_empty() {
            listed = self.led_entries(heading);
        }
        if listed.is_empty() && found.is_empty() && below.is_empty() {
            listed.extend(self.section_itself(heading));
        }
        let mut all = found;
        all.append(&mut listed);
        call_rungs(&mut all);
        out.append(&mut all);
    }

    /// A sub-heading: `### Level 1: Beginner (80-120 hours)`.
    fn path_under(&self, heading: &Heading<'a>, kind: PathKind) -> StatedPath {
        let body = Body {
            title: (&heading.title, heading.title.all()),
            rest: None,
            elements: self.page.elements(&heading.own),
            below: self.page.below(heading),
        };
        self.path(&body, kind)
    }

    /// `**Name (4-6 months):**` and what follows it; several may stand in one paragraph, each on its own line.
    fn led_paragraphs(&self, own: &Range<usize>) -> Vec<StatedPath> {
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
    fn led_entries(&self, heading: &Heading<'a>) -> Vec<StatedPath> {
        let elements = self.page.elements(&heading.own);
        let begin = |text: &Flat<'_>| text.lines().first().and_then(|line| text.lead(line));
        let led: Vec<_> = entries(elements)
            .map(|entry| {
                let text = entry_text(self.page.source, entry)?;
                let lead = begin(&text)?;
                Some((entry, text, lead))
            })
            .collect();
        // One entry without bold words, and it is a list of something else.
        let Some(led) = led.into_iter().collect::<Option<Vec<_>>>().filter(|led| led.len() > 1) else {
            return Vec::new();
        };
        let ordered = elements.iter().any(|it| matches!(it.kind, ElementKind::Items { start: Some(_), .. }));
        let ladder = ordered || heading.has_word(&["progression", "progressions"]);
        let kind = if ladder { PathKind::Stage } else { PathKind::Path };
        let path = |(entry, text, lead): &(&'a Entry, Flat<'a>, Lead)| {
            let body = Body {
                title: (text, lead.name.clone()),
                rest: Some(lead.rest.clone()),
                elements: entry.elements.get(1..).unwrap_or(&[]),
                below: Vec::new(),
            };
            self.path(&body, kind)
        };
        led.iter().map(path).collect()
    }

    /// The section itself, where it says how long it takes or shows its steps between arrows. Its lists are its steps only
    /// where its title already speaks of one path and its time.
    fn section_itself(&self, heading: &Heading<'a>) -> Option<StatedPath> {
        let mut path = self.path_under(heading, PathKind::Path);
        if spans(heading.title.text()).is_empty() {
            path.steps = path_body::arrow_steps(self.page.source, self.page.elements(&heading.own), self.known);
        }
        let timed = path.duration.is_some() || path.hours.is_some();
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

/// Whether bold words name a path: how long it takes stands in them or directly behind them, or they call it a path.
fn names_path(text: &Flat<'_>, lead: &Lead) -> bool {
    let name = text.part(&lead.name);
    if path_body::is_label(name) {
        return false;
    }
    let words = plain_words(name);
    let calls_it_one = has_word(&words, &["path", "pathway", "journey", "track", "route"]);
    let rest = text.part(&lead.rest).trim_start_matches('(');
    let timed_behind = spans(rest).first().is_some_and(|it| it.range.start == 0 && it.basis != Basis::Rate);
    !spans(name).is_empty() || timed_behind || calls_it_one && steps::arrows(name) == 0
}

/// A section of its own that is a rung: `## Learning Phase 2: …`, `## Level 3`.
fn is_rung_section(words: &str) -> bool {
    let words = words.trim_start_matches("learning ");
    ["phase", "level", "stage"].iter().any(|rung| words.starts_with(rung)) && is_numbered_rung(words)
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
