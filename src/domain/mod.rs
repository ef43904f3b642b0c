//! The functional core. Nothing here performs input or output, reads a clock or knows a terminal.

pub mod catalog;
pub mod markdown;
pub mod text;
