//! The parts that a shipment's time is made of.

use super::{Mode, StopKind};

/// A part of time (DESIGN section 6). Parts of a trial sum to its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Moving, by mode.
    Moving(Mode),
    /// Waiting for a departure.
    Departure,
    /// Waiting for an office to open.
    OfficeClosed,
    /// Queue, convoy.
    Queue,
    /// Border formalities.
    Border,
    /// Inspection.
    Inspection,
    /// Handling, dwell.
    Handling,
    /// Gauge change.
    Gauge,
    /// Hold for papers or payment.
    Hold,
    /// Closure.
    Closure,
}

impl Part {
    /// Number of parts.
    pub const COUNT: usize = 16;

    /// All parts in the order of DESIGN section 6.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Moving(Mode::Sea),
        Self::Moving(Mode::Canal),
        Self::Moving(Mode::Caspian),
        Self::Moving(Mode::Ferry),
        Self::Moving(Mode::River),
        Self::Moving(Mode::Road),
        Self::Moving(Mode::Rail),
        Self::Departure,
        Self::OfficeClosed,
        Self::Queue,
        Self::Border,
        Self::Inspection,
        Self::Handling,
        Self::Gauge,
        Self::Hold,
        Self::Closure,
    ];

    /// Position in [`Part::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Moving(mode) => mode as usize,
            Self::Departure => 7,
            Self::OfficeClosed => 8,
            Self::Queue => 9,
            Self::Border => 10,
            Self::Inspection => 11,
            Self::Handling => 12,
            Self::Gauge => 13,
            Self::Hold => 14,
            Self::Closure => 15,
        }
    }

    /// The part that the time of a stop of this kind is booked as.
    #[must_use]
    pub fn of_stop(kind: StopKind) -> Self {
        match kind {
            StopKind::Handling | StopKind::Transfer => Self::Handling,
            StopKind::Gauge => Self::Gauge,
            StopKind::Border => Self::Border,
            StopKind::Hold => Self::Hold,
            StopKind::Canal => Self::Queue,
        }
    }

    /// Plain words for charts and tables.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Moving(Mode::Sea) => "moving: sea",
            Self::Moving(Mode::Canal) => "moving: canal",
            Self::Moving(Mode::Caspian) => "moving: caspian",
            Self::Moving(Mode::Ferry) => "moving: ferry",
            Self::Moving(Mode::River) => "moving: river",
            Self::Moving(Mode::Road) => "moving: road",
            Self::Moving(Mode::Rail) => "moving: rail",
            Self::Departure => "waiting for departure",
            Self::OfficeClosed => "office closed",
            Self::Queue => "queue",
            Self::Border => "border",
            Self::Inspection => "inspection",
            Self::Handling => "handling",
            Self::Gauge => "gauge change",
            Self::Hold => "hold",
            Self::Closure => "closure",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_a_part_is_its_place_in_the_list() {
        for (place, part) in Part::ALL.into_iter().enumerate() {
            assert_eq!(part.index(), place);
        }
    }
}
