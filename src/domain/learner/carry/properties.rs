//! Random histories of a catalogue against a model that follows every step of them, where the program sees the last
//! state only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::{Carried, Kept, carry};
use crate::domain::catalog::{
    Catalog, Home, RELEASED, Severity, TopicId, inspect, read, read_released, write_released,
};
use crate::domain::learner::{Marked, Status};
use crate::domain::markdown::Source;

/// An id that a topic had, as its author writes it down.
#[derive(Clone, Debug)]
struct Old {
    id: TopicId,
    was: Vec<Old>,
}

#[derive(Clone, Debug)]
struct Topic {
    id: TopicId,
    was: Vec<Old>,
    hours: u64,
    /// What the learner sees.
    mark: Option<Status>,
    begun: bool,
    /// Whether it must count as known whatever the rules in detail: known, and never merged with what was not.
    known: bool,
}

#[derive(Clone, Debug)]
struct File {
    name: String,
    was: Vec<String>,
}

#[derive(Default)]
struct World {
    files: Vec<File>,
    topics: Vec<Topic>,
    /// Every id that there ever was, and what it is now.
    homes: BTreeMap<TopicId, BTreeSet<TopicId>>,
    log: Vec<(TopicId, Kept)>,
    released: String,
    names: usize,
    day: i16,
}

#[derive(Clone, Debug)]
enum Step {
    Add { file: usize },
    Rename { topic: usize, file: usize },
    Split { topic: usize, parts: usize, file: usize },
    Merge { topics: [usize; 3], file: usize },
    Drop { topic: usize },
    RenameFile { file: usize },
    Mark { topic: usize, status: usize },
    Study { topic: usize, minutes: u64 },
    Release,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let any = 0..100_usize;
    let step = prop_oneof![
        2 => any.clone().prop_map(|file| Step::Add { file }),
        3 => (any.clone(), any.clone()).prop_map(|(topic, file)| Step::Rename { topic, file }),
        3 => (any.clone(), 2..4_usize, any.clone()).prop_map(|(topic, parts, file)| Step::Split { topic, parts, file }),
        3 => ([any.clone(), any.clone(), any.clone()], any.clone())
            .prop_map(|(topics, file)| Step::Merge { topics, file }),
        1 => any.clone().prop_map(|topic| Step::Drop { topic }),
        1 => any.clone().prop_map(|file| Step::RenameFile { file }),
        6 => (any.clone(), 0..6_usize).prop_map(|(topic, status)| Step::Mark { topic, status }),
        4 => (any, 1..500_u64).prop_map(|(topic, minutes)| Step::Study { topic, minutes }),
        1 => Just(Step::Release),
    ];
    prop::collection::vec(step, 0..40)
}

impl World {
    fn new() -> Self {
        let files = (0..3).map(|at| File { name: format!("file{at}"), was: Vec::new() }).collect();
        let mut world = Self { files, ..Self::default() };
        (0..6).for_each(|file| world.take(&Step::Add { file }));
        world
    }

    fn fresh(&mut self, file: usize) -> TopicId {
        self.names += 1;
        let file = &self.files[file % self.files.len()];
        TopicId { roadmap: file.name.parse().unwrap(), topic: format!("t{}", self.names).parse().unwrap() }
    }

    /// Takes topics away and puts others in their place.
    fn replace(&mut self, old: &[usize], new: Vec<Topic>) {
        let gone: Vec<TopicId> = old.iter().map(|&at| self.topics[at].id.clone()).collect();
        for homes in self.homes.values_mut() {
            let before = homes.len();
            homes.retain(|home| !gone.contains(home));
            if homes.len() < before {
                homes.extend(new.iter().map(|topic| topic.id.clone()));
            }
        }
        self.homes.extend(new.iter().map(|topic| (topic.id.clone(), BTreeSet::from([topic.id.clone()]))));
        self.topics.retain(|topic| !gone.contains(&topic.id));
        self.topics.extend(new);
    }

