//! Designs: where in the space of what we do not know a study looks (METHOD 6.2, 6.4, 6.5).
//!
//! Every design is a pure function of its seed and of a key for each input, and gives uniforms or levels in [0, 1];
//! the caller takes them through the quantile function of each input.

mod hypercube;
mod saltelli;
mod sobol;
mod trajectories;

pub use hypercube::latin_hypercube;
pub use saltelli::{SaltelliDesign, SaltelliOutcomes, SaltelliRow};
pub use sobol::{MOST_DIMENSIONS, SobolPoints};
pub use trajectories::{Step, Trajectories, TrajectoryPoint, full_grid};

/// Why a design cannot be made, or outcomes cannot be laid to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    /// More dimensions than there are direction numbers.
    #[error(
        "{asked} dimensions of Sobol points were asked for, and there are {MOST_DIMENSIONS} (an input of a \
         sensitivity study takes two): leave inputs out, or screen them first"
    )]
    TooManyDimensions {
        /// How many were asked for.
        asked: usize,
    },
    /// A dimension that the points do not have.
    #[error("dimension {dimension} of Sobol points that have {dimensions}: count from 0")]
    NoSuchDimension {
        /// The one asked for.
        dimension: usize,
        /// How many there are.
        dimensions: usize,
    },
    /// A number of points that is no power of two.
    #[error(
        "{points} Sobol points: their number must be a power of two, for instance {nearest}, or they lose their balance"
    )]
    NoPowerOfTwo {
        /// How many were asked for.
        points: u32,
        /// The power of two above it, or the greatest there is.
        nearest: u32,
    },
    /// Nothing to vary.
    #[error("a design without an input: name at least one that is not known for certain")]
    NoInputs,
    /// An input that the design does not have.
    #[error("input {input} of a design that has {inputs}: count from 0")]
    NoSuchInput {
        /// The one asked for.
        input: usize,
        /// How many there are.
        inputs: usize,
    },
    /// Inputs and their groups do not fit together.
    #[error("{inputs} inputs, but {groups} of them are given a group")]
    GroupsOfOtherInputs {
        /// Inputs of the design.
        inputs: usize,
        /// Inputs with a group.
        groups: usize,
    },
    /// A group without an input.
    #[error("no input is in group {group}: number the groups from 0 without a gap")]
    EmptyGroup {
        /// Its number.
        group: usize,
    },
    /// Too many or too few outcomes.
    #[error("{found} outcomes for a design of {rows} rows: give one for each row, in their order")]
    OtherOutcomes {
        /// Outcomes given.
        found: usize,
        /// Rows of the design.
        rows: usize,
    },
    /// No trajectories.
    #[error("a screening without a trajectory: give at least 2, better 20 to 50")]
    TooFewTrajectories,
    /// An odd number of levels.
    #[error("{levels} levels: the trajectories need an even number from 2 to 64, for instance 4")]
    OddLevels {
        /// How many were asked for.
        levels: u32,
    },
}
