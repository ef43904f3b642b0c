//! The conversation: which question stands, and what was answered so far.

use super::answer::Answer;
use super::belief::{Address, Belief};
use super::placement::{Placement, Placements};
use super::scope::{Before, groups};
use crate::domain::catalog::{Catalog, CheckQuestion, NodeIndex, TopicId};
use crate::domain::learner::Knowledge;
use crate::domain::text::SafeText;

/// An assessment never asks more than this.
pub const MAX_QUESTIONS: usize = 15;
/// Nothing more is asked when the best question is expected to settle less than this share of all hours, in bits.
const WORTH_ASKING: f64 = 0.004;
/// Nothing more is asked when the doubt is down to this share of all hours, in bits.
const SETTLED: f64 = 0.03;

/// What is asked: "Could you do this today?"
#[derive(Clone, Debug, PartialEq)]
pub struct Probe<'a> {
    /// The topic's node.
    pub node: NodeIndex,
    /// The topic.
    pub topic: &'a TopicId,
    /// Its title.
    pub title: &'a SafeText,
    /// The title of its roadmap.
    pub roadmap: &'a SafeText,
    /// What one can do who knows it: each completes "You can …".
    pub outcomes: &'a [SafeText],
    /// A question to try oneself on, the answer to be hidden until asked for; absent where the content has none.
    pub question: Option<&'a CheckQuestion>,
}

/// Finds in at most [`MAX_QUESTIONS`] questions what is known already.
#[derive(Clone, Debug)]
pub struct Assessment {
    belief: Belief,
    current: Option<Address>,
    ids: Vec<Vec<TopicId>>,
    hours: f64,
    /// What was believed before each answer, and which question stood.
    answered: Vec<(Belief, Address)>,
}

/// There is no question to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("all questions are answered")]
pub struct NothingAsked;

impl Assessment {
    /// An assessment of topics: those of a roadmap to a depth, or of a path. Projects are left out, and what is known
    /// already is not asked; it counts as evidence. The catalogue must be the same one for the whole assessment.
    pub fn new(catalog: &Catalog, topics: &[NodeIndex], knowledge: &Knowledge) -> Self {
        let groups = groups(catalog, topics, knowledge);
        let id = |node: NodeIndex| catalog.graph.id(node).cloned();
        let ids: Vec<Vec<TopicId>> =
            groups.iter().map(|group| group.topics.iter().filter_map(|item| id(item.node)).collect()).collect();
        let open = groups.iter().flat_map(|group| &group.topics).filter(|item| item.before != Before::Known);
        let hours = open.map(|item| item.hours).sum();
        let belief = Belief::new(groups, knowledge.needs_programming);
        let mut assessment = Self { belief, current: None, ids, hours, answered: Vec::new() };
        assessment.choose();
        assessment
    }

