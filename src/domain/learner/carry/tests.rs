//! Each rule of carrying over, on a catalogue of one file.

use jiff::civil::date;

use super::{Kept, carry};
use crate::domain::catalog::{Catalog, TopicId, read};
use crate::domain::learner::{Knowledge, Known, Marked, Status};
use crate::domain::markdown::Source;

/// A roadmap `now`, whose file was called `then`, with these attribute blocks as topics.
fn catalog(topics: &[&str]) -> Catalog {
    let topics: Vec<String> = topics.iter().map(|block| format!("### T {{ {block} }}\n\n")).collect();
    let text = format!("---\ntitle: Now\nhours: 1-2\nwas: then\n---\n\n## M\n\n{}", topics.concat());
    let (catalog, diagnostics) = read(&[Source::new("skills/now.md", &text)]);
    assert_eq!(diagnostics.iter().filter(|found| found.code != "topic-hours").collect::<Vec<_>>(), Vec::<&_>::new());
    catalog
}

fn id(text: &str) -> TopicId {
    let (roadmap, topic) = text.split_once('/').unwrap_or(("now", text));
    TopicId { roadmap: roadmap.parse().unwrap(), topic: topic.parse().unwrap() }
}

/// `status@day+minutes`, each part but the sign optional: `done@3+40`, `@+5`.
fn kept(text: &str) -> Kept {
    let (mark, minutes) = text.split_once('+').unwrap_or((text, "0"));
    let (status, day) = mark.split_once('@').unwrap();
    let mark = (!status.is_empty())
        .then(|| Marked { status: status.parse().unwrap(), day: date(2026, 11, day.parse().unwrap()) });
    Kept { mark, minutes: minutes.parse().unwrap() }
}

/// What the old ids come to: `id status minutes` for what has a home, `- id` for what has none.
#[track_caller]
fn check(topics: &[&str], old: &[(&str, &str)], expected: &[&str]) {
    let catalog = catalog(topics);
    let carried = carry(&catalog, old.iter().map(|(name, what)| (id(name), kept(what))));
    let here = carried.here.iter().map(|(node, kept)| {
        let status = kept.mark.map_or("-", |mark| mark.status.name());
        format!("{} {status} {}", catalog.graph.id(*node).unwrap().topic, kept.minutes)
    });
    let gone = carried.gone.iter().map(|(id, kept)| format!("- {id} {}", kept.minutes));
    assert_eq!(here.chain(gone).collect::<Vec<_>>(), expected, "{old:?}");
}

const RENAMED: [&str; 1] = ["#c .core hours=2-4 was=b(a)"];

#[test]
fn a_rename_keeps_status_and_time_over_any_number_of_releases() {
    for old in ["a", "b", "c", "then/a", "then/b", "then/c"] {
        check(&RENAMED, &[(old, "done@1+90")], &["c done 90"]);
    }
    check(&RENAMED, &[("a", "@+30"), ("b", "@+40")], &["c - 70"]);
}

#[test]
fn the_newer_name_says_what_counts() {
    check(&RENAMED, &[("a", "done@1+10"), ("b", "learning@2+20")], &["c learning 30"]);
    check(&RENAMED, &[("then/c", "done@1"), ("c", "todo@2")], &["c todo 0"]);
}

#[test]
fn a_device_with_older_content_can_add_to_progress_and_take_none_away() {
    check(&RENAMED, &[("c", "learning@2"), ("a", "done@3")], &["c done 0"]);
    check(&RENAMED, &[("c", "done@2"), ("a", "todo@3")], &["c done 0"]);
    check(&RENAMED, &[("then/c", "done@3"), ("c", "learning@2")], &["c done 0"]);
}

#[test]
fn a_merge_is_done_when_every_part_was() {
    let merged = ["#c .core hours=4-8 was=a,b"];
    for (a, b, together) in [
        ("done@1", "done@2", "done"),
        ("done@1", "known@2", "done"),
        ("known@1", "known@2", "known"),
        ("done@1", "rusty@2", "rusty"),
        ("skipped@1", "skipped@2", "skipped"),
        ("todo@1", "todo@2", "todo"),
        ("done@1", "todo@2", "learning"),
        ("done@1", "skipped@2", "learning"),
        ("done@1", "learning@2", "learning"),
        ("skipped@1", "todo@2", "todo"),
    ] {
        check(&merged, &[("a", &format!("{a}+10")), ("b", b)], &[&format!("c {together} 10")]);
        check(&merged, &[("a", &format!("{b}+10")), ("b", a)], &[&format!("c {together} 10")]);
    }
    check(&merged, &[("a", "done@1+60")], &["c learning 60"]);
    check(&merged, &[("a", "skipped@1"), ("b", "@+5")], &["c learning 5"]);
    check(&merged, &[("a", "@+7"), ("b", "@+5")], &["c - 12"]);
    check(&merged, &[("a", "done@1"), ("c", "done@2")], &["c done 0"]);
}

#[test]
fn a_split_gives_its_status_to_each_part_and_shares_the_time_by_planned_hours() {
    let split = ["#b .core hours=2-4 was=a", "#c .core hours=4-8 was=a"];
    check(&split, &[("a", "done@1+100")], &["b done 33", "c done 67"]);
    check(&split, &[("a", "done@1+1"), ("c", "rusty@2+5")], &["b done 0", "c rusty 6"]);
}

#[test]
fn what_was_split_and_joined_again_is_what_it_was() {
    check(&["#d .core hours=2-4 was=b(a),c(a)"], &[("a", "done@1+77")], &["d done 77"]);
}

#[test]
fn what_has_no_home_is_kept_and_listed() {
    check(&RENAMED, &[("other", "done@1+50"), ("gone/x", "@+7")], &["- gone/x 7", "- now/other 50"]);
}

#[test]
fn an_answer_that_names_what_has_moved_still_counts() {
    let catalog = catalog(&["#c .core hours=2-4 was=b(a)", "#f .core hours=2-4 was=d,e", "#g .core hours=1-2"]);
    let known = |text: &[&str]| {
        let known: Vec<Known> = text.iter().map(|text| text.parse().unwrap()).collect();
        Knowledge::of(&catalog, &known).map(|knowledge| knowledge.nodes().to_vec())
    };
    assert_eq!(known(&["then/a"]), Ok(vec![true, false, false]));
    assert_eq!(known(&["now/d"]), Ok(vec![false, false, false]));
    assert_eq!(known(&["now/d", "then/e"]), Ok(vec![false, true, false]));
    assert_eq!(known(&["then:expert"]), Ok(vec![true, true, true]));
    assert!(known(&["now/x"]).is_err());
    assert!(Status::Known.is_known());
}
