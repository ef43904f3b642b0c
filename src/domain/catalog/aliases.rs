//! Where the ids of earlier releases are today: `was=` on topics and projects, `was:` on whole files.
//!
//! An id keeps its meaning for ever: what changes its meaning (a split, a merge) gets another id and says what it was. So
//! an id that exists is at home with itself, and only names that are free can be an alias.

use std::collections::{HashMap, HashSet};

use super::graph::{Graph, NodeIndex};
use super::model::{Catalog, Roadmap, Study, TopicId};
use super::{Diagnostic, Former};
use crate::domain::markdown::Location;
use crate::domain::text::Slug;

/// Where an id is today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// It exists.
    Here(NodeIndex),
    /// It is what these were, in the order of the catalogue: one after a rename or a merge, several after a split.
    Moved(Vec<NodeIndex>),
    /// Nothing teaches it any more, or nothing ever did.
    Gone,
}

/// What every id was before, and after. Names are nodes of one graph that leads from newer to older ones: no circles,
/// and only names of today have none above them.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    /// A file's earlier name → its name today.
    files: HashMap<Slug, Slug>,
    /// A name → the names that it was made of.
    older: HashMap<TopicId, Vec<TopicId>>,
    /// A name → the names that were made of it.
    newer: HashMap<TopicId, Vec<TopicId>>,
    /// All names that are older or newer than another, each behind everything that it was made of.
    oldest_first: Vec<TopicId>,
}

impl Aliases {
    /// Reads what the roadmaps say of earlier names. What is wrong is said and left out.
    pub(super) fn build(roadmaps: &[Roadmap], graph: &Graph, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut aliases = Self { files: files(roadmaps, diagnostics), ..Self::default() };
        let mut links = Links { known: HashSet::new(), older: HashMap::new(), order: Vec::new() };
        let mut owners = HashSet::new();
        for study in studies(roadmaps) {
            // Of two topics with one id only the first is found under it.
            if owners.insert(&study.id) && !study.was.is_empty() {
                aliases.collect(study, graph, &mut links, diagnostics);
            }
        }
        aliases.order(links, diagnostics);
        aliases
    }

    /// The id that a name of an earlier release has after the renaming of whole files.
    pub fn canonical(&self, id: &TopicId) -> TopicId {
        let roadmap = self.files.get(&id.roadmap).unwrap_or(&id.roadmap);
        TopicId { roadmap: roadmap.clone(), topic: id.topic.clone() }
    }

    /// The file that bore this name earlier, by its name today.
    pub fn roadmap(&self, old: &Slug) -> Option<&Slug> {
        self.files.get(old)
    }

    /// What a name was made of, in the order in which content lists it. Both names are canonical.
    pub fn made_of(&self, id: &TopicId) -> &[TopicId] {
        self.older.get(id).map_or(&[], Vec::as_slice)
    }

    /// Every name that was made of another or became another, each behind everything that it was made of.
    pub fn oldest_first(&self) -> &[TopicId] {
        &self.oldest_first
    }

    /// Whether nothing was ever called otherwise.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.oldest_first.is_empty()
    }

    fn home(&self, id: &TopicId, graph: &Graph) -> Home {
        if let Some(node) = graph.find(id) {
            return Home::Here(node);
        }
        let first = self.canonical(id);
        let mut seen = HashSet::from([&first]);
        let mut open = vec![&first];
        let mut homes = Vec::new();
        while let Some(name) = open.pop() {
            match graph.find(name) {
                Some(node) => homes.push(node),
                None => open.extend(self.newer.get(name).into_iter().flatten().filter(|newer| seen.insert(newer))),
            }
        }
        homes.sort_unstable();
        if homes.is_empty() { Home::Gone } else { Home::Moved(homes) }
    }

    /// Takes what stands behind one heading.
    fn collect(&self, study: &Study, graph: &Graph, links: &mut Links, diagnostics: &mut Vec<Diagnostic>) {
        // The number tells the brackets apart: what was split and joined again is named in several of them.
        let mut open: Vec<(usize, TopicId, &Former)> =
            study.was.iter().rev().map(|former| (0, study.id.clone(), former)).collect();
        let mut here = HashSet::new();
        let mut brackets = 0;
        while let Some((bracket, newer, former)) = open.pop() {
            let older = self.canonical(&former.id);
            let mut wrong = |code: &'static str, message: String, hint: &str| {
                diagnostics.push(Diagnostic::error(code, former.location.clone(), message, hint));
            };
            if older == newer || older == study.id {
                let hint = "name the id that it had before, or take the alias out";
                wrong("alias-of-itself", format!("'{older}' cannot have been itself"), hint);
            } else if graph.find(&older).is_some() {
                wrong(
                    "alias-exists",
                    format!("'{newer}' cannot have been '{older}', which still exists"),
                    "an id keeps its meaning: give every part of a split, and what a merge makes, an id of its own",
                );
            } else if !here.insert((bracket, older.clone())) {
                wrong("alias-twice", format!("'{older}' is named twice"), "name it once");
            } else {
                brackets += 1;
                open.extend(former.was.iter().rev().map(|before| (brackets, older.clone(), before)));
                links.add(newer, older, &former.location);
            }
        }
    }

    /// Depth-first from the names of today without recursion; what closes a circle is cut.
    fn order(&mut self, links: Links, diagnostics: &mut Vec<Diagnostic>) {
        let mut open: HashSet<TopicId> = HashSet::new();
        let mut done: HashSet<TopicId> = HashSet::new();
        for root in links.order {
            let mut stack = vec![(root, 0_usize)];
            while let Some((name, at)) = stack.last_mut() {
                if *at == 0 && !done.contains(name) {
                    open.insert(name.clone());
                }
                let next = links.older.get(name).filter(|_| !done.contains(name)).and_then(|older| older.get(*at));
                let Some((older, location)) = next else {
                    if done.insert(name.clone()) {
                        self.oldest_first.push(name.clone());
                    }
                    open.remove(name);
                    stack.pop();
                    continue;
                };
                *at += 1;
                if open.contains(older) {
                    diagnostics.push(Diagnostic::error(
                        "alias-circle",
                        location.clone(),
                        format!("'{name}' was '{older}', and '{older}' was '{name}'"),
                        "take the older name out of the brackets of the newer one",
                    ));
                    continue;
                }
                self.older.entry(name.clone()).or_default().push(older.clone());
                self.newer.entry(older.clone()).or_default().push(name.clone());
                stack.push((older.clone(), 0));
            }
        }
    }
}

