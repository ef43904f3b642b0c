//! The map over small catalogues written here, and over any.

use std::fmt::Write as _;

use super::*;
use crate::domain::catalog::{Graph, read};
use crate::domain::markdown::Source;

/// A catalogue of roadmaps, each a name and its topics: name and needs as a roadmap file writes them. Every third topic
/// begins a module.
fn catalog(roadmaps: &[(&str, &[(&str, &str)])]) -> Catalog {
    let sources = roadmaps.iter().map(|(roadmap, topics)| {
        let mut text = format!("---\ntitle: {}\n---\n\n# {roadmap}\n", roadmap.to_uppercase());
        for (at, (topic, needs)) in topics.iter().enumerate() {
            if at % 3 == 0 {
                let _ = write!(text, "\n## Part {}\n", at / 3 + 1);
            }
            let needs = if needs.is_empty() { String::new() } else { format!(" needs={needs}") };
            let _ = write!(text, "\n### Topic {topic} {{ #{topic} .core hours=1-2{needs} }}\n\nText.\n");
        }
        Source::new(format!("roadmaps/all/{roadmap}.md"), &text)
    });
    read(&sources.collect::<Vec<_>>()).0
}

fn two() -> Catalog {
    catalog(&[
        ("base", &[("one", ""), ("two", "one")]),
        ("main", &[("a", "base/two"), ("b", "a"), ("c", "a"), ("d", "b,c"), ("e", "base/one,d"), ("f", "")]),
        ("later", &[("x", "main/d,y"), ("y", "")]),
    ])
}

fn map_of(catalog: &Catalog, roadmap: &str) -> RoadmapMap {
    RoadmapMap::new(catalog, catalog.roadmaps.iter().position(|own| own.id.as_str() == roadmap).unwrap())
}

