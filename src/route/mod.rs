//! Routes: searched on the graph, pinned to services and stops, compiled to programs.

mod boarding;
mod choice;
mod choke;
mod closing;
mod compile;
mod conditions;
mod detour;
mod draft;
mod facts;
mod hazards;
mod junction;
mod months;
mod offered;
mod passing;
mod plan;
mod planned;
mod problem;
mod program;
mod pull;
mod queueing;
mod request;
mod search;
mod seasonal;
mod suggest;
mod timing;

#[cfg(test)]
pub(crate) mod sketch;

pub use choice::{PlannedJunction, PlannedWay, junctions, no_way_past};
pub use choke::{Choke, WayRound, chokes, way_round};
pub use facts::{RouteFacts, facts};
pub use offered::offer;
pub use plan::{Boarding, Route};
pub use planned::{Planned, PlannedStep, StepKind, planned, planned_steps};
pub use problem::RouteProblem;
pub use request::plan;
pub use suggest::{k_best, write_block};

pub use closing::{Closing, Comes, Common, Interval, Recurrence, closing};
pub use compile::{Compiler, Known};
pub use conditions::Conditions;
pub use hazards::{COPULA, Hazard, Hazards, Purpose, SHIPMENT, Shock, clash, fnv1a};
pub use months::{Cursor, Months};
pub use program::{
    Answer, Board, Departures, Draw, Junction, Meeting, Op, Program, Pull, Queueing, RISK_LOADING,
    Shape, Span, Tempo, Way,
};
pub use pull::Puller;
pub use queueing::{QueueLoad, QueueRule, service_teu_d, slot_load, stop_batch, stop_load};
pub use seasonal::{Clock, Stretching, Turn};

pub(crate) use compile::HORIZON_H;

pub(crate) use passing::Movement;
