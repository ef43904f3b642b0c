//! What screens ask for when they make or change a plan: a request each, or a sentence that says why not.

use jiff::civil::Date;

use crate::domain::advice::{AdviceError, PathBudget, Way};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{AcceptedPlan, Days};
use crate::domain::{Change, Guide};
use crate::tui::component::{Cx, Request, Toast};
use crate::tui::figures;
use crate::tui::popups;

/// What is said where a plan is wanted and there is none.
const NO_PLAN: &str = "there is no plan yet; /learn makes one";

/// Below this chance a deadline is at risk, and what could be cut is offered.
pub const AT_RISK: f64 = 0.85;

/// Whether the active plan has a deadline that it may well miss.
pub fn is_at_risk(guide: &Guide) -> bool {
    guide.overview().and_then(|overview| overview.prospect.chance).is_some_and(|chance| chance < AT_RISK)
}

/// What people call a plan: "Fastest backend with Go"; its name where the content has lost its path.
pub fn title(catalog: &Catalog, plan: &AcceptedPlan) -> String {
    let picked = plan.picks.iter().filter_map(|(_, roadmap)| catalog.roadmap(roadmap));
    let language = picked.into_iter().find(|roadmap| roadmap.is_language);
    catalog.path(plan.path.as_str()).map_or_else(|| plan.name.to_string(), |path| path.with_language(language))
}

/// Makes a way the active plan, laid out from today on, and shows it. A deadline among the answers is the plan's, unless
/// it has passed.
pub fn accept(way: &Way, cx: &Cx<'_>) -> Result<Request, String> {
    let (guide, catalog) = (cx.guide, &cx.guide.catalog);
    let chosen = way.chosen(catalog, guide.knowledge()).ok_or("the content has changed; ask anew")?;
    let deadline = guide.profile().deadline.filter(|day| *day > guide.today);
    let plan = AcceptedPlan::new(catalog, chosen, guide.today, deadline).and_then(|plan| guide.lay_out(plan));
    let plan = plan.map_err(|error| error.to_string())?;
    let name = title(catalog, &plan);
    let said = match guide.record().plan_named(&plan.name) {
        None => format!("{name} is your plan now; u takes it back"),
        Some(_) => format!("{name} begins anew today; u brings it back as it was"),
    };
    Ok(Request::Several(vec![
        Request::Change(Change::AcceptPlan(Box::new(plan))),
        Request::Pane("plan"),
        Request::Toast(Toast::good(said)),
    ]))
}

/// Makes the best way of a path chosen by hand the active plan.
pub fn accept_path(budgets: &Result<Vec<PathBudget>, AdviceError>, path: usize, cx: &Cx<'_>) -> Request {
    let trouble = |reason: String| Request::Toast(Toast::trouble(reason));
    let budgets = match budgets {
        Ok(budgets) => budgets,
        Err(error) => return trouble(error.to_string()),
    };
    match budgets.get(path).map(|budget| &budget.best) {
        Some(Some(best)) => accept(&best.way, cx).unwrap_or_else(trouble),
        Some(None) => trouble("your answers exclude this path; /learn changes them".to_owned()),
        None => trouble("there is no path to plan".to_owned()),
    }
}

/// Shows what laying the active plan out anew would change.
pub fn replan(cx: &Cx<'_>) -> Result<Request, String> {
    followed(cx)?;
    Ok(Request::Open(Box::new(popups::Replan::default())))
}

/// Shows what could be cut of the active plan to meet its deadline.
pub fn cuts(cx: &Cx<'_>) -> Result<Request, String> {
    followed(cx)?;
    if cx.guide.record().plan().is_some_and(|plan| plan.deadline.is_none()) {
        return Err("the plan has no deadline to meet; /deadline sets one".to_owned());
    }
    Ok(Request::Open(Box::new(popups::Cuts::default())))
}

/// Lists the plans.
pub fn list(cx: &Cx<'_>) -> Result<Request, String> {
    if cx.guide.record().plans().is_empty() {
        return Err(NO_PLAN.to_owned());
    }
    Ok(Request::Open(Box::new(popups::Plans::open(cx))))
}

/// Takes days off: `2026-12-21..2027-01-03`.
pub fn off(typed: &str) -> Result<Request, String> {
    let days = days(typed, "off")?;
    let said = format!("off {}; u takes it back", run(days));
    Ok(changed(Change::TakeOff(days), said))
}

/// Takes days off back.
pub fn on(typed: &str) -> Result<Request, String> {
    let days = days(typed, "on")?;
    let said = format!("studying {} after all; u takes it back", run(days));
    Ok(changed(Change::WorkAgain(days), said))
}

/// Gives the active plan another deadline, or none.
pub fn deadline(typed: &str, cx: &Cx<'_>) -> Result<Request, String> {
    let plan = cx.guide.record().plan().ok_or(NO_PLAN)?;
    let name = title(&cx.guide.catalog, plan);
    if typed.eq_ignore_ascii_case("none") {
        let change = Change::SetDeadline(plan.name.clone(), None);
        return Ok(changed(change, format!("{name} has no deadline now; u takes it back")));
    }
    let day: Date = typed.parse().map_err(|_| "type a day or none, as in: deadline 2027-06-30".to_owned())?;
    if day <= cx.guide.today {
        return Err(format!("{day} is not after today, {}; type a day to come, or none", cx.guide.today));
    }
    let said = format!("{name} is to be done by {}; u takes it back", figures::day(day));
    Ok(changed(Change::SetDeadline(plan.name.clone(), Some(day)), said))
}

/// Whether there is an active plan that can be followed.
fn followed(cx: &Cx<'_>) -> Result<(), String> {
    match cx.guide.course() {
        None => Err(NO_PLAN.to_owned()),
        Some(Err(error)) => Err(error.to_string()),
        Some(Ok(_)) => Ok(()),
    }
}

fn days(typed: &str, command: &str) -> Result<Days, String> {
    if typed.is_empty() {
        return Err(format!("type the days, as in: {command} 2026-12-21..2027-01-03"));
    }
    typed.parse().map_err(|error| format!("{error}"))
}

/// Days as a sentence has them: `on 24 Dec 2026`, `from 21 Dec 2026 to 3 Jan 2027`.
pub fn run(days: Days) -> String {
    if days.first() == days.last() {
        return format!("on {}", figures::day(days.first()));
    }
    format!("from {} to {}", figures::day(days.first()), figures::day(days.last()))
}

fn changed(change: Change, said: String) -> Request {
    Request::Several(vec![Request::Change(change), Request::Toast(Toast::good(said))])
}
