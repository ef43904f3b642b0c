//! The drawn map of a roadmap's prerequisites: what it shows and where its keys lead.

use std::fmt::Write as _;

use backend_guide::domain::Guide;
use backend_guide::domain::catalog;
use backend_guide::domain::learner::Profile;
use backend_guide::domain::markdown::Source;
use backend_guide::tui::keymap::Context;
use backend_guide::tui::symbols::Symbols;

use crate::screens::{SIZES, keep};
use crate::support::content;
use crate::support::stage::Stage;

/// The program's own content, which has enough of needs.
fn shipped() -> Stage {
    Stage::with(content::shipped(&Profile::default()))
}

#[test]
fn a_map_shows_what_a_topic_needs_and_what_it_opens() {
    keep("map", shipped, "/sql Space joins Enter m");
    keep("map-way", shipped, "/sql Space isolation Enter m w");
    keep("map-cross", shipped, "/map Space laravel Enter");
}

/// The map of SQL with a topic chosen.
fn map_at(topic: &str) -> Stage {
    shipped().keys("/sql Space").keys(topic).keys("Enter m")
}

#[test]
fn an_edge_is_followed_there_and_back() {
    let needed = map_at("joins").shows(" Joins  core").keys("Left").shows(" Filtering and the logic of NULL  core");
    // Of all that it opens, the one that one came from.
    needed.keys("Right").shows(" Joins  core");
    let opened = map_at("joins").keys("l").shows(" Aggregation and grouping  core").shows("1 of 10");
    let other = opened.keys("Space").shows(" Build: twenty questions to a lending library  core").shows("2 of 10");
    other.keys("Backspace").shows(" Joins  core").hides(" of 10").keys("Backspace").shows(" Joins  core");
}

#[test]
fn the_map_folds_to_the_way_to_a_topic() {
    let way = map_at("isolation").keys("w").shows("the way to Isolation levels").hides("Normalisation");
    way.keys("k k").shows(" Inserting, updating, deleting, merging  core").keys("Esc").shows("Normalisation");
    // What is not on the way opens the fold.
    map_at("isolation").keys("w Right").shows("Indexes").shows(" Locking  proficient");
}

#[test]
fn a_need_of_another_roadmap_leads_onto_its_map() {
    let laravel = shipped().keys("/map Space laravel Enter").shows("Laravel: what needs what");
    let need = laravel.keys("Left").shows(" PHP: Requests, processes and shared nothing  core");
    let php = need.keys("Left").shows("PHP: what needs what").shows(" Requests, processes and shared nothing  core");
    php.keys("Backspace").shows("Laravel: what needs what").keys("Backspace").shows(" A new application  core");
}

#[test]
fn a_topic_is_read_from_the_map_and_escape_leads_back_step_by_step() {
    let topic = shipped().keys("/map Space sql Enter j Enter").shows("Selecting columns and rows").shows("You can");
    let field = topic.keys("Esc").shows(" Selecting columns and rows  core").keys("Esc");
    assert_eq!(field.app.context(), Context::Roadmaps);
    let read = map_at("joins").keys("Esc");
    assert_eq!(read.app.context(), Context::Topic);
    let list = map_at("joins").keys("Left m").shows("▌· Filtering");
    assert_eq!(list.app.context(), Context::Roadmaps);
}

#[test]
fn the_mouse_chooses_reads_and_leaves_the_map() {
    let chosen = map_at("joins").click("Subqueries").shows(" Subqueries  core");
    chosen.wheel(9, 9).wheel(9, 9).wheel(9, 9).shows("Constraints").hides("Selecting columns");
    map_at("joins").click("Joins").shows("You can");
    assert_eq!(map_at("joins").click("SQL").app.context(), Context::Topic);
}

#[test]
fn what_is_known_is_marked_and_what_comes_next_is_ready() {
    let know = ["sql/relational-model", "sql/select-basics"].map(|known| known.parse().unwrap()).to_vec();
    let profile = Profile { know, ..Profile::default() };
    let map = Stage::with(content::shipped(&profile)).keys("/map Space sql Enter");
    map.shows("1 ✓ The relational")
        .shows("3 ○ Filtering")
        .shows("4 · Expr")
        .shows(" Filtering and the logic of NULL  core");
}

/// A roadmap of 120 topics, each of which needs up to four earlier ones from anywhere.
fn crowded() -> Stage {
    let mut text = "---\ntitle: Crowded\n---\n\nMany.\n".to_owned();
    for at in 0..120_usize {
        if at % 8 == 0 {
            let _ = write!(text, "\n## Part {}\n", at / 8 + 1);
        }
        let far = |nth: usize| (at * at * 7 * nth + nth * nth * 5) % at.min(15 * nth) + 1;
        let needs: Vec<String> = (1..=at.min(4)).map(|nth| format!("t{}", at - far(nth))).collect();
        let needs = if needs.is_empty() { String::new() } else { format!(" needs={}", needs.join(",")) };
        let _ = write!(text, "\n### Topic number {at:03} of many {{ #t{at} .core hours=1-2{needs} }}\n\nText.\n");
    }
    let catalog = catalog::read(&[Source::new("roadmaps/all/crowded.md", &text)]).0;
    let mut guide = Guide::new(std::sync::Arc::new(catalog), Vec::new(), jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    Stage::with(guide)
}

#[test]
fn a_map_of_a_hundred_topics_stays_readable() {
    for (width, height) in SIZES {
        let mut stage = crowded().sized(width, height).keys("/map Space crowded Enter");
        for at in 0..120 {
            // The chosen row, its rails and its whole title; folded, too.
            let row = format!("Topic number {at:03} of many");
            let is_chosen = |line: &str| line.starts_with('▌') && line.contains(&row);
            for keys in ["w", "w", "j"] {
                let screen = stage.text();
                assert!(screen.lines().any(is_chosen), "{row} at {width}x{height}:\n{screen}");
                stage = stage.keys(keys);
            }
        }
    }
    keep("map-crowded", crowded, "/map Space crowded Enter G");
    keep("map-crowded-way", crowded, "/map Space crowded Enter G w");
}

#[test]
fn a_map_needs_topics() {
    let no_topics = "# Guide\n\n## Roadmaps I Cover\n\n### Languages\n\n- Go\n";
    Stage::with(content::stranger(no_topics)).keys("m").shows("no topics here").keys("j m").shows("no topics here");
    Stage::new().keys("/map Space zzz Enter").shows("no roadmap or topic is called \"zzz\"");
    Stage::new().keys("/map Enter").shows("what needs what");
}

#[test]
fn without_utf_8_the_map_is_plain_ascii() {
    let profile = Profile::default();
    let stage = Stage::dressed(content::shipped(&profile), &Symbols::ASCII).keys("/map Space sql Enter j j j w");
    assert!(stage.text().is_ascii(), "{}", stage.text());
}
