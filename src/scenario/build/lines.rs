//! Route lines of the map.

use serde_json::Value;

use crate::corridor::Leg;
use crate::scenario::Problem;
use crate::scenario::problem::nearest;

/// A line: its id and its points (longitude, latitude).
pub(in crate::scenario) type Line = (String, Vec<(f64, f64)>);

/// Reads the `LineString` features of the files; a later file replaces lines by id.
pub(in crate::scenario) fn lines(files: &[(String, Vec<u8>)]) -> (Vec<Line>, Vec<Problem>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut problems = Vec::new();
    for (file, bytes) in files {
        let document: Value = match serde_json::from_slice(bytes) {
            Ok(document) => document,
            Err(error) => {
                let what = format!("the file is not JSON: {error}");
                problems.push(Problem::of_file(file, what, "Save it as GeoJSON"));
                continue;
            }
        };
        let Some(features) = document.get("features").and_then(Value::as_array) else {
            let what = "the file has no features";
            problems.push(Problem::of_file(
                file,
                what,
                "Save it as a GeoJSON FeatureCollection",
            ));
            continue;
        };
        for (position, feature) in features.iter().enumerate() {
            match line(feature) {
                Ok(line) => match lines.iter_mut().find(|known| known.0 == line.0) {
                    Some(known) => *known = line,
                    None => lines.push(line),
                },
                Err(what) => problems.push(Problem::of_file(
                    file,
                    format!("feature {}: {what}", position + 1),
                    "Write a LineString with properties.id and points [longitude, latitude]",
                )),
            }
        }
    }
    (lines, problems)
}

fn line(feature: &Value) -> Result<Line, &'static str> {
    let id = feature
        .pointer("/properties/id")
        .and_then(Value::as_str)
        .ok_or("it has no id")?;
    if feature.pointer("/geometry/type").and_then(Value::as_str) != Some("LineString") {
        return Err("it is no LineString");
    }
    let points = feature
        .pointer("/geometry/coordinates")
        .and_then(Value::as_array)
        .ok_or("it has no points")?;
    let points: Option<Vec<(f64, f64)>> = points
        .iter()
        .map(|point| {
            let (lon, lat) = (point.get(0)?.as_f64()?, point.get(1)?.as_f64()?);
            (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some((lon, lat))
        })
        .collect();
    match points {
        Some(points) if points.len() >= 2 => Ok((id.to_owned(), points)),
        Some(_) => Err("it has fewer than two points"),
        None => Err("a point is out of range"),
    }
}

/// Legs whose line is not among the lines are problems; legs without a line are remarked.
pub(in crate::scenario) fn match_legs(
    legs: &[Leg],
    lines: &[Line],
    place_of: impl Fn(&str) -> (String, u32),
) -> (Vec<Problem>, Vec<String>) {
    let mut problems = Vec::new();
    let mut without = Vec::new();
    for leg in legs {
        let Some(id) = &leg.line else {
            without.push(leg.id.as_str());
            continue;
        };
        if lines.is_empty() || lines.iter().any(|line| line.0 == *id) {
            continue;
        }
        let near = nearest(id, lines.iter().map(|line| line.0.as_str()), 3);
        let (file, row) = place_of(&leg.id);
        problems.push(
            Problem::of_file(
                &file,
                format!(
                    "'{id}' is no line of lines.geojson. Nearest: {}",
                    near.join(", ")
                ),
                "Write one of them, add the line, or empty the cell",
            )
            .at_row(row)
            .at_column("line"),
        );
    }
    let remarks = if without.is_empty() {
        Vec::new()
    } else {
        vec![format!(
            "legs without a line on the map, drawn straight: {}",
            without.join(", ")
        )]
    };
    (problems, remarks)
}
