//! Options that several verbs share.

use clap::Args;

use super::failure::Failure;
use super::screen::Screen;
use crate::scenario::{Opened, Question};

/// Changes to the inputs, from the command line.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Changes {
    /// Set an assumption or a key of the scenario for this run: `ID=12.5`, `shipment.box="20ft"`
    #[arg(long = "set", value_name = "ID=VALUE")]
    pub(super) set: Vec<String>,
}

/// Sizes of a run; what is absent stands as in the scenario.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Sizes {
    /// Shipments that are followed in the best future
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    trials: Option<u64>,
    /// Futures: draws of all that we do not know; 1 = the best future alone
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) futures: Option<u32>,
    /// Shipments that are followed in each future
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) inner: Option<u64>,
    /// The number that fixes every draw
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Stop when the noise is this small a share of the mean: 0.01
    #[arg(long, value_name = "P")]
    precision: Option<f64>,
    /// Weeks of departure in the departure timeline; 0 = none
    #[arg(long, value_name = "N")]
    departures: Option<u32>,
    /// What a shipper does who learns of a closure on the way: committed or replan
    #[arg(long, value_name = "WORD", value_parser = ["committed", "replan"])]
    recourse: Option<String>,
    /// How futures are drawn: latin-hypercube, or sobol (their number is a power of two then)
    #[arg(long, value_name = "WORD", value_parser = ["latin-hypercube", "sobol"])]
    design: Option<String>,
    /// Threads; the answer does not depend on them
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
}

impl Sizes {
    /// The sizes as settings of the scenario.
    fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        let mut add = |key: &str, value: Option<String>| {
            settings.extend(value.map(|value| format!("run.{key}={value}")));
        };
        add("trials", self.trials.map(|n| n.to_string()));
        add("futures", self.futures.map(|n| n.to_string()));
        add("inner", self.inner.map(|n| n.to_string()));
        add("seed", self.seed.map(|n| n.to_string()));
        add("departures", self.departures.map(|n| n.to_string()));
        add("recourse", self.recourse.as_ref().map(|w| format!("{w:?}")));
        add("design", self.design.as_ref().map(|w| format!("{w:?}")));
        add("precision", self.precision.map(|p| format!("{p:?}")));
        settings
    }
}

/// Reads a scenario (none: the main one, an edited copy in this folder before the shipped) with the changes and sizes
/// laid over it, and notes which was read.
pub(super) fn ask(
    scenario: Option<&str>,
    changes: &Changes,
    sizes: &Sizes,
    screen: &mut Screen,
) -> Result<Question, Failure> {
    open(scenario, changes, sizes, screen).map(|(_, question)| question)
}

/// The same, and the scenario itself, to be asked under more settings.
pub(super) fn open(
    scenario: Option<&str>,
    changes: &Changes,
    sizes: &Sizes,
    screen: &mut Screen,
) -> Result<(Opened, Question), Failure> {
    let mut settings = changes.set.clone();
    settings.extend(sizes.settings());
    let (opened, question) = Opened::open(scenario, &settings)?;
    screen.note(&format!("read: {}", question.read_from));
    Ok((opened, question))
}

/// Runs a job on so many threads, or on as many as there are processors.
pub(super) fn on_threads<T: Send>(
    threads: Option<usize>,
    job: impl FnOnce() -> T + Send,
) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build()?;
    Ok(pool.install(job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_become_settings_that_toml_can_read() {
        let sizes = Sizes {
            trials: Some(2_000),
            precision: Some(1.0),
            departures: Some(0),
            recourse: Some("replan".into()),
            ..Sizes::default()
        };
        assert_eq!(
            sizes.settings(),
            [
                "run.trials=2000",
                "run.departures=0",
                "run.recourse=\"replan\"",
                "run.precision=1.0"
            ]
        );
    }
}
