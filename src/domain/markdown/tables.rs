//! Tables that stand directly under a line of text.
//!
//! Inside a list, and where its lines begin without a bar, the parser takes such a table for part of the paragraph; every
//! forge shows a table. The paragraph is cut in two, and the table is read by itself.

use std::ops::Range;

use super::document::{Element, ElementKind, Run};

/// Replaces every paragraph that ends in a table by the paragraph and the table. `read` parses a text of its own.
pub(super) fn part(elements: &mut Vec<Element>, text: &str, read: &impl Fn(&str) -> Vec<Element>) {
    let mut parted = Vec::with_capacity(elements.len());
    for mut element in std::mem::take(elements) {
        match &mut element.kind {
            ElementKind::Paragraph(runs) => {
                if let Some((start, found)) = table_in(text, &element.range, read) {
                    runs.retain(|run| run.range.start < start);
                    while runs.last().is_some_and(|run| run.text.trim().is_empty()) {
                        runs.pop();
                    }
                    let above = text.get(element.range.start..start).unwrap_or("");
                    let above = above.trim_end_matches([' ', '\t', '\r', '\n', '>']);
                    element.range.end = element.range.start + above.len();
                    if !runs.is_empty() {
                        parted.push(element);
                    }
                    parted.extend(found);
                    continue;
                }
            }
            ElementKind::Quote(inner) => part(inner, text, read),
            ElementKind::Items { entries, .. } => {
                for entry in entries {
                    part(&mut entry.elements, text, read);
                }
            }
            _ => {}
        }
        parted.push(element);
    }
    *elements = parted;
}

/// Where the table of a paragraph begins, and what is read from there on.
fn table_in(
    text: &str,
    paragraph: &Range<usize>,
    read: &impl Fn(&str) -> Vec<Element>,
) -> Option<(usize, Vec<Element>)> {
    // A paragraph's range ends with its last word; closing marks may follow on the same line.
    let tail = text.get(paragraph.end..).unwrap_or("").lines().next().unwrap_or("").trim_end();
    let paragraph = paragraph.start..paragraph.end + tail.len();
    let lines = lines_of(text, &paragraph);
    let header = lines.windows(2).position(|pair| match pair {
        [above, below] => above.content.contains('|') && is_delimiter(below.content),
        _ => false,
    })?;
    let lines = lines.get(header..)?;
    let mut alone = String::new();
    let mut starts = Vec::new();
    for line in lines {
        starts.push((alone.len(), line.start));
        alone.push_str(line.content);
        alone.push('\n');
    }
    let mut found = read(&alone);
    if !matches!(found.first(), Some(Element { kind: ElementKind::Grid { .. }, .. })) {
        return None;
    }
    let place = Place { starts, end: paragraph.end };
    place.shift_all(&mut found);
    Some((lines.first()?.start, found))
}

/// A line of a paragraph, without what the lists and quotes around it put before it.
struct Piece<'a> {
    start: usize,
    content: &'a str,
}

fn lines_of<'a>(text: &'a str, range: &Range<usize>) -> Vec<Piece<'a>> {
    let mut start = range.start;
    let body = text.get(range.start..range.end.min(text.len())).unwrap_or("");
    body.split_inclusive('\n')
        .map(|line| {
            let content = line.trim_start_matches([' ', '\t', '>']);
            let piece = Piece { start: start + line.len() - content.len(), content: content.trim_end() };
            start += line.len();
            piece
        })
        .collect()
}

/// `|---|:--:|`
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// From bytes of the table's own text to bytes of the file.
struct Place {
    starts: Vec<(usize, usize)>,
    end: usize,
}

impl Place {
    fn at(&self, alone: usize) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= alone).saturating_sub(1);
        let (start, source) = self.starts.get(line).copied().unwrap_or((0, 0));
        (source + alone.saturating_sub(start)).min(self.end)
    }

    fn move_range(&self, range: &mut Range<usize>) {
        // An end belongs to the line that it ends, not to the one behind it.
        let end = if range.end > range.start { self.at(range.end - 1) + 1 } else { self.at(range.end) };
        *range = self.at(range.start)..end.min(self.end);
    }

    fn move_runs(&self, runs: &mut [Run]) {
        for run in runs {
            self.move_range(&mut run.range);
        }
    }

    fn shift_all(&self, elements: &mut [Element]) {
        for element in elements {
            self.shift(element);
        }
    }

    fn shift(&self, element: &mut Element) {
        self.move_range(&mut element.range);
        match &mut element.kind {
            ElementKind::Heading { content, .. } | ElementKind::Paragraph(content) => self.move_runs(content),
            ElementKind::Quote(inner) => self.shift_all(inner),
            ElementKind::Items { entries, .. } => {
                for entry in entries {
                    self.move_range(&mut entry.range);
                    self.shift_all(&mut entry.elements);
                }
            }
            ElementKind::Grid { header, rows, .. } => {
                for cell in header {
                    self.move_runs(cell);
                }
                for (range, cells) in rows {
                    self.move_range(range);
                    for cell in cells {
                        self.move_runs(cell);
                    }
                }
            }
            ElementKind::Code { .. } | ElementKind::Rule => {}
        }
    }
}
