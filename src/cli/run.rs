//! From arguments to an exit status, or to the screens.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::args::{LearnFlags, Setting};
use super::commands::{
    budget, check, compare, cuts, export, forecast, languages, learn, manual, map, paths, persona, plan, roadmaps, show,
};
use super::own::Own;
use super::{Answer, Arguments, Command, Refusal, Report, Status, Surroundings, View};
use super::{prompts, recording};
use crate::domain::text::SafeText;
use crate::storage::{ContentChoice, Loaded, choice_of, load};

/// What the program does next.
#[derive(Debug)]
pub enum Next {
    /// It is done.
    Exit(Status),
    /// It opens the screens over this content, on this day, else on whatever day it is.
    Screens(Box<Loaded>, Option<jiff::civil::Date>),
}

/// Reads the arguments (the program's name first) and does what they say, short of opening the screens.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: &Surroundings,
    report: &mut Report<'_>,
) -> Next {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Exit(usage(&error, surroundings, report)),
    };
    let day = arguments.setting.today;
    let view = View::new(surroundings, day);
    match next(arguments, surroundings, &view, report) {
        Ok(Ok(answer)) => {
            let status = if answer.passed { Status::Fine } else { Status::Failed };
            Next::Exit(report.answer(&answer.text, status))
        }
        Ok(Err(loaded)) => Next::Screens(Box::new(loaded), day),
        Err(refusal) => {
            report.error(&refusal.to_string());
            Next::Exit(if refusal.is_failure() { Status::Failed } else { Status::Misused })
        }
    }
}

/// Help and version are answers; anything else that clap says is wrong use.
fn usage(error: &clap::Error, surroundings: &Surroundings, report: &mut Report<'_>) -> Status {
    let text = error.render();
    let text = if surroundings.colour && !error.use_stderr() { text.ansi().to_string() } else { text.to_string() };
    if error.use_stderr() {
        report.say(&text);
        Status::Misused
    } else {
        report.answer(&text, Status::Fine)
    }
}

/// The answer to a command, or the content for the screens.
fn next(
    Arguments { setting, command }: Arguments,
    surroundings: &Surroundings,
    view: &View,
    report: &mut Report<'_>,
) -> Result<Result<Answer, Loaded>, Refusal> {
    let answer = match command {
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::manual()?,
        Some(Command::Check { path, release, json }) => {
            let choice = checked(&setting, path)?;
            let folder = if release { Some(released(&choice)?) } else { None };
            let loaded = load(&choice)?;
            let answer = check::check(&loaded, json, view);
            match folder {
                Some(folder) if answer.passed => check::release(&loaded, folder)?,
                Some(_) => Answer { text: format!("{}{}", answer.text, check::NOT_RELEASED), ..answer },
                None => answer,
            }
        }
        Some(Command::Persona { file, json }) => {
            let choice = ContentChoice { persona: file.or(setting.persona), folder: setting.content };
            let loaded = read(&choice, report)?;
            persona::persona(&loaded, json, view)?
        }
        Some(Command::Log(command)) => {
            let mut own = Own::open(read(&chosen(setting), report)?, view, report);
            recording::record(command, &mut own, surroundings, view, report)?
        }
        Some(command) => {
            let loaded = read(&chosen(setting), report)?;
            let catalog = &loaded.catalog;
            match command {
                Command::Roadmaps { category, json } => roadmaps::roadmaps(catalog, category.as_deref(), json, view)?,
                Command::Show { id, map: true, .. } => map::map(catalog, &id, view)?,
                Command::Show { id, json, map: false } => show::show(catalog, &id, json, view)?,
                Command::Paths { json } => paths::paths(catalog, json, view),
                Command::Languages { json } => languages::languages(catalog, json, view),
                Command::Compare { first, second, json } => compare::compare(catalog, &first, &second, json, view)?,
                Command::Learn(flags) => {
                    let guide = Own::open(loaded, view, report).guide;
                    let start = flags.start.unwrap_or(view.today);
                    let mut profile = learn::profile(&flags, &guide, start);
                    if surroundings.can_ask && flags == LearnFlags::default() {
                        let Some(answers) =
                            report.ask(|out| prompts::ask(&guide.catalog, start, &mut io::stdin().lock(), out))
                        else {
                            return Ok(Ok(Answer::new("")));
                        };
                        profile = answers;
                    }
                    learn::learn(&guide, &profile, start, flags.json, view)?
                }
                Command::Budget { hours, json } => {
                    budget::budget(&Own::open(loaded, view, report).guide, hours, json, view)?
                }
                Command::Plan(command) => plan::plan(&command, &mut Own::open(loaded, view, report), view)?,
                Command::Forecast { since, json } => {
                    forecast::forecast(&Own::open(loaded, view, report).guide, since, json, view)?
                }
                Command::Cuts(flags) => cuts::cuts(&flags, &mut Own::open(loaded, view, report), view)?,
                Command::Export(flags) => export::export(&Own::open(loaded, view, report).guide, &flags)?,
                // Answered above.
                Command::Check { .. }
                | Command::Persona { .. }
                | Command::Log(_)
                | Command::Completions { .. }
                | Command::Man => Answer::new(""),
            }
        }
        None if !surroundings.can_draw => return Err(Refusal::NoTerminal),
        None => return Ok(Err(load(&chosen(setting))?)),
    };
    Ok(Ok(answer))
}

fn chosen(setting: Setting) -> ContentChoice {
    ContentChoice { folder: setting.content, persona: setting.persona }
}

/// What `check` looks at: the path that it is given, else the content in use.
fn checked(setting: &Setting, path: Option<PathBuf>) -> Result<ContentChoice, Refusal> {
    match path {
        None => Ok(chosen(setting.clone())),
        Some(_) if setting.content.is_some() || setting.persona.is_some() => {
            let message = "give `check` either a path or --content and --persona, not both";
            Err(Refusal::Nothing(message.to_owned()))
        }
        Some(path) => Ok(choice_of(&path)?),
    }
}

/// The folder that a release is made of.
fn released(choice: &ContentChoice) -> Result<&Path, Refusal> {
    match (&choice.folder, &choice.persona) {
        (Some(folder), None) => Ok(folder),
        _ => Err(Refusal::Nothing(
            "a release is made of a whole catalogue; give its folder, as in `check content --release`".to_owned(),
        )),
    }
}

/// Reads content, and says in one line where more is to be learnt about what is wrong with it.
fn read(choice: &ContentChoice, report: &mut Report<'_>) -> Result<Loaded, Refusal> {
    let loaded = load(choice)?;
    let Some(found) = check::found(&loaded.diagnostics) else { return Ok(loaded) };
    let mut command = "backend-guide check".to_owned();
    for (option, path) in [("--content", &choice.folder), ("--persona", &choice.persona)] {
        if let Some(path) = path {
            command.extend([" ", option, " ", &quoted(&SafeText::single_line(&path.to_string_lossy()))]);
        }
    }
    report.note(&format!("{found} in the content; `{command}` shows where and what to do"));
    Ok(loaded)
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let is_plain = path.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':' | '\\'));
    if is_plain { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_named_in_a_command_can_be_pasted() {
        for (path, word) in [("a/b.md", "a/b.md"), ("a b.md", "'a b.md'"), ("it's", "'it'\\''s'"), ("$(x)", "'$(x)'")] {
            assert_eq!(quoted(path), word);
        }
    }
}
