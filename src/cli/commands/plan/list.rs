//! `plan list` and `plan use`: which plans there are, and which one is followed.

use std::fmt::Write as _;

use super::show::{first_week, head};
use super::{active, no_plan};
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{PlansShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::learner::AcceptedPlan;
use crate::domain::text::{Count, Listed, Slug};
use crate::domain::{Change, Guide};
use crate::export::{Format, export};

/// Lists all plans.
pub(super) fn list(guide: &Guide, as_json: bool, view: &View) -> Answer {
    let plans = guide.record().plans();
    let active = guide.record().plan().map(|plan| &plan.name);
    if as_json {
        return Answer::new(json(PlansShape::new(plans, active)));
    }
    let mut page = Page::new(view);
    for plan in plans {
        let mark = if active == Some(&plan.name) { " (active)" } else { "" };
        page.title(&format!("{}{mark}", plan.name));
        page.hang("  ", &facts(guide, plan));
    }
    if plans.is_empty() {
        let mut text = no_plan(guide);
        text.replace_range(..1, "T");
        page.say(&format!("{text}."));
    }
    Answer::new(page.finish())
}

/// What a plan takes and since when, in a sentence.
fn facts(guide: &Guide, plan: &AcceptedPlan) -> String {
    let path = guide.catalog.path(plan.path.as_str());
    let mut text = path.map_or_else(|| plan.path.to_string(), |path| path.title.to_string());
    let picks = plan
        .picks
        .iter()
        .map(|(_, id)| guide.catalog.roadmap(id).map_or_else(|| id.to_string(), |roadmap| roadmap.title.to_string()));
    let picks: Vec<String> = picks.collect();
    if !picks.is_empty() {
        let _ = write!(text, " with {}", Listed::and(&picks));
    }
    let _ = write!(text, ", from {} on", plan.start);
    if let Some(deadline) = plan.deadline {
        let _ = write!(text, ", to be done by {deadline}");
    }
    if !plan.cuts.is_empty() {
        let _ = write!(text, ", {}", Count::new(plan.cuts.len(), "cut"));
    }
    text
}

/// Makes another plan the active one.
pub(super) fn follow(name: &Slug, own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let names: Vec<String> = own.guide.record().plans().iter().map(|plan| plan.name.to_string()).collect();
    if names.is_empty() {
        return Err(Refusal::NoAnswer(no_plan(&own.guide)));
    }
    if !names.iter().any(|own| own == name.as_str()) {
        let names = names.iter().map(String::as_str);
        return Err(Refusal::unknown("plan", name.as_str(), names, "backend-guide plan list"));
    }
    let is_new = !own.record([Change::UsePlan(name.clone())], view)?.is_empty();
    let overview = active(&own.guide)?;
    if as_json {
        return Ok(Answer::new(export(&overview, Format::Json)));
    }
    let mut page = Page::new(view);
    let is_active = if is_new { "is the active plan now" } else { "was the active plan already" };
    page.say(&format!("{} ({name}) {is_active}.", overview.title));
    page.gap();
    head(&mut page, &overview);
    first_week(&mut page, &overview);
    Ok(Answer::new(page.finish()))
}
