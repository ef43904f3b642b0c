//! One file of the log: appending to it, and reading what was added to it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::door::open_named;
use super::error::show;
use super::line::{self, Devices, Read, Tail, VERSION};
use super::log_error::LogError;
use crate::domain::advice::Interview;
use crate::domain::{Event, Recorded};

/// How long a write waits for another one to end. A write takes milliseconds.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// How often a lock that is held is tried again.
const GLANCE: Duration = Duration::from_millis(2);
/// A file is read in pieces of this many bytes.
const PIECE: u64 = 4 * 1024 * 1024;
/// A longer line is no event; the longest, a plan over every topic, has a tenth of this.
const MAX_LINE: usize = 4 * 1024 * 1024;
/// More bytes of one file than anybody can have recorded are not read.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;
/// So many line numbers of damage are kept; the rest is counted.
const MAX_NUMBERS: usize = 1000;
/// How often a file is opened again that somebody replaced meanwhile.
const ATTEMPTS: usize = 5;

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct LogFile {
    /// What the system said of it when it was read last.
    stamp: Option<Stamp>,
    /// Whole lines up to here were read.
    read: u64,
    /// So many lines.
    lines: u64,
    /// Lines that are neither whole nor this version's.
    pub(super) damaged: u64,
    /// The numbers of the first of them, from 1.
    pub(super) numbers: Vec<u64>,
    /// Lines that a newer version wrote.
    pub(super) newer: u64,
    /// Whether the end of the file is no whole line.
    pub(super) is_torn: bool,
    /// Whether it is longer than what is read.
    pub(super) is_too_long: bool,
}

/// Which file stands there, and how it was when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
    file: (u64, u64),
}

impl Stamp {
    fn of(metadata: &std::fs::Metadata) -> Self {
        #[cfg(unix)]
        let file = {
            use std::os::unix::fs::MetadataExt;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let file = (0, 0);
        Self { length: metadata.len(), changed: metadata.modified().ok(), file }
    }
}

impl LogFile {
    /// Reads what was added since the last call; a file that was replaced or cut is read anew, from the beginning.
    pub(super) fn read_new(
        &mut self,
        path: &Path,
        interview: &Interview,
        devices: &mut Devices,
        recorded: &mut Vec<Recorded>,
    ) -> io::Result<()> {
        #[expect(clippy::disallowed_methods, reason = "this is the door to the learner's data")]
        let stamp = Stamp::of(&std::fs::metadata(path)?);
        if self.stamp == Some(stamp) {
            return Ok(());
        }
        let (mut file, _) = open_named(path)?;
        let is_same = self.stamp.is_some_and(|before| before.file == stamp.file) && stamp.length >= self.read;
        if !is_same || !ends_line(&mut file, self.read)? {
            *self = Self::default();
        }
        file.seek(SeekFrom::Start(self.read))?;
        self.take(&mut file.take(MAX_BYTES.saturating_sub(self.read)), interview, devices, recorded)?;
        self.is_too_long = stamp.length > MAX_BYTES;
        self.stamp = Some(stamp);
        Ok(())
    }

