//! Applying a law to a column of uniforms.

use std::sync::LazyLock;

use super::paths::Blocks;
use super::seed::{BLOCK, Column};
use super::trials::Trials;
use super::world::{World, score};
use crate::law::{Law, ZTable};
use crate::route::{Draw, Pull, Shape};

/// Standard normal distribution function, as a table over scores.
static PHI: LazyLock<ZTable> =
    LazyLock::new(|| ZTable::of(&Law::uniform(0.0, 1.0).expect("0 is less than 1")));

/// Working memory of draws that are mixed with factors.
#[derive(Clone, Debug)]
pub(super) struct Mixing {
    scores: Column,
    /// The blocks of time that the clocks stand in, by rhythm.
    pub(super) blocks: Vec<Blocks>,
}

impl Default for Mixing {
    fn default() -> Self {
        Self {
            scores: [0.0; BLOCK],
            blocks: Vec::new(),
        }
    }
}

/// Values of a draw for every trial, for work that goes on at the instants `at`. A draw with factors has its normal
/// score mixed with theirs first: z = sum of loading x factor + sqrt(1 - sum of squares) x own score (METHOD 1.8).
pub(super) fn apply(
    draw: &Draw,
    world: &World,
    trials: impl Trials,
    at: &Column,
    Mixing { scores, blocks }: &mut Mixing,
    out: &mut Column,
) {
    let uniforms = world.uniforms(draw.column);
    if draw.mix.is_empty() {
        pull(&draw.pull, uniforms, trials, out);
        return;
    }
    if let (&[factor], Shape::Scores(table), None) = (&*draw.mix, &draw.pull.shape, world.stress())
    {
        let (scale, shift) = (draw.pull.scale, draw.pull.shift);
        world.with_scores(draw.column, |own| {
            let paths = world.paths();
            paths.with_one(factor, at, trials, (world.source(), blocks), |i, shared| {
                out[i] = shift + scale * table.value(draw.own * own[i] + shared);
            });
        });
        return;
    }
    world.with_scores(draw.column, |own| {
        trials.each(|i| scores[i] = draw.own * own[i]);
    });
    world
        .paths()
        .mix(&draw.mix, at, trials, world.source(), (blocks, scores));
    if let Some(stress) = world.stress() {
        trials.each(|i| scores[i] = stressed(scores[i], stress[i]));
    }
    if let Shape::Scores(table) = &draw.pull.shape {
        let (scale, shift) = (draw.pull.scale, draw.pull.shift);
        trials.each(|i| out[i] = shift + scale * table.value(scores[i]));
    } else {
        trials.each(|i| scores[i] = PHI.value(scores[i]));
        pull(&draw.pull, scores, trials, out);
    }
}

/// The value of a draw in one trial, for work that begins at an instant: as [`apply`], to the bit.
pub(super) fn value_at(draw: &Draw, world: &World, lane: usize, at: f64) -> f64 {
    let uniform = world.uniforms(draw.column)[lane];
    if draw.mix.is_empty() {
        return pull_at(&draw.pull, uniform);
    }
    let mut z = draw.own * score(uniform);
    for &(factor, loading) in &draw.mix {
        z += loading * world.paths().score_at(factor, at, lane, world.source());
    }
    if let Some(stress) = world.stress() {
        z = stressed(z, stress[lane]);
    }
    pull_at_score(&draw.pull, z)
}

/// The law's value at a normal score.
pub(super) fn pull_at_score(law: &Pull, z: f64) -> f64 {
    match &law.shape {
        Shape::Scores(table) => law.shift + law.scale * table.value(z),
        _ => pull_at(law, PHI.value(z)),
    }
}

/// The normal score of `z` x `stress` under the t law with 4 degrees of freedom, where `stress` = sqrt(4 / chi2):
/// scores that shared a normal copula share the t copula after it (METHOD 1.8). The tail of the law beyond |x| is
/// (1 - y)^2 (2 + y) / 4 with y = |x| / sqrt(4 + x^2).
pub(super) fn stressed(z: f64, stress: f64) -> f64 {
    let x = (z * stress).abs();
    let root = (4.0 + x * x).sqrt();
    let y = x / root;
    let rest = 4.0 / (root * (root + x));
    let tail = rest * rest * (2.0 + y) / 4.0;
    let low = score(tail.max(f64::MIN_POSITIVE));
    if z < 0.0 { low } else { -low }
}

/// `shift + scale x shape(u)` for a column.
fn pull(law: &Pull, uniforms: &Column, trials: impl Trials, out: &mut Column) {
    match &law.shape {
        Shape::Unit => trials.each(|i| out[i] = uniforms[i]),
        Shape::Table(table) => {
            let (scale, shift) = (law.scale, law.shift);
            trials.each(|i| out[i] = shift + scale * table.value(uniforms[i]));
            return;
        }
        Shape::Scores(_) | Shape::Steps(_) | Shape::Mixture(_) => {
            trials.each(|i| out[i] = shape_at(&law.shape, uniforms[i]));
        }
    }
    place(law, trials, out);
}

/// Puts scale and shift back.
fn place(law: &Pull, trials: impl Trials, out: &mut Column) {
    let (scale, shift) = (law.scale, law.shift);
    trials.each(|i| out[i] = shift + scale * out[i]);
}

/// The law's value at one uniform.
pub(super) fn pull_at(law: &Pull, u: f64) -> f64 {
    law.shift + law.scale * shape_at(&law.shape, u)
}

fn shape_at(shape: &Shape, u: f64) -> f64 {
    match shape {
        Shape::Unit => u,
        Shape::Table(table) => table.value(u),
        Shape::Scores(table) => table.value(crate::law::normal_quantile(u)),
        Shape::Steps(values) => {
            let step = (u * values.len() as f64) as usize;
            values[step.min(values.len() - 1)]
        }
        Shape::Mixture(parts) => {
            let mut below = 0.0;
            for (upper, part) in parts {
                if u < *upper {
                    // Within its share the part sees a uniform of its own.
                    let own = (u - below) / (upper - below);
                    return pull_at(part, own.clamp(f64::EPSILON, 1.0 - f64::EPSILON));
                }
                below = *upper;
            }
            parts.last().map_or(0.0, |(_, part)| pull_at(part, u))
        }
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

    use super::*;

    #[test]
    fn a_stressed_score_has_the_rank_that_the_t_law_gives_it() {
        let (t, normal) = (StudentsT::new(0.0, 1.0, 4.0).unwrap(), Normal::standard());
        for step in -60..=60 {
            let x = f64::from(step) / 7.0;
            let expected = normal.inverse_cdf(t.cdf(x));
            // 0.8 x 1.25 = 1; the table of scores is within 1e-5 of 1 + |z|.
            let found = stressed(0.8 * x, 1.25);
            assert!(
                (found - expected).abs() < 3e-5 * (1.0 + expected.abs()),
                "{x}: {found}"
            );
        }
    }
}
