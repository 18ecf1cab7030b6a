//! Closures, seasons, blocks of shocks, queues, low water and trends: what good tables give.

use corridor::corridor::{Level, Quantity, Spell, Stretch};
use corridor::scenario::{Question, Reckoned, Recourse, footing};

use crate::fixture::Fixture;

/// The small corridor with a row of everything that comes and goes.
pub(crate) fn fixture(name: &str) -> Fixture {
    Fixture::new(name)
        .put(
            "tiny/closures.csv",
            "id,name,level,rate_year,months,duration,duration_max_d,capacity_share,reopen_ratio,announce_h,cause,common_share,events,years,dated_from,dated_to,grade,source,note
gale,Gale in the gulf,delay,gales,Dec-Feb; Mar-Nov 0.2,lull,8,,,,weather,0.3,9,3,,,estimate,S1,
swell-shut,Swell shuts the bar,shut,2,,12,,,1.5,6,weather,0.5,,,,,judgement,S2,
strike,Strike of the pilots,share,,,lull,20,0.4,,24,,,,,2025-03-01,2025-03-14,measured,S1,
war,War,barred,,,,,,,,,,,,,,judgement,S2,
",
        )
        .put(
            "tiny/seasons.csv",
            "id,name,from,sd_d,factor,shape,convoy_h,factors,grade,source,note
ice,Ice in the gulf,03-20,10,1,step,,swell 0.5,measured,S1,
ice,,12-10,10,hard-winter,,24,swell 0.5,judgement,S2,
monsoon,Monsoon,06-01,,1.2,linear,,,estimate,S1,
monsoon,,09-30,,1,,,,estimate,S1,
",
        )
        .put(
            "tiny/factors.csv",
            "id,name,block_d,phi
swell,Swell of the gulf,,
market,Tightness of the market,14,0.6
",
        )
        .edit(
            "tiny/laws.csv",
            "papers,triangular",
            "lull,gamma,d,1.5,0.8,,,,,,,\nhard-winter,lognormal,1,,,1.6,2.5,,,,,\npapers,triangular",
        )
        .column("tiny/assumptions.csv", "from", &[])
        .column("tiny/assumptions.csv", "to", &[])
        .column("tiny/assumptions.csv", "per_year", &[])
        .edit(
            "tiny/assumptions.csv",
            "storage-beta,",
            "gales,gales a year,1,3,6,1,,,2024,unknown,estimate,S1,,,
drop-beta,fall of the water,0.5,1,1.5,m,,,2023,unknown,estimate,S1,2024-01-01,2026-12-31,0.25
toll-old,an old toll,10,12,14,USD,2025,TEU,2020,unknown,announced,S1,2019-01-01,2020-12-31,
storage-beta,",
        )
        .column("tiny/places.csv", "switch_h", &[("BETA", "48")])
        .column("tiny/places.csv", "switch_usd_teu", &[("BETA", "300")])
        .column("tiny/legs.csv", "closures", &[("alpha-beta-sea", "gale; strike; war")])
        .column(
            "tiny/legs.csv",
            "season",
            &[("alpha-beta-sea", "ice"), ("beta-gamma-rail", "monsoon")],
        )
        .column("tiny/legs.csv", "war_risk_usd_teu", &[("alpha-beta-sea", "toll-old")])
        .column("tiny/stops.csv", "closures", &[("beta-transfer-back", "swell-shut")])
        .column("tiny/stops.csv", "capacity_teu_d", &[("beta-transfer-back", "400")])
        .column("tiny/stops.csv", "volume_teu_d", &[("beta-transfer-back", "300")])
        .column("tiny/stops.csv", "servers", &[("beta-transfer-back", "3")])
        .column("tiny/stops.csv", "ca2", &[("beta-transfer-back", "0.4")])
        .column("tiny/stops.csv", "cs2", &[("beta-transfer-back", "0.3")])
        .column("tiny/services.csv", "slots_teu", &[("ship-line", "700")])
        .column("tiny/services.csv", "volume_teu_d", &[("ship-line", "80")])
        .column("tiny/services.csv", "level_drop_m", &[("ship-line", "drop-beta")])
        .column("tiny/services.csv", "slots_lost_per_m", &[("ship-line", "0.1")])
        .column("tiny/regimes.csv", "closures", &[("avoided", "war;strike")])
}

