//! `cuts`: what to go without when a deadline is at risk; make one of the cuts, and take it back.

use std::collections::BTreeSet;

use super::plan::{active, chance_sentence, dates_sentence};
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::plan_args::{CutsCommand, CutsFlags, Percent};
use crate::cli::shape::{ChangedShape, CutsShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::advice::in_a_hundred;
use crate::domain::plan::Overview;
use crate::domain::plan::{CutList, Offer, Reach};
use crate::domain::text::number;
use crate::domain::{Change, Event, Guide};

/// Does what the command says.
pub(in crate::cli) fn cuts(flags: &CutsFlags, own: &mut Own, view: &View) -> Result<Answer, Refusal> {
    match &flags.command {
        None => list(&own.guide, flags.chance, flags.json, view),
        Some(CutsCommand::Apply { numbers, chance, json }) => apply(numbers, *chance, own, *json, view),
        Some(CutsCommand::Undo { json }) => undo(own, *json, view),
    }
}

/// The cuts that bring the chance to the level.
fn found(guide: &Guide, chance: Percent) -> Result<CutList, Refusal> {
    active(guide)?;
    let no_deadline = || {
        let way = "`backend-guide plan by 2027-12-31` sets one";
        Refusal::NoAnswer(format!("the plan has no deadline, so there is none to cut for; {way}"))
    };
    Ok(guide.cuts(chance.share()).ok_or_else(no_deadline)??)
}

fn list(guide: &Guide, chance: Percent, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let list = found(guide, chance)?;
    if as_json {
        return Ok(Answer::new(json(CutsShape::new(&list))));
    }
    let overview = active(guide)?;
    let mut page = Page::new(view);
    page.title(&format!("{} ({})", overview.title, overview.name));
    page.say(&verdict(&overview, &list, chance));
    for (at, offer) in (1..).zip(&list.cuts) {
        page.gap();
        let mark = format!("{at}. ");
        page.hang(&mark, &format!("{}: {}.", offer.what, gain(offer)));
        page.hang(&" ".repeat(mark.len()), &offer.cost);
    }
    if let Reach::Missed { deadline, weekly, .. } = list.reach {
        page.gap();
        page.say(&beyond(&list, chance, deadline, weekly.map(|weekly| number(weekly.get()))));
    }
    if !list.cuts.is_empty() {
        page.gap();
        if !list.is_proven {
            page.say("There may be better cuts: not all of them were looked at.");
        }
        let with = if chance == Percent::USUAL { String::new() } else { format!(" --chance {}", chance.0) };
        page.say(&format!("`backend-guide cuts apply 1{with}` makes the first one, `cuts undo` takes it back."));
    }
    Ok(Answer::new(page.finish()))
}

/// How the deadline stands, and how far cuts bring it.
fn verdict(overview: &Overview, list: &CutList, Percent(chance): Percent) -> String {
    let deadline = overview.deadline.map(|day| day.to_string()).unwrap_or_default();
    let now = format!("The chance to be done by {deadline} is {}", in_a_hundred(list.chance_now));
    match (list.reach, list.cuts.len()) {
        (Reach::Met, 0) => format!("{now}, which is no less than {chance} in 100. Nothing needs to be cut."),
        (Reach::Met, 1) => format!("{now}. One cut brings it to {chance} in 100 or more, and nothing costs less:"),
        (Reach::Met, count) => {
            format!("{now}. These {count} cuts together bring it to {chance} in 100 or more, and nothing costs less:")
        }
        (Reach::Missed { .. }, 0) => format!("{now}, and nothing that can be cut makes it better."),
        (Reach::Missed { chance: most, .. }, _) => {
            let most = in_a_hundred(most);
            format!(
                "{now}. No cuts bring it to {chance} in 100. All of these together bring it to {most}, the most there is:"
            )
        }
    }
}

/// What would do where cuts do not.
fn beyond(list: &CutList, Percent(chance): Percent, deadline: jiff::civil::Date, weekly: Option<String>) -> String {
    let with = if list.cuts.is_empty() { "" } else { "With all of these cuts, " };
    let (start, later) = if with.is_empty() { ("A", "") } else { (with, "a") };
    let hours = weekly.map_or(String::new(), |weekly| format!(", and so would {weekly} h a week"));
    format!("{start}{later} deadline of {deadline} would have a chance of {chance} in 100{hours}.")
}

/// What a cut brings.
fn gain(offer: &Offer) -> String {
    let chance = format!("then the chance is {}", in_a_hundred(offer.chance_after));
    match number(offer.saves_hours.round()) {
        none if none == "0" => chance,
        hours => format!("saves {hours} h, {chance}"),
    }
}

/// Makes the cuts of these numbers, each once: all of them, or none.
fn apply(numbers: &[usize], chance: Percent, own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let list = found(&own.guide, chance)?;
    let before = active(&own.guide)?;
    let numbers: BTreeSet<usize> = numbers.iter().copied().collect();
    let offers = numbers.iter().map(|&at| numbered(&list, at)).collect::<Result<Vec<&Offer>, Refusal>>()?;
    let cut = |offer: &&Offer| Change::Cut(before.name.clone(), offer.cut.clone());
    own.record(offers.iter().map(cut).collect::<Vec<_>>(), view)?;
    let done: Vec<String> = offers.iter().map(|offer| format!("Cut: {}. {}", offer.what, offer.cost)).collect();
    let then = "`backend-guide cuts undo` takes the last one back; `plan replan` lays the rest out anew.";
    effect(&before, own, &done, then, as_json, view)
}

fn numbered(list: &CutList, at: usize) -> Result<&Offer, Refusal> {
    let offer = at.checked_sub(1).and_then(|at| list.cuts.get(at));
    offer.ok_or_else(|| {
        Refusal::Nothing(match list.cuts.len() {
            0 => "there is nothing to cut; `backend-guide cuts` says why".to_owned(),
            1 => format!("there is no cut {at}; `backend-guide cuts` lists the only one"),
            count => format!("there is no cut {at}; `backend-guide cuts` lists those from 1 to {count}"),
        })
    })
}

/// Takes back the last cut of the active plan that is not taken back yet.
fn undo(own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let before = active(&own.guide)?;
    let journal = own.guide.journal();
    let is_cut = |event: &&Event| {
        matches!(&event.change, Change::Cut(name, _) if *name == before.name) && !journal.is_undone(&event.id)
    };
    let is_accepted = |event: &&Event| {
        matches!(&event.change, Change::AcceptPlan(plan) if plan.name == before.name) && !journal.is_undone(&event.id)
    };
    // What was cut before the plan was accepted again is no part of it any more.
    let since = journal.events().rev().take_while(|event| !is_accepted(event));
    let Some(event) = since.into_iter().find(is_cut) else {
        return Err(Refusal::NoAnswer("nothing is cut from the plan, so there is nothing to take back".to_owned()));
    };
    let undo = Change::Undo(event.id.clone());
    own.record([undo], view)?;
    let done = ["The last cut is taken back.".to_owned()];
    effect(&before, own, &done, "`backend-guide cuts` lists what can be cut.", as_json, view)
}

/// What a change did to the dates.
fn effect(
    before: &Overview,
    own: &Own,
    done: &[String],
    then: &str,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let after = active(&own.guide)?;
    if as_json {
        return Ok(Answer::new(json(ChangedShape::new(true, Some(before), Some(&after)))));
    }
    let mut page = Page::new(view);
    for line in done {
        page.say(line);
    }
    page.gap();
    let hours = |overview: &Overview| number((overview.covered.of - overview.covered.hours).round());
    page.say(&match (hours(before), hours(&after)) {
        (before, after) if before == after => format!("{after} h are left, as before."),
        (before, after) => format!("{after} h are left. Before: {before} h."),
    });
    page.say(&format!("{} Before: {} and {}.", dates_sentence(&after), before.prospect.even, before.prospect.likely));
    if let Some(chance) = chance_sentence(&after) {
        let earlier = before.prospect.chance.map(in_a_hundred).unwrap_or_default();
        page.say(&format!("{chance} Before: {earlier}."));
    }
    page.gap();
    page.say(then);
    Ok(Answer::new(page.finish()))
}
