//! The screens. They can do nothing that the domain does not offer.
//!
//! * [`app`] takes messages and answers with effects; [`runtime`] is the loop around it; [`terminal`] takes the terminal
//!   and gives it back.
//! * A pane or popup is a [`component::Component`]. A new pane is one file and one line in [`panes::all`]; a new popup is
//!   one file and a [`component::Request::Open`]; a new command is one row of [`action::COMMANDS`]; a new key one row of
//!   [`keymap::BINDINGS`].
//! * Panes and popups never know each other; [`widgets`] know only the theme and ratatui.
//! * Drawing takes `&self` and changes nothing.

pub mod action;
pub mod app;
pub mod component;
pub mod doing;
pub mod figures;
pub mod keymap;
pub mod layout;
pub mod msg;
pub mod names;
pub mod panes;
pub mod plans;
pub mod popups;
mod runtime;
mod screen;
#[cfg(unix)]
mod signals;
pub mod symbols;
mod terminal;
pub mod theme;
mod view;
pub mod widgets;

pub use runtime::{Options, Waker, World, run};
