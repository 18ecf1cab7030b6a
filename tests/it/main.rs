//! Integration tests: one binary.

mod truth;
