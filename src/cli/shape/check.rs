//! What `check` found as JSON.

use serde::Serialize;

use crate::domain::catalog::{Diagnostic, Severity};
use crate::domain::text::SafeText;

/// `check --json`
#[derive(Serialize)]
pub(in crate::cli) struct CheckShape {
    files: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<DiagnosticShape>,
}

#[derive(Serialize)]
struct DiagnosticShape {
    severity: String,
    code: &'static str,
    message: String,
    hint: String,
    file: String,
    line: u32,
    column: u32,
    length: u32,
}

impl CheckShape {
    /// The findings in so many files.
    pub(in crate::cli) fn new(files: usize, diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self {
            files,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            diagnostics: diagnostics.iter().map(DiagnosticShape::from).collect(),
        }
    }
}

impl From<&Diagnostic> for DiagnosticShape {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity.to_string(),
            code: diagnostic.code,
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
            file: SafeText::single_line(&diagnostic.location.file).to_string(),
            line: diagnostic.location.line,
            column: diagnostic.location.column,
            length: diagnostic.location.length,
        }
    }
}
