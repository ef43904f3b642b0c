//! Simulated learners: how many topics an assessment places rightly. They are drawn by rules of their own, not by the
//! model's prior, slip and guess at other rates, and have holes in what they know.

use std::sync::LazyLock;

use super::answer::Answer;
use super::random::Random;
use super::scope::number;
use super::{Assessment, Placements, Verdict};
use crate::domain::catalog::{Catalog, Depth, Node, NodeIndex, read};
use crate::domain::learner::Knowledge;
use crate::storage::embedded;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| read(&embedded()).0);

/// The share of topics that a learner has forgotten or never met though they know what builds on them.
const HOLES: f64 = 0.04;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Nothing,
    All,
    OneLanguage,
    DatabasesOnly,
    Scattered,
    Uneven,
    CoreOfAll,
}

const KINDS: [Kind; 7] =
    [Kind::Nothing, Kind::All, Kind::OneLanguage, Kind::DatabasesOnly, Kind::Scattered, Kind::Uneven, Kind::CoreOfAll];

/// What is assessed: roadmaps with depths.
type Route = &'static [(&'static str, Depth)];

const FASTEST: Route = &[("python", Depth::Core), ("sql", Depth::Core), ("api-development", Depth::Core)];
const COMPREHENSIVE: Route = &[
    ("go", Depth::Expert),
    ("python", Depth::Core),
    ("sql", Depth::Expert),
    ("postgresql-dba", Depth::Core),
    ("performance-optimization", Depth::Expert),
];
const FULL_STACK: Route = &[
    ("frontend-foundation", Depth::Expert),
    ("nodejs", Depth::Expert),
    ("sql", Depth::Expert),
    ("database-design", Depth::Expert),
    ("mongodb", Depth::Proficient),
    ("api-development", Depth::Expert),
];
const DATA: Route = &[
    ("python", Depth::Expert),
    ("sql", Depth::Expert),
    ("data-engineer", Depth::Expert),
    ("advanced-analytics", Depth::Expert),
];
const ONE_ROADMAP: Route = &[("sql", Depth::Expert)];

fn topics(route: Route) -> Vec<NodeIndex> {
    let graph = &CATALOG.graph;
    let of = |(id, depth): &(&str, Depth)| {
        let roadmap = CATALOG.roadmap_index(&id.parse().unwrap()).unwrap();
        graph.of_roadmap(roadmap, *depth).filter(|(_, node)| !node.is_project).map(|(index, _)| index)
    };
    route.iter().flat_map(of).collect()
}

fn node(index: NodeIndex) -> &'static Node {
    CATALOG.graph.node(index).unwrap()
}

/// Which nodes of the whole graph somebody knows.
fn learner(kind: Kind, topics: &[NodeIndex], random: &mut Random) -> Vec<bool> {
    let mut known = vec![false; CATALOG.graph.len()];
    let languages: Vec<usize> = {
        let mut all: Vec<usize> = topics.iter().map(|topic| node(*topic).roadmap).collect();
        all.dedup();
        all.retain(|roadmap| CATALOG.roadmaps[*roadmap].is_language);
        all
    };
    let is_database = |roadmap: usize| {
        ["sql", "postgresql-dba", "mongodb", "database-design"].contains(&CATALOG.roadmaps[roadmap].id.as_str())
    };
    let mine = if languages.is_empty() { usize::MAX } else { languages[below(languages.len(), random)] };
    let reached = 0.5 + 0.5 * random.unit();
    let each: Vec<f64> = CATALOG.roadmaps.iter().map(|_| random.unit() * random.unit() * 1.6 - 0.1).collect();
    for &topic in topics {
        let facts = node(topic);
        let all = CATALOG.roadmaps[facts.roadmap].topics().count();
        let first = CATALOG.graph.of_roadmap(facts.roadmap, Depth::Expert).next().unwrap().0.index();
        let place = number(topic.index() - first) / number(all) + if facts.depth == Depth::Expert { 0.2 } else { 0.0 };
        known[topic.index()] = match kind {
            Kind::Nothing => false,
            Kind::All => true,
            Kind::OneLanguage => facts.roadmap == mine && place < reached + 0.1 * random.unit(),
            Kind::DatabasesOnly => is_database(facts.roadmap) && place < reached + 0.1 * random.unit(),
            Kind::Scattered => random.chance(0.12),
            Kind::Uneven => place < each[facts.roadmap] + 0.15 * (random.unit() - 0.5),
            Kind::CoreOfAll => facts.depth == Depth::Core,
        };
    }
    // Who can do a topic can do what it needs, but for holes.
    for &topic in topics.iter().rev() {
        if known[topic.index()] {
            let mut stack = node(topic).needs.clone();
            while let Some(need) = stack.pop() {
                if !std::mem::replace(&mut known[need.index()], true) {
                    stack.extend(&node(need).needs);
                }
            }
        }
    }
    if kind != Kind::Nothing && kind != Kind::All {
        for &topic in topics {
            if random.chance(HOLES) {
                known[topic.index()] = false;
            }
        }
    }
    known
}

