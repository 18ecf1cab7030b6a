//! Standard shapes: a law with its scale and shift taken out, so that few tables serve many futures.

use std::sync::Arc;

use super::cache::{cached_scores, cached_table, shared_scores, shared_table};
use super::{Table, ZTable};
use crate::law::family::{Fixed, Triangular, Uniform};
use crate::law::family::{Gamma, Lognormal, Pert, Weibull};
use crate::law::named::{Kind, Law};

/// A law as shift + scale x shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// Added to every value, in the unit of the law.
    pub shift: f64,
    /// Multiplies the shape, in the unit of the law.
    pub scale: f64,
    /// What is left: mean 1, or on \[0, 1\], or a law of its own.
    pub shape: StandardShape,
}

/// A law of standard scale: mean 1 (fixed, lognormal, gamma, Weibull), on \[0, 1\] (uniform,
/// triangular, PERT), or as it stands (empirical, mixture).
#[derive(Clone, Debug, PartialEq)]
pub struct StandardShape(Shape);

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Fixed,
    Uniform,
    /// By the place of the mode in \[0, 1\].
    Triangular(f64),
    /// By the place of the mode in \[0, 1\].
    Pert(f64),
    /// By the coefficient of variation.
    Lognormal(f64),
    /// By the coefficient of variation.
    Gamma(f64),
    /// By the coefficient of variation.
    Weibull(f64),
    Whole(Law),
}

impl Law {
    /// The law as shift, scale and standard shape.
    #[must_use]
    pub fn standard(&self) -> Standard {
        let (least, greatest) = self.support();
        let place = |mode: f64| ((mode - least) / (greatest - least)).clamp(0.0, 1.0);
        let shape = match &self.0 {
            Kind::Fixed(_) => Shape::Fixed,
            Kind::Uniform(_) => Shape::Uniform,
            Kind::Triangular(law) => Shape::Triangular(place(law.mode)),
            Kind::Pert(law) => Shape::Pert(place(law.mode())),
            Kind::Lognormal(law) => Shape::Lognormal(law.cv()),
            Kind::Gamma(law) => Shape::Gamma(law.cv()),
            Kind::Weibull(law) => Shape::Weibull(law.cv()),
            Kind::Empirical(_) | Kind::Mixture(_) => Shape::Whole(self.clone()),
        };
        let (shift, scale) = match shape {
            Shape::Uniform | Shape::Triangular(_) | Shape::Pert(_) => (least, greatest - least),
            Shape::Whole(_) => (0.0, 1.0),
            _ => (0.0, self.mean()),
        };
        Standard {
            shift,
            scale,
            shape: StandardShape(shape),
        }
    }
}

impl StandardShape {
    /// The shape as a law.
    #[must_use]
    pub fn law(&self) -> Law {
        let (min, max, mean) = (0.0, 1.0, 1.0);
        Law(match &self.0 {
            Shape::Fixed => Kind::Fixed(Fixed { value: mean }),
            Shape::Uniform => Kind::Uniform(Uniform { min, max }),
            &Shape::Triangular(mode) => Kind::Triangular(Triangular { min, mode, max }),
            &Shape::Pert(mode) => Kind::Pert(Pert::new(min, mode, max)),
            &Shape::Lognormal(cv) => Kind::Lognormal(Lognormal::of_mean_and_cv(mean, cv)),
            &Shape::Gamma(cv) => Kind::Gamma(Gamma::of_mean_and_cv(mean, cv)),
            &Shape::Weibull(cv) => Kind::Weibull(Weibull::of_mean_and_cv(mean, cv)),
            Shape::Whole(law) => return law.clone(),
        })
    }

    /// Its quantile table, exact for these parameters; built once for the process.
    #[must_use]
    pub fn table(&self) -> Arc<Table> {
        cached_table(self.key(), || Table::of(&self.law()))
    }

    /// Its table over normal scores, for draws mixed with a factor; built once for the process.
    #[must_use]
    pub fn score_table(&self) -> Arc<ZTable> {
        cached_scores(self.key(), || ZTable::of(&self.law()))
    }

