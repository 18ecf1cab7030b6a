//! Parts sum to totals (METHOD 10.2, 1).

use corridor::corridor::{CostLine, Part};
use corridor::sim::{BLOCK, Column, Desk};
use proptest::prelude::*;

use super::recipe::{Step, hazards, program, reckoned, steps};

fn sum_of(columns: impl Iterator<Item = Column>) -> Column {
    let mut sum = [0.0; BLOCK];
    for column in columns {
        for (total, value) in sum.iter_mut().zip(column) {
            *total += value;
        }
    }
    sum
}

fn parts(desk: &Desk) -> Column {
    sum_of((0..Part::COUNT).filter_map(|part| desk.part_h(part).copied()))
}

fn lines(desk: &Desk) -> Column {
    sum_of((0..CostLine::ALL.len()).filter_map(|line| desk.line_usd(line).copied()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_of_time_and_lines_of_cost_sum_to_their_totals(steps in steps(), seed: u64) {
        let mut hazards = hazards();
        let program = program("way", &steps, &mut hazards);
        let desk = reckoned(&program, &hazards, seed);
        let (parts, lines) = (parts(&desk), lines(&desk));
        let kg: f64 = steps
            .iter()
            .map(|step| if let Step::Emit(kg) = step { *kg } else { 0.0 })
            .sum();
        for i in 0..BLOCK {
            let (hours, usd) = (desk.time_h()[i], desk.cost_usd()[i]);
            prop_assert!(hours > 0.0, "{hours} h");
            // The clock stands near 482,000 h, where it is exact to 6e-11 h; a route moves for hours.
            prop_assert!((parts[i] - hours).abs() <= 1e-9 * hours.max(1.0), "{} of {hours} h", parts[i]);
            prop_assert!((lines[i] - usd).abs() <= 1e-9 * usd, "{} of {usd} USD", lines[i]);
            prop_assert!((desk.co2e_kg()[i] - kg).abs() <= 1e-9 * kg);
            // Value of time: 3 USD an hour (the recipes').
            let generalised = desk.generalised_usd()[i];
            prop_assert!((generalised - usd - 3.0 * hours).abs() <= 1e-9 * generalised);
        }
    }
}
