//! Whatever happened to a file, what is whole in it is read, and what is not is counted and left alone.

use std::fs::{self, File};
use std::path::PathBuf;

use backend_guide::domain::{Event, Journal};
use backend_guide::storage::{EventLog, LogError};

use super::{asked, at, desk, event, events, names, names_in, read};

/// A folder with four events of the machine `desk`.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    desk(folder.path()).append(&events("a", 4)).unwrap();
    let file = desk(folder.path()).file();
    (folder, file)
}

fn unread(log: &mut EventLog) -> (u64, u64) {
    assert_eq!(log.read_new(&asked()).errors, []);
    let unread = log.unread();
    (unread.iter().map(|file| file.damaged).sum(), unread.iter().map(|file| file.newer).sum())
}

#[test]
fn what_was_recorded_is_read_back_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("not/there/yet");
    for number in 0..3 {
        desk(&place).append(&[event("a", number)]).unwrap();
    }
    desk(&place).append(&events("b", 3)).unwrap();
    let recorded = read(&place);
    assert_eq!(names(recorded.iter().map(|recorded| &recorded.event)), ["a-0", "a-1", "a-2", "b-0", "b-1", "b-2"]);
    assert_eq!(recorded.iter().map(|recorded| recorded.sequence).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    assert_eq!(recorded[4].event, event("b", 1));
}

#[test]
fn a_folder_that_does_not_exist_has_recorded_nothing_and_is_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("nothing");
    assert_eq!(names_in(&place), Vec::<String>::new());
    assert!(!place.exists());
}

#[test]
fn a_torn_end_is_kept_and_counted_and_what_follows_is_whole() {
    let (folder, file) = folder();
    let whole = fs::read(&file).unwrap();
    let third = whole.len() - whole.split_inclusive(|&byte| byte == b'\n').next_back().unwrap().len();
    for length in third..whole.len() {
        fs::write(&file, &whole[..length]).unwrap();
        let mut log = desk(folder.path());
        // A whole event without its line feed is an event.
        let kept = if length == whole.len() - 1 { 4 } else { 3 };
        assert_eq!(unread(&mut log), (u64::from(kept == 3 && length > third), 0), "{length}");
        log.append(&[event("b", 0)]).unwrap();
        let names = names_in(folder.path());
        assert_eq!((names.len(), names.last().unwrap().as_str()), (kept + 1, "b-0"), "{length}");
        assert!(fs::read(&file).unwrap().starts_with(&whole[..length]));
        assert_eq!(unread(&mut desk(folder.path())).0, u64::from(kept == 3 && length > third), "{length}");
    }
}

#[test]
fn a_flipped_bit_costs_its_own_line_and_its_neighbour_at_most() {
    let (folder, file) = folder();
    let whole = fs::read(&file).unwrap();
    let ends: Vec<usize> = (0..whole.len()).filter(|&at| whole[at] == b'\n').collect();
    for at in 0..ends[1] {
        for bit in 0..8 {
            let mut damaged = whole.clone();
            damaged[at] ^= 1 << bit;
            fs::write(&file, &damaged).unwrap();
            let names = names_in(folder.path());
            let mut log = desk(folder.path());
            let (lost, newer) = unread(&mut log);
            assert!(names.ends_with(&["a-2".to_owned(), "a-3".to_owned()]), "byte {at}, bit {bit}: {names:?}");
            // A line feed that is gone joins two lines; one that is new parts one.
            assert!(names.len() >= if at == ends[0] { 2 } else { 3 }, "byte {at}, bit {bit}: {names:?}");
            assert!(newer == 0 && (lost >= 1 || names.len() == 4), "byte {at}, bit {bit}: {lost} {newer}");
            if bit == 0 {
                log.append(&[event("b", 0)]).unwrap();
                assert_eq!(read(folder.path()).last().unwrap().sequence, 4, "byte {at}");
            }
        }
    }
}

