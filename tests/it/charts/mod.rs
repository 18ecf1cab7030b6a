//! The charts, drawn from made-up numbers and read back.

mod meaning;
mod proofs;
mod sample;
mod unknown;
