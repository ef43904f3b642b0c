//! `plan replan`: what is left, laid out anew, and how that differs from before.

use jiff::civil::Date;

use super::{active, dates_sentence};
use crate::cli::columns::{Side, columns};
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{ReplanShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{Catalog, TopicId};
use crate::domain::plan::Revision;
use crate::domain::{Change, Guide};

/// Lays the active plan out anew. Where nothing changes by that, nothing is recorded.
pub(super) fn replan(own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let overview = active(&own.guide)?;
    let Some((baseline, revision)) = own.guide.replanned().cloned() else {
        return Err(Refusal::NoAnswer(super::no_plan(&own.guide)));
    };
    let changes = (!revision.is_empty()).then(|| Change::Replan(overview.name.clone(), baseline));
    own.record(changes, view)?;
    if as_json {
        return Ok(Answer::new(json(ReplanShape::new(&overview.name, &revision))));
    }
    Ok(Answer::new(text(&own.guide, &overview.title, &revision, &dates_sentence(&overview), view)))
}

fn text(guide: &Guide, title: &str, revision: &Revision, dates: &str, view: &View) -> String {
    let mut page = Page::new(view);
    if revision.is_empty() {
        page.say(&format!("Nothing changes: {title} stands as it was laid out. Nothing was recorded."));
        page.say(dates);
        return page.finish();
    }
    page.title(&format!("{title}, laid out anew"));
    page.say(&format!("{}.", capital(&revision.summary())));
    page.say(dates);
    let catalog = &guide.catalog;
    let moved =
        revision.moved.iter().map(|moved| vec![format!("{} to {}", moved.old, moved.new), titled(catalog, &moved.id)]);
    part(&mut page, "Moved, from the week of one Monday to that of another", &moved.collect::<Vec<_>>());
    let listed = |topics: &[(TopicId, Date)]| {
        topics.iter().map(|(id, week)| vec![week.to_string(), titled(catalog, id)]).collect::<Vec<_>>()
    };
    part(&mut page, "Fell out, with the week in which it was to end", &listed(&revision.fell_out));
    part(&mut page, "Came in, with the week in which it is to end", &listed(&revision.came_in));
    page.finish()
}

fn part(page: &mut Page<'_>, title: &str, rows: &[Vec<String>]) {
    if !rows.is_empty() {
        page.gap();
        page.title(title);
        page.lines(&columns(rows, &[Side::Left], "  "));
    }
}

fn titled(catalog: &Catalog, id: &TopicId) -> String {
    let kind = if catalog.project(id).is_some() { "Project: " } else { "" };
    catalog.study(id).map_or_else(|| id.to_string(), |study| format!("{kind}{} ({id})", study.title))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