#[test]
fn holes_and_foreign_lines_are_counted_with_their_numbers_and_nothing_is_shown_as_empty() {
    let (folder, file) = folder();
    let whole = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let hole = "\0".repeat(4096);
    let text = [lines[0], "", "{\"some\": \"thing\"}", &hole, lines[1], "no JSON at all", lines[3]].join("\n");
    fs::write(&file, text + "\r\n").unwrap();
    let mut log = desk(folder.path());
    assert_eq!(unread(&mut log), (3, 0));
    assert_eq!(log.unread()[0].lines, [3, 4, 6]);
    assert_eq!(names_in(folder.path()), ["a-0", "a-1", "a-3"]);
    assert_eq!(log.trouble(), ["3 lines of what you recorded cannot be read; nothing was thrown away"]);
}

#[test]
fn a_line_longer_than_any_event_is_passed_over_in_pieces() {
    let (folder, file) = folder();
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{}\n{whole}", "x".repeat(9 * 1024 * 1024))).unwrap();
    let mut log = desk(folder.path());
    assert_eq!(unread(&mut log), (1, 0));
    assert_eq!(names_in(folder.path()).len(), 4);
    fs::write(&file, format!("{whole}{}", "x".repeat(9 * 1024 * 1024))).unwrap();
    assert_eq!(unread(&mut log), (1, 0));
    log.append(&[event("b", 0)]).unwrap();
    assert_eq!(names_in(folder.path()).len(), 5);
}

/// A line with a right checksum, whatever it says.
fn sealed(line: &str) -> String {
    format!("{line},\"check\":\"{:08x}\"}}\n", crc32fast::hash(line.as_bytes()))
}

fn from_the_future(layout: u32, kind: &str) -> String {
    sealed(&format!(
        r#"{{"v":{layout},"id":"x-1","device":"desk","sequence":9,"time":"2030-01-01T00:00:00Z","day":"2030-01-01","kind":"{kind}","mood":"fine","payload":{{"mark":"π"}}"#
    ))
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_counted_apart_from_damage() {
    let (folder, file) = folder();
    let whole = fs::read_to_string(&file).unwrap();
    let unknown_status = sealed(
        r#"{"v":1,"id":"x-2","device":"desk","sequence":8,"time":"2030-01-01T00:00:00Z","day":"2030-01-01","kind":"mark","payload":{"topic":"sql/joins","status":"mastered"}"#,
    );
    let text = whole + &from_the_future(1, "mood") + &unknown_status + "damage\n";
    fs::write(&file, &text).unwrap();
    let mut log = desk(folder.path());
    assert_eq!(unread(&mut log), (1, 2));
    assert_eq!(
        log.trouble(),
        [
            "2 events of what you recorded, written by a newer version of backend-guide, cannot be shown; update this one",
            "1 line of what you recorded cannot be read; nothing was thrown away",
        ]
    );
    // Kinds may be new in a layout that is known: behind them there is room.
    log.append(&[event("b", 0)]).unwrap();
    assert!(fs::read_to_string(&file).unwrap().starts_with(&text));
    assert_eq!(names_in(folder.path()).last().unwrap(), "b-0");
}

#[test]
fn a_file_of_a_later_layout_is_read_only_and_another_machines_is_no_hindrance() {
    let (folder, file) = folder();
    let whole = fs::read_to_string(&file).unwrap() + &from_the_future(2, "mark");
    fs::write(&file, &whole).unwrap();
    let error = desk(folder.path()).append(&[event("b", 0)]).unwrap_err();
    let sentence = "was written by a newer version of backend-guide (layout 2); update this one";
    assert!(error.to_string().ends_with(sentence), "{error}");
    assert!(error.to_string().starts_with("not saved: "), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), whole);
    assert_eq!(unread(&mut desk(folder.path())), (0, 1));
    assert_eq!(names_in(folder.path()).len(), 4);
    EventLog::of_device(folder.path().to_owned(), "laptop").append(&[event("b", 0)]).unwrap();
    assert_eq!(names_in(folder.path()).len(), 5);
}

#[test]
fn a_flipped_bit_is_no_later_layout() {
    let (folder, file) = folder();
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, whole.replace("\"v\":1", "\"v\":3")).unwrap();
    let mut log = desk(folder.path());
    assert_eq!(unread(&mut log), (4, 0));
    log.append(&[event("b", 0)]).unwrap();
    assert_eq!(names_in(folder.path()), ["b-0"]);
}

