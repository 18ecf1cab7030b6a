//! Integration tests: one binary.

mod laws;
mod truth;
