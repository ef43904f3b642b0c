//! One line of the log: an event as JSON with a checksum at its end.
//!
//! The checksum covers the line as it stands, up to itself, whatever fields a later version adds. Lines without an `id`
//! were written before there were ids; theirs covers the fields. Both kinds are read for ever.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::record;
use crate::domain::advice::Interview;
use crate::domain::learner::{EventId, Moment, study_day};
use crate::domain::{Event, Recorded};

/// The layout of a line. A line of a later version is kept and never written behind.
pub(super) const VERSION: u32 = 1;
/// What stands before the eight digits of the checksum.
const CHECK: &str = r#","check":""#;
/// What stands behind them.
const END: &str = "\"}";
/// The checksum's digits.
const DIGITS: usize = 8;

/// A line without its checksum.
#[derive(Deserialize, Serialize)]
struct Line<'a> {
    v: u32,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    device: Cow<'a, str>,
    sequence: u64,
    #[serde(borrow)]
    time: Cow<'a, str>,
    /// Where it is not the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<Date>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    payload: &'a RawValue,
}

/// What a line came to.
pub(super) enum Read {
    /// An event.
    Event(Recorded),
    /// Whole, and of a kind or layout that this version does not know: a newer one wrote it.
    Newer,
    /// Torn, overwritten or foreign.
    Damaged,
}

/// An event as a line, with its line feed.
pub(super) fn write(event: &Event, device: &str, sequence: u64) -> serde_json::Result<String> {
    let (kind, payload) = record::write(&event.change)?;
    let line = Line {
        v: VERSION,
        id: Some(event.id.as_str().into()),
        device: device.into(),
        sequence,
        time: event.at.instant.to_string().into(),
        order: Some(event.order).filter(|order| *order != event.at.instant),
        day: Some(event.at.day),
        kind: kind.into(),
        payload: &payload,
    };
    let mut text = serde_json::to_string(&line)?;
    // The closing brace comes behind the checksum.
    text.pop();
    let check = crc32fast::hash(text.as_bytes());
    Ok(format!("{text}{CHECK}{check:08x}{END}\n"))
}

/// Reads a line, without its line feed.
pub(super) fn read(bytes: &[u8], interview: &Interview, devices: &mut Devices) -> Read {
    let Ok(text) = std::str::from_utf8(bytes) else { return Read::Damaged };
    let text = text.trim_end_matches('\r');
    let is_whole = is_whole(text);
    let Ok(line) = serde_json::from_str::<Line<'_>>(text) else {
        return if is_whole { Read::Newer } else { Read::Damaged };
    };
    if is_whole || (line.id.is_none() && is_old(&line, text)) {
        event(&line, interview, devices).map_or(Read::Newer, Read::Event)
    } else {
        Read::Damaged
    }
}

fn event(line: &Line<'_>, interview: &Interview, devices: &mut Devices) -> Option<Recorded> {
    if line.v != VERSION {
        return None;
    }
    let id = match &line.id {
        Some(id) => id.parse().ok()?,
        None => EventId::new(&line.device, line.sequence),
    };
    let instant: Timestamp = line.time.parse().ok()?;
    let day = line.day.unwrap_or_else(|| study_day(TimeZone::UTC.to_datetime(instant)));
    let change = record::read(&line.kind, line.payload.get(), interview)?;
    let event = Event { id, at: Moment { instant, day }, order: line.order.unwrap_or(instant), change };
    Some(Recorded { event, device: devices.name(&line.device), sequence: line.sequence })
}

fn is_whole(text: &str) -> bool {
    split(text).is_some_and(|(body, check)| crc32fast::hash(body.as_bytes()) == check)
}

/// The part that a checksum covers, and the checksum.
fn split(text: &str) -> Option<(&str, u32)> {
    let (body, check) = text.strip_suffix(END)?.rsplit_once(CHECK)?;
    let check = if check.len() == DIGITS { u32::from_str_radix(check, 16).ok()? } else { return None };
    Some((body, check))
}

/// Whether a line from before there were ids is whole.
fn is_old(line: &Line<'_>, text: &str) -> bool {
    let mut hash = crc32fast::Hasher::new();
    hash.update(&line.v.to_le_bytes());
    hash.update(&line.sequence.to_le_bytes());
    for field in [&*line.device, &*line.time, &*line.kind, line.payload.get()] {
        hash.update(field.as_bytes());
        hash.update(&[0]);
    }
    split(text).is_some_and(|(_, check)| check == hash.finalize())
}

/// Names of devices, each kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct Devices(Vec<Arc<str>>);

impl Devices {
    fn name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.iter().find(|known| ***known == *name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        // A log has a handful of devices; whatever else it has, it does not make this list long.
        if self.0.len() < 64 {
            self.0.push(Arc::clone(&new));
        }
        new
    }
}

/// What every version of a line has.
#[derive(Deserialize)]
struct Head {
    v: u32,
    #[serde(default)]
    sequence: u64,
}

/// What the next line of a file goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The layout of the last whole line.
    pub(super) version: u32,
    /// Its number.
    pub(super) sequence: u64,
}

impl Tail {
    /// Reads it from a line; absent where the line is damaged or foreign.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_end_matches('\r');
        let head: Head = serde_json::from_str(text).ok()?;
        // A flipped bit must not pass for a later version or for a number that no event has.
        let is_whole = is_whole(text) || serde_json::from_str(text).is_ok_and(|line| is_old(&line, text));
        is_whole.then_some(Self { version: head.v, sequence: head.sequence })
    }
}
