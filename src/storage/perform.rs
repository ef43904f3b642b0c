//! Effects made real: what screens and commands ask for, done in the world and answered with how it went.

use std::io;
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;

use super::locations::can_open_links;
use super::{EventLog, LogError, Recorder};
use crate::domain::{Effect, Outcome};

/// The longest address that is opened, in bytes.
const MAX_ADDRESS: usize = 2_048;

/// Performs effects, and keeps the learner's changes.
#[derive(Debug)]
pub struct Performer {
    recorder: Option<Recorder>,
}

impl Performer {
    /// Keeps changes in a log; without one nothing is kept, and each change says so.
    pub fn new(log: Option<EventLog>) -> Self {
        Self { recorder: log.map(Recorder::start) }
    }

    /// Does one thing. Leaving the program is the caller's.
    pub fn perform(&mut self, effect: Effect) -> Outcome {
        match effect {
            Effect::Quit => Outcome::Done,
            Effect::Remember(change) => match self.recorder.as_ref().map(|recorder| recorder.record(change)) {
                Some(Ok(())) => Outcome::Done,
                Some(Err(error)) => Outcome::Failed(error.to_string()),
                None => Outcome::Failed("not saved: set BACKEND_GUIDE_DATA to a folder of your own".to_owned()),
            },
            Effect::Copy(text) => match crossterm::execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
                Ok(()) => Outcome::Said("copied, if your terminal allows it".to_owned()),
                Err(error) => Outcome::Failed(format!("not copied: {error}; mark it with the mouse instead")),
            },
            Effect::OpenLink(address) => open_link(&address),
        }
    }

    /// Writes what waits, and answers with what went wrong.
    pub fn close(self) -> Result<(), LogError> {
        self.recorder.map_or(Ok(()), Recorder::close)
    }
}

fn open_link(address: &str) -> Outcome {
    let Some(address) = openable(address) else {
        return Outcome::Failed("this is no plain web address, so it is not opened; copy it instead".to_owned());
    };
    if !can_open_links() {
        return Outcome::Said(format!("no browser here; open {address}"));
    }
    // One argument that begins with http, and no shell in between.
    let started =
        Command::new(OPENER).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        Ok(mut child) => {
            // Waited for elsewhere, so that it leaves no remains and nobody waits for it here.
            std::thread::spawn(move || child.wait());
            Outcome::Said(format!("opened {address}"))
        }
        Err(error) => Outcome::Failed(format!("'{OPENER}' could not be started: {error}; open {address} yourself")),
    }
}

#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(windows)]
const OPENER: &str = "explorer";
#[cfg(not(any(target_os = "macos", windows)))]
const OPENER: &str = "xdg-open";

/// The address, if every reader of it must understand the same: http or https, a host of ASCII letters, digits, dots and
/// hyphens with an optional port, no user name, no backslash, no space, nothing beyond ASCII.
fn openable(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let host_is_plain = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let is_plain = host_is_plain
        && port.parse::<u16>().is_ok()
        && address.len() <= MAX_ADDRESS
        && address.bytes().all(|b| {
            b.is_ascii_graphic() && !matches!(b, b'\\' | b'"' | b'<' | b'>' | b'`' | b'^' | b'{' | b'}' | b'|')
        });
    is_plain.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_mean_one_thing_are_opened() {
        for good in ["https://a.org", "http://a.org:8080/x?y=z#w", "https://a.com/$(id)&calc%PATH%"] {
            assert_eq!(openable(good), Some(good));
        }
        let long = format!("https://a.org/{}", "x".repeat(MAX_ADDRESS));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "--remote-debugging-port=1",
            "https://good.com@evil.com",
            "https:\\\\evil.com",
            "https://-x",
            "https://",
            "https://a.org:x/",
            "https://аpple.com",
            "https://a.org/ b",
            "java\nscript:x",
            &long,
        ] {
            assert_eq!(openable(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let change = crate::domain::Change::ChooseTheme(crate::domain::ThemeChoice::Dark);
        let outcome = Performer::new(None).perform(Effect::Remember(change));
        assert_eq!(outcome, Outcome::Failed("not saved: set BACKEND_GUIDE_DATA to a folder of your own".to_owned()));
    }
}
