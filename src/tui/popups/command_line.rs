//! The line behind `/`: completes and runs commands, and finds anything by its name.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::{Found, Mention, Place, mentions};
use crate::tui::action::{Action, COMMANDS, Command};
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::panes::{self, PaneEntry};
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{frame, paint};

/// More places than this are not listed: whoever wants more types another letter.
const MOST_PLACES: usize = 50;
/// With fewer places than this, texts are searched for the words too.
const FEW_PLACES: usize = 5;
/// Rows of the list, where the screen has room for them.
const ROWS: u16 = 14;
/// Columns for the names of commands and what may follow them.
const NAMES: u16 = 26;

/// The popup.
#[derive(Default)]
pub struct CommandLine {
    prompt: Prompt,
    scroll: Scroll,
    /// The topics that say what was typed last.
    mentioned: Memo<String, Vec<Mention>>,
}

/// One thing that can be chosen.
#[derive(Clone)]
enum Offer<'a> {
    Run(&'static Command),
    /// A command with what may stand behind it.
    Filled(&'static Command, String),
    Pane(&'static PaneEntry),
    Place(Found<'a>),
    /// A topic that says the words: its place, name, roadmap, and how often.
    Mention(Place, &'a str, &'a str, usize),
}

impl Offer<'_> {
    fn goes_to_any(&self, places: &[Place]) -> bool {
        matches!(self, Self::Mention(place, ..) if places.contains(place))
    }

    fn row(&self, width: u16, cx: &Cx<'_>) -> ListRow {
        // What commands do begins in one column.
        let told = |text: &str| {
            let room = width.saturating_sub(NAMES);
            format!("{:<1$}", paint::shortened(text, room, cx.symbols.ellipsis), usize::from(room))
        };
        let (text, note) = match self {
            Self::Run(command) if command.arguments.is_empty() => (command.name.to_owned(), told(command.title)),
            Self::Run(command) => (format!("{} {}", command.name, command.arguments), told(command.title)),
            Self::Filled(command, rest) => (format!("{} {rest}", command.name), String::new()),
            Self::Pane(pane) => (pane.name.to_owned(), told(pane.about)),
            Self::Place(found) if found.of.is_empty() => (found.name.to_owned(), found.place.kind().to_owned()),
            Self::Place(found) => {
                (format!("{}{}{}", found.name, cx.symbols.dot, found.of), found.place.kind().to_owned())
            }
            Self::Mention(_, name, of, times) => {
                let said = if *times == 1 { "in its text".to_owned() } else { format!("in its text {times} times") };
                (format!("{name}{}{of}", cx.symbols.dot), said)
            }
        };
        let role = if matches!(self, Self::Place(_) | Self::Mention(..)) { Role::Text } else { Role::Accent };
        ListRow { indent: 0, text, role, note }
    }
}

impl CommandLine {
    /// The first word and what follows it.
    fn words(&self) -> (&str, &str) {
        let text = self.prompt.text().trim_start().trim_start_matches('/');
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        (name, rest.trim())
    }

    /// What stands behind the first word and a space, as typed.
    fn behind_name(&self) -> Option<&str> {
        self.prompt.text().trim_start().split_once(' ').map(|(_, rest)| rest)
    }

    /// What fits, best first: commands and panes whose name begins so, then places.
    fn offers<'a>(&self, cx: &Cx<'a>) -> Vec<Offer<'a>> {
        let (name, rest) = self.words();
        let lower = name.to_lowercase();
        let exact = rest.is_empty().then_some(lower.as_str());
        let begins = |word: &str| match exact {
            Some(start) => word.starts_with(start),
            // With something behind it, a command must be named in full.
            None => word == lower,
        };
        let mut offers: Vec<Offer<'a>> = Vec::new();
        for pane in panes::all() {
            if begins(pane.name) && COMMANDS.iter().all(|command| !names(command).any(|name| name == pane.name)) {
                offers.push(Offer::Pane(pane));
            }
        }
        let (by_name, by_alias): (Vec<&Command>, Vec<&Command>) =
            COMMANDS.iter().filter(|command| names(command).any(begins)).partition(|command| begins(command.name));
        offers.extend(by_name.into_iter().chain(by_alias).map(Offer::Run));
        if let (Some(typed), Some(&Offer::Run(command))) = (self.behind_name(), offers.first()) {
            let filled = (command.complete)(typed, cx).into_iter().take(MOST_PLACES);
            offers.extend(filled.map(|rest| Offer::Filled(command, rest)));
        }
        let searches =
            COMMANDS.iter().any(|command| command.name == "search" && names(command).any(|own| own == lower));
        let whole = self.prompt.text().trim().trim_start_matches('/');
        let query = if searches && !rest.is_empty() { rest } else { whole };
        if !query.is_empty() {
            let found = cx.index.find(query, MOST_PLACES);
            let few = found.len() < FEW_PLACES;
            let named: Vec<Place> = found.iter().map(|found| found.place).collect();
            offers.extend(found.into_iter().map(Offer::Place));
            if few {
                offers.extend(self.mentions(query, cx).into_iter().filter(|offer| !offer.goes_to_any(&named)));
            }
        }
        offers
    }

    /// Topics whose text says what was typed.
    fn mentions<'a>(&self, query: &str, cx: &Cx<'a>) -> Vec<Offer<'a>> {
        let catalog = &cx.guide.catalog;
        let found = self.mentioned.get(query.to_owned(), || mentions(catalog, query, MOST_PLACES));
        let offer = |mention: &Mention| {
            let Place::Topic(roadmap, module, topic) = mention.place else { return None };
            let roadmap = catalog.roadmaps.get(roadmap)?;
            let topic = roadmap.modules.get(module)?.topics.get(topic)?;
            Some(Offer::Mention(mention.place, &topic.study.title, &roadmap.title, mention.times))
        };
        found.iter().filter_map(offer).collect()
    }

    fn choose(&mut self, cx: &Cx<'_>, out: &mut Outbox) {
        let (_, rest) = self.words();
        let Some(offer) = self.offers(cx).get(self.scroll.cursor).cloned() else {
            out.ask(Toast::trouble(format!("nothing is called \"{}\"", self.prompt.text())));
            return;
        };
        let request = match offer {
            Offer::Run(command) => (command.run)(rest, cx),
            Offer::Filled(command, rest) => (command.run)(&rest, cx),
            Offer::Pane(pane) => Ok(Request::Pane(pane.name)),
            Offer::Place(found) => Ok(Request::Visit(found.place)),
            Offer::Mention(place, ..) => Ok(Request::Visit(place)),
        };
        match request {
            Ok(request) => {
                out.ask(Request::Close);
                out.ask(request);
            }
            Err(reason) => out.ask(Toast::trouble(reason)),
        }
    }

    fn complete(&mut self, cx: &Cx<'_>) {
        let offers = self.offers(cx);
        // On the command itself, Tab goes on to what may stand behind it.
        let at = match (offers.get(self.scroll.cursor), offers.get(self.scroll.cursor + 1)) {
            (Some(Offer::Run(_)), Some(Offer::Filled(..))) => self.scroll.cursor + 1,
            _ => self.scroll.cursor,
        };
        let completed = match offers.get(at) {
            Some(Offer::Filled(command, rest)) => format!("{} {rest} ", command.name),
            Some(Offer::Run(command)) if command.arguments.is_empty() => command.name.to_owned(),
            Some(Offer::Run(command)) => {
                let (_, rest) = self.words();
                format!("{} {rest}", command.name)
            }
            Some(Offer::Pane(pane)) => pane.name.to_owned(),
            Some(Offer::Place(found)) => found.name.to_owned(),
            Some(Offer::Mention(_, name, ..)) => (*name).to_owned(),
            None => return,
        };
        self.prompt.set(&completed);
        self.scroll = Scroll::default();
    }

    fn list(area: Rect) -> Rect {
        let inside = layout::inside(area);
        let above = 2.min(inside.height);
        Rect { y: inside.y + above, height: inside.height - above, ..inside }
    }
}

