//! `status`: how far one is.

use std::collections::BTreeMap;

use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::shape::{CoveredShape, Figure, StatusShape, json};
use crate::cli::{Answer, View, clock_notice, words};
use crate::domain::Guide;
use crate::domain::catalog::Home;
use crate::domain::learner::Coverage;
use crate::domain::learner::Status;
use crate::domain::learner::review::Retained;
use crate::domain::text::{Count, number};
use crate::domain::today::WeekSoFar;

/// Hours, what is covered, what is retained, and how many topics have which status.
pub(in crate::cli) fn status(guide: &Guide, as_json: bool, view: &View) -> Answer {
    let (covered, retained) = (covered(guide), guide.deck().retained(guide.today));
    let counts = counts(guide);
    if as_json {
        return Answer::new(json(StatusShape {
            hours_logged: Figure(guide.record().hours()),
            hours_this_week: Figure(WeekSoFar::of(guide).studied),
            covered: CoveredShape { hours: Figure(covered.hours), of: Figure(covered.of) },
            retained: retained.share().map(|share| (share * 1000.0).round() / 1000.0),
            topics: counts.iter().map(|(status, count)| (status.name(), *count)).collect(),
        }));
    }
    let mut page = Page::new(view);
    page.hang(
        "Studied   ",
        &format!("{} altogether, {}", words::to_the_minute(guide.record().hours()), words::week(guide)),
    );
    page.hang("Covered   ", &covered_words(guide, covered));
    page.hang("Retained  ", &retained_words(retained));
    if let Some(overview) = guide.overview().filter(|_| covered.hours < covered.of) {
        let prospect = &overview.prospect;
        page.hang("Finish    ", &format!("even chance by {}, 85 % by {}", prospect.even, prospect.likely));
    }
    if let Some(running) = guide.record().clock() {
        page.hang("Clock     ", &clock_notice::since(running, view));
    }
    page.gap();
    let rows: Vec<Vec<String>> =
        counts.iter().map(|(status, count)| vec![count.to_string(), status.phrase().to_owned()]).collect();
    page.lines(&columns(&rows, &[Side::Right, Side::Left], ""));
    let gone = guide.record().without_home(&guide.catalog);
    if !gone.is_empty() {
        page.gap();
        let names: Vec<String> = gone.iter().map(ToString::to_string).collect();
        let count = Count::new(gone.len(), "topic");
        page.say(&format!("Kept, although the content has it no more: {count} ({}).", names.join(", ")));
    }
    if guide.record().plan().is_none() {
        page.gap();
        page.say("There is no plan yet: `backend-guide learn` finds one.");
    }
    Answer::new(page.finish())
}

/// Hours of the active plan, else of everything that there is.
fn covered(guide: &Guide) -> Coverage {
    if let Some(overview) = guide.overview() {
        return overview.covered;
    }
    guide.covered_among(0..guide.catalog.roadmaps.len())
}

fn covered_words(guide: &Guide, covered: Coverage) -> String {
    let hours = format!("{} of {} h", number(covered.hours), number(covered.of));
    match guide.overview() {
        Some(overview) => format!("{hours} of the plan '{}'", overview.name),
        None => format!("{hours} of everything in this guide"),
    }
}

fn retained_words(retained: Retained) -> String {
    match retained.share() {
        Some(share) => format!("{:.0} % of what is done is expected to be remembered today", share * 100.0),
        None => "not known yet: nothing is done that asks a question".to_owned(),
    }
}

/// How many topics and projects have each status.
fn counts(guide: &Guide) -> BTreeMap<Status, usize> {
    let mut counts: BTreeMap<Status, usize> = Status::ALL.into_iter().map(|status| (status, 0)).collect();
    for id in guide.catalog.graph.ids() {
        let Home::Here(node) = guide.catalog.home(id) else { continue };
        *counts.entry(guide.status_at(node)).or_default() += 1;
    }
    counts
}
