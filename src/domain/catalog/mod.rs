//! Content → facts: the persona, the roadmaps, the paths, and what is wrong with them.

mod assemble;
mod attributes;
mod derive;
mod diagnostic;
mod graph;
mod hours;
mod model;
mod path_reader;
mod persona;
mod roadmap_reader;
mod rules;
mod search;

pub use assemble::{read, read_with_persona};
pub use diagnostic::{Diagnostic, Severity};
pub use graph::{ConceptIndex, Graph, Node, NodeIndex};
pub use hours::Hours;
pub use model::*;
pub use persona::*;
pub use rules::inspect;
pub use search::{Found, Place, SearchIndex};

/// Placeholder until the reader lands.
pub fn read_persona(source: &crate::domain::markdown::Source) -> (Persona, Vec<Diagnostic>) {
    let _ = source;
    (Persona::default(), Vec::new())
}
