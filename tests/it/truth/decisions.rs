//! Two kinds of not knowing, boxes and trees, and decisions (M082, M083, M085-M087).

use corridor::stats::discovery::{CaseBox, Cases, Side, best_split, gini};
use corridor::stats::nested::{CommonWorlds, VarianceSplit};
use corridor::stats::robustness::DecisionTable;

use super::entry::Entry;

pub(super) fn m082(entry: &Entry) {
    let found = CommonWorlds::of(
        entry.number("sA"),
        entry.number("sB"),
        entry.number("rho"),
        entry.count("n"),
    );
    entry.exact("sd_crn", found.sd_common);
    entry.exact("sd_ind", found.sd_apart);
    entry.exact("variance_ratio", found.gain());
    entry.exact("halfwidth_crn", found.half_width_common);
}

pub(super) fn m083(entry: &Entry) {
    let (between, within) = (entry.number("s_e"), entry.number("s_a"));
    let trials = entry.number("n_inner");
    // What is observed is the vector's own premise; the split must take it apart again.
    let observed = between * between + within * within / trials;
    let found = VarianceSplit::new(observed, within * within, trials);
    entry.exact("observed_var", found.observed);
    entry.exact("corrected_var", found.between);
    entry.exact("total_var", found.total());
    entry.exact("epistemic_share", found.share_between());
    entry.exact("inflation", found.inflation().unwrap());

    // Two futures whose means lie as far apart as that variance asks, through the sums themselves.
    let apart = (2.0 * observed).sqrt();
    let variances = [0.5, 1.5].map(|share| share * within * within);
    let found = VarianceSplit::of_futures(&[30.0, 30.0 + apart], &variances, trials as u64);
    entry.exact("corrected_var", found.unwrap().between);
}

pub(super) fn m085(entry: &Entry) {
    let row = |row: &serde_json::Value| {
        let cells = row.as_array().expect("a row of payoffs").iter();
        cells.map(serde_json::Value::as_f64).collect()
    };
    let table = DecisionTable::new(entry.list("payoff").iter().map(row).collect()).unwrap();
    let weights = entry.numbers("weights");
    let all = |of: Vec<Option<f64>>| of.into_iter().map(Option::unwrap);
    entry.exact_each("min", all(table.minima()));
    entry.exact_each("max_regret", all(table.regret_quantiles(1.0)));
    entry.exact_each("laplace", all(table.means()));
    entry.exact_each("hurwicz", all(table.hurwicz(entry.number("hurwicz_a"))));
    entry.exact_each("domain", table.satisfied(entry.number("threshold")));
    entry.exact_each("expected", all(table.expected(&weights).unwrap()));
    entry.exact("evpi", table.evpi(&weights).unwrap().unwrap());
}

/// Cases of one input, as two vectors have them.
fn cases(entry: &Entry) -> Cases {
    let marks = entry.numbers("y").into_iter().map(|mark| mark == 1.0);
    Cases::new(vec![entry.numbers("x")], marks.collect()).unwrap()
}

pub(super) fn m086(entry: &Entry) {
    let limits = CaseBox::open(1).with(0, Side::Low, Some(entry.number("box_min")));
    let found = limits.measured(&cases(entry));
    entry.exact("coverage", found.tally.coverage());
    entry.exact("density", found.tally.density());
    entry.exact("base_rate", found.tally.base_rate());
    entry.exact("mass", found.tally.mass());
    entry.exact("quasi_p", found.restrictions[0].quasi_p);
}

pub(super) fn m087(entry: &Entry) {
    let cases = cases(entry);
    let found = best_split(&cases, 1).unwrap();
    entry.exact("gini_parent", gini(cases.len(), cases.hits()));
    entry.exact("best_threshold", found.threshold);
    entry.exact("best_gain", found.gain);
}
