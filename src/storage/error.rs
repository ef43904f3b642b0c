//! Why something could not be read, and what to do about it.

use std::io;
use std::path::Path;

use crate::domain::text::SafeText;

/// Why a file or folder that a person named could not be read. Paths in it are safe to show.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is nothing of that name.
    #[error("'{path}' does not exist; check the spelling, and from which folder you call")]
    Missing {
        /// The path as given.
        path: SafeText,
    },
    /// This user may not read it.
    #[error("'{path}' may not be read by you; change its permissions, or copy it to a place of your own")]
    Denied {
        /// The path as given.
        path: SafeText,
    },
    /// A folder stands where a file was expected.
    #[error("'{path}' is a folder; give one Markdown file, or give the folder with --content")]
    IsFolder {
        /// The path as given.
        path: SafeText,
    },
    /// A file stands where a folder was expected.
    #[error(
        "'{path}' is no folder; give the folder that holds persona.md and roadmaps/, or give a file with --persona"
    )]
    NoFolder {
        /// The path as given.
        path: SafeText,
    },
    /// A pipe, a socket or a device, which might never end.
    #[error("'{path}' is no regular file; save its text to a file and give that")]
    NoRegularFile {
        /// The path as given.
        path: SafeText,
    },
    /// More than is read of one file.
    #[error("'{path}' is larger than {} KiB, the most that is read of one file; cut it down", limit / 1024)]
    TooLarge {
        /// The path as given.
        path: SafeText,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Bytes that are no text.
    #[error("'{path}' is not UTF-8: the byte at offset {offset} (line {line}) is no part of a character; {advice}")]
    NotUtf8 {
        /// The path as given.
        path: SafeText,
        /// How many bytes are well before it.
        offset: usize,
        /// The line of that byte, from 1.
        line: u32,
        /// What to do.
        advice: &'static str,
    },
    /// A folder with none of the things that make a catalogue.
    #[error("'{path}' holds no persona.md, roadmaps/, skills/ or paths/; give the folder in which these lie")]
    NoCatalogue {
        /// The path as given.
        path: SafeText,
    },
    /// A file could not be written; what was there before is as it was.
    #[error("'{path}' was not written: {reason}; make room, or check the permissions of its folder")]
    NotWritten {
        /// The path.
        path: SafeText,
        /// The system's words.
        reason: SafeText,
    },
    /// A file is there already, and nobody said that it may be replaced.
    #[error("'{path}' exists already; give --force to replace it, or give another name")]
    Taken {
        /// The path as given.
        path: SafeText,
    },
    /// Something that is no file stands where one should be written.
    #[error("'{path}' is no regular file, so it is not replaced; give the name of a file")]
    NoFile {
        /// The path as given.
        path: SafeText,
    },
    /// There is no such folder to write into.
    #[error("'{path}' lies in no folder that exists; make the folder first, or give another name")]
    NoPlace {
        /// The path as given.
        path: SafeText,
    },
    /// The system knows no home of this user.
    #[error("there is no home folder to keep your progress in; set BACKEND_GUIDE_DATA to a folder of your own")]
    NoHome,
    /// Anything else that the system says.
    #[error("'{path}' cannot be read: {reason}; try again, or copy it to another disk")]
    Other {
        /// The path as given.
        path: SafeText,
        /// The system's words.
        reason: SafeText,
    },
}

impl StorageError {
    /// The error that the system's answer about `path` means.
    pub(super) fn of(path: &Path, error: &io::Error) -> Self {
        let shown = show(path);
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path: shown },
            io::ErrorKind::PermissionDenied => Self::Denied { path: shown },
            io::ErrorKind::IsADirectory => Self::IsFolder { path: shown },
            io::ErrorKind::NotADirectory => Self::NoFolder { path: shown },
            _ => Self::Other { path: shown, reason: SafeText::single_line(&error.to_string()) },
        }
    }
}

/// A path as it may be shown: bytes that are no text become `�`, control characters pictures.
pub(super) fn show(path: &Path) -> SafeText {
    SafeText::single_line(&path.to_string_lossy())
}
