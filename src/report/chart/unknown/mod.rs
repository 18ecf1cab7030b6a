//! Pictures of what we do not know: which inputs matter, how far the answer spreads over futures, and where it flips.

pub mod discovery;
pub mod horsetail;
pub mod indices;
pub mod tornado;

use super::ink::Colour;

/// An input at its low end.
const LOW: Colour = Colour(0x1f, 0x5f, 0x99);
/// An input at its high end.
const HIGH: Colour = Colour(0xf0, 0xa2, 0x3c);