    /// A table for a shape whose parameter is itself uncertain: the linear mix of its two neighbours
    /// on a fixed grid, so that many futures build few tables.
    ///
    /// The mean is kept. The spread of the mix is within 0.1 % of the exact one, its quantiles from
    /// 0.05 to 0.999 within 0.5 % of themselves and 0.0005 of the mean.
    #[must_use]
    pub fn blended_table(&self) -> Arc<Table> {
        match self.neighbours() {
            Some((low, high, weight)) => shared_table(self.key(), || {
                Table::blend(&low.table(), &high.table(), weight)
            }),
            None => self.table(),
        }
    }

    /// As [`Self::blended_table`], over normal scores.
    #[must_use]
    pub fn blended_score_table(&self) -> Arc<ZTable> {
        match self.neighbours() {
            Some((low, high, weight)) => shared_scores(self.key(), || {
                ZTable::blend(&low.score_table(), &high.score_table(), weight)
            }),
            None => self.score_table(),
        }
    }

    /// The neighbours on the grid and the weight of the upper one; none for a shape without a
    /// parameter, on the grid, or beyond it.
    fn neighbours(&self) -> Option<(Self, Self, f64)> {
        let (parameter, step, make): (f64, f64, fn(f64) -> Shape) = match self.0 {
            Shape::Triangular(mode) => (mode, 1.0 / 32.0, Shape::Triangular),
            Shape::Pert(mode) => (mode, 1.0 / 32.0, Shape::Pert),
            Shape::Lognormal(cv) => (cv, cv_step(cv)?, Shape::Lognormal),
            Shape::Gamma(cv) => (cv, cv_step(cv)?, Shape::Gamma),
            Shape::Weibull(cv) => (cv, cv_step(cv)?, Shape::Weibull),
            Shape::Fixed | Shape::Uniform | Shape::Whole(_) => return None,
        };
        let cell = (parameter / step).floor();
        let weight = parameter / step - cell;
        if weight == 0.0 {
            return None;
        }
        let low = match self.0 {
            // A CV of nothing is the fixed value 1.
            Shape::Lognormal(_) | Shape::Gamma(_) | Shape::Weibull(_) if cell == 0.0 => {
                Shape::Fixed
            }
            _ => make(cell * step),
        };
        let high = make((cell + 1.0) * step);
        Some((Self(low), Self(high), weight))
    }

    /// What tells this shape from every other.
    fn key(&self) -> Vec<u64> {
        let mut key = Vec::new();
        self.spell(&mut key);
        key
    }

    fn spell(&self, key: &mut Vec<u64>) {
        match &self.0 {
            Shape::Fixed => key.push(0),
            Shape::Uniform => key.push(1),
            Shape::Triangular(mode) => key.extend([2, mode.to_bits()]),
            Shape::Pert(mode) => key.extend([3, mode.to_bits()]),
            Shape::Lognormal(cv) => key.extend([4, cv.to_bits()]),
            Shape::Gamma(cv) => key.extend([5, cv.to_bits()]),
            Shape::Weibull(cv) => key.extend([6, cv.to_bits()]),
            Shape::Whole(Law(Kind::Mixture(law))) => {
                key.extend([7, law.parts().len() as u64]);
                for (weight, part) in law.parts() {
                    let part = part.standard();
                    key.extend([weight, &part.shift, &part.scale].map(|x| x.to_bits()));
                    part.shape.spell(key);
                }
            }
            Shape::Whole(Law(Kind::Empirical(law))) => {
                key.extend([8, law.values().len() as u64]);
                key.extend(law.values().iter().map(|x| x.to_bits()));
            }
            Shape::Whole(_) => unreachable!("only an empirical law or a mixture is left whole"),
        }
    }
}

