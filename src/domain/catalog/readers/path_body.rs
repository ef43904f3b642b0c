//! What one path says of itself: time, steps, outcome.

use std::ops::Range;

use super::flat::Flat;
use super::page::{Heading, entries, entry_text, fence_lines, has_word, is_drawing, paragraph};
use super::paths::is_numbered_rung;
use super::steps::{arrows, between_arrows, between_plus, plus_signs, step};
use crate::domain::catalog::{Fact, Span, SpanUnit, StatedStep};
use crate::domain::markdown::{Element, ElementKind, Source};
use crate::domain::text::{Basis, FoundSpan, SafeText, calendar, hours, plain_words, spans};

/// Labels behind which the time of a path stands.
const TIME_LABELS: [&str; 8] =
    ["time", "duration", "timeline", "length", "estimated time", "total time", "time required", "time needed"];
/// Labels behind which stands what a path leads to.
const OUTCOME_LABELS: [&str; 8] =
    ["target", "goal", "outcome", "end goal", "objective", "result", "leads to", "career outcome"];
/// Labels of lists that are no steps.
const ASIDE_LABELS: [&str; 12] = [
    "project",
    "projects",
    "key projects",
    "success metrics",
    "tools",
    "resources",
    "prerequisites",
    "stack",
    "skills",
    "salary",
    "market",
    "best for",
];

/// A bold line above a list says what it lists: steps, if it holds one of these words.
const STEP_WORDS: [&str; 9] =
    ["step", "steps", "topic", "topics", "curriculum", "modules", "syllabus", "learn", "order"];

/// Where one path speaks of itself.
pub(super) struct Body<'p, 'a> {
    /// Its title, and which part of that text it is.
    pub(super) title: (&'p Flat<'a>, Range<usize>),
    /// What follows the title on the same line.
    pub(super) rest: Option<Range<usize>>,
    /// The elements that belong to it.
    pub(super) elements: &'a [Element],
    /// Headings below its own.
    pub(super) below: Vec<&'p Heading<'a>>,
}

/// Whether words before a colon are a label of a fact rather than a name.
pub(super) fn is_label(words: &str) -> bool {
    let words = words.trim().trim_end_matches(':').to_lowercase();
    if words.starts_with("time ") || words.starts_with("estimated ") {
        return true;
    }
    [&TIME_LABELS[..], &OUTCOME_LABELS[..], &ASIDE_LABELS[..]].iter().any(|labels| labels.contains(&words.as_str()))
}

