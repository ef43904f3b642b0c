//! What can be said of a path, a roadmap or a language, fact by fact.

use crate::domain::advice::{AdviceError, PathBudget, assumed_weekly, language_fit, phases};
use crate::domain::catalog::{Depth, Fit, Hours, LanguageRow, LearningPath, Place, Roadmap, Span};
use crate::domain::learner::Knowledge;
use crate::domain::plan::{Taken, estimate};
use crate::domain::text::Count;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::names;
use crate::tui::widgets::hours;

/// One fact. Line feeds part its items.
pub(super) struct Fact {
    /// What it is, in a word or two.
    pub(super) name: &'static str,
    /// Which facts it stands together with.
    pub(super) group: u8,
    /// The fact; absent where nothing is stated.
    pub(super) text: Option<String>,
}

/// All facts of one side. Two sides of one kind name them in the same order.
pub(super) type Facts = Vec<Fact>;

fn fact(group: u8, name: &'static str, text: Option<String>) -> Fact {
    Fact { name, group, text }
}

/// The facts about a place.
pub(super) fn of(place: Place, budgets: &Result<Vec<PathBudget>, AdviceError>, cx: &Cx<'_>) -> Facts {
    let catalog = &cx.guide.catalog;
    match place {
        Place::Path(at) => {
            let budget = budgets.as_ref().ok().and_then(|budgets| budgets.get(at));
            catalog.paths.get(at).map(|path| of_path(path, budget, cx)).unwrap_or_default()
        }
        Place::Roadmap(at) => {
            let Some(roadmap) = catalog.roadmaps.get(at) else { return Facts::new() };
            of_roadmap(Some((at, roadmap)), catalog.language_row(roadmap), cx)
        }
        Place::Language(at) => {
            let row = catalog.persona.languages.get(at);
            of_roadmap(names::roadmap_of_row(catalog, at), row, cx)
        }
        _ => Facts::new(),
    }
}

fn of_path(path: &LearningPath, budget: Option<&PathBudget>, cx: &Cx<'_>) -> Facts {
    let best = budget.and_then(|budget| budget.best.as_ref());
    let languages = best.map(|best| {
        let titles = best.way.languages.iter().filter_map(|&at| cx.guide.catalog.roadmaps.get(at));
        titles.map(|roadmap| roadmap.title.as_str()).collect::<Vec<_>>().join(", ")
    });
    let week = assumed_weekly(path)
        .map(|(low, high)| format!("{} h a week", hours::range(Hours::new(low.round(), high.round()), cx.symbols)));
    let finish = budget.and_then(|budget| budget.finish);
    let profile = cx.guide.profile();
    let deadline = budget.and_then(|budget| budget.chance).zip(profile.deadline).map(|(chance, deadline)| {
        format!("{}, {} by {}", figures::share_words(chance), figures::chance(chance), figures::day(deadline))
    });
    let expected = best
        .and_then(|best| best.hours)
        .map(|own| format!("{:.0} h ({})", own.expected(), hours::range(own, cx.symbols)));
    let ways = budget
        .and_then(|budget| budget.ways)
        .map(|(low, high)| hours::with_unit(Hours::new(low.round(), high.round()), cx.symbols));
    let months = budget.and_then(|budget| budget.months).map(|[low, expected, high]| {
        let range = figures::months([low, expected, high], cx.symbols);
        format!("{expected:.0} months ({range}) {}", figures::at_weekly(cx.guide))
    });
    let excluded = budget.is_some() && best.is_none();
    vec![
        fact(0, "Leads to", path.outcome.as_ref().map(ToString::to_string)),
        fact(0, "Suits", suits(path, cx)),
        fact(1, "Claimed", path.hours.as_ref().map(claimed)),
        fact(1, "in", path.months.as_ref().map(claimed)),
        fact(1, "assuming", week),
        fact(2, "For you", if excluded { Some("excluded by your answers".to_owned()) } else { expected }),
        fact(2, "all ways", ways),
        fact(2, "on paper", months),
        fact(2, "Even chance", finish.map(|finish| figures::day(finish.even))),
        fact(2, "85 in 100", finish.map(|finish| figures::day(finish.likely))),
        fact(2, "Deadline", deadline),
        fact(3, "Languages", languages.filter(|names| !names.is_empty())),
        fact(3, "Steps", steps(path, budget, cx)),
    ]
}

fn claimed(stated: &crate::domain::catalog::Fact<Span>) -> String {
    format!("{}  {}", figures::claim(stated), stated.location)
}

