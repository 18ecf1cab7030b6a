//! Routes: searched on the graph, pinned to services and stops, compiled to programs.

mod plan;

pub use plan::{Boarding, Route};
