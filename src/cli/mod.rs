//! The command line. It can do nothing that the domain does not offer.

mod persona_shape;

pub use persona_shape::persona_json;
