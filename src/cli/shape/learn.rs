//! `learn --json`: a recommendation with everything that it rests on.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Figure, HoursShape};
use crate::domain::advice::{Advice, ChangeOfMind, Contribution, Flag, Reason, Recommendation};
use crate::domain::catalog::{Catalog, Step, StepKind};
use crate::domain::learner::{Goal, Priority};
use crate::domain::plan::{Finish, StepEstimate};
use crate::domain::text::slugify;

/// The whole answer.
#[derive(Serialize)]
pub(in crate::cli) struct LearnShape {
    profile: ProfileShape,
    recommendation: RecommendationShape,
    runners_up: Vec<RecommendationShape>,
    changes: Vec<ChangeShape>,
    /// How many ways of filling all paths were scored.
    considered: usize,
    /// Criteria that could not be judged, because content or answers say nothing of them.
    left_out: Vec<&'static str>,
}

/// The answers, as the flags of `learn`; what was not answered is null or empty, but for the hours and the first day,
/// which are those that were reckoned with.
#[derive(Serialize)]
struct ProfileShape {
    goal: Option<&'static str>,
    know: Vec<String>,
    hours: Figure,
    by: Option<String>,
    language: Option<String>,
    priority: Option<&'static str>,
    avoid: Vec<String>,
    start: String,
}

#[derive(Serialize)]
struct RecommendationShape {
    path: String,
    language: Option<String>,
    /// What was chosen in each of the path's choices.
    choices: BTreeMap<String, String>,
    hours: Option<HoursShape>,
    hours_saved: Figure,
    finish: Option<FinishShape>,
    /// Whether `finish` is what the file claims, because it states no hours: its dates are then the claim's two ends.
    finish_claimed: bool,
    /// Whether the deadline is met with an even chance.
    feasible: Option<bool>,
    /// The chance of meeting the deadline, from 0 to 1.
    chance: Option<f64>,
    score: Figure,
    contributions: Vec<ContributionShape>,
    reasons: Vec<ReasonShape>,
    against: Vec<ReasonShape>,
    steps: Vec<StepShape>,
}

#[derive(Serialize)]
struct FinishShape {
    p50: String,
    p85: String,
}

#[derive(Serialize)]
struct ContributionShape {
    criterion: &'static str,
    weight: Figure,
    /// From 0 to 1.
    value: f64,
    points: Figure,
    why: String,
    source: Option<String>,
}

#[derive(Serialize)]
struct ReasonShape {
    text: String,
    /// `persona.md:103`
    source: Option<String>,
}

/// One roadmap on the way; its hours are the expected ones for this learner.
#[derive(Serialize)]
struct StepShape {
    id: String,
    depth: Option<&'static str>,
    hours: Option<Figure>,
}

/// What would change the answer: with the flags in `if` (null: without that flag), the answer is `then`.
#[derive(Serialize)]
struct ChangeShape {
    #[serde(rename = "if")]
    flags: Value,
    then: ThenShape,
    text: String,
}

#[derive(Serialize)]
struct ThenShape {
    path: String,
    language: Option<String>,
}

impl LearnShape {
    /// The shape of advice over a catalogue.
    pub(in crate::cli) fn new(catalog: &Catalog, advice: &Advice) -> Self {
        let recommendation = |own| RecommendationShape::new(catalog, own);
        Self {
            profile: ProfileShape::new(advice),
            recommendation: recommendation(&advice.recommendation),
            runners_up: advice.runners_up.iter().map(recommendation).collect(),
            changes: advice.changes.iter().map(|change| ChangeShape::new(catalog, change)).collect(),
            considered: advice.considered,
            left_out: advice.left_out.iter().map(|criterion| criterion.name()).collect(),
        }
    }
}

impl ProfileShape {
    fn new(advice: &Advice) -> Self {
        let profile = &advice.profile;
        Self {
            goal: profile.goal.map(Goal::name),
            know: profile.know.iter().map(ToString::to_string).collect(),
            hours: Figure(advice.weekly.get()),
            by: profile.deadline.map(|date| date.to_string()),
            language: profile.language.as_ref().map(ToString::to_string),
            priority: profile.priority.map(Priority::name),
            avoid: profile.avoid.iter().map(ToString::to_string).collect(),
            start: advice.start.to_string(),
        }
    }
}

