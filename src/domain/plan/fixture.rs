//! Contents, learners and calendars for the tests: any that can be, written as files are.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{AcceptedPlan, Chosen, Progress, Route, resolve};
use crate::domain::catalog::{Catalog, Depth, NodeIndex, read};
use crate::domain::learner::{Knowledge, Known};
use crate::domain::markdown::Source;

/// The first day of study: a Wednesday.
pub(super) const START: Date = date(2026, 11, 25);

/// A content with a path over it, and somebody who wants to walk it.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) catalog: Catalog,
    pub(super) plan: AcceptedPlan,
    pub(super) known: Vec<Known>,
}

impl Case {
    pub(super) fn route(&self) -> Route {
        resolve(&self.catalog, &self.plan).unwrap()
    }

    pub(super) fn knowledge(&self) -> Knowledge {
        Knowledge::of(&self.catalog, &self.known).unwrap()
    }

    /// What is known when these are learnt besides.
    pub(super) fn knowing(&self, nodes: &[NodeIndex]) -> Knowledge {
        let mut known = self.known.clone();
        let ids = nodes.iter().map(|&node| self.catalog.graph.id(node).unwrap());
        known.extend(ids.map(|id| Known::Topic(id.roadmap.clone(), id.topic.clone())));
        Knowledge::of(&self.catalog, &known).unwrap()
    }
}

/// One topic or project to be written: whether it is a project, its depth, hours, needs and concept.
type Entry = (bool, Depth, (u16, u16), Vec<(usize, usize)>, Option<u8>);

const ROADMAPS: usize = 4;
const ENTRIES: usize = 9;

fn entry() -> impl Strategy<Value = Entry> {
    let needs = prop::collection::vec((0..ROADMAPS, 0..ENTRIES), 0..3);
    let concept = prop::option::weighted(0.4, 0_u8..6);
    (prop::bool::weighted(0.25), prop::sample::select(Depth::ALL.to_vec()), (0_u16..12, 1_u16..12), needs, concept)
}

fn roadmap(number: usize, requires: &[usize], entries: &[Entry]) -> Source {
    let requires: Vec<String> = requires.iter().map(|other| format!("r{other}")).collect();
    let mut text = format!(
        "---\ntitle: Roadmap {number}\nhours: 10-20\nrequires: [{}]\n---\n\nText.\n\n## Module\n\n",
        requires.join(", ")
    );
    let mut after_project = false;
    for (at, (is_project, depth, hours, needs, concept)) in entries.iter().enumerate() {
        if after_project && !is_project {
            text.push_str("## Another module\n\n");
        }
        after_project = *is_project;
        let heading = if *is_project { "## Project: a thing" } else { "### A topic" };
        let _ = write!(text, "{heading} {{ #t{at} .{} hours={}-{}", depth.name(), hours.0, hours.0 + hours.1);
        let needs: Vec<String> = needs.iter().map(|(roadmap, topic)| format!("r{roadmap}/t{topic}")).collect();
        if !needs.is_empty() {
            let _ = write!(text, " needs={}", needs.join(","));
        }
        if let Some(concept) = concept.filter(|_| !is_project) {
            let _ = write!(text, " concept=c{concept}");
        }
        text.push_str(" }\n\nText.\n\n");
    }
    Source::new(format!("roadmaps/things/r{number}.md"), &text)
}

prop_compose! {
    /// Four roadmaps that need each other in any way, a path over some of them with a choice, and something known.
    pub(super) fn case()(
        roadmaps in prop::collection::vec(
            (prop::collection::vec(0..ROADMAPS, 0..2), prop::collection::vec(entry(), 1..=ENTRIES)), ROADMAPS),
        steps in prop::sample::subsequence((0..ROADMAPS).collect::<Vec<_>>(), 2..=ROADMAPS).prop_shuffle(),
        depths in prop::collection::vec(prop::sample::select(Depth::ALL.to_vec()), ROADMAPS),
        known in prop::collection::vec((0..ROADMAPS, 0..ENTRIES), 0..6),
    ) -> Case {
        let mut path = "---\ntitle: A way\nsteps:\n".to_owned();
        for (at, (step, depth)) in steps.iter().zip(&depths).enumerate() {
            let take = if at == 0 { "open: things\n    as: first".to_owned() } else { format!("take: r{step}") };
            let _ = write!(path, "  - {take}\n    depth: {}\n", depth.name());
        }
        path.push_str("---\n\nText.\n");
        let mut sources: Vec<Source> =
            roadmaps.iter().enumerate().map(|(at, (requires, entries))| roadmap(at, requires, entries)).collect();
        sources.push(Source::new("paths/way.md", &path));
        let (catalog, diagnostics) = read(&sources);
        let nodes: usize = roadmaps.iter().map(|(_, entries)| entries.len()).sum();
        assert_eq!(catalog.graph.len(), nodes, "{diagnostics:?}");
        let chosen = Chosen {
            path: "way".parse().unwrap(),
            picks: vec![("first".parse().unwrap(), format!("r{}", steps[0]).parse().unwrap())],
            programming_first: false,
        };
        let plan = AcceptedPlan::new(&catalog, chosen, START, None).unwrap();
        let exists = |roadmap: usize, topic: usize| topic < roadmaps[roadmap].1.len();
        let known = known.iter().filter(|(roadmap, topic)| exists(*roadmap, *topic));
        let known = known.map(|(roadmap, topic)| {
            Known::Topic(format!("r{roadmap}").parse().unwrap(), format!("t{topic}").parse().unwrap())
        });
        Case { known: known.collect(), catalog, plan }
    }
}

/// Nothing was begun.
pub(super) fn untouched(_: NodeIndex) -> Progress {
    Progress::Open(0.0)
}
