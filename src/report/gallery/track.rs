//! What the charts along the distance show: a slope for each leg, a vertical for each stop.

use super::outcome::spread;
use super::{arrives, arrives_on_plan, heading, keeps_to_plan, name, title};
use crate::report::chart::{
    Band, CostDistance, CostPoint, CostTrack, Heading, Mode, Node, Reach, TimeDistance, TimePoint,
    TimeTrack,
};
use crate::report::words;
use crate::study::finding::{self, Breakpoint, Comparison, RegimeFinding};

/// The mode that the tables call by this word.
pub(super) fn mode(word: &str) -> Option<Mode> {
    Mode::ALL
        .into_iter()
        .find(|mode| mode.word().eq_ignore_ascii_case(word))
}

/// The marker of a place of this kind.
pub(super) fn node(place_kind: &str) -> Node {
    match place_kind {
        "port" => Node::Port,
        "border" => Node::Border,
        "terminal" => Node::Terminal,
        _ => Node::Junction,
    }
}

/// Cumulative days against kilometres.
#[must_use]
pub fn time_distance(answer: &Comparison, regime: &RegimeFinding) -> TimeDistance {
    let mut heading = along(answer, regime, title::time_distance(regime));
    heading.caption = captioned(answer, &heading.caption);
    TimeDistance {
        heading,
        tracks: (0..regime.routes.len())
            .filter(|&index| arrives_on_plan(regime, index))
            .map(|index| {
                let route = &regime.routes[index];
                TimeTrack {
                    route: name(regime, index),
                    points: walk(&route.breakpoints)
                        .map(|(km, point, reach)| TimePoint {
                            km,
                            time_h: point.map_or(Band::default(), |p| band(&p.time_h)),
                            reach,
                        })
                        .collect(),
                    arrival_h: spread(&route.time_h),
                    quartiles_h: (route.time_h.p25.value, route.time_h.p75.value),
                    planned: Some(route.on_plan).filter(|share| *share < 1.0),
                }
            })
            .collect(),
    }
}

/// Cumulative money against kilometres.
#[must_use]
pub fn cost_distance(answer: &Comparison, regime: &RegimeFinding) -> CostDistance {
    let mut heading = along(answer, regime, title::cost_distance(regime));
    heading.caption = format!(
        "{} Dashed: cost plus USD {} a day of the cargo's time.",
        captioned(answer, &heading.caption),
        words::money(answer.asked.vot_usd_d)
    );
    CostDistance {
        heading,
        money: words::money_unit(&answer.asked.cargo_box),
        tracks: (0..regime.routes.len())
            .filter(|&index| arrives_on_plan(regime, index))
            .map(|index| {
                let route = &regime.routes[index];
                CostTrack {
                    route: name(regime, index),
                    points: walk(&route.breakpoints)
                        .map(|(km, point, reach)| CostPoint {
                            km,
                            paid: point.map_or(Band::default(), |p| band(&p.cost_usd)),
                            generalised: Some(
                                point.map_or(Band::default(), |p| band(&p.generalised_usd)),
                            ),
                            reach,
                        })
                        .collect(),
                    paid: spread(&route.cost_usd),
                    quartiles: (route.cost_usd.p25.value, route.cost_usd.p75.value),
                    planned: Some(route.on_plan).filter(|share| *share < 1.0),
                }
            })
            .collect(),
    }
}

/// The words around a picture of planned ways; routes that next to none keep to are named under its title.
fn along(answer: &Comparison, regime: &RegimeFinding, title: String) -> Heading {
    let mut heading = heading(answer, std::slice::from_ref(regime), title);
    let left: Vec<String> = (0..regime.routes.len())
        .filter(|&index| arrives(regime, index) && !keeps_to_plan(&regime.routes[index]))
        .map(|index| words::named(&regime.routes[index].label))
        .collect();
    if !left.is_empty() {
        let left = format!("not drawn, as all go round: {}", left.join("; "));
        heading.subtitle = format!("{} | {left}", heading.subtitle);
        heading.caption = format!(
            "{} Not drawn{}.",
            heading.caption,
            &left["not drawn".len()..]
        );
    }
    heading
}

fn captioned(answer: &Comparison, caption: &str) -> String {
    format!(
        "{caption} Lines and bands along the way: P50 and P10-P90 of the first {} trials.",
        words::thousands(answer.breakpoint_trials as f64)
    )
}

