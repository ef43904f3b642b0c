//! Which task it is, for learners of every kind.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::*;
use crate::domain::Change;
use crate::domain::catalog;
use crate::domain::learner::{AcceptedPlan, Entry, Moment, Status};
use crate::domain::markdown::Source;
use crate::domain::plan::Chosen;
use crate::domain::text::SafeText;

/// A Monday.
const MONDAY: Date = date(2026, 11, 23);

const SQL: &str = "---\ntitle: SQL\nsummary: Ask tables.\nhours: 5-40\nreviewed: 2026-11\n---\n\nText.\n\n## One\n\n\
    ### Rows { #rows .core hours=2-4 }\n\nText.\n\n**You can**\n- read a row\n- write a row\n- count rows\n\n\
    **Study**\n- [Rows](https://example.org/rows) · docs\n\n\
    **Check**\n- Why rows?\n  > Facts.\n- Which order?\n  > None.\n- How many?\n  > Many.\n\n\
    ### Joins { #joins .core hours=4-8 needs=rows }\n\nText.\n\n**Check**\n- Why join?\n  > To bring together.\n\n\
    ## Project: a shop { #project-shop .core hours=3-5 needs=joins }\n\nText.\n\n- [ ] it sells\n- [ ] it counts\n";
const HABITS: &str = "---\ntitle: Habits\nsummary: Work.\nhours: 1-2\nreviewed: 2026-11\n---\n\nText.\n\n## One\n\n\
    ### Sleep { #sleep .core hours=1-2 }\n\nText.\n";
const WAY: &str = "---\ntitle: Way\nmonths: 1-2\nhours: 10-20\noutcome: Ask.\nfor: [backend]\nsteps:\n  - take: sql\n    depth: core\n---\n\nText.\n";

/// A learner with no plan.
fn planless() -> Guide {
    let sources = [
        Source::new("persona.md", "# Guide\n"),
        Source::new("roadmaps/databases/sql.md", SQL),
        Source::new("skills/habits.md", HABITS),
        Source::new("paths/way.md", WAY),
    ];
    let (catalog, _) = catalog::read(&sources);
    assert_eq!(catalog.graph.len(), 4);
    Guide::new(Arc::new(catalog), Vec::new(), MONDAY)
}

/// A learner who means to learn SQL, from that Monday on.
fn planned() -> Guide {
    let mut guide = planless();
    let chosen = Chosen { path: "way".parse().unwrap(), picks: Vec::new(), programming_first: false };
    let plan = AcceptedPlan::new(&guide.catalog, chosen, MONDAY, None).unwrap();
    let plan = guide.lay_out(plan).unwrap();
    on(&mut guide, MONDAY, [Change::AcceptPlan(Box::new(plan))]);
    guide
}

fn at(day: Date) -> Moment {
    let seconds = day.duration_since(date(1970, 1, 1)).as_secs() + 20 * 3600;
    Moment { instant: jiff::Timestamp::from_second(seconds).unwrap(), day }
}

fn on(guide: &mut Guide, day: Date, changes: impl IntoIterator<Item = Change>) {
    guide.set_today(day);
    for change in changes {
        guide.apply(change, at(day)).unwrap();
    }
}

fn id(text: &str) -> TopicId {
    text.parse().unwrap()
}

fn log(minutes: u32, topic: &str, day: Date, note: Option<&str>) -> Change {
    Change::Log(Entry { day, minutes, topic: Some(id(topic)), note: note.map(SafeText::new) })
}

/// The task in a word or two: `next sql/rows 50`, `review 3`.
#[track_caller]
fn check(guide: &Guide, minutes: u32, expected: &str) -> Tonight {
    let tonight = today(guide, Some(minutes));
    let task = match &tonight.task {
        Some(Task::Study(study)) => {
            let end = if study.finishes { " to the end" } else { "" };
            format!("{} {} {}{end}", study.why.name(), study.id, study.minutes)
        }
        Some(Task::Review(due)) => format!("review {}", due.len()),
        None => "nothing".to_owned(),
    };
    assert_eq!(task, expected);
    tonight
}

fn study(tonight: &Tonight) -> &StudyTask {
    let Some(Task::Study(study)) = &tonight.task else { panic!("{tonight:?}") };
    study
}

#[test]
fn without_a_plan_it_is_what_is_being_learnt_or_nothing() {
    let mut guide = planless();
    let tonight = check(&guide, 50, "nothing");
    assert_eq!((tonight.footing, tonight.then, tonight.prospects), (Footing::NoPlan, None, None));
    on(&mut guide, MONDAY, [Change::Mark(id("sql/joins"), Status::Learning), log(30, "habits/sleep", MONDAY, None)]);
    check(&guide, 50, "continues habits/sleep 50");
    on(&mut guide, MONDAY, [Change::Mark(id("habits/sleep"), Status::Done)]);
    check(&guide, 50, "continues sql/joins 50");
}

#[test]
fn a_plan_is_followed_from_its_first_topic_to_its_end() {
    let mut guide = planned();
    let tonight = check(&guide, 50, "next sql/rows 50");
    assert_eq!(tonight.footing, Footing::Underway);
    assert_eq!(tonight.then.unwrap().id, id("sql/joins"));
    assert!(tonight.prospects.is_some());
    on(&mut guide, MONDAY, [Change::Mark(id("sql/rows"), Status::Skipped)]);
    check(&guide, 50, "next sql/joins 50");
    let rest = [Change::Mark(id("sql/joins"), Status::Known), Change::Mark(id("sql/project-shop"), Status::Done)];
    on(&mut guide, MONDAY, rest);
    let tonight = check(&guide, 50, "nothing");
    assert_eq!((tonight.footing, tonight.prospects), (Footing::Finished, None));
}

