//! `/learn`: seven questions, then a path and a language, with reasons that one can argue with.
//!
//! The answers and the place in the conversation live in the guide; every step is a [`Change::Answer`], so that leaving at
//! any moment loses nothing. Here is only what is on the screen.

mod advised;
mod answers;
mod areas;
mod asking;
mod choice;
mod deadline;
mod keys;
mod marks;
mod notes;
mod so_far;
mod sources;
mod standing;
mod weekly;
mod why;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::advice::{Advice, Interview, QuestionId, Reason};
use crate::domain::catalog::Place;
use crate::domain::text::SafeText;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::reader::{Reader, Reading};
use crate::tui::widgets::{frame, paint};
use crate::tui::{layout, plans};

use answers::{Answers, Wish};
use areas::{Areas, areas};
use asking::{Asking, Step, Then};
use keys::Entry;
use so_far::SoFar;
use standing::Standing;

/// What it is called in its own frame and in help.
const TITLE: &str = "Your path";

/// The popup.
pub struct Learn {
    stage: Stage,
    standing: Standing,
    /// The answers before starting over, until something is answered anew.
    former: Option<Interview>,
}

/// What is in front.
enum Stage {
    /// A question.
    Asking(Asking),
    /// All answers.
    Answers(Answers),
    /// The recommendation; and where Esc leads: to a question, or out.
    Advice(Reader, Option<QuestionId>),
    /// What lies behind it.
    Why(Reader, Option<QuestionId>),
}

impl Learn {
    /// Where the conversation stands: at a question, or at the recommendation when all are answered.
    pub fn open(cx: &Cx<'_>) -> Self {
        let stage = Self::stage_of(&cx.guide.interview, None);
        Self { stage, standing: Standing::default(), former: None }
    }

    /// The question that stands, else the recommendation, from which Esc leads to `before`.
    fn stage_of(interview: &Interview, before: Option<QuestionId>) -> Stage {
        let asking = interview.current().and_then(|question| Asking::new(interview, question.id, Then::Next));
        asking.map_or(Stage::Advice(Reader::default(), before), Stage::Asking)
    }

