//! A persona file → [`Persona`]. One file a part; each reads what it recognises and leaves the rest to the sections, so
//! that nothing is lost. Nothing is invented either: what a file does not state is absent.

mod about;
mod career;
mod checks;
mod count;
mod flat;
mod languages;
mod lists;
mod page;
mod path_body;
mod paths;
mod roadmaps;
mod sections;
mod steps;
mod tables;

use self::page::Page;
use crate::domain::catalog::{Diagnostic, Persona};
use crate::domain::markdown::{Source, parse, split};
use crate::domain::text::SafeText;

/// Reads a persona file. Never fails and never panics, whatever the text: what is wrong with it is in the findings,
/// which are in the order of the file.
pub fn read_persona(source: &Source) -> (Persona, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let frontmatter = split(source, &mut diagnostics);
    let mut persona = Persona { file: SafeText::single_line(source.name()), ..Persona::default() };
    about::read(source, &frontmatter, &mut persona, &mut diagnostics);

    let document = parse(source.text(), frontmatter.body);
    let page = Page::new(source, &document);
    persona.sections = sections::read(&page);
    persona.tables = tables::read(&page, &mut diagnostics);
    persona.languages = languages::read(&page, &mut diagnostics);
    persona.categories = roadmaps::read(&page, &mut diagnostics);
    let names = persona.categories.iter().flat_map(|category| &category.roadmaps).map(|roadmap| &roadmap.name);
    let names = names.chain(persona.languages.iter().map(|language| &language.name));
    let known: Vec<String> = names.map(|name| name.to_lowercase()).collect();
    persona.paths = paths::read(&page, &known, &mut diagnostics);
    persona.career = career::read(&page);
    persona.lists = lists::read(&page);
    let title = page.headings.iter().find(|heading| heading.level == 1);
    persona.title = title.map(|heading| heading.title.safe(&heading.title.all())).filter(|title| !title.is_empty());
    persona.title = persona.title.or_else(|| persona.name.clone());
    checks::check(&page, &frontmatter, &persona, &mut diagnostics);
    drop(page);
    persona.document = document;

    diagnostics.sort_by(|a, b| (&a.location, a.code).cmp(&(&b.location, b.code)));
    (persona, diagnostics)
}

#[cfg(test)]
mod tests;