fn load(name: &str) -> Question {
    fixture(name).load(&[]).unwrap()
}

#[test]
fn a_closure_has_its_rate_its_months_its_length_and_its_cause() {
    let corridor = load("tables_closure").corridor;
    let [gale, swell, strike, war] = &corridor.closures[..] else {
        panic!("{:?}", corridor.closures)
    };
    let gales = corridor.assumption("gales").unwrap();
    let recurring = gale.recurring.unwrap();
    assert_eq!(recurring.rate_year.assumption(), Some(gales));
    assert_eq!(recurring.most_d, Some(Quantity::Given(8.0)));
    assert!(matches!(recurring.duration, Spell::Drawn(law) if corridor.laws[law].id == "lull"));
    // December, January, February whole; the others a fifth.
    let mut months = [0.2; 12];
    months[11] = 1.0;
    months[..2].fill(1.0);
    assert_eq!(gale.months, months);
    assert_eq!(
        gale.record.map(|record| (record.events, record.years)),
        Some((9.0, 3.0))
    );
    let common = gale.common.as_ref().unwrap();
    assert_eq!(
        (common.cause.as_str(), common.share),
        ("weather", Quantity::Given(0.3))
    );
    assert_eq!(
        (swell.level, swell.reopen_ratio),
        (Level::Shut, Some(Quantity::Given(1.5)))
    );
    assert_eq!(swell.duration(), Some(Spell::Fixed(12.0)));
    assert_eq!(swell.announce_h, Some(Quantity::Given(6.0)));
    // 2025-03-01 is day 20,148 after 1970-01-01; the 14th is the last of fourteen days.
    assert_eq!(strike.dated, Some((20_148.0 * 24.0, 20_162.0 * 24.0)));
    assert_eq!(strike.recurring.unwrap().rate_year, Quantity::Given(0.0));
    assert_eq!(
        (war.recurring, war.dated, war.months),
        (None, None, [1.0; 12])
    );
    let in_force: Vec<&str> = corridor.regimes[1]
        .closures
        .iter()
        .map(|&index| corridor.closures[index].id.as_str())
        .collect();
    assert_eq!(in_force, ["war", "strike"]);
    let sea = &corridor.legs[corridor.leg("alpha-beta-sea").unwrap()];
    assert_eq!(sea.closures, [0, 2, 3]);
    let back = &corridor.stops[corridor.stop("beta-transfer-back").unwrap()];
    assert_eq!(back.closures, [1]);
}

#[test]
fn rows_with_one_id_make_one_season() {
    let corridor = load("tables_season").corridor;
    let [ice, monsoon] = &corridor.seasons[..] else {
        panic!("{:?}", corridor.seasons)
    };
    assert_eq!(
        (ice.name.as_str(), ice.linear, ice.is_drawn()),
        ("Ice in the gulf", false, true)
    );
    let [spring, winter] = &ice.dates[..] else {
        panic!("{ice:?}")
    };
    assert_eq!((spring.month, spring.day, spring.convoy_h), (3, 20, None));
    assert_eq!(spring.stretch, Stretch::Known(Quantity::Given(1.0)));
    assert!(
        matches!(winter.stretch, Stretch::Drawn(law) if corridor.laws[law].id == "hard-winter")
    );
    assert_eq!(
        (winter.sd_d, winter.convoy_h),
        (Some(Quantity::Given(10.0)), Some(Quantity::Given(24.0)))
    );
    assert_eq!(winter.factors[0].factor, 0);
    assert!(monsoon.linear && !monsoon.is_drawn());
    assert_eq!(
        corridor.legs[corridor.leg("alpha-beta-sea").unwrap()].season,
        Some(0)
    );
    assert_eq!(
        corridor.legs[corridor.leg("beta-gamma-rail").unwrap()].season,
        Some(1)
    );
}

