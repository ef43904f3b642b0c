//! The page about one language: its whole row, the line it stands on, and what its roadmap takes.

use super::table::{self, Language};
use crate::domain::catalog::{Depth, Roadmap};
use crate::domain::learner::{Goal, Knowledge};
use crate::domain::plan::{StepEstimate, Taken, estimate};
use crate::domain::text::Count;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::{hours, paint};

/// Columns for what a fact is, at least and at most.
const LABEL: (u16, u16) = (10, 20);

/// The page about a language.
pub(super) fn page(language: Language, goal: Option<Goal>, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let catalog = &cx.guide.catalog;
    let row = language.row(catalog);
    let told = row.map_or(Vec::new(), |row| table::told(&catalog.persona, row));
    let widest = told.iter().map(|own| paint::width(&own.title)).max().unwrap_or(0);
    let label = usize::from(widest.clamp(LABEL.0, LABEL.1));
    let fact = |page: &mut Page, name: &str, parts: &[(Role, &str)]| {
        let name = paint::shortened(name, LABEL.1, cx.symbols.ellipsis);
        let spare = " ".repeat(label.saturating_sub(paint::width(&name).into()) + 2);
        page.behind(&format!("{name}{spare}"), |page| _ = page.parts(parts));
    };
    let source = match row {
        Some(row) => format!("  {}", row.location),
        None => "  no row in the guide: it states neither curve nor pay".to_owned(),
    };
    page.parts(&[(Role::Heading, language.name(catalog)), (Role::Muted, &source)]);
    for own in &told {
        let missing = (Role::Muted, "not stated");
        fact(&mut page, &own.title, &[if own.text.is_empty() { missing } else { (Role::Text, &own.text) }]);
    }
    if let Some((goal, fit)) = goal.zip(language.fit(catalog, goal)) {
        let text = format!("{}: to {}", figures::fit_words(fit), goal.phrase());
        fact(&mut page, "Your goal", &[(Role::Text, &text)]);
    }
    let Some((at, roadmap)) = language.roadmap.zip(language.roadmap(catalog)) else {
        fact(&mut page, "Roadmap", &[(Role::Muted, "none stands behind it here")]);
        return page;
    };
    if roadmap.modules.is_empty() {
        match roadmap.hours {
            Some(stated) => fact(&mut page, "Hours", &[(Role::Accent, &hours::with_unit(stated, cx.symbols))]),
            None => fact(&mut page, "Hours", &[(Role::Muted, "the file states none")]),
        }
    } else {
        let (text, own) = (by_depth(roadmap, cx), for_you(at, cx));
        fact(&mut page, "Hours", &[(Role::Text, &text)]);
        if let Some((text, eased)) = &own {
            fact(&mut page, "For you", &[(Role::Accent, text), (Role::Good, eased)]);
        }
    }
    if let Some(summary) = &roadmap.summary {
        page.gap().text(Role::Text, summary);
    }
    page.text(Role::Muted, &roadmap.location.to_string());
    page
}

fn by_depth(roadmap: &Roadmap, cx: &Cx<'_>) -> String {
    let parts = Depth::ALL.into_iter().filter_map(|depth| {
        let sum = roadmap.hours_to(depth)?;
        Some(format!("{} {}", depth.name(), hours::range(sum, cx.symbols)))
    });
    format!("{} h", parts.collect::<Vec<_>>().join(cx.symbols.dot))
}

/// What its core and all of it take with what is known, and why that is less.
fn for_you(at: usize, cx: &Cx<'_>) -> Option<(String, String)> {
    let catalog = &cx.guide.catalog;
    let knowledge = Knowledge::of(catalog, &cx.guide.profile().know).ok()?;
    let to = |depth| estimate(catalog, &[Taken { roadmap: at, depth }], &knowledge);
    let (core, all) = (to(Depth::Core), to(Depth::Expert));
    let text = format!(
        "{} to its core, {} for all of it",
        hours::with_unit(core.hours, cx.symbols),
        hours::with_unit(all.hours, cx.symbols)
    );
    let sum = |count: fn(&StepEstimate) -> usize| all.steps.iter().map(count).sum::<usize>();
    let (known, eased) = (sum(|part| part.known), sum(|part| part.eased));
    let counts = [(known, "known"), (eased, "at a third, the idea known")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0 && !knowledge.is_empty());
    let why: Vec<String> = counts.map(|(count, how)| format!("{} {how}", Count::new(count, "topic"))).collect();
    let why = if why.is_empty() { String::new() } else { format!(": {}", why.join(", ")) };
    Some((text, why))
}
