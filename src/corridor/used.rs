//! Which cells, laws and assumptions the rows of a route read.

use std::collections::BTreeSet;

use super::{
    CargoClass, Corridor, Grade, LawForm, Leg, Loading, Pace, Quantity, Service, Spell, Stop,
    Timing, Work,
};

/// Cells read by some rows, with the grade of the row for numbers that stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Indices of the assumptions that are read.
    pub assumptions: BTreeSet<usize>,
    /// Numbers written into the rows themselves, by grade of the row, in the order of [`Grade::ALL`].
    pub numbers: [u32; 4],
    /// Ids of the sources of those rows and assumptions.
    pub sources: BTreeSet<String>,
}

impl Used {
    /// Adds a cell of a row of this grade.
    fn cell(&mut self, corridor: &Corridor, cell: Quantity, grade: Grade) {
        match cell {
            Quantity::Given(_) => self.numbers[grade as usize] += 1,
            Quantity::Assumed { assumption, .. } => {
                if self.assumptions.insert(assumption) {
                    let evidence = &corridor.assumptions[assumption].evidence;
                    self.sources.extend(evidence.sources.iter().cloned());
                }
            }
        }
    }

    fn law(&mut self, corridor: &Corridor, law: usize, grade: Grade) {
        let form = &corridor.laws[law].form;
        for cell in form.cells() {
            self.cell(corridor, cell, grade);
        }
        if let LawForm::Mixture { parts } = form {
            for (_, part) in parts {
                self.law(corridor, *part, grade);
            }
        }
    }

    fn spell(&mut self, corridor: &Corridor, spell: Spell, grade: Grade) {
        match spell {
            Spell::Fixed(_) => self.numbers[grade as usize] += 1,
            Spell::Drawn(law) => self.law(corridor, law, grade),
        }
    }

    fn loadings(&mut self, corridor: &Corridor, loadings: &[Loading], grade: Grade) {
        for loading in loadings {
            self.cell(corridor, loading.loading, grade);
        }
    }

    /// Adds everything that a leg reads.
    pub fn leg(&mut self, corridor: &Corridor, leg: &Leg) {
        let grade = leg.evidence.grade;
        self.sources.extend(leg.evidence.sources.iter().cloned());
        let cells = [leg.toll_usd_teu, leg.war_risk_usd_teu, leg.co2e_g_tkm];
        for cell in cells.into_iter().flatten().chain(leg.tariff.cells()) {
            self.cell(corridor, cell, grade);
        }
        self.cell(corridor, leg.distance_km, grade);
        match leg.pace {
            Pace::Speed(speed) => self.cell(corridor, speed, grade),
            Pace::Time(spell) => self.spell(corridor, spell, grade),
        }
        if let Some(law) = leg.variation {
            self.law(corridor, law, grade);
        }
        self.loadings(corridor, &leg.factors, grade);
    }

    /// Adds everything that a service reads.
    pub fn service(&mut self, corridor: &Corridor, service: &Service) {
        let grade = service.evidence.grade;
        self.sources
            .extend(service.evidence.sources.iter().cloned());
        let timing = match &service.timing {
            Timing::Headway {
                headway_d,
                cv,
                offset_h,
            } => [Some(*headway_d), *cv, *offset_h],
            Timing::Timetable { .. } => [None; 3],
            Timing::WhenFull {
                target_boxes,
                boxes_d,
                max_wait_d,
            } => [Some(*target_boxes), Some(*boxes_d), *max_wait_d],
        };
        let shares = [
            service.cutoff_h,
            service.blank_share,
            service.rollover_share,
        ];
        let cells = timing.into_iter().chain(shares).flatten();
        for cell in cells.chain(service.tariff.cells()) {
            self.cell(corridor, cell, grade);
        }
        if let Some(law) = service.delay {
            self.law(corridor, law, grade);
        }
    }

    /// Adds everything that a stop reads.
    pub fn stop(&mut self, corridor: &Corridor, stop: &Stop) {
        let grade = stop.evidence.grade;
        self.sources.extend(stop.evidence.sources.iter().cloned());
        match stop.work {
            Work::None => {}
            Work::Spell(spell) => self.spell(corridor, spell, grade),
            Work::Channels {
                p_green,
                green,
                inspection,
            } => {
                self.cell(corridor, p_green, grade);
                self.spell(corridor, green, grade);
                self.spell(corridor, inspection, grade);
            }
        }
        if let Some(papers) = stop.documents {
            self.cell(corridor, papers.probability, grade);
            self.spell(corridor, papers.hours, grade);
        }
        let cells = [stop.fee_value_share, stop.co2e_kg_t].into_iter().flatten();
        for cell in cells.chain(stop.fee.cells()) {
            self.cell(corridor, cell, grade);
        }
        if let Some(storage) = &stop.storage {
            self.cell(corridor, storage.free_h, grade);
            for (_, rate) in &storage.tiers {
                self.cell(corridor, *rate, grade);
            }
        }
        self.loadings(corridor, &stop.factors, grade);
    }

    /// Adds everything that a cargo class reads.
    pub fn cargo(&mut self, corridor: &Corridor, cargo: &CargoClass) {
        let cells = [
            cargo.value_usd_teu,
            cargo.vot_usd_teu_d,
            cargo.vor_ratio,
            cargo.payload_t_teu,
        ];
        for cell in cells.into_iter().chain(cargo.capital_cost_year) {
            self.cell(corridor, cell, Grade::Judgement);
        }
    }
}
