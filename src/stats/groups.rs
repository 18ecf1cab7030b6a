//! One measured quantity of a route, with 32 interleaved groups that tell how far its statistics are noise.

use serde::{Deserialize, Serialize};

use super::fixed::Moments;
use super::histogram::{Histogram, Resolution};
use super::interval::student_t;

/// Interleaved groups: block *b* belongs to group *b* mod 32.
pub const GROUPS: u64 = 32;

/// The trials of one group of blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Count, sum and squares.
    pub moments: Moments,
    /// Counts, 64 cells an octave.
    pub histogram: Histogram,
}

/// A quantity measured on every shipment that arrived: time, cost or generalised cost of one route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Count, sum and squares of all trials.
    pub moments: Moments,
    /// Counts of all trials, 1,024 cells an octave.
    pub histogram: Histogram,
    groups: Vec<Group>,
}

impl Measure {
    /// A measure of nothing yet; `pivot` is near the expected mean (see [`Moments`]).
    #[must_use]
    pub fn about(pivot: f64) -> Self {
        let moments = Moments::about(pivot);
        let group = Group {
            moments,
            histogram: Histogram::new(Resolution::Medium),
        };
        Self {
            moments,
            histogram: Histogram::new(Resolution::Fine),
            groups: vec![group; GROUPS as usize],
        }
    }

    /// Takes in the values of block number `block`.
    ///
    /// # Panics
    /// When a value is not a finite number.
    pub fn add_block(&mut self, block: u64, values: &[f64]) {
        let moments = self.moments.of_block(values);
        let group = &mut self.groups[(block % GROUPS) as usize];
        self.moments.merge(&moments);
        group.moments.merge(&moments);
        self.histogram.add_block(values);
        group.histogram.add_block(values);
    }

    /// Adds the same quantity from other blocks.
    ///
    /// # Panics
    /// When the two have different pivots.
    pub fn merge(&mut self, other: &Self) {
        self.moments.merge(&other.moments);
        self.histogram.merge(&other.histogram);
        for (group, more) in self.groups.iter_mut().zip(&other.groups) {
            group.moments.merge(&more.moments);
            group.histogram.merge(&more.histogram);
        }
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.moments.count()
    }

    /// Half-width of the 95% interval that simulation noise leaves around a statistic, from its spread over the
    /// groups (each weighted by its trials) and Student's t. Nothing with fewer than two groups.
    #[must_use]
    pub fn noise_of(&self, statistic: impl Fn(&Group) -> Option<f64>) -> Option<f64> {
        let told: Vec<(f64, f64)> = self
            .groups
            .iter()
            .filter_map(|group| Some((group.moments.count() as f64, statistic(group)?)))
            .collect();
        if told.len() < 2 {
            return None;
        }
        let groups = told.len() as f64;
        let all: f64 = told.iter().map(|(weight, _)| weight).sum();
        let mean: f64 = told
            .iter()
            .map(|(weight, value)| weight / all * value)
            .sum();
        let variance: f64 = told
            .iter()
            .map(|(weight, value)| {
                let part = weight / all * (value - mean);
                part * part
            })
            .sum();
        Some(student_t(groups - 1.0, 0.95) * (variance * groups / (groups - 1.0)).sqrt())
    }
}
