//! A path file → [`LearningPath`]: choices over roadmaps and skills, in order.

use super::attributes::parse_hours;
use super::model::{Choice, Depth, Fit, LearningPath, Step, StepKind};
use super::roadmap_reader::{scalar, scalars};
use super::{Diagnostic, Fact, Span, SpanUnit};
use crate::domain::markdown::{self, Frontmatter, Location, Source, Value, ValueKind};
use crate::domain::text::{SafeText, Slug};

const KEYS: [&str; 7] = ["title", "months", "hours", "outcome", "for", "partly", "steps"];

/// Reads a path. `open: languages` is kept as a category's id in [`Choice::open`] until the catalogue is put together.
pub(super) fn read_path(source: &Source, id: &Slug, diagnostics: &mut Vec<Diagnostic>) -> LearningPath {
    let front = markdown::split(source, diagnostics);
    for (key, value) in &front.entries {
        if !KEYS.contains(&key.as_str()) {
            diagnostics.push(Diagnostic::warning(
                "unknown-key",
                value.location.clone(),
                format!("a path has no key '{key}'"),
                format!("use one of {}", KEYS.join(", ")),
            ));
        }
    }
    let mut steps = Vec::new();
    match front.get("steps").map(|value| (&value.kind, value)) {
        Some((ValueKind::List(items), _)) => {
            steps.extend(items.iter().filter_map(|item| read_step(source, item, diagnostics)));
        }
        other => diagnostics.push(Diagnostic::error(
            "no-steps",
            other.map_or_else(|| source.locate(0..0), |(_, value)| value.location.clone()),
            "the path has no steps",
            "add 'steps:' with '- take: …' or '- choose: […]' entries",
        )),
    }
    let mut serves = Vec::new();
    for (key, fit) in [("for", Fit::Full), ("partly", Fit::Partial)] {
        for (text, _) in front.get(key).map(scalars).unwrap_or_default() {
            serves.extend(text.parse().ok().map(|goal: Slug| (goal, fit)));
        }
    }
    LearningPath {
        id: id.clone(),
        title: scalar(&front, "title").unwrap_or_else(|| SafeText::new(id.as_str())),
        months: span(&front, "months", SpanUnit::Months, diagnostics),
        hours: span(&front, "hours", SpanUnit::Hours, diagnostics),
        outcome: scalar(&front, "outcome"),
        serves,
        steps,
        text: markdown::parse(source.text(), front.body),
        location: front.get("title").map_or_else(|| source.locate(0..0), |value| value.location.clone()),
    }
}

fn span(front: &Frontmatter, key: &str, unit: SpanUnit, diagnostics: &mut Vec<Diagnostic>) -> Option<Fact<Span>> {
    let value = front.get(key)?;
    let text = scalar(front, key).unwrap_or_default();
    match parse_hours(&text) {
        Ok(range) => Some(Fact {
            value: Span { low: range.low, high: Some(range.high), unit, approximate: false },
            text,
            location: value.location.clone(),
        }),
        Err(message) => {
            diagnostics.push(Diagnostic::warning(
                "bad-range",
                value.location.clone(),
                message.replace("hours", key),
                format!("write a range such as '{key}: 4-6'"),
            ));
            None
        }
    }
}

fn read_step(source: &Source, item: &Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Step> {
    let ValueKind::Map(entries) = &item.kind else {
        diagnostics.push(step_error(&item.location, "a step is neither 'take' nor 'choose'"));
        return None;
    };
    let get = |key: &str| entries.iter().find(|(name, _)| &**name == key).map(|(_, value)| value);
    let text_of = |key: &str| scalars(get(key)?).first().map(|(text, _)| (*text).clone());
    let depth = match text_of("depth").map(|text| text.parse::<Depth>()) {
        None => Depth::Core,
        Some(Ok(depth)) => depth,
        Some(Err(())) => {
            diagnostics.push(step_error(&item.location, "the step's depth is none of core, proficient, expert"));
            Depth::Core
        }
    };
    let ids = |key: &str, diagnostics: &mut Vec<Diagnostic>| -> Vec<Slug> {
        let mut ids = Vec::new();
        for (text, location) in get(key).map(scalars).unwrap_or_default() {
            match text.parse() {
                Ok(id) => ids.push(id),
                Err(error) => diagnostics.push(step_error(location, &format!("'{text}' names no roadmap: {error}"))),
            }
        }
        ids
    };
    let kind = match (get("take"), get("choose"), get("open")) {
        (Some(_), None, None) => StepKind::Take(ids("take", diagnostics).into_iter().next()?),
        (None, choose, open) if choose.is_some() || open.is_some() => {
            let Some(slot) = text_of("as").and_then(|text| text.parse().ok()) else {
                diagnostics.push(step_error(&item.location, "a choice without a name"));
                return None;
            };
            StepKind::Choose(Choice { slot, suggested: ids("choose", diagnostics), open: ids("open", diagnostics) })
        }
        _ => {
            diagnostics.push(step_error(&item.location, "a step is neither 'take' nor 'choose'"));
            return None;
        }
    };
    let line = source.line(item.location.line);
    let text = SafeText::single_line(line.trim().trim_start_matches("- "));
    Some(Step { kind, depth, text, location: item.location.clone() })
}

fn step_error(location: &Location, message: &str) -> Diagnostic {
    let hint = "write '- take: sql' or '- choose: [nodejs, python]' with 'as: language', and a depth";
    Diagnostic::error("bad-step", location.clone(), message, hint)
}
