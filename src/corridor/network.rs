//! The graph: places are nodes, and each way that a leg may be used is an edge, so that road and rail
//! between the same two places stay apart.

use petgraph::graph::{DiGraph, NodeIndex};

use super::{Leg, Place};

/// A leg used one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arc {
    /// Index of the leg.
    pub leg: usize,
    /// True from the leg's `from` to its `to`.
    pub forth: bool,
}

impl Arc {
    /// Index of the place where it begins.
    #[must_use]
    pub fn tail(self, legs: &[Leg]) -> usize {
        let leg = &legs[self.leg];
        if self.forth { leg.from } else { leg.to }
    }

    /// Index of the place where it ends.
    #[must_use]
    pub fn head(self, legs: &[Leg]) -> usize {
        let leg = &legs[self.leg];
        if self.forth { leg.to } else { leg.from }
    }
}

/// Places and arcs; node `i` is place `i`.
#[derive(Clone, Debug, Default)]
pub struct Network(DiGraph<usize, Arc>);

impl Network {
    /// Builds the graph of all legs, shut ones too; a `forth` row from B to A replaces the way back of a
    /// two-way row from A to B with the same mode.
    #[must_use]
    pub fn new(places: &[Place], legs: &[Leg]) -> Self {
        let mut graph = DiGraph::with_capacity(places.len(), 2 * legs.len());
        for place in 0..places.len() {
            graph.add_node(place);
        }
        for (index, leg) in legs.iter().enumerate() {
            let (from, to) = (NodeIndex::new(leg.from), NodeIndex::new(leg.to));
            graph.add_edge(
                from,
                to,
                Arc {
                    leg: index,
                    forth: true,
                },
            );
            let overridden = legs.iter().any(|other| {
                !other.both_ways
                    && (other.from, other.to, other.mode) == (leg.to, leg.from, leg.mode)
            });
            if leg.both_ways && !overridden {
                graph.add_edge(
                    to,
                    from,
                    Arc {
                        leg: index,
                        forth: false,
                    },
                );
            }
        }
        Self(graph)
    }

    /// The graph itself.
    #[must_use]
    pub fn graph(&self) -> &DiGraph<usize, Arc> {
        &self.0
    }
}
