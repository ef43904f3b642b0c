//! `learn`: the recommendation, with reasons that one can argue with.

use jiff::civil::Date;

use crate::cli::args::LearnFlags;
use crate::cli::page::Page;
use crate::cli::shape::{LearnShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::Guide;
use crate::domain::advice::{Advice, AdviceError, Reason, Recommendation, in_a_hundred, on_paper, recommend};
use crate::domain::catalog::{Catalog, Hours, Roadmap};
use crate::domain::learner::Profile;
use crate::domain::plan::{Finish, Outset, StepEstimate, add_months};
use crate::domain::text::Slug;

/// The answers that flags give. They stand alone, but for the hours a week, which hold until others are given: so the same
/// flags mean the same, whatever was answered before. Without any answer among them, what was answered before holds.
pub(in crate::cli) fn profile(flags: &LearnFlags, guide: &Guide, start: Date) -> Profile {
    let unanswered = LearnFlags { start: flags.start, json: flags.json, ..LearnFlags::default() };
    let before = guide.profile();
    if *flags == unanswered {
        return before;
    }
    Profile {
        goal: flags.goal,
        know: flags.know.clone(),
        hours: flags.hours.or(before.hours),
        deadline: deadline(flags, start),
        language: flags.language.clone(),
        priority: flags.priority,
        avoid: flags.avoid.clone(),
    }
}

/// The deadline that flags give.
pub(super) fn deadline(flags: &LearnFlags, start: Date) -> Option<Date> {
    flags.by.or_else(|| flags.months.map(|months| add_months(start, months)))
}

/// Recommends for a profile, on what was logged and planned so far.
pub(in crate::cli) fn learn(
    guide: &Guide,
    profile: &Profile,
    start: Date,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    check(profile, start)?;
    let catalog = &*guide.catalog;
    let advice = advise(catalog, profile, &Outset { today: start, ..guide.outset() })?;
    let text = if as_json { json(LearnShape::new(catalog, &advice)) } else { text(catalog, &advice, view) };
    Ok(Answer::new(text))
}

/// Whether the deadline lies after the first day.
pub(super) fn check(profile: &Profile, start: Date) -> Result<(), Refusal> {
    match profile.deadline.filter(|deadline| *deadline <= start) {
        None => Ok(()),
        Some(deadline) => {
            let message = format!("the deadline, {deadline}, is not after the first day, {start}; give a later one");
            Err(Refusal::Nothing(message))
        }
    }
}

/// The recommendation.
pub(super) fn advise(catalog: &Catalog, profile: &Profile, outset: &Outset) -> Result<Advice, Refusal> {
    recommend(catalog, profile, outset).map_err(|error| refusal(catalog, error))
}

/// An unknown name is wrong use, and says what was meant; answers that exclude everything are an answer.
pub(super) fn refusal(catalog: &Catalog, error: AdviceError) -> Refusal {
    let roadmaps = || catalog.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
    let languages = || catalog.languages().map(|roadmap| roadmap.id.as_str());
    let paths = || catalog.paths.iter().map(|path| path.id.as_str());
    match error {
        AdviceError::UnknownLanguage(id) => {
            Refusal::unknown("language", id.as_str(), languages(), "backend-guide languages")
        }
        AdviceError::UnknownAvoid(id) => {
            Refusal::unknown("roadmap or path", id.as_str(), roadmaps().chain(paths()), "backend-guide roadmaps")
        }
        AdviceError::Known(unknown) => {
            let name = unknown.0;
            match name.split_once('/') {
                Some((roadmap, topic)) if roadmaps().any(|id| id == roadmap) => {
                    let id = roadmap.parse::<Slug>().ok().and_then(|id| catalog.roadmap(&id));
                    let topics = id.into_iter().flat_map(Roadmap::topics);
                    let topics = topics.map(|topic| topic.study.id.topic.as_str());
                    Refusal::unknown("topic", topic, topics, format!("backend-guide show {roadmap}"))
                }
                _ => Refusal::unknown("roadmap", &name, roadmaps(), "backend-guide roadmaps"),
            }
        }
        AdviceError::NoPaths | AdviceError::NothingLeft(_) => Refusal::NoAnswer(error.to_string()),
    }
}

fn text(catalog: &Catalog, advice: &Advice, view: &View) -> String {
    let mut page = Page::new(view);
    let own = &advice.recommendation;
    page.title(&format!("Recommended for you: {}", own.candidate.way.name(catalog)));
    page.gap();
    page.say(&cost(advice, own));
    page.say(&dates(advice, own));
    page.gap();
    for (sign, reasons) in [("+ ", &own.reasons), ("- ", &own.against)] {
        for reason in reasons {
            page.hang(sign, &with_source(reason));
        }
    }
    page.gap();
    page.title("The way");
    for (number, step) in (1..).zip(steps(catalog, own)) {
        page.hang(&format!("  {number}. "), &step);
    }
    if let Some(next) = advice.runners_up.first() {
        page.gap();
        page.title("Runner-up");
        page.hang("  ", &format!("{}: {}", next.candidate.way.name(catalog), dates(advice, next)));
        if let Some(reason) = next.against.first() {
            page.hang("  - ", &with_source(reason));
        }
    }
    if !advice.changes.is_empty() {
        page.gap();
        page.title("What would change the answer");
        for change in &advice.changes {
            page.hang("  - ", &change.text);
        }
    }
    page.gap();
    page.title("How it was scored");
    for part in &own.contributions {
        let points = format!("  {:>6} of {:>5}  ", points(part.points), points(part.weight));
        page.hang(&points, &format!("{}: {}", part.criterion.title(), with_source(&part.reason)));
    }
    page.hang(
        &format!("  {:>6}           ", points(own.score)),
        &format!("in all, the best of {} ways that were scored", advice.considered),
    );
    if !advice.left_out.is_empty() {
        let names: Vec<&str> = advice.left_out.iter().map(|criterion| criterion.title()).collect();
        page.hang("  ", &format!("Left out, since nothing is known to judge by: {}.", names.join(", ")));
    }
    page.finish()
}

fn cost(advice: &Advice, own: &Recommendation) -> String {
    let paper = |hours: f64| {
        on_paper(hours, advice.weekly, own.stretch)
            .map_or(format!("You study {} h a week.", advice.weekly), |text| format!("{text}."))
    };
    match (own.candidate.hours, own.candidate.hours_saved()) {
        (Some(hours), saved) if saved >= 0.5 => {
            let full = own.candidate.full_hours.map_or(0.0, Hours::expected);
            format!(
                "{:.0} h for you ({full:.0} h less {saved:.0} h for what you know). {}",
                hours.expected().round(),
                paper(hours.expected())
            )
        }
        (Some(hours), _) => format!("{:.0} h for you. {}", hours.expected().round(), paper(hours.expected())),
        (None, _) => "The file states no hours for this path.".to_owned(),
    }
}

fn dates(advice: &Advice, own: &Recommendation) -> String {
    let Some(finish) = own.finish else {
        return "No date can be computed: neither hours nor months are stated.".to_owned();
    };
    if own.finish_claimed {
        return claimed(finish);
    }
    let chance = match (own.chance, advice.profile.deadline) {
        (Some(chance), Some(deadline)) => {
            format!(" The chance to be done by {deadline} is {}.", in_a_hundred(chance))
        }
        _ => String::new(),
    };
    format!("Even chance by {}, 85 % by {}.{chance}", finish.even, finish.likely)
}

/// The two ends of what the file claims; one date where it claims one length.
fn claimed(finish: Finish) -> String {
    let Finish { even: first, likely: last } = finish;
    if first == last {
        return format!("Done by {last}, as the file claims.");
    }
    format!("Done between {first} and {last}, as the file claims.")
}

fn steps(catalog: &Catalog, own: &Recommendation) -> Vec<String> {
    let title =
        |roadmap: usize| catalog.roadmaps.get(roadmap).map(|roadmap| roadmap.title.to_string()).unwrap_or_default();
    if let Some(estimate) = &own.candidate.estimate {
        let step = |step: &StepEstimate| {
            let hours = step.hours.expected();
            format!("{} to {} depth, {hours:.0} h", title(step.taken.roadmap), step.taken.depth.name())
        };
        return estimate.steps.iter().map(step).collect();
    }
    let path = catalog.paths.get(own.candidate.way.path);
    path.map(|path| path.steps.iter().map(|step| step.text.to_string()).collect()).unwrap_or_default()
}

fn with_source(reason: &Reason) -> String {
    match &reason.source {
        Some(source) => format!("{} ({source})", reason.text),
        None => reason.text.clone(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "scores and weights are at most 10,000 hundredths")]
fn points(hundredths: i64) -> String {
    format!("{:.1}", hundredths as f64 / 100.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_claim_of_one_length_has_one_date() {
        let (first, last) = (date(2027, 1, 23), date(2027, 2, 23));
        assert_eq!(claimed(Finish { even: last, likely: last }), "Done by 2027-02-23, as the file claims.");
        let range = claimed(Finish { even: first, likely: last });
        assert_eq!(range, "Done between 2027-01-23 and 2027-02-23, as the file claims.");
    }
}
