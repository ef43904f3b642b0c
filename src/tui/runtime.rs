//! The loop: draw, wait, update, perform. Between two inputs nothing runs at all.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;

use anyhow::Context as _;
use crossterm::event::Event;

use crate::domain::learner::Moment;
use crate::domain::{Effect, Guide, Outcome, Recorded};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::component::Toast;
use crate::tui::keymap;
use crate::tui::msg::Msg;
#[cfg(unix)]
use crate::tui::signals;
use crate::tui::symbols::Symbols;
use crate::tui::terminal::{self, Terminal};
use crate::tui::theme::ColourLevel;

/// What the terminal can show.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many colours.
    pub colours: ColourLevel,
    /// Which signs.
    pub symbols: &'static Symbols,
}

impl Options {
    /// What the environment says; `locale` is the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty.
    pub fn detect(locale: &str) -> Self {
        Self { colours: ColourLevel::detect(), symbols: Symbols::for_locale(locale) }
    }
}

/// The exit status where the terminal was closed: that of the signal that says so.
const HUNG_UP: u8 = 129;
const NO_OUTPUT: &str = "the terminal does not take any more output";

/// Whether a write failed because nobody is at the other end any more. Often that is known before the signal arrives.
fn is_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The world outside the screens: a clock, and whoever performs what they ask for.
pub trait World {
    /// Takes what wakes the screens when something is to be said later.
    fn begin(&mut self, waker: Waker);
    /// What the clock shows.
    fn now(&self) -> Moment;
    /// Performs an effect; called on the screens' own thread.
    fn perform(&mut self, effect: Effect) -> Outcome;
    /// What other windows, commands and machines recorded since the last call, and what went wrong with reading it.
    fn news(&mut self) -> (Vec<Recorded>, Option<String>);
}

/// Wakes the screens from another thread.
#[derive(Clone, Debug)]
pub struct Waker(Sender<Wake>);

impl Waker {
    /// Shows how something went that was begun before. Nothing happens where the screens are gone.
    pub fn tell(&self, outcome: Outcome) {
        _ = self.0.send(Wake::Told(outcome));
    }
}

/// Why the main thread wakes up.
#[derive(Debug)]
pub(super) enum Wake {
    /// The terminal sent something.
    Event(Event),
    /// Nothing more will come from the terminal.
    InputEnded,
    /// Something that was begun before has come to an end.
    Told(Outcome),
    /// The window has another size.
    Resized,
    /// Somebody asks the program to stop for a while.
    Suspend,
    /// Another minute is on the clock that runs.
    Minute,
    /// The program was stopped and goes on.
    Continued,
    /// This signal ends the program.
    End(i32),
}

/// What is left to do after one wake-up.
enum Next {
    GoOn,
    /// Leave with this exit status.
    Leave(u8),
}

/// Shows the guide until the person leaves. `trouble` is what went wrong before, to be said on the first frame; `world`
/// does what screens ask for.
/// Answers the exit status: 0, or 128 and the number of the signal that ended it.
///
/// # Errors
/// Standard input or output is no terminal, or the terminal failed.
pub fn run(guide: Guide, options: Options, trouble: Vec<String>, world: &mut impl World) -> anyhow::Result<u8> {
    anyhow::ensure!(
        io::stdin().is_terminal() && io::stdout().is_terminal(),
        "the screens need a terminal; see `backend-guide help` for the commands that do without"
    );
    let (wake, waking) = mpsc::channel();
    let mut terminal = Terminal::take().context("the terminal could not be prepared")?;
    #[cfg(unix)]
    signals::listen(wake.clone(), terminal.hold()).context("signals could not be caught")?;
    world.begin(Waker(wake.clone()));
    let app = App::new(guide, options, terminal::size(), world.now());
    let mut shell = Shell { app, world, leaving: None, stopped_ourselves: false };
    if let Some(first) = trouble.into_iter().next() {
        shell.app.say(Toast::trouble(first));
    }
    shell.draw(&mut terminal).context(NO_OUTPUT)?;
    // The first frame is out; only now spend time on listening.
    #[cfg(unix)]
    signals::watch_for_hang_up(wake.clone())?;
    read_input(wake)?;
    let status = shell.serve(&mut terminal, &waking);
    drop(terminal);
    status
}

fn read_input(wake: Sender<Wake>) -> io::Result<()> {
    /// Tells the main thread that input has ended, also where the thread panics.
    struct Ending(Sender<Wake>);
    impl Drop for Ending {
        fn drop(&mut self) {
            _ = self.0.send(Wake::InputEnded);
        }
    }
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let ending = Ending(wake);
        while let Ok(event) = crossterm::event::read() {
            if ending.0.send(Wake::Event(event)).is_err() {
                break;
            }
        }
    })?;
    Ok(())
}

