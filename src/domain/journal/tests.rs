//! What is refused, and in which words.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::domain::catalog::read;
use crate::domain::learner::{AcceptedPlan, Baseline, Entry, EventId, Moment, Rating, Status, WeeklyHours};
use crate::domain::markdown::Source;
use crate::domain::{Change, Effect, Event, Guide, MAX_NOTE, ThemeChoice};

const DAY: Date = date(2026, 11, 23);

fn guide() -> Guide {
    let sql = "---\ntitle: SQL\nhours: 20-30\n---\n\n## Asking\n\n### Joins { #joins .core hours=4-6 was=merging }\n\nText.\n\n\
               **Check**\n- Why?\n  > Because.\n\n## Project: desk { #desk .core hours=9-11 }\n\nBuild.\n- [ ] one\n";
    Guide::new(read(&[Source::new("skills/sql.md", sql)]).0.into(), Vec::new(), DAY)
}

fn minute(minute: i64) -> Moment {
    Moment { instant: Timestamp::from_second(1_795_000_000 + minute * 60).unwrap(), day: DAY }
}

fn entry(minutes: u32) -> Entry {
    Entry { day: DAY, minutes, topic: Some("sql/joins".parse().unwrap()), note: None }
}

fn mark(topic: &str) -> Change {
    Change::Mark(topic.parse().unwrap(), Status::Done)
}

fn done(guide: &mut Guide, change: Change, at: i64) -> Event {
    let effects = guide.apply(change, minute(at)).unwrap();
    let [Effect::Remember(event)] = effects.as_slice() else { panic!("{effects:?}") };
    event.clone()
}

#[track_caller]
fn check(guide: &mut Guide, change: Change, at: i64, sentence: &str) {
    let before = guide.record().clone();
    let refused = guide.apply(change, minute(at)).map_err(|error| error.to_string());
    assert_eq!(refused, Err(sentence.to_owned()));
    assert_eq!(guide.record(), &before);
}

#[test]
fn topics_that_the_content_does_not_have_are_refused_with_those_that_were_meant() {
    let guide = &mut guide();
    check(guide, mark("sql/join"), 0, "there is no topic 'sql/join'; did you mean 'sql/joins'?");
    check(guide, mark("sql/merging"), 0, "there is no topic 'sql/merging'; did you mean 'sql/joins'?");
    let sentence = "there is no topic 'cooking/soup'; look it up in the roadmap 'cooking', or among all roadmaps";
    check(guide, Change::StartClock("cooking/soup".parse().unwrap()), 0, sentence);
    check(guide, Change::Note("cooking/soup".parse().unwrap(), "x".into()), 0, sentence);
    check(guide, Change::Log(Entry { topic: "cooking/soup".parse().ok(), ..entry(5) }), 0, sentence);
}

#[test]
fn time_that_cannot_be_is_refused() {
    let guide = &mut guide();
    for minutes in [0, 1441, u32::MAX] {
        let sentence =
            format!("an entry is 1 minute to 24 hours long, and this is {minutes} minutes; give a time in between");
        check(guide, Change::Log(entry(minutes)), 0, &sentence);
    }
    let tomorrow = Entry { day: date(2026, 11, 24), ..entry(5) };
    check(guide, Change::Log(tomorrow), 0, "2026-11-24 is still to come; log a day up to today");
    let nobody = EventId::new("nobody", 1);
    let sentence = "there is no entry 'nobody-1' any more; look it up in the log";
    check(guide, Change::DeleteEntry(nobody.clone()), 0, sentence);
    check(guide, Change::EditEntry(nobody, entry(5)), 0, sentence);
}

#[test]
fn a_clock_is_started_once_and_stopped_when_it_can_have_run() {
    let guide = &mut guide();
    let joins = || "sql/joins".parse().unwrap();
    check(guide, Change::StopClock, 0, "no clock is running; start one on a topic first");
    check(guide, Change::DropClock, 0, "no clock is running; start one on a topic first");
    done(guide, Change::StartClock(joins()), 0);
    check(
        guide,
        Change::StartClock(joins()),
        1,
        "the clock is running for sql/joins already; stop it or drop it first",
    );
    check(
        guide,
        Change::StopClock,
        -10,
        "this machine's clock was set back since the clock for sql/joins was started; drop it and log the true time",
    );
    check(
        guide,
        Change::StopClock,
        1441,
        "the clock for sql/joins has run for over 24 hours and was forgotten; drop it and log the true time",
    );
    let stopped = done(guide, Change::StopClock, 50);
    assert_eq!(guide.record().entry(&stopped.id), Some(&entry(50)));
    // Undone, the clock runs on.
    done(guide, Change::Undo(stopped.id), 51);
    assert_eq!(guide.record().clock().unwrap().minutes(minute(60)), 60);
    done(guide, Change::DropClock, 61);
    assert_eq!((guide.record().clock(), guide.record().hours()), (None, 0.0));
}

