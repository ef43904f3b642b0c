//! From a folder to sources: what is read, how much of it, and what is said of the rest. One bad file never stops the
//! others.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::sync::Arc;

use super::door::{Folder, Kind};
use crate::domain::catalog::{Diagnostic, RELEASED};
use crate::domain::markdown::{Location, Source};
use crate::domain::text::{SafeText, Slug};

/// The most that is read of one file, in bytes.
pub(super) const MAX_FILE: u64 = 256 * 1024;
/// The most that is read of all files together, in bytes.
const MAX_TOTAL: u64 = 64 * 1024 * 1024;
/// The most names that are looked at.
const MAX_FILES: usize = 5_000;
/// Folders may lie this deep below the root.
const MAX_DEPTH: usize = 8;
/// Names that Windows keeps for devices; refused everywhere, so that a catalogue works wherever it is copied to.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A walk over a catalogue's folder, with what it found and how much it may still take.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) sources: Vec<Source>,
    pub(super) diagnostics: Vec<Diagnostic>,
    seen: usize,
    bytes: u64,
    full: bool,
}

/// Why the bytes of a file are no source.
pub(super) enum Unusable {
    /// More than [`MAX_FILE`].
    TooLarge,
    /// Not UTF-8: how many bytes are well, and what to do.
    NotUtf8 { offset: usize, line: u32, column: u32, advice: &'static str },
    /// The system would not.
    Failed(io::Error),
}

impl Walk {
    /// Takes one name of `folder`, whose name below the root is `prefix` (empty for the root itself).
    pub(super) fn take(&mut self, folder: &Folder, prefix: &str, name: &OsStr, depth: usize) {
        if self.full {
            return;
        }
        let text = name.to_string_lossy();
        if text.starts_with('.') {
            return; // A version control's or an editor's own; no catalogue can mean it.
        }
        let shown = SafeText::single_line(&format!("{prefix}{text}"));
        self.seen += 1;
        if self.seen > MAX_FILES {
            let message = format!("there are more than {MAX_FILES} files; from here on none was read");
            self.error("too-many-files", &shown, message, "move what does not belong to the catalogue elsewhere");
            self.full = true;
            return;
        }
        match folder.kind(name) {
            Err(error) => self.unreadable(&shown, &error),
            Ok(Kind::Link) => {
                let hint = "put the file itself there";
                self.warn("link", &shown, "a symbolic link is not followed".to_owned(), hint);
            }
            Ok(Kind::Special) => {
                let message = "a pipe, socket or device is not opened".to_owned();
                self.warn("no-file", &shown, message, "take it away");
            }
            Ok(Kind::Folder) => self.folder(folder, name, &shown, depth),
            Ok(Kind::File(size)) => self.file(folder, name, &shown, size),
        }
    }

    fn folder(&mut self, parent: &Folder, name: &OsStr, shown: &SafeText, depth: usize) {
        if !self.is_portable(shown, name.to_str()) {
            return;
        }
        if depth > MAX_DEPTH {
            let message = format!("folders lie more than {MAX_DEPTH} deep; what is in this one was not read");
            self.error("too-deep", shown, message, "a roadmap lies in roadmaps/<category>/");
            return;
        }
        match parent.folder(name).and_then(|folder| folder.names(MAX_FILES + 1).map(|names| (folder, names))) {
            Err(error) => self.unreadable(shown, &error),
            Ok((folder, names)) => {
                let prefix = format!("{shown}/");
                for name in names {
                    self.take(&folder, &prefix, &name, depth + 1);
                }
            }
        }
    }

    fn file(&mut self, folder: &Folder, name: &OsStr, shown: &SafeText, size: u64) {
        // The one text that is no Markdown, and only at the root.
        let stem = if **shown == *RELEASED { shown.strip_suffix(".txt") } else { shown.strip_suffix(".md") };
        let Some(stem) = stem else {
            let message = "only files whose names end in '.md' are read".to_owned();
            self.warn("stray-file", shown, message, "rename it, or move it elsewhere");
            return;
        };
        let stem = stem.rsplit('/').next().unwrap_or(stem);
        if !self.is_portable(shown, name.to_str().map(|_| stem)) {
            return;
        }
        if self.bytes.saturating_add(size.min(MAX_FILE)) > MAX_TOTAL {
            let message =
                format!("the files are larger than {} MiB together; from here on none was read", MAX_TOTAL >> 20);
            self.error("too-much", shown, message, "split the catalogue");
            self.full = true;
            return;
        }
        let text = if size > MAX_FILE {
            Err(Unusable::TooLarge)
        } else {
            folder.file(name).map_err(Unusable::Failed).and_then(read_text)
        };
        match text {
            Ok(text) => {
                self.bytes = self.bytes.saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
                self.sources.push(Source::new(shown.as_str(), &text));
            }
            Err(Unusable::Failed(error)) => self.unreadable(shown, &error),
            Err(Unusable::TooLarge) => {
                let message = format!("the file is larger than {} KiB and was not read", MAX_FILE / 1024);
                self.error("too-large", shown, message, "split it into several files");
            }
            Err(Unusable::NotUtf8 { offset, line, column, advice }) => {
                let location = Location { file: Arc::from(shown.as_str()), line, column, length: 0 };
                let message = format!("not UTF-8: the byte at offset {offset} is no part of a character");
                self.diagnostics.push(Diagnostic::error("not-utf8", location, message, advice));
            }
        }
    }

    /// Whether a name works on every system and in every command; says so where it does not.
    fn is_portable(&mut self, shown: &SafeText, name: Option<&str>) -> bool {
        let name = name.and_then(|name| name.parse::<Slug>().ok());
        let portable = name.is_some_and(|name| !DEVICES.contains(&name.as_str()));
        if !portable {
            let message = format!("'{shown}' was not read because of its name");
            let hint = "use 1 to 64 of a-z, 0-9 and '-', and no name of a Windows device such as 'con'";
            self.error("bad-name", shown, message, hint);
        }
        portable
    }

    fn unreadable(&mut self, shown: &SafeText, error: &io::Error) {
        let message = format!("cannot be read: {}", SafeText::single_line(&error.to_string()));
        self.error("unreadable", shown, message, "check its permissions");
    }

    fn warn(&mut self, code: &'static str, file: &SafeText, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::warning(code, whole(file), message, hint));
    }

    fn error(&mut self, code: &'static str, file: &SafeText, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::error(code, whole(file), message, hint));
    }
}

/// A file as a whole: its first line, no column of it in particular.
fn whole(file: &SafeText) -> Location {
    Location { file: Arc::from(file.as_str()), line: 1, column: 1, length: 0 }
}

/// Reads at most [`MAX_FILE`] bytes and one more, so that a file that grows meanwhile is found out.
pub(super) fn read_text(file: impl Read) -> Result<String, Unusable> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(Unusable::Failed)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_FILE {
        return Err(Unusable::TooLarge);
    }
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let valid = error.as_bytes().get(..offset).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or("");
        let line = u32::try_from(valid.matches('\n').count() + 1).unwrap_or(u32::MAX);
        let column = valid.rsplit('\n').next().map_or(1, |line| line.chars().count() + 1);
        let advice = if is_utf16 { "it looks like UTF-16: save it as UTF-8" } else { "save the file as UTF-8" };
        Unusable::NotUtf8 { offset, line, column: u32::try_from(column).unwrap_or(u32::MAX), advice }
    })
}
