//! One box out of the trajectory, few restrictions, and its measure on cases it has not seen (METHOD 6.10).

use serde::{Deserialize, Serialize};

use super::cases::{CaseBox, Cases, LEAST_CASES, MeasuredBox, Side, Tally, WISHED_CASES};
use super::{DiscoveryError, Patience, prim};

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discovery {
    /// The trajectory on the training half.
    pub path: Vec<MeasuredBox>,
    /// The chosen box on the training half. Without restrictions there is no pattern.
    pub chosen: MeasuredBox,
    /// The chosen box on the test half: the numbers to report.
    pub test: MeasuredBox,
    /// The number of cases, if fewer than [`WISHED_CASES`]: a warning.
    pub few_cases: Option<usize>,
}

/// Looks for the conditions under which the outcome of interest comes about: the trajectory on a random half of the
/// cases, one of its boxes with few restrictions, measured on the other half.
///
/// Every box of the trajectory is [`simplified`]; of these the one is chosen whose harmonic mean of coverage and
/// density is greatest on the training half, and of equals that with fewer restricted inputs, then the earlier.
///
/// # Errors
/// Fewer than [`LEAST_CASES`] cases, and as [`prim`].
pub fn discover(cases: &Cases, patience: Patience, seed: u64) -> Result<Discovery, DiscoveryError> {
    if cases.len() < LEAST_CASES {
        return Err(DiscoveryError::TooFewCases { cases: cases.len() });
    }
    cases.check_both_kinds()?;
    let [training, test] = cases.halves(seed);
    let path = prim(&training, patience)?;
    let open = CaseBox::open(cases.inputs()).measured(&training);
    let simple = path.iter().map(|of| simplified(of, &training, patience));
    let chosen = simple.fold(
        open,
        |best, next| if better(&next, &best) { next } else { best },
    );
    Ok(Discovery {
        test: chosen.limits.clone().measured(&test),
        path,
        chosen,
        few_cases: (cases.len() < WISHED_CASES).then_some(cases.len()),
    })
}

/// The box without what tells least: first, one by one, limits whose quasi-p is above [`Patience::significance`],
/// the greatest first; then, while more than [`Patience::most_inputs`] inputs are restricted, the input whose
/// smaller quasi-p is greatest. Quasi-p values are reckoned anew after each step; where they are equal, what leaves
/// the denser box is dropped. This is what a user of the EMA Workbench does by hand.
#[must_use]
pub fn simplified(from: &MeasuredBox, cases: &Cases, patience: Patience) -> MeasuredBox {
    let mut now = from.limits.clone().measured(cases);
    loop {
        let weak = now
            .restrictions
            .iter()
            .filter(|of| of.quasi_p > patience.significance);
        let mut drops: Vec<(f64, CaseBox)> = weak
            .map(|of| (of.quasi_p, now.limits.clone().with(of.input, of.side, None)))
            .collect();
        let inputs = now.limits.restricted();
        if drops.is_empty() && inputs.len() > patience.most_inputs {
            drops = inputs
                .into_iter()
                .map(|input| without(&now, input))
                .collect();
        }
        let weakest = drops
            .iter()
            .map(|(quasi_p, _)| *quasi_p)
            .fold(0.0, f64::max);
        let dropped = drops.into_iter().filter(|(quasi_p, _)| *quasi_p == weakest);
        let densest = dropped
            .map(|(_, limits)| limits.measured(cases))
            .reduce(|best, next| {
                if denser(&next.tally, &best.tally) {
                    next
                } else {
                    best
                }
            });
        match densest {
            Some(next) => now = next,
            None => return now,
        }
    }
}

/// The smaller quasi-p of an input, and the box without both of its limits.
fn without(now: &MeasuredBox, input: usize) -> (f64, CaseBox) {
    let own = now.restrictions.iter().filter(|of| of.input == input);
    let quasi_p = own.map(|of| of.quasi_p).fold(1.0, f64::min);
    let limits = now.limits.clone();
    (
        quasi_p,
        limits
            .with(input, Side::Low, None)
            .with(input, Side::High, None),
    )
}

