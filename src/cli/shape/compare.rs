//! `compare --json`: two things of one kind, fact by fact.

use serde::Serialize;

/// Both sides and every fact that at least one of them states.
#[derive(Serialize)]
pub(in crate::cli) struct CompareShape {
    /// `path`, `roadmap` or `language`.
    kind: &'static str,
    a: SideShape,
    b: SideShape,
    facts: Vec<FactShape>,
}

#[derive(Serialize)]
struct SideShape {
    id: Option<String>,
    title: String,
}

/// A fact in words, as the plain text shows it; null where a side does not state it.
#[derive(Serialize)]
struct FactShape {
    name: &'static str,
    a: Option<String>,
    b: Option<String>,
}

impl CompareShape {
    /// Two sides, and their facts in order.
    pub(in crate::cli) fn new(
        kind: &'static str,
        [a_id, b_id]: [Option<String>; 2],
        [a_title, b_title]: [String; 2],
        facts: Vec<(&'static str, Option<String>, Option<String>)>,
    ) -> Self {
        Self {
            kind,
            a: SideShape { id: a_id, title: a_title },
            b: SideShape { id: b_id, title: b_title },
            facts: facts.into_iter().map(|(name, a, b)| FactShape { name, a, b }).collect(),
        }
    }
}
