//! A roadmap's prerequisites as a map of stops, ready to be drawn: which rows, in which order, with which rails beside
//! them. It knows nothing of terminals; the screens and the command line draw the same [`Picture`].
//!
//! A picture of a hundred topics and all their needs is a thicket. So the rows stand in learning order, every row lists
//! its needs by number, and rails are drawn for one topic at a time: what it needs comes in from above, what it opens up
//! leaves below. Folded to the way to a topic, the rows are few enough for the rails of all of them.

mod picture;
mod rails;
mod reach;

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalog, NodeIndex, Place, Study};

pub use picture::{Fold, Picture, PictureRow};
pub use rails::{End, Joint, Rail, Tracks};
pub use reach::Relation;

/// The map of one roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadmapMap {
    roadmap: usize,
    rows: Vec<MapRow>,
    stops: Vec<Stop>,
    /// What each node of the whole graph opens up.
    opens: Vec<Vec<NodeIndex>>,
}

/// A row of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapRow {
    /// The title of what follows.
    Heading(Heading),
    /// A stop, by its number in [`RoadmapMap::stops`].
    Stop(usize),
}

/// What a group of stops is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Topics of other roadmaps that are needed here.
    NeededFromElsewhere,
    /// The module of that number.
    Module(usize),
    /// Topics of other roadmaps that need something here.
    OpenedElsewhere,
}

/// A topic or project on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Its node in the graph.
    pub node: NodeIndex,
    /// The topic or project.
    pub place: Place,
    /// Whether it is of the roadmap itself.
    pub is_own: bool,
    /// What other rows name it by: `12`, or a letter where it is of another roadmap; empty where nothing here needs it.
    pub label: String,
    /// The stops that must come before, in the order of the rows.
    pub needs: Vec<usize>,
    /// The stops that it opens up, in the order of the rows.
    pub opens: Vec<usize>,
}

impl RoadmapMap {
    /// The map of the roadmap of that index; without stops where there is no such roadmap or it has no topics.
    pub fn new(catalog: &Catalog, roadmap: usize) -> Self {
        let graph = &catalog.graph;
        let mut opens = vec![Vec::new(); graph.len()];
        for at in 0..catalog.roadmaps.len() {
            for (index, node) in graph.of_roadmap(at, super::Depth::Expert) {
                for need in &node.needs {
                    if let Some(opens) = opens.get_mut(need.index()).filter(|opens| opens.last() != Some(&index)) {
                        opens.push(index);
                    }
                }
            }
        }
        let mut map = Self { roadmap, rows: Vec::new(), stops: Vec::new(), opens };
        let own = nodes_and_places(catalog, roadmap);
        let is_own: BTreeSet<NodeIndex> = own.iter().map(|&(node, _)| node).collect();
        let needs = |node: NodeIndex| graph.node(node).map_or(&[][..], |node| &node.needs);
        let needed: BTreeSet<NodeIndex> =
            own.iter().flat_map(|&(node, _)| needs(node)).copied().filter(|need| !is_own.contains(need)).collect();
        let opened: BTreeSet<NodeIndex> = own
            .iter()
            .flat_map(|&(node, _)| map.opens.get(node.index()).map_or(&[][..], Vec::as_slice))
            .copied()
            .filter(|node| !is_own.contains(node))
            .collect();

        map.add_foreign(catalog, Heading::NeededFromElsewhere, &needed);
        let first_own = map.stops.len();
        let mut module = None;
        for (node, place) in own {
            let of = match place {
                Place::Topic(_, module, _) | Place::Project(_, module, _) => Some(module),
                _ => None,
            };
            if let Some(next) = of.filter(|_| of != module) {
                map.rows.push(MapRow::Heading(Heading::Module(next)));
                module = of;
            }
            let label = (map.stops.len() - first_own + 1).to_string();
            map.add(Stop { node, place, is_own: true, label, needs: Vec::new(), opens: Vec::new() });
        }
        let end_of_own = map.stops.len();
        map.add_foreign(catalog, Heading::OpenedElsewhere, &opened);
        map.connect(first_own, end_of_own, needs);
        map
    }

    fn add(&mut self, stop: Stop) {
        self.rows.push(MapRow::Stop(self.stops.len()));
        self.stops.push(stop);
    }

    fn add_foreign(&mut self, catalog: &Catalog, heading: Heading, nodes: &BTreeSet<NodeIndex>) {
        if nodes.is_empty() {
            return;
        }
        self.rows.push(MapRow::Heading(heading));
        let mut of_roadmap: BTreeMap<usize, BTreeMap<NodeIndex, Place>> = BTreeMap::new();
        for &node in nodes {
            let Some(roadmap) = catalog.graph.node(node).map(|node| node.roadmap) else { continue };
            let places =
                of_roadmap.entry(roadmap).or_insert_with(|| nodes_and_places(catalog, roadmap).into_iter().collect());
            let Some(&place) = places.get(&node) else { continue };
            let label = if heading == Heading::NeededFromElsewhere { letters(self.stops.len()) } else { String::new() };
            self.add(Stop { node, place, is_own: false, label, needs: Vec::new(), opens: Vec::new() });
        }
    }

