//! The arguments, as clap reads them, and the help that a beginner gets.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;

use super::log_args::LogCommands;
use super::plan_args::{CutsFlags, ExportFlags, PlanCommand};
use crate::domain::learner::{Goal, Known, Priority, WeeklyHours};
use crate::domain::text::{Listed, Slug, slugify};

/// What stands below every help: what a script needs to know.
const FOR_SCRIPTS: &str = "\
For scripts:
  --json prints one JSON object with \"version\": 1. Fields may be added under the same
  version; a field that changes its meaning or goes away raises it. What content does not
  state is null, never 0.

  Exit status 0: all is well. 1: a check failed, there is no answer (no plan yet, say), or
  something could not be written or recorded. 2: wrong use, such as an unknown name, a bad
  option or a missing file. Answers go to standard output, everything else to standard error.

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
        /// Draw what depends on what; of a topic, the way to it
        #[arg(long, conflicts_with = "json")]
        map: bool,
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
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// See what each path claims, what that takes a week, and how many months it is at your hours
    Budget {
        /// Your hours of study in a real week, from 0.5 to 80; without them, those that you set, else 8
        #[arg(long, value_name = "H")]
        hours: Option<WeeklyHours>,
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
    /// Get a language, a path and a date recommended, with reasons; on a terminal and without options it asks you
    #[command(after_long_help = FOR_LEARN)]
    Learn(LearnFlags),
    /// Make a plan, look at its weeks, and change it
    #[command(subcommand)]
    Plan(PlanCommand),
    /// See when the active plan will be done: two dates, twenty dots, and what moved them
    Forecast {
        /// Say what moved the date since the evening of this day, written YYYY-MM-DD; without it, since the plan was laid out
        #[arg(long, value_name = "DATE", value_parser = parse_date)]
        since: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// When the deadline is at risk: the least that you can go without to meet it, with its price
    Cuts(CutsFlags),
    /// Write the active plan as a calendar, a list to tick, a table, JSON or a page to print
    Export(ExportFlags),
    /// Record what was learnt, and see what it comes to.
    #[command(flatten)]
    Log(LogCommands),
    /// Find everything that is wrong with content, and say where and what to do
    Check {
        /// A folder laid out like content/, or one persona file; without one, the content in use
        #[arg(value_name = "PATH")]
        path: Option<PathBuf>,
        /// For a release: if nothing is wrong, write released-ids.txt into the folder; later checks refuse to lose one
        /// of its ids
        #[arg(long, conflicts_with = "json")]
        release: bool,
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

/// What the JSON of `learn` is.
const FOR_LEARN: &str = "\
The recommendation is exact: every way of filling every path is scored by weighted criteria, and each criterion's points
are shown; they add up to the score. `changes` in the JSON lists what would change the answer: run learn again with the
flags in `if` in place of your own (null: without that flag) and the answer is `then`. Hours are for you: what you know
is taken off, and a topic whose idea you know from elsewhere counts a third. `p50` is the date of an even chance, `p85`
the one that is missed in 15 cases of 100; both allow for topics that take longer and weeks that are lost, so they lie
later than hours divided by hours a week.";

/// The answers to the questions of `learn`.
#[derive(Args, Clone, Debug, Default, PartialEq)]
pub struct LearnFlags {
    /// What you want to be able to do
    #[arg(long, value_name = "GOAL", value_parser = parse_goal)]
    pub goal: Option<Goal>,
    /// What you know: none, programming, a roadmap such as python, python:basic or sql:expert, or a topic such as
    /// sql/joins; may be given several times
    #[arg(long, value_name = "WHAT", value_parser = parse_known, value_delimiter = ',')]
    pub know: Vec<Known>,
    /// Your hours of study in a real week, from 0.5 to 80; without them, those that you set, else 8
    #[arg(long, value_name = "H")]
    pub hours: Option<WeeklyHours>,
    /// By which day, written YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = parse_date, conflicts_with = "months")]
    pub by: Option<Date>,
    /// In how many months
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1200))]
    pub months: Option<u16>,
    /// The language that it has to be
    #[arg(long, value_name = "ID", value_parser = parse_id)]
    pub language: Option<Slug>,
    /// What matters most: speed, depth, pay or ease
    #[arg(long, value_name = "WHAT", value_parser = parse_priority)]
    pub priority: Option<Priority>,
    /// What must not appear: a roadmap or a path; may be given several times
    #[arg(long, value_name = "ID", value_parser = parse_id, value_delimiter = ',')]
    pub avoid: Vec<Slug>,
    /// The first day of study, written YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub start: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

fn parse_goal(text: &str) -> Result<Goal, String> {
    one_of(text, Goal::ALL.map(|goal| (goal.name(), goal)))
}

fn parse_priority(text: &str) -> Result<Priority, String> {
    one_of(text, Priority::ALL.map(|priority| (priority.name(), priority)))
}

fn one_of<T, const N: usize>(text: &str, choices: [(&'static str, T); N]) -> Result<T, String> {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let list = Listed::or(&names).to_string();
    let found = choices.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, choice)| choice);
    found.ok_or_else(|| format!("use {list}"))
}

/// A name, understood as titles write it too: `C++`, `Node.js`.
pub(super) fn parse_id(text: &str) -> Result<Slug, String> {
    slugify(text).ok_or_else(|| "give a name that `backend-guide roadmaps` lists".to_owned())
}

fn parse_known(text: &str) -> Result<Known, String> {
    let name = |part: &str| parse_id(part).map(|id| id.to_string());
    let written = match (text.split_once('/'), text.split_once(':')) {
        (Some((roadmap, topic)), _) => format!("{}/{}", name(roadmap)?, name(topic)?),
        (None, Some((roadmap, level))) => format!("{}:{}", name(roadmap)?, level.to_lowercase()),
        (None, None) => name(text)?,
    };
    written.parse()
}

/// A day, written YYYY-MM-DD.
pub(super) fn parse_date(text: &str) -> Result<Date, String> {
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
