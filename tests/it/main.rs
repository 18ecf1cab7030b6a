//! Integration tests: one binary.
#![expect(
    clippy::unwrap_used,
    reason = "what a test builds for itself may be unwrapped; the lint knows only functions marked as tests"
)]

#[cfg(feature = "charts")]
mod charts;
#[cfg(feature = "cli")]
mod cli;
mod conditions;
mod corridors;
#[cfg(feature = "cli")]
mod diffed;
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
mod tables;
mod truth;
mod world;
