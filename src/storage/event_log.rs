//! What the learner recorded: one append-only file a device, one JSON line an event.
//!
//! An event is on disk before it is acknowledged: one write under the file's lock, then a sync; the folder is synced when
//! the file is new. A file has one device as its only writer, so that a folder shared between machines cannot conflict.
//! A line that cannot be read (torn, damaged, of a kind from the future) is kept where it is, skipped and counted.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record;
use crate::domain::Change;
use crate::domain::advice::Interview;
use crate::domain::text::SafeText;

/// The layout of a line. A line of a later version is skipped, never rewritten.
const VERSION: u32 = 1;
/// Files larger than this are read from the end of what fits: 64 MiB is some 300,000 events.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// One line.
#[derive(Debug, Deserialize, Serialize)]
struct Line {
    v: u32,
    device: String,
    sequence: u64,
    time: String,
    kind: String,
    payload: Value,
    /// CRC-32 over all other fields, in hexadecimal.
    check: String,
}

/// What was read of a data folder.
#[derive(Debug, Default)]
pub struct Recorded {
    /// The changes, oldest first within a device, devices in order of their names.
    pub changes: Vec<Change>,
    /// How many lines could not be read.
    pub skipped: usize,
}

/// The log of this device in a data folder.
#[derive(Debug)]
pub struct EventLog {
    folder: PathBuf,
    device: String,
}

impl EventLog {
    /// The log of this device. Nothing is created until something is recorded.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, device: device_name() }
    }

    /// Reads the files of all devices. A folder that does not exist has recorded nothing.
    pub fn read(&self, interview: &Interview) -> Result<Recorded, LogError> {
        let mut recorded = Recorded::default();
        let mut lines: Vec<Line> = Vec::new();
        for path in self.files()? {
            let (read, skipped) = read_lines(&path).map_err(|error| LogError::reading(&path, &error))?;
            lines.extend(read);
            recorded.skipped += skipped;
        }
        // Settings are absolute, so the last one counts; a wrong clock only decides between devices.
        lines.sort_by(|a, b| (&a.time, &a.device, a.sequence).cmp(&(&b.time, &b.device, b.sequence)));
        for line in lines {
            match record::change(&line.kind, &line.payload, interview) {
                Some(change) => recorded.changes.push(change),
                None => recorded.skipped += 1,
            }
        }
        Ok(recorded)
    }

    /// Appends changes, in order. When this returns without an error they are on disk.
    pub fn append(&self, changes: &[Change], time: &str) -> Result<(), LogError> {
        let path = self.folder.join(format!("events-{}.jsonl", self.device));
        self.append_to(&path, changes, time).map_err(|error| LogError::writing(&path, &error))
    }

    fn append_to(&self, path: &Path, changes: &[Change], time: &str) -> io::Result<()> {
        create_folder(&self.folder)?;
        let (mut file, is_new) = open(path)?;
        file.lock()?;
        let length = file.seek(SeekFrom::End(0))?;
        let mut text = String::new();
        if !ends_with_newline(&mut file, length)? {
            // A torn tail stays as it is; what follows begins on a line of its own.
            text.push('\n');
        }
        for (sequence, change) in (next_sequence(&mut file)?..).zip(changes) {
            let (kind, payload) = record::line(change);
            let (device, time, kind) = (self.device.clone(), time.to_owned(), kind.to_owned());
            let mut line = Line { v: VERSION, device, sequence, time, kind, payload, check: String::new() };
            line.check = line.checksum();
            text.push_str(&serde_json::to_string(&line)?);
            text.push('\n');
        }
        file.seek(SeekFrom::End(0))?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
        if let Err(error) = written {
            // What was not wholly written is taken back, so that the file ends in a whole line.
            let _ = file.set_len(length);
            return Err(error);
        }
        if is_new { sync_folder(&self.folder) } else { Ok(()) }
    }

    fn files(&self) -> Result<Vec<PathBuf>, LogError> {
        #[expect(clippy::disallowed_methods, reason = "this is the door to the learner's data")]
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(LogError::reading(&self.folder, &error)),
        };
        let is_log = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            name.starts_with("events-") && path.extension().is_some_and(|ending| ending == "jsonl")
        };
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_log).collect();
        files.sort();
        Ok(files)
    }
}

/// Why something was not recorded or could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Nothing was added to the file.
    #[error(
        "not saved: '{path}': {reason}; make room or give yourself the right to write there, or set BACKEND_GUIDE_DATA"
    )]
    NotSaved {
        /// The file, safe to show.
        path: SafeText,
        /// The system's words.
        reason: SafeText,
    },
    /// The file is there and cannot be read.
    #[error("what you recorded cannot be read: '{path}': {reason}; nothing was changed")]
    NotRead {
        /// The file or folder, safe to show.
        path: SafeText,
        /// The system's words.
        reason: SafeText,
    },
}

impl LogError {
    fn writing(path: &Path, error: &io::Error) -> Self {
        Self::NotSaved { path: show(path), reason: SafeText::single_line(&error.to_string()) }
    }

