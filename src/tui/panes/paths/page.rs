//! The page about one path: the claim, the arithmetic beside it, the steps, the text.

use crate::domain::advice::{AdviceError, Candidate, PathBudget, Phase, assumed_weekly, people_need, phases};
use crate::domain::catalog::{Catalog, Choice, Fit, Hours, LearningPath, StepKind};
use crate::domain::plan::StepEstimate;
use crate::domain::text::Slug;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::hours;
use crate::tui::widgets::page::Page;

/// Columns for what a figure is.
const LABEL: usize = 10;

/// The page about the path of that number.
pub(super) fn page(path: usize, budgets: &Result<Vec<PathBudget>, AdviceError>, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let Some(shown) = cx.guide.catalog.paths.get(path) else { return page };
    page.text(Role::Heading, &shown.title);
    if let Some(outcome) = &shown.outcome {
        page.text(Role::Text, outcome);
    }
    page.gap();
    claim(&mut page, shown, cx);
    page.gap();
    match budgets {
        Err(error) => _ = page.text(Role::Warning, &format!("Nothing can be computed: {error}.")),
        Ok(budgets) => {
            if let Some(budget) = budgets.get(path) {
                computed(&mut page, shown, budget, cx);
            }
        }
    }
    if !shown.text.elements.is_empty() {
        page.gap().elements(&shown.text.elements);
    }
    page.gap().text(Role::Muted, &shown.location.to_string());
    page
}

/// What stands in the pane where there are no paths.
pub(super) fn nothing(cx: &Cx<'_>) -> String {
    let text = "This guide states no learning path, so there is nothing to count or to compare.\n\nThe Roadmaps pane shows \
                what it covers, and the Guide pane all it says. A section such as \"## Learning Paths\" in the file would \
                appear here.";
    let file = &cx.guide.catalog.persona.file;
    if file.is_empty() { text.to_owned() } else { format!("{text}\n\n{file}") }
}

fn fact(page: &mut Page, label: &str, parts: &[(Role, &str)]) {
    page.behind(&format!("{label:<LABEL$}"), |page| _ = page.parts(parts));
}

fn claim(page: &mut Page, path: &LearningPath, cx: &Cx<'_>) {
    let mut label = "Claimed";
    for stated in [&path.hours, &path.months].into_iter().flatten() {
        let source = format!("  {}", stated.location);
        fact(page, label, &[(Role::Text, &figures::claim(stated)), (Role::Muted, &source)]);
        label = "";
    }
    if !label.is_empty() {
        fact(page, label, &[(Role::Muted, "neither hours nor months")]);
    }
    if let Some((low, high)) = assumed_weekly(path) {
        let week = format!("{} h a week", hours::range(Hours::new(low.round(), high.round()), cx.symbols));
        fact(page, "", &[(Role::Muted, "assumes "), (Role::Accent, &week)]);
    }
}

fn computed(page: &mut Page, path: &LearningPath, budget: &PathBudget, cx: &Cx<'_>) {
    let Some(best) = &budget.best else {
        let text = "Your answers leave no way of filling this path: something that it needs is avoided, or the language \
                    that you want does not fit.";
        page.text(Role::Warning, text);
        return;
    };
    let languages: Vec<&str> = best
        .way
        .languages
        .iter()
        .filter_map(|&at| cx.guide.catalog.roadmaps.get(at))
        .map(|own| own.title.as_str())
        .collect();
    if let Some(own) = best.hours {
        let with = if languages.is_empty() { String::new() } else { format!(", with {}", languages.join(" and ")) };
        let expected = format!("{:.0} h", own.expected());
        let range = format!(" ({})", hours::range(own, cx.symbols));
        fact(page, "For you", &[(Role::Accent, &expected), (Role::Muted, &range), (Role::Text, &with)]);
    } else {
        let missing = "the file states no hours, so neither months nor dates can be computed";
        fact(page, "For you", &[(Role::Muted, missing)]);
    }
    // More than a rounding error apart.
    if let Some((low, high)) = budget.ways.filter(|(low, high)| high - low >= 1.0) {
        let range = hours::with_unit(Hours::new(low.round(), high.round()), cx.symbols);
        fact(page, "All ways", &[(Role::Text, &range), (Role::Muted, ", depending on what you choose")]);
    }
    dates(page, budget, cx);
    goal(page, path, cx);
    steps(page, path, best, cx);
}

fn goal(page: &mut Page, path: &LearningPath, cx: &Cx<'_>) {
    let Some(goal) = cx.guide.profile().decided_goal().filter(|_| !path.serves.is_empty()) else { return };
    let (role, fits) = match path.serves.iter().find(|(served, _)| served.as_str() == goal.name()) {
        Some((_, Fit::Full)) => (Role::Good, "made for it"),
        Some((_, Fit::Partial)) => (Role::Text, "leads part of the way"),
        None => (Role::Warning, "does not lead there"),
    };
    fact(page, "Goal", &[(role, fits), (Role::Text, &format!(": to {}", goal.phrase()))]);
}

