//! A program in the making: steps, and the hazards that they draw.

use super::hazards::{Hazards, Purpose};
use super::program::{Board, Draw, Op, Queueing, Span, Tempo};
use super::pull::Puller;
use super::queueing::{QueueLoad, batch_wait, slot_load, stop_batch, stop_load};
use super::timing::departures;
use crate::corridor::{Corridor, CostLine, Level, Loading, Quantity, Spell, Stop, Storage, Values};

/// A program in the making.
pub(super) struct Draft<'a> {
    pub(super) corridor: &'a Corridor,
    pub(super) puller: &'a Puller<'a>,
    pub(super) values: &'a Values,
    pub(super) hazards: &'a mut Hazards,
    pub(super) ops: Vec<Op>,
    /// False where every draw stands by itself.
    pub(super) shares_shocks: bool,
    pub(super) marks: Vec<(usize, bool)>,
    /// For each place of the route the number of steps until it has been reached.
    pub(super) arrivals: Vec<usize>,
}

impl Draft<'_> {
    pub(super) fn mark(&mut self, position: usize, before: bool) {
        self.marks.push((position, before));
        self.ops.push(Op::Mark);
    }

    pub(super) fn pay(&mut self, line: CostLine, usd: f64) {
        if usd != 0.0 {
            self.ops.push(Op::Pay(line as usize, usd));
        }
    }

    pub(super) fn store(&mut self, storage: &Storage, size: f64) {
        let charge = storage.charge(self.values, size);
        self.ops
            .push(Op::Store(CostLine::Demurrage as usize, charge));
    }

    /// A draw of a law, its factors mixed in.
    pub(super) fn draw(&mut self, column: usize, law: usize, factors: &[Loading]) -> Draw {
        let mix: Vec<(usize, f64)> = factors
            .iter()
            .filter(|_| self.shares_shocks)
            .map(|loading| {
                let factor = &self.corridor.factors[loading.factor];
                let place = self.hazards.factor_of(factor);
                (place, loading.loading.get(self.values))
            })
            .collect();
        let pull = self.puller.pull(law, !mix.is_empty());
        Draw::new(column, mix, pull)
    }

    /// Fixed hours, or a draw of the row's own hazard.
    pub(super) fn span(
        &mut self,
        spell: Spell,
        id: &str,
        purpose: Purpose,
        factors: &[Loading],
    ) -> Span {
        match spell {
            Spell::Fixed(hours) => Span::Fixed(hours),
            Spell::Drawn(law) => {
                let column = self.hazards.column(id, purpose);
                Span::Drawn(self.draw(column, law, factors))
            }
        }
    }

    /// What changes the pace of work on a leg or at a stop.
    pub(super) fn tempo(&self, season: Option<usize>, closures: &[usize]) -> Tempo {
        let slows = |row: &usize| self.corridor.closures[*row].level.slows();
        Tempo {
            season,
            slowing: closures.iter().copied().filter(slows).collect(),
        }
    }

    /// Goes in where there may be convoys and closures. The closures come last: what is entered is open then. True
    /// if there is anything to wait for.
    pub(super) fn enter(&mut self, season: Option<usize>, closures: &[usize]) -> bool {
        let before = self.ops.len();
        let convoys = |row: &usize| {
            let mut dates = self.corridor.seasons[*row].dates.iter();
            dates.any(|date| date.convoy_h.is_some())
        };
        if let Some(season) = season.filter(convoys) {
            self.ops.push(Op::Convoy(season));
        }
        let shuts = |row: &usize| {
            let level = self.corridor.closures[*row].level;
            level.holds() || level == Level::Barred
        };
        let shut: Vec<usize> = closures.iter().copied().filter(shuts).collect();
        if !shut.is_empty() {
            self.ops.push(Op::Enter(shut));
        }
        self.ops.len() > before
    }

    /// Stands in the queues before a stop: by utilisation, then for the wave of the batch. The hazards are registered
    /// even where nobody waits: in another future somebody may.
    pub(super) fn queue(&mut self, stop: &Stop) {
        let Some(queue) = stop.queue else {
            return;
        };
        if queue.volume_teu_d.is_some() {
            self.stand(&stop.id, stop_load(stop, self.values));
        }
        if queue.batch_boxes.is_some() {
            let column = self.hazards.column(&stop.id, Purpose::Batch);
            let batch = stop_batch(stop, self.values);
            self.ops.extend(batch.map(|batch| {
                Op::Queue(Queueing {
                    column,
                    busy: 1.0,
                    wait: batch_wait(batch),
                })
            }));
        }
    }

    fn stand(&mut self, id: &str, load: Option<QueueLoad>) {
        let column = self.hazards.column(id, Purpose::Queue);
        let waits = load.filter(|load| load.mean_h > 0.0);
        self.ops.extend(waits.map(|load| {
            Op::Queue(Queueing {
                column,
                busy: load.busy,
                wait: load.wait(),
            })
        }));
    }

    /// Boards a service at a place, after the queue for its slots; a booked box has its slot. A booked box whose origin stop runs to the sailing has no cut-off left.
    pub(super) fn board(
        &mut self,
        service: usize,
        place: usize,
        booked: bool,
        cutoff_covered: bool,
    ) {
        let service = &self.corridor.services[service];
        let share = |cell: Option<Quantity>| cell.map_or(0.0, |q| q.get(self.values));
        let runs = (1.0 - share(service.blank_share)) * (1.0 - share(service.rollover_share));
        let cutoff = if cutoff_covered {
            0.0
        } else {
            share(service.cutoff_h)
        };
        // Registered even where every departure runs and takes the box: in another future one may not.
        let may_miss = service.blank_share.is_some() || service.rollover_share.is_some();
        let column = may_miss.then(|| self.hazards.column(&service.id, Purpose::Missed));
        let missed = column
            .filter(|_| runs < 1.0)
            .map(|column| (1.0 - runs, column));
        if service.slots.volume_teu_d.is_some() && !booked {
            self.stand(&service.id, slot_load(service, self.values));
        }
        let departures = departures(self, service, place);
        self.ops.push(Op::Board(Board {
            departures,
            cutoff,
            booked,
            missed,
        }));
    }
}
