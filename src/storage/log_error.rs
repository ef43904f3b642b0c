//! Why something was not recorded or could not be read, and what to do about it.

use std::io;
use std::path::Path;

use super::error::show;
use crate::domain::text::SafeText;

/// Why something was not recorded or could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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
    /// Somebody else holds the file for longer than a write takes.
    #[error("not saved: another program has held '{path}' for {seconds} seconds; end it and try again")]
    Held {
        /// The file, safe to show.
        path: SafeText,
        /// How long was waited, in seconds.
        seconds: u64,
    },
    /// A newer version of the program writes this file.
    #[error("not saved: '{path}' was written by a newer version of backend-guide (layout {layout}); update this one")]
    Newer {
        /// The file, safe to show.
        path: SafeText,
        /// The layout of its lines.
        layout: u32,
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
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::NotSaved { path: show(path), reason: SafeText::single_line(&error.to_string()) }
    }

    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::NotRead { path: show(path), reason: SafeText::single_line(&error.to_string()) }
    }
}
