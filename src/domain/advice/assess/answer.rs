//! What can be answered to "Could you do this today?", and what an answer says.

use std::fmt;
use std::str::FromStr;

/// An answer to "Could you do this today?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// All of it.
    Yes,
    /// Some of it.
    InPart,
    /// None of it.
    No,
    /// The learner cannot tell: an honest "I don't know".
    Unsure,
}

/// A word that is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no answer; say yes, part, no or unsure")]
pub struct AnswerWordError(pub String);

/// How far somebody is with a topic, as far as answers depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// They can do it.
    Known,
    /// They cannot, but can do all that it needs.
    Next,
    /// They cannot do something that it needs either.
    Far,
}

impl Answer {
    /// All answers, as they are offered.
    pub const ALL: [Self; 4] = [Self::Yes, Self::InPart, Self::No, Self::Unsure];

    /// The name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::InPart => "part",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// The answer that a person picks.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::InPart => "in part",
            Self::No => "no",
            Self::Unsure => "I don't know",
        }
    }

    /// How often it is given by somebody who stands so. The chance of "no" from somebody who can is the slip, that of
    /// "yes" from somebody who cannot the guess. Working figures of this program's own, to be replaced by what people
    /// edit in their results.
    pub(super) fn chance(self, standing: Standing) -> f64 {
        match (standing, self) {
            (Standing::Known, Self::Yes) | (Standing::Far, Self::No) => 0.82,
            (Standing::Known, Self::InPart) => 0.10,
            (Standing::Known, Self::No) | (Standing::Far, Self::Yes) => 0.03,
            (Standing::Known, Self::Unsure) => 0.05,
            (Standing::Next, Self::Yes) | (Standing::Far, Self::Unsure) => 0.08,
            (Standing::Next, Self::InPart) => 0.24,
            (Standing::Next, Self::No) => 0.56,
            (Standing::Next, Self::Unsure) => 0.12,
            (Standing::Far, Self::InPart) => 0.07,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Answer {
    type Err = AnswerWordError;

    /// Reads the name or the words; case and space around them do not count.
    fn from_str(text: &str) -> Result<Self, AnswerWordError> {
        let wanted = text.trim().to_lowercase();
        let found =
            Self::ALL.into_iter().find(|answer| answer.name() == wanted || answer.words().to_lowercase() == wanted);
        found.ok_or_else(|| AnswerWordError(text.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_always_answers_something() {
        for standing in [Standing::Known, Standing::Next, Standing::Far] {
            let sum: f64 = Answer::ALL.iter().map(|answer| answer.chance(standing)).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{standing:?}: {sum}");
        }
    }

    #[test]
    fn names_and_words_are_read_back() {
        for answer in Answer::ALL {
            assert_eq!(answer.name().parse(), Ok(answer));
            assert_eq!(answer.words().parse(), Ok(answer));
        }
        assert_eq!("perhaps".parse::<Answer>(), Err(AnswerWordError("perhaps".to_owned())));
    }
}
