//! Routes: searched on the graph, pinned to services and stops, compiled to programs.

mod boarding;
mod facts;
mod offered;
mod passing;
mod plan;
mod planned;
mod problem;
mod request;
mod search;
mod suggest;

#[cfg(test)]
pub(crate) mod sketch;

pub use facts::{RouteFacts, facts};
pub use offered::offer;
pub use plan::{Boarding, Route};
pub use planned::{Planned, PlannedStep, StepKind, planned, planned_steps};
pub use problem::RouteProblem;
pub use request::plan;
pub use suggest::{k_best, write_block};

pub(crate) use passing::Movement;
