//! The log: opening it with 100,000 events, and recording one more.
//!
//! The yardstick of opening is reading the file's bytes and finding its lines; that of recording is one write and one sync
//! of as many bytes.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a bench makes the files that it reads")]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use backend_guide::domain::catalog::{Catalog, TopicId, read};
use backend_guide::domain::learner::{Entry, Moment, Status};
use backend_guide::domain::{Change, Effect, Event, Guide};
use backend_guide::storage::{EventLog, embedded, recall, record};
use divan::{Bencher, black_box};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

/// More than thirty years of nine events a day.
const EVENTS: usize = 100_000;

fn main() {
    divan::main();
}

fn guide(catalog: &Arc<Catalog>) -> Guide {
    Guide::new(Arc::clone(catalog), Vec::new(), date(2026, 11, 23))
}

fn moment(number: usize) -> Moment {
    let hours = i64::try_from(number).unwrap_or(0) * 3;
    let instant = Timestamp::from_second(1_500_000_000).unwrap() + SignedDuration::from_hours(hours);
    Moment { instant, day: jiff::tz::TimeZone::UTC.to_datetime(instant).date() }
}

/// What a learner does: mostly logging, then marks, the clock, notes, now and then an answer or an undoing.
fn change(number: usize, topic: TopicId, guide: &Guide) -> Change {
    let day = moment(number).day;
    match number % 20 {
        0 => Change::Mark(topic, Status::Done),
        1..4 => Change::Mark(topic, Status::Learning),
        4 => Change::Note(topic, "what I did not understand the first time, and what helped in the end".into()),
        5 if number % 100 == 5 => Change::Answer(Box::new(guide.interview.clone())),
        // Undoing folds everything anew, so it is rare here.
        6 if number % 1000 == 6 => {
            guide.journal().to_undo().map_or(Change::StopClock, |event| Change::Undo(event.id.clone()))
        }
        7 => Change::StartClock(topic),
        8 => Change::StopClock,
        _ => Change::Log(Entry { day, minutes: 45, topic: Some(topic), note: None }),
    }
}

/// A folder whose log has so many events, of two machines in turn.
fn written(folder: &Path, catalog: &Arc<Catalog>, count: usize) {
    for (half, device) in ["desk", "laptop"].into_iter().enumerate() {
        let log = EventLog::of_device(folder.to_owned(), device);
        let mut guide = guide(catalog).remembering(log.journal());
        let mut events: Vec<Event> = Vec::new();
        let topics: Vec<&TopicId> = catalog.graph.ids().collect();
        for (number, topic) in (0..).zip(topics.into_iter().cycle()) {
            if events.len() == count / 2 {
                break;
            }
            let change = change(number, topic.clone(), &guide);
            let at = moment(number * 2 + half);
            for effect in guide.apply(change, at).unwrap_or_default() {
                if let Effect::Remember(event) = effect {
                    events.push(event);
                }
            }
        }
        log.append(&events).unwrap();
    }
}

fn shipped() -> Arc<Catalog> {
    read(&embedded()).0.into()
}

#[divan::bench(args = [1_000, EVENTS])]
fn opening(bencher: Bencher<'_, '_>, events: usize) {
    let (folder, catalog) = (tempfile::tempdir().unwrap(), shipped());
    written(folder.path(), &catalog, events);
    bencher.bench(|| {
        let (guide, trouble) = recall(guide(&catalog), &mut EventLog::new(folder.path().to_owned()));
        assert!(trouble.is_empty() && guide.journal().events().count() == events, "{trouble:?}");
        guide
    });
}

#[divan::bench]
fn opening_yardstick_bytes_and_lines(bencher: Bencher<'_, '_>) {
    let (folder, catalog) = (tempfile::tempdir().unwrap(), shipped());
    written(folder.path(), &catalog, EVENTS);
    bencher.bench(|| {
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        files.map(|bytes| memchr::memchr_iter(b'\n', &bytes).count()).sum::<usize>()
    });
}

/// One change, as a command makes it: what others recorded is taken in, and when it is done it is on disk.
#[divan::bench(args = [1_000, EVENTS])]
fn recording(bencher: Bencher<'_, '_>, events: usize) {
    let (folder, catalog) = (tempfile::tempdir().unwrap(), shipped());
    written(folder.path(), &catalog, events);
    let mut log = EventLog::new(folder.path().to_owned());
    let (mut guide, _) = recall(guide(&catalog), &mut log);
    let topic = catalog.graph.ids().next().unwrap();
    bencher.bench_local(|| {
        let entry = Entry { day: date(2026, 11, 23), minutes: 45, topic: Some(topic.clone()), note: None };
        record(&mut guide, &mut log, [Change::Log(entry)], moment(EVENTS * 3)).unwrap()
    });
}

#[divan::bench]
fn recording_yardstick_write_and_sync(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = File::options().create(true).append(true).open(folder.path().join("file")).unwrap();
    bencher.bench_local(|| {
        file.write_all(black_box(&[b'x'; 220])).unwrap();
        file.sync_data().unwrap();
    });
}
