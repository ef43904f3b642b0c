//! A clock that was forgotten: what to record of it.

use jiff::ToSpan as _;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::learner::{Entry, MAX_MINUTES, Running};
use crate::domain::text::Count;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Request, Toast};
use crate::tui::doing;
use crate::tui::figures;
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::{frame, paint};

/// Minutes that are proposed: an evening's session.
const USUAL: &str = "50";
const QUESTION: &str = "Minutes that you studied: ";

/// The popup.
pub struct Forgotten {
    running: Running,
    topic: String,
    prompt: Prompt,
}

impl Forgotten {
    /// For the clock that runs.
    pub fn new(running: Running, cx: &Cx<'_>) -> Self {
        let mut prompt = Prompt::default();
        prompt.set(USUAL);
        Self { topic: doing::title(cx, &running.topic), running, prompt }
    }

    fn page(&self, width: u16, cx: &Cx<'_>) -> Page {
        let mut page = Page::new(width, cx.theme, cx.symbols);
        let day = self.running.since.day;
        let when = match day {
            day if day == cx.now.day => "today".to_owned(),
            day if day.checked_add(1.day()).is_ok_and(|next| next == cx.now.day) => "yesterday".to_owned(),
            day => format!("on {}", figures::day(day)),
        };
        let minutes = self.running.minutes(cx.now);
        let since = if minutes > 0 { format!(", {} ago", doing::duration(minutes)) } else { String::new() };
        page.parts(&[
            (Role::Text, "The clock on "),
            (Role::Heading, &self.topic),
            (Role::Text, &format!(" was started {when}{since}, and never stopped.")),
        ]);
        page.gap().text(Role::Muted, "Enter records the minutes, Ctrl-X records nothing. With Esc the clock runs on.");
        page
    }

    fn keep(&self, out: &mut Outbox) {
        let minutes = self.prompt.text().trim().trim_end_matches("min").trim_end().parse::<u32>();
        let Some(minutes) = minutes.ok().filter(|minutes| (1..=MAX_MINUTES).contains(minutes)) else {
            out.ask(Toast::trouble(format!("give minutes from 1 to {MAX_MINUTES}, or Ctrl-X for none")));
            return;
        };
        let topic = Some(self.running.topic.clone());
        let entry = Entry { day: self.running.since.day, minutes, topic, note: None };
        out.ask(Request::Close);
        out.ask(Toast::good(format!("{} on {} recorded", Count::new(minutes as usize, "minute"), self.topic)));
        out.ask(Request::Change(Change::DropClock));
        out.ask(Request::Change(Change::Log(entry)));
    }
}

impl Component for Forgotten {
    fn context(&self) -> Context {
        Context::AskingMinutes
    }

    fn title(&self) -> &'static str {
        "A clock was forgotten"
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        layout::popup_around(screen, 62, |width| self.page(width, cx).rows.len() + 2)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        // Another window or the command line may have stopped it meanwhile.
        if cx.guide.record().clock() != Some(&self.running) {
            out.ask(Request::Close);
            return Handled::Yes;
        }
        match input {
            Input::Action(Action::Confirm) => self.keep(out),
            Input::Action(Action::Leave) => {
                out.ask(Request::Close);
                out.ask(Toast::good("nothing was recorded"));
                out.ask(Request::Change(Change::DropClock));
            }
            Input::Action(action) => return self.prompt.go(action).into(),
            Input::Key(key) => _ = self.prompt.key(key),
            Input::Paste(text) => self.prompt.paste(&text),
            Input::Mouse(_) | Input::Visit(_) => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        let page = self.page(inside.width, cx);
        for (row, rect) in page.rows.iter().zip(inside.rows()) {
            paint::line(buf, rect, &row.line, 0);
        }
        let field = layout::row(inside, usize::from(inside.height.saturating_sub(1)));
        let used = paint::text(buf, field, QUESTION, cx.theme.style(Role::Accent));
        self.prompt.render(paint::after(field, used), buf, cx)
    }
}