impl Catalog {
    /// Where an id of this or an earlier release is today.
    pub fn home(&self, id: &TopicId) -> Home {
        self.aliases.home(id, &self.graph)
    }

    /// The index in [`Catalog::roadmaps`] of the roadmap that bears this name, or bore it earlier.
    pub fn roadmap_home(&self, id: &Slug) -> Option<usize> {
        self.roadmap_index(id).or_else(|| self.roadmap_index(self.aliases.roadmap(id)?))
    }
}

/// Which name was which, as it is read.
struct Links {
    known: HashSet<(TopicId, TopicId)>,
    older: HashMap<TopicId, Vec<(TopicId, Location)>>,
    /// The newer names, in the order of the catalogue.
    order: Vec<TopicId>,
}

impl Links {
    /// What several headings say of the same name (after a split, each says it) is said once.
    fn add(&mut self, newer: TopicId, older: TopicId, location: &Location) {
        if self.known.insert((newer.clone(), older.clone())) {
            self.order.push(newer.clone());
            self.older.entry(newer).or_default().push((older, location.clone()));
        }
    }
}

fn studies(roadmaps: &[Roadmap]) -> impl Iterator<Item = &Study> {
    roadmaps.iter().flat_map(|roadmap| &roadmap.modules).flat_map(|module| {
        let topics = module.topics.iter().map(|topic| &topic.study);
        topics.chain(module.projects.iter().map(|project| &project.study))
    })
}

