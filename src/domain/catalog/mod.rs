//! Content → facts: the persona, the roadmaps, the paths, and what is wrong with them.

mod diagnostic;
mod hours;
mod model;
mod persona;
mod search;

pub use diagnostic::{Diagnostic, Severity};
pub use hours::Hours;
pub use model::*;
pub use persona::*;
pub use search::{Found, Place, SearchIndex};
