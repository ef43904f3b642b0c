//! What could be cut of the active plan to meet its deadline: the cuts that together cost the least, then all others, each
//! with its price. One is applied at a time, and the list is worked out anew.

use std::rc::Rc;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Change;
use crate::domain::plan::{CutList, Offer, Overview, PlanError, Reach};
use crate::domain::text::number;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};
use crate::tui::widgets::wrap::{Piece, wrap};
use crate::tui::widgets::{frame, paint};
use crate::tui::{figures, layout};

/// Columns of the popup where there is room.
const WIDTH: u16 = 88;
/// Rows for what the cut under the cursor costs, in words.
const COST: u16 = 4;
/// The chance that is aimed at, at first, and the least and the most that can be asked for, in hundredths.
const AIM: (u8, u8, u8) = (85, 50, 95);
/// What one key press adds to it or takes off.
const STEP: u8 = 5;

/// The popup.
pub struct Cuts {
    /// The chance that is aimed at, in hundredths.
    aim: u8,
    scroll: Scroll,
    priced: Memo<Key, Result<Priced, PlanError>>,
}

/// All that the list depends on. The overview is made anew with every change, and it keeps its address while it is held.
struct Key {
    overview: Option<Arc<Overview>>,
    aim: u8,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.overview, &other.overview) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same && self.aim == other.aim
    }
}

/// What can be cut.
struct Priced {
    list: CutList,
    /// What is not in the list, each priced by itself.
    others: Vec<Offer>,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Heading(&'static str),
    Offer(&'a Offer),
    Gap,
}

impl Priced {
    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for (heading, offers) in [(TOGETHER, &self.list.cuts), (ALONE, &self.others)] {
            if offers.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Row::Gap);
            }
            rows.push(Row::Heading(heading));
            rows.extend(offers.iter().map(Row::Offer));
        }
        rows
    }
}

/// Above the cuts that cost the least.
const TOGETHER: &str = "The least harm, one after the other";
/// Above all others.
const ALONE: &str = "Each by itself";

impl Default for Cuts {
    fn default() -> Self {
        let (aim, _, _) = AIM;
        Self { aim, scroll: Scroll { cursor: 1, top: 0 }, priced: Memo::default() }
    }
}

/// Where the parts of the popup stand inside its frame.
struct Parts {
    /// How the deadline stands.
    standing: Rect,
    list: Rect,
    /// What the cut under the cursor costs.
    cost: Rect,
}

fn parts(area: Rect) -> Parts {
    let inside = layout::inside(area);
    let standing = Rect { height: inside.height.min(3), ..inside };
    let rest = layout::skip(inside, standing.height);
    let below = if rest.height >= COST + 4 { COST } else { 0 };
    let list = Rect { height: rest.height - below, ..rest };
    Parts { standing, list, cost: layout::skip(rest, list.height) }
}

impl Cuts {
    fn priced(&self, cx: &Cx<'_>) -> Rc<Result<Priced, PlanError>> {
        let key = Key { overview: cx.guide.overview().cloned(), aim: self.aim };
        self.priced.get(key, || {
            let nothing = CutList {
                target: self.target(),
                chance_now: 1.0,
                cuts: Vec::new(),
                reach: Reach::Met,
                is_proven: true,
            };
            let list = cx.guide.cuts(self.target()).unwrap_or(Ok(nothing))?;
            let mut others = cx.guide.cut_offers().unwrap_or(Ok(Vec::new()))?;
            others.retain(|offer| list.cuts.iter().all(|own| own.cut != offer.cut));
            Ok(Priced { list, others })
        })
    }

    fn target(&self) -> f64 {
        f64::from(self.aim) / 100.0
    }

