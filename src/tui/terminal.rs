//! Taking the terminal and giving it back, however the program ends.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::domain::Outcome;
use crate::tui::screen::Screen;

/// Alternate screen, clicks and wheel (no movements), news of the focus, bracketed paste, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?1000h\x1b[?1006h\x1b[?1004h\x1b[?2004h\x1b[?25l";
/// The reverse, and a frame that was begun is ended.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?1004l\x1b[?1006l\x1b[?1000l\x1b[?25h\x1b[?1049l";

/// Whether the terminal is ours. Shared with the panic hook and the signal thread, any of which may give it back.
#[derive(Clone, Debug, Default)]
pub(super) struct Hold(Arc<AtomicBool>);

impl Hold {
    fn take(&self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        self.0.store(true, Ordering::SeqCst);
        write_out(ENTER)
    }

    /// Gives the terminal back; does nothing where it is not ours. Errors are of no use to anybody here.
    pub(super) fn give_back(&self) {
        if self.0.swap(false, Ordering::SeqCst) {
            // Modes first: writing may block on a terminal that nobody reads.
            _ = crossterm::terminal::disable_raw_mode();
            _ = write_out(LEAVE);
        }
    }
}

fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The terminal while it is ours. Dropping it gives it back.
pub(super) struct Terminal {
    hold: Hold,
    screen: Screen<io::Stdout>,
}

impl Terminal {
    /// Takes the terminal, and sees to it that a panic gives it back before it speaks.
    pub(super) fn take() -> io::Result<Self> {
        let hold = Hold::default();
        let in_panic = hold.clone();
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            in_panic.give_back();
            previous(panic);
        }));
        let terminal = Self { hold, screen: Screen::new(io::stdout()) };
        terminal.hold.take()?;
        Ok(terminal)
    }

    /// What the signal thread needs to give the terminal back.
    pub(super) fn hold(&self) -> Hold {
        self.hold.clone()
    }

    /// Draws a frame.
    pub(super) fn draw(&mut self, size: Size, render: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.screen.draw(size, render)
    }

    /// Draws every cell of the next frame.
    pub(super) fn forget(&mut self) {
        self.screen.forget();
    }

    /// Gives the terminal back for the time that `meanwhile` takes.
    pub(super) fn lend(&mut self, meanwhile: impl FnOnce()) -> io::Result<()> {
        self.hold.give_back();
        meanwhile();
        self.hold.take()?;
        self.screen = Screen::new(io::stdout());
        Ok(())
    }

    /// Takes the terminal's modes again after somebody else may have changed them.
    pub(super) fn take_again(&mut self) -> io::Result<()> {
        self.lend(|| ())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.hold.give_back();
    }
}

/// The size of the window; 80×24 where the terminal does not say.
pub(super) fn size() -> Size {
    #[cfg(unix)]
    if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout()) {
        return Size { width: size.ws_col, height: size.ws_row };
    }
    crossterm::terminal::size().map_or(Size { width: 80, height: 24 }, |(width, height)| Size { width, height })
}

/// Puts a text on the clipboard of the terminal (OSC 52). No terminal says whether it took it.
pub(super) fn copy(text: &str) -> Outcome {
    match crossterm::execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
        Ok(()) => Outcome::Said(format!("copied {text}, if your terminal allows it")),
        Err(error) => Outcome::Failed(format!("not copied: {error}")),
    }
}
