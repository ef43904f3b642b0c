//! What an evening looks like: the task, and where one stands.

use std::ops::Range;

use jiff::civil::Date;

use super::Why;
use crate::domain::Change;
use crate::domain::catalog::{Resource, TopicId};
use crate::domain::learner::review::Due;
use crate::domain::learner::{Running, WeeklyHours};
use crate::domain::plan::PlanError;
use crate::domain::text::SafeText;

/// One evening.
#[derive(Clone, Debug, PartialEq)]
pub struct Tonight {
    /// The study day.
    pub today: Date,
    /// The minutes that the task is sized to.
    pub minutes: u32,
    /// Whether nobody said how many, so that they are [`super::USUAL_MINUTES`].
    pub is_assumed: bool,
    /// What to do; absent where neither a plan nor anything begun says what.
    pub task: Option<Task>,
    /// What the plan has after it.
    pub then: Option<Then>,
    /// What all this stands on.
    pub footing: Footing,
    /// The clock, where it runs. [`Running::is_forgotten`] says whether to ask about it.
    pub clock: Option<Running>,
    /// The hours of this week.
    pub week: WeekSoFar,
    /// When the plan will be done; absent without a plan that can be followed, or where nothing of it is left.
    pub prospects: Option<Prospects>,
    /// Questions that are due and fit into this week's share for reviews, the most urgent first. A review takes the first
    /// of them.
    pub due: Vec<Due>,
    /// Where one comes back after days away.
    pub away: Option<Away>,
}

/// Whether there is a plan to go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Footing {
    /// No plan was accepted.
    NoPlan,
    /// There is one, and the content has nothing any more that it could follow.
    Astray(PlanError),
    /// There is one, and something of it is left.
    Underway,
    /// All of it is done.
    Finished,
}

/// What to do tonight.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Learn something, or build it.
    Study(Box<StudyTask>),
    /// Answer these questions, at two minutes each.
    Review(Vec<Due>),
}

/// A topic or project, or a part of it, for tonight.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyTask {
    /// Its whole name.
    pub id: TopicId,
    /// Its title.
    pub title: SafeText,
    /// The title of its roadmap.
    pub roadmap: SafeText,
    /// Whether it is a project.
    pub is_project: bool,
    /// Why this one.
    pub why: Why,
    /// Minutes of it tonight.
    pub minutes: u32,
    /// Hours that are left of it, tonight's included.
    pub left: f64,
    /// Hours spent on it so far.
    pub spent: f64,
    /// Whether tonight is enough to finish it.
    pub finishes: bool,
    /// What done looks like: a topic's outcomes, or what of a project's acceptance list is not ticked yet.
    pub goals: Vec<SafeText>,
    /// Which of the goals to aim at tonight.
    pub tonight: Range<usize>,
    /// What to open.
    pub resource: Option<Resource>,
    /// Where one stopped the last time.
    pub stopped: Option<Stopped>,
    /// What was written about it.
    pub note: Option<SafeText>,
}

impl StudyTask {
    /// The goals to aim at tonight.
    pub fn aims(&self) -> &[SafeText] {
        self.goals.get(self.tonight.clone()).unwrap_or_default()
    }
}

/// The last time that something was worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The study day.
    pub day: Date,
    /// How long, in minutes.
    pub minutes: u32,
    /// What was written then; else what was written last about an earlier time.
    pub note: Option<SafeText>,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Then {
    /// Its whole name.
    pub id: TopicId,
    /// Its title.
    pub title: SafeText,
}

/// The hours of this week, Monday to Sunday.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeekSoFar {
    /// Hours studied.
    pub studied: f64,
    /// Hours planned; days off carry none.
    pub planned: f64,
}

/// When a plan will be done, in one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prospects {
    /// As likely before as after.
    pub even: Date,
    /// Later than this in 15 cases of 100.
    pub likely: Date,
    /// When it should be done, if it should, and the chance of that, from 0 to 1.
    pub deadline: Option<(Date, f64)>,
}

/// Somebody comes back. The one choice that they have: go on with the task, take a lighter week, or cut something from the
/// plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Away {
    /// The last day of study.
    pub last: Date,
    /// Days since.
    pub days: u32,
    /// The even date of the plan's end as it was on that day; absent without a plan.
    pub even_then: Option<Date>,
    /// A few questions on what was learnt before; none where nothing is done that asks any.
    pub refresher: Vec<Due>,
    /// What a lighter week would be; absent where the next one is that light already.
    pub lighter: Option<LighterWeek>,
}

/// Seven days of half the hours, and then as usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LighterWeek {
    /// The hours a week that hold for these days.
    pub hours: WeeklyHours,
    /// The first of them: today.
    pub from: Date,
    /// The day from which the usual hours hold again.
    pub until: Date,
    /// The usual hours a week.
    pub usual: WeeklyHours,
}

impl LighterWeek {
    /// What has to change for it. Whoever undoes only the last of it has their usual hours back.
    pub fn changes(self) -> [Change; 2] {
        [Change::HoursFrom(self.until, self.usual), Change::HoursFrom(self.from, self.hours)]
    }
}
