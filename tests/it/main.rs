//! Integration tests: one binary.
#![expect(
    clippy::unwrap_used,
    reason = "what a test builds for itself may be unwrapped; the lint knows only functions marked as tests"
)]

mod readings;
mod scenarios;