    /// The question that stands; absent when there is nothing more to ask.
    pub fn current<'a>(&self, catalog: &'a Catalog) -> Option<Probe<'a>> {
        let address = self.current?;
        let node = self.belief.clouds.get(address.group)?.group.topics.get(address.topic)?.node;
        let id = catalog.graph.id(node)?;
        let topic = catalog.topic(id)?;
        let text = topic.text();
        Some(Probe {
            node,
            topic: &topic.study.id,
            title: &topic.study.title,
            roadmap: &catalog.roadmap(&id.roadmap)?.title,
            outcomes: &text.outcomes,
            question: text.checks.first(),
        })
    }

    /// How many questions are answered.
    pub fn position(&self) -> usize {
        self.answered.len()
    }

    /// Whether there is nothing more to ask.
    pub fn is_finished(&self) -> bool {
        self.current.is_none()
    }

    /// Answers the question that stands and chooses the next.
    pub fn answer(&mut self, answer: Answer) -> Result<(), NothingAsked> {
        let address = self.current.ok_or(NothingAsked)?;
        self.answered.push((self.belief.clone(), address));
        self.belief.hear(address, answer);
        self.choose();
        Ok(())
    }

    /// Takes the last answer back: its question stands again. False where nothing was answered.
    pub fn back(&mut self) -> bool {
        let Some((belief, address)) = self.answered.pop() else { return false };
        (self.belief, self.current) = (belief, Some(address));
        true
    }

    /// What is found so far; may be asked for at any time.
    pub fn result(&self) -> Placements {
        let chances = self.belief.chances();
        let mut placements = Vec::new();
        for ((cloud, chances), ids) in self.belief.clouds.iter().zip(&chances).zip(&self.ids) {
            for (((item, chance), id), answer) in cloud.group.topics.iter().zip(chances).zip(ids).zip(&cloud.answers) {
                if item.before != Before::Known {
                    placements.push(Placement::new(item.node, id.clone(), item.hours, *chance, *answer));
                }
            }
        }
        Placements::new(placements)
    }

    fn choose(&mut self) {
        self.current = None;
        if self.answered.len() >= MAX_QUESTIONS || self.belief.doubt(&self.belief.chances()) <= SETTLED * self.hours {
            return;
        }
        let best = self.belief.best().filter(|best| best.gain > WORTH_ASKING * self.hours);
        self.current = best.map(|best| best.address);
    }

    /// Answers about any topic, whether it is the one that stands or not: what other ways of asking are compared by.
    #[cfg(test)]
    pub(super) fn answer_about(&mut self, node: NodeIndex, answer: Answer) {
        for (group, cloud) in self.belief.clouds.iter().enumerate() {
            if let Some(topic) = cloud.group.topics.iter().position(|item| item.node == node) {
                self.belief.hear(Address { group, topic }, answer);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::domain::advice::assess::Verdict;
    use crate::domain::catalog::{Depth, read};
    use crate::domain::learner::{Known, Level};
    use crate::domain::markdown::Source;

    /// A chain of eight topics `a0` to `a7` with a project in its middle, and four topics `b0` to `b3` that need `b0`.
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        let start =
            |title: &str| format!("---\ntitle: {title}\nsummary: It.\nhours: 5-90\nreviewed: 2026-11\n---\n\nText.\n");
        let topic = |id: &str, needs: &str| {
            format!(
                "\n### {id} {{ #{id} .core hours=2-4{needs} }}\n\nText.\n\n**You can**\n- do {id}\n\n**Check**\n- Why {id}?\n  > So.\n"
            )
        };
        let mut chain = start("Chain") + "\n## One\n";
        for at in 0..4 {
            chain += &topic(&format!("a{at}"), &if at > 0 { format!(" needs=a{}", at - 1) } else { String::new() });
        }
        chain += "\n## Project: half { #half .core hours=3-5 needs=a3 }\n\nBuild.\n- [ ] done\n\n## Two\n";
        chain += &topic("a4", " needs=half");
        for at in 5..8 {
            chain += &topic(&format!("a{at}"), &format!(" needs=a{}", at - 1));
        }
        let star =
            start("Star") + "\n## One\n" + &topic("b0", "") + &topic("b1", " needs=b0") + &topic("b2", " needs=b0");
        let sources = [
            Source::new("persona.md", "# Guide\n"),
            Source::new("roadmaps/databases/chain.md", &chain),
            Source::new("roadmaps/databases/star.md", &star),
        ];
        read(&sources).0
    });

    fn everything() -> Vec<NodeIndex> {
        let of = |roadmap| CATALOG.graph.of_roadmap(roadmap, Depth::Expert).map(|(index, _)| index);
        (0..CATALOG.roadmaps.len()).flat_map(of).collect()
    }

    fn node(roadmap: &str, topic: &str) -> NodeIndex {
        let id = TopicId { roadmap: roadmap.parse().unwrap(), topic: topic.parse().unwrap() };
        CATALOG.graph.find(&id).unwrap()
    }

    fn fresh() -> Assessment {
        Assessment::new(&CATALOG, &everything(), &Knowledge::default())
    }

    fn chance(assessment: &Assessment, roadmap: &str, topic: &str) -> f64 {
        let result = assessment.result();
        let node = node(roadmap, topic);
        result.topics().iter().find(|placement| placement.node == node).unwrap().chance
    }

    #[test]
    fn a_question_shows_what_one_can_do_and_a_check_question() {
        let assessment = fresh();
        let probe = assessment.current(&CATALOG).unwrap();
        assert_eq!(probe.outcomes.len(), 1);
        assert_eq!(probe.outcomes[0].as_str(), format!("do {}", probe.topic.topic));
        assert_eq!(probe.question.unwrap().answer.as_str(), "So.");
    }

    #[test]
    fn who_can_do_a_topic_most_likely_can_do_what_it_needs() {
        let mut assessment = fresh();
        let before = chance(&assessment, "chain", "a2");
        assessment.answer_about(node("chain", "a6"), Answer::Yes);
        assert!(chance(&assessment, "chain", "a2") > 0.85, "{before}");
        assert!(chance(&assessment, "chain", "a2") >= chance(&assessment, "chain", "a5") - 0.02);
    }

    #[test]
    fn who_cannot_do_a_topic_most_likely_cannot_do_what_needs_it() {
        let mut assessment = fresh();
        assessment.answer_about(node("chain", "a1"), Answer::No);
        // Through the project in between, which is not asked about.
        assert!(chance(&assessment, "chain", "a5") < 0.1);
        assert!(chance(&assessment, "chain", "a5") < chance(&assessment, "chain", "a0"));
    }

    #[test]
    fn in_part_says_that_what_it_needs_is_there_more_than_no_does() {
        let [mut part, mut no] = [fresh(), fresh()];
        part.answer_about(node("chain", "a3"), Answer::InPart);
        no.answer_about(node("chain", "a3"), Answer::No);
        assert!(chance(&part, "chain", "a2") > chance(&no, "chain", "a2") + 0.1);
    }

    #[test]
    fn the_same_answers_get_the_same_questions_and_going_back_forgets_them() {
        let [mut one, mut other] = [fresh(), fresh()];
        let mut asked = Vec::new();
        for answer in [Answer::Yes, Answer::Unsure, Answer::No, Answer::InPart].into_iter().cycle() {
            assert_eq!(one.current(&CATALOG), other.current(&CATALOG));
            let Some(probe) = one.current(&CATALOG) else { break };
            assert!(!asked.contains(&probe.node), "asked twice");
            asked.push(probe.node);
            other.answer(Answer::Yes).unwrap();
            assert!(other.back());
            assert_eq!(one.result(), other.result());
            one.answer(answer).unwrap();
            other.answer(answer).unwrap();
        }
        assert!(asked.len() <= MAX_QUESTIONS && asked.len() == one.position());
        assert_eq!(one.answer(Answer::Yes), Err(NothingAsked));
        while one.back() {}
        assert_eq!((one.position(), one.result()), (0, fresh().result()));
    }

    #[test]
    fn projects_are_left_out_and_what_is_known_is_evidence_and_not_asked() {
        assert_eq!(fresh().result().topics().len(), 11);
        let known = [Known::Topic("chain".parse().unwrap(), "a5".parse().unwrap())];
        let knowledge = Knowledge::of(&CATALOG, &known).unwrap();
        let mut assessment = Assessment::new(&CATALOG, &everything(), &knowledge);
        assert_eq!(assessment.result().topics().len(), 10);
        assert!(chance(&assessment, "chain", "a2") > 0.9);
        while let Some(probe) = assessment.current(&CATALOG) {
            assert_ne!(probe.topic.topic.as_str(), "a5");
            assessment.answer(Answer::Yes).unwrap();
        }
    }

    #[test]
    fn nothing_is_asked_where_nothing_is_open() {
        let all = [
            Known::Roadmap("chain".parse().unwrap(), Level::Expert),
            Known::Roadmap("star".parse().unwrap(), Level::Expert),
        ];
        let knowledge = Knowledge::of(&CATALOG, &all).unwrap();
        for (topics, knowledge) in [(everything(), knowledge), (Vec::new(), Knowledge::default())] {
            let mut assessment = Assessment::new(&CATALOG, &topics, &knowledge);
            assert!(assessment.is_finished() && !assessment.back());
            assert_eq!(assessment.result(), Placements::default());
        }
    }

    #[test]
    fn a_result_can_be_edited_before_it_counts() {
        let mut assessment = fresh();
        while assessment.answer(Answer::No).is_ok() {}
        assert!(assessment.position() < 6, "stops early: {}", assessment.position());
        let mut result = assessment.result();
        assert_eq!(result.known().count(), 0);
        let id = CATALOG.graph.id(node("star", "b1")).unwrap();
        assert!(result.set(id, Verdict::Known));
        assert_eq!(result.known().collect::<Vec<_>>(), [id]);
        assert!((result.hours(Verdict::Known) - 3.0).abs() < 1e-9);
        assert!(!result.set(&TopicId { roadmap: id.roadmap.clone(), topic: "gone".parse().unwrap() }, Verdict::Known));
    }
}
