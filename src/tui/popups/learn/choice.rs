//! A question with one answer out of several.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::{Answer, QuestionOption};
use crate::tui::action::Action;
use crate::tui::component::{Cx, Pointer};
use crate::tui::popups::learn::notes;
use crate::tui::theme::Role;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};

/// The last option that a digit reaches.
const LAST_DIGIT: usize = 9;

/// The cursor on one of the options.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    scroll: Scroll,
}

impl Choice {
    /// The cursor on what was answered before, else on the default.
    pub(super) fn new(options: &[QuestionOption], before: Option<&Answer>) -> Self {
        let mut scroll = Scroll::default();
        let is_answer = |option: &QuestionOption| before == Some(&Answer::One(option.value.clone()));
        let at = options.iter().position(is_answer).unwrap_or(0);
        scroll.go(Move::To(at), options.len(), options.len());
        Self { scroll }
    }

    /// What Enter would answer.
    pub(super) fn answer(&self, options: &[QuestionOption]) -> Answer {
        options.get(self.scroll.cursor).map_or(Answer::Skipped, |option| Answer::One(option.value.clone()))
    }

    /// Moves the cursor; false where the action is no movement.
    pub(super) fn act(&mut self, action: Action, options: &[QuestionOption], area: Rect) -> bool {
        let height = notes::list(options, area).height;
        if let Action::Nth(at) = action {
            return at < options.len() && {
                self.scroll.go(Move::To(at), height.into(), options.len());
                true
            };
        }
        rows::go(&mut self.scroll, action, height, options.len())
    }

    /// Moves the cursor by the mouse; true where the option that it was on already was clicked.
    pub(super) fn point(&mut self, pointer: Pointer, options: &[QuestionOption], area: Rect) -> bool {
        let before = self.scroll.cursor;
        rows::point(&mut self.scroll, pointer, notes::list(options, area), options.len()) == Some(before)
    }

    pub(super) fn render(&self, options: &[QuestionOption], area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let list = notes::list(options, area);
        rows::render(buf, list, self.scroll, options.len(), Alive::Yes, cx, |at| {
            let option = options.get(at)?;
            let digit = if at < LAST_DIGIT { (at + 1).to_string() } else { " ".to_owned() };
            let text = format!("{digit}  {}", option.label);
            let note = notes::beside(options, area, option);
            Some(ListRow { indent: 0, text, role: Role::Text, note })
        });
        let under_cursor = options.get(self.scroll.cursor);
        notes::below(options, options.len(), area, under_cursor, buf, cx);
    }

    pub(super) fn is_sound(&self, options: &[QuestionOption]) -> bool {
        self.scroll.cursor < options.len().max(1)
    }
}
