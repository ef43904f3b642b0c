//! What is doubtful in a persona once all of it is read.

use std::collections::{HashMap, HashSet};

use super::count;
use super::page::{Page, has_word};
use crate::domain::catalog::{Diagnostic, Fact, Persona, Salary, Span, SpanUnit, StatedPath};
use crate::domain::markdown::{ElementKind, Frontmatter, Location, ValueKind, plain};
use crate::domain::text::{SafeText, slugify};

/// More study a week than this is a full-time job.
const MOST_HOURS_A_WEEK: f64 = 40.0;

/// Adds every finding that needs more than one part of the file.
pub(super) fn check(page: &Page<'_>, frontmatter: &Frontmatter, persona: &Persona, out: &mut Vec<Diagnostic>) {
    presence(page, persona, out);
    counted_capabilities(frontmatter, persona, out);
    order(persona, out);
    roadmap_hours(persona, out);
    duplicates(persona, out);
    languages_without_row(page, persona, out);
    for path in &persona.paths {
        path_time(path, out);
    }
}

fn presence(page: &Page<'_>, persona: &Persona, out: &mut Vec<Diagnostic>) {
    let first = page.headings.first().map(|heading| heading.title.location(&heading.title.all()));
    let place = first.unwrap_or_else(|| {
        page.source.locate(page.document.elements.first().map_or(0..0, |element| element.range.clone()))
    });
    if persona.categories.is_empty() {
        out.push(Diagnostic::warning(
            "no-catalogue",
            place.clone(),
            "no section lists roadmaps",
            "add a section `## Roadmaps I cover` with one `### ` heading for each category and a list under it",
        ));
    }
    if persona.paths.is_empty() {
        out.push(Diagnostic::warning(
            "no-paths",
            place,
            "no section describes learning paths",
            "add a section `## Learning paths` with lines such as `**First job (4-6 months):**`, each with a list under it",
        ));
    }
}

/// Capabilities that count what a category lists: `Backend in 8+ languages`.
fn counted_capabilities(frontmatter: &Frontmatter, persona: &Persona, out: &mut Vec<Diagnostic>) {
    let Some(ValueKind::List(items)) = frontmatter.get("capabilities").map(|value| &value.kind) else {
        return;
    };
    for (noun, one) in [("languages", "language"), ("frameworks", "framework"), ("databases", "database")] {
        let categories = || persona.categories.iter().filter(|it| has_word(&it.name.to_lowercase(), &[noun]));
        let listed: usize = categories().map(|category| category.roadmaps.len()).sum();
        // Where a category holds other things besides (`Frameworks & Tools`), its length counts no one noun.
        if listed == 0 || categories().any(|it| it.name.contains(['&', ',', '/']) || it.name.contains(" and ")) {
            continue;
        }
        for item in items {
            if let ValueKind::Scalar(text) = &item.kind
                && let Some(stated) = count::in_text(text, &[noun], &item.location)
                && !stated.is_met_by(listed)
            {
                out.push(stated.differs_as("the capability", listed, one));
            }
        }
    }
}

/// Ranges whose lower end is the greater one.
fn order(persona: &Persona, out: &mut Vec<Diagnostic>) {
    let categories = persona.categories.iter().flat_map(|category| {
        category.hours.iter().chain(category.roadmaps.iter().filter_map(|roadmap| roadmap.hours.as_ref()))
    });
    let paths = persona.paths.iter().flat_map(|path| path.duration.iter().chain(path.hours.iter()));
    let levels = persona.career.iter().filter_map(|level| level.years.as_ref());
    let times = persona.languages.iter().filter_map(|language| language.time.as_ref());
    let spans = categories
        .chain(paths)
        .chain(levels)
        .chain(times)
        .map(|fact: &Fact<Span>| (fact.value.low, fact.value.high, &fact.text, &fact.location));
    let salaries = persona
        .languages
        .iter()
        .filter_map(|language| language.salary.as_ref())
        .map(|fact: &Fact<Salary>| (fact.value.low, fact.value.high, &fact.text, &fact.location));
    for (low, high, text, location) in spans.chain(salaries) {
        if high.is_some_and(|high| high < low) {
            out.push(Diagnostic::warning(
                "min-over-max",
                location.clone(),
                format!("the range `{text}` begins above its end"),
                "write the smaller number first",
            ));
        }
    }
}

fn roadmap_hours(persona: &Persona, out: &mut Vec<Diagnostic>) {
    for category in &persona.categories {
        let Some(bounds) = &category.hours else {
            continue;
        };
        for roadmap in &category.roadmaps {
            let Some(hours) = &roadmap.hours else {
                continue;
            };
            let below = hours.value.low < bounds.value.low;
            let above = bounds.value.high.is_some_and(|most| hours.value.high.unwrap_or(f64::INFINITY) > most);
            if below || above {
                out.push(Diagnostic::warning(
                    "roadmap-hours-outside",
                    hours.location.clone(),
                    format!("`{}` lies outside `{}`, which {} states", hours.text, bounds.text, category.name),
                    "change one of the two ranges",
                ));
            }
        }
    }
}

