//! The attribute block of a topic or project: `{ #mvcc .core hours=5-8 needs=transactions concept=isolation }`.

use super::{Depth, Diagnostic, Former, Hours, former};
use crate::domain::markdown::{Attributes, Location, Source};
use crate::domain::text::Slug;

/// What an attribute block says.
pub(super) struct StudyAttributes {
    pub(super) id: Slug,
    pub(super) depth: Depth,
    pub(super) hours: Hours,
    /// The roadmap (absent for the same file) and the topic.
    pub(super) needs: Vec<(Option<Slug>, Slug)>,
    pub(super) concept: Option<Slug>,
    pub(super) was: Vec<Former>,
}

const HINT: &str = "write '{ #id .core hours=4-6 needs=other,sql/joins concept=name }' behind the title";

/// Reads the block behind a heading of the roadmap `own`. Absent when the topic cannot be used without what is missing; everything that is
/// wrong is said at the very word.
pub(super) fn read(
    attributes: &Attributes,
    own: &Slug,
    heading: &Location,
    source: &Source,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<StudyAttributes> {
    let mut problem = |word: &str, code: &'static str, message: String, hint: &str| {
        diagnostics.push(Diagnostic::error(code, locate_word(source, heading, word), message, hint));
    };
    let id = match attributes.id.as_deref().map(str::parse::<Slug>) {
        Some(Ok(id)) => Some(id),
        Some(Err(error)) => {
            let written = attributes.id.as_deref().unwrap_or("");
            problem(
                written,
                "bad-id",
                format!("'#{written}' is no id: {error}"),
                "use lower-case letters, digits and '-'",
            );
            None
        }
        None => {
            problem("", "no-id", "a topic without an id".to_owned(), HINT);
            None
        }
    };
    let depth = match attributes.classes.as_slice() {
        [class] => class.parse::<Depth>().ok(),
        _ => None,
    };
    if depth.is_none() {
        let word = attributes.classes.first().map_or("", |class| class.as_str());
        problem(word, "bad-depth", "a topic without one depth".to_owned(), "write one of .core, .proficient, .expert");
    }
    let hours = match attributes.get("hours").map(|text| parse_hours(text)) {
        Some(Ok(hours)) => Some(hours),
        Some(Err(message)) => {
            problem("hours=", "bad-hours", message, "write a range of hours such as hours=4-6");
            None
        }
        None => {
            problem("", "no-hours", "a topic without hours".to_owned(), HINT);
            None
        }
    };
    let mut needs = Vec::new();
    for word in attributes.get("needs").map_or("", |text| text.as_str()).split(',').filter(|word| !word.is_empty()) {
        match parse_need(word) {
            Some(need) => needs.push(need),
            None => problem(word, "bad-need", format!("'{word}' names no topic"), "write 'topic' or 'roadmap/topic'"),
        }
    }
    let concept = attributes.get("concept").and_then(|text| match text.parse() {
        Ok(concept) => Some(concept),
        Err(error) => {
            problem(
                text,
                "bad-concept",
                format!("'{text}' names no concept: {error}"),
                "use lower-case letters, digits and '-'",
            );
            None
        }
    });
    let mut formers = attributes.pairs.iter().filter(|(key, _)| &**key == "was").map(|(_, value)| value);
    let value = formers.next().map(|value| value.as_deref().unwrap_or(""));
    if formers.next().is_some() {
        problem(
            "was=",
            "bad-alias",
            "'was' stands here twice".to_owned(),
            "write all former ids into one, with commas",
        );
    }
    for (key, _) in &attributes.pairs {
        if !matches!(key.as_str(), "hours" | "needs" | "concept" | "was") {
            let message = format!("a topic has no attribute '{key}'");
            problem(key, "unknown-attribute", message, "use hours, needs, concept or was");
        }
    }
    let start = || Location { length: 0, ..locate_word(source, heading, "was=") };
    let was = value.map(|value| former::read(value, own, &behind(start(), 4), diagnostics)).unwrap_or_default();
    Some(StudyAttributes { id: id?, depth: depth?, hours: hours?, needs, concept, was })
}

/// So many characters further on the same line.
fn behind(location: Location, count: u32) -> Location {
    Location { column: location.column.saturating_add(count), ..location }
}

fn parse_need(word: &str) -> Option<(Option<Slug>, Slug)> {
    match word.split_once('/') {
        Some((roadmap, topic)) => Some((Some(roadmap.parse().ok()?), topic.parse().ok()?)),
        None => Some((None, word.parse().ok()?)),
    }
}

/// `250-320`, `4.5-6` or `300`, in hours. The message says what is wrong.
pub(super) fn parse_hours(text: &str) -> Result<Hours, String> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let number = |part: &str| {
        part.trim()
            .parse::<f64>()
            .ok()
            .filter(|hours| hours.is_finite() && (0.0..=100_000.0).contains(hours))
            .ok_or_else(|| format!("'{text}' is no range of hours"))
    };
    let (low, high) = (number(low)?, number(high)?);
    if low > high {
        return Err(format!("the low end of '{text}' is above its high end"));
    }
    if high <= 0.0 {
        return Err(format!("'{text}' leaves no time at all"));
    }
    Ok(Hours::new(low, high))
}

/// The place of `word` on the heading's line, or the whole heading.
fn locate_word(source: &Source, heading: &Location, word: &str) -> Location {
    let line = source.line(heading.line);
    let block = line.rfind('{').unwrap_or(0);
    let at = (!word.is_empty()).then(|| line.get(block..).and_then(|rest| rest.find(word))).flatten();
    let Some(at) = at else { return heading.clone() };
    let column = line.get(..block + at).map_or(0, |before| before.chars().count());
    let length = line.get(block + at..).map_or(0, |rest| {
        rest.chars().take_while(|c| !c.is_whitespace() && *c != '}').count().min(word.chars().count().max(1) + 24)
    });
    Location {
        file: heading.file.clone(),
        line: heading.line,
        column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        length: u32::try_from(if word.ends_with('=') { length } else { word.chars().count() }).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_a_number_or_a_range() {
        assert_eq!(parse_hours("250-320"), Ok(Hours::new(250.0, 320.0)));
        assert_eq!(parse_hours("4.5-6"), Ok(Hours::new(4.5, 6.0)));
        assert_eq!(parse_hours("300"), Ok(Hours::new(300.0, 300.0)));
    }

    #[test]
    fn what_is_no_range_says_why() {
        for (text, message) in [
            ("6-4", "the low end of '6-4' is above its high end"),
            ("lots", "'lots' is no range of hours"),
            ("-5", "'-5' is no range of hours"),
            ("0", "'0' leaves no time at all"),
            ("NaN", "'NaN' is no range of hours"),
            ("1-inf", "'1-inf' is no range of hours"),
        ] {
            assert_eq!(parse_hours(text), Err(message.to_owned()));
        }
    }
}
