//! What a person sees who presses keys and changes the window.

use crate::support::terminal::{Heard, Home};

#[test]
fn the_first_screen_is_the_welcome_over_the_programs_own_content() {
    let home = Home::new();
    let program = env!("CARGO_BIN_EXE_backend-guide");
    let mut terminal =
        home.launch(&[program]).start().shows("To begin").past_the_welcome().shows("Languages").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!home.data().exists(), "looking about records nothing");
}

#[test]
fn keys_lead_to_a_topic_and_back() {
    Home::new()
        .browsing()
        .keys("Down")
        .shows("▌  SQL")
        .keys("Enter")
        .shows("Window functions")
        .keys("Down Down Enter")
        .shows("roadmaps/databases/sql.md:12")
        .keys("a")
        .shows("Each row counts once")
        .keys("Esc")
        .shows("Under the hood")
        .keys("Esc")
        .shows("Redis");
}

#[test]
fn a_few_letters_lead_to_a_topic() {
    Home::new()
        .browsing()
        .keys("/")
        .shows("Find or command")
        .keys("indexes")
        .shows("▌Indexes · SQL")
        .keys("Enter")
        .shows("An index is a sorted copy");
}

#[test]
fn what_is_pasted_is_one_line_of_text() {
    Home::new()
        .browsing()
        .keys("/")
        .shows("Find or command")
        .types("\x1b[200~red\nq\x03is\x1b[201~")
        .shows("/ red qis")
        .keys("Esc")
        .hides("Find or command")
        .types("\x1b[200~q\n\x1b[201~")
        .keys("?")
        .shows("Moving about");
}

#[test]
fn the_mouse_opens_what_it_clicks_on() {
    // Column 7, row 4: the second entry of the list. The first click chooses it, the second opens it.
    let click = "\x1b[<0;7;4M\x1b[<0;7;4m";
    Home::new().browsing().types(click).shows("Ask a database anything").types(click).shows("Window functions");
}

#[test]
fn the_screen_fits_whatever_size_the_window_takes() {
    let terminal = Home::new().browsing().keys("Down Enter").shows("Window functions with fra…");
    let terminal = terminal.resized(60, 20).shows("Window functions");
    let terminal = terminal.resized(200, 60).shows("Under the hood").shows("? keys");
    // The first letter of "window too small".
    let mut terminal = terminal.resized_unseen(1, 1);
    terminal.wait("w", |terminal| terminal.text().trim() == "w");
    terminal.resized(80, 24).shows("Window functions with fra…").shows("? keys");
}

#[test]
fn no_key_is_lost_while_the_window_changes() {
    let mut terminal = Home::new().browsing().keys("/").shows("Find or command");
    let typed = "abcdefghijklmnopqrstuvwxyz";
    for (at, letter) in (0_u16..).zip(typed.chars()) {
        terminal = terminal.resized_unseen(60 + at, 20 + at).keys(&letter.to_string());
    }
    terminal.resized(80, 24).shows(&format!("/ {typed}"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_nobody_touches_does_nothing_at_all() {
    use std::time::Duration;

    let mut terminal = Home::new().browsing();
    let tasks = format!("/proc/{}/task", terminal.process().as_raw_nonzero());
    // What the kernel counts for each thread: processor time, and how often it fell asleep.
    let activity = || -> Vec<String> {
        let folders = std::fs::read_dir(&tasks).unwrap().map(|entry| entry.unwrap().path());
        let mut counts: Vec<String> = folders
            .map(|folder| {
                let status = std::fs::read_to_string(folder.join("status")).unwrap();
                let slept = status.lines().find(|line| line.starts_with("voluntary")).unwrap();
                let schedule = std::fs::read_to_string(folder.join("schedstat")).unwrap();
                format!("{} {slept} {}", folder.display(), schedule.split(' ').next().unwrap())
            })
            .collect();
        counts.sort();
        counts
    };
    // It may take a moment until the last frame's work is over, and the machine may be slow: one quiet second is enough.
    for _ in 0..20 {
        let before = activity();
        let heard = terminal.listen(Duration::from_secs(1));
        if heard == Heard::Nothing && activity() == before {
            return;
        }
    }
    panic!("it never comes to rest: {:#?}", activity());
}
