//! The indicators of the field: rows of bars in several columns, each with its own unit.

pub mod bars;
