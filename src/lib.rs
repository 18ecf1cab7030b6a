//! Corridor compares trade corridors for people who advise on policy.

#[cfg(feature = "cli")]
pub mod cli;
pub mod corridor;
pub mod law;
#[cfg(feature = "charts")]
pub mod report;
pub mod route;
pub mod scenario;
pub mod sim;
pub mod stats;
pub mod study;
pub mod time;
pub mod units;
