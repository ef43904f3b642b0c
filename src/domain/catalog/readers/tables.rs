//! Every table, as it was written.

use super::flat::Flat;
use super::page::Page;
use crate::domain::catalog::{Diagnostic, Table};
use crate::domain::markdown::{Element, ElementKind, Source};
use crate::domain::text::{Count, SafeText};

/// Reads all tables, those in lists and quotes included, and reports rows that are longer or shorter than the header.
pub(super) fn read(page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut section = SafeText::default();
    for element in &page.document.elements {
        if let ElementKind::Heading { level: 2 | 3, content, .. } = &element.kind {
            section = SafeText::single_line(Flat::new(page.source, content).text());
        }
        collect(page.source, element, &section, &mut tables, diagnostics);
    }
    tables
}

fn collect(source: &Source, element: &Element, section: &SafeText, out: &mut Vec<Table>, found: &mut Vec<Diagnostic>) {
    match &element.kind {
        ElementKind::Grid { .. } => out.extend(table(source, element, section, found)),
        ElementKind::Quote(inner) => inner.iter().for_each(|it| collect(source, it, section, out, found)),
        ElementKind::Items { entries, .. } => {
            let inner = entries.iter().flat_map(|entry| &entry.elements);
            inner.for_each(|it| collect(source, it, section, out, found));
        }
        _ => {}
    }
}

fn table(source: &Source, element: &Element, section: &SafeText, found: &mut Vec<Diagnostic>) -> Option<Table> {
    let ElementKind::Grid { alignments, header, rows } = &element.kind else {
        return None;
    };
    let mut table = Table {
        section: section.clone(),
        alignments: alignments.clone(),
        columns: header.iter().map(|cell| SafeText::single_line(Flat::new(source, cell).text())).collect(),
        rows: Vec::new(),
        row_locations: Vec::new(),
        location: source.locate(element.range.clone()),
    };
    for (range, cells) in rows {
        // The parser fills short rows up and cuts long ones; the row as written is the file's.
        let verbatim = source.text().get(range.clone()).unwrap_or("").lines().next().unwrap_or("");
        let written = written_cells(verbatim);
        let mut texts: Vec<SafeText> =
            cells.iter().map(|cell| SafeText::single_line(Flat::new(source, cell).text())).collect();
        let missing = written.iter().skip(texts.len()).map(|cell| SafeText::single_line(&cell.replace(['*', '`'], "")));
        texts.extend(missing.collect::<Vec<_>>());
        texts.truncate(written.len());
        let location = source.locate(range.start..range.start + verbatim.trim_end().len());
        if written.len() != header.len() && header.len() < MAX_COMPARED {
            found.push(Diagnostic::warning(
                "uneven-row",
                location.clone(),
                format!(
                    "this row has {}, its table {}",
                    Count::new(written.len(), "cell"),
                    Count::new(header.len(), "column")
                ),
                "give the row one cell for each column; write `\\|` for a bar inside a cell",
            ));
        }
        table.rows.push(texts);
        table.row_locations.push(location);
    }
    Some(table)
}

/// Wider tables are cut by the parser; cells beyond this are neither kept nor compared.
const MAX_COMPARED: usize = 64;

/// The cells of a row as typed: between bars that no backslash stands before.
fn written_cells(row: &str) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    let mut ended = false;
    for c in row.chars() {
        if cells.len() > MAX_COMPARED {
            break;
        }
        ended = c == '|' && !escaped;
        if ended {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    if ended {
        cells.pop();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::parse;

    #[test]
    fn tables_keep_their_rows_as_written() {
        let text = "## Ways\n\n| A | B |\n|:-:|--:|\n| **x** | y \\| z |\n| only |\n| 1 | 2 | *3* |\n\n- in a list:\n\n  | C |\n  |---|\n  | d |\n";
        let source = Source::new("p.md", text);
        let document = parse(source.text(), 0);
        let mut found = Vec::new();
        let tables = read(&Page::new(&source, &document), &mut found);
        let rows: Vec<Vec<&str>> =
            tables.iter().flat_map(|table| &table.rows).map(|row| row.iter().map(SafeText::as_str).collect()).collect();
        assert_eq!(rows, [vec!["x", "y | z"], vec!["only"], vec!["1", "2", "3"], vec!["d"]]);
        assert!(tables.iter().all(|table| &*table.section == "Ways"));
        let found: Vec<_> = found.iter().map(|it| (it.code, it.location.line, it.message.as_str())).collect();
        assert_eq!(
            found,
            [
                ("uneven-row", 6, "this row has 1 cell, its table 2 columns"),
                ("uneven-row", 7, "this row has 3 cells, its table 2 columns")
            ]
        );
    }
}
