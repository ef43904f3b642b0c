//! Advice that one can argue with: every way of filling every path is evaluated and scored by weighted criteria.

pub mod assess;
mod budget;
mod candidates;
mod change_of_mind;
mod criteria;
#[cfg(test)]
mod fixture;
mod goal_words;
mod interview;
mod phases;
#[cfg(test)]
mod properties;
mod question;
mod recommend;

pub use budget::{DAYS_A_MONTH, PathBudget, assumed_weekly, budgets, months_at, on_paper, people_need};
pub use candidates::{Candidate, Pick, Way, ways};
pub use change_of_mind::{ChangeOfMind, Flag};
pub use criteria::{Contribution, Criterion, Reason, in_a_hundred, language_fit};
pub use interview::{AnswerError, Interview, parse_deadline};
pub use phases::{Phase, phases};
pub use question::{Answer, LEVELS, Question, QuestionId, QuestionKind, QuestionOption};
pub use recommend::{Advice, AdviceError, Recommendation, lean, recommend};
