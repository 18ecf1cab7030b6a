//! The time-distance chart: a slope is progress, a vertical is time lost at a stop.

use super::along::{Along, Step, Trace};
use super::answer::Spread;
use super::heading::{Heading, RouteName};
use super::ink::{Clock, Drawing, Look, Table, exact, grouped};
use super::journey::{Band, Reach};

/// One point of a route: a place before or after what happens there.
#[derive(Clone, Debug, PartialEq)]
pub struct TimePoint {
    /// Kilometres from the origin; never falls from point to point.
    pub km: f64,
    /// Cumulative hours since the clock opened (quantiles of the cumulative time, not sums of quantiles).
    pub time_h: Band,
    /// How it was reached.
    pub reach: Reach,
}

/// One route along its distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeTrack {
    /// Which route.
    pub route: RouteName,
    /// The points, from the origin on; the first is [`Reach::Start`].
    pub points: Vec<TimePoint>,
    /// Hours at arrival, as the summary has them.
    pub arrival_h: Spread,
    /// P25 and P75 at arrival, hours.
    pub quartiles_h: (f64, f64),
    /// Share (0 to 1) of the shipments that keep to this way: the points are of these alone; none where all do.
    pub planned: Option<f64>,
}

/// Everything the time-distance chart shows. With one track, it is coloured by mode and its stops are named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeDistance {
    /// The words around it.
    pub heading: Heading,
    /// The routes, in the run's order.
    pub tracks: Vec<TimeTrack>,
}

/// Draws the time-distance chart.
#[must_use]
pub fn draw(input: &TimeDistance, look: &Look) -> Drawing {
    let longest = input
        .tracks
        .iter()
        .map(|track| track.arrival_h.p95)
        .fold(0.0, f64::max);
    let clock = Clock::for_longest(longest);
    let trace = |track| trace(track, clock);
    let along = Along {
        heading: &input.heading,
        title: format!("{} since the clock opened", clock.word()),
        traces: input
            .tracks
            .iter()
            .filter(|track| !track.points.is_empty())
            .map(trace)
            .collect(),
        dash_is_mode: true,
        second: None,
        tick: |value| grouped(value, 0),
        length: &|value| match clock {
            Clock::Hours => clock.span(value),
            Clock::Days => clock.span(value * 24.0),
        },
    };
    along.draw(look, table(input))
}

fn trace(track: &TimeTrack, clock: Clock) -> Trace<'_> {
    let step = |point: &'_ TimePoint| {
        let Band { p10, p50, p90 } = point.time_h;
        Band {
            p10: clock.of(p10),
            p50: clock.of(p50),
            p90: clock.of(p90),
        }
    };
    let Spread { p5, p50, p95, .. } = track.arrival_h;
    let (p25, p75) = track.quartiles_h;
    let km = track.points.last().map_or(0.0, |point| point.km);
    Trace {
        route: &track.route,
        steps: track
            .points
            .iter()
            .map(|point| Step {
                km: point.km,
                band: step(point),
                second: None,
                reach: &point.reach,
            })
            .collect(),
        fives: [p5, p25, p50, p75, p95].map(|hours| clock.of(hours)),
        end: format!(
            "{} km | {}",
            grouped(km, 0),
            clock.span_with(p50, (p5, p95))
        ),
        planned: track.planned,
    }
}

fn table(input: &TimeDistance) -> Table {
    let names = [
        "route",
        "label",
        "standing",
        "km",
        "reached_by",
        "place",
        "time_h_p10",
        "time_h_p50",
        "time_h_p90",
        "share_of_shipments",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for track in &input.tracks {
        for point in &track.points {
            let mut row = track.route.cells().to_vec();
            row.push(exact(point.km));
            row.extend(point.reach.cells());
            row.extend([point.time_h.p10, point.time_h.p50, point.time_h.p90].map(exact));
            row.push(exact(track.planned.unwrap_or(1.0)));
            table.push(row);
        }
    }
    table
}
