//! How far outcomes spread, and how far simulation noise has shrunk.

pub mod boxes;
pub mod convergence;

pub use boxes::{BoxRow, Boxes};
pub use convergence::{Check, Convergence};