/// The rows as text: gutter, relation, label, title, needs.
fn drawn(catalog: &Catalog, map: &RoadmapMap, picture: &Picture) -> String {
    let mut out = String::new();
    for row in &picture.rows {
        let sign =
            |joint: &Joint| if joint.tip { '>' } else { " |||-+++-+++-+++".chars().nth(joint.strokes()).unwrap() };
        let gutter: String = row.gutter.iter().map(sign).collect();
        let line = match row.what {
            MapRow::Heading(heading) => format!("{gutter} {heading:?}"),
            MapRow::Stop(stop) => format!(
                "{gutter} {} {} {} [{}]",
                format!("{:?}", row.relation).to_lowercase(),
                map.stops()[stop].label,
                map.title(catalog, stop),
                map.needs_within(stop, 20)
            ),
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[test]
fn the_chosen_topic_has_what_it_needs_above_and_what_it_opens_below() {
    let catalog = two();
    let map = map_of(&catalog, "main");
    let chosen = map.stops().iter().position(|stop| stop.label == "4");
    let picture = map.picture(&catalog.graph, chosen, Fold::All, 8);
    insta::assert_snapshot!(drawn(&catalog, &map, &picture), @r"
          NeededFromElsewhere
          before a BASE: Topic one []
          before b BASE: Topic two []
          Module(0)
          before 1 Topic a [b]
    +---- need 2 Topic b [1]
    +---- need 3 Topic c [1]
    |     Module(1)
    +-+-> chosen 4 Topic d [2,3]
      +-> opened 5 Topic e [a,4]
      |   apart 6 Topic f []
      |   OpenedElsewhere
      +-> opened  LATER: Topic x [4]
    ");
}

#[test]
fn a_fold_leaves_the_way_to_a_topic_with_all_its_rails() {
    let catalog = two();
    let map = map_of(&catalog, "main");
    let target = map.stops().iter().position(|stop| stop.label == "5").unwrap();
    let picture = map.picture(&catalog.graph, Some(target), Fold::WayTo(target), 8);
    insta::assert_snapshot!(drawn(&catalog, &map, &picture), @r"
            need a BASE: Topic one []
        +-- before b BASE: Topic two []
      +-+-> before 1 Topic a [b]
    +-+---> before 2 Topic b [1]
    | +-+-> before 3 Topic c [1]
    +-+-+-> need 4 Topic d [2,3]
      +---> chosen 5 Topic e [a,4]
    ");
    // Three lanes are not two: then the rails of the chosen topic alone are drawn.
    let scant = map.picture(&catalog.graph, Some(target), Fold::WayTo(target), 2);
    insta::assert_snapshot!(drawn(&catalog, &map, &scant), @r"
    +---- need a BASE: Topic one []
    |     before b BASE: Topic two []
    |     before 1 Topic a [b]
    |     before 2 Topic b [1]
    |     before 3 Topic c [1]
    +---- need 4 Topic d [2,3]
    +---> chosen 5 Topic e [a,4]
    ");
}

#[test]
fn everything_before_a_topic_counts_whichever_roadmap_it_is_in() {
    let catalog = two();
    let map = map_of(&catalog, "later");
    let x = map.stops().iter().find(|stop| stop.label == "1").unwrap();
    let before = map.before(&catalog.graph, x.node);
    let names: Vec<String> = before.iter().map(|&node| catalog.graph.id(node).unwrap().to_string()).collect();
    insta::assert_snapshot!(names.join(" "), @"base/one base/two later/y main/a main/b main/c main/d");
}

#[test]
fn needs_that_find_no_room_are_counted() {
    let catalog = catalog(&[("m", &[("a", ""), ("b", ""), ("c", ""), ("d", "a,b,c")])]);
    let map = map_of(&catalog, "m");
    let within = |columns| map.needs_within(3, columns);
    assert_eq!([within(5), within(4), within(3), within(2), within(1)], ["1,2,3", "1+2", "1+2", "+3", ""]);
}

#[test]
fn letters_go_on_after_z() {
    assert_eq!([0, 25, 26, 27, 52, 701, 702].map(letters), ["a", "z", "aa", "ab", "ba", "zz", "aaa"]);
}

#[test]
fn a_roadmap_that_is_not_there_has_an_empty_map() {
    let map = RoadmapMap::new(&Catalog::default(), 3);
    assert!(map.rows().is_empty());
    assert!(map.picture(&Graph::default(), Some(4), Fold::WayTo(2), 8).rows.is_empty());
}

/// Any two roadmaps of up to twelve topics that need any others, circles and doubles among them.
fn any_catalog() -> impl proptest::strategy::Strategy<Value = Catalog> {
    use proptest::prelude::*;
    proptest::collection::vec(proptest::collection::vec((0usize..2, 0usize..12), 0..4), 1..24).prop_map(|needs| {
        let names: Vec<String> = (0..12).map(|at| format!("t{at}")).collect();
        let roadmap = |at: usize| if at == 0 { "left" } else { "right" };
        let lists: Vec<String> = needs
            .iter()
            .map(|needs| needs.iter().map(|&(r, t)| format!("{}/t{t}", roadmap(r))).collect::<Vec<_>>().join(","))
            .collect();
        let half = |at: usize| -> Vec<(&str, &str)> {
            let lists = lists.iter().skip(at).step_by(2);
            names.iter().zip(lists).map(|(name, list)| (name.as_str(), list.as_str())).collect()
        };
        catalog(&[("left", &half(0)), ("right", &half(1))])
    })
}

/// Whether one node must come before another, the slow and plain way.
fn comes_before(graph: &Graph, one: NodeIndex, other: NodeIndex) -> bool {
    graph.node(other).unwrap().needs.iter().any(|&need| need == one || comes_before(graph, one, need))
}

proptest::proptest! {
    #[test]
    fn every_need_is_listed_and_every_chosen_one_is_drawn(catalog in any_catalog()) {
        for at in 0..catalog.roadmaps.len() {
            let map = RoadmapMap::new(&catalog, at);
            let own = map.stops().iter().filter(|stop| stop.is_own);
            proptest::prop_assert_eq!(own.count(), catalog.graph.of_roadmap(at, crate::domain::catalog::Depth::Expert).count());
            for (number, stop) in map.stops().iter().enumerate() {
                let needs: BTreeSet<NodeIndex> = catalog.graph.node(stop.node).unwrap().needs.iter().copied().collect();
                let listed: BTreeSet<NodeIndex> = stop.needs.iter().map(|&need| map.stops()[need].node).collect();
                if stop.is_own {
                    proptest::prop_assert_eq!(&listed, &needs);
                } else {
                    proptest::prop_assert!(listed.is_subset(&needs));
                    proptest::prop_assert!(!stop.needs.is_empty() || !stop.opens.is_empty());
                }
                proptest::prop_assert!(stop.needs.iter().all(|&need| map.stops()[need].opens.contains(&number)));
                proptest::prop_assert!(stop.needs.iter().all(|&need| !map.stops()[need].label.is_empty()));
                for fold in [Fold::All, Fold::WayTo(number)] {
                    let picture = map.picture(&catalog.graph, Some(number), fold, 99);
                    let rows = picture.rows.iter().filter(|row| match row.what {
                        MapRow::Stop(at) => stop.needs.contains(&at),
                        MapRow::Heading(_) => false,
                    });
                    // Each need has its row, and where all rows are shown its branch.
                    let rows: Vec<_> = rows.collect();
                    proptest::prop_assert_eq!(rows.len(), stop.needs.len());
                    proptest::prop_assert!(rows.iter().all(|row| row.relation == Relation::Need));
                    if fold == Fold::All {
                        proptest::prop_assert!(rows.iter().all(|row| row.gutter[0].right));
                        let into = picture.rows.iter().filter(|row| row.gutter.last().is_some_and(|cell| cell.tip)).count();
                        proptest::prop_assert_eq!(into, stop.opens.len() + usize::from(!stop.needs.is_empty()));
                    }
                    proptest::prop_assert!(picture.rows.iter().all(|row| row.gutter.len() == picture.gutter));
                }
            }
        }
    }

    #[test]
    fn what_lies_before_and_after_is_what_a_plain_search_finds(catalog in any_catalog()) {
        let graph = &catalog.graph;
        for at in 0..catalog.roadmaps.len() {
            let map = RoadmapMap::new(&catalog, at);
            for (number, stop) in map.stops().iter().enumerate() {
                for (other, relation) in map.stops().iter().zip(map.relations(graph, number)) {
                    let (before, after) = (comes_before(graph, other.node, stop.node), comes_before(graph, stop.node, other.node));
                    let fits = match relation {
                        Relation::Chosen => other.node == stop.node,
                        Relation::Need | Relation::Before => before,
                        Relation::Opened | Relation::After => after,
                        Relation::Apart => !before && !after,
                    };
                    proptest::prop_assert!(fits, "{:?} to {:?}: {:?}", other.node, stop.node, relation);
                }
            }
        }
    }
}
