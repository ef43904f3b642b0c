//! A course by name: see [`Overview`].

use std::collections::HashMap;

use jiff::civil::Date;

use super::course::{Course, Ground};
use super::overview::{BurnUp, FinishedTopic, Overview, Part, PhaseOverview, Prospect, WeekOverview};
use super::{Progress, left};
use crate::domain::catalog::{Hours, NodeIndex, Study};
use crate::domain::learner::Coverage;
use crate::domain::learner::days::{Days, later};
use crate::domain::text::SafeText;

/// The view of a course.
pub fn overview(ground: Ground<'_>, course: &Course) -> Overview {
    let view = View { ground, course };
    let (plan, forecast, today) = (&course.plan, &course.forecast, ground.outset.today);
    let covered = view.covered();
    Overview {
        name: plan.name.clone(),
        title: view.title(),
        path: plan.path.clone(),
        today,
        started: plan.start,
        deadline: plan.deadline,
        weekly: ground.outset.weekly(),
        phases: view.phases(),
        weeks: view.weeks(),
        finished: course.over.iter().filter_map(|&(node, _)| view.finished(node)).collect(),
        covered,
        prospect: Prospect {
            early: forecast.quantile(0.1),
            even: forecast.even,
            likely: forecast.likely,
            late: forecast.quantile(0.9),
            dots: forecast.dots.to_vec(),
            chance: plan.deadline.map(|deadline| forecast.chance(deadline)),
        },
        burn_up: BurnUp { total: covered.of, planned: view.planned(), covered: view.as_it_went(covered.hours) },
    }
}

#[derive(Clone, Copy)]
struct View<'a> {
    ground: Ground<'a>,
    course: &'a Course,
}

impl<'a> View<'a> {
    fn title(self) -> String {
        let catalog = self.ground.catalog;
        let mut taken = self.course.route.sequence.iter().filter_map(|taken| catalog.roadmaps.get(taken.roadmap));
        let language = taken.find(|roadmap| roadmap.is_language);
        match catalog.path(self.course.plan.path.as_str()) {
            Some(path) => path.with_language(language),
            None => self.course.plan.name.to_string(),
        }
    }

