//! A path with its choices made, as the learner accepted it, and what they cut out of it since.

use jiff::civil::Date;

use super::baseline::Baseline;
use super::error::PlanError;
use super::route::resolve;
use crate::domain::catalog::{Catalog, Choice, Depth, LearningPath, StepKind, TopicId};
use crate::domain::learner::{Knowledge, WeeklyHours};
use crate::domain::text::{Slug, slugify};

/// Which path, with which choices: what somebody accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The path.
    pub path: Slug,
    /// The name of each choice with the roadmap chosen: `language`, `go`.
    pub picks: Vec<(Slug, Slug)>,
    /// Whether programming itself comes first, for somebody who cannot program yet.
    pub programming_first: bool,
}

/// A path with its choices made, as the learner accepted it.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedPlan {
    /// The plan's own name; no two plans of one learner share it.
    pub name: Slug,
    /// The path.
    pub path: Slug,
    /// The name of each choice with the roadmap chosen.
    pub picks: Vec<(Slug, Slug)>,
    /// Whether programming itself comes first.
    pub programming_first: bool,
    /// The first day of study.
    pub start: Date,
    /// By when, if at all.
    pub deadline: Option<Date>,
    /// What was cut, in the order in which it was.
    pub cuts: Vec<Cut>,
    /// What was laid out when the plan was made or last made again.
    pub baseline: Baseline,
}

/// Something that makes a plan shorter, in hours or in weeks.
#[derive(Clone, Debug, PartialEq)]
pub enum Cut {
    /// A roadmap is taken less deep.
    Depth {
        /// The roadmap.
        roadmap: Slug,
        /// Down to here and no deeper.
        to: Depth,
    },
    /// A roadmap is left out, but for what others need of it.
    Leave {
        /// The roadmap.
        roadmap: Slug,
    },
    /// A project is left out.
    Project(TopicId),
    /// So many hours a week from then on. This one changes the calendar and not the way.
    Hours(WeeklyHours),
}

impl Chosen {
    /// The name that a plan of this choice gets unless the learner says otherwise: `fastest-backend-go`.
    pub fn plan_name(&self) -> Slug {
        let picks = self.picks.iter().map(|(_, roadmap)| roadmap);
        let whole = picks.fold(self.path.to_string(), |name, roadmap| format!("{name}-{roadmap}"));
        slugify(&whole).unwrap_or_else(|| self.path.clone())
    }
}

impl AcceptedPlan {
    /// A plan of what was chosen, under its own name. Its baseline is empty until it is laid out. Refused are choices that
    /// the path does not offer or leaves open, a path without topics, and a deadline before the start.
    pub fn new(catalog: &Catalog, chosen: Chosen, start: Date, deadline: Option<Date>) -> Result<Self, PlanError> {
        let path = catalog.path(chosen.path.as_str()).ok_or_else(|| PlanError::no_path(catalog, &chosen.path))?;
        check(catalog, path, &chosen.picks)?;
        if let Some(deadline) = deadline.filter(|deadline| *deadline <= start) {
            return Err(PlanError::DeadlineTooEarly { deadline, start });
        }
        let name = chosen.plan_name();
        let Chosen { path, picks, programming_first } = chosen;
        let baseline = Baseline { made: start, topics: Vec::new() };
        let plan = Self { name, path, picks, programming_first, start, deadline, cuts: Vec::new(), baseline };
        resolve(catalog, &plan)?;
        Ok(plan)
    }

    /// Cuts something more. Refused is what would change nothing, and what would leave nothing.
    pub fn cut(&mut self, catalog: &Catalog, cut: &Cut) -> Result<(), PlanError> {
        let before = resolve(catalog, self)?;
        let mut plan = self.clone();
        plan.cuts.push(cut.clone());
        let after = resolve(catalog, &plan)?;
        // Somebody who knows nothing has everything to cut that the plan takes.
        let nothing = Knowledge::default();
        if before.order(catalog, &nothing) == after.order(catalog, &nothing) && !matches!(cut, Cut::Hours(_)) {
            return Err(PlanError::NothingToCut(self.title_of(catalog, cut)));
        }
        *self = plan;
        Ok(())
    }

    /// What a cut that changes nothing was about.
    fn title_of(&self, catalog: &Catalog, cut: &Cut) -> String {
        let roadmap =
            |id: &Slug| catalog.roadmap(id).map_or_else(|| id.to_string(), |roadmap| roadmap.title.to_string());
        match cut {
            Cut::Depth { roadmap: id, to } => format!("'{}' below {}", roadmap(id), to.name()),
            Cut::Leave { roadmap: id } => format!("'{}'", roadmap(id)),
            Cut::Project(id) => {
                let title = catalog.project(id).map(|project| project.study.title.to_string());
                format!("'{}'", title.unwrap_or_else(|| id.to_string()))
            }
            Cut::Hours(_) => format!("'{}'", self.name),
        }
    }
}

/// The choices of a path, in order.
pub(super) fn choices(path: &LearningPath) -> impl Iterator<Item = &Choice> {
    path.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Choose(choice) => Some(choice),
        StepKind::Take(_) | StepKind::Named(_) => None,
    })
}

/// Whether every choice is made once, with something that it offers, and nothing is taken twice.
fn check(catalog: &Catalog, path: &LearningPath, picks: &[(Slug, Slug)]) -> Result<(), PlanError> {
    let mut left: Vec<&(Slug, Slug)> = picks.iter().collect();
    let mut taken: Vec<&Slug> = path
        .steps
        .iter()
        .filter_map(|step| match &step.kind {
            StepKind::Take(id) => Some(id),
            StepKind::Choose(_) | StepKind::Named(_) => None,
        })
        .collect();
    for choice in choices(path) {
        let Some(at) = left.iter().position(|(slot, _)| *slot == choice.slot) else {
            return Err(PlanError::open(path, choice));
        };
        let (slot, roadmap) = left.remove(at);
        if !choice.suggested.contains(roadmap) && !choice.open.contains(roadmap) {
            return Err(PlanError::not_offered(roadmap, slot, choice));
        }
        if taken.contains(&roadmap) {
            return Err(PlanError::taken_twice(catalog, path, roadmap));
        }
        taken.push(roadmap);
    }
    match left.first() {
        Some((slot, _)) => Err(PlanError::no_such_choice(path, slot)),
        None => Ok(()),
    }
}
