//! Which stops a movement meets at a place, and where a stop is missing.

use crate::corridor::{Arc, Corridor, Flow, Heading, Mode, Passage, Stop, StopKind};

/// How a route passes a place; an absent arc is a terminus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Movement {
    /// Index of the place.
    pub(crate) place: usize,
    /// The arc by which it is reached.
    pub(crate) enters: Option<Arc>,
    /// The arc by which it is left.
    pub(crate) leaves: Option<Arc>,
}

/// What is known of the vehicle while a place is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ride {
    /// One service runs through: the box stays aboard.
    Stays,
    /// A service is left or boarded.
    Changes,
    /// On demand before and after, or a terminus: the tables do not say.
    Unsaid,
}

/// A change of mode or gauge at a place where no stop row moves the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Index of the place.
    pub(crate) place: usize,
    /// Mode in, with the gauge where the gauge is what changes.
    pub(crate) enters: String,
    /// Mode out, likewise.
    pub(crate) leaves: String,
}

/// The way a shipment heads: north when its destination lies north of its origin.
#[must_use]
pub(crate) fn heading(corridor: &Corridor, from: usize, to: usize) -> Heading {
    if corridor.places[to].lat > corridor.places[from].lat {
        Heading::North
    } else {
        Heading::South
    }
}

impl Movement {
    fn modes(self, corridor: &Corridor) -> (Option<Mode>, Option<Mode>) {
        let mode = |arc: Arc| corridor.legs[arc.leg].mode;
        (self.enters.map(mode), self.leaves.map(mode))
    }

    /// Gauge in and out in mm, where rail meets rail and both are known.
    fn gauges(self, corridor: &Corridor) -> Option<(u32, u32)> {
        let gauge = |arc: Arc| {
            let leg = &corridor.legs[arc.leg];
            (leg.mode == Mode::Rail).then_some(leg.gauge_mm).flatten()
        };
        Some((gauge(self.enters?)?, gauge(self.leaves?)?))
    }

    /// True where rail of one gauge meets rail of another.
    #[must_use]
    pub(crate) fn changes_gauge(self, corridor: &Corridor) -> bool {
        self.gauges(corridor).is_some_and(|(a, b)| a != b)
    }

    /// True where one mode gives way to another.
    #[must_use]
    pub(crate) fn changes_mode(self, corridor: &Corridor) -> bool {
        let (enters, leaves) = self.modes(corridor);
        enters
            .zip(leaves)
            .is_some_and(|(enters, leaves)| !enters.continues_as(leaves))
    }

    /// True if the row applies: by `in`, `out` and heading; a gauge row not where the gauge stays the same; a
    /// row for transhipment not aboard a service that runs through, a row for staying aboard not where a
    /// service is left or boarded.
    #[must_use]
    pub(crate) fn fits(
        self,
        stop: &Stop,
        corridor: &Corridor,
        heading: Heading,
        ride: Ride,
    ) -> bool {
        let meets = |passage: Passage, mode: Option<Mode>| match passage {
            Passage::By(wanted) => mode == Some(wanted),
            Passage::Terminus => mode.is_none(),
            Passage::Any => true,
        };
        let (enters, leaves) = self.modes(corridor);
        stop.place == self.place
            && meets(stop.enters, enters)
            && meets(stop.leaves, leaves)
            && (stop.heading == Heading::Both || stop.heading == heading)
            && !(stop.kind == StopKind::Gauge && self.gauges(corridor).is_some_and(|(a, b)| a == b))
            && !(stop.flow == Some(Flow::Tranship) && ride == Ride::Stays)
            && !(stop.flow == Some(Flow::Through) && ride == Ride::Changes)
    }

    /// The stops that apply, in order of `seq`, then of the file.
    #[must_use]
    pub(crate) fn stops(self, corridor: &Corridor, heading: Heading, ride: Ride) -> Vec<usize> {
        let mut stops: Vec<usize> = (0..corridor.stops.len())
            .filter(|&stop| self.fits(&corridor.stops[stop], corridor, heading, ride))
            .collect();
        stops.sort_by_key(|&stop| corridor.stops[stop].seq);
        stops
    }

    /// The gap if mode or gauge changes here and none of `stops` moves the box from one to the other. A transfer
    /// or gauge change does; handling does if it names both modes (handling of `any` is a fee, not a crane).
    #[must_use]
    pub(crate) fn gap(self, corridor: &Corridor, stops: &[usize]) -> Option<Gap> {
        let (enters, leaves) = self.modes(corridor);
        let (enters, leaves) = (enters?, leaves?);
        let moved = stops.iter().any(|&stop| {
            let stop = &corridor.stops[stop];
            let named = |passage| matches!(passage, Passage::By(_));
            match stop.kind {
                StopKind::Transfer | StopKind::Gauge => true,
                StopKind::Handling => named(stop.enters) && named(stop.leaves),
                StopKind::Border | StopKind::Hold | StopKind::Canal => false,
            }
        });
        if self.changes_mode(corridor) && !moved {
            return Some(Gap {
                place: self.place,
                enters: enters.word().to_owned(),
                leaves: leaves.word().to_owned(),
            });
        }
        let (one, other) = self.gauges(corridor).filter(|(a, b)| a != b)?;
        (!moved).then(|| Gap {
            place: self.place,
            enters: format!("{} of {one} mm", enters.word()),
            leaves: format!("{} of {other} mm", leaves.word()),
        })
    }
}
