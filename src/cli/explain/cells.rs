//! The cells of a row under the names of their columns.

use crate::corridor::{
    CargoClass, Closure, Corridor, LawForm, LawRow, Leg, Loading, Pace, Place, Quantity,
    SeasonDate, Service, Spell, Stop, Stretch, Surveyed, Tariff, Timing, Work,
};

/// A cell: a number, or the index of a law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    /// A numeric cell.
    Number(Quantity),
    /// A time cell that names a law (by index).
    Law(usize),
}

/// A cell with the name of its column.
pub(super) type Named = (&'static str, Cell);

#[derive(Default)]
struct Cells(Vec<Named>);

impl Cells {
    fn number(&mut self, column: &'static str, cell: Option<Quantity>) {
        self.0.extend(cell.map(|cell| (column, Cell::Number(cell))));
    }

    fn surveyed(&mut self, of: &Surveyed) {
        let columns = ["other_payments_usd_teu", "loss_share"];
        for (column, cell) in columns.into_iter().zip(of.cells()) {
            self.number(column, cell);
        }
    }

    fn numbers(&mut self, cells: impl Iterator<Item = (&'static str, Quantity)>) {
        for (column, cell) in cells {
            self.number(column, Some(cell));
        }
    }

    fn law(&mut self, column: &'static str, law: Option<usize>) {
        self.0.extend(law.map(|law| (column, Cell::Law(law))));
    }

    fn spell(&mut self, column: &'static str, spell: Spell) {
        match spell {
            Spell::Fixed(hours) => self.number(column, Some(Quantity::Given(hours))),
            Spell::Drawn(law) => self.law(column, Some(law)),
        }
    }

    fn tariff(&mut self, names: [&'static str; 3], tariff: &Tariff) {
        self.number(names[0], tariff.per_teu_km);
        self.number(names[1], tariff.per_teu);
        self.number(names[2], tariff.per_box);
        self.number("factor_40ft", tariff.factor_40ft);
        self.number("back_factor", tariff.back_factor);
    }

    fn loadings(&mut self, loadings: &[Loading]) {
        for loading in loadings {
            self.number("loading on a factor", Some(loading.loading));
        }
    }
}

const FREIGHT: [&str; 3] = ["freight_usd_teu_km", "freight_usd_teu", "freight_usd_box"];
const FEE: [&str; 3] = ["fee_usd_teu_km", "fee_usd_teu", "fee_usd_box"];

/// Cells of a leg.
pub(super) fn of_leg(leg: &Leg) -> Vec<Named> {
    let mut cells = Cells::default();
    cells.number("distance_km", Some(leg.distance_km));
    match leg.pace {
        Pace::Speed(speed) => cells.number("speed, km/h", Some(speed)),
        Pace::Time(spell) => cells.spell("time, h", spell),
    }
    cells.law("variation", leg.variation);
    cells.tariff(FREIGHT, &leg.tariff);
    cells.number("toll_usd_teu", leg.toll_usd_teu);
    cells.number("war_risk_usd_teu", leg.war_risk_usd_teu);
    cells.surveyed(&leg.surveyed);
    cells.number("co2e_g_tkm", leg.co2e_g_tkm);
    cells.loadings(&leg.factors);
    cells.0
}

/// Cells of a service.
pub(super) fn of_service(service: &Service) -> Vec<Named> {
    let mut cells = Cells::default();
    match &service.timing {
        Timing::Headway {
            headway_d,
            cv,
            offset_h,
        } => {
            cells.number("headway_d", Some(*headway_d));
            cells.number("headway_cv", *cv);
            cells.number("offset_h", *offset_h);
        }
        Timing::Timetable { .. } => {}
        Timing::WhenFull {
            target_boxes,
            boxes_d,
            max_wait_d,
        } => {
            cells.number("target_boxes", Some(*target_boxes));
            cells.number("boxes a day", Some(*boxes_d));
            cells.number("max_wait_d", *max_wait_d);
        }
    }
    cells.number("cutoff_h", service.cutoff_h);
    cells.number("blank_share", service.blank_share);
    cells.number("rollover_share", service.rollover_share);
    cells.law("delay, h", service.delay);
    cells.tariff(FREIGHT, &service.tariff);
    cells.number("slots_teu", service.slots_teu);
    cells.numbers(service.slots.cells());
    cells.0
}

/// Cells of a stop.
pub(super) fn of_stop(stop: &Stop) -> Vec<Named> {
    let mut cells = Cells::default();
    match stop.work {
        Work::None => {}
        Work::Spell(spell) => cells.spell("time, h", spell),
        Work::Channels {
            p_green,
            green,
            inspection,
        } => {
            cells.number("p_green", Some(p_green));
            cells.spell("green, h", green);
            cells.spell("inspection, h", inspection);
        }
    }
    if let Some(documents) = &stop.documents {
        cells.number("p_documents", Some(documents.probability));
        cells.spell("documents, working h", documents.hours);
    }
    cells.tariff(FEE, &stop.fee);
    cells.number("fee_value_share", stop.fee_value_share);
    cells.surveyed(&stop.surveyed);
    if let Some(storage) = &stop.storage {
        cells.number("free_h", Some(storage.free_h));
        for (_, rate) in &storage.tiers {
            cells.number("storage, USD a day", Some(*rate));
        }
    }
    cells.number("co2e_kg_t", stop.co2e_kg_t);
    cells.number("capacity_teu_d", stop.capacity_teu_d);
    if let Some(queue) = stop.queue {
        cells.numbers(queue.cells());
    }
    cells.loadings(&stop.factors);
    cells.0
}

/// Cells of a closure.
pub(super) fn of_closure(closure: &Closure) -> Vec<Named> {
    let mut cells = Cells::default();
    if closure.dated.is_none() {
        cells.number("rate_year", closure.recurring.map(|row| row.rate_year));
    }
    if let Some(duration) = closure.duration() {
        cells.spell("duration, h", duration);
    }
    cells.numbers(closure.cells().filter(|(column, _)| *column != "rate_year"));
    cells.0
}

/// Cells of a date of a season.
pub(super) fn of_date(date: &SeasonDate) -> Vec<Named> {
    let mut cells = Cells::default();
    match date.stretch {
        Stretch::Known(factor) => cells.number("factor", Some(factor)),
        Stretch::Drawn(law) => cells.law("factor", Some(law)),
    }
    cells.number("sd_d", date.sd_d);
    cells.number("convoy_h", date.convoy_h);
    cells.loadings(&date.factors);
    cells.0
}

/// What a change of plan takes at a place.
pub(super) fn of_place(place: &Place) -> Vec<Named> {
    let mut cells = Cells::default();
    if let Some(decision) = place.decision {
        cells.number("switch_h", decision.switch_h);
        cells.number("switch_usd_teu", decision.switch_usd_teu);
    }
    cells.0
}

/// Cells of a law.
pub(super) fn of_law(law: &LawRow) -> Vec<Named> {
    let mut cells = Cells::default();
    let names: &[&'static str] = match &law.form {
        LawForm::Fixed { .. } => &["mean"],
        LawForm::Uniform { .. } => &["min", "max"],
        LawForm::Triangular { .. } | LawForm::Pert { .. } => &["min", "mode", "max"],
        LawForm::Lognormal { .. } | LawForm::Gamma { .. } | LawForm::Weibull { .. } => {
            &["mean", "cv"]
        }
        LawForm::LognormalQuantiles { .. } => &["p50", "p90"],
        LawForm::Empirical { .. } => &[],
        LawForm::Mixture { .. } => &["weight"],
    };
    for (name, cell) in names.iter().cycle().zip(law.form.cells()) {
        cells.number(name, Some(cell));
    }
    if let LawForm::Mixture { parts } = &law.form {
        for (_, part) in parts {
            cells.law("part", Some(*part));
        }
    }
    cells.0
}

/// Cells of a cargo class.
pub(super) fn of_cargo(cargo: &CargoClass) -> Vec<Named> {
    let mut cells = Cells::default();
    cells.number("value_usd_teu", Some(cargo.value_usd_teu));
    cells.number("vot_usd_teu_d", Some(cargo.vot_usd_teu_d));
    cells.number("vor_ratio", Some(cargo.vor_ratio));
    cells.number("payload_t_teu", Some(cargo.payload_t_teu));
    cells.0
}

/// Every row that has cells: what it is, its id, its cells.
pub(super) fn of_all(corridor: &Corridor) -> Vec<(&'static str, &str, Vec<Named>)> {
    let mut all = Vec::new();
    all.extend(
        corridor
            .legs
            .iter()
            .map(|row| ("leg", row.id.as_str(), of_leg(row))),
    );
    all.extend(
        corridor
            .stops
            .iter()
            .map(|row| ("stop", row.id.as_str(), of_stop(row))),
    );
    all.extend(
        corridor
            .services
            .iter()
            .map(|row| ("service", row.id.as_str(), of_service(row))),
    );
    all.extend(
        corridor
            .laws
            .iter()
            .map(|row| ("law", row.id.as_str(), of_law(row))),
    );
    all.extend(
        corridor
            .cargo
            .iter()
            .map(|row| ("cargo", row.id.as_str(), of_cargo(row))),
    );
    let closures = corridor.closures.iter();
    all.extend(closures.map(|row| ("closure", row.id.as_str(), of_closure(row))));
    for row in &corridor.seasons {
        let cells = row.dates.iter().flat_map(of_date).collect();
        all.push(("season", row.id.as_str(), cells));
    }
    let places = corridor.places.iter().filter(|row| row.decision.is_some());
    all.extend(places.map(|row| ("place", row.id.as_str(), of_place(row))));
    all
}
