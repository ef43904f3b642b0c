//! Lists the Markdown files below `content/`, and the list of released ids there, as `include_str!`, sorted, so that the program carries its catalogue with it.
//!
//! A list made at build time notices a new file: the directories themselves are watched.
#![expect(clippy::disallowed_methods, reason = "a build script is its own door to files and environment")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set")?).join("content");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    let released = root.join("released-ids.txt");
    println!("cargo::rerun-if-changed={}", released.display());
    files.extend(Some(released).filter(|file| file.is_file()));
    files.sort();
    let mut list = String::from("[\n");
    for file in &files {
        let name = file.strip_prefix(&root)?.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>();
        let name = name.ok_or("a name below content/ is not UTF-8")?.join("/");
        let path = file.to_str().ok_or("the path of content/ is not UTF-8")?;
        writeln!(list, "    ({name:?}, include_str!({path:?})),")?;
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("content.rs");
    fs::write(out, list)?;
    Ok(())
}

/// Adds the Markdown files below `folder`, and has cargo watch the folder and each of them.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
