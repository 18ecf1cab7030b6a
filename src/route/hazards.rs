//! The hazards that programs read: every draw has an id and a purpose, and so a column of the world.

pub use crate::corridor::{clash, fnv1a};

use crate::corridor::Factor;
use crate::time::DAY_H;

/// What a draw of a hazard decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u64)]
pub enum Purpose {
    /// Instant at which the shipment is ready.
    Ready = 1,
    /// Risk score of the shipment, shared by all its border posts.
    Risk = 2,
    /// Whether the shipper is eligible.
    Eligible = 3,
    /// A shared shock.
    Factor = 4,
    /// Running time of a leg.
    Move = 5,
    /// Variation of a leg's time about its law.
    Vary = 6,
    /// Time of a stop.
    Dwell = 7,
    /// Channel at a border post.
    Channel = 8,
    /// Time in the green lane.
    Green = 9,
    /// Time when inspected.
    Inspection = 10,
    /// Whether papers are held.
    Documents = 11,
    /// Working hours of the hold.
    DocumentHours = 12,
    /// Phase of a service.
    Phase = 13,
    /// Interval of an irregular service.
    Interval = 14,
    /// Departures missed.
    Missed = 15,
    /// Lateness of a departure.
    Delay = 16,
    /// Open time before a closure, or before an event of a common cause.
    Gap = 17,
    /// How long a closure lasts.
    Closed = 18,
    /// Whether an event of a common cause shuts a row.
    Joins = 19,
    /// How long a closure lasts that a common cause began.
    CommonClosed = 20,
    /// Dates and severity of a season's year.
    Season = 21,
    /// Place in a queue.
    Queue = 22,
    /// How far the shared shocks of a world go to extremes together.
    Copula = 23,
    /// Place in a batch that is served in waves.
    Batch = 24,
}

impl Purpose {
    /// True for what all departures of a world share, false for what each shipment draws for itself.
    #[must_use]
    pub fn is_of_the_world(self) -> bool {
        matches!(
            self,
            Self::Factor
                | Self::Phase
                | Self::Gap
                | Self::Closed
                | Self::Joins
                | Self::CommonClosed
                | Self::Season
                | Self::Copula
        )
    }
}

/// One hazard for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// Id of the row that it belongs to.
    pub id: String,
    /// FNV-1a hash of the id, 64 bits.
    pub hash: u64,
    /// What it decides.
    pub purpose: Purpose,
}

impl Hazard {
    /// The hazard of a row for a purpose.
    #[must_use]
    pub fn new(id: &str, purpose: Purpose) -> Self {
        Self {
            id: id.to_owned(),
            hash: fnv1a(id),
            purpose,
        }
    }
}

/// A shared shock that programs read: a normal score for every block of time (METHOD 1.8).
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// The hazard of its scores.
    pub hazard: Hazard,
    /// Hours of a block of time, blocks standing at multiples of it since 1970; absent = one score for the world.
    pub block_h: Option<f64>,
    /// Correlation of the scores of neighbouring blocks.
    pub phi: f64,
}

/// Hazards in the order of their columns, and the shared shocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hazards {
    columns: Vec<Hazard>,
    shocks: Vec<Shock>,
}

/// Id of the hazards that belong to the shipment itself.
pub const SHIPMENT: &str = "shipment";
/// Id of the hazard by which shared shocks go to extremes together (METHOD 1.8, the t copula).
pub const COPULA: &str = "copula";

impl Hazards {
    /// The column of a hazard; it is added when no program has read it before.
    pub fn column(&mut self, id: &str, purpose: Purpose) -> usize {
        self.find(id, purpose).unwrap_or_else(|| {
            self.columns.push(Hazard::new(id, purpose));
            self.columns.len() - 1
        })
    }

    /// The place of a factor among those that programs read; it is added when no program has read it before.
    pub fn factor(&mut self, id: &str, block_h: Option<f64>, phi: f64) -> usize {
        let known = self.shocks.iter().position(|shock| shock.hazard.id == id);
        known.unwrap_or_else(|| {
            let hazard = Hazard::new(id, Purpose::Factor);
            self.shocks.push(Shock {
                hazard,
                block_h,
                phi,
            });
            self.shocks.len() - 1
        })
    }

    /// The place of a factor of the corridor's table among those that programs read.
    pub(super) fn factor_of(&mut self, factor: &Factor) -> usize {
        let block_h = factor.block_d.map(|days| days * DAY_H);
        self.factor(&factor.id, block_h, factor.phi)
    }

    /// The factors that programs read, at their places.
    #[must_use]
    pub fn factors(&self) -> &[Shock] {
        &self.shocks
    }

    /// The column of a hazard that is there already.
    #[must_use]
    pub fn find(&self, id: &str, purpose: Purpose) -> Option<usize> {
        self.columns
            .iter()
            .position(|h| h.purpose == purpose && h.id == id)
    }

    /// All hazards, column by column; factors apart.
    #[must_use]
    pub fn all(&self) -> &[Hazard] {
        &self.columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_fnv1a() {
        // Test values published with the algorithm (Fowler, Noll, Vo).
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_hazard_keeps_its_column_when_others_are_added() {
        let mut hazards = Hazards::default();
        let ferry = hazards.column("ferry", Purpose::Phase);
        hazards.column("train", Purpose::Phase);
        hazards.column("ferry", Purpose::Missed);
        assert_eq!(hazards.column("ferry", Purpose::Phase), ferry);
        assert_eq!(hazards.all().len(), 3);
    }

    #[test]
    fn different_ids_do_not_clash_and_the_same_id_twice_is_no_clash() {
        assert_eq!(clash(["a", "b", "a"]), None);
    }
}
