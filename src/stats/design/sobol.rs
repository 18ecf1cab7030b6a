//! Sobol points with the direction numbers of Joe and Kuo, plain or with Owen's nested uniform scrambling
//! (METHOD 6.2, M084).
//!
//! Source of the numbers: `assets/sobol/` (S. Joe and F. Y. Kuo, set D6; BSD licence beside them).

use std::sync::LazyLock;

use super::DesignError;

/// Dimensions for which there are direction numbers.
pub const MOST_DIMENSIONS: usize = 2048;

/// Bits of a point.
const BITS: usize = 32;

static NUMBERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("../../../assets/sobol/new-joe-kuo-6.2048.txt")
        .lines()
        .collect()
});

/// Sobol points of 32 bits, in Gray-code order, a column for each dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SobolPoints {
    dimensions: usize,
    scrambled: Option<u64>,
}

impl SobolPoints {
    /// Plain points: the first is the origin (M084). For tests and comparisons; a study scrambles.
    ///
    /// # Errors
    /// More than [`MOST_DIMENSIONS`].
    pub fn unscrambled(dimensions: usize) -> Result<Self, DesignError> {
        Self::new(dimensions, None)
    }

    /// Points with Owen's nested uniform scrambling: every bit is flipped or not by a bit hashed from the seed, the
    /// key of the column, and all higher bits of the point, so that each point is uniform and the balance of any
    /// 2^k of them from the start is kept. The first point stays in.
    ///
    /// # Errors
    /// More than [`MOST_DIMENSIONS`].
    pub fn owen_scrambled(dimensions: usize, seed: u64) -> Result<Self, DesignError> {
        Self::new(dimensions, Some(seed))
    }

    fn new(dimensions: usize, scrambled: Option<u64>) -> Result<Self, DesignError> {
        if dimensions > MOST_DIMENSIONS {
            return Err(DesignError::TooManyDimensions { asked: dimensions });
        }
        Ok(Self {
            dimensions,
            scrambled,
        })
    }

    /// The coordinates of the first `n` points in `dimension` (from 0). Scrambled ones lie in (0, 1), in the middle
    /// of their 2^-32; plain ones in [0, 1). The column depends on seed, dimension and `key` alone: more dimensions
    /// move none, and the first n of 2 n points are the n points. Plain points take no notice of `key`.
    ///
    /// # Errors
    /// A dimension beyond the last, and a number of points that is no power of two (at most 2^31).
    pub fn column(&self, dimension: usize, key: u64, n: u32) -> Result<Vec<f64>, DesignError> {
        if dimension >= self.dimensions {
            return Err(DesignError::NoSuchDimension {
                dimension,
                dimensions: self.dimensions,
            });
        }
        if !n.is_power_of_two() {
            return Err(DesignError::NoPowerOfTwo {
                points: n,
                nearest: n.checked_next_power_of_two().unwrap_or(1 << 31),
            });
        }
        let key = self.scrambled.map(|seed| mix(seed ^ mix(key)));
        let directions = directions(dimension);
        let mut point = 0_u32;
        Ok((1..=n)
            .map(|next| {
                let value = key.map_or_else(
                    || f64::from(point),
                    |key| f64::from(scrambled(point, key)) + 0.5,
                );
                // The Gray code of the next index differs in the lowest set bit of that index.
                point ^= directions[next.trailing_zeros() as usize];
                value / 4_294_967_296.0
            })
            .collect())
    }
}

/// The direction numbers of a dimension, the first with its bit at the top (Bratley and Fox 1988).
fn directions(dimension: usize) -> [u32; BITS] {
    let mut directions = [0; BITS];
    let Some(line) = dimension.checked_sub(1) else {
        for (place, direction) in directions.iter_mut().enumerate() {
            *direction = 1 << (BITS - 1 - place);
        }
        return directions;
    };
    let mut numbers = NUMBERS[line]
        .split(' ')
        .map(|word| word.parse::<u32>().expect("the shipped file holds numbers"));
    let polynomial = numbers.next().expect("a line begins with a polynomial");
    let mut degree = 0;
    for number in numbers {
        directions[degree] = number << (BITS - 1 - degree);
        degree += 1;
    }
    for place in degree..BITS {
        let before = directions[place - degree];
        let mut direction = before ^ (before >> degree);
        for back in 1..degree {
            if (polynomial >> (degree - 1 - back)) & 1 == 1 {
                direction ^= directions[place - back];
            }
        }
        directions[place] = direction;
    }
    directions
}

