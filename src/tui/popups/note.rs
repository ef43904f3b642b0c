//! A note on a topic, on one line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::catalog::TopicId;
use crate::domain::text::SafeText;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Request};
use crate::tui::doing;
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::widgets::frame;
use crate::tui::widgets::prompt::Prompt;

/// The popup.
pub struct Note {
    of: TopicId,
    title: String,
    prompt: Prompt,
}

impl Note {
    /// For a topic or project, with what is written there; nothing where that has several lines, which one line would
    /// spoil.
    pub fn new(of: TopicId, cx: &Cx<'_>) -> Option<Self> {
        let written = cx.guide.record().note(&of).map_or("", SafeText::as_str);
        if written.contains('\n') || written.len() > Prompt::LONGEST {
            return None;
        }
        let mut prompt = Prompt::default();
        prompt.set(written);
        Some(Self { title: format!("Note: {}", doing::title(cx, &of)), of, prompt })
    }
}

impl Component for Note {
    fn context(&self) -> Context {
        Context::Writing
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        layout::popup(screen, 70, 3)
    }

    fn update(&mut self, input: Input, _cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(Action::Confirm) => {
                out.ask(Request::Close);
                let text = SafeText::new(self.prompt.text().trim());
                out.ask(Request::Change(Change::Note(self.of.clone(), text)));
                Handled::Yes
            }
            Input::Action(action) => self.prompt.go(action).into(),
            Input::Key(key) => {
                self.prompt.key(key);
                Handled::Yes
            }
            Input::Paste(text) => {
                self.prompt.paste(&text);
                Handled::Yes
            }
            Input::Mouse(_) | Input::Visit(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, &self.title, cx);
        self.prompt.render(inside, buf, cx)
    }
}
