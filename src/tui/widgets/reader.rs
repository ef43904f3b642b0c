//! Reading a [`Page`]: scrolling, going from link to link, moving wide parts sideways.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::text::SafeText;
use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Page, PageLink, Target};
use crate::tui::widgets::paint;

/// Columns that one step sideways moves.
const SIDEWAYS: u16 = 8;

/// Where one is in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    top: usize,
    left: u16,
    link: Option<usize>,
}

/// What reading led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The action means nothing here.
    Ignored,
    /// Something moved, or there was nothing further to move.
    Moved,
    /// This link is to be opened.
    Open(SafeText),
    /// This link is to be copied.
    Copy(SafeText),
    /// This item is to be ticked, or its tick taken away.
    Tick(u16),
}

impl Reader {
    /// Takes an action. `area` is where the page is drawn.
    pub fn update(&mut self, action: Action, page: &Page, area: Rect) -> Reading {
        let height = usize::from(area.height).max(1);
        let end = page.rows.len().saturating_sub(height);
        self.top = self.top.min(end);
        match action {
            Action::Down => self.forward(page, height, end),
            Action::Up => self.backward(page, height),
            Action::PageDown => {
                self.jump(self.top.saturating_add(height.saturating_sub(2).max(1)).min(end), page, height);
            }
            Action::PageUp => self.jump(self.top.saturating_sub(height.saturating_sub(2).max(1)), page, height),
            Action::First => self.jump(0, page, height),
            Action::Last => self.jump(end, page, height),
            Action::Right => {
                let widest = page.widest();
                if widest.saturating_sub(self.left) <= area.width {
                    return Reading::Ignored;
                }
                self.left = self.left.saturating_add(SIDEWAYS).min(widest.saturating_sub(area.width));
            }
            Action::Left if self.left > 0 => self.left = self.left.saturating_sub(SIDEWAYS),
            Action::Confirm | Action::Copy => {
                // Without a chosen link the first in view is meant.
                let chosen = self
                    .link
                    .filter(|&link| self.sees(page, link, height))
                    .or_else(|| self.first_in_view(page, height));
                let Some(link) = chosen.and_then(|link| page.links.get(link)) else { return Reading::Ignored };
                self.link = chosen;
                return match (link.target.clone(), action) {
                    (Target::Address(url), Action::Copy) => Reading::Copy(url),
                    (Target::Address(url), _) => Reading::Open(url),
                    (Target::Item(_), Action::Copy) => Reading::Ignored,
                    (Target::Item(item), _) => Reading::Tick(item),
                };
            }
            Action::Mark => return self.tick(page, height, end),
            _ => return Reading::Ignored,
        }
        Reading::Moved
    }

    /// Turns the wheel.
    pub fn wheel(&mut self, down: bool, page: &Page, height: u16) {
        let end = page.rows.len().saturating_sub(usize::from(height));
        self.top = if down { self.top.saturating_add(3).min(end) } else { self.top.min(end).saturating_sub(3) };
    }

    /// The address drawn on that cell of the area, which is chosen then.
    pub fn click(&mut self, page: &Page, area: Rect, x: u16, y: u16) -> Option<SafeText> {
        match self.hit(page, area, x, y)? {
            Target::Address(url) => Some(url),
            Target::Item(_) => None,
        }
    }

    /// What is drawn on that cell of the area and can be chosen, which it is then.
    pub fn hit(&mut self, page: &Page, area: Rect, x: u16, y: u16) -> Option<Target> {
        let row = self.top(page, area).saturating_add(usize::from(y.checked_sub(area.y)?));
        let column = x.checked_sub(area.x)?;
        let hit = |&(at, start, width): &(usize, u16, u16)| {
            at == row && column >= start && column < start.saturating_add(width)
        };
        let at = page.links.iter().position(|link| link.parts.iter().any(hit))?;
        self.link = Some(at);
        page.links.get(at).map(|link| link.target.clone())
    }

