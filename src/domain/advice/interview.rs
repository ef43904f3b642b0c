//! The wizard without a screen: questions in order, answers that can be taken back, and a profile at every moment.

use std::sync::Arc;

use jiff::civil::Date;

use super::question::{Answer, Question, QuestionId, known};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Goal, Known, Priority, Profile, WeeklyHours};
use crate::domain::plan::{add_days, add_months};

/// A conversation: which question stands, and what was answered so far. Leaving half-way loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    questions: Arc<[Question]>,
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
        let questions: Arc<[Question]> =
            QuestionId::ALL.into_iter().filter_map(|id| Question::of(id, catalog)).collect();
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
        let before = self.answers.get(self.current).and_then(Option::as_ref);
        // What stands already came from a command, which may name more than the questions offer.
        if before != Some(&answer) {
            check(question, &answer, before, self.start)?;
        }
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

fn check(question: &Question, answer: &Answer, before: Option<&Answer>, start: Date) -> Result<(), AnswerError> {
    use super::question::QuestionKind as Kind;
    let offered = |options: &[super::question::QuestionOption], value: &str| {
        let id = value.split([':', '/']).next().unwrap_or(value);
        let stands = matches!(before, Some(Answer::Many(values)) if values.iter().any(|before| before == value));
        if stands || options.iter().any(|option| option.value == id) {
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

/// The longest that a deadline may be away, in years.
const MAX_YEARS: u16 = 100;

/// A deadline as a person types it: a date (`2027-09-30`), or a time from `start` (`9`, `9 months`, `2 years`,
/// `6 weeks`; a bare number counts months). The message says what is wrong.
pub fn parse_deadline(text: &str, start: Date) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    if let (false, Some((unit, a_year))) = (number.is_empty(), unit_of_time(unit.trim())) {
        let most = a_year * MAX_YEARS;
        return match number.parse::<u16>() {
            Ok(number) if (1..=most).contains(&number) => Ok(Some(match a_year {
                1 => add_months(start, number * 12),
                12 => add_months(start, number),
                _ => add_days(start, f64::from(number) * 7.0),
            })),
            _ => Err(format!("'{text}' is no number of {unit}; use 1 to {most}")),
        };
    }
    match text.parse::<Date>() {
        Ok(date) if date > start => Ok(Some(date)),
        Ok(date) => Err(format!("{date} is not after the first day, {start}")),
        Err(_) => Err(format!("'{text}' is neither a date such as 2027-09-30 nor a number of months")),
    }
}

/// A unit's name, and how many make a year.
fn unit_of_time(word: &str) -> Option<(&'static str, u16)> {
    match word.to_ascii_lowercase().as_str() {
        "" | "m" | "mo" | "month" | "months" => Some(("months", 12)),
        "y" | "year" | "years" => Some(("years", 1)),
        "w" | "week" | "weeks" => Some(("weeks", 52)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::fixture::{START, catalog};
    use jiff::civil::date;

    fn interview() -> Interview {
        Interview::new(&catalog(), START)
    }

    fn one(value: &str) -> Answer {
        Answer::One(value.to_owned())
    }

    fn many(values: &[&str]) -> Answer {
        Answer::Many(values.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn questions_come_in_order_and_end() {
        let mut interview = interview();
        let mut asked = Vec::new();
        while let Some(question) = interview.current() {
            asked.push(question.id);
            interview.skip();
        }
        assert_eq!(asked, QuestionId::ALL);
        assert_eq!((interview.position(), interview.is_started()), (7, false));
        assert_eq!(interview.answer(one("backend")), Err(AnswerError::Finished));
        assert_eq!(interview.profile(), Profile::default());
        interview.skip();
        assert_eq!(interview.position(), 7);
    }

    #[test]
    fn an_answer_is_taken_and_can_be_taken_back() {
        let mut interview = interview();
        assert_eq!(interview.answer(one("backend")), Ok(()));
        assert_eq!(interview.answer(many(&["python:basic", "sql/joins"])), Ok(()));
        assert!(interview.is_started());
        assert!(interview.back() && interview.back());
        assert!(!interview.back());
        assert_eq!(interview.answer_to(QuestionId::Goal), Some(&one("backend")));
        assert_eq!(interview.answer(one("cloud")), Ok(()));
        assert_eq!(interview.profile().goal, Some(Goal::Cloud));
        assert_eq!(interview.profile().know.len(), 2);
    }

    #[test]
    fn any_answer_can_be_edited_without_losing_the_others() {
        let mut interview = interview();
        interview.answer(one("backend")).unwrap();
        interview.finish();
        assert!(interview.go_to(QuestionId::Hours));
        interview.answer(Answer::Hours(WeeklyHours::new(12.0).unwrap())).unwrap();
        assert_eq!(interview.current().map(|question| question.id), Some(QuestionId::Deadline));
        interview.set_hours(WeeklyHours::new(6.0).unwrap());
        let profile = interview.profile();
        assert_eq!((profile.goal, profile.weekly().get()), (Some(Goal::Backend), 6.0));
    }

    #[test]
    fn a_question_that_is_not_asked_cannot_be_gone_to() {
        let mut bare = Interview::new(&Catalog::default(), START);
        assert!(!bare.go_to(QuestionId::Language));
        assert_eq!(bare.position(), 0);
        assert_eq!(bare.answer_to(QuestionId::Language), None);
        bare.set_hours(WeeklyHours::DEFAULT);
        assert_eq!(bare.profile().hours, Some(WeeklyHours::DEFAULT));
    }

    #[track_caller]
    fn refused(id: QuestionId, answer: Answer, message: &str) {
        let mut interview = interview();
        interview.go_to(id);
        let before = interview.clone();
        assert_eq!(interview.answer(answer).map_err(|error| error.to_string()), Err(message.to_owned()));
        assert_eq!(interview, before, "a refused answer changes nothing");
    }

    #[test]
    fn what_is_no_answer_is_refused_with_a_reason() {
        refused(QuestionId::Goal, one("riches"), "'riches' is not on offer");
        refused(QuestionId::Goal, many(&["backend"]), "this is no answer to that question");
        refused(QuestionId::Know, one("python"), "this is no answer to that question");
        refused(QuestionId::Know, many(&["python", "cobol"]), "'cobol' is not on offer");
        refused(QuestionId::Avoid, many(&["none"]), "'none' is not on offer");
        refused(QuestionId::Hours, Answer::Date(START), "this is no answer to that question");
        refused(QuestionId::Deadline, Answer::Date(START), "2026-11-23 is not after the first day, 2026-11-23");
        refused(QuestionId::Language, one("sql"), "'sql' is not on offer");
        refused(
            QuestionId::Know,
            many(&["python:well"]),
            "''well' is no level; use basic, solid or expert' is not on offer",
        );
    }

    #[test]
    fn no_language_and_no_priority_are_answers_too() {
        let mut interview = interview();
        for (id, answer) in [(QuestionId::Language, one("")), (QuestionId::Priority, one(""))] {
            interview.go_to(id);
            assert_eq!(interview.answer(answer), Ok(()));
        }
        assert_eq!(interview.profile(), Profile::default());
    }

    #[track_caller]
    fn by(text: &str, deadline: Result<Option<Date>, &str>) {
        assert_eq!(parse_deadline(text, START), deadline.map_err(str::to_owned), "{text:?}");
    }

    #[test]
    fn a_deadline_is_a_date_or_a_number_of_months() {
        by("", Ok(None));
        by("  ", Ok(None));
        by("2027-09-30", Ok(Some(date(2027, 9, 30))));
        by(" 2027-09-30 ", Ok(Some(date(2027, 9, 30))));
        for text in ["9", "9 months", "9months", "9 m", "9 mo"] {
            by(text, Ok(Some(date(2027, 8, 23))));
        }
        by("1", Ok(Some(date(2026, 12, 23))));
        by("2 years", Ok(Some(date(2028, 11, 23))));
        by("6 weeks", Ok(Some(date(2027, 1, 4))));
        by("1200", Ok(Some(date(2126, 11, 23))));
    }

    #[test]
    fn a_deadline_that_is_none_is_refused_with_a_reason() {
        by("0", Err("'0' is no number of months; use 1 to 1200"));
        by("1201", Err("'1201' is no number of months; use 1 to 1200"));
        by("2026-11-23", Err("2026-11-23 is not after the first day, 2026-11-23"));
        by("1999-01-01", Err("1999-01-01 is not after the first day, 2026-11-23"));
        for text in ["soon", "-3", "2027-13-01", "30.9.2027", "9.5", "9 moons"] {
            let message = format!("'{text}' is neither a date such as 2027-09-30 nor a number of months");
            by(text, Err(&message));
        }
        by("0 weeks", Err("'0 weeks' is no number of weeks; use 1 to 5200"));
        by("101 years", Err("'101 years' is no number of years; use 1 to 100"));
        by("99999999", Err("'99999999' is no number of months; use 1 to 1200"));
    }
}
