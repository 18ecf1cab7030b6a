//! Screening by elementary effects (METHOD 6.5, M076).

use serde::{Deserialize, Serialize};

use super::SensitivityError;
use crate::stats::design::Trajectories;

/// What the elementary effects of one input tell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effects {
    /// Their mean, in units of the outcome over the whole range of the input.
    pub mu: f64,
    /// The mean of their magnitudes: how much the input matters.
    pub mu_star: f64,
    /// Their population standard deviation: how much its effect hangs on the others or bends. (Other packages print
    /// the sample standard deviation, larger by the root of r / (r - 1) for r effects.)
    pub sigma: f64,
}

/// The elementary effects of each input: the change of the outcome over each of its steps, divided by the step.
///
/// # Errors
/// An outcome missing, too many, or not finite.
pub fn elementary_effects(
    trajectories: &Trajectories,
    outcomes: &[f64],
) -> Result<Vec<Vec<f64>>, SensitivityError> {
    if outcomes.len() != trajectories.rows() {
        return Err(SensitivityError::OtherOutcomes {
            found: outcomes.len(),
            expected: trajectories.rows(),
        });
    }
    if let Some((place, &value)) = outcomes.iter().enumerate().find(|(_, y)| !y.is_finite()) {
        return Err(SensitivityError::NotFinite { place, value });
    }
    let mut effects = vec![Vec::new(); trajectories.inputs()];
    for step in trajectories.steps() {
        let change = outcomes[step.high_row] - outcomes[step.low_row];
        effects[step.input].push(change / trajectories.delta());
    }
    Ok(effects)
}

/// Mean, mean magnitude and spread of the elementary effects of one input; nothing of none.
#[must_use]
pub fn morris(effects: &[f64]) -> Option<Effects> {
    if effects.is_empty() {
        return None;
    }
    let n = effects.len() as f64;
    let mu = effects.iter().sum::<f64>() / n;
    let squares = effects.iter().map(|effect| (effect - mu) * (effect - mu));
    Some(Effects {
        mu,
        mu_star: effects.iter().map(|effect| effect.abs()).sum::<f64>() / n,
        sigma: (squares.sum::<f64>() / n).sqrt(),
    })
}

/// The places of the inputs whose `mu_star` is above `share` of the largest (0.05 is usual); none if nothing matters.
#[must_use]
pub fn kept(effects: &[Effects], share: f64) -> Vec<usize> {
    let largest = effects.iter().map(|of| of.mu_star).fold(0.0, f64::max);
    let matters = |place: &usize| effects[*place].mu_star > share * largest;
    (0..effects.len()).filter(matters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_through_a_linear_model_finds_its_slopes_and_keeps_what_matters() {
        let walks = Trajectories::new(3, 20, 4, 1).unwrap();
        let outcomes: Vec<f64> = (0..walks.rows())
            .map(|k| {
                let row = walks.row(k);
                4.0 * row.input(0) - 2.0 * row.input(1) + 0.1 * row.input(2)
            })
            .collect();
        let effects = elementary_effects(&walks, &outcomes).unwrap();
        let found: Vec<Effects> = effects.iter().map(|of| morris(of).unwrap()).collect();
        for (of, slope) in found.iter().zip([4.0_f64, -2.0, 0.1]) {
            assert!((of.mu - slope).abs() < 1e-12 && (of.mu_star - slope.abs()).abs() < 1e-12);
            assert!(of.sigma < 1e-12);
        }
        // 5% of 4 is 0.2: above 0.1, below 2.
        assert_eq!(kept(&found, 0.05), [0, 1]);
        assert_eq!(kept(&found, 0.02), [0, 1, 2]);
    }

    #[test]
    fn effects_of_both_signs_cancel_in_the_mean_and_not_in_the_magnitude() {
        let found = morris(&[2.0, -2.0]).unwrap();
        assert_eq!((found.mu, found.mu_star, found.sigma), (0.0, 2.0, 2.0));
        assert_eq!(morris(&[]), None);
        assert!(kept(&[morris(&[0.0]).unwrap()], 0.05).is_empty());
    }

    #[test]
    fn outcomes_that_are_missing_or_no_numbers_are_refused() {
        let walks = Trajectories::new(1, 2, 4, 1).unwrap();
        assert!(elementary_effects(&walks, &[1.0; 3]).is_err());
        let found = elementary_effects(&walks, &[1.0, f64::INFINITY, 1.0, 1.0]);
        assert_eq!(
            found,
            Err(SensitivityError::NotFinite {
                place: 1,
                value: f64::INFINITY
            })
        );
    }
}
