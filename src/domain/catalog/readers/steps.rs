//! The steps of a path, and the alternatives inside a step.

use std::ops::Range;

use super::flat::Flat;
use super::page::is_drawing;
use crate::domain::catalog::StatedStep;
use crate::domain::text::SafeText;

const ARROWS: [&str; 7] = ["→", "->", "⟶", "➜", "➔", "⇒", "➡"];

/// No path has more steps than this; what follows is still shown with the section.
const MAX_STEPS: usize = 100;
/// A step that names more things than this is no choice between them.
const MAX_ALTERNATIVES: usize = 8;

/// Pairs that read like alternatives but name one thing.
const ONE_THING: [(&str, &str); 9] = [
    ("client", "server"),
    ("input", "output"),
    ("read", "write"),
    ("request", "response"),
    ("front", "back"),
    ("frontend", "backend"),
    ("row", "column"),
    ("producer", "consumer"),
    ("on", "off"),
];

/// How many arrows part a line at its top level, outside parentheses. A line with drawing in it has none.
pub(super) fn arrows(text: &str) -> usize {
    if text.contains(is_drawing) { 0 } else { cuts(text, &ARROWS).len() }
}

/// How many plus signs part a line at its top level.
pub(super) fn plus_signs(text: &str) -> usize {
    cuts(text, &[" + "]).len()
}

/// The steps between the arrows of a part of a text.
pub(super) fn between_arrows(text: &Flat<'_>, part: &Range<usize>, known: &[String]) -> Vec<StatedStep> {
    between(text, part, &ARROWS, known)
}

/// The steps between the plus signs of a part of a text.
pub(super) fn between_plus(text: &Flat<'_>, part: &Range<usize>, known: &[String]) -> Vec<StatedStep> {
    between(text, part, &[" + "], known)
}

fn between(text: &Flat<'_>, part: &Range<usize>, marks: &[&str], known: &[String]) -> Vec<StatedStep> {
    let mut start = part.start;
    let mut steps = Vec::new();
    let ends = cuts(text.part(part), marks).into_iter().map(|cut| part.start + cut.start..part.start + cut.end);
    for cut in ends.chain(std::iter::once(part.end..part.end)).take(MAX_STEPS) {
        steps.extend(step(text, &(start..cut.start), known));
        start = cut.end;
    }
    steps
}

/// One step out of a part of a text; none where it is empty.
pub(super) fn step(text: &Flat<'_>, part: &Range<usize>, known: &[String]) -> Option<StatedStep> {
    let part = text.trimmed(part);
    let words = text.part(&part).trim_end_matches(['.', ';', ',']).trim_end();
    let range = part.start..part.start + words.len();
    let alternatives = alternatives(words, known).iter().map(|name| SafeText::single_line(name)).collect();
    words.chars().any(char::is_alphanumeric).then(|| StatedStep {
        text: text.safe(&range),
        alternatives,
        location: text.location(&range),
    })
}

/// The bytes of the marks that stand outside parentheses.
fn cuts(text: &str, marks: &[&str]) -> Vec<Range<usize>> {
    let mut depth = 0_usize;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && found.last().is_none_or(|last| last.end <= at) => {
                let rest = text.get(at..).unwrap_or("");
                if let Some(mark) = marks.iter().find(|mark| rest.starts_with(**mark)) {
                    found.push(at..at + mark.len());
                }
            }
            _ => {}
        }
    }
    found
}

/// What a step offers to choose from; the step itself where it offers nothing.
///
/// "A or B" always offers. "A/B" does where both are names: of the catalogue or the language guide, or capitalised words
/// that are no abbreviations (`React/Vue`, but not `CI/CD` or `TCP/IP`) and no known pair (`Client/Server`).
pub(super) fn alternatives(step: &str, known: &[String]) -> Vec<String> {
    let cuts = cuts(step, &[" or ", " OR ", " Or "]);
    if !cuts.is_empty() {
        let mut start = 0;
        let mut names = Vec::new();
        for cut in cuts.into_iter().chain(std::iter::once(step.len()..step.len())) {
            let piece = step.get(start..cut.start).unwrap_or("");
            // `A, B or C`: commas part alternatives only where an `or` follows.
            names.extend(
                piece.split(", ").map(|name| name.trim().trim_end_matches(',')).filter(|name| !name.is_empty()),
            );
            start = cut.end;
        }
        if (2..=MAX_ALTERNATIVES).contains(&names.len()) {
            return names.into_iter().map(str::to_owned).collect();
        }
    }
    let names: Vec<&str> = step.split('/').map(str::trim).collect();
    let is_known = |name: &&str| known.contains(&name.to_lowercase());
    let lower = step.to_lowercase();
    let one_thing = ONE_THING.iter().any(|(first, second)| lower.contains(&format!("{first}/{second}")));
    if (2..=MAX_ALTERNATIVES).contains(&names.len())
        && !one_thing
        && (names.iter().all(is_known) || names.iter().all(|name| is_name(name)))
    {
        return names.into_iter().map(str::to_owned).collect();
    }
    vec![step.to_owned()]
}

/// One capitalised word that is no abbreviation.
fn is_name(word: &str) -> bool {
    !word.contains(char::is_whitespace)
        && word.starts_with(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && word.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::Source;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let source = Source::new("p.md", line);
        let flat = Flat::verbatim(&source, 0..line.len());
        let steps = if arrows(line) > 0 {
            between_arrows(&flat, &flat.all(), &[])
        } else {
            between_plus(&flat, &flat.all(), &[])
        };
        assert_eq!(steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), expected);
        for step in steps {
            let at = step.location;
            let found: String = line.chars().skip(at.column as usize - 1).take(at.length as usize).collect();
            assert_eq!(found, &*step.text);
        }
    }

    #[test]
    fn steps_stand_between_arrows_or_plus_signs() {
        check("Bäsics → SQL -> APIs.", &["Bäsics", "SQL", "APIs"]);
        check("Go or Rust + SQL + basic design", &["Go or Rust", "SQL", "basic design"]);
        check("Pipelines (in → out) → Cloud", &["Pipelines (in → out)", "Cloud"]);
        check("C++", &["C++"]);
        check("→ A →", &["A"]);
    }

    #[test]
    fn drawings_and_parentheses_hold_no_steps() {
        assert_eq!(arrows("├─► Team → Go"), 0);
        assert_eq!(arrows("Streams (in → out)"), 0);
        assert_eq!(arrows("A → B → C"), 2);
    }

    #[track_caller]
    fn check_alternatives(step: &str, expected: &[&str]) {
        assert_eq!(alternatives(step, &["php".to_owned(), "sql".to_owned()]), expected, "{step}");
    }

    #[test]
    fn alternatives_are_names_on_both_sides() {
        check_alternatives("Node.js or Python", &["Node.js", "Python"]);
        check_alternatives("AWS, Azure or GCP", &["AWS", "Azure", "GCP"]);
        check_alternatives("AWS, Azure, or GCP", &["AWS", "Azure", "GCP"]);
        check_alternatives("React/Node.js", &["React", "Node.js"]);
        check_alternatives("PHP/SQL", &["PHP", "SQL"]);
        for one in ["CI/CD", "TCP/IP", "REST/GraphQL", "Client/Server", "Databases, caching", "I/O", "master it"] {
            check_alternatives(one, &[one]);
        }
    }
}
