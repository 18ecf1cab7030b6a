//! A pure pass per step over the block's columns: wait until accessible, for the departure, for the office;
//! pass the border; move; hand over. The same world gives the same answer.

use super::apply::value_at;
use super::board::board;
use super::choose;
use super::desk::Desk;
use super::enter::{convoy, enter, queue};
use super::seed::BLOCK;
use super::trials::{All, Trials};
use super::work::{Hours, Work};
use super::world::World;
use crate::corridor::Part;
use crate::route::{Draw, Op, Program, RISK_LOADING, Span, Tempo};
use crate::time::OpenIntervals;

/// What a pass over a program needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pass<'a> {
    pub(super) program: &'a Program,
    pub(super) world: &'a World,
    /// Column of the shipment's risk score.
    pub(super) risk: usize,
    /// Whether breakpoints are noted.
    pub(super) marks: bool,
}

/// Reckons one route for a block of worlds; the answer stands on the desk.
///
/// `risk` is the column of the shipment's risk score. With `marks` the breakpoints are noted too. First all shippers
/// keep to the plan; those who would have done otherwise at a junction are then reckoned again, and do so.
pub fn reckon(program: &Program, world: &World, risk: usize, marks: bool, desk: &mut Desk) {
    let pass = Pass {
        program,
        world,
        risk,
        marks,
    };
    desk.committed = None;
    choose::open_at_ready(pass, desk);
    desk.start(world.ready(), All);
    for op in &program.ops {
        if let Op::Choose(junction) = op {
            choose::note(pass, *junction, desk);
        } else {
            pass.step(op, All, desk);
        }
    }
    pass.finish(All, desk);
    if !program.junctions.is_empty() {
        choose::again(pass, desk);
    }
}

impl Pass<'_> {
    /// One step for these trials.
    pub(super) fn step(self, op: &Op, trials: impl Trials, desk: &mut Desk) {
        let world = self.world;
        match op {
            Op::Arrive => trials.each(|i| desk.arrived_at[i] = desk.clock[i]),
            Op::Enter(closures) => enter(closures, world, trials, desk),
            Op::Convoy(season) => convoy(*season, world, trials, desk),
            Op::Queue(queueing) => queue(queueing, world, trials, desk),
            Op::Choose(_) => {}
            Op::Move {
                part,
                span,
                vary,
                tempo,
            } => {
                let work = Work {
                    hours: span.into(),
                    vary: vary.as_ref(),
                    tempo,
                };
                work.all(*part, world, trials, desk);
            }
            Op::Dwell { part, span, tempo } => {
                let work = Work {
                    hours: span.into(),
                    vary: None,
                    tempo,
                };
                work.all(*part, world, trials, desk);
            }
            Op::Channels {
                part,
                column,
                threshold,
                green,
                inspection,
                tempo,
            } => {
                let channels = Channels {
                    column: *column,
                    threshold: *threshold,
                    part: *part,
                    spans: [green, inspection],
                    tempo,
                };
                self.channels(channels, trials, desk);
            }
            Op::Documents {
                column,
                probability,
                hours,
                office,
            } => self.documents((*column, *probability), hours, office, trials, desk),
            Op::Board(boarding) => board(boarding, world, trials, desk),
            Op::Late { part, draw } => {
                let work = Work {
                    hours: Hours::Drawn(draw),
                    vary: None,
                    tempo: &Tempo::default(),
                };
                work.all(*part, world, trials, desk);
            }
            Op::Store(line, charge) => {
                desk.used_lines[*line] = true;
                let charges = &mut desk.charges[*line];
                trials.each(|i| charges[i] += charge.usd(desk.clock[i] - desk.arrived_at[i]));
            }
            Op::Pay(line, usd) => desk.purse.fixed_usd[*line] += usd,
            Op::Emit(kg) => desk.purse.co2e_kg += kg,
            Op::Open => desk.open(trials),
            Op::Mark => {
                if self.marks {
                    desk.mark(self.program.vot_usd_h, trials);
                }
            }
        }
    }

    /// Eligibility, totals and statuses of these trials.
    pub(super) fn finish(self, trials: impl Trials, desk: &mut Desk) {
        if let Some((column, share)) = self.program.eligible {
            let uniforms = self.world.uniforms(column);
            trials.each(|i| desk.eligible[i] &= uniforms[i] < share);
        }
        desk.close(self.program.vot_usd_h, |lane| self.world.end(lane), trials);
    }

    /// Green lane or inspection: the post's own score is mixed with the shipment's risk, and the suspicious are
    /// inspected (METHOD 1.4).
    fn channels(self, channels: Channels<'_>, trials: impl Trials, desk: &mut Desk) {
        let risk = self.world.scores(self.risk);
        let rest = (1.0 - RISK_LOADING * RISK_LOADING).sqrt();
        let mut inspect = [false; BLOCK];
        self.world.with_scores(channels.column, |own| {
            trials.each(|i| {
                let score = RISK_LOADING * risk[i] + rest * own[i];
                inspect[i] = score > channels.threshold;
            });
        });
        let lanes = [(channels.part, false), (Part::Inspection, true)];
        for (span, (part, inspected)) in channels.spans.into_iter().zip(lanes) {
            let work = Work {
                hours: span.into(),
                vary: None,
                tempo: channels.tempo,
            };
            work.begin(self.world, trials, desk);
            trials.each(|i| {
                if inspect[i] != inspected {
                    desk.spent[i] = 0.0;
                }
            });
            work.finish(part, self.world, trials, desk);
        }
    }

    /// A hold for papers: worked hours are a hold, the rest is a closed office (METHOD 1.7).
    fn documents(
        self,
        (column, probability): (usize, f64),
        hours: &Span,
        office: &OpenIntervals,
        trials: impl Trials,
        desk: &mut Desk,
    ) {
        let work = Work {
            hours: hours.into(),
            vary: None,
            tempo: &Tempo::default(),
        };
        work.begin(self.world, trials, desk);
        let decided = self.world.uniforms(column);
        let mut closed = [0.0; BLOCK];
        trials.each(|i| {
            if decided[i] < probability {
                let (start, work) = (desk.clock[i], desk.spent[i]);
                let finish = if work > 0.0 {
                    office.finish(start, work)
                } else {
                    office.next_open(start)
                };
                match finish {
                    Some(finish) => closed[i] = (finish - start - work).max(0.0),
                    None => desk.beyond[i] = true,
                }
            } else {
                desk.spent[i] = 0.0;
            }
        });
        desk.book(Part::Hold, trials);
        desk.spent = closed;
        desk.book(Part::OfficeClosed, trials);
    }
}

/// A border post.
#[derive(Clone, Copy)]
struct Channels<'a> {
    column: usize,
    threshold: f64,
    part: Part,
    /// Green lane and inspection.
    spans: [&'a Span; 2],
    tempo: &'a Tempo,
}

/// The value of one draw in one trial when the shipment is ready, for `explain` and tests.
#[must_use]
pub fn value_of(draw: &Draw, world: &World, trial: usize) -> f64 {
    value_at(draw, world, trial, world.ready()[trial])
}
