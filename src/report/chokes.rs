//! What a matrix of choke points comes to: what leaves most routes without a way, what costs most days.

use crate::report::words;
use crate::study::disruption::{ChokeMatrix, ChokePoint, IfClosed};

/// How many of the offered routes a closed point leaves without a way.
pub(super) fn ends(matrix: &ChokeMatrix, offered: &[bool], point: usize) -> usize {
    let routes = matrix.cells.iter().zip(offered);
    routes
        .filter(|(cells, offered)| **offered && cells.get(point) == Some(&IfClosed::NoRoute))
        .count()
}

/// What leaves the most offered routes without a way, in words (`closing Hormuz`), and how many routes.
pub(super) fn most_ended(matrix: &ChokeMatrix, offered: &[bool]) -> Option<(String, usize)> {
    let counts = (0..matrix.points.len()).map(|point| ends(matrix, offered, point));
    let counts: Vec<usize> = counts.collect();
    let most = *counts.iter().max()?;
    let points = matrix.points.iter().zip(&counts);
    let tied: Vec<&ChokePoint> = points
        .filter(|(_, count)| **count == most)
        .map(|(point, _)| point)
        .collect();
    Some((closing(&tied), most))
}

/// `closing Hormuz or Suez`; closures by their own names, which say that something is shut.
fn closing(points: &[&ChokePoint]) -> String {
    if points.len() > 3 {
        return format!("any of {} closures", points.len());
    }
    let mut places = points.iter().filter(|point| !point.is_closure).peekable();
    let closing = if places.peek().is_some() {
        "closing "
    } else {
        ""
    };
    let places = places.map(|point| point.name.as_str());
    let closures = points.iter().filter(|point| point.is_closure);
    let names: Vec<&str> = places
        .chain(closures.map(|point| point.name.as_str()))
        .collect();
    format!("{closing}{}", names.join(" or "))
}

/// What takes most days more, as a mean over the offered routes that pass it and have a way round, in words, and
/// these days in words.
pub(super) fn most_days(matrix: &ChokeMatrix, offered: &[bool]) -> Option<(String, String)> {
    let mean = |point: usize| {
        let rows = matrix.cells.iter().zip(offered);
        let days: Vec<f64> = rows
            .filter(|(_, offered)| **offered)
            .filter_map(|(cells, _)| match cells.get(point) {
                Some(IfClosed::Extra { days, .. }) => Some(*days),
                _ => None,
            })
            .collect();
        (!days.is_empty()).then(|| days.iter().sum::<f64>() / days.len() as f64)
    };
    let points = matrix.points.iter().enumerate();
    let means: Vec<(&ChokePoint, f64)> = points
        .filter_map(|(point, named)| Some((named, mean(point)?)))
        .collect();
    let most = means.iter().map(|(_, days)| *days).reduce(f64::max)?;
    let most = words::days(24.0 * most);
    let tied = means
        .iter()
        .filter(|(_, days)| words::days(24.0 * days) == most)
        .map(|(point, _)| *point);
    Some((closing(&tied.collect::<Vec<_>>()), most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::disrupted;

    fn case() -> (ChokeMatrix, Vec<bool>) {
        let regime = disrupted().regimes.remove(0);
        let offered = regime.routes.iter().map(|route| route.offered).collect();
        (regime.matrix.unwrap(), offered)
    }

    #[test]
    fn what_ends_most_routes_is_named_as_it_is_a_place_or_a_closure() {
        let (mut matrix, offered) = case();
        // The pass and the coastal ship have no way without the pass.
        assert_eq!(
            most_ended(&matrix, &offered),
            Some(("Snow on the high pass".into(), 2))
        );
        matrix.points[1].is_closure = false;
        let (words, _) = most_ended(&matrix, &offered).unwrap();
        assert_eq!(words, "closing Snow on the high pass");
    }

    #[test]
    fn points_that_end_as_many_routes_are_named_together() {
        let (mut matrix, mut offered) = case();
        offered.fill(false);
        assert_eq!(
            most_ended(&matrix, &offered),
            Some(("closing Canal or Snow on the high pass".into(), 0))
        );
        matrix.points = (0..4).map(|_| matrix.points[0].clone()).collect();
        let (words, _) = most_ended(&matrix, &offered).unwrap();
        assert_eq!(words, "any of 4 closures");
    }

    #[test]
    fn what_costs_most_days_is_a_mean_over_the_routes_that_have_a_way_round() {
        let (matrix, offered) = case();
        assert_eq!(
            most_days(&matrix, &offered),
            Some(("closing Canal".into(), "9.0".into()))
        );
    }
}
