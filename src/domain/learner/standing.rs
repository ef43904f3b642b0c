//! Where a learner stands with a topic among others: its status, and whether what it needs is done.

use crate::domain::catalog::{Graph, NodeIndex};
use crate::domain::learner::Status;

/// Where a learner stands with a topic or project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not begun, and something must come before.
    Later,
    /// Not begun, and nothing is in its way.
    Ready,
    /// Begun.
    Learning,
    /// Learnt here or known before.
    Done,
    /// In need of a refresher.
    Rusty,
    /// Not wanted.
    Skipped,
}

impl Standing {
    /// All of them, in the order in which a legend lists them.
    pub const ALL: [Self; 6] = [Self::Later, Self::Ready, Self::Learning, Self::Done, Self::Rusty, Self::Skipped];

    /// What a legend calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Ready => "ready",
            Self::Learning => "learning",
            Self::Done => "done",
            Self::Rusty => "rusty",
            Self::Skipped => "skipped",
        }
    }

    /// Where a learner with these statuses stands with a node. What was skipped is in nobody's way.
    pub fn of(graph: &Graph, node: NodeIndex, status: &dyn Fn(NodeIndex) -> Status) -> Self {
        match status(node) {
            Status::Done | Status::Known => Self::Done,
            Status::Learning => Self::Learning,
            Status::Rusty => Self::Rusty,
            Status::Skipped => Self::Skipped,
            Status::ToDo => {
                let is_out_of_the_way = |need: NodeIndex| {
                    let status = status(need);
                    status.is_known() || status == Status::Skipped
                };
                let ready = graph.node(node).is_some_and(|node| node.needs.iter().all(|&need| is_out_of_the_way(need)));
                if ready { Self::Ready } else { Self::Later }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    #[track_caller]
    fn check(statuses: &[(&str, Status)], topic: &str, standing: Standing) {
        let text = "---\ntitle: R\n---\n\n## Part\n\n### A { #a .core hours=1-2 }\n\n### B { #b .core hours=1-2 }\n\n\
                    ### C { #c .core hours=1-2 needs=a,b }\n";
        let catalog = read(&[Source::new("roadmaps/x/r.md", text)]).0;
        let node = |topic: &str| {
            catalog
                .graph
                .find(&crate::domain::catalog::TopicId { roadmap: "r".parse().unwrap(), topic: topic.parse().unwrap() })
        };
        let status = |at: NodeIndex| {
            let set = statuses.iter().find(|(topic, _)| node(topic) == Some(at));
            set.map_or(Status::ToDo, |(_, status)| *status)
        };
        assert_eq!(Standing::of(&catalog.graph, node(topic).unwrap(), &status), standing, "{statuses:?} {topic}");
    }

    #[test]
    fn a_topic_is_ready_when_all_that_it_needs_is_out_of_the_way() {
        check(&[], "a", Standing::Ready);
        check(&[("a", Status::Done)], "c", Standing::Later);
        check(&[("a", Status::Done), ("b", Status::Learning)], "c", Standing::Later);
        check(&[("a", Status::Done), ("b", Status::Known)], "c", Standing::Ready);
        check(&[("a", Status::Rusty), ("b", Status::Skipped)], "c", Standing::Ready);
        check(&[("c", Status::Learning)], "c", Standing::Learning);
        check(&[("c", Status::Known)], "c", Standing::Done);
        check(&[("c", Status::Rusty)], "c", Standing::Rusty);
        check(&[("c", Status::Skipped)], "c", Standing::Skipped);
    }
}
