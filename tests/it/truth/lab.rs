//! Small programs, simulated in worlds of a fixed seed, and what their trials tell.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use corridor::law::{Law, score_table};
use corridor::route::{
    Clock, Closing, Conditions, Draw, Hazards, Op, Program, Pull, Purpose, SHIPMENT, Shape, Span,
};
use corridor::sim::{Column, Desk, Group, Seed, Setting, Window, World, reckon, simulate};
use corridor::stats::interval::{quantile_ranks, wilson};
use corridor::stats::{GroupSummary, LANES, Measure, Planned};

use super::answer::Answer;

/// Blocks of 1,024 trials: 524,288 trials.
const BLOCKS: u64 = 512;
/// Blocks of one of the 64 batches that a standard error without a closed form is taken from.
const BATCH: usize = 8 * LANES;
const SEED: Seed = Seed(60);
/// Probability that a normal number lies within four standard errors.
const FOUR: f64 = 0.999_936_657_516_333_8;

pub(super) const DAY_H: f64 = 24.0;
/// 1970-01-05T00:00Z, a Monday.
pub(super) const MONDAY_H: f64 = 96.0;

/// Hazards and a window of readiness for a few programs.
#[derive(Debug)]
pub(super) struct Lab {
    hazards: Hazards,
    window: Window,
    conditions: Arc<Conditions>,
}

impl Lab {
    /// Shipments get ready at any instant from `from_h` to `to_h` alike.
    pub(super) fn ready(from_h: f64, to_h: f64) -> Self {
        let mut hazards = Hazards::default();
        hazards.column(SHIPMENT, Purpose::Ready);
        hazards.column(SHIPMENT, Purpose::Risk);
        Self {
            hazards,
            window: Window { from_h, to_h },
            conditions: Arc::default(),
        }
    }

    /// These closures and seasons are met.
    pub(super) fn meet(
        &mut self,
        closings: impl IntoIterator<Item = Closing>,
        seasons: impl IntoIterator<Item = Clock>,
    ) {
        self.conditions = Arc::new(Conditions {
            closings: closings.into_iter().map(Some).collect(),
            seasons: seasons.into_iter().map(Some).collect(),
        });
    }

    pub(super) fn column(&mut self, id: &str, purpose: Purpose) -> usize {
        self.hazards.column(id, purpose)
    }

    /// A column of its own for the `index`-th dwell.
    pub(super) fn dwell(&mut self, index: usize) -> usize {
        self.column(&format!("dwell-{index}"), Purpose::Dwell)
    }

    /// The column of a shared factor.
    pub(super) fn factor(&mut self) -> usize {
        self.hazards.factor("factor", None, 0.0)
    }

    /// Everything kept of these programs, as the product keeps it.
    pub(super) fn summary(&self, programs: &[Program]) -> GroupSummary {
        let group = Group {
            programs: programs.to_vec(),
            planned: vec![Planned::default(); programs.len()],
            planned_marks_h: Vec::new(),
            reference: None,
            conditions: Arc::clone(&self.conditions),
        };
        let setting = Setting {
            hazards: &self.hazards,
            seed: SEED,
            window: self.window,
            world_from_h: None,
            horizon_h: f64::INFINITY,
            due_h: None,
            marks: false,
        };
        let trials = (0, BLOCKS * LANES as u64);
        let never = AtomicBool::new(false);
        let done = simulate(setting, &[group], trials, &never, &|_| ());
        done.expect("nobody cancels").remove(0)
    }

    /// One column of every trial of each program, in the same worlds.
    pub(super) fn trials(
        &self,
        programs: &[Program],
        column: impl Fn(&Desk) -> &Column,
    ) -> Vec<Sample> {
        let risk = self.hazards.find(SHIPMENT, Purpose::Risk).unwrap();
        let mut world = World::blank(&self.hazards);
        let mut desk = Desk::default();
        let mut samples = vec![Sample(Vec::new()); programs.len()];
        for block in 0..BLOCKS {
            world.draw(&self.hazards, SEED, block, self.window);
            world.meet(&self.conditions);
            for (program, sample) in programs.iter().zip(&mut samples) {
                reckon(program, &world, risk, false, &mut desk);
                sample.0.extend(column(&desk));
            }
        }
        samples
    }

