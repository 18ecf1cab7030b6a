//! Corridor compares trade corridors for people who advise on policy: how long, how dear, how reliable is each
//! way, and under which conditions does the answer change?
//!
//! ```text
//! scenario + tables
//!      |  scenario::load      every problem at once: file, row, column, what, how to mend it
//!      v
//! Question                    what is asked, and the Corridor: what is true, cells unresolved
//!      |  route::plan         via / avoid, services and stops by movement; chosen once
//!      v
//! Routes   --compile-->  Programs       flat steps; no names, no graph
//!      |  sim::simulate       blocks of 1,024 worlds, the same for every route, in parallel
//!      v
//! Summary                     integers only: merges in any order to the same bytes
//!      |  study::compare      the best future, and futures over what we do not know
//!      v
//! Comparison                  numbers with their estimand and their intervals
//!      |  report              charts, tables, brief, run folder
//!      v
//! cli                         one verb per file; no logic behind it
//! ```
//!
//! The rooms stand below in that order; each uses only rooms before it.

pub mod time;
pub mod units;

pub mod law;

pub mod cost;

pub mod corridor;

pub mod scenario;

pub mod route;

pub mod stats;

pub mod sim;

pub mod study;

#[cfg(feature = "charts")]
pub mod report;

#[cfg(feature = "cli")]
pub mod cli;
