//! The forgiving reading: what lines of broken YAML still say when each is taken by itself.
//!
//! Understood: `key: value`, quoted or not; `[a, b]`; a list of `- ` lines or one level of `key: value` lines under a
//! key; block scalars. Anchors, aliases and tags are left out. Everything stays text.

use std::ops::Range;

use super::{Value, ValueKind};
use crate::domain::markdown::source::Source;
use crate::domain::text::SafeText;

/// Entries and items that are kept; the rest of a hopeless file is not worth more.
const MAX_ITEMS: usize = 500;

/// Reads what the lines at `range` of the source still say. The first of two equal keys is kept.
pub(super) fn read(source: &Source, range: Range<usize>) -> Vec<(SafeText, Value)> {
    let lines = lines(source, range);
    let mut entries: Vec<(SafeText, Value)> = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        let members = tail.iter().take_while(|line| line.belongs_to_key()).count();
        let (below, after) = tail.split_at(members.min(tail.len()));
        rest = after;
        let Some((key, value)) = key_and_value(first.content) else {
            continue;
        };
        let at = first.start + first.indent + (first.content.len() - value.len());
        let key = SafeText::single_line(unquoted(key));
        let known = entries.iter().any(|(name, _)| *name == key);
        if first.indent == 0
            && !known
            && entries.len() < MAX_ITEMS
            && let Some(kind) = value_of(source, value, at, below)
        {
            entries.push((key, Value { kind, location: source.locate(at..at + value.len()) }));
        }
    }
    entries
}

/// One line: its first byte in the source, its indentation, and its text without both and without trailing space.
#[derive(Clone, Copy)]
struct SourceLine<'a> {
    start: usize,
    indent: usize,
    content: &'a str,
}

impl SourceLine<'_> {
    /// Whether the line continues the key above it.
    fn belongs_to_key(&self) -> bool {
        self.indent > 0 || self.content.is_empty() || self.content.starts_with("- ") || self.content == "-"
    }
}

fn lines(source: &Source, range: Range<usize>) -> Vec<SourceLine<'_>> {
    let text = source.text().get(range.clone()).unwrap_or("");
    let mut start = range.start;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start_matches([' ', '\t']);
        let content = trimmed.trim_end();
        if !content.starts_with('#') {
            lines.push(SourceLine { start, indent: line.len() - trimmed.len(), content });
        }
        start += line.len();
    }
    lines
}

/// `key: value`, where the key is no prose: quoted, or without a colon and at most 64 bytes.
pub(super) fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let colon = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|&at| line.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))?;
    let (key, value) = (line.get(..colon)?, line.get(colon + 1..)?.trim_start());
    let plain = !key.is_empty() && key.len() <= 64 && !key.starts_with(['-', '[', '{', '*', '&', '!', '#', '|', '>']);
    plain.then_some((key.trim_end(), value))
}

fn value_of(source: &Source, value: &str, at: usize, below: &[SourceLine<'_>]) -> Option<ValueKind> {
    if value.starts_with(['&', '*', '!']) {
        return None;
    }
    if value.starts_with(['|', '>']) {
        let separator = if value.starts_with('|') { "\n" } else { " " };
        let text = below.iter().map(|line| line.content).collect::<Vec<_>>().join(separator);
        return Some(ValueKind::Scalar(SafeText::new(text.trim())));
    }
    if let Some(inside) = value.strip_prefix('[') {
        return Some(ValueKind::List(flow_items(source, inside.strip_suffix(']').unwrap_or(inside), at + 1)));
    }
    if !value.is_empty() {
        let more = below.iter().map(|line| line.content).filter(|line| !line.is_empty() && !line.starts_with("- "));
        let text = std::iter::once(value).chain(more).collect::<Vec<_>>().join(" ");
        return Some(ValueKind::Scalar(SafeText::new(unquoted(&text))));
    }
    let items: Vec<Value> = below.iter().filter_map(|line| list_item(source, line)).take(MAX_ITEMS).collect();
    if !items.is_empty() {
        return Some(ValueKind::List(items));
    }
    let indent = below.iter().find(|line| !line.content.is_empty()).map(|line| line.indent);
    let mut map: Vec<(SafeText, Value)> = Vec::new();
    for line in below.iter().filter(|line| Some(line.indent) == indent).take(MAX_ITEMS) {
        if let Some((key, value)) = key_and_value(line.content)
            && let Some(kind) = value_of(source, value, 0, &[])
        {
            let at = line.start + line.indent + (line.content.len() - value.len());
            map.push((SafeText::single_line(unquoted(key)), scalar_at(source, kind, at, value.len())));
        }
    }
    Some(if map.is_empty() { ValueKind::Empty } else { ValueKind::Map(map) })
}

fn scalar_at(source: &Source, kind: ValueKind, at: usize, length: usize) -> Value {
    Value { kind, location: source.locate(at..at + length) }
}

fn list_item(source: &Source, line: &SourceLine<'_>) -> Option<Value> {
    let item = line.content.strip_prefix("- ")?.trim();
    if item.is_empty() || item.starts_with(['&', '*', '!']) {
        return None;
    }
    let at = line.start + line.indent + (line.content.len() - item.len());
    Some(scalar_at(source, ValueKind::Scalar(SafeText::new(unquoted(item))), at, item.len()))
}

/// Items between commas; commas inside quotes do not separate.
fn flow_items(source: &Source, inside: &str, at: usize) -> Vec<Value> {
    let mut quote = None;
    let mut start = 0;
    let mut items = Vec::new();
    let ends = inside.char_indices().filter(|&(_, c)| {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ',') => return true,
            _ => {}
        }
        false
    });
    for end in ends.map(|(end, _)| end).chain(std::iter::once(inside.len())) {
        let piece = inside.get(start..end).unwrap_or("");
        let item = piece.trim();
        if !item.is_empty() && !item.starts_with(['&', '*', '!']) && items.len() < MAX_ITEMS {
            let from = at + start + (piece.len() - piece.trim_start().len());
            items.push(scalar_at(source, ValueKind::Scalar(SafeText::new(unquoted(item))), from, item.len()));
        }
        start = end + 1;
    }
    items
}

/// Without the quotes around it, and without a comment behind it.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.find(quote).and_then(|end| inside.get(..end)).unwrap_or(inside);
        }
    }
    text.find(" #").and_then(|comment| text.get(..comment)).map_or(text, str::trim_end)
}
