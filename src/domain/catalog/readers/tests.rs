//! Whole files in the dialects that personas are written in: what is found, and what is reported.

use super::*;
use crate::domain::catalog::{Fact, PathKind, Span};
use crate::domain::markdown::Location;

const ABOUT: &str = "---\ndescription: d\ncapabilities: [a]\n---\n";

fn persona(body: &str) -> (Persona, Vec<Diagnostic>) {
    read_persona(&Source::new("p.md", &format!("{ABOUT}{body}")))
}

fn words(fact: Option<&Fact<Span>>) -> &str {
    fact.map_or("-", |fact| fact.text.as_str())
}

/// Categories as `name [hours]: roadmap (summary) [hours], …`.
#[track_caller]
fn check_catalogue(body: &str, expected: &[&str]) {
    let (persona, _) = persona(body);
    let found: Vec<String> = persona
        .categories
        .iter()
        .map(|category| {
            let roadmaps = category.roadmaps.iter().map(|roadmap| {
                let summary = roadmap.summary.clone().unwrap_or_default();
                format!("{} ({summary}) [{}]", roadmap.name, words(roadmap.hours.as_ref()))
            });
            let hours = words(category.hours.as_ref());
            format!("{} [{hours}]: {}", category.name, roadmaps.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(found, expected);
}

/// Paths as `kind name | duration | hours | step; step | outcome`.
#[track_caller]
fn check_paths(body: &str, expected: &[&str]) {
    let (persona, _) = persona(body);
    let found: Vec<String> = persona
        .paths
        .iter()
        .map(|path| {
            let steps = path.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join("; ");
            let kind = match path.kind {
                PathKind::Path => "path",
                PathKind::Stage => "stage",
            };
            let (duration, hours) = (words(path.duration.as_ref()), words(path.hours.as_ref()));
            let derived = if path.hours_derived { " (sum)" } else { "" };
            let outcome = path.outcome.clone().unwrap_or_default();
            format!("{kind} {} | {duration} | {hours}{derived} | {steps} | {outcome}", path.name)
        })
        .collect();
    assert_eq!(found, expected);
}

/// Findings as `code line:column "the words" message`.
#[track_caller]
fn check_findings(body: &str, expected: &[&str]) {
    let text = format!("{ABOUT}{body}");
    let source = Source::new("p.md", &text);
    let (_, diagnostics) = read_persona(&source);
    let found: Vec<String> = diagnostics
        .iter()
        .map(|found| {
            let Location { line, column, length, .. } = found.location;
            let words: String = source.line(line).chars().skip(column as usize - 1).take(length as usize).collect();
            format!("{} {}:{column} {words:?} {}", found.code, line - 4, found.message)
        })
        .collect();
    assert_eq!(found, expected);
}

const CATALOGUE: &str = "## Roadmaps I Cover\n\n- **Go**: fast\n";
const PATHS: &str = "## Learning Paths\n\n**Short Path (4-6 months):**\n- A → B\n";

#[test]
fn categories_are_headings_and_roadmaps_list_items() {
    check_catalogue(
        "## 📚 Roadmaps I Cover\n\n### **Languages** (250-320 hours each)\n- **Go**: simple\n- **C++** – fast\n- Zig\n\n### 2. Data (100 hours total)\n1. **SQL (40-60 hours):** sets\n",
        &[
            "Languages [250-320 hours each]: Go (simple) [-], C++ (fast) [-], Zig () [-]",
            "Data [100 hours total]: SQL (sets) [40-60 hours]",
        ],
    );
}

#[test]
fn a_catalogue_without_headings_is_one_category() {
    check_catalogue(
        "## Covered Roadmaps (2)\n- **Go** (40 hours): simple\n- **SQL** all\n",
        &["Covered Roadmaps [-]: Go (simple) [40 hours], SQL (all) [-]"],
    );
}

#[test]
fn a_catalogue_may_be_a_table_or_numbered_roles() {
    check_catalogue(
        "## Covered Roadmaps (2 Paths)\n| # | Roadmap | Focus | Duration |\n|---|---|---|---|\n| 1 | **Go** | servers | 2-3 months |\n| 2 | SQL | sets | 40 hours |\n",
        &["Covered Roadmaps [-]: Go (servers) [-], SQL (sets) [40 hours]"],
    );
    check_catalogue(
        "## 2 Roles With Career Paths\n### Role 1: Tester (3 months)\n- work\n### Role 2: Builder (40 hours)\n- work\n",
        &["2 Roles With Career Paths [-]: Tester () [-], Builder () [40 hours]"],
    );
}

#[test]
fn sections_that_only_speak_of_roadmaps_are_no_catalogue() {
    for title in ["Related Roadmaps", "Roadmaps: links", "Roadmap statistics", "Career Roadmap", "Common Roles"] {
        check_catalogue(&format!("## {title}\n- **Go**: fast\n"), &[]);
    }
}

#[test]
fn bold_lines_with_lists_are_paths() {
    check_paths(
        "## Learning Paths\n\n**Quick Start Path (4-6 months):**\n- Go or Rust + SQL + first design\n- Time: 400-500 hours\n- Build small services\n\n**Long Path (9-12 months):**\n- Choose one → master it\n- Time: 1,000+ hours\n- Everything\n",
        &[
            "path Quick Start Path | 4-6 months | 400-500 hours | Go or Rust; SQL; first design | Build small services",
            "path Long Path | 9-12 months | 1,000+ hours | Choose one; master it | Everything",
        ],
    );
}

#[test]
fn several_bold_lines_of_one_paragraph_are_a_path_each() {
    check_paths(
        "## Learning Path by Language\n\n**Go (2-3 months):** Basics → Channels → Services\n**Ada (1 year):** Basics -> Tasks\n",
        &["path Go | 2-3 months | - | Basics; Channels; Services | ", "path Ada | 1 year | - | Basics; Tasks | "],
    );
}

#[test]
fn headings_with_timelines_and_fences_are_paths() {
    check_paths(
        "## Mobile Paths\n\n### Phones (Swift)\n**Timeline:** 6-9 months | **Stack:** A + B\n\n```\nBasics → Screens → Store\n  (3d)     (4d)\n```\n\n**Keys:**\n- one\n- two\n\n### Tablets\n**Duration**: 8 weeks\n```rust\nfn x() -> y\n```\n- Draw\n- Ship\n",
        &["path Phones | 6-9 months | - | Basics; Screens; Store | ", "path Tablets | 8 weeks | - | Draw; Ship | "],
    );
}

#[test]
fn rungs_are_told_from_paths() {
    check_paths(
        "## Learning Paths (3 Levels)\n### ⭐ Beginner (4-5 months, 15-20h/week)\n- Linux\n### ⭐⭐ Intermediate (3 months)\n- Docker\n### Level 3: Deep (100 hours)\n**Target**: mastery | **Time**: 12+ weeks\n\n**Week 1-2: Kernel**\n- a\n\n**Projects**\n- b\n",
        &[
            "stage Beginner | 4-5 months | - | Linux | ",
            "stage Intermediate | 3 months | - | Docker | ",
            "stage Level 3: Deep | 12+ weeks | 100 hours | Week 1-2: Kernel | mastery",
        ],
    );
    check_paths(
        "## Learning Path\n### Phase 2: SQL (Weeks 5-10)\n- **Joins**: a\n",
        &["stage Phase 2: SQL | Weeks 5-10 | - | Joins | "],
    );
    check_paths(
        "## Paths\n### Advanced Analytics Path (3 months)\n- a\n### Web Path (2 months)\n- b\n",
        &["path Advanced Analytics Path | 3 months | - | a | ", "path Web Path | 2 months | - | b | "],
    );
}

#[test]
fn a_position_on_a_time_line_is_as_long_as_it_covers() {
    let (persona, _) = persona("## Learning Path\n\n**Weeks 5-10: Pipelines**\n- a\n");
    let duration = persona.paths.first().and_then(|path| path.duration.as_ref()).unwrap();
    assert_eq!((duration.value.low, duration.value.high), (6.0, Some(6.0)));
}

#[test]
fn hours_are_summed_only_where_every_step_states_some() {
    check_paths(
        "## Learning Paths\n### Manager\n```\nPhase 1: Ground (40h):\n├── talk\n\nPhase 2: Skill (50-60h):\n└── listen → act\n```\n### Lead\n**Phase 1: Ground (40 hours)**\n- a\n\n**Phase 2: Rest**\n- b\n",
        &[
            "path Manager | - | 40h + 50-60h (sum) | Phase 1: Ground (40h); Phase 2: Skill (50-60h) | ",
            "path Lead | - | - | Phase 1: Ground (40 hours); Phase 2: Rest | ",
        ],
    );
}

#[test]
fn a_list_with_bold_leads_or_the_section_itself_may_be_paths() {
    check_paths(
        "## Learning Progression\n1. **Basics**: 4-8 weeks (syntax)\n2. **Projects** - 3 months\n",
        &["stage Basics | 4-8 weeks | - |  | ", "stage Projects | 3 months | - |  | "],
    );
    check_paths(
        "## Games\n### Game Development Path\n\n**Timeline:** 1-2 years\n\n```\nBasics → Physics\n```\n",
        &["path Game Development Path | 1-2 years | - | Basics; Physics | "],
    );
    check_paths(
        "## Career Paths\n### Lead (3 months)\n- a\n\n## Related Learning Paths\n- **Web**: b\n- **Data**: c\n",
        &[],
    );
}

#[test]
fn a_section_that_is_one_path_has_its_steps() {
    check_paths(
        "## Short Path (4-6 months)\n- Go + SQL + APIs\n- Time: 400 hours\n- Build\n\n## Long Path – 2 years\n- a\n- b\n",
        &["path Short Path | 4-6 months | 400 hours | Go; SQL; APIs | Build", "path Long Path | 2 years | - | a; b | "],
    );
    check_paths(
        "## Learning Paths\n\n**Quick**: 4-6 months\n- a → b\n\n**Time to first job**: 3 months\n",
        &["path Quick | 4-6 months | - | a; b | "],
    );
}

#[test]
fn a_sound_file_has_no_findings() {
    check_findings(&format!("# T\n\n{CATALOGUE}\n{PATHS}"), &[]);
    assert_eq!(persona("# The *Title*\n").0.title.as_deref(), Some("The Title"));
}

#[test]
fn missing_parts_are_reported() {
    check_findings(
        "# T\n\n## A\n",
        &["no-catalogue 1:3 \"T\" no section lists roadmaps", "no-paths 1:3 \"T\" no section describes learning paths"],
    );
}

#[test]
fn capabilities_are_read_from_lists_and_maps_and_reported_otherwise() {
    #[track_caller]
    fn check(frontmatter: &str, capabilities: &[&str], codes: &[&str]) {
        let text = format!("---\n{frontmatter}---\n{CATALOGUE}\n{PATHS}");
        let (persona, found) = read_persona(&Source::new("p.md", &text));
        assert_eq!(persona.capabilities.iter().map(SafeText::as_str).collect::<Vec<_>>(), capabilities);
        let found: Vec<String> =
            found.iter().map(|it| format!("{} {}:{}", it.code, it.location.line, it.location.column)).collect();
        assert_eq!(found, codes);
    }
    check("capabilities:\n- a: b\n- c\n", &["a", "c"], &["capabilities-shape 3:3"]);
    check("capabilities: {x: 1, y: 2}\n", &["x", "y"], &[]);
    check("capabilities: one thing\n", &["one thing"], &["capabilities-shape 2:15"]);
    check("name: x\n", &[], &["capabilities-missing 1:1"]);
    check("capabilities: []\n", &[], &["capabilities-missing 2:15"]);
    check("capabilities:\n  - 3 languages\n  - about 3+ databases\n", &["3 languages", "about 3+ databases"], &[]);
}

#[test]
fn other_frontmatter_is_kept() {
    let text = "---\nname: x\ntools: [Read, Write]\nconfig:\n  a: 1\n---\n";
    let (persona, _) = read_persona(&Source::new("p.md", text));
    assert_eq!(persona.name.as_deref(), Some("x"));
    assert_eq!(persona.title.as_deref(), Some("x"));
    let other: Vec<_> = persona.other_frontmatter.iter().map(|(key, value)| (&**key, &**value)).collect();
    assert_eq!(other, [("tools", "Read, Write"), ("config", "a: 1")]);
}

#[test]
fn doubtful_times_are_pointed_at() {
    check_findings(
        &format!(
            "{CATALOGUE}\n## Learning Paths\n\n**A Path (6-4 months):**\n- a → b\n\n**B Path:**\n- a → b\n\n**C Path (1-2 months):**\n- a → b\n- Time: 400-500 hours\n"
        ),
        &[
            "min-over-max 7:11 \"6-4 months\" the range `6-4 months` begins above its end",
            "path-without-time 10:3 \"B Path\" B Path says neither how long it takes nor how many hours",
            "over-40-hours-a-week 15:9 \"400-500 hours\" `400-500 hours` in `1-2 months` is 92 hours a week",
        ],
    );
}

#[test]
fn doubtful_catalogues_are_pointed_at() {
    check_findings(
        &format!(
            "## Roadmaps (3)\n### Languages (40-50 hours) (2 languages)\n- **Go** (60 hours): x\n- **Ada**: y\n- **go**: z\n\n{PATHS}\n## Guide\n| Language | Best for |\n|---|---|\n| Go | all |\n| Ada |\n| **Go** | x |\n"
        ),
        &[
            "count-differs 2:30 \"2 languages\" the title counts 2, but 3 roadmaps are listed",
            "roadmap-hours-outside 3:11 \"60 hours\" `60 hours` lies outside `40-50 hours`, which Languages states",
            "duplicate-name 5:5 \"go\" the roadmap go is already on line 7",
            "uneven-row 16:1 \"| Ada |\" this row has 1 cell, its table 2 columns",
            "duplicate-name 17:5 \"Go\" the language Go is already on line 19",
        ],
    );
}

#[test]
fn languages_without_a_row_in_the_guide_are_pointed_at() {
    let guide = "\n## Guide\n| Language | Best for |\n|---|---|\n| Go | all |\n| Node.js/Deno | web |\n";
    check_findings(
        &format!(
            "## Roadmaps\n### Languages\n- **Go**: x\n- **Deno**: y\n- **C++**: z\n### Tools\n- **Git**: z\n\n{PATHS}{guide}"
        ),
        &["language-without-row 5:5 \"C++\" C++ has no row in the language guide"],
    );
}

#[test]
fn a_guide_may_say_itself_what_it_does_not_compare() {
    let guide =
        "\n## Guide\nJavaScript and C++ are not compared.\n\n| Language | Best for |\n|---|---|\n| Go | all |\n";
    check_findings(
        &format!("## Roadmaps\n### Languages\n- **Go**: x\n- **Java**: y\n- **C++**: z\n\n{PATHS}{guide}"),
        &["language-without-row 4:5 \"Java\" Java has no row in the language guide"],
    );
}

#[test]
fn a_capability_may_count_what_is_listed() {
    let catalogue = "## Roadmaps\n### Languages\n- **Go**: x\n- **Ada**: y\n";
    let text = format!(
        "---\ncapabilities:\n  - Work in 3+ modern languages\n  - Speak 2 languages\n---\n{catalogue}\n{PATHS}"
    );
    let (_, found) = read_persona(&Source::new("p.md", &text));
    let found: Vec<_> =
        found.iter().map(|it| (it.code, it.location.line, it.location.column, it.message.as_str())).collect();
    assert_eq!(found, [("count-differs", 3, 13, "the capability counts 3 or more, but 2 languages are listed")]);
}

#[test]
fn headings_in_fences_and_crlf_change_nothing() {
    let text = format!("{ABOUT}# T\n\n```\n## Roadmaps\n- **No**: x\n```\n\n{CATALOGUE}\n{PATHS}");
    let (with_lf, found) = read_persona(&Source::new("p.md", &text));
    assert_eq!(found, []);
    let (with_crlf, found) = read_persona(&Source::new("p.md", &format!("\u{feff}{}", text.replace('\n', "\r\n"))));
    assert_eq!(found, []);
    assert_eq!(with_lf.categories, with_crlf.categories);
    assert_eq!(with_lf.paths, with_crlf.paths);
}

#[test]
fn text_that_hides_something_is_shown() {
    let (persona, _) = persona("# A&#27;[31m\u{202e}B\n");
    assert_eq!(persona.title.as_deref(), Some("A␛[31m⟨U+202E⟩B"));
}

/// Every place that a persona holds.
fn places(persona: &Persona) -> Vec<&Location> {
    let mut out: Vec<&Location> = Vec::new();
    out.extend(persona.sections.iter().map(|it| &it.location));
    for category in &persona.categories {
        out.push(&category.location);
        out.extend(category.hours.iter().map(|it| &it.location));
        for roadmap in &category.roadmaps {
            out.push(&roadmap.location);
            out.extend(roadmap.hours.iter().map(|it| &it.location));
        }
    }
    for path in &persona.paths {
        out.push(&path.location);
        out.extend(path.duration.iter().chain(&path.hours).map(|it| &it.location));
        out.extend(path.steps.iter().map(|it| &it.location));
    }
    out.extend(persona.tables.iter().flat_map(|it| std::iter::once(&it.location).chain(&it.row_locations)));
    for row in &persona.languages {
        out.push(&row.location);
        out.extend(row.curve.iter().map(|it| &it.location));
        out.extend(row.salary.iter().map(|it| &it.location));
        out.extend(row.time.iter().map(|it| &it.location));
    }
    for level in &persona.career {
        out.push(&level.location);
        out.extend(level.years.iter().map(|it| &it.location));
    }
    for list in &persona.lists {
        out.push(&list.location);
        out.extend(list.groups.iter().flat_map(|group| &group.items).map(|(_, location)| location));
    }
    out
}

fn check_any(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let source = Source::new("p.md", text);
    let (persona, diagnostics) = read_persona(&source);
    let lines: Vec<&str> = source.text().split('\n').collect();
    for place in places(&persona).into_iter().chain(diagnostics.iter().map(|found| &found.location)) {
        let line = lines.get(place.line as usize - 1).copied();
        proptest::prop_assert!(line.is_some(), "{place:?}");
        let width = line.unwrap_or("").chars().count();
        proptest::prop_assert!(place.column >= 1 && (place.column - 1 + place.length) as usize <= width, "{place:?}");
    }
    let mut next = 0;
    for section in &persona.sections {
        proptest::prop_assert_eq!(section.elements.start, next);
        next = section.elements.end;
    }
    proptest::prop_assert_eq!(next, persona.document.elements.len());
    Ok(())
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_with_every_place_inside_it(text in "(?s).{0,200}") {
        check_any(&text)?;
    }

    #[test]
    fn any_markdown_is_read_with_every_place_inside_it_and_nothing_lost(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "---\n", "capabilities: ", "- a\n", "# T\n", "## Roadmaps I cover (3)\n", "### Langüages (10-5 hours)\n",
                "## Learning Paths\n", "### Level 2: X (3 weeks)\n", "## Career\n", "## Key Skills\n", "## Next Steps\n",
                "- **Gö** (3 hours): x\n", "- **A:** $90-80k\n", "1. **Junior (0-1 year)**: a\n", "   - nested → b\n",
                "**P Path (4-6 months):**\n", "- A or B → C/D → É\n", "- Time: 400 hours\n", "- a + b + c\n", "\n", "\n",
                "| Language | Best For | Salary |\n", "|---|---|---|\n", "| **Gö** | a, b | $1-2k |\n", "| x |\n", "```\n",
                "Phase 1: A (40h):\n", "Junior ($6K) → b\n", "├── x → y\n", "> quote\n", "&amp; &#27; `co|de`\n", "**Goal**: g | **Time**: 2 days\n",
                "  ", "\t", "\r\n", "🎯 ", "\u{202e}", "***", "[a](b) ", "<br>", "~~x~~", "\\|", "(", ")", "Weeks 1-3",
            ]),
            0..40,
        ),
    ) {
        check_any(&parts.concat())?;
    }
}
