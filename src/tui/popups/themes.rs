//! Choosing the colours: each is shown as soon as the cursor is on it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::{Change, ThemeChoice};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Request};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};

/// The popup.
pub struct Themes {
    scroll: Scroll,
    before: ThemeChoice,
}

impl Themes {
    /// The cursor on the theme in use.
    pub fn new(current: ThemeChoice) -> Self {
        let mut scroll = Scroll::default();
        let all = ThemeChoice::ALL;
        let at = all.iter().position(|&choice| choice == current).unwrap_or(0);
        scroll.go(Move::To(at), all.len(), all.len());
        Self { scroll, before: current }
    }

    fn show(&self, cx: &Cx<'_>, out: &mut Outbox) {
        if let Some(&choice) = ThemeChoice::ALL.get(self.scroll.cursor)
            && choice != cx.guide.theme
        {
            out.ask(Request::Change(Change::ChooseTheme(choice)));
        }
    }
}

fn about(choice: ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::Terminal => "the terminal's own colours",
        ThemeChoice::Dark => "light on dark",
        ThemeChoice::Light => "dark on light",
        ThemeChoice::Contrast => "the strongest contrast",
        ThemeChoice::ColourBlind => "blue and orange",
    }
}

impl Component for Themes {
    fn context(&self) -> Context {
        Context::Choosing
    }

    fn title(&self) -> &'static str {
        "Colours"
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        let rows = u16::try_from(ThemeChoice::ALL.len()).unwrap_or(0);
        layout::popup(screen, 48, rows + 2)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        let len = ThemeChoice::ALL.len();
        match input {
            Input::Action(Action::Confirm) => out.ask(Request::Close),
            Input::Action(Action::Back) => {
                if self.before != cx.guide.theme {
                    out.ask(Request::Change(Change::ChooseTheme(self.before)));
                }
                out.ask(Request::Close);
            }
            Input::Action(action) if rows::go(&mut self.scroll, action, inside.height, len) => self.show(cx, out),
            Input::Mouse(pointer) => {
                rows::point(&mut self.scroll, pointer, inside, len);
                self.show(cx, out);
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        rows::render(buf, inside, self.scroll, ThemeChoice::ALL.len(), Alive::Yes, cx, |at| {
            let choice = *ThemeChoice::ALL.get(at)?;
            Some(ListRow {
                indent: 0,
                text: choice.name().to_owned(),
                role: Role::Text,
                note: about(choice).to_owned(),
            })
        });
        None
    }

    fn is_sound(&self, _cx: &Cx<'_>) -> bool {
        self.scroll.cursor < ThemeChoice::ALL.len()
    }
}
