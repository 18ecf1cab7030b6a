//! What comes and goes with time: closures, seasons, shared shocks, and ways round what is shut.

mod closures;
mod recourse;
mod seasons;
mod shocks;

use std::sync::Arc;

use corridor::corridor::{Mode, Part};
use corridor::route::{
    Clock, Closing, Conditions, Hazards, Op, Program, Purpose, SHIPMENT, Span, Tempo,
};
use corridor::sim::{Desk, Frame, Seed, Window, World, reckon};

use crate::conditions::YEAR_2025_H;

/// Worlds with their conditions.
struct Stage {
    hazards: Hazards,
    window: Window,
    frame: Frame,
    conditions: Arc<Conditions>,
}

impl Stage {
    /// Shipments get ready within so many hours of the first instant of 2025.
    fn new(from_h: f64, to_h: f64) -> Self {
        let mut hazards = Hazards::default();
        hazards.column(SHIPMENT, Purpose::Ready);
        hazards.column(SHIPMENT, Purpose::Risk);
        Self {
            hazards,
            window: Window {
                from_h: YEAR_2025_H + from_h,
                to_h: YEAR_2025_H + to_h,
            },
            frame: Frame::default(),
            conditions: Arc::default(),
        }
    }

    fn meet(
        &mut self,
        closings: impl IntoIterator<Item = Closing>,
        seasons: impl IntoIterator<Item = Clock>,
    ) {
        self.conditions = Arc::new(Conditions {
            closings: closings.into_iter().map(Some).collect(),
            seasons: seasons.into_iter().map(Some).collect(),
        });
    }

    /// Shows so many blocks of worlds.
    fn worlds(&self, blocks: u64, mut see: impl FnMut(&World)) {
        let mut world = World::blank(&self.hazards).within(self.frame);
        for block in 0..blocks {
            world.draw(&self.hazards, Seed(60), block, self.window);
            world.meet(&self.conditions);
            see(&world);
        }
    }

    /// Reckons a program, with marks, in one block of worlds.
    fn reckoned(&self, program: &Program) -> (World, Desk) {
        let mut world = World::blank(&self.hazards).within(self.frame);
        world.draw(&self.hazards, Seed(60), 0, self.window);
        world.meet(&self.conditions);
        let mut desk = Desk::default();
        let risk = self.hazards.find(SHIPMENT, Purpose::Risk).unwrap();
        reckon(program, &world, risk, true, &mut desk);
        (world, desk)
    }
}

fn program(ops: Vec<Op>) -> Program {
    Program {
        ops,
        eligible: None,
        vot_usd_h: 1.0,
        junctions: Vec::new(),
        marks: Vec::new(),
    }
}

fn sail(hours: f64, season: Option<usize>, slowing: &[usize]) -> Op {
    Op::Move {
        part: Part::Moving(Mode::Sea),
        span: Span::Fixed(hours),
        vary: None,
        tempo: Tempo {
            season,
            slowing: slowing.to_vec(),
        },
    }
}

/// Asserts that two numbers are the same but for the rounding of a clock that stands near 482,000 h.
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-8, "{found} is not {expected}");
}
