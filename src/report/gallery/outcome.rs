//! What the charts of outcomes show: answer, arrival, parts, difference.

use super::title;
use super::{arrives, heading, name};
use crate::report::chart::{
    Answer, AnswerPanel, AnswerRow, ArrivalCurve, Bar, Composition, Curve, Differences, Lost,
    Measure, PairedDifference, Part, PartKind, Share, Spread,
};
use crate::report::sentence::{best_alternative, headline, panel};
use crate::report::words;
use crate::study::finding::{self, Comparison, Estimate, RegimeFinding, RouteFinding};

/// What is stacked in a chart of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    /// Hours by time part.
    Time,
    /// USD by cost line.
    Money,
}

/// P5, median, P95 and the range of the median over what we do not know.
pub(super) fn spread(of: &finding::Spread) -> Spread {
    Spread {
        p5: of.p5.value,
        p50: of.p50.value,
        p95: of.p95.value,
        unknown: of.p50.unknown.map(|range| (range.p5, range.p95)),
    }
}

fn share(of: &Estimate) -> Share {
    Share {
        p: of.value,
        unknown: of.unknown.map(|range| (range.p5, range.p95)),
    }
}

/// Every route in one row, days and money beside each other, a panel for each regime.
#[must_use]
pub fn answer(answer: &Comparison) -> Answer {
    let panel = |regime: &RegimeFinding| AnswerPanel {
        regime: regime.name.clone(),
        // The title of a picture of one regime says it already.
        heading: if answer.regimes.len() > 1 {
            panel(regime)
        } else {
            regime.name.clone()
        },
        rows: (0..regime.routes.len())
            .map(|index| {
                let route = &regime.routes[index];
                let arrives = arrives(regime, index);
                AnswerRow {
                    route: name(regime, index),
                    time_h: arrives.then(|| spread(&route.time_h)),
                    cost: arrives.then(|| spread(&route.cost_usd)),
                    first: route.against.as_ref().map(|a| share(&a.before)),
                    lost: Lost {
                        stranded: route.stranded,
                        not_eligible: route.not_eligible,
                        beyond_horizon: route.beyond_horizon,
                    },
                    diverted: route.recourse.map_or(0.0, |recourse| recourse.diverted),
                }
            })
            .collect(),
    };
    Answer {
        heading: heading(answer, &answer.regimes, headline(answer)),
        money: words::money_unit(&answer.asked.cargo_box),
        panels: answer.regimes.iter().map(panel).collect(),
        page: 0,
    }
}

/// The share that has arrived, day by day.
#[must_use]
pub fn arrival(answer: &Comparison, regime: &RegimeFinding) -> ArrivalCurve {
    let title = title::arrival(answer, regime);
    ArrivalCurve {
        heading: heading(answer, std::slice::from_ref(regime), title),
        due_h: answer.asked.due_d.map(|days| 24.0 * days),
        curves: (0..regime.routes.len())
            .filter(|&index| arrives(regime, index))
            .map(|index| {
                let route = &regime.routes[index];
                Curve {
                    route: name(regime, index),
                    steps: route.arrival_curve.clone(),
                    reached_h: reached(route),
                    on_time: route.on_time.map(|share| share.value),
                }
            })
            .collect(),
    }
}

/// Hours by which 50, 90 and 95 of 100 have arrived: the quantiles where all arrive, else read from the curve.
fn reached(route: &RouteFinding) -> [Option<f64>; 3] {
    if route.stranded + route.not_eligible + route.beyond_horizon == 0.0 {
        let time = &route.time_h;
        return [time.p50, time.p90, time.p95].map(|estimate| Some(estimate.value));
    }
    [0.5, 0.9, 0.95].map(|wanted| {
        route
            .arrival_curve
            .iter()
            .find(|(_, share)| *share >= wanted)
            .map(|(hours, _)| *hours)
    })
}

/// Where the time, or the money, goes: means by part.
#[must_use]
pub fn composition(answer: &Comparison, regime: &RegimeFinding, stack: Stack) -> Composition {
    let means = |route: &RouteFinding| match stack {
        Stack::Time => route.parts_h.clone(),
        Stack::Money => route.lines_usd.clone(),
    };
    let measure = match stack {
        Stack::Time => Measure::Time,
        Stack::Money => Measure::Money(words::money_unit(&answer.asked.cargo_box)),
    };
    let title = title::composition(regime, stack);
    Composition {
        heading: heading(answer, std::slice::from_ref(regime), title),
        measure,
        parts: regime.routes.first().map_or(Vec::new(), |route| {
            means(route)
                .iter()
                .map(|(part, _)| Part {
                    name: (*part).to_owned(),
                    kind: if title::moves(part) {
                        PartKind::Moving
                    } else {
                        PartKind::Standing
                    },
                })
                .collect()
        }),
        bars: (0..regime.routes.len())
            .filter(|&index| arrives(regime, index))
            .map(|index| {
                let route = &regime.routes[index];
                let total = match stack {
                    Stack::Time => &route.time_h,
                    Stack::Money => &route.cost_usd,
                };
                Bar {
                    route: name(regime, index),
                    means: means(route).iter().map(|(_, mean)| mean.value).collect(),
                    p10: total.p10.value,
                    p90: total.p90.value,
                }
            })
            .collect(),
    }
}

