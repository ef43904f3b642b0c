//! `compare`: two paths, two roadmaps or two languages side by side.

use unicode_width::UnicodeWidthStr;

use super::paths::{hours_claimed, step_text, time_claimed};
use super::roadmaps::in_hours;
use crate::cli::shape::{language_name, languages};
use crate::cli::wrap::wrap;
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{Catalog, Depth, LanguageRow, LearningPath, Roadmap};
use crate::domain::text::{Count, Slug, number, slugify};

/// What can be compared, with what the catalogue says of it.
enum Side<'a> {
    Path(&'a LearningPath),
    Language(Option<&'a Roadmap>, Option<&'a LanguageRow>),
    Roadmap(&'a Roadmap),
}

/// Compares what two names stand for.
pub(in crate::cli) fn compare(catalog: &Catalog, first: &str, second: &str, view: &View) -> Result<Answer, Refusal> {
    let (a, b) = (find(catalog, first)?, find(catalog, second)?);
    let rows = match (&a, &b) {
        (Side::Path(a), Side::Path(b)) => pair(&path_facts(catalog, a), &path_facts(catalog, b)),
        (Side::Path(_), _) | (_, Side::Path(_)) => {
            return Err(Refusal::Nothing(format!(
                "'{}' and '{}' are not of one kind; compare two paths, two roadmaps or two languages",
                title(&a),
                title(&b)
            )));
        }
        (Side::Language(a_map, a_row), Side::Language(b_map, b_row)) => {
            pair(&language_facts(*a_map, *a_row), &language_facts(*b_map, *b_row))
        }
        _ => pair(&roadmap_facts(roadmap(&a)), &roadmap_facts(roadmap(&b))),
    };
    Ok(Answer::new(beside(&title(&a), &title(&b), &rows, view)))
}

fn find<'a>(catalog: &'a Catalog, name: &str) -> Result<Side<'a>, Refusal> {
    let id = slugify(name);
    let matches = |other: &Slug| id.as_ref() == Some(other);
    if let Some(path) = catalog.paths.iter().find(|path| matches(&path.id)) {
        return Ok(Side::Path(path));
    }
    let language = languages(catalog).into_iter().find(|&(roadmap, row)| {
        roadmap.is_some_and(|roadmap| matches(&roadmap.id))
            || row.and_then(|row| slugify(&row.name)).is_some_and(|id| matches(&id))
    });
    if let Some((roadmap, row)) = language {
        return Ok(Side::Language(roadmap, row));
    }
    catalog.roadmaps.iter().find(|roadmap| matches(&roadmap.id)).map(Side::Roadmap).ok_or_else(|| {
        let paths = catalog.paths.iter().map(|path| path.id.as_str());
        let roadmaps = catalog.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
        Refusal::unknown("path, roadmap or language", name, paths.chain(roadmaps), "backend-guide roadmaps")
    })
}

fn title(side: &Side<'_>) -> String {
    match side {
        Side::Path(path) => path.title.to_string(),
        Side::Roadmap(roadmap) => roadmap.title.to_string(),
        Side::Language(roadmap, row) => language_name(*roadmap, *row),
    }
}

fn roadmap<'a>(side: &Side<'a>) -> Option<&'a Roadmap> {
    match side {
        Side::Roadmap(roadmap) => Some(roadmap),
        Side::Language(roadmap, _) => *roadmap,
        Side::Path(_) => None,
    }
}

