//! Every way of filling every path's choices, and what each costs.

use crate::domain::catalog::{Catalog, Depth, Hours, LearningPath, SpanUnit, Step, StepKind};
use crate::domain::learner::{Knowledge, Profile};
use crate::domain::plan::{Chosen, Estimate, Taken, Work, estimate, programming};
use crate::domain::text::{SafeText, Slug};

/// Paths with more ways than this are cut short; the shipped ones have a few hundred. It bounds the time that a hostile
/// file can take.
const MAX_WAYS: usize = 20_000;

/// What was chosen in one place of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The name of the choice: `language`.
    pub slot: Slug,
    /// Index into the catalogue's roadmaps.
    pub roadmap: usize,
    /// Its place among the persona's suggestions, from 0; absent where the choice was open beyond them.
    pub rank: Option<usize>,
}

/// One way of walking one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Index into the catalogue's paths.
    pub path: usize,
    /// The choices, in the path's order.
    pub picks: Vec<Pick>,
    /// The roadmaps in order.
    pub sequence: Vec<Taken>,
    /// Steps that only the persona names, with no roadmap behind them.
    pub named: Vec<SafeText>,
    /// The languages on the way, the first to learn first (indices into the roadmaps).
    pub languages: Vec<usize>,
}

/// A way and what it costs this learner.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The way.
    pub way: Way,
    /// Hours for this learner: computed where topics stand behind every step, else as the path states them.
    pub hours: Option<Hours>,
    /// `hours` as a distribution, for forecasts; absent where they are.
    pub work: Option<Work>,
    /// Hours for somebody who knows nothing of it.
    pub full_hours: Option<Hours>,
    /// The computed parts; absent where the hours are only stated.
    pub estimate: Option<Estimate>,
}

impl Way {
    /// What people call it: "Fastest backend with Go".
    pub fn name(&self, catalog: &Catalog) -> String {
        name(catalog, self.path, self.languages.first().copied())
    }

    /// The way as somebody accepts it, to make a plan of; absent where the catalogue is not the one it was found in.
    pub fn chosen(&self, catalog: &Catalog, knowledge: &Knowledge) -> Option<Chosen> {
        let id = |pick: &Pick| Some((pick.slot.clone(), catalog.roadmaps.get(pick.roadmap)?.id.clone()));
        Some(Chosen {
            path: catalog.paths.get(self.path)?.id.clone(),
            picks: self.picks.iter().map(id).collect::<Option<_>>()?,
            programming_first: knowledge.needs_programming,
        })
    }

    /// Whether every choice is one that the persona suggests, where it suggests any.
    pub fn is_suggested(&self, catalog: &Catalog) -> bool {
        let steps = catalog.paths.get(self.path).map(|path| path.steps.as_slice()).unwrap_or_default();
        let suggests = |slot: &Slug| {
            steps.iter().any(|step| match &step.kind {
                StepKind::Choose(choice) => choice.slot == *slot && !choice.suggested.is_empty(),
                _ => false,
            })
        };
        self.picks.iter().all(|pick| pick.rank.is_some() || !suggests(&pick.slot))
    }
}

/// What people call a path with a first language (indices into the catalogue). A path that is named after its language
/// is not called by it twice.
pub(super) fn name(catalog: &Catalog, path: usize, language: Option<usize>) -> String {
    let path = catalog.paths.get(path).map(|path| path.title.clone()).unwrap_or_default();
    match language.and_then(|at| catalog.roadmaps.get(at)).filter(|language| language.title != path) {
        Some(language) => format!("{path} with {}", language.title),
        None => path.to_string(),
    }
}

impl Candidate {
    /// Expected hours that this learner's knowledge saves; never negative.
    pub fn hours_saved(&self) -> f64 {
        match (self.full_hours, self.hours) {
            (Some(full), Some(own)) => (full.expected() - own.expected()).max(0.0),
            _ => 0.0,
        }
    }
}

/// All ways that a profile leaves open: nothing avoided, and the wanted language where one is wanted.
pub fn ways(catalog: &Catalog, profile: &Profile) -> Vec<Way> {
    let mut ways = Vec::new();
    for (index, path) in catalog.paths.iter().enumerate() {
        if profile.avoid.contains(&path.id) {
            continue;
        }
        let mut of_path = vec![Way { path: index, picks: vec![], sequence: vec![], named: vec![], languages: vec![] }];
        for step in &path.steps {
            of_path = extend(catalog, profile, &of_path, step);
        }
        for way in &mut of_path {
            finish(catalog, path, way);
        }
        of_path.retain(|way| speaks(catalog, profile, way));
        ways.append(&mut of_path);
    }
    ways
}

