//! What would change the answer: prices, levers and shipments varied over ranges, in the same worlds.

mod axis;
mod break_even;
mod checks;
mod crossing;
mod grid;
mod numbers;
mod policy;
mod pulled;
mod range;
mod shares;
mod touch;
mod work;

pub use axis::{Axis, AxisKind, Place};
pub use break_even::BreakEven;
pub use checks::{MOST_POINTS, may_run};
pub use crossing::{Crossing, crossing};
pub use grid::{
    AtBase, Grid, GridPair, GridRegime, GridRoute, Journal, Measured, grid, row_length,
};
pub use numbers::{Every, Own, PairNumbers, RouteNumbers, every, spread};
pub use policy::{
    Effect, MOST_COMBINED, Outcome, Policy, PolicyFound, PolicyRegime, Pulled, policy,
};
pub use pulled::{PulledLever, read_levers};
pub use shares::{WinRegime, WinRow, WinShares, Won, win_shares};
pub use touch::differs;
pub use work::{NoSweep, Read, Sweeper};
