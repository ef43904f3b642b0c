//! What goes to the terminal: text and the few sequences that drawing takes, whatever content says.

use std::path::Path;

use crate::support::sequences::harmless;
use crate::support::terminal::{Home, Launch, Terminal};

/// Everywhere that keys lead to, and out.
#[track_caller]
fn tour(launch: Launch) -> Terminal {
    let mut terminal = launch
        .start()
        .past_the_welcome()
        .keys("Down Enter")
        .shows("Window functions")
        .keys("Down Down Enter a G")
        .shows("Each row counts once")
        .keys("Tab Down Down Enter")
        .shows("Esc")
        .keys("?")
        .shows("Moving about")
        .resized(120, 36)
        .keys("Esc")
        .hides("Moving about")
        .keys("/")
        .shows("Find or command")
        .keys("joi")
        .shows("Joining goroutines")
        .keys("Esc")
        .hides("Find or command")
        .keys("/theme Enter")
        .shows("contrast")
        .keys("Down Down Enter")
        .hides("Find or command")
        .keys("/check Enter")
        .shows("Findings")
        .resized(60, 20)
        .keys("q");
    assert_eq!(terminal.ends(), 0);
    terminal
}

#[test]
fn a_tour_sends_text_and_what_drawing_takes_and_nothing_else() {
    for (colours, value) in [("COLORTERM", "truecolor"), ("TERM", "xterm")] {
        let marks = harmless(tour(Home::new().program().with(colours, value)).bytes());
        assert!(marks.iter().any(|mark| is_colour(mark)), "{colours}={value} has colours");
    }
}

#[test]
fn no_color_means_no_colour() {
    let program = Home::new().program().with("COLORTERM", "truecolor").with("NO_COLOR", "1");
    let marks = harmless(tour(program).bytes());
    assert!(marks.contains(&"1".to_owned()), "headings stay bold");
    assert_eq!(marks.iter().find(|mark| is_colour(mark)), None);
}

/// Whether a code sets a colour; to bold, underline, reverse or put back is none.
fn is_colour(mark: &str) -> bool {
    matches!(mark.parse(), Ok(30_u32..=48 | 58 | 90..=107))
}

/// A guide by somebody who means harm: every line tries to be more than text.
const PERSONA: &str = "---\nname: hostile\ndescription: \"\\e]0;owned\\a\\u202Egpj.exe\"\n---\n\n\
    # Guide &#27;]0;title&#7;\n\n## Roadmaps I cover\n\n### Data&#x9b;2J\n\n- **Trap**: an &#27;[31minjection\n\n\
    ## Trends &#27;]52;c;QUFB&#7;\n\nplain pay\u{200b}pal \u{202e}txt.exe \u{e0041}\u{e0042}tagged \u{9b}2J\x08\x08 \x1b[2J\n\n\
    ```sh\n\x1b]8;;https://evil.example\x07click\x1b]8;;\x07 &#27;[2J\n\ttab\n```\n";

const ROADMAP: &str = "---\ntitle: \"Trap \\e[2J\\e]0;owned\\a\"\nsummary: \"sum\\u200bmary \\x1b[31m\"\nhours: 10-20\n\
    reviewed: 2026-11\n---\n\n## Part &#27;[5m\n\n### Topic &#27;]0;pwn&#7;\u{202e}live { #topic .core hours=10-20 }\n\n\
    Body &#27;[2J and \u{2066}isolates\u{2069}, a&#8;b, \x07bells\x07, \x1bP1;1|17/ab\x1b\\ and one\u{2028}line.\n\n\
    **You can**\n- not be &#27;[31mred\n\n**Study**\n- [Click &#27;[1m](https://example.org/&#27;[31m) · docs\n\n\
    **Check**\n- Why &#x9d;0;x&#x9c;?\n  > Because \u{202e}so.\n";

#[test]
fn content_that_means_harm_is_shown_and_does_nothing() {
    let home = Home::new();
    let folder = home.path().join("content");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("persona.md", PERSONA);
    write("roadmaps/data/trap.md", ROADMAP);
    let mut terminal = home
        .program_over(folder.to_str().unwrap())
        .start()
        .past_the_welcome()
        .keys("Down")
        .shows("Trap ␛[2J")
        .keys("Enter")
        .shows("Topic ␛]0;pwn")
        .keys("Down Down Enter")
        .shows("not be ␛[31mred")
        .keys("a")
        .shows("⟨U+202E⟩so")
        .keys("7")
        .shows("Trends ␛]52;c;QUFB")
        .resized(200, 60)
        .keys("G Enter")
        .shows("pay⟨U+200B⟩pal")
        .keys("/trap")
        .shows("Find or command")
        .keys("Esc")
        .hides("Find or command")
        .keys("/check Enter")
        .shows("Findings")
        .keys("q");
    assert_eq!(terminal.ends(), 0);
    harmless(terminal.bytes());
}
