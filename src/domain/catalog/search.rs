//! Finding any category, roadmap, topic, project, path, section or language by a few letters of its name.
//!
//! The index is one string and one small entry a thing; a query allocates nothing that grows with the catalogue.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::catalog::{Catalog, TopicId};

/// Something in the catalogue that one can go to. Numbers are indices into the catalogue's own lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A category.
    Category(usize),
    /// A roadmap or skill.
    Roadmap(usize),
    /// A module: roadmap, module.
    Module(usize, usize),
    /// A topic: roadmap, module, topic.
    Topic(usize, usize, usize),
    /// A project: roadmap, module, project.
    Project(usize, usize, usize),
    /// A learning path.
    Path(usize),
    /// A row of the language guide.
    Language(usize),
    /// A section of the persona.
    Section(usize),
}

impl Place {
    /// What kind of thing it is, in a word.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Category(_) => "category",
            Self::Roadmap(_) => "roadmap",
            Self::Module(..) => "module",
            Self::Topic(..) => "topic",
            Self::Project(..) => "project",
            Self::Path(_) => "path",
            Self::Language(_) => "language",
            Self::Section(_) => "section",
        }
    }
}

/// What fits less than this share of how well the best one fits is left out: letters strewn over a long name, where
/// another name holds the very word.
const WORTH_SHOWING: f64 = 0.85;

/// Everything that can be found, in the catalogue's order.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    text: String,
    /// The whole names that commands take (`sql/joins`), for queries that hold a slash.
    ids: String,
    entries: Vec<Entry>,
}

/// One thing: its name, a space, and what it belongs to, as bytes of the index's text. The separator is plain ASCII, for
/// which matching has a fast way.
#[derive(Clone, Debug)]
struct Entry {
    place: Place,
    range: Range<u32>,
    /// Bytes of the name alone.
    name: u32,
    /// Bytes of the index's ids; empty for what has none with a slash in it.
    id: Range<u32>,
}

/// One thing found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Where it is.
    pub place: Place,
    /// Its name: `Joins`.
    pub name: &'a str,
    /// What it belongs to: `SQL`; may be empty.
    pub of: &'a str,
    /// How well it fits; more is better, comparable within one query only.
    pub score: u32,
}

impl SearchIndex {
    /// The index of a catalogue.
    pub fn new(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        for (at, category) in catalog.categories.iter().enumerate() {
            index.add(Place::Category(at), &category.name, "");
        }
        for (at, path) in catalog.paths.iter().enumerate() {
            index.add(Place::Path(at), &path.title, "");
        }
        for (r, roadmap) in catalog.roadmaps.iter().enumerate() {
            index.add(Place::Roadmap(r), &roadmap.title, &roadmap.category);
            for (m, module) in roadmap.modules.iter().enumerate() {
                index.add(Place::Module(r, m), &module.title, &roadmap.title);
                for (t, topic) in module.topics.iter().enumerate() {
                    index.add(Place::Topic(r, m, t), &topic.study.title, &roadmap.title);
                    index.name_last(&topic.study.id);
                }
                for (p, project) in module.projects.iter().enumerate() {
                    index.add(Place::Project(r, m, p), &project.study.title, &roadmap.title);
                    index.name_last(&project.study.id);
                }
            }
        }
        for (at, row) in catalog.persona.languages.iter().enumerate() {
            index.add(Place::Language(at), &row.name, "language guide");
        }
        for (at, section) in catalog.persona.sections.iter().enumerate() {
            index.add(Place::Section(at), &section.title, "");
        }
        index
    }

    fn add(&mut self, place: Place, name: &str, of: &str) {
        if name.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(name);
        if !of.is_empty() {
            self.text.push(' ');
            self.text.push_str(of);
        }
        // A catalogue beyond four gigabytes of titles is cut off rather than wrong.
        if let (Ok(start), Ok(end), Ok(name)) =
            (u32::try_from(start), u32::try_from(self.text.len()), u32::try_from(name.len()))
        {
            self.entries.push(Entry { place, range: start..end, name, id: 0..0 });
        }
    }

