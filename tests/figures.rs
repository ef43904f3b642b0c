//! Paths, budget and languages: what they show of the program's own content, and that no figure is ever stale.

use backend_guide::domain::Change;
use backend_guide::domain::learner::{Goal, Known, Profile};
use backend_guide::tui::symbols::Symbols;
use jiff::civil::date;

use crate::support::content;
use crate::support::stage::Stage;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 36), (200, 60)];

/// Compares the screen with the one that was looked at and kept, at every size.
fn keep(name: &str, profile: &Profile, keys: &str) {
    for (width, height) in SIZES {
        let text = Stage::with(content::shipped(profile)).sized(width, height).keys(keys).text();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), text);
    }
}

fn nobody() -> Profile {
    Profile::default()
}

/// Somebody with a goal, a language and a deadline.
fn somebody() -> Profile {
    Profile {
        goal: Some(Goal::Cloud),
        know: vec!["python".parse().unwrap()],
        deadline: Some(date(2028, 1, 1)),
        ..Profile::default()
    }
}

fn shipped() -> Stage {
    Stage::with(content::shipped(&nobody()))
}

#[test]
fn the_paths_look_as_they_were_kept() {
    keep("paths", &nobody(), "3 j");
    keep("path", &nobody(), "3 j j Enter");
    keep("paths-answered", &somebody(), "3");
}

#[test]
fn the_budget_looks_as_it_was_kept() {
    keep("budget", &nobody(), "4 j");
    keep("budget-answered", &somebody(), "4 Right Right");
}

#[test]
fn the_languages_look_as_they_were_kept() {
    keep("languages", &nobody(), "5 j s s");
    keep("language", &somebody(), "5 j j j Right");
}

#[test]
fn two_things_side_by_side_look_as_they_were_kept() {
    keep("compare-paths", &nobody(), "3 c j c");
    keep("compare-languages", &somebody(), "/compare Space go Space kotlin Enter");
}

#[test]
fn without_utf_8_the_bars_are_plain_ascii() {
    for keys in ["3", "4", "5", "3 c j c"] {
        let stage = Stage::dressed(content::shipped(&somebody()), &Symbols::ASCII).keys(keys);
        assert!(stage.text().is_ascii(), "{}", stage.text());
    }
}

#[test]
fn the_arrows_change_the_hours_and_every_figure_with_them() {
    let before = shipped().keys("4").shows("8 h a week").shows("assumed").text();
    for keys in ["Right", "l", "+"] {
        let stage = shipped().keys("4").keys(keys).shows("9 h a week").hides("assumed");
        assert_ne!(before.lines().nth(5), stage.text().lines().nth(5));
        assert!(matches!(stage.changes().as_slice(), [Change::SetHours(_)]));
    }
    for keys in ["Left", "h", "-"] {
        shipped().keys("4").keys(keys).shows("7 h a week");
    }
    assert_eq!(shipped().keys("4 Right Left").text().lines().nth(5), before.lines().nth(5));
}

#[test]
fn no_pane_shows_figures_for_other_hours_than_those_set() {
    for keys in ["3", "3 Enter", "3 c j c"] {
        let stage = shipped().sized(120, 36).keys(keys).shows("at 8 h a week");
        stage.keys("Esc Esc").keys("/hours Space 12 Enter").keys(keys).shows("at 12 h a week").hides("at 8 h");
    }
}

#[test]
fn the_budget_command_sets_the_hours_and_opens_the_pane() {
    shipped().keys("/budget Space 12 Enter").shows("12 h a week").shows("hours claimed");
    shipped().keys("/budget Enter").shows("8 h a week").shows("hours claimed");
    shipped().keys("/budget Space many Enter").shows("0.5 to 80");
}

#[test]
fn a_path_leads_from_the_budget_to_its_page_and_back() {
    shipped()
        .keys("4 j Enter")
        .shows("A backend developer whom an enterprise can rely on")
        .keys("Esc")
        .shows("Full-stack");
    shipped().sized(120, 36).keys("/full-stack Enter").shows("Able to build both ends of an application alone");
}

#[test]
fn a_deadline_is_told_in_words_and_figures() {
    let stage = Stage::with(content::shipped(&somebody())).keys("4").shows("chance").shows("deadline 1 Jan 2028");
    stage.shows("likely by 1 Jan 2028 (");
}

