//! A file's text, and where in it something stands.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// One file handed to the reader: its name and its whole text (UTF-8, without a byte-order mark).
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: Text,
    /// Byte offset of the first byte of each line.
    lines: Arc<[u32]>,
}

/// A text that is part of the program, or was read.
#[derive(Clone, Debug)]
enum Text {
    Embedded(&'static str),
    Read(Arc<str>),
}

/// Where something stands: file, line and column (both from 1; columns count characters), and how long it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file, as it was handed over: `persona.md`, `roadmaps/databases/sql.md`.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Length in characters on that line; 0 for a point.
    pub length: u32,
}

impl Source {
    /// A file of the given name and text. A byte-order mark is dropped.
    pub fn new(name: impl Into<Arc<str>>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { name: name.into(), lines: line_starts(text), text: Text::Read(Arc::from(text)) }
    }

    /// A file that is part of the program: its text is not copied.
    pub fn embedded(name: &'static str, text: &'static str) -> Self {
        Self { name: Arc::from(name), lines: line_starts(text), text: Text::Embedded(text) }
    }

    /// The file's name.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        match &self.text {
            Text::Embedded(text) => text,
            Text::Read(text) => text,
        }
    }

    /// The text of a line, from 1, without its line ending; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        let index = usize::try_from(line).unwrap_or(0).wrapping_sub(1);
        let Some(&start) = self.lines.get(index) else {
            return "";
        };
        let rest = self.text().get(start as usize..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    /// Where a range of bytes stands. A range over several lines is cut at the end of its first; one past the end is the end.
    pub fn locate(&self, range: Range<usize>) -> Location {
        let text = self.text();
        let start = floor_boundary(text, range.start);
        let index = self.lines.partition_point(|&at| at as usize <= start).saturating_sub(1);
        let line_start = self.lines.get(index).map_or(0, |&at| at as usize);
        let before = text.get(line_start..start).unwrap_or("");
        let end = floor_boundary(text, range.end.max(start));
        let inside = text.get(start..end).unwrap_or("").lines().next().unwrap_or("");
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Location {
            file: Arc::clone(&self.name),
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            column: count(before) + 1,
            length: count(inside),
        }
    }
}

fn line_starts(text: &str) -> Arc<[u32]> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0).chain(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX))).collect()
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl fmt::Display for Location {
    /// `persona.md:103`. Of an absolute path the file's own name is enough for a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_absolute = self.file.starts_with('/');
        let name = self.file.rsplit('/').next().filter(|_| is_absolute).unwrap_or(&self.file);
        write!(f, "{name}:{}", self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = Source::new("a.md", "\u{feff}één\nzwei drei\r\n");
        let at = source.text().find("drei").unwrap();
        let location = source.locate(at..at + 4);
        assert_eq!((location.line, location.column, location.length), (2, 6, 4));
        assert_eq!(source.line(2), "zwei drei");
        assert_eq!(source.line(9), "");
        assert_eq!(location.to_string(), "a.md:2");
    }

    proptest::proptest! {
        #[test]
        fn every_range_of_every_text_has_a_place_inside_it(text in "(?s).{0,80}", start in 0usize..400, length in 0usize..400) {
            let source = Source::new("x", &text);
            let location = source.locate(start..start + length);
            let lines = u32::try_from(source.text().split('\n').count()).unwrap();
            proptest::prop_assert!((1..=lines).contains(&location.line));
            let width = source.text().split('\n').nth(location.line as usize - 1).unwrap().chars().count();
            proptest::prop_assert!((location.column - 1 + location.length) as usize <= width);
        }
    }
}
