//! What the learner recorded: one append-only file a device, one JSON line an event.
//!
//! An event is on disk before it is acknowledged: one write under the file's lock, then a sync; the folder is synced when
//! the file is new. A file has one device as its only writer, so that a folder shared between machines cannot conflict; a
//! conflicted copy that a synchroniser makes is one more file. A line that cannot be read is kept where it is, skipped and
//! counted: as damaged where it is torn or overwritten, as newer where a later version of the program wrote it.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::show;
use super::line::Devices;
use super::log_error::LogError;
use super::log_file::{self, LogFile};
use crate::domain::advice::Interview;
use crate::domain::text::{Count, SafeText};
use crate::domain::{Event, Journal, Recorded};

/// The letters of a session's name: none that is taken for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many of them: 60 bits.
const SESSION: u32 = 12;

/// The log in a data folder, as this machine writes and reads it.
#[derive(Debug)]
pub struct EventLog {
    folder: PathBuf,
    device: Arc<str>,
    files: BTreeMap<PathBuf, LogFile>,
    devices: Devices,
}

/// What was read.
#[derive(Debug, Default)]
pub struct News {
    /// Events, in no particular order. Some may be known already.
    pub recorded: Vec<Recorded>,
    /// Files that could not be read.
    pub errors: Vec<LogError>,
}

/// What a file holds that was not understood. It is all still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file, safe to show.
    pub path: SafeText,
    /// Lines that are damaged, a torn end included.
    pub damaged: u64,
    /// The numbers of the first 1,000 of them, from 1; a torn end has none.
    pub lines: Vec<u64>,
    /// Lines that a newer version of the program wrote.
    pub newer: u64,
    /// Whether the file is longer than what is read of one, so that its end was left out.
    pub is_too_long: bool,
}

impl EventLog {
    /// The log in a folder. Nothing is created until something is recorded.
    pub fn new(folder: PathBuf) -> Self {
        Self::of_device(folder, &device_name())
    }

    /// The log in a folder, written as a machine of that name: letters and digits.
    pub fn of_device(folder: PathBuf, device: &str) -> Self {
        Self { folder, device: device.into(), files: BTreeMap::new(), devices: Devices::default() }
    }

    /// An empty journal for a run of the program on this machine.
    pub fn journal(&self) -> Journal {
        Journal::new(&session_name(), &self.device)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file that this machine writes.
    pub fn file(&self) -> PathBuf {
        self.folder.join(format!("events-{}.jsonl", self.device))
    }

    /// Reads what was added to the files of all devices since the last call; at first, all of it. A folder that does not
    /// exist has recorded nothing. `interview` has the questions that can be asked now, none answered.
    pub fn read_new(&mut self, interview: &Interview) -> News {
        let mut news = News::default();
        let paths = self.paths().unwrap_or_else(|error| {
            news.errors.push(error);
            Vec::new()
        });
        for path in paths {
            let file = self.files.entry(path.clone()).or_default();
            if let Err(error) = file.read_new(&path, interview, &mut self.devices, &mut news.recorded) {
                news.errors.push(LogError::reading(&path, &error));
            }
        }
        news
    }

    /// What was not understood of what was read so far, file by file.
    pub fn unread(&self) -> Vec<Unread> {
        let files = self.files.iter().map(|(path, file)| Unread {
            path: show(path),
            damaged: file.damaged + u64::from(file.is_torn),
            lines: file.numbers.clone(),
            newer: file.newer,
            is_too_long: file.is_too_long,
        });
        files.filter(|unread| unread.damaged > 0 || unread.newer > 0 || unread.is_too_long).collect()
    }

    /// The same in whole sentences, one for each kind of trouble; none where everything was understood.
    pub fn trouble(&self) -> Vec<String> {
        let unread = self.unread();
        let sum =
            |part: fn(&Unread) -> u64| usize::try_from(unread.iter().map(part).sum::<u64>()).unwrap_or(usize::MAX);
        let (damaged, newer) = (sum(|unread| unread.damaged), sum(|unread| unread.newer));
        let mut sentences = Vec::new();
        if newer > 0 {
            let count = Count::new(newer, "event");
            sentences.push(format!(
                "{count} of what you recorded, written by a newer version of backend-guide, cannot be shown; update this one"
            ));
        }
        if damaged > 0 {
            let count = Count::new(damaged, "line");
            sentences.push(format!("{count} of what you recorded cannot be read; nothing was thrown away"));
        }
        for file in unread.iter().filter(|unread| unread.is_too_long) {
            sentences.push(format!("'{}' is larger than any log can be, and its end was not read", file.path));
        }
        sentences
    }

    /// Appends events to this machine's file, in order. When this returns without an error they are on disk; with one,
    /// nothing was added.
    pub fn append(&self, events: &[Event]) -> Result<(), LogError> {
        log_file::append(&self.file(), events, &self.device)
    }

    fn paths(&self) -> Result<Vec<PathBuf>, LogError> {
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

/// A name for this machine in a file name: its host name's letters and digits, else `this`.
fn device_name() -> String {
    #[cfg(unix)]
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let host = String::new();
    let name: String = host.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    if name.is_empty() { "this".to_owned() } else { name.to_lowercase() }
}

/// A word that no other run of the program has. The standard library's hashing is seeded at random by the system.
fn session_name() -> String {
    let mut bits = RandomState::new().hash_one(std::process::id());
    let mut name = String::new();
    for _ in 0..SESSION {
        let letter = LETTERS.get(usize::try_from(bits % 32).unwrap_or(0)).copied().unwrap_or(b'a');
        name.push(char::from(letter));
        bits /= 32;
    }
    name
}
