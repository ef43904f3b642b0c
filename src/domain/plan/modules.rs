//! What the phases of a plan cost, module by module.

use super::order::Order;
use crate::domain::catalog::{Graph, Hours, NodeIndex};

/// What of one module is in a phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModuleCost {
    /// Index into the catalogue's roadmaps. Not the phase's own where something of another roadmap comes in because it is
    /// needed.
    pub roadmap: usize,
    /// Index into the roadmap's modules.
    pub module: usize,
    /// What it costs this learner, that which is over included.
    pub hours: Hours,
    /// How much of that is over.
    pub over: Hours,
}

impl Order {
    /// What each phase costs module by module, in the order of study. What is over counts in the phase of its roadmap.
    pub fn by_module(&self, graph: &Graph, over: &[(NodeIndex, Hours)]) -> Vec<Vec<ModuleCost>> {
        let mut phases: Vec<Vec<ModuleCost>> = self.phases.iter().map(|_| Vec::new()).collect();
        for &(node, hours) in over {
            let roadmap = graph.node(node).map(|node| node.roadmap);
            let phase = self.phases.iter().position(|phase| Some(phase.taken.roadmap) == roadmap);
            if let Some(own) = phase.and_then(|at| phases.get_mut(at)) {
                add(own, graph, node, [hours, hours]);
            }
        }
        for item in &self.items {
            if let Some(own) = phases.get_mut(item.phase) {
                add(own, graph, item.node, [item.hours, Hours::default()]);
            }
        }
        phases
    }
}

/// Adds a topic's hours, and how many of them are over, to its module.
fn add(modules: &mut Vec<ModuleCost>, graph: &Graph, node: NodeIndex, [hours, over]: [Hours; 2]) {
    let Some(node) = graph.node(node) else { return };
    let known = modules.iter_mut().find(|own| (own.roadmap, own.module) == (node.roadmap, node.module));
    match known {
        Some(own) => (own.hours, own.over) = (own.hours + hours, own.over + over),
        None => modules.push(ModuleCost { roadmap: node.roadmap, module: node.module, hours, over }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Catalog, Depth, read};
    use crate::domain::learner::Knowledge;
    use crate::domain::markdown::Source;
    use crate::domain::plan::{Taken, order};

    fn catalog() -> Catalog {
        let go = "---\ntitle: Go\nhours: 10-20\n---\n\nText.\n\n## Basics\n\n### One {#one .core hours=2-4}\n\nText.\n\n\
                  ### Two {#two .core hours=3-5 needs=one}\n\nText.\n\n## Further\n\n\
                  ### Three {#three .core hours=4-8 needs=two,sql/first}\n\nText.\n";
        let sql = "---\ntitle: SQL\nhours: 10-20\n---\n\nText.\n\n## Queries\n\n\
                   ### First {#first .core hours=1-2}\n\nText.\n\n### Second {#second .core hours=1-3}\n\nText.\n";
        read(&[Source::new("roadmaps/languages/go.md", go), Source::new("roadmaps/databases/sql.md", sql)]).0
    }

    #[test]
    fn a_phase_is_the_sum_of_its_modules_wherever_they_come_from() {
        let catalog = catalog();
        let taken =
            |id: &str| Taken { roadmap: catalog.roadmap_index(&id.parse().unwrap()).unwrap(), depth: Depth::Core };
        let order = order(&catalog, &[taken("go"), taken("sql")], &Knowledge::default());
        let one = catalog.graph.find(&"go/one".parse().unwrap()).unwrap();
        let phases = order.by_module(&catalog.graph, &[(one, Hours::new(1.0, 1.0))]);
        let told: Vec<Vec<String>> = phases
            .iter()
            .map(|modules| {
                let told = modules.iter().map(|own| {
                    let title = &catalog.roadmaps[own.roadmap].modules[own.module].title;
                    format!("{title} {}-{}, {} over", own.hours.low, own.hours.high, own.over.low)
                });
                told.collect()
            })
            .collect();
        let wanted =
            [vec!["Basics 6-10, 1 over", "Queries 1-2, 0 over", "Further 4-8, 0 over"], vec!["Queries 1-3, 0 over"]];
        assert_eq!(told, wanted);
    }
}
