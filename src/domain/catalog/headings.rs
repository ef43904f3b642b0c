//! The headings of a roadmap file, found without reading what stands between them.

use std::ops::Range;

use crate::domain::markdown::{self, Attributes, ElementKind, Run, plain};
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

/// Reads all headings of a file in one go: the Markdown parser costs more to start than to run.
pub(super) fn read(text: &str, from: usize) -> Vec<Heading> {
    let ranges = find(text, from);
    let lines: Vec<&str> = ranges.iter().filter_map(|range| text.get(range.clone())).collect();
    // Each of these lines is a heading by itself, so the parser finds as many headings as there are ranges.
    let headings =
        markdown::parse(&lines.join("\n"), 0).elements.into_iter().filter_map(|element| match element.kind {
            ElementKind::Heading { level, content, attributes } => Some((level, content, attributes)),
            _ => None,
        });
    let whole = |(range, (level, content, attributes)): (Range<usize>, (u8, Vec<Run>, Attributes))| Heading {
        range,
        level,
        title: SafeText::single_line(&plain(&content)),
        attributes,
    };
    ranges.into_iter().zip(headings).map(whole).collect()
}

#[cfg(test)]
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
    }
}
