//! `plan`: make a plan, look at it, and change it.

mod accept;
mod change;
mod dates;
mod list;
mod replan;
mod show;

use std::sync::Arc;

pub(super) use self::dates::{chance_sentence, dates_sentence};
use crate::cli::own::Own;
use crate::cli::plan_args::PlanCommand;
use crate::cli::{Answer, Refusal, View};
use crate::domain::Guide;
use crate::domain::plan::Overview;

/// Does what the command says.
pub(in crate::cli) fn plan(command: &PlanCommand, own: &mut Own, view: &View) -> Result<Answer, Refusal> {
    match command {
        PlanCommand::Accept(flags) => accept::accept(flags, own, view),
        PlanCommand::Show { all, json } => show::show(&own.guide, *all, *json, view),
        PlanCommand::List { json } => Ok(list::list(&own.guide, *json, view)),
        PlanCommand::Use { name, json } => list::follow(name, own, *json, view),
        PlanCommand::Replan { json } => replan::replan(own, *json, view),
        PlanCommand::Off { days, json } => change::off(days, own, *json, view),
        PlanCommand::Work { days, json } => change::work(days, own, *json, view),
        PlanCommand::Hours { hours, from, json } => change::hours(*hours, *from, own, *json, view),
        PlanCommand::By { deadline, json } => change::by(*deadline, own, *json, view),
    }
}

/// The active plan as it stands. Without one, or where the content lost what it needs, there is no answer.
pub(in crate::cli) fn active(guide: &Guide) -> Result<Arc<Overview>, Refusal> {
    match (guide.course(), guide.overview()) {
        (Some(Err(error)), _) => {
            let name = guide.record().plan().map(|plan| plan.name.to_string()).unwrap_or_default();
            Err(Refusal::NoAnswer(format!(
                "the plan '{name}' cannot be followed in this content: {error}; `backend-guide plan accept` makes another one"
            )))
        }
        (Some(Ok(_)), Some(overview)) => Ok(Arc::clone(overview)),
        // A course always has its overview.
        (None | Some(Ok(_)), _) => Err(Refusal::NoAnswer(no_plan(guide))),
    }
}

fn no_plan(guide: &Guide) -> String {
    if guide.record().plans().is_empty() {
        return "there is no plan yet; `backend-guide learn` recommends a path, and `backend-guide plan accept` with the \
                same options makes a plan of it"
            .to_owned();
    }
    "no plan is active; `backend-guide plan list` lists yours, and `backend-guide plan use NAME` takes one up"
        .to_owned()
}
