//! Each rule against a file that keeps all of them, changed in one place.

use super::inspect;
use crate::domain::catalog::{Catalog, read};
use crate::domain::markdown::Source;

const PERSONA: &str = include_str!("../../../../tests/fixtures/content/persona.md");
const QUILL: &str = include_str!("../../../../tests/fixtures/content/roadmaps/languages/quill.md");
const SLATE: &str = include_str!("../../../../tests/fixtures/content/roadmaps/languages/slate.md");
const LEDGER: &str = include_str!("../../../../tests/fixtures/content/roadmaps/storage/ledger.md");

fn catalog(quill: &str, ledger: &str) -> Catalog {
    let sources = [
        Source::new("persona.md", PERSONA),
        Source::new("roadmaps/languages/quill.md", quill),
        Source::new("roadmaps/languages/slate.md", SLATE),
        Source::new("roadmaps/storage/ledger.md", ledger),
    ];
    read(&sources).0
}

fn findings(catalog: &Catalog) -> Vec<String> {
    inspect(catalog).iter().map(|found| format!("{}[{}]: {}", found.location, found.code, found.message)).collect()
}

/// What is found after the first `from` of quill.md became `to`.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    assert!(QUILL.contains(from), "the fixture does not contain {from:?}");
    let found = findings(&catalog(&QUILL.replacen(from, to, 1), LEDGER));
    let found: Vec<&str> = found.iter().map(|line| line.trim_start_matches("roadmaps/languages/quill.md:")).collect();
    assert_eq!(found, expected);
}

#[test]
fn content_that_keeps_the_rules_has_no_findings() {
    assert_eq!(findings(&catalog(QUILL, LEDGER)), Vec::<String>::new());
}

#[test]
fn hours_fit_together() {
    check(
        "hours: 20-30",
        "hours: 20-24",
        &["2[budget]: topics and projects add up to 25 hours, 1 more than the stated 20-24"],
    );
    check(
        "hours: 20-30",
        "hours: 30-40",
        &["2[budget]: topics and projects add up to 25 hours, 5 fewer than the stated 30-40"],
    );
    check(
        "hours: 20-30",
        "hours: 15-30",
        &["2[hours-outside-category]: 15-30 hours lie outside the '20-40 hours each' that the persona states for \
           Languages (persona.md:15)"],
    );
    check(
        "#names .core hours=2-4",
        "#names .core hours=1-2",
        &["30[topic-hours]: 'Names' takes 1.5 hours by its mid-point; a topic takes 2 to 8"],
    );
    check(
        "#names .core hours=2-4",
        "#names .core hours=2-15",
        &[
            "2[budget]: topics and projects add up to 30.5 hours, 0.5 more than the stated 20-30",
            "30[topic-hours]: 'Names' takes 8.5 hours by its mid-point; a topic takes 2 to 8",
        ],
    );
}

#[test]
fn roadmaps_stand_in_an_order_that_exists() {
    check(
        "requires: [ledger]",
        "requires: [ledgr, ledger]",
        &["2[unknown-required]: 'Quill' requires 'ledgr', which does not exist"],
    );
    check(
        "requires: [ledger]",
        "requires: []",
        &["55[need-not-required]: 'quill/tables' needs 'ledger/entries', but 'quill' does not require 'ledger'"],
    );
    check(
        "requires: [ledger]",
        "requires: [ledger, quill]",
        &["2[required-in-a-circle]: roadmaps require each other in a circle: quill → quill"],
    );
    let circle = findings(&catalog(QUILL, &LEDGER.replace("requires: []", "requires: [quill]")));
    let said = "roadmaps/languages/quill.md:2[required-in-a-circle]: roadmaps require each other in a circle: \
                quill → ledger → quill";
    assert_eq!(circle, [said]);
}

#[test]
fn what_is_required_by_way_of_another_may_be_needed() {
    let slate = SLATE
        .replace("requires: []", "requires: [quill]")
        .replace("needs=strokes }\n\nWhat stays", "needs=strokes,ledger/entries }\n\nWhat stays");
    let sources = [
        Source::new("persona.md", PERSONA),
        Source::new("roadmaps/languages/quill.md", QUILL),
        Source::new("roadmaps/languages/slate.md", &slate),
        Source::new("roadmaps/storage/ledger.md", LEDGER),
    ];
    assert!(slate.contains("ledger/entries"));
    assert_eq!(findings(&read(&sources).0), Vec::<String>::new());
}

#[test]
fn a_long_chain_of_requirements_ends() {
    let sources: Vec<Source> = (0..300)
        .map(|index| {
            let text = format!("---\ntitle: T\nhours: 1-2\nrequires: [r{}]\n---\n", (index + 1) % 300);
            Source::new(format!("roadmaps/a/r{index}.md"), &text)
        })
        .collect();
    let circles = inspect(&read(&sources).0).iter().filter(|found| found.code == "required-in-a-circle").count();
    assert_eq!(circles, 1);
}

