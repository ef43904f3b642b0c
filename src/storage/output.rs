//! Writing what a person asked for into a file of theirs.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::StorageError;
use super::error::show;
use crate::domain::text::SafeText;

/// Whether a file that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It stays as it is, and nothing is written.
    Never,
    /// It is replaced.
    Yes,
}

/// Writes a whole file or none: it is written beside and put in place once it is on disk. A link that stands there is
/// followed where it may be replaced, so that it still leads to what is written.
pub fn write_output(path: &Path, text: &str, replace: Replace) -> Result<(), StorageError> {
    let taken = || StorageError::Taken { path: show(path) };
    let target = match (kind(path), replace) {
        (Ok(Kind::Nothing), _) => path.to_owned(),
        (Ok(Kind::Other), _) => return Err(StorageError::NoFile { path: show(path) }),
        (Ok(Kind::File(_)), Replace::Never) => return Err(taken()),
        (Ok(Kind::File(target)), Replace::Yes) => target,
        (Err(error), _) => return Err(not_written(path, &error)),
    };
    match put(&target, text, replace) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken()),
        other => other.map_err(|error| not_written(path, &error)),
    }
}

/// What stands at a path.
enum Kind {
    /// Nothing yet.
    Nothing,
    /// A regular file, under the name that no link leads away from.
    File(PathBuf),
    /// A folder, a device, a pipe, a link that leads nowhere.
    Other,
}

fn not_written(path: &Path, error: &io::Error) -> StorageError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StorageError::NoPlace { path: show(path) },
        _ => StorageError::NotWritten { path: show(path), reason: SafeText::single_line(&error.to_string()) },
    }
}

#[expect(clippy::disallowed_methods, reason = "all output of storage happens here or beside it")]
fn kind(path: &Path) -> io::Result<Kind> {
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Kind::Nothing),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let is_file = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    if is_file { path.canonicalize().map(Kind::File) } else { Ok(Kind::Other) }
}

#[expect(clippy::disallowed_methods, reason = "all output of storage happens here or beside it")]
fn put(path: &Path, text: &str, replace: Replace) -> io::Result<()> {
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    let mut file = File::options().write(true).create_new(true).open(&beside)?;
    let written =
        file.write_all(text.as_bytes()).and_then(|()| keep_permissions(&file, path)).and_then(|()| file.sync_all());
    let placed = written.and_then(|()| match replace {
        Replace::Yes => std::fs::rename(&beside, path),
        // A link is never put over a file that came meanwhile; where the disk knows no links, the window is a few microseconds.
        Replace::Never => match std::fs::hard_link(&beside, path) {
            Ok(()) => std::fs::remove_file(&beside),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            Err(_) => std::fs::rename(&beside, path),
        },
    });
    placed.inspect_err(|_| drop(std::fs::remove_file(&beside)))
}

/// What replaces a file may be read by whoever could read that one.
#[expect(clippy::disallowed_methods, reason = "all output of storage happens here or beside it")]
fn keep_permissions(file: &File, path: &Path) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and look at files")]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        write_output(&path, "one", Replace::Never).unwrap();
        assert!(matches!(write_output(&path, "two", Replace::Never), Err(StorageError::Taken { .. })));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        write_output(&path, "two", Replace::Yes).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names(folder.path()), ["plan.md"]);
    }

    #[test]
    fn a_folder_is_never_replaced_and_none_is_made() {
        let folder = tempfile::tempdir().unwrap();
        for replace in [Replace::Never, Replace::Yes] {
            assert!(write_output(folder.path(), "text", replace).is_err());
            let nowhere = folder.path().join("nowhere/plan.md");
            assert!(matches!(write_output(&nowhere, "text", replace), Err(StorageError::NoPlace { .. })));
        }
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_keeps_leading_to_what_is_written_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("plan.md"), folder.path().join("link.md"));
        std::fs::write(&path, "one").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink("plan.md", &link).unwrap();
        assert!(matches!(write_output(&link, "two", Replace::Never), Err(StorageError::Taken { .. })));
        write_output(&link, "two", Replace::Yes).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
