//! Which topic tonight is for.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use super::homes;
use crate::domain::Guide;
use crate::domain::catalog::NodeIndex;
use crate::domain::learner::Status;
use crate::domain::plan::{Course, LEAST_LEFT, Progress};

/// Why this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The clock runs on it.
    OnTheClock,
    /// It was begun, and something of it is left.
    Continues,
    /// It is what the plan has next.
    Next,
}

impl Why {
    /// The word that JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::OnTheClock => "clock",
            Self::Continues => "continues",
            Self::Next => "next",
        }
    }
}

/// A topic or project that tonight could be for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) node: NodeIndex,
    pub(super) why: Why,
    /// Hours left, at the learner's pace.
    pub(super) left: f64,
    /// Hours spent so far.
    pub(super) spent: f64,
}

/// What is open of a plan, in order, with the hours that it takes this learner as a whole.
pub(super) fn open(guide: &Guide, course: &Course) -> Vec<Candidate> {
    let items = course.order.items.iter();
    let open = items.filter_map(|item| candidate(guide, item.node, Why::Next, Some(item.hours.expected())));
    open.collect()
}

/// The topic that tonight is for.
pub(super) fn choose(guide: &Guide, open: &[Candidate]) -> Option<Candidate> {
    on_the_clock(guide, open).or_else(|| continued(guide, open)).or_else(|| open.first().copied())
}

/// What the clock runs on.
fn on_the_clock(guide: &Guide, open: &[Candidate]) -> Option<Candidate> {
    let topic = &guide.record().clock()?.topic;
    let node = homes(guide, topic).into_iter().next()?;
    let planned = open.iter().find(|candidate| candidate.node == node);
    let planned = planned.map(|candidate| Candidate { why: Why::OnTheClock, ..*candidate });
    planned.or_else(|| any(guide, node, Why::OnTheClock))
}

/// Of what was begun, what was touched last: in the plan, or anywhere where there is nothing left to plan.
fn continued(guide: &Guide, open: &[Candidate]) -> Option<Candidate> {
    let standing = guide.carried();
    let begun = standing.here.iter().filter(|(_, kept)| kept.status() == Status::Learning).map(|(node, _)| *node);
    let planned = |node: NodeIndex| {
        let place = open.iter().position(|candidate| candidate.node == node)?;
        Some((place, Candidate { why: Why::Continues, ..*open.get(place)? }))
    };
    let places: HashMap<NodeIndex, usize> = last_entries(guide);
    let touched = |node: NodeIndex| (places.get(&node).copied(), standing.of(node).mark.map(|mark| mark.day));
    let candidates = begun.filter_map(|node| match planned(node) {
        Some(found) => Some(found),
        None if open.is_empty() => Some((node.index(), any(guide, node, Why::Continues)?)),
        None => None,
    });
    let last = candidates.max_by_key(|(place, candidate)| {
        let (entry, marked): (Option<usize>, Option<Date>) = touched(candidate.node);
        (entry, marked, Reverse(*place))
    });
    last.map(|(_, candidate)| candidate)
}

/// The place of the last entry on each topic in the log.
fn last_entries(guide: &Guide) -> HashMap<NodeIndex, usize> {
    let entries = guide.record().entries().enumerate();
    entries
        .flat_map(|(at, logged)| {
            logged.entry.topic.iter().flat_map(|topic| homes(guide, topic)).map(move |node| (node, at))
        })
        .collect()
}

/// A topic that no plan has, if it is not over.
fn any(guide: &Guide, node: NodeIndex, why: Why) -> Option<Candidate> {
    candidate(guide, node, why, None).or_else(|| {
        // The clock may run on what is done: somebody refreshes it.
        (why == Why::OnTheClock).then(|| Candidate { node, why, left: 0.0, spent: guide.carried().of(node).hours() })
    })
}

/// A topic as a candidate, if it is not over. `hours` is what it costs this learner, at the catalogue's pace.
fn candidate(guide: &Guide, node: NodeIndex, why: Why, hours: Option<f64>) -> Option<Candidate> {
    let Progress::Open(spent) = guide.on_ground(|ground| ground.progress(node)) else { return None };
    let hours = hours.or_else(|| Some(guide.catalog.graph.node(node)?.hours.expected()))?;
    let whole = hours * guide.outlook().pace();
    Some(Candidate { node, why, left: (whole - spent).max(whole * LEAST_LEFT), spent })
}
