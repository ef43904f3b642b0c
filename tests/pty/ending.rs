//! However the program ends or pauses, the terminal is given back as it was.

use std::sync::Arc;

use backend_guide::domain::learner::Moment;
use backend_guide::domain::{Effect, Guide, Outcome, Recorded};
use backend_guide::tui::{self, Options, Waker, World};
use rustix::process::Signal;

use crate::support::content;
use crate::support::stage::evening;
use crate::support::terminal::{Home, Terminal};

/// The program ends with this status and leaves the terminal as it was.
#[track_caller]
fn check(mut terminal: Terminal, status: u32) {
    assert_eq!(terminal.ends(), status, "{}", terminal.text());
    terminal.is_at_rest();
}

#[test]
fn a_running_program_has_the_terminal_to_itself() {
    let terminal = Home::new().browsing();
    assert!(terminal.screen().alternate_screen());
    assert!(terminal.screen().hide_cursor());
    assert!(terminal.screen().bracketed_paste());
    assert_ne!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn leaving_gives_the_terminal_back() {
    let home = Home::new();
    check(home.program().start().shows("To begin").keys("q"), 0);
    check(home.browsing().keys("q"), 0);
    check(home.browsing().keys("C-c"), 0);
    check(home.browsing().keys("/quit Enter"), 0);
    check(home.browsing().keys("/").shows("Find or command").keys("C-c"), 0);
}

#[test]
fn a_signal_ends_the_program_with_its_own_status_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let status = 128 + u32::try_from(signal.as_raw()).unwrap();
        check(Home::new().browsing().keys("/").shows("Find or command").signal(signal), status);
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let test = "pty::ending::the_program_that_panics";
    let this = std::env::current_exe().unwrap();
    let command = [this.to_str().unwrap(), "--exact", test, "--ignored", "--nocapture"];
    let terminal = Home::new().launch(&command).start().shows("SQL").keys("/").shows("Find or command");
    let mut terminal = terminal.keys("hours").types(" 9\r");
    assert_eq!(terminal.ends(), 101);
    terminal.is_at_rest();
    assert!(terminal.text().contains("nothing can be kept here"), "{}", terminal.text());
}

#[test]
#[ignore = "a_panic_gives_the_terminal_back_before_it_speaks runs it in a terminal of its own"]
fn the_program_that_panics() {
    let (catalog, diagnostics) = content::small();
    let mut guide = Guide::new(Arc::new(catalog), diagnostics, jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    tui::run(guide, Options::detect("C.UTF-8"), Vec::new(), &mut BrokenWorld).unwrap();
}

/// A world in which nothing can be done.
struct BrokenWorld;

impl World for BrokenWorld {
    fn begin(&mut self, _: Waker) {}

    fn now(&self) -> Moment {
        evening()
    }

    fn perform(&mut self, _: Effect) -> Outcome {
        panic!("nothing can be kept here")
    }

    fn news(&mut self) -> (Vec<Recorded>, Option<String>) {
        Default::default()
    }
}

#[test]
fn a_closed_terminal_ends_the_program() {
    assert_eq!(Home::new().browsing().hangs_up(), 129);
}

#[test]
fn a_closed_terminal_ends_the_program_even_if_nobody_tells_it() {
    assert_eq!(Home::new().program().uncontrolled().start().past_the_welcome().hangs_up(), 129);
}

#[test]
fn a_closed_terminal_ends_a_program_that_was_told_to_ignore_it() {
    let program = Home::new().program().inside_shell(r#"trap "" HUP; exec "$0" "$@""#);
    assert_eq!(program.start().past_the_welcome().hangs_up(), 129);
}

/// A shell that starts the program as a job, says when it is back at its prompt, and resumes it at the next line.
const SHELL: &str = r#"set -m; "$0" "$@"; echo "back with $?"; read line; fg > fg.txt; echo "ended with $?""#;

/// A program that was stopped from a shell goes on where it was.
#[track_caller]
fn check_stop(stop: impl FnOnce(Terminal) -> Terminal) {
    let home = Home::new();
    let script = format!("cd {}; {SHELL}", home.path().display());
    let terminal = home.program().inside_shell(&script).start().past_the_welcome();
    let terminal = stop(terminal.keys("Down Enter").shows("Window functions"));
    let stopped = 128 + Signal::STOP.as_raw();
    let terminal = terminal.shows(&format!("back with {stopped}")).hides("Window functions");
    terminal.is_at_rest();
    let terminal = terminal.keys("Enter").shows("Window functions").keys("Esc").shows("Redis");
    check(terminal.keys("q").shows("ended with 0"), 0);
}

#[test]
fn control_z_leads_to_the_shell_and_fg_back() {
    check_stop(|terminal| terminal.keys("C-z"));
}

#[test]
fn a_stop_that_the_terminal_asks_for_leads_to_the_shell_and_back() {
    check_stop(|terminal| {
        rustix::process::kill_process(terminal.foreground(), Signal::TSTP).unwrap();
        terminal
    });
}

#[test]
fn control_z_without_a_shell_says_that_there_is_no_way_back() {
    let terminal = Home::new().browsing().keys("C-z").shows("no shell is there").keys("Down").shows("▌  SQL");
    check(terminal.keys("q"), 0);
}

#[test]
fn a_program_that_was_stopped_from_outside_draws_itself_anew() {
    const ENTER: &[u8] = b"\x1b[?1049h";
    let terminal = Home::new().browsing().signal(Signal::STOP).signal(Signal::CONT);
    let mut terminal = terminal;
    terminal.wait("the screen taken again", |terminal| {
        terminal.bytes().windows(ENTER.len()).filter(|window| *window == ENTER).count() == 2
    });
    check(terminal.shows("Redis").keys("q"), 0);
}

#[test]
fn whatever_cannot_be_drawn_on_is_left_alone() {
    let home = Home::new();
    let dumb = home.program().with("TERM", "dumb").start();
    let piped = home.program().inside_shell(r#""$0" "$@" | cat"#).start();
    let unread = home.program().inside_shell(r#""$0" "$@" < /dev/null"#).start();
    for (mut terminal, status) in [(dumb, 2), (piped, 0), (unread, 2)] {
        assert_eq!(terminal.ends(), status);
        assert!(!terminal.bytes().contains(&0x1b), "{:?}", String::from_utf8_lossy(terminal.bytes()));
        assert!(terminal.text().contains("error: the screens need a terminal"), "{}", terminal.text());
    }
}
