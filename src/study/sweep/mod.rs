//! What would change the answer: prices, levers and shipments varied over ranges, in the same worlds.

mod axis;
mod break_even;
mod crossing;
mod grid;
mod numbers;
mod policy;
mod shares;
mod touch;
mod work;

pub use axis::{Axis, AxisKind, Place};
pub use break_even::BreakEven;
pub use crossing::{Crossing, crossing};
pub use grid::{
    AtBase, Grid, GridPair, GridRegime, GridRoute, Journal, MOST_POINTS, Measured, grid, may_run,
    row_length,
};
pub use numbers::{Every, Own, PairNumbers, RouteNumbers, every, spread};
pub use policy::{
    Effect, MOST_COMBINED, Outcome, Policy, PolicyFound, PolicyRegime, Pulled, PulledLever, policy,
    read_levers,
};
pub use shares::{WinRegime, WinRow, WinShares, Won, win_shares};
pub use touch::differs;
pub use work::{NoSweep, Read, Sweeper};