impl RecommendationShape {
    fn new(catalog: &Catalog, own: &Recommendation) -> Self {
        let way = &own.candidate.way;
        let id = |roadmap: usize| catalog.roadmaps.get(roadmap).map(|roadmap| roadmap.id.to_string());
        let picks = way.picks.iter().filter_map(|pick| Some((pick.slot.to_string(), id(pick.roadmap)?)));
        Self {
            path: catalog.paths.get(way.path).map(|path| path.id.to_string()).unwrap_or_default(),
            language: way.languages.first().copied().and_then(id),
            choices: picks.collect(),
            hours: own.candidate.hours.map(HoursShape::from),
            hours_saved: Figure(own.candidate.hours_saved()),
            finish: own.finish.map(FinishShape::from),
            finish_claimed: own.finish_claimed,
            feasible: own.feasible,
            chance: own.chance.map(thousandths),
            score: hundredths(own.score),
            contributions: own.contributions.iter().map(ContributionShape::from).collect(),
            reasons: own.reasons.iter().map(ReasonShape::from).collect(),
            against: own.against.iter().map(ReasonShape::from).collect(),
            steps: steps(catalog, own),
        }
    }
}

/// The computed steps; where hours are only stated, the path's own steps without hours.
fn steps(catalog: &Catalog, own: &Recommendation) -> Vec<StepShape> {
    let id = |roadmap: usize| catalog.roadmaps.get(roadmap).map(|roadmap| roadmap.id.to_string()).unwrap_or_default();
    let way = &own.candidate.way;
    if let Some(estimate) = &own.candidate.estimate {
        let step = |step: &StepEstimate| StepShape {
            id: id(step.taken.roadmap),
            depth: Some(step.taken.depth.name()),
            hours: Some(Figure(step.hours.expected())),
        };
        return estimate.steps.iter().map(step).collect();
    }
    let mut taken = way.sequence.iter();
    let stated = catalog.paths.get(way.path).map(|path| path.steps.as_slice()).unwrap_or_default();
    let step = |step: &Step| match &step.kind {
        StepKind::Named(text) => {
            let id = slugify(text).map_or_else(|| text.to_string(), |id| id.to_string());
            StepShape { id, depth: None, hours: None }
        }
        _ => {
            StepShape { id: taken.next().map(|taken| id(taken.roadmap)).unwrap_or_default(), depth: None, hours: None }
        }
    };
    stated.iter().map(step).collect()
}

impl From<Finish> for FinishShape {
    fn from(finish: Finish) -> Self {
        Self { p50: finish.even.to_string(), p85: finish.likely.to_string() }
    }
}

impl From<&Contribution> for ContributionShape {
    fn from(own: &Contribution) -> Self {
        Self {
            criterion: own.criterion.name(),
            weight: hundredths(own.weight),
            value: thousandths(own.value),
            points: hundredths(own.points),
            why: own.reason.text.clone(),
            source: own.reason.source.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&Reason> for ReasonShape {
    fn from(reason: &Reason) -> Self {
        Self { text: reason.text.clone(), source: reason.source.as_ref().map(ToString::to_string) }
    }
}

impl ChangeShape {
    fn new(catalog: &Catalog, change: &ChangeOfMind) -> Self {
        let flags = match &change.flag {
            Flag::Hours(hours) => json!({ "hours": Figure(hours.get()) }),
            Flag::By(date) => json!({ "by": date.map(|date| date.to_string()) }),
            Flag::Priority(priority) => json!({ "priority": priority.name() }),
            Flag::Goal(goal) => json!({ "goal": goal.name() }),
            Flag::Know(know) => json!({ "know": know.iter().map(ToString::to_string).collect::<Vec<_>>() }),
            Flag::Avoid(avoid) => json!({ "avoid": avoid.iter().map(ToString::to_string).collect::<Vec<_>>() }),
        };
        let then = ThenShape {
            path: catalog.paths.get(change.path).map(|path| path.id.to_string()).unwrap_or_default(),
            language: change.language.and_then(|at| catalog.roadmaps.get(at)).map(|language| language.id.to_string()),
        };
        Self { flags, then, text: change.text.clone() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "scores and weights are at most 10,000 hundredths")]
fn hundredths(figure: i64) -> Figure {
    Figure(figure as f64 / 100.0)
}

fn thousandths(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
