//! The map: the routes on the real coasts.

mod clip;
mod ground;
mod names;
mod network;
mod projection;

use super::along::modes_by_dash;
use super::heading::{Heading, RouteName};
use super::ink::{
    Canvas, Colour, Crowd, Dash, Drawing, Key, Letter, Look, Rect, Sample, Sheet, Size, Stroke,
    Table, Text, exact, letter,
};
use super::journey::{Mode, Node};
pub use ground::NotAMap;
use projection::{Extent, Projection};

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
    /// Who made it, in the words that its makers ask for; empty where nobody asks.
    pub credit: String,
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
    /// The places that some route touches, any order; those a reader must not look for are better left out.
    pub places: Vec<MapPlace>,
    /// Printed under the map: who made the ground, and that names and borders imply no endorsement.
    pub credit: String,
}

/// Draws the map: the ground, the legs, the places, and the whole extent beside it where some route goes far round.
#[must_use]
pub fn draw(input: &Map, look: &Look) -> Drawing {
    let legs = network::shared(&input.routes);
    let (core, whole) = extents(input);
    let inset = whole.diagonal() > core.diagonal() * 1.2;
    // Without the small map nothing may run out of the large one.
    let core = if inset { core } else { whole };
    let width = Sheet::width(look);
    let key = key(&legs);
    let side = if look.size == Size::Slide { 300.0 } else { 0.0 };
    let main = Projection::fit(core, Rect::new(0.0, 0.0, width - side, 450.0));
    let (inset_w, inset_h) = if inset {
        let small = Projection::fit(whole, Rect::new(0.0, 0.0, 150.0, 190.0));
        (small.frame.w, small.frame.h)
    } else {
        (0.0, 0.0)
    };
    let list_width = if look.size == Size::Slide {
        side - 12.0
    } else {
        width - inset_w - 12.0
    };
    let list =
        |look: &Look| list_height(look, input, list_width) + key.height(look, list_width) + 6.0;
    let wanted = |look: &Look| match look.size {
        Size::Report => main.frame.h + 6.0 + list(look).max(inset_h),
        Size::Slide => list(look) + if inset { 120.0 } else { 0.0 },
    };
    let look = &Sheet::fit(look, &input.heading, &input.credit, wanted);
    let sheet = Sheet::new(look, &input.heading, &input.credit, wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let (map_place, inset_place, list_place) = if look.size == Size::Slide {
        let mut right = ground.take_right(side);
        right.take_left(12.0);
        let list_place = right.take_top(list(look));
        (ground, right, list_place)
    } else {
        let map_place = ground.take_top(main.frame.h);
        ground.take_top(6.0);
        let inset_place = ground.take_left(inset_w);
        ground.take_left(if inset { 12.0 } else { 0.0 });
        (map_place, inset_place, ground)
    };
    let map = Projection::fill(core, map_place);
    paint(canvas, input, &legs, &map, 1.0);
    let mut crowd = Crowd::default();
    for leg in &legs {
        leg.take(&mut crowd, &map);
    }
    let mut letters = Crowd::default();
    names::mark(canvas, &map, &input.places, &mut [&mut crowd, &mut letters]);
    network::letters(canvas, &map, &legs, &input.routes, &mut letters);
    crowd.join(&letters);
    names::write(canvas, &map, &input.places, &mut crowd, &mut letters);
    if inset && inset_place.h > 40.0 {
        let small = Projection::fit(whole, inset_place);
        paint(canvas, input, &legs, &small, 0.6);
        outline(canvas, &small, &map);
    }
    write_list(canvas, input, list_place, &key);
    sheet.finish(table(input))
}

/// Ground, legs and frame.
fn paint(canvas: &Canvas, input: &Map, legs: &[network::Shared], map: &Projection, fine: f64) {
    input.ground.paint(canvas, map);
    // What most routes share is drawn first, so that what only one uses stays visible.
    let mut order: Vec<&network::Shared> = legs.iter().collect();
    order.sort_by_key(|shared| std::cmp::Reverse(shared.routes.len()));
    for shared in order {
        shared.draw(canvas, map, fine);
    }
    let Rect { x, y, .. } = map.frame;
    let (right, bottom) = (map.frame.right(), map.frame.bottom());
    let rim = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)];
    canvas.line(&rim, Stroke::new(Colour::GREY, 0.6));
}

