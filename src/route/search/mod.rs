//! The k best loopless routes by planned generalised cost, exactly.
//!
//! Partial routes grow arc by arc from the origin, the one with the least bound first: what it has spent plus
//! the least cost to go over the line graph ([`mod@line`]). A route that reaches the destination is priced
//! exactly and put back; when it comes to the top again no other can be cheaper. Bounds never exceed exact
//! costs, so the answer is that of trying every route. `petgraph` keeps the graphs and finds the costs to go; its
//! own `k_shortest_path` gives costs without paths and lets places repeat.
//!
//! Ties go to the route whose leg ids come first in the alphabet: the order of rows in the file plays no part.

pub(crate) mod bound;
mod line;
mod marks;

#[cfg(test)]
mod oracle;

pub(crate) use bound::Bounds;
pub(crate) use line::Licence;
pub(crate) use marks::Marks;

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::corridor::{Arc, Corridor};
use crate::route::Route;
use line::{Line, Spot};

/// Partial routes looked at before the search gives up: far beyond what a corridor of some hundred legs needs.
const PATIENCE: usize = 2_000_000;

/// The search stopped before it was sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutOfPatience;

/// A partial route: the last movement, and the partial route before it.
#[derive(Clone, Copy, Debug)]
struct Partial {
    node: NodeIndex,
    met: u32,
    spent: f64,
    before: Option<usize>,
}

/// A place in the queue: least cost first, partial routes before whole ones, then by leg ids.
#[derive(Debug, PartialEq)]
struct Place {
    cost: f64,
    whole: bool,
    names: Vec<(usize, bool)>,
    at: usize,
}

impl Eq for Place {}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cost
            .total_cmp(&other.cost)
            .then(self.whole.cmp(&other.whole))
            .then_with(|| self.names.cmp(&other.names))
            .then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The `k` cheapest loopless routes that satisfy `marks`, cheapest first; fewer if there are fewer.
///
/// `price` turns arcs into a route with its exact planned generalised cost, or refuses them.
///
/// # Errors
/// [`OutOfPatience`] if too many partial routes had to be looked at.
pub(crate) fn k_best(
    bounds: Bounds,
    marks: Marks,
    licence: Licence,
    k: usize,
    price: impl Fn(&[Arc]) -> Option<(f64, Route)>,
) -> Result<Vec<Route>, OutOfPatience> {
    let corridor = bounds.terms.corridor;
    let line = Line::new(bounds, marks, licence);
    let names = alphabet(corridor);
    let mut partials = vec![Partial {
        node: line.start,
        met: line.begun,
        spent: 0.0,
        before: None,
    }];
    let mut whole: Vec<Route> = Vec::new();
    let mut queue = BinaryHeap::from([Reverse(Place {
        cost: line.to_go(line.start, line.begun),
        whole: false,
        names: Vec::new(),
        at: 0,
    })]);
    let mut best = Vec::new();

    while let Some(Reverse(top)) = queue.pop() {
        if best.len() == k || top.cost == f64::INFINITY {
            break;
        }
        if top.whole {
            best.push(whole[top.at].clone());
            continue;
        }
        let here = partials[top.at];
        if here.node == line.goal {
            let arcs = arcs(&line, &partials, top.at);
            if let Some((cost, route)) = price(&arcs)
                && marks.satisfied_by(&route, corridor)
            {
                queue.push(Reverse(Place {
                    cost,
                    whole: true,
                    names: arcs
                        .iter()
                        .map(|arc| (names[arc.leg], !arc.forth))
                        .collect(),
                    at: whole.len(),
                }));
                whole.push(route);
            }
            continue;
        }
        if partials.len() > PATIENCE {
            return Err(OutOfPatience);
        }
        let passed = passed(&line, &partials, top.at, corridor);
        if !leads_on(&line, here, &passed, corridor) {
            continue;
        }
        for edge in line.graph.edges(here.node) {
            let met = here.met | edge.weight().marks;
            let to_go = line.to_go(edge.target(), met);
            if to_go == f64::INFINITY || !is_new(line.graph[edge.target()], &passed, corridor) {
                continue;
            }
            let spent = here.spent + edge.weight().bound;
            queue.push(Reverse(Place {
                cost: spent + to_go,
                whole: false,
                names: Vec::new(),
                at: partials.len(),
            }));
            partials.push(Partial {
                node: edge.target(),
                met,
                spent,
                before: Some(top.at),
            });
        }
    }
    Ok(best)
}

/// Position of each leg's id in the alphabet.
fn alphabet(corridor: &Corridor) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corridor.legs.len()).collect();
    order.sort_by_key(|&leg| &corridor.legs[leg].id);
    let mut position = vec![0; order.len()];
    for (at, leg) in order.into_iter().enumerate() {
        position[leg] = at;
    }
    position
}

fn arcs(line: &Line, partials: &[Partial], at: usize) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = std::iter::successors(Some(at), |&at| partials[at].before)
        .filter_map(|at| match line.graph[partials[at].node] {
            Spot::On(arc) => Some(arc),
            Spot::Start | Spot::Goal => None,
        })
        .collect();
    arcs.reverse();
    arcs
}

/// For each place: true if the partial route has been there.
fn passed(line: &Line, partials: &[Partial], at: usize, corridor: &Corridor) -> Vec<bool> {
    let mut passed = vec![false; corridor.places.len()];
    for arc in arcs(line, partials, at) {
        passed[arc.tail(&corridor.legs)] = true;
        passed[arc.head(&corridor.legs)] = true;
    }
    passed
}

fn is_new(spot: Spot, passed: &[bool], corridor: &Corridor) -> bool {
    match spot {
        Spot::On(arc) => !passed[arc.head(&corridor.legs)],
        Spot::Start | Spot::Goal => true,
    }
}

/// True if the goal and every waypoint still to be met can be reached over places not yet passed.
fn leads_on(line: &Line, from: Partial, passed: &[bool], corridor: &Corridor) -> bool {
    let mut seen = vec![false; line.graph.node_count()];
    let mut stack = vec![from.node];
    let mut met = from.met;
    let mut arrives = false;
    while let Some(node) = stack.pop() {
        for edge in line.graph.edges(node) {
            if !is_new(line.graph[edge.target()], passed, corridor) {
                continue;
            }
            met |= edge.weight().marks;
            arrives |= edge.target() == line.goal;
            if !std::mem::replace(&mut seen[edge.target().index()], true) {
                stack.push(edge.target());
            }
        }
    }
    arrives && met == line.all
}
