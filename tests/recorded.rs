//! What was learnt, recorded from the command line: what the commands say, and that it is there afterwards.

use std::io::Write;
use std::process::Stdio;

use tempfile::TempDir;

use crate::support::program::{Ran, command};

/// A learner's own data folder, with the small content, on a day.
struct Learner {
    folder: TempDir,
    day: &'static str,
}

impl Learner {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), day: "2026-11-23" }
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.fed(arguments, "")
    }

    /// Runs a command with something on its standard input.
    fn fed(&self, arguments: &[&str], input: &str) -> Ran {
        let mut all = arguments.to_vec();
        all.extend(["--content", "content", "--today", self.day]);
        let mut command = command(&all);
        command.env("BACKEND_GUIDE_DATA", self.folder.path().join("data"));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        // A command that reads nothing may be gone by now.
        let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("it ends");
        Ran::new(arguments, output)
    }

    /// Commands one after the other, as a transcript in which names that differ from run to run are left out.
    fn transcript(&self, commands: &[&[&str]]) -> String {
        let runs: Vec<String> = commands.iter().map(|arguments| self.run(arguments).to_string()).collect();
        without_names(&runs.join("\n\n"))
    }

    /// The figures of `status --json`.
    fn status(&self) -> serde_json::Value {
        serde_json::from_str(&self.run(&["status", "--json"]).stdout).expect("it is JSON")
    }
}

/// Replaces the names of events.
fn without_names(text: &str) -> String {
    let is_name = |word: &str| {
        let (session, number) = word.split_once('-').unwrap_or_default();
        session.len() == 12
            && session.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && session.bytes().any(|byte| byte.is_ascii_digit() || !number.is_empty())
            && number.parse::<u64>().is_ok()
    };
    let mut words = Vec::new();
    for word in text.split('"') {
        words.push(if is_name(word) { "EVENT" } else { word });
    }
    words.join("\"")
}

#[test]
fn a_beginner_is_told_what_to_do() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.transcript(&[&["today"], &["start"], &["stop"], &["undo"], &["log", "list"]]));
}

#[test]
fn time_is_logged_listed_put_right_and_taken_back() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.transcript(&[
        &["log", "45m", "quill/sentences", "--note", "every one ends in a full stop"],
        &["log", "1h30", "names", "--on", "yesterday"],
        &["log", "90", "quill/sentences", "--on", "fri"],
        &["log", "list"],
        &["log", "list", "quill/names"],
        &["log", "edit", "1", "--for", "1.5h", "--note", ""],
        &["log", "edit", "1", "--for", "90"],
        &["log", "delete", "2"],
        &["undo"],
        &["redo"],
        &["undo"],
        &["log", "topics"],
        &["log", "list", "--json"],
    ]));
    assert_eq!(learner.status()["hours_logged"], 4.5);
}

#[test]
fn a_task_is_offered_of_what_is_being_learnt() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.transcript(&[
        &["log", "45m", "quill/sentences", "--note", "every one ends in a full stop"],
        &["note", "quill/sentences", "a letter is a program"],
        &["today", "50"],
        &["today", "50", "--json"],
    ]));
}

#[test]
fn somebody_who_was_away_is_welcomed_back() {
    let learner = Learner::new();
    learner.run(&["log", "3h", "quill/sentences"]);
    learner.run(&["mark", "quill/sentences", "done"]);
    learner.run(&["mark", "quill/names", "learning"]);
    let later = Learner { day: "2026-12-14", ..learner };
    insta::assert_snapshot!(later.transcript(&[
        &["today", "1h"],
        &["today", "--lighter"],
        &["today", "--lighter"],
        &["undo"],
        &["status"],
    ]));
}

#[test]
fn marks_ticks_and_notes_are_kept() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.transcript(&[
        &["mark", "quill/sentences", "done"],
        &["mark", "done", "quill/sentences"],
        &["tick", "project-greeting"],
        &["tick", "quill/project-greeting", "1"],
        &["tick", "quill/project-greeting", "1", "--off", "--json"],
        &["note", "quill/names", "two", "words"],
        &["note", "quill/names", "--show"],
        &["note", "quill/names", ""],
        &["note", "quill/names", "--show", "--json"],
        &["status", "--json"],
    ]));
    assert_eq!(learner.fed(&["note", "quill/names"], "from a pipe\n").status, Some(0));
    assert_eq!(learner.run(&["note", "quill/names", "--show"]).stdout, "from a pipe\n");
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.transcript(&[
        &["log", "quill/names", "45m"],
        &["log", "45x", "quill/names"],
        &["log", "0", "quill/names"],
        &["log", "25h", "quill/names"],
        &["log", "45m"],
        &["log", "45m", "quil/names"],
        &["log", "45m", "quill/nmaes"],
        &["log", "45m", "quill"],
        &["log", "45m", "project-year"],
        &["log", "45m", "nothing/of/the/kind"],
        &["log", "45m", "quill/names", "--on", "tomorrow"],
        &["log", "45m", "quill/names", "--on", "2026-11-24"],
        &["log", "edit", "1", "--for", "5m"],
        &["log", "delete", "../x"],
        &["mark", "quill/names", "doen"],
        &["tick", "quill/names", "1"],
        &["tick", "quill/project-greeting", "2"],
        &["note", "quill/names"],
        &["today", "0"],
        &["today", "--lighter", "50"],
    ]));
    let long = "x".repeat(20_000);
    let refused = learner.fed(&["note", "quill/names"], &long);
    assert_eq!((refused.status, refused.stdout.as_str()), (Some(2), ""), "{refused}");
    assert!(!learner.folder.path().join("data").exists());
}