fn band(of: &finding::Band) -> Band {
    Band {
        p10: of.p10,
        p50: of.p50,
        p90: of.p90,
    }
}

/// The points with the way each was reached; a start is put before a first point that is no start.
fn walk(points: &[Breakpoint]) -> impl Iterator<Item = (f64, Option<&Breakpoint>, Reach)> {
    let begins_with_stop = points.first().is_some_and(|point| !point.arriving);
    let start = begins_with_stop.then_some((0.0, None, Reach::Start));
    let rest = points.iter().enumerate().filter_map(move |(i, point)| {
        let reach = if i == 0 && point.arriving {
            Reach::Start
        } else if point.arriving {
            Reach::Move(mode(&point.mode)?)
        } else {
            let entered_by = i
                .checked_sub(1)
                .map_or("", |before| points[before].mode.as_str());
            stop(point, entered_by)
        };
        Some((point.km, Some(point), reach))
    });
    start.into_iter().chain(rest)
}

fn stop(point: &Breakpoint, entered_by: &str) -> Reach {
    let left_by = point.mode.as_str();
    let changes = !entered_by.is_empty() && !left_by.is_empty() && entered_by != left_by;
    Reach::Stop {
        place: point.place.clone(),
        node: match node(&point.place_kind) {
            Node::Junction if changes => Node::Transfer,
            node => node,
        },
        parts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn a_journey_starts_at_nothing_slopes_on_legs_and_stands_at_stops() {
        let comparison = comparison();
        let chart = time_distance(&comparison, &comparison.regimes[0]);
        let points = &chart.tracks[3].points;
        assert_eq!(points[0].reach, Reach::Start);
        assert_eq!((points[0].km, points[0].time_h.p50), (0.0, 0.0));
        assert!(matches!(&points[1].reach, Reach::Stop { place, .. } if place == "Eastport"));
        assert_eq!(points[2].reach, Reach::Move(Mode::Road));
        // The border stands at 0.6 of 3,370 km; 0.6 and 0.8 of 9.4 days before and after it.
        assert_eq!((points[2].km, points[3].km), (2_022.0, 2_022.0));
        assert!((points[3].time_h.p50 - 0.8 * 9.4 * 24.0).abs() < 1e-9);
    }

    #[test]
    fn a_journey_that_opens_with_its_first_stop_gets_a_start_before_it() {
        let mut comparison = comparison();
        comparison.regimes[0].routes[0].breakpoints.remove(0);
        let chart = cost_distance(&comparison, &comparison.regimes[0]);
        assert_eq!(chart.tracks[0].points[0].reach, Reach::Start);
        assert_eq!(chart.tracks[0].points.len(), 6);
    }

    #[test]
    fn a_junction_where_the_mode_changes_is_drawn_as_a_transfer() {
        let mut comparison = comparison();
        let points = &mut comparison.regimes[0].routes[0].breakpoints;
        points[3].place_kind = "junction".into();
        points[3].mode = "rail".into();
        let chart = time_distance(&comparison, &comparison.regimes[0]);
        let reach = &chart.tracks[0].points[3].reach;
        assert!(matches!(
            reach,
            Reach::Stop {
                node: Node::Transfer,
                ..
            }
        ));
    }

    #[test]
    fn a_route_that_all_leave_is_not_drawn_but_named() {
        let mut comparison = comparison();
        comparison.regimes[0].routes[3].on_plan = 0.0;
        let chart = time_distance(&comparison, &comparison.regimes[0]);
        assert_eq!(chart.tracks.len(), 14);
        let named = "not drawn, as all go round: High pass (lorry all the way)";
        assert!(chart.heading.subtitle.ends_with(named));
        assert_eq!(chart.heading.title, "Where each route is, day by day");
    }

    #[test]
    fn a_line_says_how_many_go_the_planned_way_where_not_all_do() {
        let mut comparison = comparison();
        comparison.regimes[0].routes[3].on_plan = 0.93;
        let chart = cost_distance(&comparison, &comparison.regimes[0]);
        assert_eq!(
            (chart.tracks[3].planned, chart.tracks[0].planned),
            (Some(0.93), None)
        );
    }

    #[test]
    fn the_caption_says_how_many_trials_stand_behind_the_line() {
        let comparison = comparison();
        let chart = cost_distance(&comparison, &comparison.regimes[0]);
        assert!(chart.heading.caption.contains("first 65,536 trials"));
        assert!(chart.heading.caption.contains("USD 60 a day"));
    }
}
