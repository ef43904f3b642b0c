//! How much of the week reviews may take.

use std::fmt;
use std::str::FromStr;

/// What a question takes: reading it, answering aloud or on paper, comparing with the answer. A working figure of this
/// program's own.
pub const MINUTES_A_QUESTION: f64 = 2.0;

/// The share of the week's hours that reviews may take, in whole per cent: 0 (none) to [`ReviewShare::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewShare(u8);

/// A figure that is no share.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the share for reviews is a whole number of per cent from 0 to {max}", max = ReviewShare::MAX)]
pub struct ShareError;

impl ReviewShare {
    /// The most that leaves room for anything new: half of the hours.
    pub const MAX: u8 = 50;
    /// What is assumed until the learner says otherwise: of 8 hours 48 minutes, which is 24 questions.
    pub const DEFAULT: Self = Self(10);

    /// Whole per cent, 0 to [`ReviewShare::MAX`].
    pub fn new(percent: u8) -> Result<Self, ShareError> {
        if percent <= Self::MAX { Ok(Self(percent)) } else { Err(ShareError) }
    }

    /// In whole per cent.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// How many minutes of a week with so many hours.
    pub fn minutes(self, week_hours: f64) -> f64 {
        week_hours.max(0.0) * 60.0 * f64::from(self.0) / 100.0
    }

    /// How many questions fit into its part of a week with so many hours, at [`MINUTES_A_QUESTION`] each.
    pub fn questions(self, week_hours: f64) -> usize {
        // The small addition keeps 30 minutes from being 14 questions by a rounding error; no finite week overflows.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and saturates")]
        let questions = (self.minutes(week_hours) / MINUTES_A_QUESTION + 1e-9) as usize;
        questions
    }
}

impl Default for ReviewShare {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl fmt::Display for ReviewShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl FromStr for ReviewShare {
    type Err = ShareError;

    /// Reads `10`, `10%` and `10 %`.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let text = text.trim();
        let number = text.strip_suffix('%').unwrap_or(text).trim_end();
        number.parse().map_err(|_| ShareError).and_then(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, week_hours: f64, questions: Option<usize>) {
        assert_eq!(text.parse::<ReviewShare>().ok().map(|share| share.questions(week_hours)), questions, "{text}");
    }

    #[test]
    fn a_share_of_the_week_is_so_many_questions() {
        check("10", 8.0, Some(24));
        check("10 %", 5.0, Some(15));
        check("10%", 0.5, Some(1));
        check("0", 8.0, Some(0));
        check("50", 0.0, Some(0));
        check("50", -3.0, Some(0));
        check("51", 8.0, None);
        check("ten", 8.0, None);
        check("-1", 8.0, None);
        let share = ReviewShare::DEFAULT;
        assert_eq!(share.to_string().parse(), Ok(share));
    }
}
