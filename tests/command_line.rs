//! Every command over a small content: whole standard output, standard error and exit status.

use std::fs;
use std::path::Path;

use crate::support::program::{Ran, fixtures, run};

/// Compares one run with its snapshot.
#[track_caller]
fn check(name: &str, arguments: &[&str]) {
    let mut all = arguments.to_vec();
    all.extend(["--today", "2026-11-23"]);
    insta::assert_snapshot!(name, run(&all));
}

const SMALL: [&str; 2] = ["--content", "content"];

/// The same over the small content.
#[track_caller]
fn check_small(name: &str, arguments: &[&str]) {
    check(name, &[arguments, &SMALL].concat());
}

#[test]
fn roadmaps_are_listed_by_category() {
    check_small("roadmaps", &["roadmaps"]);
    check_small("roadmaps_of_a_category", &["roadmaps", "--category", "stor"]);
    check_small("roadmaps_json", &["roadmaps", "--json"]);
}

#[test]
fn a_roadmap_a_topic_a_project_and_a_path_are_shown() {
    check_small("show_roadmap", &["show", "quill"]);
    check_small("show_roadmap_json", &["show", "quill", "--json"]);
    check_small("show_outline", &["show", "slate"]);
    check_small("show_topic", &["show", "quill/tables"]);
    check_small("show_topic_json", &["show", "quill/tables", "--json"]);
    check_small("show_project", &["show", "quill/project-year"]);
    check_small("show_project_json", &["show", "quill/project-year", "--json"]);
    check_small("show_path", &["show", "quick"]);
    check_small("show_map", &["show", "quill", "--map"]);
    check_small("show_map_of_a_topic", &["show", "quill/project-year", "--map"]);
    check_small("show_map_of_an_outline", &["show", "slate", "--map"]);
    check_small("show_map_of_a_path", &["show", "quick", "--map"]);
}

#[test]
fn paths_languages_and_budgets_are_shown() {
    check_small("paths", &["paths"]);
    check_small("paths_json", &["paths", "--json"]);
    check_small("languages", &["languages"]);
    check_small("languages_json", &["languages", "--json"]);
    check_small("budget", &["budget"]);
    check_small("budget_json", &["budget", "--hours", "5", "--json"]);
}

#[test]
fn two_of_a_kind_are_compared() {
    check_small("compare_languages", &["compare", "quill", "Slate"]);
    check_small("compare_roadmaps", &["compare", "ledger", "habits"]);
    check_small("compare_unlike", &["compare", "quick", "quill"]);
}

#[test]
fn a_persona_is_summarised_and_shown_whole() {
    check_small("persona", &["persona"]);
    check("persona_alone", &["persona", "content/persona.md"]);
}

#[test]
fn a_persona_alone_brings_no_other_content_with_it() {
    check("persona_alone_roadmaps", &["roadmaps", "--persona", "content/persona.md"]);
    check("persona_alone_show", &["show", "quill", "--persona", "content/persona.md"]);
    check("persona_alone_budget", &["budget", "--persona", "content/persona.md"]);
}

#[test]
fn content_is_checked() {
    check("check_good", &["check", "content"]);
    check("check_good_json", &["check", "content", "--json"]);
    check("check_broken", &["check", "broken"]);
    check("check_persona", &["check", "stranger.md"]);
}

