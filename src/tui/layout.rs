//! Where things stand, from the size alone. Input and drawing ask the same functions, so a click always meets what is seen.

use ratatui::layout::{Margin, Rect, Size};

/// Below this many columns or rows nothing but one sentence is drawn.
pub const SMALLEST: Size = Size { width: 20, height: 5 };
/// From this many columns on a list and a text stand side by side.
pub const TWO_COLUMNS: u16 = 80;
/// Below this many columns a text that is being read takes the room of its list.
pub const READING_BESIDE_LIST: u16 = 110;
/// From this many columns on there is room for two lists and a text.
pub const VERY_WIDE: u16 = 170;
/// Text is not set wider than this: longer lines are hard to follow.
pub const TEXT_WIDTH: u16 = 80;

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regions {
    /// The tabs.
    pub header: Rect,
    /// The pane.
    pub body: Rect,
    /// What to do, or what happened.
    pub status: Rect,
}

/// The parts of a screen; nothing where it is too small.
pub fn regions(size: Size) -> Option<Regions> {
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return None;
    }
    let row = |y, height| Rect { x: 0, y, width: size.width, height };
    // A line of air below the tabs, where there is room for it.
    let air = u16::from(size.height >= 12);
    let top = 1 + air;
    Some(Regions { header: row(0, 1), body: row(top, size.height - top - 1), status: row(size.height - 1, 1) })
}

/// Where the tabs of these widths stand in the header, from `start` on; those without room are empty.
pub fn tabs(header: Rect, start: u16, widths: impl Iterator<Item = u16>) -> Vec<Rect> {
    let mut x = header.x.saturating_add(start);
    widths
        .map(|width| {
            let tab = if x.saturating_add(width) <= header.right() {
                Rect { x, width, ..header }
            } else {
                Rect { x: header.right(), width: 0, ..header }
            };
            x = x.saturating_add(width);
            tab
        })
        .collect()
}

/// A list and the text about its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// There is room for one of the two.
    One(Rect),
    /// Side by side.
    Two {
        /// The list.
        list: Rect,
        /// The column with the rule between.
        rule: Rect,
        /// The text.
        text: Rect,
    },
}

/// Where in a pane of a list and a text the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the list.
    List,
    /// To the text.
    Text,
}

/// How a pane of a list and a text is divided.
pub fn columns(body: Rect, focus: Focus) -> Columns {
    let least = if focus == Focus::Text { READING_BESIDE_LIST } else { TWO_COLUMNS };
    if body.width < least {
        return Columns::One(body);
    }
    let width = (body.width / 5 * 2 + 10).clamp(34, 56);
    let list = Rect { width, ..body };
    let rule = Rect { x: body.x + width, width: 1, ..body };
    let x = rule.right() + 1;
    let text = Rect { x, width: body.right().saturating_sub(x), ..body };
    Columns::Two { list, rule, text }
}

/// The parts of a drawn map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapRegions {
    /// Its title, and what its columns are called.
    pub title: Rect,
    /// The rows.
    pub rows: Rect,
    /// The rule between the rows and the words about the chosen one: one row or one column.
    pub rule: Option<Rect>,
    /// Words about the chosen row in rows of their own.
    pub below: Option<Rect>,
    /// Words about the chosen row in a column of their own.
    pub beside: Option<Rect>,
}

/// How a drawn map is divided: words about the chosen row stand beside it where there is width for them, else below it
/// where there is height.
pub fn map(area: Rect) -> MapRegions {
    let title = Rect { height: area.height.min(1), ..area };
    let rest = Rect { y: area.y + title.height, height: area.height - title.height, ..area };
    if area.width >= READING_BESIDE_LIST {
        let width = if area.width >= VERY_WIDE { TEXT_WIDTH } else { 42 };
        let rows = Rect { width: area.width - width - 2, ..rest };
        let rule = Rect { x: rows.right(), width: 1, ..area };
        let beside = Rect { x: rule.right() + 1, width, ..area };
        let title = Rect { width: rows.width, ..title };
        return MapRegions { title, rows, rule: Some(rule), below: None, beside: Some(beside) };
    }
    // What the marks mean goes first where height is short.
    let below = match rest.height {
        0..=11 => return MapRegions { title, rows: rest, rule: None, below: None, beside: None },
        12..=18 => 3,
        _ => 4,
    };
    let rows = Rect { height: rest.height - below - 1, ..rest };
    let rule = Rect { y: rows.bottom(), height: 1, ..rest };
    let below = Rect { y: rule.bottom(), height: below, ..rest };
    MapRegions { title, rows, rule: Some(rule), below: Some(below), beside: None }
}

