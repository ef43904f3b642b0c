//! The README says what the program does; where it lists things, the program's own tables decide.

use backend_guide::tui::action::COMMANDS;
use backend_guide::tui::panes;

const README: &str = include_str!("../README.md");

#[test]
fn every_command_and_every_pane_is_in_the_readme() {
    for command in COMMANDS {
        let named = README.contains(&format!("`{}`", command.name)) || README.contains(&format!("`{} ", command.name));
        assert!(named, "the README does not name the command {}", command.name);
    }
    for (number, pane) in (1..).zip(panes::all()) {
        let row = format!("| `{number}` | {} |", pane.title);
        assert!(README.contains(&row), "the README has no row {row}");
    }
}

#[test]
fn the_readme_opens_with_how_to_start_and_how_to_test() {
    let start = README.find("cargo run --release").unwrap();
    let test = README.find("cargo test").unwrap();
    let picture = README.find("![").unwrap();
    assert!(start < test && test < picture && README[..picture].lines().count() < 10);
}