/// Nested uniform scrambling: the node of the binary tree that stands for the higher bits decides each bit's flip.
fn scrambled(point: u32, key: u64) -> u32 {
    let flips = (0..BITS).fold(0_u32, |flips, level| {
        let higher = u64::from(point) >> (BITS - level);
        let node = (1_u64 << level) | higher;
        let flip = mix(key ^ node.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 63;
        (flips << 1) | flip as u32
    });
    point ^ flips
}

/// The finalizer of splitmix64: every bit of the result hangs on every bit given.
pub(super) fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_puts_one_point_into_each_of_the_first_two_hundred_and_fifty_six_strata() {
        let plain = SobolPoints::unscrambled(MOST_DIMENSIONS).unwrap();
        let owen = SobolPoints::owen_scrambled(MOST_DIMENSIONS, 7).unwrap();
        for dimension in 0..MOST_DIMENSIONS {
            for points in [&plain, &owen] {
                let column = points.column(dimension, 3, 256).unwrap();
                let mut strata: Vec<u32> = column.iter().map(|u| (u * 256.0) as u32).collect();
                strata.sort_unstable();
                assert!(strata.into_iter().eq(0..256), "dimension {dimension}");
            }
        }
    }

    #[test]
    fn scrambling_keeps_one_point_in_every_box_of_the_first_two_dimensions() {
        // The first two dimensions are a (0, m, 2)-net: 64 points, one in each of the 2^j x 2^(6-j) boxes.
        let owen = SobolPoints::owen_scrambled(2, 99).unwrap();
        let (x, y) = (
            owen.column(0, 1, 64).unwrap(),
            owen.column(1, 2, 64).unwrap(),
        );
        for wide in 0..=6 {
            let (columns, rows) = (1 << wide, 64 >> wide);
            let mut seen: Vec<u32> = (0..64)
                .map(|k| {
                    let column = (x[k] * f64::from(columns)) as u32;
                    column * rows + (y[k] * f64::from(rows)) as u32
                })
                .collect();
            seen.sort_unstable();
            assert!(seen.into_iter().eq(0..64), "{columns} x {rows}");
        }
    }

    #[test]
    fn a_scrambled_point_is_uniform_over_the_seeds() {
        // Point 5 of dimension 9 over 4,096 seeds: mean 1/2 within four standard errors, sqrt(1/12/4096) = 0.0045;
        // each of 16 bins expects 256, standard error 15.5.
        let mut bins = [0_i32; 16];
        let mut sum = 0.0;
        for seed in 0..4096 {
            let points = SobolPoints::owen_scrambled(10, seed).unwrap();
            let u = points.column(9, 42, 8).unwrap()[5];
            sum += u;
            bins[(u * 16.0) as usize] += 1;
        }
        assert!((sum / 4096.0 - 0.5).abs() < 0.018, "{}", sum / 4096.0);
        assert!(bins.iter().all(|bin| (bin - 256).abs() < 62), "{bins:?}");
    }

    #[test]
    fn the_mean_of_a_smooth_function_errs_far_less_than_that_of_random_points() {
        // x y z^2 over the unit cube: 1/12. Random points of 1,024 err by sd 0.0041; scrambled ones must do ten
        // times better, and their errors must not all have one sign.
        let mut errors = Vec::new();
        for seed in 0..32 {
            let points = SobolPoints::owen_scrambled(3, seed).unwrap();
            let columns: Vec<Vec<f64>> = (0..3)
                .map(|d| points.column(d, d as u64, 1024).unwrap())
                .collect();
            let sum: f64 = (0..1024)
                .map(|k| columns[0][k] * columns[1][k] * columns[2][k] * columns[2][k])
                .sum();
            errors.push(sum / 1024.0 - 1.0 / 12.0);
        }
        assert!(
            errors.iter().all(|error| error.abs() < 4.1e-4),
            "{errors:?}"
        );
        let above = errors.iter().filter(|error| **error > 0.0).count();
        assert!((6..=26).contains(&above), "{above} of 32");
    }

    #[test]
    fn more_points_and_more_dimensions_move_no_point() {
        let few = SobolPoints::owen_scrambled(5, 1).unwrap();
        let many = SobolPoints::owen_scrambled(50, 1).unwrap();
        let column = few.column(4, 77, 128).unwrap();
        assert_eq!(many.column(4, 77, 256).unwrap()[..128], column);
        assert_ne!(many.column(4, 78, 128).unwrap(), column);
    }

    #[test]
    fn a_number_of_points_that_is_no_power_of_two_and_a_dimension_too_many_are_refused() {
        let points = SobolPoints::unscrambled(3).unwrap();
        assert_eq!(
            points.column(0, 0, 1000).unwrap_err().to_string(),
            "1000 Sobol points: their number must be a power of two, for instance 1024, or they lose their balance"
        );
        assert!(points.column(0, 0, 0).is_err() && points.column(3, 0, 8).is_err());
        assert_eq!(
            SobolPoints::unscrambled(2049).unwrap_err().to_string(),
            "2049 dimensions of Sobol points were asked for, and there are 2048 (an input of a sensitivity study \
             takes two): leave inputs out, or screen them first"
        );
    }
}