#[test]
fn a_release_lists_its_ids_and_no_later_check_loses_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("content");
    copy(&fixtures().join("content"), &root);
    let path = root.to_str().expect("a path in UTF-8");
    let at_root = |ran: Ran| ran.to_string().replace(path, "content");

    insta::assert_snapshot!("release_first", at_root(run(&["check", path, "--release"])));
    let list = fs::read_to_string(root.join("released-ids.txt")).expect("the list is written");
    insta::assert_snapshot!("released_ids", list);
    insta::assert_snapshot!("release_again", at_root(run(&["check", path, "--release"])));
    assert_eq!(fs::read_to_string(root.join("released-ids.txt")).expect("the list"), list);

    let ledger = root.join("roadmaps/storage/ledger.md");
    let text = fs::read_to_string(&ledger).expect("the roadmap");
    fs::write(&ledger, text.replace("#project-audit ", "#project-inspection ")).expect("it is written");
    insta::assert_snapshot!("release_refused", at_root(run(&["check", path, "--release"])));
    assert_eq!(fs::read_to_string(root.join("released-ids.txt")).expect("the list"), list);

    let text = text.replace("{ #project-audit .core", "{ #project-inspection .core was=project-audit");
    fs::write(&ledger, text).expect("it is written");
    insta::assert_snapshot!("release_renamed", at_root(run(&["check", path, "--release"])));
    let changed = fs::read_to_string(root.join("released-ids.txt")).expect("the list");
    let new: Vec<&str> = changed.lines().filter(|line| !list.lines().any(|old| old == *line)).collect();
    assert_eq!(new, ["ledger/project-audit moved", "ledger/project-inspection"]);
}

#[test]
fn a_release_is_made_of_a_folder() {
    check("release_of_a_persona", &["check", "stranger.md", "--release"]);
    check("release_of_nothing", &["check", "--release"]);
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is made");
    for entry in fs::read_dir(from).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("the file is copied");
        }
    }
}

#[test]
fn what_is_wrong_with_content_is_mentioned_by_other_commands() {
    check("mention", &["roadmaps", "--persona", "stranger.md"]);
}

#[test]
fn wrong_use_says_what_to_do_instead() {
    check_small("unknown_roadmap", &["show", "quil"]);
    check_small("unknown_topic", &["show", "quill/table"]);
    check_small("unknown_category", &["roadmaps", "--category", "langages"]);
    check_small("unknown_in_comparison", &["compare", "quill", "zzz"]);
    check("missing_folder", &["roadmaps", "--content", "nowhere"]);
    check("missing_persona", &["persona", "nowhere.md"]);
    check("folder_as_persona", &["persona", "content"]);
    check("file_as_folder", &["roadmaps", "--content", "stranger.md"]);
    check("folder_without_content", &["roadmaps", "--content", "content/paths"]);
    check("check_two_contents", &["check", "content", "--persona", "stranger.md"]);
    check("bad_option", &["roadmaps", "--jason"]);
    check("bad_hours", &["budget", "--hours", "100"]);
    check("no_such_command", &["roadmap"]);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    insta::assert_snapshot!("bad_day", run(&["budget", "--today", "2026-02-30"]));
}

#[test]
fn without_a_terminal_the_commands_are_named() {
    check("no_terminal", &[]);
}

#[test]
fn help_says_what_each_command_is_for() {
    insta::assert_snapshot!("help", run(&["--help"]));
    insta::assert_snapshot!("help_budget", run(&["budget", "--help"]));
}

#[test]
fn the_content_that_comes_with_the_program_has_nothing_wrong_with_it() {
    let ran = run(&["check"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran}");
    assert!(ran.stdout.starts_with("Nothing is wrong in "), "{ran}");
}

#[test]
fn the_folder_with_that_content_has_nothing_wrong_with_it_either() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let (folder, own) = (run(&["check", folder]), run(&["check"]));
    assert_eq!((folder.stdout, folder.status), (own.stdout, own.status));
}

#[test]
fn version_and_help_look_at_no_content() {
    for arguments in [&["--version", "--content", "nowhere"][..], &["--help", "--content", "nowhere"], &["man"]] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran}");
    }
}

#[test]
fn completions_and_manual_name_every_command() {
    let page = run(&["man"]).stdout;
    let script = run(&["completions", "bash"]).stdout;
    for command in [
        "roadmaps",
        "show",
        "paths",
        "languages",
        "compare",
        "budget",
        "persona",
        "plan",
        "forecast",
        "cuts",
        "export",
        "check",
        "completions",
    ] {
        assert!(page.contains(command) && script.contains(command), "{command}");
    }
}
