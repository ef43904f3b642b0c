//! `check`: everything that is wrong with content.

use crate::cli::shape::{CheckShape, json};
use crate::cli::{Answer, View, caret};
use crate::domain::catalog::{Diagnostic, Severity, inspect};
use crate::domain::text::{Count, Listed};
use crate::storage::Loaded;

/// Reports every finding of reading and of the editorial rules; any of them makes the answer fail.
pub(in crate::cli) fn check(loaded: &Loaded, as_json: bool, view: &View) -> Answer {
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.extend(inspect(&loaded.catalog));
    diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
    let passed = diagnostics.is_empty();
    let files = loaded.sources.len();
    let text = if as_json {
        json(CheckShape::new(files, &diagnostics))
    } else {
        let mut text = String::new();
        for diagnostic in &diagnostics {
            text.push_str(&caret::render(diagnostic, &loaded.sources, view.colour));
            text.push('\n');
        }
        text.push_str(&verdict(files, &diagnostics));
        text
    };
    Answer { text, passed }
}

fn verdict(files: usize, diagnostics: &[Diagnostic]) -> String {
    let files = Count::new(files, "file").to_string();
    match found(diagnostics) {
        None => format!("Nothing is wrong in {files}.\n"),
        Some(found) => format!("{found} in {files}.\n"),
    }
}

/// `2 errors and 1 warning`; nothing where there is none.
pub(in crate::cli) fn found(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let parts: Vec<String> = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| Count::new(count, what).to_string())
        .collect();
    (!parts.is_empty()).then(|| Listed::and(&parts).to_string())
}
