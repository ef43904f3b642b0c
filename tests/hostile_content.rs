//! Folders that somebody else made: nothing outside is read, nothing blocks, one bad file stops no other.

use std::fs::{self, File};
use std::path::Path;

use backend_guide::domain::markdown::Source;
use backend_guide::storage::{StorageError, read_directory, read_persona_file, save_released};
use tempfile::TempDir;

const GOOD: &str = "---\ntitle: Good\n---\n";

/// A folder with one good roadmap, to which faults are added.
fn content() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "roadmaps/a/good.md", GOOD);
    folder
}

fn write(root: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("the folder is made");
    fs::write(path, text).expect("the file is written");
}

/// What is read, and what is said as `code file:line:column message`.
fn read(root: &Path) -> (Vec<Source>, Vec<String>) {
    let (sources, diagnostics) = read_directory(root).expect("the folder is read");
    let said = diagnostics.iter().map(|found| {
        let at = &found.location;
        format!("{} {}:{}:{} {}", found.code, at.file, at.line, at.column, found.message)
    });
    (sources, said.collect())
}

/// Only the good file is read, and exactly this is said.
#[track_caller]
fn check(root: &Path, expected: &[&str]) {
    let (sources, said) = read(root);
    let names: Vec<&str> = sources.iter().map(|source| &**source.name()).collect();
    assert_eq!(
        (names, said.iter().map(String::as_str).collect::<Vec<&str>>()),
        (vec!["roadmaps/a/good.md"], expected.to_vec())
    );
}

#[test]
fn names_are_relative_to_the_root_and_sorted() {
    let folder = content();
    write(folder.path(), "persona.md", "p");
    write(folder.path(), "paths/x.md", "x");
    write(folder.path(), "roadmaps/a/also.md", "x");
    write(folder.path(), "README.md", "not ours");
    write(folder.path(), "roadmaps/.git/config.md", "not ours");
    let (sources, said) = read(folder.path());
    let names: Vec<&str> = sources.iter().map(|source| &**source.name()).collect();
    assert_eq!(names, ["persona.md", "roadmaps/a/also.md", "roadmaps/a/good.md", "paths/x.md"]);
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn a_file_that_is_not_utf8_is_named_with_the_byte() {
    let folder = content();
    write(folder.path(), "skills/a.md", b"one\nt\xc3\xbc\xff");
    write(folder.path(), "skills/b.md", b"\xff\xfeo\0n\0e\0");
    write(folder.path(), "skills/c.md", b"\xc0\xaf");
    write(folder.path(), "skills/d.md", b"\xed\xa0\x80");
    check(
        folder.path(),
        &[
            "not-utf8 skills/a.md:2:3 not UTF-8: the byte at offset 7 is no part of a character",
            "not-utf8 skills/b.md:1:1 not UTF-8: the byte at offset 0 is no part of a character",
            "not-utf8 skills/c.md:1:1 not UTF-8: the byte at offset 0 is no part of a character",
            "not-utf8 skills/d.md:1:1 not UTF-8: the byte at offset 0 is no part of a character",
        ],
    );
}

#[test]
fn a_huge_file_is_refused_by_its_size_alone() {
    let folder = content();
    write(folder.path(), "skills/huge.md", "");
    let file = File::options().write(true).open(folder.path().join("skills/huge.md")).expect("it opens");
    // Not every file system holds a terabyte of nothing; what matters is that the size is over the limit.
    file.set_len(1 << 40).or_else(|_| file.set_len(1 << 30)).expect("it is sparse");
    write(folder.path(), "skills/over.md", "x".repeat(256 * 1024 + 1));
    check(
        folder.path(),
        &[
            "too-large skills/huge.md:1:1 the file is larger than 256 KiB and was not read",
            "too-large skills/over.md:1:1 the file is larger than 256 KiB and was not read",
        ],
    );
}

#[test]
fn a_file_of_exactly_the_limit_is_read() {
    let folder = content();
    write(folder.path(), "skills/full.md", "x".repeat(256 * 1024));
    assert_eq!(read(folder.path()).0.len(), 2);
}

#[test]
fn names_that_do_not_work_everywhere_are_refused() {
    let folder = content();
    for name in ["A.md", "con.md", "a b.md", "ä.md", &format!("{}.md", "x".repeat(65))] {
        write(folder.path(), &format!("skills/{name}"), GOOD);
    }
    write(folder.path(), "skills/notes.txt", "x");
    write(folder.path(), "roadmaps/nul/x.md", GOOD);
    let (sources, said) = read(folder.path());
    assert_eq!(sources.len(), 1);
    assert_eq!(said.iter().filter(|line| line.starts_with("bad-name ")).count(), 6, "{said:#?}");
    assert!(said.contains(&"stray-file skills/notes.txt:1:1 only files whose names end in '.md' are read".to_owned()));
}

#[test]
fn folders_are_followed_eight_deep() {
    let folder = content();
    write(folder.path(), "roadmaps/a/b/c/d/e/f/g/ok.md", GOOD);
    write(folder.path(), "roadmaps/a/b/c/d/e/f/g/h/i/far.md", GOOD);
    let (sources, said) = read(folder.path());
    let names: Vec<&str> = sources.iter().map(|source| &**source.name()).collect();
    assert_eq!(names, ["roadmaps/a/b/c/d/e/f/g/ok.md", "roadmaps/a/good.md"]);
    let message = "folders lie more than 8 deep; what is in this one was not read";
    assert_eq!(said, [format!("too-deep roadmaps/a/b/c/d/e/f/g/h:1:1 {message}")]);
}

#[test]
fn at_most_five_thousand_files_are_looked_at() {
    let folder = content();
    fs::create_dir(folder.path().join("skills")).expect("the folder is made");
    for index in 0..5_010 {
        File::create(folder.path().join(format!("skills/s{index}.md"))).expect("the file is made");
    }
    let (sources, said) = read(folder.path());
    assert!(sources.len() <= 5_000);
    assert_eq!(said.len(), 1);
    assert!(said.concat().contains("there are more than 5000 files; from here on none was read"), "{said:?}");
}

#[test]
fn at_most_64_mebibytes_are_read() {
    let folder = content();
    fs::create_dir(folder.path().join("skills")).expect("the folder is made");
    let text = "x".repeat(256 * 1024);
    for index in 0..257 {
        write(folder.path(), &format!("skills/s{index:03}.md"), &text);
    }
    let (sources, said) = read(folder.path());
    assert_eq!(sources.len(), 256);
    assert!(said.concat().starts_with("too-much skills/s255.md:1:1 the files are larger than 64 MiB"), "{said:?}");
}

#[test]
fn a_folder_named_like_a_file_is_said() {
    let folder = content();
    fs::create_dir_all(folder.path().join("skills/topic.md")).expect("the folder is made");
    check(folder.path(), &["bad-name skills/topic.md:1:1 'skills/topic.md' was not read because of its name"]);
}

#[test]
fn a_folder_that_holds_no_content_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert!(matches!(read_directory(folder.path()), Err(StorageError::NoCatalogue { .. })));
    assert!(matches!(read_directory(&folder.path().join("no")), Err(StorageError::Missing { .. })));
}