#[test]
fn what_was_begun_goes_before_what_comes_next_and_other_roadmaps_wait() {
    let mut guide = planned();
    on(&mut guide, MONDAY, [log(60, "sql/joins", MONDAY, Some("left joins")), log(30, "habits/sleep", MONDAY, None)]);
    let tonight = check(&guide, 50, "continues sql/joins 50");
    let stopped = study(&tonight).stopped.clone().unwrap();
    assert_eq!((stopped.day, stopped.minutes), (MONDAY, 60));
    assert_eq!(stopped.note.as_deref(), Some("left joins"));
    assert_eq!(tonight.then.unwrap().id, id("sql/rows"));
    on(&mut guide, MONDAY, [log(20, "sql/rows", MONDAY, None)]);
    check(&guide, 50, "continues sql/rows 50");
}

#[test]
fn what_the_clock_runs_on_goes_before_everything() {
    let mut guide = planned();
    on(&mut guide, MONDAY, [log(60, "sql/rows", MONDAY, None), Change::StartClock(id("habits/sleep"))]);
    let tonight = check(&guide, 50, "clock habits/sleep 50");
    assert_eq!(tonight.clock.unwrap().topic, id("habits/sleep"));
}

#[test]
fn a_task_is_sized_to_the_minutes_and_aims_at_its_part_of_the_outcomes() {
    let mut guide = planned();
    let first = check(&guide, 60, "next sql/rows 60");
    assert_eq!(study(&first).aims(), ["read a row"].map(SafeText::new));
    assert_eq!(study(&first).resource.as_ref().unwrap().url.as_str(), "https://example.org/rows");
    on(&mut guide, MONDAY, [log(70, "sql/rows", MONDAY, None)]);
    assert_eq!(study(&check(&guide, 60, "continues sql/rows 60")).aims(), ["write a row"].map(SafeText::new));
    let whole = today(&guide, Some(MAX_MINUTES));
    assert!(study(&whole).finishes && study(&whole).minutes < 240);
    assert_eq!(study(&whole).aims().len(), 2);
    for (given, sized) in [(None, USUAL_MINUTES), (Some(0), 1), (Some(u32::MAX), MAX_MINUTES)] {
        let tonight = today(&guide, given);
        assert_eq!((tonight.minutes, tonight.is_assumed), (sized, given.is_none()));
    }
}

#[test]
fn of_a_project_what_is_not_ticked_is_left() {
    let mut guide = planned();
    let done = ["sql/rows", "sql/joins"].map(|topic| Change::Mark(id(topic), Status::Known));
    on(&mut guide, MONDAY, done);
    on(&mut guide, MONDAY, [Change::Tick { project: id("sql/project-shop"), item: 0, done: true }]);
    let tonight = check(&guide, 50, "next sql/project-shop 50");
    assert_eq!(study(&tonight).goals, ["it counts"].map(SafeText::new));
    assert!(study(&tonight).is_project);
}

#[test]
fn a_review_is_the_task_where_it_fills_half_of_the_minutes() {
    let mut guide = planned();
    on(&mut guide, MONDAY, [log(60, "sql/rows", MONDAY, None), Change::Mark(id("sql/rows"), Status::Done)]);
    let saturday = date(2026, 11, 28);
    guide.set_today(saturday);
    assert_eq!(check(&guide, 13, "next sql/joins 13").due.len(), 3);
    assert_eq!(check(&guide, 12, "review 3").then.unwrap().id, id("sql/joins"));
    check(&guide, 5, "review 2");
    check(&guide, 1, "review 1");
    on(&mut guide, saturday, [Change::StartClock(id("sql/joins"))]);
    check(&guide, 5, "clock sql/joins 5");
}

#[test]
fn somebody_who_was_away_gets_a_refresher_the_date_and_their_task() {
    let mut guide = planned();
    on(&mut guide, MONDAY, [log(60, "sql/rows", MONDAY, None), Change::Mark(id("sql/rows"), Status::Done)]);
    guide.set_today(date(2026, 11, 29));
    assert_eq!(today(&guide, Some(50)).away, None);
    guide.set_today(date(2026, 12, 14));
    let tonight = check(&guide, 5, "next sql/joins 5");
    let away = tonight.away.unwrap();
    assert_eq!((away.last, away.days, away.refresher.len()), (MONDAY, 21, 3));
    assert!(away.even_then.unwrap() < tonight.prospects.unwrap().even);
    let lighter = away.lighter.unwrap();
    assert_eq!((lighter.hours.get(), lighter.usual.get(), lighter.until), (4.0, 8.0, date(2026, 12, 21)));
    on(&mut guide, date(2026, 12, 14), lighter.changes());
    assert_eq!(lighter_week(&guide), None);
    let last = guide.journal().to_undo().unwrap().id.clone();
    on(&mut guide, date(2026, 12, 14), [Change::Undo(last)]);
    assert_eq!(lighter_week(&guide), Some(lighter));
    on(&mut guide, date(2026, 12, 14), [log(10, "sql/joins", date(2026, 12, 14), None)]);
    assert_eq!(today(&guide, Some(50)).away, None);
}

#[test]
fn the_week_is_told_against_its_hours() {
    let mut guide = planned();
    on(&mut guide, MONDAY, [log(90, "sql/rows", date(2026, 11, 22), None), log(30, "sql/rows", MONDAY, None)]);
    assert_eq!(today(&guide, None).week, WeekSoFar { studied: 0.5, planned: 8.0 });
    on(&mut guide, MONDAY, [Change::TakeOff("2026-11-23..2026-11-29".parse().unwrap())]);
    assert_eq!(today(&guide, None).week, WeekSoFar { studied: 0.5, planned: 0.0 });
}
