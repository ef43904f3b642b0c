//! One question on the screen: what is drafted as its answer, and what the keys do to the draft.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::advice::{Advice, Answer, Interview, Question, QuestionId, QuestionKind};
use crate::tui::action::Action;
use crate::tui::component::{Cx, Input};
use crate::tui::keymap::Context;
use crate::tui::popups::learn::choice::Choice;
use crate::tui::popups::learn::deadline::Deadline;
use crate::tui::popups::learn::marks::Marks;
use crate::tui::popups::learn::weekly::Weekly;
use crate::tui::popups::learn::words;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;

/// Below this height the hint is left out.
const ROOM_FOR_HINT: u16 = 9;

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// To the next question.
    Next,
    /// Back to the recommendation: one answer was changed.
    Advice,
}

/// A question and the draft of its answer.
pub(super) struct Asking {
    /// Which question.
    pub(super) id: QuestionId,
    /// Where its answer leads.
    pub(super) then: Then,
    draft: Draft,
    /// What is wrong with the draft, since Enter was pressed.
    trouble: Option<String>,
}

enum Draft {
    One(Choice),
    Many(Marks),
    Hours(Weekly),
    Date(Deadline),
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// The input means nothing here.
    Ignored,
    /// The draft or the cursor may have changed.
    Stay,
    /// This is the answer.
    Answered(Answer),
    /// One question back.
    Back,
    /// On without an answer.
    Skip,
    /// To the recommendation, the rest left open.
    Finish,
    /// Out of the wizard.
    Leave,
    /// All questions anew.
    StartOver,
}

impl Asking {
    /// A question, its draft as it was answered before.
    pub(super) fn new(interview: &Interview, id: QuestionId, then: Then) -> Option<Self> {
        let question = interview.questions().iter().find(|question| question.id == id)?;
        let before = interview.answer_to(id);
        let draft = match &question.kind {
            QuestionKind::One(options) => Draft::One(Choice::new(options, before)),
            QuestionKind::Many(options) => Draft::Many(Marks::new(options, before)),
            QuestionKind::Hours => Draft::Hours(Weekly::new(before)),
            QuestionKind::Date => Draft::Date(Deadline::new(before)),
        };
        Some(Self { id, then, draft, trouble: None })
    }

    pub(super) fn context(&self) -> Context {
        match self.draft {
            Draft::One(_) => Context::AskingOne,
            Draft::Many(_) => Context::AskingMany,
            Draft::Hours(_) => Context::AskingHours,
            Draft::Date(_) => Context::AskingDate,
        }
    }

    /// What Enter would answer, or what is wrong with the draft.
    pub(super) fn answer(&self, cx: &Cx<'_>) -> Result<Answer, String> {
        match (&self.draft, question(cx, self.id).map(|question| &question.kind)) {
            (Draft::One(choice), Some(QuestionKind::One(options))) => Ok(choice.answer(options)),
            (Draft::Many(marks), _) => Ok(marks.answer()),
            (Draft::Hours(weekly), _) => weekly.answer().map_err(|error| error.to_string()),
            (Draft::Date(deadline), _) => deadline.answer(cx.guide.today),
            (Draft::One(_), _) => Ok(Answer::Skipped),
        }
    }

    /// The interview as it would stand with the draft as its answer; as it stands where the draft is no answer.
    pub(super) fn drafted(&self, cx: &Cx<'_>) -> Interview {
        let mut interview = cx.guide.interview.clone();
        if let Ok(answer) = self.answer(cx)
            && interview.go_to(self.id)
        {
            // A refused answer changes nothing.
            _ = interview.answer(answer);
        }
        interview
    }

