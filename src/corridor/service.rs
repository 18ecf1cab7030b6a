//! Timetables that span legs.

use super::{Covers, Evidence, OfferWindow, Quantity, Tariff};

/// When a service departs.
#[derive(Clone, Debug, PartialEq)]
pub enum Timing {
    /// Every so many days.
    Headway {
        /// Days between departures.
        headway_d: Quantity,
        /// Coefficient of variation of the interval; absent = regular.
        cv: Option<Quantity>,
        /// Hours after 1970-01-01T00:00Z of one departure; absent = unknown, a hazard.
        offset_h: Option<Quantity>,
    },
    /// Fixed weekly departures, hours after Monday 00:00 local time of the boarding place, rising.
    Timetable {
        /// Hours after Monday 00:00.
        departures_h: Vec<f64>,
    },
    /// Departs when the target is reached or the first box has waited long enough.
    WhenFull {
        /// Boxes per departure.
        target_boxes: Quantity,
        /// Boxes that arrive a day.
        boxes_d: Quantity,
        /// Longest wait of the first box, days.
        max_wait_d: Option<Quantity>,
    },
}

/// What fills the slots of a service, and what low water cuts from them (METHOD 1.7, 1.9).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slots {
    /// TEU a day that ask for it; with slots and headway the utilisation. Absent = there is always room.
    pub volume_teu_d: Option<Quantity>,
    /// Metres by which the water has fallen; absent = none.
    pub level_drop_m: Option<Quantity>,
    /// Share of slots lost with each metre; absent = none.
    pub lost_per_m: Option<Quantity>,
}

impl Slots {
    /// Every numeric cell with its column.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, Quantity)> + use<> {
        [
            ("volume_teu_d", self.volume_teu_d),
            ("level_drop_m", self.level_drop_m),
            ("slots_lost_per_m", self.lost_per_m),
        ]
        .into_iter()
        .filter_map(|(column, cell)| Some((column, cell?)))
    }
}

/// A row of `services.csv`: waited for and paid for once, where it is boarded.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Id of the row.
    pub id: String,
    /// Indices of the legs it spans, in order.
    pub legs: Vec<usize>,
    /// True when it also runs back.
    pub both_ways: bool,
    /// When it departs.
    pub timing: Timing,
    /// Hours before departure at which a box must be there.
    pub cutoff_h: Option<Quantity>,
    /// Share of departures that do not run.
    pub blank_share: Option<Quantity>,
    /// Share of departures that leave a ready box behind.
    pub rollover_share: Option<Quantity>,
    /// Index of the law of its lateness, hours.
    pub delay: Option<usize>,
    /// What is paid for it.
    pub tariff: Tariff,
    /// TEU per departure.
    pub slots_teu: Option<Quantity>,
    /// What fills and cuts the slots.
    pub slots: Slots,
    /// When and for whom it is offered.
    pub offered: OfferWindow,
    /// What its price contains.
    pub covers: Covers,
    /// Grade and sources.
    pub evidence: Evidence,
}
