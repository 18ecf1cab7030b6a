//! What a sweep leaves: pages, tables, pictures, documents; and the journal while it runs.

mod document;
pub mod grid;
pub mod journal;
mod pictures;
pub mod policy;
mod shares;
mod tables;
mod told;

/// Lines as wide as a terminal.
#[cfg(feature = "cli")]
fn fitted(text: &str) -> String {
    crate::report::terminal::fitted(text)
}

#[cfg(not(feature = "cli"))]
fn fitted(text: &str) -> String {
    text.to_owned()
}
