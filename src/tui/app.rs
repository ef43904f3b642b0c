//! The screens as one value: messages in, effects out. Nothing here knows any one pane.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::domain::catalog::{Place, SearchIndex};
use crate::domain::learner::Moment;
use crate::domain::{Change, Effect, Guide, Outcome, Recorded, deed};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::keymap::{self, Context};
use crate::tui::msg::Msg;
use crate::tui::panes::{self, PaneEntry};
use crate::tui::popups;
use crate::tui::runtime::Options;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Theme;
use crate::tui::{layout, view};

/// More popups than this never lie on each other; the lowest goes.
pub const MOST_POPUPS: usize = 8;

/// All that is on screen and all that it shows.
pub struct App {
    guide: Guide,
    index: SearchIndex,
    options: Options,
    theme: Theme,
    size: Size,
    now: Moment,
    panes: Vec<Box<dyn Component>>,
    active: usize,
    popups: Vec<Box<dyn Component>>,
    toast: Option<Toast>,
    effects: Vec<Effect>,
}

impl App {
    /// The screens over a guide, in a window of that size, at that moment.
    pub fn new(guide: Guide, options: Options, size: Size, now: Moment) -> Self {
        let mut app = Self {
            index: SearchIndex::new(&guide.catalog),
            theme: Theme::new(guide.theme, options.colours),
            options,
            size,
            now,
            panes: panes::all().iter().map(|entry| (entry.open)()).collect(),
            active: 0,
            popups: Vec::new(),
            toast: None,
            effects: Vec::new(),
            guide,
        };
        if app.guide.first_run {
            app.popups.push(Box::new(popups::Welcome));
        }
        app
    }

    /// The size of the window.
    pub fn size(&self) -> Size {
        self.size
    }

    /// What is shown.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The component that gets the keys.
    pub fn top(&self) -> Option<&dyn Component> {
        self.popups.last().or_else(|| self.panes.get(self.active)).map(|component| &**component)
    }

    /// Where one is.
    pub fn context(&self) -> Context {
        self.top().map_or(Context::Everywhere, Component::context)
    }

    /// The pane in front.
    pub fn pane(&self) -> Option<&dyn Component> {
        self.panes.get(self.active).map(|pane| &**pane)
    }

    /// The pane in front, as an index into [`panes::all`].
    pub fn active(&self) -> usize {
        self.active
    }

    /// The popups, lowest first.
    pub fn popups(&self) -> &[Box<dyn Component>] {
        &self.popups
    }

    /// Says something in the status line until the next key.
    pub fn say(&mut self, toast: Toast) {
        self.toast = Some(toast);
    }

