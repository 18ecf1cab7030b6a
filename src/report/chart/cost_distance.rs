//! The cost-distance chart: the slope is money per kilometre, a vertical is what a stop costs.

use super::along::{Along, Step, Trace};
use super::answer::Spread;
use super::heading::{Heading, RouteName};
use super::ink::{Drawing, Look, Table, exact, grouped, money, short_money};
use super::journey::{Band, Reach};

/// One point of a route: a place before or after what is paid there.
#[derive(Clone, Debug, PartialEq)]
pub struct CostPoint {
    /// Kilometres from the origin; never falls from point to point.
    pub km: f64,
    /// Cumulative money paid.
    pub paid: Band,
    /// Cumulative generalised cost of a trial (money plus value of time x time), if it is shown.
    pub generalised: Option<Band>,
    /// How it was reached.
    pub reach: Reach,
}

/// One route along its distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostTrack {
    /// Which route.
    pub route: RouteName,
    /// The points, from the origin on; the first is [`Reach::Start`].
    pub points: Vec<CostPoint>,
    /// Money paid at arrival, as the summary has it.
    pub paid: Spread,
    /// P25 and P75 of the money paid at arrival.
    pub quartiles: (f64, f64),
    /// Share (0 to 1) of the shipments that keep to this way: the points are of these alone; none where all do.
    pub planned: Option<f64>,
}

/// Everything the cost-distance chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostDistance {
    /// The words around it.
    pub heading: Heading,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
    /// The routes, in the run's order.
    pub tracks: Vec<CostTrack>,
}

/// Draws the cost-distance chart.
#[must_use]
pub fn draw(input: &CostDistance, look: &Look) -> Drawing {
    let unit = input.money.split_whitespace().next().unwrap_or_default();
    let generalised = input
        .tracks
        .iter()
        .flat_map(|track| &track.points)
        .any(|point| point.generalised.is_some());
    let along = Along {
        heading: &input.heading,
        title: input.money.clone(),
        traces: input
            .tracks
            .iter()
            .filter(|track| !track.points.is_empty())
            .map(|track| trace(track, unit))
            .collect(),
        dash_is_mode: false,
        second: generalised.then_some("with the value of time (generalised cost of a trial)"),
        tick: short_money,
        length: &|value| format!("{} {unit}", money(value)),
    };
    along.draw(look, table(input))
}

fn trace<'a>(track: &'a CostTrack, unit: &str) -> Trace<'a> {
    let Spread { p5, p50, p95, .. } = track.paid;
    let (p25, p75) = track.quartiles;
    let km = track.points.last().map_or(0.0, |point| point.km);
    let step = |point: &'a CostPoint| Step {
        km: point.km,
        band: point.paid,
        second: point.generalised.map(|band| band.p50),
        reach: &point.reach,
    };
    Trace {
        route: &track.route,
        steps: track.points.iter().map(step).collect(),
        fives: [p5, p25, p50, p75, p95],
        end: format!(
            "{} km | {} {unit} ({}–{})",
            grouped(km, 0),
            money(p50),
            money(p5),
            money(p95)
        ),
        planned: track.planned,
    }
}

fn table(input: &CostDistance) -> Table {
    let mut names = vec![
        "route",
        "label",
        "standing",
        "km",
        "reached_by",
        "place",
        "paid_p10",
        "paid_p50",
        "paid_p90",
    ];
    names.extend(["generalised_p50", "unit", "share_of_shipments"]);
    let mut table: Table = vec![names.into_iter().map(String::from).collect()];
    for track in &input.tracks {
        for point in &track.points {
            let mut row = track.route.cells().to_vec();
            row.push(exact(point.km));
            row.extend(point.reach.cells());
            row.extend([point.paid.p10, point.paid.p50, point.paid.p90].map(exact));
            row.push(
                point
                    .generalised
                    .map_or_else(String::new, |band| exact(band.p50)),
            );
            row.push(input.money.clone());
            row.push(exact(track.planned.unwrap_or(1.0)));
            table.push(row);
        }
    }
    table
}
