//! A catalogue from a persona alone: a stranger's file, with no roadmap files behind it. Hours are those stated;
//! nothing is made up.

use super::assemble::path_id;
use super::model::{Catalog, CatalogCategory, Choice, Depth, LearningPath, Roadmap, RoadmapKind, Step, StepKind};
use super::{Fact, Hours, PathKind, Span, SpanUnit, StatedPath, StatedStep};
use crate::domain::markdown::{Document, Location};
use crate::domain::text::{SafeText, Slug, clean_name, slugify};

/// Fills the catalogue's categories, roadmaps and paths from its persona.
pub(super) fn from_persona(catalog: &mut Catalog) {
    derive_roadmaps(catalog);
    derive_languages(catalog);
    catalog.mark_languages();
    catalog.paths = derive_paths(catalog);
}

fn derive_roadmaps(catalog: &mut Catalog) {
    let persona = catalog.persona.clone();
    for category in &persona.categories {
        let Some(id) = slugify(&category.name) else { continue };
        let start = catalog.roadmaps.len();
        for stated in &category.roadmaps {
            let Some(id) = slugify(&stated.name).filter(|id| catalog.roadmap(id).is_none()) else { continue };
            let hours = stated.hours.as_ref().or(category.hours.as_ref()).and_then(hours_of);
            catalog.roadmaps.push(stated_roadmap(
                id,
                &stated.name,
                stated.summary.clone(),
                &category.name,
                hours,
                &stated.location,
            ));
        }
        let roadmaps = start..catalog.roadmaps.len();
        catalog.categories.push(CatalogCategory {
            id,
            name: category.name.clone(),
            hours: category.hours.clone(),
            roadmaps,
        });
    }
}

/// Languages that only the language guide names are roadmaps too, so that advice can choose them.
fn derive_languages(catalog: &mut Catalog) {
    let rows = catalog.persona.languages.clone();
    let start = catalog.roadmaps.len();
    let name = SafeText::new("Languages");
    for row in &rows {
        let Some(id) = slugify(&row.name).filter(|id| catalog.roadmap(id).is_none()) else { continue };
        let hours = row.time.as_ref().and_then(hours_of);
        catalog.roadmaps.push(stated_roadmap(id, &row.name, None, &name, hours, &row.location));
    }
    if catalog.roadmaps.len() > start
        && let Ok(id) = "guide-languages".parse()
    {
        catalog.categories.push(CatalogCategory { id, name, hours: None, roadmaps: start..catalog.roadmaps.len() });
    }
}

fn stated_roadmap(
    id: Slug,
    name: &SafeText,
    summary: Option<SafeText>,
    category: &SafeText,
    hours: Option<Hours>,
    location: &Location,
) -> Roadmap {
    Roadmap {
        id,
        title: name.clone(),
        summary,
        category: category.clone(),
        kind: RoadmapKind::Roadmap,
        hours,
        requires: Vec::new(),
        reviewed: None,
        outline_only: true,
        is_language: false,
        guide_row: None,
        intro: None,
        modules: Vec::new(),
        location: location.clone(),
    }
}

/// Stated hours as a range; an open end (`200+`) counts as its low end, since the file says no more.
fn hours_of(fact: &Fact<Span>) -> Option<Hours> {
    let span = fact.value;
    (span.unit == SpanUnit::Hours).then(|| Hours::new(span.low, span.high.unwrap_or(span.low)))
}

/// Each stated path; where the file states rungs only, the ladder as one path.
fn derive_paths(catalog: &Catalog) -> Vec<LearningPath> {
    let persona = &catalog.persona;
    let mut paths: Vec<LearningPath> = Vec::new();
    for stated in persona.paths.iter().filter(|path| path.kind == PathKind::Path) {
        let Some(id) = path_id(stated) else { continue };
        if paths.iter().all(|path| path.id != id) {
            paths.push(derive_path(catalog, stated, id));
        }
    }
    if paths.is_empty() {
        paths.extend(ladder(catalog));
    }
    paths
}

fn derive_path(catalog: &Catalog, stated: &StatedPath, id: Slug) -> LearningPath {
    let mut steps: Vec<Step> = stated.steps.iter().map(|step| derive_step(catalog, step)).collect();
    name_slots(&mut steps);
    LearningPath {
        id,
        title: stated.name.clone(),
        months: stated.duration.clone(),
        hours: stated.hours.clone(),
        outcome: stated.outcome.clone(),
        serves: Vec::new(),
        steps,
        text: Document::default(),
        location: stated.location.clone(),
    }
}

