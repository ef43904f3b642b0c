//! The drawn map of a roadmap: where one is on it, and where its keys lead.

use std::rc::Rc;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::{Catalog, Fold, Graph, MapRow, NodeIndex, Picture, PictureRow, Place, RoadmapMap, Stop};
use crate::domain::learner::{Standing, Status};
use crate::tui::action::Action;
use crate::tui::component::{Cx, Deed, Handled, Pointer};
use crate::tui::layout::{self, MapRegions};
use crate::tui::panes::roadmaps::legend;
use crate::tui::theme::Role;
use crate::tui::widgets::map::{self, Chart};
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::paint;
use crate::tui::widgets::rows;
use crate::tui::widgets::scroll::{Move, Scroll};

/// No more steps than this are remembered.
const LONGEST_TRAIL: usize = 200;

/// Where one is on a map.
#[derive(Default)]
pub(super) struct MapView {
    /// The roadmap, as an index into the catalogue's.
    roadmap: usize,
    /// The chosen stop.
    chosen: usize,
    /// The row at the top, as it was last.
    top: usize,
    /// The stop to which the map is folded.
    way_to: Option<usize>,
    /// Where one was before each step along an edge.
    trail: Vec<Station>,
    /// The last step, if nothing else happened since.
    step: Option<Step>,
    maps: Memo<(*const Catalog, usize), RoadmapMap>,
    pictures: Memo<PictureKey, Picture>,
}

/// A stop of some map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Station {
    roadmap: usize,
    stop: usize,
}

/// A step along an edge: from which stop of the same map, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    from: usize,
    side: Side,
}

/// The two ways to follow an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Needs,
    Opens,
}

/// All that a picture depends on.
#[derive(PartialEq)]
struct PictureKey {
    catalog: *const Catalog,
    roadmap: usize,
    chosen: usize,
    way_to: Option<usize>,
    lanes: usize,
}

/// What an input led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was taken.
    Taken,
    /// It means nothing here.
    Ignored,
    /// This is to be read.
    Read(Place),
    /// The map is to be left.
    Leave,
}

impl MapView {
    /// The map of a roadmap with a place of it chosen: a topic or project, the first of a module, or of all the first that
    /// is not done; of a category, that of its first roadmap. Nothing where the roadmap has no topics.
    pub(super) fn open(place: Place, cx: &Cx<'_>) -> Option<Self> {
        let catalog = &cx.guide.catalog;
        let roadmap = match place {
            Place::Roadmap(roadmap)
            | Place::Module(roadmap, _)
            | Place::Topic(roadmap, ..)
            | Place::Project(roadmap, ..) => roadmap,
            Place::Category(at) => {
                let mut own = catalog.categories.get(at)?.roadmaps.clone();
                own.find(|&at| catalog.roadmaps.get(at).is_some_and(|roadmap| !roadmap.modules.is_empty()))?
            }
            Place::Path(_) | Place::Language(_) | Place::Section(_) => return None,
        };
        let map = RoadmapMap::new(catalog, roadmap);
        let is_meant = |stop: &Stop| match (place, stop.place) {
            (Place::Module(_, wanted), Place::Topic(_, module, _) | Place::Project(_, module, _)) => {
                stop.is_own && wanted == module
            }
            (Place::Topic(..) | Place::Project(..), own) => own == place,
            _ => stop.is_own,
        };
        let status = status(cx);
        let is_next = |stop: &Stop| is_meant(stop) && !status(stop.node).is_known();
        let chosen = map.stops().iter().position(is_next).or_else(|| map.stops().iter().position(is_meant))?;
        let mut opened = Self { roadmap, chosen, ..Self::default() };
        opened.bring_into_view(cx);
        Some(opened)
    }

