//! `log`: time that was studied, recorded, listed and put right.

use std::fmt::Write as _;

use crate::cli::columns::{Side, columns};
use crate::cli::log_args::LogArguments;
use crate::cli::own::Own;
use crate::cli::page::Page;
use crate::cli::shape::{EntriesShape, EntryShape, Figure, RecordedShape, TopicTimeShape, TopicTimesShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, View, topic, words};
use crate::domain::catalog::Study;
use crate::domain::learner::{Entry, EventId, Kept, Logged};
use crate::domain::text::{Count, SafeText, in_minutes, range};
use crate::domain::today::WeekSoFar;
use crate::domain::{Change, Guide};

/// So many entries are listed unless all are asked for.
const LISTED: usize = 20;

/// Records time on a topic.
pub(in crate::cli) fn log(own: &mut Own, arguments: &LogArguments, view: &View) -> Result<Answer, Refusal> {
    // Both are there by the definition of the arguments.
    let (minutes, typed) = (arguments.minutes.unwrap_or_default(), arguments.id.as_deref().unwrap_or_default());
    let id = topic::topic(&own.guide, typed)?;
    let day = arguments.on.as_deref().map_or(Ok(view.today), |typed| topic::day(typed, view))?;
    let note = arguments.note.as_deref().map(SafeText::single_line).filter(|note| !note.is_empty());
    let entry = Entry { day, minutes, topic: Some(id.clone()), note };
    let events = own.record([Change::Log(entry.clone())], view)?;
    let made = events.first().map(|event| (event.id.clone(), entry));
    let more = format!("{}; {}.", words::so_far(&own.guide, &id), words::week(&own.guide));
    Ok(answer(own, "logged", "Saved", made.as_ref(), &more, arguments.json, view))
}

/// What is given of an entry that is put right.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Correction {
    /// How long.
    pub(in crate::cli) minutes: Option<u32>,
    /// On what.
    pub(in crate::cli) topic: Option<String>,
    /// On which day.
    pub(in crate::cli) on: Option<String>,
    /// The note; an empty one takes it away.
    pub(in crate::cli) note: Option<String>,
}

/// Puts an entry right.
pub(in crate::cli) fn edit(
    own: &mut Own,
    typed: &str,
    correction: Correction,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let Logged { id, entry: before } = topic::entry(&own.guide, typed)?;
    let Correction { minutes, topic: named, on, note } = correction;
    if minutes.is_none() && named.is_none() && on.is_none() && note.is_none() {
        return Err(Refusal::Nothing(
            "say what was different: --for 45m, --topic sql/joins, --on yesterday or --note \"…\"".to_owned(),
        ));
    }
    let entry = Entry {
        day: on.map_or(Ok(before.day), |typed| topic::day(&typed, view))?,
        minutes: minutes.unwrap_or(before.minutes),
        topic: match named {
            Some(typed) => Some(topic::topic(&own.guide, &typed)?),
            None => before.topic.clone(),
        },
        note: match note {
            Some(note) => Some(SafeText::single_line(&note)).filter(|note| !note.is_empty()),
            None => before.note.clone(),
        },
    };
    let events = own.record([Change::EditEntry(id.clone(), entry.clone())], view)?;
    let made = Some((id, entry));
    if events.is_empty() {
        return Ok(answer(own, "unchanged", "It says so already", made.as_ref(), "", as_json, view));
    }
    let more = format!("It was {}. {}.", words::entry(&before, view), words::week(&own.guide));
    Ok(answer(own, "changed", "Saved", made.as_ref(), &more, as_json, view))
}

/// Takes an entry away.
pub(in crate::cli) fn delete(own: &mut Own, typed: &str, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let Logged { id, entry } = topic::entry(&own.guide, typed)?;
    own.record([Change::DeleteEntry(id.clone())], view)?;
    let more = format!("`backend-guide undo` brings it back. {}.", words::week(&own.guide));
    Ok(answer(own, "deleted", "Deleted", Some(&(id, entry)), &more, as_json, view))
}

fn answer(
    own: &Own,
    done: &'static str,
    said: &str,
    entry: Option<&(EventId, Entry)>,
    more: &str,
    as_json: bool,
    view: &View,
) -> Answer {
    if as_json {
        let entry = entry.map(|(id, entry)| EntryShape::new(id, entry));
        return Answer::new(json(RecordedShape { done, entry, week: WeekSoFar::of(&own.guide).into() }));
    }
    let what = entry.map(|(_, entry)| words::entry(entry, view)).unwrap_or_default();
    Answer::new(hang("", format!("{said}: {what}. {more}").trim_end(), view.width))
}

