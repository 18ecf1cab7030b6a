//! How well forecasts stood: scores of what was seen against what was forecast (METHOD 7.2 to 7.4).
//!
//! All scores are negatively oriented: less is better. Times and forecasts are in one unit, which the scores share.

mod coverage;
mod crps;
mod proper;
mod skill;
mod survival;
mod uniform;

pub use coverage::{Coverage, coverage_test};
pub use crps::{Ensemble, crps_lognormal, crps_normal};
pub use proper::{brier, interval_score, pinball};
pub use skill::{Cohorted, skill, skill_interval};
pub use survival::{Lifetime, Survival, SurvivalStep};
pub use uniform::{ks_distance, ks_p_value, pit, pit_counts};
