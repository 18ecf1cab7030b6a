//! The line graph of the network: its nodes are movements, its edges are turns from one leg to the next, so
//! that what happens at a place can depend on how it is reached and left.

use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeRef, IntoNodeReferences, Reversed};

use crate::corridor::Arc;
use crate::route::passing::Movement;
use crate::scenario::Waypoint;

use super::bound::Bounds;
use super::marks::Marks;

/// Bounds are shortened by this share, so that rounding never makes one exceed the exact cost.
const SLACK: f64 = 1e-9;

/// A node of the line graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// Before the first leg.
    Start,
    /// Moving over an arc.
    On(Arc),
    /// After the last leg.
    Goal,
}

/// An edge: the place between two movements is passed, and the second movement is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// Least generalised cost, USD.
    pub(crate) bound: f64,
    /// Bits of the waypoints met.
    pub(crate) marks: u32,
}

/// The line graph of one request, with the least cost from every state to the goal.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) graph: DiGraph<Spot, Turn>,
    pub(crate) start: NodeIndex,
    pub(crate) goal: NodeIndex,
    /// Bits met by starting.
    pub(crate) begun: u32,
    /// Bits to be met.
    pub(crate) all: u32,
    to_go: Vec<f64>,
}

/// Which legs and places may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Licence {
    /// Legs that are not built may be used.
    pub(crate) unbuilt: bool,
    /// Mode or gauge may change where no stop row moves the box.
    pub(crate) gaps: bool,
}

impl Line {
    /// The line graph between the ends of the shipment.
    #[must_use]
    pub(crate) fn new(bounds: Bounds, marks: Marks, licence: Licence) -> Self {
        let corridor = bounds.terms.corridor;
        let (from, to) = (bounds.terms.shipment.from, bounds.terms.shipment.to);
        let mut graph = DiGraph::new();
        let start = graph.add_node(Spot::Start);
        let goal = graph.add_node(Spot::Goal);

        let usable = |arc: &Arc| {
            let leg = &corridor.legs[arc.leg];
            let named = marks.via.contains(&Waypoint::Leg(arc.leg));
            (leg.open || licence.unbuilt || named)
                && marks.allows(*arc, corridor)
                && arc.head(&corridor.legs) != from
                && arc.tail(&corridor.legs) != to
        };
        let arcs: Vec<(NodeIndex, Arc, f64)> = corridor
            .network
            .graph()
            .edge_weights()
            .filter(|arc| usable(arc))
            .map(|&arc| (graph.add_node(Spot::On(arc)), arc, bounds.arc(arc)))
            .collect();

        let mut turn = |enters: Option<(NodeIndex, Arc)>, leaves: Option<(NodeIndex, Arc, f64)>| {
            let movement = Movement {
                place: leaves.map_or(to, |(_, arc, _)| arc.tail(&corridor.legs)),
                enters: enters.map(|(_, arc)| arc),
                leaves: leaves.map(|(_, arc, _)| arc),
            };
            let (passing, gap) = bounds.passing(movement);
            if (gap && !licence.gaps) || marks.bars(movement, corridor, bounds.heading) {
                return;
            }
            let ahead = leaves.map_or(0, |(_, arc, _)| {
                marks.on_leg(arc.leg) | marks.at_place(arc.head(&corridor.legs))
            });
            let weight = Turn {
                bound: (1.0 - SLACK) * (passing + leaves.map_or(0.0, |(_, _, cost)| cost)),
                marks: ahead | marks.in_passing(movement, corridor, bounds.heading),
            };
            graph.add_edge(
                enters.map_or(start, |(node, _)| node),
                leaves.map_or(goal, |(node, _, _)| node),
                weight,
            );
        };
        for &(node, arc, cost) in &arcs {
            if arc.tail(&corridor.legs) == from {
                turn(None, Some((node, arc, cost)));
            }
            let head = arc.head(&corridor.legs);
            if head == to {
                turn(Some((node, arc)), None);
            }
            for &(next, onward, cost) in &arcs {
                let meets = onward.tail(&corridor.legs) == head;
                if meets && onward.head(&corridor.legs) != arc.tail(&corridor.legs) {
                    turn(Some((node, arc)), Some((next, onward, cost)));
                }
            }
        }

        let all = marks.all();
        let to_go = costs_to_go(&graph, goal, all);
        Self {
            graph,
            start,
            goal,
            begun: marks.at_place(from),
            all,
            to_go,
        }
    }

    /// Least cost from a node to the goal with the waypoints of `met` behind; infinite if there is no way.
    #[must_use]
    pub(crate) fn to_go(&self, node: NodeIndex, met: u32) -> f64 {
        self.to_go[state(node, met, self.all).index()]
    }
}

fn state(node: NodeIndex, met: u32, all: u32) -> NodeIndex {
    NodeIndex::new(node.index() * (all as usize + 1) + met as usize)
}

/// Shortest ways backward from the goal over (movement, waypoints met); places may repeat, so these are lower
/// bounds for a route without loops.
fn costs_to_go(graph: &DiGraph<Spot, Turn>, goal: NodeIndex, all: u32) -> Vec<f64> {
    let mut states: DiGraph<(), f64> = DiGraph::new();
    for _ in 0..graph.node_count() * (all as usize + 1) {
        states.add_node(());
    }
    for (node, _) in graph.node_references() {
        for edge in graph.edges(node) {
            for met in 0..=all {
                let after = met | edge.weight().marks;
                states.add_edge(
                    state(node, met, all),
                    state(edge.target(), after, all),
                    edge.weight().bound,
                );
            }
        }
    }
    let found = dijkstra(Reversed(&states), state(goal, all, all), None, |edge| {
        *edge.weight()
    });
    states
        .node_indices()
        .map(|node| found.get(&node).copied().unwrap_or(f64::INFINITY))
        .collect()
}