#[test]
fn shocks_have_blocks_stops_have_queues_and_low_water_takes_slots() {
    let question = load("tables_rest");
    let corridor = &question.corridor;
    let [swell, market] = &corridor.factors[..] else {
        panic!("{:?}", corridor.factors)
    };
    assert_eq!((swell.block_d, swell.phi), (None, 0.0));
    assert_eq!((market.block_d, market.phi), (Some(14.0), 0.6));
    let given = |number| Some(Quantity::Given(number));
    let queue = corridor.stops[corridor.stop("beta-transfer-back").unwrap()]
        .queue
        .unwrap();
    assert_eq!(
        (queue.volume_teu_d, queue.servers),
        (given(300.0), given(3.0))
    );
    assert_eq!((queue.ca2, queue.cs2), (given(0.4), given(0.3)));
    assert_eq!((queue.batch_boxes, queue.cycle_h), (None, None));
    assert_eq!(corridor.stops[0].queue, None);
    let slots = corridor.services[0].slots;
    assert_eq!(
        (slots.volume_teu_d, slots.lost_per_m),
        (given(80.0), given(0.1))
    );
    let drop = slots.level_drop_m.unwrap();
    let best = question.regimes[0].best();
    // From 2024-01-01 to the middle of 2025, at 0.25 m in 365.25 days: 1 + 0.25 x (366 + 182.5)/365.25.
    let expected = 1.0 + 0.25 * (366.0 + 182.5) / 365.25;
    assert!(
        (drop.get(&best) - expected).abs() < 1e-12,
        "{}",
        drop.get(&best)
    );
    let place = &corridor.places[corridor.place("BETA").unwrap()];
    let decision = place.decision.unwrap();
    assert_eq!(
        (decision.switch_h, decision.switch_usd_teu),
        (given(48.0), given(300.0))
    );
    assert_eq!(corridor.places[0].decision, None);
}

#[test]
fn a_trend_moves_the_whole_range_and_ends_at_its_last_day() {
    let long_after = [
        "shipment.depart.from=\"2031-01-01\"",
        "shipment.depart.to=\"2031-12-31\"",
    ];
    let question = fixture("tables_trend").load(&long_after).unwrap();
    let index = question.corridor.assumption("drop-beta").unwrap();
    let row = &question.regimes[0].book[index];
    // Three years from 2024-01-01 to the end of 2026-12-31: 1,096 days.
    let moved = 0.25 * 1096.0 / 365.25;
    for (number, at) in [(row.low, 0.5), (row.best, 1.0), (row.high, 1.5)] {
        assert!((number - at - moved).abs() < 1e-12, "{number}");
    }
    // The book itself stands as it is written.
    assert_eq!(question.corridor.assumptions[index].best, 1.0);
}

#[test]
fn what_a_scenario_sets_moves_with_no_date() {
    let question = fixture("tables_set").load(&["drop-beta=0.7"]).unwrap();
    let row = &question.regimes[0].book[question.corridor.assumption("drop-beta").unwrap()];
    assert_eq!(
        (row.low, row.best, row.high, row.trend),
        (0.7, 0.7, 0.7, None)
    );
}

#[test]
fn a_window_outside_the_dates_of_an_input_is_told_in_the_caption() {
    let question = load("tables_old");
    let toll = &question.regimes[0].book[question.corridor.assumption("toll-old").unwrap()];
    let shipment = &question.shipment;
    assert!(toll.is_outdated(shipment.depart_from_h, shipment.depart_to_h));
    let never = std::sync::atomic::AtomicBool::new(false);
    let found = corridor::study::compare(&question, &never, &|_, _| ()).unwrap();
    assert_eq!(
        found.regimes[0].vintage.as_deref(),
        Some("inputs of 2019-2020 applied to 2025 (toll-old)")
    );
}

