//! Traces a rising curve through many points from few exact ones.
//!
//! Exact points are dear for gamma, PERT and mixtures. Where the cubic through two exact points and
//! their slopes foretells the one half way, it is trusted in between; elsewhere the stretch is
//! halved, down to exact points at kinks and jumps.

/// A point of the curve: its value and its derivative along the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) value: f64,
    pub(super) slope: f64,
}

/// Steps of the axis between the first exact points.
pub(super) const STRIDE: usize = 16;

/// How near the cubic must come half way; between the halves it is then 16 times as near.
const TRUST: f64 = 1e-6;

/// Values of the curve at every position of `axis`, whose steps number a multiple of [`STRIDE`].
///
/// `exact` gives the point at an index; its second argument is a guess of the value. `breadth` is
/// the size of a typical difference of values.
pub(super) fn trace(
    axis: &[f64],
    breadth: f64,
    exact: impl FnMut(usize, Option<f64>) -> Point,
) -> Vec<f64> {
    let mut tracer = Tracer {
        axis,
        values: vec![0.0; axis.len()],
        floor: 1e-12 * breadth,
        exact,
    };
    tracer.run();
    tracer.values
}

struct Tracer<'a, F> {
    axis: &'a [f64],
    values: Vec<f64>,
    floor: f64,
    exact: F,
}

impl<F: FnMut(usize, Option<f64>) -> Point> Tracer<'_, F> {
    fn run(&mut self) {
        let mut from = (self.exact)(0, None);
        self.values[0] = from.value;
        for start in (0..self.axis.len() - 1).step_by(STRIDE) {
            let end = start + STRIDE;
            let ahead = from.value + from.slope * (self.axis[end] - self.axis[start]);
            let guess = if ahead.is_finite() { ahead } else { from.value };
            let to = (self.exact)(end, Some(guess));
            self.values[end] = to.value;
            self.stretch(start, from, end, to);
            from = to;
        }
    }

    /// Fills what lies between two exact points.
    fn stretch(&mut self, start: usize, from: Point, end: usize, to: Point) {
        let middle = usize::midpoint(start, end);
        let foretold = self.cubic(start, from, end, to, middle);
        let guess = if foretold.is_finite() {
            foretold
        } else {
            f64::midpoint(from.value, to.value)
        };
        let half = (self.exact)(middle, Some(guess));
        self.values[middle] = half.value;
        if end - start == 2 {
            return;
        }
        let miss = (foretold - half.value).abs();
        // Written so that a foretelling that is not a number is never trusted.
        if miss <= TRUST * half.value.abs() + self.floor && half.slope.is_finite() {
            for i in start + 1..middle {
                self.values[i] = self.cubic(start, from, middle, half, i);
            }
            for i in middle + 1..end {
                self.values[i] = self.cubic(middle, half, end, to, i);
            }
        } else {
            self.stretch(start, from, middle, half);
            self.stretch(middle, half, end, to);
        }
    }

    /// Hermite's cubic between two points, at index `i`.
    fn cubic(&self, start: usize, from: Point, end: usize, to: Point, i: usize) -> f64 {
        let width = self.axis[end] - self.axis[start];
        let t = (self.axis[i] - self.axis[start]) / width;
        let s = 1.0 - t;
        // In this form a flat stretch stays flat to the last bit.
        from.value
            + (to.value - from.value) * t * t * (1.0 + 2.0 * s)
            + width * s * t * (from.slope * s - to.slope * t)
    }
}

/// Heights of a rising chain of chords that errs alike to both sides of a curve.
///
/// `values` holds the curve at the nodes (even places) and half way between them (odd places). Each
/// node is lifted by half of the larger sag of the chords on either side, or by what is left of the
/// two where the curve turns; `outer` is the sag of a chord beyond the first node. A chord across a
/// kink or a jump is left as it is.
pub(super) fn balanced(values: &[f64], outer: f64) -> Vec<f64> {
    let sags: Vec<f64> = (0..values.len() / 2).map(|c| sag(values, c)).collect();
    let last = sags.len();
    (0..=last)
        .map(|node| {
            let before = if node == 0 { outer } else { sags[node - 1] };
            let lift = match sags.get(node) {
                None => 0.0,
                Some(after) if before * after < 0.0 => (before + after) / 4.0,
                Some(after) if before.abs() > after.abs() => before / 2.0,
                Some(after) => after / 2.0,
            };
            values[2 * node] + lift
        })
        .collect()
}

/// How far the curve stands above the middle of chord `c`; none where it is not smooth.
pub(super) fn sag(values: &[f64], c: usize) -> f64 {
    let (from, half, to) = (values[2 * c], values[2 * c + 1], values[2 * c + 2]);
    let sag = half - f64::midpoint(from, to);
    if sag.abs() <= (to - from).abs() / 16.0 {
        sag
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_curve_is_traced_from_a_fraction_of_its_points() {
        let axis: Vec<f64> = (0..=160).map(|i| f64::from(i) / 160.0).collect();
        let mut asked = 0;
        let values = trace(&axis, 1.0, |i, _| {
            asked += 1;
            let value = libm::exp(axis[i]);
            Point {
                value,
                slope: value,
            }
        });
        // 11 points at the strides and 10 half way.
        assert_eq!(asked, 21);
        for (x, value) in axis.iter().zip(values) {
            let exact = libm::exp(*x);
            assert!((value - exact).abs() < 1e-7 * exact, "{x}");
        }
    }

    #[test]
    fn a_jump_is_kept_where_it_is() {
        let axis: Vec<f64> = (0..=64).map(f64::from).collect();
        let values = trace(&axis, 1.0, |i, _| Point {
            value: if i < 37 { 0.0 } else { 5.0 },
            slope: 0.0,
        });
        assert!(values[..37].iter().all(|&v| v == 0.0));
        assert!(values[37..].iter().all(|&v| v == 5.0));
    }

    #[test]
    fn balanced_chords_halve_the_error_of_a_parabola() {
        // x^2 at 10, 10.5, 11, .. 14: each chord stands 1/4 above the curve half way.
        let values: Vec<f64> = (20..=28).map(|i| f64::from(i * i) / 4.0).collect();
        let heights = balanced(&values, -0.25);
        assert_eq!(heights, [99.875, 120.875, 143.875, 168.875, 196.0]);
    }
}