    /// Moves the window so that the chosen row has rows above it, unless it is in view already.
    fn bring_into_view(&mut self, cx: &Cx<'_>) {
        let map = self.map(cx);
        let picture = self.picture(&map, cx.area, cx);
        let height = usize::from(layout::map(cx.area).rows.height);
        let (row, len) = (self.row(&picture).unwrap_or(0), picture.rows.len());
        let in_view = self.top..(self.top + height).min(len);
        if !in_view.contains(&row) {
            self.top = row.saturating_sub(height / 3).min(len.saturating_sub(height));
        }
    }

    /// The roadmap that is drawn.
    pub(super) fn roadmap(&self) -> usize {
        self.roadmap
    }

    /// The topic or project that is chosen.
    pub(super) fn place(&self, cx: &Cx<'_>) -> Option<Place> {
        self.map(cx).stops().get(self.chosen).map(|stop| stop.place)
    }

    /// Whether all that it remembers is there.
    pub(super) fn is_sound(&self, cx: &Cx<'_>) -> bool {
        let map = self.map(cx);
        let picture = self.picture(&map, cx.area, cx);
        self.row(&picture).is_some() && self.way_to.is_none_or(|stop| stop < map.stops().len())
    }

    fn map(&self, cx: &Cx<'_>) -> Rc<RoadmapMap> {
        let catalog = &cx.guide.catalog;
        self.maps.get((Arc::as_ptr(catalog), self.roadmap), || RoadmapMap::new(catalog, self.roadmap))
    }

    fn picture(&self, map: &RoadmapMap, area: Rect, cx: &Cx<'_>) -> Rc<Picture> {
        let catalog = &cx.guide.catalog;
        let lanes = map::lanes(layout::map(area).rows.width);
        let key = PictureKey {
            catalog: Arc::as_ptr(catalog),
            roadmap: self.roadmap,
            chosen: self.chosen,
            way_to: self.way_to,
            lanes,
        };
        let fold = self.way_to.map_or(Fold::All, Fold::WayTo);
        self.pictures.get(key, || map.picture(&catalog.graph, Some(self.chosen), fold, lanes))
    }

    /// The row of the chosen stop.
    fn row(&self, picture: &Picture) -> Option<usize> {
        picture.rows.iter().position(|row| row.what == MapRow::Stop(self.chosen))
    }

    fn scroll(&self, picture: &Picture) -> Scroll {
        Scroll { cursor: self.row(picture).unwrap_or(0), top: self.top }
    }

    /// Chooses what stands at a scroll's cursor; on a heading the next stop below, or else above.
    fn settle(&mut self, scroll: Scroll, downwards: bool, height: usize, picture: &Picture) {
        let stop = |row: &PictureRow| match row.what {
            MapRow::Stop(stop) => Some(stop),
            MapRow::Heading(_) => None,
        };
        let below = picture.rows.iter().skip(scroll.cursor).find_map(stop);
        let above = picture.rows.iter().take(scroll.cursor + 1).rev().find_map(stop);
        let chosen = if downwards { below.or(above) } else { above.or(below) };
        if let Some(chosen) = chosen.filter(|&chosen| chosen != self.chosen) {
            self.chosen = chosen;
            self.step = None;
        }
        let mut settled = Scroll { cursor: self.row(picture).unwrap_or(0), ..scroll };
        let at = settled.cursor;
        settled.go(Move::To(at), height, picture.rows.len());
        // The heading above the first stop in view comes into view with it.
        let heading = at.checked_sub(1).filter(|&above| {
            settled.top == at && picture.rows.get(above).is_some_and(|row| matches!(row.what, MapRow::Heading(_)))
        });
        self.top = heading.filter(|_| height > 1).unwrap_or(settled.top);
    }

