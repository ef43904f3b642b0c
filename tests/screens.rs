//! What the screens show and where keys lead.

use backend_guide::domain::catalog::{Diagnostic, Place};
use backend_guide::domain::markdown::Source;
use backend_guide::domain::{Change, Effect, ThemeChoice};
use backend_guide::tui::panes;
use backend_guide::tui::symbols::Symbols;

use crate::support::content;
use crate::support::stage::Stage;

pub(crate) const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 36), (200, 60)];

/// Compares the screen with the one that was looked at and kept, at every size.
pub(crate) fn keep(name: &str, stage: impl Fn() -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let text = stage().sized(width, height).keys(keys).text();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), text);
    }
}

fn newcomer() -> Stage {
    let mut guide = content::guide();
    guide.first_run = true;
    Stage::with(guide)
}

#[test]
fn every_pane_looks_as_it_was_kept() {
    for (at, pane) in panes::all().iter().enumerate() {
        keep(&format!("pane-{}", pane.name), Stage::new, &(at + 1).to_string());
    }
}

#[test]
fn the_roadmaps_lead_from_the_field_to_a_topic() {
    keep("roadmap", Stage::new, "j Enter j j");
    keep("topic", Stage::new, "j Enter j j Enter");
    keep("topic-answers", Stage::new, "j Enter j j Enter a G");
    keep("project", Stage::new, "/lending Enter");
}

#[test]
fn a_section_with_every_kind_of_block_looks_as_it_was_kept() {
    keep("guide-section", Stage::new, "/trends Enter");
    keep("guide-table", Stage::new, "/language Space guide Enter");
}

#[test]
fn every_popup_looks_as_it_was_kept() {
    keep("welcome", newcomer, "");
    keep("help", Stage::new, "?");
    keep("command-line", Stage::new, "/");
    keep("command-line-found", Stage::new, "/joi");
    keep("command-line-nothing", Stage::new, "/zzzz");
    keep("themes", Stage::new, "/theme Enter");
    let found = || {
        let mut guide = content::guide();
        let source = Source::new("roadmaps/x.md", "hours: 9-3\n");
        guide.diagnostics = vec![
            Diagnostic::error("min-over-max", source.locate(7..10), "'9-3' runs backwards", "write it as 3-9"),
            Diagnostic::warning("no-text", source.locate(0..0), "a topic without text", ""),
        ];
        Stage::with(guide)
    };
    keep("findings", found, "/check Enter");
    keep(
        "findings-none",
        || {
            let mut guide = content::guide();
            guide.diagnostics.clear();
            Stage::with(guide)
        },
        "/check Enter",
    );
}

