//! The program as a person runs it, and everything that comes out.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Everything that one run of the program left behind.
pub(crate) struct Ran {
    arguments: String,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: Option<i32>,
}

/// Runs the program in `tests/fixtures`, on a fixed day, without any terminal and with nothing of the environment.
#[track_caller]
pub(crate) fn run(arguments: &[&str]) -> Ran {
    Ran::new(arguments, command(arguments).output().expect("the program starts"))
}

impl Ran {
    /// What one run left behind.
    #[track_caller]
    pub(crate) fn new(arguments: &[&str], output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the output is UTF-8");
        Self {
            arguments: arguments.join(" "),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            status: output.status.code(),
        }
    }
}

/// The program, ready to run: in `tests/fixtures`, on 23 November 2026, input from nowhere, no colours, and a data folder
/// that does not exist.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backend-guide"));
    command
        .args(arguments)
        .current_dir(fixtures())
        .env_clear()
        .env("BACKEND_GUIDE_DATA", "/nonexistent/backend-guide")
        .env("TZ", "UTC")
        .stdin(Stdio::null());
    command
}

/// The folder of the fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "$ backend-guide {}", self.arguments)?;
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- on standard error\n{}", self.stderr)?;
        }
        write!(f, "--- exit status {}", self.status.map_or("none".to_owned(), |status| status.to_string()))
    }
}

/// A learner with a data folder of their own, which lasts for one test.
pub(crate) struct Learner {
    data: tempfile::TempDir,
}

impl Learner {
    /// Of whom nothing is known yet.
    pub(crate) fn new() -> Self {
        Self { data: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Runs the program as this learner, on 23 November 2026 over the small content unless the arguments say otherwise.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut all = arguments.to_vec();
        for (option, value) in [("--today", "2026-11-23"), ("--content", "content")] {
            if !all.contains(&option) {
                all.extend([option, value]);
            }
        }
        let output = self.command(&all).output().expect("the program starts");
        Ran::new(arguments, output)
    }

    /// The program as this learner runs it.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command(arguments);
        command.env("BACKEND_GUIDE_DATA", self.data());
        command
    }

    /// The data folder.
    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// All lines that were recorded.
    pub(crate) fn log(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.data()).expect("the folder is read");
        let paths = files.map(|entry| entry.expect("an entry").path());
        let logs = paths.filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
        logs.flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("the log is read");
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
    }
}