    /// Takes an action. `cx.area` is where the whole map is drawn.
    pub(super) fn act(&mut self, action: Action, cx: &Cx<'_>) -> Outcome {
        let map = self.map(cx);
        let picture = self.picture(&map, cx.area, cx);
        let height = usize::from(layout::map(cx.area).rows.height).max(1);
        let mut scroll = self.scroll(&picture);
        if rows::go(&mut scroll, action, layout::map(cx.area).rows.height, picture.rows.len()) {
            let downwards = matches!(action, Action::Down | Action::PageDown | Action::First);
            self.settle(scroll, downwards, height, &picture);
            return Outcome::Taken;
        }
        match action {
            Action::Left => self.follow(Side::Needs, &map, cx),
            Action::Right => self.follow(Side::Opens, &map, cx),
            Action::Another => self.another(&map),
            Action::Retrace => self.retrace(&map),
            Action::Reveal => self.way_to = if self.way_to.is_some() { None } else { Some(self.chosen) },
            Action::Map => {}
            Action::Confirm => return self.place(cx).map_or(Outcome::Ignored, Outcome::Read),
            Action::Back if self.way_to.is_some() => self.way_to = None,
            Action::Back => return Outcome::Leave,
            _ => return Outcome::Ignored,
        }
        let map = self.map(cx);
        self.unfold_around(&map, &cx.guide.catalog.graph);
        self.bring_into_view(cx);
        Outcome::Taken
    }

    /// A stop that is not on the way to which the map is folded opens the fold.
    fn unfold_around(&mut self, map: &RoadmapMap, graph: &Graph) {
        let Some(target) = self.way_to else { return };
        let fold = map.picture(graph, None, Fold::WayTo(target), 0);
        if !fold.rows.iter().any(|row| row.what == MapRow::Stop(self.chosen)) {
            self.way_to = None;
        }
    }

    /// Along an edge to the nearest stop; back to where one came from, if that is one of them. What lies in another
    /// roadmap is followed onto the map of that one.
    fn follow(&mut self, side: Side, map: &RoadmapMap, cx: &Cx<'_>) {
        let Some(stop) = map.stops().get(self.chosen) else { return };
        let ends = side.of(stop);
        let came_from = self.step.filter(|step| step.side != side).map(|step| step.from);
        let nearest = match side {
            Side::Needs => ends.last(),
            Side::Opens => ends.first(),
        };
        let here = Station { roadmap: self.roadmap, stop: self.chosen };
        if let Some(next) = came_from.filter(|from| ends.contains(from)).or(nearest.copied()) {
            self.remember(here);
            self.step = Some(Step { from: self.chosen, side });
            self.chosen = next;
        } else if !stop.is_own
            && let Some(other) = Self::open(stop.place, cx)
        {
            self.remember(here);
            (self.roadmap, self.chosen) = (other.roadmap, other.chosen);
            (self.way_to, self.step) = (None, None);
        }
    }

    fn remember(&mut self, station: Station) {
        if self.trail.len() >= LONGEST_TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(station);
    }

    /// To the next of the stops that the last step could have led to.
    fn another(&mut self, map: &RoadmapMap) {
        let Some((step, ends)) = self.choices(map) else { return };
        let at = ends.iter().position(|&end| end == self.chosen).unwrap_or(0);
        let next = match step.side {
            Side::Needs => (at + ends.len() - 1) % ends.len().max(1),
            Side::Opens => (at + 1) % ends.len().max(1),
        };
        if let Some(&next) = ends.get(next) {
            self.chosen = next;
        }
    }

