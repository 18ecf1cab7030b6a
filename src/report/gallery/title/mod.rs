//! Titles that state a finding: one or two numbers of the run, in at most two lines of a page.

use std::cmp::Ordering;

use super::{Stack, keeps_to_plan};
use crate::corridor::{CostLine, Part};
use crate::report::chart::Heading;
use crate::report::chokes::{ends, most_days, most_ended};
use crate::report::words;
use crate::study::disruption::{ChokeMatrix, WeekOfRoute};
use crate::study::finding::{Comparison, Estimate, RegimeFinding, RouteFinding};

/// Does this part of time move the box, or this line of cost pay for moving it?
pub(super) fn moves(part: &str) -> bool {
    let paid = [CostLine::Freight, CostLine::Fuel].map(CostLine::words);
    let moving = |of: &Part| matches!(of, Part::Moving(_)) && of.words() == part;
    paid.contains(&part) || Part::ALL.iter().any(moving)
}

/// Lines that a title may take on a page.
const LINES: usize = 2;

/// The route that the titles are about, and the reference where that is another one.
fn subject(regime: &RegimeFinding) -> Option<(&RouteFinding, Option<&RouteFinding>)> {
    let reference = regime.reference.map(|index| &regime.routes[index]);
    match regime.alternative() {
        Some(index) => Some((&regime.routes[index], reference)),
        None => reference.map(|route| (route, None)),
    }
}

/// The first of these that fits, else the last.
fn fitting<const N: usize>(titles: [String; N]) -> String {
    let last = titles[N - 1].clone();
    let mut fitting = titles
        .into_iter()
        .filter(|title| !title.is_empty() && Heading::title_lines(title) <= LINES);
    fitting.next().unwrap_or(last)
}

/// The finding about the alternative beside the reference, about it alone, or what the picture is about.
fn told(
    regime: &RegimeFinding,
    about: &str,
    finding: impl Fn(&RouteFinding) -> Option<String>,
    beside: impl Fn(&RouteFinding) -> Option<String>,
) -> String {
    let Some((route, reference)) = subject(regime) else {
        return about.to_owned();
    };
    let Some(alone) = finding(route) else {
        return about.to_owned();
    };
    let alone = format!("{} {alone}", words::named(&route.label));
    let both = reference
        .and_then(beside)
        .map_or(String::new(), |beside| format!("{alone}, {beside}"));
    fitting([both, alone, about.to_owned()])
}

/// `High pass (lorry) takes 9.4 days for 3,370 km, the reference 31 for 15,300`.
pub(super) fn time_distance(regime: &RegimeFinding) -> String {
    let days = |route: &RouteFinding| words::days(route.time_h.p50.value);
    let km = |route: &RouteFinding| words::kilometres(route.facts.km);
    told(
        regime,
        "Where each route is, day by day",
        |route| {
            let told = format!("takes {} days for {} km", days(route), km(route));
            keeps_to_plan(route).then_some(told)
        },
        |route| {
            let told = format!("the reference {} for {}", days(route), km(route));
            keeps_to_plan(route).then_some(told)
        },
    )
}

/// `High pass (lorry) costs USD 8,700 for 3,370 km, the reference 4,300 for 15,300`.
pub(super) fn cost_distance(regime: &RegimeFinding) -> String {
    let usd = |route: &RouteFinding| words::money(route.cost_usd.p50.value);
    let km = |route: &RouteFinding| words::kilometres(route.facts.km);
    told(
        regime,
        "Where the money is paid along each route",
        |route| {
            let told = format!("costs USD {} for {} km", usd(route), km(route));
            keeps_to_plan(route).then_some(told)
        },
        |route| {
            let told = format!("the reference {} for {}", usd(route), km(route));
            keeps_to_plan(route).then_some(told)
        },
    )
}

