//! What an answer rests on: the rows it uses, by grade and by age of the evidence.

use std::collections::BTreeSet;

use crate::corridor::{
    Assumption, Corridor, Evidence, Grade, LawForm, Leg, Loading, Pace, Quantity, Service,
    SourceClass, Spell, Stop, Tariff, Timing, Work,
};

/// A row that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootingRow {
    /// Id of the leg, stop, service or assumption.
    pub id: String,
    /// How far to trust it.
    pub grade: Grade,
    /// Year of the evidence: that of the assumption, else of the newest published source; absent = undated.
    pub year: Option<i32>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// Everything that an answer rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footing {
    /// The rows: legs, stops and services in the order given, then assumptions in the order of the book.
    pub rows: Vec<FootingRow>,
    /// Indices of those assumptions.
    pub assumptions: BTreeSet<usize>,
}

/// How old evidence is, against a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Of that year or later, or of the year before.
    Current,
    /// Two to four years before.
    Recent,
    /// Five to nine years before.
    Old,
    /// Ten years before or more.
    Stale,
    /// Without a year.
    Undated,
}

impl Age {
    /// All ages, newest first.
    pub const ALL: [Self; 5] = [
        Self::Current,
        Self::Recent,
        Self::Old,
        Self::Stale,
        Self::Undated,
    ];

    /// Plain words for tables.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Current => "up to 1 year",
            Self::Recent => "2 to 4 years",
            Self::Old => "5 to 9 years",
            Self::Stale => "10 years and more",
            Self::Undated => "undated",
        }
    }

    /// The age in `now` of evidence of `year`.
    #[must_use]
    pub fn of(year: Option<i32>, now: i32) -> Self {
        match year.map(|year| now - year) {
            None => Self::Undated,
            Some(..=1) => Self::Current,
            Some(2..=4) => Self::Recent,
            Some(5..=9) => Self::Old,
            Some(10..) => Self::Stale,
        }
    }
}

impl Footing {
    /// Ids of the sources behind the rows.
    #[must_use]
    pub fn sources(&self) -> BTreeSet<&str> {
        let rows = self.rows.iter();
        rows.flat_map(|row| row.sources.iter().map(String::as_str))
            .collect()
    }

    /// Rows of each grade, best first.
    #[must_use]
    pub fn by_grade(&self) -> [(Grade, usize); 4] {
        Grade::ALL.map(|grade| {
            let rows = self.rows.iter().filter(|row| row.grade == grade);
            (grade, rows.count())
        })
    }

    /// Rows of each age in `now`, newest first.
    #[must_use]
    pub fn by_age(&self, now: i32) -> [(Age, usize); 5] {
        Age::ALL.map(|age| {
            let rows = self.rows.iter().filter(|row| Age::of(row.year, now) == age);
            (age, rows.count())
        })
    }
}

/// What the legs, stops, services and cargo class of an answer (by index, repeats count once) rest on: these rows,
/// and every assumption of `book` that their cells and laws name.
#[must_use]
pub fn footing(
    corridor: &Corridor,
    book: &[Assumption],
    legs: &[usize],
    stops: &[usize],
    services: &[usize],
    cargo: usize,
) -> Footing {
    let mut used = Used {
        corridor,
        assumptions: BTreeSet::new(),
    };
    let mut rows = Vec::new();
    for leg in legs.iter().collect::<BTreeSet<_>>() {
        let leg = &corridor.legs[*leg];
        used.leg(leg);
        rows.push(row(corridor, &leg.id, &leg.evidence, ""));
    }
    for stop in stops.iter().collect::<BTreeSet<_>>() {
        let stop = &corridor.stops[*stop];
        used.stop(stop);
        rows.push(row(corridor, &stop.id, &stop.evidence, ""));
    }
    for service in services.iter().collect::<BTreeSet<_>>() {
        let service = &corridor.services[*service];
        used.service(service);
        rows.push(row(corridor, &service.id, &service.evidence, ""));
    }
    let cargo = &corridor.cargo[cargo];
    used.cells([
        Some(cargo.value_usd_teu),
        Some(cargo.vot_usd_teu_d),
        Some(cargo.vor_ratio),
        Some(cargo.payload_t_teu),
        cargo.capital_cost_year,
    ]);
    for &index in &used.assumptions {
        let assumption = &book[index];
        rows.push(row(
            corridor,
            &assumption.id,
            &assumption.evidence,
            &assumption.as_of,
        ));
    }
    Footing {
        rows,
        assumptions: used.assumptions,
    }
}

fn row(corridor: &Corridor, id: &str, evidence: &Evidence, as_of: &str) -> FootingRow {
    let of_sources = corridor
        .sources
        .iter()
        .filter(|source| evidence.sources.contains(&source.id))
        // What this project recalls or assumes has no age: its year is that of the writing.
        .filter(|source| source.class != SourceClass::Own)
        .filter_map(|source| year_of(&source.year));
    FootingRow {
        id: id.to_owned(),
        grade: evidence.grade,
        year: year_of(as_of).or_else(|| of_sources.max()),
        sources: evidence.sources.clone(),
    }
}

/// The first four digits of a text such as `2023`, `2023-12-01` or `2023 Q1`.
fn year_of(text: &str) -> Option<i32> {
    text.get(..4)?.parse().ok()
}

struct Used<'a> {
    corridor: &'a Corridor,
    assumptions: BTreeSet<usize>,
}

impl Used<'_> {
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

    fn leg(&mut self, leg: &Leg) {
        self.cells([
            Some(leg.distance_km),
            leg.toll_usd_teu,
            leg.war_risk_usd_teu,
            leg.co2e_g_tkm,
        ]);
        match leg.pace {
            Pace::Speed(speed) => self.cells([Some(speed)]),
            Pace::Time(spell) => self.spell(spell),
        }
        if let Some(law) = leg.variation {
            self.law(law);
        }
        self.tariff(&leg.tariff);
        self.loadings(&leg.factors);
    }

    fn stop(&mut self, stop: &Stop) {
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
        if let Some(storage) = &stop.storage {
            self.cells([Some(storage.free_h)]);
            self.cells(storage.tiers.iter().map(|(_, rate)| Some(*rate)));
        }
    }

    fn service(&mut self, service: &Service) {
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_of_the_year_before_is_current_and_of_ten_years_before_is_stale() {
        let ages: Vec<Age> = [2026, 2024, 2023, 2020, 2015]
            .map(|year| Age::of(Some(year), 2025))
            .to_vec();
        assert_eq!(
            ages,
            [
                Age::Current,
                Age::Current,
                Age::Recent,
                Age::Old,
                Age::Stale
            ]
        );
        assert_eq!(Age::of(None, 2025), Age::Undated);
        assert_eq!(year_of("2023 Q1"), Some(2023));
        assert_eq!(year_of("about"), None);
    }
}
