//! `completions` and `man`, from the same definition as the arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::{Answer, Arguments, Refusal};

/// A completion script.
pub(in crate::cli) fn completions(shell: Shell) -> Answer {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    Answer::new(String::from_utf8_lossy(&script))
}

/// The manual page.
pub(in crate::cli) fn manual() -> Result<Answer, Refusal> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page).map_err(|error| {
        Refusal::Nothing(format!("the manual page cannot be made: {error}; see `backend-guide --help`"))
    })?;
    Ok(Answer::new(String::from_utf8_lossy(&page)))
}
