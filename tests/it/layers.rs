//! Files laid over one another: `extends`, folders, `[assume]`, levers, regimes, `--set`; and what is kept of them.

use corridor::corridor::{AssumptionKind, Quantity};
use corridor::scenario::{Question, Reckoned, RegimeCase, footing};

use super::fixture::{Fixture, reloaded, text_of};

fn case<'a>(question: &'a Question, regime: &str) -> &'a RegimeCase {
    let index = question
        .corridor
        .regimes
        .iter()
        .position(|row| row.id == regime);
    let mut cases = question.regimes.iter();
    cases.find(|case| Some(case.regime) == index).unwrap()
}

/// Low, best and high of an assumption under a regime.
fn range(question: &Question, regime: &str, id: &str) -> (f64, f64, f64) {
    let row = &case(question, regime).book[question.corridor.assumption(id).unwrap()];
    (row.low, row.best, row.high)
}

fn route_ids(question: &Question) -> Vec<&str> {
    question
        .routes
        .iter()
        .map(|route| route.id.as_str())
        .collect()
}

#[test]
fn a_small_corridor_is_loaded_with_every_id_resolved() {
    let question = Fixture::new("whole").load(&[]).unwrap();
    let corridor = &question.corridor;
    assert_eq!(question.id, "question");
    assert_eq!(corridor.folders, ["tiny"]);
    assert_eq!(
        (
            corridor.places.len(),
            corridor.legs.len(),
            corridor.stops.len()
        ),
        (3, 3, 5)
    );
    assert_eq!(corridor.network.graph().edge_count(), 6);
    assert_eq!(route_ids(&question), ["rail", "link"]);
    assert_eq!(question.reference, [0]);
    assert!(question.shipment.forty_foot);
    // 2025-01-01 is 20,089 days after 1970-01-01; the last day of the window ends 365 days later.
    assert_eq!(question.shipment.depart_from_h, 20_089.0 * 24.0);
    assert_eq!(question.shipment.depart_to_h, (20_089.0 + 365.0) * 24.0);
    assert!(!corridor.legs[corridor.leg("beta-gamma-link").unwrap()].open);
}

#[test]
fn units_and_old_money_are_turned_into_those_of_the_column() {
    let question = Fixture::new("units").load(&[]).unwrap();
    let corridor = &question.corridor;
    let values = corridor.best_values();
    // Dwell of 2 days is 48 hours; a delay law in days takes its assumption of 20 hours as it is.
    let law = |id: &str| corridor.laws.iter().find(|law| law.id == id).unwrap();
    assert_eq!(law("dwell-export").form.cells()[0].get(&values), 48.0);
    assert_eq!(law("late").form.cells()[0].get(&values), 20.0);
    // 500 EUR of 2020 at 0.8 EUR per USD are 625 USD; prices rose by 120/100: 750 USD of 2025.
    let service = &corridor.services[corridor.service("ship-line").unwrap()];
    let price = service.tariff.per_teu.unwrap().get(&values);
    assert!((price - 750.0).abs() < 1e-9, "{price}");
    // 14 knots are 14 x 1.852 km/h.
    let corridor::corridor::Pace::Speed(speed) = corridor.legs[0].pace else {
        panic!("the leg has a speed");
    };
    assert!((speed.get(&values) - 14.0 * 1.852).abs() < 1e-12);
    // A share written as a number stays one.
    assert_eq!(service.blank_share, Some(Quantity::Given(0.05)));
}

#[test]
fn the_last_word_about_a_number_wins() {
    let fixture = Fixture::new("words").edit(
        "question.toml",
        "[assume]",
        "green-lane = \"on\"\n\n[assume]\nheadway-ship = { shift = 1, why = \"slower\" }\nfee-port = { scale = 2, why = \"dearer\" }",
    );
    let question = fixture.load(&[]).unwrap();
    // Book 7-7-14; the regime says 10; the scenario adds 1 to either.
    assert_eq!(range(&question, "calm", "headway-ship"), (8.0, 8.0, 15.0));
    assert_eq!(
        range(&question, "avoided", "headway-ship"),
        (11.0, 11.0, 11.0)
    );
    // The lever's range replaces that of the book, in every regime.
    assert_eq!(range(&question, "avoided", "p-green"), (0.8, 0.9, 0.95));
    assert_eq!(range(&question, "calm", "fee-port"), (160.0, 200.0, 300.0));
    let set = fixture.load(&["headway-ship=3", "p-green=0.5"]).unwrap();
    assert_eq!(range(&set, "avoided", "headway-ship"), (3.0, 3.0, 3.0));
    assert_eq!(range(&set, "calm", "p-green"), (0.5, 0.5, 0.5));
    assert_eq!(
        set.overrides,
        [
            "headway-ship: fixed at 3 (set on the command line)",
            "fee-port: scaled by 2 (dearer)",
            "cv-sea: low 0.1, best 0.2, high 0.3 (rough year)",
            "p-green: fixed at 0.5 (set on the command line)",
        ]
    );
    assert_eq!(set.levers, ["Green lane: on"]);
}