    fn ask_update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Stage::Asking(asking) = &mut self.stage else { return Handled::No };
        let (id, then) = (asking.id, asking.then);
        let step = asking.update(input, areas(cx.area).question, cx);
        let mut interview = cx.guide.interview.clone();
        interview.go_to(id);
        match step {
            Step::Ignored => return Handled::No,
            Step::Stay => return Handled::Yes,
            Step::StartOver => self.start_over(cx, out),
            Step::Leave => leave(out),
            Step::Back | Step::Skip if then == Then::Advice => self.stage = Stage::Answers(Answers::at(id, cx)),
            Step::Finish if then == Then::Advice => self.stage = Stage::Advice(Reader::default(), None),
            Step::Back => {
                if interview.back() {
                    self.go_on(interview, None, out);
                } else {
                    leave(out);
                }
            }
            Step::Answered(answer) => {
                if let Err(error) = interview.answer(answer) {
                    asking.refuse(&error.to_string());
                    return Handled::Yes;
                }
                self.former = None;
                if then == Then::Advice {
                    interview.finish();
                }
                self.go_on(interview, (then == Then::Next).then_some(id), out);
            }
            Step::Skip => {
                // What was answered before stays: skipping passes over it.
                match interview.answer_to(id).cloned() {
                    Some(answer) if interview.answer(answer.clone()).is_ok() => {}
                    _ => interview.skip(),
                }
                self.go_on(interview, Some(id), out);
            }
            Step::Finish => {
                interview.finish();
                self.go_on(interview, Some(id), out);
            }
        }
        Handled::Yes
    }

    fn go_on(&mut self, interview: Interview, before: Option<QuestionId>, out: &mut Outbox) {
        self.stage = Self::stage_of(&interview, before);
        out.ask(Request::Change(Change::Answer(Box::new(interview))));
    }

    /// All questions anew; a second time, before anything is answered, brings the answers back.
    fn start_over(&mut self, cx: &Cx<'_>, out: &mut Outbox) {
        let (interview, said) = match self.former.take() {
            Some(former) if !cx.guide.interview.is_started() => (former, "your answers are back"),
            _ => {
                self.former = cx.guide.interview.is_started().then(|| cx.guide.interview.clone());
                let said = "started over; Ctrl-N again brings your answers back";
                (Interview::new(&cx.guide.catalog, cx.guide.today), said)
            }
        };
        self.go_on(interview, None, out);
        out.ask(Toast::good(said));
    }

    fn answers_update(&mut self, input: &Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Stage::Answers(answers) = &mut self.stage else { return Handled::No };
        match answers.update(input, layout::inside(cx.area), cx) {
            Wish::Ignored => return Handled::No,
            Wish::Stay => {}
            Wish::Back => self.stage = Stage::Advice(Reader::default(), None),
            Wish::StartOver => self.start_over(cx, out),
            Wish::Change(id) => {
                if let Some(asking) = Asking::new(&cx.guide.interview, id, Then::Advice) {
                    self.stage = Stage::Asking(asking);
                }
            }
        }
        Handled::Yes
    }

    fn advice_update(&mut self, input: &Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Stage::Advice(mut reader, before) = self.stage else { return Handled::No };
        let outcome = self.standing.now(cx);
        let inside = layout::inside(cx.area);
        let page = self.page(inside.width, cx);
        let chosen = reader.chosen(&page, inside).cloned();
        match (input, &*outcome) {
            (Input::Action(Action::Confirm), Ok(advice)) => match chosen {
                Some(address) => return open_source(advice, &address, cx, out),
                None => accept(advice, cx, out),
            },
            (Input::Action(action @ (Action::Left | Action::Right)), _) => {
                let by = if *action == Action::Right { 1 } else { -1 };
                out.ask(Request::Change(Change::SetHours(cx.guide.weekly().step(by))));
            }
            (Input::Action(Action::Edit), _) => self.stage = Stage::Answers(Answers::default()),
            (Input::Action(Action::StartOver), _) => self.start_over(cx, out),
            (Input::Action(Action::Compare), Ok(advice)) => compare(advice, out),
            (Input::Action(Action::Why), Ok(_)) => self.stage = Stage::Why(Reader::default(), before),
            (Input::Action(Action::Back), _) => {
                let asking = before.and_then(|id| Asking::new(&cx.guide.interview, id, Then::Next));
                match asking {
                    Some(asking) => self.stage = Stage::Asking(asking),
                    None => out.ask(Request::Close),
                }
            }
            (Input::Mouse(pointer), Ok(advice)) if pointer.deed == Deed::Click => {
                let address = reader.click(&page, inside, pointer.at.x, pointer.at.y);
                self.stage = Stage::Advice(reader, before);
                return address.map_or(Handled::Yes, |address| open_source(advice, &address, cx, out));
            }
            _ => {
                let read = read(&mut reader, input, &page, inside);
                self.stage = Stage::Advice(reader, before);
                return read;
            }
        }
        Handled::Yes
    }

    fn why_update(&mut self, input: &Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Stage::Why(mut reader, before) = self.stage else { return Handled::No };
        let outcome = self.standing.now(cx);
        let inside = layout::inside(cx.area);
        let page = self.page(inside.width, cx);
        let address = match input {
            Input::Action(Action::Back | Action::Left) => {
                self.stage = Stage::Advice(Reader::default(), before);
                return Handled::Yes;
            }
            Input::Mouse(pointer) if pointer.deed == Deed::Click => {
                reader.click(&page, inside, pointer.at.x, pointer.at.y)
            }
            Input::Action(Action::Confirm) => match reader.update(Action::Confirm, &page, inside) {
                Reading::Open(address) => Some(address),
                _ => return Handled::No,
            },
            _ => {
                let read = read(&mut reader, input, &page, inside);
                self.stage = Stage::Why(reader, before);
                return read;
            }
        };
        self.stage = Stage::Why(reader, before);
        match (&*outcome, address) {
            (Ok(advice), Some(address)) => open_source(advice, &address, cx, out),
            _ => Handled::Yes,
        }
    }

    /// The page of the recommendation, or of what lies behind it.
    fn page(&self, width: u16, cx: &Cx<'_>) -> Page {
        match (&*self.standing.now(cx), &self.stage) {
            (Ok(advice), Stage::Why(..)) => why::page(advice, width, cx),
            (Ok(advice), _) => advised::page(advice, width, cx),
            (Err(error), _) => advised::nothing(error, width, cx),
        }
    }

    fn render_asking(&self, asking: &Asking, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let Areas { question, rule, summary } = areas(area);
        let interview = asking.drafted(cx);
        let outcome = self.standing.of(&interview.profile(), cx);
        let border = cx.theme.style(Role::Border);
        if rule.height > 1 {
            paint::column(buf, rule, cx.symbols.vertical, border);
        } else {
            paint::rule(buf, rule, cx.symbols.horizontal, border);
        }
        let all_ways = self.standing.all_ways(cx);
        let so_far = SoFar { interview: &interview, current: asking.id, outcome: &outcome, all_ways };
        so_far::render(&so_far, summary, buf, cx);
        let advice = outcome.as_ref().as_ref().ok();
        asking.render(advice, question, buf, cx)
    }

    fn heading(&self, cx: &Cx<'_>) -> String {
        match &self.stage {
            Stage::Asking(asking) => {
                let questions = cx.guide.interview.questions();
                let at = questions.iter().position(|question| question.id == asking.id).unwrap_or(0);
                format!("{TITLE}{}{} of {}", cx.symbols.dot, at + 1, questions.len())
            }
            Stage::Answers(_) => format!("{TITLE}{}answers", cx.symbols.dot),
            Stage::Advice(..) => match &*self.standing.now(cx) {
                Ok(_) => "Recommended for you".to_owned(),
                Err(_) => "Nothing to recommend".to_owned(),
            },
            Stage::Why(..) => "Why".to_owned(),
        }
    }

    /// The keys along the lower edge, those that matter most first.
    fn keys(&self, cx: &Cx<'_>) -> &'static [Entry] {
        match &self.stage {
            Stage::Asking(asking) => match asking.context() {
                Context::AskingMany if asking.id == QuestionId::Know => keys::MANY,
                Context::AskingMany => keys::AVOID,
                Context::AskingHours => keys::HOURS,
                _ => keys::ONE,
            },
            Stage::Answers(_) => keys::ANSWERS,
            Stage::Advice(reader, _) if self.standing.now(cx).is_ok() => {
                let inside = layout::inside(cx.area);
                let on_source = reader.chosen(&self.page(inside.width, cx), inside).is_some();
                if on_source { keys::SOURCE } else { keys::ADVICE }
            }
            Stage::Advice(..) => keys::NOTHING,
            Stage::Why(..) => keys::WHY,
        }
    }
}