#[test]
fn items_questions_notes_and_plans_that_are_not_there_are_refused() {
    let guide = &mut guide();
    let tick = |project: &str, item| Change::Tick { project: project.parse().unwrap(), item, done: true };
    check(guide, tick("sql/desk", 1), 0, "sql/desk has no item 2 on its acceptance list; see what it asks for first");
    check(guide, tick("sql/joins", 0), 0, "sql/joins has no item 1 on its acceptance list; see what it asks for first");
    let review = Change::Review { topic: "sql/joins".parse().unwrap(), question: 1, rating: Rating::Good };
    check(guide, review, 0, "sql/joins has no check question 2; see what it asks first");
    let long = "x".repeat(MAX_NOTE + 1);
    let sentence = "a note is at most 16 KiB long; keep the rest in a file of your own";
    check(guide, Change::Note("sql/joins".parse().unwrap(), long.as_str().into()), 0, sentence);
    check(guide, Change::Log(Entry { note: Some(long.as_str().into()), ..entry(5) }), 0, sentence);
    let plan = || "mine".parse().unwrap();
    let sentence = "there is no plan 'mine'; accept one first";
    check(guide, Change::UsePlan(plan()), 0, sentence);
    check(guide, Change::SetDeadline(plan(), None), 0, sentence);
    check(guide, Change::Replan(plan(), Baseline { made: DAY, topics: Vec::new() }), 0, sentence);
}

#[test]
fn what_cannot_be_undone_or_redone_is_refused() {
    let guide = &mut guide();
    let nobody = EventId::new("nobody", 1);
    let sentence = "nothing is known of the event 'nobody-1', so it cannot be undone or redone";
    check(guide, Change::Undo(nobody.clone()), 0, sentence);
    check(guide, Change::Redo(nobody), 0, sentence);
    let theme = done(guide, Change::ChooseTheme(ThemeChoice::Dark), 0);
    check(guide, Change::Undo(theme.id), 0, "settings, reviews and answers cannot be undone; set or answer anew");
    let marked = done(guide, mark("sql/joins"), 0);
    check(guide, Change::Redo(marked.id.clone()), 0, "that is not undone, so there is nothing to redo");
    done(guide, Change::Undo(marked.id.clone()), 0);
    check(guide, Change::Undo(marked.id), 0, "that is undone already");
}

#[test]
fn undo_and_redo_go_back_and_forth_until_something_else_is_done() {
    let guide = &mut guide();
    let names = |guide: &Guide| {
        let name = |event: Option<&Event>| event.map(|event| event.id.to_string());
        (name(guide.journal().to_undo()), name(guide.journal().to_redo()))
    };
    let next = |undo: &str, redo: &str| {
        let name = |name: &str| (!name.is_empty()).then(|| format!("new-{name}"));
        (name(undo), name(redo))
    };
    assert_eq!(names(guide), next("", ""));
    for number in 1..=3 {
        done(guide, Change::Log(entry(number)), 0);
    }
    done(guide, Change::SetHours(WeeklyHours::DEFAULT), 0);
    assert_eq!(names(guide), next("3", ""));
    let undo = |guide: &mut Guide| {
        let id = guide.journal().to_undo().unwrap().id.clone();
        done(guide, Change::Undo(id), 0);
    };
    let redo = |guide: &mut Guide| {
        let id = guide.journal().to_redo().unwrap().id.clone();
        done(guide, Change::Redo(id), 0);
    };
    undo(guide);
    undo(guide);
    assert_eq!(names(guide), next("1", "2"));
    redo(guide);
    assert_eq!(names(guide), next("2", "3"));
    redo(guide);
    assert_eq!(names(guide), next("3", ""));
    undo(guide);
    done(guide, mark("sql/joins"), 0);
    assert!(guide.journal().to_redo().is_none());
}

#[test]
fn what_is_so_already_makes_no_event() {
    let guide = &mut guide();
    let joins = || "sql/joins".parse().unwrap();
    let tick = |done| Change::Tick { project: "sql/desk".parse().unwrap(), item: 0, done };
    for change in [mark("sql/joins"), Change::Note(joins(), "x".into()), tick(true)] {
        done(guide, change.clone(), 0);
        assert_eq!(guide.apply(change, minute(0)), Ok(Vec::new()));
    }
    assert_eq!(guide.apply(Change::Note("sql/desk".parse().unwrap(), "".into()), minute(0)), Ok(Vec::new()));
}

#[test]
fn what_one_machine_cuts_stays_with_the_plan_that_it_cut() {
    let plan = |name: &str| AcceptedPlan {
        name: name.parse().unwrap(),
        path: "backend".parse().unwrap(),
        picks: Vec::new(),
        programming_first: false,
        start: DAY,
        deadline: None,
        cuts: Vec::new(),
        baseline: Baseline { made: DAY, topics: Vec::new() },
    };
    let guide = &mut guide();
    done(guide, Change::AcceptPlan(Box::new(plan("one"))), 0);
    let other = done(guide, Change::AcceptPlan(Box::new(plan("other"))), 0);
    done(guide, Change::SetDeadline("other".parse().unwrap(), Some(DAY)), 0);
    done(guide, Change::Undo(other.id), 0);
    assert_eq!(guide.record().plan(), Some(&plan("one")));
    assert_eq!(guide.record().plans(), [plan("one")]);
}

#[test]
fn hours_told_again_with_another_answer_leave_the_calendar_alone() {
    let guide = &mut guide();
    let hours = |number: f64| WeeklyHours::new(number).unwrap();
    done(guide, Change::SetHours(hours(10.0)), 0);
    done(guide, Change::HoursFrom(DAY, hours(4.0)), 0);
    let answers = guide.interview.clone();
    done(guide, Change::Answer(Box::new(answers)), 0);
    assert_eq!(guide.record().calendar().weekly_on(DAY), hours(4.0));
    done(guide, Change::SetHours(hours(10.0)), 0);
    assert_eq!(guide.record().calendar().weekly_on(DAY), hours(10.0));
}