/// Earlier names of whole files.
fn files(roadmaps: &[Roadmap], diagnostics: &mut Vec<Diagnostic>) -> HashMap<Slug, Slug> {
    let exist: HashSet<&Slug> = roadmaps.iter().map(|roadmap| &roadmap.id).collect();
    let mut files: HashMap<Slug, Slug> = HashMap::new();
    for roadmap in roadmaps {
        for (old, location) in &roadmap.was {
            let wrong = if *old == roadmap.id {
                Some(("alias-of-itself", format!("'{old}' cannot have been itself"), "name the file's earlier name"))
            } else if exist.contains(old) {
                let hint = "move single topics with 'was=' behind their headings";
                Some(("alias-exists", format!("'{}' cannot have been '{old}', which still exists", roadmap.id), hint))
            } else {
                files.get(old).map(|other| {
                    let message = format!("'{old}' is named twice: '{other}' was that file");
                    let hint = "leave it to one file; topics that went elsewhere say 'was=' behind their headings";
                    ("alias-twice", message, hint)
                })
            };
            match wrong {
                Some((code, message, hint)) => {
                    diagnostics.push(Diagnostic::error(code, location.clone(), message, hint));
                }
                None => drop(files.insert(old.clone(), roadmap.id.clone())),
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    /// Files as `name: frontmatter | attribute block | attribute block`.
    fn catalog(files: &[&str]) -> (Catalog, Vec<String>) {
        let sources: Vec<Source> = files
            .iter()
            .map(|file| {
                let (name, rest) = file.split_once(':').unwrap();
                let mut parts = rest.split('|').map(str::trim);
                let front = parts.next().unwrap();
                let topics: Vec<String> = parts.map(|block| format!("### T {{ {block} .core hours=2-3 }}\n")).collect();
                let text = format!("---\ntitle: T\nhours: 1-2\n{front}\n---\n## M\n{}", topics.concat());
                Source::new(format!("skills/{name}.md"), &text)
            })
            .collect();
        let (catalog, diagnostics) = read(&sources);
        let said = diagnostics.iter().map(|found| {
            let at = &found.location;
            format!("{}:{}+{} {}: {}", at, at.column, at.length, found.code, found.message)
        });
        (catalog, said.collect())
    }

    fn home(catalog: &Catalog, id: &str) -> Vec<String> {
        let (roadmap, topic) = id.split_once('/').unwrap();
        let id = TopicId { roadmap: roadmap.parse().unwrap(), topic: topic.parse().unwrap() };
        let nodes = match catalog.home(&id) {
            Home::Here(node) => vec![node],
            Home::Moved(nodes) => nodes,
            Home::Gone => Vec::new(),
        };
        nodes.into_iter().map(|node| catalog.graph.id(node).unwrap().to_string()).collect()
    }

    #[track_caller]
    fn check(files: &[&str], homes: &[(&str, &[&str])], said: &[&str]) {
        let (catalog, found) = catalog(files);
        assert_eq!(found, said);
        for (id, expected) in homes {
            assert_eq!(home(&catalog, id), *expected, "{id}");
        }
    }

    #[test]
    fn renames_splits_merges_and_moves_between_files_are_followed() {
        check(
            &["a: | #x was=old | #y was=p,b/q | #z was=b/old", "b: | #w was=a/p"],
            &[
                ("a/x", &["a/x"]),
                ("a/old", &["a/x"]),
                ("a/p", &["a/y", "b/w"]),
                ("b/q", &["a/y"]),
                ("b/old", &["a/z"]),
                ("b/x", &[]),
                ("c/x", &[]),
            ],
            &[],
        );
    }

    #[test]
    fn a_renamed_file_takes_its_topics_and_their_earlier_names_along() {
        check(
            &["new: was: [mid, old] | #x | #y was=z", "other: | #w was=mid/v,old/u"],
            &[
                ("old/x", &["new/x"]),
                ("mid/z", &["new/y"]),
                ("new/z", &["new/y"]),
                ("old/v", &["other/w"]),
                ("mid/u", &["other/w"]),
                ("old/t", &[]),
            ],
            &[],
        );
        let (catalog, _) = catalog(&["new: was: old | #x"]);
        assert_eq!(catalog.roadmap_home(&"old".parse().unwrap()), Some(0));
        assert_eq!(catalog.roadmap_home(&"older".parse().unwrap()), None);
    }

    #[test]
    fn a_chain_needs_to_be_written_at_one_of_the_parts_only() {
        check(&["a: | #x was=m(n(o)) | #y was=m"], &[("a/o", &["a/x", "a/y"]), ("a/m", &["a/x", "a/y"])], &[]);
    }

    #[test]
    fn what_cannot_have_been_is_said_where_it_stands() {
        check(
            &["a: | #x was=x | #y was=x,o,o | #z was=m(n)"],
            &[("a/x", &["a/x"]), ("a/o", &["a/y"]), ("a/n", &["a/z"])],
            &[
                "skills/a.md:7:16+1 alias-of-itself: 'a/x' cannot have been itself",
                "skills/a.md:8:16+1 alias-exists: 'a/y' cannot have been 'a/x', which still exists",
                "skills/a.md:8:20+1 alias-twice: 'a/o' is named twice",
            ],
        );
        check(
            &["a: was: a | #x", "b: was: [a, o] | #y", "c: was: [o, No] | #z", "d: was: {e: f} | #z"],
            &[("o/y", &["b/y"]), ("o/z", &[])],
            &[
                "skills/c.md:4:10+2 bad-alias: 'No' names no file: an id is 1 to 64 of a-z, 0-9 and '-'",
                "skills/d.md:4:6+1 bad-alias: 'was' names no file",
                "skills/a.md:4:6+1 alias-of-itself: 'a' cannot have been itself",
                "skills/b.md:4:7+1 alias-exists: 'b' cannot have been 'a', which still exists",
                "skills/c.md:4:7+1 alias-twice: 'o' is named twice: 'b' was that file",
            ],
        );
        check(
            &["a: | #x was=Old was=o"],
            &[("a/o", &[])],
            &[
                "skills/a.md:7:12+7 bad-alias: 'was' stands here twice",
                "skills/a.md:7:16+3 bad-alias: 'Old' names no former topic",
            ],
        );
    }

    #[test]
    fn names_that_were_each_other_are_said_and_still_lead_somewhere() {
        check(
            &["a: | #x was=m(n) | #y was=n(m)"],
            &[("a/m", &["a/x"]), ("a/n", &["a/x", "a/y"])],
            &["skills/a.md:8:18+1 alias-circle: 'a/n' was 'a/m', and 'a/m' was 'a/n'"],
        );
    }

    #[test]
    fn many_names_take_no_longer_than_they_are_long() {
        let names: Vec<String> = (0..20_000).map(|at| format!("o{at}")).collect();
        let deep = (0..2_000).fold(String::new(), |blocks, at| format!("{blocks}| #y{at} was=p{at}(p{}) ", at + 1));
        let (catalog, said) = catalog(&[&format!("a: | #x was={} {deep}", names.join(","))]);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(home(&catalog, "a/o19999"), ["a/x"]);
        assert_eq!(home(&catalog, "a/p2000").len(), 2_000);
    }
}
