//! The outline of a document: its headings and what stands under each.

use std::ops::Range;

use super::flat::Flat;
use crate::domain::markdown::{Document, Element, ElementKind, Entry, Source};
use crate::domain::text::plain_words;

/// A document with its outline.
pub(super) struct Page<'a> {
    /// The file.
    pub(super) source: &'a Source,
    /// Its blocks.
    pub(super) document: &'a Document,
    /// Its headings in order.
    pub(super) headings: Vec<Heading<'a>>,
}

/// A heading.
pub(super) struct Heading<'a> {
    /// Index of its element.
    pub(super) element: usize,
    /// 1 to 6.
    pub(super) level: u8,
    /// Index of the heading that it stands under.
    parent: Option<usize>,
    /// The title.
    pub(super) title: Flat<'a>,
    /// The title's name in lower case: no emoji, numbering, parenthesis.
    pub(super) words: String,
    /// What stands under it up to the next heading of any level: indices of elements.
    pub(super) own: Range<usize>,
    /// What stands under it up to the next heading of its level or a higher one.
    pub(super) body: Range<usize>,
}

impl<'a> Page<'a> {
    /// Reads the outline. Headings inside quotes and lists are not part of it.
    pub(super) fn new(source: &'a Source, document: &'a Document) -> Self {
        let mut headings: Vec<Heading<'a>> = Vec::new();
        // Headings whose body is still open, by index.
        let mut open: Vec<usize> = Vec::new();
        let close = |headings: &mut Vec<Heading<'a>>, open: &mut Vec<usize>, level: u8, at: usize| {
            while let Some(heading) =
                open.last().and_then(|&last| headings.get_mut(last)).filter(|it| it.level >= level)
            {
                heading.body.end = at;
                open.pop();
            }
        };
        for (at, element) in document.elements.iter().enumerate() {
            let ElementKind::Heading { level, content, .. } = &element.kind else {
                continue;
            };
            if let Some(last) = headings.last_mut() {
                last.own.end = at;
            }
            close(&mut headings, &mut open, *level, at);
            let title = Flat::new(source, content);
            let words = plain_words(title.text());
            let under = at + 1..document.elements.len();
            let parent = open.last().copied();
            open.push(headings.len());
            headings.push(Heading {
                element: at,
                level: *level,
                parent,
                title,
                words,
                own: under.clone(),
                body: under,
            });
        }
        Self { source, document, headings }
    }

    /// The elements of a range.
    pub(super) fn elements(&self, range: &Range<usize>) -> &'a [Element] {
        self.document.elements.get(range.clone()).unwrap_or(&[])
    }

    /// The headings one level below `heading`: those of the highest level that occurs in its body.
    pub(super) fn below(&self, heading: &Heading<'a>) -> Vec<&Heading<'a>> {
        let first = self.headings.partition_point(|it| it.element < heading.body.start);
        let inside = || self.headings.iter().skip(first).take_while(|it| it.element < heading.body.end);
        let level = inside().map(|it| it.level).min();
        inside().filter(|it| Some(it.level) == level).collect()
    }

    /// The headings that `heading` stands under, nearest first.
    pub(super) fn above(&self, heading: &Heading<'a>) -> impl Iterator<Item = &Heading<'a>> {
        let parent = |index: Option<usize>| index.and_then(|index| self.headings.get(index));
        std::iter::successors(parent(heading.parent), move |it| parent(it.parent))
    }
}

impl Heading<'_> {
    /// Whether its title holds one of these words, as whole words.
    pub(super) fn has_word(&self, any: &[&str]) -> bool {
        has_word(&self.words, any)
    }
}

/// Whether a text in lower case holds one of these words, as whole words.
pub(super) fn has_word(text: &str, any: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| any.contains(&word))
}

/// The entries of the lists among these elements; lists inside entries stay with their entry.
pub(super) fn entries(elements: &[Element]) -> impl Iterator<Item = &Entry> {
    elements.iter().flat_map(|element| match &element.kind {
        ElementKind::Items { entries, .. } => entries.as_slice(),
        _ => &[],
    })
}

/// The text that an entry begins with.
pub(super) fn entry_text<'a>(source: &'a Source, entry: &Entry) -> Option<Flat<'a>> {
    entry.elements.first().and_then(|element| paragraph(source, element))
}

/// The text of a paragraph.
pub(super) fn paragraph<'a>(source: &'a Source, element: &Element) -> Option<Flat<'a>> {
    match &element.kind {
        ElementKind::Paragraph(runs) => Some(Flat::new(source, runs)),
        _ => None,
    }
}

/// The lines of a fence that names no programming language, as they stand in the file.
pub(super) fn fence_lines<'a>(source: &'a Source, element: &Element) -> Vec<Flat<'a>> {
    let ElementKind::Code { language, .. } = &element.kind else {
        return Vec::new();
    };
    if !matches!(language.to_lowercase().as_str(), "" | "text" | "txt" | "plain" | "plaintext" | "markdown" | "md") {
        return Vec::new();
    }
    let mut start = element.range.start;
    let text = source.text().get(element.range.clone()).unwrap_or("");
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.is_empty() && !content.trim_start().starts_with("```") && !content.trim_start().starts_with("~~~") {
            lines.push(Flat::verbatim(source, start..start + content.len()));
        }
        start += line.len();
    }
    lines
}

/// Whether a line of a fence is drawing rather than words: branches of a tree, arrows between boxes.
pub(super) fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}' | '▼' | '▲' | '►' | '◄' | '▶' | '◀' | '↓' | '↑')
}
