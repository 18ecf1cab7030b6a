//! A rough ground and the sample routes on it: a handful of points each, enough to test where words go.

use super::{heading, route};
use corridor::report::chart::map::{Ground, LonLat, Map, MapLeg, MapPlace, MapRoute};
use corridor::report::chart::{Mode, Node};

const PLACES: [(&str, LonLat, Node, u8); 22] = [
    ("Nhava Sheva", (72.97, 18.95), Node::Port, 0),
    ("Moscow", (37.62, 55.75), Node::Terminal, 0),
    ("Bandar Abbas", (56.07, 27.12), Node::Port, 1),
    ("St Petersburg", (30.3, 59.93), Node::Port, 1),
    ("Novorossiysk", (37.77, 44.72), Node::Port, 1),
    ("Suez", (32.55, 29.95), Node::Port, 1),
    ("Astara", (48.87, 38.42), Node::Border, 1),
    ("Rasht", (49.58, 37.28), Node::Transfer, 2),
    ("Anzali", (49.47, 37.47), Node::Port, 2),
    ("Amirabad", (53.35, 36.78), Node::Port, 2),
    ("Astrakhan", (48.04, 46.35), Node::Port, 1),
    ("Makhachkala", (47.5, 42.98), Node::Port, 2),
    ("Samur", (48.4, 41.8), Node::Border, 2),
    ("Tehran", (51.25, 35.5), Node::Terminal, 2),
    ("Bafq", (55.4, 31.6), Node::Junction, 3),
    ("Incheh Borun", (54.72, 37.45), Node::Transfer, 2),
    ("Sarakhs", (61.16, 36.54), Node::Transfer, 2),
    ("Hamburg", (9.97, 53.54), Node::Port, 1),
    ("Gibraltar", (-5.5, 36.0), Node::Junction, 2),
    ("Mersin", (34.6, 36.8), Node::Port, 2),
    ("Bab-el-Mandeb", (43.3, 12.6), Node::Junction, 2),
    ("Volgograd", (44.5, 48.7), Node::Terminal, 2),
];

/// Id, mode and points of every leg.
const LEGS: &str = "
gulf sea 72.97 18.95 66 21.5 58.5 25.2 56.07 27.12
red-sea sea 72.97 18.95 60 15 50 12.5 43.3 12.6 38 20 32.55 29.95
aegean sea 32.55 29.95 32.4 31.5 26.5 36.5 26.2 40 29 41.1 37.77 44.72
gibraltar sea 32.55 29.95 32.4 31.5 20 35 10 37.5 -5.5 36 -9.8 37 -9.5 43.5 -5 48.6 2 51.2 7.5 54.2
baltic sea 7.5 54.2 8 57.5 10.8 57.8 11 55.5 14 55 20 57 24 59.5 30.3 59.93
cape sea 72.97 18.95 55 -10 35 -33 20 -36 5 -15 -18 12 -17 25 -9.8 37 -9.5 43.5 -5 48.6 2 51.2 7.5 54.2
october-rail rail 30.3 59.93 34 57.5 37.62 55.75
novorossiysk-rail rail 37.77 44.72 39.7 47.2 39.2 51.7 37.62 55.75
bafq rail 56.07 27.12 55.4 31.6
iran-rail rail 55.4 31.6 51.25 35.5
rasht-rail rail 51.25 35.5 50 36.27 49.58 37.28
gap-road road 49.58 37.28 49.2 37.9 48.87 38.42
gap-rail rail 49.58 37.28 49 37.7 48.87 38.42
west-rail rail 48.87 38.42 49.8 40.3 48.4 41.8 47.5 42.98 48.04 46.35
volga-rail rail 48.04 46.35 44.5 48.7 39 52.5 37.62 55.75
hamburg-road road 7.5 54.2 9.97 53.54 21 52.2 27.5 53.9 37.62 55.75
iran-road road 56.07 27.12 53 31 50.6 35.8 48.87 38.42 47 43.5 42 47.5 37.62 55.75
anzali-sea caspian 49.47 37.47 50 39.5 50.2 42.5 48.04 46.35
amirabad-sea caspian 51.25 35.5 53.35 36.78 51 40.5 47.5 42.98 48.04 46.35
river river 51.25 35.5 53.35 36.78 51.5 42 48.04 46.35 46 51 49 55.5 44 56.3 37.62 55.75
incheh rail 51.25 35.5 54.72 37.45 54 41 51.5 47 46 51.5 37.62 55.75
sarakhs rail 55.4 31.6 61.16 36.54 54 41 51.5 47 46 51.5 37.62 55.75
mersin road 32.55 29.95 34.6 36.8 36.3 41.3 37.77 44.72";

