//! The wizard without a screen: questions in order, answers that can be taken back, and a profile at every moment.

use jiff::civil::Date;

use super::question::{Answer, Question, QuestionId, known};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Goal, Known, Priority, Profile, WeeklyHours};
use crate::domain::plan::add_months;

/// A conversation: which question stands, and what was answered so far. Leaving half-way loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    questions: Vec<Question>,
    answers: Vec<Option<Answer>>,
    current: usize,
    start: Date,
}

/// Why an answer does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// There is no question left.
    #[error("all questions are answered")]
    Finished,
    /// The answer is not of the question's kind.
    #[error("this is no answer to that question")]
    WrongKind,
    /// The answer names something that is not on offer.
    #[error("'{0}' is not on offer")]
    NotOffered(String),
    /// The deadline lies before the first day.
    #[error("{0} is not after the first day, {1}")]
    Past(Date, Date),
}

impl Interview {
    /// All questions that this catalogue can ask, none answered. `start` is the first day of study.
    pub fn new(catalog: &Catalog, start: Date) -> Self {
        let questions: Vec<Question> = QuestionId::ALL.into_iter().filter_map(|id| Question::of(id, catalog)).collect();
        let answers = vec![None; questions.len()];
        Self { questions, answers, current: 0, start }
    }

    /// All questions.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question that stands; absent when all are answered or skipped.
    pub fn current(&self) -> Option<&Question> {
        self.questions.get(self.current)
    }

    /// The number of the question that stands, from 0; the number of questions when there is none.
    pub fn position(&self) -> usize {
        self.current
    }

    /// What was answered to a question.
    pub fn answer_to(&self, id: QuestionId) -> Option<&Answer> {
        let place = self.questions.iter().position(|question| question.id == id)?;
        self.answers.get(place)?.as_ref()
    }

    /// Answers the question that stands and goes on to the next.
    pub fn answer(&mut self, answer: Answer) -> Result<(), AnswerError> {
        let question = self.questions.get(self.current).ok_or(AnswerError::Finished)?;
        check(question, &answer, self.start)?;
        if let Some(place) = self.answers.get_mut(self.current) {
            *place = Some(answer);
        }
        self.current += 1;
        Ok(())
    }

    /// Skips the question that stands: its default holds.
    pub fn skip(&mut self) {
        if let Some(place) = self.answers.get_mut(self.current) {
            *place = Some(Answer::Skipped);
            self.current += 1;
        }
    }

    /// Goes back one question; false at the first.
    pub fn back(&mut self) -> bool {
        match self.current.checked_sub(1) {
            Some(before) => {
                self.current = before;
                true
            }
            None => false,
        }
    }

    /// Goes to a question, to answer it again; false where it is not asked.
    pub fn go_to(&mut self, id: QuestionId) -> bool {
        let place = self.questions.iter().position(|question| question.id == id);
        self.current = place.unwrap_or(self.current);
        place.is_some()
    }

    /// Goes past the last question: the rest is skipped.
    pub fn finish(&mut self) {
        self.current = self.questions.len();
    }

    /// Whether anything was answered.
    pub fn is_started(&self) -> bool {
        self.answers.iter().flatten().any(|answer| *answer != Answer::Skipped)
    }

    /// The profile that the answers so far make.
    pub fn profile(&self) -> Profile {
        let mut profile = Profile::default();
        for (question, answer) in self.questions.iter().zip(&self.answers) {
            if let Some(answer) = answer {
                apply(question.id, answer, &mut profile);
            }
        }
        profile
    }

    /// Answers the question after weekly hours, wherever the conversation stands.
    pub fn set_hours(&mut self, hours: WeeklyHours) {
        let place = self.questions.iter().position(|question| question.id == QuestionId::Hours);
        if let Some(answer) = place.and_then(|place| self.answers.get_mut(place)) {
            *answer = Some(Answer::Hours(hours));
        }
    }

