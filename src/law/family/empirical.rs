//! The empirical law: the values given, each equally likely.

use crate::law::special::Tail;

/// At least one finite value, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::law) struct Empirical {
    rising: Vec<f64>,
}

impl Empirical {
    /// The law of `values`: finite, at least one.
    pub(in crate::law) fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { rising: values }
    }

    pub(in crate::law) fn values(&self) -> &[f64] {
        &self.rising
    }

    fn average(&self, of: impl Fn(f64) -> f64) -> f64 {
        self.rising.iter().map(|&x| of(x)).sum::<f64>() / self.rising.len() as f64
    }

    pub(in crate::law) fn mean(&self) -> f64 {
        self.average(|x| x)
    }

    /// Of the law, not an estimate from a sample: divided by n.
    pub(in crate::law) fn variance(&self) -> f64 {
        let mean = self.mean();
        self.average(|x| (x - mean) * (x - mean))
    }

    pub(in crate::law) fn support(&self) -> (f64, f64) {
        (self.rising[0], self.rising[self.rising.len() - 1])
    }

    pub(in crate::law) fn density(&self, x: f64) -> f64 {
        match self.rising.binary_search_by(|value| value.total_cmp(&x)) {
            Ok(_) => f64::INFINITY,
            Err(_) => 0.0,
        }
    }

    pub(in crate::law) fn tails(&self, x: f64) -> (f64, f64) {
        let n = self.rising.len();
        let below = self.rising.partition_point(|&value| value <= x);
        (below as f64 / n as f64, (n - below) as f64 / n as f64)
    }

    /// The smallest value with at least the asked probability at or below it.
    pub(in crate::law) fn quantile(&self, tail: Tail) -> f64 {
        let n = self.rising.len();
        let rank = match tail {
            Tail::Lower(w) => (n as f64 * w).ceil() as usize,
            Tail::Upper(w) => n - ((n as f64 * w).floor() as usize).min(n),
        };
        self.rising[rank.clamp(1, n) - 1]
    }

    pub(in crate::law) fn mean_excess(&self, due: f64) -> f64 {
        self.average(|x| (x - due).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_counted_dwells() {
        let law = Empirical::new(vec![31.0, 19.0, 22.5, 19.0]);
        // Mean (19 + 19 + 22.5 + 31) / 4; squares of -3.875, -3.875, -0.375, 8.125 over 4.
        assert_eq!(law.mean(), 22.875);
        assert!((law.variance() - 24.046_875).abs() < 1e-12);
        assert_eq!(law.tails(19.0), (0.5, 0.5));
        assert_eq!(law.quantile(Tail::Lower(0.5)), 19.0);
        assert_eq!(law.quantile(Tail::Lower(0.500_1)), 22.5);
        assert_eq!(law.quantile(Tail::Upper(0.25)), 22.5);
        assert_eq!(law.quantile(Tail::Upper(0.249_9)), 31.0);
        assert_eq!(law.quantile(Tail::Lower(1e-9)), 19.0);
        assert_eq!(law.quantile(Tail::Upper(1e-9)), 31.0);
        assert_eq!(law.mean_excess(25.0), 1.5);
    }
}
