//! `note`: what the learner writes about a topic or project.

use std::io::{self, Read};

use crate::cli::own::Own;
use crate::cli::shape::{NoteShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, View, topic, words};
use crate::domain::catalog::TopicId;
use crate::domain::text::SafeText;
use crate::domain::{Change, Guide, MAX_NOTE};
use crate::storage::Editing;

/// Where a note comes from that is not among the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Place {
    /// The learner's editor.
    Editor,
    /// Standard input, to its end.
    Input,
}

impl Place {
    /// The editor where there is a terminal for it.
    pub(in crate::cli) fn of(can_ask: bool) -> Self {
        if can_ask { Self::Editor } else { Self::Input }
    }
}

/// Writes a note in place of the one that is there.
pub(in crate::cli) fn note(
    own: &mut Own,
    typed: &str,
    words: &[String],
    place: Place,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let id = topic::topic(&own.guide, typed)?;
    if !words.is_empty() {
        return save(own, &id, &words.join(" "), as_json, view);
    }
    match place {
        Place::Input => {
            let text = from_input()?;
            save(own, &id, &text, as_json, view)
        }
        Place::Editor => {
            let before = own.guide.record().note(&id).map(ToString::to_string).unwrap_or_default();
            let edited = Editing::begin(&before).and_then(|editing| {
                let text = editing.run()?;
                Ok((editing, text))
            });
            let (editing, text) = edited.map_err(|error| Refusal::NoAnswer(error.to_string()))?;
            match save(own, &id, &text, as_json, view) {
                Ok(answer) => {
                    editing.discard();
                    Ok(answer)
                }
                // What was written is worth more than a tidy folder.
                Err(refusal) => Err(Refusal::NoAnswer(format!("{refusal}; your text is kept in {}", editing.path()))),
            }
        }
    }
}

/// All of standard input. An empty one is no note: nobody meant to take the old one away.
fn from_input() -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_NOTE).unwrap_or(u64::MAX).saturating_add(1);
    let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map_err(|error| Refusal::NoAnswer(format!("standard input cannot be read: {error}; give the note as TEXT")))?;
    // Cut off in the middle of a character, it is too long in any case.
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.as_bytes().len() > MAX_NOTE => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        Err(_) => return Err(Refusal::Nothing("the note on standard input is not UTF-8; save it as UTF-8".to_owned())),
    };
    if text.trim().is_empty() {
        return Err(Refusal::Nothing(
            "no note came on standard input; give it behind the topic, as in `backend-guide note sql/joins \"left join \
             keeps the left side\"`; '' takes a note away"
                .to_owned(),
        ));
    }
    Ok(text)
}

fn save(own: &mut Own, id: &TopicId, text: &str, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let note = SafeText::new(text.trim());
    let is_empty = note.is_empty();
    let events = own.record([Change::Note(id.clone(), note)], view)?;
    if as_json {
        return Ok(Answer::new(json(NoteShape::new(&own.guide, id))));
    }
    let title = words::named(&own.guide, id);
    let said = match (events.is_empty(), is_empty) {
        (false, false) => format!("Saved: the note on {title}."),
        (false, true) => format!("Saved: {title} has no note any more. `backend-guide undo` brings it back."),
        (true, false) => format!("The note on {title} says so already."),
        (true, true) => format!("{title} has no note."),
    };
    Ok(Answer::new(hang("", &said, view.width)))
}

/// Shows the note that is there.
pub(in crate::cli) fn show(guide: &Guide, typed: &str, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let id = topic::topic(guide, typed)?;
    if as_json {
        return Ok(Answer::new(json(NoteShape::new(guide, &id))));
    }
    let text = match guide.record().note(&id) {
        Some(note) => note.lines().map(|line| hang("", line, view.width)).collect(),
        None => hang("", &format!("{} has no note.", words::named(guide, &id)), view.width),
    };
    Ok(Answer::new(text))
}
