//! Families of laws: moments, tails and quantiles (M001-M005, M011, M033, M034).

use corridor::corridor::Part;
use corridor::law::{Law, normal_quantile};
use corridor::route::{Op, Purpose, Span};

use super::entry::Entry;
use super::lab::{DAY_H, Lab, drawn, dwell, program};

fn exact_quantiles(entry: &Entry, law: &Law) {
    for (key, p) in entry.quantile_keys() {
        entry.exact(key, law.quantile(p));
    }
}

/// Legs of gamma times with one scale: moments of the legs add up to those of one gamma law; the legs are
/// driven too.
pub(super) fn m001(entry: &Entry) {
    let scale = entry.number("scale_days");
    let legs: Vec<Law> = entry
        .numbers("shapes")
        .into_iter()
        .map(|shape| Law::gamma(shape * scale, 1.0 / shape.sqrt()).unwrap())
        .collect();
    let mean: f64 = legs.iter().map(Law::mean).sum();
    let variance: f64 = legs.iter().map(Law::variance).sum();
    let route = Law::gamma(mean, variance.sqrt() / mean).unwrap();
    entry.exact("shape", mean * mean / variance);
    entry.exact("mean_days", route.mean());
    entry.exact("var_days2", route.variance());
    exact_quantiles(entry, &route);

    let mut lab = Lab::ready(0.0, 0.0);
    let ops = legs.iter().enumerate().map(|(index, law)| Op::Move {
        part: Part::ALL[0],
        span: Span::Fixed(DAY_H),
        vary: Some(drawn(lab.dwell(index), law, Vec::new())),
        tempo: corridor::route::Tempo::default(),
    });
    let ops = ops.collect();
    let days = lab.hours(&[program(ops)])[0].times(1.0 / DAY_H);
    entry.answer("mean_days", days.mean());
    entry.answer("var_days2", days.variance());
    for (key, p) in entry.quantile_keys() {
        entry.answer(key, days.quantile(p));
    }
}

/// mu and sigma are read from the law's median and its P90.
fn log_parameters(entry: &Entry, law: &Law) {
    let mu = libm::log(law.quantile(0.5));
    entry.exact("mu", mu);
    let sigma = (libm::log(law.quantile(0.9)) - mu) / normal_quantile(0.9);
    entry.exact("sigma", sigma);
}

pub(super) fn m002(entry: &Entry) {
    let law = Law::lognormal(entry.number("mean_days"), entry.number("cv")).unwrap();
    log_parameters(entry, &law);
    entry.exact("sd", law.sd());
    exact_quantiles(entry, &law);
}

pub(super) fn m003(entry: &Entry) {
    let law = Law::lognormal_p50_p90(entry.number("p50"), entry.number("p90")).unwrap();
    log_parameters(entry, &law);
    entry.exact("mean", law.mean());
    entry.exact("sd", law.sd());
    exact_quantiles(entry, &law);
}

/// Shape and scale are read from the law's moments: mean^2 / variance and variance / mean.
pub(super) fn m004(entry: &Entry) {
    let law = Law::gamma(entry.number("mean_days"), entry.number("cv")).unwrap();
    entry.exact("shape", law.mean() * law.mean() / law.variance());
    entry.exact("scale_days", law.variance() / law.mean());
    entry.exact("prob_exceed", law.survival(entry.number("x_days")));
    exact_quantiles(entry, &law);
}

pub(super) fn m005(entry: &Entry) {
    let (shape, scale) = (entry.number("shape"), entry.number("scale_days"));
    let law = Law::weibull_shape_scale(shape, scale).unwrap();
    entry.exact("mean", law.mean());
    entry.exact("var", law.variance());
    entry.exact("prob_exceed", law.survival(entry.number("x_days")));
    exact_quantiles(entry, &law);
}

