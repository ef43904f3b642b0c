//! The command line: everything that the screens show, as plain text or JSON.
//!
//! A command is a pure function from what was read to an [`Answer`] or a [`Refusal`]; [`run()`] alone reads content, and
//! [`Report`] alone prints.

mod answer;
mod args;
mod caret;
mod clock_notice;
mod columns;
mod commands;
mod log_args;
mod own;
mod page;
mod persona_shape;
mod plan_args;
mod prompts;
mod prose;
mod recording;
mod report;
mod run;
mod shape;
mod topic;
mod view;
mod words;
mod wrap;

pub use answer::{Answer, Refusal};
pub use args::{Arguments, Command};
pub use persona_shape::persona_json;
pub use report::{Report, Status};
pub use run::{Next, run};
pub use view::{Surroundings, View};
