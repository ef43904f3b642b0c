//! Arguments in, exit status out. The clock and the terminal are looked at here, once.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use backend_guide::cli::{self, Next, Report, Surroundings};
use backend_guide::session;

fn main() -> ExitCode {
    // Not locked: while the screens are open, another thread may have to give the terminal back.
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let mut report = Report::new(&mut out, &mut err);
    let code = match cli::run(std::env::args_os(), &surroundings(), &mut report) {
        Next::Exit(status) => status.code(),
        Next::Screens(loaded, today) => session::open(*loaded, today, &mut report),
    };
    ExitCode::from(code)
}

fn surroundings() -> Surroundings {
    #[expect(clippy::disallowed_methods, reason = "the clock and the environment are read here, once")]
    let (now, term) = (jiff::ZonedDateTime::now(), std::env::var_os("TERM"));
    let on_terminal = io::stdout().is_terminal();
    let can_ask = on_terminal && io::stdin().is_terminal();
    Surroundings {
        today: now.date(),
        can_ask,
        can_draw: can_ask && term.is_none_or(|term| term != "dumb"),
        width: if on_terminal { columns() } else { None },
        colour: on_terminal && anstyle_query::term_supports_color() && !anstyle_query::no_color(),
    }
}

/// The terminal's columns; some terminals do not know theirs and say 0.
fn columns() -> Option<u16> {
    crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|&columns| columns > 0)
}
