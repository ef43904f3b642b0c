//! `plan accept`: a recommendation, or a path with its choices, becomes the plan that is followed.

use jiff::ToSpan;
use jiff::civil::Date;

use super::active;
use super::show::{first_week, head};
use crate::cli::commands::learn;
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::plan_args::{AcceptFlags, PickFlag};
use crate::cli::{Answer, Refusal, View};
use crate::domain::advice::{Interview, QuestionId, QuestionKind};
use crate::domain::catalog::{Choice, LearningPath, StepKind};
use crate::domain::learner::{AcceptedPlan, Days, Knowledge, Profile};
use crate::domain::plan::{Chosen, Outset, PlanError};
use crate::domain::text::{Listed, Slug};
use crate::domain::{Change, Guide};
use crate::export::{Format, export};

/// Makes a plan and records it with the answers, the hours and the days off that it rests on: all of it, or nothing.
pub(super) fn accept(flags: &AcceptFlags, own: &mut Own, view: &View) -> Result<Answer, Refusal> {
    let start = flags.learn.start.unwrap_or(view.today);
    if start < view.today {
        let message = format!("the first day, {start}, is over; leave --start out to begin today, {}", view.today);
        return Err(Refusal::Nothing(message));
    }
    let profile = profile(flags, &own.guide, start)?;
    // The plan is laid out over what all of this makes of the weeks.
    let Ground { guide, mut changes } = Ground::prepare(flags, &profile, start, own, view)?;
    let chosen = match &flags.path {
        Some(path) => by_hand(flags, path, &guide)?,
        None => advised(&profile, start, &guide)?,
    };
    let deadline = deadline(flags, &profile, start);
    let mut plan = AcceptedPlan::new(&guide.catalog, chosen, start, deadline).map_err(with_example)?;
    plan.name = flags.name.clone().unwrap_or(plan.name);
    let plan = guide.lay_out(plan)?;
    let replaced = own.guide.record().plan_named(&plan.name).map(|before| before.start);
    changes.push(Change::AcceptPlan(Box::new(plan)));
    own.record(changes, view)?;

    let overview = active(&own.guide)?;
    if flags.learn.json {
        return Ok(Answer::new(export(&overview, Format::Json)));
    }
    let mut page = Page::new(view);
    page.title(&format!("Accepted: {} ({})", overview.title, overview.name));
    head(&mut page, &overview);
    if let Some(start) = replaced {
        page.say(&format!("It takes the place of the plan of that name that began on {start}."));
    }
    if flags.path.is_none() && profile == Profile::default() {
        page.say(
            "It rests on no answers of yours: `backend-guide plan accept --goal backend --know python`, for example, says more.",
        );
    }
    first_week(&mut page, &overview);
    Ok(Answer::new(page.finish()))
}

/// The answers that the plan rests on. A path that is chosen by hand keeps those that no flag gives.
fn profile(flags: &AcceptFlags, guide: &Guide, start: Date) -> Result<Profile, Refusal> {
    if flags.path.is_none() {
        let profile = learn::profile(&flags.learn, guide, start);
        learn::check(&profile, start)?;
        return Ok(profile);
    }
    let own = guide.profile();
    let know = if flags.learn.know.is_empty() { own.know } else { flags.learn.know.clone() };
    Knowledge::of(&guide.catalog, &know).map_err(|error| learn::refusal(&guide.catalog, error.into()))?;
    Ok(Profile { know, hours: flags.learn.hours.or(own.hours), ..own })
}

fn deadline(flags: &AcceptFlags, profile: &Profile, start: Date) -> Option<Date> {
    if flags.path.is_none() { profile.deadline } else { learn::deadline(&flags.learn, start) }
}

/// What is recorded before the plan, and the guide as that makes it.
struct Ground {
    guide: Guide,
    changes: Vec<Change>,
}

impl Ground {
    /// Answers, hours and days off, as far as they are news.
    fn prepare(flags: &AcceptFlags, profile: &Profile, start: Date, own: &Own, view: &View) -> Result<Self, Refusal> {
        let mut ground = Self { guide: own.guide.clone(), changes: Vec::new() };
        let mut interview = ground.guide.interview.clone();
        interview.set_profile(&offered(profile, &interview));
        if interview.profile() != ground.guide.profile() {
            ground.make(Change::Answer(Box::new(interview)), view)?;
        }
        if let Some(hours) = flags.learn.hours
            && ground.guide.record().calendar().weekly_on(view.today) != hours
        {
            ground.make(Change::SetHours(hours), view)?;
        }
        // Until the first day nothing is studied.
        let before = start.checked_sub(1.day()).ok().and_then(|last| Days::new(view.today, last).ok());
        for days in flags.off.iter().copied().chain(before) {
            ground.make(Change::TakeOff(days), view)?;
        }
        Ok(ground)
    }

