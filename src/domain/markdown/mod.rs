//! Markdown with YAML frontmatter, as text with positions. Knows nothing of personas or roadmaps.

mod document;
mod frontmatter;
mod parse;
mod source;
mod tables;

pub use document::{Align, Attributes, Document, Element, ElementKind, Entry, Run, RunStyle, plain};
pub use frontmatter::{Frontmatter, Value, ValueKind, split};
pub use parse::parse;
pub use source::{Location, Source};
