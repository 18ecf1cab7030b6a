//! Scores by part, kind and extent; shipments under way by pair.

use super::finding::{BANDS, Case, Group, Reading, Scored, Simulated, Waited};
use crate::scenario::{ObservationKind, ObservationPart, Taken};
use crate::stats::scores::{
    Cohorted, Coverage, Ensemble, Lifetime, Survival, coverage_test, ks_distance, ks_p_value,
    skill, skill_interval,
};

/// Resamples of a bootstrap.
const RESAMPLES: u32 = 2_000;

/// What is scored: test before calibration, in the order of the kinds, full ways first.
pub(super) fn groups(cases: &[Case], seed: u64) -> Vec<Group> {
    let mut groups = Vec::new();
    for part in [ObservationPart::Test, ObservationPart::Calibration] {
        for kind in ObservationKind::ALL {
            for is_section in [false, true] {
                let members: Vec<usize> = (0..cases.len())
                    .filter(|index| {
                        let case = &cases[*index];
                        let trip = &case.trip;
                        case.is_scored()
                            && (trip.part, case.kind, trip.is_section) == (part, kind, is_section)
                    })
                    .collect();
                if !members.is_empty() {
                    groups.push(group(cases, (part, kind, is_section), members, seed));
                }
            }
        }
    }
    groups
}

fn group(
    cases: &[Case],
    (part, kind, is_section): (ObservationPart, ObservationKind, bool),
    members: Vec<usize>,
    seed: u64,
) -> Group {
    let of: Vec<&Case> = members.iter().map(|index| &cases[*index]).collect();
    Group {
        part,
        kind,
        is_section,
        ordinary: reading(&of, |case| Some(&case.forecasts.mixture), seed),
        best: reading(&of, |case| Some(&case.forecasts.best), seed),
        ready: reading(&of, |case| case.forecasts.ready.as_ref(), seed),
        members,
    }
}

/// One forecast of these cases against what was seen.
fn reading(cases: &[&Case], forecast: fn(&Case) -> Option<&Simulated>, seed: u64) -> Reading {
    let pairs: Vec<(&Case, &Simulated)> = cases
        .iter()
        .filter_map(|case| Some((*case, forecast(case)?)))
        .collect();
    let mut coverage = [Coverage::default(); 3];
    for (_, one) in &pairs {
        for (band, inside) in one.inside.iter().flatten().enumerate() {
            coverage[band].add(*inside);
        }
    }
    let coverage_p = (pairs.len() >= Group::TOLD_FROM).then(|| {
        let mut p = [1.0; 3];
        for (band, share) in BANDS.into_iter().enumerate() {
            p[band] = coverage_test(coverage[band], share).1;
        }
        p
    });
    let column = |read: fn(&Simulated) -> Option<f64>| -> Vec<f64> {
        pairs.iter().filter_map(|(_, one)| read(one)).collect()
    };
    let (scores, pits) = (column(|one| one.crps_d), column(|one| one.pit));
    let uniform = (pits.len() >= Group::HISTOGRAM_FROM).then(|| {
        let distance = ks_distance(&pits);
        (distance, ks_p_value(distance, pits.len()))
    });
    let by: [fn(&Case) -> Option<f64>; 3] = [announced, others, running];
    Reading {
        coverage,
        coverage_p,
        crps_d: mean(&scores).map(|mean| (mean, scores.len() as u64)),
        interval_d: mean(&column(|one| one.interval_d)),
        skills: by.map(|reference| {
            let against = pairs.iter().filter_map(|(case, one)| {
                Some(Cohorted {
                    score: one.crps_d?,
                    reference: reference(case)?,
                    cohort: case.trip.year(),
                })
            });
            scored(&against.collect::<Vec<_>>(), seed)
        }),
        pits,
        uniform,
    }
}

/// Score of the announced time as a point: of the mean of what was announced.
fn announced(case: &Case) -> Option<f64> {
    let days: Vec<f64> = case
        .references
        .announced_d
        .iter()
        .map(|(_, d)| *d)
        .collect();
    Some((mean(&days)? - case.seen_d()?).abs())
}

/// Score of the other trips of the kind as they are, at their own pace over this length.
fn others(case: &Case) -> Option<f64> {
    let others = Ensemble::of(case.references.others_d.clone())?;
    Some(others.crps(case.seen_d()?))
}

/// Score of length over commercial speed, as a point.
fn running(case: &Case) -> Option<f64> {
    Some((case.references.running_d - case.seen_d()?).abs())
}

fn scored(cases: &[Cohorted], seed: u64) -> Scored {
    let column = |read: fn(&Cohorted) -> f64| mean(&cases.iter().map(read).collect::<Vec<_>>());
    Scored {
        cases: cases.len() as u64,
        reference_d: column(|case| case.reference),
        crps_d: column(|case| case.score),
        skill: skill(cases),
        interval: if cases.len() >= Group::TOLD_FROM {
            skill_interval(cases, RESAMPLES, seed)
        } else {
            None
        },
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Where shipments are still under way: with all of the same kind between the same places, either way.
pub(super) fn waited(cases: &[Case]) -> Vec<Waited> {
    let mut told: Vec<&Case> = Vec::new();
    let mut waited = Vec::new();
    for case in cases {
        let is_new = !told
            .iter()
            .any(|other| other.kind == case.kind && other.shares_pair(case));
        if !matches!(case.trip.taken, Taken::UnderWay(_)) || !is_new || !case.kind.is_scored() {
            continue;
        }
        told.push(case);
        let same = cases
            .iter()
            .filter(|other| other.kind == case.kind && other.shares_pair(case));
        let shipments: Vec<Lifetime> = same
            .filter_map(|other| {
                let (time, arrived) = match other.trip.taken {
                    Taken::UnderWay(days) => (days, false),
                    taken => (taken.middle_d()?, true),
                };
                Some(Lifetime { time, arrived })
            })
            .collect();
        let arrived = shipments.iter().filter(|one| one.arrived).count() as u64;
        waited.push(Waited {
            kind: case.kind,
            pair: case.pair.clone(),
            counts: (arrived, shipments.len() as u64 - arrived),
            survival: Survival::of(&shipments),
        });
    }
    waited
}
