//! What sweeps and robustness refuse, with what would mend it; exit 2, and nothing written.

use super::{corridor, told, two_ways};

/// What is said of a command that must be refused, the first lines alone.
fn refused(name: &str, arguments: &[&str]) -> String {
    let home = two_ways(name).write().to_owned();
    let mut all = vec![arguments[0], "question.toml", "--quiet"];
    all.extend(&arguments[1..]);
    let output = corridor(&home, &all);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(!home.join("runs").exists());
    told(&output)
}

#[test]
fn a_regime_is_stated_and_neither_pulled_nor_varied() {
    for (name, arguments) in [
        ("regime_as_lever", ["sweep", "--levers", "avoided"]),
        ("regime_as_axis", ["sweep", "--over", "avoided=1..2:3"]),
        (
            "regime_in_a_package",
            ["robustness", "--packages", "calm=avoided"],
        ),
    ] {
        let told = refused(name, &arguments);
        assert!(
            told.contains("'avoided' is a regime: a state of the world is stated, not pulled"),
            "{told}"
        );
        assert!(told.contains("--set regime=avoided"), "{told}");
    }
}

#[test]
fn axes_that_cannot_be_asked_say_what_would_mend_them() {
    let over = |name: &str, axis: &str| refused(name, &["sweep", "--over", axis]);
    let told = over("axis_upside_down", "rate-link=0.6..0.2:5");
    assert!(told.contains("the range is upside down: 0.6 is not below 0.2. Write 0.2..0.6:5."));
    let told = over("axis_of_one", "rate-link=0.2..0.6:1");
    assert!(
        told.contains("Write at least 2 values, or a list"),
        "{told}"
    );
    let told = over("axis_unknown", "rate-lin=0.2..0.6:3");
    assert!(told.contains("'rate-lin' is no id of this corridor. Nearest: rate-link,"));
    let told = over("axis_outside", "p-green=0.5..1.5:3");
    assert!(told.contains("stops.csv, row 4, column p_green"), "{told}");
    assert!(told.contains("a share from 0 to 1"), "{told}");
    let told = over("axis_that_touches_nothing", "idle=1..3:3");
    assert!(
        told.contains(
            "--over idle: a number that nothing uses touches no step of the routes Rail; New link"
        ),
        "{told}"
    );
    let told = over("a_million_points", "rate-link=0.2..0.6:1000000");
    assert!(told.contains("1000000 points of"), "{told}");
    assert!(
        told.contains("hours. Choose at most 20000 points"),
        "{told}"
    );
    let told = over("axis_of_a_lever", "green-lane=0.5..0.9:3");
    assert!(
        told.contains("0.5 is outside the range of the lever 'green-lane'"),
        "{told}"
    );
    let told = refused(
        "an_unknown_word",
        &["sweep", "--over", "rate-link=0.2,0.3", "--of", "speed"],
    );
    assert!(told.contains("time, p95, cost, generalised"), "{told}");
}

#[test]
fn levers_that_are_none_are_named_with_the_nearest() {
    let told = refused("lever_unknown", &["sweep", "--levers", "green-line"]);
    assert!(told.contains("Nearest: green-lane"), "{told}");
    let told = refused("lever_an_assumption", &["sweep", "--levers", "rate-link"]);
    assert!(
        told.contains("'rate-link' is an assumption and no lever"),
        "{told}"
    );
    let told = refused(
        "lever_twice",
        &["sweep", "--levers", "green-lane,green-lane"],
    );
    assert!(told.contains("stands there twice"), "{told}");
    let told = refused("lever_at_no_state", &["sweep", "--levers", "green-lane=2"]);
    assert!(
        told.contains("2 is outside the range of the lever"),
        "{told}"
    );
    let told = refused("package_of_nothing", &["robustness", "--packages", ";"]);
    assert!(told.contains("it names no package"), "{told}");
}

#[test]
fn what_a_regime_states_no_lever_sets_and_no_axis_varies() {
    let lever = |name: &str, sets: &str| {
        two_ways(name)
            .edit(
                "tiny/levers.csv",
                "Green lane,p-green",
                &format!("Green lane,{sets}"),
            )
            .refusal()
    };
    let told = lever("lever_on_a_headway_of_a_regime", "headway-ship");
    insta::assert_snapshot!(told, @"levers.csv, row 3, column sets: 'headway-ship' is stated by the regime 'avoided', and what a regime states no lever pulls. Let the lever set another assumption, or take this one out of the regime.");
    let told = lever("lever_on_what_a_regime_puts_in_place", "speed-avoided");
    assert!(told.contains("is stated by the regime 'avoided'"), "{told}");
    let told = lever("lever_on_a_regime", "avoided");
    insta::assert_snapshot!(told, @"levers.csv, row 3, column sets: 'avoided' is a regime: a state of the world is stated, not pulled. Let the lever set what somebody decides: a dwell, a headway, a tariff.");
    let at_war = two_ways("lever_on_war_risk")
        .column(
            "tiny/legs.csv",
            "war_risk_usd_teu",
            &[("alpha-beta-sea", "war-risk")],
        )
        .edit(
            "tiny/assumptions.csv",
            "fee-port,port handling",
            "war-risk,premium of war,0,20,90,USD,2025,TEU,2025,unknown,judgement,S2,\nfee-port,port handling",
        );
    let told = at_war
        .clone()
        .edit(
            "tiny/levers.csv",
            "Green lane,p-green",
            "Green lane,war-risk",
        )
        .refusal();
    insta::assert_snapshot!(told, @"levers.csv, row 3, column sets: 'war-risk' is a premium of war risk (leg 'alpha-beta-sea'), and that is a state of the world and no choice. State it in a regime, or let the lever set what it changes: a duration, a dwell, a price.");
    let output = corridor(
        at_war.write(),
        &[
            "sweep",
            "question.toml",
            "--quiet",
            "--over",
            "war-risk=0..90:4",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(super::told(&output).contains("is a premium of war risk"));
}

#[test]
fn of_the_shipped_corridor_insurance_war_risk_and_closures_are_no_axes() {
    let home = tempfile::tempdir().unwrap();
    for id in [
        "insurance-cargo",
        "insurance-iran-war",
        "compliance-iran",
        "payment-commission",
        "war-risk-red-sea",
        "war-risk-red-sea-avoided",
        "rate-suez-block",
        "announce-war",
    ] {
        let over = format!("{id}=0.1,0.2");
        let output = corridor(home.path(), &["sweep", "--quiet", "--over", &over]);
        assert_eq!(output.status.code(), Some(2), "{id}");
        assert!(
            told(&output).contains("that is a state of the world and no choice"),
            "{}",
            told(&output)
        );
    }
    let output = corridor(
        home.path(),
        &["sweep", "--quiet", "--over", "suez-canal-closed=on"],
    );
    assert!(told(&output).contains("is a closure"), "{}", told(&output));
    assert!(std::fs::read_dir(home.path()).unwrap().next().is_none());
}
