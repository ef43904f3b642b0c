//! From the line that a reason rests on to the place that shows it.

use crate::domain::advice::Reason;
use crate::domain::catalog::{Catalog, Place};
use crate::domain::markdown::Location;
use crate::domain::text::SafeText;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// The place that shows a line: a section of the persona, a roadmap, a path.
pub(super) fn place_of(catalog: &Catalog, source: &Location) -> Option<Place> {
    let sections = &catalog.persona.sections;
    let holds = |at: &Location| at.file == source.file && at.line <= source.line;
    if let Some(at) = sections.iter().rposition(|section| holds(&section.location)) {
        return Some(Place::Section(at));
    }
    let same_file = |at: &Location| at.file == source.file;
    let roadmap = catalog.roadmaps.iter().position(|roadmap| same_file(&roadmap.location)).map(Place::Roadmap);
    roadmap.or_else(|| catalog.paths.iter().position(|path| same_file(&path.location)).map(Place::Path))
}

/// The place behind an address that [`reason`] put on a page.
pub(super) fn find<'a>(
    catalog: &Catalog,
    reasons: impl IntoIterator<Item = &'a Reason>,
    address: &SafeText,
) -> Option<Place> {
    let mut sources = reasons.into_iter().filter_map(|reason| reason.source.as_ref());
    let source = sources.find(|source| source.to_string() == address.as_str())?;
    place_of(catalog, source)
}

/// A reason behind its sign, its source at the right end.
pub(super) fn reason(page: &mut Page, role: Role, sign: &str, reason: &Reason) {
    page.behind_in(role, &format!("{sign} "), |page| match &reason.source {
        Some(source) => {
            let address = SafeText::single_line(&source.to_string());
            page.sourced(&reason.text, &short(source), &address);
        }
        None => _ = page.text(Role::Text, &reason.text),
    });
}

/// The file's own name and the line: folders take room and say little.
fn short(source: &Location) -> String {
    let name = source.file.rsplit('/').next().unwrap_or(&source.file);
    SafeText::single_line(&format!("{name}:{}", source.line)).to_string()
}
