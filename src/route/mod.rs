//! Routes: searched on the graph, pinned to services and stops, compiled to programs.

mod boarding;
mod choke;
mod compile;
mod detour;
mod facts;
mod hazards;
mod offered;
mod passing;
mod plan;
mod planned;
mod problem;
mod program;
mod pull;
mod request;
mod search;
mod suggest;
mod timing;

#[cfg(test)]
pub(crate) mod sketch;

pub use choke::{Choke, WayRound, chokes, way_round};
pub use facts::{RouteFacts, facts};
pub use offered::offer;
pub use plan::{Boarding, Route};
pub use planned::{Planned, PlannedStep, StepKind, planned, planned_steps};
pub use problem::RouteProblem;
pub use request::plan;
pub use suggest::{k_best, write_block};

pub use compile::{Compiler, Known};
pub use hazards::{Hazard, Hazards, Purpose, SHIPMENT, clash, fnv1a};
pub use program::{
    Answer, Board, Departures, Draw, Junction, Meeting, Op, Program, Pull, Queueing, RISK_LOADING,
    Shape, Span, Tempo, Way,
};
pub use pull::Puller;

pub(crate) use passing::Movement;