impl<'a> Body<'_, 'a> {
    /// Study hours: from the title, else from a time label, else from the rest of the title's line.
    pub(super) fn hours(&self, source: &'a Source) -> Option<Fact<Span>> {
        self.time(source, &hours)
    }

    /// Calendar time, looked for in the same places.
    pub(super) fn duration(&self, source: &'a Source) -> Option<Fact<Span>> {
        self.time(source, &calendar)
    }

    fn time(&self, source: &'a Source, find: &dyn Fn(&str) -> Option<FoundSpan>) -> Option<Fact<Span>> {
        let (title, range) = (self.title.0, &self.title.1);
        let in_part =
            |text: &Flat<'_>, range: &Range<usize>| find(text.part(range)).map(|found| text.fact(&found, range.start));
        let in_labels = || {
            texts(source, self.elements).find_map(|text| {
                let labelled = text.labelled();
                let timed = labelled.iter().filter(|(label, _)| TIME_LABELS.contains(&label.as_str()));
                timed.map(|(_, rest)| in_part(&text, rest)).find(Option::is_some).flatten()
            })
        };
        let in_rest =
            || self.rest.as_ref().filter(|rest| arrows(title.part(rest)) == 0).and_then(|rest| in_part(title, rest));
        in_part(title, range).or_else(in_labels).or_else(in_rest)
    }

    /// The steps, and what the path leads to.
    pub(super) fn steps_and_outcome(
        &self,
        source: &'a Source,
        known: &[String],
    ) -> (Vec<StatedStep>, Option<SafeText>) {
        let title = self.title.0;
        let labelled = self.labelled_outcome(source);
        if let Some(rest) = self.rest.as_ref().filter(|rest| arrows(title.part(rest)) > 0) {
            return (between_arrows(title, rest, known), labelled);
        }
        let items: Vec<Flat<'a>> = entries(self.elements).filter_map(|entry| entry_text(source, entry)).collect();
        let arrowed = arrow_steps(source, self.elements, known);
        if !arrowed.is_empty() {
            // Only where the steps are themselves an entry of the list does the list go on to speak of the outcome.
            let in_list = items.iter().any(|it| arrows(it.text()) > 0);
            let last = || in_list.then(|| last_word(&items, |text| arrows(text) > 0)).flatten();
            return (arrowed, labelled.or_else(last));
        }
        if let Some(rest) = self.rest.as_ref().filter(|rest| plus_signs(title.part(rest)) > 0) {
            return (between_plus(title, rest, known), labelled);
        }
        if let Some(first) = items.first().filter(|it| is_sum(it, &items)) {
            return (
                between_plus(first, &first.all(), known),
                labelled.or_else(|| last_word(&items, |text| plus_signs(text) > 0)),
            );
        }
        let mut steps = self.rungs(source, known);
        if steps.is_empty() {
            steps = self.listed(source, known);
        }
        (steps, labelled)
    }

    fn labelled_outcome(&self, source: &'a Source) -> Option<SafeText> {
        texts(source, self.elements).find_map(|text| {
            let labelled = text.labelled();
            let (_, rest) = labelled.iter().find(|(label, _)| OUTCOME_LABELS.contains(&label.as_str()))?;
            // The label may share its line with others, set apart by bars.
            Some(text.safe(rest)).filter(|it| !it.is_empty())
        })
    }

    /// Bold lines and headings that are themselves rungs (`**Week 1-2: Basics**`, `#### Advanced (2-3 months)`), and
    /// lines of a fence that say when they are due.
    fn rungs(&self, source: &'a Source, known: &[String]) -> Vec<StatedStep> {
        let mut steps = Vec::new();
        for element in self.elements {
            if let Some(text) = paragraph(source, element) {
                for lead in text.lines().iter().filter_map(|line| text.lead(line)) {
                    let name = text.part(&lead.name);
                    let is_rung = is_numbered_rung(&plain_words(name)) || !spans(name).is_empty();
                    if is_rung && !is_label(name) {
                        steps.extend(step(&text, &lead.name, known));
                    }
                }
            }
            for line in fence_lines(source, element) {
                let words = line.text();
                let due = spans(words).first().is_some_and(|it| it.basis == Basis::Position && it.range.start == 0);
                let opens = words.ends_with(':') && is_numbered_rung(&words.to_lowercase());
                if !words.starts_with(char::is_whitespace) && !words.contains(is_drawing) && (due || opens) {
                    let end = words.trim_end_matches(':').len();
                    steps.extend(step(&line, &(0..end), known));
                }
            }
        }
        for heading in &self.below {
            if is_numbered_rung(&heading.words) || !spans(heading.title.text()).is_empty() {
                steps.extend(step(&heading.title, &heading.title.all(), known));
            }
        }
        steps
    }

    /// The entries of the first list, without those that state time, outcome or an aside.
    fn listed(&self, source: &'a Source, known: &[String]) -> Vec<StatedStep> {
        let mut after_aside = false;
        for element in self.elements {
            if let Some(text) = paragraph(source, element) {
                let lead = text.lines().pop().and_then(|line| text.lead(&line)).filter(|lead| lead.rest.is_empty());
                after_aside = lead.is_some_and(|lead| !has_word(&plain_words(text.part(&lead.name)), &STEP_WORDS));
            }
            if !matches!(element.kind, ElementKind::Items { .. }) || after_aside {
                continue;
            }
            let items = entries(std::slice::from_ref(element)).filter_map(|entry| entry_text(source, entry));
            let step_of = |text: Flat<'a>| {
                let line = text.lines().into_iter().next()?;
                let label = text.labelled().into_iter().next();
                if label.is_some_and(|(label, _)| is_label(&label)) {
                    return None;
                }
                let range = text.lead(&line).map_or(line, |lead| lead.name);
                step(&text, &range, known)
            };
            return items.filter_map(step_of).collect();
        }
        Vec::new()
    }
}

