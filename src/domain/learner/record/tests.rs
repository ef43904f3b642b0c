//! The rules of the record, one by one.

#![expect(clippy::float_cmp, reason = "quarters of an hour are exact")]

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::Record;
use crate::domain::catalog::{Catalog, TopicId, read};
use crate::domain::learner::{Coverage, Days, Entry, EventId, Known, Moment, Profile, Status};
use crate::domain::markdown::Source;

const DAY: Date = date(2026, 11, 23);

fn id(text: &str) -> TopicId {
    text.parse().unwrap()
}

fn event(number: u64) -> EventId {
    EventId::new("test", number)
}

fn at(minute: i64) -> Moment {
    Moment { instant: Timestamp::from_second(1_795_000_000 + minute * 60).unwrap(), day: DAY }
}

fn entry(topic: &str, minutes: u32) -> Entry {
    Entry { day: DAY, minutes, topic: Some(id(topic)), note: None }
}

/// Two roadmaps that teach the same idea, with 5 hours for a topic and 10 for a project.
fn catalog() -> Catalog {
    let sql = "---\ntitle: SQL\nhours: 20-30\n---\n\n## Asking\n\n### Joins { #joins .core hours=4-6 concept=joins }\n\n\
               ### Sets { #sets .core hours=4-6 needs=joins }\n\n## Project: desk { #desk .core hours=9-11 needs=sets }\n\n";
    let graph = "---\ntitle: Graphs\nhours: 4-6\n---\n\n## M\n\n### Joins { #joins .core hours=4-6 concept=joins }\n\n";
    read(&[Source::new("skills/sql.md", sql), Source::new("skills/graph.md", graph)]).0
}

#[test]
fn time_makes_a_topic_that_is_to_do_one_that_is_being_learnt_and_no_other() {
    for status in Status::ALL {
        let mut record = Record::default();
        record.mark(&id("sql/joins"), status, at(0));
        record.log(event(1), entry("sql/joins", 30));
        let expected = if status == Status::ToDo { Status::Learning } else { status };
        assert_eq!(record.status(&id("sql/joins")), expected);
        assert_eq!(record.status(&id("sql/sets")), Status::ToDo);
    }
}

#[test]
fn a_topic_can_be_put_back_to_do_whatever_was_logged_until_more_is() {
    let mut record = Record::default();
    record.log(event(1), entry("sql/joins", 30));
    record.mark(&id("sql/joins"), Status::ToDo, at(0));
    assert_eq!(record.status(&id("sql/joins")), Status::ToDo);
    record.start_clock(&id("sql/joins"), at(1));
    assert_eq!(record.status(&id("sql/joins")), Status::Learning);
    record.drop_clock();
    record.delete(&event(1));
    assert_eq!(record.status(&id("sql/joins")), Status::ToDo);
}

#[test]
fn sums_follow_the_entries_wherever_they_are_moved() {
    let mut record = Record::default();
    record.log(event(1), entry("sql/joins", 30));
    record.log(event(2), Entry { topic: None, ..entry("sql/joins", 15) });
    record.log(event(3), entry("sql/joins", 60));
    let tomorrow = date(2026, 11, 24);
    record.edit(&event(1), &Entry { day: tomorrow, ..entry("sql/sets", 45) });
    assert_eq!(record.hours_on(&id("sql/joins")), 1.0);
    assert_eq!(record.hours_on(&id("sql/sets")), 0.75);
    assert_eq!(record.hours_between(Days::one(DAY)), 1.25);
    assert_eq!(record.hours_between(Days::new(DAY, tomorrow).unwrap()), 2.0);
    assert_eq!(record.studied(), Days::new(DAY, tomorrow).ok());
    for number in 1..=3 {
        record.delete(&event(number));
        record.delete(&event(number));
        record.edit(&event(number), &entry("sql/joins", 5));
    }
    assert_eq!(record.hours(), 0.0);
    assert_eq!((record.entries().count(), record.studied()), (0, None));
    assert_eq!(record.topics(), Vec::<&TopicId>::new());
}

#[test]
fn a_clock_records_what_it_ran_on_the_day_it_was_started() {
    let mut record = Record::default();
    record.start_clock(&id("sql/joins"), at(0));
    record.stop_clock(&event(7), Moment { day: date(2026, 11, 24), ..at(50) });
    assert_eq!(record.entry(&event(7)), Some(&entry("sql/joins", 50)));
    assert_eq!(record.clock(), None);
    // The log of another machine may make any times of these; none of them is refused.
    for (minutes, recorded) in [(-500, 1), (0, 1), (2_000, 1440)] {
        record.start_clock(&id("sql/joins"), at(0));
        record.stop_clock(&event(8), at(minutes));
        assert_eq!(record.entry(&event(8)).unwrap().minutes, recorded);
    }
    record.stop_clock(&event(9), at(9));
    assert_eq!(record.entry(&event(9)), None);
}