/// A name for a fact, and the fact; a line feed parts its items.
type Facts = Vec<(&'static str, Option<String>)>;

fn path_facts(catalog: &Catalog, path: &LearningPath) -> Facts {
    let steps: Vec<String> =
        (1..).zip(&path.steps).map(|(number, step)| format!("{number}. {}", step_text(catalog, step))).collect();
    vec![
        ("Leads to", path.outcome.as_ref().map(ToString::to_string)),
        ("Hours claimed", hours_claimed(path)),
        ("Time claimed", time_claimed(path)),
        ("Steps", (!steps.is_empty()).then(|| steps.join("\n"))),
    ]
}

fn language_facts(roadmap: Option<&Roadmap>, row: Option<&LanguageRow>) -> Facts {
    let best_for = row.map(|row| row.best_for.iter().map(ToString::to_string).collect::<Vec<String>>().join(", "));
    let mut facts = vec![
        ("Best for", best_for.filter(|text| !text.is_empty())),
        ("Learning curve", row.and_then(|row| row.curve.as_ref()).map(|curve| curve.text.to_string())),
        ("Pay", row.and_then(|row| row.salary.as_ref()).map(|salary| salary.text.to_string())),
        ("Time", row.and_then(|row| row.time.as_ref()).map(|time| time.text.to_string())),
    ];
    if row.is_none_or(|row| row.time.is_none()) {
        facts.pop();
    }
    facts.extend(roadmap_facts(roadmap));
    facts
}

fn roadmap_facts(roadmap: Option<&Roadmap>) -> Facts {
    let with_topics = roadmap.filter(|roadmap| !roadmap.modules.is_empty());
    let to = |depth: Depth| {
        with_topics.and_then(|roadmap| roadmap.hours_to(depth)).map(|hours| format!("{} h", number(hours.expected())))
    };
    let modules = with_topics.map(|roadmap| {
        roadmap.modules.iter().map(|module| module.title.to_string()).collect::<Vec<String>>().join("\n")
    });
    let requires = roadmap.map(|roadmap| roadmap.requires.iter().map(ToString::to_string).collect::<Vec<String>>());
    vec![
        ("About", roadmap.and_then(|roadmap| roadmap.summary.as_ref()).map(ToString::to_string)),
        ("Hours", roadmap.and_then(|roadmap| roadmap.hours).map(in_hours)),
        ("To core depth", to(Depth::Core)),
        ("To proficient depth", to(Depth::Proficient)),
        ("Topics", with_topics.map(|roadmap| Count::new(roadmap.topics().count(), "topic").to_string())),
        ("Projects", with_topics.map(|roadmap| Count::new(roadmap.projects().count(), "project").to_string())),
        ("Learn first", requires.map(|ids| if ids.is_empty() { "nothing".to_owned() } else { ids.join(", ") })),
        ("Modules", modules),
    ]
}

/// Facts of the same name beside each other, in the order of the longer list.
fn pair(a: &Facts, b: &Facts) -> Vec<(&'static str, Option<String>, Option<String>)> {
    let of =
        |facts: &Facts, name: &str| facts.iter().find(|(other, _)| *other == name).and_then(|(_, fact)| fact.clone());
    let names = if a.len() >= b.len() { a } else { b };
    names
        .iter()
        .map(|&(name, _)| (name, of(a, name), of(b, name)))
        .filter(|(_, a, b)| a.is_some() || b.is_some())
        .collect()
}

fn beside(a: &str, b: &str, rows: &[(&str, Option<String>, Option<String>)], view: &View) -> String {
    let label = rows.iter().map(|(name, ..)| name.width()).max().unwrap_or(0);
    let column = view.width.saturating_sub(label + 4) / 2;
    let mut text = String::new();
    let mut line = |name: &str, left: &str, right: &str| {
        let fill = |cell: &str, width: usize| " ".repeat(width.saturating_sub(cell.width()));
        let line = format!("{name}{}  {left}{}  {right}", fill(name, label), fill(left, column));
        text.push_str(line.trim_end());
        text.push('\n');
    };
    let mut row = |name: &str, a: &str, b: &str| {
        let (a, b) = (wrap(a, column), wrap(b, column));
        for index in 0..a.len().max(b.len()) {
            let cell = |lines: &[String]| lines.get(index).cloned().unwrap_or_default();
            line(if index == 0 { name } else { "" }, &cell(&a), &cell(&b));
        }
    };
    row("", a, b);
    for (name, a, b) in rows {
        let stated = |fact: &Option<String>| fact.clone().unwrap_or_else(|| "not stated".to_owned());
        row(name, &stated(a), &stated(b));
    }
    text
}
