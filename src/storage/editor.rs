//! The learner's own editor, for a text that is more than a line.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::Command;

use super::error::show;
use crate::domain::MAX_NOTE;
use crate::domain::text::SafeText;

/// A text under way in an editor. Its file stays until [`Editing::discard`], so that nothing written is lost.
#[derive(Debug)]
pub struct Editing {
    path: PathBuf,
}

/// Why a text was not edited, and what to do instead.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// No place for the file.
    #[error("not saved: no file to write in can be made in '{folder}': {reason}; give the note as TEXT")]
    NoFile {
        /// The folder of such files, safe to show.
        folder: SafeText,
        /// The system's words.
        reason: SafeText,
    },
    /// The editor does not start, or fails.
    #[error("not saved: the editor '{editor}' {reason}; set EDITOR to one that you have, or give the note as TEXT")]
    Editor {
        /// The editor's name, safe to show.
        editor: SafeText,
        /// What it did.
        reason: String,
    },
    /// What it left cannot be read.
    #[error("not saved: what you wrote cannot be read: {reason}; it is kept in {path}")]
    NotRead {
        /// The file, safe to show.
        path: SafeText,
        /// The system's words.
        reason: SafeText,
    },
}

impl Editing {
    /// A file of one's own that holds this text.
    pub fn begin(text: &str) -> Result<Self, EditError> {
        let folder = std::env::temp_dir();
        let failed = |error: &io::Error| EditError::NoFile {
            folder: show(&folder),
            reason: SafeText::single_line(&error.to_string()),
        };
        for number in 0..100 {
            let path = folder.join(format!("backend-guide-note-{}-{number}.md", std::process::id()));
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(&path) {
                Ok(mut file) => {
                    let written = file.write_all(text.as_bytes());
                    let editing = Self { path };
                    return match written {
                        Ok(()) => Ok(editing),
                        Err(error) => {
                            editing.discard();
                            Err(failed(&error))
                        }
                    };
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&error)),
            }
        }
        Err(failed(&io::ErrorKind::AlreadyExists.into()))
    }

    /// Opens the editor and waits until it is closed; answers what the file says then.
    pub fn run(&self) -> Result<String, EditError> {
        let editor = editor();
        let failed =
            |reason: String| EditError::Editor { editor: SafeText::single_line(&editor.to_string_lossy()), reason };
        // An editor may be given with arguments (`code --wait`), so the shell takes it apart, as git has it done. The file's
        // name is an argument of its own.
        let mut command = if cfg!(unix) {
            let mut script = editor.clone();
            script.push(" \"$@\"");
            let mut command = Command::new("/bin/sh");
            command.arg("-c").arg(script).arg("editor");
            command
        } else {
            Command::new(&editor)
        };
        match command.arg(&self.path).status() {
            Ok(status) if status.success() => self.read(),
            Ok(status) => {
                // Whoever leaves an editor with an error (`:cq`) means not to save.
                self.discard();
                Err(failed(format!("ended with {status}")))
            }
            Err(error) => {
                self.discard();
                Err(failed(format!("does not start: {error}")))
            }
        }
    }

    fn read(&self) -> Result<String, EditError> {
        let failed =
            |reason: &str| EditError::NotRead { path: show(&self.path), reason: SafeText::single_line(reason) };
        #[expect(clippy::disallowed_methods, reason = "this is the door to the editor's file")]
        let file = std::fs::File::open(&self.path).map_err(|error| failed(&error.to_string()))?;
        let mut text = String::new();
        // More than a note holds is refused by whoever records it.
        let most = u64::try_from(MAX_NOTE).unwrap_or(u64::MAX).saturating_mul(4);
        file.take(most).read_to_string(&mut text).map_err(|error| failed(&error.to_string()))?;
        Ok(text)
    }

    /// The file, safe to show.
    pub fn path(&self) -> SafeText {
        show(&self.path)
    }

    /// Takes the file away.
    pub fn discard(&self) {
        #[expect(clippy::disallowed_methods, reason = "this is the door to the editor's file")]
        let _ = std::fs::remove_file(&self.path);
    }
}

/// `VISUAL`, else `EDITOR`, else the one that every Unix has.
fn editor() -> OsString {
    #[expect(clippy::disallowed_methods, reason = "this is a door to the environment")]
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let usual = if cfg!(unix) { "vi" } else { "notepad" };
    variable("VISUAL").or_else(|| variable("EDITOR")).unwrap_or_else(|| usual.into())
}
