//! What it is worth to choose again on the way (METHOD 1.11).

/// A hub on the way: a direct route that is certain, or a way by a hub where it is seen whether the next leg is open,
/// and where another leg is at hand (M028). Costs of any unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hub {
    /// Cost of the direct route.
    pub direct: f64,
    /// Cost of the way to the hub.
    pub to_hub: f64,
    /// Probability of finding the leg from the hub open.
    pub p_open: f64,
    /// Cost of that leg when it is open.
    pub open: f64,
    /// Cost of that leg when it is closed: the wait and the leg.
    pub closed: f64,
    /// Cost of the other leg from the hub.
    pub other: f64,
}

impl Hub {
    /// Expected cost of the hub for those who take the leg whatever they find.
    #[must_use]
    pub fn committed(self) -> f64 {
        self.to_hub + self.mean_of(self.open, self.closed)
    }

    /// Least expected cost when all is chosen at the origin.
    #[must_use]
    pub fn chosen_at_origin(self) -> f64 {
        let by_other = self.to_hub + self.other;
        self.direct.min(self.committed()).min(by_other)
    }

    /// Least expected cost when the leg is chosen at the hub.
    #[must_use]
    pub fn chosen_at_hub(self) -> f64 {
        let (open, closed) = (self.open.min(self.other), self.closed.min(self.other));
        self.direct.min(self.to_hub + self.mean_of(open, closed))
    }

    /// What the choice at the hub is worth, 0 or more.
    #[must_use]
    pub fn value(self) -> f64 {
        self.chosen_at_origin() - self.chosen_at_hub()
    }

    fn mean_of(self, open: f64, closed: f64) -> f64 {
        self.p_open * open + (1.0 - self.p_open) * closed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_choice_at_the_hub_can_be_worth_nothing() {
        // The other leg is dearer than the closed one: nobody takes it.
        let hub = Hub {
            direct: 50.0,
            to_hub: 8.0,
            p_open: 0.5,
            open: 10.0,
            closed: 22.0,
            other: 30.0,
        };
        assert_eq!((hub.chosen_at_origin(), hub.value()), (24.0, 0.0));
    }

    proptest! {
        #[test]
        fn a_choice_never_costs(
            direct in 0.0..50.0, to_hub in 0.0..50.0, p_open in 0.0..=1.0,
            open in 0.0..50.0, closed in 0.0..50.0, other in 0.0..50.0,
        ) {
            let hub = Hub { direct, to_hub, p_open, open, closed, other };
            prop_assert!(hub.value() >= -1e-12);
        }
    }
}
