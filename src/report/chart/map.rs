//! The map: the routes on the real coasts.

use super::heading::{Heading, RouteName};
use super::journey::{Mode, Node};

/// Degrees east and north.
pub type LonLat = (f64, f64);

/// The coasts and borders under the routes; all may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Land polygons: an outer ring, then its holes.
    pub land: Vec<Vec<Vec<LonLat>>>,
    /// Inland waters drawn over holes of the land: an outer ring, then its holes.
    pub water: Vec<Vec<Vec<LonLat>>>,
    /// Coastlines to be stroked.
    pub coast: Vec<Vec<LonLat>>,
    /// Land borders.
    pub borders: Vec<Vec<LonLat>>,
    /// Borders in dispute: dashed.
    pub disputed: Vec<Vec<LonLat>>,
}

/// One leg of a route on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLeg {
    /// Legs with the same id are the same line, drawn once for all routes.
    pub id: String,
    /// How it is travelled.
    pub mode: Mode,
    /// A leg that does not exist yet is dotted.
    pub planned: bool,
    /// Its line.
    pub line: Vec<LonLat>,
}

/// One route on the ground.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapRoute {
    /// Which route.
    pub route: RouteName,
    /// Its legs in order.
    pub legs: Vec<MapLeg>,
}

/// A place with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPlace {
    /// The name as it is printed.
    pub name: String,
    /// Where it is.
    pub at: LonLat,
    /// Which marker.
    pub node: Node,
    /// 0 for the ends of the journey; a higher rank loses its name first where there is no room.
    pub rank: u8,
}

/// Everything the map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The words around it.
    pub heading: Heading,
    /// What lies under the routes.
    pub ground: Ground,
    /// The routes, in the run's order.
    pub routes: Vec<MapRoute>,
    /// The places, any order.
    pub places: Vec<MapPlace>,
    /// Printed under the map: who made the ground, and that names and borders imply no endorsement.
    pub credit: String,
}
