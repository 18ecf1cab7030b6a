//! What a matrix of choke points comes to: which place leaves most routes without a way, which costs most days.

use crate::study::disruption::{ChokeMatrix, IfClosed};

/// How many of the offered routes a closed place leaves without a way.
pub(super) fn ends(matrix: &ChokeMatrix, offered: &[bool], point: usize) -> usize {
    let routes = matrix.cells.iter().zip(offered);
    routes
        .filter(|(cells, offered)| **offered && cells.get(point) == Some(&IfClosed::NoRoute))
        .count()
}

/// The places that leave the most offered routes without a way, in words, and how many routes.
pub(super) fn most_ended(matrix: &ChokeMatrix, offered: &[bool]) -> Option<(String, usize)> {
    let counts = (0..matrix.points.len()).map(|point| ends(matrix, offered, point));
    let counts: Vec<usize> = counts.collect();
    let most = *counts.iter().max()?;
    let names: Vec<&str> = matrix
        .points
        .iter()
        .zip(&counts)
        .filter(|(_, count)| **count == most)
        .map(|(point, _)| point.name.as_str())
        .collect();
    let words = match names.as_slice() {
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} or {other}"),
        [one, other, third] => format!("{one}, {other} or {third}"),
        all => format!("any of {} places", all.len()),
    };
    Some((words, most))
}

/// The place whose closing takes most days more, as a mean over the offered routes that pass it.
pub(super) fn most_days<'a>(matrix: &'a ChokeMatrix, offered: &[bool]) -> Option<(&'a str, f64)> {
    let mean = |point: usize| {
        let rows = matrix
            .cells
            .iter()
            .zip(offered)
            .filter(|(_, offered)| **offered);
        let days: Vec<f64> = rows
            .filter_map(|(cells, _)| match cells.get(point) {
                Some(IfClosed::Extra { days, .. }) => Some(*days),
                _ => None,
            })
            .collect();
        (!days.is_empty()).then(|| days.iter().sum::<f64>() / days.len() as f64)
    };
    let places = matrix.points.iter().enumerate();
    places
        .filter_map(|(point, place)| Some((place.name.as_str(), mean(point)?)))
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
}
