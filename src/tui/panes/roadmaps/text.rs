//! The text about a category, roadmap, module, topic or project.

use crate::domain::catalog::{
    self, Catalog, CatalogCategory, Depth, Module, Place, Project, Roadmap, Study, Topic, TopicId,
};
use crate::domain::learner::{Coverage, Standing, Status};
use crate::domain::text::{Count, SafeText, number};
use crate::tui::component::Cx;
use crate::tui::panes::roadmaps::list;
use crate::tui::theme::Role;
use crate::tui::widgets::bar;
use crate::tui::widgets::depth;
use crate::tui::widgets::hours;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::standing;

/// Columns of the bar that shows how much is covered.
const BAR: u16 = 24;

/// What the learner did with the subject of a page: all of it that the page tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Progress {
    /// Where they stand with a topic or project.
    stands: Option<(Standing, Status)>,
    /// Hours logged on it.
    hours: f64,
    /// The ticked items of its acceptance list.
    ticked: Vec<u16>,
    note: Option<SafeText>,
    /// How much is covered of a category, roadmap or module.
    covered: Coverage,
}

impl Progress {
    /// What was done with a place.
    pub(super) fn of(place: Option<Place>, cx: &Cx<'_>) -> Self {
        let (guide, catalog) = (cx.guide, &cx.guide.catalog);
        let covered = match place {
            Some(Place::Category(at)) => {
                catalog.categories.get(at).map(|category| guide.covered_among(category.roadmaps.clone()))
            }
            Some(Place::Roadmap(at)) => Some(guide.covered_of(at)),
            Some(Place::Module(r, m)) => list::module(catalog, r, m).map(|module| list::covered_in(module, cx)),
            _ => None,
        };
        let study = place.and_then(|place| catalog::study(catalog, place));
        let node = study.and_then(|study| catalog.graph.find(&study.id));
        let record = guide.record();
        Self {
            stands: node.map(|node| (guide.standing_at(node), guide.status_at(node))),
            hours: node.map_or(0.0, |node| guide.carried().of(node).hours()),
            ticked: study.map_or_else(Vec::new, |study| record.ticked(&study.id).collect()),
            note: study.and_then(|study| record.note(&study.id)).cloned(),
            covered: covered.unwrap_or_default(),
        }
    }

    /// How much is covered: a bar and the hours, where that is anything.
    fn covered(&self, page: &mut Page, cx: &Cx<'_>) {
        let Coverage { hours: covered, of } = self.covered;
        if covered <= 0.0 {
            return;
        }
        let full = bar::full(covered, of, BAR);
        let [solid, empty] = cx.symbols.bar;
        let words =
            format!("{} of {} h covered ({} %)  ", number(covered.round()), number(of.round()), self.covered.percent());
        page.parts(&[
            (Role::Text, &words),
            (Role::Accent, &solid.repeat(full.into())),
            (Role::Muted, &empty.repeat((BAR - full).into())),
        ]);
    }
}

/// The page about a place.
pub(super) fn page(place: Option<Place>, width: u16, answers: bool, progress: &Progress, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let catalog = &cx.guide.catalog;
    match place {
        Some(Place::Category(at)) => {
            if let Some(shown) = catalog.categories.get(at) {
                category(&mut page, shown, progress, cx);
            }
        }
        Some(Place::Roadmap(at)) => {
            if let Some(shown) = catalog.roadmaps.get(at) {
                roadmap(&mut page, shown, progress, cx);
            }
        }
        Some(Place::Module(r, m)) => {
            if let Some(shown) = list::module(catalog, r, m) {
                module(&mut page, shown, progress, cx);
            }
        }
        Some(Place::Topic(r, m, t)) => {
            if let Some(shown) = list::topic(catalog, r, m, t) {
                topic(&mut page, shown, answers, progress, cx);
            }
        }
        Some(Place::Project(r, m, p)) => {
            if let Some(shown) = list::project(catalog, r, m, p) {
                project(&mut page, shown, progress, cx);
            }
        }
        Some(Place::Path(_) | Place::Language(_) | Place::Section(_)) | None => {}
    }
    page
}

