//! The answer as one JSON document for other programs: schema 1, described in `docs/json.md`.
//!
//! Keys are never renamed or removed within a schema; new ones may be added at the end of an object.

mod closures;
mod indicators;
mod shape;

use self::shape::{
    Asked, Capacity, Depart, Difference, Document, Ends, Facts, Footing, Futures, Leading, Means,
    Number, OfAge, OverFutures, Pair, Probability, Quantity, Regime, Route, Run, Split,
};
use crate::report::words::significant;
use crate::study::finding::{
    ArrivalFamily, Comparison, Estimand, Estimate, PairFinding, Range, RegimeFinding, RouteFacts,
    RouteFinding, Spread, VarianceSplit,
};

/// The version of the document's shape.
pub const SCHEMA: u32 = 1;

/// Significant digits of every number.
const DIGITS: i32 = 7;

/// The document, indented, with a line end after it.
///
/// # Panics
/// Never: every key is a string and every part can be written.
#[must_use]
pub fn document(answer: &Comparison) -> String {
    let document = Document {
        schema: SCHEMA,
        question: asked(&answer.asked, answer.vintage.as_deref()),
        run: Run {
            trials: answer.trials,
            futures: answer.asked.futures,
            seed: answer.asked.seed,
            inputs: &answer.asked.inputs_hash,
            inner: answer.asked.inner,
            trials_asked: answer.asked.trials_asked,
            breakpoint_trials: answer.breakpoint_trials,
            version: env!("CARGO_PKG_VERSION"),
        },
        regimes: answer.regimes.iter().map(regime).collect(),
        footing: footing(answer),
    };
    let mut text = serde_json::to_string_pretty(&document)
        .expect("the document has string keys and no failing parts");
    text.push('\n');
    text
}

/// What was asked, as every document tells it.
///
/// # Panics
/// Never: every key is a string.
#[must_use]
pub fn question(asked: &Estimand, vintage: Option<&str>) -> serde_json::Value {
    serde_json::to_value(self::asked(asked, vintage)).expect("the question has string keys")
}

fn asked<'a>(asked: &'a Estimand, vintage: Option<&'a str>) -> Asked<'a> {
    Asked {
        title: &asked.title,
        from: &asked.pair.0,
        to: &asked.pair.1,
        cargo_box: &asked.cargo_box,
        scope: &asked.scope,
        depart: depart(&asked.window),
        scenario: &asked.scenario,
        direction: &asked.direction,
        cargo: &asked.cargo,
        first: &asked.first,
        due_d: asked.due_d,
        price_year: asked.price_year,
        perspective: &asked.perspective,
        vot_usd_d: tidy(asked.vot_usd_d),
        levers: &asked.levers,
        overrides: &asked.overrides,
        vintage,
        edits: &asked.edits,
        recourse: &asked.recourse,
        copula: &asked.copula,
        design: &asked.design,
    }
}

fn depart((from, to): &(String, String)) -> Depart<'_> {
    Depart { from, to }
}

fn regime(regime: &RegimeFinding) -> Regime<'_> {
    Regime {
        id: &regime.id,
        routes: regime.routes.iter().map(route).collect(),
        pairs: regime
            .pairs
            .iter()
            .map(|found| pair(regime, found))
            .collect(),
        name: &regime.name,
        dates: depart(&regime.dates),
        reference: regime.reference.map(|i| regime.routes[i].id.as_str()),
        matrix: regime
            .matrix
            .as_ref()
            .map(|found| closures::matrix(regime, found)),
        timeline: regime
            .timeline
            .as_ref()
            .map(|found| closures::timeline(regime, found)),
        futures: regime
            .horsetail
            .as_ref()
            .map(|family| futures(regime, family)),
    }
}

fn route(route: &RouteFinding) -> Route<'_> {
    Route {
        id: &route.id,
        label: &route.label,
        offered: route.offered,
        km: tidy(route.facts.km),
        time_h: quantity(&route.time_h),
        cost_usd: quantity(&route.cost_usd),
        co2e_kg: number(&route.co2e_kg),
        on_time: route.on_time.as_ref().map(probability),
        stranded: tidy(route.stranded),
        parts_h: means(&route.parts_h),
        lines_usd: means(&route.lines_usd),
        not_offered_because: &route.not_offered_because,
        generalised_usd: quantity(&route.generalised_usd),
        whole_generalised_usd: number(&route.route_generalised_usd),
        buffer_index: number(&route.buffer_index),
        not_eligible: tidy(route.not_eligible),
        beyond_horizon: tidy(route.beyond_horizon),
        facts: facts(&route.facts),
        inventory_usd: route.inventory_usd.as_ref().map(number),
        available: tidy(route.available),
        on_plan: tidy(route.on_plan),
        deciders: route.deciders.iter().map(closures::decider).collect(),
        recourse: route.recourse.as_ref().map(closures::recourse),
        time_variance_h2: route.time_split.map(split),
        cost_variance_usd2: route.cost_split.map(split),
        indicators: route.indicators.as_ref().map(indicators::indicators),
    }
}

