//! The manifest of a run: version, seed, sizes, hashes of every input, noise reached. It holds no date, host,
//! path or number of threads, so that the same inputs give the same bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::report::words::significant;
use crate::study::finding::{Comparison, Estimate};

/// Name of the file in the run folder.
pub const FILE: &str = "manifest.json";

/// What a run was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Shape of this document.
    pub schema: u32,
    /// Version of the tool.
    pub version: String,
    /// Scenario file within `inputs/`; what the command line added stands in it.
    pub scenario: String,
    /// The verb and its own options; empty = `compare`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub command: Vec<String>,
    /// Seed used.
    pub seed: u64,
    /// Trials asked for in the best future.
    pub trials_asked: u64,
    /// Trials used in the best future.
    pub trials: u64,
    /// Futures.
    pub futures: u32,
    /// Trials of each future.
    pub inner: u64,
    /// SHA-256 over all inputs.
    pub inputs_sha256: String,
    /// Every input file with its SHA-256.
    pub inputs: Vec<InputHash>,
    /// The widest noise of each statistic over all routes and regimes.
    pub noise: Noise,
}

/// An input file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputHash {
    /// Name within `inputs/`.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Half-widths of 95% intervals of the simulation: the widest over routes and regimes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Noise {
    /// Of the mean time, hours.
    pub mean_time_h: f64,
    /// Of the P95 of time, hours.
    pub p95_time_h: f64,
    /// Of the mean cost, USD per box.
    pub mean_cost_usd: f64,
    /// Of the probability of arriving before the reference.
    pub before_reference: f64,
}

/// The manifest of an answer.
#[must_use]
pub fn manifest(answer: &Comparison, scenario: &str, inputs: &[(String, Vec<u8>)]) -> Manifest {
    Manifest {
        schema: 1,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: scenario.to_owned(),
        command: Vec::new(),
        seed: answer.asked.seed,
        trials_asked: answer.asked.trials_asked,
        trials: answer.trials,
        futures: answer.asked.futures,
        inner: answer.asked.inner,
        inputs_sha256: answer.asked.inputs_hash.clone(),
        inputs: hashes(inputs),
        noise: noise(answer),
    }
}

/// The hash of each input.
#[must_use]
pub fn hashes(inputs: &[(String, Vec<u8>)]) -> Vec<InputHash> {
    inputs
        .iter()
        .map(|(file, bytes)| InputHash {
            file: file.clone(),
            sha256: sha256(bytes),
        })
        .collect()
}

/// What tells one run from another: the hash of its inputs, for a verb beside `compare` together with its options.
///
/// # Panics
/// Never: a list of words is JSON.
#[must_use]
pub fn identity(inputs_sha256: &str, command: &[String]) -> String {
    if command.is_empty() {
        return inputs_sha256.to_owned();
    }
    let words = serde_json::to_string(command).expect("a list of words is JSON");
    sha256(format!("{inputs_sha256} {words}").as_bytes())
}

impl Manifest {
    /// What tells this run from another.
    #[must_use]
    pub fn identity(&self) -> String {
        identity(&self.inputs_sha256, &self.command)
    }

    /// The document, indented, with a line end after it.
    ///
    /// # Panics
    /// Never: a manifest holds only words, numbers and lists.
    #[must_use]
    pub fn document(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("a manifest holds only words, numbers and lists");
        text.push('\n');
        text
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

fn noise(answer: &Comparison) -> Noise {
    let routes = || answer.regimes.iter().flat_map(|regime| &regime.routes);
    let widest = |noises: &mut dyn Iterator<Item = &Estimate>| {
        significant(noises.filter_map(|e| e.noise).fold(0.0, f64::max), 4)
    };
    Noise {
        mean_time_h: widest(&mut routes().map(|route| &route.time_h.mean)),
        p95_time_h: widest(&mut routes().map(|route| &route.time_h.p95)),
        mean_cost_usd: widest(&mut routes().map(|route| &route.cost_usd.mean)),
        before_reference: widest(
            &mut routes().filter_map(|route| route.against.as_ref().map(|a| &a.before)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn a_manifest_is_read_back_as_it_was_written() {
        let inputs = [("scenario.toml".to_owned(), b"abc".to_vec())];
        let written = manifest(&comparison(), "scenario.toml", &inputs);
        let read: Manifest = serde_json::from_str(&written.document()).unwrap();
        assert_eq!(read, written);
        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        assert_eq!(
            read.inputs[0].sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn the_manifest_tells_the_widest_noise() {
        // The fixture: noise is 1% of 8% of the median of 39 + 9 days = 1,152 h.
        assert_eq!(noise(&comparison()).mean_time_h, 0.9216);
    }
}
