//! Every reading of the claims of one ground under one regime.

use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::condition;
use super::finding::{Condition, More, Reading, RouteNumbers};
use super::ground::Ground;
use super::hinge::hinges;
use super::origin::{Origin, origin};
use super::reading::{Rule, Told, mean, share_at_or_below, three, told};
use super::tonnes;
use crate::corridor::{ClaimQuantity, ClaimTest, Values};
use crate::route::facts;
use crate::sim::RouteSample;
use crate::stats::claim::quantile_sorted;
use crate::study::futures::{latin_hypercube, values_of};
use crate::study::prepare::{Prepared, why_not};
use crate::study::probe::Probe;

/// One ground under one regime.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work<'a> {
    pub(super) ground: &'a Ground,
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) case: usize,
    /// True where what would make a claim hold is looked for.
    pub(super) hinges: bool,
    pub(super) cancel: &'a AtomicBool,
}

/// A claim as this ground asks it.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub(super) test: &'a ClaimTest,
    pub(super) rule: Rule,
    /// Places of its subjects and baselines among the routes.
    pub(super) subjects: Vec<usize>,
    pub(super) baselines: Vec<usize>,
}

impl Asked<'_> {
    /// Every subject against every baseline, or by itself.
    pub(super) fn pairs(&self) -> Vec<(usize, Option<usize>)> {
        let of = |subject: usize| -> Vec<(usize, Option<usize>)> {
            if self.baselines.is_empty() {
                return vec![(subject, None)];
            }
            let against = self.baselines.iter();
            against.map(|baseline| (subject, Some(*baseline))).collect()
        };
        self.subjects
            .iter()
            .flat_map(|subject| of(*subject))
            .collect()
    }
}

impl<'a> Work<'a> {
    pub(super) fn asked(&self) -> Vec<Asked<'a>> {
        let prepared: &'a Prepared<'a> = self.prepared;
        let question = prepared.question;
        let said = &question.corridor.said.claims;
        let tests = self
            .ground
            .claims
            .iter()
            .filter_map(|claim| said[*claim].test.as_ref());
        tests
            .map(|test| Asked {
                test,
                rule: Rule::of(test, tonnes(question, test)),
                subjects: test
                    .subjects
                    .iter()
                    .map(|way| self.ground.route(*way))
                    .collect(),
                baselines: test
                    .baselines
                    .iter()
                    .map(|way| self.ground.route(*way))
                    .collect(),
            })
            .collect()
    }

    pub(super) fn probe<'b>(&'b self, routes: &'b [usize]) -> Probe<'b> {
        Probe {
            prepared: self.prepared,
            case: self.case,
            routes,
            trials: self.prepared.question.run.inner,
            cancel: self.cancel,
        }
    }

    /// A condition for each claim of the ground; nothing when it was cancelled.
    pub(super) fn conditions(&self, step: &(dyn Fn() + Sync)) -> Option<Vec<Condition>> {
        let question = self.prepared.question;
        let case = &question.regimes[self.case];
        let asked = self.asked();
        let all: Vec<usize> = (0..self.prepared.routes.len()).collect();
        let probe = self.probe(&all);
        let best = case.best();
        let futures = question.run.futures.max(1);
        let drawn: Vec<Values> = if futures == 1 {
            vec![best.clone()]
        } else {
            let cube = latin_hypercube(&case.book, futures, question.run.seed);
            (0..futures as usize)
                .map(|future| values_of(case, &cube, future))
                .collect()
        };
        let read = |samples: &[RouteSample]| -> Vec<Vec<Told>> {
            let of = |asked: &Asked<'_>| {
                let pairs = asked.pairs().into_iter();
                pairs
                    .map(|(s, b)| told(&asked.rule, &samples[s], b.map(|b| &samples[b])))
                    .collect()
            };
            asked.iter().map(of).collect()
        };
        let (routes, at_best) = probe.one(&best, |samples| (self.routes(samples), read(samples)));
        let by_future = probe.each(
            drawn.len(),
            |future| drawn[future].clone(),
            |_, samples| read(samples),
            step,
        )?;
        let mut hinges = if self.hinges {
            hinges(self, &asked)?
        } else {
            asked.iter().map(|_| None).collect()
        };
        let condition = condition(self.ground, self.prepared, self.case);
        Some(
            (0..asked.len())
                .map(|place| Condition {
                    routes: routes.clone(),
                    readings: self.readings(
                        &asked[place],
                        &routes,
                        &drawn,
                        (&at_best[place], |future: usize| &by_future[future][place]),
                    ),
                    hinge: hinges[place].take(),
                    ..condition.clone()
                })
                .collect(),
        )
    }

    fn routes(&self, samples: &[RouteSample]) -> Vec<RouteNumbers> {
        let question = self.prepared.question;
        let case = &question.regimes[self.case];
        let best = case.best();
        let routes = self.prepared.routes.iter().zip(samples);
        routes
            .map(|(route, sample)| {
                let facts = facts(route, &question.corridor, &best);
                let mut times: Vec<f64> = (0..sample.trials())
                    .filter(|trial| sample.arrived(*trial))
                    .map(|trial| sample.time_h[trial])
                    .collect();
                times.sort_unstable_by(f64::total_cmp);
                RouteNumbers {
                    id: route.id.clone(),
                    label: route.label.clone(),
                    not_offered_because: why_not(question, case, route),
                    km: facts.km,
                    mean_h: mean(sample, &sample.time_h),
                    p95_h: if times.is_empty() {
                        f64::NAN
                    } else {
                        quantile_sorted(&times, 0.95)
                    },
                    mean_usd: mean(sample, &sample.cost_usd),
                    mean_generalised_usd: mean(sample, &sample.generalised_usd),
                    capacity: facts.capacity.map(|(teu, limit, _)| (teu, limit)),
                    utilisation: facts.utilisation,
                }
            })
            .collect()
    }

    /// The readings of one claim.
    fn readings<'t>(
        &self,
        asked: &Asked<'_>,
        routes: &[RouteNumbers],
        drawn: &[Values],
        (best, future): (&[Told], impl Fn(usize) -> &'t Vec<Told>),
    ) -> Vec<Reading> {
        let pairs = asked.pairs().into_iter().enumerate();
        pairs
            .map(|(place, (subject, baseline))| match asked.rule.quantity {
                ClaimQuantity::Length => length(asked, routes, subject, baseline),
                ClaimQuantity::OriginOfDelay => self.of_country(asked, subject, drawn),
                _ => {
                    let told: Vec<&Told> = (0..drawn.len())
                        .map(|number| &future(number)[place])
                        .collect();
                    simulated(asked, (subject, baseline), &best[place], &told)
                }
            })
            .collect()
    }

    fn of_country(&self, asked: &Asked<'_>, subject: usize, drawn: &[Values]) -> Reading {
        let question = self.prepared.question;
        let of = |values: &Values| -> Origin {
            let at = (self.case, subject);
            origin(
                self.prepared,
                at,
                values,
                &asked.test.country,
                question.run.inner,
            )
        };
        let best = of(&question.regimes[self.case].best());
        let futures: Vec<Origin> = drawn.par_iter().map(of).collect();
        let told = |origin: &Origin| {
            let shares = &origin.by_shipment;
            let holding = shares
                .iter()
                .filter(|share| asked.rule.holds(**share))
                .count();
            Told {
                typical: origin.of_mean,
                any: holding as f64 / shares.len() as f64,
                points: origin.points.clone(),
                of_subject: Vec::new(),
                more: vec![origin.of_slow, origin.critical],
            }
        };
        let of_futures: Vec<Told> = futures.iter().map(told).collect();
        let of_futures: Vec<&Told> = of_futures.iter().collect();
        simulated(asked, (subject, None), &told(&best), &of_futures)
    }
}

