//! From a row of `laws.csv` to a law that a program can apply under one set of values.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::program::{Pull, Shape};
use crate::corridor::{Assumption, Corridor, LawForm, Quantity, Values};
use crate::law::Law;

/// Resolves laws under one draw of the unknowns; each law once, so that all routes share its table.
#[derive(Clone, Debug)]
pub struct Puller<'a> {
    corridor: &'a Corridor,
    book: &'a [Assumption],
    values: &'a Values,
    pulled: RefCell<BTreeMap<(usize, bool), Pull>>,
}

/// Why a law's cells always make a law when a program is compiled.
const CHECKED: &str = "the loader tried every law at the ends of the ranges of its cells";

impl<'a> Puller<'a> {
    /// For this corridor, the book of the regime, and these values.
    #[must_use]
    pub fn new(corridor: &'a Corridor, book: &'a [Assumption], values: &'a Values) -> Self {
        Self {
            corridor,
            book,
            values,
            pulled: RefCell::default(),
        }
    }

    /// The law (by index), ready to be applied to uniforms, or to normal scores if it is `mixed` with factors.
    ///
    /// # Panics
    /// If its cells make no law under these values: the loader refuses such tables.
    #[must_use]
    pub fn pull(&self, law: usize, mixed: bool) -> Pull {
        if let Some(known) = self.pulled.borrow().get(&(law, mixed)) {
            return known.clone();
        }
        let pull = self.resolved(law, mixed);
        self.pulled.borrow_mut().insert((law, mixed), pull.clone());
        pull
    }

    fn resolved(&self, law: usize, mixed: bool) -> Pull {
        let at = |cell: Quantity| cell.get(self.values);
        match &self.corridor.laws[law].form {
            LawForm::Mixture { parts } => self.mixture(parts),
            LawForm::Empirical { values } => {
                let mut rising = values.clone();
                rising.sort_by(f64::total_cmp);
                plain(Shape::Steps(rising.into()), 1.0, 0.0)
            }
            LawForm::Fixed { mean } => plain(Shape::Unit, 0.0, at(*mean)),
            LawForm::Uniform { min, max } => plain(Shape::Unit, at(*max) - at(*min), at(*min)),
            form => {
                let uncertain = Self::shape_cells(form).any(|cell| self.is_unknown(cell));
                shaped(&self.resolve(form), uncertain, mixed)
            }
        }
    }

    /// A gamma law of this mean and coefficient of variation, both of them uncertain.
    pub(super) fn gamma(mean: f64, cv: f64) -> Pull {
        shaped(&Law::gamma(mean, cv).expect(CHECKED), true, false)
    }

    /// The law of a family with one shape.
    fn resolve(&self, form: &LawForm) -> Law {
        let at = |cell: &Quantity| cell.get(self.values);
        let law = match form {
            LawForm::Triangular { min, mode, max } if at(min) < at(max) => {
                Law::triangular(at(min), at(mode), at(max))
            }
            LawForm::Pert { min, mode, max } if at(min) < at(max) => {
                Law::pert(at(min), at(mode), at(max))
            }
            LawForm::Triangular { mode, .. } | LawForm::Pert { mode, .. } => Law::fixed(at(mode)),
            LawForm::Lognormal { mean, cv } => Law::lognormal(at(mean), at(cv)),
            LawForm::LognormalQuantiles { p50, p90 } => Law::lognormal_p50_p90(at(p50), at(p90)),
            LawForm::Gamma { mean, cv } => Law::gamma(at(mean), at(cv)),
            LawForm::Weibull { mean, cv } => Law::weibull(at(mean), at(cv)),
            LawForm::Fixed { mean } => Law::fixed(at(mean)),
            LawForm::Uniform { min, max } => Law::uniform(at(min), at(max)),
            LawForm::Empirical { values } => Law::empirical(values.clone()),
            LawForm::Mixture { parts } => Law::mixture(
                parts
                    .iter()
                    .map(|(weight, part)| (at(weight), self.law(*part)))
                    .collect(),
            ),
        };
        law.expect(CHECKED)
    }

    /// The law (by index) under these values, with its moments.
    ///
    /// # Panics
    /// As [`Puller::pull`].
    #[must_use]
    pub fn law(&self, law: usize) -> Law {
        self.resolve(&self.corridor.laws[law].form)
    }

    /// Cells that decide the shape, not only the scale.
    fn shape_cells(form: &LawForm) -> impl Iterator<Item = Quantity> + use<> {
        let cells = form.cells();
        let first = usize::from(matches!(
            form,
            LawForm::Lognormal { .. } | LawForm::Gamma { .. } | LawForm::Weibull { .. }
        ));
        cells.into_iter().skip(first)
    }

    fn is_unknown(&self, cell: Quantity) -> bool {
        cell.assumption()
            .is_some_and(|assumption| self.book[assumption].is_unknown())
    }

    /// Parts share the unit interval by weight; within its share a part sees a uniform of its own.
    fn mixture(&self, parts: &[(Quantity, usize)]) -> Pull {
        let weights: Vec<f64> = parts.iter().map(|(w, _)| w.get(self.values)).collect();
        let total: f64 = weights.iter().sum();
        let mut upper = 0.0;
        let parts = parts
            .iter()
            .zip(&weights)
            .map(|((_, part), weight)| {
                upper += weight / total;
                (upper, self.pull(*part, false))
            })
            .collect();
        plain(Shape::Mixture(parts), 1.0, 0.0)
    }
}

impl Pull {
    /// The same every time.
    #[must_use]
    pub fn fixed(value: f64) -> Self {
        plain(Shape::Unit, 0.0, value)
    }

    /// True if it gives the same value at every uniform; tables are the same when they are one and the same.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let shape = match (&self.shape, &other.shape) {
            (Shape::Unit, Shape::Unit) => true,
            (Shape::Table(one), Shape::Table(other)) => Arc::ptr_eq(one, other),
            (Shape::Scores(one), Shape::Scores(other)) => Arc::ptr_eq(one, other),
            (Shape::Steps(one), Shape::Steps(other)) => one == other,
            (Shape::Mixture(one), Shape::Mixture(other)) => {
                one.len() == other.len()
                    && one
                        .iter()
                        .zip(other)
                        .all(|(one, other)| one.0 == other.0 && one.1.same_as(&other.1))
            }
            _ => false,
        };
        shape && self.scale == other.scale && self.shift == other.shift
    }
}

fn plain(shape: Shape, scale: f64, shift: f64) -> Pull {
    Pull {
        shape,
        scale,
        shift,
    }
}

/// The table of a law: exact where its shape is known; of the grid of shapes where it changes from future to
/// future, so that few are built.
fn shaped(law: &Law, uncertain: bool, mixed: bool) -> Pull {
    let standard = law.standard();
    let shape = match (uncertain, mixed) {
        (false, false) => Shape::Table(standard.shape.table()),
        (true, false) => Shape::Table(standard.shape.blended_table()),
        (false, true) => Shape::Scores(standard.shape.score_table()),
        (true, true) => Shape::Scores(standard.shape.blended_score_table()),
    };
    plain(shape, standard.scale, standard.shift)
}
