//! What a key can mean, and what can be typed after `/`. [`COMMANDS`] feeds the command line, help and the palette.

use crate::domain::catalog::{Place, mentions};
use crate::domain::learner::WeeklyHours;
use crate::domain::{Change, Effect, ThemeChoice};
use crate::tui::component::{Cx, Request, Toast};
use crate::tui::names;
use crate::tui::plans;
use crate::tui::popups;

/// What a key means. The same action may mean something else to each component; [`BINDINGS`] says what.
///
/// [`BINDINGS`]: crate::tui::keymap::BINDINGS
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Hand the terminal back to the shell until the shell resumes the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// One step back.
    Back,
    /// The keys of this place.
    Help,
    /// Type a command or search.
    CommandLine,
    /// The next pane.
    NextPane,
    /// The previous pane.
    PreviousPane,
    /// The pane of that number, from 0.
    Pane(usize),
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Outwards, less, or to the left.
    Left,
    /// Inwards, more, or to the right.
    Right,
    /// Take what the cursor is on.
    Confirm,
    /// Complete what is typed.
    Complete,
    /// Show what is hidden, or hide it again.
    Reveal,
    /// Copy what the cursor is on.
    Copy,
    /// The next order of sorting.
    Sort,
    /// The next way of looking at the same thing.
    NextView,
    /// Put side by side.
    Compare,
    /// Edit.
    Edit,
    /// Say why.
    Why,
    /// Mark what the cursor is on, or take the mark off.
    Mark,
    /// Go on without an answer.
    Skip,
    /// To the end, leaving out what lies between.
    Finish,
    /// Leave the whole, not only this step.
    Leave,
    /// From the beginning again.
    StartOver,
    /// The thing of that number, from 0.
    Nth(usize),
    /// Draw what depends on what.
    Map,
    /// Another of several that the last step could have led to.
    Another,
    /// Back the way one came.
    Retrace,
    /// Take back what was done last.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Make a plan of what the cursor is on.
    Accept,
    /// See what could be cut.
    Cuts,
    /// Choose where one stands with something.
    Status,
    /// Write a note.
    Note,
    /// Start the clock, or stop it and record.
    Clock,
}

/// Something that can be typed after `/`.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name: one word.
    pub name: &'static str,
    /// Other words for it.
    pub aliases: &'static [&'static str],
    /// What may follow, as help shows it: `[category]`; empty where nothing may.
    pub arguments: &'static str,
    /// What it does, in a few words.
    pub title: &'static str,
    /// What may stand behind the name, given what stands there so far: the whole of it each time.
    pub complete: fn(&str, &Cx<'_>) -> Vec<String>,
    /// What it asks for, given what was typed behind the name; an error says what to type instead.
    pub run: fn(&str, &Cx<'_>) -> Result<Request, String>,
}

/// All commands besides the panes, which are commands by their own names.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "learn",
        aliases: &["advise", "recommend"],
        arguments: "",
        title: "Some questions, then a path and a language",
        complete: nothing,
        run: |_, cx| Ok(Request::Open(Box::new(popups::Learn::open(cx)))),
    },
    Command {
        name: "browse",
        aliases: &["roadmaps", "ls"],
        arguments: "[category]",
        title: "The field, from a category down to a topic",
        complete: |typed, cx| beginning_so(cx.guide.catalog.categories.iter().map(|own| own.id.as_str()), typed),
        run: browse,
    },
    Command {
        name: "search",
        aliases: &["find"],
        arguments: "<words>",
        title: "Go to what fits the words best",
        complete: nothing,
        run: search,
    },
    Command {
        name: "hours",
        aliases: &[],
        arguments: "<hours a week>",
        title: "Say how many hours you study in a real week",
        complete: nothing,
        run: hours,
    },
    Command {
        name: "budget",
        aliases: &[],
        arguments: "[hours a week]",
        title: "What the paths take you, and until when",
        complete: nothing,
        run: budget,
    },
    Command {
        name: "plans",
        aliases: &[],
        arguments: "",
        title: "Your plans, to follow another one",
        complete: nothing,
        run: |_, cx| plans::list(cx),
    },
    Command {
        name: "replan",
        aliases: &[],
        arguments: "",
        title: "Lay the plan out anew, and see what moves",
        complete: nothing,
        run: |_, cx| plans::replan(cx),
    },
    Command {
        name: "deadline",
        aliases: &[],
        arguments: "<date or none>",
        title: "By when the plan should be done",
        complete: |typed, _| beginning_so(["none"].into_iter(), typed),
        run: plans::deadline,
    },
    Command {
        name: "cuts",
        aliases: &["cut"],
        arguments: "",
        title: "What could be cut to meet the deadline",
        complete: nothing,
        run: |_, cx| plans::cuts(cx),
    },
    Command {
        name: "off",
        aliases: &["holiday", "holidays"],
        arguments: "<first..last>",
        title: "Take days off: nothing is planned on them",
        complete: nothing,
        run: |typed, _| plans::off(typed),
    },
    Command {
        name: "on",
        aliases: &[],
        arguments: "<first..last>",
        title: "Study on days off after all",
        complete: nothing,
        run: |typed, _| plans::on(typed),
    },
    Command {
        name: "undo",
        aliases: &[],
        arguments: "",
        title: "Take back what you did last",
        complete: nothing,
        run: |_, _| Ok(Request::Act(Action::Undo)),
    },
    Command {
        name: "redo",
        aliases: &[],
        arguments: "",
        title: "Do again what you took back last",
        complete: nothing,
        run: |_, _| Ok(Request::Act(Action::Redo)),
    },
    Command {
        name: "compare",
        aliases: &["vs"],
        arguments: "<one> <other>",
        title: "Two paths, roadmaps or languages side by side",
        complete: |typed, cx| names::completions(&cx.guide.catalog, typed),
        run: |typed, cx| names::pair(&cx.guide.catalog, typed).map(|(one, other)| Request::Compare(one, other)),
    },
    Command {
        name: "map",
        aliases: &["needs"],
        arguments: "[roadmap or topic]",
        title: "What depends on what, drawn",
        complete: |typed, cx| beginning_so(cx.guide.catalog.roadmaps.iter().map(|own| own.id.as_str()), typed),
        run: map,
    },
    Command {
        name: "theme",
        aliases: &["colours", "colors"],
        arguments: "[name]",
        title: "Choose the colours",
        complete: |typed, _| beginning_so(ThemeChoice::ALL.into_iter().map(ThemeChoice::name), typed),
        run: theme,
    },
    Command {
        name: "check",
        aliases: &["diagnostics"],
        arguments: "",
        title: "What is wrong with the files that were read",
        complete: nothing,
        run: |_, _| Ok(Request::Open(Box::new(popups::Diagnostics::default()))),
    },
    Command {
        name: "welcome",
        aliases: &["start"],
        arguments: "",
        title: "What this is and three ways to begin",
        complete: nothing,
        run: |_, _| Ok(Request::Open(Box::new(popups::Welcome))),
    },
    Command {
        name: "help",
        aliases: &["keys"],
        arguments: "",
        title: "The keys of this place, and all commands",
        complete: nothing,
        run: |_, _| Ok(Request::Help),
    },
    Command {
        name: "quit",
        aliases: &["q", "exit"],
        arguments: "",
        title: "Leave; nothing is lost",
        complete: nothing,
        run: |_, _| Ok(Request::Effect(Effect::Quit)),
    },
];

