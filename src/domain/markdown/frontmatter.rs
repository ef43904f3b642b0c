//! YAML between two lines of dashes at the very start of a file.

use super::source::{Location, Source};
use crate::domain::catalog::Diagnostic;
use crate::domain::text::SafeText;

/// The frontmatter of a file and where the Markdown behind it begins.
#[derive(Clone, Debug, Default)]
pub struct Frontmatter {
    /// Keys and values in file order.
    pub entries: Vec<(SafeText, Value)>,
    /// Byte offset of the Markdown body.
    pub body: usize,
    /// Whether the file has frontmatter at all.
    pub present: bool,
}

/// A YAML value and where it stands. Scalars are kept exactly as typed: `no`, `1.10` and `2024-01-01` are text.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Where it stands.
    pub location: Location,
}

/// The kinds of YAML value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// A key without a value, or `~`.
    Empty,
    /// Text, a number, a boolean: as typed.
    Scalar(SafeText),
    /// `[a, b]`, or lines that begin with `- `.
    List(Vec<Value>),
    /// Keys and values in file order.
    Map(Vec<(SafeText, Value)>),
}

impl Frontmatter {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }
}

/// Splits a file into frontmatter and body. Never fails: what is wrong is added to `diagnostics`, and what could still
/// be read is kept.
pub fn split(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Frontmatter {
    let _ = (source, diagnostics);
    Frontmatter::default()
}
