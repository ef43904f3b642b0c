//! The active plan through a learner's days: accepted, studied, missed, made anew.

use jiff::civil::{Date, date};

use super::*;
use crate::domain::catalog::{TopicId, read};
use crate::domain::learner::days::later;
use crate::domain::learner::{AcceptedPlan, Coverage, Days, Entry};
use crate::domain::markdown::Source;
use crate::domain::plan::{CauseKind, Chosen, Overview};

const MONDAY: Date = date(2026, 11, 23);

const GO: &str = "---\ntitle: Go\nhours: 8-16\n---\n\nText.\n\n## Basics\n\n### Values { #values .core hours=2-4 }\n\n\
                  ### Functions { #functions .core hours=2-4 needs=values }\n\n\
                  ## Project: A shop { #project-shop .core hours=4-8 needs=functions }\n\nText.\n";
const SQL: &str = "---\ntitle: SQL\nhours: 4-8\n---\n\nText.\n\n## Basics\n\n### Tables { #tables .core hours=2-4 }\n\n\
                   ### Joins { #joins .core hours=2-4 needs=tables }\n";
const PATH: &str = "---\ntitle: Fast\nmonths: 1-2\nhours: 10-30\nsteps:\n  - open: languages\n    as: language\n    depth: core\n  \
                    - take: sql\n    depth: core\n---\n\nText.\n";

fn id(text: &str) -> TopicId {
    let (roadmap, topic) = text.split_once('/').unwrap();
    TopicId { roadmap: roadmap.parse().unwrap(), topic: topic.parse().unwrap() }
}

fn at(day: Date) -> Moment {
    Moment::new(format!("{day}T19:00:00Z").parse().unwrap(), day.at(19, 0, 0, 0))
}

/// Somebody who accepted the path on a Monday, with three hours a week.
struct Learner {
    guide: Guide,
    day: Date,
}

impl Learner {
    fn new() -> Self {
        let sources = [
            Source::new("roadmaps/languages/go.md", GO),
            Source::new("roadmaps/databases/sql.md", SQL),
            Source::new("paths/fast.md", PATH),
        ];
        let mut guide = Guide::new(Arc::new(read(&sources).0), Vec::new(), MONDAY);
        guide.apply(Change::SetHours(WeeklyHours::new(3.0).unwrap()), at(MONDAY)).unwrap();
        let picks = vec![("language".parse().unwrap(), "go".parse().unwrap())];
        let chosen = Chosen { path: "fast".parse().unwrap(), picks, programming_first: false };
        let plan = AcceptedPlan::new(&guide.catalog, chosen, MONDAY, None).unwrap();
        let plan = guide.lay_out(plan).unwrap();
        guide.apply(Change::AcceptPlan(Box::new(plan)), at(MONDAY)).unwrap();
        Self { guide, day: MONDAY }
    }

    fn then(mut self, change: Change) -> Self {
        self.guide.apply(change, at(self.day)).unwrap();
        self
    }

    fn later(mut self, days: i64) -> Self {
        self.day = later(self.day, days);
        self.guide.set_today(self.day);
        self
    }

    fn studies(self, topic: &str, minutes: u32) -> Self {
        let entry = Entry { day: self.day, minutes, topic: Some(id(topic)), note: None };
        self.then(Change::Log(entry))
    }

    fn marks(self, topic: &str, status: Status) -> Self {
        self.then(Change::Mark(id(topic), status))
    }

    fn plan(&self) -> &Overview {
        self.guide.overview().unwrap()
    }
}

#[test]
fn a_plan_is_laid_over_the_weeks_in_order_with_its_project_last() {
    let learner = Learner::new();
    let plan = learner.plan();
    assert_eq!((plan.title.as_str(), plan.covered.hours, plan.covered.of), ("Fast with Go", 0.0, 18.0));
    let mut topics: Vec<String> =
        plan.weeks.iter().flat_map(|week| &week.parts).map(|part| part.id.topic.to_string()).collect();
    topics.dedup();
    assert_eq!(topics, ["values", "functions", "project-shop", "tables", "joins"]);
    let phases: Vec<&str> = plan.phases.iter().map(|phase| phase.title.as_str()).collect();
    assert_eq!(phases, ["Go", "SQL"]);
    assert_eq!(plan.phases[0].projects.len(), 1);
    assert!(plan.prospect.early <= plan.prospect.even && plan.prospect.even < plan.prospect.likely);
}

#[test]
fn what_is_done_counts_what_it_was_planned_with_however_long_it_took() {
    let learner = Learner::new().studies("go/values", 600).marks("go/values", Status::Done);
    let plan = learner.plan();
    assert_eq!((plan.covered.hours, plan.covered.of), (3.0, 18.0));
    assert_eq!(plan.finished.len(), 1);
    assert!(plan.weeks.iter().flat_map(|week| &week.parts).all(|part| part.id != id("go/values")));
    assert_eq!(plan.phases[0].covered, Coverage { hours: 3.0, of: 12.0 });
}

