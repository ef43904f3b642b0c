//! `today`: what to do tonight.

use std::fmt::Write as _;

use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{TodayShape, json};
use crate::cli::{Answer, Refusal, View, clock_notice, words};
use crate::domain::Guide;
use crate::domain::learner::review::Due;
use crate::domain::text::{Count, in_minutes};
use crate::domain::today::{self, Away, Footing, Prospects, StudyTask, Task, Tonight, Why, lighter_week};

/// Tonight.
pub(in crate::cli) fn today(guide: &Guide, minutes: Option<u32>, as_json: bool, view: &View) -> Answer {
    let tonight = today::today(guide, minutes);
    if as_json {
        return Answer::new(json(TodayShape::new(guide, &tonight, view)));
    }
    let mut page = Page::new(view);
    if let Some(away) = &tonight.away {
        welcome(&mut page, guide, &tonight, away);
    }
    match &tonight.task {
        Some(Task::Study(study)) => task(&mut page, study, &tonight, view),
        Some(Task::Review(due)) => review(&mut page, guide, due),
        None => {}
    }
    page.gap();
    footing(&mut page, guide, &tonight);
    let due = tonight.due.len();
    if due > 0 && !matches!(tonight.task, Some(Task::Review(_))) && tonight.away.is_none() {
        let are = if due == 1 { "is" } else { "are" };
        page.say(&format!("{} {are} due for review.", Count::new(due, "question")));
    }
    page.say(&format!("{}.{}", words::week(guide), tonight.prospects.map(forecast).unwrap_or_default()));
    Answer::new(page.finish())
}

/// Takes half of the hours for the next seven days.
pub(in crate::cli) fn lighter(own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let Some(lighter) = lighter_week(&own.guide) else {
        return Err(Refusal::Nothing(
            "the next seven days are at half of your hours or less already; nothing was changed".to_owned(),
        ));
    };
    own.record(lighter.changes(), view)?;
    if as_json {
        return Ok(Answer::new(json(TodayShape::new(&own.guide, &today::today(&own.guide, None), view))));
    }
    let mut page = Page::new(view);
    page.say(&format!(
        "Saved: {} h a week until {}, then {} h again.{}",
        lighter.hours,
        lighter.until,
        lighter.usual,
        today::today(&own.guide, None).prospects.map(forecast).unwrap_or_default()
    ));
    Ok(Answer::new(page.finish()))
}

/// After days away: no reproach, something to find the thread by, the new date, and one choice.
fn welcome(page: &mut Page<'_>, guide: &Guide, tonight: &Tonight, away: &Away) {
    let mut text = format!("Welcome back. The last time was {}, {} ago.", away.last, Count::new(days(away), "day"));
    if let Some((then, now)) = away.even_then.zip(tonight.prospects.map(|prospects| prospects.even)) {
        let _ = if then == now {
            write!(text, " The even date is still {now}.")
        } else {
            write!(text, " The even date is {now} now; it was {then}.")
        };
    }
    page.say(&text);
    if !away.refresher.is_empty() {
        page.gap();
        page.title("First, to find the thread again");
        questions(page, guide, &away.refresher);
    }
    page.gap();
    page.title("Then, as you like");
    page.hang("- ", "go on with tonight's task, below");
    if let Some(lighter) = away.lighter {
        let hours = lighter.hours;
        page.hang("- ", &format!("a lighter week, at {hours} h: `backend-guide today --lighter`"));
    }
    if tonight.footing == Footing::Underway {
        page.hang("- ", "a smaller scope: `backend-guide mark ID skipped` leaves a topic out");
    }
    page.gap();
}

fn days(away: &Away) -> usize {
    usize::try_from(away.days).unwrap_or(usize::MAX)
}

