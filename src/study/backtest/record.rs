//! How many trips stand behind a headline: a count over the rows that share the pair.

use crate::scenario::{Observation, ObservationKind, Taken, Trip};

/// Full-length trips on record between two places, either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Trips that arrived.
    pub trips: usize,
    /// Those of them that were for show.
    pub pilots: usize,
}

/// The trips on record between the places with these ids.
#[must_use]
pub fn record(observations: &[Observation], (from, to): (&str, &str)) -> Record {
    let mut record = Record::default();
    for row in observations {
        let Ok(trip) = &row.trip else { continue };
        let is_pilot = row.kind == ObservationKind::Pilot;
        let is_trip = is_pilot || row.kind == ObservationKind::Regular;
        if is_trip && is_full(trip) && joins(trip, (from, to)) {
            record.trips += 1;
            record.pilots += usize::from(is_pilot);
        }
    }
    record
}

fn is_full(trip: &Trip) -> bool {
    !trip.is_section && !matches!(trip.taken, Taken::UnderWay(_))
}

fn joins(trip: &Trip, (from, to): (&str, &str)) -> bool {
    (trip.from == from && trip.to == to) || (trip.from == to && trip.to == from)
}
