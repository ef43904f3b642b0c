//! What a command comes to.

use crate::domain::ChangeError;
use crate::domain::plan::PlanError;
use crate::domain::text::{Listed, SafeText, meant};
use crate::storage::{LogError, RecordError, StorageError};

/// What a command prints, and whether what it looked into was in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// For standard output; whole lines.
    pub text: String,
    /// False makes the exit status 1.
    pub passed: bool,
}

impl Answer {
    /// An answer that found nothing wrong.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), passed: true }
    }
}

/// Why a command has no answer, with what to do instead. The exit status is 2 unless it is said otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A path that was named cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A name that means nothing.
    #[error("there is no {what} '{name}'; {}`{list}` lists them all", suggestion(meant))]
    Unknown {
        /// What was looked for, such as `roadmap`.
        what: &'static str,
        /// The name as typed.
        name: SafeText,
        /// What may have been meant, the likeliest first.
        meant: Vec<String>,
        /// The command that lists what there is.
        list: String,
    },
    /// A content that says nothing of the kind.
    #[error("{0}")]
    Nothing(String),
    /// The question was right, and there is no answer to it. The exit status is 1.
    #[error("{0}")]
    NoAnswer(String),
    /// A change that makes no sense.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// A plan that cannot be made.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// What was done could not be recorded. The exit status is 1.
    #[error(transparent)]
    NotSaved(#[from] LogError),
    /// A file that was asked for could not be written. The exit status is 1.
    #[error("{0}")]
    NotWritten(StorageError),
    /// The screens cannot be drawn here.
    #[error(
        "the screens need a terminal on standard input and output that can do more than TERM=dumb; \
         use a command instead: `backend-guide learn`, `roadmaps`, `show`, `paths`, `languages`, `budget` or `compare` \
         print plain text, and `backend-guide --help` lists them all"
    )]
    NoTerminal,
}

impl From<RecordError> for Refusal {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Refused(error) => Self::Change(error),
            RecordError::Log(error) => Self::NotSaved(error),
        }
    }
}

impl Refusal {
    /// Whether the program was used rightly all the same, so that the exit status is 1 and not 2.
    pub(super) fn is_failure(&self) -> bool {
        matches!(self, Self::NoAnswer(_) | Self::NotSaved(_) | Self::NotWritten(_))
    }

    /// A name that means nothing, with what may have been meant.
    pub(super) fn unknown<'a>(
        what: &'static str,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        list: impl Into<String>,
    ) -> Self {
        let meant = meant(name, candidates).into_iter().map(str::to_owned).collect();
        Self::Unknown { what, name: SafeText::single_line(name), meant, list: list.into() }
    }
}

fn suggestion(meant: &[String]) -> String {
    if meant.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = meant.iter().map(|name| format!("'{name}'")).collect();
    format!("did you mean {}? ", Listed::or(&quoted))
}
