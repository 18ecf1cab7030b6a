//! Trajectories for screening: one input at a time takes one big step (METHOD 6.5).

use rand::RngExt;
use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;

use super::DesignError;

/// Random walks through a grid of levels in [0, 1]: each visits one more point than there are inputs, and each of
/// its steps moves one input by p / (2 (p - 1)) up or down, p the number of levels (2/3 for four).
///
/// Rows stand walk by walk. More walks leave the earlier ones as they are. Levels 0 and 1 are the ends of an input:
/// its quantile function must be finite there.
#[derive(Clone, Debug)]
pub struct Trajectories {
    inputs: usize,
    delta: f64,
    walks: Vec<Walk>,
}

#[derive(Clone, Debug)]
struct Walk {
    /// By input: the lower and the higher of its two levels, and whether its step goes up.
    levels: Vec<(f64, f64, bool)>,
    /// By input: at which step (from 1) it moves.
    moves_at: Vec<usize>,
}

/// One point of a walk.
#[derive(Clone, Copy, Debug)]
pub struct TrajectoryPoint<'a> {
    walk: &'a Walk,
    step: usize,
}

/// A step of one input: the rows before and after it, lower value of the input first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which input moves.
    pub input: usize,
    /// The row at the lower value.
    pub low_row: usize,
    /// The row at the higher value.
    pub high_row: usize,
}

impl Trajectories {
    /// `walks` random walks for `inputs` inputs on `levels` levels: `walks` (inputs + 1) rows.
    ///
    /// # Errors
    /// No inputs, no walks, or an odd number of levels.
    pub fn new(inputs: usize, walks: usize, levels: u32, seed: u64) -> Result<Self, DesignError> {
        if inputs == 0 {
            return Err(DesignError::NoInputs);
        }
        if walks < 2 {
            return Err(DesignError::TooFewTrajectories);
        }
        let delta = step_of(levels)?;
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let walks = (0..walks)
            .map(|_| {
                let between = |_| {
                    let low = generator.random_range(0..levels / 2);
                    let at = |level: u32| f64::from(level) / f64::from(levels - 1);
                    (at(low), at(low + levels / 2), generator.random())
                };
                let levels = (0..inputs).map(between).collect();
                let mut moves_at: Vec<usize> = (1..=inputs).collect();
                moves_at.shuffle(&mut generator);
                Walk { levels, moves_at }
            })
            .collect();
        Ok(Self {
            inputs,
            delta,
            walks,
        })
    }

    /// How many inputs there are.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The length of a step.
    #[must_use]
    pub fn delta(&self) -> f64 {
        self.delta
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.walks.len() * (self.inputs + 1)
    }

    /// Row `k`, below [`Self::rows`].
    ///
    /// # Panics
    /// If `k` is beyond the last row.
    #[must_use]
    pub fn row(&self, k: usize) -> TrajectoryPoint<'_> {
        TrajectoryPoint {
            walk: &self.walks[k / (self.inputs + 1)],
            step: k % (self.inputs + 1),
        }
    }

    /// Every step of every walk.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.walks.iter().enumerate().flat_map(move |(walk, told)| {
            let first = walk * (self.inputs + 1);
            (0..self.inputs).map(move |input| {
                let after = first + told.moves_at[input];
                let (low_row, high_row) = if told.levels[input].2 {
                    (after - 1, after)
                } else {
                    (after, after - 1)
                };
                Step {
                    input,
                    low_row,
                    high_row,
                }
            })
        })
    }
}

impl TrajectoryPoint<'_> {
    /// The level of an input, in [0, 1].
    ///
    /// # Panics
    /// If there is no such input.
    #[must_use]
    pub fn input(&self, input: usize) -> f64 {
        let (low, high, upwards) = self.walk.levels[input];
        let moved = self.walk.moves_at[input] <= self.step;
        if moved == upwards { high } else { low }
    }
}

