//! `check`: everything that is wrong with content.

use std::path::Path;

use crate::cli::shape::{CheckShape, json};
use crate::cli::{Answer, Refusal, View, caret};
use crate::domain::catalog::{Diagnostic, RELEASED, Severity, inspect, write_released};
use crate::domain::text::{Count, Listed, SafeText};
use crate::storage::{Loaded, save_released};

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

/// What is said where a release was asked for and something is wrong.
pub(in crate::cli) const NOT_RELEASED: &str = "The list of released ids was left as it is.\n";

/// Writes the list of ids that learners have progress under from this release on.
pub(in crate::cli) fn release(loaded: &Loaded, folder: &Path) -> Result<Answer, Refusal> {
    let text = write_released(&loaded.catalog);
    let old = loaded.catalog.released.as_ref().map_or("", |source| source.text());
    let ids = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count();
    let new = ids(&text).saturating_sub(ids(old));
    if text != old {
        save_released(folder, &text)?;
    }
    let path = SafeText::single_line(&folder.join(RELEASED).to_string_lossy());
    Ok(Answer::new(format!("Nothing is wrong; '{path}' lists {}, {new} of them new.\n", Count::new(ids(&text), "id"))))
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
