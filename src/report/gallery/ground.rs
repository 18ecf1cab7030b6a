//! What the map shows: the routes' lines on the coasts that the corridor brings along.

use serde::Deserialize;

use super::track::node;
use super::{heading, name};
use crate::corridor::{Corridor, Leg, Mode as LegMode, Place, PlaceKind};
use crate::report::chart::{Ground, LonLat, Map, MapLeg, MapPlace, MapRoute, Mode, Node};
use crate::report::words;
use crate::study::finding::Comparison;

/// Refused: a file of the map is not `GeoJSON` of polygons and lines.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {what}: write a GeoJSON FeatureCollection of polygons or lines")]
pub struct NoMap {
    file: String,
    what: serde_json::Error,
}

const CREDIT: &str = "Boundaries and names shown imply no endorsement or acceptance of any kind. \
                      Lines of routes are schematic.";

#[derive(Deserialize)]
struct Features {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Properties,
    geometry: Shape,
}

#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default)]
    kind: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Shape {
    Polygon(Vec<Vec<LonLat>>),
    MultiPolygon(Vec<Vec<Vec<LonLat>>>),
    LineString(Vec<LonLat>),
    MultiLineString(Vec<Vec<LonLat>>),
}

/// The coasts and borders among these files (`map/land.geojson` and its neighbours), with the credit that they ask
/// for (`map/credit.txt`, one line); plain where there are none.
///
/// # Errors
/// [`NoMap`] when one of them cannot be read.
pub fn ground(files: &[(String, Vec<u8>)]) -> Result<Ground, NoMap> {
    let mut ground = Ground::default();
    for (file, bytes) in files {
        let Some((_, layer)) = file.rsplit_once("map/") else {
            continue;
        };
        if layer == "credit.txt" {
            let line = String::from_utf8_lossy(bytes);
            for word in line.split_whitespace() {
                if !ground.credit.is_empty() {
                    ground.credit.push(' ');
                }
                ground.credit.push_str(word);
            }
        }
        let known = ["land", "caspian", "coastline", "borders"];
        let Some(layer) = layer
            .strip_suffix(".geojson")
            .filter(|layer| known.contains(layer))
        else {
            continue;
        };
        let features: Features = serde_json::from_slice(bytes).map_err(|what| NoMap {
            file: file.clone(),
            what,
        })?;
        for feature in features.features {
            let disputed = feature.properties.kind == "disputed";
            match layer {
                "land" => ground.land.extend(polygons(feature.geometry)),
                "caspian" => ground.water.extend(polygons(feature.geometry)),
                "coastline" => ground.coast.extend(lines(feature.geometry)),
                _ if disputed => ground.disputed.extend(lines(feature.geometry)),
                _ => ground.borders.extend(lines(feature.geometry)),
            }
        }
    }
    Ok(ground)
}

fn polygons(shape: Shape) -> Vec<Vec<Vec<LonLat>>> {
    match shape {
        Shape::Polygon(rings) => vec![rings],
        Shape::MultiPolygon(polygons) => polygons,
        Shape::LineString(_) | Shape::MultiLineString(_) => Vec::new(),
    }
}

fn lines(shape: Shape) -> Vec<Vec<LonLat>> {
    match shape {
        Shape::LineString(line) => vec![line],
        Shape::MultiLineString(lines) => lines,
        Shape::Polygon(rings) => rings,
        Shape::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
    }
}