/// The step of the grid of CVs about `cv`: 1/32 up to 1, 1/16 up to 2, 1/8 up to 4, then none.
fn cv_step(cv: f64) -> Option<f64> {
    match cv {
        _ if cv <= 1.0 => Some(1.0 / 32.0),
        _ if cv <= 2.0 => Some(1.0 / 16.0),
        _ if cv <= 4.0 => Some(1.0 / 8.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and standard deviation of a table, by the midpoint rule over its own quantiles.
    fn moments(table: &Table) -> (f64, f64) {
        let n = 400_000;
        let values: Vec<f64> = (0..n)
            .map(|i| table.value((f64::from(i) + 0.5) / f64::from(n)))
            .collect();
        let mean = values.iter().sum::<f64>() / f64::from(n);
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        (mean, (squares / f64::from(n)).sqrt())
    }

    #[test]
    fn shift_scale_and_shape_make_the_law_again() {
        let laws = [
            Law::fixed(9.0),
            Law::uniform(2.0, 5.0),
            Law::triangular(10.0, 14.0, 30.0),
            Law::pert(10.0, 14.0, 30.0),
            Law::lognormal(12.0, 0.25),
            Law::gamma(3.0, 0.7),
            Law::weibull(4.0, 0.9),
            Law::empirical(vec![19.0, 22.5, 31.0]),
            Law::mixture(vec![
                (0.7, Law::gamma(0.25, 0.5).unwrap()),
                (0.3, Law::lognormal(2.0, 0.8).unwrap()),
            ]),
        ];
        for law in laws {
            let law = law.unwrap();
            let Standard {
                shift,
                scale,
                shape,
            } = law.standard();
            for p in [0.001, 0.2, 0.5, 0.93, 0.999] {
                let again = shift + scale * shape.law().quantile(p);
                let exact = law.quantile(p);
                assert!((again - exact).abs() < 1e-11 * exact, "{law:?} {p}");
            }
        }
    }

    #[test]
    fn one_shape_serves_every_mean() {
        let short = Law::gamma(3.0, 0.7).unwrap().standard();
        let long = Law::gamma(300.0, 0.7).unwrap().standard();
        assert_eq!(short.shape, long.shape);
        assert!(Arc::ptr_eq(&short.shape.table(), &long.shape.table()));
        let other = Law::gamma(3.0, 0.71).unwrap().standard();
        assert!(!Arc::ptr_eq(&short.shape.table(), &other.shape.table()));
    }

    #[test]
    fn an_uncertain_cv_keeps_mean_and_spread() {
        for cv in [0.017, 0.33, 0.96, 1.47] {
            for law in [
                Law::gamma(1.0, cv),
                Law::lognormal(1.0, cv),
                Law::weibull(1.0, cv),
            ] {
                let shape = law.unwrap().standard().shape;
                let (mean, sd) = moments(&shape.blended_table());
                let (exact_mean, exact_sd) = moments(&shape.table());
                // Both by the same midpoint rule, which is short of the tail alike.
                assert!((mean - exact_mean).abs() < 1e-5, "{shape:?} {mean}");
                assert!(
                    (sd - exact_sd).abs() < 1e-3 * exact_sd,
                    "{shape:?} {sd} {exact_sd}"
                );
                for u in [0.05, 0.5, 0.95, 0.999] {
                    let (mixed, exact) = (shape.blended_table().value(u), shape.table().value(u));
                    assert!(
                        (mixed - exact).abs() < 5e-3 * exact + 5e-4,
                        "{shape:?} {u} {mixed} {exact}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_uncertain_mode_keeps_the_mean() {
        // PERT mean (0 + 4 m + 1) / 6.
        let shape = Law::pert(0.0, 0.21, 1.0).unwrap().standard().shape;
        let (mean, _) = moments(&shape.blended_table());
        assert!((mean - 1.84 / 6.0).abs() < 2e-6, "{mean}");
    }

    #[test]
    fn a_shape_on_the_grid_is_not_mixed() {
        let shape = Law::gamma(1.0, 0.75).unwrap().standard().shape;
        assert!(Arc::ptr_eq(&shape.blended_table(), &shape.table()));
        assert!(Arc::ptr_eq(
            &shape.blended_score_table(),
            &shape.score_table()
        ));
    }
}