    /// Puts in the answers that make a profile, and stands behind the last question.
    pub fn set_profile(&mut self, profile: &Profile) {
        let values = |items: Vec<String>| if items.is_empty() { Answer::Skipped } else { Answer::Many(items) };
        let one = |value: Option<String>| value.map_or(Answer::Skipped, Answer::One);
        for (question, answer) in self.questions.iter().zip(&mut self.answers) {
            *answer = Some(match question.id {
                QuestionId::Goal => one(profile.goal.map(|goal| goal.name().to_owned())),
                QuestionId::Know => values(profile.know.iter().map(ToString::to_string).collect()),
                QuestionId::Hours => profile.hours.map_or(Answer::Skipped, Answer::Hours),
                QuestionId::Deadline => profile.deadline.map_or(Answer::Skipped, Answer::Date),
                QuestionId::Language => one(profile.language.as_ref().map(ToString::to_string)),
                QuestionId::Priority => one(profile.priority.map(|priority| priority.name().to_owned())),
                QuestionId::Avoid => values(profile.avoid.iter().map(ToString::to_string).collect()),
            });
        }
        self.current = self.questions.len();
    }
}

fn check(question: &Question, answer: &Answer, start: Date) -> Result<(), AnswerError> {
    use super::question::QuestionKind as Kind;
    let offered = |options: &[super::question::QuestionOption], value: &str| {
        let id = value.split([':', '/']).next().unwrap_or(value);
        if options.iter().any(|option| option.value == id) {
            Ok(())
        } else {
            Err(AnswerError::NotOffered(value.to_owned()))
        }
    };
    match (&question.kind, answer) {
        (_, Answer::Skipped) | (Kind::Hours, Answer::Hours(_)) => Ok(()),
        (Kind::One(options), Answer::One(value)) => offered(options, value),
        (Kind::Many(options), Answer::Many(values)) => {
            values.iter().try_for_each(|value| offered(options, value))?;
            if question.id == QuestionId::Know {
                known(values).map_err(AnswerError::NotOffered)?;
            }
            Ok(())
        }
        (Kind::Date, Answer::Date(date)) if *date > start => Ok(()),
        (Kind::Date, Answer::Date(date)) => Err(AnswerError::Past(*date, start)),
        _ => Err(AnswerError::WrongKind),
    }
}

fn apply(id: QuestionId, answer: &Answer, profile: &mut Profile) {
    match (id, answer) {
        (QuestionId::Goal, Answer::One(value)) => {
            profile.goal = Goal::ALL.into_iter().find(|goal| goal.name() == value);
        }
        (QuestionId::Priority, Answer::One(value)) => {
            profile.priority = Priority::ALL.into_iter().find(|priority| priority.name() == value);
        }
        (QuestionId::Language, Answer::One(value)) => profile.language = value.parse().ok(),
        (QuestionId::Know, Answer::Many(values)) => {
            profile.know = values.iter().filter_map(|value| value.parse::<Known>().ok()).collect();
        }
        (QuestionId::Avoid, Answer::Many(values)) => {
            profile.avoid = values.iter().filter_map(|value| value.parse().ok()).collect();
        }
        (QuestionId::Hours, Answer::Hours(hours)) => profile.hours = Some(*hours),
        (QuestionId::Deadline, Answer::Date(date)) => profile.deadline = Some(*date),
        _ => {}
    }
}

/// A deadline as a person types it: a date (`2027-09-30`), or a number of months from `start` (`9`, `9 months`). The
/// message says what is wrong.
pub fn parse_deadline(text: &str, start: Date) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    if let Ok(months) = number.parse::<u16>() {
        return match months {
            1..=1200 => Ok(Some(add_months(start, months))),
            _ => Err(format!("'{text}' is no number of months; use 1 to 1200")),
        };
    }
    match text.parse::<Date>() {
        Ok(date) if date > start => Ok(Some(date)),
        Ok(date) => Err(format!("{date} is not after the first day, {start}")),
        Err(_) => Err(format!("'{text}' is neither a date such as 2027-09-30 nor a number of months")),
    }
}