fn dates(page: &mut Page, budget: &PathBudget, cx: &Cx<'_>) {
    if let Some([low, expected, high]) = budget.months {
        let months = format!("{expected:.0} months");
        let range = format!(" ({})", figures::months([low, expected, high], cx.symbols));
        let weekly = format!(" {}", figures::at_weekly(cx.guide));
        fact(page, "On paper", &[(Role::Accent, &months), (Role::Muted, &range), (Role::Text, &weekly)]);
    }
    if let Some(finish) = budget.finish {
        fact(page, "Done by", &[(Role::Accent, &figures::day(finish.even)), (Role::Text, ", even chance")]);
        fact(page, "", &[(Role::Accent, &figures::day(finish.likely)), (Role::Text, ", 85 in 100")]);
        if let Some(stretch) = budget.stretch.and_then(people_need) {
            fact(page, "", &[(Role::Muted, &stretch)]);
        }
        if cx.guide.profile().hours.is_none() {
            let text = format!("{} h a week is assumed; /hours sets yours", cx.guide.weekly());
            fact(page, "", &[(Role::Muted, &text)]);
        }
    }
    if let (Some(chance), Some(deadline)) = (budget.chance, cx.guide.profile().deadline) {
        let role = if chance >= 0.5 { Role::Good } else { Role::Warning };
        let text = format!(", {} by {}", figures::chance(chance), figures::day(deadline));
        fact(page, "Deadline", &[(role, figures::share_words(chance)), (Role::Text, &text)]);
    }
}

fn steps(page: &mut Page, path: &LearningPath, best: &Candidate, cx: &Cx<'_>) {
    let phases = phases(path, best);
    if phases.is_empty() {
        return;
    }
    page.heading("Steps");
    let mut number = 0;
    for phase in &phases {
        let mark = if phase.step.is_some() {
            number += 1;
            format!("{number:>2}. ")
        } else {
            "    ".to_owned()
        };
        page.behind(&mark, |page| step(page, phase, cx));
    }
    if best.estimate.is_none() && best.hours.is_some() {
        page.gap().text(Role::Muted, "The hours are the file's own: no topics stand behind the steps to count.");
    }
}

fn step(page: &mut Page, phase: &Phase<'_>, cx: &Cx<'_>) {
    let catalog = &cx.guide.catalog;
    let roadmap = phase.roadmap.and_then(|at| catalog.roadmaps.get(at));
    let title =
        roadmap.map_or_else(|| phase.step.map_or("", |step| step.text.as_str()), |roadmap| roadmap.title.as_str());
    let depth = phase
        .estimate
        .map(|part| part.taken.depth)
        .or_else(|| phase.step.filter(|_| roadmap.is_some()).map(|step| step.depth));
    let depth = depth.map_or(String::new(), |depth| format!("  {}", depth.name()));
    let cost = phase
        .estimate
        .map_or(String::new(), |part| format!("{}{}", cx.symbols.dot, hours::with_unit(part.hours, cx.symbols)));
    page.parts(&[(Role::Text, title), (Role::Muted, &depth), (Role::Accent, &cost)]);
    if phase.step.is_none() {
        page.text(Role::Muted, "comes first: what follows needs it");
    }
    if let Some(StepKind::Choose(choice)) = phase.step.map(|step| &step.kind) {
        choices(page, catalog, choice);
    }
    if let Some(part) = phase.estimate {
        eased(page, part);
    }
}

fn choices(page: &mut Page, catalog: &Catalog, choice: &Choice) {
    let names = |ids: &[Slug]| -> Vec<String> {
        ids.iter().filter_map(|id| catalog.roadmap(id)).map(|roadmap| roadmap.title.as_str().to_owned()).collect()
    };
    let (suggested, open) = (names(&choice.suggested), names(&choice.open));
    if !suggested.is_empty() {
        let suggested = either(&suggested);
        page.parts(&[(Role::Muted, "the guide suggests "), (Role::Text, &suggested)]);
    }
    if !open.is_empty() {
        let lead = if suggested.is_empty() { "your choice of " } else { "also open: " };
        page.parts(&[(Role::Muted, lead), (Role::Muted, &open.join(", "))]);
    }
}

/// `a`, `a or b`, `a, b or c`.
fn either(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => items.concat(),
    }
}

/// How much of a step costs less, or nothing, because of what is known by then.
fn eased(page: &mut Page, part: &StepEstimate) {
    match part.eased {
        0 => {}
        1 => _ = page.text(Role::Good, "1 topic costs a third: you know its idea by then"),
        eased => _ = page.text(Role::Good, &format!("{eased} topics cost a third: you know their idea by then")),
    }
    match part.known {
        0 => {}
        1 => _ = page.text(Role::Good, "1 topic is known and costs nothing"),
        known => _ = page.text(Role::Good, &format!("{known} topics are known and cost nothing")),
    }
}
