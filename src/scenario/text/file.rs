//! The scenario file, as it is written. Every key may be absent here: a file may extend another.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::forms::{AssumeEntry, Box, Day, LeverEntry, Ordered, RouteEntry, Words};
use crate::scenario::{Copula, Design, First, Recourse, Scope};

/// A question put to a corridor: which shipment, by which routes, under which conditions.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Corridor scenario")]
pub(in crate::scenario) struct ScenarioFile {
    /// Title of charts and tables.
    pub(in crate::scenario) title: Option<String>,
    /// Another scenario, by path or name, whose keys hold where this file has none.
    #[expect(
        dead_code,
        reason = "read from the table before the files are laid over one another"
    )]
    pub(in crate::scenario) extends: Option<String>,
    /// Folder or folders of tables, beside this file or shipped; later rows replace earlier ones by id.
    pub(in crate::scenario) corridor: Option<Words>,
    /// Regime or regimes (rows of regimes.csv): one panel each, never averaged.
    pub(in crate::scenario) regime: Option<Words>,
    /// The shipment that is followed.
    #[serde(default)]
    pub(in crate::scenario) shipment: ShipmentFile,
    /// The routes, in the order of every chart; `id = false` removes a route of the extended scenario.
    #[serde(default)]
    pub(in crate::scenario) routes: Ordered<RouteEntry>,
    /// What is compared with what.
    #[serde(default)]
    pub(in crate::scenario) compare: CompareFile,
    /// Policy choices by id of the lever: `open` or `closed` for a leg; else `off`, `on` or a number in its range.
    #[serde(default)]
    pub(in crate::scenario) levers: BTreeMap<String, LeverEntry>,
    /// Overrides of the book by id of the assumption, in the assumption's own unit.
    #[serde(default)]
    pub(in crate::scenario) assume: Ordered<AssumeEntry>,
    /// Sizes of the run.
    #[serde(default)]
    pub(in crate::scenario) run: RunFile,
    /// Prices and point of view.
    #[serde(default)]
    pub(in crate::scenario) money: MoneyFile,
    /// Colours and letters.
    #[serde(default)]
    pub(in crate::scenario) charts: ChartsFile,
}

/// The `[shipment]` table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct ShipmentFile {
    /// Id of the place of origin.
    pub(in crate::scenario) from: Option<String>,
    /// Id of the destination.
    pub(in crate::scenario) to: Option<String>,
    /// Id of the cargo class.
    pub(in crate::scenario) cargo: Option<String>,
    /// The box.
    #[serde(rename = "box")]
    pub(in crate::scenario) box_size: Option<Box>,
    /// Where the clock and the purse open and close; `gate-gate` if absent.
    pub(in crate::scenario) scope: Option<Scope>,
    /// Days between which it departs, drawn uniformly (UTC, both days included).
    #[serde(default)]
    pub(in crate::scenario) depart: DepartFile,
    /// `booked`: the shipper books a sailing; `random`: the box arrives at any time. `booked` if absent.
    pub(in crate::scenario) first: Option<First>,
    /// Days after the clock opens by which it is due.
    pub(in crate::scenario) due_d: Option<f64>,
}

/// The departure window.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct DepartFile {
    /// First day.
    pub(in crate::scenario) from: Option<Day>,
    /// Last day.
    pub(in crate::scenario) to: Option<Day>,
}

/// The `[compare]` table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct CompareFile {
    /// Routes: the first that is offered under the regime is the reference. All routes if absent.
    pub(in crate::scenario) reference: Option<Vec<String>>,
}

/// The `[run]` table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct RunFile {
    /// Shipments that are followed with every assumption at best; 100,000 if absent.
    pub(in crate::scenario) trials: Option<u64>,
    /// Draws of all that is unknown; 64 if absent.
    pub(in crate::scenario) futures: Option<u32>,
    /// Shipments that are followed in each future; 2,048 if absent.
    pub(in crate::scenario) inner: Option<u64>,
    /// The number that fixes every draw; 60 if absent.
    pub(in crate::scenario) seed: Option<u64>,
    /// What a shipper does who learns of a closure ahead: `committed` keeps to the route and waits (if absent);
    /// `replan` waits or takes another way, at places where a shipper may choose again.
    pub(in crate::scenario) recourse: Option<Recourse>,
    /// Weeks of departure in the departure timeline; 52 if absent, 0 for none.
    pub(in crate::scenario) departures: Option<u32>,
    /// How shared shocks go together: `gaussian` if absent; `independent` leaves them out; `t4`
    /// is a stress in which extremes come together.
    pub(in crate::scenario) copula: Option<Copula>,
    /// How futures are drawn: `latin-hypercube` if absent; `sobol` takes Owen-scrambled Sobol points, whose number
    /// must be a power of two.
    pub(in crate::scenario) design: Option<Design>,
    /// Stop when the noise is this small a share of the mean.
    pub(in crate::scenario) precision: Option<f64>,
}

/// The `[money]` table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct MoneyFile {
    /// Year of the prices of the answer.
    pub(in crate::scenario) price_year: Option<i32>,
    /// Whose account it is.
    pub(in crate::scenario) perspective: Option<Perspective>,
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::scenario) enum Perspective {
    /// The shipper pays, and what the shipper pays is counted.
    #[default]
    Shipper,
}

impl Perspective {
    /// The word used in files and captions.
    pub(in crate::scenario) fn word(self) -> &'static str {
        match self {
            Self::Shipper => "shipper",
        }
    }
}

/// The `[charts]` table.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct ChartsFile {
    /// Colours of routes, `#rrggbb`, in order.
    pub(in crate::scenario) palette: Option<Vec<String>>,
    /// A TrueType font file beside the scenario.
    pub(in crate::scenario) font: Option<String>,
}