/// Nothing to complete.
fn nothing(_: &str, _: &Cx<'_>) -> Vec<String> {
    Vec::new()
}

/// The words that begin as typed.
fn beginning_so<'a>(words: impl Iterator<Item = &'a str>, typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    words.filter(|word| word.starts_with(&typed)).map(str::to_owned).collect()
}

fn search(words: &str, cx: &Cx<'_>) -> Result<Request, String> {
    if words.is_empty() {
        return Err("type what to look for, as in: search joins".to_owned());
    }
    let named = cx.index.find(words, 1).first().map(|found| found.place);
    let said = || mentions(&cx.guide.catalog, words, 1).first().map(|mention| mention.place);
    match named.or_else(said) {
        Some(place) => Ok(Request::Visit(place)),
        None => Err(format!("nothing is called \"{words}\", and no text says it")),
    }
}

fn browse(argument: &str, cx: &Cx<'_>) -> Result<Request, String> {
    if argument.is_empty() {
        return Ok(Request::Pane("roadmaps"));
    }
    let wanted = argument.to_lowercase();
    let categories = &cx.guide.catalog.categories;
    let fits = |name: &str| name.to_lowercase().starts_with(&wanted);
    let found = categories.iter().position(|category| fits(category.id.as_str()) || fits(&category.name));
    found.map(|at| Request::Visit(Place::Category(at))).ok_or_else(|| {
        let names: Vec<&str> = categories.iter().map(|category| category.id.as_str()).collect();
        format!("no category \"{argument}\"; there are {}", names.join(", "))
    })
}

fn map(argument: &str, cx: &Cx<'_>) -> Result<Request, String> {
    let drawn = |first: Request| Request::Several(vec![first, Request::Act(Action::Map)]);
    if argument.is_empty() {
        return Ok(drawn(Request::Pane("roadmaps")));
    }
    let roadmap = names::find(&cx.guide.catalog, argument).ok().filter(|place| matches!(place, Place::Roadmap(_)));
    let is_on_a_map =
        |place: &Place| matches!(place, Place::Roadmap(_) | Place::Module(..) | Place::Topic(..) | Place::Project(..));
    let found = || cx.index.find(argument, 20).into_iter().map(|found| found.place).find(is_on_a_map);
    let place = roadmap.or_else(found).ok_or_else(|| format!("no roadmap or topic is called \"{argument}\""))?;
    Ok(drawn(Request::Visit(place)))
}

fn budget(argument: &str, cx: &Cx<'_>) -> Result<Request, String> {
    if argument.is_empty() {
        return Ok(Request::Pane("budget"));
    }
    Ok(Request::Several(vec![hours(argument, cx)?, Request::Pane("budget")]))
}

fn hours(argument: &str, _: &Cx<'_>) -> Result<Request, String> {
    let hours: Result<WeeklyHours, _> = argument.trim_end_matches(['h', ' ']).parse();
    hours.map(|hours| Request::Change(Change::SetHours(hours))).map_err(|error| format!("{error}, as in: hours 8"))
}

fn theme(argument: &str, cx: &Cx<'_>) -> Result<Request, String> {
    if argument.is_empty() {
        return Ok(Request::Open(Box::new(popups::Themes::new(cx.guide.theme))));
    }
    let Ok(theme) = argument.parse() else {
        let names = ThemeChoice::ALL.map(ThemeChoice::name);
        return Err(format!("no theme \"{argument}\"; there are {}", names.join(", ")));
    };
    Ok(Request::Change(Change::ChooseTheme(theme)))
}

impl From<Toast> for Request {
    fn from(toast: Toast) -> Self {
        Self::Toast(toast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::paint;

    #[test]
    fn every_title_fits_the_command_line_at_eighty_columns() {
        for command in COMMANDS {
            assert!(paint::width(command.title) <= 47, "{}", command.title);
        }
    }
}
