//! The plan's own shape in JSON. Version 1; a field that is added keeps the number, one that changes its meaning raises it.

use serde::Serialize;

use crate::domain::learner::Coverage;
use crate::domain::plan::{Overview, Part, PhaseOverview};

const VERSION: u8 = 1;

/// The shape: `weeks` are Mondays from today's week on, `hours` are hours, dates are `2026-11-23`, chances 0 to 1.
#[derive(Serialize)]
struct PlanShape<'a> {
    version: u8,
    name: &'a str,
    title: &'a str,
    path: &'a str,
    today: String,
    started: String,
    deadline: Option<String>,
    weekly: f64,
    covered: CoveredShape,
    phases: Vec<PhaseShape<'a>>,
    weeks: Vec<WeekShape<'a>>,
    done: Vec<String>,
    finish: FinishShape,
}

#[derive(Serialize)]
struct CoveredShape {
    hours: f64,
    of: f64,
}

#[derive(Serialize)]
struct PhaseShape<'a> {
    roadmap: &'a str,
    title: &'a str,
    depth: &'a str,
    low: f64,
    high: f64,
    covered: CoveredShape,
    first_week: Option<String>,
    last_week: Option<String>,
}

#[derive(Serialize)]
struct WeekShape<'a> {
    start: String,
    hours: f64,
    topics: Vec<PartShape<'a>>,
}

#[derive(Serialize)]
struct PartShape<'a> {
    id: String,
    title: &'a str,
    kind: &'a str,
    hours: f64,
    finishes: bool,
}

#[derive(Serialize)]
struct FinishShape {
    p50: String,
    p85: String,
    chance: Option<f64>,
}

pub(super) fn json(overview: &Overview) -> String {
    let shape = PlanShape {
        version: VERSION,
        name: overview.name.as_str(),
        title: &overview.title,
        path: overview.path.as_str(),
        today: overview.today.to_string(),
        started: overview.started.to_string(),
        deadline: overview.deadline.map(|day| day.to_string()),
        weekly: overview.weekly.get(),
        covered: covered(overview.covered),
        phases: overview.phases.iter().map(phase).collect(),
        weeks: overview
            .weeks
            .iter()
            .map(|week| WeekShape {
                start: week.start.to_string(),
                hours: tenths(week.capacity),
                topics: week.parts.iter().map(part).collect(),
            })
            .collect(),
        done: overview.finished.iter().map(|done| done.id.to_string()).collect(),
        finish: FinishShape {
            p50: overview.prospect.even.to_string(),
            p85: overview.prospect.likely.to_string(),
            chance: overview.prospect.chance.map(|chance| (chance * 100.0).round() / 100.0),
        },
    };
    // Strings, numbers, lists and objects with text keys always serialise.
    let mut text = serde_json::to_string_pretty(&shape).unwrap_or_else(|_| String::from("{}"));
    text.push('\n');
    text
}

fn covered(covered: Coverage) -> CoveredShape {
    CoveredShape { hours: tenths(covered.hours), of: tenths(covered.of) }
}

fn phase(phase: &PhaseOverview) -> PhaseShape<'_> {
    PhaseShape {
        roadmap: phase.roadmap.as_str(),
        title: &phase.title,
        depth: phase.depth.name(),
        low: tenths(phase.hours.low),
        high: tenths(phase.hours.high),
        covered: covered(phase.covered),
        first_week: phase.weeks.map(|(first, _)| first.to_string()),
        last_week: phase.weeks.map(|(_, last)| last.to_string()),
    }
}

fn part(part: &Part) -> PartShape<'_> {
    PartShape {
        id: part.id.to_string(),
        title: &part.title,
        kind: if part.is_project { "project" } else { "topic" },
        hours: tenths(part.hours),
        finishes: part.finishes,
    }
}

/// Hours to a tenth, which is finer than anybody's estimate.
fn tenths(hours: f64) -> f64 {
    (hours * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn a_plan_has_its_weeks_with_topics_and_its_two_dates() {
        let value: serde_json::Value = serde_json::from_str(&json(&fixture::overview())).unwrap();
        assert_eq!(value["version"], 1);
        assert_eq!(value["path"], "fastest-backend");
        assert_eq!(value["weeks"][0]["start"], "2026-11-23");
        assert_eq!(value["weeks"][0]["topics"][0]["id"], "go/values");
        assert_eq!(value["weeks"][0]["topics"][0]["hours"], 2.5);
        assert_eq!(value["finish"]["p50"], "2026-12-20");
        assert_eq!(value["finish"]["p85"], "2027-01-10");
    }
}
