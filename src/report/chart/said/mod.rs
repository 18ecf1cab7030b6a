//! What others say: published claims beside the model, announced dates beside the days of their announcement.

pub mod announced;
pub mod claims;

pub use announced::{Announced, AnnouncedProject, Announcement};
pub use claims::{ClaimRow, ClaimsChart};