/// Each way so far, followed by each thing that the step may take.
fn extend(catalog: &Catalog, profile: &Profile, ways: &[Way], step: &Step) -> Vec<Way> {
    let mut extended = Vec::new();
    for way in ways {
        match &step.kind {
            StepKind::Named(text) => {
                let mut way = way.clone();
                way.named.push(text.clone());
                extended.push(way);
            }
            StepKind::Take(id) => extended.extend(take(catalog, profile, way, id, step.depth)),
            StepKind::Choose(choice) => {
                let suggested = choice.suggested.iter().enumerate().map(|(rank, id)| (id, Some(rank)));
                let open = choice.open.iter().map(|id| (id, None));
                for (id, rank) in suggested.chain(open) {
                    if let Some(mut way) = take(catalog, profile, way, id, step.depth) {
                        let Some(taken) = way.sequence.last() else { continue };
                        way.picks.push(Pick { slot: choice.slot.clone(), roadmap: taken.roadmap, rank });
                        extended.push(way);
                    }
                }
            }
        }
        if extended.len() >= MAX_WAYS {
            extended.truncate(MAX_WAYS);
            break;
        }
    }
    extended
}

/// The way with a roadmap added; absent where it is avoided or already on the way.
fn take(catalog: &Catalog, profile: &Profile, way: &Way, id: &Slug, depth: Depth) -> Option<Way> {
    let roadmap = catalog.roadmap_index(id)?;
    if profile.avoid.contains(id) || way.sequence.iter().any(|taken| taken.roadmap == roadmap) {
        return None;
    }
    let mut way = way.clone();
    way.sequence.push(Taken { roadmap, depth });
    Some(way)
}

/// Notes the languages: those taken, else one that the path itself is named after.
fn finish(catalog: &Catalog, path: &LearningPath, way: &mut Way) {
    let taken = way.sequence.iter().map(|taken| taken.roadmap);
    let is_language = |index: &usize| catalog.roadmaps.get(*index).is_some_and(|roadmap| roadmap.is_language);
    way.languages = taken.filter(is_language).collect();
    if way.languages.is_empty()
        && let Some(index) = catalog.roadmap_index(&path.id).filter(is_language)
    {
        way.languages.push(index);
    }
}

/// Whether the way's first language is the one that is wanted, and none that is avoided.
fn speaks(catalog: &Catalog, profile: &Profile, way: &Way) -> bool {
    let mut languages =
        way.languages.iter().filter_map(|&index| catalog.roadmaps.get(index)).map(|roadmap| &roadmap.id);
    let first = languages.clone().next();
    profile.language.as_ref().is_none_or(|wanted| first == Some(wanted))
        && !languages.any(|id| profile.avoid.contains(id))
}

/// What each way costs somebody with this knowledge.
pub(super) fn evaluate(catalog: &Catalog, ways: Vec<Way>, knowledge: &Knowledge) -> Vec<Candidate> {
    let programming = programming(catalog).filter(|_| knowledge.needs_programming);
    let nothing = Knowledge::default();
    let knows_nothing = knowledge.is_empty();
    ways.into_iter()
        .map(|way| {
            let computable = !way.sequence.is_empty() && way.sequence.iter().all(|taken| has_topics(catalog, *taken));
            if !computable {
                let stated = catalog.paths.get(way.path).and_then(stated_hours);
                let work = stated.map(|hours| Work::from_iter([hours]));
                return Candidate { way, hours: stated, work, full_hours: stated, estimate: None };
            }
            let sequence: Vec<Taken> = programming.into_iter().chain(way.sequence.iter().copied()).collect();
            let own = estimate(catalog, &sequence, knowledge);
            let full = if knows_nothing { own.hours } else { estimate(catalog, &sequence, &nothing).hours };
            Candidate { way, hours: Some(own.hours), work: Some(own.work), full_hours: Some(full), estimate: Some(own) }
        })
        .collect()
}

fn has_topics(catalog: &Catalog, taken: Taken) -> bool {
    catalog.roadmaps.get(taken.roadmap).is_some_and(|roadmap| !roadmap.modules.is_empty())
}

/// The hours that a path states. An open end counts as its low end, since the file says no more.
fn stated_hours(path: &LearningPath) -> Option<Hours> {
    let span = path.hours.as_ref()?.value;
    (span.unit == SpanUnit::Hours).then(|| Hours::new(span.low, span.high.unwrap_or(span.low)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::fixture::{START, catalog};
    use crate::domain::learner::Known;
    use crate::domain::plan::{AcceptedPlan, resolve};

    #[test]
    fn an_accepted_way_costs_what_the_advice_says() {
        let catalog = catalog();
        for know in [vec![], vec![Known::None], vec!["python".parse().unwrap(), "sql/joins".parse().unwrap()]] {
            let knowledge = Knowledge::of(&catalog, &know).unwrap();
            let candidates = evaluate(&catalog, ways(&catalog, &Profile::default()), &knowledge);
            assert!(candidates.len() > 10);
            for candidate in candidates {
                let chosen = candidate.way.chosen(&catalog, &knowledge).unwrap();
                let plan = AcceptedPlan::new(&catalog, chosen, START, None).unwrap();
                let order = resolve(&catalog, &plan).unwrap().order(&catalog, &knowledge);
                let estimate = candidate.estimate.unwrap();
                assert_eq!((order.hours(), &order.phases), (estimate.hours, &estimate.steps), "{}", plan.name);
            }
        }
    }
}