    /// Joins the stops. The roadmap's own stand at `first..end`, what they need of others before, what they open after.
    fn connect<'g>(&mut self, first: usize, end: usize, needs: impl Fn(NodeIndex) -> &'g [NodeIndex]) {
        let before: BTreeMap<NodeIndex, usize> =
            self.stops.iter().enumerate().take(end).map(|(at, stop)| (stop.node, at)).collect();
        for at in first..self.stops.len() {
            let Some(node) = self.stops.get(at).map(|stop| stop.node) else { continue };
            let found = needs(node).iter().filter_map(|need| before.get(need).copied());
            // What another roadmap's topic needs is shown as far as it is here.
            let found: BTreeSet<usize> = found.filter(|&need| at < end || need >= first).collect();
            for &need in &found {
                if let Some(need) = self.stops.get_mut(need) {
                    need.opens.push(at);
                }
            }
            if let Some(stop) = self.stops.get_mut(at) {
                stop.needs = found.into_iter().collect();
            }
        }
    }

    /// The roadmap, as an index into the catalogue's.
    pub fn roadmap(&self) -> usize {
        self.roadmap
    }

    /// All rows, in learning order.
    pub fn rows(&self) -> &[MapRow] {
        &self.rows
    }

    /// All stops, in the order of their rows.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The stop of a topic or project.
    pub fn stop_of(&self, place: Place) -> Option<usize> {
        self.stops.iter().position(|stop| stop.place == place)
    }

    /// What a stop is called: its title, a project with `Build:` and a topic of another roadmap with that one's before.
    pub fn title(&self, catalog: &Catalog, stop: usize) -> String {
        let Some(stop) = self.stops.get(stop) else { return String::new() };
        let title = study(catalog, stop.place).map_or("", |study| study.title.as_str());
        let title = match stop.place {
            Place::Project(..) => format!("Build: {}", title.strip_prefix("Project:").unwrap_or(title).trim_start()),
            _ => title.to_owned(),
        };
        let (Place::Topic(roadmap, ..) | Place::Project(roadmap, ..)) = stop.place else { return title };
        match catalog.roadmaps.get(roadmap).filter(|_| !stop.is_own) {
            Some(roadmap) => format!("{}: {title}", roadmap.title),
            None => title,
        }
    }

    /// What a group of stops is called.
    pub fn heading(&self, catalog: &Catalog, heading: Heading) -> String {
        match heading {
            Heading::NeededFromElsewhere => "From other roadmaps".to_owned(),
            Heading::OpenedElsewhere => "Opened in other roadmaps".to_owned(),
            Heading::Module(module) => {
                let module = catalog.roadmaps.get(self.roadmap).and_then(|roadmap| roadmap.modules.get(module));
                module.map_or_else(String::new, |module| module.title.as_str().to_owned())
            }
        }
    }

    /// The labels of what a stop needs, in at most so many columns: `3,12,a`, and `3,12+4` where not all have room.
    pub fn needs_within(&self, stop: usize, columns: usize) -> String {
        let needs = self.stops.get(stop).map_or(&[][..], |stop| &stop.needs);
        let labels: Vec<&str> =
            needs.iter().filter_map(|&need| self.stops.get(need)).map(|need| need.label.as_str()).collect();
        let written = |shown: usize| {
            let list = labels.get(..shown).unwrap_or_default().join(",");
            if shown < labels.len() { format!("{list}+{}", labels.len() - shown) } else { list }
        };
        let fitting = (0..=labels.len()).rev().map(written).find(|text| text.len() <= columns);
        fitting.unwrap_or_default()
    }
}

/// The topic or project of a place.
pub fn study(catalog: &Catalog, place: Place) -> Option<&Study> {
    match place {
        Place::Topic(r, m, t) => Some(&catalog.roadmaps.get(r)?.modules.get(m)?.topics.get(t)?.study),
        Place::Project(r, m, p) => Some(&catalog.roadmaps.get(r)?.modules.get(m)?.projects.get(p)?.study),
        _ => None,
    }
}

/// The nodes of a roadmap with what they stand for, in the order of its file.
fn nodes_and_places(catalog: &Catalog, roadmap: usize) -> Vec<(NodeIndex, Place)> {
    let modules = catalog.roadmaps.get(roadmap).map_or(&[][..], |roadmap| &roadmap.modules);
    let places = modules.iter().enumerate().flat_map(|(m, module)| {
        let topics = (0..module.topics.len()).map(move |t| Place::Topic(roadmap, m, t));
        topics.chain((0..module.projects.len()).map(move |p| Place::Project(roadmap, m, p)))
    });
    catalog.graph.of_roadmap(roadmap, super::Depth::Expert).map(|(node, _)| node).zip(places).collect()
}

/// `a` to `z`, then `aa`: how the rows of other roadmaps are counted.
fn letters(mut at: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'a' + u8::try_from(at % 26).unwrap_or(0)));
        match at / 26 {
            0 => return out.into_iter().rev().collect(),
            more => at = more - 1,
        }
    }
}

#[cfg(test)]
mod tests;
