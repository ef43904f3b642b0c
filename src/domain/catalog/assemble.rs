//! Sources → one catalogue. Never fails and never panics: what is wrong becomes a diagnostic, the rest is used.

use std::collections::{HashMap, HashSet};

use super::aliases::Aliases;
use super::derive;
use super::graph::Graph;
use super::model::{Catalog, CatalogCategory, LearningPath, Roadmap, RoadmapKind, StepKind};
use super::path_reader::read_path;
use super::roadmap_reader::read_roadmap;
use super::{Category, Diagnostic, PathKind, RELEASED, StatedPath, read_persona};
use crate::domain::markdown::Source;
use crate::domain::text::{SafeText, Slug, slugify};

/// The identifier and name of the category that holds the skills.
const SKILLS: (&str, &str) = ("skills", "Skills");

/// What a source is, by its name.
enum Part {
    Persona,
    Roadmap { folder: Slug, id: Slug },
    Skill(Slug),
    Path(Slug),
    Released,
}

/// Reads a persona and a catalogue. A source's name says what it is: `persona.md`, `roadmaps/<category>/<id>.md`,
/// `skills/<id>.md`, `paths/<id>.md` or `released-ids.txt`. Without any roadmap or path, both are derived from what the persona states.
pub fn read(sources: &[Source]) -> (Catalog, Vec<Diagnostic>) {
    assemble(None, sources)
}

/// Reads a catalogue with a persona of any name, which stands in for a `persona.md` among the sources. Without other
/// sources this reads a stranger's persona alone.
pub fn read_with_persona(persona: &Source, sources: &[Source]) -> (Catalog, Vec<Diagnostic>) {
    assemble(Some(persona), sources)
}

fn assemble(persona: Option<&Source>, sources: &[Source]) -> (Catalog, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut catalog = Catalog::default();
    if let Some(source) = persona {
        let (persona, found) = read_persona(source);
        catalog.persona = persona;
        diagnostics.extend(found);
    }
    let mut roadmaps: Vec<(Slug, Roadmap)> = Vec::new();
    for source in sources {
        match part(source.name()) {
            Some(Part::Persona) if persona.is_some() => {}
            Some(Part::Persona) => {
                let (persona, found) = read_persona(source);
                catalog.persona = persona;
                diagnostics.extend(found);
            }
            Some(Part::Roadmap { folder, id }) => {
                roadmaps.push((folder, read_roadmap(source, &id, RoadmapKind::Roadmap, &mut diagnostics)));
            }
            Some(Part::Skill(id)) => {
                let Ok(folder) = SKILLS.0.parse() else { continue };
                roadmaps.push((folder, read_roadmap(source, &id, RoadmapKind::Skill, &mut diagnostics)));
            }
            Some(Part::Released) => catalog.released = Some(source.clone()),
            Some(Part::Path(id)) => catalog.paths.push(read_path(source, &id, &mut diagnostics)),
            None => diagnostics.push(Diagnostic::warning(
                "stray-file",
                source.locate(0..0),
                format!("'{}' is no part of a catalogue", SafeText::single_line(source.name())),
                "put it into roadmaps/<category>/, skills/ or paths/, named with a-z, 0-9 and '-'",
            )),
        }
    }
    if roadmaps.is_empty() && catalog.paths.is_empty() {
        derive::from_persona(&mut catalog);
    } else {
        // A language with a file of its own is compared by that file, whatever the guide's table leaves out.
        diagnostics.retain(|diagnostic| diagnostic.code != "language-without-row");
        arrange(&mut catalog, roadmaps, &mut diagnostics);
        catalog.mark_languages();
        resolve_paths(&mut catalog, &mut diagnostics);
    }
    catalog.graph = Graph::build(&catalog.roadmaps, &mut diagnostics);
    catalog.aliases = Aliases::build(&catalog.roadmaps, &catalog.graph, &mut diagnostics);
    (catalog, diagnostics)
}

