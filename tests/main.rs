//! The program from outside: one target, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_cmp,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and makes the files that the program is to read"
)]

mod calibration;
mod command_line;
mod cuts;
mod figures;
mod hostile_content;
mod learn;
mod learn_json;
mod log;
mod map;
mod monkey;
mod output;
mod pictures;
mod plan;
mod plan_commands;
mod planning;
mod progress;
#[cfg(unix)]
mod pty;
mod readme;
mod recorded;
mod screens;
mod shapes;
mod support;
mod today;
