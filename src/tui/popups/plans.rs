//! All plans that were accepted, to make another one the active one.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::learner::AcceptedPlan;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};
use crate::tui::{figures, layout, plans};

/// Columns of the popup where there is room.
const WIDTH: u16 = 72;

/// The popup.
#[derive(Default)]
pub struct Plans {
    scroll: Scroll,
    rows: Memo<(Vec<AcceptedPlan>, jiff::civil::Date), Vec<ListRow>>,
}

impl Plans {
    /// The cursor on the active plan.
    pub fn open(cx: &Cx<'_>) -> Self {
        let record = cx.guide.record();
        let active = record.plan().map(|plan| &plan.name);
        let at = record.plans().iter().position(|plan| Some(&plan.name) == active).unwrap_or(0);
        let mut popup = Self::default();
        popup.scroll.go(Move::To(at), len(cx), len(cx));
        popup
    }

    fn rows(&self, cx: &Cx<'_>) -> Rc<Vec<ListRow>> {
        let record = cx.guide.record();
        self.rows.get((record.plans().to_vec(), cx.guide.today), || {
            record.plans().iter().map(|plan| row(plan, cx)).collect()
        })
    }

    fn cursor(&self, cx: &Cx<'_>) -> Scroll {
        Scroll { cursor: self.scroll.cursor.min(len(cx).saturating_sub(1)), ..self.scroll }
    }

    fn choose(&self, cx: &Cx<'_>, out: &mut Outbox) {
        let record = cx.guide.record();
        let Some(plan) = record.plans().get(self.cursor(cx).cursor) else { return };
        let name = plans::title(&cx.guide.catalog, plan);
        let is_active = record.plan().is_some_and(|active| active.name == plan.name);
        out.ask(Request::Close);
        if !is_active {
            out.ask(Request::Change(Change::UsePlan(plan.name.clone())));
        }
        out.ask(Request::Pane("plan"));
        out.ask(Toast::good(if is_active {
            format!("{name} is the plan that you follow")
        } else {
            format!("you follow {name} now; u goes back")
        }));
    }
}

fn row(plan: &AcceptedPlan, cx: &Cx<'_>) -> ListRow {
    let is_active = cx.guide.record().plan().is_some_and(|active| active.name == plan.name);
    let text = plans::title(&cx.guide.catalog, plan);
    let text = if is_active { format!("{text} (active)") } else { text };
    let note = match cx.guide.work_out(plan) {
        Ok(course) => format!("even chance {}", figures::day(course.forecast.even)),
        Err(_) => "cannot be followed any more".to_owned(),
    };
    ListRow { indent: 0, text, role: if is_active { Role::Accent } else { Role::Text }, note }
}

fn len(cx: &Cx<'_>) -> usize {
    cx.guide.record().plans().len()
}

impl Component for Plans {
    fn context(&self) -> Context {
        Context::Choosing
    }

    fn title(&self) -> &'static str {
        "Your plans"
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        let rows = u16::try_from(len(cx)).unwrap_or(u16::MAX);
        layout::popup(screen, WIDTH, rows.saturating_add(2).min(screen.height.saturating_sub(2)))
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        self.scroll = self.cursor(cx);
        match input {
            Input::Action(Action::Confirm) => self.choose(cx, out),
            Input::Action(action) if rows::go(&mut self.scroll, action, inside.height, len(cx)) => {}
            Input::Mouse(pointer) => {
                let before = self.scroll.cursor;
                if rows::point(&mut self.scroll, pointer, inside, len(cx)) == Some(before) {
                    self.choose(cx, out);
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        let shown = self.rows(cx);
        rows::render(buf, inside, self.cursor(cx), shown.len(), Alive::Yes, cx, |at| shown.get(at).cloned());
        None
    }
}