fn split(of: VarianceSplit) -> Split {
    Split {
        between: tidy(of.between),
        within: tidy(of.within),
        share_between: tidy(of.share_between()),
    }
}

fn futures<'a>(regime: &'a RegimeFinding, family: &ArrivalFamily) -> Futures<'a> {
    let all = |values: &[f64]| values.iter().map(|value| tidy(*value)).collect();
    Futures {
        hours: all(&family.hours),
        routes: family
            .routes
            .iter()
            .map(|of| OverFutures {
                route: &regime.routes[of.route].id,
                mean: all(&of.mean),
                p5: all(&of.low),
                p95: all(&of.high),
            })
            .collect(),
    }
}

fn facts(facts: &RouteFacts) -> Facts<'_> {
    Facts {
        borders: facts.borders,
        gauge_changes: facts.gauge_changes,
        transfers: facts.transfers,
        sailings_week: facts.sailings_week.map(tidy),
        capacity: facts
            .capacity
            .as_ref()
            .map(|(teu_week, limit, sources)| Capacity {
                teu_week: tidy(*teu_week),
                limit,
                sources,
            }),
        places: &facts.places,
        legs: &facts.legs,
    }
}

/// A pair; the reference, where it takes part, always stands second.
fn pair<'a>(regime: &'a RegimeFinding, found: &PairFinding) -> Pair<'a> {
    let route = |index: usize| &regime.routes[index];
    let against = match regime.reference {
        Some(reference) if reference == found.a => Some((found.b, reference)),
        Some(reference) if reference == found.b => Some((found.a, reference)),
        _ => None,
    };
    let full = against.and_then(|(a, b)| route(a).against.as_ref().map(|found| (a, b, found)));
    match full {
        Some((a, b, against)) => Pair {
            a: &route(a).id,
            b: &route(b).id,
            a_before: probability(&against.before),
            a_cheaper: probability(&against.cheaper),
            difference_h: Difference::Full(quantity(&against.difference_h)),
            difference_usd: Some(quantity(&against.difference_usd)),
            tie: Some(tidy(against.tie)),
            break_even_usd: Some(number(&against.break_even_usd)),
        },
        None => Pair {
            a: &route(found.a).id,
            b: &route(found.b).id,
            a_before: probability(&found.a_before),
            a_cheaper: probability(&found.a_cheaper),
            difference_h: Difference::Mean {
                mean: tidy(found.mean_difference_h.value),
                unknown: found.mean_difference_h.unknown.map(ends),
                noise: found.mean_difference_h.noise.map(tidy),
            },
            difference_usd: None,
            tie: None,
            break_even_usd: None,
        },
    }
}

fn footing(answer: &Comparison) -> Footing<'_> {
    let [measured, announced, estimate, judgement] = answer.footing.by_grade;
    Footing {
        measured,
        announced,
        estimate,
        judgement,
        by_age: answer
            .footing
            .by_age
            .iter()
            .map(|&(age, rows)| OfAge {
                age: age.words(),
                rows,
            })
            .collect(),
        leading: answer
            .footing
            .leading
            .iter()
            .map(|row| Leading {
                id: &row.id,
                quantity: &row.quantity,
                unit: &row.unit,
                grade: row.grade.word(),
                low: tidy(row.low),
                high: tidy(row.high),
                difference_at_low_h: tidy(row.low_h),
                difference_at_high_h: tidy(row.high_h),
            })
            .collect(),
    }
}

fn means(parts: &[(&'static str, Estimate)]) -> Means {
    Means(
        parts
            .iter()
            .map(|(name, mean)| (*name, number(mean)))
            .collect(),
    )
}

fn quantity(spread: &Spread) -> Quantity {
    Quantity {
        mean: tidy(spread.mean.value),
        sd: tidy(spread.sd.value),
        p5: tidy(spread.p5.value),
        p25: tidy(spread.p25.value),
        p50: tidy(spread.p50.value),
        p75: tidy(spread.p75.value),
        p95: tidy(spread.p95.value),
        unknown: spread.p50.unknown.map(ends),
        noise: spread.p50.noise.map(tidy),
        p10: tidy(spread.p10.value),
        p90: tidy(spread.p90.value),
    }
}

fn number(estimate: &Estimate) -> Number {
    Number {
        value: tidy(estimate.value),
        unknown: estimate.unknown.map(ends),
        noise: estimate.noise.map(tidy),
    }
}

fn probability(estimate: &Estimate) -> Probability {
    Probability {
        p: tidy(estimate.value),
        unknown: estimate.unknown.map(ends),
        noise: estimate.noise.map(tidy),
    }
}

fn ends(range: Range) -> Ends {
    Ends {
        p5: tidy(range.p5),
        p95: tidy(range.p95),
    }
}

/// Seven significant digits, as every number of a document has.
#[must_use]
pub fn tidy(value: f64) -> f64 {
    significant(value, DIGITS)
}

#[cfg(test)]
mod tests;