#[test]
fn a_conflicted_copy_is_one_more_file_and_what_both_have_counts_once() {
    let (folder, file) = folder();
    fs::copy(&file, folder.path().join("events-desk (conflicted copy of laptop).jsonl")).unwrap();
    desk(folder.path()).append(&[event("b", 0)]).unwrap();
    let mut journal = Journal::new("reader", "elsewhere");
    journal.merge(read(folder.path()));
    assert_eq!(names(journal.events()), ["a-0", "a-1", "a-2", "a-3", "b-0"]);
}

#[test]
fn what_others_add_is_read_and_no_more_and_a_file_that_was_replaced_is_read_anew() {
    let (folder, file) = folder();
    let interview = asked();
    let mut log = desk(folder.path());
    let news = |log: &mut EventLog| {
        let recorded = log.read_new(&interview).recorded;
        names(recorded.iter().map(|recorded| &recorded.event))
    };
    assert_eq!(news(&mut log).len(), 4);
    assert_eq!(news(&mut log), Vec::<String>::new());
    desk(folder.path()).append(&[event("b", 0)]).unwrap();
    EventLog::of_device(folder.path().to_owned(), "laptop").append(&[event("c", 0)]).unwrap();
    assert_eq!(news(&mut log), ["b-0", "c-0"]);
    // Half a line is waited for.
    let whole = fs::read_to_string(&file).unwrap();
    desk(folder.path()).append(&[event("b", 1)]).unwrap();
    let longer = fs::read_to_string(&file).unwrap();
    File::options().write(true).open(&file).unwrap().set_len((whole.len() + 20) as u64).unwrap();
    assert_eq!(news(&mut log), Vec::<String>::new());
    assert_eq!(log.unread()[0].damaged, 1);
    fs::write(&file, &longer).unwrap();
    assert_eq!(news(&mut log), ["b-1"]);
    assert_eq!(log.unread(), []);
    // A synchroniser puts another file in its place.
    let beside = folder.path().join("beside");
    let shorter: Vec<&str> = longer.split_inclusive('\n').skip(1).collect();
    fs::write(&beside, shorter.concat()).unwrap();
    fs::rename(&beside, &file).unwrap();
    assert_eq!(news(&mut log), ["a-1", "a-2", "a-3", "b-0", "b-1"]);
}

#[test]
fn times_before_and_after_all_clocks_are_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let seconds = [0, -377_705_000_000, 253_402_000_000, 2_147_483_648, -1];
    let written: Vec<Event> =
        (0..).zip(seconds).map(|(number, second)| Event { at: at(second), ..event("a", number) }).collect();
    desk(folder.path()).append(&written).unwrap();
    let recorded = read(folder.path());
    assert_eq!(recorded.iter().map(|recorded| recorded.event.clone()).collect::<Vec<_>>(), written);
    let mut journal = Journal::new("reader", "elsewhere");
    journal.merge(recorded);
    assert_eq!(names(journal.events()), names(&written));
}

#[test]
fn a_place_that_cannot_be_written_says_so_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = desk(&file.join("below")).append(&events("a", 1)).unwrap_err();
    assert!(error.to_string().starts_with("not saved: "), "{error}");
    assert!(error.to_string().contains("BACKEND_GUIDE_DATA"));
}

#[test]
fn who_holds_the_file_for_long_is_not_waited_for() {
    let (folder, file) = folder();
    let held = File::options().append(true).open(&file).unwrap();
    held.lock().unwrap();
    let error = desk(folder.path()).append(&[event("b", 0)]).unwrap_err();
    assert!(matches!(error, LogError::Held { .. }), "{error}");
    assert!(error.to_string().contains("for 2 seconds"), "{error}");
    held.unlock().unwrap();
    desk(folder.path()).append(&[event("b", 0)]).unwrap();
    assert_eq!(names_in(folder.path()).len(), 5);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    let (folder, _) = folder();
    let pipe = folder.path().join("events-pipe.jsonl");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    fs::create_dir(folder.path().join("events-folder.jsonl")).unwrap();
    let news = desk(folder.path()).read_new(&asked());
    assert_eq!((news.recorded.len(), news.errors.len()), (4, 2));
}

#[cfg(unix)]
#[test]
fn what_is_recorded_is_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("data");
    desk(&place).append(&events("a", 1)).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&place), mode(&desk(&place).file())), (0o700, 0o600));
}
