//! From files to a question that can be answered: tables, layering, every check, the schema.
//!
//! [`load`] reads a scenario and its corridor and gives a [`Question`], or every [`Problem`] at once.

mod ask;
mod build;
mod case;
// It lays mixtures of inputs out in a temporary folder, which the bare engine does without.
#[cfg(feature = "charts")]
pub mod change;
mod check;
mod conduct;
mod edits;
mod footing;
mod init;
mod library;
mod load;
mod observation;
mod problem;
mod question;
mod schema;
mod table;
pub mod tcd;
mod text;
pub mod times;

pub use conduct::Pulled;
pub use footing::{Age, Footing, FootingRow, Reckoned, footing};
pub use init::{InitError, init};
pub use library::{shipped_corridors, shipped_scenarios};
pub use load::{CheckedCorridor, Opened, load, load_corridor};
pub use observation::{Observation, ObservationKind, ObservationPart, Taken, Trip};
pub use problem::{Problem, Problems};
pub(crate) use problem::{listed, nearest};
pub use question::{
    ChartStyle, Copula, Design, First, Question, Recourse, RegimeCase, RouteRequest, RunSize,
    Scope, Shipment, Waypoint,
};
pub use schema::schema;
