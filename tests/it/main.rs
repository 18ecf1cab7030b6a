//! Integration tests: one binary.
#![expect(
    clippy::unwrap_used,
    reason = "what a test builds for itself may be unwrapped; the lint knows only functions marked as tests"
)]

#[cfg(feature = "charts")]
mod backtest;
#[cfg(feature = "cli")]
mod backtest_cli;
#[cfg(feature = "charts")]
mod charts;
#[cfg(feature = "charts")]
mod claims;
#[cfg(feature = "cli")]
mod cli;
mod conditions;
mod corridors;
#[cfg(feature = "cli")]
mod diffed;
mod drivers;
#[cfg(feature = "cli")]
mod explained;
#[cfg(feature = "cli")]
mod fitted;
mod fixture;
mod laws;
mod layers;
mod peers;
mod probe;
#[cfg(feature = "cli")]
mod promises;
mod queueing;
mod readings;
mod refusals;
mod rooms;
mod scenarios;
#[cfg(feature = "cli")]
mod sheets;
mod shipped;
#[cfg(feature = "cli")]
mod sweeps;
mod tables;
mod truth;
mod world;
