//! A line of text without its marks that still knows where each of its bytes stands in the file.

use std::ops::Range;

use crate::domain::catalog::{Fact, Span};
use crate::domain::markdown::{Location, Run, Source};
use crate::domain::text::{FoundSpan, SafeText, is_ornament};

/// Running text without marks. Soft and hard line breaks are line feeds.
pub(super) struct Flat<'a> {
    source: &'a Source,
    text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    /// Bytes of the flat text.
    flat: Range<usize>,
    /// Bytes of the file.
    source: Range<usize>,
    /// Whether both hold the same bytes, so that one can be counted off along the other.
    exact: bool,
    strong: bool,
}

/// `**Name**: what is said of it`
#[derive(Clone, Debug)]
pub(super) struct Lead {
    /// The name: bytes of the flat text.
    pub(super) name: Range<usize>,
    /// What follows, up to the end of the line.
    pub(super) rest: Range<usize>,
}

impl<'a> Flat<'a> {
    /// The text of runs.
    pub(super) fn new(source: &'a Source, runs: &[Run]) -> Self {
        let mut flat = Self { source, text: String::new(), pieces: Vec::new() };
        for run in runs {
            let verbatim = source.text().get(run.range.clone()).unwrap_or("");
            let is_break = run.text.trim().is_empty() && verbatim.contains(['\n', '<']);
            let text = if is_break { "\n" } else { run.text.as_str() };
            let inside = verbatim.find(text);
            let source = match inside {
                Some(at) => run.range.start + at..run.range.start + at + text.len(),
                None => run.range.clone(),
            };
            flat.push(text, source, inside.is_some(), run.style.strong);
        }
        flat
    }

    /// Bytes of the file as they stand there: a line of a fence.
    pub(super) fn verbatim(source: &'a Source, range: Range<usize>) -> Self {
        let raw = source.text().get(range.clone()).unwrap_or("");
        let safe = SafeText::new(raw);
        let mut flat = Self { source, text: String::new(), pieces: Vec::new() };
        flat.push(&safe, range, &*safe == raw, false);
        flat
    }

    fn push(&mut self, text: &str, source: Range<usize>, exact: bool, strong: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { flat: start..self.text.len(), source, exact, strong });
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text.
    pub(super) fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// A part of the text on one line, safe to show.
    pub(super) fn safe(&self, range: &Range<usize>) -> SafeText {
        SafeText::single_line(self.part(range))
    }

    /// The whole text.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// Where a part of the text stands in the file.
    pub(super) fn location(&self, range: &Range<usize>) -> Location {
        let range = self.trimmed(range);
        let start = self.source_byte(range.start, false);
        let end = if range.is_empty() { start } else { self.source_byte(range.end, true) };
        self.source.locate(start..end.max(start))
    }

    fn source_byte(&self, at: usize, is_end: bool) -> usize {
        let index =
            self.pieces.partition_point(|piece| if is_end { piece.flat.end < at } else { piece.flat.end <= at });
        match self.pieces.get(index).or(self.pieces.last()) {
            None => 0,
            Some(piece) if piece.exact => {
                (piece.source.start + at.saturating_sub(piece.flat.start)).min(piece.source.end)
            }
            Some(piece) if is_end => piece.source.end,
            Some(piece) => piece.source.start,
        }
    }

    /// The amount of time `found` in the part that begins at byte `from`, with its words and place.
    pub(super) fn fact(&self, found: &FoundSpan, from: usize) -> Fact<Span> {
        let range = found.range.start + from..found.range.end + from;
        Fact { value: found.span, text: self.safe(&range), location: self.location(&range) }
    }

