//! The field: categories and their roadmaps, a roadmap's modules and topics, and the text about each.
//!
//! One list leads into the next: the field → one roadmap → the text. Side by side where there is room, one at a time where
//! there is not; what is remembered is the same. The map of a roadmap's prerequisites takes the room of all three; a text
//! that is read from it lies over it until it is left.

mod legend;
mod list;
mod map;
mod text;

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::ThemeChoice;
use crate::domain::catalog::{Catalog, Place, TopicId, study};
use crate::domain::learner::WeeklyHours;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Pointer, Toast};
use crate::tui::doing;
use crate::tui::keymap::Context;
use crate::tui::layout::{self, Columns, Focus};
use crate::tui::panes::reading;
use crate::tui::panes::roadmaps::map::{MapView, Outcome};
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::notice;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;
use crate::tui::widgets::reader::Reader;
use crate::tui::widgets::rows::{self, Alive};
use crate::tui::widgets::scroll::{Move, Scroll};

/// What stands in the pane where there are no roadmaps.
const NOTHING: &str = "This guide names no roadmaps.\n\nA section such as \"## Roadmaps I Cover\" in the file, with a list \
                       under it, would appear here. The Guide pane shows all that the file says.";

/// The pane.
#[derive(Default)]
pub(super) struct Roadmaps {
    /// In the field.
    field: Scroll,
    /// In a roadmap: which, and where.
    roadmap: Option<(usize, Scroll)>,
    /// In the text about the row under the cursor.
    reading: Option<Reader>,
    /// Whether the answers to the check questions are shown.
    answers: bool,
    /// The drawn map, and where one was before it was opened.
    map: Option<(MapView, Before)>,
    pages: Memo<PageKey, Page>,
}

/// Where one was before the map was opened.
#[derive(Clone, Copy)]
struct Before {
    roadmap: Option<(usize, Scroll)>,
    reading: Option<Reader>,
}

/// All that a page depends on.
#[derive(PartialEq)]
struct PageKey {
    catalog: *const Catalog,
    place: Option<Place>,
    width: u16,
    answers: bool,
    weekly: WeeklyHours,
    theme: ThemeChoice,
    progress: text::Progress,
}

impl Roadmaps {
    /// What stands in the list in front.
    fn places(&self, cx: &Cx<'_>) -> Vec<Place> {
        match self.roadmap {
            Some((roadmap, _)) => list::of_roadmap(&cx.guide.catalog, roadmap),
            None => list::of_field(&cx.guide.catalog),
        }
    }

    fn scroll(&self) -> Scroll {
        self.roadmap.map_or(self.field, |(_, scroll)| scroll)
    }

    fn scroll_mut(&mut self) -> &mut Scroll {
        self.roadmap.as_mut().map_or(&mut self.field, |(_, scroll)| scroll)
    }