#[test]
fn the_clock_records_what_it_shows_and_a_forgotten_one_is_asked_about() {
    let learner = Learner::new();
    let started = learner.run(&["start", "quill/names"]);
    assert_eq!(started.status, Some(0), "{started}");
    assert_eq!(learner.run(&["start", "quill/names"]).status, Some(2));
    let stopped = learner.run(&["stop", "--note", "as far as names", "--json"]);
    let stopped: serde_json::Value = serde_json::from_str(&stopped.stdout).unwrap();
    assert_eq!(stopped["entry"]["note"], "as far as names");
    assert_eq!(stopped["entry"]["topic"], "quill/names");

    learner.run(&["start", "quill/names"]);
    let next = Learner { day: "2026-11-24", ..learner };
    for arguments in [&["status"][..], &["log", "list"], &["today", "--json"]] {
        let ran = next.run(arguments);
        assert!(ran.stderr.starts_with("note: the clock has been running since yesterday"), "{ran}");
        assert_eq!(ran.status, Some(0), "{ran}");
    }
    assert!(next.run(&["today"]).stdout.contains("stop --for 45m"));
    assert_eq!(next.run(&["stop"]).status, Some(2));
    let stopped = next.run(&["stop", "--for", "40m"]);
    assert!(stopped.stdout.starts_with("Saved: 40 min on quill/names, yesterday."), "{stopped}");
    let first = next.run(&["undo"]).stdout;
    assert!(first.starts_with("Taken back: 40 min on quill/names"), "{first}");
    let second = next.run(&["undo"]).stdout;
    assert!(second.starts_with("Taken back: stopping the clock without an entry"), "{second}");
    let dropped = next.run(&["stop", "--drop"]);
    assert!(dropped.stdout.contains("nothing was recorded"), "{dropped}");
}

#[test]
fn what_cannot_be_written_is_not_acknowledged() {
    let learner = Learner::new();
    std::fs::write(learner.folder.path().join("data"), "a file where the folder should be").unwrap();
    for arguments in [
        &["log", "45m", "quill/names"][..],
        &["start", "quill/names"],
        &["mark", "quill/names", "done"],
        &["tick", "quill/project-greeting", "1"],
        &["note", "quill/names", "text"],
        &["today", "--lighter"],
    ] {
        let ran = learner.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran}");
        assert!(ran.stderr.contains("error: not saved: "), "{ran}");
    }
    for arguments in [&["today"][..], &["status"], &["log", "list"]] {
        assert_eq!(learner.run(arguments).status, Some(0));
    }
}

#[test]
fn status_has_exactly_its_fields() {
    let learner = Learner::new();
    learner.run(&["log", "90m", "quill/names"]);
    let status = learner.status();
    let fields: Vec<&str> = status.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["covered", "hours_logged", "hours_this_week", "retained", "topics", "version"]);
    assert_eq!((&status["hours_logged"], &status["topics"]["learning"]), (&1.5.into(), &1.into()));
}

#[test]
fn what_is_done_comes_back_as_its_questions_and_an_answer_sends_it_away() {
    let mut learner = Learner::new();
    learner.run(&["mark", "quill/sentences", "done"]);
    assert!(learner.run(&["review"]).stdout.starts_with("Nothing is due today."));
    learner.day = "2026-12-20";
    let due = |learner: &Learner| -> serde_json::Value {
        serde_json::from_str(&learner.run(&["review", "--json"]).stdout).expect("it is JSON")
    };
    let before = due(&learner);
    assert_eq!(before["due"][0]["topic"], "quill/sentences");
    assert!(learner.run(&["review"]).stdout.contains("review ID N RATING"));
    let number = before["due"][0]["number"].to_string();
    let ran = learner.run(&["review", "sentences", &number, "good"]);
    assert!(ran.stdout.contains("It comes back on 20"), "{ran}");
    let (many, fewer) = (before["due"].as_array().unwrap().len(), due(&learner)["due"].as_array().unwrap().len());
    assert_eq!(fewer + 1, many);
    assert_eq!(learner.run(&["review", "sentences", "99", "good"]).status, Some(2));
    assert_eq!(learner.run(&["review", "sentences", "1", "perhaps"]).status, Some(2));
    assert_eq!(learner.run(&["review", "sentences"]).status, Some(2));
}
