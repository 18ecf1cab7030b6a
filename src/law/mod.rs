//! Laws: how hazards vary from shipment to shipment, and how a uniform becomes a draw of them.
//!
//! A [`Law`] is a family with good parameters; it knows its moments, tails and quantiles exactly. To
//! draw from it fast it is taken apart into a shift, a scale and a [`StandardShape`], whose quantile
//! function becomes a [`Table`] (of uniforms) or a [`ZTable`] (of normal scores, when it shares a
//! factor with other hazards).
//!
//! ```
//! use corridor::law::{Law, Standard, unit_from_bits};
//!
//! let dwell = Law::gamma(72.0, 0.7)?;
//! let Standard { shift, scale, shape } = dwell.standard();
//! let hours = shift + scale * shape.table().value(unit_from_bits(1 << 63));
//! assert!((hours - dwell.quantile(0.5)).abs() < 1e-3);
//! # Ok::<(), corridor::law::LawError>(())
//! ```

mod availability;
mod batch;
mod draw;
mod family;
pub mod fit;
mod giveup;
mod integral;
mod measure;
mod named;
mod queue;
mod rate;
mod recourse;
mod refusal;
mod renewal;
mod score;
mod special;
mod table;
mod tail;

pub use availability::{availability, birnbaum, both_down, in_parallel, in_series};
pub use batch::{Waves, consolidation_wait};
pub use draw::{departures_missed, unit_from_bits};
pub use giveup::{Answer, Remaining, answers};
pub use named::{Family, Law};
pub use queue::{
    STEADY_BELOW, allen_cunneen, bpr, erlang_c, kingman, md1_wait, mm1_sojourn_quantile, mm1_wait,
    mmc_wait, over_period, pollaczek_khinchine, sakasegawa, sakasegawa_busy,
};
pub use rate::RatePosterior;
pub use recourse::Hub;
pub use refusal::LawError;
pub use renewal::{Backlog, Durations, met_within};
pub use score::{kendall_of, rho_for_spearman, spearman_of};
pub use special::{Tail, normal_cdf, normal_density, normal_excess, normal_quantile};
pub use table::{Standard, StandardShape, Table, ZTable, score_table};
pub use tail::{student_tails, t4_score, t4_stretch, tail_dependence};