#[test]
fn what_the_answers_exclude_is_said() {
    let profile = Profile { avoid: vec!["sql".parse().unwrap()], ..Profile::default() };
    let stage = Stage::with(content::shipped(&profile)).keys("3");
    stage.shows("excluded by your answers").keys("4").shows("excluded").shows("leave no way");
    let profile = Profile { know: vec![Known::None], ..Profile::default() };
    Stage::with(content::shipped(&profile))
        .sized(120, 36)
        .keys("3 Enter")
        .shows("Core Programming")
        .shows("comes first");
}

#[test]
fn a_second_mark_compares_and_escape_takes_the_first_away() {
    let marked = shipped().keys("3 c").shows("is marked");
    marked.keys("j").shows("marked").keys("Esc").hides("marked").shows("Full-stack");
    shipped().keys("3 c c").hides("marked");
    let compared = shipped().keys("3 c j j c").shows("Side by side").shows("Data professional").shows("Even chance");
    compared.keys("Esc").hides("Side by side").hides("marked");
}

#[test]
fn things_are_compared_by_name_with_help_where_a_name_is_wrong() {
    shipped().keys("/compare Space go Space python Enter").shows("Side by side").shows("Cloud, DevOps, distributed");
    shipped().keys("/compare Space sql Space mongo Enter").shows("Side by side").shows("MongoDB");
    shipped().keys("/compare Space go Space pyhton Enter").shows("did you mean python?");
    shipped().keys("/compare Space go Space full-stack Enter").shows("differ in kind");
    shipped().keys("/compare Space fas Tab").shows("/ compare fastest-backend");
    shipped().keys("/compare Space go Space rus Tab Enter").shows("Side by side").shows("Systems, performance");
}

#[test]
fn sorting_keeps_the_cursor_on_its_language() {
    let sorted = shipped().keys("5 j j j").shows("persona.md:122").keys("s").shows("by name").shows("persona.md:122");
    sorted.keys("s s s").shows("by the high end of pay").keys("s").shows("in the guide's order");
    let fit = Stage::with(content::shipped(&somebody())).keys("5 s s s s s").shows("by how they fit your goal");
    assert!(fit.text().lines().nth(4).unwrap().contains("Go "), "{}", fit.text());
}

#[test]
fn a_language_leads_to_its_roadmap() {
    let stage = shipped().keys("5 j j j Enter").shows("Build small, fast, boring");
    assert_eq!(stage.app.active(), 1);
    shipped().keys("5 G").shows("no row in the guide").keys("Enter").shows("Kotlin");
    shipped().keys("/languages Enter").shows("in the guide's order");
}

#[test]
fn the_mouse_chooses_paths_and_languages() {
    shipped().keys("3").click("Data professional").shows("Work as a data engineer").click("Data professional");
    shipped().keys("4").click("Full-stack").shows("Frontend Foundation");
    shipped().keys("5").click("Rust ").shows("Systems, performance").click("Rust ").shows("Roadmaps");
    shipped().sized(60, 12).keys("4").wheel(3, 4).shows("Budget");
}

#[test]
fn a_persona_without_paths_or_languages_is_told_what_would_fill_the_panes() {
    let empty = || Stage::with(content::stranger("# A friend\n\nSays nothing of work.\n"));
    empty().keys("3").shows("states no learning path").keys("j c Enter s");
    empty().keys("4").shows("states no learning path").shows("8 h a week");
    empty().keys("5").shows("compares no languages").keys("j s Enter l");
}

#[test]
fn a_path_without_hours_gets_no_dates() {
    let text = "# Me\n\n## Learning Paths\n\n**Slow Path (6 months):**\n\n- Read → write\n- Become somebody\n\n\
                **Quick Path (2 months):**\n\n- Write\n- Be somebody\n";
    let stage = || Stage::with(content::stranger(text));
    stage().keys("3").shows("states no hours").shows("6 months").hides("Done by");
    stage().keys("4").shows("no hours stated").shows("states no hours for this path").hides("even chance");
}

#[test]
fn every_column_of_a_strangers_table_can_be_seen() {
    let text = "# Me\n\n## Languages\n\n| Language | Best for | Learning curve | Mood | Smell |\n|--|--|--|--|--|\n\
                | Ada | planes | Steep | stern | oil |\n| Lua | games | Easy | light | cheese |\n";
    let stage = Stage::with(content::stranger(text)).keys("5 j");
    stage.shows("Mood").shows("Smell").shows("cheese").keys("Right").shows("cheese").shows("the file states none");
}
