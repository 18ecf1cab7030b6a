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
use crate::report::sweep::policy::papers as policy_papers;
use crate::scenario::{Problems, Question};
use crate::study::Statistic;
use crate::study::pair::Named;
use crate::study::sweep::{
    Axis, AxisKind, Grid, Journal, Measured, NoSweep, Own, Sweeper, grid, may_run, policy,
    read_levers, row_length, win_shares,
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
    #[arg(
        long,
        value_name = "ID=VALUES",
        required_unless_present = "levers",
        conflicts_with = "levers"
    )]
    over: Vec<String>,
    /// Levers to be pulled, one after the other: ID,ID=VALUE
    #[arg(long, value_name = "ID,ID")]
    levers: Option<String>,
    /// Every combination of the levers, and what they do together
    #[arg(long, requires = "levers")]
    factorial: bool,
    /// Space every range by equal ratios (or one range alone: ID=LOW..HIGH:N:log)
    #[arg(long)]
    log: bool,
    /// What is in the foreground. With --over a number of the two routes (all of them stand in the tables): time, p95,
    /// cost, generalised, before, cheaper, lower-generalised [default: generalised]; with --levers one of the way that is
    /// taken: time, p50, p95, cost, generalised [default: p50]
    #[arg(long, value_name = "WORD")]
    of: Option<String>,
    #[command(flatten)]
    names: Names,
}

impl Sweep {
    fn grid(&self, asking: &Asking<'_>, sweeper: &Sweeper<'_>) -> Result<Papers, Failure> {
        let of = self.of.as_deref().unwrap_or("generalised");
        let of =
            Measured::of(of).ok_or_else(|| unknown(of, Statistic::ALL.map(Statistic::word)))?;
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

    /// Levers one after the other, or in every combination.
    fn pulled(
        &self,
        asking: &Asking<'_>,
        sweeper: &Sweeper<'_>,
        levers: &str,
    ) -> Result<Papers, Failure> {
        let of = self.of.as_deref().unwrap_or("p50");
        let found = Own::ALL.into_iter().find(|known| known.word() == of);
        let of = found.ok_or_else(|| unknown(of, Own::ALL.map(Own::word)))?;
        let levers = read_levers(levers, asking.opened, asking.question)?;
        let named = self.names.named();
        if named.against.is_some() {
            return Err(Failure::Words {
                what: "--against has no meaning with --levers".into(),
                remedy: "name the ways between which the shipper chooses: --route A,B".into(),
            });
        }
        let ways = ways(named.route.as_deref(), asking.question)?;
        let found = policy(
            sweeper,
            levers,
            (of, self.factorial),
            &ways,
            asking.progress,
        )?;
        Ok(policy_papers(&found, self.command()))
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
        if let Some(levers) = &self.levers {
            words.extend(["--levers".to_owned(), levers.clone()]);
        }
        if self.factorial {
            words.push("--factorial".into());
        }
        if let Some(of) = &self.of {
            words.extend(["--of".to_owned(), of.clone()]);
        }
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
        match &self.levers {
            Some(levers) => self.pulled(asking, &sweeper, levers),
            None => self.grid(asking, &sweeper),
        }
    }

    fn settled(&self, target: &std::path::Path) {
        crate::report::sweep::journal::remove(target);
    }
}

/// Places of the routes of a list.
pub(super) fn ways(list: Option<&str>, question: &Question) -> Result<Vec<usize>, Failure> {
    let mut ways = Vec::new();
    for id in list.into_iter().flat_map(|list| list.split(',')) {
        let one = Named {
            route: Some(id.trim().to_owned()),
            ..Named::default()
        };
        let (way, _) = one.routes(question).map_err(NoSweep::from)?;
        ways.extend(way.filter(|way| !ways.contains(way)));
    }
    Ok(ways)
}

/// A word that is none of a list.
pub(super) fn unknown<const N: usize>(word: &str, known: [&str; N]) -> Failure {
    Failure::Words {
        what: format!("--of {word} is none of the words"),
        remedy: format!("write one of {}", known.join(", ")),
    }
}
