//! Rules about ids that learners have progress under: none is lost, none changes its meaning.

use std::collections::{HashMap, HashSet};

use super::Findings;
use crate::domain::catalog::{Catalog, Fate, Home, Released, TopicId, read_released};
use crate::domain::text::meant;

/// Every id of the last release exists, is what something was, or was dropped knowingly; and none is used anew.
pub(super) fn no_released_id_is_lost(catalog: &Catalog, findings: &mut Findings) {
    let Some(source) = &catalog.released else { return };
    let released = read_released(source, &mut findings.0);
    let known: HashSet<&TopicId> = released.iter().map(|released| &released.id).collect();
    for Released { id, fate, location } in &released {
        match (fate, catalog.home(id)) {
            (Fate::Present | Fate::Moved, Home::Gone) => {
                let roadmap = &catalog.aliases.canonical(id).roadmap;
                let new = catalog.graph.ids().filter(|new| new.roadmap == *roadmap && !known.contains(new));
                let likely = match meant(id.topic.as_str(), new.map(|new| new.topic.as_str())).first() {
                    Some(topic) => format!("is it '{roadmap}/{topic}' now? "),
                    None => String::new(),
                };
                findings.error(
                    "lost-id",
                    location,
                    format!("'{id}' was released, and no topic is it or was it: what learners did there has no home"),
                    &format!(
                        "{likely}put 'was={id}' behind the heading of each topic that teaches it now, \
                         or write 'dropped' behind it here if none does"
                    ),
                );
            }
            (Fate::Moved | Fate::Dropped, Home::Here(_)) => findings.error(
                "id-used-again",
                location,
                format!(
                    "'{id}' was taken out of an earlier release and is here again: old progress would count for it"
                ),
                "give the new topic another id; if it teaches the same, take the word behind it here out",
            ),
            _ => {}
        }
    }
    merges_have_ids_of_their_own(catalog, &released, findings);
}

/// What takes another topic in means more than before, so that its old id will not do.
fn merges_have_ids_of_their_own(catalog: &Catalog, released: &[Released], findings: &mut Findings) {
    let mut present: HashMap<TopicId, &Released> = HashMap::new();
    for released in released.iter().filter(|released| released.fate == Fate::Present) {
        let name = catalog.aliases.canonical(&released.id);
        if let Some(other) = present.insert(name.clone(), released) {
            findings.error(
                "two-in-one",
                &released.location,
                format!("'{}' and '{}' would both be '{name}', since their files were renamed", other.id, released.id),
                "name only one of the two files in 'was:', and give merged topics new ids with 'was='",
            );
        }
    }
    for id in catalog.graph.ids().filter(|id| present.contains_key(id)) {
        let Some(other) = catalog.aliases.made_of(id).iter().find_map(|older| present.get(older)) else { continue };
        let Some(study) = catalog.study(id) else { continue };
        findings.error(
            "merge-without-new-id",
            &study.location,
            format!("'{id}' takes '{}' in under an id that it had before: either would count as both", other.id),
            &format!("give it a new id, with 'was={},{}' behind it", id.topic, other.id),
        );
    }
}