#[test]
fn an_assumption_that_is_set_as_another_shares_its_draw_and_follows_it() {
    let question = Fixture::new("alias")
        .load(&["speed-avoided={low=5, best=6, high=7}"])
        .unwrap();
    let [ship, avoided] =
        ["speed-ship", "speed-avoided"].map(|id| question.corridor.assumption(id).unwrap());
    assert_eq!(range(&question, "avoided", "speed-ship"), (5.0, 6.0, 7.0));
    assert_eq!(case(&question, "avoided").drawn_as[ship], avoided);
    assert_eq!(range(&question, "calm", "speed-ship"), (12.0, 14.0, 16.0));
    assert_eq!(case(&question, "calm").drawn_as[ship], ship);
    // A later word about the assumption itself ends that.
    let set = Fixture::new("alias-set").load(&["speed-ship=11"]).unwrap();
    assert_eq!(range(&set, "avoided", "speed-ship"), (11.0, 11.0, 11.0));
    assert_eq!(case(&set, "avoided").drawn_as[ship], ship);
    assert_eq!(case(&set, "avoided").book[ship].kind, AssumptionKind::Fixed);
}

#[test]
fn a_rate_set_as_one_of_another_year_and_currency_is_converted() {
    let question = Fixture::new("alias-money")
        .edit(
            "tiny/assumptions.csv",
            "fee-port,",
            "rate-dollar,ocean rate,750,750,750,USD,2025,TEU,,fixed,estimate,S1\nfee-port,",
        )
        .edit(
            "tiny/regimes.csv",
            "headway-ship=10",
            "rate-ship=rate-dollar",
        )
        .load(&[])
        .unwrap();
    // 750 USD of 2025 are 625 USD of 2020 and 500 EUR of 2020.
    let (low, best, high) = range(&question, "avoided", "rate-ship");
    assert!(
        (best - 500.0).abs() < 1e-9 && low == best && best == high,
        "{best}"
    );
}

#[test]
fn a_lever_opens_its_leg() {
    let fixture = Fixture::new("lever");
    let open = fixture.load(&["levers.new-link=open"]).unwrap();
    assert!(open.corridor.legs[open.corridor.leg("beta-gamma-link").unwrap()].open);
    // The window begins in 2025, and the link stands from 2028.
    let words = "The new link: open (opens 2028; pulled in 2025 as if it stood)";
    assert_eq!(open.levers, [words]);
    let number = fixture.load(&["levers.green-lane=0.85"]).unwrap();
    assert_eq!(range(&number, "calm", "p-green"), (0.85, 0.85, 0.85));
}

#[test]
fn settings_reach_keys_of_the_scenario() {
    let settings = [
        "run.trials=50",
        "shipment.box=20ft",
        "regime=calm",
        "routes.link=false",
        "shipment.depart.to=2025-01-31",
    ];
    let question = Fixture::new("keys").load(&settings).unwrap();
    assert_eq!(question.run.trials, 50);
    assert_eq!(question.run.inner, 50);
    assert!(!question.shipment.forty_foot);
    assert_eq!(question.regimes.len(), 1);
    assert_eq!(route_ids(&question), ["rail"]);
    assert_eq!(question.shipment.depart_to_h, (20_089.0 + 31.0) * 24.0);
}

#[test]
fn a_scenario_that_extends_another_keeps_its_routes_in_order_and_appends() {
    let child = r#"
extends = "question"
title = "Changed"
[shipment]
box = "20ft"
[routes]
third = { label = "Third", via = ["GAMMA"] }
rail  = { label = "Railway" }
link  = false
[assume]
cv-sea = 0.1
"#;
    let question = Fixture::new("extends")
        .put("child.toml", child)
        .load_file("child.toml", &[])
        .unwrap();
    assert_eq!(question.id, "child");
    assert_eq!(question.title, "Changed");
    assert!(!question.shipment.forty_foot);
    assert_eq!(question.shipment.due_d, Some(30.0));
    assert_eq!(route_ids(&question), ["rail", "third"]);
    assert_eq!(question.routes[0].label, "Railway");
    assert_eq!(question.routes[0].via.len(), 1);
    // An entry of [assume] is replaced whole: the parent's range and reason are gone.
    assert_eq!(question.overrides, ["cv-sea: fixed at 0.1 (scenario)"]);
}