    /// Hours of every trial of each program.
    pub(super) fn hours(&self, programs: &[Program]) -> Vec<Sample> {
        self.trials(programs, Desk::time_h)
    }
}

/// A program of these steps alone.
pub(super) fn program(ops: Vec<Op>) -> Program {
    Program {
        ops,
        eligible: None,
        vot_usd_h: 0.0,
        junctions: Vec::new(),
        marks: Vec::new(),
    }
}

/// A draw of `shape` that stands for hours from `shift`.
pub(super) fn draw(
    column: usize,
    mix: Vec<(usize, f64)>,
    shape: Shape,
    scale: f64,
    shift: f64,
) -> Draw {
    let pull = Pull {
        shape,
        scale,
        shift,
    };
    Draw::new(column, mix, pull)
}

/// A draw of a law whose values are hours.
pub(super) fn drawn(column: usize, law: &Law, mix: Vec<(usize, f64)>) -> Draw {
    let standard = law.standard();
    let shape = if mix.is_empty() {
        Shape::Table(standard.shape.table())
    } else {
        Shape::Scores(standard.shape.score_table())
    };
    draw(column, mix, shape, standard.scale, standard.shift)
}

/// A draw of a normal law, through the table of normal scores.
pub(super) fn normal(column: usize, mean: f64, sd: f64, mix: Vec<(usize, f64)>) -> Draw {
    draw(column, mix, Shape::Table(score_table()), sd, mean)
}

/// A dwell of so many drawn hours.
pub(super) fn dwell(draw: Draw) -> Op {
    Op::Dwell {
        part: corridor::corridor::Part::Handling,
        span: Span::Drawn(draw),
        tempo: corridor::route::Tempo::default(),
    }
}

/// The law with every value `times` as long.
pub(super) fn stretched(mut draw: Draw, times: f64) -> Draw {
    draw.pull.scale *= times;
    draw.pull.shift *= times;
    draw
}

/// Loadings of two draws on one factor whose product is `rho`: their scores then have that correlation.
pub(super) fn pair_of_loadings(rho: f64) -> [f64; 2] {
    let root = rho.abs().sqrt();
    [root, if rho < 0.0 { -root } else { root }]
}

/// One number of every trial, in the order of the trials.
#[derive(Clone, Debug)]
pub(super) struct Sample(pub(super) Vec<f64>);

impl Sample {
    fn count(&self) -> f64 {
        self.0.len() as f64
    }

    /// Every value times a number.
    pub(super) fn times(&self, factor: f64) -> Self {
        Self(self.0.iter().map(|value| value * factor).collect())
    }

    /// A number of each trial of two samples.
    pub(super) fn with(&self, other: &Self, of: impl Fn(f64, f64) -> f64) -> Self {
        let pairs = self.0.iter().zip(&other.0);
        Self(pairs.map(|(&a, &b)| of(a, b)).collect())
    }

    pub(super) fn average(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.count()
    }

    /// Mean of (value - mean)^power.
    fn moment(&self, power: i32) -> f64 {
        let mean = self.average();
        let sum: f64 = self.0.iter().map(|value| (value - mean).powi(power)).sum();
        sum / self.count()
    }

    /// The mean; standard error s / sqrt(n).
    pub(super) fn mean(&self) -> Answer {
        within(self.average(), (self.moment(2) / self.count()).sqrt())
    }

    /// The variance; standard error sqrt((m4 - m2^2) / n), the divisor n - 1 being beyond it.
    pub(super) fn variance(&self) -> Answer {
        let (second, fourth) = (self.moment(2), self.moment(4));
        within(second, ((fourth - second * second) / self.count()).sqrt())
    }

