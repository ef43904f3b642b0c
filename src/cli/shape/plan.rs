//! Plans, forecasts and what changed them as JSON. One plan with its weeks is what `export` writes.

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::Moves;
use crate::domain::catalog::TopicId;
use crate::domain::learner::AcceptedPlan;
use crate::domain::plan::{Overview, Revision};
use crate::domain::text::Slug;

/// `plan list --json`
#[derive(Serialize)]
pub(in crate::cli) struct PlansShape {
    plans: Vec<NamedPlanShape>,
}

#[derive(Serialize)]
struct NamedPlanShape {
    name: String,
    active: bool,
    path: String,
    /// What was chosen in each of the path's choices.
    choices: std::collections::BTreeMap<String, String>,
    start: String,
    deadline: Option<String>,
    cuts: usize,
}

impl PlansShape {
    /// All plans, and the name of the active one.
    pub(in crate::cli) fn new(plans: &[AcceptedPlan], active: Option<&Slug>) -> Self {
        let plans = plans.iter().map(|plan| NamedPlanShape {
            name: plan.name.to_string(),
            active: active == Some(&plan.name),
            path: plan.path.to_string(),
            choices: plan.picks.iter().map(|(slot, roadmap)| (slot.to_string(), roadmap.to_string())).collect(),
            start: plan.start.to_string(),
            deadline: plan.deadline.map(|day| day.to_string()),
            cuts: plan.cuts.len(),
        });
        Self { plans: plans.collect() }
    }
}

/// `forecast --json`
#[derive(Serialize)]
pub(in crate::cli) struct ForecastShape {
    p50: String,
    p85: String,
    /// The chance of meeting the deadline, from 0 to 1; null without one.
    chance: Option<f64>,
    /// Twenty equally likely dates, in order.
    dots: Vec<String>,
    /// What moved `p50`, by how many days each; negative: earlier. They sum to the whole.
    causes: Vec<CauseShape>,
}

#[derive(Serialize)]
struct CauseShape {
    cause: &'static str,
    days: i32,
}

impl ForecastShape {
    /// The forecast of a plan, and what moved it.
    pub(in crate::cli) fn new(overview: &Overview, moves: Option<&Moves>) -> Self {
        let prospect = &overview.prospect;
        let causes = moves.map(|moves| moves.causes.as_slice()).unwrap_or_default();
        Self {
            p50: prospect.even.to_string(),
            p85: prospect.likely.to_string(),
            chance: prospect.chance.map(thousandths),
            dots: prospect.dots.iter().map(Date::to_string).collect(),
            causes: causes.iter().map(|cause| CauseShape { cause: cause.kind.name(), days: cause.days }).collect(),
        }
    }
}

/// What `plan off`, `work`, `hours` and `by` print.
#[derive(Serialize)]
pub(in crate::cli) struct ChangedShape {
    /// Whether it changed anything and was recorded.
    changed: bool,
    /// The active plan's dates before and after; null without a plan.
    before: Option<DatesShape>,
    after: Option<DatesShape>,
}

#[derive(Serialize)]
struct DatesShape {
    p50: String,
    p85: String,
    chance: Option<f64>,
}

impl From<&Overview> for DatesShape {
    fn from(overview: &Overview) -> Self {
        let prospect = &overview.prospect;
        Self {
            p50: prospect.even.to_string(),
            p85: prospect.likely.to_string(),
            chance: prospect.chance.map(thousandths),
        }
    }
}

impl ChangedShape {
    /// The dates before and after a change.
    pub(in crate::cli) fn new(changed: bool, before: Option<&Overview>, after: Option<&Overview>) -> Self {
        Self { changed, before: before.map(DatesShape::from), after: after.map(DatesShape::from) }
    }
}

/// `plan replan --json`; weeks are their Mondays.
#[derive(Serialize)]
pub(in crate::cli) struct ReplanShape {
    plan: String,
    changed: bool,
    moved: Vec<MovedShape>,
    fell_out: Vec<PlacedShape>,
    came_in: Vec<PlacedShape>,
}

#[derive(Serialize)]
struct MovedShape {
    id: String,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct PlacedShape {
    id: String,
    week: String,
}

impl ReplanShape {
    /// What is different.
    pub(in crate::cli) fn new(plan: &Slug, revision: &Revision) -> Self {
        let placed = |topics: &[(TopicId, Date)]| {
            topics.iter().map(|(id, week)| PlacedShape { id: id.to_string(), week: week.to_string() }).collect()
        };
        let moved = revision.moved.iter().map(|moved| MovedShape {
            id: moved.id.to_string(),
            from: moved.old.to_string(),
            to: moved.new.to_string(),
        });
        Self {
            plan: plan.to_string(),
            changed: !revision.is_empty(),
            moved: moved.collect(),
            fell_out: placed(&revision.fell_out),
            came_in: placed(&revision.came_in),
        }
    }
}

/// A chance as it is printed.
pub(super) fn thousandths(chance: f64) -> f64 {
    (chance * 1000.0).round() / 1000.0
}
