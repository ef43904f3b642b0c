//! Content → facts: the persona, the roadmaps, the paths, and what is wrong with them.

mod assemble;
mod attributes;
mod derive;
mod diagnostic;
mod graph;
mod headings;
mod hours;
mod mentions;
mod model;
mod passage;
mod path_reader;
mod persona;
mod readers;
mod roadmap_reader;
mod rules;
mod search;
mod study_text;

pub use assemble::{read, read_with_persona};
pub use diagnostic::{Diagnostic, Severity};
pub use graph::{ConceptIndex, Graph, Node, NodeIndex};
pub use hours::Hours;
pub use mentions::{Mention, mentions};
pub use model::*;
pub use passage::Passage;
pub use persona::*;
pub use readers::read_persona;
pub use rules::inspect;
pub use search::{Found, Place, SearchIndex};
pub use study_text::{CheckQuestion, ProjectText, Resource, TopicText};
