//! Small grammars and habits of text: safe text, identifiers, names, quantities, money, phrases.

mod cursor;
mod figure;
mod minutes;
mod money;
mod phrase;
mod quantity;
mod safe;
mod slug;
mod title;

pub use figure::{number, range};
pub use minutes::{MinutesError, in_minutes, minutes};
pub use money::salary;
pub use phrase::{Count, Listed, closest, meant};
pub use quantity::{Basis, FoundSpan, calendar, hours, spans, years};
pub use safe::SafeText;
pub use slug::{Slug, SlugError, slugify};
pub use title::{clean_name, is_ornament, plain_words};
