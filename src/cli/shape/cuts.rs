//! `cuts --json`

use serde::Serialize;

use super::Figure;
use super::plan::thousandths;
use crate::domain::plan::{CutList, Reach};

/// The cuts that bring the chance to the chosen level, in the order in which to make them.
#[derive(Serialize)]
pub(in crate::cli) struct CutsShape {
    /// The chosen level, from 0 to 1.
    target: f64,
    /// The chance as the plan stands.
    chance: f64,
    /// Whether all cuts together reach the level.
    met: bool,
    cuts: Vec<CutShape>,
}

/// Hours, loss and chance are those after the cuts before it.
#[derive(Serialize)]
struct CutShape {
    what: String,
    /// What one goes without.
    cost: String,
    saves_hours: Figure,
    /// In points; only their proportion means anything.
    loss: Figure,
    chance_after: f64,
}

impl CutsShape {
    /// The shape of a list.
    pub(in crate::cli) fn new(list: &CutList) -> Self {
        let cuts = list.cuts.iter().map(|offer| CutShape {
            what: offer.what.clone(),
            cost: offer.cost.clone(),
            saves_hours: Figure(offer.saves_hours),
            loss: Figure(offer.loss),
            chance_after: thousandths(offer.chance_after),
        });
        Self {
            target: list.target,
            chance: thousandths(list.chance_now),
            met: list.reach == Reach::Met,
            cuts: cuts.collect(),
        }
    }
}
