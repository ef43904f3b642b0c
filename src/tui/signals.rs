//! Signals and hang-ups, each on a thread that sleeps until there is one.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use nix::unistd::{Pid, getpgrp, getppid, getsid};
use rustix::event::{PollFd, PollFlags};
use rustix::process::{Signal, kill_current_process_group};
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
    has_shell(session, getsid(Some(getppid())).ok(), getpgrp())
}

/// Whether a process of `group` in `session` has a parent that could say `fg`. What lives outside of a container's
/// process numbers has the number 0.
fn has_shell(session: Pid, parent_session: Option<Pid>, group: Pid) -> bool {
    // In the session leader's own group there is no shell above.
    parent_session == Some(session) && group != session
}

/// Stops this program and what was started with it until somebody continues it.
pub(super) fn stop() {
    _ = kill_current_process_group(Signal::STOP);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(session: i32, parent_session: Option<i32>, group: i32, expected: bool) {
        let shell = has_shell(Pid::from_raw(session), parent_session.map(Pid::from_raw), Pid::from_raw(group));
        assert_eq!(shell, expected);
    }

    #[test]
    fn a_job_of_a_shell_has_one_and_a_session_of_its_own_has_none() {
        check(20, Some(20), 30, true);
        check(20, Some(20), 20, false);
        check(20, Some(10), 20, false);
        check(20, None, 20, false);
    }

    #[test]
    fn a_container_whose_shell_is_outside_counts_like_any_other() {
        check(0, Some(0), 30, true);
        check(20, Some(0), 20, false);
    }
}
