//! What a run leaves for its readers.

pub mod caption;
pub mod chart;
#[cfg(test)]
pub(crate) mod fixture;
pub mod sentence;
#[cfg(feature = "cli")]
pub mod terminal;
pub mod words;
