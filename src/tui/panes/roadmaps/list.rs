//! The rows of the lists: what stands in them and how it reads.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::{Catalog, Module, Place, Project, Roadmap, Study, Topic, study};
use crate::domain::learner::{Coverage, Standing};
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::rows::ListRow;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::{depth, hours, paint, standing};

/// From this width on a row has room for the depth in words.
const ROOM_FOR_DEPTH: u16 = 50;

/// Categories, each followed by its roadmaps.
pub(super) fn of_field(catalog: &Catalog) -> Vec<Place> {
    let mut places = Vec::new();
    for (at, category) in catalog.categories.iter().enumerate() {
        places.push(Place::Category(at));
        let known = category.roadmaps.start..category.roadmaps.end.min(catalog.roadmaps.len());
        places.extend(known.map(Place::Roadmap));
    }
    places
}

/// The roadmap itself, then its modules, each followed by its topics and projects.
pub(super) fn of_roadmap(catalog: &Catalog, roadmap: usize) -> Vec<Place> {
    let mut places = vec![Place::Roadmap(roadmap)];
    let modules = catalog.roadmaps.get(roadmap).map_or(&[][..], |roadmap| &roadmap.modules);
    for (m, module) in modules.iter().enumerate() {
        places.push(Place::Module(roadmap, m));
        places.extend((0..module.topics.len()).map(|t| Place::Topic(roadmap, m, t)));
        places.extend((0..module.projects.len()).map(|p| Place::Project(roadmap, m, p)));
    }
    places
}

/// A roadmap's module.
pub(super) fn module(catalog: &Catalog, roadmap: usize, module: usize) -> Option<&Module> {
    catalog.roadmaps.get(roadmap)?.modules.get(module)
}

/// A module's topic.
pub(super) fn topic(catalog: &Catalog, roadmap: usize, at: usize, topic: usize) -> Option<&Topic> {
    module(catalog, roadmap, at)?.topics.get(topic)
}

/// A module's project.
pub(super) fn project(catalog: &Catalog, roadmap: usize, at: usize, project: usize) -> Option<&Project> {
    module(catalog, roadmap, at)?.projects.get(project)
}

/// The name of the roadmap that the list is about.
pub(super) fn title(buf: &mut Buffer, area: Rect, roadmap: usize, cx: &Cx<'_>) {
    let Some(roadmap) = cx.guide.catalog.roadmaps.get(roadmap) else { return };
    let [_, _, left, _] = cx.symbols.arrows;
    let back = if cx.symbols.cursor.is_ascii() { "<" } else { left };
    let text = format!("{back} {}", roadmap.category);
    paint::cut(buf, paint::after(area, 1), &text, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
}

/// How a row reads. A roadmap at the head of its own list is a heading.
pub(super) fn row(place: Place, inside: bool, width: u16, cx: &Cx<'_>) -> Option<ListRow> {
    let catalog = &cx.guide.catalog;
    let row = |indent, text: &str, role, note| Some(ListRow { indent, text: text.to_owned(), role, note });
    match place {
        Place::Category(at) => {
            let category = catalog.categories.get(at)?;
            let stated = category.hours.as_ref().map_or("", |hours| hours.text.as_str());
            let covered = cx.guide.covered_among(category.roadmaps.clone());
            row(0, &category.name, Role::Heading, with_covered(covered, stated))
        }
        Place::Roadmap(at) => {
            let roadmap = catalog.roadmaps.get(at)?;
            let (indent, role) = if inside { (0, Role::Accent) } else { (2, Role::Text) };
            row(indent, &roadmap.title, role, with_covered(cx.guide.covered_of(at), &roadmap_note(roadmap, cx)))
        }
        Place::Module(r, m) => {
            let module = module(catalog, r, m)?;
            row(0, &module.title, Role::Heading, with_covered(covered_in(module, cx), ""))
        }
        Place::Topic(r, m, t) => {
            let study = &topic(catalog, r, m, t)?.study;
            row(0, &behind_sign(&study.title, study, cx), Role::Text, study_note(study, width, cx))
        }
        Place::Project(r, m, p) => {
            let study = &project(catalog, r, m, p)?.study;
            row(0, &behind_sign(&build(&study.title), study, cx), Role::Text, study_note(study, width, cx))
        }
        Place::Path(_) | Place::Language(_) | Place::Section(_) => None,
    }
}

/// A title behind the sign of where one stands with it, which says in its shape all that its colour says.
fn behind_sign(title: &str, study: &Study, cx: &Cx<'_>) -> String {
    let sign = stands(study, cx).map_or(" ", |stands| standing::sign(stands, cx.symbols));
    format!("{sign} {title}")
}

/// Where one stands with a topic or project.
pub(super) fn stands(study: &Study, cx: &Cx<'_>) -> Option<Standing> {
    cx.guide.catalog.graph.find(&study.id).map(|node| cx.guide.standing_at(node))
}

/// Gives the signs of the rows in view their colours; the row under the cursor has its own.
pub(super) fn signs(buf: &mut Buffer, area: Rect, scroll: Scroll, places: &[Place], cx: &Cx<'_>) {
    for (at, rect) in scroll.window(area.height.into(), places.len()).zip(area.rows()) {
        let shown = places.get(at).filter(|_| at != scroll.cursor);
        let stands = shown.and_then(|&place| study(&cx.guide.catalog, place)).and_then(|study| stands(study, cx));
        if let Some(stands) = stands {
            let cell = Rect { width: 1.min(rect.width.saturating_sub(1)), ..paint::after(rect, 1) };
            paint::text(buf, cell, standing::sign(stands, cx.symbols), cx.theme.style(standing::role(stands)));
        }
    }
}

/// How much of a module is covered.
pub(super) fn covered_in(module: &Module, cx: &Cx<'_>) -> Coverage {
    let studies = module.topics.iter().map(|topic| &topic.study).chain(module.projects.iter().map(|own| &own.study));
    cx.guide.coverage(studies.filter_map(|study| cx.guide.catalog.graph.find(&study.id)))
}

/// What is said of something with how much of it is covered before it, where that is anything.
fn with_covered(covered: Coverage, said: &str) -> String {
    if covered.hours <= 0.0 {
        return said.to_owned();
    }
    format!("{:>3} %{}{said}", covered.percent(), if said.is_empty() { "" } else { "  " })
}

/// What a project is called: `Build: a ledger`.
pub(super) fn build(title: &str) -> String {
    format!("Build: {}", title.strip_prefix("Project:").unwrap_or(title).trim_start())
}

fn roadmap_note(roadmap: &Roadmap, cx: &Cx<'_>) -> String {
    match roadmap.hours {
        Some(stated) => hours::with_unit(stated, cx.symbols),
        None if roadmap.outline_only => "outline".to_owned(),
        None => String::new(),
    }
}

fn study_note(study: &Study, width: u16, cx: &Cx<'_>) -> String {
    let hours = hours::range(study.hours, cx.symbols);
    if width < ROOM_FOR_DEPTH {
        format!("{} {hours:>7}", depth::sign(study.depth))
    } else {
        format!("{:<10} {hours:>7} h", study.depth.name())
    }
}
