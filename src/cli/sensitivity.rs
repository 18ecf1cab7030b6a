//! `corridor sensitivity`: what the difference of two routes hangs on.

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use super::named::Names;
use crate::report::papers::Papers;
use crate::report::sensitivity::papers;
use crate::study::Statistic;
use crate::study::sensitivity::{finding::Settings, sensitivity};

/// What `sensitivity` was asked.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: corridor sensitivity my-question.toml --of generalised --points 256"
)]
pub(super) struct Sensitivity {
    #[command(flatten)]
    common: Common,
    /// What is explained: a number of the two routes. The indices of all of them stand in the tables
    #[arg(long, value_name = "WORD", default_value = "time", value_parser = super::named::statistics())]
    of: String,
    #[command(flatten)]
    names: Names,
    /// Base points to begin with, a power of two; futures: this times the inputs that are kept, and two
    #[arg(long, value_name = "N", default_value_t = 1_024)]
    points: u32,
    /// Base points at most: they are doubled until the order is stable and the intervals are narrow
    #[arg(long, value_name = "N", default_value_t = 8_192)]
    max_points: u32,
    /// Walks of the screening that comes before
    #[arg(long, value_name = "R", default_value_t = 20)]
    screen: usize,
    /// Exchange the groups of the book (border, dwell, rate) instead of single unknowns
    #[arg(long)]
    groups: bool,
}

impl Sensitivity {
    fn settings(&self) -> Settings {
        Settings {
            of: Statistic::of_word(&self.of).unwrap_or(Statistic::MeanTime),
            points: self.points,
            max_points: self.max_points,
            inner: self.common.inner(),
            walks: self.screen,
            grouped: self.groups,
        }
    }
}

impl Inquiry for Sensitivity {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        let mut words: Vec<String> = vec!["sensitivity".into()];
        let mut add = |name: &str, value: String| words.extend([format!("--{name}"), value]);
        add("of", self.of.clone());
        add("points", self.points.to_string());
        add("max-points", self.max_points.to_string());
        add("inner", self.common.inner().to_string());
        add("screen", self.screen.to_string());
        if self.groups {
            words.push("--groups".into());
        }
        words.extend(self.names.words());
        words
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let study = sensitivity(
            asking.question,
            &self.names.named(),
            self.settings(),
            interrupt::flag(),
            asking.progress,
        )?;
        Ok(papers(&study, self.command()))
    }
}
