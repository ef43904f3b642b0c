//! A path's steps beside what each costs on one way of filling it.

use super::candidates::Candidate;
use crate::domain::catalog::{LearningPath, Step, StepKind};
use crate::domain::plan::StepEstimate;

/// One part of a path on one way.
#[derive(Clone, Copy, Debug)]
pub struct Phase<'a> {
    /// The step of the path; absent for a roadmap that comes in because another requires it.
    pub step: Option<&'a Step>,
    /// Index of the roadmap that is taken; absent where only the persona names the step.
    pub roadmap: Option<usize>,
    /// What it costs; absent where no topics stand behind the path.
    pub estimate: Option<&'a StepEstimate>,
}

/// The parts of a path in order: its steps, and before each what must be learnt first.
pub fn phases<'a>(path: &'a LearningPath, candidate: &'a Candidate) -> Vec<Phase<'a>> {
    let mut taken = candidate.way.sequence.iter();
    let mut parts = candidate.estimate.iter().flat_map(|estimate| &estimate.steps);
    let mut phases = Vec::new();
    for step in &path.steps {
        let next = if matches!(step.kind, StepKind::Named(_)) { None } else { taken.next() };
        let Some(next) = next else {
            phases.push(Phase { step: Some(step), roadmap: None, estimate: None });
            continue;
        };
        // What stands before the step in the estimate was brought in by it.
        let mut own = None;
        for part in parts.by_ref() {
            if part.taken == *next {
                own = Some(part);
                break;
            }
            phases.push(Phase { step: None, roadmap: Some(part.taken.roadmap), estimate: Some(part) });
        }
        phases.push(Phase { step: Some(step), roadmap: Some(next.roadmap), estimate: own });
    }
    phases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::budgets;
    use crate::domain::advice::fixture::outset;
    use crate::domain::catalog::{Catalog, read};
    use crate::domain::learner::{Known, Profile};
    use crate::domain::markdown::Source;

    fn catalog() -> Catalog {
        let roadmap = |title: &str, requires: &str| {
            format!(
                "---\ntitle: {title}\nhours: 10-20\n{requires}---\n\n# {title}\n\n## Basics\n\n\
                 ### First {{#first .core hours=10-20}}\n\nText.\n"
            )
        };
        let sources = [
            Source::new("roadmaps/languages/go.md", &roadmap("Go", "")),
            Source::new("roadmaps/databases/sql.md", &roadmap("SQL", "")),
            Source::new("roadmaps/databases/dba.md", &roadmap("DBA", "requires: [sql]\n")),
            Source::new("skills/core-programming.md", &roadmap("Programming", "")),
            Source::new(
                "paths/short.md",
                "---\ntitle: Short\nmonths: 1-2\nhours: 20-40\noutcome: A job\nsteps:\n  - open: languages\n    \
                 as: language\n    depth: core\n  - take: dba\n    depth: core\n---\n\nText.\n",
            ),
        ];
        read(&sources).0
    }

    #[test]
    fn what_a_step_requires_stands_before_it_and_belongs_to_no_step() {
        let catalog = catalog();
        let profile = Profile { know: vec![Known::None], ..Profile::default() };
        let budgets = budgets(&catalog, &profile, &outset()).unwrap();
        let phases = phases(&catalog.paths[0], budgets[0].best.as_ref().unwrap());
        let named: Vec<(&str, bool, bool)> = phases
            .iter()
            .map(|phase| {
                let title = catalog.roadmaps[phase.roadmap.unwrap()].title.as_str();
                (title, phase.step.is_some(), phase.estimate.is_some())
            })
            .collect();
        let wanted = [("Programming", false, true), ("Go", true, true), ("SQL", false, true), ("DBA", true, true)];
        assert_eq!(named, wanted);
    }
}
