//! What a typed name means: a path, a roadmap or a language.

use crate::domain::catalog::{Catalog, Place, Roadmap};
use crate::domain::text::{SafeText, closest, slugify};

/// Everything that can be named, with the name to type: paths, then roadmaps, then languages that have no roadmap.
pub fn names(catalog: &Catalog) -> Vec<(Place, String)> {
    let paths = catalog.paths.iter().enumerate().map(|(at, path)| (Place::Path(at), path.id.to_string()));
    let roadmaps = catalog.roadmaps.iter().enumerate().map(|(at, own)| (Place::Roadmap(at), own.id.to_string()));
    let rows = catalog.persona.languages.iter().enumerate().filter(|&(at, _)| roadmap_of_row(catalog, at).is_none());
    let rows = rows.filter_map(|(at, row)| slugify(&row.name).map(|id| (Place::Language(at), id.to_string())));
    paths.chain(roadmaps).chain(rows).collect()
}

/// The roadmap behind a row of the language guide.
pub fn roadmap_of_row(catalog: &Catalog, row: usize) -> Option<(usize, &Roadmap)> {
    catalog.roadmaps.iter().enumerate().find(|(_, roadmap)| roadmap.guide_row == Some(row))
}

/// What a name means. Titles and identifiers are understood, and the beginning of one where it is the only one that
/// begins so; the message says what may have been meant.
pub fn find(catalog: &Catalog, name: &str) -> Result<Place, String> {
    let all = names(catalog);
    let id = slugify(name).map(|id| id.to_string()).unwrap_or_default();
    if let Some((place, _)) =
        all.iter().find(|(place, own)| *own == id || title(catalog, *place).to_lowercase() == name.to_lowercase())
    {
        return Ok(*place);
    }
    let mut begins = all.iter().filter(|(_, own)| !id.is_empty() && own.starts_with(&id));
    if let (Some((place, _)), None) = (begins.next(), begins.next()) {
        return Ok(*place);
    }
    let unknown = SafeText::single_line(name);
    Err(match closest(&id, all.iter().map(|(_, own)| own.as_str())) {
        Some(meant) => format!("there is no path, roadmap or language \"{unknown}\"; did you mean {meant}?"),
        None => format!("there is no path, roadmap or language \"{unknown}\"; Tab after a first letter completes one"),
    })
}

/// The title of a place that can be compared.
pub fn title(catalog: &Catalog, place: Place) -> &str {
    match place {
        Place::Path(at) => catalog.paths.get(at).map_or("", |path| path.title.as_str()),
        Place::Roadmap(at) => catalog.roadmaps.get(at).map_or("", |roadmap| roadmap.title.as_str()),
        Place::Language(at) => catalog.persona.languages.get(at).map_or("", |row| row.name.as_str()),
        _ => "",
    }
}

/// The two things that a text names. Names with spaces are understood: wherever both halves mean something.
pub fn pair(catalog: &Catalog, text: &str) -> Result<(Place, Place), String> {
    let words: Vec<&str> =
        text.split([' ', ',']).filter(|word| !word.is_empty() && !["and", "with", "vs"].contains(word)).collect();
    if words.len() < 2 {
        return Err("name two paths, roadmaps or languages, as in: compare python go".to_owned());
    }
    let halves = |at: usize| {
        let (one, other) = words.split_at_checked(at)?;
        Some((one.join(" "), other.join(" ")))
    };
    let understood = (1..words.len())
        .filter_map(halves)
        .find_map(|(one, other)| Some((find(catalog, &one).ok()?, find(catalog, &other).ok()?)));
    let (one, other) = if let Some(pair) = understood {
        pair
    } else {
        let (one, other) = halves(words.len() / 2).unwrap_or_default();
        (find(catalog, &one)?, find(catalog, &other)?)
    };
    let is_path = |place| matches!(place, Place::Path(_));
    if is_path(one) != is_path(other) {
        let (one, other) = (title(catalog, one), title(catalog, other));
        return Err(format!("{one} and {other} differ in kind; name two paths or two roadmaps"));
    }
    if one == other {
        return Err(format!("that is {} twice; name two different ones", title(catalog, one)));
    }
    Ok((one, other))
}

/// Whatever completes the last word of a text that names things: the whole text each time.
pub fn completions(catalog: &Catalog, text: &str) -> Vec<String> {
    let (before, last) = text.rsplit_once([' ', ',']).map_or(("", text), |(before, last)| (before, last));
    let last = last.to_lowercase();
    let mut of_kind = names(catalog);
    // The second name is of the first one's kind.
    if let Ok(first) = find(catalog, before.trim()) {
        of_kind
            .retain(|(place, _)| *place != first && matches!(place, Place::Path(_)) == matches!(first, Place::Path(_)));
    }
    let fitting = of_kind.into_iter().filter(|(_, name)| name.starts_with(&last));
    fitting.map(|(_, name)| if before.is_empty() { name } else { format!("{before} {name}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    fn catalog() -> Catalog {
        let text = "# Me\n\n## Roadmaps\n\n### Languages (100 hours)\n\n- **Go**: small\n- **Python**: wide\n\n\
                    ### Databases (80 hours)\n\n- **PostgreSQL DBA**: deep\n\n## Learning Paths\n\n\
                    **Fast Path (2 months):**\n\n- Go\n- Time: 90 hours\n\n**Broad Path (4 months):**\n\n- Python\n- Time: 200 hours\n";
        read(&[Source::new("persona.md", text)]).0
    }

    #[track_caller]
    fn check(text: &str, pair_or_message: Result<(&str, &str), &str>) {
        let catalog = catalog();
        let got = pair(&catalog, text)
            .map(|(one, other)| (title(&catalog, one).to_owned(), title(&catalog, other).to_owned()));
        let wanted = pair_or_message.map(|(one, other)| (one.to_owned(), other.to_owned())).map_err(str::to_owned);
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn two_names_are_understood_with_and_without_spaces() {
        check("go python", Ok(("Go", "Python")));
        check("Go vs PostgreSQL DBA", Ok(("Go", "PostgreSQL DBA")));
        check("postgresql dba, go", Ok(("PostgreSQL DBA", "Go")));
        check("py post", Ok(("Python", "PostgreSQL DBA")));
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        let unknown = "there is no path, roadmap or language \"pyhton\"; did you mean python?";
        check("go pyhton", Err(unknown));
        check("go go", Err("that is Go twice; name two different ones"));
        check("go", Err("name two paths, roadmaps or languages, as in: compare python go"));
    }

    #[test]
    fn the_second_name_is_completed_among_the_first_ones_kind() {
        let catalog = catalog();
        assert_eq!(completions(&catalog, "p"), ["python", "postgresql-dba"]);
        assert_eq!(completions(&catalog, "go p"), ["go python", "go postgresql-dba"]);
        assert_eq!(completions(&catalog, "go "), ["go python", "go postgresql-dba"]);
    }
}