#[test]
fn hours_on_what_is_not_done_count_in_part_and_never_in_full() {
    let begun = Learner::new().studies("go/values", 60);
    assert!(begun.plan().covered.hours > 0.0 && begun.plan().covered.hours < 2.0);
    let stuck = Learner::new().studies("go/values", 1200);
    assert!(stuck.plan().covered.hours < 3.0);
}

#[test]
fn everything_done_or_skipped_is_all_of_it() {
    let learner = Learner::new().marks("go/project-shop", Status::Skipped);
    assert_eq!(learner.plan().covered, Coverage { hours: 0.0, of: 12.0 });
    let topics = ["go/values", "go/functions", "sql/tables", "sql/joins"];
    let learner = topics.into_iter().fold(learner, |learner, topic| learner.marks(topic, Status::Done));
    let plan = learner.plan();
    assert_eq!((plan.covered.share(), plan.weeks.len()), (1.0, 0));
    assert_eq!((plan.prospect.even, plan.prospect.likely), (MONDAY, MONDAY));
}

#[test]
fn planning_anew_without_need_changes_nothing() {
    let learner = Learner::new();
    assert!(learner.guide.replanned().unwrap().1.is_empty());
}

#[test]
fn four_weeks_without_study_move_what_is_left_and_drop_nothing() {
    let learner = Learner::new().marks("go/values", Status::Done).later(28);
    let (baseline, revision) = learner.guide.replanned().unwrap().clone();
    assert!(revision.fell_out.is_empty() && revision.came_in.is_empty());
    assert!(revision.moved.iter().all(|moved| moved.new > moved.old && moved.id != id("go/values")));
    assert!(!revision.moved.is_empty());
    let name = learner.plan().name.clone();
    let learner = learner.then(Change::Replan(name, baseline));
    assert!(learner.guide.replanned().unwrap().1.is_empty());
}

#[test]
fn what_moved_the_finish_sums_to_how_far_it_moved() {
    let still = Learner::new().guide.moves(None).unwrap();
    assert!(still.causes.iter().all(|cause| cause.days == 0) && still.even_then == still.even_now);

    let days = Days::new(date(2026, 12, 21), date(2027, 1, 3)).unwrap();
    let learner = Learner::new().studies("go/values", 240).later(7).marks("go/values", Status::Done);
    let learner = learner.marks("sql/joins", Status::Skipped).later(14).then(Change::TakeOff(days));
    let moves = learner.guide.moves(None).unwrap();
    let sum: i32 = moves.causes.iter().map(|cause| cause.days).sum();
    let difference = moves.even_then.until((jiff::Unit::Day, moves.even_now)).unwrap().get_days();
    assert_eq!(sum, difference);
    let days_of = |kind: CauseKind| moves.causes.iter().find(|cause| cause.kind == kind).unwrap().days;
    assert!(days_of(CauseKind::Scope) < 0, "a topic was skipped: {moves:?}");
    assert!(days_of(CauseKind::WeeksMissed) > 0, "two weeks passed: {moves:?}");
    assert_eq!(days_of(CauseKind::Content), 0);
}

#[test]
fn cuts_are_offered_where_a_deadline_is_at_risk() {
    let learner = Learner::new();
    assert!(learner.guide.cuts(0.85).is_none(), "there is no deadline");
    let name = learner.plan().name.clone();
    let learner = learner.then(Change::SetDeadline(name.clone(), Some(date(2026, 12, 31))));
    let list = learner.guide.cuts(0.85).unwrap().unwrap();
    assert!(list.chance_now < 0.85 && !list.cuts.is_empty());
    let first = list.cuts[0].clone();
    let learner = learner.then(Change::Cut(name, first.cut));
    let chance = learner.plan().prospect.chance.unwrap();
    assert!((chance - first.chance_after).abs() < 1e-9, "{chance} {}", first.chance_after);
}

#[test]
fn the_past_knows_nothing_of_what_came_later() {
    let learner = Learner::new().later(7).marks("go/values", Status::Done);
    let past = learner.guide.as_of(MONDAY);
    assert_eq!((past.today, past.status(&id("go/values"))), (MONDAY, Status::ToDo));
    assert!(past.overview().unwrap().covered.hours <= 0.0);
}

#[test]
fn futures_are_drawn_anew_only_when_there_is_more_to_learn_from() {
    let learner = Learner::new();
    let futures = learner.guide.outset().futures;
    let learner = learner.then(Change::SetHours(WeeklyHours::new(9.0).unwrap()));
    assert!(Arc::ptr_eq(&futures, &learner.guide.outset().futures));
    assert!(!learner.guide.has_history());
    let learner = learner.studies("go/values", 300).marks("go/values", Status::Done);
    assert!(!Arc::ptr_eq(&futures, &learner.guide.outset().futures));
    assert!(learner.guide.has_history());
}

#[test]
fn a_week_that_is_over_is_learnt_from_and_this_one_is_not_yet() {
    let learner = Learner::new().studies("go/values", 60).later(6);
    let before = learner.guide.outlook().share();
    let learner = learner.later(1);
    assert!(learner.guide.outlook().share() < before, "one of three hours was studied");
}
