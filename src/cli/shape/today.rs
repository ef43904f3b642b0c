//! Tonight as JSON.

use serde::Serialize;

use super::{ClockShape, Figure, WeekShape};
use crate::cli::View;
use crate::domain::Guide;
use crate::domain::learner::review::{Due, MINUTES_A_QUESTION};
use crate::domain::today::{Away, Footing, StudyTask, Task, Tonight};

/// `today --json`
#[derive(Serialize)]
pub(in crate::cli) struct TodayShape {
    today: String,
    minutes: u32,
    task: Option<TaskShape>,
    /// What the plan has after it.
    then: Option<String>,
    /// `none`, `astray` (the content has nothing any more that the plan could follow), `underway` or `finished`.
    plan: &'static str,
    clock: Option<ClockShape>,
    week: WeekShape,
    finish: Option<FinishShape>,
    /// Questions that are due within this week's share for reviews.
    due: usize,
    away: Option<AwayShape>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum TaskShape {
    Study(Box<StudyShape>),
    Review { minutes: Figure, questions: Vec<QuestionShape> },
}

#[derive(Serialize)]
struct StudyShape {
    id: String,
    title: String,
    roadmap: String,
    project: bool,
    /// `next`, `continues` or `clock`.
    why: &'static str,
    minutes: u32,
    hours_left: Figure,
    hours_spent: Figure,
    finishes: bool,
    aims: Vec<String>,
    goals: Vec<String>,
    resource: Option<OpenShape>,
    stopped: Option<StoppedShape>,
    note: Option<String>,
}

#[derive(Serialize)]
struct OpenShape {
    title: String,
    url: String,
    kind: String,
}

#[derive(Serialize)]
struct StoppedShape {
    day: String,
    minutes: u32,
    note: Option<String>,
}

#[derive(Serialize)]
struct QuestionShape {
    topic: String,
    /// Which of the topic's questions, from 1.
    number: u32,
    question: Option<String>,
    /// The chance that it is remembered, from 0 to 1.
    recall: f64,
}

#[derive(Serialize)]
struct FinishShape {
    p50: String,
    p85: String,
    by: Option<String>,
    /// The chance to be done by then, from 0 to 1.
    chance: Option<f64>,
}

#[derive(Serialize)]
struct AwayShape {
    last: String,
    days: u32,
    p50_then: Option<String>,
    refresher: Vec<QuestionShape>,
    /// Hours a week of a lighter week.
    lighter: Option<Figure>,
}

impl TodayShape {
    pub(in crate::cli) fn new(guide: &Guide, tonight: &Tonight, view: &View) -> Self {
        let question = |due: &Due| QuestionShape::new(guide, due);
        let task = tonight.task.as_ref().map(|task| match task {
            Task::Study(study) => TaskShape::Study(Box::new(StudyShape::from(study.as_ref()))),
            Task::Review(due) => TaskShape::Review {
                minutes: Figure(f64::from(u32::try_from(due.len()).unwrap_or(u32::MAX)) * MINUTES_A_QUESTION),
                questions: due.iter().map(question).collect(),
            },
        });
        Self {
            today: tonight.today.to_string(),
            minutes: tonight.minutes,
            task,
            then: tonight.then.as_ref().map(|then| then.id.to_string()),
            plan: match tonight.footing {
                Footing::NoPlan => "none",
                Footing::Astray(_) => "astray",
                Footing::Underway => "underway",
                Footing::Finished => "finished",
            },
            clock: tonight.clock.as_ref().map(|running| ClockShape::new(running, view)),
            week: tonight.week.into(),
            finish: tonight.prospects.map(|prospects| FinishShape {
                p50: prospects.even.to_string(),
                p85: prospects.likely.to_string(),
                by: prospects.deadline.map(|(day, _)| day.to_string()),
                chance: prospects.deadline.map(|(_, chance)| thousandths(chance)),
            }),
            due: tonight.due.len(),
            away: tonight.away.as_ref().map(|away| AwayShape::new(guide, away)),
        }
    }
}

impl From<&StudyTask> for StudyShape {
    fn from(study: &StudyTask) -> Self {
        let texts = |texts: &[crate::domain::text::SafeText]| texts.iter().map(ToString::to_string).collect();
        Self {
            id: study.id.to_string(),
            title: study.title.to_string(),
            roadmap: study.roadmap.to_string(),
            project: study.is_project,
            why: study.why.name(),
            minutes: study.minutes,
            hours_left: Figure(study.left),
            hours_spent: Figure(study.spent),
            finishes: study.finishes,
            aims: texts(study.aims()),
            goals: texts(&study.goals),
            resource: study.resource.as_ref().map(|resource| OpenShape {
                title: resource.title.to_string(),
                url: resource.url.to_string(),
                kind: resource.kind.to_string(),
            }),
            stopped: study.stopped.as_ref().map(|stopped| StoppedShape {
                day: stopped.day.to_string(),
                minutes: stopped.minutes,
                note: stopped.note.as_ref().map(ToString::to_string),
            }),
            note: study.note.as_ref().map(ToString::to_string),
        }
    }
}

impl AwayShape {
    fn new(guide: &Guide, away: &Away) -> Self {
        Self {
            last: away.last.to_string(),
            days: away.days,
            p50_then: away.even_then.map(|day| day.to_string()),
            refresher: away.refresher.iter().map(|due| QuestionShape::new(guide, due)).collect(),
            lighter: away.lighter.map(|lighter| Figure(lighter.hours.get())),
        }
    }
}

impl QuestionShape {
    fn new(guide: &Guide, due: &Due) -> Self {
        Self {
            topic: due.topic.to_string(),
            number: u32::from(due.question) + 1,
            question: due.text(&guide.catalog).map(|check| check.question.to_string()),
            recall: thousandths(due.recall),
        }
    }
}

fn thousandths(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
