//! Integration tests: one binary.

#[cfg(feature = "charts")]
mod charts;