    /// Takes an input. `area` is where the question is drawn.
    pub(super) fn update(&mut self, input: Input, area: Rect, cx: &Cx<'_>) -> Step {
        let Some(question) = question(cx, self.id) else { return Step::Ignored };
        let body = body(question, area, cx);
        match input {
            Input::Action(Action::Confirm) => self.confirm(cx),
            Input::Action(Action::Skip) => Step::Skip,
            Input::Action(Action::Finish) => Step::Finish,
            Input::Action(Action::Leave) => Step::Leave,
            Input::Action(Action::StartOver) => Step::StartOver,
            Input::Action(Action::Back) => {
                let cleared = if let Draft::Many(marks) = &mut self.draft { marks.clear_filter() } else { false };
                if cleared { Step::Stay } else { Step::Back }
            }
            Input::Action(action) => {
                self.trouble = None;
                let taken = match (&mut self.draft, &question.kind) {
                    (Draft::One(_), _) if action == Action::Left => return Step::Back,
                    (Draft::One(choice), QuestionKind::One(options)) => choice.act(action, options, body),
                    (Draft::Many(marks), QuestionKind::Many(options)) => marks.act(action, question, options, body),
                    (Draft::Hours(weekly), _) => weekly.act(action),
                    (Draft::Date(deadline), _) => deadline.act(action),
                    _ => false,
                };
                if taken { Step::Stay } else { Step::Ignored }
            }
            Input::Key(key) => {
                self.trouble = None;
                let taken = match &mut self.draft {
                    Draft::Many(marks) => marks.key(key),
                    Draft::Hours(weekly) => weekly.key(key),
                    Draft::Date(deadline) => deadline.key(key),
                    Draft::One(_) => false,
                };
                match key.code {
                    // A backspace with nothing to delete goes back, as it does where one does not type.
                    crossterm::event::KeyCode::Backspace if !taken => Step::Back,
                    _ => Step::Stay,
                }
            }
            Input::Paste(text) => {
                self.trouble = None;
                match &mut self.draft {
                    Draft::Many(marks) => marks.paste(&text),
                    Draft::Date(deadline) => deadline.paste(&text),
                    Draft::One(_) | Draft::Hours(_) => {}
                }
                Step::Stay
            }
            Input::Mouse(pointer) => match (&mut self.draft, &question.kind) {
                (Draft::One(choice), QuestionKind::One(options)) => {
                    if choice.point(pointer, options, body) {
                        self.confirm(cx)
                    } else {
                        Step::Stay
                    }
                }
                (Draft::Many(marks), QuestionKind::Many(options)) => {
                    marks.point(pointer, question, options, body);
                    Step::Stay
                }
                _ => Step::Stay,
            },
            Input::Visit(_) => Step::Ignored,
        }
    }

    fn confirm(&mut self, cx: &Cx<'_>) -> Step {
        match self.answer(cx) {
            Ok(answer) => Step::Answered(answer),
            Err(reason) => self.refuse(&reason),
        }
    }

    /// Says why the answer was not taken.
    pub(super) fn refuse(&mut self, reason: &str) -> Step {
        self.trouble = Some(words::sentence(reason));
        Step::Stay
    }

    /// Draws the question; `advice` is what the draft would lead to.
    pub(super) fn render(
        &self,
        advice: Option<&Advice>,
        area: Rect,
        buf: &mut Buffer,
        cx: &Cx<'_>,
    ) -> Option<Position> {
        let question = question(cx, self.id)?;
        for (row, rect) in head(question, area, cx).rows.iter().zip(area.rows()) {
            paint::line(buf, rect, &row.line, 0);
        }
        let body = body(question, area, cx);
        let cursor = match (&self.draft, &question.kind) {
            (Draft::One(choice), QuestionKind::One(options)) => {
                choice.render(options, body, buf, cx);
                None
            }
            (Draft::Many(marks), QuestionKind::Many(options)) => marks.render(question, options, body, buf, cx),
            (Draft::Hours(weekly), _) => {
                let path =
                    advice.and_then(|advice| cx.guide.catalog.paths.get(advice.recommendation.candidate.way.path));
                weekly.render(path, body, buf, cx);
                None
            }
            (Draft::Date(deadline), _) => deadline.render(body, buf, cx),
            _ => None,
        };
        if let Some(trouble) = &self.trouble {
            let mut page = Page::new(area.width, cx.theme, cx.symbols);
            page.text(Role::Alarm, trouble);
            let rows = u16::try_from(page.rows.len()).unwrap_or(u16::MAX);
            let line = body.rows().nth(2).unwrap_or_default();
            let place = Rect { height: rows.min(body.bottom().saturating_sub(line.y)), ..line };
            for (row, rect) in page.rows.iter().zip(place.rows()) {
                paint::text(buf, rect, &" ".repeat(rect.width.into()), cx.theme.style(Role::Text));
                paint::line(buf, rect, &row.line, 0);
            }
        }
        cursor
    }

    pub(super) fn is_sound(&self, cx: &Cx<'_>) -> bool {
        let Some(question) = question(cx, self.id) else { return false };
        match (&self.draft, &question.kind) {
            (Draft::One(choice), QuestionKind::One(options)) => choice.is_sound(options),
            (Draft::Many(marks), QuestionKind::Many(options)) => marks.is_sound(options),
            (Draft::Hours(_), QuestionKind::Hours) | (Draft::Date(_), QuestionKind::Date) => true,
            _ => false,
        }
    }
}

fn question<'g>(cx: &Cx<'g>, id: QuestionId) -> Option<&'g Question> {
    cx.guide.interview.questions().iter().find(|question| question.id == id)
}

/// The question and its hint.
fn head(question: &Question, area: Rect, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(area.width, cx.theme, cx.symbols);
    page.text(Role::Heading, question.id.text());
    if area.height >= ROOM_FOR_HINT {
        page.text(Role::Muted, question.id.hint()).gap();
    }
    page
}

/// What is left below the question.
fn body(question: &Question, area: Rect, cx: &Cx<'_>) -> Rect {
    let taken = u16::try_from(head(question, area, cx).rows.len()).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}
