//! Rules about what a topic teaches.

use super::Findings;
use crate::domain::catalog::{Resource, Topic};
use crate::domain::markdown::{Element, ElementKind, plain};
use crate::domain::text::{Count, Listed};

/// Words of a topic's text: three to six sentences.
const WORDS: (usize, usize) = (40, 180);
/// Outcomes of a topic.
const OUTCOMES: (usize, usize) = (2, 4);
/// Resources of a topic.
const RESOURCES: (usize, usize) = (1, 4);
/// Check questions of a topic.
const CHECKS: (usize, usize) = (2, 4);
/// The longest address, in bytes.
const MAX_ADDRESS: usize = 2_048;

/// Words that begin no outcome, since they are no verbs.
const NO_VERBS: [&str; 40] = [
    "a", "an", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "without", "and", "or", "but", "how",
    "why", "what", "when", "where", "which", "who", "that", "this", "these", "those", "your", "you", "it", "its",
    "basic", "good", "some", "all", "any", "more", "is", "are", "can",
];
/// Verbs whose doing nobody else can see.
const UNSEEN: [&str; 8] = ["understand", "know", "learn", "appreciate", "realise", "realize", "grasp", "be"];
/// Verbs that end in "ing"; any other such word is a noun here.
const ING_VERBS: [&str; 6] = ["bring", "ring", "ping", "string", "spring", "swing"];
/// What a resource may call itself.
const KINDS: [&str; 8] = ["docs", "book", "course", "article", "video", "tool", "spec", "practice"];

/// A topic teaches, says what one can do afterwards, where to study, and asks.
pub(super) fn every_part_is_there(topic: &Topic, findings: &mut Findings) {
    let text = topic.text();
    let parts = [
        ("teaching text", text.teaching.is_empty()),
        ("'You can'", text.outcomes.is_empty()),
        ("'Study'", text.resources.is_empty()),
        ("'Check'", text.checks.is_empty()),
    ];
    for (part, _) in parts.into_iter().filter(|(_, missing)| *missing) {
        findings.warn(
            "topic-part-missing",
            &topic.study.location,
            format!("the topic '{}' has no {part}", topic.study.title),
            "add it, or mark the file with 'outline: true'",
        );
    }
}

/// What the reader of the text could not use.
pub(super) fn every_entry_was_understood(topic: &Topic, findings: &mut Findings) {
    findings.0.extend(topic.text().diagnostics.iter().cloned());
}

/// The text is neither a stub nor a chapter.
pub(super) fn text_has_a_fair_length(topic: &Topic, findings: &mut Findings) {
    let words = words(&topic.text().teaching);
    if words > 0 && !(WORDS.0..=WORDS.1).contains(&words) {
        let hint = if words < WORDS.0 { "say why it matters at work and when one needs it" } else { "cut it down" };
        let message = format!(
            "the text of '{}' has {}; {} to {} are usual",
            topic.study.title,
            Count::new(words, "word"),
            WORDS.0,
            WORDS.1
        );
        findings.warn("text-length", &topic.study.location, message, hint);
    }
}

/// There are some outcomes, and each begins with a verb for something that somebody else can see.
pub(super) fn outcomes_can_be_seen(topic: &Topic, findings: &mut Findings) {
    count(topic, topic.text().outcomes.len(), OUTCOMES, "outcome", findings);
    for outcome in &topic.text().outcomes {
        let first = outcome.split([' ', ',', ';', ':']).next().unwrap_or("");
        let is_word = !first.is_empty() && first.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_noun = NO_VERBS.contains(&first) || (first.ends_with("ing") && !ING_VERBS.contains(&first));
        let (code, message) = if !is_word || is_noun {
            ("outcome-without-verb", format!("the outcome '{outcome}' does not begin with a verb"))
        } else if UNSEEN.contains(&first) {
            ("outcome-unseen", format!("nobody can see whether somebody does '{first}', as in the outcome '{outcome}'"))
        } else {
            continue;
        };
        findings.warn(
            code,
            &topic.study.location,
            message,
            "begin with a lower-case verb such as write, explain, measure",
        );
    }
}

/// There are some resources, and each has an address that a browser may open and a kind that is known.
pub(super) fn resources_can_be_opened(topic: &Topic, findings: &mut Findings) {
    count(topic, topic.text().resources.len(), RESOURCES, "resource", findings);
    for Resource { title, url, kind } in &topic.text().resources {
        if !is_plain_https(url) {
            let message = format!("'{url}' is no plain https address");
            findings.warn(
                "address",
                &topic.study.location,
                message,
                "write https://host/path, without a user name or spaces",
            );
        }
        if !KINDS.contains(&kind.as_str()) {
            let message = format!("the resource '{title}' is of no known kind: '{kind}'");
            let hint = format!("write ' · ' and one of {} behind the link", Listed::or(&KINDS));
            findings.warn("resource-kind", &topic.study.location, message, &hint);
        }
        if title.is_empty() {
            findings.warn(
                "resource-title",
                &topic.study.location,
                format!("the link to '{url}' has no title"),
                "name the page",
            );
        }
    }
}

/// There are some check questions, and each asks.
pub(super) fn checks_ask(topic: &Topic, findings: &mut Findings) {
    count(topic, topic.text().checks.len(), CHECKS, "check question", findings);
    for check in topic.text().checks.iter().filter(|check| !check.question.ends_with('?')) {
        let message = format!("'{}' asks nothing", check.question);
        findings.warn("no-question", &topic.study.location, message, "end it with a question mark");
    }
}

/// None at all is another rule's.
fn count(topic: &Topic, count: usize, (low, high): (usize, usize), what: &str, findings: &mut Findings) {
    if count > 0 && !(low..=high).contains(&count) {
        findings.warn(
            "topic-part-count",
            &topic.study.location,
            format!("'{}' has {}; {low} to {high} are usual", topic.study.title, Count::new(count, what)),
            if count < low { "add one" } else { "keep the best" },
        );
    }
}

/// Words of running text; code does not count.
fn words(elements: &[Element]) -> usize {
    elements
        .iter()
        .map(|element| match &element.kind {
            ElementKind::Paragraph(runs) | ElementKind::Heading { content: runs, .. } => {
                plain(runs).split_whitespace().count()
            }
            ElementKind::Items { entries, .. } => entries.iter().map(|entry| words(&entry.elements)).sum(),
            ElementKind::Quote(inner) => words(inner),
            ElementKind::Code { .. } | ElementKind::Grid { .. } | ElementKind::Rule => 0,
        })
        .sum()
}

fn is_plain_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host_is_plain = host.contains('.')
        && !host.starts_with(['.', '-'])
        && !host.ends_with('.')
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    host_is_plain
        && url.len() <= MAX_ADDRESS
        && url.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'\\' | b'<' | b'>' | b'"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_pass() {
        for good in ["https://a.org", "https://www.a-b.co.uk/c?d=e#f", "https://a.org/x_(y)"] {
            assert!(is_plain_https(good), "{good}");
        }
        let long = format!("https://a.org/{}", "x".repeat(MAX_ADDRESS));
        for bad in [
            "http://a.org",
            "a.org",
            "https://",
            "https://localhost",
            "https://user@a.org",
            "https://a.org:8080/",
            "https:\\\\a.org",
            "https://a.org/ b",
            "https://а.org",
            "https://.org",
            "https://a.",
            "javascript:x",
            &long,
        ] {
            assert!(!is_plain_https(bad), "{bad}");
        }
    }
}
