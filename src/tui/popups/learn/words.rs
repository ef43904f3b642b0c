//! Advice and answers in words.

use jiff::civil::Date;

use crate::domain::advice::{Answer, Candidate, Question, QuestionId, QuestionKind, QuestionOption, Recommendation};
use crate::domain::catalog::{Catalog, Hours};
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::Finish;
use crate::domain::text::Listed;

/// Weeks in a year of study without and with four weeks off.
const WEEKS: [f64; 2] = [52.0, 48.0];

/// What else was chosen on the way, such as the second language and the database.
pub(super) fn other_picks<'c>(catalog: &'c Catalog, candidate: &Candidate) -> Vec<&'c str> {
    let first = candidate.way.languages.first();
    let picks = candidate.way.picks.iter().filter(|pick| Some(&pick.roadmap) != first);
    picks.filter_map(|pick| catalog.roadmaps.get(pick.roadmap)).map(|roadmap| roadmap.title.as_str()).collect()
}

/// `430 h`
pub(super) fn hours(hours: f64) -> String {
    format!("{hours:.0} h")
}

/// The hours for this learner, and what they knew off them.
pub(super) fn own_hours(candidate: &Candidate) -> Option<String> {
    let own = candidate.hours.map(Hours::expected)?;
    let (saved, full) = (candidate.hours_saved(), candidate.full_hours.map_or(own, Hours::expected));
    Some(if candidate.estimate.is_none() {
        format!("{} as the file states", hours(own))
    } else if saved >= 0.5 {
        format!("{} for you ({} less {} you know)", hours(own), hours(full), hours(full.round() - own.round()))
    } else {
        hours(own)
    })
}

/// `Nov 2027`: study has no end to the day.
pub(super) fn month(date: Date) -> String {
    date.strftime("%b %Y").to_string()
}

/// `30 Sep 2027`
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// When a way ends, as far as it is known.
pub(super) fn finish(own: &Recommendation) -> String {
    match own.finish {
        Some(finish) if own.finish_claimed => format!("the file claims {}", claimed(finish)),
        Some(finish) => format!("even chance {}", month(finish.even)),
        None => "no date: the file states neither hours nor months".to_owned(),
    }
}

/// The two ends of what a file claims, `Sep 2027 to Jan 2028`; one month where both lie in it.
pub(super) fn claimed(finish: Finish) -> String {
    let (first, last) = (month(finish.even), month(finish.likely));
    if first == last { first } else { format!("{first} to {last}") }
}

/// A chance from 0 to 1 in words.
pub(super) fn chance(chance: f64) -> &'static str {
    match chance {
        ..0.02 => "out of reach",
        ..0.2 => "unlikely",
        ..0.5 => "less likely than not",
        ..0.8 => "more likely than not",
        ..0.98 => "likely",
        _ => "all but certain",
    }
}

/// What hours a week make in a year.
pub(super) fn a_year(weekly: WeeklyHours) -> String {
    let [whole, with_leave] = WEEKS.map(|weeks| hours(weekly.get() * weeks));
    format!("{weekly} h a week make {whole} in a year, or {with_leave} with four weeks off.")
}

/// An answer in words; nothing where there is none.
pub(super) fn answer(question: &Question, answer: &Answer) -> Option<String> {
    Some(match (answer, &question.kind) {
        (Answer::Skipped, _) => return None,
        (Answer::One(value), QuestionKind::One(options)) => option(options, value)?.label.to_string(),
        (Answer::Many(values), QuestionKind::Many(options)) => {
            let labels: Vec<String> = values.iter().map(|value| marked(question.id, options, value)).collect();
            return (!labels.is_empty()).then(|| Listed::and(&labels).to_string());
        }
        (Answer::Hours(hours), _) => format!("{hours} h a week"),
        (Answer::Date(date), _) => day(*date),
        (Answer::One(value), _) => value.clone(),
        (Answer::Many(values), _) => values.join(", "),
    })
}

/// One of several marked things: `Python (basic)`. A topic keeps its whole name.
fn marked(id: QuestionId, options: &[QuestionOption], value: &str) -> String {
    match (id, value) {
        (QuestionId::Know, "none") => return "nothing yet".to_owned(),
        (QuestionId::Know, "programming") => return "some programming".to_owned(),
        _ => {}
    }
    let (name, level) = value.split_once(':').map_or((value, None), |(name, level)| (name, Some(level)));
    let label = option(options, name).map_or(name, |option| option.label.as_str());
    level.map_or_else(|| label.to_owned(), |level| format!("{label} ({level})"))
}

fn option<'o>(options: &'o [QuestionOption], value: &str) -> Option<&'o QuestionOption> {
    options.iter().find(|option| option.value == value)
}

/// A text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

/// A sentence as the domain says it, set as one: a capital, and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let stop = if text.is_empty() || text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{stop}", capital(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chance_has_a_word() {
        let words: Vec<&str> = [0.0, 0.1, 0.3, 0.5, 0.79, 0.9, 1.0].map(chance).into();
        assert_eq!(
            words,
            [
                "out of reach",
                "unlikely",
                "less likely than not",
                "more likely than not",
                "more likely than not",
                "likely",
                "all but certain"
            ]
        );
    }

    #[test]
    fn a_year_of_study_is_said_with_and_without_leave() {
        let weekly = WeeklyHours::new(7.5).unwrap();
        assert_eq!(a_year(weekly), "7.5 h a week make 390 h in a year, or 360 h with four weeks off.");
    }

    #[test]
    fn sentences_begin_with_a_capital_and_end_with_a_full_stop() {
        assert_eq!(sentence("from 13 h on I would"), "From 13 h on I would.");
        assert_eq!(sentence("Élan."), "Élan.");
        assert_eq!(sentence(""), "");
    }
}
