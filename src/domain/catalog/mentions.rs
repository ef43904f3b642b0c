//! Finding topics by what their text says, for words that no name holds.

use std::cmp::Reverse;

use memchr::memchr2_iter;

use super::Place;
use crate::domain::catalog::Catalog;

/// Words shorter than this stand in nearly every text.
const SHORTEST: usize = 3;

/// A topic whose text says the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it is: always a [`Place::Topic`].
    pub place: Place,
    /// How often its text says them.
    pub times: usize,
}

/// Up to `limit` topics whose text says `words`, the most often first, then in the catalogue's order. ASCII letters fit
/// in either case. Fewer than three bytes are looked for nowhere.
pub fn mentions(catalog: &Catalog, words: &str, limit: usize) -> Vec<Mention> {
    let words = words.trim();
    if words.len() < SHORTEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (r, roadmap) in catalog.roadmaps.iter().enumerate() {
        for (m, module) in roadmap.modules.iter().enumerate() {
            for (t, topic) in module.topics.iter().enumerate() {
                let times = count(topic.raw_text().as_bytes(), words.as_bytes());
                if times > 0 {
                    found.push(Mention { place: Place::Topic(r, m, t), times });
                }
            }
        }
    }
    found.sort_by_key(|mention| Reverse(mention.times));
    found.truncate(limit);
    found
}

/// How often `words` stand in `text`.
fn count(text: &[u8], words: &[u8]) -> usize {
    let Some((first, _)) = words.split_first() else { return 0 };
    let starts = memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    let here =
        |start: &usize| text.get(*start..*start + words.len()).is_some_and(|here| here.eq_ignore_ascii_case(words));
    starts.filter(here).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    #[test]
    fn topics_that_say_a_word_are_found_the_most_telling_first() {
        let text = "---\ntitle: SQL\n---\n\n## M\n\n### One { #one .core hours=1-2 }\n\nDocker helps.\n\n\
                    ### Two { #two .core hours=1-2 }\n\nA docker file for DOCKER.\n\n### Three { #three .core hours=1-2 }\n\nNo.\n";
        let (catalog, _) = read(&[Source::new("roadmaps/databases/sql.md", text)]);
        let found = mentions(&catalog, " docker", 9);
        assert_eq!(
            found,
            [Mention { place: Place::Topic(0, 0, 1), times: 2 }, Mention { place: Place::Topic(0, 0, 0), times: 1 }]
        );
        assert_eq!(mentions(&catalog, "docker", 1).len(), 1);
        assert!(mentions(&catalog, "do", 9).is_empty());
        assert!(mentions(&catalog, "kafka", 9).is_empty());
    }

    #[test]
    fn words_in_any_script_are_looked_for_as_they_are() {
        assert_eq!(count("Über Évreux, über".as_bytes(), "über".as_bytes()), 1);
        assert_eq!(count(b"aaa", b"aa"), 2);
        assert_eq!(count(b"a", b"aa"), 0);
    }
}
