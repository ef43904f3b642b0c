//! What is to be done in the world, as data. The shell performs it and answers with an [`Outcome`].

use crate::domain::journal::Event;
use crate::domain::text::SafeText;

/// Something to do outside the program. None of these does anything by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open an address in the browser. It is as content writes it: whoever performs this judges it.
    OpenLink(SafeText),
    /// Put a text on the clipboard.
    Copy(String),
    /// Keep a change that was made, so that the next start knows it.
    Remember(Event),
    /// Try again to keep what could not be kept.
    SaveAgain,
    /// Leave the program.
    Quit,
}

/// How an effect went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As asked; nothing need be said.
    Done,
    /// As asked, and this is worth saying.
    Said(String),
    /// Not done, for this reason, with what to do about it.
    Failed(String),
}
