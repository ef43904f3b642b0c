//! The career ladder: lists with years behind bold words, tables with level and experience, drawn trees.

use std::ops::Range;

use super::flat::Flat;
use super::page::{Heading, Page, entries, entry_text, fence_lines, has_word, is_drawing};
use super::roadmaps::is_catalogue;
use crate::domain::catalog::{CareerLevel, Fact, Span};
use crate::domain::markdown::{Element, ElementKind, Run};
use crate::domain::text::{SafeText, clean_name, plain_words, salary, years};

/// Whether a section is about careers.
pub(super) fn is_career(heading: &Heading<'_>) -> bool {
    heading.has_word(&["career", "careers"])
}

/// Reads the rungs of every career section, and of tables with a level and an experience column wherever they stand.
pub(super) fn read(page: &Page<'_>) -> Vec<CareerLevel> {
    let mut levels = Vec::new();
    let mut careers: Vec<Range<usize>> = Vec::new();
    for heading in &page.headings {
        let inside = careers.last().is_some_and(|last| last.contains(&heading.element));
        if heading.level >= 2 && is_career(heading) && !inside && !is_catalogue(page, heading) {
            careers.push(heading.body.clone());
        }
    }
    let mut next = careers.iter().peekable();
    for (at, element) in page.document.elements.iter().enumerate() {
        while next.next_if(|range| range.end <= at).is_some() {}
        if let ElementKind::Grid { header, rows, .. } = &element.kind {
            from_table(page, header, rows, &mut levels);
        } else if next.peek().is_some_and(|range| range.contains(&at)) {
            from_list(page, element, &mut levels);
            from_tree(page, element, &mut levels);
        }
    }
    levels
}

/// Entries with years; or, where every entry of a list begins with bold words and states pay, all of them.
fn from_list(page: &Page<'_>, element: &Element, out: &mut Vec<CareerLevel>) {
    let texts: Vec<Flat<'_>> =
        entries(std::slice::from_ref(element)).filter_map(|entry| entry_text(page.source, entry)).collect();
    let paid = |text: &Flat<'_>| text.lead(&text.all()).is_some_and(|lead| salary(text.part(&lead.rest)).is_some());
    let all_paid = texts.len() > 1 && texts.iter().all(paid);
    for text in &texts {
        let Some(line) = text.lines().into_iter().next() else {
            continue;
        };
        let lead = text.lead(&line);
        let name = lead.as_ref().map_or_else(|| plain_name(text, &line), |lead| lead.name.clone());
        let rest = lead.map_or(name.end..line.end, |lead| lead.rest);
        let stated = stated_years(text, &name, &rest);
        if stated.is_none() && !all_paid {
            continue;
        }
        let said = said(text.part(&rest), stated.is_some());
        out.push(level(text, &name, stated, rest.end - said..rest.end));
    }
}

/// Without bold words a name ends before its parenthesis or colon.
fn plain_name(text: &Flat<'_>, line: &Range<usize>) -> Range<usize> {
    let part = text.part(line);
    let end = part.find(['(', ':']).or_else(|| part.find(" - ")).unwrap_or(part.len());
    text.trimmed(&(line.start..line.start + end))
}

/// Years in the name, or directly behind it: `Senior (3-5 years)`, `Senior: 3-5 years`.
fn stated_years(text: &Flat<'_>, name: &Range<usize>, rest: &Range<usize>) -> Option<Fact<Span>> {
    if let Some(found) = years(text.part(name)) {
        return Some(text.fact(&found, name.start));
    }
    let part = text.part(rest);
    let found = years(part)?;
    let before = part.get(..found.range.start)?.trim_start_matches([' ', ':', '-', '–', '—', '~']);
    let first = before.is_empty() || before.starts_with('(') && !before.contains(')');
    first.then(|| text.fact(&found, rest.start))
}

/// How many bytes at the end of the rest say something besides the years.
fn said(rest: &str, timed: bool) -> usize {
    let opening = rest.trim_start();
    let behind = match opening.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((inside, behind)) if timed && years(inside).is_some() => behind,
        _ => match years(opening) {
            Some(found) if timed && found.range.start == 0 => opening.get(found.range.end..).unwrap_or(""),
            _ => opening,
        },
    };
    behind.trim_start_matches([':', '-', '–', '—', ',', ' ']).len()
}

fn level(text: &Flat<'_>, name: &Range<usize>, years: Option<Fact<Span>>, summary: Range<usize>) -> CareerLevel {
    CareerLevel {
        name: SafeText::single_line(&clean_name(text.part(name))),
        years,
        summary: Some(text.safe(&summary)).filter(|it| !it.is_empty()),
        location: text.location(name),
    }
}