    fn make(&mut self, change: Change, view: &View) -> Result<(), Refusal> {
        self.guide.apply(change.clone(), view.now)?;
        self.changes.push(change);
        Ok(())
    }
}

/// The profile without what no question offers to avoid: no path goes near it, so that it changes nothing.
fn offered(profile: &Profile, interview: &Interview) -> Profile {
    let question = interview.questions().iter().find(|question| question.id == QuestionId::Avoid);
    let options = match question.map(|question| &question.kind) {
        Some(QuestionKind::Many(options)) => options.as_slice(),
        _ => &[],
    };
    let mut profile = profile.clone();
    profile.avoid.retain(|id| options.iter().any(|option| option.value == id.as_str()));
    profile
}

/// What is recommended.
fn advised(profile: &Profile, start: Date, guide: &Guide) -> Result<Chosen, Refusal> {
    let outset = Outset { today: start, ..guide.outset() };
    let advice = learn::advise(&guide.catalog, profile, &outset)?;
    let way = &advice.recommendation.candidate.way;
    let nothing = || Refusal::NoAnswer("the recommended path cannot be planned; choose one with --path".to_owned());
    way.chosen(&guide.catalog, guide.knowledge()).ok_or_else(nothing)
}

/// A path with the choices that the flags make.
fn by_hand(flags: &AcceptFlags, path: &Slug, guide: &Guide) -> Result<Chosen, Refusal> {
    let Some(own) = guide.catalog.path(path.as_str()) else {
        let paths = guide.catalog.paths.iter().map(|path| path.id.as_str());
        return Err(Refusal::unknown("path", path.as_str(), paths, "backend-guide paths"));
    };
    let mut picks: Vec<(Slug, Slug)> = Vec::new();
    let language =
        flags.learn.language.iter().map(|id| PickFlag { slot: language_slot(guide, own, id), roadmap: id.clone() });
    for PickFlag { slot, roadmap } in flags.pick.iter().cloned().chain(language) {
        if picks.iter().any(|(taken, _)| *taken == slot) {
            return Err(Refusal::Nothing(format!("'{slot}' is chosen twice; choose one roadmap for it")));
        }
        picks.push((slot, roadmap));
    }
    // In the order of the path, so that the same choices make a plan of the same name however they are given.
    let place = |slot: &Slug| choices(own).position(|choice| choice.slot == *slot);
    picks.sort_by_key(|(slot, _)| place(slot).unwrap_or(usize::MAX));
    let programming_first = guide.knowledge().needs_programming;
    Ok(Chosen { path: own.id.clone(), picks, programming_first })
}

fn choices(path: &LearningPath) -> impl Iterator<Item = &Choice> {
    path.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Choose(choice) => Some(choice),
        StepKind::Take(_) | StepKind::Named(_) => None,
    })
}

/// The first choice of the path that offers the language, else the first that offers any language, else the one that is
/// usually called so.
fn language_slot(guide: &Guide, path: &LearningPath, language: &Slug) -> Slug {
    let offers =
        |choice: &&Choice, wanted: &dyn Fn(&Slug) -> bool| choice.suggested.iter().chain(&choice.open).any(wanted);
    let it = choices(path).find(|choice| offers(choice, &|id| id == language));
    let any = || choices(path).find(|choice| offers(choice, &|id| guide.catalog.is_language(id)));
    let slot = it.or_else(any).map(|choice| choice.slot.clone());
    slot.unwrap_or_else(|| "language".parse().unwrap_or_else(|_| language.clone()))
}

/// A choice that is open, with the flag that makes it.
fn with_example(error: PlanError) -> Refusal {
    match &error {
        PlanError::Open { slot, .. } => {
            let flag =
                if slot.as_str() == "language" { "--language ID".to_owned() } else { format!("--pick {slot}=ID") };
            Refusal::Nothing(format!("{error}, with {flag}"))
        }
        PlanError::DeadlineTooEarly { .. } => Refusal::Nothing(format!("{error}; give a later deadline")),
        PlanError::NoTopics(_) => {
            let way = Listed::or(&["`backend-guide check`", "another --content"]).to_string();
            Refusal::NoAnswer(format!("{error}; see {way}"))
        }
        _ => error.into(),
    }
}
