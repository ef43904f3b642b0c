//! What a command comes to.

use crate::domain::text::{Listed, SafeText, meant};
use crate::storage::StorageError;

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

/// Why a command was used wrongly, with what to do instead. The exit status is 2.
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
    /// The screens cannot be drawn here.
    #[error(
        "the screens need a terminal on standard input and output that can do more than TERM=dumb; \
         use a command instead: `backend-guide learn`, `roadmaps`, `show`, `paths`, `languages`, `budget` or `compare` \
         print plain text, and `backend-guide --help` lists them all"
    )]
    NoTerminal,
}

impl Refusal {
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
