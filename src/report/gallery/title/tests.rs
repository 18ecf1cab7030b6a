//! Titles say the finding and fit their lines.

use super::*;
use crate::report::fixture::{comparison, disrupted};

#[test]
fn every_title_is_a_finding_of_the_run() {
    let answer = comparison();
    let regime = &answer.regimes[0];
    let (route, reference) = (&regime.routes[3], &regime.routes[0]);
    let titles = [
        time_distance(regime),
        cost_distance(regime),
        composition(regime, Stack::Time),
        composition(regime, Stack::Money),
        arrival(&answer, regime),
        difference(route, reference, 0.71),
    ];
    insta::assert_snapshot!(titles.join("\n"), @r"
    High pass (lorry all the way) takes 9.4 days for 3,370 km, the reference 31 for 15,300
    High pass (lorry all the way) costs USD 8,700 for 3,370 km, the reference 4,300 for 15,300
    High pass (lorry all the way) stands still for 3.4 of its 9.7 days, the reference for 11 of 32
    High pass (lorry all the way) costs USD 8,800, of which freight 5,400, the reference costs USD 4,300
    High pass (lorry all the way) brings 86 of 100 within 35 days, the reference 41
    High pass (lorry all the way) arrives before Canal (by sea) in 71 of 100 paired shipments
    ");
}

#[test]
fn closures_are_told_in_titles_too() {
    let answer = disrupted();
    let regimes: Vec<&RegimeFinding> = answer.regimes.iter().collect();
    let regime = regimes[0];
    let offered: Vec<bool> = regime.routes.iter().map(|route| route.offered).collect();
    let mut calm = disrupted().regimes.remove(0);
    for week in &mut calm.timeline.as_mut().unwrap().routes[3] {
        week.stranded = 0.0;
    }
    let titles = [
        timeline(&regimes),
        timeline(&regimes[..1]),
        timeline(&[&calm]),
        matrix(regime.matrix.as_ref().unwrap(), &offered),
        critical(regime),
    ];
    insta::assert_snapshot!(titles.join("\n"), @r"
    The week of departure matters most for High pass (lorry all the way): 9.4 to 13 days, 9.4 to 13 in the lower panel
    The week of departure matters most for High pass (lorry all the way): 9.4 to 13 days; in 3 of 8 weeks most do not arrive
    The week of departure matters most for Canal (by a hub port): 39 to 53 days, the reference 31 to 42
    Snow on the high pass leaves 2 of 13 routes without a way, nothing else does
    High pass (lorry all the way) is decided at Midway in 41 of 100 arrivals, the reference at Midway in 41
    ");
}

#[test]
fn standing_and_moving_sum_to_the_whole_in_the_title() {
    // The fixture: 0.35 of 1.03 x 9.4 days = 3.39 standing of 9.68.
    let title = composition(&comparison().regimes[0], Stack::Time);
    assert!(
        title.contains("stands still for 3.4 of its 9.7 days"),
        "{title}"
    );
}

#[test]
fn a_title_takes_two_lines_of_a_page_at_most_however_long_the_label() {
    let mut answer = comparison();
    for length in [1, 4, 8, 30] {
        let regime = &mut answer.regimes[0];
        for route in &mut regime.routes {
            route.label = format!("Way{}", ", and on".repeat(length));
        }
        let regime = &answer.regimes[0];
        for title in [
            time_distance(regime),
            cost_distance(regime),
            composition(regime, Stack::Time),
            composition(regime, Stack::Money),
            arrival(&answer, regime),
        ] {
            assert!(Heading::title_lines(&title) <= LINES, "{title}");
        }
    }
}

#[test]
fn where_nothing_is_offered_the_title_says_what_the_picture_shows() {
    let mut answer = comparison();
    answer.regimes[0].reference = None;
    for route in &mut answer.regimes[0].routes {
        route.offered = false;
    }
    assert_eq!(
        time_distance(&answer.regimes[0]),
        "Where each route is, day by day"
    );
}