/// The best offered alternative against the reference, in the same worlds; none without both.
#[must_use]
pub fn difference(answer: &Comparison, regime: &RegimeFinding) -> Option<PairedDifference> {
    let reference = regime.reference?;
    let (route, against) = best_alternative(regime)?;
    let index = regime.routes.iter().position(|r| r.id == route.id)?;
    let title = title::difference(route, &regime.routes[reference], against.before.value);
    let mut heading = heading(answer, std::slice::from_ref(regime), title);
    heading.subtitle = format!("Paired: the same worlds for both | {}", heading.subtitle);
    Some(PairedDifference {
        heading,
        route: name(regime, index),
        reference: name(regime, reference),
        time_h: differences(
            &against.bars_h,
            &against.difference_h,
            against.before.value,
            against.tie,
        ),
        cost: differences(
            &against.bars_usd,
            &against.difference_usd,
            against.cheaper.value,
            0.0,
        ),
        money: words::money_unit(&answer.asked.cargo_box),
    })
}

fn differences(
    bars: &[(f64, f64, f64)],
    spread: &finding::Spread,
    better: f64,
    tie: f64,
) -> Differences {
    let mut edges: Vec<f64> = bars.iter().map(|(low, _, _)| *low).collect();
    edges.extend(bars.last().map(|(_, high, _)| *high));
    Differences {
        edges,
        shares: bars.iter().map(|(_, _, share)| *share).collect(),
        better,
        tie,
        p50: spread.p50.value,
        range: (spread.p5.value, spread.p95.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::Standing;
    use crate::report::fixture::{comparison, disrupted};

    #[test]
    fn the_answer_chart_marks_the_reference_and_pales_what_is_not_offered() {
        let chart = answer(&comparison());
        let rows = &chart.panels[0].rows;
        assert_eq!((chart.panels.len(), rows.len()), (2, 15));
        assert_eq!(rows[0].route.standing, Standing::Reference);
        assert_eq!(rows[0].first, None);
        assert_eq!(rows[7].route.standing, Standing::NotOffered);
        assert_eq!(rows[1].first.unwrap().p, 0.71);
        assert_eq!(rows[14].route.slot, 14);
        assert_eq!(chart.money, "USD per 40-foot box");
    }

    #[test]
    fn the_answer_chart_says_how_many_leave_the_planned_way() {
        let rows = &answer(&disrupted()).panels[0].rows;
        assert_eq!((rows[3].diverted, rows[0].diverted), (0.09, 0.0));
    }

    #[test]
    fn a_route_by_which_nothing_arrives_has_no_numbers() {
        let mut comparison = comparison();
        comparison.regimes[0].routes[3].stranded = 1.0;
        let row = &answer(&comparison).panels[0].rows[3];
        assert_eq!((row.time_h, row.cost), (None, None));
        assert_eq!(
            arrival(&comparison, &comparison.regimes[0]).curves.len(),
            14
        );
    }

    #[test]
    fn where_some_are_lost_the_curve_says_when_ninety_have_arrived() {
        let comparison = comparison();
        let route = &comparison.regimes[0].routes[3];
        // The fixture strands 1.2 of 100 here; its curve reaches 0.9 at 1.27 x 9.4 days.
        assert_eq!(reached(route)[1], Some(9.4 * 24.0 * 1.27));
    }

    #[test]
    fn the_difference_shown_is_that_of_the_headline() {
        let comparison = comparison();
        let chart = difference(&comparison, &comparison.regimes[0]).unwrap();
        assert_eq!(
            (chart.route.id.as_str(), chart.reference.id.as_str()),
            ("pass-road", "canal")
        );
        assert_eq!(chart.time_h.edges.len(), chart.time_h.shares.len() + 1);
        assert!(chart.heading.subtitle.starts_with("Paired"));
    }

    #[test]
    fn parts_stand_in_the_order_of_the_model_and_moving_ones_are_told_apart() {
        let comparison = comparison();
        let chart = composition(&comparison, &comparison.regimes[0], Stack::Time);
        assert_eq!(chart.parts.len(), 16);
        let moving = chart.parts.iter().filter(|p| p.kind == PartKind::Moving);
        assert_eq!(moving.count(), 7);
        let money = composition(&comparison, &comparison.regimes[0], Stack::Money);
        assert_eq!((money.parts.len(), money.bars[0].means.len()), (9, 9));
    }
}
