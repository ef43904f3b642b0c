//! The catalogue of roadmaps.

use std::ops::Range;

use super::count::{self, Stated};
use super::flat::Flat;
use super::page::{Heading, Page, entries, entry_text, has_word};
use crate::domain::catalog::{Category, Diagnostic, StatedRoadmap};
use crate::domain::markdown::{Element, ElementKind, Run};
use crate::domain::text::{SafeText, clean_name, hours, plain_words};

/// Words of titles that speak *about* roadmaps and list none.
const NOT_A_CATALOGUE: [&str; 10] =
    ["related", "link", "links", "reference", "references", "statistics", "stats", "resources", "other", "outside"];

/// Whether a heading opens a catalogue: it names roadmaps, or roles or specializations that are covered or counted.
pub(super) fn is_catalogue(page: &Page<'_>, heading: &Heading<'_>) -> bool {
    if !(2..=3).contains(&heading.level) || heading.has_word(&NOT_A_CATALOGUE) {
        return false;
    }
    if heading.has_word(&["roadmaps"]) {
        return true;
    }
    let names_roles = heading.has_word(&["roles", "specializations", "specialisations"]);
    let covered = || heading.words.contains("cover") || count::stated(&heading.title, &[]).is_some();
    // Where the parts below say how long they take they are paths, unless they are the roles themselves.
    let ways = || heading.has_word(&["path", "paths"]) && page.below(heading).iter().any(|it| !is_numbered_entry(it));
    names_roles && covered() && !ways()
}

/// Reads every catalogue of the document.
pub(super) fn read(page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Category> {
    let mut categories = Vec::new();
    let mut done = 0;
    for heading in &page.headings {
        if heading.element < done || !is_catalogue(page, heading) {
            continue;
        }
        done = heading.body.end;
        let first = categories.len();
        read_section(page, heading, &mut categories, diagnostics);
        let listed: usize = categories.iter().skip(first).map(|category: &Category| category.roadmaps.len()).sum();
        let groups = categories.len() - first;
        if let Some(stated) = count::stated(&heading.title, &[])
            && listed > 0
            && !stated.is_met_by(listed)
            && !stated.is_met_by(groups)
        {
            diagnostics.push(stated.differs(listed, "roadmap"));
        }
    }
    categories
}

fn read_section(page: &Page<'_>, heading: &Heading<'_>, out: &mut Vec<Category>, diagnostics: &mut Vec<Diagnostic>) {
    let below = page.below(heading);
    let mut own = roadmaps(page, &heading.own);
    let mut groups = Vec::new();
    for part in below {
        if is_numbered_entry(part) {
            own.push(StatedRoadmap {
                name: SafeText::single_line(&entry_name(part.title.text())),
                summary: None,
                hours: hours(part.title.text()).map(|found| part.title.fact(&found, 0)),
                location: part.title.location(&part.title.all()),
            });
            continue;
        }
        let category = category(page, part, roadmaps(page, &part.body));
        if category.roadmaps.is_empty() {
            continue;
        }
        if let Some(stated) = count::stated(&part.title, &[])
            && !stated.is_met_by(category.roadmaps.len())
        {
            diagnostics.push(Stated::differs(&stated, category.roadmaps.len(), "roadmap"));
        }
        groups.push(category);
    }
    if !own.is_empty() {
        out.push(category(page, heading, own));
    }
    out.append(&mut groups);
}

/// `Role 3: Data Engineer` is an entry of the catalogue itself, not a category.
fn is_numbered_entry(heading: &Heading<'_>) -> bool {
    let mut words = heading.words.split(|c: char| !c.is_alphanumeric());
    let noun = words.next().unwrap_or("");
    matches!(noun, "role" | "roadmap" | "specialization" | "specialisation")
        && words.next().is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn entry_name(title: &str) -> String {
    clean_name(title.split_once(':').map_or(title, |(_, name)| name))
}

fn category(_: &Page<'_>, heading: &Heading<'_>, roadmaps: Vec<StatedRoadmap>) -> Category {
    let title = &heading.title;
    Category {
        name: SafeText::single_line(&clean_name(title.text())),
        hours: hours(title.text()).map(|found| title.fact(&found, 0)),
        roadmaps,
        location: title.location(&title.all()),
    }
}

/// The roadmaps that the lists and tables among these elements name.
fn roadmaps(page: &Page<'_>, range: &Range<usize>) -> Vec<StatedRoadmap> {
    let elements = page.elements(range);
    let listed = entries(elements).filter_map(|entry| from_text(&entry_text(page.source, entry)?));
    let mut found: Vec<StatedRoadmap> = listed.collect();
    for element in elements {
        from_table(page, element, &mut found);
    }
    found
}

/// `**Name** (hours): summary`, or the whole text as a name.
fn from_text(text: &Flat<'_>) -> Option<StatedRoadmap> {
    let line = text.lines().into_iter().next()?;
    let (name, rest) = match text.lead(&line) {
        Some(lead) => (lead.name, lead.rest.start..text.all().end),
        None => (text.all(), text.all().end..text.all().end),
    };
    let title = SafeText::single_line(&clean_name(text.part(&name)));
    let timed = hours(text.text()).map(|found| text.fact(&found, 0));
    let summary = Some(text.safe(&without_parenthesis(text, &rest))).filter(|summary| !summary.is_empty());
    (!title.is_empty()).then(|| StatedRoadmap { name: title, summary, hours: timed, location: text.location(&name) })
}

/// Without a parenthesis with an amount of time that stands before what is said: `(40 hours): all of it`.
fn without_parenthesis(text: &Flat<'_>, rest: &Range<usize>) -> Range<usize> {
    let part = text.part(rest);
    let timed =
        part.strip_prefix('(').and_then(|inside| inside.split_once(')')).filter(|(inside, _)| hours(inside).is_some());
    let said = timed.map_or(part, |(_, behind)| behind.trim_start_matches([':', '-', '–', '—', ' ']));
    rest.end - said.len()..rest.end
}

fn from_table(page: &Page<'_>, element: &Element, out: &mut Vec<StatedRoadmap>) {
    let ElementKind::Grid { header, rows, .. } = &element.kind else {
        return;
    };
    let titles: Vec<String> = header.iter().map(|cell| plain_words(Flat::new(page.source, cell).text())).collect();
    let column = |words: &[&str]| titles.iter().position(|title| has_word(title, words));
    let Some(name) = column(&["roadmap", "role", "path", "specialization", "specialisation"]) else {
        return;
    };
    let summary = column(&["focus", "description", "summary", "covers", "about", "what"]);
    for (_, cells) in rows {
        let cell = |index: usize| cells.get(index).map(|runs: &Vec<Run>| Flat::new(page.source, runs));
        let Some(title) = cell(name).filter(|title| !title.text().trim().is_empty()) else {
            continue;
        };
        let timed = (0..cells.len()).filter_map(cell).find_map(|it| hours(it.text()).map(|found| it.fact(&found, 0)));
        out.push(StatedRoadmap {
            name: SafeText::single_line(&clean_name(title.text())),
            summary: summary.and_then(cell).map(|it| it.safe(&it.all())).filter(|it| !it.is_empty()),
            hours: timed,
            location: title.location(&title.all()),
        });
    }
}
