//! The forward formulas of FSRS-6, "Free Spaced Repetition Scheduler", version 6.
//!
//! Source: <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>, section FSRS-6, with the default
//! parameters and the bounds of the reference implementations `fsrs` 6.6 (Rust) and `py-fsrs` 6.3 (Python), whose
//! published test values are the tests below. Computed with `libm`, so that every machine that folds the same log
//! arrives at the same bits.

use super::rating::Rating;

/// What a memory of one question is, right after an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Memory {
    /// Days after which the chance of recall is 90 %.
    pub(super) stability: f64,
    /// How hard the question is for this learner, 1 to 10.
    pub(super) difficulty: f64,
}

const STABILITY: (f64, f64) = (0.001, 36_500.0);
const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// The stability after a first answer: again, hard, good, easy (w0 to w3).
const FIRST_STABILITY: [f64; 4] = [0.212, 1.2931, 2.3065, 8.2956];
const W4: f64 = 6.4133;
const W5: f64 = 0.8334;
const W6: f64 = 3.0194;
const W7: f64 = 0.001;
const W8: f64 = 1.8722;
const W9: f64 = 0.1666;
const W10: f64 = 0.796;
const W11: f64 = 1.4835;
const W12: f64 = 0.0614;
const W13: f64 = 0.2629;
const W14: f64 = 1.6483;
const W15: f64 = 0.6014;
const W16: f64 = 1.8729;
const W17: f64 = 0.5425;
const W18: f64 = 0.0912;
const W19: f64 = 0.0658;
const W20: f64 = 0.1542;

impl Memory {
    /// After the first answer of all.
    pub(super) fn first(rating: Rating) -> Self {
        let [again, hard, good, easy] = FIRST_STABILITY;
        let stability = match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        };
        Self { stability, difficulty: first_difficulty(rating).clamp(DIFFICULTY.0, DIFFICULTY.1) }
    }

    /// After a further answer, `days` after the one before; 0 on the same day.
    pub(super) fn next(self, rating: Rating, days: f64) -> Self {
        let stability = if days < 1.0 {
            self.on_the_same_day(rating)
        } else if rating == Rating::Again {
            self.after_failure(self.recall(days))
        } else {
            self.after_success(self.recall(days), rating)
        };
        Self { stability: stability.clamp(STABILITY.0, STABILITY.1), difficulty: self.next_difficulty(rating) }
    }

    /// The chance of recall `days` after the last answer.
    pub(super) fn recall(self, days: f64) -> f64 {
        libm::pow(1.0 + factor() * days / self.stability, -W20)
    }

    /// After how many days the chance of recall has come down to `retention`.
    pub(super) fn days_until(self, retention: f64) -> f64 {
        self.stability / factor() * (libm::pow(retention, -1.0 / W20) - 1.0)
    }

    fn after_success(self, recall: f64, rating: Rating) -> f64 {
        let penalty = if rating == Rating::Hard { W15 } else { 1.0 };
        let bonus = if rating == Rating::Easy { W16 } else { 1.0 };
        let growth = libm::exp(W8)
            * (11.0 - self.difficulty)
            * libm::pow(self.stability, -W9)
            * (libm::exp((1.0 - recall) * W10) - 1.0);
        self.stability * (growth * penalty * bonus + 1.0)
    }

    fn after_failure(self, recall: f64) -> f64 {
        let lost = W11
            * libm::pow(self.difficulty, -W12)
            * (libm::pow(self.stability + 1.0, W13) - 1.0)
            * libm::exp((1.0 - recall) * W14);
        lost.min(self.stability / libm::exp(W17 * W18))
    }

    fn on_the_same_day(self, rating: Rating) -> f64 {
        let growth = libm::exp(W17 * (grade(rating) - 3.0 + W18)) * libm::pow(self.stability, -W19);
        self.stability * if rating == Rating::Again { growth } else { growth.max(1.0) }
    }

    fn next_difficulty(self, rating: Rating) -> f64 {
        let change = -W6 * (grade(rating) - 3.0);
        let damped = self.difficulty + (10.0 - self.difficulty) * change / 9.0;
        reverted(damped).clamp(DIFFICULTY.0, DIFFICULTY.1)
    }
}

/// The model's number of a rating, 1 to 4.
fn grade(rating: Rating) -> f64 {
    match rating {
        Rating::Again => 1.0,
        Rating::Hard => 2.0,
        Rating::Good => 3.0,
        Rating::Easy => 4.0,
    }
}

