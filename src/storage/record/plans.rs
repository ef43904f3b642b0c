//! Plans and cuts as the log writes them.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::catalog::Hours;
use crate::domain::learner::{AcceptedPlan, Baseline, Cut, Planned, WeeklyHours};

/// A plan as it was accepted.
#[derive(Deserialize, Serialize)]
pub(super) struct PlanShape<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    picks: Vec<PickShape<'a>>,
    programming_first: bool,
    start: Date,
    deadline: Option<Date>,
    #[serde(borrow)]
    cuts: Vec<CutShape<'a>>,
    #[serde(borrow)]
    baseline: BaselineShape<'a>,
}

#[derive(Deserialize, Serialize)]
struct PickShape<'a> {
    #[serde(borrow)]
    slot: Cow<'a, str>,
    #[serde(borrow)]
    roadmap: Cow<'a, str>,
}

/// A cut.
#[derive(Deserialize, Serialize)]
#[serde(tag = "cut", rename_all = "kebab-case")]
pub(super) enum CutShape<'a> {
    Depth {
        #[serde(borrow)]
        roadmap: Cow<'a, str>,
        #[serde(borrow)]
        to: Cow<'a, str>,
    },
    Leave {
        #[serde(borrow)]
        roadmap: Cow<'a, str>,
    },
    Project {
        #[serde(borrow)]
        project: Cow<'a, str>,
    },
    Hours {
        hours: f64,
    },
}

/// What was laid out.
#[derive(Deserialize, Serialize)]
pub(super) struct BaselineShape<'a> {
    made: Date,
    #[serde(borrow)]
    topics: Vec<PlannedShape<'a>>,
}

#[derive(Deserialize, Serialize)]
struct PlannedShape<'a> {
    #[serde(borrow)]
    topic: Cow<'a, str>,
    low: f64,
    high: f64,
    first: Date,
    last: Date,
}

impl<'a> From<&'a AcceptedPlan> for PlanShape<'a> {
    fn from(plan: &'a AcceptedPlan) -> Self {
        let pick = |(slot, roadmap): &'a (_, _)| PickShape { slot: text(slot), roadmap: text(roadmap) };
        Self {
            name: text(&plan.name),
            path: text(&plan.path),
            picks: plan.picks.iter().map(pick).collect(),
            programming_first: plan.programming_first,
            start: plan.start,
            deadline: plan.deadline,
            cuts: plan.cuts.iter().map(CutShape::from).collect(),
            baseline: (&plan.baseline).into(),
        }
    }
}

fn text(slug: &crate::domain::text::Slug) -> Cow<'_, str> {
    slug.as_str().into()
}

impl PlanShape<'_> {
    /// The plan. Absent where it names what no version up to this one could have written.
    pub(super) fn read(self) -> Option<AcceptedPlan> {
        let picks = self.picks.iter().map(|pick| Some((pick.slot.parse().ok()?, pick.roadmap.parse().ok()?)));
        Some(AcceptedPlan {
            name: self.name.parse().ok()?,
            path: self.path.parse().ok()?,
            picks: picks.collect::<Option<_>>()?,
            programming_first: self.programming_first,
            start: self.start,
            deadline: self.deadline,
            cuts: self.cuts.into_iter().map(CutShape::read).collect::<Option<_>>()?,
            baseline: self.baseline.read()?,
        })
    }
}

impl<'a> From<&'a Cut> for CutShape<'a> {
    fn from(cut: &'a Cut) -> Self {
        match cut {
            Cut::Depth { roadmap, to } => Self::Depth { roadmap: text(roadmap), to: to.name().into() },
            Cut::Leave { roadmap } => Self::Leave { roadmap: text(roadmap) },
            Cut::Project(project) => Self::Project { project: project.to_string().into() },
            Cut::Hours(hours) => Self::Hours { hours: hours.get() },
        }
    }
}

impl CutShape<'_> {
    /// The cut; absent like a plan.
    pub(super) fn read(self) -> Option<Cut> {
        Some(match self {
            Self::Depth { roadmap, to } => Cut::Depth { roadmap: roadmap.parse().ok()?, to: to.parse().ok()? },
            Self::Leave { roadmap } => Cut::Leave { roadmap: roadmap.parse().ok()? },
            Self::Project { project } => Cut::Project(project.parse().ok()?),
            Self::Hours { hours } => Cut::Hours(WeeklyHours::new(hours).ok()?),
        })
    }
}

impl<'a> From<&'a Baseline> for BaselineShape<'a> {
    fn from(baseline: &'a Baseline) -> Self {
        let topics = baseline.topics.iter().map(|planned| PlannedShape {
            topic: planned.id.to_string().into(),
            low: planned.hours.low,
            high: planned.hours.high,
            first: planned.first,
            last: planned.last,
        });
        Self { made: baseline.made, topics: topics.collect() }
    }
}

impl BaselineShape<'_> {
    /// The baseline; absent like a plan.
    pub(super) fn read(self) -> Option<Baseline> {
        let topics = self.topics.into_iter().map(|planned| {
            Some(Planned {
                id: planned.topic.parse().ok()?,
                hours: Hours::new(planned.low, planned.high),
                first: planned.first,
                last: planned.last,
            })
        });
        Some(Baseline { made: self.made, topics: topics.collect::<Option<_>>()? })
    }
}
