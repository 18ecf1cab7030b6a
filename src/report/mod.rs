//! What a run leaves for its readers.

pub mod annex;
pub mod backtest;
pub mod book;
pub mod brief;
pub mod caption;
pub mod chart;
mod chokes;
pub mod claims;
pub mod closures;
pub mod diff;
pub mod difference;
pub mod discover;
pub mod fit;
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
pub mod tcd;
#[cfg(feature = "cli")]
pub mod terminal;
pub mod words;
pub mod workbook;
