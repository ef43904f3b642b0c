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

/// The level, title and attribute block of a heading.
pub(super) fn read(text: &str, heading: &Range<usize>) -> Option<(u8, SafeText, Attributes)> {
    let line = text.get(..heading.end)?;
    let element = markdown::parse(line, heading.start).elements.into_iter().next()?;
    match element.kind {
        ElementKind::Heading { level, content, attributes } => {
            Some((level, SafeText::single_line(&plain(&content)), attributes))
        }
        _ => None,
    }
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
    fn a_heading_is_read_with_its_attributes() {
        let text = "## A *b* { #x .core hours=1-2 needs=y }";
        let (level, title, attributes) = read(text, &(0..text.len())).unwrap();
        assert_eq!((level, title.as_str()), (2, "A b"));
        assert_eq!(attributes.id.as_deref(), Some("x"));
        assert_eq!(attributes.get("needs").map(SafeText::as_str), Some("y"));
    }
}
