//! Language guides: tables that compare languages, frameworks or platforms, row by row or column by column.

use super::checks::twice;
use super::flat::Flat;
use super::page::{Page, has_word};
use crate::domain::catalog::{Curve, Diagnostic, Fact, LanguageRow};
use crate::domain::markdown::{ElementKind, Run};
use crate::domain::text::{SafeText, calendar, clean_name, hours, plain_words, salary};

/// What a column, or a row of a transposed table, tells of a language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trait {
    BestFor,
    Curve,
    Salary,
    Time,
}

/// Reads the rows of all language guides, and reports names that stand twice in one of them.
pub(super) fn read(page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<LanguageRow> {
    let mut languages = Vec::new();
    for element in &page.document.elements {
        let ElementKind::Grid { header, rows, .. } = &element.kind else {
            continue;
        };
        let header = flats(page, header);
        let rows: Vec<Vec<Flat<'_>>> = rows.iter().map(|(_, cells)| flats(page, cells)).collect();
        let mut found = guide(&header, &rows).or_else(|| transposed(&header, &rows)).unwrap_or_default();
        twice("language", found.iter().map(|row| (&row.name, &row.location)), diagnostics);
        languages.append(&mut found);
    }
    languages
}

fn flats<'a>(page: &Page<'a>, cells: &[Vec<Run>]) -> Vec<Flat<'a>> {
    cells.iter().map(|cell| Flat::new(page.source, cell)).collect()
}

/// Languages in rows: the first column names them, another tells one of the traits.
fn guide(header: &[Flat<'_>], rows: &[Vec<Flat<'_>>]) -> Option<Vec<LanguageRow>> {
    let names = ["language", "languages", "framework", "frameworks", "platform", "platforms"];
    let first = plain_words(header.first()?.text());
    let traits: Vec<Option<Trait>> = header.iter().map(|cell| trait_of(cell.text())).collect();
    if !has_word(&first, &names) || traits.iter().skip(1).all(Option::is_none) {
        return None;
    }
    let told = |row: &Vec<Flat<'_>>| {
        let mut language = named(row.first()?)?;
        for (cell, kind) in row.iter().zip(&traits).skip(1) {
            tell(&mut language, *kind, cell);
        }
        Some(language)
    };
    Some(rows.iter().filter_map(told).collect())
}

/// Languages in columns: the first column names criteria, and at least one of them is a trait.
fn transposed(header: &[Flat<'_>], rows: &[Vec<Flat<'_>>]) -> Option<Vec<LanguageRow>> {
    let criteria = ["criteria", "criterion", "criterium", "aspect", "factor", "feature", "attribute", "metric"];
    let first = plain_words(header.first()?.text());
    let kinds: Vec<Option<Trait>> = rows.iter().map(|row| row.first().and_then(|cell| trait_of(cell.text()))).collect();
    let is_guide = kinds.iter().any(|kind| matches!(kind, Some(Trait::Curve | Trait::Salary | Trait::BestFor)));
    if header.len() < 3 || !(first.is_empty() || has_word(&first, &criteria)) || !is_guide {
        return None;
    }
    let mut languages = Vec::new();
    for (column, title) in header.iter().enumerate().skip(1) {
        let Some(mut language) = named(title) else {
            continue;
        };
        for (row, kind) in rows.iter().zip(&kinds) {
            if let Some(cell) = row.get(column) {
                tell(&mut language, *kind, cell);
            }
        }
        languages.push(language);
    }
    Some(languages)
}

fn trait_of(title: &str) -> Option<Trait> {
    let words = plain_words(title);
    if words.contains("best for")
        || words.contains("best used for")
        || words.contains("good for")
        || words.contains("ideal for")
    {
        Some(Trait::BestFor)
    } else if has_word(&words, &["salary", "salaries", "pay", "compensation"]) {
        Some(Trait::Salary)
    } else if has_word(&words, &["time", "timeline", "duration", "hours", "months", "weeks"])
        && !words.contains("market")
    {
        Some(Trait::Time)
    } else if has_word(&words, &["curve", "difficulty", "learning"]) {
        Some(Trait::Curve)
    } else {
        None
    }
}

