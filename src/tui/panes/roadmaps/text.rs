//! The text about a category, roadmap, module, topic or project.

use crate::domain::catalog::{Catalog, CatalogCategory, Depth, Module, Place, Project, Roadmap, Study, Topic, TopicId};
use crate::domain::text::Count;
use crate::tui::component::Cx;
use crate::tui::panes::roadmaps::list;
use crate::tui::theme::Role;
use crate::tui::widgets::depth;
use crate::tui::widgets::hours;
use crate::tui::widgets::page::Page;

/// The page about a place.
pub(super) fn page(place: Option<Place>, width: u16, answers: bool, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let catalog = &cx.guide.catalog;
    match place {
        Some(Place::Category(at)) => {
            if let Some(shown) = catalog.categories.get(at) {
                category(&mut page, shown, cx);
            }
        }
        Some(Place::Roadmap(at)) => {
            if let Some(shown) = catalog.roadmaps.get(at) {
                roadmap(&mut page, shown, cx);
            }
        }
        Some(Place::Module(r, m)) => {
            if let Some(shown) = list::module(catalog, r, m) {
                module(&mut page, shown, cx);
            }
        }
        Some(Place::Topic(r, m, t)) => {
            if let Some(shown) = list::topic(catalog, r, m, t) {
                topic(&mut page, shown, answers, cx);
            }
        }
        Some(Place::Project(r, m, p)) => {
            if let Some(shown) = list::project(catalog, r, m, p) {
                project(&mut page, shown, cx);
            }
        }
        Some(Place::Path(_) | Place::Language(_) | Place::Section(_)) | None => {}
    }
    page
}

fn category(page: &mut Page, category: &CatalogCategory, cx: &Cx<'_>) {
    page.text(Role::Heading, &category.name);
    if let Some(stated) = &category.hours {
        page.parts(&[(Role::Text, &stated.text), (Role::Muted, &format!("  {}", stated.location))]);
    }
    page.gap();
    for roadmap in cx.guide.catalog.roadmaps.get(category.roadmaps.clone()).unwrap_or_default() {
        page.text(Role::Accent, &roadmap.title);
        if let Some(summary) = &roadmap.summary {
            page.behind("  ", |page| _ = page.text(Role::Text, summary));
        }
    }
}

fn roadmap(page: &mut Page, roadmap: &Roadmap, cx: &Cx<'_>) {
    page.text(Role::Heading, &roadmap.title);
    if let Some(summary) = &roadmap.summary {
        page.text(Role::Text, summary);
    }
    page.gap();
    if let Some(stated) = roadmap.hours {
        let weekly = cx.guide.weekly().get();
        let weeks = hours::range(stated.scaled(1.0 / weekly), cx.symbols);
        let at_your_hours = format!(", {weeks} weeks at your {weekly} h a week");
        page.parts(&[(Role::Accent, &hours::with_unit(stated, cx.symbols)), (Role::Text, &at_your_hours)]);
    }
    if !roadmap.requires.is_empty() {
        let names: Vec<&str> = roadmap.requires.iter().map(|id| title_of(&cx.guide.catalog, id.as_str())).collect();
        page.parts(&[(Role::Muted, "First: "), (Role::Text, &names.join(", "))]);
    }
    if roadmap.outline_only {
        page.parts(&[(Role::Warning, "An outline: "), (Role::Text, "its topics have no teaching text yet.")]);
    }
    page.elements(roadmap.intro());
    if !roadmap.modules.is_empty() {
        page.heading("Modules");
        for (at, module) in roadmap.modules.iter().enumerate() {
            let all = module.topics.iter().map(|topic| &topic.study).chain(module.projects.iter().map(|p| &p.study));
            let sum = hours::with_unit(all.map(|study| study.hours).sum(), cx.symbols);
            let mark = format!("{:>2}. ", at + 1);
            page.behind(&mark, |page| {
                _ = page.parts(&[(Role::Text, &module.title), (Role::Muted, &format!("  {sum}"))]);
            });
        }
        let depths = Depth::ALL.map(|depth| format!("{} {}", depth::sign(depth).trim(), depth.name()));
        page.gap().text(Role::Muted, &format!("Depth: {}", depths.join(", ")));
    }
    page.gap();
    let reviewed = roadmap.reviewed.as_ref().map_or(String::new(), |date| format!("reviewed {date}{}", cx.symbols.dot));
    page.text(Role::Muted, &format!("{reviewed}{}", roadmap.location));
}