fn part(name: &str) -> Option<Part> {
    if name == RELEASED {
        return Some(Part::Released);
    }
    let mut parts = name.strip_suffix(".md")?.split('/');
    let part = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        ("persona", None, None, None) => Part::Persona,
        ("roadmaps", Some(folder), Some(id), None) => {
            Part::Roadmap { folder: folder.parse().ok()?, id: id.parse().ok()? }
        }
        ("skills", Some(id), None, None) => Part::Skill(id.parse().ok()?),
        ("paths", Some(id), None, None) => Part::Path(id.parse().ok()?),
        _ => return None,
    };
    Some(part)
}

/// Puts the roadmaps in the persona's order. A folder is the persona's category that lists its roadmaps.
fn arrange(catalog: &mut Catalog, mut roadmaps: Vec<(Slug, Roadmap)>, diagnostics: &mut Vec<Diagnostic>) {
    let listed = |category: &Category, id: &Slug| {
        category.roadmaps.iter().position(|stated| slugify(&stated.name).as_ref() == Some(id))
    };
    let place = |roadmap: &Roadmap| {
        catalog
            .persona
            .categories
            .iter()
            .enumerate()
            .find_map(|(at, category)| listed(category, &roadmap.id).map(|position| (at, position)))
            .unwrap_or((usize::MAX, usize::MAX))
    };
    let places: HashMap<Slug, (usize, usize)> =
        roadmaps.iter().map(|(_, roadmap)| (roadmap.id.clone(), place(roadmap))).collect();
    let mut folder_order: HashMap<Slug, usize> = HashMap::new();
    for (folder, roadmap) in &roadmaps {
        let at = places.get(&roadmap.id).map_or(usize::MAX, |place| place.0);
        let first = folder_order.entry(folder.clone()).or_insert(at);
        *first = at.min(*first);
    }
    roadmaps.sort_by(|(folder_a, a), (folder_b, b)| {
        let key = |folder: &Slug, roadmap: &Roadmap| {
            let is_skill = roadmap.kind == RoadmapKind::Skill;
            (
                is_skill,
                folder_order.get(folder).copied(),
                folder.clone(),
                places.get(&roadmap.id).copied(),
                roadmap.id.clone(),
            )
        };
        key(folder_a, a).cmp(&key(folder_b, b))
    });
    let mut seen = HashSet::new();
    for (folder, mut roadmap) in roadmaps {
        if !seen.insert(roadmap.id.clone()) {
            diagnostics.push(Diagnostic::error(
                "duplicate-roadmap",
                roadmap.location.clone(),
                format!("there are two roadmaps '{}'", roadmap.id),
                "rename one of the files",
            ));
            continue;
        }
        let stated = folder_order.get(&folder).and_then(|&at| catalog.persona.categories.get(at));
        if catalog.categories.last().is_none_or(|category| category.id != folder) {
            let start = catalog.roadmaps.len();
            let name = match stated {
                Some(stated) => stated.name.clone(),
                None if folder.as_str() == SKILLS.0 => SafeText::new(SKILLS.1),
                None => SafeText::new(folder.as_str()),
            };
            let hours = stated.and_then(|stated| stated.hours.clone());
            catalog.categories.push(CatalogCategory { id: folder, name, hours, roadmaps: start..start });
        }
        let at = places.get(&roadmap.id).copied().unwrap_or((usize::MAX, usize::MAX));
        match catalog.persona.categories.get(at.0).and_then(|category| category.roadmaps.get(at.1)) {
            Some(stated) if roadmap.summary.is_none() => roadmap.summary.clone_from(&stated.summary),
            None if roadmap.kind == RoadmapKind::Roadmap && !catalog.persona.categories.is_empty() => {
                diagnostics.push(Diagnostic::warning(
                    "unlisted-roadmap",
                    roadmap.location.clone(),
                    format!("the persona does not list the roadmap '{}'", roadmap.title),
                    "list it in the persona, or move the file to skills/",
                ));
            }
            _ => {}
        }
        if let Some(category) = catalog.categories.last_mut() {
            roadmap.category = category.name.clone();
            category.roadmaps.end += 1;
        }
        catalog.roadmaps.push(roadmap);
    }
    for stated in catalog.persona.categories.iter().flat_map(|category| &category.roadmaps) {
        if slugify(&stated.name).is_none_or(|id| !seen.contains(&id)) {
            diagnostics.push(Diagnostic::warning(
                "roadmap-without-file",
                stated.location.clone(),
                format!("the persona lists '{}', but no roadmap file stands behind it", stated.name),
                "add the file, or take the name out",
            ));
        }
    }
}

