//! Applying a law to a column of uniforms.

use std::sync::LazyLock;

use super::seed::Column;
use super::world::{World, normal_scores};
use crate::law::{Law, ZTable};
use crate::route::{Draw, Pull, Shape};

/// Standard normal distribution function, as a table over scores.
static PHI: LazyLock<ZTable> =
    LazyLock::new(|| ZTable::of(&Law::uniform(0.0, 1.0).expect("0 is less than 1")));

/// Values of a draw for every trial of the block. A draw with factors has its normal score mixed with theirs
/// first: z = sum of loading x factor + sqrt(1 - sum of squares) x own score (METHOD 1.8).
pub(super) fn apply(draw: &Draw, world: &World, scores: &mut Column, out: &mut Column) {
    if draw.mix.is_empty() {
        pull(&draw.pull, world.uniforms(draw.column), out);
        return;
    }
    let squares: f64 = draw.mix.iter().map(|(_, loading)| loading * loading).sum();
    let own = (1.0 - squares).max(0.0).sqrt();
    normal_scores(world.uniforms(draw.column), scores);
    for z in scores.iter_mut() {
        *z *= own;
    }
    for &(factor, loading) in &draw.mix {
        for (z, score) in scores.iter_mut().zip(world.scores(factor)) {
            *z += loading * score;
        }
    }
    if let Shape::Scores(table) = &draw.pull.shape {
        table.fill(scores, out);
        place(&draw.pull, out);
    } else {
        PHI.fill(scores, out);
        *scores = *out;
        pull(&draw.pull, scores, out);
    }
}

/// `shift + scale x shape(u)` for a column.
fn pull(law: &Pull, uniforms: &Column, out: &mut Column) {
    match &law.shape {
        Shape::Unit => out.copy_from_slice(uniforms),
        Shape::Table(table) => table.fill(uniforms, out),
        Shape::Scores(_) | Shape::Steps(_) | Shape::Mixture(_) => {
            for (value, &u) in out.iter_mut().zip(uniforms) {
                *value = shape_at(&law.shape, u);
            }
        }
    }
    place(law, out);
}

/// Puts scale and shift back.
fn place(law: &Pull, out: &mut Column) {
    let (scale, shift) = (law.scale, law.shift);
    for value in out.iter_mut() {
        *value = shift + scale * *value;
    }
}

/// The law's value at one uniform.
fn pull_at(law: &Pull, u: f64) -> f64 {
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