    fn take(&mut self, step: &Step) {
        let pick = |at: usize| at % self.topics.len().max(1);
        match *step {
            Step::Add { file } => {
                let id = self.fresh(file);
                let hours = 2 + u64::try_from(self.names % 5).unwrap();
                self.replace(&[], vec![Topic { id, was: vec![], hours, mark: None, begun: false, known: false }]);
            }
            _ if self.topics.is_empty() => {}
            Step::Rename { topic, file } => {
                let at = pick(topic);
                let old = self.topics[at].clone();
                let id = self.fresh(file);
                self.replace(&[at], vec![Topic { id, was: vec![as_old(&old)], ..old }]);
            }
            Step::Split { topic, parts, file } => {
                let at = pick(topic);
                let old = self.topics[at].clone();
                let parts = (0..parts)
                    .map(|part| Topic { id: self.fresh(file + part), was: vec![as_old(&old)], ..old.clone() })
                    .collect();
                self.replace(&[at], parts);
            }
            Step::Merge { topics, file } => {
                let old: Vec<usize> = topics.map(pick).into_iter().collect::<BTreeSet<_>>().into_iter().collect();
                let parts: Vec<Topic> = old.iter().map(|&at| self.topics[at].clone()).collect();
                if parts.len() > 1 {
                    let merged = Topic {
                        id: self.fresh(file),
                        was: parts.iter().map(as_old).collect(),
                        hours: parts.iter().map(|part| part.hours).sum(),
                        mark: naive_merge(&parts),
                        begun: parts.iter().any(|part| part.begun),
                        known: parts.iter().all(|part| part.known),
                    };
                    self.replace(&old, vec![merged]);
                }
            }
            Step::Drop { topic } => self.replace(&[pick(topic)], vec![]),
            Step::RenameFile { file } => {
                self.names += 1;
                let new = format!("file{}", self.names + 10);
                let count = self.files.len();
                let file = &mut self.files[file % count];
                let old = std::mem::replace(&mut file.name, new.clone());
                file.was.insert(0, old.clone());
                let moved: Vec<usize> =
                    (0..self.topics.len()).filter(|&at| self.topics[at].id.roadmap.as_str() == old).collect();
                for at in moved.into_iter().rev() {
                    let topic = self.topics[at].clone();
                    let id = TopicId { roadmap: new.parse().unwrap(), topic: topic.id.topic.clone() };
                    self.replace(&[at], vec![Topic { id, ..topic }]);
                }
            }
            Step::Mark { topic, status } => {
                let at = pick(topic);
                let status = Status::ALL[status];
                let topic = &mut self.topics[at];
                (topic.mark, topic.known) = (Some(status), status.is_known());
                self.day += 1;
                let day = date(2026 + self.day / 28, 1, i8::try_from(1 + self.day % 28).unwrap());
                self.log.push((topic.id.clone(), Kept { mark: Some(Marked { status, day }), minutes: 0 }));
            }
            Step::Study { topic, minutes } => {
                let at = pick(topic);
                self.topics[at].begun = true;
                self.log.push((self.topics[at].id.clone(), Kept { mark: None, minutes }));
            }
            Step::Release => self.release(),
        }
    }

    fn catalog(&self) -> Catalog {
        let mut sources: Vec<Source> = self.files.iter().map(|file| self.source(file)).collect();
        sources.push(Source::new(RELEASED, &self.released));
        let (catalog, diagnostics) = read(&sources);
        let errors: Vec<_> = diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        catalog
    }

    fn source(&self, file: &File) -> Source {
        let mut text = format!("---\ntitle: F\nhours: 1-2\nwas: [{}]\n---\n\n## M\n\n", file.was.join(", "));
        for topic in self.topics.iter().filter(|topic| topic.id.roadmap.as_str() == file.name) {
            let was = if topic.was.is_empty() { String::new() } else { format!(" was={}", written(&topic.was, file)) };
            let heading = format!("### T {{ #{} .core hours={1}-{1}{was} }}\n\n", topic.id.topic, topic.hours);
            text.push_str(&heading);
        }
        Source::new(format!("skills/{}.md", file.name), &text)
    }

    /// Lets `check` find what was dropped, says so in the list as an author would, and writes the list.
    fn release(&mut self) {
        let mut lost = BTreeSet::new();
        for released in read_released(&Source::new(RELEASED, &self.released), &mut Vec::new()) {
            if self.homes[&released.id].is_empty() && !self.released.contains(&format!("\n{} dropped\n", released.id)) {
                lost.insert(released.id.to_string());
            }
        }
        let (catalog, said) = self.said();
        assert_eq!(said, lost.iter().map(|id| ("lost-id", id.clone())).collect());
        let lines = self.released.lines().map(|line| {
            let id = line.split(' ').next().unwrap();
            if lost.contains(id) { format!("{id} dropped\n") } else { format!("{line}\n") }
        });
        self.released = lines.collect();
        self.released = write_released(&Catalog { released: Some(Source::new(RELEASED, &self.released)), ..catalog });
        let (catalog, said) = self.said();
        assert_eq!(said, BTreeSet::new(), "{}", self.released);
        assert_eq!(write_released(&catalog), self.released);
    }

