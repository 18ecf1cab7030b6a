//! The shipment that is followed, and the sizes of the run.

use super::Asker;
use crate::scenario::Problem;
use crate::scenario::build::hours_of;
use crate::scenario::question::{Design, First, RunSize, Scope, Shipment};
use crate::scenario::table::Table;
use crate::scenario::text::{Box, Day};

const MOST_TRIALS: u64 = 1_000_000_000;
const MOST_DEPARTURES: u32 = 520;
const MOST_FUTURES: u32 = 100_000;

impl Asker<'_> {
    pub(super) fn shipment(&self, problems: &mut Vec<Problem>) -> Option<Shipment> {
        let file = &self.layers.file.shipment;
        let from = self.named("shipment.from", Table::Places, file.from.as_ref(), problems);
        let to = self.named("shipment.to", Table::Places, file.to.as_ref(), problems);
        let cargo = self.named(
            "shipment.cargo",
            Table::Cargo,
            file.cargo.as_ref(),
            problems,
        );
        if from.is_some() && from == to {
            let what = "the shipment goes nowhere: origin and destination are the same".to_owned();
            problems.push(self.refuse("shipment.to", (what, "Write another place".to_owned())));
        }
        if file.box_size.is_none() {
            problems.extend(self.missing("shipment.box", "Write 20ft or 40ft"));
        }
        if let Some(due) = file.due_d
            && !(due.is_finite() && due > 0.0)
        {
            let what = format!("{due} is no number of days to be due after");
            problems.push(self.refuse(
                "shipment.due_d",
                (what, "Write a number above zero".to_owned()),
            ));
        }
        let day = |path: &str, day: Option<&Day>, problems: &mut Vec<Problem>| {
            if day.is_none() {
                problems.extend(self.missing(path, "Write a date such as 2025-01-31"));
            }
            day.and_then(|day| hours_of(&day.0))
        };
        let first = day("shipment.depart.from", file.depart.from.as_ref(), problems);
        let last = day("shipment.depart.to", file.depart.to.as_ref(), problems);
        if let (Some(first), Some(last)) = (first, last)
            && first > last
        {
            let what = "the departure window ends before it begins".to_owned();
            problems.push(self.refuse(
                "shipment.depart.to",
                (what, "Write the days in order".to_owned()),
            ));
        }
        Some(Shipment {
            from: from?,
            to: to?,
            cargo: cargo?,
            forty_foot: file.box_size? == Box::Forty,
            scope: file.scope.unwrap_or(Scope::GateGate),
            depart_from_h: first?,
            depart_to_h: last? + 24.0,
            first: file.first.unwrap_or(First::Booked),
            due_d: file.due_d,
        })
    }

    pub(super) fn run(&self, problems: &mut Vec<Problem>) -> RunSize {
        let file = &self.layers.file.run;
        let trials = file.trials.unwrap_or(100_000);
        let futures = file.futures.unwrap_or(64);
        let inner = file.inner.unwrap_or(2048);
        let mut within = |key: &str, number: u64, least: u64, most: u64| {
            if !(least..=most).contains(&number) {
                let what = format!("{number} is out of range");
                let remedy = format!("Write a number from {least} to {most}");
                problems.push(self.refuse(&format!("run.{key}"), (what, remedy)));
            }
        };
        within("trials", trials, 1, MOST_TRIALS);
        within("futures", futures.into(), 0, MOST_FUTURES.into());
        within("inner", inner, 1, MOST_TRIALS);
        let departures = file.departures.unwrap_or(52);
        within("departures", departures.into(), 0, MOST_DEPARTURES.into());
        let design = file.design.unwrap_or_default();
        if design == Design::Sobol && futures > 1 && !futures.is_power_of_two() {
            let what = format!("{futures} futures: Sobol points lose their balance");
            let (below, above) = (1 << futures.ilog2(), u64::from(futures).next_power_of_two());
            let remedy = format!(
                "Write a power of two, {below} or {above}, or run.design = \"latin-hypercube\""
            );
            problems.push(self.refuse("run.futures", (what, remedy)));
        }
        if let Some(precision) = file.precision
            && !(precision > 0.0 && precision < 1.0)
        {
            let what = format!("{precision} is no precision");
            let remedy = "Write a share above 0 and below 1, such as 0.01".to_owned();
            problems.push(self.refuse("run.precision", (what, remedy)));
        }
        RunSize {
            trials,
            futures,
            inner: inner.min(trials),
            seed: file.seed.unwrap_or(60),
            precision: file.precision,
            recourse: file.recourse.unwrap_or_default(),
            departures,
            copula: file.copula.unwrap_or_default(),
            design,
        }
    }
}
