//! Laws as tables: a draw is one look-up, whatever the family.

mod cache;
mod curve;
mod quantiles;
mod scores;
mod shape;

pub use cache::score_table;
pub use quantiles::Table;
pub use scores::ZTable;
pub use shape::{Standard, StandardShape};