fn module(page: &mut Page, module: &Module, cx: &Cx<'_>) {
    page.text(Role::Heading, &module.title);
    let topics = module.topics.iter().map(|topic| topic.study.hours).sum();
    let projects = module.projects.iter().map(|project| project.study.hours).sum();
    let mut line = format!("{}, {}", Count::new(module.topics.len(), "topic"), hours::with_unit(topics, cx.symbols));
    if !module.projects.is_empty() {
        let projects = hours::with_unit(projects, cx.symbols);
        line = format!("{line}{}{}, {projects}", cx.symbols.dot, Count::new(module.projects.len(), "project"));
    }
    page.text(Role::Muted, &line).elements(module.intro()).gap();
    for topic in &module.topics {
        page.bullet(&topic.study.title);
    }
    for project in &module.projects {
        page.bullet(&list::build(&project.study.title));
    }
}

fn topic(page: &mut Page, topic: &Topic, answers: bool, cx: &Cx<'_>) {
    let text = topic.text();
    page.text(Role::Heading, &topic.study.title);
    study(page, &topic.study, cx);
    page.elements(&text.teaching);
    if !text.outcomes.is_empty() {
        page.heading("You can");
        for outcome in &text.outcomes {
            page.bullet(outcome);
        }
    }
    if !text.resources.is_empty() {
        page.heading("Study");
        for resource in &text.resources {
            let remark = [resource.kind.as_str(), host(&resource.url)].into_iter().filter(|part| !part.is_empty());
            page.link(&resource.title, &resource.url, &remark.collect::<Vec<_>>().join(cx.symbols.dot));
        }
    }
    if !text.checks.is_empty() {
        page.heading("Check");
        for check in &text.checks {
            page.bullet(&check.question);
            if answers {
                page.behind("  ", |page| _ = page.text(Role::Good, &check.answer));
            }
        }
        if !answers {
            page.text(Role::Muted, "  a shows the answers");
        }
    }
    page.gap().text(Role::Muted, &topic.study.location.to_string());
}

fn project(page: &mut Page, project: &Project, cx: &Cx<'_>) {
    let text = project.text();
    page.text(Role::Heading, &list::build(&project.study.title));
    study(page, &project.study, cx);
    page.elements(&text.brief);
    if !text.acceptance.is_empty() {
        page.heading("Done means");
        let [_, open] = cx.symbols.tasks;
        for criterion in &text.acceptance {
            page.behind(&format!("{open} "), |page| _ = page.text(Role::Text, criterion));
        }
    }
    page.gap().text(Role::Muted, &project.study.location.to_string());
}

/// Depth, hours and needs of a topic or project.
fn study(page: &mut Page, study: &Study, cx: &Cx<'_>) {
    let hours = hours::with_unit(study.hours, cx.symbols);
    page.parts(&[(Role::Accent, study.depth.name()), (Role::Muted, cx.symbols.dot), (Role::Accent, &hours)]);
    if !study.needs.is_empty() {
        let names: Vec<String> = study.needs.iter().map(|id| need(&cx.guide.catalog, id, study)).collect();
        page.parts(&[(Role::Muted, "Needs "), (Role::Text, &names.join(", "))]);
    }
    let others = sharing(&cx.guide.catalog, study);
    if !others.is_empty() {
        page.parts(&[(Role::Muted, "The same idea as in "), (Role::Text, &others.join(", "))]);
    }
}

/// The other roadmaps that teach the idea of a topic, by their titles.
fn sharing<'c>(catalog: &'c Catalog, study: &Study) -> Vec<&'c str> {
    let Some(concept) = &study.concept else { return Vec::new() };
    let teaches = |roadmap: &&Roadmap| {
        let mut topics = roadmap.modules.iter().flat_map(|module| &module.topics);
        roadmap.id != study.id.roadmap && topics.any(|topic| topic.study.concept.as_ref() == Some(concept))
    };
    catalog.roadmaps.iter().filter(teaches).map(|roadmap| roadmap.title.as_str()).collect()
}

/// A needed topic by its title, with its roadmap where that is another.
fn need(catalog: &Catalog, id: &TopicId, from: &Study) -> String {
    let roadmap = catalog.roadmaps.iter().find(|roadmap| roadmap.id == id.roadmap);
    let studies = roadmap.into_iter().flat_map(|roadmap| &roadmap.modules).flat_map(|module| {
        module.topics.iter().map(|topic| &topic.study).chain(module.projects.iter().map(|project| &project.study))
    });
    let title =
        studies.into_iter().find(|study| study.id == *id).map_or(id.topic.as_str(), |study| study.title.as_str());
    match roadmap {
        Some(roadmap) if id.roadmap != from.id.roadmap => format!("{title} ({})", roadmap.title),
        _ => title.to_owned(),
    }
}

fn title_of<'c>(catalog: &'c Catalog, id: &'c str) -> &'c str {
    catalog.roadmaps.iter().find(|roadmap| roadmap.id.as_str() == id).map_or(id, |roadmap| roadmap.title.as_str())
}

/// Whose address it is, so that one sees before one opens it.
fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or("");
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.strip_prefix("www.").unwrap_or(host)
}