/// A border post: as a mixture law, and as the two channels that a shipment's risk score decides.
pub(super) fn m011(entry: &Entry) {
    let p_green = entry.number("p_green");
    let green = Law::gamma(entry.number("green_mean"), entry.number("green_cv")).unwrap();
    let inspection = Law::lognormal(entry.number("insp_mean"), entry.number("insp_cv")).unwrap();
    let parts = vec![
        (p_green, green.clone()),
        (1.0 - p_green, inspection.clone()),
    ];
    let law = Law::mixture(parts).unwrap();
    entry.exact("mean", law.mean());
    entry.exact("var", law.variance());
    exact_quantiles(entry, &law);
    let beyond = entry.keys_with_number("prob_gt_", "day");
    for &(key, days) in &beyond {
        entry.exact(key, law.survival(days));
    }

    let mut lab = Lab::ready(0.0, 0.0);
    let column = lab.column("post", Purpose::Channel);
    let spans = [(Purpose::Green, &green), (Purpose::Inspection, &inspection)]
        .map(|(purpose, law)| Span::Drawn(drawn(lab.column("post", purpose), law, Vec::new())));
    let [green, inspection] = spans;
    let post = Op::Channels {
        part: Part::Border,
        column,
        threshold: normal_quantile(p_green),
        green,
        inspection,
        tempo: corridor::route::Tempo::default(),
    };
    let days = &lab.hours(&[program(vec![post])])[0];
    entry.answer("mean", days.mean());
    entry.answer("var", days.variance());
    for (key, p) in entry.quantile_keys() {
        entry.answer(key, days.quantile(p));
    }
    for (key, limit) in beyond {
        entry.answer(key, days.share(|value| value > limit));
    }
}

fn ends(entry: &Entry) -> [f64; 3] {
    ["min", "mode", "max"].map(|key| entry.number(key))
}

/// alpha and beta are read from the law's moments: with m and v those of the law on \[0, 1\],
/// alpha = m (m (1 - m) / v - 1) and beta = (1 - m) (m (1 - m) / v - 1).
pub(super) fn m033(entry: &Entry) {
    let [min, mode, max] = ends(entry);
    let weight = entry.number("lam");
    if weight != 4.0 {
        return other_weight(entry, [min, mode, max], weight);
    }
    let law = Law::pert(min, mode, max).unwrap();
    entry.exact("mean", law.mean());
    entry.exact("sd", law.sd());
    let place = (law.mean() - min) / (max - min);
    let sum = place * (1.0 - place) * (max - min) * (max - min) / law.variance() - 1.0;
    entry.exact("alpha", place * sum);
    entry.exact("beta", (1.0 - place) * sum);
    exact_quantiles(entry, &law);

    let mut lab = Lab::ready(0.0, 0.0);
    let op = dwell(drawn(lab.dwell(0), &law, Vec::new()));
    let drawn = &lab.hours(&[program(vec![op])])[0];
    entry.answer("mean", drawn.mean());
    entry.answer("sd", drawn.sd());
}

/// The project's PERT law has weight 4. One of another weight is a beta law on its ends, and a beta variable is
/// a / (a + b) of two independent gamma variables whose shapes are its exponents.
fn other_weight(entry: &Entry, [min, mode, max]: [f64; 3], weight: f64) {
    let place = (mode - min) / (max - min);
    let laws = [place, 1.0 - place].map(|share| {
        let exponent = 1.0 + weight * share;
        Law::gamma(exponent, 1.0 / exponent.sqrt()).unwrap()
    });
    let exponent = |law: &Law| law.mean() * law.mean() / law.variance();
    entry.exact("alpha", exponent(&laws[0]));
    entry.exact("beta", exponent(&laws[1]));
    let mut lab = Lab::ready(0.0, 0.0);
    let programs = [0, 1].map(|index| {
        let op = dwell(drawn(lab.dwell(index), &laws[index], Vec::new()));
        program(vec![op])
    });
    let [a, b] = &lab.hours(&programs)[..] else {
        panic!("two programs")
    };
    let sample = a.with(b, |a, b| min + (max - min) * a / (a + b));
    entry.answer("mean", sample.mean());
    entry.answer("sd", sample.sd());
    for (key, p) in entry.quantile_keys() {
        entry.answer(key, sample.quantile(p));
    }
}

pub(super) fn m034(entry: &Entry) {
    let [min, mode, max] = ends(entry);
    let law = Law::triangular(min, mode, max).unwrap();
    entry.exact("mean", law.mean());
    entry.exact("var", law.variance());
    exact_quantiles(entry, &law);
}