fn suits(path: &LearningPath, cx: &Cx<'_>) -> Option<String> {
    if path.serves.is_empty() {
        return None;
    }
    if let Some(goal) = cx.guide.profile().decided_goal() {
        let fits = match path.serves.iter().find(|(served, _)| served.as_str() == goal.name()) {
            Some((_, Fit::Full)) => "made for your goal",
            Some((_, Fit::Partial)) => "leads part of the way to your goal",
            None => "does not lead to your goal",
        };
        return Some(format!("{fits}, to {}", goal.phrase()));
    }
    let all = |wanted: Fit| {
        let fitting = path.serves.iter().filter(|(_, fit)| *fit == wanted);
        fitting.map(|(goal, _)| goal.as_str().replace('-', " ")).collect::<Vec<_>>().join(", ")
    };
    let (full, partly) = (all(Fit::Full), all(Fit::Partial));
    Some(if partly.is_empty() { full } else { format!("{full}; in part {partly}") })
}

fn steps(path: &LearningPath, budget: Option<&PathBudget>, cx: &Cx<'_>) -> Option<String> {
    let Some(best) = budget.and_then(|budget| budget.best.as_ref()) else {
        let texts: Vec<&str> = path.steps.iter().map(|step| step.text.as_str()).collect();
        return (!texts.is_empty()).then(|| texts.join("\n"));
    };
    let phases = phases(path, best);
    let line = |(number, phase): (usize, &crate::domain::advice::Phase<'_>)| {
        let roadmap = phase.roadmap.and_then(|at| cx.guide.catalog.roadmaps.get(at));
        let title = roadmap.map_or_else(|| phase.step.map_or("", |step| step.text.as_str()), |own| own.title.as_str());
        let cost = phase.estimate.map_or(String::new(), |part| {
            format!(", {}, {}", part.taken.depth.name(), hours::with_unit(part.hours, cx.symbols))
        });
        format!("{number}. {title}{cost}")
    };
    (!phases.is_empty()).then(|| (1..).zip(&phases).map(line).collect::<Vec<_>>().join("\n"))
}

fn of_roadmap(roadmap: Option<(usize, &Roadmap)>, row: Option<&LanguageRow>, cx: &Cx<'_>) -> Facts {
    let own = roadmap.map(|(_, own)| own);
    let with_topics = own.filter(|own| !own.modules.is_empty());
    let to = |depth| with_topics.and_then(|own| own.hours_to(depth)).map(|sum| hours::with_unit(sum, cx.symbols));
    let best_for = row.map(|row| row.best_for.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let fit = own
        .filter(|own| own.is_language)
        .zip(cx.guide.profile().decided_goal())
        .map(|(own, goal)| figures::fit_words(language_fit(&cx.guide.catalog, own, goal)).to_owned());
    let first = own.map(|own| {
        let titles: Vec<&str> = own
            .requires
            .iter()
            .map(|id| cx.guide.catalog.roadmap(id).map_or(id.as_str(), |other| other.title.as_str()))
            .collect();
        if titles.is_empty() { "nothing".to_owned() } else { titles.join(", ") }
    });
    let modules =
        with_topics.map(|own| own.modules.iter().map(|module| module.title.as_str()).collect::<Vec<_>>().join("\n"));
    vec![
        fact(0, "About", own.and_then(|own| own.summary.as_ref()).map(ToString::to_string)),
        fact(0, "Best for", best_for.filter(|text| !text.is_empty())),
        fact(0, "Your goal", fit),
        fact(1, "Curve", row.and_then(|row| row.curve.as_ref()).map(|curve| curve.text.to_string())),
        fact(1, "Pay", row.and_then(|row| row.salary.as_ref()).map(|pay| format!("{}  {}", pay.text, pay.location))),
        fact(1, "Time", row.and_then(|row| row.time.as_ref()).map(|time| time.text.to_string())),
        fact(2, "Hours", own.and_then(|own| own.hours).map(|sum| hours::with_unit(sum, cx.symbols))),
        fact(2, "core", to(Depth::Core)),
        fact(2, "proficient", to(Depth::Proficient)),
        fact(2, "expert", to(Depth::Expert)),
        fact(2, "For you", with_topics.and(roadmap).and_then(|(at, _)| for_you(at, cx))),
        fact(3, "Topics", with_topics.map(|own| Count::new(own.topics().count(), "topic").to_string())),
        fact(3, "Projects", with_topics.map(|own| Count::new(own.projects().count(), "project").to_string())),
        fact(3, "Learn first", first),
        fact(4, "Modules", modules),
    ]
}

/// The core with what is known, and with what it needs from elsewhere.
fn for_you(at: usize, cx: &Cx<'_>) -> Option<String> {
    let catalog = &cx.guide.catalog;
    let knowledge = Knowledge::of(catalog, &cx.guide.profile().know).ok()?;
    let own = estimate(catalog, &[Taken { roadmap: at, depth: Depth::Core }], &knowledge).hours;
    Some(format!("{} to its core, with all that it needs", hours::with_unit(own, cx.symbols)))
}