    /// Moves the cursor to a row that can be chosen.
    fn go(&mut self, action: Action, height: u16, rows: &[Row<'_>]) -> bool {
        let before = self.scroll.cursor;
        if !rows::go(&mut self.scroll, action, height, rows.len()) {
            return false;
        }
        let back = self.scroll.cursor < before || action == Action::Last;
        self.settle(back, height, rows);
        true
    }

    /// From a row that cannot be chosen to the next one that can, where there is one.
    fn settle(&mut self, back: bool, height: u16, rows: &[Row<'_>]) {
        let at = self.scroll.cursor.min(rows.len().saturating_sub(1));
        let is_offer = |at: &usize| matches!(rows.get(*at), Some(Row::Offer(_)));
        let before = || (0..=at).rev().find(is_offer);
        let after = || (at..rows.len()).find(is_offer);
        let found = if back { before().or_else(after) } else { after().or_else(before) };
        let found = found.unwrap_or(0);
        self.scroll.go(Move::To(found), height.into(), rows.len());
        // The heading above the first one comes into view with it.
        if found <= 1 {
            self.scroll.top = 0;
        }
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let priced = self.priced(cx);
        let rows = priced.as_ref().as_ref().map_or_else(|_| Vec::new(), Priced::rows);
        let height = parts(cx.area).list.height;
        if self.go(action, height, &rows) {
            return Handled::Yes;
        }
        let (_, least, most) = AIM;
        match action {
            Action::Confirm => self.cut(&rows, cx, out),
            Action::Left => self.aim = self.aim.saturating_sub(STEP).max(least),
            Action::Right => self.aim = self.aim.saturating_add(STEP).min(most),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) {
        let priced = self.priced(cx);
        let rows = priced.as_ref().as_ref().map_or_else(|_| Vec::new(), Priced::rows);
        let list = parts(cx.area).list;
        let before = self.scroll.cursor;
        let clicked = rows::point(&mut self.scroll, pointer, list, rows.len());
        if clicked == Some(before) {
            self.cut(&rows, cx, out);
        }
        self.settle(pointer.deed == Deed::ScrollUp, list.height, &rows);
    }

    /// Applies the cut under the cursor.
    fn cut(&self, rows: &[Row<'_>], cx: &Cx<'_>, out: &mut Outbox) {
        let (Some(plan), Some(Row::Offer(offer))) = (cx.guide.record().plan(), rows.get(self.scroll.cursor)) else {
            return;
        };
        out.ask(Request::Change(Change::Cut(plan.name.clone(), offer.cut.clone())));
        out.ask(Toast::good(format!("cut, u takes it back: {}", offer.what)));
    }
}

/// How the deadline stands, and how far cuts bring it.
fn standing(list: &CutList, aim: u8, overview: &Overview) -> (Role, String) {
    let day = overview.deadline.map_or(String::new(), figures::day);
    let now = format!("Deadline {day}: {}.", figures::chance(list.chance_now));
    match list.reach {
        Reach::Met if list.cuts.is_empty() => {
            (Role::Good, format!("{now} That is {aim} or better, so nothing need be cut."))
        }
        Reach::Met => {
            let all = if list.cuts.len() == 1 { "the first cut" } else { "the cuts of the first group together" };
            (Role::Text, format!("{now} For {aim} in 100, {all} cost the least."))
        }
        Reach::Missed { chance, deadline, weekly } => {
            let weekly = weekly.map_or(String::new(), |weekly| format!(", or {weekly} h a week"));
            let chance = figures::chance(chance);
            let later = figures::day(deadline);
            let text = format!(
                "{now} No cuts reach {aim}: all of the first group bring {chance}. With them, {later}{weekly} would do."
            );
            (Role::Warning, text)
        }
    }
}

/// A row as a list shows it.
fn listed(row: Row<'_>, width: u16, cx: &Cx<'_>) -> ListRow {
    let plain = |text: String, role| ListRow { indent: 0, text, role, note: String::new() };
    match row {
        Row::Gap => plain(String::new(), Role::Text),
        Row::Heading(text) => plain(text.to_owned(), Role::Heading),
        Row::Offer(offer) => {
            let [_, minus] = cx.symbols.signs;
            let saves = offer.saves_hours.round();
            let saves = if saves >= 1.0 { format!("{minus}{} h", number(saves)) } else { String::new() };
            let note = format!("{saves:>8}  {:>14}", figures::chance(offer.chance_after));
            // The price is what the list is for: what it is yields to it.
            let room = width.saturating_sub(paint::width(&note) + 5);
            let text = paint::shortened(&figures::sentence(&offer.what), room, cx.symbols.ellipsis);
            ListRow { indent: 1, text, role: Role::Text, note }
        }
    }
}

fn set(buf: &mut Buffer, area: Rect, text: &str, role: Role, cx: &Cx<'_>) {
    let style = cx.theme.style(role);
    for (row, rect) in wrap(&[Piece::new(text, style)], area.width).iter().zip(area.rows()) {
        let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        paint::text(buf, rect, &text, style);
    }
}

impl Component for Cuts {
    fn context(&self) -> Context {
        Context::Cuts
    }

    fn title(&self) -> &'static str {
        "What could be cut"
    }

    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        vec![Action::Confirm, Action::Undo, Action::Right]
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        let priced = self.priced(cx);
        let rows = priced.as_ref().as_ref().map_or(0, |priced| priced.rows().len());
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(5 + COST);
        layout::popup(screen, WIDTH, height.min(screen.height.saturating_sub(2)))
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => {
                self.point(pointer, cx, out);
                Handled::Yes
            }
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        frame::draw(buf, area, self.title(), cx);
        let parts = parts(area);
        let priced = self.priced(cx);
        let (priced, overview) = match (&*priced, cx.guide.overview()) {
            (Ok(priced), Some(overview)) => (priced, overview),
            (Err(error), _) => {
                set(buf, layout::inside(area), &format!("Nothing can be cut: {error}."), Role::Warning, cx);
                return None;
            }
            (_, None) => return None,
        };
        let (role, text) = standing(&priced.list, self.aim, overview);
        set(buf, parts.standing, &text, role, cx);
        let shown = priced.rows();
        let cursor = self.scroll.cursor.min(shown.len().saturating_sub(1));
        let scroll = Scroll { cursor, ..self.scroll };
        rows::render(buf, parts.list, scroll, shown.len(), Alive::Yes, cx, |at| {
            shown.get(at).map(|row| listed(*row, parts.list.width, cx))
        });
        if let Some(Row::Offer(offer)) = shown.get(cursor) {
            set(buf, layout::skip(parts.cost, 1), &offer.cost, Role::Text, cx);
        }
        None
    }
}
