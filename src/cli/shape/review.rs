//! What is due for review, as JSON.

use serde::Serialize;

/// `review --json`
#[derive(Serialize)]
pub(in crate::cli) struct ReviewShape {
    /// The most urgent first.
    pub(in crate::cli) due: Vec<DueShape>,
    /// From 0 to 1; null as long as nothing is done that asks a question.
    pub(in crate::cli) retained: Option<f64>,
}

/// One question.
#[derive(Serialize)]
pub(in crate::cli) struct DueShape {
    pub(in crate::cli) topic: String,
    /// Which of the topic's questions, from 1.
    pub(in crate::cli) number: u32,
    pub(in crate::cli) question: String,
    pub(in crate::cli) answer: String,
    /// The chance that it is remembered today, from 0 to 1.
    pub(in crate::cli) recall: f64,
}