#[test]
fn a_roadmap_is_introduced_and_ends_in_something_built() {
    check(
        "Quill is a language for letters, lists and reports. Clubs and small offices hire for it.\n",
        "",
        &["2[no-intro]: 'Quill' has no paragraph before its first module"],
    );
    for bad in ["reviewed: lately", "reviewed: 2026-13", "reviewed: 26-11"] {
        check("reviewed: 2026-11", bad, &["2[not-reviewed]: 'Quill' does not say when it was reviewed"]);
    }
    check(
        "- [ ] a new member needs one more line and no other change\n",
        "",
        &["47[no-acceptance]: the project 'a letter that greets' does not say what done means"],
    );
    let (before, _) = QUILL.split_once("## Project: the monthly report").unwrap();
    let shorter = before.replace("hours: 20-30", "hours: 14-30");
    assert_eq!(
        findings(&catalog(&shorter, LEDGER)),
        [
            "roadmaps/languages/quill.md:2[hours-outside-category]: 14-30 hours lie outside the '20-40 hours each' that \
             the persona states for Languages (persona.md:15)",
            "roadmaps/languages/quill.md:2[few-projects]: 'Quill' has 1 project; a roadmap has at least 3",
            "roadmaps/languages/quill.md:55[no-closing-project]: the last module 'Reports' ends in nothing built",
        ]
    );
}

#[test]
fn a_skill_says_in_a_sentence_what_it_is() {
    let skill = LEDGER.replace("summary: Keep accounts that stay right.\n", "");
    let found = findings(&read(&[Source::new("skills/ledger.md", &skill)]).0);
    assert_eq!(found, ["skills/ledger.md:2[no-summary]: 'Ledger' has no summary"]);
}

#[test]
fn a_text_is_neither_a_stub_nor_a_chapter() {
    let text = "A name stands for a value, so that a letter can speak of the same sum twice without writing it twice. \
                Quill looks a name up when the sentence is carried out, not when it is written down; that is why a name \
                must be given a value above its first use. At work this decides whether a change has to be made in one \
                place or in twenty.";
    check(
        text,
        "A name stands for a value.",
        &["30[text-length]: the text of 'Names' has 6 words; 40 to 180 are usual"],
    );
    check(text, &"word ".repeat(181), &["30[text-length]: the text of 'Names' has 181 words; 40 to 180 are usual"]);
}

#[test]
fn outcomes_begin_with_a_verb_that_can_be_seen() {
    let outcome = "- give a value a name and use it in two sentences";
    for bad in ["the use of names", "Give names", "naming of values", "42 names"] {
        let expected = format!("30[outcome-without-verb]: the outcome '{bad}' does not begin with a verb");
        check(outcome, &format!("- {bad}"), &[&expected]);
    }
    check(
        outcome,
        "- understand names",
        &[
            "30[outcome-unseen]: nobody can see whether somebody does 'understand', as in the outcome 'understand names'",
        ],
    );
    check(outcome, "- bring two names together", &[]);
    check(
        "- give a value a name and use it in two sentences\n",
        "",
        &["30[topic-part-count]: 'Names' has 1 outcome; 2 to 4 are usual"],
    );
}

#[test]
fn resources_have_an_address_and_a_kind() {
    let link = "- [Names in Quill](https://quill.example.org/names) · docs";
    check(
        link,
        "- [Names](http://quill.example.org/names) · docs",
        &["30[address]: 'http://quill.example.org/names' is no plain https address"],
    );
    check(
        link,
        "- [Names](https://quill.example.org/names) · page",
        &["30[resource-kind]: the resource 'Names' is of no known kind: 'page'"],
    );
    let five: Vec<String> = (0..5).map(|index| format!("- [N](https://quill.example.org/{index}) · docs")).collect();
    check(link, &five.join("\n"), &["30[topic-part-count]: 'Names' has 5 resources; 1 to 4 are usual"]);
}

#[test]
fn checks_are_questions() {
    check(
        "- When is a name better than the value itself?",
        "- Say when a name is better than the value itself.",
        &["30[no-question]: 'Say when a name is better than the value itself.' asks nothing"],
    );
    let (question, answer) = (
        "- When is a name better than the value itself?\n",
        "  > When the value stands in several places, or when the name says what it is for.\n",
    );
    check(
        &format!("{question}{answer}"),
        "",
        &["30[topic-part-count]: 'Names' has 1 check question; 2 to 4 are usual"],
    );
}

#[test]
fn nothing_is_said_or_linked_again_and_again() {
    let sentence = "The machine stops at the closing line and reads nothing that stands below it.";
    check(
        "The letter stops there, since the name means nothing yet.",
        &sentence.to_uppercase(),
        &[&format!(
            "30[repeated-sentence]: the sentence '{}' stands at roadmaps/languages/quill.md:13 too",
            sentence.to_uppercase()
        )],
    );
    let link = "- [Names in Quill](https://quill.example.org/names) · docs";
    check(
        link,
        &[link; 4].join("\n"),
        &["30[repeated-address]: 'https://quill.example.org/names' is given more than 3 times in this file"],
    );
}