    /// The standard deviation; by the delta method its standard error is that of the variance over 2 sd.
    pub(super) fn sd(&self) -> Answer {
        let (second, fourth) = (self.moment(2), self.moment(4));
        let error = ((fourth - second * second) / self.count()).sqrt() / (2.0 * second.sqrt());
        within(second.sqrt(), error)
    }

    /// The share of trials for which `holds`: Wilson's interval at four standard errors.
    pub(super) fn share(&self, holds: impl Fn(f64) -> bool) -> Answer {
        let hits = self.0.iter().filter(|&&value| holds(value)).count();
        share_of(hits as u64, self.0.len() as u64)
    }

    /// The `p` quantile: between the order statistics whose ranks are four binomial standard errors,
    /// sqrt(n p (1 - p)), from n p.
    pub(super) fn quantile(&self, p: f64) -> Answer {
        let mut rising = self.0.clone();
        rising.sort_unstable_by(f64::total_cmp);
        let ranks = quantile_ranks(rising.len() as u64, p, FOUR);
        let (low, high) = ranks.expect("so many trials bound every quantile of the vectors");
        Answer::Between(rising[low as usize - 1], rising[high as usize - 1])
    }

    /// A statistic that the product reads from a [`Measure`]: its value over all trials, and the standard error
    /// that 64 batches show, their standard deviation over 8.
    pub(super) fn measured(&self, statistic: impl Fn(&Measure) -> f64) -> Answer {
        let of = |values: &[f64]| {
            let mut measure = Measure::about(self.average());
            for (block, column) in (0..).zip(values.chunks(LANES)) {
                measure.add_block(block, column);
            }
            statistic(&measure)
        };
        within(of(&self.0), by_batches(self.0.chunks(BATCH).map(of)))
    }

    /// A statistic of several samples of the same trials, with the standard error that 64 batches show.
    pub(super) fn jointly(samples: &[Self], statistic: impl Fn(&[&[f64]]) -> f64) -> Answer {
        let of = |from: usize, to: usize| {
            let parts: Vec<&[f64]> = samples.iter().map(|sample| &sample.0[from..to]).collect();
            statistic(&parts)
        };
        let count = samples[0].0.len();
        let batches = (0..count / BATCH).map(|batch| of(batch * BATCH, (batch + 1) * BATCH));
        within(of(0, count), by_batches(batches))
    }

    /// The correlation with another sample; standard error by batches.
    pub(super) fn correlation(&self, other: &Self) -> Answer {
        let of = |a: &[f64], b: &[f64]| {
            let (a, b) = (Self(a.to_vec()), Self(b.to_vec()));
            a.co_moment(&b) / (a.moment(2) * b.moment(2)).sqrt()
        };
        let batches = self.0.chunks(BATCH).zip(other.0.chunks(BATCH));
        within(
            of(&self.0, &other.0),
            by_batches(batches.map(|(a, b)| of(a, b))),
        )
    }

    /// The covariance with another sample: a mean of products, with its standard error.
    pub(super) fn covariance(&self, other: &Self) -> Answer {
        let (mean, mean_other) = (self.average(), other.average());
        self.with(other, |a, b| (a - mean) * (b - mean_other))
            .mean()
    }

    fn co_moment(&self, other: &Self) -> f64 {
        let (mean, mean_other) = (self.average(), other.average());
        self.with(other, |a, b| (a - mean) * (b - mean_other))
            .average()
    }
}

/// Standard error of the statistic of all trials from that of equal, independent batches.
fn by_batches(values: impl Iterator<Item = f64>) -> f64 {
    let values = Sample(values.collect());
    (values.moment(2) / (values.count() - 1.0)).sqrt()
}

/// A share with Wilson's interval at four standard errors.
pub(super) fn share_of(hits: u64, trials: u64) -> Answer {
    let interval = wilson(hits, trials, FOUR);
    Answer::Between(interval.low, interval.high)
}

/// Four standard errors about a value, and the rounding of a clock for what does not vary.
pub(super) fn within(value: f64, standard_error: f64) -> Answer {
    let reach = 4.0 * standard_error + 1e-9 * value.abs();
    Answer::Between(value - reach, value + reach)
}
