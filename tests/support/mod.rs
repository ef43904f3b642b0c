//! What makes a realistic test the easiest one to write.

pub(crate) mod advice;
pub(crate) mod content;
pub(crate) mod program;
pub(crate) mod stage;
