//! The arguments of the commands that record what was learnt, as clap reads them.

use clap::{Args, Subcommand};

use crate::domain::text::minutes;

const FOR_REVIEW: &str = "\
In a terminal the questions are asked one by one, and every answer is on disk before the next is asked. Elsewhere they are listed. A week's reviews \
take at most a tenth of the week's hours; the most urgent come first.

JSON: {version, due: [{topic, number, question, answer, recall}], retained}; recall and retained from 0 to 1.";
const FOR_STATUS: &str = "\
The JSON is {version, hours_logged, hours_this_week, covered: {hours, of}, retained, topics: {status: count}}.
`covered` is in hours of the active plan, each topic at what it was planned with; without a plan, of everything that the
guide holds. `retained` is the share, from 0 to 1, of what is done that is expected to be remembered today, null as long
as nothing is done that asks a question. `topics` counts topics and projects of the whole guide by status.";

const FOR_NOTE: &str = "\
Without a text, the note opens in your editor ($VISUAL, else $EDITOR, else vi); where there is no terminal, it is read from
standard input. It takes the place of the note that is there; the text '' takes the note away.";

const FOR_LOG: &str = "\
A time is written 45m, 1h30, 1.5h or 90 (minutes). An entry is named as `log list` names it: by its number, where 1 is the
latest, or by its id, which never changes.";

/// What is recorded, and what it comes to.
#[derive(Clone, Debug, PartialEq, Subcommand)]
pub enum LogCommands {
    /// See what to do tonight: one task, sized to the minutes that you have
    Today {
        /// The time that you have, such as 50, 1h30 or 1.5h; without it, an hour
        #[arg(value_name = "MINUTES", value_parser = parse_minutes)]
        minutes: Option<u32>,
        /// Take a lighter week: half of your hours for the next seven days
        #[arg(long, conflicts_with = "minutes")]
        lighter: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Start the clock on a topic or project
    Start {
        /// Such as sql/joins; without it, on tonight's task
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Stop the clock and record the time
    Stop(StopFlags),
    /// Record time that you studied, list it, and put it right
    #[command(after_long_help = FOR_LOG, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Log(LogArguments),
    /// Say where you stand with a topic or project
    Mark {
        /// Such as sql/joins
        #[arg(value_name = "ID")]
        id: String,
        /// todo, learning, done, known (before you came here), skipped (not wanted) or rusty
        #[arg(value_name = "STATUS")]
        status: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tick an item of a project's acceptance list
    Tick {
        /// Such as sql/project-shop
        #[arg(value_name = "PROJECT")]
        project: String,
        /// Which item, from 1; without it, the list is shown
        #[arg(value_name = "N")]
        item: Option<u16>,
        /// Take the tick away
        #[arg(long, requires = "item")]
        off: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a note on a topic or project
    #[command(after_long_help = FOR_NOTE)]
    Note {
        /// Such as sql/joins
        #[arg(value_name = "ID")]
        id: String,
        /// The note
        #[arg(value_name = "TEXT")]
        text: Vec<String>,
        /// Show the note that is there
        #[arg(long, conflicts_with = "text")]
        show: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Answer the questions that are due: what is done comes back at growing intervals
    #[command(after_long_help = FOR_REVIEW)]
    Review {
        /// Record one answer without being asked: the topic
        #[arg(value_name = "ID", requires = "number", requires = "rating")]
        id: Option<String>,
        /// Which of its questions, from 1
        #[arg(value_name = "N")]
        number: Option<u16>,
        /// again, hard, good or easy
        #[arg(value_name = "RATING")]
        rating: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take back what was recorded last
    Undo {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Record again what was taken back last
    Redo {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// See how far you are: hours, what is covered and what is still there of it
    #[command(after_long_help = FOR_STATUS)]
    Status {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// How the clock is stopped.
#[derive(Args, Clone, Debug, Default, PartialEq)]
pub struct StopFlags {
    /// What to remember the next time
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Record this time instead of what the clock shows, such as 45m
    #[arg(long = "for", value_name = "DURATION", value_parser = parse_minutes)]
    pub minutes: Option<u32>,
    /// Record nothing
    #[arg(long, conflicts_with_all = ["note", "minutes"])]
    pub drop: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What `log` is given: an entry to record, or what to do with those that are there.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct LogArguments {
    /// List the entries, or put one right
    #[command(subcommand)]
    pub command: Option<LogCommand>,
    /// How long: 45m, 1h30, 1.5h, or 90 for minutes
    #[arg(value_name = "DURATION", required = true, value_parser = parse_first)]
    pub minutes: Option<u32>,
    /// On what, such as sql/joins
    #[arg(value_name = "ID", required = true)]
    pub id: Option<String>,
    /// On which day: yesterday, a day of the week, or YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// What to remember the next time
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What can be done with entries.
#[derive(Clone, Debug, PartialEq, Subcommand)]
pub enum LogCommand {
    /// List the entries, the latest first
    List {
        /// Only those on this topic or project
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// All of them, not only the latest twenty
        #[arg(long)]
        all: bool,
        /// Print JSON, with all of them
        #[arg(long)]
        json: bool,
    },
    /// List what each topic took beside its estimate
    Topics {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Put an entry right: only what is given changes
    Edit {
        /// The entry: its number, or its id
        #[arg(value_name = "ENTRY")]
        entry: String,
        /// How long it was
        #[arg(long = "for", value_name = "DURATION", value_parser = parse_minutes)]
        minutes: Option<u32>,
        /// On what
        #[arg(long, value_name = "ID")]
        topic: Option<String>,
        /// On which day: yesterday, a day of the week, or YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// Another note; '' takes it away
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take an entry away; `undo` brings it back
    Delete {
        /// The entry: its number, or its id
        #[arg(value_name = "ENTRY")]
        entry: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// A time that can be studied at a stretch.
fn parse_minutes(text: &str) -> Result<u32, String> {
    let minutes = minutes(text).map_err(|error| error.to_string())?;
    if minutes == 0 { Err("give at least a minute".to_owned()) } else { Ok(minutes) }
}

/// The same where a topic is easily given first.
fn parse_first(text: &str) -> Result<u32, String> {
    let is_topic = text.contains('/') || text.chars().next().is_some_and(char::is_alphabetic);
    parse_minutes(text).map_err(|message| {
        let hint = if is_topic { "; the time comes first, as in `backend-guide log 45m sql/joins`" } else { "" };
        format!("{message}{hint}")
    })
}
