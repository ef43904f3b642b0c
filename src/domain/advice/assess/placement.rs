//! What an assessment found, which a person can edit before it counts.

use super::answer::Answer;
use crate::domain::catalog::{NodeIndex, TopicId};

/// A topic is called known from this chance on: a gap that is skipped costs more than a topic that is met again.
pub const KNOWN_FROM: f64 = 0.8;
/// A topic is called not known up to this chance.
pub const UNKNOWN_UP_TO: f64 = 0.25;

/// What is said of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They can do it.
    Known,
    /// It could be either; it stays to be learnt unless the person says otherwise.
    Unsure,
    /// They cannot do it.
    Unknown,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Known, Self::Unsure, Self::Unknown];

    /// The word for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unsure => "unsure",
            Self::Unknown => "not known",
        }
    }
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The person answered about this topic.
    Answered(Answer),
    /// It follows from other answers.
    Inferred,
    /// The person set it.
    Edited,
}

/// What was found about one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The topic's node.
    pub node: NodeIndex,
    /// The topic.
    pub topic: TopicId,
    /// Its expected hours, without transfer and pace.
    pub hours: f64,
    /// The chance that it is known, 0 to 1; an edit does not change it.
    pub chance: f64,
    /// What is said of it.
    pub verdict: Verdict,
    /// What that rests on.
    pub basis: Basis,
}

/// What was found about all topics, in the order of the catalogue. What was known before is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placements {
    topics: Vec<Placement>,
}

impl Placement {
    /// By the chance and the own answer: whoever said "no" or "in part" is not told that they know it, and whoever said
    /// "yes" not that they do not.
    pub(super) fn new(node: NodeIndex, topic: TopicId, hours: f64, chance: f64, answer: Option<Answer>) -> Self {
        let inferred = match chance {
            chance if chance >= KNOWN_FROM => Verdict::Known,
            chance if chance <= UNKNOWN_UP_TO => Verdict::Unknown,
            _ => Verdict::Unsure,
        };
        let verdict = match (answer, inferred) {
            (Some(Answer::No | Answer::InPart), Verdict::Known) | (Some(Answer::Yes), Verdict::Unknown) => {
                Verdict::Unsure
            }
            (_, verdict) => verdict,
        };
        let basis = answer.map_or(Basis::Inferred, Basis::Answered);
        Self { node, topic, hours, chance, verdict, basis }
    }
}

impl Placements {
    pub(super) fn new(mut topics: Vec<Placement>) -> Self {
        topics.sort_by_key(|placement| placement.node);
        Self { topics }
    }

    /// All of them.
    pub fn topics(&self) -> &[Placement] {
        &self.topics
    }

    /// Sets a verdict by hand; false where the topic was not assessed.
    pub fn set(&mut self, topic: &TopicId, verdict: Verdict) -> bool {
        let found = self.topics.iter_mut().find(|placement| placement.topic == *topic);
        found.is_some_and(|placement| {
            (placement.verdict, placement.basis) = (verdict, Basis::Edited);
            true
        })
    }

    /// The topics to mark as known already.
    pub fn known(&self) -> impl Iterator<Item = &TopicId> {
        self.of(Verdict::Known).map(|placement| &placement.topic)
    }

    /// The topics of a verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Placement> {
        self.topics.iter().filter(move |placement| placement.verdict == verdict)
    }

    /// The expected hours of the topics of a verdict.
    pub fn hours(&self, verdict: Verdict) -> f64 {
        self.of(verdict).map(|placement| placement.hours).sum()
    }
}
