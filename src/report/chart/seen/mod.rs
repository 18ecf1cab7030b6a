//! Forecasts against what was seen: the dot plot of cases, and where what was seen stood among the forecasts.

pub mod dots;
pub mod places;

pub use dots::{DotGroup, DotRow, Dots, Seen};
pub use places::Places;