fn named(cell: &Flat<'_>) -> Option<LanguageRow> {
    let name = SafeText::single_line(&clean_name(cell.text()));
    (!name.is_empty()).then(|| LanguageRow {
        name,
        best_for: Vec::new(),
        curve: None,
        salary: None,
        time: None,
        location: cell.location(&cell.all()),
    })
}

/// Writes down what a cell tells; of two cells that tell the same trait the first counts.
fn tell(language: &mut LanguageRow, kind: Option<Trait>, cell: &Flat<'_>) {
    let text = cell.text();
    match kind {
        Some(Trait::BestFor) if language.best_for.is_empty() => language.best_for = items(text),
        Some(Trait::Curve) if language.curve.is_none() && !text.trim().is_empty() => {
            let all = cell.all();
            language.curve = Some(Fact { value: curve(text), text: cell.safe(&all), location: cell.location(&all) });
        }
        Some(Trait::Salary) if language.salary.is_none() => {
            language.salary = salary(text).map(|(value, range)| Fact {
                value,
                text: cell.safe(&range),
                location: cell.location(&range),
            });
        }
        Some(Trait::Time) if language.time.is_none() => {
            language.time = calendar(text).or_else(|| hours(text)).map(|found| cell.fact(&found, 0));
        }
        _ => {}
    }
}

/// Items between commas; commas inside parentheses part nothing.
fn items(text: &str) -> Vec<SafeText> {
    let mut depth = 0_usize;
    let parts = text.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '\n')
    });
    parts.map(SafeText::single_line).filter(|item| !item.is_empty()).collect()
}

/// The step that a text names first: `6/10 Moderate`, `⭐⭐ Medium`, `Very Hard`, `Easy (verbose)`. Numbers and stars
/// alone name none.
fn curve(text: &str) -> Option<Curve> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).find_map(|word| match word {
        "easy" | "easiest" | "low" | "gentle" | "simple" | "beginner" => Some(Curve::Easy),
        "moderate" | "medium" | "intermediate" | "average" => Some(Curve::Moderate),
        "steep" | "hard" | "high" | "difficult" | "challenging" | "advanced" => Some(Curve::Steep),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::{Source, parse};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("p.md", text);
        let document = parse(source.text(), 0);
        let shown = |row: LanguageRow| {
            let best_for = row.best_for.iter().map(SafeText::as_str).collect::<Vec<_>>().join("+");
            let curve = row.curve.map_or("-".to_owned(), |it| format!("{} {:?}", it.text, it.value));
            let salary = row.salary.map_or("-".to_owned(), |it| format!("{} {:?}", it.value.low, it.value.high));
            let time = row.time.map_or("-".to_owned(), |it| it.text.to_string());
            format!("{} | {best_for} | {curve} | {salary} | {time}", row.name)
        };
        let found: Vec<String> = read(&Page::new(&source, &document), &mut Vec::new()).into_iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn languages_may_stand_in_rows() {
        check(
            "| Language | Best For | Learning Curve | Pay | Jobs |\n|---|---|---|---|---|\n| **Zig** | small, fast (really, fast) | ⭐⭐ Medium | €50-70k | many |\n| Ada | safety | 7/10 | | |\n",
            &[
                "Zig | small+fast (really, fast) | ⭐⭐ Medium Some(Moderate) | 50000 Some(70000.0) | -",
                "Ada | safety | 7/10 None | - | -",
            ],
        );
    }

    #[test]
    fn languages_may_stand_in_columns() {
        check(
            "| Criteria | Zig | Ada (2022) |\n|---|---|---|\n| **Learning Curve** | Easy (C-like) | Very Hard |\n| Speed | high | high |\n| Learning Time | 8-12 weeks | 1 year |\n| Salary (2024) | $90K+ | - |\n| Best For | tools | trains, planes |\n",
            &[
                "Zig | tools | Easy (C-like) Some(Easy) | 90000 None | 8-12 weeks",
                "Ada | trains+planes | Very Hard Some(Steep) | - | 1 year",
            ],
        );
    }

    #[test]
    fn other_tables_are_no_guides() {
        check("| Language | Package manager |\n|---|---|\n| Zig | zig |\n", &[]);
        check("| Goal | Best choice | Time |\n|---|---|---|\n| Web | Elm | 3 months |\n", &[]);
        check("| Criteria | A | B |\n|---|---|---|\n| Speed | 1 | 2 |\n", &[]);
    }
}
