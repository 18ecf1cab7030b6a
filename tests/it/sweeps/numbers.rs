//! What a sweep finds, by hand.

use super::{corridor, document, told, two_ways};

/// A number of a document.
fn number(value: &serde_json::Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}

#[test]
fn two_ways_cost_the_same_where_kilometres_times_tariff_are_equal() {
    // Without storage, as boxes wait for the trains of the railway and for none of the link.
    let fixture = two_ways("two_ways_cost_the_same").edit(
        "tiny/stops.csv",
        "fee-port,48,5:40; :storage-beta,",
        "fee-port,,,",
    );
    let arguments = [
        "sweep",
        "question.toml",
        "--over",
        "rate-link=0.2..0.6:5",
        "--of",
        "cost",
        "--futures",
        "6",
    ];
    let found = document(fixture.write(), &arguments);
    for regime in found["regimes"].as_array().unwrap() {
        assert_eq!(regime["route"], "link");
        assert_eq!(regime["against"], "rail");
        // 800 km at 0.3 USD are 600 km at 0.4 USD.
        let best = regime["flips"]["best"].as_array().unwrap();
        assert_eq!(best.len(), 1);
        assert!((number(&best[0]) - 0.4).abs() < 1e-9, "{best:?}");
        assert_eq!(regime["flips"]["better_below"], true);
        // The railway's tariff lies between 0.2 and 0.4: the link's equal is four thirds of it.
        let unknown = &regime["flips"]["unknown"];
        let (low, high) = (number(&unknown["p5"]), number(&unknown["p95"]));
        assert!(4.0 / 15.0 < low && low < 0.4 && 0.4 < high && high < 8.0 / 15.0);
        // Two boxes' worth of TEU: at 0.2 USD the link saves 2 x (240 - 120) USD.
        let first = &regime["points"][0]["statistics"]["cost"];
        assert!((number(&first["value"]) + 240.0).abs() < 0.01, "{first}");
        let of = |id: &str| {
            let rows = regime["break_even"].as_array().unwrap();
            let row = rows.iter().find(|row| row["id"] == id).unwrap();
            (number(&row["equal_at"]), row["better"].clone())
        };
        // 600 km at 0.3 USD are 800 km at 0.225 USD.
        for (id, expected, side) in [
            ("rate-link", 0.4, "below it"),
            ("rate-rail", 0.225, "above it"),
        ] {
            let (value, better) = of(id);
            assert!((value - expected).abs() < 1e-6, "{id} {value}");
            assert_eq!(better, side);
        }
    }
}

#[test]
fn two_axes_make_a_map_with_a_cross_where_the_scenario_stands() {
    let fixture = two_ways("two_axes_make_a_map");
    let home = fixture.write();
    let arguments = [
        "sweep",
        "question.toml",
        "--over",
        "rate-link=0.2,0.4,0.6",
        "--over",
        "rate-rail=0.2..0.4:2",
        "--of",
        "cost",
        "--futures",
        "2",
        "--regime",
        "calm",
        "--quiet",
        "--out",
        "run",
    ];
    let output = corridor(home, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let points = std::fs::read_to_string(home.join("run/points.csv")).unwrap();
    assert_eq!(points.lines().count(), 1 + 3 * 2);
    let map = std::fs::read_to_string(home.join("run/charts/map.csv")).unwrap();
    assert!(map.contains("0.3"), "{map}");
    let caption = std::fs::read_to_string(home.join("run/charts/map.md")).unwrap();
    assert!(caption.contains("best values and 2 futures"), "{caption}");
    // Pulled in 2025, and the link stands from 2028.
    assert!(
        caption.contains("opens 2028; pulled in 2025 as if it stood"),
        "{caption}"
    );
}

#[test]
fn each_shipment_is_won_by_one_route_whatever_the_cargo() {
    let fixture = two_ways("each_shipment_is_won_by_one_route").edit(
        "tiny/cargo.csv",
        "general,General cargo,25000,75,0.6,12",
        "general,General cargo,25000,75,0.6,12\nheavy,Heavy cargo,5000,10,0.6,24",
    );
    let arguments = [
        "sweep",
        "question.toml",
        "--over",
        "shipment.cargo=all",
        "--of",
        "time",
        "--futures",
        "2",
    ];
    let found = document(fixture.write(), &arguments);
    let regimes = found["win_shares"]["regimes"].as_array().unwrap();
    assert_eq!(regimes.len(), 2);
    for regime in regimes {
        let rows = regime["rows"].as_array().unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row["at"].as_str().unwrap()).collect();
        assert_eq!(names, ["General cargo", "Heavy cargo"]);
        for row in rows {
            let routes = row["routes"].as_array().unwrap();
            let sum: f64 = routes.iter().map(|route| number(&route["p"])).sum();
            assert!((sum + number(&row["none"]) - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn no_word_of_likelihood_is_said_where_states_of_the_world_are_told() {
    let fixture = two_ways("no_word_of_likelihood");
    let home = fixture.write();
    for arguments in [
        vec!["sweep", "question.toml", "--over", "rate-link=0.2..0.6:3"],
        vec!["sweep", "question.toml", "--levers", "green-lane"],
        vec!["robustness", "question.toml"],
    ] {
        let mut all = arguments.clone();
        all.extend(["--futures", "3", "--quiet", "--out", "told"]);
        let output = corridor(home, &all);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let mut texts = vec![String::from_utf8(output.stdout).unwrap()];
        for document in corridor::report::folder::read(&home.join("told")).unwrap() {
            let ending = document.path.rsplit('.').next();
            let is_text = matches!(ending, Some("md" | "svg"));
            if is_text && !document.path.starts_with("inputs/") {
                texts.push(String::from_utf8(document.bytes).unwrap());
            }
        }
        assert!(texts.len() >= 2);
        for text in texts {
            for word in ["likely", "Likely", "virtually certain"] {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
        std::fs::remove_dir_all(home.join("told")).unwrap();
    }
}
