//! The charts, drawn from made-up numbers and read back.

mod field;
mod meaning;
mod policy;
mod proofs;
mod said;
mod sample;
mod spread;
mod unknown;
