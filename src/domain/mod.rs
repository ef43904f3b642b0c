//! The functional core. Nothing here performs input or output, reads a clock or knows a terminal.

pub mod advice;
pub mod catalog;
pub mod learner;
pub mod markdown;
pub mod plan;
pub mod text;