/// The piece that the large map shows, drawn on the small one.
fn outline(canvas: &Canvas, small: &Projection, large: &Projection) {
    let Extent {
        west,
        east,
        south,
        north,
    } = large.extent;
    let ring = [
        (west, south),
        (east, south),
        (east, north),
        (west, north),
        (west, south),
    ]
    .map(|at| small.at(at));
    for piece in clip::line(&ring, &small.frame) {
        canvas.line(&piece, Stroke::new(Colour::INK, 0.8));
    }
}

/// The extent of the large map and of everything: a route that goes half as far again round as the
/// shortest is left to the small map.
fn extents(input: &Map) -> (Extent, Extent) {
    let of =
        |route: &MapRoute| Extent::of(route.legs.iter().flat_map(|leg| leg.line.iter().copied()));
    let all: Vec<Extent> = input.routes.iter().filter_map(of).collect();
    let ends = Extent::of(
        input
            .places
            .iter()
            .filter(|place| place.rank == 0)
            .map(|place| place.at),
    );
    let world = Extent {
        west: -20.0,
        east: 100.0,
        south: -40.0,
        north: 70.0,
    };
    let shortest = all
        .iter()
        .map(Extent::diagonal)
        .fold(f64::INFINITY, f64::min);
    let join = |extents: &mut dyn Iterator<Item = Extent>| {
        let joined = extents
            .chain(ends)
            .reduce(|a, b| a.joined(&b))
            .unwrap_or(world);
        let margin = |span: f64| (span * 0.05).max(1.5);
        joined.grown(
            margin(joined.east - joined.west),
            margin(joined.north - joined.south),
        )
    };
    let near = |extent: &&Extent| extent.diagonal() <= shortest * 1.5;
    (
        join(&mut all.iter().filter(near).copied()),
        join(&mut all.iter().copied()),
    )
}

fn key(legs: &[network::Shared]) -> Key {
    let mut key = Key::default();
    let line = |dash: Dash| Sample::Line(Stroke::new(Colour::INK, 1.6).dashed(dash));
    let travelled = |mode: Mode| {
        legs.iter()
            .any(|shared| shared.leg.mode == mode && !shared.leg.planned)
    };
    for (dash, words) in modes_by_dash(travelled) {
        key = key.with(line(dash), words);
    }
    if legs.iter().any(|shared| shared.leg.planned) {
        key = key.with(line(Dash::Dots), "planned");
    }
    if legs
        .iter()
        .any(|shared| shared.routes.len() > network::STRIPES)
    {
        let many = format!("more than {} routes", network::STRIPES);
        key = key.with(Sample::Trunk, many);
    }
    key
}

fn route_names(look: &Look, route: &RouteName, width: f64) -> Vec<String> {
    look.wrap(&route.words(), Letter::Small, false, width - 40.0)
}

fn list_height(look: &Look, input: &Map, width: f64) -> f64 {
    let lines: usize = input
        .routes
        .iter()
        .map(|r| route_names(look, &r.route, width).len())
        .sum();
    lines as f64 * look.pitch(Letter::Small)
}

/// The routes by letter and colour, then the dashes.
fn write_list(canvas: &Canvas, input: &Map, place: Rect, key: &Key) {
    let look = canvas.look();
    let pitch = look.pitch(Letter::Small);
    let mut top = place.y;
    for (i, MapRoute { route, .. }) in input.routes.iter().enumerate() {
        let y = top + pitch / 2.0;
        canvas.text(
            (place.x, y),
            Text::small(letter(i)).bold().colour(route.ink()),
        );
        canvas.line(
            &[(place.x + 12.0, y), (place.x + 34.0, y)],
            Stroke::new(route.colour(look), 2.6),
        );
        for line in route_names(look, route, place.w) {
            canvas.text(
                (place.x + 40.0, top + pitch / 2.0),
                Text::small(line).colour(route.ink()),
            );
            top += pitch;
        }
    }
    key.draw(canvas, (place.x, top + 5.0), place.w);
}

fn table(input: &Map) -> Table {
    let names = [
        "route", "label", "standing", "order", "leg", "mode", "planned", "lon", "lat",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for route in &input.routes {
        for (i, leg) in route.legs.iter().enumerate() {
            let state = if leg.planned { "planned" } else { "open" };
            for (lon, lat) in &leg.line {
                let mut row = route.route.cells().to_vec();
                row.extend([
                    (i + 1).to_string(),
                    leg.id.clone(),
                    leg.mode.word().to_owned(),
                    state.to_owned(),
                ]);
                row.extend([exact(*lon), exact(*lat)]);
                table.push(row);
            }
        }
    }
    table
}