/// Opens `open:` categories, takes the persona's own figures for a path it states too, and checks every name.
fn resolve_paths(catalog: &mut Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let mut paths = std::mem::take(&mut catalog.paths);
    for path in &mut paths {
        for step in &mut path.steps {
            let mut unknown = Vec::new();
            let mut keep = |id: &Slug| {
                let known = catalog.roadmap(id).is_some();
                if !known {
                    unknown.push(id.clone());
                }
                known
            };
            match &mut step.kind {
                StepKind::Take(id) => {
                    keep(id);
                }
                StepKind::Choose(choice) => {
                    choice.suggested.retain(&mut keep);
                    let open = std::mem::take(&mut choice.open);
                    for id in open {
                        match catalog.category(id.as_str()) {
                            Some(category) => {
                                choice.open.extend(catalog.roadmaps_of(category).map(|roadmap| roadmap.id.clone()));
                            }
                            None => unknown.push(id),
                        }
                    }
                    choice.open.retain(|id| !choice.suggested.contains(id));
                }
                StepKind::Named(_) => {}
            }
            for id in unknown {
                diagnostics.push(Diagnostic::error(
                    "unknown-roadmap",
                    step.location.clone(),
                    format!("the path '{}' names '{id}', which does not exist", path.title),
                    "correct the name, or add the file",
                ));
            }
        }
        path.steps.retain(|step| match &step.kind {
            StepKind::Take(id) => catalog.roadmap(id).is_some(),
            StepKind::Choose(choice) => !choice.suggested.is_empty() || !choice.open.is_empty(),
            StepKind::Named(_) => true,
        });
        if let Some(stated) = stated_path(catalog, path) {
            take_figures(path, stated, diagnostics);
        }
    }
    let order = |path: &LearningPath| {
        catalog.persona.paths.iter().position(|stated| path_id(stated).as_ref() == Some(&path.id)).unwrap_or(usize::MAX)
    };
    paths.sort_by_key(|path| (order(path), path.id.clone()));
    catalog.paths = paths;
}

/// The persona's figures count, since they are what its reader sees; a path file that says otherwise is told so.
fn take_figures(path: &mut LearningPath, stated: &StatedPath, diagnostics: &mut Vec<Diagnostic>) {
    let pairs = [(&mut path.hours, &stated.hours, "hours"), (&mut path.months, &stated.duration, "months")];
    for (own, theirs, what) in pairs {
        let Some(theirs) = theirs else { continue };
        if let Some(own) = own.as_ref().filter(|own| own.value != theirs.value) {
            diagnostics.push(Diagnostic::warning(
                "path-figures-differ",
                own.location.clone(),
                format!("the path says {} {what}, the persona '{}' ({})", own.text, theirs.text, theirs.location),
                "make the two agree",
            ));
        }
        *own = Some(theirs.clone());
    }
}

/// The persona's own statement of a path.
fn stated_path<'a>(catalog: &'a Catalog, path: &LearningPath) -> Option<&'a StatedPath> {
    let mut paths = catalog.persona.paths.iter();
    paths.find(|stated| stated.kind == PathKind::Path && path_id(stated).as_ref() == Some(&path.id))
}

/// The identifier of a stated path: its name without the word "path".
pub(super) fn path_id(stated: &StatedPath) -> Option<Slug> {
    let id = slugify(&stated.name)?;
    match id.as_str().strip_suffix("-path") {
        Some(short) => short.parse().ok(),
        None => Some(id),
    }
}
