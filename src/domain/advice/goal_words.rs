//! The words by which a guide's prose shows what a language or a stranger's path is good for.

use crate::domain::learner::Goal;

/// How well a text serves a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It names none of the goal's words.
    None,
    /// It names a word that points in the goal's direction.
    Near,
    /// It names the goal.
    Named,
}

/// For each goal the words that name it and the words that come near it, in lower case.
fn words(goal: Goal) -> (&'static [&'static str], &'static [&'static str]) {
    match goal {
        Goal::Backend => {
            (&["backend", "back-end", "api", "web", "server", "microservice"], &["startup", "cloud", "enterprise"])
        }
        Goal::FullStack => (&["full-stack", "full stack", "fullstack"], &["web", "startup", "frontend", "both ends"]),
        Goal::DataEngineering => {
            (&["data engineer", "data-engineer", "pipeline", "big data", "data"], &["analytics", "distributed"])
        }
        Goal::DataAnalysis => {
            (&["analyst", "analytics", "analysis", "data science", "data"], &["ml", "script", "insight"])
        }
        Goal::Enterprise => (&["enterprise", "large-scale", "large scale"], &["architecture", "jvm"]),
        Goal::Cloud => {
            (&["cloud", "devops", "distributed", "infrastructure", "serverless"], &["api", "microservice", "network"])
        }
        Goal::Systems => (&["system", "performance", "embedded", "memory"], &["distributed", "security", "games"]),
        Goal::Unsure => (&[], &[]),
    }
}

/// Whether a text names a goal, whatever its case.
pub(super) fn matches(goal: Goal, text: &str) -> Match {
    let lower = text.to_lowercase();
    let (named, near) = words(goal);
    let holds = |words: &[&str]| words.iter().any(|word| begins_a_word(&lower, word));
    if holds(named) {
        Match::Named
    } else if holds(near) {
        Match::Near
    } else {
        Match::None
    }
}

/// Whether `word` stands in `text` at the beginning of a word, so that "system" is found in "systems" but "api" is not
/// found in "rapid".
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_at_their_beginning_only() {
        assert_eq!(matches(Goal::Backend, "Rapid prototypes"), Match::None);
        assert_eq!(matches(Goal::Backend, "Web, APIs"), Match::Named);
        assert_eq!(matches(Goal::Systems, "Systems, performance"), Match::Named);
        assert_eq!(matches(Goal::FullStack, "Startups, data, web"), Match::Near);
        assert_eq!(matches(Goal::Unsure, "anything"), Match::None);
    }
}
