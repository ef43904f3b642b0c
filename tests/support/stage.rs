//! The screens without a terminal: keys in, text out, in one chain.

use backend_guide::domain::learner::Moment;
use backend_guide::domain::{Change, Effect, Guide};
use backend_guide::tui::Options;
use backend_guide::tui::app::App;
use backend_guide::tui::component::{Deed, Pointer};
use backend_guide::tui::msg::Msg;
use backend_guide::tui::symbols::Symbols;
use backend_guide::tui::theme::ColourLevel;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// The moment at which everything on a stage happens.
pub(crate) fn evening() -> Moment {
    let day = jiff::civil::date(2026, 11, 23);
    Moment::new("2026-11-23T19:00:00Z".parse().unwrap(), day.at(19, 0, 0, 0))
}

/// The program on a stage.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
}

impl Stage {
    /// The small content at 80×24, without colours.
    pub(crate) fn new() -> Self {
        Self::with(super::content::guide())
    }

    /// Any guide at 80×24.
    pub(crate) fn with(guide: Guide) -> Self {
        Self::dressed(guide, &Symbols::UNICODE)
    }

    /// Any guide with any signs.
    pub(crate) fn dressed(guide: Guide, symbols: &'static Symbols) -> Self {
        let options = Options { colours: ColourLevel::None, symbols };
        Self { app: App::new(guide, options, Size { width: 80, height: 24 }, evening()), effects: Vec::new() }
    }

    /// In a window of that size.
    pub(crate) fn sized(self, width: u16, height: u16) -> Self {
        self.send(Msg::Resized(Size { width, height }))
    }

    /// Presses keys so many minutes later.
    pub(crate) fn keys_at(mut self, minutes: i64, keys: &str) -> Self {
        let now = evening();
        let instant = now.instant.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
        for key in keys.split_whitespace().flat_map(named) {
            self.effects.extend(self.app.update(Msg::Key(key), Moment { instant, ..now }));
        }
        self
    }

    /// Presses keys: names such as `Enter` or `C-c`, or any other word letter by letter, separated by spaces.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            for key in named(word) {
                self = self.send(Msg::Key(key));
            }
        }
        self
    }

    /// Pastes.
    pub(crate) fn paste(self, text: &str) -> Self {
        match Msg::from_event(Event::Paste(text.to_owned())) {
            Some(msg) => self.send(msg),
            None => self,
        }
    }

    /// Clicks on the first cell of a text that is on screen.
    #[track_caller]
    pub(crate) fn click(self, text: &str) -> Self {
        let screen = self.text();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect(text);
        let x = line[..line.find(text).unwrap()].chars().count();
        let at = Position { x: x.try_into().unwrap(), y: y.try_into().unwrap() };
        self.send(Msg::Mouse(Pointer { at, deed: Deed::Click }))
    }

    /// Turns the wheel towards the hand there.
    pub(crate) fn wheel(self, x: u16, y: u16) -> Self {
        self.send(Msg::Mouse(Pointer { at: Position { x, y }, deed: Deed::ScrollDown }))
    }

    /// Lets anything happen.
    pub(crate) fn send(mut self, msg: Msg) -> Self {
        self.effects.extend(self.app.update(msg, evening()));
        self
    }

    /// The changes that are to be remembered; nothing else was asked for.
    #[track_caller]
    pub(crate) fn changes(&self) -> Vec<&Change> {
        let mut changes = Vec::new();
        for effect in &self.effects {
            let Effect::Remember(event) = effect else { panic!("not a change: {effect:?}") };
            changes.push(&event.change);
        }
        changes
    }

    /// What is on screen.
    pub(crate) fn buffer(&self) -> Buffer {
        self.drawn().0
    }

    /// What is on screen, and where the cursor is.
    pub(crate) fn drawn(&self) -> (Buffer, Option<Position>) {
        let mut buf = Buffer::empty(Rect::from((Position::ORIGIN, self.app.size())));
        let cursor = self.app.render(&mut buf);
        (buf, cursor)
    }

    /// What is on screen, as text.
    pub(crate) fn text(&self) -> String {
        let buf = self.buffer();
        if buf.area.is_empty() {
            return String::new();
        }
        let rows = buf.content().chunks(buf.area.width.into());
        let rows = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// Whether a text is on screen.
    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        let screen = self.text();
        assert!(screen.contains(text), "{text:?} is not on screen:\n{screen}");
        self
    }

    /// Whether a text is not on screen.
    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        let screen = self.text();
        assert!(!screen.contains(text), "{text:?} is on screen:\n{screen}");
        self
    }
}

fn named(word: &str) -> Vec<KeyEvent> {
    let code = match word {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        _ => {
            if let Some(c) = word.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
                return vec![KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)];
            }
            return word.chars().map(|c| KeyEvent::from(KeyCode::Char(c))).collect();
        }
    };
    vec![KeyEvent::from(code)]
}
