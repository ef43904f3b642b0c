//! `persona`: what one persona file says.

use crate::cli::prose::render;
use crate::cli::wrap::hang;
use crate::cli::{Answer, View};
use crate::domain::catalog::Persona;
use crate::domain::text::Count;

/// Summarises a persona, then shows the whole of it as text.
pub(in crate::cli) fn persona(persona: &Persona, view: &View) -> Answer {
    let title = persona.title.as_ref().or(persona.name.as_ref()).unwrap_or(&persona.file);
    let mut text = format!("{}\n", view.title(title));
    if let Some(description) = &persona.description {
        text.push_str(&hang("", description, view.width));
    }
    if !persona.capabilities.is_empty() {
        text.push_str(&format!("\n{}\n", view.title("Capabilities")));
        for capability in &persona.capabilities {
            text.push_str(&hang("- ", capability, view.width));
        }
    }
    text.push_str(&format!("\n{}\n", view.title("Understood")));
    for line in understood(persona) {
        text.push_str(&hang("- ", &line, view.width));
    }
    for (key, value) in &persona.other_frontmatter {
        text.push_str(&hang("- ", &format!("{key}: {value}"), view.width));
    }
    if !persona.document.elements.is_empty() {
        text.push_str(&format!("\n{}\n", view.title("The whole file")));
        text.push('\n');
        text.push_str(&render(&persona.document.elements, view.width));
    }
    Answer::new(text)
}

/// What became data, in words.
fn understood(persona: &Persona) -> Vec<String> {
    let roadmaps = persona.categories.iter().map(|category| category.roadmaps.len()).sum::<usize>();
    let items =
        |list: &crate::domain::catalog::ListSection| list.groups.iter().map(|group| group.items.len()).sum::<usize>();
    let mut lines = vec![Count::new(persona.sections.len(), "section").to_string()];
    if roadmaps > 0 {
        lines.push(format!(
            "{} in {}",
            Count::new(roadmaps, "roadmap").to_string(),
            Count::new(persona.categories.len(), "category").to_string()
        ));
    }
    let counts = [
        (persona.paths.len(), "path"),
        (persona.languages.len(), "row of a language guide"),
        (persona.tables.len(), "table"),
        (persona.career.len(), "career level"),
    ];
    lines.extend(counts.into_iter().filter(|&(count, _)| count > 0).map(|(count, what)| match what {
        "row of a language guide" if count > 1 => format!("{count} rows of a language guide"),
        _ => Count::new(count, what).to_string(),
    }));
    lines.extend(
        persona.lists.iter().map(|list| format!("{}: {}", list.title, Count::new(items(list), "item").to_string())),
    );
    lines
}