fn category(page: &mut Page, category: &CatalogCategory, progress: &Progress, cx: &Cx<'_>) {
    page.text(Role::Heading, &category.name);
    if let Some(stated) = &category.hours {
        page.parts(&[(Role::Text, &stated.text), (Role::Muted, &format!("  {}", stated.location))]);
    }
    progress.covered(page, cx);
    page.gap();
    for roadmap in cx.guide.catalog.roadmaps.get(category.roadmaps.clone()).unwrap_or_default() {
        page.text(Role::Accent, &roadmap.title);
        if let Some(summary) = &roadmap.summary {
            page.behind("  ", |page| _ = page.text(Role::Text, summary));
        }
    }
}

fn roadmap(page: &mut Page, roadmap: &Roadmap, progress: &Progress, cx: &Cx<'_>) {
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
    progress.covered(page, cx);
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
        page.text(Role::Muted, &format!("Marks: {}", standing::legend(cx.symbols)));
    }
    page.gap();
    let reviewed = roadmap.reviewed.as_ref().map_or(String::new(), |date| format!("reviewed {date}{}", cx.symbols.dot));
    page.text(Role::Muted, &format!("{reviewed}{}", roadmap.location));
}

fn module(page: &mut Page, module: &Module, progress: &Progress, cx: &Cx<'_>) {
    page.text(Role::Heading, &module.title);
    let topics = module.topics.iter().map(|topic| topic.study.hours).sum();
    let projects = module.projects.iter().map(|project| project.study.hours).sum();
    let mut line = format!("{}, {}", Count::new(module.topics.len(), "topic"), hours::with_unit(topics, cx.symbols));
    if !module.projects.is_empty() {
        let projects = hours::with_unit(projects, cx.symbols);
        line = format!("{line}{}{}, {projects}", cx.symbols.dot, Count::new(module.projects.len(), "project"));
    }
    page.text(Role::Muted, &line);
    progress.covered(page, cx);
    page.elements(module.intro()).gap();
    for topic in &module.topics {
        page.bullet(&topic.study.title);
    }
    for project in &module.projects {
        page.bullet(&list::build(&project.study.title));
    }
}

fn topic(page: &mut Page, topic: &Topic, answers: bool, progress: &Progress, cx: &Cx<'_>) {
    let text = topic.text();
    page.text(Role::Heading, &topic.study.title);
    study(page, &topic.study, progress, cx);
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

fn project(page: &mut Page, project: &Project, progress: &Progress, cx: &Cx<'_>) {
    let text = project.text();
    page.text(Role::Heading, &list::build(&project.study.title));
    study(page, &project.study, progress, cx);
    page.elements(&text.brief);
    if !text.acceptance.is_empty() {
        page.heading("Done means");
        for (item, criterion) in (0..).zip(&text.acceptance) {
            page.item(item, progress.ticked.contains(&item), criterion);
        }
    }
    page.gap().text(Role::Muted, &project.study.location.to_string());
}

/// Depth, hours and needs of a topic or project, where one stands with it, and what one wrote about it.
fn study(page: &mut Page, study: &Study, progress: &Progress, cx: &Cx<'_>) {
    let (hours, dot) = (hours::with_unit(study.hours, cx.symbols), cx.symbols.dot);
    let mut line =
        vec![(Role::Accent, study.depth.name().to_owned()), (Role::Muted, dot.to_owned()), (Role::Accent, hours)];
    if let Some((stands, status)) = progress.stands {
        line.extend([
            (Role::Muted, dot.to_owned()),
            (standing::role(stands), standing::word(stands, status).to_owned()),
        ]);
    }
    if progress.hours > 0.0 {
        line.extend([(Role::Muted, dot.to_owned()), (Role::Text, format!("{} h logged", number(progress.hours)))]);
    }
    page.parts(&line.iter().map(|(role, text)| (*role, text.as_str())).collect::<Vec<_>>());
    if let Some(note) = &progress.note {
        page.behind_in(Role::Muted, "Note: ", |page| _ = page.text(Role::Text, note));
    }
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