#[test]
fn an_answer_rests_on_the_closures_and_seasons_that_its_legs_name() {
    let question = load("tables_footing");
    let corridor = &question.corridor;
    let mut reckoned = Reckoned {
        legs: vec![corridor.leg("alpha-beta-sea").unwrap()],
        regimes: vec![0],
        ..Reckoned::default()
    };
    let ids = |reckoned: &Reckoned| -> Vec<String> {
        let footing = footing(corridor, &corridor.assumptions, reckoned);
        footing.rows.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(
        ids(&reckoned),
        [
            "alpha-beta-sea",
            "gale",
            "ice",
            "speed-ship",
            "cv-sea",
            "gales",
            "toll-old"
        ]
        .map(str::to_owned)
    );
    // What only a regime has in force counts where that regime is asked about.
    reckoned.regimes = vec![1];
    assert_eq!(
        ids(&reckoned)[1..4],
        ["gale", "strike", "war"].map(str::to_owned)
    );
    let footing = footing(corridor, &corridor.assumptions, &reckoned);
    let ice = footing.rows.iter().find(|row| row.id == "ice").unwrap();
    // The worse of its two dates.
    assert_eq!(ice.grade, corridor::corridor::Grade::Judgement);
}

#[test]
fn a_later_folder_replaces_a_season_as_a_whole_and_a_closure_by_its_row() {
    let question = fixture("tables_layers")
        .put(
            "later/seasons.csv",
            "id,name,from,factor,source\nice,Ice in the gulf,01-15,2,S1\n",
        )
        .edit(
            "question.toml",
            "corridor = \"tiny\"",
            "corridor = [\"tiny\", \"later\"]",
        )
        .put(
            "later/closures.csv",
            "id,name,level,reopen_ratio,source\nwar,Another war,shut,2,S1\n",
        )
        .load(&[])
        .unwrap();
    let corridor = &question.corridor;
    let seasons = corridor.seasons.iter();
    let dates: Vec<(&str, usize)> = seasons
        .map(|row| (row.id.as_str(), row.dates.len()))
        .collect();
    assert_eq!(dates, [("monsoon", 2), ("ice", 1)]);
    let names: Vec<&str> = corridor
        .closures
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Gale in the gulf",
            "Swell shuts the bar",
            "Strike of the pilots",
            "Another war"
        ]
    );
    let remarks = question.remarks.join("\n");
    assert!(
        remarks.contains("'ice': the rows of later/seasons.csv replace those of tiny/seasons.csv"),
        "{remarks}"
    );
    assert!(
        remarks.contains("'war': later/closures.csv, row 2 replaces tiny/closures.csv, row 5"),
        "{remarks}"
    );
}

#[test]
fn what_never_happens_or_is_on_too_often_is_told_and_not_refused() {
    // 300 starts in 8,766 hours, of two days each: 1.64 closed hours for each open one. Gales start 3 times a year
    // in the 90.25 days of December to February and a fifth as often in the other 275: 1.193 times.
    let question = fixture("tables_remarks")
        .edit("tiny/closures.csv", "shut,2,,12,", "shut,300,,48,")
        .edit("tiny/closures.csv", ",weather,0.5,,", ",,,,")
        .edit("tiny/closures.csv", "0.3,9,3", "0.3,90,3")
        .edit("tiny/regimes.csv", "war;strike", "war")
        .edit("tiny/legs.csv", "gale; strike; war", "gale; war")
        .edit("tiny/stops.csv", "400,300", "400,390")
        .edit(
            "tiny/seasons.csv",
            "monsoon,,09-30,,1,,,,estimate,S1,\n",
            "",
        )
        .edit("tiny/legs.csv", "monsoon", "")
        .load(&[])
        .unwrap();
    let remarks = question.remarks.join("\n");
    insta::assert_snapshot!(remarks, @"
    legs without a line on the map, drawn straight: alpha-beta-sea, beta-gamma-rail, beta-gamma-link
    closures that no leg or stop names: strike
    seasons that no leg or stop names: monsoon
    closures without a rate that no regime has in force, which therefore never happen: strike
    closure 'gale' starts 1.193 times a year by the book, and its record of 90 in 3 years leaves 25.147 to 35.565 (90 of 100)
    closure 'gale' shares its cause 'weather' with no other
    closure 'swell-shut' is on for 62 of 100 hours of its heaviest month
    season 'monsoon' has one date, 06-01: it holds all year
    stop 'beta-transfer-back' is asked for 98 of 100 TEU that it can pass: its queue grows over the year
    ");
}

#[test]
fn a_scenario_may_ask_for_recourse_and_for_another_copula() {
    let settings = [
        "run.recourse=\"replan\"",
        "run.departures=0",
        "run.copula=\"t4\"",
    ];
    let run = fixture("tables_run").load(&settings).unwrap().run;
    assert_eq!((run.recourse, run.departures), (Recourse::Replan, 0));
    assert_eq!(run.copula.word(), "t4");
}
