//! One question as a learner remembers it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::memory::Memory;
use super::rating::Rating;
use crate::domain::learner::days_between;

/// A question that was never asked comes no earlier than so many days after its topic was done: a question on the next
/// evening tells nothing. A working figure of this program's own.
pub const FIRST_WAIT: u32 = 3;

/// The chance of recall at which a question comes back unless the learner says otherwise: the model's own default.
pub const DEFAULT_RETENTION: Retention = Retention(0.9);

/// The chance of recall at which a question comes back: 0.7 to 0.97. Higher costs more reviews: at 0.95
/// the intervals are 0.4 times those at 0.9.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Retention(f64);

/// A share that is no sensible aim.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("a retention lies between 0.7 and 0.97, {0} does not")]
pub struct RetentionError(pub f64);

impl Retention {
    /// A chance of recall, 0.7 to 0.97.
    pub fn new(chance: f64) -> Result<Self, RetentionError> {
        if (0.7..=0.97).contains(&chance) { Ok(Self(chance)) } else { Err(RetentionError(chance)) }
    }

    /// As a number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        DEFAULT_RETENTION
    }
}

/// By which model a card was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Model {
    /// FSRS-6 with its published default parameters.
    #[default]
    Fsrs6,
}

impl Model {
    /// The name that is written into each review.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fsrs6 => "fsrs-6",
        }
    }
}

/// One question as a learner remembers it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    memory: Memory,
    last: Date,
    reviews: u32,
    model: Model,
}

impl Card {
    /// A question of a topic that was finished on a day: as if answered with "yes" then, and not asked yet.
    pub fn learnt(day: Date) -> Self {
        Self { memory: Memory::first(Rating::Good), last: day, reviews: 0, model: Model::Fsrs6 }
    }

    /// A question whose first trace is an answer.
    pub fn first(rating: Rating, day: Date) -> Self {
        Self { memory: Memory::first(rating), last: day, reviews: 1, model: Model::Fsrs6 }
    }

    /// The card after an answer. A day before the last one (a clock set back) counts as the same day.
    #[must_use]
    pub fn after(self, rating: Rating, day: Date) -> Self {
        Self { reviews: self.reviews.saturating_add(1), ..self.refreshed(rating, day) }
    }

    /// The card after its topic was finished once more: as if answered with "yes" that day.
    #[must_use]
    pub fn learnt_again(self, day: Date) -> Self {
        self.refreshed(Rating::Good, day)
    }

    fn refreshed(self, rating: Rating, day: Date) -> Self {
        let memory = self.memory.next(rating, days_between(self.last, day).max(0.0));
        Self { memory, last: self.last.max(day), ..self }
    }

    /// The chance that the answer is recalled on a day, 0 to 1; 1 on the day of the last answer and before.
    pub fn retrievability(&self, day: Date) -> f64 {
        self.memory.recall(days_between(self.last, day).max(0.0))
    }

    /// The first day on which it comes back: when recall has come down to `desired`, at least a day after the last answer
    /// and, never asked, at least [`FIRST_WAIT`] days.
    pub fn due(&self, desired: Retention) -> Date {
        let least = if self.reviews == 0 { f64::from(FIRST_WAIT) } else { 1.0 };
        days_after(self.last, self.memory.days_until(desired.get()).round().max(least))
    }

    /// Days after which recall has come down to 90 %.
    pub fn stability(&self) -> f64 {
        self.memory.stability
    }

    /// How hard it is for this learner, 1 to 10.
    pub fn difficulty(&self) -> f64 {
        self.memory.difficulty
    }

    /// The day of the last answer, or on which its topic was last finished.
    pub fn last(&self) -> Date {
        self.last
    }

    /// How often it was answered.
    pub fn reviews(&self) -> u32 {
        self.reviews
    }

    /// By which model it was computed.
    pub fn model(&self) -> Model {
        self.model
    }
}

/// A day so many whole days later, held at the last day that exists.
fn days_after(day: Date, days: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let days = days.clamp(0.0, 3_000_000.0) as i64;
    day.checked_add(days.days()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const DONE: Date = date(2026, 11, 23);

    #[test]
    fn a_question_first_comes_some_days_after_its_topic_was_done() {
        assert_eq!(Card::learnt(DONE).due(DEFAULT_RETENTION), date(2026, 11, 26));
        let patient = Retention::new(0.8).unwrap();
        assert_eq!(Card::learnt(DONE).due(patient), date(2026, 12, 1));
    }

    #[test]
    fn intervals_grow_with_every_yes() {
        let mut card = Card::learnt(DONE);
        let mut days = Vec::new();
        // As py-fsrs 6.3 computes them without learning steps.
        for _ in 0..5 {
            let due = card.due(DEFAULT_RETENTION);
            days.push(due.since(card.last()).unwrap().get_days());
            card = card.after(Rating::Good, due);
        }
        assert_eq!(days, [3, 14, 57, 196, 586]);
        assert_eq!((card.reviews(), card.model().name()), (5, "fsrs-6"));
    }

    #[test]
    fn a_clock_set_back_counts_as_the_same_day() {
        let card = Card::learnt(DONE);
        let back = card.after(Rating::Good, date(2020, 1, 1));
        assert_eq!(back, card.after(Rating::Good, DONE));
        assert_eq!(back.last(), DONE);
    }

    #[test]
    fn the_far_end_of_the_calendar_is_no_fault() {
        let card = Card::learnt(Date::MAX).after(Rating::Easy, Date::MAX);
        assert_eq!(card.due(DEFAULT_RETENTION), Date::MAX);
        assert!(Card::learnt(Date::MIN).retrievability(Date::MAX) > 0.0);
    }

    #[test]
    fn only_sensible_aims_are_taken() {
        for (chance, fits) in [(0.69, false), (0.7, true), (0.97, true), (1.0, false), (f64::NAN, false)] {
            assert_eq!(Retention::new(chance).is_ok(), fits, "{chance}");
        }
    }
}
