//! The log-linear quantile table: any law in one look-up, both tails to 2^-53.
//!
//! With w = min(u, 1 - u), a cell is one 64th of an octave of w on one side of the median; its index
//! is the exponent and the top six mantissa bits of w, read from the float's own bits. Within a cell
//! the value is c0 + c1 w. For single families of a CV up to about 0.7 the distance between the
//! table's distribution and the exact one is below 5e-6, and quantiles from 0.001 to 0.999 are within
//! 1e-5; where the density of a mixture falls steeply, 3e-5 and 2e-4.
//! A jump of a quantile (an atom, a gap, counted values) is spread over one cell, at most 1/256 of
//! all draws wide.

use std::f64::consts::LN_2;

use super::curve::{Point, STRIDE, balanced, sag, trace};
use crate::law::Law;
use crate::law::special::{Tail, normal_density, normal_tail_score};

/// Cells of an octave of w, as a power of two.
const CELL_BITS: usize = 6;
/// Octaves of w: 2^-53 to 2^-1.
const OCTAVES: usize = 52;
/// Places on one side of the median; 52 octaves need 3,328 of them.
const SIDE: usize = 1 << 12;
/// The least w a uniform can have.
const LEAST: f64 = 1.0 / (1_u64 << 53) as f64;
/// Points of one octave of the traced curve: each cell and its middle.
const POINTS: usize = 2 << CELL_BITS;
const _: () = assert!(POINTS.is_multiple_of(STRIDE));

/// A quantile function as chords \[c0, c1\], a few for every octave of either tail.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    cells: Box<[[f64; 2]; 2 * SIDE]>,
}

impl Table {
    /// The table of a law.
    #[must_use]
    pub fn of(law: &Law) -> Self {
        let breadth = law.quantile(0.75) - law.quantile(0.25);
        Self::build(breadth, |tail, guess| {
            let value = law.quantile_at(tail, guess);
            (value, law.density(value))
        })
    }

    /// The table of the standard normal score: u to z.
    #[must_use]
    pub(super) fn of_scores() -> Self {
        Self::build(1.0, |tail, _| {
            let score = normal_tail_score(tail);
            (score, normal_density(score))
        })
    }

    /// `exact` gives value and density at a tail.
    fn build(breadth: f64, mut exact: impl FnMut(Tail, Option<f64>) -> (f64, f64)) -> Self {
        let held = points();
        let axis: Vec<f64> = (0..held.len()).map(ln_of_point).collect();
        let mut side = |tail: fn(f64) -> Tail, sign: f64| {
            trace(&axis, breadth, |i, guess| {
                let (value, density) = exact(tail(held[i]), guess);
                let slope = sign * held[i] / density;
                Point { value, slope }
            })
        };
        let lower = side(Tail::Lower, 1.0);
        let upper = side(Tail::Upper, -1.0);

        let mut table = Self::flat(0.0);
        let mut heights = balanced(&lower, sag(&upper, 0));
        rise(heights.iter_mut().rev());
        table.lay(0, &held, &heights);
        let median = heights[0];
        let mut heights = balanced(&upper, sag(&lower, 0));
        heights[0] = median;
        rise(heights.iter_mut());
        table.lay(SIDE, &held, &heights);
        table
    }

    fn flat(value: f64) -> Self {
        let cells = vec![[value, 0.0]; 2 * SIDE].into_boxed_slice();
        Self {
            cells: cells.try_into().expect("as many cells as the array has"),
        }
    }

    /// Lays the chords of one side, from the median outwards.
    fn lay(&mut self, side: usize, held: &[f64], heights: &[f64]) {
        self.cells[side + place(0.5)] = [heights[0], 0.0];
        for (c, ends) in heights.windows(2).enumerate() {
            let (inner, outer) = (held[2 * c], held[2 * c + 2]);
            let slope = (ends[0] - ends[1]) / (inner - outer);
            self.cells[side + place(outer)] = [ends[1] - slope * outer, slope];
        }
    }

    /// The linear mix of two tables: (1 - `weight`) of `low` and `weight` of `high`, quantile by quantile.
    ///
    /// The mean of the mix is the mix of the means.
    #[must_use]
    pub fn blend(low: &Self, high: &Self, weight: f64) -> Self {
        let mut mix = low.clone();
        for (cell, other) in mix.cells.iter_mut().zip(high.cells.iter()) {
            for (c, o) in cell.iter_mut().zip(other) {
                *c = (1.0 - weight) * *c + weight * o;
            }
        }
        mix
    }

