//! The program from outside: its files, its commands, whole outputs.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on says so by failing")]
#![expect(clippy::disallowed_methods, reason = "tests make the files that the program is to read")]

mod command_line;
mod hostile_content;
mod output;
mod shapes;
mod support;
