//! The active plan laid out anew: what moves, what falls out and what comes in, before it is recorded.

use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::TopicId;
use crate::domain::plan::{Cause, Overview, Revision, shift};
use crate::domain::text::Count;
use crate::domain::{Change, Guide, ThemeChoice};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::reader::{Reader, Reading};
use crate::tui::{figures, layout};

/// Columns of the popup where there is room.
const WIDTH: u16 = 84;
/// More topics than this of one kind are counted, not listed.
const MOST: usize = 200;

/// The popup.
#[derive(Default)]
pub struct Replan {
    reader: Reader,
    pages: Memo<PageKey, Page>,
}

/// All that the page depends on. The overview is made anew with every change, and it keeps its address while it is held.
struct PageKey {
    overview: Option<Arc<Overview>>,
    width: u16,
    theme: ThemeChoice,
}

impl PartialEq for PageKey {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.overview, &other.overview) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same && (self.width, self.theme) == (other.width, other.theme)
    }
}

impl Replan {
    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let key = PageKey { overview: cx.guide.overview().cloned(), width, theme: cx.guide.theme };
        self.pages.get(key, || page(width, cx))
    }
}

/// What is different, the sum first.
fn page(width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let Some((_, revision)) = cx.guide.replanned() else {
        page.text(Role::Text, "There is no plan that could be laid out anew. /learn makes one.");
        return page;
    };
    let made = cx.guide.record().plan().map(|plan| plan.baseline.made);
    let made = made.map_or(String::new(), |day| format!(" as it was laid out on {}", figures::day(day)));
    if revision.is_empty() {
        page.text(Role::Good, &format!("Nothing changes: the plan stands{made}."));
        causes(&mut page, cx);
        return page;
    }
    page.text(Role::Accent, &format!("{}.", figures::sentence(&revision.summary())));
    if let Some((old, new)) = revision.finish {
        let dates = format!("The last week begins on {} instead of {}.", figures::day(new), figures::day(old));
        page.text(Role::Text, if old == new { "The last week stays the same." } else { &dates });
    }
    page.text(Role::Muted, &format!("Beside the plan{made}. Enter records the new one, Esc leaves all as it is."));
    causes(&mut page, cx);
    changes(&mut page, revision, cx);
    page
}

/// What moved the even chance since the plan was laid out, in days that sum up to the whole.
fn causes(page: &mut Page, cx: &Cx<'_>) {
    let Some(moves) = cx.guide.moves(None) else { return };
    let causes: Vec<&Cause> = moves.causes.iter().filter(|cause| cause.days != 0).collect();
    if causes.is_empty() {
        return;
    }
    let [then, now] = [moves.even_then, moves.even_now].map(figures::day);
    page.heading(&format!("Even chance by {now}; it was {then}"));
    let days: Vec<String> = causes.iter().map(|cause| shift(i64::from(cause.days))).collect();
    let widest = days.iter().map(String::len).max().unwrap_or(0);
    for (cause, days) in causes.iter().zip(&days) {
        page.behind_in(Role::Text, &format!("{days:>widest$}  "), |page| _ = page.text(Role::Text, cause.kind.words()));
    }
}

fn changes(page: &mut Page, revision: &Revision, cx: &Cx<'_>) {
    let [_, _, _, right] = cx.symbols.arrows;
    // Where arrows are words, a sign does.
    let arrow = if right.is_ascii() { "->" } else { right };
    let moved: Vec<(&TopicId, String)> = revision
        .moved
        .iter()
        .map(|own| (&own.id, format!("{} {arrow} {}", figures::day(own.old), figures::day(own.new))))
        .collect();
    let week = |parts: &[(TopicId, Date)]| -> Vec<String> {
        parts.iter().map(|(_, day)| format!("week of {}", figures::day(*day))).collect()
    };
    let (gone, come) = (week(&revision.fell_out), week(&revision.came_in));
    listed(page, "Falls out", revision.fell_out.iter().map(|(id, _)| id).zip(gone).collect(), cx);
    listed(page, "Comes in", revision.came_in.iter().map(|(id, _)| id).zip(come).collect(), cx);
    listed(page, "Ends in another week", moved, cx);
}

/// Topics under a heading, each with its weeks in a column before it.
fn listed(page: &mut Page, heading: &str, topics: Vec<(&TopicId, String)>, cx: &Cx<'_>) {
    if topics.is_empty() {
        return;
    }
    let count = topics.len();
    page.heading(&format!("{heading} ({count})"));
    let widest = topics.iter().map(|(_, weeks)| weeks.chars().count()).max().unwrap_or(0);
    for (id, weeks) in topics.into_iter().take(MOST) {
        let mark = format!("{weeks:<widest$}  ");
        page.behind(&mark, |page| _ = page.text(Role::Text, &title(id, cx.guide)));
    }
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        page.text(Role::Muted, &format!("and {}", Count::new(more, "more topic")));
    }
}

/// A topic with its roadmap; its name where the content has lost it.
fn title(id: &TopicId, guide: &Guide) -> String {
    let roadmap = guide.catalog.roadmap(&id.roadmap);
    match (guide.catalog.study(id), roadmap) {
        (Some(study), Some(roadmap)) => format!("{} ({})", study.title, roadmap.title),
        _ => id.to_string(),
    }
}

/// Records the plan as it would be laid out now.
fn record(cx: &Cx<'_>, out: &mut Outbox) {
    out.ask(Request::Close);
    let (Some(plan), Some((baseline, revision))) = (cx.guide.record().plan(), cx.guide.replanned()) else { return };
    if revision.is_empty() {
        return;
    }
    out.ask(Request::Change(Change::Replan(plan.name.clone(), baseline.clone())));
    out.ask(Request::Pane("plan"));
    out.ask(Toast::good("the plan is laid out anew; u brings the old one back"));
}

impl Component for Replan {
    fn context(&self) -> Context {
        Context::Replan
    }

    fn title(&self) -> &'static str {
        "The plan laid out anew"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        let changes_something = cx.guide.replanned().is_some_and(|(_, revision)| !revision.is_empty());
        let all = [Action::Confirm, Action::PageDown, Action::Back];
        if changes_something { all.to_vec() } else { vec![Action::Back] }
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        layout::popup_around(screen, WIDTH, |width| self.page(width, cx).rows.len())
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        let page = self.page(inside.width, cx);
        match input {
            Input::Action(Action::Confirm) => record(cx, out),
            Input::Action(action) => return (self.reader.update(action, &page, inside) == Reading::Moved).into(),
            Input::Mouse(pointer) if pointer.deed != Deed::Click => {
                self.reader.wheel(pointer.deed == Deed::ScrollDown, &page, inside.height);
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        self.reader.render(&self.page(inside.width, cx), inside, buf, cx, true);
        None
    }
}
