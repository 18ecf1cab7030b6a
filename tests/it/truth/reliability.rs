//! How reliably: shortfall, buffers, lateness (M041-M043).

use corridor::law::{Law, normal_cdf, normal_excess, normal_quantile};
use corridor::stats::{Estimate, Measure};

use super::answer::Answer;
use super::entry::Entry;
use super::lab::{Lab, Sample, drawn, dwell, normal, program};

/// Trials of a law.
fn sample(law: &Law) -> Sample {
    let mut lab = Lab::ready(0.0, 0.0);
    let op = dwell(drawn(lab.dwell(0), law, Vec::new()));
    lab.hours(&[program(vec![op])]).remove(0)
}

/// Trials of a normal law, whose values must be far above zero.
fn normal_sample(mean: f64, sd: f64) -> Sample {
    assert!(mean > 5.0 * sd, "a normal time that is never negative");
    let mut lab = Lab::ready(0.0, 0.0);
    let op = dwell(normal(lab.dwell(0), mean, sd, Vec::new()));
    lab.hours(&[program(vec![op])]).remove(0)
}

/// What a summary tells of a sample.
fn told(sample: &Sample, statistic: impl Fn(&Measure) -> Option<Estimate>) -> Answer {
    sample.measured(|measure| statistic(measure).expect("there are trials").value)
}

/// A normal law is its mean and sd times that of scores: its shortfall is z + E\[(Z - z)+\] / (1 - level).
pub(super) fn m041(entry: &Entry) {
    let level = entry.number("level");
    let (mean, sd) = (entry.number("mean"), entry.number("sd"));
    let z = normal_quantile(level);
    entry.exact("normal_var", mean + sd * z);
    let shortfall = z + normal_excess(z) / (1.0 - level);
    entry.exact("normal_es", mean + sd * shortfall);
    let law = Law::lognormal(entry.number("ln_mean"), entry.number("ln_cv")).unwrap();
    entry.exact("lognormal_var", law.quantile(level));
    entry.exact("lognormal_es", law.expected_shortfall(level));

    let cases = [
        ("normal_var", "normal_es", normal_sample(mean, sd)),
        ("lognormal_var", "lognormal_es", sample(&law)),
    ];
    for (quantile, shortfall, sample) in cases {
        entry.answer(quantile, told(&sample, |time| time.quantile(level)));
        entry.answer(
            shortfall,
            told(&sample, |time| time.expected_shortfall(level)),
        );
    }
}

pub(super) fn m042(entry: &Entry) {
    let free = entry.number("free_flow");
    let law = Law::lognormal(entry.number("mean"), entry.number("cv")).unwrap();
    let buffer = law.quantile(0.95) - law.mean();
    entry.exact("p95", law.quantile(0.95));
    entry.exact("buffer", buffer);
    entry.exact("buffer_index", buffer / law.mean());
    entry.exact("planning_time_index", law.quantile(0.95) / free);
    entry.exact("p90_minus_p50", law.quantile(0.9) - law.quantile(0.5));
    entry.exact("buffer_over_sd", buffer / law.sd());

    let time = sample(&law);
    entry.answer("p95", told(&time, |time| time.quantile(0.95)));
    entry.answer("buffer", told(&time, Measure::buffer_time));
    entry.answer("buffer_index", told(&time, Measure::buffer_index));
    entry.answer(
        "planning_time_index",
        told(&time, |time| time.planning_time_index(free)),
    );
    let value = |estimate: Option<Estimate>| estimate.expect("there are trials").value;
    let robust = time.measured(|time| value(time.quantile(0.9)) - value(time.quantile(0.5)));
    entry.answer("p90_minus_p50", robust);
    let over_sd = time.measured(|time| value(time.buffer_time()) / value(time.sd()));
    entry.answer("buffer_over_sd", over_sd);
}

pub(super) fn m043(entry: &Entry) {
    let (mean, sd, due) = (
        entry.number("mean"),
        entry.number("sd"),
        entry.number("due"),
    );
    let z = (due - mean) / sd;
    entry.exact("prob_late", normal_cdf(-z));
    entry.exact("mean_lateness", sd * normal_excess(z));
    let (shape, scale) = (entry.number("g_shape"), entry.number("g_scale"));
    let law = Law::gamma(shape * scale, 1.0 / shape.sqrt()).unwrap();
    entry.exact("gamma_prob_late", law.survival(due));
    entry.exact("gamma_mean_lateness", law.mean_excess(due));

    let cases = [
        ("prob_late", "mean_lateness", normal_sample(mean, sd)),
        ("gamma_prob_late", "gamma_mean_lateness", sample(&law)),
    ];
    for (late, lateness, sample) in cases {
        entry.answer(late, sample.share(|time| time > due));
        entry.answer(lateness, told(&sample, |time| time.expected_lateness(due)));
    }
}
