//! Real processes that write to one log, and are killed while they do.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use backend_guide::domain::learner::Entry;
use backend_guide::domain::{Change, Journal};
use backend_guide::storage::{EventLog, recall, record};

use super::{asked, at};
use crate::support::content;
use crate::support::stage::evening;

const FOLDER: &str = "BACKEND_GUIDE_TEST_FOLDER";
const COUNT: &str = "BACKEND_GUIDE_TEST_COUNT";

/// A process that logs a minute so many times and says the name of each event when it is recorded.
pub(super) fn writer(folder: &Path, count: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "log::processes::the_process_that_writes", "--ignored", "--nocapture"]);
    command.env(FOLDER, folder).env(COUNT, count.to_string()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

#[test]
#[ignore = "other tests of this file start it as a process of its own"]
fn the_process_that_writes() {
    let (Some(folder), Some(count)) = (std::env::var_os(FOLDER), std::env::var(COUNT).ok()) else { return };
    let mut log = EventLog::of_device(folder.into(), "desk");
    let (mut guide, _) = recall(content::guide(), &mut log);
    let mut out = std::io::stdout();
    for _ in 0..count.parse::<usize>().unwrap() {
        let entry = Entry { day: evening().day, minutes: 1, topic: "sql/joins".parse().ok(), note: None };
        match record(&mut guide, &mut log, [Change::Log(entry)], at(1_795_000_000)) {
            Ok(events) => writeln!(out, "\nrecorded {}", events[0].id).unwrap(),
            Err(error) => return writeln!(out, "\nfailed {error}").unwrap(),
        }
    }
}

/// What a process said of this kind, once it has ended.
pub(super) fn said(child: &mut Child, what: &str) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said =
        lines.map_while(Result::ok).filter_map(|line| Some(line.strip_prefix(what)?.trim().to_owned())).collect();
    child.wait().unwrap();
    said
}

/// Kills so many processes, two at a time, after a few milliseconds of writing.
fn kill(processes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut log = EventLog::of_device(folder.path().to_owned(), "reader");
    let (mut acknowledged, mut present) = (Vec::new(), HashSet::new());
    for round in 0..processes / 2 {
        let mut children = [(); 2].map(|()| writer(folder.path(), usize::MAX).spawn().unwrap());
        // Any moment from before the first event to some way into the writing.
        let life = RandomState::new().hash_one(round) % 100;
        std::thread::sleep(Duration::from_millis(life));
        for child in &mut children {
            child.kill().unwrap();
        }
        for child in &mut children {
            acknowledged.extend(said(child, "recorded "));
        }
        let news = log.read_new(&asked());
        assert_eq!(news.errors, []);
        present.extend(news.recorded.into_iter().map(|recorded| recorded.event.id.to_string()));
        let lost: Vec<&String> = acknowledged.iter().filter(|id| !present.contains(*id)).collect();
        assert!(lost.is_empty(), "round {round}, after {life} ms: {lost:?}");
    }
    // The store opens, and nothing is in it twice.
    let (guide, trouble) = recall(content::guide(), &mut EventLog::of_device(folder.path().to_owned(), "reader"));
    assert_eq!(guide.record().entries().count(), present.len());
    let torn: u64 = log.unread().iter().map(|file| file.damaged).sum();
    assert!(torn <= processes as u64, "{torn} lines: {trouble:?}");
    assert!(acknowledged.len() > processes / 2, "only {} events were recorded", acknowledged.len());
    let _ = writeln!(
        std::io::stderr(),
        "{processes} processes killed: {} events acknowledged, {} present, {torn} lines torn",
        acknowledged.len(),
        present.len()
    );
}

#[test]
fn no_acknowledged_event_is_lost_when_processes_are_killed() {
    kill(60);
}

#[test]
#[ignore = "takes a minute; run it with `cargo test --release -- --ignored a_thousand_kills`"]
fn no_acknowledged_event_is_lost_in_a_thousand_kills() {
    kill(1_000);
}

/// Four processes record so many events each.
fn together(events: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut children = [(); 4].map(|()| writer(folder.path(), events).spawn().unwrap());
    let said: Vec<Vec<String>> = children.iter_mut().map(|child| said(child, "recorded ")).collect();
    assert!(said.iter().all(|names| names.len() == events), "{:?}", said.iter().map(Vec::len).collect::<Vec<_>>());
    let mut log = EventLog::of_device(folder.path().to_owned(), "reader");
    let recorded = log.read_new(&asked()).recorded;
    assert_eq!(log.unread(), []);
    let names: Vec<String> = recorded.iter().map(|recorded| recorded.event.id.to_string()).collect();
    assert_eq!(names.len(), 4 * events);
    assert_eq!(names.into_iter().collect::<HashSet<_>>(), said.concat().into_iter().collect());
    assert!((0..).zip(&recorded).all(|(number, recorded)| recorded.sequence == number));
    let mut journal = Journal::new("reader", "reader");
    journal.merge(recorded);
    assert_eq!(journal.record().entries().count(), 4 * events);
}

#[test]
fn four_processes_record_without_taking_from_each_other() {
    together(40);
}

#[test]
#[ignore = "takes a minute"]
fn four_processes_record_a_thousand_events_each() {
    together(1_000);
}
