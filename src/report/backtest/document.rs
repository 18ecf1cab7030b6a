//! The document of a backtest (docs/json.md).

use serde_json::{Value, json};

use crate::scenario::Taken;
use crate::stats::scores::Coverage;
use crate::study::backtest::{BANDS, Backtest, Case, Group, Reading, Scored, Simulated, Waited};

/// The whole document.
pub(super) fn document(found: &Backtest) -> Value {
    let asked = &found.asked;
    let (trips, pilots) = found.full_trips();
    json!({
        "schema": 1,
        "question": {
            "title": asked.title,
            "scenario": asked.scenario,
            "cargo": asked.cargo,
            "box": asked.cargo_box,
            "overrides": asked.overrides,
            "edits": asked.edits,
        },
        "run": {
            "trials": asked.trials_asked,
            "futures": asked.futures,
            "inner": asked.inner,
            "seed": asked.seed,
            "inputs": format!("sha256:{}", asked.inputs_hash),
            "version": env!("CARGO_PKG_VERSION"),
        },
        "on_record": { "full_trips": trips, "pilots": pilots },
        "cases": found.cases.iter().map(case).collect::<Vec<_>>(),
        "scores": found.groups.iter().map(|one| group(found, one)).collect::<Vec<_>>(),
        "under_way": found.waited.iter().map(waited).collect::<Vec<_>>(),
        "left_out": found.left_out.iter().map(|row| json!({
            "id": row.id,
            "name": row.name,
            "kind": row.kind.word(),
            "why": row.why,
        })).collect::<Vec<_>>(),
    })
}

fn case(case: &Case) -> Value {
    let (low, high) = match case.trip.taken {
        Taken::Within { low, high } => (Some(low), Some(high)),
        Taken::AtMost(high) => (None, Some(high)),
        Taken::UnderWay(since) => (Some(since), None),
    };
    let forecasts = &case.forecasts;
    json!({
        "id": case.id,
        "name": case.name,
        "kind": case.kind.word(),
        "part": case.kind.is_scored().then(|| case.trip.part.word()),
        "section": case.trip.is_section,
        "from": case.trip.from,
        "to": case.trip.to,
        "scope": case.trip.scope.word(),
        "depart": { "from": case.trip.window.0, "to": case.trip.window.1 },
        "clock": case.clock,
        "regime": case.regime.id,
        "vintage": case.regime.vintage,
        "not_offered_because": case.not_offered_because,
        "km": case.km,
        "mode": case.mode.word(),
        "days": { "low": low, "high": high },
        "simulated": simulated(&forecasts.mixture),
        "at_best_values": simulated(&forecasts.best),
        "all_ready": forecasts.ready.as_ref().map(simulated),
        "references": {
            "announced": case.references.announced_d.iter().map(|(id, days)| json!({
                "id": id,
                "days": days,
            })).collect::<Vec<_>>(),
            "others_of_the_kind_d": case.references.others_d,
            "length_over_speed_d": case.references.running_d,
        },
        "not_independent": case.is_not_independent(),
        "shared_with": case.shared,
        "sources": case.sources,
    })
}

fn simulated(one: &Simulated) -> Value {
    let [(p25, p75), (p10, p90), (p5, p95)] = one.bands_d;
    let inside = one
        .inside
        .map(|[half, most, widest]| json!({ "50": half, "80": most, "90": widest }));
    json!({
        "arrived": one.arrived,
        "lost": one.lost,
        "mean_d": one.mean_d,
        "p5_d": p5,
        "p10_d": p10,
        "p25_d": p25,
        "p50_d": one.p50_d,
        "p75_d": p75,
        "p90_d": p90,
        "p95_d": p95,
        "pit": one.pit,
        "crps_d": one.crps_d,
        "interval_score_d": one.interval_d,
        "inside": inside,
    })
}

fn group(found: &Backtest, group: &Group) -> Value {
    let ids = group.members.iter().map(|index| &found.cases[*index].id);
    json!({
        "part": group.part.word(),
        "kind": group.kind.word(),
        "section": group.is_section,
        "cases": ids.collect::<Vec<_>>(),
        "simulated": reading(&group.ordinary, group.is_told()),
        "at_best_values": reading(&group.best, group.is_told()),
        "all_ready": reading(&group.ready, group.is_told()),
    })
}

fn reading(reading: &Reading, told: bool) -> Value {
    let coverage: Vec<Value> = BANDS
        .into_iter()
        .enumerate()
        .map(|(band, share)| {
            let p = reading.coverage_p.map(|p| p[band]);
            counted(share, reading.coverage[band], told, p)
        })
        .collect();
    let [announced, others, speed] = &reading.skills;
    json!({
        "coverage": coverage,
        "crps_d": reading.crps_d.map(|(mean, _)| mean),
        "crps_cases": reading.crps_d.map_or(0, |(_, cases)| cases),
        "interval_score_d": reading.interval_d,
        "against_announced": scored(announced),
        "against_others_of_the_kind": scored(others),
        "against_length_over_speed": scored(speed),
        "pits": reading.pits,
        "uniform": reading.uniform.map(|(distance, p)| json!({ "distance": distance, "p": p })),
    })
}

fn counted(band: f64, seen: Coverage, told: bool, p: Option<f64>) -> Value {
    let interval = told.then(|| {
        let ends = seen.interval();
        json!({ "low": ends.low, "high": ends.high })
    });
    json!({
        "band": band,
        "inside": seen.hits,
        "of": seen.cases,
        "interval": interval,
        "p": p,
    })
}

fn scored(one: &Scored) -> Value {
    json!({
        "cases": one.cases,
        "reference_d": one.reference_d,
        "crps_d": one.crps_d,
        "skill": one.skill,
        "interval": one.interval.map(|ends| json!({ "low": ends.low, "high": ends.high })),
    })
}

fn waited(one: &Waited) -> Value {
    let (low, high) = one.survival.median_interval();
    json!({
        "kind": one.kind.word(),
        "between": [one.pair.0, one.pair.1],
        "arrived": one.counts.0,
        "under_way": one.counts.1,
        "median_d": one.survival.median(),
        "median_interval_d": { "low": low, "high": high },
        "steps": one.survival.steps.iter().map(|step| json!({
            "days": step.time,
            "at_risk": step.at_risk,
            "arrived": step.arrived,
            "share_under_way": step.share,
        })).collect::<Vec<_>>(),
    })
}
