//! Content from wherever a person wants it: the program's own, a folder, one persona file, or a folder with another
//! persona.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::StorageError;
use super::door::{Folder, Kind, is_folder, open_named};
use super::error::show;
use super::walk::{MAX_FILE, Unusable, Walk, read_text};
use crate::domain::catalog::{self, Catalog, Diagnostic, RELEASED};
use crate::domain::markdown::Source;

/// The name of the persona in a catalogue's folder.
const PERSONA: &str = "persona.md";
/// What is read of a catalogue's folder; anything else beside these is none of our business.
const PARTS: [&str; 5] = [PERSONA, "roadmaps", "skills", "paths", RELEASED];

/// Everything below `content/` when the program was built, sorted by name.
const EMBEDDED: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// Which content a person asked for. Nothing at all means the program's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentChoice {
    /// A folder laid out like `content/`.
    pub folder: Option<PathBuf>,
    /// A persona file: alone without a folder, in place of the folder's own persona with one.
    pub persona: Option<PathBuf>,
}

/// The choice that one path means: a folder, or a persona file.
pub fn choice_of(path: &Path) -> Result<ContentChoice, StorageError> {
    let path_buf = path.to_owned();
    if is_folder(path).map_err(|error| StorageError::of(path, &error))? {
        Ok(ContentChoice { folder: Some(path_buf), persona: None })
    } else {
        Ok(ContentChoice { folder: None, persona: Some(path_buf) })
    }
}

/// Content that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The files, for showing the lines that a diagnostic is about.
    pub sources: Vec<Source>,
    /// What they say.
    pub catalog: Catalog,
    /// What is wrong with them, in the order of reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the content that a person asked for. Fails only where a path that was named cannot be read at all.
pub fn load(choice: &ContentChoice) -> Result<Loaded, StorageError> {
    let persona = choice.persona.as_deref().map(read_persona_file).transpose()?;
    let (mut sources, mut diagnostics) = match &choice.folder {
        Some(folder) => read_directory(folder)?,
        None if persona.is_some() => (Vec::new(), Vec::new()),
        None => (embedded(), Vec::new()),
    };
    let (catalog, found) = match &persona {
        Some(persona) => catalog::read_with_persona(persona, &sources),
        None => catalog::read(&sources),
    };
    diagnostics.extend(found);
    if let Some(persona) = persona {
        sources.retain(|source| **source.name() != *PERSONA);
        sources.insert(0, persona);
    }
    Ok(Loaded { sources, catalog, diagnostics })
}

/// The content that the program carries with it.
pub fn embedded() -> Vec<Source> {
    EMBEDDED.iter().map(|&(name, text)| Source::embedded(name, text)).collect()
}

/// Reads `persona.md`, `roadmaps/`, `skills/`, `paths/` and `released-ids.txt` of a folder. What cannot be used is said and left out: links,
/// pipes and devices (never opened), files over 256 KiB or not UTF-8, names that are not portable, and whatever goes
/// beyond 5,000 files, eight folders deep or 64 MiB.
pub fn read_directory(root: &Path) -> Result<(Vec<Source>, Vec<Diagnostic>), StorageError> {
    let folder = Folder::open(root).map_err(|error| StorageError::of(root, &error))?;
    let mut walk = Walk::default();
    let mut found = false;
    for part in PARTS {
        let name = OsStr::new(part);
        let is_folder_part = ![PERSONA, RELEASED].contains(&part);
        match folder.kind(name) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Ok(Kind::File(_)) if is_folder_part => continue,
            _ => found |= part != RELEASED,
        }
        walk.take(&folder, "", name, 1);
    }
    if found { Ok((walk.sources, walk.diagnostics)) } else { Err(StorageError::NoCatalogue { path: show(root) }) }
}

/// Reads one persona file. The source bears the path as it was given.
pub fn read_persona_file(path: &Path) -> Result<Source, StorageError> {
    let shown = show(path);
    let (file, kind) = match open_named(path) {
        Ok(opened) => opened,
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => {
            return Err(StorageError::NoRegularFile { path: shown });
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(StorageError::Missing { path: shown });
        }
        Err(error) => return Err(StorageError::of(path, &error)),
    };
    let text = match kind {
        Kind::File(size) if size > MAX_FILE => Err(Unusable::TooLarge),
        Kind::File(_) => read_text(file),
        _ => return Err(StorageError::NoRegularFile { path: shown }),
    };
    match text {
        Ok(text) => Ok(Source::new(shown.as_str(), &text)),
        Err(Unusable::TooLarge) => Err(StorageError::TooLarge { path: shown, limit: MAX_FILE }),
        Err(Unusable::NotUtf8 { offset, line, advice, .. }) => {
            Err(StorageError::NotUtf8 { path: shown, offset, line, advice })
        }
        Err(Unusable::Failed(error)) => Err(StorageError::of(path, &error)),
    }
}
