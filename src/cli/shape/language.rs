//! Languages and the guide's rows for them as JSON.

use serde::Serialize;

use super::roadmap::hours_of;
use super::{Figure, HoursShape, RangeShape, SourceShape};
use crate::domain::catalog::{Catalog, Curve, LanguageRow, Roadmap};

/// `languages --json`
#[derive(Serialize)]
pub(in crate::cli) struct LanguagesShape {
    languages: Vec<LanguageShape>,
}

#[derive(Serialize)]
struct LanguageShape {
    /// The roadmap; null where only the guide has the language.
    id: Option<String>,
    name: String,
    hours: Option<HoursShape>,
    /// What the guide says of it; null where it has no row.
    row: Option<RowShape>,
    /// Where there is no row, a sentence that says so.
    note: Option<&'static str>,
}

#[derive(Serialize)]
struct RowShape {
    best_for: Vec<String>,
    curve: Option<CurveShape>,
    salary: Option<SalaryShape>,
    hours: Option<RangeShape>,
    months: Option<RangeShape>,
    time_stated: Option<SourceShape>,
    file: String,
    line: u32,
}

#[derive(Serialize)]
struct CurveShape {
    /// `easy`, `moderate`, `steep`, or null where the guide uses another word.
    step: Option<&'static str>,
    text: String,
}

#[derive(Serialize)]
struct SalaryShape {
    low: Figure,
    high: Option<Figure>,
    currency: String,
    text: String,
}

/// What is said where the guide has no row for a language.
pub(in crate::cli) const NO_ROW: &str = "the guide's table has no row for this language";

impl LanguagesShape {
    /// Rows of the guide and roadmaps of languages.
    pub(in crate::cli) fn new(languages: &[(Option<&Roadmap>, Option<&LanguageRow>)]) -> Self {
        let languages = languages.iter().map(|&(roadmap, row)| LanguageShape {
            id: roadmap.map(|roadmap| roadmap.id.to_string()),
            name: name(roadmap, row),
            hours: roadmap.and_then(hours_of),
            row: row.map(RowShape::from),
            note: row.is_none().then_some(NO_ROW),
        });
        Self { languages: languages.collect() }
    }
}

/// The name of a language, as the guide writes it, else as its roadmap does.
pub(in crate::cli) fn name(roadmap: Option<&Roadmap>, row: Option<&LanguageRow>) -> String {
    row.map(|row| &row.name)
        .or_else(|| roadmap.map(|roadmap| &roadmap.title))
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The languages of a catalogue: the guide's rows in its order, then the roadmaps without a row.
pub(in crate::cli) fn languages(catalog: &Catalog) -> Vec<(Option<&Roadmap>, Option<&LanguageRow>)> {
    let id_of = |row: &LanguageRow| crate::domain::text::slugify(&row.name);
    let rows = catalog.persona.languages.iter().map(|row| {
        let roadmap = id_of(row).and_then(|id| catalog.roadmap(&id));
        (roadmap, Some(row))
    });
    let others = catalog.languages().filter(|roadmap| catalog.language_row(roadmap).is_none());
    rows.chain(others.map(|roadmap| (Some(roadmap), None))).collect()
}

impl From<&LanguageRow> for RowShape {
    fn from(row: &LanguageRow) -> Self {
        Self {
            best_for: row.best_for.iter().map(ToString::to_string).collect(),
            curve: row.curve.as_ref().map(|curve| CurveShape {
                step: curve.value.map(|step| match step {
                    Curve::Easy => "easy",
                    Curve::Moderate => "moderate",
                    Curve::Steep => "steep",
                }),
                text: curve.text.to_string(),
            }),
            salary: row.salary.as_ref().map(|salary| SalaryShape {
                low: Figure(salary.value.low),
                high: salary.value.high.map(Figure),
                currency: salary.value.currency.to_string(),
                text: salary.text.to_string(),
            }),
            hours: row.time.as_ref().and_then(RangeShape::hours),
            months: row.time.as_ref().and_then(RangeShape::months),
            time_stated: row.time.as_ref().map(SourceShape::from),
            file: row.location.file.to_string(),
            line: row.location.line,
        }
    }
}