/// A reading of lengths: worked out, at best values.
fn length(
    asked: &Asked<'_>,
    routes: &[RouteNumbers],
    subject: usize,
    baseline: Option<usize>,
) -> Reading {
    let km = |route: usize| routes[route].km;
    let value = asked.rule.number(km(subject), baseline.map(km));
    Reading {
        subject,
        baseline,
        value,
        over_futures: None,
        p_typ: f64::from(u8::from(asked.rule.holds(value))),
        p_any: None,
        shipments: None,
        figure_shipments: Some([km(subject); 3]),
        percentile: None,
        more: Vec::new(),
    }
}

/// A reading from the best future and the others.
fn simulated(
    asked: &Asked<'_>,
    (subject, baseline): (usize, Option<usize>),
    best: &Told,
    futures: &[&Told],
) -> Reading {
    let rule = &asked.rule;
    let test = asked.test;
    // A future in which nothing arrives tells nothing.
    let typical: Vec<f64> = futures
        .iter()
        .map(|told| told.typical)
        .filter(|value| value.is_finite())
        .collect();
    let holding = typical.iter().filter(|value| rule.holds(**value)).count();
    let any: Vec<f64> = futures
        .iter()
        .map(|told| told.any)
        .filter(|share| share.is_finite())
        .collect();
    let pool = |of: fn(&Told) -> &Vec<f64>| -> Vec<f64> {
        futures
            .iter()
            .flat_map(|told| of(told).iter().copied())
            .collect()
    };
    let numbers = pool(|told| &told.points);
    let figures = pool(|told| &told.of_subject);
    let about_figure = matches!(
        (rule.quantity, test.figure_unit.as_str()),
        (ClaimQuantity::Time, "d") | (ClaimQuantity::Cost, "USD")
    );
    let percentile = match test.figure {
        Some((low, high)) if about_figure => {
            share_at_or_below(&figures, test.figure_scale * f64::midpoint(low, high))
        }
        _ => share_at_or_below(&numbers, f64::midpoint(rule.low, rule.high)),
    };
    let keys: &[&'static str] = match rule.quantity {
        ClaimQuantity::WorthOfLever => &["saved_mean_h", "saved_p95_h", "saved_usd"],
        ClaimQuantity::OriginOfDelay => &["share_of_slowest", "share_critical"],
        _ => &[],
    };
    let more = keys.iter().enumerate().map(|(place, key)| {
        let values = futures.iter().map(|told| told.more[place]).collect();
        let [low, _, high] = three(values).unwrap_or([f64::NAN; 3]);
        More {
            key,
            value: best.more[place],
            over_futures: (low, high),
        }
    });
    let by_shipment = !matches!(rule.quantity, ClaimQuantity::Share);
    Reading {
        subject,
        baseline,
        value: best.typical,
        p_typ: holding as f64 / typical.len() as f64,
        over_futures: three(typical).map(|[low, _, high]| (low, high)),
        p_any: by_shipment.then(|| any.iter().sum::<f64>() / any.len() as f64),
        shipments: three(numbers).filter(|_| by_shipment),
        figure_shipments: three(figures).filter(|_| about_figure),
        percentile,
        more: more.collect(),
    }
}