#[test]
fn a_persona_file_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "bad.md", b"ok\n\xff");
    write(folder.path(), "big.md", "x".repeat(256 * 1024 + 1));
    let of = |name: &str| read_persona_file(&folder.path().join(name));
    assert!(matches!(of("bad.md"), Err(StorageError::NotUtf8 { offset: 3, line: 2, .. })));
    assert!(matches!(of("big.md"), Err(StorageError::TooLarge { .. })));
    assert!(matches!(of(""), Err(StorageError::IsFolder { .. })));
    assert!(matches!(of("none.md"), Err(StorageError::Missing { .. })));
    assert!(matches!(of("bad.md/x"), Err(StorageError::Missing { .. })));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::*;

    fn pipe(path: &Path) {
        mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).expect("the pipe is made");
    }

    #[test]
    fn links_are_not_followed_wherever_they_lead() {
        let folder = content();
        let secret = tempfile::tempdir().expect("a temporary folder");
        write(secret.path(), "x.md", "secret");
        let skills = folder.path().join("skills");
        fs::create_dir(&skills).expect("the folder is made");
        symlink(secret.path().join("x.md"), skills.join("file.md")).expect("a link");
        symlink(secret.path(), skills.join("folder")).expect("a link");
        symlink("/dev/zero", skills.join("device.md")).expect("a link");
        symlink(&skills, skills.join("loop")).expect("a link");
        symlink("nowhere", skills.join("dangling.md")).expect("a link");
        symlink(secret.path().join("x.md"), folder.path().join("persona.md")).expect("a link");
        symlink(secret.path(), folder.path().join("paths")).expect("a link");
        check(
            folder.path(),
            &[
                "persona.md",
                "skills/dangling.md",
                "skills/device.md",
                "skills/file.md",
                "skills/folder",
                "skills/loop",
                "paths",
            ]
            .map(|name| format!("link {name}:1:1 a symbolic link is not followed"))
            .iter()
            .map(String::as_str)
            .collect::<Vec<&str>>(),
        );
    }

    #[test]
    fn pipes_are_never_opened() {
        let folder = content();
        fs::create_dir(folder.path().join("skills")).expect("the folder is made");
        pipe(&folder.path().join("skills/pipe.md"));
        pipe(&folder.path().join("persona.md"));
        check(
            folder.path(),
            &[
                "no-file persona.md:1:1 a pipe, socket or device is not opened",
                "no-file skills/pipe.md:1:1 a pipe, socket or device is not opened",
            ],
        );
        let alone = read_persona_file(&folder.path().join("persona.md"));
        assert!(matches!(alone, Err(StorageError::NoRegularFile { .. })));
        assert!(matches!(read_persona_file(Path::new("/dev/zero")), Err(StorageError::NoRegularFile { .. })));
    }

    #[test]
    fn names_that_are_no_text_are_shown_safely() {
        let folder = content();
        fs::create_dir(folder.path().join("skills")).expect("the folder is made");
        for name in [&b"bad\xff.md"[..], b"esc\x1b[31m.md", b"nl\nname.md"] {
            // Some file systems refuse such names, which is as good.
            let _ = fs::write(folder.path().join("skills").join(OsStr::from_bytes(name)), GOOD);
        }
        let (sources, said) = read(folder.path());
        assert_eq!(sources.len(), 1);
        assert!(
            said.iter().all(|line| line.starts_with("bad-name skills/") && !line.contains(char::is_control)),
            "{said:?}"
        );
    }

    #[test]
    fn what_may_not_be_read_is_said_and_stops_nothing() {
        let folder = content();
        write(folder.path(), "skills/locked.md", GOOD);
        write(folder.path(), "paths/x.md", GOOD);
        let lock = |name: &str, mode: u32| {
            fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).expect("the mode is set");
        };
        lock("skills/locked.md", 0o000);
        lock("paths", 0o000);
        let for_root_too = File::open(folder.path().join("skills/locked.md")).is_ok();
        let (sources, said) = read(folder.path());
        lock("paths", 0o700);
        if !for_root_too {
            assert_eq!(sources.len(), 1);
            assert_eq!(said.len(), 2);
            assert!(said.iter().all(|line| line.starts_with("unreadable ")), "{said:?}");
        }
    }

    #[test]
    fn a_file_that_turns_into_a_link_while_it_is_read_gives_nothing_away() {
        let folder = content();
        let secret = tempfile::tempdir().expect("a temporary folder");
        write(secret.path(), "x.md", "secret");
        write(folder.path(), "skills/x.md", GOOD);
        write(folder.path(), "spare.md", GOOD);
        symlink(secret.path().join("x.md"), folder.path().join("link.md")).expect("a link");
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let (victim, spare, link) =
                    (folder.path().join("skills/x.md"), folder.path().join("spare.md"), folder.path().join("link.md"));
                while !done.load(Ordering::Relaxed) {
                    let _ = fs::rename(&victim, &spare);
                    let _ = fs::rename(&link, &victim);
                    let _ = fs::rename(&victim, &link);
                    let _ = fs::rename(&spare, &victim);
                }
            });
            for _ in 0..2_000 {
                let (sources, _) = read_directory(folder.path()).expect("the folder is read");
                assert!(sources.iter().all(|source| source.text() != "secret"));
            }
            done.store(true, Ordering::Relaxed);
        });
    }
}

