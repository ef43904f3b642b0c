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
mod readers;
mod roadmap_reader;
mod search;

pub use assemble::read;
pub use diagnostic::{Diagnostic, Severity};
pub use graph::{ConceptIndex, Graph, Node, NodeIndex};
pub use hours::Hours;
pub use model::*;
pub use persona::*;
pub use readers::read_persona;
pub use search::{Found, Place, SearchIndex};
