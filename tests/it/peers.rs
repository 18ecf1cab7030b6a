//! The same samples through other people's programs, as `tests/peers/` tells: their answers are read from a file.

use std::sync::LazyLock;

use serde_json::Value;

use corridor::stats::design::SobolPoints;
use corridor::stats::discovery::{Cases, Patience, Side, best_split, prim};
use corridor::stats::sensitivity::{morris, sobol_indices, spearman};

use crate::truth::drivers::{g_function, ishigami};

static ANSWERS: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../peers/answers.json")).expect("the answers are JSON")
});

type Model = Box<dyn Fn(&[f64]) -> f64>;

/// Parameters of the g-function that the peers were asked about.
const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn numbers(value: &Value) -> Vec<f64> {
    let each = list(value).iter().map(Value::as_f64);
    each.collect::<Option<_>>().expect("numbers")
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a whole number")).unwrap()
}

fn rows(value: &Value) -> Vec<Vec<f64>> {
    list(value).iter().map(numbers).collect()
}

#[track_caller]
fn assert_near(ours: f64, theirs: f64, error: f64) {
    assert!((ours - theirs).abs() <= error, "{ours} for {theirs}");
}

#[test]
fn indices_are_those_of_salib_and_intervals_as_wide() {
    for study in list(&ANSWERS["indices"]) {
        let (a, b) = (rows(&study["a"]), rows(&study["b"]));
        let group_of: Vec<usize> = list(&study["group_of"]).iter().map(whole).collect();
        let groups = group_of.iter().max().unwrap() + 1;
        let model: Model = match study["function"].as_str().unwrap() {
            "ishigami" => Box::new(ishigami(7.0, 0.1)),
            _ => Box::new(g_function(&G)),
        };
        let exchanged = |group: usize| -> Vec<f64> {
            let of_point = |(a, b): (&Vec<f64>, &Vec<f64>)| {
                let inputs = group_of.iter().enumerate();
                let point: Vec<f64> = inputs
                    .map(|(input, of)| if *of == group { b[input] } else { a[input] })
                    .collect();
                model(&point)
            };
            a.iter().zip(&b).map(of_point).collect()
        };
        let of = |points: &[Vec<f64>]| points.iter().map(|point| model(point)).collect::<Vec<_>>();
        let (at_a, at_b) = (of(&a), of(&b));
        let ab: Vec<Vec<f64>> = (0..groups).map(exchanged).collect();
        for (place, theirs) in numbers(&study["outcomes"]).into_iter().enumerate() {
            let (point, variant) = (place / (groups + 2), place % (groups + 2));
            let ours = match variant {
                0 => at_a[point],
                last if last == groups + 1 => at_b[point],
                group => ab[group - 1][point],
            };
            assert_near(ours, theirs, 1e-12);
        }

        let found = sobol_indices(&at_a, &at_b, &ab, 1000, 1).unwrap();
        let theirs = |key: &str| numbers(&study[key]);
        let (first, total) = (theirs("first"), theirs("total"));
        let (first_width, total_width) = (theirs("first_half_width"), theirs("total_half_width"));
        for (place, index) in found.indices.iter().enumerate() {
            assert_near(index.first, first[place], 1e-12);
            assert_near(index.total, total[place], 1e-12);
            // The standard deviation of 1,000 resamples errs by 1 / sqrt(2000), the difference of two by 3.2%;
            // four of these.
            assert_near(index.first_half_width / first_width[place], 1.0, 0.13);
            assert_near(index.total_half_width / total_width[place], 1.0, 0.13);
        }
    }
}