    /// The address that is chosen and in view.
    pub fn chosen<'p>(&self, page: &'p Page, area: Rect) -> Option<&'p SafeText> {
        let link = self.link.filter(|&link| self.sees(page, link, area.height.into()))?;
        match &page.links.get(link)?.target {
            Target::Address(url) => Some(url),
            Target::Item(_) => None,
        }
    }

    /// The actions that make sense on a page, most useful first.
    pub fn hints(page: &Page, area: Rect) -> Vec<Action> {
        let actions = [
            (!page.links.is_empty(), Action::Confirm),
            (page.rows.len() > usize::from(area.height), Action::PageDown),
            (page.widest() > area.width, Action::Right),
            (true, Action::Back),
        ];
        actions.into_iter().filter(|(useful, _)| *useful).map(|(_, action)| action).collect()
    }

    /// Draws the page; `alive` is whether keys go here.
    pub fn render(&self, page: &Page, area: Rect, buf: &mut Buffer, cx: &Cx<'_>, alive: bool) {
        let top = self.top(page, area);
        for (row, rect) in page.rows.iter().skip(top).zip(area.rows()) {
            let left = if row.wide { self.left } else { 0 };
            paint::line(buf, rect, &row.line, left);
            if row.line.width() > usize::from(left) + usize::from(area.width) {
                let end = Rect { x: rect.right().saturating_sub(1), width: rect.width.min(1), ..rect };
                paint::text(buf, end, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
            }
        }
        if let Some(link) = self.link.filter(|_| alive).and_then(|link| page.links.get(link)) {
            for &(row, x, width) in &link.parts {
                let shown = row.checked_sub(top).and_then(|y| u16::try_from(y).ok()).filter(|&y| y < area.height);
                let shift = if page.rows.get(row).is_some_and(|row| row.wide) { self.left } else { 0 };
                if let (Some(y), Some(x)) = (shown, x.checked_sub(shift)) {
                    let part = Rect { x: area.x.saturating_add(x), y: area.y + y, width, height: 1 };
                    paint::fill(buf, part.intersection(area), cx.theme.style(Role::Selection));
                }
            }
        }
        let height = usize::from(area.height);
        let [above, below] = cx.symbols.more;
        let last = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
        if top > 0 {
            paint::text(buf, last, above, cx.theme.style(Role::Muted));
        }
        if top + height < page.rows.len() && height > 0 {
            let bottom = Rect { y: area.bottom() - 1, height: 1, ..last };
            paint::text(buf, bottom, below, cx.theme.style(Role::Muted));
        }
    }

    fn top(&self, page: &Page, area: Rect) -> usize {
        self.top.min(page.rows.len().saturating_sub(area.height.into()))
    }

    /// To the next link if it is in view, else one row down.
    fn forward(&mut self, page: &Page, height: usize, end: usize) {
        let from = self.link.filter(|&link| self.sees(page, link, height));
        let next = from.map_or_else(|| self.first_in_view(page, height), |link| Some(link + 1));
        match next.filter(|&next| self.sees(page, next, height)) {
            Some(next) => self.link = Some(next),
            None => self.top = self.top.saturating_add(1).min(end),
        }
    }

    /// To the previous link if it is in view, else one row up.
    fn backward(&mut self, page: &Page, height: usize) {
        let from = self.link.filter(|&link| self.sees(page, link, height));
        let previous = from.and_then(|link| link.checked_sub(1)).filter(|&link| self.sees(page, link, height));
        if previous.is_some() || self.top == 0 {
            self.link = previous;
        } else {
            self.top -= 1;
        }
    }

    /// Ticks the chosen item, else the first in view. Where none is in view, the first comes into view and is chosen, so
    /// that nothing is ticked unseen.
    fn tick(&mut self, page: &Page, height: usize, end: usize) -> Reading {
        let item = |link: usize| match page.links.get(link).map(|link| &link.target) {
            Some(Target::Item(item)) => Some(*item),
            _ => None,
        };
        let items = || (0..page.links.len()).filter(|&link| item(link).is_some());
        let in_view = |link: &usize| self.sees(page, *link, height);
        let chosen = self.link.filter(|&link| item(link).is_some()).filter(in_view).or_else(|| items().find(in_view));
        if let Some(link) = chosen {
            self.link = Some(link);
            return item(link).map_or(Reading::Ignored, Reading::Tick);
        }
        let Some(first) = items().next() else { return Reading::Ignored };
        self.link = Some(first);
        self.top = page.links.get(first).map_or(0, PageLink::row).min(end);
        Reading::Moved
    }

    fn jump(&mut self, top: usize, page: &Page, height: usize) {
        self.top = top;
        if self.link.is_some_and(|link| !self.sees(page, link, height)) {
            self.link = None;
        }
    }

    fn sees(&self, page: &Page, link: usize, height: usize) -> bool {
        page.links.get(link).is_some_and(|link| (self.top..self.top.saturating_add(height)).contains(&link.row()))
    }

    fn first_in_view(&self, page: &Page, height: usize) -> Option<usize> {
        (0..page.links.len()).find(|&link| self.sees(page, link, height))
    }
}
