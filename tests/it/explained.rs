//! What `corridor explain` says of closures, seasons, shocks, queues and numbers that move.

use crate::tables::fixture;

fn explained(folder: &str, ids: &[&str]) -> String {
    let fixture = fixture(folder);
    let question = fixture.write().join("question.toml");
    let told = |id: &&str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_corridor"))
            .args(["explain", id, "--scenario"])
            .arg(&question)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    ids.iter().map(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_closure_is_explained_with_its_chances_and_its_record() {
    // Gale: gamma of mean 1.5 d and CV 0.8, cut at 8 d, which takes little off. 3 starts a year of 365.25 d:
    // 3/365.25 x 1.5 = 0.0123 closed for each open day in winter; 1.19302/365.25 x 1.5 = 0.0049 over the year.
    // Who meets it waits E[D^2]/(2 E[D]) = 1.5 x (1 + 0.64)/2 = 1.23 d, a little less for the cut.
    // Record (M103): gamma(9.5, 3): mean 3.1667; none next year (3/4)^9.5 = 0.065.
    insta::assert_snapshot!(explained("explain_closure", &["gale", "swell-shut", "strike", "war"]), @"
    closure gale: Gale in the gulf
      level delay: who comes waits until it is over
      months, with their share of the rate: Jan, Feb, Mar 0.2, Apr 0.2, May 0.2, Jun 0.2, Jul 0.2,
          Aug 0.2, Sep 0.2, Oct 0.2, Nov 0.2, Dec
      rate_year: 3 = gales (3; 1 to 6; estimate)
      duration, h: law lull (gamma)
        mean: 36
        cv: 0.8
      duration_max_d: 8
      common_share: 0.3
      at best values it lasts 1.5 days on average; 95 of 100 are over within 3.85 days
      on for 1.22 of 100 hours in its heaviest month: all who come wait 0.0149 days for its end on
          average
      on for 0.487 of 100 hours over the year: all who come wait 0.00597 days for its end on average
      who comes while it is on waits 1.23 days for its end on average
      record: 9 starts in 3 years leave 3.17 a year, 1.69 to 5.02 (90 of 100); none next year: 6.5
          of 100
      book: 1.19 a year
      cause weather: shared with swell-shut
      met on: alpha-beta-sea
      grade: estimate
      source: S1: Port statistics; Ports, 2024
    
    closure swell-shut: Swell shuts the bar
      level shut: who comes waits until it is over, and for the queue that it left
      months: all alike
      rate_year: 2
      duration, h: 12
      reopen_ratio: 1.5
      announce_h: 6
      common_share: 0.5
      at best values it lasts 0.5 days on average; 95 of 100 are over within 0.5 days
      on for 0.273 of 100 hours: all who come wait 0.000683 days for its end on average
      who comes while it is on waits 0.25 days for its end on average
      after a closure of 0.5 days the queue is gone in 1 days
      cause weather: shared with gale
      met on: beta-transfer-back
      grade: judgement
      source: S2: Own estimate; , 2025
    
    closure strike: Strike of the pilots
      level share: who passes takes as much longer as the share that is left says
      from 2025-03-01 to 2025-03-14
      in force under: avoided
      duration, h: law lull (gamma)
        mean: 36
        cv: 0.8
      duration_max_d: 20
      capacity_share: 0.4
      announce_h: 24
      at best values it lasts 1.5 days on average; 95 of 100 are over within 3.85 days
      met on: alpha-beta-sea
      grade: measured
      source: S1: Port statistics; Ports, 2024
    
    closure war: War
      level barred: who comes may not pass and is counted as not eligible
      without a rate: only where a regime has it in force
      in force under: avoided
      met on: alpha-beta-sea
      grade: judgement
      source: S2: Own estimate; , 2025
    ");
}

#[test]
fn a_season_a_shock_and_a_queue_are_explained() {
    // 300 of 400 TEU a day; three servers take 3 x 24/400 = 0.18 h for a TEU. Sakasegawa:
    // (0.4 + 0.3)/2 x 0.75^(sqrt 8 - 1)/(3 x 0.25) x 0.18 = 0.0496 h.
    insta::assert_snapshot!(explained("explain_season", &["ice", "market", "beta-transfer-back"]), @"
    season ice: Ice in the gulf; each factor holds until the next date
      from 03-20
        factor: 1
        sd_d: 10
        loading on a factor: 0.5
        grade: measured
        source: S1: Port statistics; Ports, 2024
      from 12-10
        factor: law hard-winter (lognormal, by its median and P90)
          p50: 1.6
          p90: 2.5
        sd_d: 10
        convoy_h: 24
        loading on a factor: 0.5
        grade: judgement
        source: S2: Own estimate; , 2025
      met on: alpha-beta-sea
    
    factor market: Tightness of the market
      a new score every 14 days; the correlation of neighbours is 0.6, and falls to a tenth in 70 days
      met on: no leg and no stop
    
    stop beta-transfer-back: at Beta harbour; fees are booked as handling
      time, h: 12
      fee_usd_teu: 100 = fee-port (100 USD of 2025; 80 to 150; estimate)
      capacity_teu_d: 400
      volume_teu_d: 300
      servers: 3
      ca2: 0.4
      cs2: 0.3
      utilisation 0.75: a mean wait of 0.0477 hours; several servers, steady state (Allen-Cunneen)
      closures: swell-shut
      grade: estimate
      source: S2: Own estimate; , 2025
    ");
}

#[test]
fn a_number_that_moves_is_explained_with_its_trend() {
    insta::assert_snapshot!(explained("explain_trend", &["drop-beta", "toll-old"]), @"
    assumption drop-beta: fall of the water
      book: 1 m, from 0.5 to 1.5, drawn over futures
      moves by +0.25 m a year from 2024-01-01 to 2026-12-31
      Calm seas: 1.37543 m, from 0.875428 to 1.87543, drawn over futures (at the middle of the
          departure window)
      Ships go round: 1.37543 m, from 0.875428 to 1.87543, drawn over futures (at the middle of the
          departure window)
      as of: 2023
      used in service ship-line, level_drop_m
      grade: estimate
      source: S1: Port statistics; Ports, 2024
    
    assumption toll-old: an old toll
      book: 12 USD of 2025, from 10 to 14, drawn over futures
      holds from 2019-01-01 to 2020-12-31
      per: TEU
      as of: 2020
      used in leg alpha-beta-sea, war_risk_usd_teu
      grade: announced
      source: S1: Port statistics; Ports, 2024
    ");
}
