//! The hazards that programs read: every draw has an id and a purpose, and so a column of the world.

pub use crate::corridor::{clash, fnv1a};

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

/// Hazards in the order of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hazards(Vec<Hazard>);

/// Id of the hazards that belong to the shipment itself.
pub const SHIPMENT: &str = "shipment";

impl Hazards {
    /// The column of a hazard; it is added when no program has read it before.
    pub fn column(&mut self, id: &str, purpose: Purpose) -> usize {
        let known = self
            .0
            .iter()
            .position(|h| h.purpose == purpose && h.id == id);
        known.unwrap_or_else(|| {
            self.0.push(Hazard {
                id: id.to_owned(),
                hash: fnv1a(id),
                purpose,
            });
            self.0.len() - 1
        })
    }

    /// The column of a hazard that is there already.
    #[must_use]
    pub fn find(&self, id: &str, purpose: Purpose) -> Option<usize> {
        self.0
            .iter()
            .position(|h| h.purpose == purpose && h.id == id)
    }

    /// All hazards, column by column.
    #[must_use]
    pub fn all(&self) -> &[Hazard] {
        &self.0
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
