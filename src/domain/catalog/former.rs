//! What a topic was called before: the attribute `was=old-id`, `was=one,other` for a merge, `was=newer(older)` for a name
//! that had a name before it.

use super::Diagnostic;
use super::model::TopicId;
use crate::domain::markdown::Location;
use crate::domain::text::{SafeText, Slug};

/// Names lie at most this deep in each other: one level a release in which the same topic got another id.
const MAX_DEPTH: usize = 32;

const HINT: &str = "write 'was=old-id' or 'was=roadmap/old-id'; several, with commas, for a merge; \
                    'was=newer(older)' for a name that had a name before it";

/// An id that a topic or project had before, and what that was before in turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    /// The id, as it was when it was the whole name of a topic.
    pub id: TopicId,
    /// What that id was made of: nothing where it was the first, one for a rename, several for a merge.
    pub was: Vec<Former>,
    /// Where it is written.
    pub location: Location,
}

/// A word of the attribute, and the names in its brackets.
struct Level {
    /// The former whose brackets these are; absent where it could not be read, and for the outermost level.
    owner: Option<Former>,
    names: Vec<Former>,
}

/// Reads the value of `was=`. `own` is the roadmap in whose file it stands, `start` the place of the value's first
/// character. What is wrong is said and left out; the rest is kept.
pub(super) fn read(value: &str, own: &Slug, start: &Location, diagnostics: &mut Vec<Diagnostic>) -> Vec<Former> {
    let place = |at: usize, length: usize| Location {
        column: start.column.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)),
        length: u32::try_from(length).unwrap_or(u32::MAX),
        ..start.clone()
    };
    let mut wrong = |at: usize, length: usize, message: String| {
        diagnostics.push(Diagnostic::error("bad-alias", place(at, length), message, HINT));
    };
    let mut levels = vec![Level { owner: None, names: Vec::new() }];
    // What the word that was read last came to; a bracket may open only right behind a word.
    let mut last: Option<Option<Former>> = None;
    let mut word = String::new();
    let mut at = 0;
    let whole = value.chars().count();
    for c in value.chars().chain([',']) {
        if !matches!(c, ',' | '(' | ')') {
            if last.is_some() {
                wrong(at, 1, "a name stands right behind a bracket".to_owned());
                return finish(levels, last.flatten());
            }
            word.push(c);
            at += 1;
            continue;
        }
        let length = word.chars().count();
        if length > 0 {
            let read = name(&word, own);
            if read.is_none() {
                wrong(at - length, length, format!("'{}' names no former topic", SafeText::single_line(&word)));
            }
            last = Some(read.map(|id| Former { id, was: Vec::new(), location: place(at - length, length) }));
            word.clear();
        }
        match (c, last.take()) {
            (',', Some(read)) => levels.last_mut().into_iter().for_each(|level| level.names.extend(read.clone())),
            ('(', Some(owner)) if levels.len() < MAX_DEPTH => levels.push(Level { owner, names: Vec::new() }),
            ('(', Some(_)) => {
                wrong(at, 1, format!("names lie more than {MAX_DEPTH} deep in each other"));
                return finish(levels, None);
            }
            (')', read) if levels.len() > 1 => {
                if let Some(mut level) = levels.pop() {
                    level.names.extend(read.flatten());
                    if level.names.is_empty() {
                        wrong(at, 1, "a bracket without a name in it".to_owned());
                    }
                    last = Some(level.owner.map(|owner| Former { was: level.names, ..owner }));
                }
            }
            (_, read) => {
                let at = at.min(whole.saturating_sub(1));
                wrong(at, usize::from(whole > 0), "there is no former topic between these signs".to_owned());
                return finish(levels, read.flatten());
            }
        }
        at += 1;
    }
    if levels.len() > 1 {
        wrong(whole.saturating_sub(1), 1, "a bracket that is never closed".to_owned());
    }
    finish(levels, last.flatten())
}

/// What was read, brackets that are still open closed.
fn finish(mut levels: Vec<Level>, mut open: Option<Former>) -> Vec<Former> {
    while let Some(mut level) = levels.pop() {
        level.names.extend(open.take());
        match level.owner {
            Some(owner) => open = Some(Former { was: level.names, ..owner }),
            None if levels.is_empty() => return level.names,
            None => {}
        }
    }
    Vec::new()
}

/// `topic` or `roadmap/topic`.
fn name(word: &str, own: &Slug) -> Option<TopicId> {
    let (roadmap, topic) = match word.split_once('/') {
        Some((roadmap, topic)) => (roadmap.parse().ok()?, topic),
        None => (own.clone(), word),
    };
    Some(TopicId { roadmap, topic: topic.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn parse(value: &str) -> (String, Vec<String>) {
        let start = Location { file: Arc::from("sql.md"), line: 3, column: 11, length: 0 };
        let mut diagnostics = Vec::new();
        let formers = read(value, &"sql".parse().unwrap(), &start, &mut diagnostics);
        let said = diagnostics.iter().map(|found| {
            let at = &found.location;
            format!("{}+{} {}", at.column, at.length, found.message)
        });
        (show(&formers), said.collect())
    }

    fn show(formers: &[Former]) -> String {
        let shown = formers.iter().map(|former| match former.was.as_slice() {
            [] => former.id.to_string(),
            was => format!("{}({})", former.id, show(was)),
        });
        shown.collect::<Vec<_>>().join(",")
    }

    #[track_caller]
    fn check(value: &str, read: &str, said: &[&str]) {
        assert_eq!(parse(value), (read.to_owned(), said.iter().map(|&line| line.to_owned()).collect()), "{value}");
    }

    #[test]
    fn renames_merges_and_chains_are_read() {
        check("joins", "sql/joins", &[]);
        check("joins,go/maps", "sql/joins,go/maps", &[]);
        check("joins(tables)", "sql/joins(sql/tables)", &[]);
        check("b(a(c),go/d),e", "sql/b(sql/a(sql/c),go/d),sql/e", &[]);
    }

    #[test]
    fn what_is_wrong_is_said_at_its_place_and_the_rest_is_kept() {
        check("Joins", "", &["11+5 'Joins' names no former topic"]);
        check("joins,a//b,c", "sql/joins,sql/c", &["17+4 'a//b' names no former topic"]);
        check("Up(a),b", "sql/b", &["11+2 'Up' names no former topic"]);
        check("", "", &["11+0 there is no former topic between these signs"]);
        check("a,,b", "sql/a", &["13+1 there is no former topic between these signs"]);
        check("a,", "sql/a", &["12+1 there is no former topic between these signs"]);
        check("(a)", "", &["11+1 there is no former topic between these signs"]);
        check("a)", "sql/a", &["12+1 there is no former topic between these signs"]);
        check("a()", "sql/a", &["13+1 a bracket without a name in it"]);
        check("a(b", "sql/a(sql/b)", &["13+1 a bracket that is never closed"]);
        check("a(b)c", "sql/a(sql/b)", &["15+1 a name stands right behind a bracket"]);
    }

    #[test]
    fn names_lie_only_so_deep_in_each_other() {
        let deep = |depth: usize| format!("{}a{}", "a(".repeat(depth), ")".repeat(depth));
        assert_eq!(parse(&deep(MAX_DEPTH - 1)).1, Vec::<String>::new());
        assert_eq!(parse(&deep(MAX_DEPTH)).1, ["74+1 names lie more than 32 deep in each other"]);
        assert_eq!(parse(&deep(50_000)).1.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn no_value_is_too_odd(value in "[a-b/,()A]{0,30}") {
            parse(&value);
        }
    }
}
