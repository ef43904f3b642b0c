//! A path with its choices made, as the learner accepted it, and what was laid out then.

use jiff::civil::Date;

use super::WeeklyHours;
use crate::domain::catalog::{Depth, Hours, TopicId};
use crate::domain::text::Slug;

/// A path with its choices made, as the learner accepted it.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedPlan {
    /// Its name; no two plans share one.
    pub name: Slug,
    /// The path that it takes.
    pub path: Slug,
    /// What was chosen where the path leaves a choice: the choice's name and the roadmap.
    pub picks: Vec<(Slug, Slug)>,
    /// Whether programming itself comes first.
    pub programming_first: bool,
    /// The first day of study.
    pub start: Date,
    /// By when it should be done, if at all.
    pub deadline: Option<Date>,
    /// What was cut, in the order in which it was cut.
    pub cuts: Vec<Cut>,
    /// What was laid out when it was made or last planned anew.
    pub baseline: Baseline,
}

/// Something left out of a plan, or a change of hours, to meet a deadline.
#[derive(Clone, Debug, PartialEq)]
pub enum Cut {
    /// Take a roadmap to a lesser depth.
    Depth {
        /// The roadmap.
        roadmap: Slug,
        /// The depth that stays.
        to: Depth,
    },
    /// Leave a roadmap out.
    Leave {
        /// The roadmap.
        roadmap: Slug,
    },
    /// Leave a project out.
    Project(TopicId),
    /// Study so many hours a week from now on.
    Hours(WeeklyHours),
}

/// What was laid out when a plan was made or last planned anew: what "planned" means in every comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// When.
    pub made: Date,
    /// Every topic and project, in order.
    pub topics: Vec<Planned>,
}

/// A topic or project as it was laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Which.
    pub id: TopicId,
    /// What it costs this learner, after what they know was taken off.
    pub hours: Hours,
    /// The Monday of its first week.
    pub first: Date,
    /// The Monday of its last week.
    pub last: Date,
}
