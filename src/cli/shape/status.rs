//! How far one is, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Figure;

/// `status --json`
#[derive(Serialize)]
pub(in crate::cli) struct StatusShape {
    pub(in crate::cli) hours_logged: Figure,
    pub(in crate::cli) hours_this_week: Figure,
    pub(in crate::cli) covered: CoveredShape,
    /// From 0 to 1; null as long as nothing is done that asks a question.
    pub(in crate::cli) retained: Option<f64>,
    pub(in crate::cli) topics: BTreeMap<&'static str, usize>,
}

/// Hours behind, of hours.
#[derive(Serialize)]
pub(in crate::cli) struct CoveredShape {
    pub(in crate::cli) hours: Figure,
    pub(in crate::cli) of: Figure,
}
