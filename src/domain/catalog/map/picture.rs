//! The rows that are shown, each with its gutter and how it stands to the chosen stop.

use super::rails::{End, Joint, Rail, Tracks};
use super::reach::Relation;
use super::{MapRow, RoadmapMap};
use crate::domain::catalog::{Graph, NodeIndex};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// All.
    All,
    /// A stop and all that must come before it, without headings.
    WayTo(usize),
}

/// The map as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The rows, top to bottom.
    pub rows: Vec<PictureRow>,
    /// How many columns the gutter takes; the same for all rows.
    pub gutter: usize,
}

/// A row of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRow {
    /// What stands on it.
    pub what: MapRow,
    /// What stands beside it, cell by cell.
    pub gutter: Vec<Joint>,
    /// How it stands to the chosen stop.
    pub relation: Relation,
}

impl RoadmapMap {
    /// The picture with a stop chosen, or with none. `lanes` is the most that a folded picture may take beside its rows: where
    /// the rails of all rows need more, only those of the chosen stop are drawn. Every row lists its needs in any case.
    pub fn picture(&self, graph: &Graph, chosen: Option<usize>, fold: Fold, lanes: usize) -> Picture {
        let relations = match chosen {
            Some(chosen) => self.relations(graph, chosen),
            None => vec![Relation::Apart; self.stops().len()],
        };
        let rows = self.shown(graph, fold);
        let mut row_of = vec![None; self.stops().len()];
        for (row, what) in rows.iter().enumerate() {
            if let MapRow::Stop(stop) = *what
                && let Some(slot) = row_of.get_mut(stop)
            {
                *slot = Some(row);
            }
        }
        let row_of = &|stop: usize| row_of.get(stop).copied().flatten();
        let of_all = || {
            let rails = self.rails_of_all(graph, chosen, row_of);
            let tracks = Tracks::packed(&rails, lanes);
            tracks.lanes.iter().all(Option::is_some).then_some((rails, tracks))
        };
        let of_chosen = || {
            let rails = chosen.map_or_else(Vec::new, |chosen| self.rails_of(chosen, row_of));
            let tracks = Tracks::in_order(&rails);
            (rails, tracks)
        };
        let (rails, tracks) = match fold {
            Fold::All => of_chosen(),
            Fold::WayTo(_) => of_all().unwrap_or_else(of_chosen),
        };
        let rows = rows.into_iter().enumerate().map(|(row, what)| {
            let relation = match what {
                MapRow::Stop(stop) => relations.get(stop).copied().unwrap_or(Relation::Apart),
                MapRow::Heading(_) => Relation::Apart,
            };
            PictureRow { what, gutter: tracks.gutter(&rails, row), relation }
        });
        Picture { rows: rows.collect(), gutter: tracks.columns() }
    }

    /// The rows that a fold leaves.
    fn shown(&self, graph: &Graph, fold: Fold) -> Vec<MapRow> {
        let Fold::WayTo(target) = fold else { return self.rows().to_vec() };
        let before = self.stops().get(target).map(|stop| self.before(graph, stop.node)).unwrap_or_default();
        let on_the_way = |row: &&MapRow| match **row {
            MapRow::Stop(at) => {
                let is_before = self.stops().get(at).is_some_and(|stop| before.binary_search(&stop.node).is_ok());
                // A topic of another roadmap that needs this one and is needed here stands on the map twice.
                at == target || is_before && self.stops().get(at).is_some_and(|stop| !stop.label.is_empty())
            }
            MapRow::Heading(_) => false,
        };
        self.rows().iter().filter(on_the_way).copied().collect()
    }

    /// Two rails for one stop: what it needs comes in, what it opens up goes out. Where there is nothing of the kind its
    /// lane is empty, so that nothing jumps sideways from stop to stop.
    fn rails_of(&self, chosen: usize, row_of: impl Fn(usize) -> Option<usize>) -> Vec<Rail> {
        let (Some(stop), Some(row)) = (self.stops().get(chosen), row_of(chosen)) else { return Vec::new() };
        let rail = |others: &[usize], own: End, theirs: End| {
            let mut ends: Vec<(usize, End)> = others.iter().filter_map(|&at| Some((row_of(at)?, theirs))).collect();
            if !ends.is_empty() {
                ends.push((row, own));
            }
            Rail { ends, is_bright: true }
        };
        vec![rail(&stop.needs, End::Arrives, End::Leaves), rail(&stop.opens, End::Leaves, End::Arrives)]
    }

    /// A rail for every stop that is shown, to the shown stops that it opens up. What another need leads to anyway is
    /// not drawn.
    fn rails_of_all(&self, graph: &Graph, chosen: Option<usize>, row_of: impl Fn(usize) -> Option<usize>) -> Vec<Rail> {
        let before = |at: usize| {
            let shown = row_of(at).and_then(|_| self.stops().get(at));
            shown.map(|stop| self.before(graph, stop.node)).unwrap_or_default()
        };
        let before: Vec<Vec<NodeIndex>> = (0..self.stops().len()).map(before).collect();
        let mut rails = Vec::new();
        for (at, stop) in self.stops().iter().enumerate() {
            let Some(row) = row_of(at) else { continue };
            let told_otherwise = |opened: usize| {
                let needs = self.stops().get(opened).map_or(&[][..], |opened| &opened.needs);
                let others = needs.iter().filter(|&&need| need != at).filter_map(|&need| before.get(need));
                others.into_iter().any(|before| before.binary_search(&stop.node).is_ok())
            };
            let opened = stop.opens.iter().copied().filter(|&opened| !told_otherwise(opened));
            let rows: Vec<(usize, usize)> = opened.filter_map(|opened| Some((opened, row_of(opened)?))).collect();
            if rows.is_empty() {
                continue;
            }
            let is_bright =
                chosen.is_some_and(|chosen| at == chosen || rows.iter().any(|&(opened, _)| opened == chosen));
            let ends = [(row, End::Leaves)].into_iter().chain(rows.into_iter().map(|(_, row)| (row, End::Arrives)));
            rails.push(Rail { ends: ends.collect(), is_bright });
        }
        rails
    }
}

impl Joint {
    /// Which strokes it has, as a number below 16: up 1, down 2, left 4, right 8.
    pub fn strokes(self) -> usize {
        let stroke = |is_there: bool, worth: usize| if is_there { worth } else { 0 };
        stroke(self.up, 1) + stroke(self.down, 2) + stroke(self.left, 4) + stroke(self.right, 8)
    }
}
