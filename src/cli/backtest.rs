//! `corridor backtest`: the forecasts against every trip on record.

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use crate::report::backtest::papers;
use crate::report::papers::Papers;
use crate::study::backtest::backtest;

/// What `backtest` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor backtest my-question.toml --trials 20000")]
pub(super) struct Backtest {
    #[command(flatten)]
    common: Common,
}

impl Inquiry for Backtest {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        vec!["backtest".into()]
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let (opened, question) = (asking.opened, asking.question);
        let found = backtest(opened, question, interrupt::flag(), asking.progress)?;
        Ok(papers(&found, self.command()))
    }
}
