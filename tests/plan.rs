//! The plan on the screen: weeks, phases, hours, and where keys and the mouse lead.

use backend_guide::domain::plan::{BurnUp, Overview};
use backend_guide::tui::symbols::Symbols;
use jiff::civil::date;
use ratatui::layout::Position;

use crate::support::content;
use crate::support::plan;
use crate::support::stage::Stage;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 36), (200, 60)];

fn stage() -> Stage {
    Stage::with(plan::guide()).keys("6")
}

/// The plan with something changed.
fn with(change: impl FnOnce(&mut Overview)) -> Stage {
    let mut overview = plan::overview();
    change(&mut overview);
    Stage::with(plan::guide().showing(overview)).keys("6")
}

/// Compares the screen with the one that was looked at and kept, at every size.
fn keep(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let text = stage().sized(width, height).keys(keys).text();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), text);
    }
}

#[test]
fn the_plan_looks_as_it_was_kept() {
    keep("plan-weeks", "");
    keep("plan-phases", "v j");
    keep("plan-hours", "v v");
}

#[test]
fn without_utf_8_the_plan_is_plain_ascii() {
    for keys in ["6", "6 v", "6 v v"] {
        let text = Stage::dressed(plan::guide(), &Symbols::ASCII).keys(keys).text();
        assert!(text.is_ascii(), "{text}");
        insta::assert_snapshot!(format!("plan-ascii-{}", keys.len()), text);
    }
}

#[test]
fn without_a_plan_the_pane_says_what_to_do_and_enter_does_it() {
    let stage = Stage::new().keys("6").shows("No plan yet").shows("/learn");
    stage.keys("Enter").shows("1 of 7").keys("Esc").shows("No plan yet").keys("v j l Esc");
}

#[test]
fn the_sentence_that_matters_stands_above_at_every_size() {
    for (width, height) in SIZES {
        for keys in ["v v v", "v", "v v"] {
            stage()
                .sized(width, height)
                .keys(keys)
                .shows("92 of 520 h")
                .shows("20 Dec 2027")
                .shows("deadline 31 Dec 2027");
        }
    }
    stage().shows("8 h a week · even chance by 20 Dec 2027, 85 % by 13 Apr 2028");
}

#[test]
fn enter_opens_the_topic_under_the_cursor() {
    stage().keys("Enter").shows("Functions, closures and defer").shows("You can");
    stage().keys("l j Enter").shows("Slices and maps").shows("You can");
    stage().keys("j j Enter").shows("Structs, pointers and value semantics").shows("You can");
    stage().keys("l j j Right").shows("Slices and maps").shows("You can");
    let project = stage().sized(120, 36).keys("G Enter").shows("an environment from nothing");
    assert_eq!(project.app.active(), 1);
}

#[test]
fn a_week_off_is_told_and_has_nothing_to_open() {
    stage()
        .shows("21–27 Dec")
        .shows("off")
        .keys("j j j j Enter")
        .shows("nothing is planned in that week")
        .keys("l Enter");
}

#[test]
fn a_topic_that_the_content_lost_is_named() {
    Stage::with(content::guide().showing(plan::overview()))
        .keys("6 Enter")
        .shows("go/functions is not in this content");
}

#[test]
fn escape_leads_out_of_the_week_and_out_of_the_pictures() {
    let inside = stage().keys("l j Esc");
    assert_eq!(inside.app.active(), 5);
    assert_eq!(inside.keys("Esc").app.active(), 1);
    let picture = stage().keys("v v").shows("as it went").keys("Esc").shows("This week");
    assert_eq!(picture.app.active(), 5);
}

#[test]
fn a_phase_leads_to_its_roadmap() {
    stage().keys("v j j").shows("SQL: core").keys("Enter").hides("SQL: core").shows("Programming Languages");
    stage().keys("v G").shows("DevOps Fundamentals: core").keys("g").shows("Core Programming: core, 80 of 80 h done");
}

#[test]
fn the_mouse_chooses_weeks_topics_phases_and_views() {
    stage().click("7–13 Dec").click("7–13 Dec").shows("You can");
    stage().click("Strings, bytes").keys("j").click("Strings, bytes").click("Strings, bytes").shows("You can");
    stage()
        .click("Hours")
        .shows("as it went")
        .click("Phases")
        .shows("Go ")
        .click("SQL")
        .shows("SQL: core")
        .click("SQL");
    let scrolled = stage().wheel(10, 12).hides("This week").keys("k");
    assert_eq!(scrolled.app.active(), 5);
    let pictures = stage().sized(120, 36).wheel(100, 20).shows("This week").click("DevOps");
    assert_eq!(pictures.app.active(), 5);
}

#[test]
fn from_a_hundred_and_ten_columns_on_all_stands_side_by_side() {
    let wide = stage().sized(120, 36).shows("This week").shows("as it went").shows("DevOps");
    // The mark on both axes follows the cursor.
    let mark = |stage: &Stage| {
        stage.text().lines().filter_map(|line| line.chars().position(|sign| sign == '↑')).collect::<Vec<_>>()
    };
    let (before, after) = (mark(&wide), mark(&wide.keys("G")));
    assert_eq!((before.len(), after.len()), (2, 2));
    assert!(before[0] < after[0] && after[0] == after[1]);
    stage().sized(120, 20).shows("This week").shows("DevOps").hides("as it went").keys("v v").shows("as it went");
}

#[test]
fn the_end_of_a_plan_and_what_it_lacks_are_told() {
    let done = || {
        with(|overview| {
            overview.weeks.clear();
            overview.covered.hours = overview.covered.of;
            overview.phases.iter_mut().for_each(|phase| (phase.weeks, phase.projects) = (None, Vec::new()));
        })
    };
    done().shows("Everything in this plan is done").shows("All 520 h of it are done").keys("j k G Enter l v j Enter");
    done().sized(120, 36).shows("Everything in this plan is done").keys("v v v Enter").shows("Everything");
    with(|overview| (overview.deadline, overview.prospect.chance) = (None, None))
        .hides("deadline")
        .keys("v")
        .hides("deadline");
    let far = |year| with(move |overview| overview.deadline = Some(date(year, 1, 1))).keys("v");
    far(2040).shows("deadline →");
    far(2020).shows("← deadline");
}

#[test]
fn a_plan_without_anything_breaks_nothing() {
    for (width, height) in (0..=40).map(|n| (n * 5, n)).chain([(500, 3), (3, 500), (20, 5), (120, 6)]) {
        for keys in ["", "v", "v v"] {
            let bare = with(|overview| {
                (overview.weeks, overview.phases, overview.finished) = (Vec::new(), Vec::new(), Vec::new());
                (overview.burn_up, overview.prospect.dots) = (BurnUp::default(), Vec::new());
            });
            for stage in [bare, stage()] {
                let stage = stage.sized(width, height).keys(keys).keys("j Enter Esc G l");
                let (buf, _) = stage.drawn();
                assert!(buf.area.contains(Position::ORIGIN) || buf.area.is_empty());
            }
        }
    }
}
