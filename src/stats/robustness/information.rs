//! What it is worth to know one input before choosing (METHOD 6.11).

use super::DecisionError;

/// The expected value of perfect information about one input, in the unit of the payoffs: the mean over `bins` bins
/// of the input, each with as many cases, of the best mean payoff in the bin, less the best mean payoff of all.
/// `inputs` holds the input in each case, `payoffs` for each option its payoff in each case.
///
/// The estimate is never below 0 and has two errors. Noise within a bin makes it too large: the greatest of several
/// noisy means is above the greatest of the true ones, by up to about sd sqrt(2 bins / cases) of the differences
/// between options, so an input that tells nothing shows a little. Width makes it too small: what the input tells
/// within a bin is lost. Ten bins and a thousand cases keep both small; an input whose value is below that of a
/// shuffled one is worth nothing. Cases with one value of the input stay in the order given and may fall on two bins.
///
/// # Errors
/// No options, lists of different lengths, fewer than 2 bins or 10 cases a bin, a value that is not finite.
pub fn evpi_of_input(
    inputs: &[f64],
    payoffs: &[Vec<f64>],
    bins: usize,
) -> Result<f64, DecisionError> {
    let cases = inputs.len();
    if payoffs.is_empty() {
        return Err(DecisionError::Empty);
    }
    if bins < 2 || cases < 10 * bins {
        return Err(DecisionError::TooFewCases { cases, bins });
    }
    for (option, payoffs) in payoffs.iter().enumerate() {
        if payoffs.len() != cases {
            return Err(DecisionError::RaggedRow {
                option,
                found: payoffs.len(),
                scenarios: cases,
            });
        }
    }
    let broken = |list: &[f64]| list.iter().position(|value| !value.is_finite());
    if let Some(case) = broken(inputs) {
        return Err(DecisionError::InputNotFinite {
            case,
            value: inputs[case],
        });
    }
    for (option, list) in payoffs.iter().enumerate() {
        if let Some(scenario) = broken(list) {
            return Err(DecisionError::NotFinite {
                option,
                scenario,
                value: list[scenario],
            });
        }
    }
    let mut order: Vec<usize> = (0..cases).collect();
    order.sort_by(|&left, &right| inputs[left].total_cmp(&inputs[right]));
    // Sums of the bins' best options, and of the one option that is best over all.
    let best_sum = |cases: &[usize]| {
        let sums = payoffs
            .iter()
            .map(|of| cases.iter().map(|&case| of[case]).sum::<f64>());
        sums.fold(f64::NEG_INFINITY, f64::max)
    };
    let edge = |bin: usize| bin * cases / bins;
    let knowing: f64 = (0..bins)
        .map(|bin| best_sum(&order[edge(bin)..edge(bin + 1)]))
        .sum();
    Ok(((knowing - best_sum(&order)) / cases as f64).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::latin_hypercube;

    /// 4,000 cases of two inputs, uniform on -1 to 1: go brings the first plus the second less `price`, stay nothing.
    fn go_or_stay(price: f64) -> ([Vec<f64>; 2], Vec<Vec<f64>>) {
        let columns = latin_hypercube(&[1, 2], 4000, 8);
        let inputs = [0, 1].map(|input: usize| -> Vec<f64> {
            columns[input].iter().map(|u| 2.0 * u - 1.0).collect()
        });
        let go = inputs[0]
            .iter()
            .zip(&inputs[1])
            .map(|(one, other)| one + other - price);
        let payoffs = vec![go.collect(), vec![0.0; 4000]];
        (inputs, payoffs)
    }

    #[test]
    fn knowing_the_input_that_decides_is_worth_its_mean_gain() {
        // E max(x - c, 0) = (1 - c)^2 / 4 for x on -1 to 1: 0.25 at c = 0, where a bin ends, and 0.16 at c = 0.2.
        // At c = 0.3, in the middle of a bin: 0.1225 less the loss of the bin, 0.2 wide: 0.1^2 / 4 = 0.0025.
        // Noise: the other input has sd 0.577, over 400 cases a bin 0.029; its mean over bins within four errors of
        // 0.577 / sqrt(4000) = 0.009.
        for (price, worth) in [(0.0, 0.25), (0.2, 0.16), (0.3, 0.12)] {
            let (inputs, payoffs) = go_or_stay(price);
            let found = evpi_of_input(&inputs[0], &payoffs, 10).unwrap();
            assert!((found - worth).abs() < 0.037, "{price}: {found}");
        }
        // Without the other input there is no noise but that within strata.
        let columns = latin_hypercube(&[1], 4000, 8);
        let alone: Vec<f64> = columns[0].iter().map(|u| 2.0 * u - 1.3).collect();
        let payoffs = [alone.clone(), vec![0.0; 4000]];
        let found = evpi_of_input(&alone, &payoffs, 10).unwrap();
        assert!((found - 0.12).abs() < 1e-4, "{found}");
    }

    #[test]
    fn an_input_that_tells_nothing_is_worth_little_more_than_the_noise() {
        let (inputs, payoffs) = go_or_stay(0.0);
        let other = &latin_hypercube(&[77], 4000, 8)[0];
        let found = evpi_of_input(other, &payoffs, 10).unwrap();
        // sd of go 0.816: the bound in the docstring is 0.816 sqrt(20 / 4000) = 0.058.
        assert!((0.0..0.058).contains(&found), "{found}");
        // One option only: knowing changes nothing.
        let found = evpi_of_input(&inputs[0], &payoffs[..1], 10).unwrap();
        assert!(found.abs() < 1e-12, "{found}");
    }

    #[test]
    fn too_few_cases_and_lists_that_do_not_pair_are_refused() {
        let few = evpi_of_input(&[0.0; 99], &[vec![0.0; 99]], 10).unwrap_err();
        assert_eq!(
            few.to_string(),
            "99 cases in 10 bins: give at least 2 bins and 10 cases for each"
        );
        assert!(evpi_of_input(&[0.0; 100], &[vec![0.0; 99]], 10).is_err());
        assert!(evpi_of_input(&[f64::NAN; 100], &[vec![0.0; 100]], 10).is_err());
        assert_eq!(
            evpi_of_input(&[0.0; 100], &[], 10),
            Err(DecisionError::Empty)
        );
    }
}
