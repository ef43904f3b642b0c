//! The outside shape of a persona: what `backend-guide persona --json` prints. Versioned; fields are only ever added.

use serde::Serialize;

use crate::domain::catalog::{
    Category, Diagnostic, Fact, LanguageRow, PathKind, Persona, Salary, Span, StatedPath, StatedRoadmap, Table,
};
use crate::domain::text::SafeText;

/// The version of the shape; a change that breaks a reader raises it.
const VERSION: u32 = 1;

/// A persona and what is wrong with it as pretty-printed JSON, without a line feed at the end.
pub fn persona_json(persona: &Persona, diagnostics: &[Diagnostic]) -> String {
    // Writing to memory cannot fail, and no map here has keys that are not text.
    serde_json::to_string_pretty(&PersonaShape::new(persona, diagnostics)).unwrap_or_default()
}

#[derive(Serialize)]
struct PersonaShape<'a> {
    version: u32,
    title: Option<&'a str>,
    description: Option<&'a str>,
    capabilities: Vec<&'a str>,
    sections: Vec<&'a str>,
    categories: Vec<CategoryShape<'a>>,
    paths: Vec<PathShape<'a>>,
    tables: Vec<TableShape<'a>>,
    career: Vec<LevelShape<'a>>,
    languages: Vec<LanguageShape<'a>>,
    diagnostics: Vec<DiagnosticShape<'a>>,
}

#[derive(Serialize)]
struct CategoryShape<'a> {
    name: &'a str,
    hours: Option<StatedRange<'a>>,
    roadmaps: Vec<RoadmapShape<'a>>,
}

#[derive(Serialize)]
struct RoadmapShape<'a> {
    name: &'a str,
    summary: Option<&'a str>,
    hours: Option<StatedRange<'a>>,
}

#[derive(Serialize)]
struct PathShape<'a> {
    name: &'a str,
    kind: &'static str,
    duration: Option<DurationShape>,
    hours: Option<RangeShape>,
    steps: Vec<&'a str>,
    outcome: Option<&'a str>,
}

#[derive(Serialize)]
struct TableShape<'a> {
    section: &'a str,
    columns: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

#[derive(Serialize)]
struct LevelShape<'a> {
    name: &'a str,
    years: Option<RangeShape>,
}

#[derive(Serialize)]
struct LanguageShape<'a> {
    name: &'a str,
    best_for: Vec<&'a str>,
    curve: Option<&'a str>,
    salary: Option<SalaryShape<'a>>,
}

#[derive(Serialize)]
struct SalaryShape<'a> {
    low: Number,
    high: Option<Number>,
    currency: &'a str,
}

#[derive(Serialize)]
struct DiagnosticShape<'a> {
    severity: String,
    code: &'static str,
    message: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct RangeShape {
    low: Number,
    high: Option<Number>,
}

#[derive(Serialize)]
struct StatedRange<'a> {
    low: Number,
    high: Option<Number>,
    text: &'a str,
}

#[derive(Serialize)]
struct DurationShape {
    low: Number,
    high: Option<Number>,
    unit: &'static str,
}

/// A figure: whole ones are printed without a decimal point.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Decimal(f64),
}

impl Number {
    fn new(value: f64) -> Self {
        let is_whole = value.fract() == 0.0 && value.abs() < 1e15;
        #[expect(clippy::cast_possible_truncation, reason = "whole and far inside the range of i64")]
        if is_whole { Self::Whole(value as i64) } else { Self::Decimal((value * 100.0).round() / 100.0) }
    }
}

impl<'a> PersonaShape<'a> {
    fn new(persona: &'a Persona, diagnostics: &'a [Diagnostic]) -> Self {
        Self {
            version: VERSION,
            title: text(persona.title.as_ref()),
            description: text(persona.description.as_ref()),
            capabilities: texts(&persona.capabilities),
            sections: persona.sections.iter().filter(|it| it.level > 1).map(|it| it.title.as_str()).collect(),
            categories: persona.categories.iter().map(category).collect(),
            paths: persona.paths.iter().map(path).collect(),
            tables: persona.tables.iter().map(table).collect(),
            career: persona
                .career
                .iter()
                .map(|it| LevelShape { name: &it.name, years: it.years.as_ref().map(|years| range(years.value)) })
                .collect(),
            languages: persona.languages.iter().map(language).collect(),
            diagnostics: diagnostics.iter().map(diagnostic).collect(),
        }
    }
}

