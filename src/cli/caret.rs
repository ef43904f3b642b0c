//! A diagnostic as a person reads it: message, place, the line itself with a caret under the fault, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::domain::catalog::{Diagnostic, Severity};
use crate::domain::markdown::{Location, Source};
use crate::domain::text::SafeText;

/// Characters of a line that are shown: enough to see the fault in its surroundings.
const EXCERPT: usize = 160;

/// Renders a diagnostic. Without a line to show, the place stands alone.
pub(super) fn render(diagnostic: &Diagnostic, sources: &[Source], colour: bool) -> String {
    let Location { file, line, column, .. } = &diagnostic.location;
    let file = SafeText::single_line(file);
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let excerpt = sources
        .iter()
        .find(|source| source.name() == &diagnostic.location.file)
        .map(|source| Excerpt::new(source, &diagnostic.location))
        .filter(|excerpt| !excerpt.text.trim().is_empty());
    let place = (usize::try_from(*line).unwrap_or(usize::MAX), usize::try_from(*column).unwrap_or(usize::MAX));
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    group = match &excerpt {
        Some(excerpt) => group.element(
            Snippet::source(excerpt.text.as_str())
                .path(file.as_str())
                .line_start(place.0)
                .annotation(AnnotationKind::Primary.span(excerpt.fault.clone())),
        ),
        None => group.element(Origin::path(file.as_str()).line(place.0).char_column(place.1)),
    };
    if !diagnostic.hint.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.hint.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(EXCERPT * 2).render(&[group]);
    if let Some(excerpt) = excerpt {
        text = with_true_column(&text, &format!("{file}:{line}:"), excerpt.column(), place.1);
    }
    text.push('\n');
    text
}

/// The renderer counts columns in the excerpt, which may begin later and hold more characters than the line itself.
fn with_true_column(text: &str, place: &str, shown: usize, column: usize) -> String {
    let Some((title, rest)) = text.split_once('\n') else { return text.to_owned() };
    format!("{title}\n{}", rest.replacen(&format!("{place}{shown}"), &format!("{place}{column}"), 1))
}

/// A line made safe, and where in it the fault lies. Making it safe moves characters, so both are measured piecewise.
struct Excerpt {
    text: String,
    /// Bytes of `text`.
    fault: std::ops::Range<usize>,
}

impl Excerpt {
    /// The column of the fault in the excerpt, from 1.
    fn column(&self) -> usize {
        self.text.get(..self.fault.start).map_or(1, |before| before.chars().count() + 1)
    }

    fn new(source: &Source, location: &Location) -> Self {
        let line = source.line(location.line);
        let column = usize::try_from(location.column).unwrap_or(1).saturating_sub(1);
        let length = usize::try_from(location.length).unwrap_or(0).max(1);
        // A long paragraph is shown from a little before the fault.
        let skipped = if column + length.min(60) > EXCERPT { column.saturating_sub(40) } else { 0 };
        let part = |from: usize, count: usize| -> String { line.chars().skip(from).take(count).collect() };
        let lead = if skipped > 0 { "…" } else { "" };
        let before = format!("{lead}{}", SafeText::new(&part(skipped, column - skipped)));
        let room = EXCERPT.saturating_sub(column - skipped).max(1);
        let fault = SafeText::new(&part(column, length.min(room)));
        let rest = room.saturating_sub(length);
        let after = SafeText::new(&part(column + length.min(room), rest));
        let cut = if line.chars().count() > column + length.min(room) + rest { "…" } else { "" };
        let start = before.len();
        Self { fault: start..start + fault.len(), text: format!("{before}{fault}{after}{cut}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str, range: std::ops::Range<usize>) -> String {
        let source = Source::new("roadmaps/a/b.md", text);
        let diagnostic = Diagnostic::warning("code", source.locate(range), "something is wrong", "make it right");
        render(&diagnostic, &[source], false)
    }

    #[test]
    fn the_caret_stands_under_the_fault() {
        insta::assert_snapshot!(rendered("one\ntwo three four\n", 8..13), @r"
        warning[code]: something is wrong
         --> roadmaps/a/b.md:2:5
          |
        2 | two three four
          |     ^^^^^
          |
          = help: make it right
        ");
    }

    #[test]
    fn control_characters_are_shown_and_the_caret_still_stands_right() {
        insta::assert_snapshot!(rendered("\tx\u{1b}[2J\u{202e} bad end", 10..13), @r"
        warning[code]: something is wrong
         --> roadmaps/a/b.md:1:9
          |
        1 |     x␛[2J⟨U+202E⟩ bad end
          |                   ^^^
          |
          = help: make it right
        ");
    }

    #[test]
    fn a_long_line_is_shown_around_the_fault() {
        let text = format!("{}FAULT{}", "word ".repeat(100), " more".repeat(100));
        insta::assert_snapshot!(rendered(&text, 500..505), @r"
        warning[code]: something is wrong
         --> roadmaps/a/b.md:1:501
          |
        1 | …word word word word word word word word FAULT more more more more more more more more more more more more more more more more more more more more more more more…
          |                                          ^^^^^
          |
          = help: make it right
        ");
    }

    #[test]
    fn a_place_without_text_stands_alone() {
        insta::assert_snapshot!(rendered("", 0..0), @r"
        warning[code]: something is wrong
        --> roadmaps/a/b.md:1:1
         = help: make it right
        ");
    }

    proptest::proptest! {
        #[test]
        fn any_place_in_any_text_is_rendered_without_control_characters(text in "(?s).{0,60}", start in 0_usize..80, length in 0_usize..80) {
            let shown = rendered(&text, start..start + length);
            proptest::prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", shown);
        }
    }
}
