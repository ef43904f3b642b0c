//! What makes a realistic test the easiest one to write.

pub(crate) mod program;
