//! `plan off`, `plan work`, `plan hours` and `plan by`: when there is time for the plan, and until when.

use jiff::civil::Date;

use super::{active, chance_sentence, dates_sentence};
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::plan_args::Deadline;
use crate::cli::shape::{ChangedShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::learner::{Days, WeeklyHours};
use crate::domain::text::{Listed, number};
use crate::domain::{Change, Guide};

/// Takes days off.
pub(super) fn off(days: &[Days], own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let is_news = |days: &&Days| !is_off(&own.guide, **days);
    let changes: Vec<Change> = days.iter().filter(is_news).map(|days| Change::TakeOff(*days)).collect();
    let listed = Listed::and(days);
    make(changes, &format!("Off: {listed}."), &format!("{listed}: off already."), own, as_json, view)
}

/// Takes days off back.
pub(super) fn work(days: &[Days], own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let off = own.guide.record().calendar().off();
    let overlaps = |days: &&Days| off.iter().any(|off| off.first() <= days.last() && days.first() <= off.last());
    let changes: Vec<Change> = days.iter().filter(overlaps).map(|days| Change::WorkAgain(*days)).collect();
    let listed = Listed::and(days);
    make(changes, &format!("No longer off: {listed}."), &format!("{listed}: not off."), own, as_json, view)
}

/// Sets the hours a week from a day on. From today on it is the same change as that of the screens.
pub(super) fn hours(
    hours: WeeklyHours,
    from: Option<Date>,
    own: &mut Own,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let from = from.unwrap_or(view.today);
    if from < view.today {
        let message = format!("{from} is over; hours hold from today, {}, or from a later day on", view.today);
        return Err(Refusal::Nothing(message));
    }
    let calendar = own.guide.record().calendar();
    let is_so = calendar.weekly_on(from) == hours;
    let change = if from == view.today { Change::SetHours(hours) } else { Change::HoursFrom(from, hours) };
    let is_so = is_so && (from > view.today || own.guide.weekly() == hours);
    let changes = if is_so { Vec::new() } else { vec![change] };
    let figure = number(hours.get());
    let done = format!("{figure} h a week from {from} on.");
    make(changes, &done, &format!("It is {figure} h a week from {from} on already."), own, as_json, view)
}

/// Sets or takes away the active plan's deadline.
pub(super) fn by(Deadline(by): Deadline, own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    active(&own.guide)?;
    let Some(plan) = own.guide.record().plan() else { return Err(Refusal::NoAnswer(super::no_plan(&own.guide))) };
    let first = plan.start.max(view.today);
    if let Some(deadline) = by.filter(|deadline| *deadline <= first) {
        let what = if first == view.today { "today" } else { "the plan's first day" };
        let message = format!("the deadline, {deadline}, is not after {what}, {first}; give a later one, or none");
        return Err(Refusal::Nothing(message));
    }
    let changes = if plan.deadline == by { Vec::new() } else { vec![Change::SetDeadline(plan.name.clone(), by)] };
    let (done, already) = match by {
        Some(deadline) => (format!("Deadline: {deadline}."), format!("The deadline is {deadline} already.")),
        None => ("No deadline any more.".to_owned(), "There is no deadline already.".to_owned()),
    };
    make(changes, &done, &already, own, as_json, view)
}

/// Makes changes and says what they did to the dates.
fn make(
    changes: Vec<Change>,
    done: &str,
    already: &str,
    own: &mut Own,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let before = own.guide.overview().cloned();
    let is_recorded = !own.record(changes, view)?.is_empty();
    let after = own.guide.overview().cloned();
    if as_json {
        return Ok(Answer::new(json(ChangedShape::new(is_recorded, before.as_deref(), after.as_deref()))));
    }
    let mut page = Page::new(view);
    page.say(if is_recorded { done } else { already });
    match (before, after) {
        (Some(before), Some(after)) => {
            page.say(&dates_sentence(&after));
            if before.prospect.even != after.prospect.even || before.prospect.likely != after.prospect.likely {
                let (even, likely) = (before.prospect.even, before.prospect.likely);
                page.say(&format!("Before: {even} and {likely}."));
            } else if is_recorded && before.deadline == after.deadline {
                page.say("The dates stay as they were.");
            }
            if let Some(chance) = chance_sentence(&after) {
                page.say(&chance);
            }
        }
        _ if is_recorded => page.say("There is no plan yet; it counts in every plan that you accept."),
        _ => {}
    }
    Ok(Answer::new(page.finish()))
}

/// Whether all of these days are off.
fn is_off(guide: &Guide, days: Days) -> bool {
    guide.record().calendar().off().iter().any(|off| off.contains(days.first()) && off.contains(days.last()))
}