    /// The value at `u` in (0, 1); outside, and for what is not a number, the value at the nearest end.
    #[must_use]
    #[inline]
    pub fn value(&self, u: f64) -> f64 {
        let above = 1.0 - u;
        let w = if u < above { u } else { above };
        let w = if w > LEAST { w } else { LEAST };
        // The sign of 1/2 - u is the side.
        let side = ((0.5 - u).to_bits() >> 63) as usize;
        let [c0, c1] = self.cells[side * SIDE + place(w)];
        c0 + c1 * w
    }

    /// The values at a block of uniforms.
    ///
    /// # Panics
    /// When the two columns differ in length.
    #[inline]
    pub fn fill(&self, u: &[f64], out: &mut [f64]) {
        assert_eq!(u.len(), out.len(), "a value for each uniform");
        for (value, &u) in out.iter_mut().zip(u) {
            *value = self.value(u);
        }
    }
}

/// The place of the cell of `w` on its side.
#[inline]
fn place(w: f64) -> usize {
    // 53 octaves of 64 cells stay within one page of 4,096, so masking keeps them apart.
    (w.to_bits() >> (52 - CELL_BITS)) as usize & (SIDE - 1)
}

/// The traced probabilities from 1/2 outwards to 2^-53: both ends and the middle of every cell.
fn points() -> Vec<f64> {
    (0..=OCTAVES * POINTS)
        .map(|i| octave(i) * within(i))
        .collect()
}

/// The lower end of the octave of point `i`.
fn octave(i: usize) -> f64 {
    let octave = i.saturating_sub(1) / POINTS;
    0.25 / (1_u64 << octave) as f64
}

/// How far above that end point `i` lies, in [1, 2).
fn within(i: usize) -> f64 {
    let octave = i.saturating_sub(1) / POINTS;
    2.0 - (i - octave * POINTS) as f64 / POINTS as f64
}

fn ln_of_point(i: usize) -> f64 {
    let octave = i.saturating_sub(1) / POINTS;
    libm::log(within(i)) - (octave + 2) as f64 * LN_2
}

