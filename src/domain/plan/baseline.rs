//! What was laid out when a plan was made: what "planned" means in every comparison.

use std::collections::HashMap;

use jiff::civil::Date;

use super::order::Order;
use super::schedule::Schedule;
use crate::domain::catalog::{Graph, Hours, NodeIndex, TopicId};

/// A topic or project as it was planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Which one.
    pub id: TopicId,
    /// What it was to cost this learner as a whole, at its place on the way.
    pub hours: Hours,
    /// The Monday of the week in which it was to begin.
    pub first: Date,
    /// The Monday of the week in which it was to end.
    pub last: Date,
}

/// A plan as it was made or last made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// The day it was made.
    pub made: Date,
    /// What was over by then and had been planned before, then what was laid out, in order.
    pub topics: Vec<Planned>,
}

impl Baseline {
    /// The baseline of a schedule: what the schedule holds, with the order's hours.
    pub fn new(graph: &Graph, order: &Order, schedule: &Schedule, made: Date) -> Self {
        let hours: HashMap<NodeIndex, Hours> = order.items.iter().map(|item| (item.node, item.hours)).collect();
        let planned = schedule.spans().into_iter().filter_map(|(node, first, last)| {
            let hours = hours.get(&node).copied().unwrap_or_default();
            Some(Planned { id: graph.id(node)?.clone(), hours, first, last })
        });
        Self { made, topics: planned.collect() }
    }

    /// The baseline of a plan that is made again. What is over by now keeps its place in it as it was planned before, so
    /// that what was learnt counts as learnt and not as fallen out.
    #[must_use]
    pub fn renewed(&self, new: Self, is_learnt: impl Fn(&TopicId) -> bool) -> Self {
        let mut topics: Vec<Planned> = self.topics.iter().filter(|planned| is_learnt(&planned.id)).cloned().collect();
        topics.extend(new.topics.into_iter().filter(|planned| !is_learnt(&planned.id)));
        Self { made: new.made, topics }
    }

    /// The Monday of the week in which the last of it ends; absent where it holds nothing.
    pub fn finish(&self) -> Option<Date> {
        self.topics.iter().map(|planned| planned.last).max()
    }

    /// What it costs as a whole.
    pub fn hours(&self) -> Hours {
        self.topics.iter().map(|planned| planned.hours).sum()
    }
}
