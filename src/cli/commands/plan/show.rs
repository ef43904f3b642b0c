//! `plan show`: the weeks with their topics, the phases and the dates.

use super::{active, chance_sentence, dates_sentence};
use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::{Answer, Refusal, View};
use crate::domain::Guide;
use crate::domain::plan::{Overview, Part, PhaseOverview, WeekOverview};
use crate::domain::text::{Count, number};
use crate::export::{Format, export};

/// How many weeks are shown unless all are asked for.
const FEW: usize = 4;
/// Hours that a topic which goes on in the next week must have in one to be worth a line.
const LEAST: f64 = 0.05;

/// Shows the active plan.
pub(super) fn show(guide: &Guide, all: bool, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let overview = active(guide)?;
    if as_json {
        return Ok(Answer::new(export(&overview, Format::Json)));
    }
    let mut page = Page::new(view);
    page.title(&format!("{} ({})", overview.title, overview.name));
    head(&mut page, &overview);
    phases(&mut page, &overview);
    weeks(&mut page, &overview, 0, if all { usize::MAX } else { FEW });
    Ok(Answer::new(page.finish()))
}

/// How far the plan is, and when it ends.
pub(super) fn head(page: &mut Page<'_>, overview: &Overview) {
    let start = if overview.started > overview.today {
        format!(". It begins on {}.", overview.started)
    } else {
        format!(" from {} on.", overview.today)
    };
    page.say(&format!(
        "{} of {} h done; {} h a week{start}",
        number(overview.covered.hours.round()),
        number(overview.covered.of.round()),
        number(overview.weekly.get()),
    ));
    page.say(&dates_sentence(overview));
    if let Some(chance) = chance_sentence(overview) {
        page.say(&chance);
    }
}

fn phases(page: &mut Page<'_>, overview: &Overview) {
    if overview.phases.is_empty() {
        return;
    }
    page.gap();
    page.title("Phases");
    let rows: Vec<Vec<String>> = overview.phases.iter().map(phase).collect();
    page.lines(&columns(&rows, &[Side::Left, Side::Right], "  "));
}

fn phase(phase: &PhaseOverview) -> Vec<String> {
    let weeks = match phase.weeks {
        Some((first, last)) if first == last => format!("week of {first}"),
        Some((first, last)) => format!("weeks of {first} to {last}"),
        None => "done".to_owned(),
    };
    let hours = format!("{} of {} h", number(phase.covered.hours.round()), number(phase.covered.of.round()));
    vec![format!("{}, {}", phase.title, phase.depth.name()), hours, weeks]
}

/// The first week in which something is studied: those off that lie before it are left out.
pub(super) fn first_week(page: &mut Page<'_>, overview: &Overview) {
    let free = overview.weeks.iter().take_while(|week| week.parts.is_empty()).count();
    weeks(page, overview, free, 1);
}

/// So many weeks from one on, by its place.
fn weeks(page: &mut Page<'_>, overview: &Overview, from: usize, most: usize) {
    for week in overview.weeks.iter().skip(from).take(most) {
        page.gap();
        page.title(&format!("Week of {}: {}", week.start, hours(week)));
        let parts = week.parts.iter().filter(|part| part.finishes || part.hours >= LEAST);
        let rows: Vec<Vec<String>> = parts.map(row).collect();
        page.lines(&columns(&rows, &[Side::Right, Side::Left], "  "));
    }
    let most = most.saturating_add(from);
    let more = overview.weeks.len().saturating_sub(most);
    if let (1.., Some(last)) = (more, overview.weeks.last()) {
        let weeks = Count::new(more, "more week");
        page.gap();
        page.say(&format!(
            "And {weeks}, up to that of {}; `backend-guide plan show --all` shows them all.",
            last.start
        ));
    }
}

fn row(part: &Part) -> Vec<String> {
    let kind = if part.is_project { "Project: " } else { "" };
    let rest = if part.finishes { "" } else { ", goes on" };
    vec![format!("{} h", number(part.hours)), format!("{kind}{} ({}){rest}", part.title, part.id)]
}

fn hours(week: &WeekOverview) -> String {
    if week.capacity > 0.0 { format!("{} h", number(week.capacity)) } else { "off".to_owned() }
}
