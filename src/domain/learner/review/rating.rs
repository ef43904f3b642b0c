//! How well a question was answered.

use std::fmt;
use std::str::FromStr;

/// How well a question was answered, as the learner judges it after seeing the answer. Ordered: worse comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not answered, or wrongly.
    Again,
    /// Answered with effort, or in part.
    Hard,
    /// Answered.
    Good,
    /// Answered without having to think.
    Easy,
}

/// A word that is no rating.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no rating; say again, hard, good or easy")]
pub struct RatingError(pub String);

impl Rating {
    /// All ratings, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The name in the log and in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// The answer to "did you know it?" that a person picks.
    pub fn words(self) -> &'static str {
        match self {
            Self::Again => "no",
            Self::Hard => "hardly",
            Self::Good => "yes",
            Self::Easy => "at once",
        }
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Rating {
    type Err = RatingError;

    /// Reads the name or the words; case and space around them do not count.
    fn from_str(text: &str) -> Result<Self, RatingError> {
        let wanted = text.trim().to_lowercase();
        let found = Self::ALL.into_iter().find(|rating| rating.name() == wanted || rating.words() == wanted);
        found.ok_or_else(|| RatingError(text.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words_are_read_back() {
        for rating in Rating::ALL {
            assert_eq!(rating.name().parse(), Ok(rating));
            assert_eq!(rating.words().to_uppercase().parse(), Ok(rating));
        }
        assert_eq!(
            "soso".parse::<Rating>().unwrap_err().to_string(),
            "'soso' is no rating; say again, hard, good or easy"
        );
    }
}
