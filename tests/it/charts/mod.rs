//! The charts, drawn from made-up numbers and read back.

mod field;
mod meaning;
mod policy;
mod proofs;
mod sample;
mod unknown;