/// Leaves half-way; the answers are in the guide.
fn leave(out: &mut Outbox) {
    out.ask(Request::Close);
    out.ask(Toast::good("your answers are kept; /learn goes on where you were"));
}

/// Puts the runner-up beside the recommendation: the two paths, or the two languages of one path.
fn compare(advice: &Advice, out: &mut Outbox) {
    let own = &advice.recommendation.candidate.way;
    let Some(other) = advice.runners_up.first().map(|other| &other.candidate.way) else {
        out.ask(Toast::good("there is no runner-up: nothing else is left"));
        return;
    };
    match (own.languages.first(), other.languages.first()) {
        (Some(&one), Some(&two)) if own.path == other.path => {
            out.ask(Request::Compare(Place::Roadmap(one), Place::Roadmap(two)));
        }
        _ => out.ask(Request::Compare(Place::Path(own.path), Place::Path(other.path))),
    }
}

/// Makes a plan of the recommendation and shows it; where none can be made, shows the path and says why. The answers
/// stay, and with them the recommendation.
fn accept(advice: &Advice, cx: &Cx<'_>, out: &mut Outbox) {
    let way = &advice.recommendation.candidate.way;
    out.ask(Request::Close);
    match plans::accept(way, cx) {
        Ok(request) => out.ask(request),
        Err(reason) => {
            out.ask(Request::Visit(Place::Path(way.path)));
            out.ask(Toast::trouble(reason));
        }
    }
}

fn open_source(advice: &Advice, address: &SafeText, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
    match sources::find(&cx.guide.catalog, reasons(advice), address) {
        Some(place) => {
            out.ask(Request::Close);
            out.ask(Request::Visit(place));
            out.ask(Toast::good("/learn leads back to the recommendation"));
        }
        None => out.ask(Toast::trouble(format!("nothing here shows {address}"))),
    }
    Handled::Yes
}

fn reasons(advice: &Advice) -> impl Iterator<Item = &Reason> {
    advice.recommendation.contributions.iter().map(|own| &own.reason)
}

fn read(reader: &mut Reader, input: &Input, page: &Page, area: Rect) -> Handled {
    match input {
        Input::Action(action) => (reader.update(*action, page, area) == Reading::Moved).into(),
        Input::Mouse(pointer) => {
            reader.wheel(pointer.deed == Deed::ScrollDown, page, area.height);
            Handled::Yes
        }
        _ => Handled::No,
    }
}

impl Component for Learn {
    fn context(&self) -> Context {
        match &self.stage {
            Stage::Asking(asking) => asking.context(),
            Stage::Answers(_) => Context::Answers,
            Stage::Advice(..) => Context::Advice,
            Stage::Why(..) => Context::AdviceTable,
        }
    }

    fn title(&self) -> &'static str {
        TITLE
    }

    /// None but the way to help: the others stand along the lower edge, where there is room for them.
    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        if self.context().takes_text() { vec![Action::Help] } else { Vec::new() }
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        layout::regions(screen.as_size()).map_or(screen, |regions| regions.body)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match &self.stage {
            Stage::Asking(_) => self.ask_update(input, cx, out),
            Stage::Answers(_) => self.answers_update(&input, cx, out),
            Stage::Advice(..) => self.advice_update(&input, cx, out),
            Stage::Why(..) => self.why_update(&input, cx, out),
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, &self.heading(cx), cx);
        keys::render(self.keys(cx), self.context(), area, buf, cx);
        match &self.stage {
            Stage::Asking(asking) => return self.render_asking(asking, area, buf, cx),
            Stage::Answers(answers) => answers.render(inside, buf, cx),
            Stage::Advice(reader, _) | Stage::Why(reader, _) => {
                reader.render(&self.page(inside.width, cx), inside, buf, cx, true);
            }
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        match &self.stage {
            Stage::Asking(asking) => asking.is_sound(cx),
            Stage::Answers(answers) => answers.is_sound(cx),
            Stage::Advice(..) | Stage::Why(..) => true,
        }
    }
}
