//! Corridor compares trade corridors for people who advise on policy.

pub mod units;
pub mod time;
pub mod law;
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
