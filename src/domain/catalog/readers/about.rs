//! What the frontmatter says of the persona.

use crate::domain::catalog::{Diagnostic, Persona, Severity};
use crate::domain::markdown::{Frontmatter, Location, Source, Value, ValueKind};
use crate::domain::text::SafeText;

/// Fills in name, description, capabilities and whatever else the frontmatter holds.
pub(super) fn read(
    source: &Source,
    frontmatter: &Frontmatter,
    persona: &mut Persona,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, value) in &frontmatter.entries {
        match (&**key, &value.kind) {
            ("name", ValueKind::Scalar(text)) => persona.name = Some(SafeText::single_line(text)),
            ("description", ValueKind::Scalar(text)) => persona.description = Some(SafeText::single_line(text)),
            ("capabilities", _) => persona.capabilities = capabilities(value, diagnostics),
            _ => persona.other_frontmatter.push((key.clone(), shown(value))),
        }
    }
    // Where the frontmatter is broken, that is the finding; what was lost with it is not a second one.
    let broken = diagnostics.iter().any(|found| found.severity == Severity::Error);
    if frontmatter.present && !broken && frontmatter.get("capabilities").is_none() {
        let location = source.locate(0..source.line(1).trim_end().len());
        diagnostics.push(missing(location));
    }
}

fn missing(location: Location) -> Diagnostic {
    let hint = "add `capabilities:` with one `- ` line for each thing that the persona can help with";
    Diagnostic::warning("capabilities-missing", location, "the frontmatter lists no capabilities", hint)
}

/// Of a list its scalars, of a map its keys, of a single value that value.
fn capabilities(value: &Value, diagnostics: &mut Vec<Diagnostic>) -> Vec<SafeText> {
    let mut wrong = |value: &Value, what: &str| {
        let hint = "write a list: one line `- something` for each capability";
        diagnostics.push(Diagnostic::warning("capabilities-shape", value.location.clone(), what, hint));
    };
    match &value.kind {
        ValueKind::Empty => {
            diagnostics.push(missing(value.location.clone()));
            Vec::new()
        }
        ValueKind::Scalar(text) => {
            wrong(value, "`capabilities` is a single value, not a list");
            vec![SafeText::single_line(text)]
        }
        ValueKind::Map(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        ValueKind::List(items) if items.is_empty() => {
            diagnostics.push(missing(value.location.clone()));
            Vec::new()
        }
        ValueKind::List(items) => {
            let mut found = Vec::new();
            for item in items {
                match &item.kind {
                    ValueKind::Scalar(text) => found.push(SafeText::single_line(text)),
                    ValueKind::Map(entries) => {
                        wrong(item, "this capability is a map; only its keys are read");
                        found.extend(entries.iter().map(|(key, _)| key.clone()));
                    }
                    ValueKind::List(_) => wrong(item, "this capability is a list and is not read"),
                    ValueKind::Empty => wrong(item, "this capability is empty"),
                }
            }
            found
        }
    }
}

/// A value as text: lists between commas, maps as `key: value`.
fn shown(value: &Value) -> SafeText {
    fn text(value: &Value) -> String {
        match &value.kind {
            ValueKind::Empty => String::new(),
            ValueKind::Scalar(scalar) => scalar.to_string(),
            ValueKind::List(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
            ValueKind::Map(entries) => {
                entries.iter().map(|(key, value)| format!("{key}: {}", text(value))).collect::<Vec<_>>().join("; ")
            }
        }
    }
    SafeText::new(text(value).trim_end())
}
