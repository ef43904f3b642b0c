//! The real program in a real pseudo-terminal: it starts, takes keys, and gives the terminal back however it ends.

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Nothing takes this long unless it never comes.
const DEADLINE: Duration = Duration::from_secs(20);

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    seen: vt100::Parser,
    _home: tempfile::TempDir,
}

impl Session {
    fn start() -> Self {
        Self::keeping_in("data")
    }

    /// With the learner's data in this folder below a new home, in which `taken` is a file.
    fn keeping_in(folder: &str) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_backend-guide"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_GB.UTF-8");
        command.env("HOME", home.path());
        std::fs::write(home.path().join("taken"), "").unwrap();
        command.env("BACKEND_GUIDE_DATA", home.path().join(folder));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let size = |number: u16| std::num::NonZero::new(number).unwrap();
        let seen = vt100::Parser::new(size(24), size(80), 0);
        Self { child, master: Some(pair.master), keys: Some(keys), output, seen, _home: home }
    }

    /// Waits until a text is on screen.
    #[track_caller]
    fn until(&mut self, text: &str) {
        let end = Instant::now() + DEADLINE;
        while !self.seen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!("{text:?} never came:\n{}", self.seen.screen().contents());
            };
            self.seen.process(&bytes);
        }
    }

    fn press(&mut self, keys: &str) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits for the end; answers the exit status, and whether every mode is as it was before.
    #[track_caller]
    fn ends(mut self) -> (u32, bool) {
        let end = Instant::now() + DEADLINE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it never ends");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.seen.process(&bytes);
            }
        };
        drop(self.master.take());
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_secs(2)) {
            self.seen.process(&bytes);
        }
        let screen = self.seen.screen();
        let restored = !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
        (status.exit_code(), restored)
    }
}

#[test]
fn keys_lead_through_the_screens_and_q_gives_the_terminal_back() {
    let mut session = Session::start();
    session.until("To begin");
    session.press("\x1b");
    session.until("Programming Languages");
    session.press("/postgres dba\r");
    session.until("recoverable");
    session.press("q");
    assert_eq!(session.ends(), (0, true));
}

#[test]
fn what_cannot_be_saved_is_a_failure_and_no_wrong_use() {
    let mut session = Session::keeping_in("taken/data");
    session.until("To begin");
    session.press("\x1b");
    session.until("Programming Languages");
    session.press("3");
    session.until("8 h a week");
    session.press("\x1b[C");
    session.until("9 h a week");
    session.press("q");
    assert_eq!(session.ends(), (1, true));
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let mut session = Session::start();
        session.until("To begin");
        session.signal(signal);
        assert_eq!(session.ends(), (status, true), "{signal:?}");
    }
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let mut session = Session::start();
    session.until("To begin");
    let size = |rows, cols| PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
    session.master.as_ref().unwrap().resize(size(4, 80)).unwrap();
    session.until("window too small");
    session.master.as_ref().unwrap().resize(size(24, 80)).unwrap();
    session.until("To begin");
    session.press("\u{3}");
    assert_eq!(session.ends(), (0, true));
}
