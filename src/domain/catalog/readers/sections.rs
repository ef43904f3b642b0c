//! The parts of a document that a pane shows one at a time. Together they are the whole document.

use super::page::Page;
use crate::domain::catalog::Section;
use crate::domain::text::SafeText;

/// The lead-in, then one section per H2. Where there is no H2, the headings that stand highest below the title part the
/// document instead; a further H1 always begins a section.
pub(super) fn read(page: &Page<'_>) -> Vec<Section> {
    let end = page.document.elements.len();
    let title = page.headings.first().filter(|heading| heading.level == 1).map(|heading| heading.element);
    let parting = page.headings.iter().filter(|heading| Some(heading.element) != title).map(|heading| heading.level);
    let has_second = page.headings.iter().any(|heading| heading.level == 2);
    let level = if has_second { 2 } else { parting.clone().min().unwrap_or(2) };
    let starts: Vec<_> =
        page.headings.iter().filter(|heading| heading.level <= level && Some(heading.element) != title).collect();
    let mut sections = Vec::new();
    let first = starts.first().map_or(end, |heading| heading.element);
    if first > 0 {
        let heading = page.headings.first().filter(|heading| heading.element < first);
        let location = match heading {
            Some(heading) => heading.title.location(&heading.title.all()),
            None => page.source.locate(page.document.elements.first().map_or(0..0, |element| element.range.clone())),
        };
        let title = heading.map_or_else(SafeText::default, |heading| heading.title.safe(&heading.title.all()));
        sections.push(Section { title, level: 1, elements: 0..first, location });
    }
    for (index, heading) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map_or(end, |heading| heading.element);
        sections.push(Section {
            title: heading.title.safe(&heading.title.all()),
            level: heading.level.max(2),
            elements: heading.element..next,
            location: heading.title.location(&heading.title.all()),
        });
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::{Source, parse};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8, std::ops::Range<usize>)]) {
        let source = Source::new("p.md", text);
        let document = parse(source.text(), 0);
        let sections = read(&Page::new(&source, &document));
        let found: Vec<_> =
            sections.iter().map(|section| (section.title.as_str(), section.level, section.elements.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_lead_in_comes_first_then_each_second_level_heading() {
        check("# T\n\nHi\n\n## A\n\n### a\n\n## B `x`\n", &[("T", 1, 0..2), ("A", 2, 2..4), ("B x", 2, 4..5)]);
        check("Hi\n\n## A\n", &[("", 1, 0..1), ("A", 2, 1..2)]);
        check("## A\n\n# T\n\ntext\n", &[("A", 2, 0..1), ("T", 2, 1..3)]);
    }

    #[test]
    fn without_second_level_headings_others_part_the_document() {
        check("# T\n\n### A\n\nx\n\n### B\n", &[("T", 1, 0..1), ("A", 3, 1..3), ("B", 3, 3..4)]);
        check("# T\n\nx\n\n# U\n", &[("T", 1, 0..2), ("U", 2, 2..3)]);
        check("# T\n", &[("T", 1, 0..1)]);
        check("only text\n", &[("", 1, 0..1)]);
        check("", &[]);
    }
}
