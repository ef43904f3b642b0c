//! `start` and `stop`: the clock.

use std::io::{self, BufRead, Write};

use crate::cli::own::Own;
use crate::cli::shape::{ClockShape, EntryShape, RecordedShape, StartShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, Report, View, clock_notice, log_args, topic, words};
use crate::domain::Change;
use crate::domain::catalog::TopicId;
use crate::domain::learner::{Entry, EventId, Running};
use crate::domain::text::{SafeText, minutes};
use crate::domain::today::{Task, today};

/// Starts the clock on a topic; without one, on tonight's task.
pub(in crate::cli) fn start(own: &mut Own, typed: Option<&str>, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let id = match typed {
        Some(typed) => topic::topic(&own.guide, typed)?,
        None => tonight(own)?,
    };
    if let Some(running) = own.guide.record().clock() {
        let same = running.topic == id && !running.is_forgotten(view.now);
        let since = clock_notice::since(running, view);
        let way = if running.is_forgotten(view.now) {
            "`backend-guide stop --for 45m` records what it really was, `stop --drop` nothing"
        } else {
            "`backend-guide stop` records the time, `stop --drop` nothing"
        };
        return Err(if same {
            Refusal::Nothing(format!("{since} already; {way}"))
        } else {
            Refusal::Nothing(format!("{since}; stop it first: {way}"))
        });
    }
    own.record([Change::StartClock(id.clone())], view)?;
    let running = own.guide.record().clock();
    if as_json {
        let clock = running.map(|running| ClockShape::new(running, view));
        return Ok(Answer::new(json(StartShape { clock })));
    }
    let text = format!(
        "The clock runs on {}, {}. `backend-guide stop` records the time.",
        words::named(&own.guide, &id),
        words::so_far(&own.guide, &id)
    );
    Ok(Answer::new(hang("", &text, view.width)))
}

/// What tonight is for.
fn tonight(own: &Own) -> Result<TopicId, Refusal> {
    match today(&own.guide, None).task {
        Some(Task::Study(study)) => Ok(study.id),
        _ => Err(Refusal::Nothing(format!(
            "nothing is planned for tonight; name a topic, as in `backend-guide start {}`",
            words::example(&own.guide)
        ))),
    }
}

/// Stops the clock and records the time, or what the person says that it was.
pub(in crate::cli) fn stop(
    own: &mut Own,
    flags: &log_args::StopFlags,
    can_ask: bool,
    view: &View,
    report: &mut Report<'_>,
) -> Result<Answer, Refusal> {
    let Some(running) = own.guide.record().clock().cloned() else {
        return Err(Refusal::Nothing(format!(
            "no clock is running; `backend-guide start {0}` starts one, and `backend-guide log 45m {0}` records time \
             without it",
            words::example(&own.guide)
        )));
    };
    let as_json = flags.json;
    let is_off = running.is_forgotten(view.now) || running.minutes(view.now) < 0;
    let real = match Real::of(flags) {
        Real::AsItShows if is_off => {
            let since = clock_notice::since(&running, view);
            if !can_ask || as_json {
                return Err(Refusal::Nothing(format!(
                    "{since}; say how long it really was, as in `backend-guide stop --for 45m`, or record nothing: \
                     `backend-guide stop --drop`"
                )));
            }
            match report.ask(|out| ask(&since, &mut io::stdin().lock(), out)) {
                Some(real) => real,
                None => return Ok(Answer::new("Nothing was changed; the clock still runs.\n")),
            }
        }
        real => real,
    };
    let note = flags.note.as_deref().map(SafeText::single_line).filter(|note| !note.is_empty());
    let (changes, is_first) = changes(own, &running, real, note, view);
    let events = own.record(changes, view)?;
    let id = if is_first { events.first() } else { events.last() };
    let entry = id.and_then(|event| Some((event.id.clone(), own.guide.record().entry(&event.id)?.clone())));
    Ok(answer(own, &running, entry.as_ref(), as_json, view))
}

/// What the clock is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Real {
    AsItShows,
    Minutes(u32),
    Nothing,
}

impl Real {
    fn of(flags: &log_args::StopFlags) -> Self {
        match (flags.drop, flags.minutes) {
            (true, _) => Self::Nothing,
            (false, Some(minutes)) => Self::Minutes(minutes),
            (false, None) => Self::AsItShows,
        }
    }
}

/// The changes, and whether the first of them makes the entry; else the last one does.
fn changes(own: &Own, running: &Running, real: Real, note: Option<SafeText>, view: &View) -> (Vec<Change>, bool) {
    match (real, note) {
        (Real::Nothing, _) => (vec![Change::DropClock], false),
        (Real::Minutes(minutes), note) => {
            let entry =
                Entry { day: running.since.day.min(view.today), minutes, topic: Some(running.topic.clone()), note };
            (vec![Change::DropClock, Change::Log(entry)], false)
        }
        (Real::AsItShows, None) => (vec![Change::StopClock], true),
        (Real::AsItShows, Some(note)) => {
            // The entry's name is known once the clock was stopped: it is, in a copy.
            let mut copy = own.guide.clone();
            let stopped = copy.apply(Change::StopClock, view.now).is_ok();
            let made = copy.record().entries().next_back().filter(|_| stopped);
            let edit = made
                .map(|logged| Change::EditEntry(logged.id.clone(), Entry { note: Some(note), ..logged.entry.clone() }));
            (std::iter::once(Change::StopClock).chain(edit).collect(), true)
        }
    }
}

fn answer(own: &Own, running: &Running, entry: Option<&(EventId, Entry)>, as_json: bool, view: &View) -> Answer {
    if as_json {
        let shape = RecordedShape {
            done: if entry.is_some() { "logged" } else { "dropped" },
            entry: entry.map(|(id, entry)| EntryShape::new(id, entry)),
            week: crate::domain::today::WeekSoFar::of(&own.guide).into(),
        };
        return Answer::new(json(shape));
    }
    let text = match entry {
        Some((_, entry)) => format!(
            "Saved: {}. {}; {}.",
            words::entry(entry, view),
            words::so_far(&own.guide, &running.topic),
            words::week(&own.guide)
        ),
        None => format!("The clock on {} is stopped; nothing was recorded.", running.topic),
    };
    Answer::new(hang("", &text, view.width))
}

/// Asks how long a forgotten session really was. Absent where the person leaves without an answer.
fn ask(since: &str, input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<Option<Real>> {
    writeln!(out, "{since}.")?;
    loop {
        write!(out, "How long was it really? Such as 45m; 0 records nothing, Enter alone leaves the clock running: ")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(None);
        }
        match minutes(&line) {
            Ok(0) => return Ok(Some(Real::Nothing)),
            Ok(minutes) => return Ok(Some(Real::Minutes(minutes))),
            Err(error) => writeln!(out, "{error}")?,
        }
    }
}
