//! The options that name two routes and a regime.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::study::Statistic;
use crate::study::pair::Named;

/// Which two routes, under which regimes.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Names {
    /// The route that is asked about [default: of those offered, the one that arrives first most often]
    #[arg(long, value_name = "ID")]
    route: Option<String>,
    /// The route that it is set against [default: the reference]
    #[arg(long, value_name = "ID")]
    against: Option<String>,
    /// One regime of the scenario [default: each of them, one by one]
    #[arg(long, value_name = "ID")]
    regime: Option<String>,
}

impl Names {
    /// What was named.
    pub(super) fn named(&self) -> Named {
        Named {
            route: self.route.clone(),
            against: self.against.clone(),
            regime: self.regime.clone(),
        }
    }

    /// The options as words of a command.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for (name, value) in [
            ("--route", &self.route),
            ("--against", &self.against),
            ("--regime", &self.regime),
        ] {
            words.extend(
                value
                    .iter()
                    .flat_map(|value| [name.to_owned(), value.clone()]),
            );
        }
        words
    }
}

/// The words of the statistics.
pub(super) fn statistics() -> PossibleValuesParser {
    PossibleValuesParser::new(Statistic::ALL.map(Statistic::word))
}