/// All routes of the run; how each stands is that of the first regime.
#[must_use]
pub fn map(answer: &Comparison, corridor: &Corridor, ground: Ground) -> Map {
    let Some(regime) = answer.regimes.first() else {
        return Map::default();
    };
    let title = format!(
        "The routes compared, {} to {}",
        words::short_place(&answer.asked.pair.0),
        words::short_place(&answer.asked.pair.1)
    );
    let mut places: Vec<MapPlace> = Vec::new();
    let mut routes = Vec::new();
    for (index, route) in regime.routes.iter().enumerate() {
        let legs: Vec<&Leg> = route
            .facts
            .legs
            .iter()
            .filter_map(|id| corridor.leg(id).map(|leg| &corridor.legs[leg]))
            .collect();
        for leg in &legs {
            for end in [leg.from, leg.to] {
                let place = place(&corridor.places[end], answer);
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        routes.push(MapRoute {
            route: name(regime, index),
            legs: legs.iter().map(|leg| map_leg(leg, corridor)).collect(),
        });
    }
    let credit = if ground.credit.is_empty() {
        CREDIT.to_owned()
    } else {
        format!("{} {CREDIT}", ground.credit)
    };
    let mut heading = heading(answer, &answer.regimes, title);
    heading.caption = format!("{} {credit}", heading.caption);
    Map {
        heading,
        ground,
        routes,
        places,
        credit,
    }
}

fn place(place: &Place, answer: &Comparison) -> MapPlace {
    let is_end = place.name == answer.asked.pair.0 || place.name == answer.asked.pair.1;
    MapPlace {
        name: place.name.clone(),
        at: (place.lon, place.lat),
        node: match place.kind {
            PlaceKind::Port => node("port"),
            PlaceKind::Terminal => node("terminal"),
            PlaceKind::Border => node("border"),
            PlaceKind::Junction | PlaceKind::Canal | PlaceKind::Strait => Node::Junction,
        },
        rank: match place.kind {
            _ if is_end => 0,
            PlaceKind::Port | PlaceKind::Terminal => 1,
            PlaceKind::Border | PlaceKind::Canal => 2,
            PlaceKind::Junction | PlaceKind::Strait => 3,
        },
    }
}

fn map_leg(leg: &Leg, corridor: &Corridor) -> MapLeg {
    let ends = [leg.from, leg.to].map(|i| (corridor.places[i].lon, corridor.places[i].lat));
    let known = leg
        .line
        .as_ref()
        .and_then(|id| corridor.lines.iter().find(|(line, _)| line == id));
    MapLeg {
        id: leg.id.clone(),
        mode: drawn_as(leg.mode),
        planned: leg.planned,
        line: match known {
            Some((_, line)) => line.clone(),
            None if matches!(leg.mode, LegMode::Sea) => great_circle(ends[0], ends[1]),
            None => ends.to_vec(),
        },
    }
}

fn drawn_as(mode: LegMode) -> Mode {
    match mode {
        LegMode::Sea => Mode::Sea,
        LegMode::Canal => Mode::Canal,
        LegMode::Caspian => Mode::Caspian,
        LegMode::Ferry => Mode::Ferry,
        LegMode::River => Mode::River,
        LegMode::Road => Mode::Road,
        LegMode::Rail => Mode::Rail,
    }
}

/// Pieces of a great circle.
const PIECES: u32 = 32;

/// Points along the great circle between two places (spherical interpolation).
fn great_circle(from: LonLat, to: LonLat) -> Vec<LonLat> {
    let unit = |(lon, lat): LonLat| {
        let (lon, lat) = (lon.to_radians(), lat.to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (a, b) = (unit(from), unit(to));
    let dot: f64 = a.iter().zip(&b).map(|(x, y)| x * y).sum();
    let angle = dot.clamp(-1.0, 1.0).acos();
    if angle < 1e-9 {
        return vec![from, to];
    }
    (0..=PIECES)
        .map(|piece| {
            let share = f64::from(piece) / f64::from(PIECES);
            let (wa, wb) = (((1.0 - share) * angle).sin(), (share * angle).sin());
            let at = |i: usize| (wa * a[i] + wb * b[i]) / angle.sin();
            let lat = at(2).clamp(-1.0, 1.0).asin();
            (at(1).atan2(at(0)).to_degrees(), lat.to_degrees())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, corridor};

    #[test]
    fn the_layers_of_the_ground_are_told_apart_by_their_files() {
        let line = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kind":"disputed"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
            {"type":"Feature","properties":{"kind":"international"},"geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}}]}"#;
        let area = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;
        let files = [
            ("x/map/borders.geojson".to_owned(), line.to_vec()),
            ("x/map/land.geojson".to_owned(), area.to_vec()),
            ("x/lines.geojson".to_owned(), b"not read".to_vec()),
        ];
        let ground = ground(&files).unwrap();
        assert_eq!((ground.disputed.len(), ground.borders.len()), (1, 2));
        assert_eq!((ground.land.len(), ground.coast.len()), (1, 0));
    }

    #[test]
    fn a_map_prints_the_credit_of_its_ground_in_picture_and_caption() {
        let files = [(
            "x/map/credit.txt".to_owned(),
            b"Made with Old Charts, free to use.\n".to_vec(),
        )];
        let map = map(&comparison(), &corridor(), ground(&files).unwrap());
        let printed = format!("Made with Old Charts, free to use. {CREDIT}");
        assert_eq!(map.credit, printed);
        assert!(map.heading.caption.ends_with(&printed));
    }

    #[test]
    fn a_map_without_a_credit_prints_the_sentence_on_boundaries_alone() {
        let map = map(&comparison(), &corridor(), Ground::default());
        assert_eq!(map.credit, CREDIT);
        assert!(map.heading.caption.ends_with(CREDIT));
    }

    #[test]
    fn a_broken_map_names_its_file() {
        let files = [("x/map/land.geojson".to_owned(), b"{".to_vec())];
        let error = ground(&files).unwrap_err().to_string();
        assert!(error.starts_with("x/map/land.geojson: "), "{error}");
    }

    #[test]
    fn a_great_circle_along_the_equator_stays_on_it() {
        let line = great_circle((0.0, 0.0), (90.0, 0.0));
        // A quarter of the equator in 32 pieces: 2.8125 degrees each.
        assert_eq!(line.len(), 33);
        assert!((line[1].0 - 2.8125).abs() < 1e-9 && line[1].1.abs() < 1e-9);
    }
}
