//! The ground of a map: read from `GeoJSON`, and painted.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::ink::{Canvas, Colour, Dash, Fill, Rect, Stroke};
use super::projection::Projection;
use super::{Ground, LonLat, clip};

/// Refused: the text is no `GeoJSON` of the kind a map is made from.
#[derive(Debug, thiserror::Error)]
pub enum NotAMap {
    /// The text is not JSON.
    #[error("the map file is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It is JSON, but no collection of features.
    #[error("the map file has no list 'features': it must be a GeoJSON FeatureCollection")]
    NoFeatures,
}

/// One feature: a property reader and its parts (rings or lines).
struct Feature {
    properties: Value,
    geometry: Value,
}

impl Feature {
    fn word(&self, name: &str) -> Option<&str> {
        self.properties.get(name)?.as_str()
    }

    /// Polygons of the feature, each an outer ring and its holes.
    fn polygons(&self) -> Vec<Vec<Vec<LonLat>>> {
        let coordinates = &self.geometry["coordinates"];
        match self.geometry["type"].as_str() {
            Some("Polygon") => vec![list(coordinates, points)],
            Some("MultiPolygon") => list(coordinates, |polygon| list(polygon, points)),
            _ => Vec::new(),
        }
    }

    /// Lines of the feature.
    fn lines(&self) -> Vec<Vec<LonLat>> {
        let coordinates = &self.geometry["coordinates"];
        match self.geometry["type"].as_str() {
            Some("LineString") => vec![points(coordinates)],
            Some("MultiLineString") => list(coordinates, points),
            _ => Vec::new(),
        }
    }
}

fn list<T>(value: &Value, of: impl Fn(&Value) -> T) -> Vec<T> {
    value
        .as_array()
        .map(|items| items.iter().map(of).collect())
        .unwrap_or_default()
}

fn points(value: &Value) -> Vec<LonLat> {
    let point = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    value
        .as_array()
        .map(|items| items.iter().filter_map(point).collect())
        .unwrap_or_default()
}

fn features(geojson: &str) -> Result<Vec<Feature>, NotAMap> {
    let mut all: Value = serde_json::from_str(geojson)?;
    let Some(Value::Array(features)) = all.get_mut("features").map(Value::take) else {
        return Err(NotAMap::NoFeatures);
    };
    let feature = |mut f: Value| Feature {
        properties: f["properties"].take(),
        geometry: f["geometry"].take(),
    };
    Ok(features.into_iter().map(feature).collect())
}

impl Ground {
    /// The ground from four `GeoJSON` texts: land polygons, coastlines, inland water (where features tell a `detail`,
    /// the coarsest, `50m`, is taken), land borders (`kind` = `disputed` for those in dispute).
    ///
    /// # Errors
    /// [`NotAMap`] for the first text that is no `GeoJSON` collection.
    pub fn from_geojson(
        land: &str,
        coast: &str,
        water: &str,
        borders: &str,
    ) -> Result<Self, NotAMap> {
        let coarse =
            |feature: &Feature| feature.word("detail").is_none_or(|detail| detail == "50m");
        let borders = features(borders)?;
        let lines = |disputed: bool| {
            let chosen = borders
                .iter()
                .filter(|f| (f.word("kind") == Some("disputed")) == disputed);
            chosen.flat_map(Feature::lines).collect()
        };
        Ok(Ground {
            land: features(land)?.iter().flat_map(Feature::polygons).collect(),
            water: features(water)?
                .iter()
                .filter(|f| coarse(f))
                .flat_map(Feature::polygons)
                .collect(),
            coast: features(coast)?.iter().flat_map(Feature::lines).collect(),
            borders: lines(false),
            disputed: lines(true),
            credit: String::new(),
        })
    }

    /// Every line of a `GeoJSON` text by its property `id`, for [`super::MapLeg::line`].
    ///
    /// # Errors
    /// [`NotAMap`] if the text is no `GeoJSON` collection.
    pub fn lines_by_id(geojson: &str) -> Result<BTreeMap<String, Vec<LonLat>>, NotAMap> {
        let named = |f: &Feature| Some((f.word("id")?.to_owned(), f.lines().concat()));
        Ok(features(geojson)?.iter().filter_map(named).collect())
    }

    /// Paints the ground into the frame of the projection.
    pub(super) fn paint(&self, canvas: &Canvas, map: &Projection) {
        const SEA: Colour = Colour(0xee, 0xf4, 0xf9);
        const LAND: Colour = Colour(0xf3, 0xf0, 0xe8);
        const SHORE: Colour = Colour(0xb4, 0xb8, 0xb4);
        const BORDER: Colour = Colour(0xcd, 0xc6, 0xb6);
        canvas.rect(map.frame, Fill::new(SEA));
        let around = map.extent.grown(30.0, 14.0);
        let degrees = Rect::new(
            around.west,
            around.south,
            around.east - around.west,
            around.north - around.south,
        );
        let areas = |polygons: &[Vec<Vec<LonLat>>], colour: Colour| {
            for polygon in polygons {
                let ring = |ring: &Vec<LonLat>| {
                    let near = clip::ring(ring, &degrees);
                    let flat: Vec<_> = near.into_iter().map(|point| map.at(point)).collect();
                    clip::thinned(&clip::ring(&flat, &map.frame), 0.4)
                };
                let rings: Vec<_> = polygon
                    .iter()
                    .map(ring)
                    .filter(|ring| ring.len() > 2)
                    .collect();
                if !rings.is_empty() {
                    canvas.area(&rings, Fill::new(colour));
                }
            }
        };
        let lines = |lines: &[Vec<LonLat>], stroke: Stroke| {
            for line in lines {
                for near in clip::line(line, &degrees) {
                    let flat: Vec<_> = near.into_iter().map(|point| map.at(point)).collect();
                    for piece in clip::line(&flat, &map.frame) {
                        canvas.line(&clip::thinned(&piece, 0.4), stroke);
                    }
                }
            }
        };
        areas(&self.land, LAND);
        areas(&self.water, SEA);
        lines(&self.borders, Stroke::new(BORDER, 0.5));
        lines(&self.disputed, Stroke::new(BORDER, 0.5).dashed(Dash::Short));
        lines(&self.coast, Stroke::new(SHORE, 0.45));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_with_a_hole_and_named_lines_are_read() {
        let land = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
            {"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[4,2],[5,2],[5,3],[4,2]]]}}]}"#;
        let none = r#"{"features":[]}"#;
        let borders = r#"{"features":[
            {"properties":{"kind":"disputed"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
            {"properties":{"kind":"international"},"geometry":{"type":"MultiLineString","coordinates":[[[5,6],[7,8]]]}}]}"#;
        let ground = Ground::from_geojson(land, none, none, borders).unwrap();
        assert_eq!(ground.land[0].len(), 2);
        assert_eq!(ground.disputed, [vec![(1.0, 2.0), (3.0, 4.0)]]);
        assert_eq!(ground.borders, [vec![(5.0, 6.0), (7.0, 8.0)]]);
        let lines = r#"{"features":[{"properties":{"id":"rail-a-b"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}"#;
        assert_eq!(
            Ground::lines_by_id(lines).unwrap()["rail-a-b"],
            [(1.0, 2.0), (3.0, 4.0)]
        );
    }

    #[test]
    fn what_is_no_map_is_refused_with_a_reason() {
        assert!(matches!(
            Ground::lines_by_id("{}"),
            Err(NotAMap::NoFeatures)
        ));
        assert!(matches!(Ground::lines_by_id("land"), Err(NotAMap::Json(_))));
    }
}