    fn study(self, node: NodeIndex) -> Option<&'a Study> {
        self.ground.catalog.study(self.ground.catalog.graph.id(node)?)
    }

    fn roadmap_title(self, node: NodeIndex) -> SafeText {
        let catalog = self.ground.catalog;
        let roadmap = catalog.graph.node(node).and_then(|node| catalog.roadmaps.get(node.roadmap));
        roadmap.map(|roadmap| roadmap.title.clone()).unwrap_or_default()
    }

    fn is_project(self, node: NodeIndex) -> bool {
        self.ground.catalog.graph.node(node).is_some_and(|node| node.is_project)
    }

    /// How much of an item of the order lies behind, of how much; nothing for what is skipped.
    fn covered_of(self, node: NodeIndex, hours: Hours) -> Coverage {
        match self.ground.progress(node) {
            Progress::Over => Coverage::default(),
            Progress::Open(logged) => {
                let rest = left(hours, logged, self.ground.outlook.pace());
                Coverage { hours: hours.expected() - rest.expected(), of: hours.expected() }
            }
        }
    }

    fn covered(self) -> Coverage {
        let open = self.course.order.items.iter().map(|item| self.covered_of(item.node, item.hours));
        let over = self.course.over.iter().map(|(_, hours)| done(*hours));
        open.chain(over).sum()
    }

    fn phases(self) -> Vec<PhaseOverview> {
        let spans: HashMap<NodeIndex, (Date, Date)> =
            self.course.schedule.spans().into_iter().map(|(node, first, last)| (node, (first, last))).collect();
        let catalog = self.ground.catalog;
        let mut phases = Vec::new();
        for (at, step) in self.course.order.phases.iter().enumerate() {
            let Some(roadmap) = catalog.roadmaps.get(step.taken.roadmap) else { continue };
            let is_of_it =
                |node: NodeIndex| catalog.graph.node(node).is_some_and(|node| node.roadmap == step.taken.roadmap);
            let items = || self.course.order.items.iter().filter(move |item| item.phase == at);
            let over: Vec<Hours> =
                self.course.over.iter().filter(|(node, _)| is_of_it(*node)).map(|(_, h)| *h).collect();
            let covered = items().map(|item| self.covered_of(item.node, item.hours));
            let covered: Coverage = covered.chain(over.iter().map(|hours| done(*hours))).sum();
            if covered.of <= 0.0 {
                continue;
            }
            let weeks = items().filter_map(|item| spans.get(&item.node).copied());
            let projects = items().filter(|item| self.is_project(item.node)).filter_map(|item| {
                let (_, last) = spans.get(&item.node)?;
                Some((*last, self.study(item.node)?.title.clone()))
            });
            phases.push(PhaseOverview {
                roadmap: roadmap.id.clone(),
                title: roadmap.title.clone(),
                depth: step.taken.depth,
                hours: step.hours + over.iter().copied().sum(),
                covered,
                weeks: weeks.reduce(|(first, last), (start, end)| (first.min(start), last.max(end))),
                projects: projects.collect(),
            });
        }
        phases
    }

    fn weeks(self) -> Vec<WeekOverview> {
        let week = |week: &super::Week| WeekOverview {
            start: week.start,
            capacity: week.capacity,
            parts: week.shares.iter().filter_map(|share| self.part(share)).collect(),
        };
        self.course.schedule.weeks.iter().map(week).collect()
    }

    fn part(self, share: &super::Share) -> Option<Part> {
        let study = self.study(share.node)?;
        Some(Part {
            id: study.id.clone(),
            title: study.title.clone(),
            roadmap: self.roadmap_title(share.node),
            is_project: self.is_project(share.node),
            hours: share.hours,
            finishes: share.finishes,
        })
    }

    fn finished(self, node: NodeIndex) -> Option<FinishedTopic> {
        let study = self.study(node)?;
        Some(FinishedTopic {
            id: study.id.clone(),
            title: study.title.clone(),
            roadmap: self.roadmap_title(node),
            is_project: self.is_project(node),
        })
    }

    /// Hours behind by the end of each week, as they were laid out.
    fn planned(self) -> Vec<(Date, f64)> {
        let mut topics: Vec<(Date, f64)> = self
            .course
            .plan
            .baseline
            .topics
            .iter()
            .map(|topic| (later(topic.last, 6), topic.hours.expected()))
            .collect();
        topics.sort_by_key(|(day, _)| *day);
        cumulative(topics)
    }

    /// Hours behind by the end of each week since the start, and today's `now`. A topic counts on the day it was marked.
    fn as_it_went(self, now: f64) -> Vec<(Date, f64)> {
        let (start, today) = (self.course.plan.start, self.ground.outset.today);
        let mut done: Vec<(Date, f64)> = Vec::new();
        let mut sunday = Days::week_of(start).last();
        while sunday < today {
            done.push((sunday, 0.0));
            sunday = later(sunday, 7);
        }
        for &(node, hours) in &self.course.over {
            let day = self.ground.standing.of(node).mark.map_or(start, |mark| mark.day).max(start);
            done.push((Days::week_of(day).last(), hours.expected()));
        }
        done.sort_by_key(|(day, _)| *day);
        let mut points = cumulative(done);
        points.retain(|(day, _)| *day < today);
        points.push((today, now));
        points
    }
}

fn done(hours: Hours) -> Coverage {
    Coverage { hours: hours.expected(), of: hours.expected() }
}

/// Running sums, one point a day.
fn cumulative(parts: Vec<(Date, f64)>) -> Vec<(Date, f64)> {
    let mut points: Vec<(Date, f64)> = Vec::new();
    let mut sum = 0.0;
    for (day, hours) in parts {
        sum += hours;
        match points.last_mut() {
            Some(last) if last.0 == day => last.1 = sum,
            _ => points.push((day, sum)),
        }
    }
    points
}
