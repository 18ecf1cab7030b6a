//! A rough ground and the sample routes on it: a handful of points each, enough to test where words go.

use super::super::journey::{Mode, Node};
use super::super::map::{Ground, LonLat, Map, MapLeg, MapPlace, MapRoute};
use super::{heading, route};

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

fn leg(id: &str, mode: Mode, line: &[LonLat]) -> MapLeg {
    MapLeg {
        id: id.into(),
        mode,
        planned: id == "gap-rail",
        line: line.to_vec(),
    }
}

/// The legs of a sample route.
fn legs(slot: usize) -> Vec<MapLeg> {
    let gulf = leg(
        "gulf",
        Mode::Sea,
        &[(72.97, 18.95), (66.0, 21.5), (58.5, 25.2), (56.07, 27.12)],
    );
    let red = leg(
        "red-sea",
        Mode::Sea,
        &[
            (72.97, 18.95),
            (60.0, 15.0),
            (50.0, 12.5),
            (43.3, 12.6),
            (38.0, 20.0),
            (32.55, 29.95),
        ],
    );
    let aegean = leg(
        "aegean",
        Mode::Sea,
        &[
            (32.55, 29.95),
            (32.4, 31.5),
            (26.5, 36.5),
            (26.2, 40.0),
            (29.0, 41.1),
            (37.77, 44.72),
        ],
    );
    let north = leg(
        "gibraltar",
        Mode::Sea,
        &[
            (32.55, 29.95),
            (32.4, 31.5),
            (20.0, 35.0),
            (10.0, 37.5),
            (-5.5, 36.0),
            (-9.8, 37.0),
            (-9.5, 43.5),
            (-5.0, 48.6),
            (2.0, 51.2),
            (7.5, 54.2),
        ],
    );
    let baltic = leg(
        "baltic",
        Mode::Sea,
        &[
            (7.5, 54.2),
            (8.0, 57.5),
            (10.8, 57.8),
            (11.0, 55.5),
            (14.0, 55.0),
            (20.0, 57.0),
            (24.0, 59.5),
            (30.3, 59.93),
        ],
    );
    let cape = leg(
        "cape",
        Mode::Sea,
        &[
            (72.97, 18.95),
            (55.0, -10.0),
            (35.0, -33.0),
            (20.0, -36.0),
            (5.0, -15.0),
            (-18.0, 12.0),
            (-17.0, 25.0),
            (-9.8, 37.0),
            (-9.5, 43.5),
            (-5.0, 48.6),
            (2.0, 51.2),
            (7.5, 54.2),
        ],
    );
    let october = leg(
        "october-rail",
        Mode::Rail,
        &[(30.3, 59.93), (34.0, 57.5), (37.62, 55.75)],
    );
    let south_rail = leg(
        "novorossiysk-rail",
        Mode::Rail,
        &[(37.77, 44.72), (39.7, 47.2), (39.2, 51.7), (37.62, 55.75)],
    );
    let iran = leg(
        "iran-rail",
        Mode::Rail,
        &[(56.07, 27.12), (55.4, 31.6), (51.25, 35.5)],
    );
    let rasht = leg(
        "rasht-rail",
        Mode::Rail,
        &[(51.25, 35.5), (50.0, 36.27), (49.58, 37.28)],
    );
    let west = leg(
        "west-rail",
        Mode::Rail,
        &[
            (48.87, 38.42),
            (49.8, 40.3),
            (48.4, 41.8),
            (47.5, 42.98),
            (48.04, 46.35),
            (44.5, 48.7),
            (39.0, 52.5),
            (37.62, 55.75),
        ],
    );
    let volga = leg(
        "volga-rail",
        Mode::Rail,
        &[(48.04, 46.35), (44.5, 48.7), (39.0, 52.5), (37.62, 55.75)],
    );
    let east = |id: &str, at: LonLat| {
        leg(
            id,
            Mode::Rail,
            &[
                (55.4, 31.6),
                at,
                (54.0, 41.0),
                (51.5, 47.0),
                (46.0, 51.5),
                (37.62, 55.75),
            ],
        )
    };
    match slot {
        0 => vec![red, aegean, south_rail],
        1 | 2 => vec![red, north, baltic, october],
        3 => vec![
            red,
            north,
            leg(
                "hamburg-road",
                Mode::Road,
                &[
                    (7.5, 54.2),
                    (9.97, 53.54),
                    (21.0, 52.2),
                    (27.5, 53.9),
                    (37.62, 55.75),
                ],
            ),
        ],
        4 | 5 => vec![cape, baltic, october],
        6 => vec![
            gulf,
            iran,
            rasht,
            leg(
                "gap-road",
                Mode::Road,
                &[(49.58, 37.28), (49.2, 37.9), (48.87, 38.42)],
            ),
            west,
        ],
        7 => vec![
            gulf,
            leg(
                "iran-road",
                Mode::Road,
                &[
                    (56.07, 27.12),
                    (53.0, 31.0),
                    (50.6, 35.8),
                    (48.87, 38.42),
                    (47.0, 43.5),
                    (42.0, 47.5),
                    (37.62, 55.75),
                ],
            ),
        ],
        8 => vec![
            gulf,
            iran,
            rasht,
            leg(
                "gap-rail",
                Mode::Rail,
                &[(49.58, 37.28), (49.0, 37.7), (48.87, 38.42)],
            ),
            west,
        ],
        9 => vec![
            gulf,
            iran,
            rasht,
            leg(
                "anzali-sea",
                Mode::Caspian,
                &[(49.47, 37.47), (50.0, 39.5), (50.2, 42.5), (48.04, 46.35)],
            ),
            volga,
        ],
        10 => vec![
            gulf,
            iran,
            leg(
                "amirabad-sea",
                Mode::Caspian,
                &[(51.25, 35.5), (53.35, 36.78), (51.0, 40.5), (47.5, 42.98)],
            ),
            volga,
        ],
        11 => vec![
            gulf,
            iran,
            leg(
                "river-sea",
                Mode::River,
                &[
                    (53.35, 36.78),
                    (51.5, 42.0),
                    (48.04, 46.35),
                    (46.0, 51.0),
                    (49.0, 55.5),
                    (44.0, 56.3),
                    (37.62, 55.75),
                ],
            ),
        ],
        12 => vec![
            gulf,
            leg("bafq", Mode::Rail, &[(56.07, 27.12), (55.4, 31.6)]),
            east("incheh", (54.72, 37.45)),
        ],
        13 => vec![
            gulf,
            leg("bafq", Mode::Rail, &[(56.07, 27.12), (55.4, 31.6)]),
            east("sarakhs", (61.16, 36.54)),
        ],
        _ => vec![
            red,
            leg(
                "mersin",
                Mode::Road,
                &[(32.55, 29.95), (34.6, 36.8), (36.3, 41.3), (37.77, 44.72)],
            ),
            south_rail,
        ],
    }
}

