//! The design behind variance-based indices: two independent sets of points, and their exchanges (METHOD 6.4).

use rayon::prelude::*;

use super::DesignError;
use super::sobol::{SobolPoints, mix};

/// Points A and B of every input, and for each group the points of A with that group's inputs from B.
///
/// Rows stand base point by base point: A, one for each group, B. So the first N (g + 2) rows of a design of 2 N
/// base points are the design of N: who doubles keeps what was reckoned. Input i takes the Sobol dimensions 2 i and
/// 2 i + 1, scrambled by its own key, so inputs added at the end move none.
#[derive(Clone, Debug)]
pub struct SaltelliDesign {
    group_of: Vec<usize>,
    groups: usize,
    points: usize,
    /// By input: coordinates of A, coordinates of B.
    columns: Vec<(Vec<f64>, Vec<f64>)>,
}

/// One row of the design: a point of the unit cube.
#[derive(Clone, Copy, Debug)]
pub struct SaltelliRow<'a> {
    design: &'a SaltelliDesign,
    point: usize,
    /// 0 is A, the group plus one an exchange, the last B.
    variant: usize,
}

/// Outcomes of a design: of A, of B, and of the exchange of each group, all by base point.
#[derive(Clone, Debug, PartialEq)]
pub struct SaltelliOutcomes {
    /// Outcomes at the points A.
    pub a: Vec<f64>,
    /// Outcomes at the points B.
    pub b: Vec<f64>,
    /// By group: outcomes at the points of A with the group's inputs from B.
    pub ab: Vec<Vec<f64>>,
}

impl SaltelliDesign {
    /// A design in which every input is a group of its own: `points` (d + 2) rows for d inputs.
    ///
    /// # Errors
    /// As [`Self::grouped`].
    pub fn new(keys: &[u64], points: u32, seed: u64) -> Result<Self, DesignError> {
        let group_of: Vec<usize> = (0..keys.len()).collect();
        Self::grouped(keys, &group_of, points, seed)
    }

    /// A design whose inputs are exchanged group by group: `points` (g + 2) rows for g groups.
    /// `group_of` gives each input the number of its group, from 0.
    ///
    /// # Errors
    /// No inputs or more than half of [`super::MOST_DIMENSIONS`]; groups that do not fit the inputs or stand empty;
    /// a number of base points that is no power of two.
    pub fn grouped(
        keys: &[u64],
        group_of: &[usize],
        points: u32,
        seed: u64,
    ) -> Result<Self, DesignError> {
        if keys.is_empty() {
            return Err(DesignError::NoInputs);
        }
        if keys.len() != group_of.len() {
            return Err(DesignError::GroupsOfOtherInputs {
                inputs: keys.len(),
                groups: group_of.len(),
            });
        }
        let groups = group_of
            .iter()
            .max()
            .map_or(0, |last| last.saturating_add(1));
        if let Some(group) = (0..groups).find(|group| !group_of.contains(group)) {
            return Err(DesignError::EmptyGroup { group });
        }
        let sobol = SobolPoints::owen_scrambled(2 * keys.len(), seed)?;
        let columns = keys
            .par_iter()
            .enumerate()
            .map(|(input, &key)| {
                let a = sobol.column(2 * input, key, points)?;
                let b = sobol.column(2 * input + 1, mix(key), points)?;
                Ok((a, b))
            })
            .collect::<Result<_, DesignError>>()?;
        Ok(Self {
            group_of: group_of.to_vec(),
            groups,
            points: points as usize,
            columns,
        })
    }

    /// How many groups are exchanged.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// How many rows there are: base points times (groups + 2).
    #[must_use]
    pub fn rows(&self) -> usize {
        self.points * (self.groups + 2)
    }