    fn take(
        &mut self,
        file: &mut impl io::Read,
        interview: &Interview,
        devices: &mut Devices,
        recorded: &mut Vec<Recorded>,
    ) -> io::Result<()> {
        let mut buffer: Vec<u8> = Vec::new();
        let mut is_overlong = false;
        loop {
            if file.by_ref().take(PIECE).read_to_end(&mut buffer)? == 0 {
                break;
            }
            let Some(end) = memchr::memrchr(b'\n', &buffer) else {
                if buffer.len() > MAX_LINE {
                    // Nothing of a line that long is kept, only where it ends.
                    self.read += buffer.len() as u64;
                    buffer.clear();
                    is_overlong = true;
                }
                continue;
            };
            let (whole, rest) = buffer.split_at_checked(end + 1).unwrap_or((&buffer, &[]));
            for line in whole.split_inclusive(|&byte| byte == b'\n') {
                self.lines += 1;
                if std::mem::take(&mut is_overlong) {
                    self.count_damage();
                } else {
                    self.line(line.strip_suffix(b"\n").unwrap_or(line), interview, devices, recorded);
                }
            }
            self.read += whole.len() as u64;
            buffer = rest.to_vec();
        }
        // The end may be a line that is being written. A whole event whose line feed is missing counts; it is read again
        // with its line feed, and known by its name.
        self.is_torn = is_overlong;
        if !buffer.is_empty() {
            match line::read(&buffer, interview, devices) {
                Read::Event(event) => recorded.push(event),
                Read::Newer => {}
                Read::Damaged => self.is_torn = true,
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8], interview: &Interview, devices: &mut Devices, recorded: &mut Vec<Recorded>) {
        if line.trim_ascii().is_empty() {
            return;
        }
        match line::read(line, interview, devices) {
            Read::Event(event) => recorded.push(event),
            Read::Newer => self.newer += 1,
            Read::Damaged => self.count_damage(),
        }
    }

    fn count_damage(&mut self) {
        self.damaged += 1;
        if self.numbers.len() < MAX_NUMBERS {
            self.numbers.push(self.lines);
        }
    }
}

/// Whether a line ends at this place of a file; the beginning counts as an end.
fn ends_line(file: &mut File, at: u64) -> io::Result<bool> {
    let Some(before) = at.checked_sub(1) else { return Ok(true) };
    file.seek(SeekFrom::Start(before))?;
    let mut last = [0];
    Ok(file.read(&mut last)? == 1 && last == *b"\n")
}

/// Appends events, in order. When this returns without an error they are on disk.
pub(super) fn append(path: &Path, events: &[Event], device: &str) -> Result<(), LogError> {
    let failed = |error: io::Error| LogError::writing(path, &error);
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    create_folder(&folder).map_err(failed)?;
    for _ in 0..ATTEMPTS {
        let (mut file, is_new) = open(path).map_err(failed)?;
        lock(&file, path)?;
        write(&mut file, path, events, device)?;
        if is_new {
            sync_folder(&folder).map_err(failed)?;
        }
        // A synchroniser may have put another file in the place of the one that was open. Then once more: events that are
        // there twice are one event.
        if is_still_there(&file, path) {
            return Ok(());
        }
    }
    Err(failed(io::Error::other("another program replaces the file again and again")))
}

fn write(file: &mut File, path: &Path, events: &[Event], device: &str) -> Result<(), LogError> {
    let failed = |error: io::Error| LogError::writing(path, &error);
    let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
    let tail = tail(file, length).map_err(failed)?;
    if let Some(Tail { version, .. }) = tail.filter(|tail| tail.version > VERSION) {
        return Err(LogError::Newer { path: show(path), layout: version });
    }
    let first = tail.map_or(0, |tail| tail.sequence.saturating_add(1));
    // A torn tail stays as it is; what follows begins on a line of its own.
    let mut text = if ends_line(file, length).map_err(failed)? { String::new() } else { "\n".to_owned() };
    for (sequence, event) in (first..).zip(events) {
        text.push_str(&line::write(event, device, sequence).map_err(|error| failed(error.into()))?);
    }
    file.seek(SeekFrom::End(0)).map_err(failed)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
    written.map_err(|error| {
        // What was not wholly written is taken back, so that the file ends in a whole line.
        let _ = file.set_len(length);
        failed(error)
    })
}

/// Waits for the lock, but not for ever: who holds it may have been stopped.
fn lock(file: &File, path: &Path) -> Result<(), LogError> {
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(LogError::writing(path, &error)),
            Err(TryLockError::WouldBlock) if begun.elapsed() > LONGEST_WAIT => {
                return Err(LogError::Held { path: show(path), seconds: LONGEST_WAIT.as_secs() });
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(GLANCE),
        }
    }
}

fn is_still_there(file: &File, path: &Path) -> bool {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the learner's data")]
    let there = std::fs::metadata(path);
    match (file.metadata(), there) {
        (Ok(open), Ok(there)) => Stamp::of(&open).file == Stamp::of(&there).file,
        _ => false,
    }
}

/// What the last whole line says; absent in a file without one. Lines are read from the end, however long they are.
fn tail(file: &mut File, length: u64) -> io::Result<Option<Tail>> {
    let mut size = 4096;
    loop {
        let from = length.saturating_sub(size);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        io::Read::by_ref(file).take(length - from).read_to_end(&mut bytes)?;
        // The first piece is a whole line only where it begins the file.
        let skipped = usize::from(from > 0);
        let found =
            bytes.split(|&byte| byte == b'\n').skip(skipped).collect::<Vec<_>>().into_iter().rev().find_map(Tail::of);
        if found.is_some() || from == 0 {
            return Ok(found);
        }
        size *= 8;
    }
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
