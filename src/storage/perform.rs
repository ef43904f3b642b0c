//! Effects, performed. The screens ask for them; nothing else in the program acts on the world.

use super::link::Link;
use super::log_error::LogError;
use super::recorder::Recorder;
use crate::domain::{Effect, Outcome};

/// Whether a browser can be opened where this program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// There is a desktop.
    Here,
    /// The person sits at another machine, or there is no desktop: an address is only shown.
    Elsewhere,
}

/// What performs effects.
#[derive(Debug)]
pub struct Performer {
    recorder: Option<Recorder>,
    browser: Browser,
}

impl Performer {
    /// Records with `recorder`; without one, nothing is remembered beyond this run.
    pub fn new(recorder: Option<Recorder>, browser: Browser) -> Self {
        Self { recorder, browser }
    }

    /// Performs one effect. What it says is one line.
    pub fn perform(&mut self, effect: Effect) -> Outcome {
        match effect {
            Effect::OpenLink(address) => match (Link::judge(&address), self.browser) {
                (Err(error), _) => Outcome::Failed(format!("not opened: {error}: {address}")),
                (Ok(link), Browser::Elsewhere) => Outcome::Said(format!("open this where you sit: {}", link.as_str())),
                (Ok(link), Browser::Here) => match open::that_detached(link.as_str()) {
                    Ok(()) => Outcome::Said(format!("opened {}", link.as_str())),
                    Err(_) => Outcome::Failed(format!("no browser answers; the address is {}", link.as_str())),
                },
            },
            Effect::Remember(event) => self.recorded(|recorder| recorder.record(event), Outcome::Done),
            Effect::SaveAgain => self.recorded(Recorder::save, Outcome::Said("everything is saved".to_owned())),
            // The loop itself does these.
            Effect::Copy(_) | Effect::Quit => Outcome::Done,
        }
    }

    fn recorded(&self, act: impl FnOnce(&Recorder) -> Result<(), LogError>, done: Outcome) -> Outcome {
        match self.recorder.as_ref().map(act) {
            None => Outcome::Done,
            Some(Ok(())) => done,
            Some(Err(error)) => Outcome::Failed(error.to_string()),
        }
    }

    /// Writes what still waits; answers with what went wrong.
    pub fn close(self) -> Result<(), LogError> {
        self.recorder.map_or(Ok(()), Recorder::close)
    }
}
