//! `corridor robustness`: what to choose before it is known which state of the world holds.

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use super::sweep::{FUTURES, unknown, ways};
use crate::report::papers::Papers;
use crate::report::robustness::papers;
use crate::scenario::{Problem, Problems};
use crate::study::pair::Named;
use crate::study::robustness::{Options, Package, Payoff, robustness};
use crate::study::sweep::{PulledLever, Sweeper, read_levers};

/// What `robustness` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor robustness my-question.toml --of p95 --threshold 40")]
pub(super) struct Robustness {
    #[command(flatten)]
    common: Common,
    /// Packages of levers, each with a name: "name=A+B; other=C" [default: none, each lever alone that touches the ways
    /// looked at, and all of these]
    #[arg(long, value_name = "PACKAGES")]
    packages: Option<String>,
    /// What options are judged by: generalised, time, p95, cost, or before (the share that arrives first of all)
    #[arg(long, value_name = "WORD", default_value = "generalised")]
    of: String,
    /// What is good enough: days for times, USD for money, a share for before [default: the due day for times, else as
    /// good as the reference]
    #[arg(long, value_name = "NUMBER")]
    threshold: Option<f64>,
    /// Routes to choose from: ID,ID [default: all that are offered; with levers the one that arrives first most often,
    /// and those that levers open]
    #[arg(long, value_name = "ID,ID")]
    route: Option<String>,
    /// One regime of the scenario [default: all]
    #[arg(long, value_name = "ID")]
    regime: Option<String>,
}

impl Robustness {
    fn options(&self, asking: &Asking<'_>) -> Result<Options, Failure> {
        let of = Payoff::ALL
            .into_iter()
            .find(|known| known.word() == self.of);
        let of = of.ok_or_else(|| unknown(&self.of, Payoff::ALL.map(Payoff::word)))?;
        if let Some(threshold) = self.threshold.filter(|threshold| !threshold.is_finite()) {
            return Err(Failure::Words {
                what: format!("--threshold {threshold} is no number"),
                remedy: "write days, USD or a share".into(),
            });
        }
        let hours = if of.is_time() { 24.0 } else { 1.0 };
        Ok(Options {
            of,
            enough: self.threshold.map(|threshold| hours * threshold),
            packages: self
                .packages
                .as_deref()
                .map(|text| packages(text, asking))
                .transpose()?,
            ways: ways(self.route.as_deref(), asking.question)?,
        })
    }
}

/// Packages of the command line.
fn packages(text: &str, asking: &Asking<'_>) -> Result<Vec<Package>, Failure> {
    let mut packages: Vec<Package> = Vec::new();
    let mut problems = Vec::new();
    for part in text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, levers) = part.split_once('=').unwrap_or((part, part));
        let name = name.trim().to_owned();
        if packages.iter().any(|package| package.name == name) {
            let what = format!("the package '{name}' stands there twice");
            problems.push(Problem::of_file(
                "--packages",
                what,
                "Give each its own name",
            ));
        }
        match read_levers(&levers.replace('+', ","), asking.opened, asking.question) {
            Ok(levers) => packages.push(Package { name, levers }),
            Err(Problems(found)) => problems.extend(found.into_iter().map(|problem| Problem {
                file: problem.file.replace("--levers", "--packages"),
                ..problem
            })),
        }
    }
    if packages.is_empty() && problems.is_empty() {
        problems.push(Problem::of_file(
            "--packages",
            "it names no package",
            "Write for example \"borders=LEVER+LEVER; trains=LEVER\"",
        ));
    }
    if problems.is_empty() {
        Ok(packages)
    } else {
        Err(Failure::Inputs(Problems::new(problems)))
    }
}

impl Inquiry for Robustness {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        let mut words: Vec<String> = vec!["robustness".into(), "--of".into(), self.of.clone()];
        let threshold = self.threshold.map(|threshold| format!("{threshold:?}"));
        for (option, value) in [
            ("--packages", &self.packages),
            ("--threshold", &threshold),
            ("--route", &self.route),
            ("--regime", &self.regime),
        ] {
            words.extend(
                value
                    .iter()
                    .flat_map(|value| [option.to_owned(), value.clone()]),
            );
        }
        words.extend([
            "--futures".to_owned(),
            self.common.futures(FUTURES).to_string(),
        ]);
        words.extend(["--inner".to_owned(), self.common.inner().to_string()]);
        words
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let options = self.options(asking)?;
        let named = Named {
            regime: self.regime.clone(),
            ..Named::default()
        };
        let sizes = (self.common.futures(FUTURES), self.common.inner());
        let sweeper = Sweeper::new(
            asking.opened,
            asking.question,
            &named,
            sizes,
            interrupt::flag(),
        )?;
        let levers = asking.question.corridor.levers.iter();
        let levers: Result<Vec<PulledLever>, Problem> = levers
            .map(|lever| PulledLever::read(&lever.id, asking.opened, asking.question))
            .collect();
        let levers = levers.map_err(|problem| Failure::Inputs(problem.into()))?;
        let found = robustness(&sweeper, &options, &levers, asking.progress)?;
        Ok(papers(&found, self.command()))
    }
}
