//! What a route must use and must not use.

use crate::corridor::{Arc, Corridor, Heading};
use crate::route::Route;
use crate::route::passing::{Movement, Ride};
use crate::scenario::Waypoint;

/// Waypoints that steer the search; all of them are checked on the whole route.
pub(crate) const STEERED: usize = 8;

/// What must be used, in any order, and what must not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks<'a> {
    pub(crate) via: &'a [Waypoint],
    pub(crate) avoid: &'a [Waypoint],
    /// Places of which at least one must be passed; empty = none need be.
    pub(crate) rejoins: &'a [usize],
    /// Places that may be left by one arc only.
    pub(crate) left_by: &'a [(usize, Arc)],
}

impl Marks<'_> {
    /// Bits of all steered waypoints.
    #[must_use]
    pub(crate) fn all(self) -> u32 {
        (1 << (self.steered() + usize::from(!self.rejoins.is_empty()))) - 1
    }

    fn steered(self) -> usize {
        self.via.len().min(STEERED)
    }

    fn bits(self, met: impl Fn(Waypoint) -> bool) -> u32 {
        self.via
            .iter()
            .take(STEERED)
            .enumerate()
            .filter(|(_, waypoint)| met(**waypoint))
            .map(|(bit, _)| 1 << bit)
            .sum()
    }

    /// Bits of the waypoints met at a place.
    #[must_use]
    pub(crate) fn at_place(self, place: usize) -> u32 {
        let rejoined = u32::from(self.rejoins.contains(&place)) << self.steered();
        self.bits(|waypoint| waypoint == Waypoint::Place(place)) | rejoined
    }

    /// Bits of the waypoints met by moving over a leg.
    #[must_use]
    pub(crate) fn on_leg(self, leg: usize) -> u32 {
        self.bits(|waypoint| waypoint == Waypoint::Leg(leg))
    }

    /// Bits of the stops that may apply to a movement.
    #[must_use]
    pub(crate) fn in_passing(
        self,
        movement: Movement,
        corridor: &Corridor,
        heading: Heading,
    ) -> u32 {
        self.bits(|waypoint| match waypoint {
            Waypoint::Stop(stop) => {
                movement.fits(&corridor.stops[stop], corridor, heading, Ride::Unsaid)
            }
            Waypoint::Place(_) | Waypoint::Leg(_) => false,
        })
    }

    /// True if the leg and the place it leads to may be used.
    #[must_use]
    pub(crate) fn allows(self, arc: Arc, corridor: &Corridor) -> bool {
        let tail = arc.tail(&corridor.legs);
        let leaves_else = |&(place, only): &(usize, Arc)| place == tail && only != arc;
        !self.left_by.iter().any(leaves_else)
            && !self.avoid.iter().any(|waypoint| match *waypoint {
                Waypoint::Leg(leg) => leg == arc.leg,
                Waypoint::Place(place) => place == arc.head(&corridor.legs) || place == tail,
                Waypoint::Stop(_) => false,
            })
    }

    /// True if a stop that must not be used surely applies to a movement.
    #[must_use]
    pub(crate) fn bars(self, movement: Movement, corridor: &Corridor, heading: Heading) -> bool {
        self.avoid.iter().any(|waypoint| match *waypoint {
            Waypoint::Stop(stop) => [Ride::Stays, Ride::Changes]
                .into_iter()
                .all(|ride| movement.fits(&corridor.stops[stop], corridor, heading, ride)),
            Waypoint::Place(_) | Waypoint::Leg(_) => false,
        })
    }

    /// True if the whole route uses everything it must and nothing it must not.
    #[must_use]
    pub(crate) fn satisfied_by(self, route: &Route, corridor: &Corridor) -> bool {
        let places = route.places(corridor);
        let uses = |waypoint: &Waypoint| match waypoint {
            Waypoint::Place(place) => places.contains(place),
            Waypoint::Leg(leg) => route.arcs.iter().any(|arc| arc.leg == *leg),
            Waypoint::Stop(stop) => route.stops.iter().flatten().any(|met| met == stop),
        };
        let rejoined =
            self.rejoins.is_empty() || self.rejoins.iter().any(|place| places.contains(place));
        rejoined && self.via.iter().all(uses) && !self.avoid.iter().any(uses)
    }
}