#[test]
fn the_list_of_released_ids_is_read_at_the_root_only_and_makes_no_catalogue_by_itself() {
    let folder = content();
    write(folder.path(), "released-ids.txt", "good/x\n");
    write(folder.path(), "skills/released-ids.txt", "good/x\n");
    let (sources, said) = read(folder.path());
    let names: Vec<&str> = sources.iter().map(|source| &**source.name()).collect();
    assert_eq!(names, ["roadmaps/a/good.md", "released-ids.txt"]);
    assert_eq!(said, ["stray-file skills/released-ids.txt:1:1 only files whose names end in '.md' are read"]);
    let alone = tempfile::tempdir().expect("a temporary folder");
    write(alone.path(), "released-ids.txt", "good/x\n");
    assert!(matches!(read_directory(alone.path()), Err(StorageError::NoCatalogue { .. })));
}

#[cfg(unix)]
#[test]
fn the_list_of_released_ids_is_never_written_through_a_link() {
    let folder = content();
    write(folder.path(), "precious", "kept");
    for name in ["released-ids.txt", ".released-ids.txt.new"] {
        std::os::unix::fs::symlink(folder.path().join("precious"), folder.path().join(name)).expect("the link is made");
    }
    check(folder.path(), &["link released-ids.txt:1:1 a symbolic link is not followed"]);
    save_released(folder.path(), "good/x\n").expect("the list is written");
    assert_eq!(fs::read_to_string(folder.path().join("released-ids.txt")).expect("the list"), "good/x\n");
    assert_eq!(fs::read_to_string(folder.path().join("precious")).expect("the other file"), "kept");
    assert!(!folder.path().join(".released-ids.txt.new").exists());
}

#[test]
fn a_list_that_cannot_be_written_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let error = save_released(&folder.path().join("nowhere"), "good/x\n").expect_err("there is no such folder");
    assert!(error.to_string().contains("was not written: "), "{error}");
    assert!(error.to_string().ends_with("make room, or check the permissions of its folder"), "{error}");
}
