//! The only place that opens content. What stands in a folder is looked at before it is opened, so that a pipe or a
//! device is never touched; a link is never followed, not even one that is put there between the look and the opening.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::path::Path;

pub(super) use system::Folder;

/// What a name in a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// Whether a path that a person named leads to a folder.
pub(super) fn is_folder(path: &Path) -> io::Result<bool> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to files")]
    let metadata = std::fs::metadata(path)?;
    Ok(metadata.is_dir())
}

/// Opens a file that a person named. Links are followed, since the person chose them; anything but a regular file is
/// refused, and opening never waits for the other end of a pipe.
pub(super) fn open_named(path: &Path) -> io::Result<(File, Kind)> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to files")]
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let file = system::open_without_waiting(path)?;
    let metadata = file.metadata()?;
    let kind = if metadata.is_file() { Kind::File(metadata.len()) } else { Kind::Special };
    Ok((file, kind))
}

#[cfg(unix)]
mod system {
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags};

    use super::{File, Kind, OsStr, OsString, Path, io};

    /// An open folder. Everything in it is reached from the open folder itself, never again by its path.
    pub(in crate::storage) struct Folder(OwnedFd);

    const FILE: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

    pub(super) fn open_without_waiting(path: &Path) -> io::Result<File> {
        Ok(File::from(rustix::fs::openat(CWD, path, FILE, Mode::empty())?))
    }

    impl Folder {
        /// Opens the folder that a person named.
        pub(in crate::storage) fn open(path: &Path) -> io::Result<Self> {
            Ok(Self(rustix::fs::openat(CWD, path, FOLDER, Mode::empty())?))
        }

        /// The first `limit` names in it, sorted.
        pub(in crate::storage) fn names(&self, limit: usize) -> io::Result<Vec<OsString>> {
            let mut names = Vec::new();
            for entry in Dir::read_from(&self.0)? {
                let entry = entry?;
                let name = entry.file_name().to_bytes();
                if name != b"." && name != b".." {
                    names.push(OsStr::from_bytes(name).to_owned());
                }
                if names.len() == limit {
                    break;
                }
            }
            names.sort();
            Ok(names)
        }

        /// What a name stands for; nothing is opened.
        pub(in crate::storage) fn kind(&self, name: &OsStr) -> io::Result<Kind> {
            let stat = rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
            Ok(match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Kind::File(u64::try_from(stat.st_size).unwrap_or(u64::MAX)),
                FileType::Directory => Kind::Folder,
                FileType::Symlink => Kind::Link,
                _ => Kind::Special,
            })
        }

        /// Opens a folder in it, unless it is a link.
        pub(in crate::storage) fn folder(&self, name: &OsStr) -> io::Result<Self> {
            Ok(Self(rustix::fs::openat(&self.0, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?))
        }

        /// Opens a regular file in it; a link is an error, and so is what became something else since it was looked at.
        pub(in crate::storage) fn file(&self, name: &OsStr) -> io::Result<File> {
            let file = File::from(rustix::fs::openat(&self.0, name, FILE | OFlags::NOFOLLOW, Mode::empty())?);
            if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
        }
    }
}

#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
mod system {
    use std::path::PathBuf;

    use super::{File, Kind, OsStr, OsString, Path, io};

    /// A folder, by its path. Links are refused by looking first.
    pub(in crate::storage) struct Folder(PathBuf);

    pub(super) fn open_without_waiting(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    impl Folder {
        /// Opens the folder that a person named.
        pub(in crate::storage) fn open(path: &Path) -> io::Result<Self> {
            if std::fs::metadata(path)?.is_dir() {
                Ok(Self(path.to_owned()))
            } else {
                Err(io::ErrorKind::NotADirectory.into())
            }
        }

        /// The first `limit` names in it, sorted.
        pub(in crate::storage) fn names(&self, limit: usize) -> io::Result<Vec<OsString>> {
            let entries = std::fs::read_dir(&self.0)?.take(limit);
            let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
            names.sort();
            Ok(names)
        }

        /// What a name stands for; nothing is opened.
        pub(in crate::storage) fn kind(&self, name: &OsStr) -> io::Result<Kind> {
            let metadata = std::fs::symlink_metadata(self.0.join(name))?;
            let kind = metadata.file_type();
            Ok(match () {
                () if kind.is_symlink() => Kind::Link,
                () if kind.is_dir() => Kind::Folder,
                () if kind.is_file() => Kind::File(metadata.len()),
                () => Kind::Special,
            })
        }

        /// Opens a folder in it, unless it is a link.
        pub(in crate::storage) fn folder(&self, name: &OsStr) -> io::Result<Self> {
            match self.kind(name)? {
                Kind::Folder => Ok(Self(self.0.join(name))),
                _ => Err(io::ErrorKind::NotADirectory.into()),
            }
        }

        /// Opens a regular file in it; a link is an error.
        pub(in crate::storage) fn file(&self, name: &OsStr) -> io::Result<File> {
            match self.kind(name)? {
                Kind::File(_) => File::open(self.0.join(name)),
                _ => Err(io::ErrorKind::InvalidInput.into()),
            }
        }
    }
}
