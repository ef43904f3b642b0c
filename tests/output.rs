//! Standard output that goes nowhere, or to a full disk.

use std::fs::File;
use std::process::Stdio;

use crate::support::program::command;

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    for arguments in [&["show", "sql"][..], &["roadmaps", "--json"], &["--help"], &["check", "broken"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(arguments).stdout(writer).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_fails() {
    for arguments in [&["show", "sql"][..], &["roadmaps", "--json"], &["--version"]] {
        let full = File::options().write(true).open("/dev/full").expect("/dev/full opens");
        let output = command(arguments).stdout(full).stderr(Stdio::piped()).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("error: the output could not be written: "), "{said}");
    }
}

#[test]
fn nothing_is_coloured_where_there_is_no_terminal() {
    for (name, value) in [("CLICOLOR_FORCE", "1"), ("TERM", "xterm-256color")] {
        let output = command(&["check", "broken"]).env(name, value).output().expect("the program starts");
        assert!(!output.stdout.contains(&0x1b));
    }
}
