//! What panes and popups have in common: they take input, change themselves, and ask for the rest.
//!
//! A component holds only what is on screen (cursor, query, scroll). Facts and the learner's data live in [`Guide`], which
//! it reads through [`Cx`]; everything beyond itself it asks for through [`Outbox`].

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::{Place, SearchIndex};
use crate::domain::learner::Moment;
use crate::domain::{Change, Effect, Guide};
use crate::tui::action::Action;
use crate::tui::keymap::{self, Context};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Theme;

/// A pane or a popup.
pub trait Component {
    /// Where one is, for the keys: decides which bindings hold and whether printable keys are text.
    fn context(&self) -> Context;

    /// Its heading, for popups and help.
    fn title(&self) -> &str;

    /// The actions that matter most at this moment, for the status line; the first three that have a key are shown.
    /// Without an answer of its own: the first of its context's bindings.
    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        keymap::of(self.context()).map(|binding| binding.action).collect()
    }

    /// Where a popup stands on the screen. Panes get the body whatever they answer.
    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        screen
    }

    /// Takes one input. [`Cx::area`] is where it is drawn. What it does not handle goes on to whatever lies below.
    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled;

    /// Draws itself into `area`, which may be of any size, and answers where the terminal's cursor stands, if anywhere.
    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position>;

    /// Whether everything that it remembers still points at something. Tests ask after every step.
    fn is_sound(&self, _cx: &Cx<'_>) -> bool {
        true
    }
}

/// What a component may read.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The facts and the learner's choices.
    pub guide: &'a Guide,
    /// Everything that can be found by name.
    pub index: &'a SearchIndex,
    /// Styles by meaning.
    pub theme: &'a Theme,
    /// Signs that the terminal can show.
    pub symbols: &'static Symbols,
    /// When the last thing happened, for what is reckoned from the clock.
    pub now: Moment,
    /// Where the component is drawn.
    pub area: Rect,
}

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key that means something here.
    Action(Action),
    /// A key that is text: only in contexts that take text.
    Key(KeyEvent),
    /// Pasted text, on one line, without control characters: only in contexts that take text.
    Paste(String),
    /// The mouse.
    Mouse(Pointer),
    /// Somebody wants to see this place. A pane that can show it shows it and answers [`Handled::Yes`].
    Visit(Place),
}

/// What the mouse did, and where on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// Column and row of the screen.
    pub at: Position,
    /// What it did.
    pub deed: Deed,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The left button went down.
    Click,
    /// The wheel turned away from the hand.
    ScrollUp,
    /// The wheel turned towards the hand.
    ScrollDown,
}

/// Whether a component took an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It did; nobody else gets it.
    Yes,
    /// It did not.
    No,
}

impl From<bool> for Handled {
    fn from(taken: bool) -> Self {
        if taken { Self::Yes } else { Self::No }
    }
}

/// What a component asks for beyond itself.
pub enum Request {
    /// Change the learner's data.
    Change(Change),
    /// Do something in the world.
    Effect(Effect),
    /// Put a popup on top.
    Open(Box<dyn Component>),
    /// Take away the popup that asks.
    Close,
    /// Show the keys of the place below.
    Help,
    /// Go to the pane of that name.
    Pane(&'static str),
    /// Go to a place, in whichever pane can show it.
    Visit(Place),
    /// Put two paths, roadmaps or languages side by side.
    Compare(Place, Place),
    /// Do what a key of that meaning would do.
    Act(Action),
    /// Several things, in order.
    Several(Vec<Request>),
    /// Say something in the status line until the next key.
    Toast(Toast),
}

/// A short message in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Whether something went wrong.
    pub tone: Tone,
    /// One line.
    pub text: String,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As asked.
    Good,
    /// Not as asked.
    Trouble,
}

impl Toast {
    /// It went as asked.
    pub fn good(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }

    /// It did not go as asked; the text says what to do.
    pub fn trouble(text: impl Into<String>) -> Self {
        Self { tone: Tone::Trouble, text: text.into() }
    }
}

/// What a component asked for, in order.
#[derive(Default)]
pub struct Outbox {
    requests: Vec<Request>,
}

impl Outbox {
    /// Asks for something. It is done after the component's update.
    pub fn ask(&mut self, request: impl Into<Request>) {
        self.requests.push(request.into());
    }

    /// Everything asked for so far, oldest first.
    pub fn into_requests(self) -> Vec<Request> {
        self.requests
    }
}
