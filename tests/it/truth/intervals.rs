//! What a number of trials is worth (M077-M081, M099).

use corridor::law::{normal_density, normal_quantile};
use corridor::stats::Moments;
use corridor::stats::interval::{
    Interval, JarrettForm, clopper_pearson, distribution_band, maritz_jarrett,
    quantile_rank_coverage, quantile_ranks, sample_quantile, trials_for_mean,
    trials_for_probability, trials_for_quantile, wilks_one_sided, wilks_two_sided, wilson,
};

use super::entry::Entry;
use super::lab::DAY_H;

/// The data of a vector, in rising order as the vectors have them.
fn rising(entry: &Entry) -> Vec<f64> {
    let mut data = entry.numbers("data");
    data.sort_by(f64::total_cmp);
    data
}

pub(super) fn m077(entry: &Entry) {
    let (trials, p) = (entry.count("n"), entry.number("p"));
    let ranks = quantile_ranks(trials, p, entry.number("conf"));
    let (low, high) = ranks.expect("so many trials bound the quantile");
    entry.exact("rank_low", low as f64);
    entry.exact("rank_high", high as f64);
    entry.exact("coverage", quantile_rank_coverage(trials, p, (low, high)));
}

pub(super) fn m078(entry: &Entry) {
    let data = rising(entry);
    let probabilities = entry.numbers("p");
    let errors = |form| {
        let of = |&p| maritz_jarrett(&data, p, form).expect("the form has a law here");
        probabilities.iter().map(of).collect::<Vec<_>>()
    };
    entry.exact_each("se", errors(JarrettForm::OrderStatistic));
    entry.exact_each("se_scipy_variant", errors(JarrettForm::Shifted));
}

pub(super) fn m079(entry: &Entry) {
    let (coverage, confidence) = (entry.number("beta"), entry.number("conf"));
    let one_sided = |order| wilks_one_sided(coverage, confidence, order) as f64;
    entry.exact("n_first", one_sided(1));
    entry.exact("n_second", one_sided(2));
    entry.exact("n_two_sided", wilks_two_sided(coverage, confidence) as f64);
}

pub(super) fn m080(entry: &Entry) {
    let (hits, trials) = (entry.count("x"), entry.count("n"));
    let confidence = entry.number("conf");
    let ends = |interval: Interval| [interval.low, interval.high];
    entry.exact_each("wilson", ends(wilson(hits, trials, confidence)));
    entry.exact_each(
        "clopper_pearson",
        ends(clopper_pearson(hits, trials, confidence)),
    );
}

/// The density at a quantile of a normal law is that of its score over the sd.
pub(super) fn m081(entry: &Entry) {
    let confidence = entry.number("conf");
    let mean = trials_for_mean(entry.number("cv"), entry.number("rel"), confidence);
    entry.exact("n_mean", mean as f64);
    let share = trials_for_probability(0.5, entry.number("e_prob"), confidence);
    entry.exact("n_prob", share as f64);
    let (sd, half_width) = (entry.number("sd"), entry.number("e_q"));
    for (key, percent) in entry.keys_with_number("n_p", "") {
        let p = percent / 100.0;
        let density = normal_density(normal_quantile(p)) / sd;
        let trials = trials_for_quantile(p, density, half_width, confidence);
        entry.exact(key, trials as f64);
    }
}

/// Moments are kept in hours; a variance of days is that of hours over 24^2.
pub(super) fn m099(entry: &Entry) {
    let data = rising(entry);
    let quantiles = entry.numbers("p").into_iter();
    entry.exact_each(
        "q",
        quantiles.map(|p| sample_quantile(&data, p).expect("there are data")),
    );
    let hours: Vec<f64> = data.iter().map(|days| days * DAY_H).collect();
    let mut moments = Moments::about(hours[0]);
    moments.add_block(&hours);
    let variance = moments.variance().expect("there are two values and more");
    entry.exact("var", variance / (DAY_H * DAY_H));
    for (key, trials) in entry.keys_with_number("dkw_n", "") {
        entry.exact(key, distribution_band(trials as u64, 0.95));
    }
}
