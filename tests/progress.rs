//! What one records on the screens: marks, ticks, notes, the clock.

use backend_guide::domain::Change;
use backend_guide::domain::learner::Status;
use backend_guide::tui::symbols::Symbols;

use crate::screens::keep;
use crate::support::content;
use crate::support::stage::Stage;

/// The list of SQL's topics with the cursor on its first.
const ON_JOINS: &str = "j Enter j j";

fn status(stage: &Stage, topic: &str) -> Status {
    stage.app.guide().status(&topic.parse().unwrap())
}

#[test]
fn marks_look_as_they_were_kept() {
    keep("marks-list", Stage::new, &format!("{ON_JOINS} Space j s j Enter j j"));
    keep("marks-field", Stage::new, &format!("{ON_JOINS} Space Esc"));
    keep("marks-roadmap", Stage::new, &format!("{ON_JOINS} Space g Enter"));
    keep("marks-topic", Stage::new, &format!("{ON_JOINS} Space n read Space again Enter Enter"));
    keep("marks-project", Stage::new, "/lending Enter Space");
    keep("statuses", Stage::new, &format!("{ON_JOINS} s"));
    keep("note", Stage::new, &format!("{ON_JOINS} n half Space way"));
}

#[test]
fn without_utf_8_marks_are_plain_ascii() {
    for keys in ["Space j", "Space g Enter", "s", "Space Enter", "Space m"] {
        let text = Stage::dressed(content::guide(), &Symbols::ASCII).keys(ON_JOINS).keys(keys).text();
        assert!(text.is_ascii(), "{text}");
    }
}

#[test]
fn space_marks_a_topic_done_and_takes_the_mark_away() {
    let done = Stage::new().keys(ON_JOINS).shows("○ Joins").keys("Space");
    assert_eq!(status(&done, "sql/joins"), Status::Done);
    let back = done.shows("✓ Joins").shows("Joins: done").keys("Space");
    assert_eq!(status(&back, "sql/joins"), Status::ToDo);
    back.shows("○ Joins").shows("Joins: to do");
    let read = Stage::new().keys(ON_JOINS).keys("Enter Space");
    assert_eq!(status(&read, "sql/joins"), Status::Done);
}

#[test]
fn what_is_marked_makes_what_needs_it_ready() {
    Stage::new().keys(ON_JOINS).shows("· Window").keys("Space").shows("○ Window");
}

#[test]
fn the_map_shows_what_is_marked() {
    let map = Stage::new().keys(ON_JOINS).keys("Space m");
    map.shows("✓").keys("s").shows("leaves the plan").keys("G k Enter").shows("×");
}

#[test]
fn any_status_can_be_chosen_from_a_list() {
    let chosen = Stage::new().keys(ON_JOINS).keys("s G Enter");
    assert_eq!(status(&chosen, "sql/joins"), Status::Rusty);
    chosen.shows("↺ Joins").keys("s").click("skipped").shows("× Joins");
    let left = Stage::new().keys(ON_JOINS).keys("s G Esc");
    assert_eq!(left.effects, []);
}

#[test]
fn a_heading_has_no_status_and_says_where_to_go() {
    let stage = Stage::new().keys("Space").shows("go to a topic or project first");
    assert_eq!(stage.keys("s n t").effects, []);
}

#[test]
fn progress_counts_hours_in_every_list_above() {
    let stage = Stage::new().keys(ON_JOINS).hides(" %").keys("Space").shows(" %");
    stage.keys("Esc").shows(" %").keys("k").shows("h covered");
}

#[test]
fn the_acceptance_list_of_a_project_is_ticked_item_by_item() {
    let stage = Stage::new().keys("/lending Enter").shows("[ ] every").keys("Space").shows("[x] every");
    let stage = stage.shows("1 of 2 points met").keys("j Space").shows("[x] no loan").shows("all 2 points are met");
    assert!(matches!(
        stage.changes().as_slice(),
        [Change::Tick { item: 0, .. }, Change::Tick { item: 1, done: true, .. }]
    ));
    let stage = stage.keys("Enter").shows("[ ] no loan").click("no loan").shows("[x] no loan");
    stage.keys("s j j Enter").shows("done").shows("a library's lending desk: done");
}

#[test]
fn a_list_that_is_out_of_sight_comes_into_view_before_it_is_ticked() {
    let stage = Stage::new().sized(60, 6).keys("/lending Enter").hides("[ ]").keys("Space").shows("[ ] every");
    assert_eq!(stage.effects, []);
    stage.keys("Space").shows("[x] every");
}

#[test]
fn a_note_is_written_shown_and_taken_away() {
    let stage = Stage::new().keys(ON_JOINS).keys("n left Space joins Enter");
    assert!(matches!(stage.changes().as_slice(), [Change::Note(_, note)] if note.as_str() == "left joins"));
    let stage = stage.keys("Enter").shows("Note: left joins").keys("n").shows("left joins").keys("! Esc");
    stage.shows("Note: left joins").keys("n C-u Enter").hides("left joins");
}

#[test]
fn a_note_of_several_lines_is_left_to_an_editor() {
    let mut guide = content::guide();
    let note = Change::Note("sql/joins".parse().unwrap(), "one\ntwo".into());
    guide.apply(note, crate::support::stage::evening()).unwrap();
    Stage::with(guide).keys(ON_JOINS).keys("n").shows("several lines").keys("Enter").shows("two");
}