fn derive_step(catalog: &Catalog, stated: &StatedStep) -> Step {
    let named: Vec<Slug> = stated
        .alternatives
        .iter()
        .filter_map(|name| slugify(name))
        .filter(|id| catalog.roadmap(id).is_some())
        .collect();
    let speaks_of_language = {
        let lower = stated.text.to_lowercase();
        lower.contains("language") && !lower.contains("database language")
    };
    let slot = |name: &str| name.parse::<Slug>().ok();
    let kind = match (named.as_slice(), slot("language"), slot("choice")) {
        ([id], _, _) if stated.alternatives.len() == 1 => StepKind::Take(id.clone()),
        ([], Some(slot), _) if speaks_of_language && catalog.languages().next().is_some() => StepKind::Choose(Choice {
            slot,
            suggested: Vec::new(),
            open: catalog.languages().map(|roadmap| roadmap.id.clone()).collect(),
        }),
        ([first, ..], Some(language), Some(choice)) => {
            let slot = if catalog.is_language(first) { language } else { choice };
            StepKind::Choose(Choice { slot, suggested: named, open: Vec::new() })
        }
        _ => StepKind::Named(stated.text.clone()),
    };
    Step { kind, depth: Depth::Core, text: stated.text.clone(), location: stated.location.clone() }
}

/// The second language choice of a path is `second-language`, the third `third-language`, and so on.
fn name_slots(steps: &mut [Step]) {
    let ordinals = ["", "second-", "third-", "fourth-", "fifth-", "sixth-"];
    let mut counts: Vec<(Slug, usize)> = Vec::new();
    for step in steps {
        let StepKind::Choose(choice) = &mut step.kind else { continue };
        let base = choice.slot.clone();
        let count = if let Some((_, count)) = counts.iter_mut().find(|(slot, _)| *slot == base) {
            *count += 1;
            *count
        } else {
            counts.push((base.clone(), 0));
            0
        };
        let name = match ordinals.get(count) {
            Some(ordinal) => format!("{ordinal}{base}"),
            None => format!("{base}-{}", count + 1),
        };
        if let Ok(slot) = name.parse() {
            choice.slot = slot;
        }
    }
}

fn ladder(catalog: &Catalog) -> Option<LearningPath> {
    let persona = &catalog.persona;
    let rungs: Vec<&StatedPath> = persona.paths.iter().filter(|path| path.kind == PathKind::Stage).collect();
    let first = rungs.first()?;
    let title = persona.title.as_ref().map_or_else(|| first.name.clone(), |title| SafeText::new(&clean_name(title)));
    Some(LearningPath {
        id: slugify(&title).or_else(|| "ladder".parse().ok())?,
        title,
        months: total(rungs.iter().map(|rung| rung.duration.as_ref())),
        hours: total(rungs.iter().map(|rung| rung.hours.as_ref())),
        outcome: rungs.last().and_then(|rung| rung.outcome.clone()),
        serves: Vec::new(),
        steps: rungs
            .iter()
            .map(|rung| Step {
                kind: StepKind::Named(rung.name.clone()),
                depth: Depth::Core,
                text: rung.name.clone(),
                location: rung.location.clone(),
            })
            .collect(),
        text: Document::default(),
        location: first.location.clone(),
    })
}

/// The sum of spans of one unit; absent unless every one is stated. An open end (`100+ hours`) counts as its low end, so
/// that the high end of the sum says "at least".
fn total<'a>(spans: impl Iterator<Item = Option<&'a Fact<Span>>>) -> Option<Fact<Span>> {
    let mut sum: Option<Fact<Span>> = None;
    for span in spans {
        let span = span?;
        sum = Some(match sum {
            None => span.clone(),
            Some(mut sum) => {
                if sum.value.unit != span.value.unit {
                    return None;
                }
                let high = |span: &Span, low: f64| span.high.unwrap_or(low);
                sum.value.high = Some(high(&sum.value, sum.value.low) + high(&span.value, span.value.low));
                sum.value.low += span.value.low;
                sum.text = SafeText::new(&format!("{} + {}", sum.text, span.text));
                sum
            }
        });
    }
    sum
}