#[test]
fn elementary_effects_tell_what_they_tell_salib() {
    let study = &ANSWERS["screening"];
    let thirds = rows(&study["thirds"]);
    let outcomes = numbers(&study["outcomes"]);
    let inputs = thirds[0].len();
    let mut effects = vec![Vec::new(); inputs];
    for (walk, outcomes) in thirds.chunks(inputs + 1).zip(outcomes.chunks(inputs + 1)) {
        for (pair, outcome) in walk.windows(2).zip(outcomes.windows(2)) {
            let input = (0..inputs).find(|&input| pair[0][input] != pair[1][input]);
            let input = input.expect("a step moves an input");
            let step = (pair[1][input] - pair[0][input]) / 3.0;
            effects[input].push((outcome[1] - outcome[0]) / step);
        }
    }
    let theirs = |key: &str| numbers(&study[key]);
    let (mu, mu_star, sigma) = (theirs("mu"), theirs("mu_star"), theirs("sigma"));
    for (input, effects) in effects.iter().enumerate() {
        let found = morris(effects).unwrap();
        let n = effects.len() as f64;
        assert_near(found.mu, mu[input], 1e-12);
        assert_near(found.mu_star, mu_star[input], 1e-12);
        // Theirs has the divisor n - 1.
        assert_near(found.sigma * (n / (n - 1.0)).sqrt(), sigma[input], 1e-12);
    }
}

fn cases(study: &Value) -> Cases {
    let interest = list(&study["interest"]).iter().map(|mark| whole(mark) == 1);
    Cases::new(rows(&study["columns"]), interest.collect()).unwrap()
}

#[test]
fn boxes_are_those_of_the_ema_workbench_step_by_step() {
    for study in list(&ANSWERS["discoveries"]) {
        let patience = Patience {
            peel: study["peel"].as_f64().unwrap(),
            least_mass: study["least_mass"].as_f64().unwrap(),
            ..Patience::default()
        };
        let path = prim(&cases(study), patience).unwrap();
        let theirs = list(&study["path"]);
        assert_eq!(path.len(), theirs.len(), "{}", study["name"]);
        for (ours, theirs) in path.iter().zip(theirs) {
            let tally = ours.tally;
            assert_eq!(tally.cases, whole(&theirs["cases"]));
            assert_eq!(tally.hits, whole(&theirs["hits"]));
            let share = |key: &str| theirs[key].as_f64().unwrap();
            assert_near(tally.coverage(), share("coverage"), 1e-15);
            assert_near(tally.density(), share("density"), 1e-15);
            assert_near(tally.mass(), share("mass"), 1e-15);
            let restrictions = rows(&theirs["restrictions"]);
            assert_eq!(ours.restrictions.len(), restrictions.len());
            for (ours, theirs) in ours.restrictions.iter().zip(restrictions) {
                let side = if ours.side == Side::Low { 0.0 } else { 1.0 };
                assert_eq!([ours.input as f64, side], theirs[..2]);
                // Limits are read back from decimals.
                assert_near(ours.limit, theirs[2], 1e-14);
                assert_near(ours.quasi_p / theirs[3], 1.0, 1e-9);
            }
        }
    }
}

#[test]
fn the_first_cut_of_a_tree_is_that_of_scikit_learn() {
    for study in list(&ANSWERS["discoveries"]) {
        let theirs = &study["cut"];
        let found = best_split(&cases(study), whole(&theirs["least"])).unwrap();
        assert_eq!(found.input, whole(&theirs["input"]));
        // Theirs holds the inputs in 32 bits.
        assert_near(found.threshold, theirs["threshold"].as_f64().unwrap(), 1e-6);
        assert_near(found.gain, theirs["gain"].as_f64().unwrap(), 1e-12);
    }
}

#[test]
fn rank_correlation_of_values_with_ties_is_that_of_scipy() {
    let study = &ANSWERS["ranks"];
    let rho = spearman(&numbers(&study["left"]), &numbers(&study["right"])).unwrap();
    assert_near(rho, study["rho"].as_f64().unwrap(), 1e-14);
}

#[test]
fn plain_sobol_points_are_those_of_scipy_to_the_last_dimension() {
    let study = &ANSWERS["points"];
    let places: Vec<usize> = list(&study["places"]).iter().map(whole).collect();
    let points = SobolPoints::unscrambled(2048).unwrap();
    for (column, dimension) in list(&study["dimensions"]).iter().map(whole).enumerate() {
        let ours = points.column(dimension, 0, 1 << 20).unwrap();
        for (row, &place) in places.iter().enumerate() {
            let theirs = whole(&study["rows"][row][column]);
            assert_eq!(
                ours[place] * 4_294_967_296.0,
                theirs as f64,
                "{dimension} {place}"
            );
        }
    }
}
