//! What routes and nodes share, and who is before whom (M029-M032, M037-M040, M097, M098).

use corridor::law::{Law, kendall_of, rho_for_spearman, spearman_of, tail_dependence};
use corridor::route::{Draw, Program, Shape};
use corridor::stats::PairCounts;

use super::answer::Answer;
use super::entry::Entry;
use super::lab::{
    DAY_H, Lab, Sample, draw, drawn, dwell, normal, pair_of_loadings, program, share_of, stretched,
    within,
};

/// Two draws whose normal scores have correlation `rho` through one factor.
fn pair(
    lab: &mut Lab,
    rho: f64,
    mut of: impl FnMut(usize, usize, Vec<(usize, f64)>) -> Draw,
) -> [Draw; 2] {
    let factor = lab.factor();
    let loadings = pair_of_loadings(rho);
    [0, 1].map(|index| {
        let mix = if rho == 0.0 {
            Vec::new()
        } else {
            vec![(factor, loadings[index])]
        };
        of(index, lab.dwell(index), mix)
    })
}

fn alone(draw: Draw) -> Program {
    program(vec![dwell(draw)])
}

/// The product's conversions, and uniforms that share a factor.
pub(super) fn m029(entry: &Entry) {
    let rho = entry.number("rho");
    entry.exact("spearman", spearman_of(rho));
    entry.exact("kendall", kendall_of(rho));
    for (key, rank) in entry.keys_with_number("rho_for_spearman_", "") {
        entry.exact(key, rho_for_spearman(rank));
    }

    let mut lab = Lab::ready(0.0, 0.0);
    let uniforms = pair(&mut lab, rho, |_, column, mix| {
        draw(column, mix, Shape::Unit, 1.0, 0.0)
    });
    let [a, b] = &lab.hours(&uniforms.map(alone))[..] else {
        panic!("two programs")
    };
    // Spearman's is the correlation of the uniforms.
    entry.answer("spearman", a.correlation(b));
    // Kendall's is the mean of sign x sign over disjoint, so independent, pairs of trials.
    let concordance = |sample: &Sample| {
        let pairs = sample.0.as_chunks::<2>().0.iter();
        Sample(pairs.map(|[one, two]| (one - two).signum()).collect())
    };
    let signs = concordance(a).with(&concordance(b), |a, b| a * b);
    entry.answer("kendall", signs.mean());
}

pub(super) fn m030(entry: &Entry) {
    let (means, cvs) = (entry.numbers("means"), entry.numbers("cvs"));
    let laws: Vec<Law> = means
        .iter()
        .zip(&cvs)
        .map(|(&mean, &cv)| Law::lognormal(mean * DAY_H, cv).unwrap())
        .collect();
    assert_eq!(laws.len(), 2, "a pair of delays");
    entry.exact("mean", laws.iter().map(Law::mean).sum::<f64>() / DAY_H);
    let days = |rho: f64| {
        let mut lab = Lab::ready(0.0, 0.0);
        let [a, b] = pair(&mut lab, rho, |index, column, mix| {
            drawn(column, &laws[index], mix)
        });
        let both = program(vec![dwell(a.clone()), dwell(b.clone())]);
        lab.hours(&[both, alone(a), alone(b)])
            .iter()
            .map(|hours| hours.times(1.0 / DAY_H))
            .collect::<Vec<_>>()
    };
    let sampled = days(entry.number("rho"));
    entry.answer("mean", sampled[0].mean());
    entry.answer("sd", sampled[0].sd());
    entry.answer("cov", sampled[1].covariance(&sampled[2]));
    entry.answer("pearson", sampled[1].correlation(&sampled[2]));
    entry.answer("sd_if_independent", days(0.0)[0].sd());
}

/// Nodes that share one factor, each loaded with the root of the pairwise correlation.
pub(super) fn m031(entry: &Entry) {
    let (nodes, sd, rho) = (entry.count("n"), entry.number("sd"), entry.number("rho"));
    let deviation = |loading: f64| {
        let mut lab = Lab::ready(0.0, 0.0);
        let factor = lab.factor();
        let ops = (0..nodes as usize).map(|node| {
            let mix = vec![(factor, loading)];
            dwell(normal(lab.dwell(node), 20.0 * sd, sd, mix))
        });
        let ops = ops.collect();
        lab.hours(&[program(ops)])[0].sd()
    };
    entry.answer("sd_sum", deviation(rho.sqrt()));
    entry.answer("sd_sum_independent", deviation(0.0));
}

/// Programs of two correlated normal times in days, lifted by the same time so that none is negative: the lift,
/// and the two.
fn normals(entry: &Entry, rho: f64) -> (Lab, f64, [Program; 2]) {
    let [mean_a, sd_a, mean_b, sd_b] =
        ["mA", "sA", "mB", "sB"].map(|key| entry.number(key) * DAY_H);
    let lift = (10.0 * sd_a - mean_a).max(10.0 * sd_b - mean_b).max(0.0);
    let mut lab = Lab::ready(0.0, 0.0);
    let draws = pair(&mut lab, rho, |index, column, mix| {
        let (mean, sd) = [(mean_a, sd_a), (mean_b, sd_b)][index];
        normal(column, lift + mean, sd, mix)
    });
    (lab, lift, draws.map(alone))
}

