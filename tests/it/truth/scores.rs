//! How well forecasts stood (M088-M093, M107).

use corridor::stats::scores::{
    Coverage, Ensemble, Lifetime, Survival, brier, coverage_test, crps_lognormal, crps_normal,
    interval_score, ks_distance, ks_p_value, pinball,
};

use super::entry::Entry;

pub(super) fn m088(entry: &Entry) {
    let (mean, sd) = (entry.number("mean"), entry.number("sd"));
    let seen = entry.numbers("obs");
    let scores = seen.iter().map(|seen| crps_normal(mean, sd, *seen));
    entry.exact_each("crps", scores);
}

/// (a) by the logarithm's mean and sd; (b) by mean and CV.
pub(super) fn m089(entry: &Entry) {
    let a = entry.numbers("a");
    entry.exact("a", crps_lognormal(a[0], a[1], a[2]));
    let (mean, cv) = (entry.number("b_mean"), entry.number("b_cv"));
    let variance = (1.0 + cv * cv).ln();
    let mu = mean.ln() - variance / 2.0;
    let seen = entry.number("b_y");
    entry.exact("b", crps_lognormal(mu, variance.sqrt(), seen));
}

pub(super) fn m090(entry: &Entry) {
    let ensemble = Ensemble::of(entry.numbers("members")).unwrap();
    let seen = entry.number("obs");
    entry.exact("standard", ensemble.crps(seen));
    entry.exact("fair", ensemble.fair_crps(seen));
}

pub(super) fn m091(entry: &Entry) {
    let seen = Coverage {
        hits: entry.count("hits"),
        cases: entry.count("n"),
    };
    let (lower, two_sided) = coverage_test(seen, entry.number("nominal"));
    entry.exact("lower_tail", lower);
    entry.exact("two_sided", two_sided);
}

pub(super) fn m092(entry: &Entry) {
    let values = entry.numbers("pit");
    let distance = ks_distance(&values);
    entry.exact("D", distance);
    entry.exact("p_exact", ks_p_value(distance, values.len()));
}

pub(super) fn m093(entry: &Entry) {
    let (ends, seen) = ((entry.number("l"), entry.number("u")), entry.number("y"));
    let score = interval_score(ends, entry.number("alpha"), seen);
    entry.exact("interval_score", score);
    let loss = pinball(entry.number("q"), entry.number("tau"), seen);
    entry.exact("pinball", loss);
    let outcomes = entry.numbers("o").into_iter().map(|came| came == 1.0);
    let forecasts: Vec<(f64, bool)> = entry.numbers("p").into_iter().zip(outcomes).collect();
    entry.exact("brier", brier(&forecasts).unwrap());
}

pub(super) fn m107(entry: &Entry) {
    let arrived = entry.numbers("arrived").into_iter().map(|yes| yes == 1.0);
    let days = entry.numbers("days").into_iter();
    let shipments: Vec<Lifetime> = days
        .zip(arrived)
        .map(|(time, arrived)| Lifetime { time, arrived })
        .collect();
    let survival = Survival::of(&shipments);
    entry.exact_each("event_days", survival.steps.iter().map(|step| step.time));
    entry.exact_each("S", survival.steps.iter().map(|step| step.share));
    entry.exact("km_median", survival.median().unwrap());
}
