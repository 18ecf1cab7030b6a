//! Trials one by one: for a question that is asked of very many futures, and of few worlds.

use super::desk::Desk;
use super::reckon::reckon;
use super::seed::BLOCK;
use super::simulate::{Group, Setting};
use super::world::{Frame, World};
use crate::route::{Purpose, SHIPMENT};
use crate::stats::Status;

/// Blocks of worlds that a sampler keeps drawn from one future to the next.
const KEPT: usize = 4;

/// What became of each shipment on one route, in the order of the worlds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteSample {
    /// Hours from clock open to clock close; of no meaning where it did not arrive.
    pub time_h: Vec<f64>,
    /// USD per box.
    pub cost_usd: Vec<f64>,
    /// Generalised cost of the trial, USD per box.
    pub generalised_usd: Vec<f64>,
    /// How it ended.
    pub status: Vec<Status>,
}

impl RouteSample {
    /// Trials.
    #[must_use]
    pub fn trials(&self) -> usize {
        self.status.len()
    }

    /// True where the shipment arrived.
    #[must_use]
    pub fn arrived(&self, trial: usize) -> bool {
        self.status[trial] == Status::Arrived
    }

    fn clear(&mut self) {
        self.time_h.clear();
        self.cost_usd.clear();
        self.generalised_usd.clear();
        self.status.clear();
    }
}

/// Reckons the first worlds of a setting again and again under other values: the worlds are drawn once.
#[derive(Debug)]
pub struct Sampler<'a> {
    setting: Setting<'a>,
    worlds: Vec<World>,
    desk: Desk,
    risk: usize,
    sample: Vec<RouteSample>,
}

impl<'a> Sampler<'a> {
    /// A sampler of these worlds.
    ///
    /// # Panics
    /// If no program registered the shipment's risk, as every program does.
    #[must_use]
    pub fn new(setting: Setting<'a>) -> Self {
        Self {
            setting,
            worlds: Vec::new(),
            desk: Desk::default(),
            risk: setting
                .hazards
                .find(SHIPMENT, Purpose::Risk)
                .expect("every program registers the shipment's risk"),
            sample: Vec::new(),
        }
    }

    /// The first `trials` worlds on every route of a group: a sample for each route. The same worlds and the same
    /// numbers as [`super::simulate`] sums up.
    pub fn run(&mut self, group: &Group, trials: u64) -> &[RouteSample] {
        self.sample
            .resize_with(group.programs.len(), RouteSample::default);
        for sample in &mut self.sample {
            sample.clear();
        }
        for block in 0..trials.div_ceil(BLOCK as u64) {
            let lanes = (trials - block * BLOCK as u64).min(BLOCK as u64) as usize;
            let kept = self.world(block);
            let world = &mut self.worlds[kept];
            world.meet(&group.conditions);
            for (program, sample) in group.programs.iter().zip(&mut self.sample) {
                let desk = &mut self.desk;
                reckon(program, world, self.risk, false, desk);
                sample.time_h.extend_from_slice(&desk.time_h()[..lanes]);
                sample.cost_usd.extend_from_slice(&desk.cost_usd()[..lanes]);
                sample
                    .generalised_usd
                    .extend_from_slice(&desk.generalised_usd()[..lanes]);
                sample.status.extend_from_slice(&desk.status()[..lanes]);
            }
        }
        &self.sample
    }

    /// Where the drawn world of a block stands.
    fn world(&mut self, block: u64) -> usize {
        let place = (block as usize).min(KEPT);
        if let Some(world) = self.worlds.get_mut(place) {
            if place == KEPT {
                world.draw(
                    self.setting.hazards,
                    self.setting.seed,
                    block,
                    self.setting.window,
                );
            }
            return place;
        }
        let mut world = World::blank(self.setting.hazards).within(Frame {
            from_h: self.setting.world_from_h,
            length_h: self.setting.horizon_h,
        });
        world.draw(
            self.setting.hazards,
            self.setting.seed,
            block,
            self.setting.window,
        );
        self.worlds.push(world);
        place
    }
}
