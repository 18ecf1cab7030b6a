//! What is told when a route cannot be planned, and what is suggested when none is named.

use super::{Asked, Sketch, over_the_gap};
use crate::corridor::Mode;
use crate::route::{Route, facts, k_best, plan, write_block};
use crate::scenario::Question;

fn question(sketch: &Sketch, routes: &[Asked]) -> Question {
    sketch.question("INSEA", "RUCIT", routes)
}

fn leg_ids(question: &Question, route: &Route) -> String {
    facts(route, &question.corridor, &question.regimes[0].best())
        .legs
        .join(" ")
}

fn problems(sketch: &Sketch, via: &[&str], avoid: &[&str]) -> Vec<String> {
    let question = question(sketch, &[("asked", via, avoid)]);
    let problems = plan(&question).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_change_of_mode_without_a_stop_names_place_modes_and_remedy() {
    let mut sketch = over_the_gap();
    sketch.stops.retain(|stop| stop.id != "unload");
    insta::assert_snapshot!(problems(&sketch, &["lorry"], &[]).join("\n"), @"route 'asked': no stop at AZGAP moves a box from road to rail; add a row to stops.csv with place AZGAP, kind transfer, handling or gauge, and these modes in `in` and `out`");
}

#[test]
fn a_break_of_gauge_without_a_stop_names_both_gauges() {
    let mut sketch = over_the_gap();
    sketch.stops.retain(|stop| stop.id != "gauge");
    insta::assert_snapshot!(problems(&sketch, &["link"], &[]).join("\n"), @"route 'asked': no stop at AZGAP moves a box from rail of 1435 mm to rail of 1520 mm; add a row to stops.csv with place AZGAP, kind transfer, handling or gauge, and these modes in `in` and `out`");
}

#[test]
fn every_problem_of_every_route_is_told_at_once() {
    let mut sketch = over_the_gap();
    sketch
        .places
        .push(Sketch::new(&[("XXISL", 0.0)]).places.remove(0));
    let question = question(
        &sketch,
        &[
            ("west", &[], &[]),
            ("again", &["lorry"], &[]),
            ("island", &["XXISL", "RUSEA"], &[]),
            ("both", &["RUSEA", "IRPOR"], &[]),
            ("none", &[], &["RUSEA", "IRPOR"]),
            ("rail", &[], &["lorry", "round"]),
        ],
    );
    let told: Vec<String> = plan(&question)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    routes 'west' and 'again' are the same way (sea, trunk, lorry, north); add a place or a leg to via or avoid of one of them
    route 'island': no open way from INSEA to RUCIT uses XXISL; take it out of via, or add the leg that leads there
    route 'both': RUSEA, IRPOR can each be used, but not together on one way from INSEA to RUCIT that passes no place twice; take one out of via
    route 'none': no open way leads from INSEA to RUCIT that avoids RUSEA, IRPOR; open a leg, or take something out of avoid
    route 'rail': the way needs link, which is not built; name the leg in via to use it for reference, or open it by lever gap-rail
    ");
}

#[test]
fn the_block_of_suggested_routes_finds_them_again() {
    let mut sketch = over_the_gap();
    sketch.legs[3].open = true;
    let mut question = question(&sketch, &[]);
    let routes = k_best(&question, 10).unwrap();
    let found: Vec<String> = routes.iter().map(|r| leg_ids(&question, r)).collect();
    assert_eq!(
        found,
        [
            "sea trunk link north",
            "sea trunk lorry north",
            "round last"
        ]
    );
    let block = write_block(&question, &routes).unwrap();
    insta::assert_snapshot!(block, @r#"
    [routes]
    way-1 = { label = "sea to IRPOR, rail to RUCIT", via = ["link"] }
    way-2 = { label = "sea to IRPOR, rail to IREND, road to AZGAP, rail to RUCIT", via = ["lorry"] }
    way-3 = { label = "sea to RUSEA, rail to RUCIT", via = ["round"] }
    "#);

    let table: toml::Table = block.parse().unwrap();
    question.routes = sketch
        .question(
            "INSEA",
            "RUCIT",
            &[
                ("way-1", &["link"], &[]),
                ("way-2", &["lorry"], &[]),
                ("way-3", &["round"], &[]),
            ],
        )
        .routes;
    assert_eq!(table["routes"].as_table().unwrap().len(), 3);
    let again: Vec<String> = plan(&question)
        .unwrap()
        .iter()
        .map(|r| leg_ids(&question, r))
        .collect();
    assert_eq!(again, found);
}

#[test]
fn ways_of_the_same_modes_are_told_apart_by_a_place_or_else_by_a_leg() {
    let mut sketch = Sketch::new(&[("AAA", 0.0), ("EAST", 1.0), ("WEST", 1.0), ("BBB", 2.0)]);
    sketch.leg("a-east", "AAA", "EAST", Mode::Sea, 1.0);
    sketch.leg("east-b", "EAST", "BBB", Mode::Sea, 1.0);
    sketch.leg("a-west", "AAA", "WEST", Mode::Sea, 2.0);
    sketch.leg("west-b", "WEST", "BBB", Mode::Sea, 2.0);
    sketch.leg("west-b-slow", "WEST", "BBB", Mode::Sea, 3.0);
    let question = sketch.question("AAA", "BBB", &[]);
    let labels: Vec<String> = k_best(&question, 5)
        .unwrap()
        .into_iter()
        .map(|route| route.label)
        .collect();
    assert_eq!(
        labels,
        [
            "sea to BBB",
            "sea to BBB, by WEST",
            "sea to BBB, by WEST and west-b-slow"
        ]
    );
}
