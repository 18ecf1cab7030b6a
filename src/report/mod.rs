//! What a run leaves for its readers.

pub mod backtest;
pub mod brief;
pub mod caption;
pub mod chart;
mod chokes;
pub mod claims;
pub mod closures;
pub mod difference;
pub mod discover;
#[cfg(test)]
pub(crate) mod fixture;
pub mod folder;
pub mod gallery;
pub mod indicators;
pub mod json;
pub mod manifest;
pub mod outside;
pub mod papers;
pub mod robustness;
pub mod run;
pub mod sensitivity;
pub mod sentence;
pub mod summary;
pub mod sweep;
#[cfg(feature = "cli")]
pub mod terminal;
pub mod words;
pub mod workbook;