#[test]
fn rows_of_a_later_folder_replace_those_of_an_earlier_one_and_are_told() {
    let question = Fixture::new("folders")
        .put(
            "mine/places.csv",
            "id,name,kind,lat,lon,calendar\nBETA,Beta new harbour,port,21,50,office\nDELTA,Delta,port,5,50,\n",
        )
        .put(
            "mine/levers.csv",
            "lever,name,sets,fixed\ngreen-lane,Green lane,p-green,0.85\n",
        )
        .edit(
            "question.toml",
            "corridor = \"tiny\"",
            "corridor = [\"tiny\", \"mine\"]",
        )
        .load(&[])
        .unwrap();
    let names: Vec<&str> = question
        .corridor
        .places
        .iter()
        .map(|place| place.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Alpha harbour", "Beta new harbour", "Gamma yard", "Delta"]
    );
    assert_eq!(question.corridor.levers[1].effects.len(), 1);
    let told = "'BETA': mine/places.csv, row 2 replaces tiny/places.csv, row 3";
    assert!(
        question.remarks.iter().any(|remark| remark == told),
        "{:?}",
        question.remarks
    );
}

#[test]
fn an_assumption_that_no_row_uses_is_remarked() {
    let question = Fixture::new("idle")
        .edit(
            "tiny/assumptions.csv",
            "fee-port,",
            "toll-old,old toll,1,2,3,USD,2025,TEU,,unknown,estimate,S1\nfee-port,",
        )
        .load(&[])
        .unwrap();
    let told = "assumptions that no row uses: toll-old";
    assert_eq!(question.remarks.last().map(String::as_str), Some(told));
}

#[test]
fn windows_line_ends_a_mark_and_semicolons_change_nothing() {
    let mut fixture = Fixture::new("windows");
    let plain = fixture.load(&[]).unwrap();
    let places = format!(
        "\u{feff}{}",
        fixture.text("tiny/places.csv").replace('\n', "\r\n")
    );
    let prices =
        "currency;year;usd_rate;deflator\r\nUSD;2020;1;100\r\nUSD;2025;1;120\r\nEUR;2020;0,8;\r\n";
    let windows = fixture
        .put("tiny/places.csv", places)
        .put("tiny/prices.csv", prices)
        .load(&[])
        .unwrap();
    assert_eq!(plain.corridor.places, windows.corridor.places);
    assert_eq!(plain.corridor.services, windows.corridor.services);
}

#[test]
fn the_inputs_that_are_kept_give_the_same_question() {
    let fixture = Fixture::new("inputs").put(
        "deep/child.toml",
        "extends = \"../question.toml\"\ncorridor = \"../tiny\"\n",
    );
    let plain = fixture.load(&[]).unwrap();
    assert_eq!(text_of(&reloaded(&plain, "inputs-plain")), text_of(&plain));
    // What was written is kept as it was written.
    let written = fixture.clone().text("question.toml");
    assert_eq!(
        plain.inputs[0],
        ("question.toml".to_owned(), written.into_bytes())
    );
    let settings = [
        "headway-ship=9",
        "run.seed=5",
        "levers.new-link=open",
        "cv-sea={scale=2, why=\"storms\"}",
    ];
    let changed = fixture.load_file("deep/child.toml", &settings).unwrap();
    let again = reloaded(&changed, "inputs-changed");
    assert_eq!(text_of(&again), text_of(&changed));
    assert_eq!(again.run.seed, 5);
}

#[test]
fn what_an_answer_rests_on_is_counted_by_grade_and_by_age() {
    let question = Fixture::new("footing").load(&[]).unwrap();
    let corridor = &question.corridor;
    let leg = corridor.leg("alpha-beta-sea").unwrap();
    let stop = corridor.stop("alpha-export").unwrap();
    let service = corridor.service("ship-line").unwrap();
    let reckoned = Reckoned {
        legs: vec![leg, leg],
        stops: vec![stop],
        services: vec![service],
        ..Reckoned::default()
    };
    let footing = footing(corridor, &question.regimes[0].book, &reckoned);
    let ids: Vec<&str> = footing.rows.iter().map(|row| row.id.as_str()).collect();
    // The leg names the speed and, by its law, cv-sea; the stop the dwell and the fee; the service the rest.
    assert_eq!(
        ids,
        [
            "alpha-beta-sea",
            "alpha-export",
            "ship-line",
            "speed-ship",
            "cv-sea",
            "dwell-mean",
            "late-mean",
            "headway-ship",
            "rate-ship",
            "fee-port"
        ]
    );
    assert_eq!(footing.assumptions.len(), 7);
    // Measured: rate-ship; announced: ship-line and headway-ship; judgement: cv-sea; the other six are estimates.
    assert_eq!(footing.by_grade().map(|(_, rows)| rows), [1, 2, 6, 1]);
    // In 2025: rate-ship is of 2020; dwell-mean and late-mean are of 2023; cv-sea rests on S2, the project's own
    // judgement, which has no age; the rest are of 2024 or 2025.
    assert_eq!(footing.by_age(2025).map(|(_, rows)| rows), [6, 2, 1, 0, 1]);
}
