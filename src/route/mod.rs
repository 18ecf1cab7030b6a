//! Routes: searched on the graph, pinned to services and stops, compiled to programs.

mod compile;
mod hazards;
mod plan;
mod program;
mod pull;
mod timing;

pub use compile::{Compiler, Known};
pub use hazards::{Hazard, Hazards, Purpose, SHIPMENT, clash, fnv1a};
pub use plan::{Boarding, Route};
pub use program::{
    Board, Departures, Draw, Op, Program, Pull, RISK_LOADING, Shape, Span,
};
pub use pull::Puller;