    fn reading(path: &Path, error: &io::Error) -> Self {
        Self::NotRead { path: show(path), reason: SafeText::single_line(&error.to_string()) }
    }
}

fn show(path: &Path) -> SafeText {
    SafeText::single_line(&path.to_string_lossy())
}

/// A name for this machine in a file name: its host name's letters and digits, else `this`.
fn device_name() -> String {
    #[cfg(unix)]
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let host = String::new();
    let name: String = host.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    if name.is_empty() { "this".to_owned() } else { name.to_lowercase() }
}

fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    match options.open(path) {
        Ok(file) => return Ok((file, false)),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Err(_) => {}
    }
    options.create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok((options.open(path)?, true))
}

#[expect(clippy::disallowed_methods, reason = "this is the door to the learner's data")]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn ends_with_newline(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// One more than the sequence of the last whole line; 0 in an empty file.
fn next_sequence(file: &mut File) -> io::Result<u64> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min(64 * 1024);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let last = text.lines().rev().find_map(|line| serde_json::from_str::<Line>(line).ok());
    Ok(last.map_or(0, |line| line.sequence + 1))
}

/// The good lines of a file, and how many others it has.
fn read_lines(path: &Path) -> io::Result<(Vec<Line>, usize)> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the learner's data")]
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_BYTES {
        file.seek(SeekFrom::Start(length - MAX_BYTES))?;
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    let mut skipped = 0;
    let mut lines = Vec::new();
    for line in String::from_utf8_lossy(&bytes).lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<Line>(line) {
            Ok(line) if line.v == VERSION && line.check == line.checksum() => {
                lines.push(line);
            }
            _ => skipped += 1,
        }
    }
    Ok((lines, skipped))
}

impl Line {
    fn checksum(&self) -> String {
        let mut hash = crc32fast::Hasher::new();
        hash.update(&self.v.to_le_bytes());
        hash.update(&self.sequence.to_le_bytes());
        for field in [&self.device, &self.time, &self.kind, &self.payload.to_string()] {
            hash.update(field.as_bytes());
            hash.update(&[0]);
        }
        format!("{:08x}", hash.finalize())
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and damage files")]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::ThemeChoice;
    use crate::domain::catalog::Catalog;
    use crate::domain::learner::WeeklyHours;

    const TIME: &str = "2026-11-23T19:00:00Z";

    fn changes() -> Vec<Change> {
        vec![Change::SetHours(WeeklyHours::new(7.5).unwrap()), Change::ChooseTheme(ThemeChoice::Light)]
    }

    fn interview() -> Interview {
        Interview::new(&Catalog::default(), date(2026, 11, 23))
    }

    fn only_file(folder: &Path) -> PathBuf {
        EventLog::new(folder.to_owned()).files().unwrap().remove(0)
    }

    #[test]
    fn what_was_recorded_is_read_back_by_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("not/there/yet");
        EventLog::new(place.clone()).append(&changes(), TIME).unwrap();
        EventLog::new(place.clone()).append(&changes(), TIME).unwrap();
        let recorded = EventLog::new(place).read(&interview()).unwrap();
        assert_eq!(recorded.changes, [changes(), changes()].concat());
        assert_eq!(recorded.skipped, 0);
    }

    #[test]
    fn a_folder_that_does_not_exist_has_recorded_nothing_and_is_not_created() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("nothing");
        assert!(EventLog::new(place.clone()).read(&interview()).unwrap().changes.is_empty());
        assert!(!place.exists());
    }

    #[test]
    fn a_torn_tail_is_kept_and_skipped_and_what_follows_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let log = EventLog::new(folder.path().to_owned());
        log.append(&changes(), TIME).unwrap();
        let file = only_file(folder.path());
        let length = std::fs::metadata(&file).unwrap().len();
        for cut in 1..length {
            File::options().write(true).open(&file).unwrap().set_len(length - cut).unwrap();
            log.append(&changes()[..1], TIME).unwrap();
            let recorded = log.read(&interview()).unwrap();
            assert_eq!(recorded.changes.last(), Some(&changes()[0]), "cut {cut}");
            std::fs::remove_file(&file).unwrap();
            log.append(&changes(), TIME).unwrap();
        }
    }

    #[test]
    fn a_flipped_bit_costs_its_own_line_only() {
        let folder = tempfile::tempdir().unwrap();
        let log = EventLog::new(folder.path().to_owned());
        log.append(&changes(), TIME).unwrap();
        let file = only_file(folder.path());
        let whole = std::fs::read(&file).unwrap();
        let first_line = whole.iter().position(|&byte| byte == b'\n').unwrap();
        for at in 0..first_line {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&file, &damaged).unwrap();
            let recorded = log.read(&interview()).unwrap();
            assert_eq!(recorded.changes.last(), Some(&changes()[1]), "byte {at}");
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_says_so_and_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let error = EventLog::new(file.join("below")).append(&changes(), TIME).unwrap_err();
        assert!(error.to_string().starts_with("not saved: "), "{error}");
        assert!(error.to_string().contains("BACKEND_GUIDE_DATA"));
    }
}
