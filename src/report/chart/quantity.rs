//! What an outcome is counted in, and how its values are written.

use super::ink::{Clock, grouped, in_hundred, money, plain, signed};

/// What an outcome is counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Quantity {
    /// Hours; shown as hours or days, as their length asks.
    #[default]
    Time,
    /// Money in this unit: "USD per 40-foot box".
    Money(String),
    /// A share or a probability, 0 to 1; shown of 100.
    Share,
}

/// Differences of time from this many hours on are told in days.
const LONG_DIFFERENCE: f64 = 48.0;

impl Quantity {
    /// How values are written in a chart whose greatest is this.
    pub(super) fn counted(&self, greatest: f64) -> Counted<'_> {
        Counted {
            quantity: self,
            clock: Clock::for_longest(greatest.abs()),
        }
    }

    /// How differences are written in a chart whose greatest is this.
    pub(super) fn difference(&self, greatest: f64) -> Counted<'_> {
        let days = greatest.abs() >= LONG_DIFFERENCE;
        Counted {
            quantity: self,
            clock: if days { Clock::Days } else { Clock::Hours },
        }
    }

    /// The unit in the table beside a picture, which keeps hours and shares as they came.
    pub(super) fn table_unit(&self) -> &str {
        match self {
            Quantity::Time => "h",
            Quantity::Money(unit) => unit,
            Quantity::Share => "share",
        }
    }
}

/// How the values of one chart are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    quantity: &'a Quantity,
    clock: Clock,
}

impl Counted<'_> {
    /// The value on the axis.
    pub(super) fn of(&self, value: f64) -> f64 {
        match self.quantity {
            Quantity::Time => self.clock.of(value),
            Quantity::Money(_) => value,
            Quantity::Share => value * 100.0,
        }
    }

    /// The unit in an axis title.
    pub(super) fn word(&self) -> &str {
        match self.quantity {
            Quantity::Time => self.clock.word(),
            Quantity::Money(unit) => unit,
            Quantity::Share => "of 100",
        }
    }

    /// "27", without the unit.
    pub(super) fn bare(&self, value: f64) -> String {
        match self.quantity {
            Quantity::Time => self.clock.bare(value),
            Quantity::Money(_) => money(value),
            Quantity::Share => grouped(value * 100.0, 0),
        }
    }

    /// "+27" or "−27", without the unit.
    pub(super) fn change(&self, value: f64) -> String {
        signed(value, |value| self.bare(value))
    }

    /// "27 d", "4,300", "62 in 100".
    pub(super) fn told(&self, value: f64) -> String {
        match self.quantity {
            Quantity::Time => self.clock.span(value),
            Quantity::Money(_) => money(value),
            Quantity::Share if (0.0..=1.0).contains(&value) => in_hundred(value),
            Quantity::Share => format!("{} in 100", self.bare(value)),
        }
    }

    /// A value of the axis at its tick.
    pub(super) fn tick(value: f64) -> String {
        plain(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_of_two_days_is_told_in_days_and_a_shorter_one_in_hours() {
        // 60 h are 2.5 days.
        assert_eq!(Quantity::Time.difference(-60.0).change(-60.0), "−2.5");
        assert_eq!(Quantity::Time.difference(30.0).told(30.0), "30 h");
    }

    #[test]
    fn a_share_is_told_of_a_hundred_and_a_fall_of_one_keeps_its_sign() {
        let shares = Quantity::Share.counted(1.0);
        assert_eq!(shares.told(0.62), "62 in 100");
        assert_eq!(shares.change(-0.07), "−7");
    }
}
