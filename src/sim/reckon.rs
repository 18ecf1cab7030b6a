//! A pure pass per step over the block's columns: wait until accessible, for the departure, for the office;
//! pass the border; move; hand over. The same world gives the same answer.

use super::apply::apply;
use super::board::board;
use super::desk::Desk;
use super::seed::BLOCK;
use super::world::{World, normal_scores};
use crate::corridor::Part;
use crate::route::{Draw, Op, Program, RISK_LOADING, Span};
use crate::time::OpenIntervals;

/// Reckons one route for a block of worlds; the answer stands on the desk.
///
/// `risk` is the column of the shipment's risk score. With `marks` the breakpoints are noted too.
pub fn reckon(program: &Program, world: &World, risk: usize, marks: bool, desk: &mut Desk) {
    desk.start(world.ready());
    for op in &program.ops {
        match op {
            Op::Arrive => desk.arrived_at = desk.clock,
            Op::Enter(_) | Op::Convoy(_) | Op::Queue(_) | Op::Choose(_) => {}
            Op::Move {
                part, span, vary, ..
            } => {
                spend(span, world, desk);
                if let Some(draw) = vary {
                    apply(draw, world, &mut desk.mixed, &mut desk.other);
                    for (hours, factor) in desk.spent.iter_mut().zip(&desk.other) {
                        *hours *= factor;
                    }
                }
                desk.book(*part);
            }
            Op::Dwell { part, span, .. } => match span {
                Span::Fixed(hours) => desk.book_fixed(*part, *hours),
                Span::Drawn(_) => {
                    spend(span, world, desk);
                    desk.book(*part);
                }
            },
            Op::Channels {
                part,
                column,
                threshold,
                green,
                inspection,
            } => channels(
                desk,
                world,
                (*column, risk),
                *threshold,
                *part,
                [green, inspection],
            ),
            Op::Documents {
                column,
                probability,
                hours,
                office,
            } => documents(desk, world, *column, *probability, hours, office),
            Op::Board(boarding) => board(boarding, world, desk),
            Op::Late { part, draw } => {
                apply(draw, world, &mut desk.mixed, &mut desk.spent);
                desk.book(*part);
            }
            Op::Store(line, charge) => {
                desk.used_lines[*line] = true;
                for i in 0..BLOCK {
                    desk.charges[*line][i] += charge.usd(desk.clock[i] - desk.arrived_at[i]);
                }
            }
            Op::Pay(line, usd) => desk.fixed_usd[*line] += usd,
            Op::Emit(kg) => desk.co2e_kg += kg,
            Op::Open => desk.open(),
            Op::Mark => {
                if marks {
                    desk.mark(program.vot_usd_h);
                }
            }
        }
    }
    if let Some((column, share)) = program.eligible {
        for (eligible, u) in desk.eligible.iter_mut().zip(world.uniforms(column)) {
            *eligible = *u < share;
        }
    }
    desk.close(program.vot_usd_h);
}

/// Hours of a span into `desk.spent`.
fn spend(span: &Span, world: &World, desk: &mut Desk) {
    match span {
        Span::Fixed(hours) => desk.spent = [*hours; BLOCK],
        Span::Drawn(draw) => apply(draw, world, &mut desk.mixed, &mut desk.spent),
    }
}

/// Green lane or inspection: the post's own score is mixed with the shipment's risk, and the suspicious are
/// inspected (METHOD 1.4).
fn channels(
    desk: &mut Desk,
    world: &World,
    (own, risk): (usize, usize),
    threshold: f64,
    part: Part,
    [green, inspection]: [&Span; 2],
) {
    let mut score = [0.0; BLOCK];
    normal_scores(world.uniforms(own), &mut score);
    let rest = (1.0 - RISK_LOADING * RISK_LOADING).sqrt();
    for (score, risk) in score.iter_mut().zip(world.scores(risk)) {
        *score = RISK_LOADING * risk + rest * *score;
    }
    for (span, part, inspected) in [(green, part, false), (inspection, Part::Inspection, true)] {
        spend(span, world, desk);
        for (hours, score) in desk.spent.iter_mut().zip(&score) {
            if (*score > threshold) != inspected {
                *hours = 0.0;
            }
        }
        desk.book(part);
    }
}

/// A hold for papers: worked hours are a hold, the rest is a closed office (METHOD 1.7).
fn documents(
    desk: &mut Desk,
    world: &World,
    column: usize,
    probability: f64,
    hours: &Span,
    office: &OpenIntervals,
) {
    spend(hours, world, desk);
    let decided = world.uniforms(column);
    let mut closed = [0.0; BLOCK];
    for i in 0..BLOCK {
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
    }
    desk.book(Part::Hold);
    desk.spent = closed;
    desk.book(Part::OfficeClosed);
}

/// The value of one draw in one trial, for `explain` and tests.
#[must_use]
pub fn value_of(draw: &Draw, world: &World, trial: usize) -> f64 {
    let (mut mixed, mut out) = ([0.0; BLOCK], [0.0; BLOCK]);
    apply(draw, world, &mut mixed, &mut out);
    out[trial]
}