/// `High pass (lorry) stands still for 3.3 of its 9.7 days, the reference for 11 of 32`; for money the greatest line.
pub(super) fn composition(regime: &RegimeFinding, stack: Stack) -> String {
    match stack {
        Stack::Time => {
            let standing = |route: &RouteFinding| {
                let still = sum(&route.parts_h, |part| !moves(part));
                (words::days(still), words::days(route.time_h.mean.value))
            };
            told(
                regime,
                "Where the time goes, on average",
                |route| {
                    let (still, all) = standing(route);
                    Some(format!("stands still for {still} of its {all} days"))
                },
                |route| {
                    let (still, all) = standing(route);
                    Some(format!("the reference for {still} of {all}"))
                },
            )
        }
        Stack::Money => {
            let total = |route: &RouteFinding| words::money(route.cost_usd.mean.value);
            told(
                regime,
                "Where the money goes, on average",
                |route| {
                    let (line, usd) = route
                        .lines_usd
                        .iter()
                        .max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))?;
                    let (usd, all) = (words::money(usd.value), total(route));
                    Some(format!("costs USD {all}, of which {line} {usd}"))
                },
                |route| Some(format!("the reference costs USD {}", total(route))),
            )
        }
    }
}

/// `High pass (lorry) brings 86 of 100 within 35 days, the reference 41`, or the days until 95 of 100 have arrived.
pub(super) fn arrival(answer: &Comparison, regime: &RegimeFinding) -> String {
    let about = "How many have arrived, day by day";
    if let Some(due) = answer.asked.due_d {
        let due = words::days(24.0 * due);
        let on_time = |route: &RouteFinding| route.on_time.map(|p| words::of_100(p.value));
        return told(
            regime,
            about,
            |route| on_time(route).map(|p| format!("brings {p} of 100 within {due} days")),
            |route| on_time(route).map(|p| format!("the reference {p}")),
        );
    }
    let days = |route: &RouteFinding| words::days(route.time_h.p95.value);
    told(
        regime,
        about,
        |route| Some(format!("takes up to {} days for 95 of 100", days(route))),
        |route| Some(format!("the reference up to {}", days(route))),
    )
}

/// `High pass (lorry) arrives before Canal (by sea) in 71 of 100 paired shipments`.
pub(super) fn difference(route: &RouteFinding, reference: &RouteFinding, share: f64) -> String {
    let (name, share) = (words::named(&route.label), words::of_100(share));
    fitting([
        format!(
            "{name} arrives before {} in {share} of 100 paired shipments",
            words::named(&reference.label)
        ),
        format!("{name} arrives before the reference in {share} of 100 paired shipments"),
        format!("{name} before the reference in {share} of 100"),
    ])
}

/// `The week of departure matters most for High pass (lorry): 8.1 to 14 days, the reference 30 to 33`; where it has weeks
/// in which most shipments do not arrive, how many; of two regimes what it takes under each.
pub(super) fn timeline(regimes: &[&RegimeFinding]) -> String {
    let about = "How long each route takes, by week of departure".to_owned();
    let Some((first, index)) = regimes
        .first()
        .and_then(|first| Some((*first, most_changing(first)?)))
    else {
        return about;
    };
    let name = words::named(&first.routes[index].label);
    let Some(year) = Year::of(first, index) else {
        return about;
    };
    let alone = format!(
        "The week of departure matters most for {name}: {} days",
        year.days()
    );
    if let Some(other) = regimes.get(1) {
        let there = Year::of(other, index).map_or("none".to_owned(), |there| there.days());
        let panels = format!("{alone}, {there} in the lower panel");
        return fitting([panels, alone, about]);
    }
    let beside = if year.gaps > 0 {
        Some(format!(
            "{alone}; in {} of {} weeks most do not arrive",
            year.gaps, year.weeks
        ))
    } else {
        first
            .reference
            .filter(|&reference| reference != index)
            .and_then(|reference| Year::of(first, reference))
            .map(|reference| format!("{alone}, the reference {}", reference.days()))
    };
    fitting([beside.unwrap_or_default(), alone, about])
}

