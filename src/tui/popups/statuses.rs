//! Where one stands with a topic: all statuses to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::TopicId;
use crate::domain::learner::Status;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Request};
use crate::tui::doing;
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};
use crate::tui::widgets::{frame, standing};

/// The popup.
pub struct Statuses {
    of: TopicId,
    title: String,
    scroll: Scroll,
}

impl Statuses {
    /// For a topic or project, with the cursor on its status.
    pub fn new(of: TopicId, cx: &Cx<'_>) -> Self {
        let status = cx.guide.catalog.graph.find(&of).map_or(Status::ToDo, |node| cx.guide.status_at(node));
        let mut scroll = Scroll::default();
        let at = Status::ALL.iter().position(|&other| other == status).unwrap_or(0);
        scroll.go(Move::To(at), Status::ALL.len(), Status::ALL.len());
        Self { title: doing::title(cx, &of), of, scroll }
    }

    fn choose(&self, cx: &Cx<'_>, out: &mut Outbox) {
        out.ask(Request::Close);
        if let Some(&status) = Status::ALL.get(self.scroll.cursor) {
            out.ask(doing::mark(cx, &self.of, status));
        }
    }
}

fn about(status: Status) -> &'static str {
    match status {
        Status::ToDo => "stays in the plan",
        Status::Learning => "begun; the plan goes on with it",
        Status::Done => "learnt here",
        Status::Known => "costs nothing",
        Status::Skipped => "leaves the plan and every share",
        Status::Rusty => "known, wants a refresher",
    }
}

impl Component for Statuses {
    fn context(&self) -> Context {
        Context::Choosing
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        layout::popup(screen, 54, u16::try_from(Status::ALL.len()).unwrap_or(0) + 2)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        let len = Status::ALL.len();
        match input {
            Input::Action(Action::Confirm) => self.choose(cx, out),
            Input::Action(action) if rows::go(&mut self.scroll, action, inside.height, len) => {}
            Input::Mouse(pointer) => {
                let clicked = rows::point(&mut self.scroll, pointer, inside, len);
                if pointer.deed == Deed::Click && clicked.is_some() {
                    self.choose(cx, out);
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, &self.title, cx);
        rows::render(buf, inside, self.scroll, Status::ALL.len(), Alive::Yes, cx, |at| {
            let status = *Status::ALL.get(at)?;
            let sign = standing::sign(standing::of(status), cx.symbols);
            let text = format!("{sign} {}", status.phrase());
            Some(ListRow { indent: 0, text, role: Role::Text, note: about(status).to_owned() })
        });
        None
    }

    fn is_sound(&self, _cx: &Cx<'_>) -> bool {
        self.scroll.cursor < Status::ALL.len()
    }
}
