//! `languages`: the language guide, and the languages that it is silent about.

use super::roadmaps::in_hours;
use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::shape::{LanguagesShape, NO_ROW, json, language_name, languages as all};
use crate::cli::{Answer, View};
use crate::domain::catalog::{Catalog, LanguageRow, Roadmap};
use crate::domain::text::{Listed, SafeText};

/// Lists the languages with the guide's figures.
pub(in crate::cli) fn languages(catalog: &Catalog, as_json: bool, view: &View) -> Answer {
    let languages = all(catalog);
    if as_json {
        return Answer::new(json(LanguagesShape::new(&languages)));
    }
    if languages.is_empty() {
        return Answer::new("The content names no languages.\n");
    }
    let titles = ["Language", "Learning curve", "Pay", "Hours", "Best for"].map(str::to_owned).to_vec();
    let with_row = languages.iter().filter_map(|&(roadmap, row)| row.map(|row| (roadmap, row)));
    let rows: Vec<Vec<String>> =
        std::iter::once(titles).chain(with_row.map(|(roadmap, row)| cells(roadmap, row))).collect();
    let mut page = Page::new(view);
    if rows.len() > 1 {
        page.lines(&columns(&rows, &[Side::Left, Side::Left, Side::Right, Side::Right], ""));
        if let Some(row) = catalog.persona.languages.first() {
            page.gap();
            page.say(&format!("Figures as the guide states them, from {} on.", row.location));
        }
    }
    let silent: Vec<String> = languages
        .iter()
        .filter(|(_, row)| row.is_none())
        .map(|&(roadmap, row)| {
            let hours = roadmap
                .and_then(|roadmap| roadmap.hours)
                .map_or_else(String::new, |hours| format!(" ({})", in_hours(hours)));
            format!("{}{hours}", language_name(roadmap, row))
        })
        .collect();
    if !silent.is_empty() {
        let sentence = if silent.len() == 1 { NO_ROW } else { "the guide's table has no row for these languages" };
        page.gap();
        page.say(&format!("{}: {sentence}.", Listed::and(&silent)));
    }
    Answer::new(page.finish())
}

fn cells(roadmap: Option<&Roadmap>, row: &LanguageRow) -> Vec<String> {
    let stated = |text: Option<String>| text.unwrap_or_else(|| "not stated".to_owned());
    let hours = roadmap.and_then(|roadmap| roadmap.hours).map(in_hours);
    vec![
        row.name.to_string(),
        stated(row.curve.as_ref().map(|curve| curve.text.to_string())),
        stated(row.salary.as_ref().map(|salary| salary.text.to_string())),
        stated(row.time.as_ref().map(|time| time.text.to_string()).or(hours)),
        if row.best_for.is_empty() {
            "not stated".to_owned()
        } else {
            row.best_for.iter().map(SafeText::as_str).collect::<Vec<&str>>().join(", ")
        },
    ]
}