/// The offered route that has most weeks in which few arrive, of equals the one whose median changes most.
fn most_changing(regime: &RegimeFinding) -> Option<usize> {
    let routes = regime.routes.iter().enumerate();
    let years = routes.filter(|(_, route)| route.offered);
    let years = years.filter_map(|(index, _)| Some((index, Year::of(regime, index)?)));
    let most = years.reduce(|best, next| {
        let swing = |year: &Year| (year.gaps, year.most - year.least);
        let more = swing(&next.1).partial_cmp(&swing(&best.1));
        if more.is_some_and(Ordering::is_gt) {
            next
        } else {
            best
        }
    });
    most.map(|(index, _)| index)
}

/// With a capital at its beginning.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}

/// What the weeks of a timeline bring on one route.
struct Year {
    least: f64,
    most: f64,
    gaps: usize,
    weeks: usize,
}

impl Year {
    /// None where no week has a median.
    fn of(regime: &RegimeFinding, route: usize) -> Option<Self> {
        let weeks = regime.timeline.as_ref()?.routes.get(route)?;
        let medians: Vec<f64> = weeks.iter().filter_map(median).collect();
        let least = medians.iter().copied().reduce(f64::min)?;
        let most = medians.iter().copied().reduce(f64::max)?;
        Some(Year {
            least,
            most,
            gaps: weeks.len() - medians.len(),
            weeks: weeks.len(),
        })
    }

    /// `8.1 to 14`, or `8.1` where every week is alike.
    fn days(&self) -> String {
        let [least, most] = [self.least, self.most].map(words::days);
        if least == most {
            least
        } else {
            format!("{least} to {most}")
        }
    }
}

/// The median hours of a week in which at least half of the shipments arrive.
fn median(week: &WeekOfRoute) -> Option<f64> {
    let lost = week.stranded + week.not_eligible;
    week.time_h.filter(|_| lost <= 0.5).map(|[_, p50, _]| p50)
}

/// `Closing Hormuz leaves 9 of 15 routes without a way, nothing else more than 2`; of the routes that are offered.
pub(super) fn matrix(matrix: &ChokeMatrix, offered: &[bool]) -> String {
    let about = "What becomes of each route when a place is shut".to_owned();
    let routes = offered.iter().filter(|offered| **offered).count();
    let Some((places, ended)) = most_ended(matrix, offered).filter(|_| routes > 0) else {
        return about;
    };
    if ended == 0 {
        let all = "Every route that passes a choke point has a way round it".to_owned();
        let longest = most_days(matrix, offered).map_or(String::new(), |(places, days)| {
            format!("{all}; {places} costs most, {days} days on average")
        });
        return fitting([longest, all, about]);
    }
    let places = begun(&places);
    let alone = format!("{places} leaves {ended} of {routes} routes without a way");
    let next = (0..matrix.points.len())
        .map(|point| ends(matrix, offered, point))
        .filter(|others| *others < ended)
        .max()
        .map_or(String::new(), |next| match next {
            0 => format!("{alone}, nothing else does"),
            _ => format!("{alone}, nothing else more than {next}"),
        });
    let short = format!("{ended} of {routes} routes have no way without one choke point");
    fitting([next, alone, short, about])
}

/// `High pass (lorry) is decided at Midway in 41 of 100 arrivals, the reference on the way by sea to Westport in 30`.
pub(super) fn critical(regime: &RegimeFinding) -> String {
    let first = |route: &RouteFinding| {
        let decider = route.deciders.first()?;
        let step = words::deciding(&decider.step);
        Some((step, words::of_100(decider.share)))
    };
    told(
        regime,
        "The steps that decide when each route arrives",
        |route| {
            first(route)
                .map(|(step, share)| format!("is decided {step} in {share} of 100 arrivals"))
        },
        |route| first(route).map(|(step, share)| format!("the reference {step} in {share}")),
    )
}

fn sum(parts: &[(&'static str, Estimate)], taken: impl Fn(&str) -> bool) -> f64 {
    let parts = parts.iter().filter(|(part, _)| taken(part));
    parts.map(|(_, mean)| mean.value).sum()
}

#[cfg(test)]
mod tests;
