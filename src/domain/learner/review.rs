//! Answers to check questions, as they were given. When a question comes back is worked out from these.

use std::str::FromStr;

use super::Moment;
use crate::domain::catalog::TopicId;

/// How well a question was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not at all.
    Again,
    /// With effort.
    Hard,
    /// As it should be.
    Good,
    /// Without thinking.
    Easy,
}

impl Rating {
    /// All ratings, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word that commands and the log use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }
}

impl FromStr for Rating {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|rating| rating.name() == text);
        found.ok_or_else(|| format!("there is no rating '{text}'; use again, hard, good or easy"))
    }
}

/// One answer to one check question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The topic.
    pub topic: TopicId,
    /// Which of its check questions, from 0.
    pub question: u16,
    /// How well it was remembered.
    pub rating: Rating,
    /// When.
    pub at: Moment,
}