/// Makes heights rise, where rounding or a kink would let one fall.
fn rise<'a>(heights: impl Iterator<Item = &'a mut f64>) {
    let mut reached = f64::NEG_INFINITY;
    for height in heights {
        if *height < reached {
            *height = reached;
        }
        reached = *height;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use statrs::distribution::{Beta, ContinuousCDF, Gamma, LogNormal, Normal, Triangular};

    use super::*;

    /// Uniforms that fall everywhere in cells: 200,003 even ones, and both tails octave by octave.
    fn probes() -> Vec<f64> {
        let even = (0..200_003).map(|i| (f64::from(i) + 0.5) / 200_003.0);
        let tails = (8..4_000).map(|i| libm::exp2(-f64::from(i) / 97.3));
        let mut probes: Vec<f64> = even.collect();
        for w in tails {
            probes.extend([w, 1.0 - w]);
        }
        probes
    }

    fn table_is_true(table: &Table, limit: f64, cdf: impl Fn(f64) -> f64) {
        let worst = probes()
            .into_iter()
            .map(|u| (cdf(table.value(u)) - u).abs())
            .fold(0.0, f64::max);
        assert!(worst <= limit, "distance {worst:e}");
    }

    fn quantiles_are_true(table: &Table, limit: f64, quantile: impl Fn(f64) -> f64) {
        for i in 0..=9_973 {
            let u = 0.001 + 0.998 * f64::from(i) / 9_973.0;
            let (value, exact) = (table.value(u), quantile(u));
            assert!(
                (value - exact).abs() <= limit * exact.abs(),
                "{u}: {value} {exact}"
            );
        }
    }

    /// The peer's distribution function is another program's; the quantile is ours, tested by itself.
    fn law_is_true(law: &Law, peer: &impl ContinuousCDF<f64, f64>) {
        let table = Table::of(law);
        table_is_true(&table, 5e-6, |x| peer.cdf(x));
        quantiles_are_true(&table, 1e-5, |u| law.quantile(u));
    }

    #[test]
    fn the_normal_score_is_true_to_a_millionth() {
        let table = Table::of_scores();
        let peer = Normal::new(0.0, 1.0).unwrap();
        table_is_true(&table, 5e-6, |z| peer.cdf(z));
        assert_eq!(table.value(0.5), 0.0);
        for u in [0.001, 0.02, 0.3, 0.499, 0.77, 0.999] {
            let exact = crate::law::normal_quantile(u);
            assert!((table.value(u) - exact).abs() <= 1e-5 * exact.abs(), "{u}");
        }
    }

    #[test]
    fn lognormals_are_true_to_the_quantile_and_the_distribution() {
        for sigma in [0.2, 0.7] {
            // mu = 0: mean exp(sigma^2 / 2), CV sqrt(exp(sigma^2) - 1).
            let cv = libm::expm1(sigma * sigma).sqrt();
            let law = Law::lognormal(libm::exp(sigma * sigma / 2.0), cv);
            law_is_true(&law.unwrap(), &LogNormal::new(0.0, sigma).unwrap());
        }
    }

    #[test]
    fn gamma_of_shape_three_is_true() {
        let law = Law::gamma(3.0, 1.0 / 3.0_f64.sqrt()).unwrap();
        law_is_true(&law, &Gamma::new(3.0, 1.0).unwrap());
    }

    #[test]
    fn triangular_and_pert_are_true() {
        let law = Law::triangular(10.0, 14.0, 30.0).unwrap();
        law_is_true(&law, &Triangular::new(10.0, 30.0, 14.0).unwrap());
        let law = Law::pert(0.0, 0.2, 1.0).unwrap();
        law_is_true(&law, &Beta::new(1.8, 4.2).unwrap());
    }

    #[test]
    fn a_border_crossing_is_true_though_it_is_a_mixture() {
        let law = Law::mixture(vec![
            (0.7, Law::gamma(0.25, 0.5).unwrap()),
            (0.3, Law::lognormal(2.0, 0.8).unwrap()),
        ])
        .unwrap();
        let table = Table::of(&law);
        // Where the lorries of the green lane end and inspections begin the density falls tenfold.
        table_is_true(&table, 3e-5, |x| law.cdf(x));
        quantiles_are_true(&table, 2e-4, |u| law.quantile(u));
    }

    #[test]
    fn a_jump_is_spread_over_no_more_than_one_cell() {
        let law = Law::mixture(vec![
            (0.7, Law::fixed(19.0).unwrap()),
            (0.3, Law::fixed(31.0).unwrap()),
        ])
        .unwrap();
        let table = Table::of(&law);
        // The edge at 0.7 is w = 0.3 on the upper side, in an octave of cells of 1/256.
        assert_eq!(table.value(0.7 - 1.0 / 256.0), 19.0);
        assert_eq!(table.value(0.7 + 1.0 / 256.0), 31.0);
        assert_eq!(table.value(1e-12), 19.0);
        assert_eq!(table.value(1.0 - 1e-12), 31.0);
    }

    #[test]
    fn the_ends_of_the_unit_interval_have_values_too() {
        let table = Table::of(&Law::uniform(2.0, 4.0).unwrap());
        for (u, value) in [(0.0, 2.0), (0.25, 2.5), (0.5, 3.0), (0.75, 3.5), (1.0, 4.0)] {
            assert!((table.value(u) - value).abs() < 1e-7, "{u}");
        }
        assert!(table.value(f64::NAN).is_finite());
    }

    #[test]
    fn a_block_is_filled_with_the_same_values() {
        let table = Table::of(&Law::gamma(2.0, 0.5).unwrap());
        let u: Vec<f64> = (0..1_024).map(|i| (f64::from(i) + 0.5) / 1_024.0).collect();
        let mut out = vec![0.0; 1_024];
        table.fill(&u, &mut out);
        for (u, value) in u.iter().zip(out) {
            assert_eq!(value, table.value(*u));
        }
    }

    proptest! {
        #[test]
        fn a_table_never_falls(cv in 0.02..3.0, u in 0.0..1.0, more in 0.0..0.01, deep in 1.0..52.0_f64) {
            for law in [Law::gamma(1.0, cv), Law::lognormal(1.0, cv), Law::weibull(1.0, cv)] {
                let table = Table::of(&law.unwrap());
                let w = libm::exp2(-deep);
                for (u, v) in [(u, u + more), (w, w * (1.0 + more)), (1.0 - w, 1.0 - w * (1.0 - more))] {
                    let (low, high) = (table.value(u), table.value(v));
                    // Chords meet to within rounding.
                    prop_assert!(high >= low * (1.0 - 1e-13), "{low} {high}");
                }
            }
        }
    }
}