fn text(text: Option<&SafeText>) -> Option<&str> {
    text.map(SafeText::as_str)
}

fn texts(texts: &[SafeText]) -> Vec<&str> {
    texts.iter().map(SafeText::as_str).collect()
}

fn range(span: Span) -> RangeShape {
    RangeShape { low: Number::new(span.low), high: span.high.map(Number::new) }
}

fn stated(fact: &Fact<Span>) -> StatedRange<'_> {
    StatedRange { low: Number::new(fact.value.low), high: fact.value.high.map(Number::new), text: &fact.text }
}

fn category(category: &Category) -> CategoryShape<'_> {
    CategoryShape {
        name: &category.name,
        hours: category.hours.as_ref().map(stated),
        roadmaps: category.roadmaps.iter().map(roadmap).collect(),
    }
}

fn roadmap(roadmap: &StatedRoadmap) -> RoadmapShape<'_> {
    RoadmapShape {
        name: &roadmap.name,
        summary: text(roadmap.summary.as_ref()),
        hours: roadmap.hours.as_ref().map(stated),
    }
}

fn path(path: &StatedPath) -> PathShape<'_> {
    PathShape {
        name: &path.name,
        kind: match path.kind {
            PathKind::Path => "path",
            PathKind::Stage => "stage",
        },
        duration: path.duration.as_ref().map(|it| DurationShape {
            low: Number::new(it.value.low),
            high: it.value.high.map(Number::new),
            unit: it.value.unit.name(),
        }),
        hours: path.hours.as_ref().map(|it| range(it.value)),
        steps: path.steps.iter().map(|step| step.text.as_str()).collect(),
        outcome: text(path.outcome.as_ref()),
    }
}

fn table(table: &Table) -> TableShape<'_> {
    TableShape {
        section: &table.section,
        columns: texts(&table.columns),
        rows: table.rows.iter().map(|row| texts(row)).collect(),
    }
}

fn language(row: &LanguageRow) -> LanguageShape<'_> {
    LanguageShape {
        name: &row.name,
        best_for: texts(&row.best_for),
        curve: row.curve.as_ref().map(|it| it.text.as_str()),
        salary: row.salary.as_ref().map(|it| salary(&it.value)),
    }
}

fn salary(salary: &Salary) -> SalaryShape<'_> {
    SalaryShape { low: Number::new(salary.low), high: salary.high.map(Number::new), currency: &salary.currency }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticShape<'_> {
    DiagnosticShape {
        severity: diagnostic.severity.to_string(),
        code: diagnostic.code,
        message: &diagnostic.message,
        line: diagnostic.location.line,
        column: diagnostic.location.column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read_persona;
    use crate::domain::markdown::Source;

    #[test]
    fn the_shape_is_complete_and_whole_numbers_are_whole() {
        let text = "---\ndescription: d\ncapabilities: [c]\n---\n# 🚀 The **Title**\n\n## 📚 Roadmaps I cover\n\n### **Tools** (1.5-2 hours each)\n- **Git** (2+ hours): history\n\n## Learning paths\n\n**A Path (4-6 months):**\n- x or y → z\n- Time: 400-500 hours\n- be done\n\n## Guide\n\n| Language | Best For | Curve | Pay |\n|---|---|---|---|\n| **Go** | a, b | Easy | $90-155k |\n| Ada | | | |\n\n## Career\n\n- **Junior (0-1 year)**: x\n";
        let (persona, diagnostics) = read_persona(&Source::new("p.md", text));
        insta::assert_snapshot!(persona_json(&persona, &diagnostics));
    }

    #[test]
    fn nothing_read_is_nothing_said() {
        let (persona, diagnostics) = read_persona(&Source::new("p.md", ""));
        insta::assert_snapshot!(persona_json(&persona, &diagnostics));
    }
}
