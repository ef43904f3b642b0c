//! `persona`: what one persona file says.

use crate::cli::page::Page;
use crate::cli::prose::render;
use crate::cli::{Answer, Refusal, View, persona_json};
use crate::domain::catalog::{Diagnostic, ListSection, Persona};
use crate::domain::text::Count;
use crate::storage::Loaded;

/// Summarises the persona of the content, then shows the whole of it as text.
pub(in crate::cli) fn persona(loaded: &Loaded, as_json: bool, view: &View) -> Result<Answer, Refusal> {
    let persona = &loaded.catalog.persona;
    if persona.file.is_empty() {
        let message = "the content in use has no persona.md; name a file: `backend-guide persona FILE`";
        return Err(Refusal::Nothing(message.to_owned()));
    }
    if as_json {
        let is_its_own = |diagnostic: &&Diagnostic| *diagnostic.location.file == *persona.file;
        let diagnostics: Vec<Diagnostic> = loaded.diagnostics.iter().filter(is_its_own).cloned().collect();
        return Ok(Answer::new(format!("{}\n", persona_json(persona, &diagnostics))));
    }
    let mut page = Page::new(view);
    page.title(persona.title.as_ref().or(persona.name.as_ref()).unwrap_or(&persona.file));
    if let Some(description) = &persona.description {
        page.say(description);
    }
    if !persona.capabilities.is_empty() {
        page.gap();
        page.title("Capabilities");
        persona.capabilities.iter().for_each(|capability| page.hang("- ", capability));
    }
    page.gap();
    page.title("Understood");
    for line in understood(persona) {
        page.hang("- ", &line);
    }
    for (key, value) in &persona.other_frontmatter {
        page.hang("- ", &format!("{key}: {value}"));
    }
    if !persona.document.elements.is_empty() {
        page.gap();
        page.title("The whole file");
        page.gap();
        page.lines(&render(&persona.document.elements, view.width));
    }
    Ok(Answer::new(page.finish()))
}

/// What became data, in words.
fn understood(persona: &Persona) -> Vec<String> {
    let roadmaps = persona.categories.iter().map(|category| category.roadmaps.len()).sum::<usize>();
    let items = |list: &ListSection| list.groups.iter().map(|group| group.items.len()).sum::<usize>();
    let categories = Count::irregular(persona.categories.len(), "category", "categories");
    let rows = Count::irregular(persona.languages.len(), "row of a language guide", "rows of a language guide");
    let parts = [
        (persona.sections.len(), Count::new(persona.sections.len(), "section").to_string()),
        (roadmaps, format!("{} in {categories}", Count::new(roadmaps, "roadmap"))),
        (persona.paths.len(), Count::new(persona.paths.len(), "path").to_string()),
        (persona.languages.len(), rows.to_string()),
        (persona.tables.len(), Count::new(persona.tables.len(), "table").to_string()),
        (persona.career.len(), Count::new(persona.career.len(), "career level").to_string()),
    ];
    let mut lines: Vec<String> = parts.into_iter().filter(|&(count, _)| count > 0).map(|(_, line)| line).collect();
    lines.extend(persona.lists.iter().map(|list| format!("{}: {}", list.title, Count::new(items(list), "item"))));
    if lines.is_empty() {
        lines.push("nothing: the file has no section of a known kind".to_owned());
    }
    lines
}
