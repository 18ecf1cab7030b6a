//! What rows name: assumptions, closures, seasons.

use std::collections::BTreeSet;

use crate::corridor::{
    CargoClass, Closure, Corridor, LawForm, Leg, Loading, Pace, Quantity, Season, Service, Spell,
    Stop, Stretch, Tariff, Timing, Work,
};

/// What the rows of an answer name.
#[derive(Debug)]
pub(super) struct Used<'a> {
    corridor: &'a Corridor,
    assumptions: BTreeSet<usize>,
    closures: BTreeSet<usize>,
    seasons: BTreeSet<usize>,
}

impl<'a> Used<'a> {
    /// Nothing yet.
    pub(super) fn new(corridor: &'a Corridor) -> Self {
        Self {
            corridor,
            assumptions: BTreeSet::new(),
            closures: BTreeSet::new(),
            seasons: BTreeSet::new(),
        }
    }

    /// Closures (by index) that legs and stops name.
    pub(super) fn closures(&self) -> BTreeSet<usize> {
        self.closures.clone()
    }

    /// Seasons (by index) that legs and stops name.
    pub(super) fn seasons(&self) -> BTreeSet<usize> {
        self.seasons.clone()
    }

    /// Assumptions (by index) that cells and laws name.
    pub(super) fn assumptions(self) -> BTreeSet<usize> {
        self.assumptions
    }

    fn cells(&mut self, cells: impl IntoIterator<Item = Option<Quantity>>) {
        let found = cells.into_iter().flatten().filter_map(Quantity::assumption);
        self.assumptions.extend(found);
    }

    fn law(&mut self, law: usize) {
        let form = &self.corridor.laws[law].form;
        self.cells(form.cells().into_iter().map(Some));
        if let LawForm::Mixture { parts } = form {
            for (_, part) in parts {
                self.law(*part);
            }
        }
    }

    fn spell(&mut self, spell: Spell) {
        if let Spell::Drawn(law) = spell {
            self.law(law);
        }
    }

    fn tariff(&mut self, tariff: &Tariff) {
        self.cells(tariff.cells().map(Some));
    }

    fn loadings(&mut self, loadings: &[Loading]) {
        self.cells(loadings.iter().map(|loading| Some(loading.loading)));
    }

    /// Cells of a leg.
    pub(super) fn leg(&mut self, leg: &Leg) {
        self.cells([
            Some(leg.distance_km),
            leg.toll_usd_teu,
            leg.war_risk_usd_teu,
            leg.co2e_g_tkm,
        ]);
        self.cells(leg.surveyed.cells());
        match leg.pace {
            Pace::Speed(speed) => self.cells([Some(speed)]),
            Pace::Time(spell) => self.spell(spell),
        }
        if let Some(law) = leg.variation {
            self.law(law);
        }
        self.tariff(&leg.tariff);
        self.loadings(&leg.factors);
        self.closures.extend(&leg.closures);
        self.seasons.extend(leg.season);
    }

    /// Cells of a stop.
    pub(super) fn stop(&mut self, stop: &Stop) {
        match stop.work {
            Work::None => {}
            Work::Spell(spell) => self.spell(spell),
            Work::Channels {
                p_green,
                green,
                inspection,
            } => {
                self.cells([Some(p_green)]);
                self.spell(green);
                self.spell(inspection);
            }
        }
        if let Some(documents) = stop.documents {
            self.cells([Some(documents.probability)]);
            self.spell(documents.hours);
        }
        self.tariff(&stop.fee);
        self.loadings(&stop.factors);
        self.cells([stop.fee_value_share, stop.co2e_kg_t]);
        self.cells(stop.surveyed.cells());
        if let Some(storage) = &stop.storage {
            self.cells([Some(storage.free_h)]);
            self.cells(storage.tiers.iter().map(|(_, rate)| Some(*rate)));
        }
        if let Some(queue) = stop.queue {
            self.cells(queue.cells().map(|(_, cell)| Some(cell)));
            // Without a volume the capacity is told and not reckoned with.
            let capacity = queue.volume_teu_d.and(stop.capacity_teu_d);
            self.cells([capacity]);
        }
        self.closures.extend(&stop.closures);
        self.seasons.extend(stop.season);
    }

    /// Cells of a service.
    pub(super) fn service(&mut self, service: &Service) {
        match &service.timing {
            Timing::Headway {
                headway_d,
                cv,
                offset_h,
            } => self.cells([Some(*headway_d), *cv, *offset_h]),
            Timing::Timetable { .. } => {}
            Timing::WhenFull {
                target_boxes,
                boxes_d,
                max_wait_d,
            } => self.cells([Some(*target_boxes), Some(*boxes_d), *max_wait_d]),
        }
        self.cells([
            service.cutoff_h,
            service.blank_share,
            service.rollover_share,
        ]);
        if let Some(law) = service.delay {
            self.law(law);
        }
        self.tariff(&service.tariff);
        let slots = service.slots;
        self.cells(slots.cells().map(|(_, cell)| Some(cell)));
        // Without a volume the slots are told and not reckoned with.
        self.cells([slots.volume_teu_d.and(service.slots_teu)]);
    }

    /// Cells of a closure.
    pub(super) fn closure(&mut self, closure: &Closure) {
        self.cells(closure.cells().map(|(_, cell)| Some(cell)));
        if let Some(duration) = closure.duration() {
            self.spell(duration);
        }
    }

    /// Cells of a season.
    pub(super) fn season(&mut self, season: &Season) {
        for date in &season.dates {
            self.cells([date.sd_d, date.convoy_h]);
            match date.stretch {
                Stretch::Known(factor) => self.cells([Some(factor)]),
                Stretch::Drawn(law) => self.law(law),
            }
            self.loadings(&date.factors);
        }
    }

    /// What a change of plan takes at a place (by index).
    pub(super) fn decision(&mut self, place: usize) {
        if let Some(decision) = self.corridor.places[place].decision {
            self.cells([decision.switch_h, decision.switch_usd_teu]);
        }
    }

    /// Cells of a cargo class.
    pub(super) fn cargo(&mut self, cargo: &CargoClass) {
        self.cells([
            Some(cargo.value_usd_teu),
            Some(cargo.vot_usd_teu_d),
            Some(cargo.vor_ratio),
            Some(cargo.payload_t_teu),
            cargo.capital_cost_year,
        ]);
    }
}
