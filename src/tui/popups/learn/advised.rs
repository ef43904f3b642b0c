//! The recommendation as a page: short first, every figure with the line it rests on.

use std::fmt::Write as _;

use crate::domain::advice::{Advice, AdviceError, Criterion, Recommendation, in_a_hundred, on_paper};
use crate::domain::catalog::Hours;
use crate::domain::text::Listed;
use crate::tui::component::Cx;
use crate::tui::popups::learn::{so_far, sources, words};
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// The recommendation.
pub(super) fn page(advice: &Advice, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let own = &advice.recommendation;
    page.text(Role::Accent, &own.candidate.way.name(&cx.guide.catalog));
    let others = words::other_picks(&cx.guide.catalog, &own.candidate);
    if !others.is_empty() {
        page.text(Role::Text, &format!("and on the way {}", Listed::and(&others)));
    }
    figures(&mut page, advice, cx);
    page.gap();
    let [plus, minus] = cx.symbols.signs;
    for reason in &own.reasons {
        sources::reason(&mut page, Role::Good, plus, reason);
    }
    for reason in &own.against {
        sources::reason(&mut page, Role::Warning, minus, reason);
    }
    if let Some(runner_up) = advice.runners_up.first() {
        page.gap();
        other(&mut page, own, runner_up, cx);
    }
    changes(&mut page, advice);
    page.gap().text(Role::Muted, &basis(advice));
    page
}

/// Why there is none.
pub(super) fn nothing(error: &AdviceError, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    so_far::trouble(&mut page, error);
    page
}

fn figures(page: &mut Page, advice: &Advice, cx: &Cx<'_>) {
    let own = &advice.recommendation;
    let dot = cx.symbols.dot;
    let hours = words::own_hours(&own.candidate).unwrap_or_else(|| "Hours not stated".to_owned());
    let weekly = format!("{dot}{} h a week", advice.weekly);
    page.parts(&[(Role::Text, &hours), (Role::Text, &weekly)]);
    match own.finish {
        Some(finish) if own.finish_claimed => {
            let claimed = words::claimed(finish);
            let text = format!("The file claims {claimed}. It states no hours, so this takes no account of yours.");
            page.text(Role::Text, &text);
        }
        Some(finish) => {
            let (even, likely) = (words::month(finish.even), words::month(finish.likely));
            page.parts(&[
                (Role::Text, "Even chance "),
                (Role::Accent, &even),
                (Role::Text, &format!("{dot}85 % by ")),
                (Role::Accent, &likely),
            ]);
            let hours = own.candidate.hours.map_or(0.0, Hours::expected);
            if let Some(paper) = on_paper(hours, advice.weekly, own.stretch) {
                page.text(Role::Muted, &format!("{paper}."));
            }
        }
        None => _ = page.text(Role::Warning, "No date: the file states neither hours nor months."),
    }
    deadline(page, advice);
}

fn deadline(page: &mut Page, advice: &Advice) {
    let Some(deadline) = advice.profile.deadline.map(words::day) else { return };
    let own = &advice.recommendation;
    let Some(chance) = own.chance else {
        let text = format!("Whether {deadline} can be met is open: the file states no hours.");
        page.text(Role::Warning, &text);
        return;
    };
    let feasible = own.feasible == Some(true);
    let (role, verdict) = if feasible { (Role::Good, "can be met") } else { (Role::Warning, "cannot be counted on") };
    let (word, figure) = (words::chance(chance), in_a_hundred(chance));
    page.text(role, &format!("Deadline {deadline}: {verdict}, {word} ({figure})."));
}

/// The runner-up: what it costs, when it ends, and what weighs most against it.
fn other(page: &mut Page, own: &Recommendation, runner_up: &Recommendation, cx: &Cx<'_>) {
    let name = runner_up.candidate.way.name(&cx.guide.catalog);
    let hours = runner_up.candidate.hours.map(|hours| words::hours(Hours::expected(hours)));
    let is_claimed = runner_up.finish_claimed;
    let date = runner_up.finish.map(|it| if is_claimed { words::claimed(it) } else { words::month(it.even) });
    let lost = runner_up.largest_loss_to(own);
    let lost = lost.map(|criterion| format!("{} weighs against it", criterion.noun()));
    let facts: Vec<String> = hours.into_iter().chain(date).chain(lost).collect();
    page.behind_in(Role::Heading, "Runner-up  ", |page| {
        page.text(Role::Text, &name).text(Role::Muted, &facts.join(cx.symbols.dot));
    });
}

fn changes(page: &mut Page, advice: &Advice) {
    if advice.changes.is_empty() {
        page.gap().text(Role::Text, "No single other answer would change this.");
        return;
    }
    page.heading("What would change this");
    for change in &advice.changes {
        page.bullet(&words::sentence(&change.text));
    }
}

/// What it rests on, and what was left out.
fn basis(advice: &Advice) -> String {
    let ways = match advice.considered {
        1 => "The only way".to_owned(),
        count => format!("The best of {count} ways"),
    };
    let mut text = format!("{ways}, study beginning {}.", words::day(advice.start));
    let goal_open = advice.profile.decided_goal().is_none();
    let by_answers = |criterion: &Criterion| match criterion {
        Criterion::Goal | Criterion::BestFor => goal_open,
        Criterion::Known => true,
        _ => false,
    };
    let (answers, file): (Vec<Criterion>, Vec<Criterion>) = advice.left_out.iter().copied().partition(by_answers);
    for (left_out, why) in [(answers, "Your answers leave open"), (file, "The guide states nothing about")] {
        let nouns: Vec<&str> = left_out.into_iter().map(Criterion::noun).collect();
        if let [noun] = nouns.as_slice() {
            _ = write!(text, " {why} {noun}, so it does not count.");
        } else if !nouns.is_empty() {
            _ = write!(text, " {why} {}, so they do not count.", Listed::and(&nouns));
        }
    }
    text
}
