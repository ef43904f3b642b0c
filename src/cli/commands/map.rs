//! `show --map`: what depends on what, drawn in plain signs. The screens draw the same picture.

use super::show::find;
use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::{Answer, Refusal, View};
use crate::domain::catalog::{
    Catalog, Depth, Fold, Graph, Joint, MapRow, Picture, Relation, Roadmap, RoadmapMap, study,
};
use crate::domain::text::Count;

/// Signs for strokes, by the sum of their sides: up 1, down 2, left 4, right 8.
const STROKES: [&str; 16] = [" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"];
/// No more lanes than this are drawn beside the way to a topic.
const LANES: usize = 8;

/// Draws the map of a roadmap, or the way to one of its topics.
pub(in crate::cli) fn map(catalog: &Catalog, id: &str, view: &View) -> Result<Answer, Refusal> {
    let (name, topic) = id.split_once('/').map_or((id, None), |(roadmap, topic)| (roadmap, Some(topic)));
    if catalog.path(id).is_some() && !catalog.roadmaps.iter().any(|roadmap| roadmap.id.as_str() == id) {
        let message =
            "a path has no map; `backend-guide show ID --map` draws that of a roadmap of it, or the way to a topic";
        return Err(Refusal::Nothing(message.to_owned()));
    }
    let roadmap = find(catalog, name)?;
    let map = RoadmapMap::new(catalog, catalog.roadmap_index(&roadmap.id).unwrap_or_default());
    if map.stops().is_empty() {
        return Err(Refusal::Nothing(format!(
            "{} has no topics in the content in use to draw a map of",
            roadmap.title
        )));
    }
    let text = match topic {
        None => whole(catalog, roadmap, &map, view),
        Some(topic) => way(catalog, roadmap, topic, &map, view)?,
    };
    Ok(Answer::new(text))
}

fn whole(catalog: &Catalog, roadmap: &Roadmap, map: &RoadmapMap, view: &View) -> String {
    let picture = map.picture(&catalog.graph, None, Fold::All, 0);
    let mut page = Page::new(view);
    page.title(&format!("{}: what needs what", roadmap.title));
    drawn(catalog, map, &picture, &mut page);
    page.gap();
    page.say(&legend());
    if let Some(topic) = roadmap.topics().last() {
        page.say(&format!("`backend-guide show {} --map` draws the way to a topic.", topic.study.id));
    }
    page.finish()
}

fn way(catalog: &Catalog, roadmap: &Roadmap, topic: &str, map: &RoadmapMap, view: &View) -> Result<String, Refusal> {
    let id_of = |node| catalog.graph.id(node).map_or("", |id| id.topic.as_str());
    let own = || map.stops().iter().enumerate().filter(|(_, stop)| stop.is_own);
    let Some((at, stop)) = own().find(|(_, stop)| id_of(stop.node) == topic) else {
        let names = own().map(|(_, stop)| id_of(stop.node));
        return Err(Refusal::unknown("topic", topic, names, format!("backend-guide show {}", roadmap.id)));
    };
    let graph: &Graph = &catalog.graph;
    let picture = map.picture(graph, Some(at), Fold::WayTo(at), LANES);
    let mut page = Page::new(view);
    page.title(&format!("{}: the way to {}", roadmap.title, map.title(catalog, at)));
    drawn(catalog, map, &picture, &mut page);
    page.gap();
    let before = Count::new(map.before(graph, stop.node).len(), "topic").to_string();
    page.hang("Before it: ", &before);
    let opened: Vec<String> = stop.opens.iter().map(|&opened| map.title(catalog, opened)).collect();
    let opened = if opened.is_empty() { "nothing further".to_owned() } else { opened.join(", ") };
    page.hang("It opens: ", &opened);
    page.say(&legend());
    Ok(page.finish())
}

/// The rows of a picture: a heading on a line of its own, stops in columns.
fn drawn(catalog: &Catalog, map: &RoadmapMap, picture: &Picture, page: &mut Page<'_>) {
    let cells = picture.rows.iter().filter_map(|row| match row.what {
        MapRow::Stop(stop) => {
            let shown = map.stops().get(stop)?;
            let study = study(catalog, shown.place)?;
            let mark = if row.relation == Relation::Chosen { "*" } else { " " };
            let gutter: String = row.gutter.iter().map(|joint| sign(*joint)).collect();
            let needs = map.needs_within(stop, usize::MAX);
            let needs = if needs.is_empty() { needs } else { format!("needs {needs}") };
            let label = shown.label.clone();
            let depth = study.depth.name().to_owned();
            Some(vec![format!("{gutter}{mark}"), label, map.title(catalog, stop), depth, needs])
        }
        MapRow::Heading(_) => None,
    });
    let rows: Vec<Vec<String>> = cells.collect();
    let text = columns(&rows, &[Side::Left, Side::Right], "");
    let mut lines = text.lines();
    for row in &picture.rows {
        match row.what {
            MapRow::Heading(heading) => {
                page.gap();
                page.title(&map.heading(catalog, heading));
            }
            MapRow::Stop(_) => page.lines(&format!("{}\n", lines.next().unwrap_or(""))),
        }
    }
}

fn sign(joint: Joint) -> &'static str {
    if joint.tip { ">" } else { STROKES.get(joint.strokes()).copied().unwrap_or(" ") }
}

fn legend() -> String {
    let depths = Depth::ALL.map(Depth::name);
    format!("`needs` names the rows that must come before. Depth is {}.", depths.join(", then "))
}