/// The application and what performs its effects.
struct Shell<'a, W> {
    app: App,
    world: &'a mut W,
    leaving: Option<u8>,
    /// Whether the next news of having been continued is the answer to our own stop.
    stopped_ourselves: bool,
}

impl<W: World> Shell<'_, W> {
    fn serve(&mut self, terminal: &mut Terminal, waking: &Receiver<Wake>) -> anyhow::Result<u8> {
        loop {
            let first = self.wait(waking);
            // Whatever has arrived meanwhile is taken before the next frame: keys never queue up behind drawing.
            for wake in std::iter::once(first).chain(waking.try_iter()) {
                match self.take(wake, terminal) {
                    Ok(Next::GoOn) => {}
                    Ok(Next::Leave(status)) => return Ok(status),
                    // A terminal that goes away says "go on" too, and then cannot be taken again.
                    Err(error) if is_gone(&error) => return Ok(HUNG_UP),
                    Err(error) => return Err(error).context(NO_OUTPUT),
                }
            }
            match self.draw(terminal) {
                Err(error) if is_gone(&error) => return Ok(HUNG_UP),
                drawn => drawn.context(NO_OUTPUT)?,
            }
        }
    }

    /// Waits until something happens: for ever, unless a clock runs, whose minutes are shown.
    fn wait(&self, waking: &Receiver<Wake>) -> Wake {
        let Some(wait) = self.app.until_next_minute() else { return waking.recv().unwrap_or(Wake::InputEnded) };
        waking.recv_timeout(wait).unwrap_or_else(|none| match none {
            RecvTimeoutError::Timeout => Wake::Minute,
            RecvTimeoutError::Disconnected => Wake::InputEnded,
        })
    }

    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        let app = &self.app;
        terminal.draw(app.size(), |buf| app.render(buf))
    }

    fn take(&mut self, wake: Wake, terminal: &mut Terminal) -> io::Result<Next> {
        match wake {
            Wake::InputEnded => return Ok(Next::Leave(HUNG_UP)),
            Wake::End(signal) => return Ok(Next::Leave(u8::try_from(128 + signal).unwrap_or(u8::MAX))),
            Wake::Suspend => self.suspend(terminal)?,
            Wake::Continued if std::mem::take(&mut self.stopped_ourselves) => {}
            Wake::Told(outcome) => self.send(Msg::Performed(outcome)),
            Wake::Minute => {
                self.hear();
                self.send(Msg::Minute);
            }
            Wake::Continued => {
                terminal.take_again()?;
                self.hear();
                self.send(Msg::Resized(terminal::size()));
            }
            Wake::Resized | Wake::Event(Event::Resize(..)) => {
                // A window that shrank and grew again has the old size and lost its edge on the way.
                terminal.forget();
                self.send(Msg::Resized(terminal::size()));
            }
            Wake::Event(Event::Key(key)) => match keymap::action(self.app.context(), key) {
                Some(Action::Suspend) => self.suspend(terminal)?,
                Some(Action::Redraw) => terminal.forget(),
                _ => self.event(Event::Key(key)),
            },
            Wake::Event(Event::FocusGained) => self.hear(),
            Wake::Event(event) => self.event(event),
        }
        Ok(self.leaving.map_or(Next::GoOn, Next::Leave))
    }

    fn event(&mut self, event: Event) {
        if let Some(msg) = Msg::from_event(event) {
            // What a key changes is changed in what all windows recorded, not in what this one remembers.
            self.hear();
            self.send(msg);
        }
    }

    /// Takes in what others recorded.
    fn hear(&mut self) {
        let (recorded, trouble) = self.world.news();
        if !recorded.is_empty() {
            self.app.merge(recorded);
        }
        if let Some(trouble) = trouble {
            self.app.say(Toast::trouble(trouble));
        }
    }

    fn send(&mut self, msg: Msg) {
        for effect in self.app.update(msg, self.world.now()) {
            if effect == Effect::Quit {
                self.leaving = Some(0);
                return;
            }
            let outcome = match effect {
                Effect::Copy(text) => terminal::copy(&text),
                effect => self.world.perform(effect),
            };
            self.send(Msg::Performed(outcome));
        }
    }

    #[cfg(unix)]
    fn suspend(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        if !signals::can_stop() {
            self.app.say(Toast::trouble("no shell is there to come back from; q leaves"));
            return Ok(());
        }
        self.stopped_ourselves = true;
        terminal.lend(signals::stop)?;
        self.hear();
        self.send(Msg::Resized(terminal::size()));
        Ok(())
    }

    #[cfg(not(unix))]
    fn suspend(&mut self, _terminal: &mut Terminal) -> io::Result<()> {
        self.app.say(Toast::trouble("this system cannot stop a program for a while; q leaves"));
        Ok(())
    }
}
