//! Mean of a law of the tables under some values, from its cells.

use crate::corridor::{LawForm, LawRow, Spell, Values};

/// Standard normal quantile of 0.9.
const Z90: f64 = 1.281_551_565_544_600_4;

/// Mean of law `index`, in its own unit (hours, or 1 for a multiplier): M002-M005, M011, M033, M034.
#[must_use]
pub(crate) fn law_mean(laws: &[LawRow], index: usize, values: &Values) -> f64 {
    match &laws[index].form {
        LawForm::Fixed { mean }
        | LawForm::Lognormal { mean, .. }
        | LawForm::Gamma { mean, .. }
        | LawForm::Weibull { mean, .. } => mean.get(values),
        LawForm::Uniform { min, max } => f64::midpoint(min.get(values), max.get(values)),
        LawForm::Triangular { min, mode, max } => {
            (min.get(values) + mode.get(values) + max.get(values)) / 3.0
        }
        LawForm::Pert { min, mode, max } => {
            (min.get(values) + 4.0 * mode.get(values) + max.get(values)) / 6.0
        }
        LawForm::LognormalQuantiles { p50, p90 } => {
            let (p50, p90) = (p50.get(values), p90.get(values));
            let sigma = libm::log(p90 / p50) / Z90;
            p50 * libm::exp(sigma * sigma / 2.0)
        }
        LawForm::Empirical { values: counted } => {
            counted.iter().sum::<f64>() / counted.len() as f64
        }
        LawForm::Mixture { parts } => {
            let weight: f64 = parts.iter().map(|(share, _)| share.get(values)).sum();
            parts
                .iter()
                .map(|(share, law)| share.get(values) * law_mean(laws, *law, values))
                .sum::<f64>()
                / weight
        }
    }
}

/// Mean hours of a time cell.
#[must_use]
pub(crate) fn spell_mean(laws: &[LawRow], spell: Spell, values: &Values) -> f64 {
    match spell {
        Spell::Fixed(hours) => hours,
        Spell::Drawn(law) => law_mean(laws, law, values),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corridor::Quantity::Given;

    fn rows(forms: Vec<LawForm>) -> Vec<LawRow> {
        forms
            .into_iter()
            .map(|form| LawRow {
                id: "law".into(),
                is_time: true,
                form,
            })
            .collect()
    }

    #[test]
    fn the_mean_of_a_crossing_weighs_the_green_lane_and_the_inspection() {
        let laws = rows(vec![
            LawForm::Uniform {
                min: Given(2.0),
                max: Given(6.0),
            },
            LawForm::Gamma {
                mean: Given(24.0),
                cv: Given(1.0),
            },
            LawForm::Mixture {
                parts: vec![(Given(0.75), 0), (Given(0.25), 1)],
            },
        ]);
        // 0.75 x 4 + 0.25 x 24 = 9.
        assert_eq!(law_mean(&laws, 2, &Values::best(&[])), 9.0);
    }

    #[test]
    fn means_of_the_closed_forms() {
        let (min, mode, max) = (Given(10.0), Given(20.0), Given(60.0));
        let laws = rows(vec![
            LawForm::Triangular { min, mode, max },
            LawForm::Pert { min, mode, max },
            LawForm::Empirical {
                values: vec![19.0, 22.0, 31.0],
            },
            LawForm::LognormalQuantiles {
                p50: Given(10.0),
                p90: Given(20.0),
            },
        ]);
        let mean = |law| law_mean(&laws, law, &Values::best(&[]));
        assert_eq!(mean(0), 30.0);
        assert_eq!(mean(1), 25.0);
        assert_eq!(mean(2), 24.0);
        // sigma = ln 2/1.28155 = 0.540865; 10 exp(0.146268) = 11.57505.
        assert!((mean(3) - 11.575).abs() < 1e-3, "{}", mean(3));
        // The law itself as a peer.
        let law = crate::law::Law::lognormal_p50_p90(10.0, 20.0).unwrap();
        assert!((mean(3) - law.mean()).abs() < 1e-12);
    }
}
