//! Signals and hang-ups, each on a thread that sleeps until there is one.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::tui::runtime::Wake;
use crate::tui::terminal::Hold;

/// How long the main thread has to leave in order before it is taken to be stuck in a write that nobody reads.
const GRACE: Duration = Duration::from_millis(700);

/// Listens for signals from now on. A signal that ends the program ends it even if the main thread is stuck.
pub(super) fn listen(wake: Sender<Wake>, hold: Hold) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => Wake::Suspend,
                SIGCONT => Wake::Continued,
                // crossterm hears of it too, but only from its first reading on; the window may change before.
                SIGWINCH => Wake::Resized,
                ending => Wake::End(ending),
            };
            let ends = matches!(message, Wake::End(_));
            _ = wake.send(message);
            if ends {
                thread::sleep(GRACE);
                hold.give_back();
                signal_hook::low_level::exit(128 + signal);
            }
        }
    })?;
    Ok(())
}

/// Watches for the terminal to be closed: crossterm would read the end of a closed terminal for ever, and a process that
/// ignores SIGHUP is not told otherwise.
pub(super) fn watch_for_hang_up(wake: Sender<Wake>) -> io::Result<()> {
    thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        let stdin = io::stdin();
        loop {
            // No event is asked for: hang-up and error are told in any case.
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            let told = rustix::event::poll(&mut watched, None);
            let [watched] = watched;
            let closed = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            if told.is_ok() && watched.revents().intersects(closed) {
                _ = wake.send(Wake::End(SIGHUP));
                return;
            }
            if told.is_err_and(|error| error != rustix::io::Errno::INTR) {
                return;
            }
        }
    })?;
    Ok(())
}

/// Whether a shell stands ready to wake this program again after it was stopped.
pub(super) fn can_stop() -> bool {
    let Ok(session) = getsid(None) else { return false };
    let parent_session = getppid().and_then(|parent| getsid(Some(parent)).ok());
    // In the session leader's own group there is no shell above that could say `fg`.
    parent_session == Some(session) && getpgrp() != session
}

/// Stops this program and what was started with it until somebody continues it.
pub(super) fn stop() {
    _ = kill_current_process_group(Signal::STOP);
}