/// What somebody answers about a topic.
fn says(known: &[bool], topic: NodeIndex, random: &mut Random) -> Answer {
    let weights = if known[topic.index()] {
        [0.88, 0.05, 0.05, 0.02]
    } else if node(topic).needs.iter().all(|need| known[need.index()]) {
        [0.07, 0.16, 0.70, 0.07]
    } else {
        [0.04, 0.04, 0.88, 0.04]
    };
    Answer::ALL[random.pick(&weights)]
}

/// How a number of topics was placed.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    topics: f64,
    /// More likely than not, and so it is.
    right: f64,
    /// A verdict, and a wrong one.
    wrong: f64,
    /// No verdict.
    unsure: f64,
    questions: f64,
    runs: f64,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.topics += other.topics;
        self.right += other.right;
        self.wrong += other.wrong;
        self.unsure += other.unsure;
        self.questions += other.questions;
        self.runs += other.runs;
    }

    fn of(placements: &Placements, known: &[bool], questions: usize) -> Self {
        let mut score = Self { questions: number(questions), runs: 1.0, ..Self::default() };
        for placement in placements.topics() {
            let is_known = known[placement.node.index()];
            score.topics += 1.0;
            score.right += f64::from((placement.chance >= 0.5) == is_known);
            score.unsure += f64::from(placement.verdict == Verdict::Unsure);
            let wrong = if is_known { Verdict::Unknown } else { Verdict::Known };
            score.wrong += f64::from(placement.verdict == wrong);
        }
        score
    }

    fn share(&self) -> f64 {
        self.right / self.topics
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// The assessment as it is.
    Chosen,
    /// Fifteen topics by lot, with the same model.
    ByLot,
    /// Fifteen topics by lot, and nothing inferred: what was not answered with "yes" counts as not known.
    ByLotAlone,
    /// Every topic is asked, and the answer believed.
    Everything,
}

const WAYS: [Way; 4] = [Way::Chosen, Way::ByLot, Way::ByLotAlone, Way::Everything];

fn run(way: Way, kind: Kind, topics: &[NodeIndex], fresh: &Assessment, seed: u64) -> Score {
    let mut random = Random::new(seed);
    let known = learner(kind, topics, &mut random);
    let mut assessment = fresh.clone();
    let lots = |random: &mut Random| {
        let mut lots = topics.to_vec();
        for at in 0..lots.len() {
            let other = at + below(lots.len() - at, random);
            lots.swap(at, other);
        }
        lots.truncate(super::MAX_QUESTIONS);
        lots
    };
    match way {
        Way::Chosen => {
            while let Some(probe) = assessment.current(&CATALOG) {
                let answer = says(&known, probe.node, &mut random);
                assessment.answer(answer).unwrap();
            }
            Score::of(&assessment.result(), &known, assessment.position())
        }
        Way::ByLot => {
            for topic in lots(&mut random) {
                let answer = says(&known, topic, &mut random);
                assessment.answer_about(topic, answer);
            }
            Score::of(&assessment.result(), &known, super::MAX_QUESTIONS)
        }
        Way::ByLotAlone | Way::Everything => {
            let asked = if way == Way::Everything { topics.to_vec() } else { lots(&mut random) };
            let mut believed = vec![false; known.len()];
            for topic in &asked {
                believed[topic.index()] = says(&known, *topic, &mut random) == Answer::Yes;
            }
            let right = number(topics.iter().filter(|topic| believed[topic.index()] == known[topic.index()]).count());
            let topics = number(topics.len());
            Score { topics, right, wrong: topics - right, unsure: 0.0, questions: number(asked.len()), runs: 1.0 }
        }
    }
}