/// A popup of at most that size, a little above the middle of the screen.
pub fn popup(screen: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(screen.width);
    let height = height.min(screen.height);
    let x = screen.x + (screen.width - width) / 2;
    let y = screen.y + (screen.height - height) / 3;
    Rect { x, y, width, height }
}

/// A popup of at most that width, as high as its text: `rows` answers how many rows it takes at a width inside the frame.
pub fn popup_around(screen: Rect, width: u16, rows: impl FnOnce(u16) -> usize) -> Rect {
    let widest = popup(screen, width, screen.height.saturating_sub(2));
    let rows = u16::try_from(rows(inside(widest).width)).unwrap_or(u16::MAX);
    popup(screen, width, rows.saturating_add(2).min(widest.height))
}

/// An area less a column on either side: text that has the screen to itself keeps off the edges.
pub fn off_the_edges(area: Rect) -> Rect {
    area.inner(Margin { horizontal: 1, vertical: 0 })
}

/// On a very wide screen the list that led here stays in view: its area, that of the rule, and the rest.
pub fn outer_list(body: Rect) -> Option<(Rect, Rect, Rect)> {
    const WIDTH: u16 = 44;
    if body.width < VERY_WIDE {
        return None;
    }
    let rest = Rect { x: body.x + WIDTH + 1, width: body.width - WIDTH - 1, ..body };
    Some((Rect { width: WIDTH, ..body }, Rect { x: body.x + WIDTH, width: 1, ..body }, rest))
}

/// What lies inside a popup's frame and padding.
pub fn inside(popup: Rect) -> Rect {
    popup.inner(Margin { horizontal: 2, vertical: 1 })
}

/// An area less so many rows at its top.
pub fn skip(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Takes so many rows, or as many as there are, off the top of an area.
pub fn take(rest: &mut Rect, rows: u16) -> Rect {
    let part = Rect { height: rows.min(rest.height), ..*rest };
    *rest = skip(*rest, rows);
    part
}

/// The row of that number in an area, empty where there is none.
pub fn row(area: Rect, at: usize) -> Rect {
    let at = u16::try_from(at).unwrap_or(u16::MAX);
    if at < area.height { Rect { y: area.y + at, height: 1, ..area } } else { Rect { height: 0, ..area } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_regions_fill_the_screen_without_overlap() {
        for (width, height) in [(20, 5), (60, 20), (80, 24), (200, 60), (u16::MAX, 5), (20, u16::MAX)] {
            let regions = regions(Size { width, height }).unwrap();
            assert!(regions.header.bottom() <= regions.body.y);
            assert_eq!(regions.body.bottom(), regions.status.y);
            assert_eq!(regions.status.bottom(), height);
        }
        assert_eq!(regions(Size { width: 19, height: 50 }), None);
        assert_eq!(regions(Size { width: 190, height: 4 }), None);
    }

    #[test]
    fn list_and_text_stand_side_by_side_from_eighty_columns_on() {
        let body = |width| Rect { x: 0, y: 2, width, height: 20 };
        assert_eq!(columns(body(79), Focus::List), Columns::One(body(79)));
        assert_eq!(columns(body(109), Focus::Text), Columns::One(body(109)));
        let Columns::Two { list, rule, text } = columns(body(80), Focus::List) else { panic!("one column") };
        assert_eq!((list.width, rule.x, text.x, text.right()), (42, 42, 44, 80));
    }

    #[test]
    fn the_parts_of_a_map_fill_its_area_without_overlap() {
        for (width, height) in [(0, 0), (1, 1), (60, 17), (80, 21), (80, 12), (109, 40), (110, 3), (200, 57)] {
            let area = Rect { x: 3, y: 2, width, height };
            let MapRegions { title, rows, rule, below, beside } = map(area);
            let parts = [Some(title), Some(rows), rule, below, beside].into_iter().flatten();
            let parts: Vec<Rect> = parts.filter(|part| !part.is_empty()).collect();
            for (at, part) in parts.iter().enumerate() {
                assert_eq!(part.intersection(area), *part, "{width}x{height}");
                assert!(parts[at + 1..].iter().all(|other| !part.intersects(*other)), "{width}x{height}");
            }
        }
    }

    #[test]
    fn a_popup_never_leaves_the_screen() {
        for (width, height) in [(0, 0), (1, 1), (60, 20), (300, 100)] {
            let screen = Rect { x: 0, y: 0, width: 60, height: 20 };
            assert_eq!(popup(screen, width, height).intersection(screen), popup(screen, width, height));
        }
    }
}