fn task(page: &mut Page<'_>, study: &StudyTask, tonight: &Tonight, view: &View) {
    let project = if study.is_project { "Project: " } else { "" };
    page.title(&format!("Tonight, {}: {project}{} ({})", in_minutes(study.minutes.into()), study.title, study.id));
    page.say(&reason(study, tonight));
    if !study.goals.is_empty() {
        page.gap();
        page.title(match (study.finishes, study.is_project) {
            (true, true) => "Done means",
            (true, false) => "Done means that you can",
            (false, true) => "Aim tonight for",
            (false, false) => "Aim tonight to",
        });
        study.aims().iter().for_each(|goal| page.hang("- ", goal));
        let others = study.goals.len() - study.aims().len();
        if !study.finishes && others > 0 {
            page.say(&format!("({} of {} that make it done)", study.aims().len(), study.goals.len()));
        }
    }
    if let Some(resource) = &study.resource {
        page.gap();
        let kind = if resource.kind.is_empty() { String::new() } else { format!(" ({})", resource.kind) };
        page.hang("Open: ", &format!("{}{kind}", resource.title));
        page.lines(&format!("      {}\n", resource.url));
    } else if study.is_project {
        page.gap();
        page.say(&format!("`backend-guide show {}` has the brief.", study.id));
    }
    if let Some(stopped) = &study.stopped {
        page.gap();
        let note = stopped.note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
        let on = words::on_day(stopped.day, view);
        page.hang("Last time: ", &format!("{}, {on}{note}", in_minutes(stopped.minutes.into())));
    }
    if let Some(note) = &study.note {
        page.gap();
        for (at, line) in note.lines().enumerate() {
            page.hang(if at == 0 { "Your note: " } else { "           " }, line);
        }
    }
    page.gap();
    page.say(&match &tonight.clock {
        Some(running) if running.is_forgotten(view.now) => format!(
            "{}; `backend-guide stop --for 45m` records what it really was, `stop --drop` nothing.",
            capital(&clock_notice::since(running, view))
        ),
        Some(running) => {
            format!("{}; `backend-guide stop` records the time.", capital(&clock_notice::since(running, view)))
        }
        None => format!(
            "`backend-guide start {0}` starts the clock, `backend-guide log {1}m {0}` records the time afterwards.",
            study.id, study.minutes
        ),
    });
}

fn reason(study: &StudyTask, tonight: &Tonight) -> String {
    let why = match (study.why, &tonight.footing) {
        (Why::OnTheClock, _) => "The clock runs on it".to_owned(),
        (Why::Continues, Footing::Underway) => "You began it".to_owned(),
        (Why::Continues, _) => "You are learning it".to_owned(),
        (Why::Next, _) => "It comes next in your plan".to_owned(),
    };
    let rest = study.left - f64::from(study.minutes) / 60.0;
    let left = match study.finishes {
        true if study.left <= 0.0 => String::new(),
        true if study.spent > 0.0 => "; this should finish it".to_owned(),
        true => "; this should be all of it".to_owned(),
        false => format!("; about {} of it are left for later", words::about(rest)),
    };
    let assumed = if tonight.is_assumed { " An hour, as you named no time: `backend-guide today 90`." } else { "" };
    format!("Part of {}. {why}{left}.{assumed}", study.roadmap)
}

fn review(page: &mut Page<'_>, guide: &Guide, due: &[Due]) {
    let minutes = due.len().saturating_mul(2);
    let count = Count::new(due.len(), "question");
    page.title(&format!("Tonight, {}: {count} to review", in_minutes(u64::try_from(minutes).unwrap_or(u64::MAX))));
    page.say("They are due: answer aloud or on paper, then look.");
    page.gap();
    questions(page, guide, due);
}

fn questions(page: &mut Page<'_>, guide: &Guide, due: &[Due]) {
    for one in due {
        if let Some(check) = one.text(&guide.catalog) {
            page.hang("- ", &check.question);
            page.lines(&format!("  answer: `backend-guide show {}`\n", one.topic));
        }
    }
}

/// What to do where there is no plan to go by, and what comes next where there is.
fn footing(page: &mut Page<'_>, guide: &Guide, tonight: &Tonight) {
    match &tonight.footing {
        Footing::Underway => {
            if let Some(then) = &tonight.then {
                page.say(&format!("After it: {} ({}).", then.title, then.id));
            }
        }
        Footing::NoPlan if tonight.task.is_some() => {
            page.say("There is no plan yet, so this is what you began: `backend-guide learn` finds a plan.");
        }
        Footing::NoPlan => {
            page.say(&format!(
                "There is no plan yet, and nothing is begun. `backend-guide learn` asks a few questions and recommends one; \
                 or begin with any topic, as in `backend-guide start {}`: `backend-guide roadmaps` lists what there is.",
                words::example(guide)
            ));
        }
        Footing::Astray(error) => page.say(&format!("Your plan cannot be followed: {error}.")),
        Footing::Finished => page.say("All of your plan is done."),
    }
}

fn forecast(prospects: Prospects) -> String {
    let chance = prospects.deadline.map_or_else(String::new, |(day, chance)| {
        format!(" The chance to be done by {day} is {:.0} in 100.", chance * 100.0)
    });
    format!(" Even chance to be done by {}, 85 % by {}.{chance}", prospects.even, prospects.likely)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