fn all(way: Way, kind: Kind, route: Route, runs: u64) -> Score {
    let topics = topics(route);
    let fresh = Assessment::new(&CATALOG, &topics, &Knowledge::default());
    let mut sum = Score::default();
    for seed in 0..runs {
        sum.add(run(way, kind, &topics, &fresh, 1000 * (kind as u64 + 1) + seed));
    }
    sum
}

#[test]
fn fifteen_questions_place_most_topics_rightly_and_more_than_fifteen_by_lot() {
    let [mut chosen, mut by_lot] = [Score::default(); 2];
    for kind in [Kind::Nothing, Kind::All, Kind::DatabasesOnly, Kind::Uneven] {
        chosen.add(all(Way::Chosen, kind, ONE_ROADMAP, 2));
        by_lot.add(all(Way::ByLot, kind, ONE_ROADMAP, 2));
    }
    assert!(chosen.share() > 0.9, "{chosen:?}");
    assert!(chosen.share() > by_lot.share(), "{chosen:?} {by_lot:?}");
    assert!(chosen.wrong / chosen.topics < 0.06, "{chosen:?}");
    assert!(chosen.questions < by_lot.questions);
}

#[test]
#[ignore = "prints the tables of the module's documentation: cargo test --release -- --ignored --nocapture placement"]
#[expect(clippy::print_stdout, reason = "its output is what it is for")]
fn the_placement_tables() {
    let routes = [
        ("fastest", FASTEST),
        ("comprehensive", COMPREHENSIVE),
        ("full-stack", FULL_STACK),
        ("data", DATA),
        ("sql alone", ONE_ROADMAP),
    ];
    for (name, route) in routes {
        println!("{name}: {} topics; {WAYS:?}", topics(route).len());
        let mut total = [Score::default(); WAYS.len()];
        for kind in KINDS.into_iter().filter(|kind| *kind != Kind::OneLanguage || route != ONE_ROADMAP) {
            let scores = WAYS.map(|way| all(way, kind, route, 20));
            println!("{}", row(&format!("{kind:?}"), &scores));
            for (total, score) in total.iter_mut().zip(scores) {
                total.add(score);
            }
        }
        println!("{}", row("mean", &total));
    }
}

/// Of every way: placed rightly, given a wrong verdict, left unsure, in per cent of the topics; questions.
fn row(name: &str, scores: &[Score]) -> String {
    let cell = |score: &Score| {
        let [right, wrong, unsure] = [score.right, score.wrong, score.unsure].map(|part| 100.0 * part / score.topics);
        format!(" | {right:5.1} wrong {wrong:4.1} unsure {unsure:4.1} in {:5.1}", score.questions / score.runs)
    };
    format!("  {name:<14}{}", scores.iter().map(cell).collect::<String>())
}

/// A number below another.
fn below(count: usize, random: &mut Random) -> usize {
    random.pick(&vec![1.0; count])
}

#[test]
#[ignore = "a measurement; cargo test --release -- --ignored --nocapture how_long"]
#[expect(clippy::print_stdout, reason = "its output is what it is for")]
fn how_long_a_question_takes() {
    for route in [COMPREHENSIVE, FULL_STACK, DATA, ONE_ROADMAP] {
        let topics = topics(route);
        let start = std::time::Instant::now();
        let mut assessment = Assessment::new(&CATALOG, &topics, &Knowledge::default());
        let first = start.elapsed();
        let mut random = Random::new(7);
        let known = learner(Kind::Uneven, &topics, &mut random);
        let mut times = Vec::new();
        while let Some(probe) = assessment.current(&CATALOG) {
            let answer = says(&known, probe.node, &mut random);
            let start = std::time::Instant::now();
            assessment.answer(answer).unwrap();
            times.push(start.elapsed());
        }
        let longest = times.iter().max().unwrap();
        let mean = times.iter().sum::<std::time::Duration>() / u32::try_from(times.len()).unwrap();
        println!("{} topics: first {first:?}, next {mean:?} on average, {longest:?} at most", topics.len());
    }
}
