//! What a sweep leaves: pages, tables, pictures, documents; and the journal while it runs.

mod document;
pub mod grid;
pub mod journal;
mod pictures;
mod shares;
mod tables;
mod told;
