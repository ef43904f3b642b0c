//! The persona itself: what its file says about it, and every section, in its own order and words.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::ThemeChoice;
use crate::domain::catalog::{Catalog, Persona, Place, Section, Severity};
use crate::domain::text::{Count, Listed};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Pointer};
use crate::tui::keymap::Context;
use crate::tui::layout::{self, Columns, Focus};
use crate::tui::panes::reading;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;
use crate::tui::widgets::reader::Reader;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::{Move, Scroll};

/// Row 0 of the list is about the file itself; the sections follow.
const ABOUT: usize = 0;

/// The pane.
#[derive(Default)]
pub(super) struct GuidePane {
    list: Scroll,
    reading: Option<Reader>,
    pages: Memo<PageKey, Page>,
}

/// All that a page depends on.
#[derive(PartialEq)]
struct PageKey {
    catalog: *const Catalog,
    row: usize,
    width: u16,
    theme: ThemeChoice,
}

impl GuidePane {
    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let row = self.list.cursor;
        let catalog = std::sync::Arc::as_ptr(&cx.guide.catalog);
        self.pages.get(PageKey { catalog, row, width, theme: cx.guide.theme }, || {
            let mut page = Page::new(width, cx.theme, cx.symbols);
            match section(cx, row) {
                Some(section) => _ = page.elements(elements(&cx.guide.catalog.persona, section)),
                None => about(&mut page, cx),
            }
            page
        })
    }

    fn focus(&self) -> Focus {
        if self.reading.is_some() { Focus::Text } else { Focus::List }
    }

    fn areas(&self, area: Rect) -> (Option<Rect>, Option<Rect>) {
        let focus = self.focus();
        match layout::columns(area, focus) {
            Columns::One(area) if focus == Focus::Text => (None, Some(layout::off_the_edges(area))),
            Columns::One(area) => (Some(area), None),
            Columns::Two { list, text, .. } => (Some(list), Some(text)),
        }
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let (list, text) = self.areas(cx.area);
        if self.reading.is_some() {
            let text = text.unwrap_or(layout::off_the_edges(cx.area));
            let page = self.page(text.width, cx);
            return reading::act(&mut self.reading, action, &page, text, out);
        }
        if rows::go(&mut self.list, action, list.map_or(1, |list| list.height), len(cx)) {
            return Handled::Yes;
        }
        if matches!(action, Action::Right | Action::Confirm) {
            self.reading = Some(Reader::default());
            return Handled::Yes;
        }
        Handled::No
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let (list, text) = self.areas(cx.area);
        if let Some(text) = text.filter(|text| text.contains(pointer.at)) {
            let page = self.page(text.width, cx);
            reading::point(&mut self.reading, pointer, &page, text, out);
            return Handled::Yes;
        }
        let Some(list) = list.filter(|list| list.contains(pointer.at)) else { return Handled::No };
        self.reading = None;
        let before = self.list.cursor;
        if rows::point(&mut self.list, pointer, list, len(cx)) == Some(before) {
            self.reading = Some(Reader::default());
        }
        Handled::Yes
    }

    /// Shows a section; a path or a language by the section that states it.
    fn visit(&mut self, place: Place, cx: &Cx<'_>) -> Handled {
        let persona = &cx.guide.catalog.persona;
        let location = match place {
            Place::Section(at) => persona.sections.get(at).map(|section| &section.location),
            Place::Path(at) => cx.guide.catalog.paths.get(at).map(|path| &path.location),
            Place::Language(at) => persona.languages.get(at).map(|row| &row.location),
            _ => None,
        };
        let Some(location) = location else { return Handled::No };
        let before =
            |section: &Section| section.location.file == location.file && section.location.line <= location.line;
        let section = persona.sections.iter().rposition(before);
        let row = section.map_or(ABOUT, |section| section + 1);
        self.list.go(Move::To(row), usize::from(cx.area.height), len(cx));
        self.reading = Some(Reader::default());
        Handled::Yes
    }
}

fn len(cx: &Cx<'_>) -> usize {
    cx.guide.catalog.persona.sections.len() + 1
}

fn section<'g>(cx: &Cx<'g>, row: usize) -> Option<&'g Section> {
    cx.guide.catalog.persona.sections.get(row.checked_sub(1)?)
}

fn elements<'p>(persona: &'p Persona, section: &Section) -> &'p [crate::domain::markdown::Element] {
    persona.document.elements.get(section.elements.clone()).unwrap_or_default()
}

/// What the file says about itself, and what was found wrong with it.
fn about(page: &mut Page, cx: &Cx<'_>) {
    let persona = &cx.guide.catalog.persona;
    let title = persona.title.as_ref().or(persona.name.as_ref());
    page.text(Role::Heading, title.map_or("No persona", |title| title.as_str()));
    if let Some(description) = &persona.description {
        page.text(Role::Text, description);
    }
    page.gap();
    let holdings = cx.guide.catalog.holdings();
    if !holdings.is_empty() {
        page.text(Role::Text, &holdings);
    }
    if !persona.capabilities.is_empty() {
        page.heading("Capabilities");
        for capability in &persona.capabilities {
            page.bullet(capability);
        }
    }
    if !persona.other_frontmatter.is_empty() {
        page.heading("Also in its head");
        for (key, value) in &persona.other_frontmatter {
            page.parts(&[(Role::Muted, &format!("{key}: ")), (Role::Text, value)]);
        }
    }
    page.gap();
    let errors = cx.guide.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    let warnings = cx.guide.diagnostics.len() - errors;
    let found = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    let found: Vec<Count<'_>> = found.map(|(count, what)| Count::new(count, what)).collect();
    if !found.is_empty() {
        let text = format!("{} in the files that were read; /check lists them.", Listed::and(&found));
        page.text(Role::Warning, &text);
    }
    if !persona.file.is_empty() {
        page.text(Role::Muted, &persona.file);
    }
}

impl Component for GuidePane {
    fn context(&self) -> Context {
        if self.reading.is_some() { Context::Reading } else { Context::Guide }
    }

    fn title(&self) -> &'static str {
        "Guide"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        if self.reading.is_none() {
            return vec![Action::Confirm];
        }
        let (_, text) = self.areas(cx.area);
        text.map_or(vec![Action::Back], |text| Reader::hints(&self.page(text.width, cx), text))
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx, out),
            Input::Visit(place) => self.visit(place, cx),
            Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let (list, text) = self.areas(area);
        if let Columns::Two { rule, .. } = layout::columns(area, self.focus()) {
            paint::column(buf, rule, cx.symbols.vertical, cx.theme.style(Role::Border));
        }
        if let Some(list) = list {
            let alive = if self.reading.is_none() { Alive::Yes } else { Alive::No };
            rows::render(buf, list, self.list, len(cx), alive, cx, |at| {
                let (text, role) = match section(cx, at) {
                    Some(section) if section.title.is_empty() => ("(before the first heading)", Role::Text),
                    Some(section) => (section.title.as_str(), Role::Text),
                    None => ("About this guide", Role::Heading),
                };
                Some(ListRow { indent: 1, text: text.to_owned(), role, note: String::new() })
            });
        }
        if let Some(text) = text {
            let reader = self.reading.unwrap_or_default();
            reader.render(&self.page(text.width, cx), text, buf, cx, self.reading.is_some());
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.list.cursor < len(cx)
    }
}
