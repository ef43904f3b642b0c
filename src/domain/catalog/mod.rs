//! Content → facts: the persona, the roadmaps, the paths, and what is wrong with them.

mod diagnostic;
mod hours;
mod model;
mod persona;
mod readers;

pub use diagnostic::{Diagnostic, Severity};
pub use hours::Hours;
pub use model::*;
pub use persona::*;
pub use readers::read_persona;
