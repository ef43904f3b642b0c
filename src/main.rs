//! Arguments in, exit status out. The clock and the terminal are looked at here, once.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use backend_guide::cli::{self, Next, Report, Status, Surroundings};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let mut report = Report::new(&mut out, &mut err);
    let status = match cli::run(std::env::args_os(), &surroundings(), &mut report) {
        Next::Exit(status) => status,
        Next::Screens(..) => Status::Fine,
    };
    ExitCode::from(status.code())
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
        width: on_terminal.then(|| crossterm::terminal::size().ok()).flatten().map(|(columns, _)| columns),
        colour: on_terminal && anstyle_query::term_supports_color() && !anstyle_query::no_color(),
    }
}
