//! The real program in a real pseudo-terminal.

mod ending;
mod recording;
mod sending;
mod showing;