    /// What components may read when they are drawn in `area`.
    pub fn cx(&self, area: Rect) -> Cx<'_> {
        let Self { guide, index, theme, now, .. } = self;
        Cx { guide, index, theme, symbols: self.symbols(), now: *now, area }
    }

    /// Whether every component's memory points at something that is there.
    pub fn is_sound(&self) -> bool {
        let cx = self.cx(self.body());
        let components = self.panes.iter().chain(&self.popups);
        self.active < self.panes.len()
            && self.popups.len() <= MOST_POPUPS
            && components.into_iter().all(|component| component.is_sound(&cx))
    }

    /// Takes in what others recorded meanwhile.
    pub fn merge(&mut self, recorded: Vec<Recorded>) {
        if self.guide.merge(recorded) {
            self.theme = Theme::new(self.guide.theme, self.options.colours);
        }
    }

    /// Takes one message at a moment; answers what is to be done in the world.
    pub fn update(&mut self, msg: Msg, now: Moment) -> Vec<Effect> {
        self.now = now;
        self.guide.set_today(now.day);
        match msg {
            Msg::Key(key) => {
                self.toast = None;
                let context = self.context();
                match keymap::action(context, key) {
                    Some(action) => self.act(action),
                    None if context.takes_text() => _ = self.deliver(Input::Key(key)),
                    None => {}
                }
            }
            Msg::Paste(text) => {
                if self.context().takes_text() {
                    self.deliver(Input::Paste(text));
                }
            }
            Msg::Mouse(pointer) => {
                self.toast = None;
                self.point(pointer);
            }
            Msg::Resized(size) => self.size = size,
            Msg::Performed(outcome) => match outcome {
                Outcome::Done => {}
                Outcome::Said(text) => self.say(Toast::good(text)),
                Outcome::Failed(text) => self.say(Toast::trouble(text)),
            },
        }
        std::mem::take(&mut self.effects)
    }

    /// Draws everything; answers where the terminal's cursor stands.
    pub fn render(&self, buf: &mut Buffer) -> Option<Position> {
        view::render(self, buf)
    }

    /// The toast, where there is one.
    pub fn toast(&self) -> Option<&Toast> {
        self.toast.as_ref()
    }

    /// The signs to draw with.
    pub fn symbols(&self) -> &'static Symbols {
        self.options.symbols
    }

    fn screen(&self) -> Rect {
        Rect::from((Position::ORIGIN, self.size))
    }

    fn body(&self) -> Rect {
        layout::regions(self.size).map_or(Rect::ZERO, |regions| regions.body)
    }

    fn act(&mut self, action: Action) {
        // Ctrl-C must work whatever a component does with it.
        if action == Action::Quit {
            self.effects.push(Effect::Quit);
            return;
        }
        if self.deliver(Input::Action(action)) == Handled::Yes {
            return;
        }
        match action {
            Action::Back => self.back(),
            Action::Help => self.request(Request::Help),
            Action::CommandLine => self.request(Request::Open(Box::new(popups::CommandLine::default()))),
            Action::NextPane => self.go_to_pane((self.active + 1) % self.panes.len().max(1)),
            Action::PreviousPane => {
                let count = self.panes.len().max(1);
                self.go_to_pane((self.active + count - 1) % count);
            }
            Action::Pane(at) if at < self.panes.len() => self.go_to_pane(at),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            _ => {}
        }
    }

    /// Takes back what was done last, and says what that was.
    fn undo(&mut self) {
        let Some(event) = self.guide.journal().to_undo() else {
            self.say(Toast::good("there is nothing to undo"));
            return;
        };
        let what = deed(self.guide.journal(), event);
        let said = Toast::good(format!("taken back: {what}; Ctrl-R does it again"));
        self.change(Change::Undo(event.id.clone()), Some(said));
    }

    /// Does again what was taken back last, and says what that is.
    fn redo(&mut self) {
        let Some(event) = self.guide.journal().to_redo() else {
            self.say(Toast::good("there is nothing to redo"));
            return;
        };
        let what = deed(self.guide.journal(), event);
        let said = Toast::good(format!("done again: {what}; u takes it back"));
        self.change(Change::Redo(event.id.clone()), Some(said));
    }

    /// Out of the popup on top, else to the first pane.
    fn back(&mut self) {
        if self.popups.pop().is_none() {
            self.active = 0;
        }
    }

    fn go_to_pane(&mut self, at: usize) {
        self.popups.clear();
        self.active = at;
    }

    fn point(&mut self, pointer: Pointer) {
        let Some(regions) = layout::regions(self.size) else { return };
        if self.popups.is_empty() && pointer.deed == Deed::Click && regions.header.contains(pointer.at) {
            let tabs = view::tabs(regions.header, self.active);
            if let Some(at) = tabs.iter().position(|tab| tab.contains(pointer.at)) {
                self.go_to_pane(at);
            }
            return;
        }
        let outside = self.popups.last().is_some_and(|popup| {
            let screen = self.screen();
            !popup.place(screen, &self.cx(screen)).contains(pointer.at)
        });
        if outside {
            if pointer.deed == Deed::Click {
                self.popups.pop();
            }
            return;
        }
        self.deliver(Input::Mouse(pointer));
    }

    /// Hands an input to the top popup, else to the pane in front, and does what it asks for.
    fn deliver(&mut self, input: Input) -> Handled {
        match self.popups.len().checked_sub(1) {
            Some(at) => self.deliver_to(Receiver::Popup(at), input),
            None => self.deliver_to(Receiver::Pane(self.active), input),
        }
    }

    fn deliver_to(&mut self, receiver: Receiver, input: Input) -> Handled {
        let screen = self.screen();
        let body = self.body();
        let mut cx = Cx {
            guide: &self.guide,
            index: &self.index,
            theme: &self.theme,
            symbols: self.options.symbols,
            now: self.now,
            area: body,
        };
        let component = match receiver {
            Receiver::Popup(at) => self.popups.get_mut(at),
            Receiver::Pane(at) => self.panes.get_mut(at),
        };
        let Some(component) = component else { return Handled::No };
        if matches!(receiver, Receiver::Popup(_)) {
            cx.area = component.place(screen, &cx);
        }
        let mut out = Outbox::default();
        let handled = component.update(input, &cx, &mut out);
        for request in out.into_requests() {
            self.request(request);
        }
        handled
    }

    fn request(&mut self, request: Request) {
        match request {
            Request::Change(change) => self.change(change, None),
            Request::Effect(effect) => self.effects.push(effect),
            Request::Open(popup) => self.open(popup),
            Request::Close => _ = self.popups.pop(),
            Request::Help => {
                let help = self.top().map(|top| popups::Help::new(top.context(), top.title()));
                if let Some(help) = help {
                    self.open(Box::new(help));
                }
            }
            Request::Pane(name) => match panes::all().iter().position(|entry: &PaneEntry| entry.name == name) {
                Some(at) => self.go_to_pane(at),
                None => self.say(Toast::trouble(format!("there is no pane \"{name}\" in this version"))),
            },
            Request::Visit(place) => self.visit(place),
            Request::Compare(one, other) => self.open(Box::new(popups::Compare::new(one, other))),
            Request::Act(action) => self.act(action),
            Request::Several(requests) => requests.into_iter().for_each(|request| self.request(request)),
            Request::Toast(toast) => self.say(toast),
        }
    }

    /// Makes a change, and says what there is to say when it is made.
    fn change(&mut self, change: Change, said: Option<Toast>) {
        match self.guide.apply(change, self.now) {
            Ok(effects) => {
                self.effects.extend(effects);
                self.theme = Theme::new(self.guide.theme, self.options.colours);
                self.toast = said.or(self.toast.take());
            }
            Err(error) => self.say(Toast::trouble(error.to_string())),
        }
    }

    fn open(&mut self, popup: Box<dyn Component>) {
        if self.popups.len() >= MOST_POPUPS {
            self.popups.remove(0);
        }
        self.popups.push(popup);
    }

    /// The first pane that can show the place shows it.
    fn visit(&mut self, place: Place) {
        let shown =
            (0..self.panes.len()).find(|&at| self.deliver_to(Receiver::Pane(at), Input::Visit(place)) == Handled::Yes);
        if let Some(at) = shown {
            self.go_to_pane(at);
        }
    }
}

/// Who gets an input.
#[derive(Clone, Copy)]
enum Receiver {
    Popup(usize),
    Pane(usize),
}