/// The legs of every sample route.
const ROUTES: [&str; 15] = [
    "red-sea aegean novorossiysk-rail",
    "red-sea gibraltar baltic october-rail",
    "red-sea gibraltar baltic october-rail",
    "red-sea gibraltar hamburg-road",
    "cape baltic october-rail",
    "cape baltic october-rail",
    "gulf bafq iran-rail rasht-rail gap-road west-rail volga-rail",
    "gulf iran-road",
    "gulf bafq iran-rail rasht-rail gap-rail west-rail volga-rail",
    "gulf bafq iran-rail rasht-rail anzali-sea volga-rail",
    "gulf bafq iran-rail amirabad-sea volga-rail",
    "gulf bafq iran-rail river",
    "gulf bafq iran-rail incheh",
    "gulf bafq sarakhs",
    "red-sea mersin novorossiysk-rail",
];

fn leg(id: &str) -> MapLeg {
    let row = LEGS
        .lines()
        .find(|row| row.split(' ').next() == Some(id))
        .expect("the sample is well formed");
    let (_, rest) = row.split_once(' ').expect("the sample is well formed");
    let (mode, points) = rest.split_once(' ').expect("the sample is well formed");
    let mode = Mode::ALL
        .into_iter()
        .find(|m| m.word().eq_ignore_ascii_case(mode))
        .expect("the sample is well formed");
    MapLeg {
        id: id.into(),
        mode,
        planned: id == "gap-rail",
        line: line(points),
    }
}

/// Degrees east and north in turn.
fn line(points: &str) -> Vec<LonLat> {
    let degrees: Vec<f64> = points
        .split(' ')
        .map(|degree| degree.parse().expect("the sample is well formed"))
        .collect();
    degrees
        .chunks_exact(2)
        .map(|point| (point[0], point[1]))
        .collect()
}

/// The legs of a sample route.
fn legs(slot: usize) -> Vec<MapLeg> {
    ROUTES[slot].split(' ').map(leg).collect()
}

/// Coarse land around the routes: two blocks with a gap for the seas, and an inland water.
fn ground() -> Ground {
    let eurasia = line(
        "-9 37 -1 37.5 3 43 15 38 22 37 26 40 36 36.5 34 31 43 13 56 18 56.5 26 67 25 73 18 78 8 90 22 100 65 25 70 \
         5 60 -9 43 -9 37",
    );
    let africa =
        line("-16 14 -6 35 10 36.5 32 31 43 11 51 11.5 40 -15 20 -34.5 12 -15 8 4.5 -8 5 -16 14");
    let caspian = line("50 37.5 53.5 37 53 41 51 44 52.5 46.5 48.5 45.5 47.5 43 49.5 40.5 50 37.5");
    Ground {
        land: vec![vec![eurasia.clone(), caspian.clone()], vec![africa.clone()]],
        water: vec![vec![caspian.clone()]],
        coast: vec![eurasia, africa, caspian],
        borders: vec![
            vec![(44.0, 39.0), (48.9, 38.4)],
            vec![(26.0, 42.0), (28.0, 48.0), (32.0, 52.0), (28.0, 56.0)],
        ],
        disputed: vec![vec![(44.5, 40.5), (46.5, 39.5)]],
        credit: String::new(),
    }
}

/// The map of these routes.
pub(in super::super) fn map(slots: &[usize]) -> Map {
    let place = |&(name, at, node, rank): &(&str, LonLat, Node, u8)| MapPlace {
        name: name.into(),
        at,
        node,
        rank,
    };
    Map {
        heading: heading("Three branches cross Iran; every one of them meets a border, a transfer or the Caspian"),
        ground: ground(),
        routes: slots.iter().map(|&slot| MapRoute { route: route(slot, 0), legs: legs(slot) }).collect(),
        places: PLACES.iter().map(place).collect(),
        credit: "Made with Natural Earth. Place positions: GeoNames, CC BY 4.0. Boundaries and names shown imply no endorsement.".into(),
    }
}