#[test]
fn a_clock_that_ran_for_long_or_into_another_day_was_forgotten() {
    let mut record = Record::default();
    record.start_clock(&id("sql/joins"), at(0));
    let running = record.clock().unwrap();
    assert!(!running.is_forgotten(at(360)));
    assert!(running.is_forgotten(at(361)));
    assert!(running.is_forgotten(Moment { day: date(2026, 11, 24), ..at(10) }));
}

#[test]
fn done_in_one_roadmap_is_credit_in_every_other_that_teaches_the_same() {
    let (mut record, catalog) = (Record::default(), catalog());
    record.mark(&id("graph/joins"), Status::Done, at(0));
    let knowledge = record.knowledge(&catalog, &Profile::default());
    let node = |name: &str| catalog.graph.find(&id(name)).unwrap();
    assert!(knowledge.knows(node("graph/joins")) && !knowledge.knows(node("sql/joins")));
    let concept = catalog.graph.node(node("sql/joins")).unwrap().concept.unwrap();
    assert!(knowledge.concepts()[concept.index()]);
}

#[test]
fn a_mark_goes_before_what_the_profile_says_and_what_it_names_in_vain_is_left_out() {
    let catalog = catalog();
    let know = ["sql:expert", "nothing-like-it", "sql/nothing-like-it"].map(|text| text.parse::<Known>().unwrap());
    let profile = Profile { know: know.to_vec(), ..Profile::default() };
    let node = catalog.graph.find(&id("sql/sets")).unwrap();
    for status in Status::ALL {
        let mut record = Record::default();
        assert!(record.knowledge(&catalog, &profile).knows(node));
        record.mark(&id("sql/sets"), status, at(0));
        let is_known = !matches!(status, Status::ToDo | Status::Learning);
        assert_eq!(record.knowledge(&catalog, &profile).knows(node), is_known, "{status}");
    }
}

#[test]
fn what_is_skipped_leaves_the_whole_which_can_always_be_reached() {
    let (mut record, catalog) = (Record::default(), catalog());
    let coverage = |record: &Record| {
        let (carried, profile) = (record.carried(&catalog), Profile::default());
        let nodes = catalog.graph.ids().filter_map(|id| catalog.graph.find(id));
        Coverage::of(&catalog, &carried, &record.knowledge(&catalog, &profile), nodes)
    };
    assert_eq!(coverage(&record), Coverage { hours: 0.0, of: 25.0 });
    record.mark(&id("sql/joins"), Status::Done, at(0));
    record.mark(&id("sql/desk"), Status::Skipped, at(0));
    assert_eq!(coverage(&record), Coverage { hours: 5.0, of: 15.0 });
    assert_eq!(coverage(&record).percent(), 33);
    record.mark(&id("sql/sets"), Status::Rusty, at(0));
    record.mark(&id("graph/joins"), Status::Known, at(0));
    assert_eq!(coverage(&record).percent(), 100);
    for name in ["sql/joins", "sql/sets", "graph/joins"] {
        record.mark(&id(name), Status::Skipped, at(0));
    }
    assert_eq!(coverage(&record).percent(), 100);
}

#[test]
fn a_hundredth_short_is_not_the_whole() {
    let nearly = Coverage { hours: 9_999.99, of: 10_000.0 };
    assert_eq!((nearly.percent(), Coverage { hours: 10_000.0, ..nearly }.percent()), (99, 100));
}

#[test]
fn what_the_content_dropped_is_kept_and_listed() {
    let (mut record, catalog) = (Record::default(), catalog());
    record.mark(&id("sql/joins"), Status::Done, at(0));
    record.log(event(1), entry("sql/dropped", 45));
    record.write(&id("gone/noted"), &"what I learnt".into());
    record.tick(&id("gone/project"), 0, true);
    let homeless: Vec<String> = record.without_home(&catalog).iter().map(ToString::to_string).collect();
    assert_eq!(homeless, ["gone/noted", "gone/project", "sql/dropped"]);
    assert_eq!(record.carried(&catalog).gone[&id("sql/dropped")].minutes, 45);
}

#[test]
fn a_topic_under_the_clock_is_being_learnt_in_the_content_too() {
    let (mut record, catalog) = (Record::default(), catalog());
    record.start_clock(&id("sql/joins"), at(0));
    let node = catalog.graph.find(&id("sql/joins")).unwrap();
    assert_eq!(record.carried(&catalog).status(node), Status::Learning);
    record.mark(&id("sql/joins"), Status::Done, at(1));
    assert_eq!(record.carried(&catalog).status(node), Status::Done);
}
