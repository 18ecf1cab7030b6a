//! More delay never arrives earlier, and what is dearer never costs less: trial by trial, not only in the mean
//! (METHOD 10.2, 2).

use proptest::prelude::*;

use super::recipe::{Hours, Step, hazards, lanes, program, reckoned, steps};

/// The same hours, longer: a lower speed, a longer dwell, a greater lateness.
fn longer(hours: &Hours, by: f64) -> Hours {
    Hours {
        mean: hours.mean * (1.0 + by),
        ..*hours
    }
}

/// The same step, worse for the shipment: slower, later, more often inspected, held or left behind, dearer. `by` is
/// a share above zero.
fn worse(step: &Step, by: f64) -> Step {
    match step.clone() {
        Step::Move(hours) => Step::Move(longer(&hours, by)),
        Step::Dwell(hours) => Step::Dwell(longer(&hours, by)),
        Step::Post {
            p_green,
            green,
            inspection,
        } => Step::Post {
            p_green: p_green / (1.0 + by),
            green,
            inspection: inspection * (1.0 + by),
        },
        Step::Papers { probability, hours } => Step::Papers {
            probability: (probability * (1.0 + by)).min(1.0),
            hours: longer(&hours, by),
        },
        Step::Sail {
            rhythm,
            cutoff,
            missed,
        } => Step::Sail {
            rhythm,
            cutoff: cutoff * (1.0 + by),
            missed: (missed * (1.0 + by)).min(0.9),
        },
        Step::Late(hours) => Step::Late(longer(&hours, by)),
        Step::Store { free, usd_day } => Step::Store {
            free: free / (1.0 + by),
            usd_day: usd_day * (1.0 + by),
        },
        Step::Pay(line, usd) => Step::Pay(line, usd * (1.0 + by)),
        Step::Emit(kg) => Step::Emit(kg * (1.0 + by)),
        Step::Gate { mut shut, convoy } => {
            shut.push(5);
            Step::Gate { shut, convoy }
        }
        Step::Slow {
            hours,
            slowing,
            season,
        } if slowing.contains(&6) => Step::Slow {
            hours: longer(&hours, by),
            slowing,
            season,
        },
        Step::Slow {
            hours,
            mut slowing,
            season,
        } => {
            slowing.push(6);
            Step::Slow {
                hours,
                slowing,
                season,
            }
        }
        Step::Line { busy, hours } => Step::Line {
            busy: (busy * (1.0 + by)).min(1.0),
            hours: hours * (1.0 + by),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_worse_step_makes_no_trial_earlier_cheaper_or_cleaner(
        steps in steps(),
        at: prop::sample::Index,
        by in 0.01..2.0,
        seed: u64,
    ) {
        let mut hazards = hazards();
        let before = program("way", &steps, &mut hazards);
        let at = at.index(steps.len());
        let mut worsened = steps.clone();
        worsened[at] = worse(&steps[at], by);
        prop_assert_ne!(&worsened, &steps);
        let after = program("way", &worsened, &mut hazards);
        let (before, after) = (reckoned(&before, &hazards, seed), reckoned(&after, &hazards, seed));
        for (less, more) in lanes(before.time_h(), after.time_h()) {
            // A millionth of an hour is left to the rounding of the clock.
            prop_assert!(more >= less - 1e-6, "{more} h after {less} h: {:?}", steps[at]);
        }
        for (less, more) in lanes(before.co2e_kg(), after.co2e_kg()) {
            prop_assert!(more >= less);
        }
        // Time spent waiting for the next departure may make a storage charge smaller elsewhere only if it is paid
        // for a part of the way; here storage counts from the start, so more time is never cheaper.
        for (less, more) in lanes(before.cost_usd(), after.cost_usd()) {
            prop_assert!(more >= less - 1e-6, "{more} USD after {less} USD: {:?}", steps[at]);
        }
    }

    #[test]
    fn a_box_that_is_ready_later_never_overtakes_one_that_was_ready_before(
        steps in steps(),
        wait in 0.1..200.0,
        seed: u64,
    ) {
        let mut hazards = hazards();
        let prompt = program("way", &steps, &mut hazards);
        let mut late = steps.clone();
        // The same boxes, held first for a fixed time: all later steps keep their draws.
        late.insert(0, Step::Dwell(Hours { mean: wait, cv: 0.0, loading: 0.0 }));
        let mut late = program("hold", &late, &mut hazards);
        late.ops.truncate(2);
        late.ops.extend(prompt.ops.iter().skip(1).cloned());
        let (prompt, late) = (reckoned(&prompt, &hazards, seed), reckoned(&late, &hazards, seed));
        for (less, more) in lanes(prompt.time_h(), late.time_h()) {
            prop_assert!(more >= less - 1e-6, "{more} h, held for {wait} h, against {less} h");
        }
    }
}
