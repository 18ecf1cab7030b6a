//! What an answer rests on: the rows it uses, by grade and by age of the evidence.

mod used;

use std::collections::BTreeSet;

use crate::corridor::{Assumption, Corridor, Evidence, Grade, Season, SourceClass};
use used::Used;

/// A row that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootingRow {
    /// Id of the leg, stop, service, closure, season or assumption.
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
    /// The rows: legs, stops, services, closures and seasons, each in the order of its table, then assumptions in the
    /// order of the book.
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

/// What an answer uses, by index; repeats count once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoned {
    /// Legs of its routes.
    pub legs: Vec<usize>,
    /// Stops of its routes.
    pub stops: Vec<usize>,
    /// Services of its routes.
    pub services: Vec<usize>,
    /// The cargo class.
    pub cargo: usize,
    /// Regimes under which it is asked: what closes only where a regime says so counts where one of them does.
    pub regimes: Vec<usize>,
    /// True if shippers may choose again on the way.
    pub replan: bool,
}

/// What an answer rests on: the rows that it uses, the closures and seasons that they name, and every assumption of
/// `book` that their cells and laws name.
#[must_use]
pub fn footing(corridor: &Corridor, book: &[Assumption], reckoned: &Reckoned) -> Footing {
    let mut used = Used::new(corridor);
    let mut rows = Vec::new();
    let mut add = |id: &str, evidence: &Evidence| rows.push(row(corridor, id, evidence, ""));
    for leg in once(&reckoned.legs) {
        let leg = &corridor.legs[leg];
        used.leg(leg);
        if reckoned.replan {
            used.decision(leg.from);
            used.decision(leg.to);
        }
        add(&leg.id, &leg.evidence);
    }
    for stop in once(&reckoned.stops) {
        let stop = &corridor.stops[stop];
        used.stop(stop);
        add(&stop.id, &stop.evidence);
    }
    for service in once(&reckoned.services) {
        let service = &corridor.services[service];
        used.service(service);
        add(&service.id, &service.evidence);
    }
    for index in used.closures() {
        let closure = &corridor.closures[index];
        let comes_again = closure.dated.is_none() && closure.recurring.is_some();
        let regimes = &mut reckoned
            .regimes
            .iter()
            .map(|index| &corridor.regimes[*index]);
        if comes_again || regimes.any(|regime| regime.closures.contains(&index)) {
            used.closure(closure);
            add(&closure.id, &closure.evidence);
        }
    }
    for index in used.seasons() {
        let season = &corridor.seasons[index];
        used.season(season);
        add(&season.id, &weakest(season));
    }
    used.cargo(&corridor.cargo[reckoned.cargo]);
    let assumptions = used.assumptions();
    for &index in &assumptions {
        let assumption = &book[index];
        rows.push(row(
            corridor,
            &assumption.id,
            &assumption.evidence,
            &assumption.as_of,
        ));
    }
    Footing { rows, assumptions }
}

fn once(indices: &[usize]) -> BTreeSet<usize> {
    indices.iter().copied().collect()
}

/// The evidence of a season: the worst grade of its dates, and the sources of all.
fn weakest(season: &Season) -> Evidence {
    let mut whole = Evidence {
        grade: Grade::Measured,
        sources: Vec::new(),
        note: String::new(),
    };
    for date in &season.dates {
        whole.grade = whole.grade.max(date.evidence.grade);
        for source in &date.evidence.sources {
            if !whole.sources.contains(source) {
                whole.sources.push(source.clone());
            }
        }
    }
    whole
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
