//! Arguments in, exit status out. The clock and the terminal are looked at here, once.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use backend_guide::cli::{self, Next, Report, Status, Surroundings};
use backend_guide::storage::Clock;
use backend_guide::{screens, storage};

fn main() -> ExitCode {
    let next = {
        let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
        cli::run(std::env::args_os(), &surroundings(), &mut Report::new(&mut out, &mut err))
    };
    let status = match next {
        Next::Exit(status) => status.code(),
        Next::Screens(loaded, day) => {
            screens::open(*loaded, Clock::new(day), &storage::locale()).unwrap_or_else(|error| {
                Report::new(&mut io::stdout(), &mut io::stderr()).error(&format!("{error:#}"));
                Status::Failed.code()
            })
        }
    };
    ExitCode::from(status)
}

fn surroundings() -> Surroundings {
    #[expect(clippy::disallowed_methods, reason = "what kind of terminal this is, is asked here, once")]
    let term = std::env::var_os("TERM");
    let on_terminal = io::stdout().is_terminal();
    let can_ask = on_terminal && io::stdin().is_terminal();
    Surroundings {
        now: Clock::new(None).now(),
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
