//! Week by week: what each week of departure brings, several departures in the same worlds (chart 14).

use rayon::prelude::*;

use super::compare::{NoComparison, Work};
use super::disruption::{Shading, Timeline, WeekOfRoute};
use super::prepare::Prepared;
use crate::route::{Clock, Stretching};
use crate::scenario::RegimeCase;
use crate::sim::{BLOCK, Desk, Frame, Group, Seed, Window, World, reckon};
use crate::stats::Status;
use crate::time::{DAY_H, Instant};

const WEEK_H: f64 = 7.0 * DAY_H;

/// Hours of each trial on each route; not a number where it does not arrive.
type Hours = Vec<Vec<f64>>;

/// One week: what is told of each route, and the hours behind it.
struct Departures {
    routes: Vec<WeekOfRoute>,
    hours: Hours,
}

/// The timeline of a regime at its best values; `None` when none was asked for.
///
/// Worlds begin with the first week. Each week's shipments have draws of their own; shared shocks, closures, seasons
/// and the phases of services are those of the world, so that departures near one another suffer together.
///
/// # Errors
/// That it was cancelled.
pub(super) fn timeline(
    prepared: &Prepared<'_>,
    case: usize,
    group: &Group,
    offered: &[bool],
    work: &Work<'_>,
) -> Result<Option<Timeline>, NoComparison> {
    let run = &prepared.question.run;
    let window = prepared.window();
    let whole = ((window.to_h - window.from_h) / WEEK_H + 1e-9).floor() as u32;
    let weeks = run.departures.min(whole.max(1));
    if weeks == 0 {
        return Ok(None);
    }
    let calendar = Calendar {
        prepared,
        group,
        offered,
        from_h: window.from_h,
        length_h: f64::from(weeks) * WEEK_H + prepared.setting(false).horizon_h,
    };
    let found: Option<Vec<Departures>> = (0..weeks)
        .into_par_iter()
        .map(|week| (!work.is_cancelled()).then(|| calendar.week(week)))
        .collect();
    let found = found.ok_or(NoComparison::Cancelled)?;
    let routes = (0..group.programs.len())
        .map(|route| found.iter().map(|week| week.routes[route]).collect())
        .collect();
    let neighbours = (0..group.programs.len())
        .map(|route| {
            let hours: Vec<&[f64]> = found.iter().map(|week| &week.hours[route][..]).collect();
            neighbours(&hours)
        })
        .collect();
    let starts: Vec<f64> = (0..weeks).map(|week| calendar.start(week)).collect();
    let end_h = calendar.start(weeks);
    Ok(Some(Timeline {
        weeks: starts.iter().map(|&start| iso(start)).collect(),
        routes,
        worlds: BLOCK as u64,
        shadings: shadings(
            prepared,
            &prepared.question.regimes[case],
            group,
            (window.from_h, end_h),
        ),
        neighbours,
    }))
}

struct Calendar<'a> {
    prepared: &'a Prepared<'a>,
    group: &'a Group,
    offered: &'a [bool],
    from_h: f64,
    length_h: f64,
}

impl Calendar<'_> {
    fn start(&self, week: u32) -> f64 {
        self.from_h + f64::from(week) * WEEK_H
    }

    fn week(&self, week: u32) -> Departures {
        let prepared = self.prepared;
        let hazards = &prepared.hazards;
        let window = Window {
            from_h: self.start(week),
            to_h: self.start(week + 1),
        };
        let mut world = World::blank(hazards).within(Frame {
            from_h: Some(self.from_h),
            length_h: self.length_h,
        });
        let seed = Seed(prepared.question.run.seed);
        world.draw_departure(hazards, seed, (0, u64::from(week)), window);
        world.meet(&self.group.conditions);
        let mut desk = Desk::default();
        let mut hours = Hours::new();
        let mut routes = Vec::new();
        for program in &self.group.programs {
            reckon(program, &world, prepared.risk(), false, &mut desk);
            let share = |is: &dyn Fn(usize) -> bool| {
                (0..BLOCK).filter(|&lane| is(lane)).count() as f64 / BLOCK as f64
            };
            let ends = |status: Status| share(&|lane| desk.status()[lane] == status);
            let arrived = |lane: usize| desk.status()[lane] == Status::Arrived;
            let of_route: Vec<f64> = (0..BLOCK)
                .map(|lane| {
                    if arrived(lane) {
                        desk.time_h()[lane]
                    } else {
                        f64::NAN
                    }
                })
                .collect();
            routes.push(WeekOfRoute {
                time_h: quantiles(&of_route),
                arrived: ends(Status::Arrived),
                stranded: ends(Status::Stranded),
                not_eligible: ends(Status::NotEligible),
                first: 0.0,
                available: share(&|lane| desk.open_at_ready()[lane]),
            });
            hours.push(of_route);
        }
        for lane in 0..BLOCK {
            if let Some(first) = first(&hours, self.offered, lane) {
                routes[first].first += 1.0 / BLOCK as f64;
            }
        }
        Departures { routes, hours }
    }
}

/// The offered route that arrives first in one trial; of those in the same minute the first of the run.
fn first(hours: &Hours, offered: &[bool], lane: usize) -> Option<usize> {
    let minutes = |route: usize| (hours[route][lane] * 60.0).round();
    (0..hours.len())
        .filter(|&route| offered[route] && hours[route][lane].is_finite())
        .min_by(|&one, &other| minutes(one).total_cmp(&minutes(other)))
}

