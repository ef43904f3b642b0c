//! `review`: the questions of what is done, when they come back.

use std::io::{self, BufRead, Write};

use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{DueShape, ReviewShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, Report, View, topic, words};
use crate::domain::learner::review::{DEFAULT_RETENTION, Due, Rating};
use crate::domain::text::{Count, Listed};
use crate::domain::today::today;
use crate::domain::{Change, Guide};

/// Asks what is due, one question after the other; where nobody can be asked, lists it.
pub(in crate::cli) fn review(
    own: &mut Own,
    can_ask: bool,
    as_json: bool,
    view: &View,
    report: &mut Report<'_>,
) -> Result<Answer, Refusal> {
    let due = today(&own.guide, None).due;
    if as_json {
        return Ok(Answer::new(json(shape(&own.guide, &due))));
    }
    if due.is_empty() {
        return Ok(Answer::new(hang("", &nothing(&own.guide), view.width)));
    }
    if !can_ask {
        return Ok(Answer::new(list(&own.guide, &due, view)));
    }
    let mut answered = 0;
    for (number, question) in (1..).zip(&due) {
        let guide = &own.guide;
        let head = format!("{number} of {}, {}", due.len(), words::named(guide, &question.topic));
        let reply = report.ask(|out| ask(guide, question, &head, view, &mut io::stdin().lock(), out));
        let Some(rating) = reply else { break };
        own.record([answer_to(question, rating)], view)?;
        answered += 1;
    }
    let left = due.len() - answered;
    let rest = if left == 0 { "Nothing more is due.".to_owned() } else { format!("{left} more wait.") };
    Ok(Answer::new(hang("", &format!("Saved: {}. {rest}", Count::new(answered, "answer")), view.width)))
}

/// Records one answer without asking.
pub(in crate::cli) fn rate(
    own: &mut Own,
    typed: &str,
    question: u16,
    rating: &str,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let id = topic::topic(&own.guide, typed)?;
    let rating = rating.parse::<Rating>().map_err(|error| Refusal::Nothing(error.to_string()))?;
    let count = own.guide.catalog.topic(&id).map_or(0, |topic| topic.text().checks.len());
    let Some(at) = question.checked_sub(1).filter(|at| usize::from(*at) < count) else {
        return Err(Refusal::Nothing(format!(
            "{} asks {}; give a number from 1 on",
            words::named(&own.guide, &id),
            Count::new(count, "question")
        )));
    };
    own.record([Change::Review { topic: id.clone(), question: at, rating }], view)?;
    let back = own.guide.deck().card(&id, at).map(|card| card.due(DEFAULT_RETENTION));
    if as_json {
        return Ok(Answer::new(json(shape(&own.guide, &today(&own.guide, None).due))));
    }
    let title = words::named(&own.guide, &id);
    let text = match back {
        Some(day) => format!("Saved: question {question} of {title}. It comes back on {day}."),
        None => format!("Saved: question {question} of {title}. It comes back once the topic is done."),
    };
    Ok(Answer::new(hang("", &text, view.width)))
}

fn answer_to(due: &Due, rating: Rating) -> Change {
    Change::Review { topic: due.topic.clone(), question: due.question, rating }
}

/// One question: asked, answered for, rated. Absent where the person leaves or the input ends.
fn ask(
    guide: &Guide,
    due: &Due,
    head: &str,
    view: &View,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Option<Rating>> {
    let Some(text) = due.text(&guide.catalog) else { return Ok(None) };
    write!(out, "{head}\n{}", hang("   ", &text.question, view.width))?;
    if line(out, input, "Answer it to yourself; Enter shows an answer, q leaves> ")?.is_none_or(|typed| typed == "q") {
        return Ok(None);
    }
    out.write_all(hang("   ", &text.answer, view.width).as_bytes())?;
    let offered: Vec<String> =
        (1..).zip(Rating::ALL).map(|(number, rating)| format!("{number} {}", rating.words())).collect();
    let invitation = format!("Did you know it? {}> ", Listed::or(&offered));
    while let Some(typed) = line(out, input, &invitation)?.filter(|typed| typed != "q") {
        let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let rating = number.and_then(|at| Rating::ALL.get(at).copied()).or_else(|| typed.parse().ok());
        if rating.is_some() {
            writeln!(out)?;
            return Ok(rating);
        }
    }
    Ok(None)
}

fn line(out: &mut dyn Write, input: &mut dyn BufRead, invitation: &str) -> io::Result<Option<String>> {
    out.write_all(invitation.as_bytes())?;
    out.flush()?;
    let mut typed = String::new();
    let read = input.read_line(&mut typed)?;
    Ok((read > 0).then(|| typed.trim().to_lowercase()))
}

fn nothing(guide: &Guide) -> String {
    match guide.deck().next_due(DEFAULT_RETENTION) {
        Some(day) if day > guide.today => format!("Nothing is due today. The next question comes back on {day}."),
        Some(_) => "This week's share of reviews is done. What is left waits for the next one.".to_owned(),
        None => format!(
            "Nothing is due: questions come back some days after a topic is done, as in `backend-guide mark {} done`.",
            words::example(guide)
        ),
    }
}

fn list(guide: &Guide, due: &[Due], view: &View) -> String {
    let mut page = Page::new(view);
    page.title(&format!("{} to review", Count::new(due.len(), "question")));
    for question in due {
        let Some(text) = question.text(&guide.catalog) else { continue };
        let number = u32::from(question.question) + 1;
        page.gap();
        page.say(&format!("{} {number}", question.topic));
        page.hang("  ", &text.question);
        page.hang("  > ", &text.answer);
    }
    page.gap();
    page.say("Record how well you knew one: backend-guide review ID N RATING, with again, hard, good or easy.");
    page.finish()
}

fn shape(guide: &Guide, due: &[Due]) -> ReviewShape {
    let questions = due.iter().filter_map(|due| {
        let text = due.text(&guide.catalog)?;
        Some(DueShape {
            topic: due.topic.to_string(),
            number: u32::from(due.question) + 1,
            question: text.question.to_string(),
            answer: text.answer.to_string(),
            recall: (due.recall * 100.0).round() / 100.0,
        })
    });
    ReviewShape { due: questions.collect(), retained: guide.deck().retained(guide.today).share() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_trimmed_and_the_end_of_the_input_leaves() {
        let mut out = Vec::new();
        assert_eq!(line(&mut out, &mut " Good \n".as_bytes(), "> ").unwrap(), Some("good".to_owned()));
        assert_eq!(line(&mut out, &mut "".as_bytes(), "> ").unwrap(), None);
        assert_eq!(out, b"> > ");
    }
}
