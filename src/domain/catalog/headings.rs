//! The headings of a roadmap file, found without reading what stands between them.

use std::ops::Range;

use crate::domain::markdown::{self, Attributes, ElementKind, plain};
use crate::domain::text::SafeText;

/// The byte ranges of the lines behind `from` that are headings of the second or third level. A line inside a code fence
/// is no heading.
pub(super) fn find(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut headings = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = from;
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        if let Some(open) = fence {
            if line.trim_start().starts_with(open) {
                fence = None;
            }
        } else if let Some(open) = fence_of(line) {
            fence = Some(open);
        } else if line.starts_with("## ") || line.starts_with("### ") {
            headings.push(range);
        }
    }
    headings
}

/// The sign that a code fence opened by this line is closed with.
fn fence_of(line: &str) -> Option<&'static str> {
    let indented = line.trim_start_matches(' ');
    let is_fence = |sign: &&str| line.len() - indented.len() < 4 && indented.starts_with(*sign);
    ["```", "~~~"].into_iter().find(is_fence)
}

/// A heading, read.
pub(super) struct Heading {
    /// Its line in the file.
    pub(super) range: Range<usize>,
    /// 2 or 3.
    pub(super) level: u8,
    pub(super) title: SafeText,
    pub(super) attributes: Attributes,
}

/// Reads all headings of a file. Nearly all are plain text with a plain attribute block, which is taken apart here; the
/// others go to the Markdown parser, in one go, since it costs more to start than to run.
pub(super) fn read(text: &str, from: usize) -> Vec<Heading> {
    let mut hard: Vec<&str> = Vec::new();
    let mut headings: Vec<Option<Heading>> = Vec::new();
    let ranges = find(text, from);
    for range in &ranges {
        let line = text.get(range.clone()).unwrap_or("");
        let easy = plain_heading(line).map(|(level, title, attributes)| {
            let title = SafeText::single_line(title);
            Heading { range: range.clone(), level, title, attributes }
        });
        if easy.is_none() {
            hard.push(line);
        }
        headings.push(easy);
    }
    let mut parsed = parse_all(&hard).into_iter();
    let missing = |(heading, range): (Option<Heading>, Range<usize>)| {
        heading.or_else(|| parsed.next().map(|(level, title, attributes)| Heading { range, level, title, attributes }))
    };
    headings.into_iter().zip(ranges).filter_map(missing).collect()
}

/// Headings by the Markdown parser. Each of the lines is a heading by itself, so there are as many as lines.
fn parse_all(lines: &[&str]) -> Vec<(u8, SafeText, Attributes)> {
    let elements = markdown::parse(&lines.join("\n"), 0).elements.into_iter();
    let headings = elements.filter_map(|element| match element.kind {
        ElementKind::Heading { level, content, attributes } => {
            Some((level, SafeText::single_line(&plain(&content)), attributes))
        }
        _ => None,
    });
    headings.collect()
}

/// A heading without any inline mark: level, title and attributes as the parser would read them. Absent for others.
fn plain_heading(line: &str) -> Option<(u8, &str, Attributes)> {
    let (level, rest) = match line.strip_prefix("### ") {
        Some(rest) => (3, rest),
        None => (2, line.strip_prefix("## ")?),
    };
    let (title, block) = match rest.split_once('{') {
        Some((title, block)) => (title, Some(block.strip_suffix('}')?)),
        None => (rest, None),
    };
    let is_plain =
        |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b" ,.:;?()/'+-".contains(&b) || b >= 0x80);
    let title = title.trim();
    if title.is_empty() || !is_plain(title) {
        return None;
    }
    let mut attributes = Attributes::default();
    for word in block.unwrap_or("").split_ascii_whitespace() {
        let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/,.".contains(&b));
        let text = SafeText::single_line;
        if let Some(id) = word.strip_prefix('#').filter(|id| !id.is_empty() && is_word(id)) {
            attributes.id = Some(text(id));
        } else if let Some(class) = word.strip_prefix('.').filter(|class| !class.is_empty() && is_word(class)) {
            attributes.classes.push(text(class));
        } else {
            let (key, value) = word.split_once('=')?;
            if key.is_empty() || !is_word(key) || key.starts_with(['.', '#']) || !is_word(value) {
                return None;
            }
            attributes.pairs.push((text(key), Some(text(value))));
        }
    }
    Some((level, title, attributes))
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "the tests know where characters begin")]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_outside_fences_only() {
        let text = "intro\n## One\n```sh\n## no\n```\n### Two { #two .core hours=1-2 }\n#### no\n~~~\n### no\n```\n~~~\n## Three";
        let found: Vec<&str> = find(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["## One", "### Two { #two .core hours=1-2 }", "## Three"]);
        assert_eq!(find(text, 8).len(), 2);
    }

    #[test]
    fn headings_are_read_with_their_attributes_and_places() {
        let text = "x\n## A *b* { #x .core hours=1-2 needs=y }\ntext\n### `C`\n## \n## *open\n### end";
        let read = read(text, 0);
        let titles: Vec<(u8, &str, &str)> =
            read.iter().map(|own| (own.level, own.title.as_str(), &text[own.range.clone()])).collect();
        let first = "## A *b* { #x .core hours=1-2 needs=y }";
        assert_eq!(titles[..2], [(2, "A b", first), (3, "C", "### `C`")]);
        assert_eq!(titles[2..], [(2, "", "##"), (2, "*open", "## *open"), (3, "end", "### end")]);
        assert_eq!(read[0].attributes.id.as_deref(), Some("x"));
        assert_eq!(read[0].attributes.get("needs").map(SafeText::as_str), Some("y"));
    }

    proptest::proptest! {
        #[test]
        fn every_line_found_is_one_heading(text in "(## |### |```|~~~|[a-z*`{}#.=<>!\\[\\]_ -]|\n){0,60}") {
            proptest::prop_assert_eq!(read(&text, 0).len(), find(&text, 0).len());
        }

        #[test]
        fn a_plain_heading_is_read_as_the_parser_reads_it(
            line in "##?#? [A-Za-z0-9 ,.:;?()/'+é#*&-]{0,12}( \\{ ?( ?[#.]?[a-z/,.=-]{1,5}){0,4} ?\\})?"
        ) {
            if let Some((level, title, attributes)) = plain_heading(line.trim_end()) {
                let parsed = parse_all(&[line.trim_end()]).remove(0);
                proptest::prop_assert_eq!((level, SafeText::single_line(title), attributes), parsed);
            }
        }
    }
}