#[test]
fn an_outline_is_judged_by_its_figures_only() {
    let outline = QUILL.replace("reviewed: 2026-11", "reviewed: 2026-11\noutline: true");
    let outline =
        outline.replace("**You can**", "**You may**").replace("#names .core hours=2-4", "#names .core hours=1-2");
    let found = findings(&catalog(&outline, LEDGER));
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_persona_alone_has_no_author_here() {
    let (catalog, _) = read(&[Source::new("persona.md", PERSONA)]);
    assert!(!catalog.roadmaps.is_empty());
    assert_eq!(findings(&catalog), Vec::<String>::new());
}

/// What is found in quill.md, with `from` become `to`, beside a list of released ids.
#[track_caller]
fn check_released(list: &str, from: &str, to: &str, expected: &[&str]) {
    assert!(QUILL.contains(from), "the fixture does not contain {from:?}");
    let sources = [
        Source::new("persona.md", PERSONA),
        Source::new("roadmaps/languages/quill.md", &QUILL.replacen(from, to, 1)),
        Source::new("roadmaps/languages/slate.md", SLATE),
        Source::new("roadmaps/storage/ledger.md", LEDGER),
        Source::new("released-ids.txt", list),
    ];
    let (catalog, said) = read(&sources);
    assert_eq!(said, [], "reading says nothing");
    assert_eq!(findings(&catalog), expected);
}

#[test]
fn no_released_id_is_lost() {
    let (old, line) = ("#project-greeting .core", "# ids\n\nquill/project-greeting\n");
    check_released(line, old, "#project-greeting .core", &[]);
    check_released(line, old, "#project-hello .core was=project-greeting", &[]);
    check_released(&line.replace("ing\n", "ing dropped\n"), old, "#project-hello .core", &[]);
    let lost = "released-ids.txt:3[lost-id]: 'quill/project-greeting' was released, and no topic is it or was it: what \
                learners did there has no home";
    check_released(line, old, "#project-greetings .core", &[lost]);
    check_released(&line.replace("ing\n", "ing moved\n"), old, "#project-greetings .core", &[lost]);
}

#[test]
fn a_lost_id_comes_with_what_to_do() {
    let hint = |list: &str| {
        let quill = QUILL.replacen("#project-greeting .core", "#project-greetings .core", 1);
        let sources = [Source::new("roadmaps/languages/quill.md", &quill), Source::new("released-ids.txt", list)];
        let found = inspect(&read(&sources).0).into_iter().find(|found| found.code == "lost-id").unwrap();
        found.hint
    };
    assert_eq!(
        hint("quill/project-greeting\n"),
        "is it 'quill/project-greetings' now? put 'was=quill/project-greeting' behind the heading of each topic that \
         teaches it now, or write 'dropped' behind it here if none does"
    );
    assert!(hint("quill/project-greeting\nquill/project-greetings\n").starts_with("put 'was="));
}

#[test]
fn no_released_id_changes_its_meaning() {
    let old = "#project-greeting .core";
    for word in ["moved", "dropped"] {
        let list = format!("quill/project-greeting {word}\n");
        let said = "released-ids.txt:1[id-used-again]: 'quill/project-greeting' was taken out of an earlier release and is \
                    here again: old progress would count for it";
        check_released(&list, old, old, &[said]);
    }
    let list = "quill/project-greeting\nquill/project-hello\n";
    let said = "roadmaps/languages/quill.md:47[merge-without-new-id]: 'quill/project-greeting' takes \
                'quill/project-hello' in under an id that it had before: either would count as both";
    check_released(list, old, "#project-greeting .core was=project-hello", &[said]);
    check_released(list, old, "#project-letter .core was=project-greeting,project-hello", &[]);
    check_released(
        "plume/tables\nquill/tables\n",
        "reviewed: 2026-11",
        "reviewed: 2026-11\nwas: plume",
        &[
            "released-ids.txt:2[two-in-one]: 'plume/tables' and 'quill/tables' would both be 'quill/tables', since their \
           files were renamed",
        ],
    );
}

#[test]
fn a_line_that_is_no_id_is_said() {
    check_released(
        "quill\nquill/names gone\nquill/names\nquill/names moved\n/x\n",
        "title",
        "title",
        &[
            "released-ids.txt:1[bad-released-id]: 'quill' is no line of this list",
            "released-ids.txt:2[bad-released-id]: 'quill/names gone' is no line of this list",
            "released-ids.txt:4[released-twice]: 'quill/names' stands in line 3 too",
            "released-ids.txt:5[bad-released-id]: '/x' is no line of this list",
        ],
    );
}
