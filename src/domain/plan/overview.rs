//! A plan with everything by name: what screens draw, commands print and exports write, so that all three say the same.

use jiff::civil::Date;

use crate::domain::catalog::{Depth, Hours, TopicId};
use crate::domain::learner::{Coverage, WeeklyHours};
use crate::domain::text::{SafeText, Slug};

/// A plan as it stands today.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The name under which it is saved.
    pub name: Slug,
    /// What people call it: "Fastest backend with Go".
    pub title: String,
    /// The path that it follows.
    pub path: Slug,
    /// The day on which this is read.
    pub today: Date,
    /// The day on which it was accepted.
    pub started: Date,
    /// When it should be done, if it should.
    pub deadline: Option<Date>,
    /// Hours in a week as of today.
    pub weekly: WeeklyHours,
    /// The parts of the path, in order.
    pub phases: Vec<PhaseOverview>,
    /// The weeks from today's on, weeks off among them, until all is done.
    pub weeks: Vec<WeekOverview>,
    /// What is done already, in the order of the plan.
    pub finished: Vec<FinishedTopic>,
    /// How much of it lies behind, in hours of the plan: a topic counts what it was planned with, however long it took.
    pub covered: Coverage,
    /// When it will be done.
    pub prospect: Prospect,
    /// Hours against time.
    pub burn_up: BurnUp,
}

/// One part of a plan: a roadmap taken to a depth.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseOverview {
    /// The roadmap.
    pub roadmap: Slug,
    /// Its title.
    pub title: SafeText,
    /// How deep it is taken.
    pub depth: Depth,
    /// What it costs this learner altogether: the plan's own hours, at the catalogue's pace.
    pub hours: Hours,
    /// How much of it lies behind, in hours of the plan: a topic counts what it was planned with, however long it took.
    pub covered: Coverage,
    /// Its first and last week (Mondays) from today's on; absent where all of it is done.
    pub weeks: Option<(Date, Date)>,
    /// What is built on the way, with the week in which it is finished.
    pub projects: Vec<(Date, SafeText)>,
}

/// One week, from Monday to Sunday.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekOverview {
    /// The Monday.
    pub start: Date,
    /// Hours that are meant for study; none in a week off.
    pub capacity: f64,
    /// What they go to, in order.
    pub parts: Vec<Part>,
}

/// A share of a week: all or some of a topic or project.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its whole name.
    pub id: TopicId,
    /// Its title.
    pub title: SafeText,
    /// The title of its roadmap.
    pub roadmap: SafeText,
    /// Whether it is a project.
    pub is_project: bool,
    /// Hours of this week.
    pub hours: f64,
    /// Whether it is done with this week.
    pub finishes: bool,
}

/// Something that is done.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedTopic {
    /// Its whole name.
    pub id: TopicId,
    /// Its title.
    pub title: SafeText,
    /// The title of its roadmap.
    pub roadmap: SafeText,
    /// Whether it is a project.
    pub is_project: bool,
}

/// When a plan will be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// Earlier than this in one case of ten.
    pub early: Date,
    /// As likely before as after.
    pub even: Date,
    /// Later than this in 15 cases of 100.
    pub likely: Date,
    /// Later than this in one case of ten.
    pub late: Date,
    /// Twenty equally likely dates, in order.
    pub dots: Vec<Date>,
    /// The chance of meeting the deadline, from 0 to 1; absent without one.
    pub chance: Option<f64>,
}

/// Hours of the plan against time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurnUp {
    /// All hours of the plan: where the lines are to arrive.
    pub total: f64,
    /// Hours behind by the end of each week, as they were laid out when the plan was made or made anew.
    pub planned: Vec<(Date, f64)>,
    /// Hours behind by the end of each week since the start, as it really went; the last one is today's.
    pub covered: Vec<(Date, f64)>,
}
