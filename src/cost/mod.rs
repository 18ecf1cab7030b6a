//! What a shipment costs, as pure formulas (METHOD 2 and 3.1): numbers in, numbers out; no corridor, no draws.
//!
//! The engine pays, emits and weighs time through [`StorageCharge`], [`EmittingLeg`] and [`GeneralisedCost`]. The
//! others turn what a source tells (a premium on a hull, an imbalance of boxes, a fuel clause) into the figure
//! that a table holds. Two packages value time and are never added up (METHOD 2.4): the engineering one
//! ([`InTransit`], [`SafetyStock`]) and willingness to pay ([`GeneralisedCost`]).

mod carriage;
mod emissions;
mod generalised;
mod inventory;
mod payload;
mod storage;
mod surcharge;

pub use carriage::{FuelClause, SlowSteaming};
pub use emissions::{EmittingLeg, carbon_usd, chain_kg, hub_kg};
pub use generalised::{GeneralisedCost, ScheduleCosts, value_of_time_usd_h};
pub use inventory::{InTransit, SafetyStock};
pub use payload::{BoxLoad, Imbalance};
pub use storage::StorageCharge;
pub use surcharge::{PaymentFriction, WarRisk};

/// Days of the year over which a yearly rate of interest is spread.
const YEAR_D: f64 = 365.0;

#[cfg(test)]
fn assert_near(value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 1e-12 * expected.abs(),
        "{value} for {expected}"
    );
}