    /// Gives the entry that was added last its whole name.
    fn name_last(&mut self, id: &TopicId) {
        let start = self.ids.len();
        self.ids.extend([id.roadmap.as_str(), "/", id.topic.as_str()]);
        if let (Ok(start), Ok(end), Some(last)) =
            (u32::try_from(start), u32::try_from(self.ids.len()), self.entries.last_mut())
        {
            last.id = start..end;
        }
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The best `limit` fits, best first; among equals the shorter name, then the catalogue's order. Words may stand in
    /// any order, and each must fit; what fits much worse than the best is left out. An empty query fits everything; one with a slash is looked for in whole names.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Found<'_>> {
        let by_id = query.contains('/');
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        let mut matcher = Matcher::new(config);
        let mut wide = Vec::new();
        let mut best = BinaryHeap::with_capacity(limit.min(self.entries.len()) + 1);
        for (at, entry) in self.entries.iter().enumerate() {
            let text = if by_id { slice(&self.ids, &entry.id) } else { slice(&self.text, &entry.range) };
            if by_id && text.is_empty() {
                continue;
            }
            let text = Utf32Str::new(text, &mut wide);
            let Some(score) = pattern.score(text, &mut matcher) else { continue };
            best.push(Reverse((score, Reverse(entry.name), Reverse(at))));
            if best.len() > limit {
                best.pop();
            }
        }
        let best = best.into_sorted_vec();
        let least = best.first().map_or(0.0, |Reverse((score, ..))| f64::from(*score) * WORTH_SHOWING);
        best.into_iter()
            .filter(|Reverse((score, ..))| f64::from(*score) >= least)
            .filter_map(|Reverse((score, _, Reverse(at)))| {
                let entry = self.entries.get(at)?;
                let (name, of) = slice(&self.text, &entry.range).split_at_checked(entry.name as usize)?;
                Some(Found { place: entry.place, name, of: of.trim_start(), score })
            })
            .collect()
    }
}

fn slice<'a>(text: &'a str, range: &Range<u32>) -> &'a str {
    text.get(range.start as usize..range.end as usize).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Section;
    use crate::domain::markdown::Source;

    fn index(titles: &[&str]) -> SearchIndex {
        let location = Source::new("persona.md", "").locate(0..0);
        let mut catalog = Catalog::default();
        catalog.persona.sections = titles
            .iter()
            .map(|&title| Section { title: title.into(), level: 2, elements: 0..0, location: location.clone() })
            .collect();
        SearchIndex::new(&catalog)
    }

    #[track_caller]
    fn check(titles: &[&str], query: &str, found: &[&str]) {
        let index = index(titles);
        let labels: Vec<&str> = index.find(query, 2).into_iter().map(|found| found.name).collect();
        assert_eq!(labels, found, "{query:?}");
    }

    #[test]
    fn a_few_letters_find_a_name_whatever_its_script() {
        let titles = ["Joins", "Transactions", "Écrire", "Очереди", "Windows"];
        check(&titles, "jo", &["Joins"]);
        check(&titles, "TRANS", &["Transactions"]);
        check(&titles, "ecr", &["Écrire"]);
        check(&titles, "очер", &["Очереди"]);
        check(&titles, "zzz", &[]);
    }

    #[test]
    fn words_fit_in_any_order_and_each_must_fit() {
        check(&["Message queues in Go", "Go"], "go queue", &["Message queues in Go"]);
    }

    #[test]
    fn strewn_letters_are_not_shown_beside_the_very_word() {
        check(&["JSON in the database", "Joins"], "joins", &["Joins"]);
        check(&["JSON in the database", "SQL"], "joins", &["JSON in the database"]);
        check(&["Joins", "Outer joins and more"], "joins", &["Joins", "Outer joins and more"]);
    }

    #[test]
    fn an_empty_query_fits_everything_in_order_and_the_limit_holds() {
        check(&["b", "a", "c"], "", &["b", "a"]);
    }

    #[test]
    fn among_equal_fits_the_shorter_name_comes_first() {
        check(&["SQL for reporting", "SQL"], "sql", &["SQL", "SQL for reporting"]);
    }

    #[test]
    fn a_query_with_a_slash_finds_whole_names() {
        let text = "---\ntitle: SQL\n---\n\n## M\n\n### Combining tables { #joins .core hours=1-2 }\n";
        let (catalog, _) = crate::domain::catalog::read(&[Source::new("roadmaps/databases/sql.md", text)]);
        let index = SearchIndex::new(&catalog);
        let names: Vec<&str> = index.find("sql/jo", 9).into_iter().map(|found| found.name).collect();
        assert_eq!(names, ["Combining tables"]);
        assert!(index.find("sql/x", 9).is_empty());
    }

    #[test]
    fn a_section_without_a_title_is_not_listed() {
        check(&["", "a"], "", &["a"]);
    }
}
