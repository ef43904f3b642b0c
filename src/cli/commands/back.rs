//! `undo` and `redo`: what was recorded last is taken back, and recorded again.

use crate::cli::own::Own;
use crate::cli::shape::{BackShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, Refusal, View};
use crate::domain::{Change, Event, deed};

/// Takes back what this machine recorded last.
pub(in crate::cli) fn undo(own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let Some(event) = own.guide.journal().to_undo().cloned() else {
        return Err(Refusal::NoAnswer("there is nothing to take back on this machine".to_owned()));
    };
    own.record([Change::Undo(event.id.clone())], view)?;
    let journal = own.guide.journal();
    let next = journal.to_undo().map_or_else(String::new, |next| format!(" Before it came {}.", deed(journal, next)));
    Ok(told(own, &event, "Taken back", &format!("`backend-guide redo` records it again.{next}"), as_json, view))
}

/// Records again what was taken back last.
pub(in crate::cli) fn redo(own: &mut Own, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let Some(event) = own.guide.journal().to_redo().cloned() else {
        return Err(Refusal::NoAnswer(
            "there is nothing to record again: nothing was taken back since the last change".to_owned(),
        ));
    };
    own.record([Change::Redo(event.id.clone())], view)?;
    Ok(told(own, &event, "Recorded again", "`backend-guide undo` takes it back.", as_json, view))
}

fn told(own: &Own, event: &Event, what: &str, then: &str, as_json: bool, view: &View) -> Answer {
    let deed = deed(own.guide.journal(), event);
    if as_json {
        return Answer::new(json(BackShape { event: event.id.to_string(), what: deed }));
    }
    Answer::new(hang("", &format!("{what}: {deed}. {then}"), view.width))
}
