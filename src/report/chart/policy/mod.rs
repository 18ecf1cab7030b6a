//! Pictures of what could be done: where the answer flips, who gains, what levers add up to, and what is robust.

pub mod break_even;
pub mod factorial;
pub mod flip;
pub mod regret;
pub mod waterfall;
pub mod win_shares;
