//! What a run leaves for its readers.

pub mod chart;
