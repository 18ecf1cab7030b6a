//! `corridor discover`: under which conditions a route loses.

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use super::named::Names;
use crate::report::discover::papers;
use crate::report::papers::Papers;
use crate::study::Statistic;
use crate::study::discover::discover;
use crate::study::discover::finding::{Interest, Settings, Side};

/// What `discover` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor discover my-question.toml --of generalised --above 500")]
pub(super) struct Discover {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    names: Names,
    /// The number of the two routes that is looked at
    #[arg(long, value_name = "WORD", default_value = "before", value_parser = super::named::statistics())]
    of: String,
    /// Look for futures in which it is below this: hours, USD, or a share from 0 to 1 [default: 0.5, of before]
    #[arg(
        long,
        value_name = "X",
        allow_negative_numbers = true,
        conflicts_with = "above"
    )]
    below: Option<f64>,
    /// Look for futures in which it is above this
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    above: Option<f64>,
    /// Futures: half of them to find the conditions, half to measure them
    #[arg(long, value_name = "N", default_value_t = 1_024)]
    points: u32,
}

impl Discover {
    fn interest(&self) -> Result<Interest, Failure> {
        let statistic = Statistic::of_word(&self.of).unwrap_or(Statistic::Before);
        let (side, threshold) = match (self.below, self.above) {
            (Some(below), _) => (Side::Below, below),
            (None, Some(above)) => (Side::Above, above),
            (None, None) if statistic == Statistic::Before => return Ok(Interest::default()),
            (None, None) => {
                return Err(Failure::Words {
                    what: format!("--of {} without a threshold", self.of),
                    remedy: "add --below X or --above X (hours, USD, or a share from 0 to 1)"
                        .into(),
                });
            }
        };
        if !threshold.is_finite() {
            return Err(Failure::Words {
                what: format!("the threshold {threshold} is no number to compare with"),
                remedy: "give a finite number (hours, USD, or a share from 0 to 1)".into(),
            });
        }
        Ok(Interest {
            statistic,
            side,
            threshold,
        })
    }
}

impl Inquiry for Discover {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        let mut words: Vec<String> = vec!["discover".into()];
        let mut add = |name: &str, value: String| words.extend([format!("--{name}"), value]);
        add("of", self.of.clone());
        for (name, threshold) in [("below", self.below), ("above", self.above)] {
            if let Some(threshold) = threshold {
                add(name, threshold.to_string());
            }
        }
        add("points", self.points.to_string());
        add("inner", self.common.inner().to_string());
        words.extend(self.names.words());
        words
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let settings = Settings {
            interest: self.interest()?,
            points: self.points,
            inner: self.common.inner(),
        };
        let study = discover(
            asking.question,
            &self.names.named(),
            settings,
            interrupt::flag(),
            asking.progress,
        )?;
        Ok(papers(&study, self.command()))
    }
}