#[test]
fn without_utf_8_the_frame_is_plain_ascii() {
    let stage = Stage::dressed(content::guide(), &Symbols::ASCII).keys("?");
    assert!(stage.text().is_ascii(), "{}", stage.text());
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back() {
    Stage::new()
        .sized(19, 24)
        .shows("window too small")
        .sized(80, 4)
        .shows("window too small")
        .sized(80, 24)
        .shows("SQL");
    Stage::new().sized(0, 0).keys("j Enter ? Esc").sized(60, 20).shows("Joins");
}

#[test]
fn escape_goes_back_one_step_at_a_time() {
    let topic = Stage::new().keys("j Enter j j Enter").shows("Joined tables");
    let roadmap = topic.keys("Esc").shows("Window functions").shows("Esc back");
    let field = roadmap.keys("Esc").shows("Redis").shows("Languages");
    let category = field.keys("Esc").hides("Esc back");
    assert_eq!(category.app.active(), 1);
}

#[test]
fn escape_leads_home_from_another_pane() {
    let last = panes::all().len().to_string();
    assert_eq!(Stage::new().keys(&last).keys("Esc").app.active(), 1);
}

#[test]
fn keys_that_type_do_nothing_else() {
    let stage = Stage::new().keys("/quit?1");
    assert_eq!(stage.effects, []);
    stage.shows("/ quit?1").keys("C-c").quits();
}

#[test]
fn q_leaves_and_so_does_control_c_from_anywhere() {
    for keys in ["q", "C-c", "? q", "/ C-c", "/quit Enter", "j Enter j j Enter q"] {
        Stage::new().keys(keys).quits();
    }
    newcomer().keys("q").quits();
}

#[test]
fn the_welcome_goes_at_the_first_key_and_can_be_called_back() {
    newcomer().shows("To begin").keys("Enter").hides("To begin").shows("1 of 7");
    newcomer().keys("Esc").hides("To begin").shows("SQL");
    newcomer().keys("/").shows("Find or command").keys("sql Enter").hides("To begin").shows("Ask a database anything");
    newcomer().keys("3").hides("To begin");
    Stage::new().keys("/welcome Enter").shows("To begin");
}

#[test]
fn a_name_leads_to_its_place() {
    Stage::new().keys("/pointers Enter").shows("Values and pointers").shows("A value is copied");
    Stage::new().keys("/redis Enter").shows("Keep what is asked often");
}

#[test]
fn search_lists_what_fits_and_goes_to_the_best() {
    Stage::new().keys("/search Space joins").shows("Joins").keys("Enter").shows("You can");
    Stage::new().keys("/search Space zzz Enter").shows("nothing is called");
}

#[test]
fn a_word_that_no_name_holds_leads_to_the_topics_that_say_it() {
    Stage::new().keys("/partner").shows("in its text 3 times").keys("Enter").shows("You can");
    Stage::new().keys("/search Space pairs").shows("in its text").keys("Enter").shows("You can");
}

#[test]
fn commands_take_arguments_and_say_what_they_would_take() {
    Stage::new().keys("/browse Space lang Enter").shows("Go");
    Stage::new().keys("/browse Space nowhere Enter").shows("no category \"nowhere\"; there are");
    let stage = Stage::new().keys("/hours Space 12 Enter");
    assert_eq!(stage.app.guide().weekly().get(), 12.0);
    assert!(matches!(stage.changes().as_slice(), [Change::SetHours(_)]));
    Stage::new().keys("/hours Space 900 Enter").shows("0.5 to 80");
}

#[test]
fn tab_completes_a_command() {
    Stage::new().keys("/bro Tab").shows("/ browse");
    Stage::new().keys("/joi Tab").shows("/ Joins");
}

#[test]
fn a_link_is_opened_or_copied_by_the_keys_that_say_so() {
    let url = "https://www.postgresql.org/docs/current/queries-table-expressions.html";
    let topic = || Stage::new().sized(120, 36).keys("/sql Space joins Enter");
    assert_eq!(topic().keys("j Enter").effects, [Effect::OpenLink(url.into())]);
    assert_eq!(topic().keys("j j y").effects, [Effect::Copy("https://example.org/joins".to_owned())]);
    assert_eq!(topic().click("A book about").effects, [Effect::OpenLink("https://example.org/joins".into())]);
}

#[test]
fn answers_are_hidden_until_asked_for() {
    let topic = Stage::new().sized(120, 36).keys("/sql Space joins Enter").hides("Each row counts once");
    topic.keys("a").shows("Each row counts once").keys("a").hides("Each row counts once");
}

#[test]
fn the_mouse_clicks_tabs_and_rows_and_turns_the_wheel() {
    assert_eq!(Stage::new().click("3 ").app.active(), 2);
    Stage::new().click("Redis").shows("Keep what is asked often").click("  Redis").shows("Keys that expire");
    Stage::new().sized(80, 8).hides("Testing").wheel(5, 4).shows("Testing");
    Stage::new().sized(120, 36).keys("?").click("backend-guide").hides("Moving about");
}

#[test]
fn a_paste_is_text_in_an_input_and_nothing_elsewhere() {
    let pasted = Stage::new().paste("q\u{3}j\n");
    assert_eq!(pasted.effects, []);
    Stage::new().keys("/").paste("win\ndow\u{1b}[2J").shows("/ win dow[2J");
}

#[test]
fn a_theme_is_shown_at_once_and_escape_takes_it_back() {
    let chosen = Stage::new().keys("/theme Enter j Enter");
    assert_eq!(chosen.app.guide().theme, ThemeChoice::Dark);
    let taken_back = Stage::new().keys("/theme Enter j j Esc");
    assert_eq!(taken_back.app.guide().theme, ThemeChoice::Terminal);
}

#[test]
fn a_section_can_be_visited_and_read_to_its_end() {
    let catalog = content::small().0;
    assert!(!catalog.persona.sections.is_empty());
    for (at, section) in catalog.persona.sections.iter().enumerate() {
        let place = Place::Section(at);
        assert_eq!(place.kind(), "section");
        Stage::new()
            .sized(120, 36)
            .keys(&panes::all().len().to_string())
            .keys("g")
            .keys(&"j ".repeat(at + 1))
            .keys("Enter")
            .shows(&section.title);
    }
}

impl Stage {
    #[track_caller]
    fn quits(self) {
        assert_eq!(self.effects.last(), Some(&Effect::Quit), "{}", self.text());
    }
}

#[test]
fn a_guide_without_roadmaps_says_so_in_whole_sentences() {
    let stage = Stage::with(content::stranger("# Guide\n\nNothing but text.\n"));
    let stage = stage.keys("2").shows("This guide names no roadmaps.").shows("shows all that the file says.");
    stage.keys("Enter Down Right a").shows("This guide names no roadmaps.").keys("3").shows("states no learning path");
}

#[test]
fn a_language_counts_with_or_without_a_row_of_its_own() {
    let text = "# Guide\n\n## Roadmaps I Cover\n\n### Programming Languages\n\n- Go\n- Kotlin\n\n\
                ## Language Selection Guide\n\n| Language | Best For |\n| --- | --- |\n| Go | Cloud |\n";
    Stage::with(content::stranger(text)).keys("7").shows("2 roadmaps and 2 languages");
}

#[test]
fn what_was_found_wrong_is_counted_without_zeros() {
    let (catalog, diagnostics) = backend_guide::domain::catalog::read(&[Source::new("persona.md", "# Guide\n")]);
    let found = diagnostics.len();
    let mut guide =
        backend_guide::domain::Guide::new(std::sync::Arc::new(catalog), diagnostics, jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    Stage::with(guide).keys("7").shows(&format!("{found} warnings in the files")).hides("0 errors");
}