/// The length of a step on `levels` levels: p / (2 (p - 1)).
fn step_of(levels: u32) -> Result<f64, DesignError> {
    if levels % 2 == 1 || !(2..=64).contains(&levels) {
        return Err(DesignError::OddLevels { levels });
    }
    Ok(f64::from(levels) / (2.0 * f64::from(levels - 1)))
}

/// Every pair of points of the grid that one step of `input` joins, lower value first: the whole of what random
/// walks sample from (M076). `levels` to the power of the inputs in number, so for a few inputs only.
///
/// # Errors
/// An input that is not among them, or an odd number of levels.
pub fn full_grid(
    inputs: usize,
    levels: u32,
    input: usize,
) -> Result<impl Iterator<Item = (Vec<f64>, Vec<f64>)>, DesignError> {
    step_of(levels)?;
    if input >= inputs {
        return Err(DesignError::NoSuchInput { input, inputs });
    }
    let others = u32::try_from(inputs - 1).unwrap_or(u32::MAX);
    let rest = u64::from(levels).saturating_pow(others);
    let pairs = rest.saturating_mul(u64::from(levels / 2));
    Ok((0..pairs).map(move |pair| {
        let own = pair / rest;
        let mut digits = pair % rest;
        let low: Vec<f64> = (0..inputs)
            .map(|place| {
                let level = if place == input {
                    own
                } else {
                    let digit = digits % u64::from(levels);
                    digits /= u64::from(levels);
                    digit
                };
                level as f64 / f64::from(levels - 1)
            })
            .collect();
        let mut high = low.clone();
        high[input] = (own + u64::from(levels / 2)) as f64 / f64::from(levels - 1);
        (low, high)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_moves_one_input_by_two_thirds_and_each_walk_moves_all() {
        let walks = Trajectories::new(5, 30, 4, 3).unwrap();
        assert_eq!(walks.rows(), 30 * 6);
        let mut moved = [0; 5];
        for step in walks.steps() {
            assert_eq!(step.low_row.abs_diff(step.high_row), 1);
            let (low, high) = (walks.row(step.low_row), walks.row(step.high_row));
            for input in 0..5 {
                let change = high.input(input) - low.input(input);
                let expected = if input == step.input { 2.0 / 3.0 } else { 0.0 };
                assert!((change - expected).abs() < 1e-12);
            }
            moved[step.input] += 1;
        }
        assert_eq!(moved, [30; 5]);
        for row in 0..walks.rows() {
            for input in 0..5 {
                let third = walks.row(row).input(input) * 3.0;
                assert!((third - libm::rint(third)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn starts_directions_and_orders_vary_and_more_walks_move_none() {
        let few = Trajectories::new(3, 40, 4, 3).unwrap();
        let more = Trajectories::new(3, 80, 4, 3).unwrap();
        for row in 0..few.rows() {
            for input in 0..3 {
                assert_eq!(few.row(row).input(input), more.row(row).input(input));
            }
        }
        // 240 fair choices each: 120 up, 120 at the lower of two levels; four standard errors are 31.
        let levels = || more.walks.iter().flat_map(|walk| &walk.levels);
        let upwards = levels().filter(|(_, _, upwards)| *upwards).count();
        assert!(upwards.abs_diff(120) < 31, "{upwards}");
        let lowest = levels().filter(|(low, _, _)| *low == 0.0).count();
        assert!(lowest.abs_diff(120) < 31, "{lowest}");
        let first = more.walks.iter().filter(|walk| walk.moves_at[0] == 1);
        // A third of 80, four standard errors are 17.
        assert!(first.count().abs_diff(27) < 17);
    }

    #[test]
    fn a_walk_without_inputs_or_on_odd_levels_is_refused() {
        assert!(Trajectories::new(0, 10, 4, 0).is_err());
        assert!(Trajectories::new(2, 1, 4, 0).is_err());
        assert_eq!(
            Trajectories::new(2, 10, 5, 0).unwrap_err().to_string(),
            "5 levels: the trajectories need an even number from 2 to 64, for instance 4"
        );
        assert!(full_grid(2, 4, 2).is_err());
    }
}