    /// The same bytes without white space at either end.
    pub(super) fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        let part = self.part(range);
        let start = range.start + (part.len() - part.trim_start().len());
        start..start + part.trim().len()
    }

    /// The lines of the text, without their line ends.
    pub(super) fn lines(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        self.text
            .split('\n')
            .map(|line| {
                let range = start..start + line.len();
                start = range.end + 1;
                range
            })
            .collect()
    }

    /// The bold words that a line begins with, and the rest of the line. What closes the lead (`:`, ` - `, ` – `) is
    /// neither, whether it stands inside the bold or outside.
    pub(super) fn lead(&self, line: &Range<usize>) -> Option<Lead> {
        let part = self.part(line);
        let start = line.start + part.find(|c: char| !c.is_whitespace() && !is_ornament(c))?;
        let first = self.pieces.partition_point(|piece| piece.flat.end <= start);
        let bold = self.pieces.get(first..)?.iter().take_while(|piece| piece.strong && piece.flat.start < line.end);
        let end = bold.last()?.flat.end.min(line.end);
        let closers = [':', '-', '–', '—', ' '];
        let name = start..start + self.part(&(start..end)).trim_end_matches(closers).len();
        let after = self.part(&(end..line.end));
        let rest = after.trim_start_matches([':', '-', '–', '—', ' ', '|', '\u{a0}']);
        (!name.is_empty()).then(|| Lead { name, rest: line.end - rest.len()..line.end })
    }

    /// `Label: what is said`, bold or not, for every line and for every part between bars: label in lower case.
    pub(super) fn labelled(&self) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        for line in self.lines() {
            let mut start = line.start;
            for part in self.part(&line).split(" | ") {
                let end = start + part.len();
                if let Some(colon) = part.find(':').filter(|&colon| colon <= MAX_LABEL) {
                    let label = part.get(..colon).unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
                    found.push((label.to_lowercase(), self.trimmed(&(start + colon + 1..end))));
                }
                start = end + " | ".len();
            }
        }
        found
    }
}

/// Longer words before a colon, in bytes, are a sentence and no label.
const MAX_LABEL: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::{ElementKind, parse};

    #[track_caller]
    fn flat(source: &Source) -> Flat<'_> {
        match &parse(source.text(), 0).elements.first().unwrap().kind {
            ElementKind::Paragraph(runs) | ElementKind::Heading { content: runs, .. } => Flat::new(source, runs),
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn check_lead(text: &str, name: &str, rest: &str) {
        let source = Source::new("p.md", text);
        let flat = flat(&source);
        let lead = flat.lead(&flat.all()).unwrap();
        assert_eq!((flat.part(&lead.name), flat.part(&lead.rest)), (name, rest), "{text}");
        let at = flat.location(&lead.name);
        let found: String =
            source.line(at.line).chars().skip(at.column as usize - 1).take(at.length as usize).collect();
        assert_eq!(found, name);
    }

    #[test]
    fn a_lead_is_closed_by_a_colon_a_dash_or_nothing() {
        check_lead("**Go**: fast", "Go", "fast");
        check_lead("**Go:** fast", "Go", "fast");
        check_lead("**Go** - fast", "Go", "fast");
        check_lead("**Go** – fast", "Go", "fast");
        check_lead("**Go** fast", "Go", "fast");
        check_lead("✅ **Go (ü):**", "Go (ü)", "");
        check_lead("**Go** & `x`", "Go", "& x");
    }

    #[test]
    fn without_bold_words_there_is_no_lead() {
        let source = Source::new("p.md", "Go: fast, **safe**");
        let flat = flat(&source);
        assert!(flat.lead(&flat.all()).is_none());
    }

    #[test]
    fn labels_stand_on_every_line_and_between_bars() {
        let source = Source::new("p.md", "**Target**: build | **Time**: 4-6 weeks\nGoal: x\n");
        let flat = flat(&source);
        let found: Vec<(String, &str)> =
            flat.labelled().into_iter().map(|(label, rest)| (label, flat.part(&rest))).collect();
        let expected = [("target", "build"), ("time", "4-6 weeks"), ("goal", "x")];
        assert_eq!(found, expected.map(|(label, rest)| (label.to_owned(), rest)));
        let place = flat.location(&flat.labelled()[1].1);
        assert_eq!((place.line, place.column, place.length), (1, 31, 9));
    }
}