/// The share of trials in which route 0 is before route 1. Times are compared to the whole minute, so the true
/// share lies between that of "before" and that of "before, or the same minute".
fn before(counts: &PairCounts) -> Answer {
    let pair = counts.pair(0, 1);
    let least = share_of(pair.before, pair.both());
    let most = share_of(pair.before + pair.tie, pair.both());
    match (least, most) {
        (Answer::Between(low, _), Answer::Between(_, high)) => Answer::Between(low, high),
        other => panic!("{other:?}"),
    }
}

pub(super) fn m037(entry: &Entry) {
    let share = |rho: f64| {
        let (lab, _, programs) = normals(entry, rho);
        before(&lab.summary(&programs).earlier)
    };
    entry.answer("prob", share(entry.number("rho")));
    entry.answer("prob_independent", share(0.0));
}

/// A is at most c times B when A divided by c is before B.
pub(super) fn m038(entry: &Entry) {
    let [a, b] = lognormals(entry);
    let ratio = a.quantile(0.5) / b.quantile(0.5);
    entry.exact("median_ratio", ratio);
    let rho = entry.number("rho_log");
    let laws = [a, b];
    let shares = entry.numbers("c").into_iter().map(|c| {
        let mut lab = Lab::ready(0.0, 0.0);
        let [a, b] = pair(&mut lab, rho, |index, column, mix| {
            drawn(column, &laws[index], mix)
        });
        let programs = [alone(stretched(a, 1.0 / c)), alone(b)];
        before(&lab.summary(&programs).earlier)
    });
    entry.each("P", shares);
}

fn lognormals(entry: &Entry) -> [Law; 2] {
    [("meanA", "cvA"), ("meanB", "cvB")]
        .map(|(mean, cv)| Law::lognormal(entry.number(mean) * DAY_H, entry.number(cv)).unwrap())
}

pub(super) fn m039(entry: &Entry) {
    let mut lab = Lab::ready(0.0, 0.0);
    let programs = [(0, "kA", "thA"), (1, "kB", "thB")].map(|(index, shape, scale)| {
        let (shape, scale) = (entry.number(shape), entry.number(scale));
        let law = Law::gamma(shape * scale * DAY_H, 1.0 / shape.sqrt()).unwrap();
        alone(drawn(lab.dwell(index), &law, Vec::new()))
    });
    entry.answer("prob", before(&lab.summary(&programs).earlier));
}

pub(super) fn m040(entry: &Entry) {
    let (lab, lift, programs) = normals(entry, entry.number("rho"));
    let [a, b] = &lab.hours(&programs)[..] else {
        panic!("two programs")
    };
    let days = |sample: &Sample| {
        let lowered = sample.0.iter().map(|hours| (hours - lift) / DAY_H);
        Sample(lowered.collect())
    };
    let (a, b) = (days(a), days(b));
    let least = a.with(&b, f64::min);
    entry.answer("E_min", least.mean());
    entry.answer("E_max", a.with(&b, f64::max).mean());
    // The better route in the mean, less the better one in each world.
    let better = if a.average() < b.average() { &a } else { &b };
    let gain = better.with(&least, |better, least| better - least);
    entry.answer("value_of_perfect_foresight", gain.mean());
}

pub(super) fn m097(entry: &Entry) {
    let [a, b] = lognormals(entry);
    entry.exact("ratio_of_means", a.mean() / b.mean());
    entry.exact("median_ratio", a.quantile(0.5) / b.quantile(0.5));
    let mut lab = Lab::ready(0.0, 0.0);
    let laws = [a, b];
    let draws = pair(&mut lab, 0.0, |index, column, mix| {
        drawn(column, &laws[index], mix)
    });
    let [a, b] = &lab.hours(&draws.map(alone))[..] else {
        panic!("two programs")
    };
    entry.answer("mean_ratio", a.with(b, |a, b| a / b).mean());
}

/// P95 of a route of independent legs, and the sum of their own P95s. Errors of the legs are independent and add
/// in squares; that of the overstatement is at most the sum of both.
pub(super) fn m098(entry: &Entry) {
    let (means, sds) = (entry.numbers("m"), entry.numbers("s"));
    assert_eq!(means.len(), sds.len(), "a spread for each leg");
    let mut lab = Lab::ready(0.0, 0.0);
    let legs: Vec<Draw> = means
        .iter()
        .zip(&sds)
        .enumerate()
        .map(|(index, (&mean, &sd))| normal(lab.dwell(index), mean, sd, Vec::new()))
        .collect();
    let mut programs = vec![program(legs.iter().cloned().map(dwell).collect())];
    programs.extend(legs.into_iter().map(alone));
    let p95: Vec<(f64, f64)> = lab
        .hours(&programs)
        .iter()
        .map(|hours| match hours.quantile(0.95) {
            Answer::Between(low, high) => (f64::midpoint(low, high), (high - low) / 8.0),
            other => panic!("{other:?}"),
        })
        .collect();
    let (total, error) = p95[0];
    let sum: f64 = p95[1..].iter().map(|(value, _)| value).sum();
    let squares: f64 = p95[1..].iter().map(|(_, error)| error * error).sum();
    entry.answer("p95_total", within(total, error));
    entry.answer("sum_of_p95", within(sum, squares.sqrt()));
    entry.answer("overstatement", within(sum - total, error + squares.sqrt()));
}

pub(super) fn m032(entry: &Entry) {
    super::world::m032(entry);
    let (nu, rho) = (entry.number("nu"), entry.number("rho"));
    entry.exact("tail_dependence", tail_dependence(nu, rho));
}