/// The steps of the first line with an arrow: a line of text, of a fence, or a list entry. One arrow in the middle of a
/// list may be an aside; there it takes two, or the list's first entry.
pub(super) fn arrow_steps(source: &Source, elements: &[Element], known: &[String]) -> Vec<StatedStep> {
    for element in elements {
        let mut lines: Vec<(Flat<'_>, usize)> = Vec::new();
        lines.extend(paragraph(source, element).map(|text| (text, 1)));
        lines.extend(fence_lines(source, element).into_iter().map(|line| (line, 1)));
        let items = entries(std::slice::from_ref(element)).enumerate();
        lines.extend(items.filter_map(|(at, entry)| Some((entry_text(source, entry)?, if at == 0 { 1 } else { 2 }))));
        for (text, needed) in lines {
            for line in text.lines() {
                if arrows(text.part(&line)) >= needed {
                    let part = text.lead(&line).map_or(line, |lead| lead.rest);
                    return between_arrows(&text, &part, known);
                }
            }
        }
    }
    Vec::new()
}

/// Whether the first entry of a list adds the steps up (`Go + SQL + APIs`) rather than naming one (`front + back end`):
/// it has several plus signs, or the list goes on to say how long they take.
fn is_sum(first: &Flat<'_>, items: &[Flat<'_>]) -> bool {
    let timed = |it: &Flat<'_>| it.labelled().first().is_some_and(|(label, _)| TIME_LABELS.contains(&label.as_str()));
    let pluses = plus_signs(first.text());
    first.lead(&first.all()).is_none() && (pluses > 1 || pluses == 1 && items.iter().any(timed))
}

/// The last entry that is neither steps nor a labelled fact.
fn last_word(items: &[Flat<'_>], is_steps: impl Fn(&str) -> bool) -> Option<SafeText> {
    let said = items.iter().filter(|it| {
        let labelled = it.labelled().first().is_some_and(|(label, _)| is_label(label));
        !labelled && !is_steps(it.text())
    });
    said.last().map(|it| it.safe(&it.all()))
}

/// The paragraphs among the elements and the texts of their list entries.
fn texts<'a>(source: &'a Source, elements: &'a [Element]) -> impl Iterator<Item = Flat<'a>> {
    elements.iter().flat_map(move |element| {
        let items = entries(std::slice::from_ref(element)).filter_map(move |entry| entry_text(source, entry));
        paragraph(source, element).into_iter().chain(items)
    })
}

/// The sum of the hours that the steps state, where every step states some.
pub(super) fn sum_of_steps(steps: &[StatedStep], title: &Flat<'_>, range: &Range<usize>) -> Option<Fact<Span>> {
    let found: Option<Vec<(Span, String)>> = steps
        .iter()
        .map(|step| hours(&step.text).map(|it| (it.span, step.text.get(it.range).unwrap_or("").to_owned())))
        .collect();
    let found = found.filter(|found| found.len() > 1)?;
    let text = found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" + ");
    let value = Span {
        low: found.iter().map(|(span, _)| span.low).sum(),
        high: found.iter().map(|(span, _)| span.high).sum(),
        unit: SpanUnit::Hours,
        approximate: found.iter().any(|(span, _)| span.approximate),
    };
    Some(Fact { value, text: SafeText::single_line(&text), location: title.location(range) })
}
