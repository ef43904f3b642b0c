//! Spaced review: the check questions of topics that are done come back at growing intervals, so that what was learnt
//! stays.
//!
//! **The model** is FSRS-6 with its published default parameters ([`memory`]), computed by its forward formulas. The
//! crates that offer it were out of proportion: `fsrs` 6.6 brings some forty further ones for an optimiser that is not used
//! here, and `rs-fsrs` 1.2 implements FSRS-5 and brings a second calendar. Every card says which model it was computed by.
//!
//! **The deck** ([`Deck`]) is derived from the topics that are done and from the reviews, and from nothing else.
//! Finishing a topic counts as answering each of its questions with "yes" on that day, once more when it is finished
//! again; a question never asked comes no earlier than [`FIRST_WAIT`] days after. A topic or question that the
//! content no longer has is left out; its reviews stay in the log and count again when it returns.
//!
//! **The time** it may take is a share of the week's hours that the learner sets ([`ReviewShare`]); what does not fit
//! waits, and the most urgent comes first. Days are study days, which another module derives from the clock.

mod card;
mod deck;
mod memory;
#[cfg(test)]
mod properties;
mod rating;
mod share;

pub use card::{Card, DEFAULT_RETENTION, FIRST_WAIT, Model, Retention, RetentionError};
pub use deck::{Deck, Due, Finished, Retained, Reviewed};
pub use rating::{Rating, RatingError};
pub use share::{MINUTES_A_QUESTION, ReviewShare, ShareError};