/// P10, P50, P90 of those that arrive, each the least value that so large a share does not exceed.
fn quantiles(hours: &[f64]) -> Option<[f64; 3]> {
    let mut rising: Vec<f64> = hours.iter().copied().filter(|h| h.is_finite()).collect();
    rising.sort_by(f64::total_cmp);
    let last = rising.len().checked_sub(1)?;
    Some([0.1, 0.5, 0.9].map(|p| {
        let rank = (p * rising.len() as f64).ceil() as usize;
        rising[rank.saturating_sub(1).min(last)]
    }))
}

/// Correlation of the hours of neighbouring departures over the worlds in which both arrive: the mean of products of
/// deviations from each week's mean, over all pairs of weeks, over the product of the standard deviations.
fn neighbours(weeks: &[&[f64]]) -> Option<f64> {
    let (mut product, mut squares) = (0.0, [0.0, 0.0]);
    for pair in weeks.windows(2) {
        let both: Vec<(f64, f64)> = pair[0]
            .iter()
            .zip(pair[1])
            .map(|(&one, &other)| (one, other))
            .filter(|(one, other)| one.is_finite() && other.is_finite())
            .collect();
        let count = both.len().max(1) as f64;
        let mean = both.iter().fold((0.0, 0.0), |sum, both| {
            (sum.0 + both.0 / count, sum.1 + both.1 / count)
        });
        for (one, other) in both {
            let (a, b) = (one - mean.0, other - mean.1);
            product += a * b;
            squares[0] += a * a;
            squares[1] += b * b;
        }
    }
    let spread = (squares[0] * squares[1]).sqrt();
    (spread > 0.0).then(|| product / spread)
}

/// Stretches of the calendar in which something that a route meets is in force: closures of the regime, and seasons
/// by their usual dates.
fn shadings(
    prepared: &Prepared<'_>,
    case: &RegimeCase,
    group: &Group,
    (from_h, to_h): (f64, f64),
) -> Vec<Shading> {
    let corridor = &prepared.question.corridor;
    let regime = &corridor.regimes[case.regime];
    let shade = |name: &str, (starts, ends): (f64, f64), is_closure: bool| {
        let (starts, ends) = (starts.max(from_h), ends.min(to_h));
        (starts < ends).then(|| Shading {
            name: name.to_owned(),
            from: iso(starts),
            to: iso(ends - 1.0 / 60.0),
            is_closure,
        })
    };
    let met = &group.conditions;
    let closures = regime
        .closures
        .iter()
        .filter(|&&row| met.closings[row].is_some());
    let closures = closures.filter_map(|&row| {
        let closure = &corridor.closures[row];
        let always = (f64::NEG_INFINITY, f64::INFINITY);
        shade(&closure.name, closure.dated.unwrap_or(always), true)
    });
    let seasons = met.seasons.iter().zip(&corridor.seasons);
    let seasons = seasons.flat_map(|(clock, season)| {
        clock
            .iter()
            .flat_map(slow)
            .filter_map(|stretch| shade(&season.name, stretch, false))
            .collect::<Vec<_>>()
    });
    closures.chain(seasons).collect()
}

/// Stretches of time in which a season makes work slower, from turn to turn by the usual dates.
fn slow(clock: &Clock) -> Vec<(f64, f64)> {
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for (at, turn) in clock.turns.iter().enumerate() {
        let slows = match turn.stretch {
            Stretching::Known(factor) => factor > 1.0,
            Stretching::Drawn(_) => true,
        };
        let until = clock
            .turns
            .get(at + 1)
            .map_or(f64::INFINITY, |next| next.at_h);
        match stretches.last_mut() {
            Some(last) if slows && last.1 == turn.at_h => last.1 = until,
            _ if slows => stretches.push((turn.at_h, until)),
            _ => {}
        }
    }
    stretches
}

fn iso(instant_h: f64) -> String {
    Instant::try_from(instant_h).map_or_else(
        |_| String::new(),
        |instant| instant.local(0.0).date().to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departures_that_go_up_and_down_together_are_correlated() {
        // Deviations (-1, 0, 1) and (-2, 0, 2), then (-2, 0, 2) and (2, 0, -2): products 4 and -8, squares 2 + 8 and
        // 8 + 8; the trial that does not arrive in the second week is left out.
        let weeks: [&[f64]; 3] = [
            &[9.0, 10.0, 11.0, 50.0],
            &[8.0, 10.0, 12.0, f64::NAN],
            &[12.0, 10.0, 8.0, 90.0],
        ];
        let told = neighbours(&weeks).unwrap();
        assert!((told - -4.0 / (10.0_f64 * 16.0).sqrt()).abs() < 1e-12);
        assert_eq!(neighbours(&weeks[..1]), None);
    }

    #[test]
    fn the_first_to_arrive_is_an_offered_route_that_arrives_and_ties_go_to_the_run_s_order() {
        let hours = vec![vec![100.001, f64::NAN], vec![100.0, 90.0], vec![50.0, 50.0]];
        assert_eq!(first(&hours, &[true, true, false], 0), Some(0));
        assert_eq!(first(&hours, &[true, true, false], 1), Some(1));
        assert_eq!(first(&hours, &[true, false, false], 1), None);
    }

    #[test]
    fn a_quantile_is_the_least_value_that_so_large_a_share_does_not_exceed() {
        let hours: Vec<f64> = (1..=10).map(f64::from).chain([f64::NAN]).collect();
        assert_eq!(quantiles(&hours), Some([1.0, 5.0, 9.0]));
        assert_eq!(quantiles(&[f64::NAN]), None);
    }
}
