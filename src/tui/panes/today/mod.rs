//! Today: one task for the evening, sized to the minutes at hand, the clock, and where one stands.

mod page;
mod words;

use std::rc::Rc;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::{Catalog, TopicId};
use crate::domain::learner::MAX_MINUTES;
use crate::domain::today::{Task, Tonight, USUAL_MINUTES, today};
use crate::domain::{Effect, ThemeChoice};
use crate::tui::action::{Action, COMMANDS};
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::doing;
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::panes::reading;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::reader::Reader;
use crate::tui::widgets::{bar, paint};

use page::Button;

/// Columns of the bar that shows this week's hours, and from which width of the window on.
const BARS: [(u16, u16); 3] = [(110, 30), (70, 16), (0, 8)];

/// The pane.
#[derive(Default)]
pub(super) struct Today {
    /// The minutes at hand, where somebody said.
    minutes: Option<u32>,
    /// Where they are being typed.
    typing: Option<Prompt>,
    reader: Reader,
    evenings: Memo<EveningKey, Tonight>,
    pages: Memo<PageKey, Page>,
}

/// All that an evening depends on.
#[derive(Clone, PartialEq)]
struct EveningKey {
    catalog: *const Catalog,
    recorded: usize,
    today: jiff::civil::Date,
    minutes: Option<u32>,
}

/// All that the page depends on.
#[derive(PartialEq)]
struct PageKey {
    evening: EveningKey,
    on_clock: Option<i64>,
    width: u16,
    theme: ThemeChoice,
}

/// Where its parts stand.
struct Parts {
    /// The minutes at hand and this week's hours.
    head: Rect,
    text: Rect,
}

fn parts(area: Rect) -> Parts {
    let inner = layout::off_the_edges(area);
    let head = Rect { height: inner.height.min(1), ..inner };
    let taken = (head.height + u16::from(area.height >= 10)).min(inner.height);
    Parts { head, text: Rect { y: inner.y + taken, height: inner.height - taken, ..inner } }
}

impl Today {
    fn key(&self, cx: &Cx<'_>) -> EveningKey {
        EveningKey {
            catalog: Arc::as_ptr(&cx.guide.catalog),
            recorded: cx.guide.journal().len(),
            today: cx.guide.today,
            minutes: self.minutes,
        }
    }

    fn evening(&self, cx: &Cx<'_>) -> Rc<Tonight> {
        self.evenings.get(self.key(cx), || today(cx.guide, self.minutes))
    }

    fn page(&self, evening: &Tonight, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let on_clock = evening.clock.as_ref().map(|running| running.minutes(cx.now));
        let key = PageKey { evening: self.key(cx), on_clock, width, theme: cx.guide.theme };
        self.pages.get(key, || page::page(evening, width, cx))
    }

    fn set(&mut self, minutes: u32) {
        self.minutes = Some(minutes.clamp(1, MAX_MINUTES));
        self.reader = Reader::default();
    }

    /// A step more or less: finer where there is little time.
    fn step(&mut self, more: bool) {
        let now = self.minutes.unwrap_or(USUAL_MINUTES);
        let step = |at: u32| match at {
            0..60 => 5,
            60..120 => 15,
            _ => 30,
        };
        let next = if more { now + step(now) } else { now.saturating_sub(step(now.saturating_sub(1))) };
        self.set(next.max(5));
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let evening = self.evening(cx);
        match action {
            Action::Left | Action::Right => self.step(action == Action::Right),
            Action::Minutes(minutes) => self.set(minutes.into()),
            Action::Edit => {
                let mut prompt = Prompt::default();
                prompt.set(&evening.minutes.to_string());
                self.typing = Some(prompt);
            }
            Action::Open => out.ask(open(&evening)),
            Action::Clock => clock(&evening, cx, out),
            Action::Mark | Action::Status | Action::Note | Action::Reveal => return record(action, &evening, cx, out),
            _ => return self.read(action, &evening, cx, out),
        }
        Handled::Yes
    }

    fn read(&mut self, action: Action, evening: &Tonight, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if action == Action::Back {
            return Handled::No;
        }
        let text = parts(cx.area).text;
        let page = self.page(evening, text.width, cx);
        if action == Action::Confirm && !self.reader.is_on_something(&page, text) {
            let button = if evening.task.is_none() { Button::Learn } else { Button::Clock };
            if let Some(request) = press(button, evening, cx) {
                out.ask(request);
            }
            return Handled::Yes;
        }
        let mut reader = Some(self.reader);
        let pressed = |button| page::button(button).and_then(|button| press(button, evening, cx));
        let taken = reading::ticking(&mut reader, action, &page, text, out, pressed);
        self.reader = reader.unwrap_or_default();
        taken
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let Parts { head, text } = parts(cx.area);
        if head.contains(pointer.at) {
            match pointer.deed {
                Deed::Click => return self.act(Action::Edit, cx, out),
                deed => self.step(deed == Deed::ScrollUp),
            }
            return Handled::Yes;
        }
        let evening = self.evening(cx);
        let page = self.page(&evening, text.width, cx);
        let mut reader = Some(self.reader);
        let pressed = |button| page::button(button).and_then(|button| press(button, &evening, cx));
        reading::point_ticking(&mut reader, pointer, &page, text, out, pressed);
        self.reader = reader.unwrap_or_default();
        Handled::Yes
    }

