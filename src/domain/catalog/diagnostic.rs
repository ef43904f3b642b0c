//! What is wrong with a file, where, and what to do about it.

use std::fmt;

use crate::domain::markdown::Location;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the file is used as it stands.
    Warning,
    /// A part of the file, or the whole file, could not be used.
    Error,
}

/// One finding. The program goes on with what could be read; `check` turns findings into an exit status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name in kebab case, such as `min-over-max`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop. Text from the file in it is already safe.
    pub message: String,
    /// What to do, as an imperative; empty where the message says it all.
    pub hint: String,
    /// Where it stands.
    pub location: Location,
}

impl Diagnostic {
    /// A warning.
    pub fn warning(
        code: &'static str,
        location: Location,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, code, message: message.into(), hint: hint.into(), location }
    }

    /// An error.
    pub fn error(code: &'static str, location: Location, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), hint: hint.into(), location }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}