    /// The last step and all the stops that it could have led to.
    fn choices<'m>(&self, map: &'m RoadmapMap) -> Option<(Step, &'m [usize])> {
        let step = self.step?;
        Some((step, step.side.of(map.stops().get(step.from)?)))
    }

    fn retrace(&mut self, map: &RoadmapMap) {
        let Some(station) = self.trail.pop() else { return };
        self.step = None;
        if station.roadmap != map.roadmap() {
            self.way_to = None;
        }
        (self.roadmap, self.chosen) = (station.roadmap, station.stop);
    }

    /// Takes the mouse.
    pub(super) fn point(&mut self, pointer: Pointer, cx: &Cx<'_>) -> Outcome {
        let MapRegions { title, rows: area, .. } = layout::map(cx.area);
        if pointer.deed == Deed::Click && title.contains(pointer.at) {
            return Outcome::Leave;
        }
        let map = self.map(cx);
        let picture = self.picture(&map, cx.area, cx);
        let mut scroll = self.scroll(&picture);
        let before = self.chosen;
        let clicked = rows::point(&mut scroll, pointer, area, picture.rows.len());
        if pointer.deed == Deed::Click && clicked.is_none() {
            return Outcome::Taken;
        }
        self.settle(scroll, pointer.deed != Deed::ScrollUp, area.height.into(), &picture);
        let on_it = clicked.and_then(|row| picture.rows.get(row)).is_some_and(|row| row.what == MapRow::Stop(before));
        // A second click on the row reads it.
        if on_it { self.place(cx).map_or(Outcome::Taken, Outcome::Read) } else { Outcome::Taken }
    }

    /// The actions that matter here.
    pub(super) fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        let map = self.map(cx);
        if self.choices(&map).is_some_and(|(_, ends)| ends.len() > 1) {
            return vec![Action::Another, Action::Left, Action::Right];
        }
        let last = if self.way_to.is_some() { Action::Back } else { Action::Reveal };
        vec![Action::Left, Action::Right, last]
    }

    /// Draws the map.
    pub(super) fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let regions = layout::map(area);
        let map = self.map(cx);
        let picture = self.picture(&map, area, cx);
        let status = status(cx);
        let graph = &cx.guide.catalog.graph;
        let standing = |stop: &Stop| Standing::of(graph, stop.node, &status);
        let chart = Chart { map: &map, picture: &picture, scroll: self.scroll(&picture), standing: &standing };
        let Some(roadmap) = cx.guide.catalog.roadmaps.get(self.roadmap) else { return };
        let [_, _, left, _] = cx.symbols.arrows;
        let back = if cx.symbols.cursor.is_ascii() { "<" } else { left };
        let what = match self.way_to {
            Some(stop) => format!(": the way to {}", map.title(&cx.guide.catalog, stop)),
            None => ": what needs what".to_owned(),
        };
        let title =
            [(Role::Muted, &*format!("{back} ")), (Role::Heading, roadmap.title.as_str()), (Role::Muted, &what)];
        chart.heads(buf, regions.title, &title, cx);
        chart.render(buf, regions.rows, cx);
        if let Some(rule) = regions.rule {
            if rule.height == 1 {
                paint::rule(buf, rule, cx.symbols.horizontal, cx.theme.style(Role::Border));
            } else {
                paint::column(buf, rule, cx.symbols.vertical, cx.theme.style(Role::Border));
            }
        }
        let Some(stop) = map.stops().get(self.chosen) else { return };
        let told = legend::Told {
            map: &map,
            stop,
            title: map.title(&cx.guide.catalog, self.chosen),
            standing: standing(stop),
            before: map.before(graph, stop.node),
            after: map.after(stop.node),
            step: self
                .choices(&map)
                .filter(|(_, ends)| ends.len() > 1)
                .map(|(_, ends)| (ends.iter().position(|&end| end == self.chosen).map_or(0, |at| at + 1), ends.len())),
        };
        if let Some(card) = regions.below {
            told.below(card, buf, cx);
        }
        if let Some(side) = regions.beside {
            told.beside(side, buf, cx);
        }
    }
}

impl Side {
    fn of(self, stop: &Stop) -> &[usize] {
        match self {
            Self::Needs => &stop.needs,
            Self::Opens => &stop.opens,
        }
    }
}

impl From<Outcome> for Handled {
    fn from(outcome: Outcome) -> Self {
        (outcome != Outcome::Ignored).into()
    }
}

/// What each topic's status is. This is the one place through which the record of progress joins the map.
fn status<'a>(cx: &Cx<'a>) -> impl Fn(NodeIndex) -> Status + use<'a> {
    let guide = cx.guide;
    move |node| guide.status_at(node)
}
