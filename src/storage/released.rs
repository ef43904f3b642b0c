//! Writing the list of released ids: the only thing that the program ever writes into somebody's content.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::StorageError;
use super::error::show;
use crate::domain::catalog::RELEASED;
use crate::domain::text::SafeText;

/// Puts the list into a catalogue's folder, whole or not at all: it is written beside and put in place when it is on disk.
pub fn save_released(folder: &Path, text: &str) -> Result<(), StorageError> {
    let path = folder.join(RELEASED);
    let beside = folder.join(format!(".{RELEASED}.new"));
    replace(&beside, &path, text).map_err(|error| StorageError::NotWritten {
        path: show(&path),
        reason: SafeText::single_line(&error.to_string()),
    })
}

#[expect(clippy::disallowed_methods, reason = "all output of storage happens here or beside it")]
fn replace(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    // What an earlier try left behind is taken away first, so that nothing is ever written through a link.
    match std::fs::remove_file(beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = File::options().write(true).create_new(true).open(beside)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.and_then(|()| std::fs::rename(beside, path)).inspect_err(|_| drop(std::fs::remove_file(beside)))
}
