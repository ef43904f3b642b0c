//! Learning paths and what they cost as JSON.

use serde::Serialize;

use super::{RangeShape, SourceShape};
use crate::domain::catalog::{Choice, Fit, LearningPath, Step, StepKind};

/// `paths --json`
#[derive(Serialize)]
pub(in crate::cli) struct PathsShape {
    pub(in crate::cli) paths: Vec<PathShape>,
}

/// One path.
#[derive(Serialize)]
pub(in crate::cli) struct PathShape {
    id: String,
    title: String,
    months: Option<RangeShape>,
    hours: Option<RangeShape>,
    /// The two figures word for word, with their places.
    stated: StatedShape,
    outcome: Option<String>,
    #[serde(rename = "for")]
    serves: Vec<String>,
    partly: Vec<String>,
    steps: Vec<StepShape>,
}

#[derive(Serialize)]
struct StatedShape {
    months: Option<SourceShape>,
    hours: Option<SourceShape>,
}

#[derive(Serialize)]
struct StepShape {
    kind: &'static str,
    /// The name of a choice.
    slot: Option<String>,
    ids: Vec<String>,
    open: Vec<String>,
    depth: &'static str,
    text: String,
}

impl From<&LearningPath> for PathShape {
    fn from(path: &LearningPath) -> Self {
        let serving = |wanted: Fit| {
            path.serves.iter().filter(|(_, fit)| *fit == wanted).map(|(goal, _)| goal.to_string()).collect()
        };
        Self {
            id: path.id.to_string(),
            title: path.title.to_string(),
            months: path.months.as_ref().and_then(RangeShape::months),
            hours: path.hours.as_ref().and_then(RangeShape::hours),
            stated: StatedShape {
                months: path.months.as_ref().map(SourceShape::from),
                hours: path.hours.as_ref().map(SourceShape::from),
            },
            outcome: path.outcome.as_ref().map(ToString::to_string),
            serves: serving(Fit::Full),
            partly: serving(Fit::Partial),
            steps: path.steps.iter().map(StepShape::from).collect(),
        }
    }
}

impl From<&Step> for StepShape {
    fn from(step: &Step) -> Self {
        let (kind, slot, ids, open) = match &step.kind {
            StepKind::Take(id) => ("take", None, vec![id.to_string()], Vec::new()),
            StepKind::Choose(Choice { slot, suggested, open }) => {
                let names = |ids: &[_]| ids.iter().map(ToString::to_string).collect::<Vec<String>>();
                ("choose", Some(slot.to_string()), names(suggested), names(open))
            }
            StepKind::Named(_) => ("named", None, Vec::new(), Vec::new()),
        };
        Self { kind, slot, ids, open, depth: step.depth.name(), text: step.text.to_string() }
    }
}
