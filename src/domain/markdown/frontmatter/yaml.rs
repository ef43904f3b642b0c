//! The strict reading: the YAML between the fences as a tree with positions, or the one fault that stopped it.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Error, Location as YamlLocation, Spanned};

use super::{Value, ValueKind};
use crate::domain::markdown::source::Source;
use crate::domain::text::SafeText;

/// Maps and lists may be nested this deep.
const MAX_DEPTH: usize = 16;
/// Scalars, lists and maps together.
const MAX_NODES: usize = 2_000;

/// What stopped the strict reading.
pub(super) struct Fault {
    /// What kind of fault it is.
    pub(super) kind: FaultKind,
    /// The bytes of the source that it concerns.
    pub(super) range: Range<usize>,
    /// The YAML reader's own words, for kinds that have none here.
    pub(super) detail: String,
}

/// The kinds of fault that deserve a hint of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// Any other break of YAML's grammar.
    Syntax,
    /// The same key twice in one map.
    DuplicateKey,
    /// `&name`, `*name` or `<<`.
    Reference,
    /// `!something`.
    Tag,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More than [`MAX_NODES`] values, or a second document.
    TooMuch,
    /// The whole is a list or a single value.
    NotAMap,
}

/// Reads the YAML at `range` of the source.
pub(super) fn read(source: &Source, range: Range<usize>) -> Result<Vec<(SafeText, Value)>, Fault> {
    let text = source.text().get(range.clone()).unwrap_or("");
    let place = Place { source, start: range.start, text };
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Vec::new());
    }
    let root =
        serde_yaml::from_str_with_options::<Spanned<Node>>(text, options()).map_err(|error| place.fault(&error))?;
    match place.value(root)?.kind {
        ValueKind::Map(entries) => Ok(entries),
        ValueKind::Empty => Ok(Vec::new()),
        ValueKind::Scalar(_) | ValueKind::List(_) => {
            let first = text.len() - text.trim_start().len();
            Err(Fault { kind: FaultKind::NotAMap, range: place.line_from(first), detail: String::new() })
        }
    }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        reject_unsupported_tags: true,
        budget: serde_yaml::budget! {
            max_documents: 1,
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_events: 4 * MAX_NODES,
            max_anchors: 0,
            max_aliases: 0,
            max_merge_keys: 0,
            flow_nesting_limit: MAX_DEPTH,
        },
    }
}

/// A YAML node as serde sees it. Scalars that YAML would turn into numbers or booleans keep nothing but their place:
/// their text is taken from the source.
enum Node {
    Empty,
    Text(String),
    Typed,
    List(Vec<Spanned<Node>>),
    Map(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            if key.value == "<<" {
                entries.next_value::<IgnoredAny>()?;
                return Err(A::Error::custom("merge keys are not read"));
            }
            map.push((key, entries.next_value()?));
        }
        Ok(Node::Map(map))
    }
}

/// Where the YAML stands in its file.
struct Place<'a> {
    source: &'a Source,
    start: usize,
    text: &'a str,
}