fn names(command: &Command) -> impl Iterator<Item = &'static str> {
    std::iter::once(command.name).chain(command.aliases.iter().copied())
}

impl Component for CommandLine {
    fn context(&self) -> Context {
        Context::CommandLine
    }

    fn title(&self) -> &'static str {
        "Find or command"
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        layout::popup(screen, 76, ROWS + 4)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let list = Self::list(cx.area);
        match input {
            Input::Key(key) => {
                if self.prompt.key(key) {
                    self.scroll = Scroll::default();
                }
            }
            Input::Paste(text) => {
                self.prompt.paste(&text);
                self.scroll = Scroll::default();
            }
            Input::Action(Action::Confirm) => self.choose(cx, out),
            Input::Action(Action::Complete) => self.complete(cx),
            Input::Action(action) => {
                let len = self.offers(cx).len();
                let moved = self.prompt.go(action);
                return (moved || rows::go(&mut self.scroll, action, list.height, len)).into();
            }
            Input::Mouse(pointer) => {
                let len = self.offers(cx).len();
                if rows::point(&mut self.scroll, pointer, list, len).is_some() {
                    self.choose(cx, out);
                }
            }
            Input::Visit(_) => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        let used = paint::text(buf, inside, "/ ", cx.theme.style(Role::Accent));
        let line = Rect { height: inside.height.min(1), ..paint::after(inside, used) };
        let cursor = self.prompt.render(line, buf, cx);
        let list = Self::list(area);
        let offers = self.offers(cx);
        rows::render(buf, list, self.scroll, offers.len(), Alive::Yes, cx, |at| {
            offers.get(at).map(|offer| offer.row(list.width, cx))
        });
        if offers.is_empty() {
            paint::text(buf, list, "Nothing is called that.", cx.theme.style(Role::Muted));
        }
        cursor
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.scroll.cursor < self.offers(cx).len().max(1)
    }
}
