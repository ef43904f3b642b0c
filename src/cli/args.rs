//! The arguments, as clap reads them, and the help that a beginner gets.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::domain::learner::WeeklyHours;

/// What stands below every help: what a script needs to know.
const FOR_SCRIPTS: &str = "\
For scripts:
  --json prints one JSON object with \"version\": 1. Fields may be added under the same version; a field that changes
  its meaning or goes away raises it. What content does not state is null, never 0.
  Exit status: 0 all is well; 1 a check failed, or output could not be written; 2 wrong use, such as an unknown name, a
  bad option or a missing file. Answers go to standard output, everything else to standard error.

Environment:
  BACKEND_GUIDE_DATA  the folder that your own progress is kept in
  NO_COLOR            when not empty, nothing is coloured";

/// Find out what to learn for backend and data work, in which order, and how long it takes you.
///
/// Without a command the screens open. Every command below prints the same as plain text.
#[derive(Clone, Debug, Parser)]
#[command(name = "backend-guide", version, after_long_help = FOR_SCRIPTS, max_term_width = 100)]
#[command(after_help = "Try `backend-guide roadmaps`, then `backend-guide show sql`. `--help` says more than `-h`.")]
pub struct Arguments {
    /// Which content, which day.
    #[command(flatten)]
    pub setting: Setting,
    /// What to do; without one the screens open.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(next_help_heading = "For every command")]
pub struct Setting {
    /// Read persona.md, roadmaps/, skills/ and paths/ from this folder instead of the content that comes with the program
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Read this persona file: alone, or with --content in place of that folder's own
    #[arg(long, global = true, value_name = "FILE")]
    pub persona: Option<PathBuf>,
    /// Take this day for today, written YYYY-MM-DD
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub today: Option<Date>,
}

/// The commands.
#[derive(Clone, Debug, PartialEq, Subcommand)]
pub enum Command {
    /// List the roadmaps and skills, with their hours
    Roadmaps {
        /// Only this category: its name, or the beginning of it
        #[arg(long, value_name = "CATEGORY")]
        category: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show a roadmap, a topic of it, a skill or a path
    Show {
        /// The name that `roadmaps` or `paths` lists, such as sql; a topic is named sql/joins
        #[arg(value_name = "ID")]
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the learning paths: their steps, and the hours and months that they claim
    Paths {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Compare the languages by what they are best for, how hard they are and what they pay
    Languages {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Put two paths, two roadmaps or two languages side by side
    Compare {
        /// The one
        #[arg(value_name = "A")]
        first: String,
        /// The other
        #[arg(value_name = "B")]
        second: String,
    },
    /// See what each path claims, what that takes a week, and how many months it is at your hours
    Budget {
        /// Your hours of study in a real week, from 0.5 to 80
        #[arg(long, value_name = "H", default_value_t = WeeklyHours::DEFAULT)]
        hours: WeeklyHours,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a persona file says: everything that was understood, then every section as text
    Persona {
        /// The file; without one, the persona of the content in use
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find everything that is wrong with content, and say where and what to do
    Check {
        /// A folder laid out like content/, or one persona file; without one, the content in use
        #[arg(value_name = "PATH")]
        path: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print what makes the Tab key complete commands in your shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, to be read with `man -l -`
    Man,
}

fn parse_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day that exists as YYYY-MM-DD, such as 2026-11-23".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_with_an_example() {
        assert!(parse_date("2026-02-30").unwrap_err().contains("2026-11-23"));
        assert_eq!(parse_date("2026-11-23"), Ok(jiff::civil::date(2026, 11, 23)));
    }
}
