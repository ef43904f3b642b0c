//! Where a learner stands with a topic or project.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// Where a learner stands with a topic or project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun: marked so, or time was logged on it.
    Learning,
    /// Learnt here.
    Done,
    /// Known before.
    Known,
    /// Not wanted: it leaves the plan and every share.
    Skipped,
    /// Learnt or known once, and in need of a refresher.
    Rusty,
}

/// A status as a learner set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The status.
    pub status: Status,
    /// The study day on which it was set.
    pub day: Date,
}

/// Why a word is no status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no status '{0}'; use todo, learning, done, known, skipped or rusty")]
pub struct StatusError(pub String);

impl Status {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::ToDo, Self::Learning, Self::Done, Self::Known, Self::Skipped, Self::Rusty];

    /// The word that commands and the log use.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToDo => "todo",
            Self::Learning => "learning",
            Self::Done => "done",
            Self::Known => "known",
            Self::Skipped => "skipped",
            Self::Rusty => "rusty",
        }
    }

    /// The status in words, as in "sql/joins is …".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::ToDo => "to do",
            Self::Learning => "being learnt",
            Self::Done => "done",
            Self::Known => "known already",
            Self::Skipped => "skipped",
            Self::Rusty => "rusty",
        }
    }

    /// Whether it counts as known: what needs it may come, and its concept is taken off elsewhere.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Done | Self::Known | Self::Rusty)
    }
}

impl FromStr for Status {
    type Err = StatusError;

    /// Letter case does not count, nor do blanks and hyphens: `To do` is `todo`.
    fn from_str(text: &str) -> Result<Self, StatusError> {
        let word: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect::<String>().to_lowercase();
        Self::ALL.into_iter().find(|status| status.name() == word).ok_or_else(|| StatusError(text.to_owned()))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_found_under_its_own_name_however_it_is_typed() {
        for status in Status::ALL {
            assert_eq!(status.name().parse(), Ok(status));
            assert_eq!(status.name().to_uppercase().parse(), Ok(status));
        }
        assert_eq!("To do".parse(), Ok(Status::ToDo));
        assert_eq!("finished".parse::<Status>(), Err(StatusError("finished".to_owned())));
    }
}
