//! What makes a realistic test the easiest one to write.

pub(crate) mod advice;
pub(crate) mod content;
pub(crate) mod plan;
pub(crate) mod program;
#[cfg(unix)]
pub(crate) mod sequences;
pub(crate) mod stage;
#[cfg(unix)]
pub(crate) mod terminal;