    /// What `check` says of ids: code, and the first quoted word.
    fn said(&self) -> (Catalog, BTreeSet<(&'static str, String)>) {
        let codes =
            ["lost-id", "id-used-again", "two-in-one", "merge-without-new-id", "bad-released-id", "released-twice"];
        let catalog = self.catalog();
        let found = inspect(&catalog);
        let own = found.iter().filter(|found| codes.contains(&found.code));
        let said = own.map(|found| (found.code, found.message.split('\'').nth(1).unwrap().to_owned())).collect();
        (catalog, said)
    }
}

fn as_old(topic: &Topic) -> Old {
    Old { id: topic.id.clone(), was: topic.was.clone() }
}

/// As an author writes it in a file: names of the file itself without the file's name, now and then.
fn written(was: &[Old], file: &File) -> String {
    let one = |old: &Old| {
        let name = old.id.roadmap.as_str();
        let is_own = name == file.name || file.was.iter().any(|was| was == name);
        let id = if is_own { old.id.topic.to_string() } else { old.id.to_string() };
        if old.was.is_empty() { id } else { format!("{id}({})", written(&old.was, file)) }
    };
    was.iter().map(one).collect::<Vec<_>>().join(",")
}

fn naive_merge(parts: &[Topic]) -> Option<Status> {
    let seen = |part: &Topic| part.mark.unwrap_or(if part.begun { Status::Learning } else { Status::ToDo });
    let set: BTreeSet<Status> = parts.iter().map(seen).collect();
    let known = BTreeSet::from([Status::Done, Status::Known, Status::Rusty]);
    if parts.iter().all(|part| part.mark.is_none()) {
        return None;
    }
    Some(match set.iter().copied().collect::<Vec<_>>()[..] {
        [only] => only,
        _ if set.is_subset(&known) => {
            if set.contains(&Status::Rusty) {
                Status::Rusty
            } else {
                Status::Done
            }
        }
        _ if set.contains(&Status::Learning) || !set.is_disjoint(&known) => Status::Learning,
        _ => Status::ToDo,
    })
}

fn minutes(carried: &Carried) -> u64 {
    carried.here.values().chain(carried.gone.values()).map(|kept| kept.minutes).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_history_of_content_loses_progress(steps in steps()) {
        let mut world = World::new();
        for step in &steps {
            world.take(step);
        }
        let catalog = world.catalog();
        for (id, homes) in &world.homes {
            let expected: BTreeSet<_> = homes.iter().map(|home| catalog.graph.find(home).unwrap()).collect();
            match catalog.home(id) {
                Home::Here(node) => prop_assert_eq!((BTreeSet::from([node]), homes), (expected, &BTreeSet::from([id.clone()]))),
                Home::Moved(nodes) => {
                    prop_assert!(nodes.is_sorted() && !homes.contains(id));
                    prop_assert_eq!((nodes.len(), nodes.into_iter().collect::<BTreeSet<_>>()), (expected.len(), expected));
                }
                Home::Gone => prop_assert!(expected.is_empty(), "{} has a home", id),
            }
        }

        let carried = carry(&catalog, world.log.iter().cloned());
        prop_assert_eq!(minutes(&carried), world.log.iter().map(|(_, kept)| kept.minutes).sum::<u64>());
        for topic in &world.topics {
            let kept = carried.here.get(&catalog.graph.find(&topic.id).unwrap()).copied().unwrap_or_default();
            let status = kept.mark.map(|mark| mark.status);
            prop_assert_eq!(status, topic.mark, "{}", topic.id);
            prop_assert!(!topic.known || status.is_some_and(Status::is_known), "{} was known", topic.id);
        }
        let homeless: BTreeSet<&TopicId> =
            world.log.iter().map(|(id, _)| id).filter(|id| world.homes[id].is_empty()).collect();
        prop_assert_eq!(carried.gone.keys().collect::<BTreeSet<_>>(), homeless);
        for (id, nodes) in &carried.moved {
            prop_assert_eq!(catalog.home(id), Home::Moved(nodes.clone()));
        }
        world.release();
    }
}
