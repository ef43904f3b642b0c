//! An accepted plan as it stands today: what is left of it, laid over the weeks, and when it will be done.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{
    Forecast, Order, Outlook, Outset, PlanError, Progress, Route, Schedule, Snapshot, Subject, Work, left, remaining,
    resolve, schedule,
};
use crate::domain::catalog::{Catalog, Home, Hours, NodeIndex, TopicId};
use crate::domain::learner::days::{Days, later};
use crate::domain::learner::{AcceptedPlan, Baseline, Carried, Knowledge, Planned, Record, Status};

/// What a course is worked out from besides the plan itself.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The content.
    pub catalog: &'a Catalog,
    /// What the learner did.
    pub record: &'a Record,
    /// Where that counts in this content.
    pub standing: &'a Carried,
    /// What is known by now.
    pub knowledge: &'a Knowledge,
    /// What is believed of the learner.
    pub outlook: &'a Outlook,
    /// Today, the calendar, and the futures drawn from the outlook.
    pub outset: &'a Outset,
}

/// A plan as it stands.
#[derive(Clone, Debug)]
pub struct Course {
    /// The plan.
    pub plan: AcceptedPlan,
    /// What it takes.
    pub route: Route,
    /// What is left, in order, and what each part costs this learner as a whole.
    pub order: Order,
    /// What is left, laid over the weeks.
    pub schedule: Schedule,
    /// What is left, as a distribution of hours.
    pub work: Work,
    /// When it will be done.
    pub forecast: Forecast,
    /// What was planned once and is over by now, in the order of the plan.
    pub over: Vec<(NodeIndex, Hours)>,
}

impl Course {
    /// Works a plan out. Fails where the content has nothing any more that the plan could follow.
    pub fn new(ground: Ground<'_>, plan: &AcceptedPlan) -> Result<Self, PlanError> {
        let mut route = resolve(ground.catalog, plan)?;
        // What is skipped teaches nothing, so it must not make what comes later cheaper.
        route.without.extend(ground.skipped());
        let order = route.order(ground.catalog, ground.knowledge);
        let pace = ground.outlook.pace();
        let tasks = remaining(&order, |node| ground.progress(node), pace);
        let open = order.items.iter().filter_map(|item| match ground.progress(item.node) {
            Progress::Open(logged) => Some(left(item.hours, logged, pace)),
            Progress::Over => None,
        });
        let work: Work = open.collect();
        let outset = ground.outset;
        Ok(Self {
            schedule: schedule(&tasks, &outset.calendar, outset.today),
            forecast: outset.forecast(&work),
            over: ground.over(&plan.baseline),
            plan: plan.clone(),
            route,
            order,
            work,
        })
    }

    /// What would be laid out if the plan were made today.
    pub fn baseline(&self, catalog: &Catalog, today: Date) -> Baseline {
        Baseline::new(&catalog.graph, &self.order, &self.schedule, today)
    }

    /// Everything that the forecast rests on, to say later what moved it.
    pub fn snapshot(&self, ground: Ground<'_>) -> Snapshot {
        let mut topics = BTreeMap::new();
        let id = |node: NodeIndex| ground.catalog.graph.id(node).cloned();
        for &(node, hours) in &self.over {
            topics.extend(id(node).map(|id| (id, Subject { hours, progress: Progress::Over })));
        }
        for item in &self.order.items {
            let subject = Subject { hours: item.hours, progress: ground.progress(item.node) };
            topics.extend(id(item.node).map(|id| (id, subject)));
        }
        let today = ground.outset.today;
        let before = Days::new(self.plan.start, later(today, -1));
        Snapshot {
            today,
            topics,
            studied: before.map_or(0.0, |days| ground.record.hours_between(days)),
            calendar: ground.outset.calendar.clone(),
            outlook: ground.outlook.clone(),
        }
    }
}

impl Ground<'_> {
    /// How far the learner is with a topic or project.
    pub fn progress(&self, node: NodeIndex) -> Progress {
        let kept = self.standing.of(node);
        match kept.status() {
            Status::Done | Status::Known | Status::Rusty | Status::Skipped => Progress::Over,
            Status::ToDo | Status::Learning => Progress::Open(kept.hours()),
        }
    }

    /// What the learner does not want.
    fn skipped(&self) -> impl Iterator<Item = NodeIndex> {
        self.standing.here.iter().filter(|(_, kept)| kept.status() == Status::Skipped).map(|(node, _)| *node)
    }

    /// What of a baseline is learnt by now, with the hours that it was planned with.
    fn over(&self, baseline: &Baseline) -> Vec<(NodeIndex, Hours)> {
        let homes = baseline.topics.iter().flat_map(|planned| at_home(self.catalog, planned));
        homes.filter(|(node, _)| self.standing.status(*node).is_known()).collect()
    }
}

/// The nodes that a planned topic is today, with their share of its hours.
fn at_home(catalog: &Catalog, planned: &Planned) -> Vec<(NodeIndex, Hours)> {
    let nodes = match catalog.home(&planned.id) {
        Home::Here(node) => vec![node],
        Home::Moved(nodes) => nodes,
        Home::Gone => Vec::new(),
    };
    let parts = f64::from(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
    nodes.into_iter().map(|node| (node, planned.hours.scaled(1.0 / parts))).collect()
}

/// The hours that topics were planned with, by what they are called today.
pub(super) fn planned_hours(catalog: &Catalog, plan: Option<&AcceptedPlan>) -> HashMap<NodeIndex, Hours> {
    let topics = plan.map(|plan| plan.baseline.topics.as_slice()).unwrap_or_default();
    topics.iter().flat_map(|planned| at_home(catalog, planned)).collect()
}

/// Whether a topic that was planned is learnt by now.
pub fn is_learnt(catalog: &Catalog, standing: &Carried, id: &TopicId) -> bool {
    let is_known = |node: NodeIndex| standing.status(node).is_known();
    match catalog.home(id) {
        Home::Here(node) => is_known(node),
        Home::Moved(nodes) => !nodes.is_empty() && nodes.into_iter().all(is_known),
        Home::Gone => false,
    }
}
