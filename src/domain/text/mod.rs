//! Small grammars and habits of text: safe text, identifiers, quantities, money, phrases.

pub mod phrase;
mod safe;
mod slug;

pub use safe::SafeText;
pub use slug::{Slug, SlugError, slugify};