fn denser(left: &Tally, right: &Tally) -> bool {
    left.hits as u128 * right.cases as u128 > right.hits as u128 * left.cases as u128
}

/// True if the harmonic mean of coverage and density, 2 hits / (cases in the box + all of interest), is greater.
fn better(next: &MeasuredBox, best: &MeasuredBox) -> bool {
    let parts = |of: &MeasuredBox| {
        let tally = of.tally;
        (tally.hits as u128, (tally.cases + tally.all_hits) as u128)
    };
    let ((next_hits, next_of), (best_hits, best_of)) = (parts(next), parts(best));
    let fewer = next.limits.restricted().len() < best.limits.restricted().len();
    let (left, right) = (next_hits * best_of, best_hits * next_of);
    left > right || (left == right && fewer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::latin_hypercube;

    /// Six inputs; of interest where the first is above 0.5, the second below 0.6 and the third above 0.2.
    fn cases(count: u32) -> Cases {
        let columns = latin_hypercube(&[1, 2, 3, 4, 5, 6], count, 5);
        let interest = (0..count as usize)
            .map(|case| columns[0][case] > 0.5 && columns[1][case] < 0.6 && columns[2][case] > 0.2)
            .collect();
        Cases::new(columns, interest).unwrap()
    }

    #[test]
    fn three_conditions_among_six_inputs_are_found_and_hold_on_the_other_half() {
        let found = discover(&cases(4000), Patience::default(), 11).unwrap();
        assert_eq!(found.chosen.limits.restricted(), [0, 1, 2]);
        for (limit, expected) in [
            (found.chosen.limits.low(0), 0.5),
            (found.chosen.limits.high(1), 0.6),
            (found.chosen.limits.low(2), 0.2),
        ] {
            assert!((limit.unwrap() - expected).abs() < 0.05, "{limit:?}");
        }
        assert!(found.test.tally.coverage() > 0.9 && found.test.tally.density() > 0.9);
        assert_eq!(
            found.test.tally.all_cases + found.chosen.tally.all_cases,
            4000
        );
        assert!(found.test.restrictions.iter().all(|of| of.quasi_p < 0.01));
        assert_eq!(found.few_cases, None);
    }

    #[test]
    fn a_fourth_restriction_goes_and_it_is_the_one_that_tells_least() {
        let all = cases(2000);
        let open = CaseBox::open(6);
        let full = open
            .with(0, Side::Low, Some(0.5))
            .with(1, Side::High, Some(0.6))
            .with(2, Side::Low, Some(0.2));
        let odd = full.clone().with(4, Side::High, Some(0.7)).measured(&all);
        let patience = Patience::default();
        assert_eq!(simplified(&odd, &all, patience).limits, full);
        // To two inputs: the third excludes a fifth, the others two fifths and a half.
        let two = Patience {
            most_inputs: 2,
            ..patience
        };
        assert_eq!(simplified(&odd, &all, two).limits.restricted(), [0, 1]);
    }

    #[test]
    fn pure_chance_holds_no_better_than_the_base_rate_on_the_other_half() {
        let columns = latin_hypercube(&[1, 2, 3, 4], 2000, 5);
        let marks = &latin_hypercube(&[99], 2000, 6)[0];
        let cases = Cases::new(columns, marks.iter().map(|u| *u < 0.3).collect()).unwrap();
        let found = discover(&cases, Patience::default(), 3).unwrap();
        // 1,000 cases at 0.3 in the test half; in a box of 50 or more, four standard errors are at most 0.26.
        let tally = found.test.tally;
        let error = (0.21 / tally.cases as f64).sqrt();
        assert!((tally.density() - 0.3).abs() < 4.0 * error, "{tally:?}");
    }

    #[test]
    fn few_cases_are_warned_of_and_fewer_than_forty_refused() {
        let found = discover(&cases(600), Patience::default(), 1).unwrap();
        assert_eq!(found.few_cases, Some(600));
        assert_eq!(
            discover(&cases(39), Patience::default(), 1)
                .unwrap_err()
                .to_string(),
            "39 cases are too few to discover anything: take at least 40, better 1000"
        );
    }
}
