//! `corridor sweep`: where the answer flips, as prices, levers and shipments move.

use std::collections::BTreeMap;

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use super::named::Names;
use crate::report::papers::Papers;
use crate::report::sweep::grid::papers;
use crate::report::sweep::journal::Journal as Kept;
use crate::scenario::Problems;
use crate::study::sweep::{
    Axis, AxisKind, Grid, Journal, Measured, Sweeper, grid, may_run, row_length, win_shares,
};

/// Futures of a point where the command line does not say.
pub(super) const FUTURES: u32 = 32;

/// What `sweep` was asked.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: corridor sweep my-question.toml --over vot=5..500:13:log --over headway=2..14:7"
)]
pub(super) struct Sweep {
    #[command(flatten)]
    common: Common,
    /// What moves: ID=LOW..HIGH:N or ID=VALUE,VALUE of an assumption or a lever; cargo=all; box=all; depart=2025-01,2025-07;
    /// once or several times
    #[arg(long, value_name = "ID=VALUES", required = true)]
    over: Vec<String>,
    /// Space every range by equal ratios (or one range alone: ID=LOW..HIGH:N:log)
    #[arg(long)]
    log: bool,
    /// What is in the foreground: a number of the two routes. All of them stand in the tables
    #[arg(long, value_name = "WORD", default_value = "generalised", value_parser = super::named::statistics())]
    of: String,
    #[command(flatten)]
    names: Names,
}

impl Sweep {
    fn grid(&self, asking: &Asking<'_>, sweeper: &Sweeper<'_>) -> Result<Papers, Failure> {
        let of = Measured::of(&self.of).expect("the words of the option are those of statistics");
        let read: Vec<_> = self
            .over
            .iter()
            .map(|text| Axis::read(text, self.log, asking.opened, asking.question))
            .collect();
        let problems: Vec<_> = read.iter().filter_map(|axis| axis.clone().err()).collect();
        if !problems.is_empty() {
            return Err(Failure::Inputs(Problems::new(problems)));
        }
        let axes: Vec<Axis> = read.into_iter().flatten().collect();
        let named = self.names.named();
        let found = self.kept(asking, sweeper, axes, of)?;
        let shares = match found.axes.as_slice() {
            [axis]
                if matches!(
                    axis.kind,
                    AxisKind::Cargo | AxisKind::Box | AxisKind::Depart
                ) && named.route.is_none() =>
            {
                Some(win_shares(sweeper, axis, of)?)
            }
            _ => None,
        };
        Ok(papers(&found, shares.as_ref(), self.command()))
    }

    /// The grid, with its journal where a folder is made.
    fn kept(
        &self,
        asking: &Asking<'_>,
        sweeper: &Sweeper<'_>,
        axes: Vec<Axis>,
        of: Measured,
    ) -> Result<Grid, Failure> {
        let named = self.names.named();
        let pairs = sweeper.pairs(&named)?;
        let regimes = pairs.iter().filter(|pair| pair.is_ok()).count();
        let points = axes.iter().map(|axis| axis.places.len()).product();
        // Everything that can be wrong is told before a journal is begun.
        may_run(sweeper, &axes, &pairs)?;
        let Some(target) = asking.target else {
            let journal = Journal {
                known: &BTreeMap::new(),
                keep: &|_, _| true,
            };
            return Ok(grid(sweeper, axes, pairs, of, journal, asking.progress)?);
        };
        let length = row_length(regimes, sweeper.futures);
        let kept = Kept::open(target, asking.identity, points, length)?;
        let journal = Journal {
            known: kept.known(),
            keep: &|point, numbers| kept.keep(point, numbers),
        };
        let found = grid(sweeper, axes, pairs, of, journal, asking.progress);
        if let Some(failed) = kept.failure() {
            return Err(failed.into());
        }
        found.map_err(|none| match Failure::from(none) {
            Failure::Interrupted { .. } => Failure::Kept {
                journal: kept.path().to_owned(),
            },
            other => other,
        })
    }
}

impl Inquiry for Sweep {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        let mut words: Vec<String> = vec!["sweep".into()];
        for over in &self.over {
            words.extend(["--over".to_owned(), over.clone()]);
        }
        if self.log {
            words.push("--log".into());
        }
        words.extend(["--of".to_owned(), self.of.clone()]);
        words.extend([
            "--futures".to_owned(),
            self.common.futures(FUTURES).to_string(),
        ]);
        words.extend(["--inner".to_owned(), self.common.inner().to_string()]);
        words.extend(self.names.words());
        words
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let sizes = (self.common.futures(FUTURES), self.common.inner());
        let sweeper = Sweeper::new(
            asking.opened,
            asking.question,
            &self.names.named(),
            sizes,
            interrupt::flag(),
        )?;
        self.grid(asking, &sweeper)
    }

    fn settled(&self, target: &std::path::Path) {
        crate::report::sweep::journal::remove(target);
    }
}