    /// Row `k`, below [`Self::rows`].
    ///
    /// # Panics
    /// If `k` is beyond the last row.
    #[must_use]
    pub fn row(&self, k: usize) -> SaltelliRow<'_> {
        assert!(k < self.rows(), "row {k} of {}", self.rows());
        SaltelliRow {
            design: self,
            point: k / (self.groups + 2),
            variant: k % (self.groups + 2),
        }
    }

    /// Lays the outcomes of all rows, in their order, to A, B and the exchanges.
    ///
    /// # Errors
    /// Too many or too few outcomes.
    pub fn split(&self, outcomes: &[f64]) -> Result<SaltelliOutcomes, DesignError> {
        if outcomes.len() != self.rows() {
            return Err(DesignError::OtherOutcomes {
                found: outcomes.len(),
                rows: self.rows(),
            });
        }
        let every = |variant: usize| {
            let of_variant = outcomes.iter().skip(variant).step_by(self.groups + 2);
            of_variant.copied().collect::<Vec<f64>>()
        };
        Ok(SaltelliOutcomes {
            a: every(0),
            b: every(self.groups + 1),
            ab: (1..=self.groups).map(every).collect(),
        })
    }
}

impl SaltelliRow<'_> {
    /// The coordinate of an input, in (0, 1).
    ///
    /// # Panics
    /// If there is no such input.
    #[must_use]
    pub fn input(&self, input: usize) -> f64 {
        let design = self.design;
        let (a, b) = &design.columns[input];
        let from_b = self.variant > design.groups || self.variant == design.group_of[input] + 1;
        if from_b { b[self.point] } else { a[self.point] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(design: &SaltelliDesign, inputs: usize) -> Vec<Vec<f64>> {
        (0..design.rows())
            .map(|k| (0..inputs).map(|i| design.row(k).input(i)).collect())
            .collect()
    }

    #[test]
    fn a_design_of_twice_the_points_begins_with_the_design_of_half_of_them() {
        let half = SaltelliDesign::new(&[5, 6, 7], 64, 1).unwrap();
        let whole = SaltelliDesign::new(&[5, 6, 7], 128, 1).unwrap();
        let (half, whole) = (all(&half, 3), all(&whole, 3));
        assert_eq!((half.len(), whole.len()), (64 * 5, 128 * 5));
        assert_eq!(half, whole[..half.len()]);
    }

    #[test]
    fn a_row_of_an_exchange_differs_from_a_in_the_inputs_of_its_group_alone() {
        let design = SaltelliDesign::grouped(&[1, 2, 3], &[0, 1, 0], 16, 9).unwrap();
        let rows = all(&design, 3);
        assert_eq!(rows.len(), 16 * 4);
        for base in rows.chunks(4) {
            let [a, first, second, b] = base else {
                panic!("four rows to a base point")
            };
            assert!((0..3).all(|input| a[input] != b[input]));
            assert_eq!(first, &[b[0], a[1], b[2]]);
            assert_eq!(second, &[a[0], b[1], a[2]]);
        }
        let order: Vec<f64> = (0..64).map(f64::from).collect();
        let split = design.split(&order).unwrap();
        assert_eq!(split.a[..2], [0.0, 4.0]);
        assert_eq!(split.ab[1][..2], [2.0, 6.0]);
        assert_eq!(split.b[15], 63.0);
    }

    #[test]
    fn an_input_added_at_the_end_moves_none() {
        let two = SaltelliDesign::new(&[5, 6], 32, 1).unwrap();
        let three = SaltelliDesign::new(&[5, 6, 7], 32, 1).unwrap();
        assert_eq!(two.columns, three.columns[..2]);
    }

    #[test]
    fn groups_that_do_not_fit_and_too_many_inputs_are_refused() {
        let refused = |keys: &[u64], groups: &[usize], points| {
            SaltelliDesign::grouped(keys, groups, points, 0).unwrap_err()
        };
        assert_eq!(refused(&[], &[], 8), DesignError::NoInputs);
        assert_eq!(refused(&[1], &[1], 8), DesignError::EmptyGroup { group: 0 });
        assert!(matches!(
            refused(&[1, 2], &[0], 8),
            DesignError::GroupsOfOtherInputs { .. }
        ));
        assert!(matches!(
            refused(&[1], &[0], 10),
            DesignError::NoPowerOfTwo { .. }
        ));
        let many: Vec<u64> = (0..1025).collect();
        assert!(matches!(
            SaltelliDesign::new(&many, 8, 0).unwrap_err(),
            DesignError::TooManyDimensions { asked: 2050 }
        ));
        let design = SaltelliDesign::new(&[1], 8, 0).unwrap();
        assert!(design.split(&[0.0; 23]).is_err());
    }
}
