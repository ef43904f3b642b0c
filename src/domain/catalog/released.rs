//! `released-ids.txt`: every id that a release ever had, so that none is lost unawares.
//!
//! A plain text, sorted by bytes: an id a line, and behind it what became of it where it is no id of the last release:
//! `moved` where a topic says `was=` of it, `dropped` where nothing teaches it any more and an author said so. Empty
//! lines and lines that begin with `#` say nothing.

use std::collections::{BTreeMap, HashMap};

use super::Diagnostic;
use super::aliases::Home;
use super::model::{Catalog, TopicId};
use crate::domain::markdown::{Location, Source};
use crate::domain::text::SafeText;

/// The name of the list in a catalogue's folder.
pub const RELEASED: &str = "released-ids.txt";

const HEADER: &str = "\
# Every topic and project that a release had. Progress is kept under these names: an id that goes away is 'moved' to the
# topics that say 'was=' of it, or 'dropped'. `backend-guide check content --release` writes this list for a release.
";

/// What became of an id by the last release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The last release had it.
    Present,
    /// The last release had it under other names.
    Moved,
    /// Nothing taught it any more.
    Dropped,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Released {
    /// The id.
    pub id: TopicId,
    /// What became of it.
    pub fate: Fate,
    /// Where the line stands.
    pub location: Location,
}

/// Reads the list. A line that cannot be used is said and left out.
pub fn read_released(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Vec<Released> {
    let mut list: Vec<Released> = Vec::new();
    let mut seen: HashMap<TopicId, u32> = HashMap::new();
    let mut start = 0;
    for whole in source.text().split_inclusive('\n') {
        let line = whole.trim_end();
        let location = source.locate(start..start + line.len());
        start += whole.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((id, fate)) = entry(line) else {
            let message = format!("'{}' is no line of this list", SafeText::single_line(line));
            let hint = "write 'roadmap/topic', 'roadmap/topic moved' or 'roadmap/topic dropped'";
            diagnostics.push(Diagnostic::error("bad-released-id", location, message, hint));
            continue;
        };
        if let Some(first) = seen.insert(id.clone(), location.line) {
            let message = format!("'{id}' stands in line {first} too");
            diagnostics.push(Diagnostic::error("released-twice", location, message, "take one of the two out"));
            continue;
        }
        list.push(Released { id, fate, location });
    }
    list
}

fn entry(line: &str) -> Option<(TopicId, Fate)> {
    let mut words = line.split_ascii_whitespace();
    let (roadmap, topic) = words.next()?.split_once('/')?;
    let id = TopicId { roadmap: roadmap.parse().ok()?, topic: topic.parse().ok()? };
    let fate = match words.next() {
        None => Fate::Present,
        Some("moved") => Fate::Moved,
        Some("dropped") => Fate::Dropped,
        Some(_) => return None,
    };
    words.next().is_none().then_some((id, fate))
}

/// The list as the release of this catalogue has it: every id that there is, and every id of the old list.
pub fn write_released(catalog: &Catalog) -> String {
    let mut lines: BTreeMap<String, &str> = BTreeMap::new();
    let old = catalog.released.as_ref().map(|source| read_released(source, &mut Vec::new())).unwrap_or_default();
    for released in old {
        let fate = match (catalog.home(&released.id), released.fate) {
            (Home::Here(_), _) => "",
            (Home::Moved(_), _) | (Home::Gone, Fate::Present | Fate::Moved) => " moved",
            (Home::Gone, Fate::Dropped) => " dropped",
        };
        lines.insert(released.id.to_string(), fate);
    }
    for id in catalog.graph.ids() {
        lines.insert(id.to_string(), "");
    }
    let mut text = HEADER.to_owned();
    for (id, fate) in lines {
        text.extend([id.as_str(), fate, "\n"]);
    }
    text
}

impl Catalog {
    /// Whether an id is one of those that a release ever had, by the list.
    pub fn was_released(&self, id: &TopicId) -> bool {
        let list = self.released.as_ref().map(|source| read_released(source, &mut Vec::new())).unwrap_or_default();
        list.iter().any(|released| released.id == *id)
    }
}
