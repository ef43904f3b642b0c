//! A parsed Markdown text as plain text: wrapped for a reader, or as paragraphs for JSON.

use super::columns::{Side, columns};
use super::wrap::hang;
use crate::domain::markdown::{Align, Element, ElementKind, Entry, Run, plain};
use crate::domain::text::SafeText;

/// The text without any marks: one paragraph a block, with an empty line between two.
pub(super) fn paragraphs(elements: &[Element]) -> String {
    let mut parts = Vec::new();
    for element in elements {
        collect(element, &mut parts);
    }
    parts.join("\n\n")
}

fn collect(element: &Element, parts: &mut Vec<String>) {
    let mut keep = |text: &str| {
        if !text.trim().is_empty() {
            parts.push(text.trim_end().to_owned());
        }
    };
    match &element.kind {
        ElementKind::Heading { content, .. } | ElementKind::Paragraph(content) => keep(&plain(content)),
        ElementKind::Code { text, .. } => keep(text),
        ElementKind::Quote(inner) => inner.iter().for_each(|element| collect(element, parts)),
        ElementKind::Items { entries, .. } => {
            entries.iter().flat_map(|entry| &entry.elements).for_each(|element| collect(element, parts));
        }
        ElementKind::Grid { header, rows, .. } => {
            let lines = std::iter::once(header).chain(rows.iter().map(|(_, cells)| cells));
            let lines: Vec<String> = lines.map(|cells| cell_texts(cells).join(", ")).collect();
            keep(&lines.join("\n"));
        }
        ElementKind::Rule => {}
    }
}

/// The text for reading at `width` columns: headings, lists, tables and code keep their shape. Ends in a line feed
/// unless it is empty.
pub(super) fn render(elements: &[Element], width: usize) -> String {
    let mut out = String::new();
    blocks(elements, "", width, &mut out);
    out
}

fn blocks(elements: &[Element], indent: &str, width: usize, out: &mut String) {
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        block(element, indent, width, out);
    }
}

fn block(element: &Element, indent: &str, width: usize, out: &mut String) {
    match &element.kind {
        ElementKind::Heading { content, .. } | ElementKind::Paragraph(content) => {
            out.push_str(&hang(indent, &linked(content), width));
        }
        ElementKind::Code { text, .. } => {
            for line in text.lines() {
                out.push_str(format!("{indent}    {line}").trim_end());
                out.push('\n');
            }
        }
        ElementKind::Quote(inner) => blocks(inner, &format!("{indent}  "), width, out),
        ElementKind::Items { start, entries } => {
            for (number, entry) in (start.unwrap_or(0)..).zip(entries) {
                let mark = match (entry.task, start) {
                    (Some(true), _) => "[x] ".to_owned(),
                    (Some(false), _) => "[ ] ".to_owned(),
                    (None, Some(_)) => format!("{number}. "),
                    (None, None) => "- ".to_owned(),
                };
                item(entry, &format!("{indent}{mark}"), width, out);
            }
        }
        ElementKind::Grid { alignments, header, rows } => {
            let sides: Vec<Side> =
                alignments.iter().map(|align| if *align == Align::Right { Side::Right } else { Side::Left }).collect();
            let lines: Vec<Vec<String>> = std::iter::once(header)
                .chain(rows.iter().map(|(_, cells)| cells))
                .map(|cells| cell_texts(cells))
                .collect();
            out.push_str(&columns(&lines, &sides, indent));
        }
        ElementKind::Rule => out.extend([indent, "--\n"]),
    }
}

fn item(entry: &Entry, first: &str, width: usize, out: &mut String) {
    let indent = " ".repeat(first.chars().count());
    let mut elements = entry.elements.as_slice();
    match elements.split_first() {
        Some((Element { kind: ElementKind::Paragraph(runs), .. }, rest)) => {
            out.push_str(&hang(first, &linked(runs), width));
            elements = rest;
        }
        _ => out.extend([first.trim_end(), "\n"]),
    }
    for element in elements {
        block(element, &indent, width, out);
    }
}

/// Text with the address of each link behind it, since plain text cannot be clicked.
fn linked(runs: &[Run]) -> String {
    let mut out = String::new();
    let mut runs = runs.iter().peekable();
    while let Some(run) = runs.next() {
        out.push_str(&run.text);
        let link = run.link.as_ref().filter(|link| runs.peek().is_none_or(|next| next.link.as_ref() != Some(link)));
        if let Some(link) = link.filter(|link| **link != run.text) {
            out.extend([" (", link, ")"]);
        }
    }
    out
}

fn cell_texts(cells: &[Vec<Run>]) -> Vec<String> {
    cells.iter().map(|cell| SafeText::single_line(&plain(cell)).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::parse;

    const TEXT: &str = "One *two*\nthree [four](https://example.org/).\n\n- a\n- b\n  1. deep\n\n```sh\nls -l\n```\n\n\
                        | N | M |\n|---|--:|\n| x | 1 |\n\n> said\n";

    #[test]
    fn paragraphs_hold_no_marks() {
        let text = paragraphs(&parse(TEXT, 0).elements);
        assert_eq!(text, "One two three four.\n\na\n\nb\n\ndeep\n\nls -l\n\nN, M\nx, 1\n\nsaid");
    }

    #[test]
    fn reading_text_keeps_its_shape_and_its_addresses() {
        insta::assert_snapshot!(render(&parse(TEXT, 0).elements, 40), @r"
        One two three four
        (https://example.org/).

        - a
        - b
          1. deep

            ls -l

        N  M
        x  1

          said
        ");
    }
}
