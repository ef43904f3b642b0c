//! Why a plan cannot be made, in whole sentences without their full stop.

use jiff::civil::Date;

use super::accepted::choices;
use crate::domain::catalog::{Catalog, Choice, LearningPath};
use crate::domain::text::{Listed, Slug};

/// Why a plan cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The path does not exist.
    #[error("there is no path '{path}'; {offered}")]
    NoPath {
        /// What was asked for.
        path: Slug,
        /// What there is, as a clause.
        offered: String,
    },
    /// A roadmap on the way does not exist.
    #[error("the way takes '{0}', and there is no such roadmap; choose another one, or bring its file back")]
    NoRoadmap(Slug),
    /// A choice is not made.
    #[error("'{path}' leaves '{slot}' open; choose {offered}")]
    Open {
        /// The path's title.
        path: String,
        /// The name of the choice.
        slot: Slug,
        /// What can be chosen, as a list.
        offered: String,
    },
    /// The choice does not offer that.
    #[error("'{roadmap}' is no choice for '{slot}'; choose {offered}")]
    NotOffered {
        /// What was chosen.
        roadmap: Slug,
        /// The name of the choice.
        slot: Slug,
        /// What can be chosen, as a list.
        offered: String,
    },
    /// The path has no such choice.
    #[error("'{path}' has no choice '{slot}'; {offered}")]
    NoSuchChoice {
        /// The path's title.
        path: String,
        /// What was asked for.
        slot: Slug,
        /// What there is, as a clause.
        offered: String,
    },
    /// The same roadmap would be taken twice.
    #[error("'{path}' would take {roadmap} twice; choose another")]
    TakenTwice {
        /// The path's title.
        path: String,
        /// The roadmap's title.
        roadmap: String,
    },
    /// No topics stand behind a path or roadmap.
    #[error("no topics stand behind '{0}', so it cannot be planned")]
    NoTopics(String),
    /// After all cuts nothing is taken any more.
    #[error("nothing would be left of '{0}'; take a cut back")]
    NothingLeft(String),
    /// A cut changes nothing.
    #[error("the plan takes nothing of {0}, so there is nothing to cut")]
    NothingToCut(String),
    /// The deadline does not lie after the start.
    #[error("{deadline} is not after the first day, {start}")]
    DeadlineTooEarly {
        /// The deadline.
        deadline: Date,
        /// The first day of study.
        start: Date,
    },
}

impl PlanError {
    pub(super) fn no_path(catalog: &Catalog, path: &Slug) -> Self {
        let ids: Vec<&Slug> = catalog.paths.iter().map(|path| &path.id).collect();
        let offered = match ids.as_slice() {
            [] => "the guide states none".to_owned(),
            [only] => format!("the only one is {only}"),
            all => format!("the paths are {}", Listed::and(all)),
        };
        Self::NoPath { path: path.clone(), offered }
    }

    pub(super) fn open(path: &LearningPath, choice: &Choice) -> Self {
        Self::Open { path: path.title.to_string(), slot: choice.slot.clone(), offered: offered(choice) }
    }

    pub(super) fn not_offered(roadmap: &Slug, slot: &Slug, choice: &Choice) -> Self {
        Self::NotOffered { roadmap: roadmap.clone(), slot: slot.clone(), offered: offered(choice) }
    }

    pub(super) fn no_such_choice(path: &LearningPath, slot: &Slug) -> Self {
        let slots: Vec<&Slug> = choices(path).map(|choice| &choice.slot).collect();
        let offered = match slots.as_slice() {
            [] => "it leaves nothing open".to_owned(),
            [only] => format!("the only one is {only}"),
            all => format!("its choices are {}", Listed::and(all)),
        };
        Self::NoSuchChoice { path: path.title.to_string(), slot: slot.clone(), offered }
    }

    pub(super) fn taken_twice(catalog: &Catalog, path: &LearningPath, roadmap: &Slug) -> Self {
        let title = catalog.roadmap(roadmap).map_or_else(|| roadmap.to_string(), |roadmap| roadmap.title.to_string());
        Self::TakenTwice { path: path.title.to_string(), roadmap: title }
    }
}

/// What a choice offers: what is suggested first.
fn offered(choice: &Choice) -> String {
    let mut ids: Vec<&Slug> = Vec::new();
    for id in choice.suggested.iter().chain(&choice.open) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Listed::or(&ids).to_string()
}