    /// Gives an input to the field for the minutes.
    fn typed(&mut self, input: &Input, out: &mut Outbox) -> Handled {
        let Some(prompt) = &mut self.typing else { return Handled::No };
        match input {
            Input::Action(Action::Confirm) => {
                match prompt.text().trim().trim_end_matches("min").trim_end().parse() {
                    Ok(minutes) if (1..=MAX_MINUTES).contains(&minutes) => {
                        self.typing = None;
                        self.set(minutes);
                    }
                    _ => out.ask(Toast::trouble(format!("type minutes from 1 to {MAX_MINUTES}, as in 50"))),
                }
                return Handled::Yes;
            }
            Input::Action(Action::Back) => self.typing = None,
            Input::Action(action) => return prompt.go(*action).into(),
            Input::Key(key) => _ = prompt.key(*key),
            Input::Paste(text) => prompt.paste(text),
            Input::Mouse(pointer) if pointer.deed == Deed::Click => {
                self.typing = None;
                return Handled::No;
            }
            Input::Mouse(_) | Input::Visit(_) => return Handled::No,
        }
        Handled::Yes
    }

    /// The minutes at hand at the left end of the first row, this week's hours at its right end.
    fn head(&self, buf: &mut Buffer, area: Rect, evening: &Tonight, cx: &Cx<'_>) -> Option<Position> {
        let columns = BARS.iter().find(|(from, _)| area.width >= *from).map_or(0, |(_, columns)| *columns);
        let words = words::week(evening.week, area.width);
        let taken = paint::width(&words) + columns + 1;
        if area.width > taken + 30 {
            let right = paint::after(area, area.width - taken);
            bar::share(buf, Rect { width: columns, ..right }, evening.week.studied, evening.week.planned, cx);
            paint::text(buf, paint::after(right, columns + 1), &words, cx.theme.style(Role::Text));
        }
        let left = Rect { width: area.width.saturating_sub(taken + 1), ..area };
        if let Some(prompt) = &self.typing {
            let used = paint::text(buf, left, "Minutes tonight: ", cx.theme.style(Role::Accent));
            return prompt.render(paint::after(left, used), buf, cx);
        }
        let minutes = doing::duration(evening.minutes.into());
        let used = paint::text(buf, left, &format!("{minutes} tonight"), cx.theme.style(Role::Heading));
        if evening.is_assumed {
            paint::text(buf, paint::after(left, used), "  (assumed)", cx.theme.style(Role::Muted));
        }
        None
    }
}

/// The topic or project that tonight is for.
fn topic(evening: &Tonight) -> Option<&TopicId> {
    match &evening.task {
        Some(Task::Study(study)) => Some(&study.id),
        _ => None,
    }
}

/// Starts the clock on the task; where one runs, stops it and records.
fn clock(evening: &Tonight, cx: &Cx<'_>, out: &mut Outbox) {
    let request = match (&evening.clock, topic(evening)) {
        (Some(_), _) => doing::stop(cx),
        (None, Some(topic)) => doing::clock(cx, topic),
        (None, None) => Request::Toast(Toast::trouble("there is no topic to start the clock on")),
    };
    out.ask(request);
}

/// Opens where to study. Whoever performs it opens https addresses only.
fn open(evening: &Tonight) -> Request {
    let resource = match &evening.task {
        Some(Task::Study(study)) => study.resource.as_ref(),
        _ => None,
    };
    resource.map_or_else(
        || Request::Toast(Toast::trouble("there is nothing to open for this one")),
        |resource| Request::Effect(Effect::OpenLink(resource.url.clone())),
    )
}

/// Records what one did with the task, or shows its text.
fn record(action: Action, evening: &Tonight, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
    let Some(topic) = topic(evening) else { return Handled::No };
    out.ask(match action {
        Action::Mark => doing::toggle(cx, topic),
        Action::Status => doing::statuses(cx, topic),
        Action::Note => doing::note(cx, topic),
        _ => match cx.guide.catalog.place(topic) {
            Some(place) => Request::Visit(place),
            None => return Handled::No,
        },
    });
    Handled::Yes
}

/// What a button on the page asks for.
fn press(button: Button, evening: &Tonight, cx: &Cx<'_>) -> Option<Request> {
    match button {
        Button::Clock => {
            let mut out = Outbox::default();
            clock(evening, cx, &mut out);
            Some(Request::Several(out.into_requests()))
        }
        Button::Learn => {
            COMMANDS.iter().find(|command| command.name == "learn").and_then(|command| (command.run)("", cx).ok())
        }
        Button::LighterWeek => {
            let lighter = evening.away.as_ref()?.lighter?;
            let said =
                Toast::good(format!("{} h a week until {}", lighter.hours, crate::tui::figures::day(lighter.until)));
            let changes = lighter.changes().map(Request::Change);
            Some(Request::Several(std::iter::once(Request::Toast(said)).chain(changes).collect()))
        }
        Button::Smaller => Some(Request::Pane("budget")),
    }
}

impl Component for Today {
    fn context(&self) -> Context {
        if self.typing.is_some() { Context::Minutes } else { Context::Today }
    }

    fn title(&self) -> &'static str {
        "Today"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        if self.typing.is_some() {
            return vec![Action::Confirm, Action::Back];
        }
        let evening = self.evening(cx);
        match (&evening.task, &evening.clock) {
            (_, Some(_)) => vec![Action::Confirm, Action::Mark, Action::Open],
            (Some(Task::Study(_)), None) => vec![Action::Confirm, Action::Open, Action::Right],
            (Some(Task::Review(_)), None) => vec![Action::Right],
            (None, None) => Vec::new(),
        }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if self.typed(&input, out) == Handled::Yes {
            return Handled::Yes;
        }
        match input {
            Input::Action(action) if self.typing.is_none() => self.act(action, cx, out),
            Input::Mouse(pointer) if self.typing.is_none() => self.point(pointer, cx, out),
            _ => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let evening = self.evening(cx);
        let Parts { head, text } = parts(area);
        let cursor = self.head(buf, head, &evening, cx);
        let page = self.page(&evening, text.width, cx);
        self.reader.render(&page, text, buf, cx, true);
        cursor
    }
}
