//! Rules against saying or linking the same thing again and again.

use std::collections::HashMap;

use super::{Findings, authored};
use crate::domain::catalog::{Catalog, Roadmap};
use crate::domain::markdown::{Element, ElementKind, Location, plain};
use crate::domain::text::SafeText;

/// Sentences of fewer words may repeat by chance.
const WORDS: usize = 8;
/// One address may stand this often in one file.
const USES: usize = 3;

/// No longer sentence stands twice in the whole catalogue, and no address too often in one file.
pub(super) fn nothing_is_said_twice(catalog: &Catalog, findings: &mut Findings) {
    let mut seen: HashMap<u64, &Location> = HashMap::new();
    for roadmap in authored(catalog) {
        each_text(roadmap, &mut |at, text| {
            for sentence in text.split_inclusive(['.', '!', '?']) {
                let Some(print) = fingerprint(sentence) else { continue };
                if let Some(first) = seen.get(&print) {
                    let sentence = SafeText::single_line(sentence);
                    let message = format!("the sentence '{sentence}' stands at {first} too");
                    findings.warn("repeated-sentence", at, message, "say it once, or say something of its own here");
                } else {
                    seen.insert(print, at);
                }
            }
        });
        addresses(roadmap, findings);
    }
}

fn addresses(roadmap: &Roadmap, findings: &mut Findings) {
    let mut uses: HashMap<&SafeText, usize> = HashMap::new();
    for topic in roadmap.topics() {
        for resource in &topic.text().resources {
            let count = uses.entry(&resource.url).or_default();
            *count += 1;
            if *count == USES + 1 {
                let message = format!("'{}' is given more than {USES} times in this file", resource.url);
                findings.warn(
                    "repeated-address",
                    &topic.study.location,
                    message,
                    "link to the very page or chapter instead",
                );
            }
        }
    }
}

/// Hands every text that an author wrote to `visit`, with the heading that it stands under.
fn each_text<'a>(roadmap: &'a Roadmap, visit: &mut dyn FnMut(&'a Location, &str)) {
    elements(roadmap.intro(), &roadmap.location, visit);
    for module in &roadmap.modules {
        let heading = module.topics.first().map_or(&roadmap.location, |topic| &topic.study.location);
        elements(module.intro(), heading, visit);
        for topic in &module.topics {
            let at = &topic.study.location;
            elements(&topic.text().teaching, at, visit);
            topic.text().outcomes.iter().for_each(|outcome| visit(at, outcome));
            for check in &topic.text().checks {
                visit(at, &check.question);
                visit(at, &check.answer);
            }
        }
        for project in &module.projects {
            let at = &project.study.location;
            elements(&project.text().brief, at, visit);
            project.text().acceptance.iter().for_each(|criterion| visit(at, criterion));
        }
    }
}

fn elements<'a>(list: &[Element], at: &'a Location, visit: &mut dyn FnMut(&'a Location, &str)) {
    for element in list {
        match &element.kind {
            ElementKind::Paragraph(runs) => visit(at, &plain(runs)),
            ElementKind::Items { entries, .. } => entries.iter().for_each(|entry| elements(&entry.elements, at, visit)),
            ElementKind::Quote(inner) => elements(inner, at, visit),
            ElementKind::Heading { .. } | ElementKind::Code { .. } | ElementKind::Grid { .. } | ElementKind::Rule => {}
        }
    }
}

/// A number for a sentence's letters and digits in order, whatever their case and what stands between; nothing for a
/// short one. FNV-1a: with some ten thousand sentences, two that differ share a number once in a hundred thousand
/// catalogues.
fn fingerprint(sentence: &str) -> Option<u64> {
    let words = || sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().nth(WORDS - 1)?;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for word in words() {
        for c in word.chars().flat_map(char::to_lowercase) {
            u32::from(c).to_le_bytes().into_iter().for_each(&mut add);
        }
        add(b' ');
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_alike_whatever_their_case_and_marks() {
        let one = "Every row that a snapshot still sees, must stay.";
        assert_eq!(fingerprint(one), fingerprint("every ROW that a `snapshot` still sees must stay!"));
        assert_ne!(fingerprint(one), fingerprint("Every row that a snapshot still sees must go."));
        assert_eq!(fingerprint("Too short to be counted at all."), None);
    }
}