/// Coarse land around the routes: two blocks with a gap for the seas, and an inland water.
fn ground() -> Ground {
    let eurasia = vec![
        (-9.0, 37.0),
        (-1.0, 37.5),
        (3.0, 43.0),
        (15.0, 38.0),
        (22.0, 37.0),
        (26.0, 40.0),
        (36.0, 36.5),
        (34.0, 31.0),
        (43.0, 13.0),
        (56.0, 18.0),
        (56.5, 26.0),
        (67.0, 25.0),
        (73.0, 18.0),
        (78.0, 8.0),
        (90.0, 22.0),
        (100.0, 65.0),
        (25.0, 70.0),
        (5.0, 60.0),
        (-9.0, 43.0),
        (-9.0, 37.0),
    ];
    let africa = vec![
        (-16.0, 14.0),
        (-6.0, 35.0),
        (10.0, 36.5),
        (32.0, 31.0),
        (43.0, 11.0),
        (51.0, 11.5),
        (40.0, -15.0),
        (20.0, -34.5),
        (12.0, -15.0),
        (8.0, 4.5),
        (-8.0, 5.0),
        (-16.0, 14.0),
    ];
    let caspian = vec![
        (50.0, 37.5),
        (53.5, 37.0),
        (53.0, 41.0),
        (51.0, 44.0),
        (52.5, 46.5),
        (48.5, 45.5),
        (47.5, 43.0),
        (49.5, 40.5),
        (50.0, 37.5),
    ];
    Ground {
        land: vec![vec![eurasia.clone(), caspian.clone()], vec![africa.clone()]],
        water: vec![vec![caspian.clone()]],
        coast: vec![eurasia, africa, caspian],
        borders: vec![
            vec![(44.0, 39.0), (48.9, 38.4)],
            vec![(26.0, 42.0), (28.0, 48.0), (32.0, 52.0), (28.0, 56.0)],
        ],
        disputed: vec![vec![(44.5, 40.5), (46.5, 39.5)]],
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
