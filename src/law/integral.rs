//! Integrals of survival functions: falling, with a long tail, and with steps where a law has values of its own.

/// Pieces towards the lower end, each half as long as the one above it.
const PIECES: i32 = 48;
/// Error that is allowed, as a share of the whole.
const ALLOWED: f64 = 1e-12;
/// Halvings of a piece at most; a step is then hidden in a millionth of a millionth of it.
const DEPTH: u32 = 44;

/// Integral of `f` from `from` to `to`, to about 1e-11 of itself, by Simpson's rule on pieces that are halved until
/// halving changes nothing. `f` may jump, but must not change its sign.
#[must_use]
pub(super) fn integral(f: &impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    if to <= from {
        return 0.0;
    }
    let ends = || {
        let upper = (0..PIECES).map(|piece| from + (to - from) * libm::ldexp(1.0, -piece));
        let lower = upper.clone().skip(1).chain([from]);
        lower.zip(upper).filter(|(low, high)| low < high)
    };
    let pieces: Vec<Piece> = ends()
        .map(|(low, high)| Piece::over(f, low, high))
        .collect();
    let allowed = ALLOWED * pieces.iter().map(Piece::simpson).sum::<f64>().abs();
    // Small pieces first: their sum keeps its digits.
    pieces
        .into_iter()
        .rev()
        .map(|piece| piece.halved(f, allowed, DEPTH))
        .sum()
}

/// Integral of `f` between two near points, and whether it is smooth there: whether Simpson's rule finds the same
/// with a point more on either side, to within `allowed`.
#[must_use]
pub(super) fn short_integral(
    f: &impl Fn(f64) -> f64,
    low: f64,
    high: f64,
    allowed: f64,
) -> (f64, bool) {
    let piece = Piece::over(f, low, high);
    let [left, right] = piece.halves(f);
    let sum = left.simpson() + right.simpson();
    let change = sum - piece.simpson();
    let smooth = change.abs() <= allowed;
    let sum = if smooth {
        sum + change / 15.0
    } else {
        rough_integral(f, low, high, allowed)
    };
    (sum, smooth)
}

/// Integral of `f` between two near points, to within about `allowed`, wherever it jumps between them.
#[must_use]
pub(super) fn rough_integral(f: &impl Fn(f64) -> f64, low: f64, high: f64, allowed: f64) -> f64 {
    Piece::over(f, low, high).halved(f, 0.01 * allowed, DEPTH)
}

/// A stretch with the values at its ends and its middle.
#[derive(Clone, Copy, Debug)]
struct Piece {
    low: f64,
    high: f64,
    values: [f64; 3],
}

impl Piece {
    fn over(f: &impl Fn(f64) -> f64, low: f64, high: f64) -> Self {
        let values = [f(low), f(0.5 * (low + high)), f(high)];
        Self { low, high, values }
    }

    fn simpson(&self) -> f64 {
        let [low, middle, high] = self.values;
        (self.high - self.low) / 6.0 * (low + 4.0 * middle + high)
    }

    fn halves(&self, f: &impl Fn(f64) -> f64) -> [Self; 2] {
        let Self { low, high, values } = *self;
        let middle = 0.5 * (low + high);
        [
            (low, middle, values[0], values[1]),
            (middle, high, values[1], values[2]),
        ]
        .map(|(low, high, at_low, at_high)| Self {
            low,
            high,
            values: [at_low, f(0.5 * (low + high)), at_high],
        })
    }

    fn halved(self, f: &impl Fn(f64) -> f64, allowed: f64, depth: u32) -> f64 {
        let [left, right] = self.halves(f);
        let sum = left.simpson() + right.simpson();
        let change = sum - self.simpson();
        if depth == 0 || change.abs() <= 15.0 * allowed {
            return sum + change / 15.0;
        }
        left.halved(f, allowed, depth - 1) + right.halved(f, allowed, depth - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn an_exponential_tail_and_a_power_tail_by_their_closed_forms() {
        near(integral(&|x: f64| libm::exp(-x), 0.0, 700.0), 1.0, 1e-11);
        // 1 up to 2, then (2/x)^1.8: 2 + 2^1.8 (2^-0.8 - c^-0.8)/0.8.
        let power = |x: f64| {
            if x < 2.0 {
                1.0
            } else {
                libm::pow(2.0 / x, 1.8)
            }
        };
        let most: f64 = 1e9;
        let rest = libm::pow(2.0, 1.8) * (libm::pow(2.0, -0.8) - libm::pow(most, -0.8)) / 0.8;
        near(integral(&power, 0.0, most), 2.0 + rest, 1e-11);
    }

    #[test]
    fn a_step_is_found_wherever_it_lies() {
        for step in [0.003, 1.0, 77.7, 99.999] {
            let alive = |x: f64| if x < step { 1.0 } else { 0.0 };
            near(integral(&alive, 0.0, 100.0), step, 1e-10);
        }
        assert_eq!(integral(&|_| 1.0, 5.0, 5.0), 0.0);
    }

    #[test]
    fn a_short_stretch_tells_whether_it_was_smooth() {
        let (smooth, was) = short_integral(&|x: f64| 1.0 / x, 10.0, 10.4, 1e-7);
        near(smooth, libm::log(1.04), 1e-9);
        assert!(was);
        let (stepped, was) =
            short_integral(&|x| if x < 10.1 { 1.0 } else { 0.5 }, 10.0, 10.4, 1e-7);
        near(stepped, 0.25, 1e-7);
        assert!(!was);
    }
}