    /// What the cursor is on. In a roadmap without topics: the roadmap.
    fn place(&self, cx: &Cx<'_>) -> Option<Place> {
        let under_cursor = self.places(cx).get(self.scroll().cursor).copied();
        under_cursor.or(self.roadmap.map(|(roadmap, _)| Place::Roadmap(roadmap)))
    }

    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let place = self.place(cx);
        let progress = text::Progress::of(place, cx);
        let key = PageKey {
            catalog: std::sync::Arc::as_ptr(&cx.guide.catalog),
            place,
            width,
            answers: self.answers,
            weekly: cx.guide.weekly(),
            theme: cx.guide.theme,
            progress: progress.clone(),
        };
        self.pages.get(key, || text::page(place, width, self.answers, &progress, cx))
    }

    fn focus(&self) -> Focus {
        if self.reading.is_some() { Focus::Text } else { Focus::List }
    }

    /// Where list and text are drawn; one of them may be nowhere. The list's first row is its title.
    fn areas(&self, area: Rect) -> (Option<Rect>, Option<Rect>) {
        let area = self.outer(area).map_or(area, |(_, _, rest)| rest);
        let focus = self.focus();
        match layout::columns(area, focus) {
            Columns::One(area) if focus == Focus::Text => (None, Some(layout::off_the_edges(area))),
            Columns::One(area) => (Some(area), None),
            Columns::Two { list, text, .. } => (Some(list), Some(text)),
        }
    }

    /// Where the field is drawn beside a roadmap: the list, the rule, and what is left.
    fn outer(&self, area: Rect) -> Option<(Rect, Rect, Rect)> {
        self.roadmap.and_then(|_| layout::outer_list(area))
    }

    /// The rows of the list, below its title if it has one.
    fn list_rows(&self, area: Rect) -> Rect {
        let title = u16::from(self.roadmap.is_some()).min(area.height);
        Rect { y: area.y + title, height: area.height - title, ..area }
    }

    /// The map, while it is in front.
    fn drawn(&self) -> Option<&MapView> {
        self.map.as_ref().filter(|_| self.reading.is_none()).map(|(map, _)| map)
    }

    /// Opens the map of what the cursor is on.
    fn open_map(&mut self, cx: &Cx<'_>, out: &mut Outbox) {
        let place = self.drawn().map_or_else(|| self.place(cx), |map| map.place(cx));
        match place.and_then(|place| MapView::open(place, cx)) {
            Some(map) => {
                let before = Before { roadmap: self.roadmap, reading: self.reading.take() };
                self.map = Some((map, before));
            }
            None => out.ask(Toast::trouble("there are no topics here to draw a map of")),
        }
    }

    /// Goes where the map leads: out of it, or to the text of a topic.
    fn go(&mut self, outcome: Outcome, cx: &Cx<'_>) -> Handled {
        match outcome {
            Outcome::Read(place) => {
                self.put_cursor_on(place, cx);
                self.reading = Some(Reader::default());
            }
            Outcome::Leave => self.leave_map(cx),
            Outcome::Taken | Outcome::Ignored => {}
        }
        outcome.into()
    }

    /// Back to where the map was opened; in the list of the same roadmap, to the topic that was chosen last.
    fn leave_map(&mut self, cx: &Cx<'_>) {
        let Some((map, before)) = self.map.take() else { return };
        (self.roadmap, self.reading) = (before.roadmap, None);
        let list_is_its_own = self.roadmap.is_some_and(|(roadmap, _)| roadmap == map.roadmap());
        let was_on = self.place(cx);
        if let Some(place) = map.place(cx).filter(|_| list_is_its_own) {
            self.put_cursor_on(place, cx);
        }
        if self.place(cx) == was_on {
            self.reading = before.reading;
        } else {
            self.answers = false;
        }
    }

    /// Puts the cursors of field and list on a topic or project.
    fn put_cursor_on(&mut self, place: Place, cx: &Cx<'_>) {
        let catalog = &cx.guide.catalog;
        let (Place::Topic(roadmap, ..) | Place::Project(roadmap, ..)) = place else { return };
        let height = usize::from(cx.area.height).saturating_sub(1);
        let field = list::of_field(catalog);
        if let Some(row) = field.iter().position(|&other| other == Place::Roadmap(roadmap)) {
            self.field.go(Move::To(row), height, field.len());
        }
        let topics = list::of_roadmap(catalog, roadmap);
        let mut scroll = self.roadmap.filter(|&(own, _)| own == roadmap).map_or(Scroll::default(), |(_, own)| own);
        if let Some(row) = topics.iter().position(|&other| other == place) {
            scroll.go(Move::To(row), height, topics.len());
        }
        self.roadmap = Some((roadmap, scroll));
        self.answers = false;
    }

    /// The topic or project that keys mean: the one chosen on the map, else the one under the cursor.
    fn topic<'a>(&self, cx: &Cx<'a>) -> Option<&'a TopicId> {
        let place = self.drawn().map_or_else(|| self.place(cx), |map| map.place(cx))?;
        study(&cx.guide.catalog, place).map(|study| &study.id)
    }

    /// Records what one did with a topic or project.
    fn record(&self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let ask = match action {
            Action::Mark => doing::toggle,
            Action::Status => doing::statuses,
            Action::Note => doing::note,
            Action::Clock => doing::clock,
            _ => return Handled::No,
        };
        match (self.topic(cx), action) {
            (Some(topic), _) => out.ask(ask(cx, topic)),
            (None, Action::Clock) if cx.guide.record().clock().is_some() => out.ask(doing::stop(cx)),
            (None, _) => out.ask(Toast::trouble("go to a topic or project first")),
        }
        Handled::Yes
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if matches!(action, Action::Status | Action::Note | Action::Clock) {
            return self.record(action, cx, out);
        }
        if action == Action::Map {
            self.open_map(cx, out);
            return Handled::Yes;
        }
        if let Some((map, _)) = self.map.as_mut().filter(|_| self.reading.is_none()) {
            let outcome = map.act(action, cx);
            return self.go(outcome, cx);
        }
        let (list, text) = self.areas(cx.area);
        let text = text.unwrap_or(layout::off_the_edges(cx.area));
        if action == Action::Reveal {
            self.answers = !self.answers;
            return Handled::Yes;
        }
        if self.reading.is_some() {
            let page = self.page(text.width, cx);
            let topic = self.topic(cx);
            let tick = |item| topic.map(|project| doing::tick(cx, project, item));
            let taken = reading::ticking(&mut self.reading, action, &page, text, out, tick);
            return if taken == Handled::Yes { taken } else { self.record(action, cx, out) };
        }
        let len = self.places(cx).len();
        let height = list.map_or(1, |list| self.list_rows(list).height);
        if rows::go(self.scroll_mut(), action, height, len) {
            self.answers = false;
            return Handled::Yes;
        }
        match action {
            Action::Right | Action::Confirm => self.descend(cx),
            Action::Left | Action::Back => return self.ascend(cx),
            _ => return self.record(action, cx, out),
        }
        Handled::Yes
    }

    /// One step inwards.
    fn descend(&mut self, cx: &Cx<'_>) {
        match self.place(cx) {
            Some(Place::Roadmap(roadmap)) if self.roadmap.is_none() => {
                let has_topics =
                    cx.guide.catalog.roadmaps.get(roadmap).is_some_and(|roadmap| !roadmap.modules.is_empty());
                if has_topics {
                    self.roadmap = Some((roadmap, Scroll { cursor: 0, top: 0 }));
                } else {
                    self.reading = Some(Reader::default());
                }
            }
            Some(_) => self.reading = Some(Reader::default()),
            None => {}
        }
    }

    /// One step outwards; nothing left to leave at the first category.
    fn ascend(&mut self, cx: &Cx<'_>) -> Handled {
        if self.roadmap.take().is_some() {
            self.answers = false;
            return Handled::Yes;
        }
        let places = self.places(cx);
        let before = places.get(..self.field.cursor).unwrap_or_default();
        match before.iter().rposition(|place| matches!(place, Place::Category(_))) {
            Some(category) if !matches!(self.place(cx), Some(Place::Category(_))) => {
                self.field.go(Move::To(category), usize::from(cx.area.height), places.len());
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if let Some((map, _)) = self.map.as_mut().filter(|_| self.reading.is_none()) {
            let outcome = map.point(pointer, cx);
            return self.go(outcome, cx);
        }
        if let Some((field, ..)) = self.outer(cx.area).filter(|(field, ..)| field.contains(pointer.at)) {
            let len = list::of_field(&cx.guide.catalog).len();
            self.map = None;
            if rows::point(&mut self.field, pointer, field, len).is_some() {
                (self.roadmap, self.reading, self.answers) = (None, None, false);
            }
            return Handled::Yes;
        }
        let (list, text) = self.areas(cx.area);
        if let Some(text) = text.filter(|text| text.contains(pointer.at)) {
            let page = self.page(text.width, cx);
            let topic = self.topic(cx);
            let tick = |item| topic.map(|project| doing::tick(cx, project, item));
            reading::point_ticking(&mut self.reading, pointer, &page, text, out, tick);
            return Handled::Yes;
        }
        let Some(list) = list.filter(|list| list.contains(pointer.at)) else { return Handled::No };
        (self.reading, self.map) = (None, None);
        let area = self.list_rows(list);
        if self.roadmap.is_some() && pointer.deed == Deed::Click && pointer.at.y < area.y {
            return self.ascend(cx);
        }
        let len = self.places(cx).len();
        let before = self.scroll().cursor;
        if let Some(row) = rows::point(self.scroll_mut(), pointer, area, len)
            && row == before
        {
            // A second click on the row goes in.
            self.descend(cx);
        }
        if self.scroll().cursor != before {
            self.answers = false;
        }
        Handled::Yes
    }

    fn visit(&mut self, place: Place, cx: &Cx<'_>) -> Handled {
        let catalog = &cx.guide.catalog;
        let height = usize::from(cx.area.height).saturating_sub(1);
        let roadmap = match place {
            Place::Category(_) | Place::Roadmap(_) => None,
            Place::Module(roadmap, _) | Place::Topic(roadmap, ..) | Place::Project(roadmap, ..) => Some(roadmap),
            Place::Path(_) | Place::Language(_) | Place::Section(_) => return Handled::No,
        };
        let field = list::of_field(catalog);
        let outer = roadmap.map_or(place, Place::Roadmap);
        let Some(row) = field.iter().position(|&other| other == outer) else { return Handled::No };
        self.field.go(Move::To(row), height, field.len());
        (self.reading, self.map) = (None, None);
        self.roadmap = None;
        self.answers = false;
        if let Some(roadmap) = roadmap {
            let topics = list::of_roadmap(catalog, roadmap);
            let mut scroll = Scroll::default();
            let row = topics.iter().position(|&other| other == place).unwrap_or(0);
            scroll.go(Move::To(row), height, topics.len());
            self.roadmap = Some((roadmap, scroll));
            self.reading = Some(Reader::default());
        }
        Handled::Yes
    }
}

impl Component for Roadmaps {
    fn context(&self) -> Context {
        if self.drawn().is_some() {
            return Context::Map;
        }
        if self.reading.is_some() { Context::Topic } else { Context::Roadmaps }
    }

    fn title(&self) -> &'static str {
        if self.drawn().is_some() { "Map" } else { "Roadmaps" }
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        if let Some(map) = self.drawn() {
            return map.hints(cx);
        }
        let place = self.place(cx);
        if place.is_none() {
            return Vec::new();
        }
        if self.reading.is_none() {
            let mark = self.topic(cx).map_or(Action::Map, |_| Action::Mark);
            let back = self.roadmap.map(|_| Action::Back);
            return [Action::Confirm, mark].into_iter().chain(back).collect();
        }
        let topic = match place {
            Some(Place::Topic(r, m, t)) => list::topic(&cx.guide.catalog, r, m, t),
            _ => None,
        };
        let asks = topic.is_some_and(|topic| !topic.text().checks.is_empty());
        let (_, text) = self.areas(cx.area);
        let reading = text.map_or(vec![Action::Back], |text| Reader::hints(&self.page(text.width, cx), text));
        let mark = self.topic(cx).map(|_| Action::Mark);
        asks.then_some(Action::Reveal).into_iter().chain(mark).chain(reading).collect()
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        if cx.guide.catalog.roadmaps.is_empty() {
            return Handled::No;
        }
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx, out),
            Input::Visit(place) => self.visit(place, cx),
            Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        if cx.guide.catalog.roadmaps.is_empty() {
            notice::render(buf, area, NOTHING, Role::Text, cx);
            return None;
        }
        if let Some(map) = self.drawn() {
            map.render(area, buf, cx);
            return None;
        }
        let (list, text) = self.areas(area);
        let mut inner = area;
        if let Some((field, rule, rest)) = self.outer(area) {
            let places = list::of_field(&cx.guide.catalog);
            rows::render(buf, field, self.field, places.len(), Alive::No, cx, |at| {
                places.get(at).and_then(|&place| list::row(place, false, field.width, cx))
            });
            paint::column(buf, rule, cx.symbols.vertical, cx.theme.style(Role::Border));
            inner = rest;
        }
        if let Columns::Two { rule, .. } = layout::columns(inner, self.focus()) {
            paint::column(buf, rule, cx.symbols.vertical, cx.theme.style(Role::Border));
        }
        if let Some(list) = list {
            let places = self.places(cx);
            let rows = self.list_rows(list);
            if let Some((roadmap, _)) = self.roadmap {
                list::title(buf, Rect { height: list.height.min(1), ..list }, roadmap, cx);
            }
            let alive = if self.reading.is_none() { Alive::Yes } else { Alive::No };
            rows::render(buf, rows, self.scroll(), places.len(), alive, cx, |at| {
                places.get(at).and_then(|&place| list::row(place, self.roadmap.is_some(), rows.width, cx))
            });
            list::signs(buf, rows, self.scroll(), &places, cx);
        }
        if let Some(text) = text {
            let page = self.page(text.width, cx);
            let reader = self.reading.unwrap_or_default();
            reader.render(&page, text, buf, cx, self.reading.is_some());
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        let field = list::of_field(&cx.guide.catalog).len();
        let inside = self.roadmap.is_none_or(|(roadmap, scroll)| {
            roadmap < cx.guide.catalog.roadmaps.len()
                && scroll.cursor < list::of_roadmap(&cx.guide.catalog, roadmap).len().max(1)
        });
        self.field.cursor < field.max(1) && inside && self.map.as_ref().is_none_or(|(map, _)| map.is_sound(cx))
    }
}