impl Place<'_> {
    fn value(&self, node: Spanned<Node>) -> Result<Value, Fault> {
        let within = self.within(node.referenced);
        if let Some(tag) = self.mark_before(within.start, '!') {
            return Err(Fault { kind: FaultKind::Tag, range: self.absolute(&tag), detail: String::new() });
        }
        let typed = self.text.get(within.clone()).unwrap_or("").trim();
        let kind = match node.value {
            Node::Empty if typed.is_empty() || typed == "~" => ValueKind::Empty,
            Node::Text(text) => ValueKind::Scalar(SafeText::new(&text)),
            Node::Empty | Node::Typed => ValueKind::Scalar(SafeText::new(typed)),
            Node::List(items) => {
                ValueKind::List(items.into_iter().map(|item| self.value(item)).collect::<Result<_, _>>()?)
            }
            Node::Map(entries) => {
                let entry =
                    |(key, value): (Spanned<String>, _)| Ok((SafeText::single_line(&key.value), self.value(value)?));
                ValueKind::Map(entries.into_iter().map(entry).collect::<Result<_, _>>()?)
            }
        };
        Ok(Value { kind, location: self.source.locate(self.absolute(&within)) })
    }

    /// The word directly before `at` if it begins with `mark`: a tag or an anchor belongs to the value behind it.
    fn mark_before(&self, at: usize, mark: char) -> Option<Range<usize>> {
        let before = self.text.get(..at)?.trim_end();
        let start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let word = before.get(start..)?.trim_start_matches(['[', '{']);
        let is_mark = word.starts_with(mark) && !word.ends_with([',', ':', '[', '{']);
        is_mark.then_some(before.len() - word.len()..before.len())
    }

    /// The bytes of the YAML that a place of the YAML reader means.
    fn within(&self, location: YamlLocation) -> Range<usize> {
        let span = location.span();
        let offset = |number: Option<u64>| number.and_then(|number| usize::try_from(number).ok());
        if let (Some(start), Some(length)) = (offset(span.byte_offset()), offset(span.byte_len())) {
            return start..start.saturating_add(length);
        }
        let start = self.offset_of(location.line(), location.column());
        start..start
    }

    /// The byte at a line and a column, both from 1, columns in characters.
    fn offset_of(&self, line: u64, column: u64) -> usize {
        let skipped = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        let start: usize = self.text.split_inclusive('\n').take(skipped).map(str::len).sum();
        let rest = self.text.get(start..).unwrap_or("").lines().next().unwrap_or("");
        let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        start + rest.chars().take(before).map(char::len_utf8).sum::<usize>()
    }

    fn absolute(&self, within: &Range<usize>) -> Range<usize> {
        self.start + within.start..self.start + within.end
    }

    /// From a byte of the YAML to the end of its line.
    fn line_from(&self, at: usize) -> Range<usize> {
        let rest = self.text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
        self.absolute(&(at..at + rest.trim_end().len()))
    }

    fn fault(&self, error: &Error) -> Fault {
        let error = error.without_snippet();
        let detail = plain_words(error);
        let within = error.location().map_or(0..0, |location| self.within(location));
        let kind = self.kind_of(error, &detail, within.start);
        let mark = match kind {
            FaultKind::Reference => self.mark_before(within.start, '&'),
            FaultKind::Tag => self.mark_before(within.start, '!'),
            _ => None,
        };
        let exact = matches!(kind, FaultKind::DuplicateKey | FaultKind::Reference) && !within.is_empty();
        let range = match mark {
            Some(mark) => self.absolute(&mark),
            None if exact => self.absolute(&within),
            None => self.line_from(within.start),
        };
        Fault { kind, range, detail }
    }

    fn kind_of(&self, error: &Error, detail: &str, at: usize) -> FaultKind {
        use serde_yaml::budget::BudgetBreach as Breach;
        match error {
            Error::DuplicateMappingKey { .. } => FaultKind::DuplicateKey,
            Error::UnknownAnchor { .. } | Error::MergeKeyNotAllowed { .. } => FaultKind::Reference,
            Error::TaggedScalarCannotDeserializeIntoString { .. } => FaultKind::Tag,
            Error::MultipleDocuments { .. } => FaultKind::TooMuch,
            Error::Budget { breach, .. } => match breach {
                Breach::Depth { .. } => FaultKind::TooDeep,
                Breach::Anchors { .. } | Breach::Aliases { .. } | Breach::MergeKeys { .. } => FaultKind::Reference,
                _ => FaultKind::TooMuch,
            },
            _ if detail.contains("recursion limit") || detail.contains("nesting") => FaultKind::TooDeep,
            _ if detail.contains("merge key") => FaultKind::Reference,
            _ if detail.contains("unsupported tag") || self.mark_before(at, '!').is_some() => FaultKind::Tag,
            _ => FaultKind::Syntax,
        }
    }
}

/// The YAML reader's message without the position and advice that it adds.
fn plain_words(error: &Error) -> String {
    let whole = match error {
        Error::Message { msg, .. } => msg.clone(),
        other => other.to_string(),
    };
    let first = whole.lines().next().unwrap_or("").trim();
    let cut = [" at line ", ": line ", " (line "].iter().filter_map(|mark| first.find(mark)).min();
    let words = cut.and_then(|at| first.get(..at)).unwrap_or(first);
    SafeText::single_line(words.trim_end_matches('.')).to_string()
}
