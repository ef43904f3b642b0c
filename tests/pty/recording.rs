//! What was chosen is there the next time, whatever happened in between.

use std::os::unix::fs::PermissionsExt;

use crate::support::terminal::{Home, Terminal};

/// Chooses 12 hours a week.
fn twelve_hours(terminal: Terminal) -> Terminal {
    terminal.keys("/").shows("Find or command").keys("hours").types(" 12\r").hides("Find or command")
}

/// Chooses the dark theme, which paints the ground.
fn dark(terminal: Terminal) -> Terminal {
    terminal.keys("/").shows("Find or command").keys("theme").types(" dark\r").hides("Find or command")
}

fn has_ground(terminal: &Terminal) -> bool {
    terminal.screen().cell(10, 10).unwrap().bgcolor() != vt100::Color::Default
}

#[test]
fn what_was_chosen_is_there_the_next_time() {
    let home = Home::new();
    let terminal = home.browsing();
    assert!(!has_ground(&terminal));
    let mut terminal = dark(terminal).keys("q");
    assert_eq!(terminal.ends(), 0);
    let again = home.program().start().shows("Redis");
    assert!(has_ground(&again));
}

#[test]
fn a_kill_takes_nothing_that_was_recorded() {
    let home = Home::new();
    let mut terminal = dark(home.browsing());
    terminal.wait("a recorded theme", |_| home.recorded().ends_with('\n'));
    terminal.dies();
    let again = home.program().start().shows("Redis");
    assert!(has_ground(&again));
}

#[test]
fn an_ending_signal_takes_nothing_that_was_chosen() {
    let home = Home::new();
    let mut terminal = dark(home.browsing()).signal(rustix::process::Signal::TERM);
    assert_eq!(terminal.ends(), 143);
    assert!(has_ground(&home.program().start().shows("Redis")));
}

#[test]
fn two_windows_record_without_taking_from_each_other() {
    let home = Home::new();
    let (one, other) = (home.browsing(), home.browsing());
    let (one, other) = (twelve_hours(one), dark(other));
    for mut terminal in [one.keys("q"), other.keys("q")] {
        assert_eq!(terminal.ends(), 0);
    }
    let recorded = home.recorded();
    assert_eq!(recorded.lines().count(), 2, "{recorded}");
    assert!(recorded.contains(r#"{"hours":12.0}"#) && recorded.contains(r#"{"theme":"dark"}"#), "{recorded}");
    assert!(has_ground(&home.program().start().shows("Redis")));
}

#[test]
fn what_another_window_chose_is_seen_when_this_one_gets_the_focus() {
    let home = Home::new();
    let (mut one, other) = (home.browsing(), home.browsing());
    assert!(!has_ground(&one));
    let mut other = dark(other).keys("q");
    assert_eq!(other.ends(), 0);
    one = one.types("\x1b[I");
    one.wait("the other window's theme", has_ground);
}

#[test]
fn a_setting_that_cannot_be_saved_is_told_at_once_and_saved_when_it_can_be() {
    let home = Home::new();
    std::fs::write(home.data(), "a file where the folder should be").unwrap();
    let terminal = dark(home.program().start().past_the_welcome()).shows("not saved");
    std::fs::remove_file(home.data()).unwrap();
    let mut terminal = twelve_hours(terminal).keys("q");
    assert_eq!(terminal.ends(), 0);
    let recorded = home.recorded();
    assert!(recorded.contains(r#"{"theme":"dark"}"#) && recorded.contains(r#"{"hours":12.0}"#), "{recorded}");
}

#[test]
fn where_nothing_can_be_recorded_everything_can_be_read_and_it_is_said() {
    let home = Home::new();
    std::fs::write(home.data(), "a file where the folder should be").unwrap();
    let mut terminal = home.program().start().past_the_welcome().keys("Down Enter").shows("Window functions");
    terminal = dark(terminal).keys("q");
    assert_ne!(terminal.ends(), 0);
    terminal.is_at_rest();
    assert!(terminal.text().contains("not saved"), "{}", terminal.text());
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_that_is_said() {
    let home = Home::new();
    let mut terminal = dark(home.browsing()).keys("q");
    assert_eq!(terminal.ends(), 0);
    for entry in std::fs::read_dir(home.data()).unwrap() {
        std::fs::set_permissions(entry.unwrap().path(), PermissionsExt::from_mode(0o400)).unwrap();
    }
    std::fs::set_permissions(home.data(), PermissionsExt::from_mode(0o500)).unwrap();
    let mut program = home.program();
    if rustix::process::geteuid().is_root() {
        // Root writes wherever it likes, until it gives that up.
        program = program.inside_shell(r#"exec setpriv --bounding-set=-dac_override,-dac_read_search "$0" "$@""#);
    }
    let terminal = program.start().shows("Redis");
    assert!(has_ground(&terminal));
    let mut terminal = twelve_hours(terminal).keys("q");
    assert_ne!(terminal.ends(), 0);
    terminal.is_at_rest();
    assert!(terminal.text().contains("not saved"), "{}", terminal.text());
}
