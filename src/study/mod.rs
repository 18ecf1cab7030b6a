//! One file per question; each gives a finding.

pub mod finding;
