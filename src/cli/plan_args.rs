//! The arguments of `plan`, `forecast` and `export`, as clap reads them.

use std::fmt;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::args::{LearnFlags, parse_date, parse_id};
use crate::domain::learner::{Days, WeeklyHours};
use crate::domain::text::{Listed, Slug, slugify};
use crate::export::Format;

/// What the plan's forms of `accept` are.
const FOR_ACCEPT: &str = "\
Without --path the plan is what `backend-guide learn` recommends for the same flags; without any flag at all, what it
recommends for the answers that you gave before. With --path it is that path with the choices that you make.

The plan becomes the active one, and your answers are kept with it. `plan show` lists its weeks, `forecast` its dates.
Accepting a plan again under the same name puts the new one in the place of the old one.";

/// What can be done with plans.
#[derive(Clone, Debug, PartialEq, Subcommand)]
pub enum PlanCommand {
    /// Make a plan of a recommendation or of a path, and follow it from now on
    #[command(after_long_help = FOR_ACCEPT)]
    Accept(Box<AcceptFlags>),
    /// Show the active plan: the weeks with their topics, the phases and the dates
    Show {
        /// Every week, not only the next few
        #[arg(long)]
        all: bool,
        /// Print JSON, with every week
        #[arg(long)]
        json: bool,
    },
    /// List your plans
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Follow another one of your plans
    Use {
        /// The name that `plan list` gives it
        #[arg(value_name = "NAME", value_parser = parse_name)]
        name: Slug,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Lay what is left out over the weeks from today on, and see what that changes
    Replan {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take days off: no study is planned on them, in any plan
    Off {
        /// A day, or a first and a last one: 2026-12-21..2027-01-03
        #[arg(value_name = "DAYS", required = true, value_parser = parse_days)]
        days: Vec<Days>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Study on days after all that were taken off
    Work {
        /// A day, or a first and a last one: 2026-12-21..2027-01-03
        #[arg(value_name = "DAYS", required = true, value_parser = parse_days)]
        days: Vec<Days>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Study so many hours in a week, from today or from another day on
    Hours {
        /// Your hours of study in a real week, from 0.5 to 80
        #[arg(value_name = "H")]
        hours: WeeklyHours,
        /// The first day on which they hold, written YYYY-MM-DD; without it, today
        #[arg(long, value_name = "DATE", value_parser = parse_date)]
        from: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Give the active plan a deadline, another one or none
    By {
        /// A day written YYYY-MM-DD, or `none`
        #[arg(value_name = "DATE|none", value_parser = parse_deadline)]
        deadline: Deadline,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// A deadline, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(pub Option<Date>);

/// A choice made in a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickFlag {
    /// The name of the choice.
    pub slot: Slug,
    /// The roadmap.
    pub roadmap: Slug,
}

/// What to make a plan of.
#[derive(Args, Clone, Debug, Default, PartialEq)]
pub struct AcceptFlags {
    /// Take this path, whatever would be recommended
    #[arg(long, value_name = "ID", value_parser = parse_id, conflicts_with_all = ["goal", "priority", "avoid"])]
    pub path: Option<Slug>,
    /// What to take where the path leaves a choice, as in relational=postgresql; may be given several times
    #[arg(long, value_name = "CHOICE=ROADMAP", value_parser = parse_pick, value_delimiter = ',', requires = "path")]
    pub pick: Vec<PickFlag>,
    /// Days off, as in 2026-12-21..2027-01-03; may be given several times
    #[arg(long, value_name = "DAYS", value_parser = parse_days, value_delimiter = ',')]
    pub off: Vec<Days>,
    /// Save it under this name; without it, under the names of the path and of what was chosen
    #[arg(long, value_name = "NAME", value_parser = parse_name)]
    pub name: Option<Slug>,
    /// The answers that it rests on.
    #[command(flatten)]
    pub learn: LearnFlags,
}

/// Which cuts, and what to do with them.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(args_conflicts_with_subcommands = true)]
pub struct CutsFlags {
    /// Make cuts, or take one back.
    #[command(subcommand)]
    pub command: Option<CutsCommand>,
    /// The chance to bring the deadline to, in 100
    #[arg(long, value_name = "N", default_value_t = Percent::USUAL, value_parser = parse_percent)]
    pub chance: Percent,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What can be done with cuts.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum CutsCommand {
    /// Make cuts of the list
    Apply {
        /// Their numbers in the list
        #[arg(value_name = "N", required = true, value_parser = parse_number)]
        numbers: Vec<usize>,
        /// The chance that the list was made for, in 100
        #[arg(long, value_name = "N", default_value_t = Percent::USUAL, value_parser = parse_percent)]
        chance: Percent,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take back the last cut of the active plan
    Undo {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// A chance in 100: from 1 to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u8);

impl Percent {
    /// The level that all dates are told for.
    pub const USUAL: Self = Self(85);

    /// The same from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What to export, and where to.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct ExportFlags {
    /// What to write: ics (a calendar), md (a list of boxes to tick), csv (a table), json, or html (a page to print)
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    pub format: Format,
    /// Write to this file rather than to standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

fn parse_days(text: &str) -> Result<Days, String> {
    text.parse().map_err(|error| format!("{error}"))
}

fn parse_deadline(text: &str) -> Result<Deadline, String> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(Deadline(None));
    }
    match parse_date(text) {
        Ok(date) => Ok(Deadline(Some(date))),
        Err(message) => Err(format!("{message}, or none")),
    }
}

fn parse_name(text: &str) -> Result<Slug, String> {
    slugify(text).ok_or_else(|| "give a name of letters and digits, such as summer-plan".to_owned())
}

fn parse_pick(text: &str) -> Result<PickFlag, String> {
    let (slot, roadmap) = text.split_once('=').ok_or("write the choice and what you take, as in language=go")?;
    Ok(PickFlag { slot: parse_id(slot)?, roadmap: parse_id(roadmap)? })
}

fn parse_number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "give a number of the list that `backend-guide cuts` prints, such as 1".to_owned())
}

fn parse_percent(text: &str) -> Result<Percent, String> {
    let number = text.trim_end_matches('%').parse().ok().filter(|number| (1..=99).contains(number));
    number.map(Percent).ok_or_else(|| "give a whole number from 1 to 99, such as 85".to_owned())
}

fn parse_format(text: &str) -> Result<Format, String> {
    let lower = text.to_ascii_lowercase();
    lower.parse().map_err(|()| format!("use {}", Listed::or(&Format::ALL.map(Format::name))))
}
