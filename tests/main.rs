//! The program from outside: one target, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_cmp,
    reason = "a test fails by panicking"
)]

mod learn;
mod monkey;
mod screens;
mod support;
#[cfg(unix)]
mod terminal;
