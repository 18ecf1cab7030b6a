//! Availability of elements that are needed together, or that stand in for one another (METHOD 1.15).

/// Share of time that an element is up: up/(up + down) (M100).
#[must_use]
pub fn availability(mean_up: f64, mean_down: f64) -> f64 {
    mean_up / (mean_up + mean_down)
}

/// Availability of elements that are all needed, each by itself: the product.
#[must_use]
pub fn in_series(available: &[f64]) -> f64 {
    available.iter().product()
}

/// Availability of elements of which one is enough, each by itself: 1 - product of (1 - A).
#[must_use]
pub fn in_parallel(available: &[f64]) -> f64 {
    1.0 - available.iter().map(|up| 1.0 - up).product::<f64>()
}

/// What the availability of a series gains per unit gained at each element: the product of the others (Birnbaum).
#[must_use]
pub fn birnbaum(series: &[f64]) -> Vec<f64> {
    (0..series.len())
        .map(|of| {
            let others = series.iter().enumerate().filter(|(place, _)| *place != of);
            others.map(|(_, up)| up).product()
        })
        .collect()
}

/// Probability that two elements are down together, each with probability `q`, when a share `beta` of that comes from
/// one cause (beta factor; M101): the cause with probability beta q, else each by itself with what is left.
#[must_use]
pub fn both_down(q: f64, beta: f64) -> f64 {
    let shared = beta * q;
    let own = (1.0 - beta) * q / (1.0 - shared);
    shared + (1.0 - shared) * own * own
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_second_route_helps_less_when_one_war_shuts_both() {
        // M101.
        assert!((both_down(0.05, 0.1) - 0.007_035_175_879_397).abs() < 1e-15);
        assert!((both_down(0.05, 0.0) - 0.002_5).abs() < 1e-18);
        assert_eq!(both_down(0.05, 1.0), 0.05);
    }

    #[test]
    fn hardening_pays_most_where_the_weakest_element_stands() {
        // Birnbaum of an element is the product of the others: greatest for the least available.
        let series = [0.9, 0.5, 0.99];
        assert_eq!(birnbaum(&series), [0.5 * 0.99, 0.9 * 0.99, 0.9 * 0.5]);
        assert_eq!(availability(180.0, 20.0), 0.9);
    }

    proptest! {
        #[test]
        fn a_series_is_worse_and_a_choice_better_than_each(up in prop::collection::vec(0.0..=1.0, 1..6)) {
            for one in &up {
                prop_assert!(in_series(&up) <= *one + 1e-15);
                prop_assert!(in_parallel(&up) >= *one - 1e-15);
            }
        }

        #[test]
        fn a_common_cause_never_helps(q in 0.0..0.5, beta in 0.0..1.0) {
            prop_assert!(both_down(q, beta) >= both_down(q, 0.0) - 1e-15);
            prop_assert!(both_down(q, beta) <= q + 1e-15);
        }
    }
}
