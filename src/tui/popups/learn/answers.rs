//! All answers in a list, each to be changed, and the choice to start over.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::QuestionId;
use crate::tui::action::Action;
use crate::tui::component::{Cx, Input};
use crate::tui::popups::learn::words;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};

/// Columns for the name of a question.
const TITLE: usize = 11;

/// The cursor in the list.
#[derive(Clone, Copy, Default)]
pub(super) struct Answers {
    scroll: Scroll,
}

/// What came of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The input means nothing here.
    Ignored,
    /// The cursor may have moved.
    Stay,
    /// This answer is to be changed.
    Change(QuestionId),
    /// All questions anew.
    StartOver,
    /// Back to the recommendation.
    Back,
}

impl Answers {
    /// The cursor on one question.
    pub(super) fn at(id: QuestionId, cx: &Cx<'_>) -> Self {
        let mut answers = Self::default();
        let questions = cx.guide.interview.questions();
        let at = questions.iter().position(|question| question.id == id).unwrap_or(0);
        answers.scroll.go(Move::To(at), questions.len(), len(cx));
        answers
    }

    pub(super) fn update(&mut self, input: &Input, area: Rect, cx: &Cx<'_>) -> Wish {
        let list = list(area);
        match *input {
            Input::Action(Action::Confirm | Action::Right) => wish(self.scroll.cursor, cx),
            Input::Action(Action::Nth(at)) if at + 1 < len(cx) => wish(at, cx),
            Input::Action(Action::StartOver) => Wish::StartOver,
            Input::Action(Action::Back | Action::Left) => Wish::Back,
            Input::Action(action) if rows::go(&mut self.scroll, action, list.height, len(cx)) => Wish::Stay,
            Input::Mouse(pointer) => {
                let before = self.scroll.cursor;
                let clicked = rows::point(&mut self.scroll, pointer, list, len(cx));
                if clicked == Some(before) { wish(before, cx) } else { Wish::Stay }
            }
            _ => Wish::Ignored,
        }
    }

    pub(super) fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let head = Rect { height: area.height.min(1), ..area };
        paint::text(buf, head, "Your answers; a number or Enter changes one.", cx.theme.style(Role::Heading));
        let interview = &cx.guide.interview;
        rows::render(buf, list(area), self.scroll, len(cx), Alive::Yes, cx, |at| {
            let Some(question) = interview.questions().get(at) else {
                let text = "   Start over: all questions anew".to_owned();
                return Some(ListRow { indent: 0, text, role: Role::Text, note: String::new() });
            };
            let given = interview.answer_to(question.id).and_then(|answer| words::answer(question, answer));
            let (answer, role) = match given {
                Some(answer) => (answer, Role::Text),
                None => ("not answered".to_owned(), Role::Muted),
            };
            let text = format!("{}  {:<TITLE$}{answer}", at + 1, question.id.title());
            Some(ListRow { indent: 0, text, role, note: String::new() })
        });
    }

    pub(super) fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.scroll.cursor < len(cx)
    }
}

/// The questions, and starting over.
fn len(cx: &Cx<'_>) -> usize {
    cx.guide.interview.questions().len() + 1
}

fn wish(at: usize, cx: &Cx<'_>) -> Wish {
    cx.guide.interview.questions().get(at).map_or(Wish::StartOver, |question| Wish::Change(question.id))
}

fn list(area: Rect) -> Rect {
    let taken = 2.min(area.height);
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}
