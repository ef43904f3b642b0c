//! The editorial standard, as far as a program can see it: what an author is told by `check` beyond what reading finds.
//!
//! A rule is a function from a part of the catalogue to findings, and stands in one of the tables below. Roadmaps that
//! only a persona names have no author here and are not looked at; files marked `outline: true` have no teaching text
//! yet and are judged by their figures and their structure only.

mod figures;
mod order;
mod paths;
mod released;
mod repetition;
mod structure;
mod teaching;

use super::model::{Catalog, Project, Roadmap, Topic};
use super::{Diagnostic, Study};
use crate::domain::markdown::Location;

/// Findings in the order in which they were made.
#[derive(Default)]
struct Findings(Vec<Diagnostic>);

impl Findings {
    fn warn(&mut self, code: &'static str, at: &Location, message: String, hint: &str) {
        self.0.push(Diagnostic::warning(code, at.clone(), message, hint));
    }

    fn error(&mut self, code: &'static str, at: &Location, message: String, hint: &str) {
        self.0.push(Diagnostic::error(code, at.clone(), message, hint));
    }
}

/// Rules for a roadmap as a whole.
const ROADMAP_RULES: [fn(&Roadmap, &Catalog, &mut Findings); 6] = [
    figures::topics_fill_the_budget,
    figures::budget_lies_in_the_category,
    structure::has_enough_projects,
    structure::ends_in_something_built,
    structure::is_introduced,
    order::needs_stay_inside_what_is_required,
];

/// Rules for a topic, whether or not it is taught yet.
const TOPIC_RULES: [fn(&Topic, &mut Findings); 1] = [figures::topic_fits_a_few_evenings];

/// Rules for a topic that is taught.
const TEACHING_RULES: [fn(&Topic, &mut Findings); 6] = [
    teaching::every_part_is_there,
    teaching::every_entry_was_understood,
    teaching::text_has_a_fair_length,
    teaching::outcomes_can_be_seen,
    teaching::resources_can_be_opened,
    teaching::checks_ask,
];

/// Rules for a project that is described.
const PROJECT_RULES: [fn(&Project, &mut Findings); 1] = [structure::project_says_what_done_means];

/// Rules over all files together.
const CATALOG_RULES: [fn(&Catalog, &mut Findings); 5] = [
    order::required_roadmaps_exist,
    order::nothing_requires_itself,
    repetition::nothing_is_said_twice,
    paths::ways_lie_inside_the_claim,
    released::no_released_id_is_lost,
];

/// Everything in which a catalogue falls short of the editorial standard.
pub fn inspect(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    for rule in CATALOG_RULES {
        rule(catalog, &mut findings);
    }
    for roadmap in authored(catalog) {
        for rule in ROADMAP_RULES {
            rule(roadmap, catalog, &mut findings);
        }
        for topic in roadmap.topics() {
            for rule in TOPIC_RULES {
                rule(topic, &mut findings);
            }
            if !roadmap.outline_only {
                for rule in TEACHING_RULES {
                    rule(topic, &mut findings);
                }
            }
        }
        for project in roadmap.projects().filter(|_| !roadmap.outline_only) {
            for rule in PROJECT_RULES {
                rule(project, &mut findings);
            }
        }
    }
    findings.0
}

/// The roadmaps that have a file of their own.
fn authored(catalog: &Catalog) -> impl Iterator<Item = &Roadmap> {
    catalog.roadmaps.iter().filter(|roadmap| *roadmap.location.file != *catalog.persona.file)
}

/// Topics and projects alike.
fn studies(roadmap: &Roadmap) -> impl Iterator<Item = &Study> {
    roadmap.topics().map(|topic| &topic.study).chain(roadmap.projects().map(|project| &project.study))
}

#[cfg(test)]
mod tests;
