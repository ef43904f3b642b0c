//! Counts that a title states: `(15 specializations)`, `(10 Paths)`, `11 Specialized Roles`.

use std::ops::Range;

use super::flat::Flat;
use super::page::has_word;
use crate::domain::catalog::Diagnostic;
use crate::domain::markdown::Location;
use crate::domain::text::{Count, spans};

/// A stated number of things.
pub(super) struct Stated {
    number: usize,
    at_least: bool,
    location: Location,
}

/// A longer title, in bytes, is not searched for a count.
const MAX_TITLE: usize = 500;

/// The count that a title states: in a parenthesis that begins with a number and holds no amount of time, or as its
/// first word before one of the `nouns` (any noun where none are given, but only in the parenthesis then).
pub(super) fn stated(title: &Flat<'_>, nouns: &[&str]) -> Option<Stated> {
    let text = title.text();
    if text.len() > MAX_TITLE {
        return None;
    }
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('(')) {
        let start = from + open + 1;
        let inside = text.get(start..)?;
        let inside = inside.get(..inside.find(')').unwrap_or(inside.len()))?;
        if let Some((number, at_least, end)) = number(inside)
            && spans(inside).is_empty()
            && (nouns.is_empty() || has_word(&inside.to_lowercase(), nouns))
            && inside.get(end..).is_some_and(is_noun)
        {
            return Some(at(title, number, at_least, start..start + inside.len()));
        }
        from = start;
    }
    let start = text.find(|c: char| c.is_ascii_alphanumeric())?;
    let (number, at_least, end) = number(text.get(start..)?)?;
    let behind = text.get(start + end..)?.to_lowercase();
    let noun = has_word(&behind, if nouns.is_empty() { &["roadmaps", "roles", "specializations"] } else { nouns });
    (noun && behind.starts_with(' ')).then(|| at(title, number, at_least, start..start + end))
}

/// The count of one of the `nouns` in running text, at most two words before it (`8+ programming languages`), at the
/// given place.
pub(super) fn in_text(text: &str, nouns: &[&str], location: &Location) -> Option<Stated> {
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let is_start = !text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '/'));
        let Some((number, at_least, end)) = text.get(at..).filter(|_| is_start).and_then(number) else {
            continue;
        };
        let behind = text.get(at + end..)?;
        let noun = behind.split_whitespace().take(3).take_while(|word| word.chars().all(char::is_alphabetic));
        if behind.starts_with(' ') && noun.into_iter().any(|word| nouns.contains(&word.to_lowercase().as_str())) {
            let mut location = location.clone();
            // Only of a value that stands in the file as it is read can a part be pointed at.
            if usize::try_from(location.length).is_ok_and(|length| length == text.chars().count()) {
                location.column += u32::try_from(text.get(..at)?.chars().count()).unwrap_or(0);
                location.length = u32::try_from(end).unwrap_or(0);
            }
            return Some(Stated { number, at_least, location });
        }
    }
    None
}

fn at(title: &Flat<'_>, number: usize, at_least: bool, range: Range<usize>) -> Stated {
    Stated { number, at_least, location: title.location(&range) }
}

/// A number of at most three digits, whether a plus follows, and where both end.
fn number(text: &str) -> Option<(usize, bool, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text.get(..digits).filter(|digits| (1..=3).contains(&digits.len()))?.parse().ok()?;
    let at_least = text.get(digits..)?.starts_with('+');
    Some((number, at_least, digits + usize::from(at_least)))
}

/// Nothing, or plain words: `15 specializations`, but not `2024, USA` or `2-3 a week`.
fn is_noun(text: &str) -> bool {
    text.is_empty() || text.starts_with(' ') && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || c == '-')
}

impl Stated {
    /// Whether so many things are what was stated.
    pub(super) fn is_met_by(&self, listed: usize) -> bool {
        if self.at_least { listed >= self.number } else { listed == self.number }
    }

    /// The finding that another number is listed.
    pub(super) fn differs(&self, listed: usize, noun: &str) -> Diagnostic {
        self.differs_as("the title", listed, noun)
    }

    /// The same of words elsewhere: `counted` says what counts them.
    pub(super) fn differs_as(&self, counted: &str, listed: usize, noun: &str) -> Diagnostic {
        let plus = if self.at_least { " or more" } else { "" };
        Diagnostic::warning(
            "count-differs",
            self.location.clone(),
            format!("{counted} counts {}{plus}, but {} listed", self.number, are(listed, noun)),
            "correct the number, or list what is missing",
        )
    }
}

fn are(number: usize, noun: &str) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", Count::new(number, noun))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::Source;

    #[track_caller]
    fn check(title: &str, expected: Option<(usize, bool)>) {
        let source = Source::new("p.md", title);
        let flat = Flat::verbatim(&source, 0..title.len());
        assert_eq!(stated(&flat, &[]).map(|found| (found.number, found.at_least)), expected, "{title}");
    }

    #[test]
    fn counts_stand_in_parentheses_or_before_their_noun() {
        check("Frontend (15 specializations)", Some((15, false)));
        check("Covered (10 Specialized Paths)", Some((10, false)));
        check("Native Platforms (2)", Some((2, false)));
        check("🎯 11 Specialized Roles", Some((11, false)));
        check("8+ roadmaps", Some((8, true)));
    }

    #[test]
    fn times_years_and_other_numbers_are_no_counts() {
        for title in
            ["X (250-320 hours each)", "X (12 Weeks)", "Pay (2024, USA)", "Skills (2024)", "2025 Trends", "X", "("]
        {
            check(title, None);
        }
    }
}
