//! Rules about hours.

use super::{Findings, studies};
use crate::domain::catalog::{Catalog, Hours, Roadmap, RoadmapKind, SpanUnit, Topic};
use crate::domain::text::{number, range};

/// What a topic may take by its mid-point: one to three evenings.
const TOPIC: (f64, f64) = (2.0, 8.0);
/// Sums of halves are exact; this forgives nothing but rounding.
const SLACK: f64 = 1e-6;

/// The mid-points of all topics and projects add up to a figure inside the stated hours.
pub(super) fn topics_fill_the_budget(roadmap: &Roadmap, _: &Catalog, findings: &mut Findings) {
    let Some(budget) = roadmap.hours.filter(|_| !roadmap.modules.is_empty()) else { return };
    let sum: f64 = studies(roadmap).map(|study| study.hours.expected()).sum();
    if is_inside(sum, budget) {
        return;
    }
    let by = if sum < budget.low { budget.low - sum } else { sum - budget.high };
    let direction = if sum < budget.low { "fewer" } else { "more" };
    findings.warn(
        "budget",
        &roadmap.location,
        format!(
            "topics and projects add up to {} hours, {} {direction} than the stated {}",
            number(sum),
            number(by),
            range(budget.low, budget.high)
        ),
        "change the hours of topics, or the 'hours:' of the file",
    );
}

/// A roadmap's hours lie inside what the persona says of its category. Skills belong to no category of the persona.
pub(super) fn budget_lies_in_the_category(roadmap: &Roadmap, catalog: &Catalog, findings: &mut Findings) {
    let Some(hours) = roadmap.hours.filter(|_| roadmap.kind == RoadmapKind::Roadmap) else { return };
    let category = catalog.categories.iter().find(|category| category.name == roadmap.category);
    let Some(stated) = category.and_then(|category| category.hours.as_ref()) else { return };
    let allowed = Hours { low: stated.value.low, high: stated.value.high.unwrap_or(f64::INFINITY) };
    if stated.value.unit == SpanUnit::Hours && !(is_inside(hours.low, allowed) && is_inside(hours.high, allowed)) {
        findings.warn(
            "hours-outside-category",
            &roadmap.location,
            format!(
                "{} hours lie outside the '{}' that the persona states for {} ({})",
                range(hours.low, hours.high),
                stated.text,
                roadmap.category,
                stated.location
            ),
            "change the 'hours:' of the file, or the persona",
        );
    }
}

/// A topic takes one to three evenings.
pub(super) fn topic_fits_a_few_evenings(topic: &Topic, findings: &mut Findings) {
    let expected = topic.study.hours.expected();
    if is_inside(expected, Hours { low: TOPIC.0, high: TOPIC.1 }) {
        return;
    }
    let hint = if expected < TOPIC.0 { "join it with its neighbour" } else { "split it into two topics" };
    findings.warn(
        "topic-hours",
        &topic.study.location,
        format!(
            "'{}' takes {} hours by its mid-point; a topic takes {} to {}",
            topic.study.title,
            number(expected),
            number(TOPIC.0),
            number(TOPIC.1)
        ),
        hint,
    );
}

fn is_inside(hours: f64, range: Hours) -> bool {
    (range.low - SLACK..=range.high + SLACK).contains(&hours)
}