fn duplicates(persona: &Persona, out: &mut Vec<Diagnostic>) {
    let categories = persona.categories.iter().map(|it| (&it.name, &it.location));
    twice("category", categories, out);
    let roadmaps = persona.categories.iter().flat_map(|category| &category.roadmaps);
    twice("roadmap", roadmaps.map(|it| (&it.name, &it.location)), out);
    // Rungs of several ladders may be called alike: `Phase 1`.
    let paths = persona.paths.iter().filter(|path| path.kind == crate::domain::catalog::PathKind::Path);
    twice("path", paths.map(|it| (&it.name, &it.location)), out);
}

/// Reports every name that stands a second time, in any case.
pub(super) fn twice<'a>(
    noun: &str,
    named: impl Iterator<Item = (&'a SafeText, &'a Location)>,
    out: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (name, location) in named {
        match seen.get(&name.to_lowercase()) {
            Some(line) => out.push(Diagnostic::warning(
                "duplicate-name",
                location.clone(),
                format!("the {noun} {name} is already on line {line}"),
                "rename or remove one of them",
            )),
            None => {
                seen.insert(name.to_lowercase(), location.line);
            }
        }
    }
}

/// Roadmaps of a category of languages that the language guide passes over.
fn languages_without_row(page: &Page<'_>, persona: &Persona, out: &mut Vec<Diagnostic>) {
    let key = |name: &str| slugify(name).map_or_else(|| name.to_lowercase(), |slug| slug.to_string());
    let rows: HashSet<String> =
        persona.languages.iter().flat_map(|row| row.name.split('/').map(key).collect::<Vec<_>>()).collect();
    if rows.is_empty() {
        return;
    }
    let said = guide_prose(page, persona);
    for category in &persona.categories {
        if !has_word(&category.name.to_lowercase(), &["language", "languages"]) {
            continue;
        }
        for roadmap in &category.roadmaps {
            let has_row = roadmap.name.split('/').any(|name| rows.contains(&key(name)));
            if !has_row && !says(&said, &roadmap.name) {
                out.push(Diagnostic::warning(
                    "language-without-row",
                    roadmap.location.clone(),
                    format!("{} has no row in the language guide", roadmap.name),
                    "add a row for it, or say beside the table that it has none",
                ));
            }
        }
    }
}

/// Whether a text holds a name as words of its own: `JavaScript` does not say `Java`.
fn says(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The paragraphs beside the language guide, where a file can say itself which languages it does not compare.
fn guide_prose(page: &Page<'_>, persona: &Persona) -> String {
    let Some(row) = persona.languages.first() else { return String::new() };
    let sections = persona.sections.iter();
    let section = sections.take_while(|section| section.location.line <= row.location.line).last();
    let elements = section.and_then(|section| page.document.elements.get(section.elements.clone())).unwrap_or_default();
    let paragraphs = elements.iter().filter_map(|element| match &element.kind {
        ElementKind::Paragraph(runs) => Some(plain(runs)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

fn path_time(path: &StatedPath, out: &mut Vec<Diagnostic>) {
    match (&path.duration, &path.hours) {
        (None, None) => out.push(Diagnostic::warning(
            "path-without-time",
            path.location.clone(),
            format!("{} says neither how long it takes nor how many hours", path.name),
            "add the months to its title or a line `Time: 400-500 hours`",
        )),
        (Some(duration), Some(hours)) => {
            if let Some(most) = hours_a_week(duration.value, hours.value)
                && most > MOST_HOURS_A_WEEK
            {
                out.push(Diagnostic::warning(
                    "over-40-hours-a-week",
                    hours.location.clone(),
                    format!("`{}` in `{}` is {most:.0} hours a week", hours.text, duration.text),
                    "give more time or fewer hours, or say that it is full time",
                ));
            }
        }
        _ => {}
    }
}

/// The greatest pace that both ranges imply when their ends are paired: least with least, most with most.
fn hours_a_week(duration: Span, hours: Span) -> Option<f64> {
    let weeks = duration.unit.weeks().filter(|_| hours.unit == SpanUnit::Hours)?;
    let pace = |hours: f64, time: f64| (time > 0.0).then(|| hours / (time * weeks));
    let least = pace(hours.low, duration.low);
    let most = hours.high.zip(duration.high).and_then(|(hours, time)| pace(hours, time));
    match (least, most) {
        (Some(least), Some(most)) => Some(least.max(most)),
        (least, most) => least.or(most),
    }
}
