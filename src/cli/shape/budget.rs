//! What paths cost as JSON.

use serde::Serialize;

use super::{Figure, HoursShape, RangeShape};
use crate::domain::advice::{Candidate, PathBudget, assumed_weekly, months_at};
use crate::domain::catalog::{Catalog, LearningPath};
use crate::domain::learner::WeeklyHours;

/// `budget --json`
#[derive(Serialize)]
pub(in crate::cli) struct BudgetShape {
    hours_per_week: Figure,
    paths: Vec<PathBudgetShape>,
}

#[derive(Serialize)]
struct PathBudgetShape {
    id: String,
    title: String,
    claimed: ClaimShape,
    /// What the topics behind the path add up to; null where none stand behind it.
    computed: Option<ComputedShape>,
}

/// What the content says of a path, and what that comes to.
#[derive(Serialize)]
struct ClaimShape {
    hours: Option<RangeShape>,
    months: Option<RangeShape>,
    /// Hours a week that the claimed hours in the claimed months come to.
    assumed_hours_per_week: Option<RangeShape>,
    /// Months that the claimed hours take at `hours_per_week`.
    months_at_your_hours: Option<RangeShape>,
}

/// What the topics of the best way of filling a path add up to, and the range over all ways.
#[derive(Serialize)]
struct ComputedShape {
    /// Expected hours of the cheapest and of the dearest way.
    all_ways: RangeShape,
    choices: Vec<ChoiceShape>,
    hours: Option<HoursShape>,
    months: Option<MonthsShape>,
    /// As likely before as after this day.
    even_chance: Option<String>,
    /// Done by this day in 85 of 100 cases.
    likely: Option<String>,
}

#[derive(Serialize)]
struct ChoiceShape {
    slot: String,
    id: String,
}

#[derive(Serialize)]
struct MonthsShape {
    low: Figure,
    expected: Figure,
    high: Figure,
}

impl BudgetShape {
    /// The budgets of a catalogue's paths, in its order.
    pub(in crate::cli) fn new(catalog: &Catalog, weekly: WeeklyHours, budgets: &[PathBudget]) -> Self {
        let paths = budgets.iter().filter_map(|budget| {
            let path = catalog.paths.get(budget.path)?;
            Some(PathBudgetShape {
                id: path.id.to_string(),
                title: path.title.to_string(),
                claimed: ClaimShape::new(path, weekly),
                computed: ComputedShape::new(catalog, budget),
            })
        });
        Self { hours_per_week: Figure(weekly.get()), paths: paths.collect() }
    }
}

impl ClaimShape {
    fn new(path: &LearningPath, weekly: WeeklyHours) -> Self {
        let hours = path.hours.as_ref().and_then(RangeShape::hours);
        let at = |figure: Figure| Figure(months_at(figure.0, weekly));
        Self {
            hours,
            months: path.months.as_ref().and_then(RangeShape::months),
            assumed_hours_per_week: assumed_weekly(path)
                .map(|(low, high)| RangeShape { low: Figure(low), high: Some(Figure(high)) }),
            months_at_your_hours: hours.map(|hours| RangeShape { low: at(hours.low), high: hours.high.map(at) }),
        }
    }
}

impl ComputedShape {
    fn new(catalog: &Catalog, budget: &PathBudget) -> Option<Self> {
        let best = computed(budget)?;
        let (cheapest, dearest) = budget.ways?;
        let choices = best.way.picks.iter().filter_map(|pick| {
            let roadmap = catalog.roadmaps.get(pick.roadmap)?;
            Some(ChoiceShape { slot: pick.slot.to_string(), id: roadmap.id.to_string() })
        });
        Some(Self {
            all_ways: RangeShape { low: Figure(cheapest), high: Some(Figure(dearest)) },
            choices: choices.collect(),
            hours: best.hours.map(HoursShape::from),
            months: budget.months.map(|[low, expected, high]| MonthsShape {
                low: Figure(low),
                expected: Figure(expected),
                high: Figure(high),
            }),
            even_chance: budget.finish.map(|finish| finish.even.to_string()),
            likely: budget.finish.map(|finish| finish.likely.to_string()),
        })
    }
}

/// The best way of a path, where its hours are added up from topics rather than taken from what the path states.
pub(in crate::cli) fn computed(budget: &PathBudget) -> Option<&Candidate> {
    budget.best.as_ref().filter(|best| best.estimate.is_some())
}