/// The entries, the latest first.
pub(in crate::cli) fn list(
    guide: &Guide,
    typed: Option<&str>,
    all: bool,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let id = typed.map(|typed| topic::topic(guide, typed)).transpose()?;
    let latest = topic::latest_first(guide);
    let is_meant = |logged: &Logged| match (&id, &logged.entry.topic) {
        (None, _) => true,
        (Some(id), Some(topic)) => topic == id || guide.catalog.aliases.canonical(topic) == *id,
        (Some(_), None) => false,
    };
    // The number is that of the whole list, so that it names the same entry in every list.
    let numbered: Vec<(usize, &Logged)> = (1..).zip(latest).filter(|(_, logged)| is_meant(logged)).collect();
    let minutes: u64 = numbered.iter().map(|(_, logged)| u64::from(logged.entry.minutes)).sum();
    if as_json {
        #[expect(clippy::cast_precision_loss, reason = "minutes of a life are far below 2^52")]
        let hours = Figure(minutes as f64 / 60.0);
        let entries = numbered.iter().map(|(_, logged)| EntryShape::from(*logged)).collect();
        return Ok(Answer::new(json(EntriesShape { hours, entries })));
    }
    let mut page = Page::new(view);
    if numbered.is_empty() {
        page.say(&nothing(guide));
        return Ok(Answer::new(page.finish()));
    }
    let shown = if all { numbered.len() } else { LISTED };
    let rows: Vec<Vec<String>> = numbered.iter().take(shown).map(|(number, logged)| row(*number, logged)).collect();
    page.lines(&columns(&rows, &[Side::Right, Side::Left, Side::Right, Side::Left], ""));
    page.gap();
    let count = Count::irregular(numbered.len(), "entry", "entries");
    let mut sum = format!("{count}, {} altogether.", in_minutes(minutes));
    if numbered.len() > shown {
        let _ = write!(sum, " These are the latest {shown}; --all lists the rest.");
    }
    if let Some(id) = &id {
        let _ = write!(sum, " {}: {}.", words::named(guide, id), words::so_far(guide, id));
    }
    page.say(&sum);
    Ok(Answer::new(page.finish()))
}

fn row(number: usize, logged: &Logged) -> Vec<String> {
    let Entry { day, minutes, topic, note } = &logged.entry;
    vec![
        number.to_string(),
        day.to_string(),
        in_minutes(u64::from(*minutes)),
        topic.as_ref().map_or_else(|| "(in general)".to_owned(), ToString::to_string),
        note.as_ref().map(|note| SafeText::single_line(note).to_string()).unwrap_or_default(),
    ]
}

/// What each topic took beside its estimate, in the order of the content, and the learner's own pace by that.
pub(in crate::cli) fn topics(guide: &Guide, as_json: bool, view: &View) -> Answer {
    let graph = &guide.catalog.graph;
    let spent = guide.carried().here.iter().filter(|(_, kept)| kept.minutes > 0);
    let spent: Vec<(&Study, Kept)> =
        spent.filter_map(|(node, kept)| Some((guide.catalog.study(graph.id(*node)?)?, *kept))).collect();
    let is_learnt = spent.iter().any(|(_, kept)| kept.status().is_known());
    if as_json {
        let topics = spent.iter().map(|(study, kept)| TopicTimeShape::new(study, *kept)).collect();
        let pace = is_learnt.then(|| Figure(guide.outlook().pace()));
        return Answer::new(json(TopicTimesShape { pace, topics }));
    }
    let mut page = Page::new(view);
    if spent.is_empty() {
        page.say(&nothing(guide));
        return Answer::new(page.finish());
    }
    let head = ["topic", "actual", "estimate", "status"].map(str::to_owned).to_vec();
    let rows = spent.iter().map(|(study, kept)| {
        let actual = in_minutes(kept.minutes);
        let estimate = format!("{} h", range(study.hours.low, study.hours.high));
        vec![study.id.to_string(), actual, estimate, kept.status().phrase().to_owned()]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    page.lines(&columns(&rows, &[Side::Left, Side::Right, Side::Right, Side::Left], ""));
    page.gap();
    if is_learnt {
        let factor = guide.outlook().pace();
        page.say(&format!("Topics take you about {factor:.2} times their estimates; the forecast reckons with that."));
    } else {
        page.say("Once a topic is done, your own pace is told here, and the forecast reckons with it.");
    }
    Answer::new(page.finish())
}

fn nothing(guide: &Guide) -> String {
    format!(
        "Nothing is logged yet. `backend-guide log 45m {0}` records time, `backend-guide start {0}` starts a clock.",
        words::example(guide)
    )
}
