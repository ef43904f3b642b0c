//! The questions of `learn` as plain prompts, for a terminal without screens and for screen readers.

use std::io::{BufRead, Write};

use jiff::civil::Date;

use super::wrap::hang;
use crate::domain::advice::{Answer, Interview, Question, QuestionId, QuestionKind, QuestionOption, parse_deadline};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Level, Profile};

/// Columns that prompts are wrapped at.
const WIDTH: usize = 78;

/// Asks all questions. Absent where the person left, or the input ended, before the last one.
pub(super) fn ask(
    catalog: &Catalog,
    start: Date,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> std::io::Result<Option<Profile>> {
    let mut interview = Interview::new(catalog, start);
    let total = interview.questions().len();
    write!(out, "Up to {total} questions. Enter alone skips one, b goes back, q leaves.\n\n")?;
    while let Some(question) = interview.current().cloned() {
        write!(out, "{} of {total}. {}\n", interview.position() + 1, question.id.text())?;
        out.write_all(hang("   ", question.id.hint(), WIDTH).as_bytes())?;
        let options = options(&question);
        for (number, option) in (1..).zip(options) {
            let note = if option.note.is_empty() { String::new() } else { format!(": {}", option.note) };
            out.write_all(hang(&format!("  {number:>3}. "), &format!("{}{note}", option.label), WIDTH).as_bytes())?;
        }
        write!(out, "{}", invitation(&question))?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim() {
            "q" => return Ok(None),
            "b" => {
                interview.back();
            }
            "" => interview.skip(),
            typed => {
                let answered = read(&question, typed, start)
                    .and_then(|answer| interview.answer(answer).map_err(|error| error.to_string()));
                if let Err(message) = answered {
                    write!(out, "   {message}\n")?;
                }
            }
        }
        writeln!(out)?;
    }
    Ok(Some(interview.profile()))
}

fn options(question: &Question) -> &[QuestionOption] {
    match &question.kind {
        QuestionKind::One(options) | QuestionKind::Many(options) => options,
        QuestionKind::Hours | QuestionKind::Date => &[],
    }
}

fn invitation(question: &Question) -> &'static str {
    match (question.id, &question.kind) {
        (_, QuestionKind::One(_)) => "Number> ",
        (QuestionId::Know, _) => "Numbers, with a level if you like, as in 3:basic, 7:expert> ",
        (_, QuestionKind::Many(_)) => "Numbers, as in 3, 7> ",
        (_, QuestionKind::Hours) => "Hours> ",
        (_, QuestionKind::Date) => "Date or months> ",
    }
}

/// The answer that was typed; the message says what to type instead.
fn read(question: &Question, typed: &str, start: Date) -> Result<Answer, String> {
    match &question.kind {
        QuestionKind::One(options) => {
            let value = option(options, typed)?;
            Ok(if value.is_empty() { Answer::Skipped } else { Answer::One(value.to_owned()) })
        }
        QuestionKind::Many(options) => {
            let words = typed.split([',', ' ']).filter(|word| !word.is_empty());
            words.map(|word| choice(options, word, question.id)).collect::<Result<_, _>>().map(Answer::Many)
        }
        QuestionKind::Hours => typed.parse().map(Answer::Hours).map_err(|error| format!("{error}")),
        QuestionKind::Date => parse_deadline(typed, start).map(|date| date.map_or(Answer::Skipped, Answer::Date)),
    }
}

fn choice(options: &[QuestionOption], word: &str, id: QuestionId) -> Result<String, String> {
    let Some((number, level)) = word.split_once(':') else { return option(options, word).map(str::to_owned) };
    let level = Level::ALL.into_iter().find(|own| own.name() == level).filter(|_| id == QuestionId::Know);
    match level {
        Some(level) => Ok(format!("{}:{}", option(options, number)?, level.name())),
        None => Err(format!("'{word}' is not understood; a level is basic, solid or expert")),
    }
}

/// The value of the option of that number, or of that name.
fn option<'a>(options: &'a [QuestionOption], typed: &str) -> Result<&'a str, String> {
    let named = options.iter().find(|option| option.value.eq_ignore_ascii_case(typed) && !option.value.is_empty());
    let numbered = typed.parse::<usize>().ok().and_then(|number| options.get(number.checked_sub(1)?));
    let found = named.or(numbered).map(|option| option.value.as_str());
    found.ok_or_else(|| format!("there is no '{typed}' here; give a number from 1 to {}", options.len()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::catalog::read as read_catalog;
    use crate::domain::learner::Goal;
    use crate::domain::markdown::Source;

    const PERSONA: &str = "# Guide\n\n## Roadmaps\n\n### Languages (200 hours each)\n\n- **Ada**: old\n- **Zig**: new\n\n\
        ## Learning paths\n\n**First job (4-6 months):**\n\n- Ada or Zig + tests\n- Time: 400-500 hours\n";

    fn asked(typed: &str) -> (Option<Profile>, String) {
        let (catalog, _) = read_catalog(&[Source::new("persona.md", PERSONA)]);
        let mut out = Vec::new();
        let profile = ask(&catalog, date(2026, 11, 23), &mut typed.as_bytes(), &mut out).unwrap();
        (profile, String::from_utf8(out).unwrap())
    }

    #[test]
    fn numbers_and_names_are_answers_and_enter_alone_skips() {
        let (profile, _) = asked("2\n\n12.5\n9\nzig\n\n\n");
        let profile = profile.unwrap();
        assert_eq!(profile.goal, Some(Goal::Backend));
        assert_eq!(profile.weekly().get().to_string(), "12.5");
        assert_eq!(profile.deadline, Some(date(2027, 8, 23)));
        assert_eq!(profile.language.unwrap().as_str(), "zig");
        assert!(profile.know.is_empty() && profile.avoid.is_empty());
    }

    #[test]
    fn nonsense_is_asked_again_with_what_to_type() {
        let (profile, out) = asked("99\n2\n3:good\n3:basic\n\n\n\n\n\n");
        assert!(out.contains("there is no '99' here; give a number from 1 to 8"), "{out}");
        assert!(out.contains("a level is basic, solid or expert"), "{out}");
        assert_eq!(profile.unwrap().know.len(), 1);
    }

    #[test]
    fn back_takes_an_answer_anew_and_the_end_of_input_leaves() {
        assert_eq!(asked("2\nb\n3\n\n\n\n\n\n\n").0.unwrap().goal, Some(Goal::FullStack));
        assert_eq!(asked("2\n").0, None);
        assert_eq!(asked("q\n").0, None);
    }
}
