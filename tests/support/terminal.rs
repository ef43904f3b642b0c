//! The program in a real pseudo-terminal: keys in, a screen out. Nothing here sleeps; whoever waits, waits for something
//! to be seen and gives up after [`PATIENCE`].

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Far more than anything takes, even while the machine does something else.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a condition is looked at again that no output tells of.
const GLANCE: Duration = Duration::from_millis(10);
const PROGRAM: &str = env!("CARGO_BIN_EXE_backend-guide");
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[2J";

/// A person's home folder, with their own data in it.
pub(crate) struct Home(TempDir);

impl Home {
    /// Nobody has been here before.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// Where the program keeps what it records. The program creates it.
    pub(crate) fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Everything recorded so far.
    pub(crate) fn recorded(&self) -> String {
        let Ok(entries) = std::fs::read_dir(self.data()) else { return String::new() };
        entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    }

    /// The program over the small content.
    pub(crate) fn program(&self) -> Launch {
        self.program_over(&format!("{}/tests/fixtures/small", env!("CARGO_MANIFEST_DIR")))
    }

    /// The program over a folder of content.
    pub(crate) fn program_over(&self, content: &str) -> Launch {
        self.launch(&[PROGRAM, "--content", content, "--today", "2026-11-23"])
    }

    /// Any command, in the environment in which the program is tested.
    pub(crate) fn launch(&self, command: &[&str]) -> Launch {
        let (home, data) = (self.path().into_os_string(), self.data().into_os_string());
        let environment = [
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", home.clone()),
            ("TMPDIR", home),
            ("BACKEND_GUIDE_DATA", data),
            ("LANG", "C.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
            ("TZ", "UTC".into()),
        ];
        Launch {
            command: command.iter().map(OsString::from).collect(),
            environment: environment.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            size: (80, 24),
            controlling: true,
        }
    }

    /// The program over the small content, past its welcome.
    #[track_caller]
    pub(crate) fn browsing(&self) -> Terminal {
        self.program().start().past_the_welcome()
    }
}

/// A program that is about to start.
pub(crate) struct Launch {
    command: Vec<OsString>,
    environment: Vec<(String, OsString)>,
    size: (u16, u16),
    controlling: bool,
}

impl Launch {
    /// With this in its environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// From a shell script that says `"$0" "$@"` for the program.
    pub(crate) fn inside_shell(mut self, script: &str) -> Self {
        self.command.splice(0..0, ["sh", "-c", script].map(OsString::from));
        self
    }

    /// On a terminal that does not control the process: nobody tells it of a hang-up.
    pub(crate) fn uncontrolled(mut self) -> Self {
        self.controlling = false;
        self
    }

    /// Starts it.
    #[track_caller]
    pub(crate) fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pty = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut command = CommandBuilder::from_argv(self.command);
        command.env_clear();
        for (name, value) in self.environment {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.set_controlling_tty(self.controlling);
        let discipline = discipline(&*pty.master);
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let process = Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap();
        let (to_output, output) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let mut reader = pty.master.try_clone_reader().unwrap();
        let closed = Arc::clone(&closing);
        let reading = thread::spawn(move || {
            let mut chunk = [0; 4096];
            // Reading fails once nobody has the other end open any more.
            while let Ok(length @ 1..) = reader.read(&mut chunk) {
                if to_output.send(chunk[..length].to_vec()).is_err() || closed.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let (to_end, end) = channel();
        thread::spawn(move || to_end.send(child.wait().unwrap()));
        let writer = pty.master.take_writer().unwrap();
        let mut terminal = Terminal {
            parser: vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0),
            bytes: Vec::new(),
            output,
            end,
            ended: false,
            process,
            line: Some(Line { writer, master: pty.master, closing, reading }),
            rest: None,
        };
        terminal.rest = Some(Modes { discipline, ..terminal.modes() });
        terminal
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// How the kernel treats what is typed: cooked, raw, with or without echo.
fn discipline(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// Everything about a terminal that a program may change and has to put back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Modes {
    discipline: String,
    alternate_screen: bool,
    cursor_hidden: bool,
    bracketed_paste: bool,
    mouse: vt100::MouseProtocolMode,
    mouse_encoding: vt100::MouseProtocolEncoding,
    attributes: String,
}

/// The test's end of the line.
struct Line {
    // In this order: the writer says goodbye over a line that is still open.
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    closing: Arc<AtomicBool>,
    reading: JoinHandle<()>,
}

/// A terminal with a program in it.
pub(crate) struct Terminal {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    output: Receiver<Vec<u8>>,
    end: Receiver<ExitStatus>,
    ended: bool,
    process: Pid,
    line: Option<Line>,
    rest: Option<Modes>,
}

impl Terminal {
    /// Everything that the program wrote so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen, cell by cell.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// The process that was started: the program, or the shell that it was started from.
    pub(crate) fn process(&self) -> Pid {
        self.process
    }

    /// The process in the foreground.
    pub(crate) fn foreground(&self) -> Pid {
        Pid::from_raw(self.line.as_ref().unwrap().master.process_group_leader().unwrap()).unwrap()
    }

    /// How the terminal is set now.
    pub(crate) fn modes(&self) -> Modes {
        let screen = self.parser.screen();
        Modes {
            discipline: self.line.as_ref().map(|line| discipline(&*line.master)).unwrap_or_default(),
            alternate_screen: screen.alternate_screen(),
            cursor_hidden: screen.hide_cursor(),
            bracketed_paste: screen.bracketed_paste(),
            mouse: screen.mouse_protocol_mode(),
            mouse_encoding: screen.mouse_protocol_encoding(),
            attributes: screen.attributes_formatted(),
        }
    }

    /// Asserts that the terminal is set as it was before the program started.
    #[track_caller]
    pub(crate) fn is_at_rest(&self) {
        assert_eq!(Some(self.modes()), self.rest, "{}", self.text());
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub(crate) fn shows(mut self, text: &str) -> Self {
        self.wait(&format!("\"{text}\""), |terminal| terminal.text().contains(text));
        self
    }

    /// Waits until a text is no longer on the screen.
    #[track_caller]
    pub(crate) fn hides(mut self, text: &str) -> Self {
        self.wait(&format!("no \"{text}\""), |terminal| !terminal.text().contains(text));
        self
    }

    /// Waits for the welcome and leaves it.
    #[track_caller]
    pub(crate) fn past_the_welcome(self) -> Self {
        self.shows("To begin").keys("Esc").hides("To begin")
    }

    /// Waits until a condition holds. It is asked between frames only: half a frame is nobody's business.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, mut condition: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut silent = false;
        loop {
            if !self.is_within_a_frame() && condition(self) {
                return;
            }
            assert!(!silent, "the program ended before there was {what}:\n{}", self.text());
            assert!(Instant::now() < deadline, "no sign of {what} in {PATIENCE:?}:\n{}", self.text());
            silent = self.listen(GLANCE) == Heard::TheEnd;
        }
    }

    /// Takes what the program writes within some time.
    pub(crate) fn listen(&mut self, time: Duration) -> Heard {
        match self.output.recv_timeout(time) {
            Ok(bytes) => {
                self.parser.process(&bytes);
                self.bytes.extend(bytes);
                Heard::Something
            }
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Err(RecvTimeoutError::Disconnected) => Heard::TheEnd,
        }
    }

    fn is_within_a_frame(&self) -> bool {
        let last = |code: &[u8]| self.bytes.windows(code.len()).rposition(|window| window == code);
        last(BEGIN_FRAME) > last(END_FRAME)
    }

    /// Presses keys: names such as `Enter` or `C-c`, or any other word letter by letter, separated by spaces. `Esc` comes
    /// last, since Esc and a letter at once are another key.
    #[track_caller]
    pub(crate) fn keys(self, keys: &str) -> Self {
        let codes: Vec<&str> = keys.split_whitespace().map(code).collect();
        assert!(codes.iter().rev().skip(1).all(|code| *code != "\x1b"), "wait for what Esc does: {keys}");
        self.types(&codes.concat())
    }

    /// Sends characters as they are.
    #[track_caller]
    pub(crate) fn types(mut self, text: &str) -> Self {
        let line = self.line.as_mut().unwrap();
        line.writer.write_all(text.as_bytes()).unwrap();
        line.writer.flush().unwrap();
        self
    }

    /// Changes the window's size, and waits for a frame that was drawn for it.
    #[track_caller]
    pub(crate) fn resized(mut self, columns: u16, rows: u16) -> Self {
        let clears = |terminal: &Self| terminal.bytes.windows(CLEAR.len()).filter(|window| *window == CLEAR).count();
        let before = clears(&self);
        self = self.resized_unseen(columns, rows);
        self.wait(&format!("a frame of {columns}×{rows}"), |terminal| clears(terminal) > before);
        self
    }

    /// Changes the window's size.
    #[track_caller]
    pub(crate) fn resized_unseen(mut self, columns: u16, rows: u16) -> Self {
        self.line.as_ref().unwrap().master.resize(pty_size(columns, rows)).unwrap();
        self.parser.set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self
    }

    /// Sends a signal to the process that was started.
    pub(crate) fn signal(self, signal: Signal) -> Self {
        kill_process(self.process, signal).unwrap();
        self
    }

    /// Closes the terminal, as when its window goes away, and answers how the program ends.
    #[track_caller]
    pub(crate) fn hangs_up(mut self) -> u32 {
        // The reader sits in a system call that keeps the line open. Help is a frame that wakes it, and is its last.
        let mut line = self.line.take().unwrap();
        line.closing.store(true, Ordering::SeqCst);
        line.writer.write_all(b"?").unwrap();
        line.writer.flush().unwrap();
        let deadline = Instant::now() + PATIENCE;
        while !line.reading.is_finished() {
            assert!(Instant::now() < deadline, "no frame after a key in {PATIENCE:?}:\n{}", self.text());
            _ = self.output.recv_timeout(GLANCE);
        }
        drop(line.writer);
        drop(line.master);
        self.status()
    }

    /// Waits for the end of the program and of its output, and answers its exit status.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        while self.listen(GLANCE) != Heard::TheEnd {
            assert!(Instant::now() < deadline, "the program has not ended in {PATIENCE:?}:\n{}", self.text());
        }
        self.status()
    }

    #[track_caller]
    fn status(&mut self) -> u32 {
        let Ok(status) = self.end.recv_timeout(PATIENCE) else {
            panic!("the program has not ended in {PATIENCE:?}:\n{}", self.text())
        };
        self.ended = true;
        assert_eq!(status.signal(), None, "killed by a signal:\n{}", self.text());
        status.exit_code()
    }

    /// Kills the program where it stands.
    #[track_caller]
    pub(crate) fn dies(mut self) {
        kill_process(self.process, Signal::KILL).unwrap();
        assert!(self.end.recv_timeout(PATIENCE).unwrap().signal().is_some());
        self.ended = true;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.ended {
            _ = kill_process(self.process, Signal::KILL);
        }
    }
}

/// What came of listening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Heard {
    /// The program wrote something.
    Something,
    /// It wrote nothing.
    Nothing,
    /// It ended.
    TheEnd,
}

/// What a terminal sends for a key.
fn code(key: &str) -> &str {
    match key {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Space" => " ",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "PageDown" => "\x1b[6~",
        "C-c" => "\x03",
        "C-z" => "\x1a",
        letters => letters,
    }
}
