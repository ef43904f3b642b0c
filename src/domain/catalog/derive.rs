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
        was: Vec::new(),
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
        months: together(rungs.iter().map(|rung| rung.duration.as_ref())),
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

/// How long all rungs take. Rungs that each begin where the one before ends (`1-3 months`, `3-6 months`, `6+ months`)
/// are dated from the start of the whole, so that the last says when it ends; others follow each other and add up.
fn together<'a>(rungs: impl Iterator<Item = Option<&'a Fact<Span>>>) -> Option<Fact<Span>> {
    let rungs: Vec<&Fact<Span>> = rungs.collect::<Option<_>>()?;
    let is_point = |span: &Span| span.high == Some(span.low);
    let joined = |pair: &[&Fact<Span>]| match pair {
        [before, after] if is_point(&before.value) || is_point(&after.value) => false,
        [before, after] => before.value.unit == after.value.unit && before.value.high == Some(after.value.low),
        _ => false,
    };
    let [.., last] = rungs.as_slice() else { return None };
    // Two that touch (`2-4 weeks`, `4-6 weeks`) may be lengths; three in a row are not by chance.
    if rungs.len() < 3 || !rungs.windows(2).all(joined) {
        return total(rungs.into_iter().map(Some));
    }
    let words: Vec<&str> = rungs.iter().map(|rung| rung.text.as_str()).collect();
    let (low, high) = last.value.high.map_or((last.value.low, None), |end| (end, Some(end)));
    let approximate = rungs.iter().any(|rung| rung.value.approximate);
    let value = Span { low, high, approximate, ..last.value };
    Some(Fact { value, text: SafeText::new(&words.join(", then ")), location: rungs.first()?.location.clone() })
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

#[cfg(test)]
mod tests {
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    /// The months of a file whose phases take so long: low, high, words.
    #[track_caller]
    fn check(phases: &[&str], expected: Option<(f64, Option<f64>, &str)>) {
        let headings =
            phases.iter().enumerate().map(|(at, time)| format!("### Phase {}: Part ({time})\n- a\n\n", at + 1));
        let text = format!("# Guide\n\n## Learning Path\n\n{}", headings.collect::<String>());
        let (catalog, _) = read(&[Source::new("persona.md", &text)]);
        let months = catalog.paths.first().and_then(|path| path.months.as_ref());
        assert_eq!(months.map(|fact| (fact.value.low, fact.value.high, fact.text.as_str())), expected, "{phases:?}");
    }

    #[test]
    fn phases_add_up_unless_each_begins_where_the_one_before_ends() {
        check(&["1-2 months", "3-4 months"], Some((4.0, Some(6.0), "1-2 months + 3-4 months")));
        check(&["3 weeks", "3 weeks", "3 weeks"], Some((9.0, Some(9.0), "3 weeks + 3 weeks + 3 weeks")));
        check(&["2-4 weeks", "4-6 weeks"], Some((6.0, Some(10.0), "2-4 weeks + 4-6 weeks")));
        let dated = "0-3 months, then 3-6 months, then 6-12 months";
        check(&["0-3 months", "3-6 months", "6-12 months"], Some((12.0, Some(12.0), dated)));
        let open = "1-3 months, then 3-6 months, then 6+ months";
        check(&["1-3 months", "3-6 months", "6+ months"], Some((6.0, None, open)));
        check(&["1-3 months", "no time"], None);
    }
}