fn first_difficulty(rating: Rating) -> f64 {
    W4 - libm::exp(W5 * (grade(rating) - 1.0)) + 1.0
}

/// Drawn a little towards the difficulty of what is easy at first sight.
fn reverted(difficulty: f64) -> f64 {
    W7 * first_difficulty(Rating::Easy) + (1.0 - W7) * difficulty
}

/// Chosen so that recall after `stability` days is 90 %.
fn factor() -> f64 {
    libm::pow(0.9, -1.0 / W20) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(stability: f64, difficulty: f64) -> Memory {
        Memory { stability, difficulty }
    }

    /// The published values are single precision.
    #[track_caller]
    fn check(computed: &[f64], published: &[f64]) {
        assert_eq!(computed.len(), published.len());
        for (computed, published) in computed.iter().zip(published) {
            assert!((computed / published - 1.0).abs() < 2e-6, "{computed} instead of {published}");
        }
    }

    #[test]
    fn six_answers_leave_the_published_memory() {
        // fsrs-rs 6.6, inference.rs, test_memory_state; py-fsrs 6.3, test_memo_state.
        let answers =
            [(Rating::Good, 0.0), (Rating::Good, 1.0), (Rating::Good, 3.0), (Rating::Good, 8.0), (Rating::Good, 21.0)];
        let last =
            answers.iter().fold(Memory::first(Rating::Again), |memory, &(rating, days)| memory.next(rating, days));
        check(&[last.stability, last.difficulty], &[53.62691, 6.357_486_7]);
    }

    #[test]
    fn recall_falls_as_published() {
        // fsrs-rs 6.6, model.rs, test_power_forgetting_curve.
        let cases = [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 4.0), (5.0, 2.0)];
        let recall = cases.map(|(days, stability)| memory(stability, 5.0).recall(days));
        check(&recall, &[1.0, 0.940_344_3, 0.925_378_6, 0.918_522_9, 0.9, 0.826_135_9]);
    }

    #[test]
    fn intervals_for_every_retention_are_the_published_ones() {
        // fsrs-rs 6.6, inference.rs, test_next_interval. The first is 3116766 there, in single precision.
        let days = [2, 3, 4, 5, 6, 7, 8, 9].map(|tenths| memory(1.0, 5.0).days_until(f64::from(tenths) / 10.0).round());
        check(&days, &[34793.0, 2508.0, 387.0, 90.0, 27.0, 9.0, 3.0, 1.0]);
        let days = memory(1.0, 5.0).days_until(0.1);
        assert!((days / 3_116_766.0 - 1.0).abs() < 1e-5, "{days}");
    }

    #[test]
    fn difficulty_moves_as_published() {
        // fsrs-rs 6.6, model.rs, test_next_difficulty, after mean reversion.
        let next = Rating::ALL.map(|rating| memory(5.0, 5.0).next_difficulty(rating));
        check(&next, &[8.341_763, 6.665_995_6, 4.990_228, 3.314_461_5]);
    }

    #[test]
    fn stability_moves_as_published() {
        // fsrs-rs 6.6, model.rs, test_next_stability.
        let success = [(2.0, Rating::Hard, 0.8), (3.0, Rating::Good, 0.7), (4.0, Rating::Easy, 0.6)]
            .map(|(difficulty, rating, recall)| memory(5.0, difficulty).after_success(recall, rating));
        check(&success, &[28.226_582, 58.656_002, 127.226_685]);
        let failure = [(1.0, 0.9), (2.0, 0.8), (3.0, 0.7), (4.0, 0.6)]
            .map(|(difficulty, recall)| memory(5.0, difficulty).after_failure(recall));
        check(&failure, &[1.052_539_6, 1.189_432_9, 1.368_083_8, 1.584_989]);
        let same_day = Rating::ALL.map(|rating| memory(5.0, 5.0).on_the_same_day(rating));
        check(&same_day, &[1.596_818, 5.0, 5.0, 8.129_61]);
    }

    #[test]
    fn thirteen_reviews_on_the_day_due_come_back_after_the_published_days() {
        // py-fsrs 6.3, test_review_card. Its learning steps of minutes are reviews on the same day here.
        let ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3].map(|grade: usize| Rating::ALL[grade - 1]);
        let published = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
        let mut memory = Memory::first(ratings[0]);
        for at in 1..ratings.len() {
            memory = memory.next(ratings[at], f64::from(published[at - 1]));
            if published[at] > 0 {
                check(&[memory.days_until(0.9).round()], &[f64::from(published[at])]);
            }
        }
    }
}
