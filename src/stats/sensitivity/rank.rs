//! Rank correlation: what a sample that is there anyway tells of each input (METHOD 6.4).

use super::SensitivityError;

/// Spearman's rank correlation of two lists, in [-1, 1]; equal values share the mean of their ranks. Zero if one of
/// the lists has one value only. Cheap, and blind to what does not rise or fall throughout.
///
/// # Errors
/// Lists of different lengths or of fewer than three values; a value that is not finite.
pub fn spearman(left: &[f64], right: &[f64]) -> Result<f64, SensitivityError> {
    if left.len() != right.len() {
        return Err(SensitivityError::OtherOutcomes {
            found: right.len(),
            expected: left.len(),
        });
    }
    if left.len() < 3 {
        return Err(SensitivityError::OtherOutcomes {
            found: left.len(),
            expected: 3,
        });
    }
    for list in [left, right] {
        if let Some((place, &value)) = list.iter().enumerate().find(|(_, x)| !x.is_finite()) {
            return Err(SensitivityError::NotFinite { place, value });
        }
    }
    let (left, right) = (ranks(left), ranks(right));
    let middle = f64::midpoint(left.len() as f64, 1.0);
    let product = |one: &[f64], other: &[f64]| -> f64 {
        let terms = one.iter().zip(other);
        terms
            .map(|(one, other)| (one - middle) * (other - middle))
            .sum()
    };
    let scale = (product(&left, &left) * product(&right, &right)).sqrt();
    Ok(if scale > 0.0 {
        (product(&left, &right) / scale).clamp(-1.0, 1.0)
    } else {
        0.0
    })
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&one, &other| values[one].total_cmp(&values[other]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equals in order.chunk_by(|&one, &other| values[one] == values[other]) {
        let mean = before as f64 + f64::midpoint(equals.len() as f64, 1.0);
        for &place in equals {
            ranks[place] = mean;
        }
        before += equals.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_equals_are_shared() {
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 0.0, 5.0]), [4.0, 2.0, 4.0, 1.0, 4.0]);
    }

    #[test]
    fn whatever_rises_throughout_correlates_fully_and_a_hand_reckoned_list_as_by_hand() {
        let rising = [1.0, 2.0, 3.0, 4.0, 5.0];
        let bent: Vec<f64> = rising.iter().map(|x| -libm::exp(*x)).collect();
        assert_eq!(spearman(&rising, &bent).unwrap(), -1.0);
        // Ranks 2 1 4 3 5 against 1 to 5: d^2 = 1 + 1 + 1 + 1 + 0, 1 - 6 * 4 / (5 * 24) = 0.8.
        let mixed = [20.0, 10.0, 40.0, 30.0, 50.0];
        assert!((spearman(&rising, &mixed).unwrap() - 0.8).abs() < 1e-15);
        assert_eq!(spearman(&rising, &[7.0; 5]).unwrap(), 0.0);
    }

    #[test]
    fn lists_that_do_not_pair_are_refused() {
        assert!(spearman(&[1.0, 2.0, 3.0], &[1.0, 2.0]).is_err());
        assert!(spearman(&[1.0, 2.0], &[1.0, 2.0]).is_err());
        assert!(spearman(&[1.0, 2.0, f64::NAN], &[1.0, 2.0, 3.0]).is_err());
    }
}
