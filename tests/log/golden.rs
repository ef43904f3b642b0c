//! Names in the log are a promise: what any version wrote is read for ever.
//!
//! `fixtures/log` holds a line of every kind, as the first version with that kind wrote it. A new kind is a new line at the
//! end: run `ADD_TO_LOG=1 cargo test golden`. A line that is there never changes.

use std::path::{Path, PathBuf};

use backend_guide::domain::catalog::{Depth, Hours};
use backend_guide::domain::learner::{
    AcceptedPlan, Baseline, Cut, Days, Entry, EventId, Goal, Moment, Planned, Priority, Profile, Rating, Status,
    WeeklyHours,
};
use backend_guide::domain::{Change, Event, ThemeChoice};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{at, desk, read};
use crate::support::content;

const DAY: Date = date(2026, 11, 23);

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/log")
}

fn hours(hours: f64) -> WeeklyHours {
    WeeklyHours::new(hours).unwrap()
}

fn baseline() -> Baseline {
    let planned = |id: &str, last| Planned { id: id.parse().unwrap(), hours: Hours::new(2.5, 4.0), first: DAY, last };
    Baseline { made: DAY, topics: vec![planned("sql/joins", DAY), planned("sql/windows", date(2026, 12, 7))] }
}

fn cuts() -> [Cut; 4] {
    [
        Cut::Depth { roadmap: "sql".parse().unwrap(), to: Depth::Core },
        Cut::Leave { roadmap: "redis".parse().unwrap() },
        Cut::Project("sql/project-library".parse().unwrap()),
        Cut::Hours(hours(10.0)),
    ]
}

fn answers() -> Change {
    let mut interview = content::guide().interview;
    interview.set_profile(&Profile {
        goal: Some(Goal::Backend),
        know: vec!["sql:basic".parse().unwrap(), "redis/streams".parse().unwrap()],
        hours: Some(hours(7.5)),
        deadline: Some(date(2027, 9, 30)),
        language: Some("go".parse().unwrap()),
        priority: Some(Priority::Depth),
        avoid: Vec::new(),
    });
    Change::Answer(Box::new(interview))
}

/// A change of every kind.
fn changes() -> Vec<Change> {
    let topic = || "sql/joins".parse().unwrap();
    let plan = || "first-backend-go".parse().unwrap();
    let id = || EventId::new("golden", 3);
    let entry =
        Entry { day: DAY, minutes: 45, topic: Some(topic()), note: Some("\"joins\" fan out\nüber alles".into()) };
    let accepted = AcceptedPlan {
        name: plan(),
        path: "first-backend".parse().unwrap(),
        picks: vec![("language".parse().unwrap(), "go".parse().unwrap())],
        programming_first: true,
        start: DAY,
        deadline: Some(date(2027, 9, 30)),
        cuts: cuts().to_vec(),
        baseline: baseline(),
    };
    let mut changes = vec![
        Change::SetHours(hours(7.5)),
        Change::ChooseTheme(ThemeChoice::ColourBlind),
        answers(),
        Change::Log(entry.clone()),
        Change::Log(Entry { topic: None, note: None, ..entry.clone() }),
        Change::EditEntry(id(), Entry { minutes: 50, ..entry }),
        Change::DeleteEntry(id()),
        Change::StartClock(topic()),
        Change::StopClock,
        Change::DropClock,
        Change::Note(topic(), "what a join is for".into()),
        Change::Tick { project: "sql/project-library".parse().unwrap(), item: 1, done: true },
        Change::Tick { project: "sql/project-library".parse().unwrap(), item: 1, done: false },
        Change::AcceptPlan(Box::new(accepted)),
        Change::UsePlan(plan()),
        Change::Replan(plan(), baseline()),
        Change::SetDeadline(plan(), Some(date(2027, 12, 31))),
        Change::SetDeadline(plan(), None),
        Change::TakeOff(Days::new(date(2026, 12, 21), date(2027, 1, 3)).unwrap()),
        Change::WorkAgain(Days::one(date(2026, 12, 28))),
        Change::HoursFrom(date(2027, 1, 4), hours(12.0)),
        Change::Undo(id()),
        Change::Redo(id()),
    ];
    changes.extend(Status::ALL.map(|status| Change::Mark(topic(), status)));
    changes.extend(Rating::ALL.map(|rating| Change::Review { topic: topic(), question: 2, rating }));
    changes.extend(cuts().map(|cut| Change::Cut(plan(), cut)));
    changes
}

fn every_kind() -> Vec<Event> {
    let event = |(number, change)| Event { id: EventId::new("golden", number), at: at(1_795_000_000), change };
    (0..).zip(changes()).map(event).collect()
}

#[test]
fn a_line_of_every_kind_is_read_and_written_as_it_ever_was() {
    let golden = std::fs::read_to_string(fixtures().join("events-desk.jsonl")).unwrap_or_default();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events-desk.jsonl");
    if std::env::var_os("ADD_TO_LOG").is_some() {
        std::fs::write(&file, &golden).unwrap();
        desk(folder.path()).append(&every_kind()[golden.lines().count()..]).unwrap();
        std::fs::copy(&file, fixtures().join("events-desk.jsonl")).unwrap();
        return;
    }
    std::fs::write(&file, &golden).unwrap();
    let events: Vec<Event> = read(folder.path()).into_iter().map(|recorded| recorded.event).collect();
    assert_eq!(events, every_kind());
    std::fs::remove_file(&file).unwrap();
    desk(folder.path()).append(&every_kind()).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), golden);
}

#[test]
fn lines_from_before_events_had_names_are_read_and_named_by_machine_and_number() {
    let folder = tempfile::tempdir().unwrap();
    let name = "events-oldmachine.jsonl";
    std::fs::copy(fixtures().join(name), folder.path().join(name)).unwrap();
    let recorded = read(folder.path());
    let moment = |second| Moment { instant: Timestamp::from_second(second).unwrap(), day: DAY };
    let old = |number, second, change| Event { id: EventId::new("oldmachine", number), at: moment(second), change };
    let expected = [
        old(0, 1_795_460_400, Change::SetHours(hours(7.5))),
        old(1, 1_795_460_401, Change::ChooseTheme(ThemeChoice::Light)),
        // Recorded at half past one in the night: still the day before.
        old(2, 1_795_483_800, answers()),
    ];
    assert_eq!(recorded.iter().map(|recorded| recorded.event.clone()).collect::<Vec<_>>(), expected);
    assert_eq!(recorded.iter().map(|recorded| recorded.sequence).collect::<Vec<_>>(), [0, 1, 2]);
    // What follows them counts on.
    let log = backend_guide::storage::EventLog::of_device(folder.path().to_owned(), "oldmachine");
    log.append(&every_kind()[..1]).unwrap();
    assert_eq!(read(folder.path()).last().unwrap().sequence, 3);
}