/// Lines of a fence that end in a parenthesis with years or pay: `Senior (5-8 years, $160-220K)`.
fn from_tree(page: &Page<'_>, element: &Element, out: &mut Vec<CareerLevel>) {
    for line in fence_lines(page.source, element) {
        let words = line.text();
        let Some((before, behind)) = words.split_once('(') else {
            continue;
        };
        let name = line.trimmed(&(0..before.len()));
        let Some((inside, after)) = behind.split_once(')') else {
            continue;
        };
        let is_name = before.starts_with(char::is_alphabetic) && !before.contains(is_drawing);
        let said = after.trim_start_matches([':', ' ']);
        let known = years(inside).is_some() || salary(inside).is_some() || salary(said).is_some();
        if !is_name || !known || !(said.is_empty() || salary(said).is_some()) {
            continue;
        }
        let stated = years(inside).map(|found| line.fact(&found, before.len() + 1));
        let summary = match salary(inside) {
            _ if !said.is_empty() => words.len() - said.len()..words.len(),
            Some((_, range)) => range.start + before.len() + 1..range.end + before.len() + 1,
            None => 0..0,
        };
        out.push(level(&line, &name, stated, summary));
    }
}

fn from_table(
    page: &Page<'_>,
    header: &[Vec<Run>],
    rows: &[(Range<usize>, Vec<Vec<Run>>)],
    out: &mut Vec<CareerLevel>,
) {
    let titles: Vec<String> = header.iter().map(|cell| plain_words(Flat::new(page.source, cell).text())).collect();
    let column = |words: &[&str]| titles.iter().position(|title| has_word(title, words));
    let (Some(name), Some(experience)) = (column(&["level", "title", "position"]), column(&["experience", "years"]))
    else {
        return;
    };
    let summary = column(&["skills", "focus", "responsibilities", "responsibility", "role", "description"]);
    for (_, cells) in rows {
        let cell = |index: usize| cells.get(index).map(|cell| Flat::new(page.source, cell));
        let Some(text) = cell(name).filter(|text| !text.text().trim().is_empty()) else {
            continue;
        };
        let stated = cell(experience).and_then(|it| years(it.text()).map(|found| it.fact(&found, 0)));
        let summary = summary.filter(|&index| index != name).and_then(cell).map(|it| it.safe(&it.all()));
        let mut level = level(&text, &text.all(), stated, 0..0);
        level.summary = summary.filter(|it| !it.is_empty());
        out.push(level);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::{Source, parse};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("p.md", text);
        let document = parse(source.text(), 0);
        let shown = |level: CareerLevel| {
            let years = level.years.map_or("-".to_owned(), |it| it.text.to_string());
            format!("{} | {years} | {}", level.name, level.summary.unwrap_or_default())
        };
        let found: Vec<String> = read(&Page::new(&source, &document)).into_iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_state_years_in_or_behind_the_name() {
        check(
            "## Career Progression\n\n1. **Junior (0-1 year)**: learns\n2. **Mid** (1-3 years) - does\n3. **Senior**: 3+ years, decides\n4. Chief (8+ yrs)\n5. **Other**: has 10 years of it\n",
            &[
                "Junior | 0-1 year | learns",
                "Mid | 1-3 years | does",
                "Senior | 3+ years | decides",
                "Chief | 8+ yrs | ",
            ],
        );
    }

    #[test]
    fn a_list_of_pay_is_a_ladder_without_years() {
        check(
            "## Career Path\n- **Junior:** $80K-$120K\n- **Senior:** $160K+\n",
            &["Junior | - | $80K-$120K", "Senior | - | $160K+"],
        );
        check("## Career\n- **Demand:** high\n- **Pay:** $160K+\n", &[]);
    }

    #[test]
    fn trees_and_tables_are_ladders() {
        check(
            "## Career\n```\nJunior ($60K-$90K)\n  ↓ (1-2 years)\nSenior (5-8 years, $160-220K)\n  ┌──┴──┐\nIC Track   Managers\n(Staff,    (VP)\n```\n",
            &["Junior | - | $60K-$90K", "Senior | 5-8 years | $160-220K"],
        );
        check(
            "## Ways\n| Level | Skills | Experience |\n|---|---|---|\n| **Junior** | SQL | 0-2 years |\n",
            &["Junior | 0-2 years | SQL"],
        );
    }
}
