//! Seasons under one set of values: the dates at which the pace of work changes, year by year (METHOD 1.7).

use jiff::civil::Date;

use super::hazards::{Hazard, Hazards, Purpose};
use super::program::Pull;
use super::pull::Puller;
use crate::corridor::{Corridor, SeasonDate, Stretch, Values};
use crate::time::{DAY_H, Instant};

/// A season as a clock: from each turn on, hours of work become so many times as many.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The hazard of a year's dates and severity; it is drawn once for each world and year.
    pub hazard: Hazard,
    /// Turns in the order of time.
    pub turns: Vec<Turn>,
    /// True when some turn's date or stretch is drawn.
    pub drawn: bool,
    /// Column of the phase of convoys, where there are any.
    pub phase: Option<usize>,
}

/// What holds from a date of a season until the next.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The date, hours since 1970-01-01T00:00Z.
    pub at_h: f64,
    /// Hours by which it is later for each unit of the year's score.
    pub shift_h: f64,
    /// The year that its score belongs to: a winter has one, though it lies in two years of the calendar.
    pub year: i16,
    /// Factors mixed into its score, with their loadings.
    pub mix: Vec<(usize, f64)>,
    /// Weight of the year's own score beside theirs.
    pub own: f64,
    /// Hours of work become so many times as many.
    pub stretch: Stretching,
    /// Hours between convoys; 0 = none.
    pub convoy_h: f64,
}

/// How hours stretch from a turn on.
#[derive(Clone, Debug)]
pub enum Stretching {
    /// By this factor.
    Known(f64),
    /// By a factor drawn from a law, with the year's score.
    Drawn(Pull),
}

impl Clock {
    /// True if it gives the same hours as another in every world.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.hazard == other.hazard
            && self.turns.len() == other.turns.len()
            && self
                .turns
                .iter()
                .zip(&other.turns)
                .all(|(one, other)| one.same_as(other))
    }
}

impl Turn {
    fn same_as(&self, other: &Self) -> bool {
        let stretch = match (&self.stretch, &other.stretch) {
            (Stretching::Known(one), Stretching::Known(other)) => one == other,
            (Stretching::Drawn(one), Stretching::Drawn(other)) => one.same_as(other),
            _ => false,
        };
        stretch
            && self.at_h == other.at_h
            && self.shift_h == other.shift_h
            && self.year == other.year
            && self.mix == other.mix
            && self.convoy_h == other.convoy_h
    }
}

/// What a row of a season says under one draw of the unknowns.
struct Row<'a> {
    date: &'a SeasonDate,
    stretch: Stretching,
    /// Its stretch in the mean.
    mean: f64,
    mix: Vec<(usize, f64)>,
    sd_h: f64,
    convoy_h: f64,
}

/// The clock of a season for worlds that lie between two instants.
pub(super) fn clock(
    corridor: &Corridor,
    season: usize,
    (from_h, to_h): (f64, f64),
    puller: &Puller<'_>,
    values: &Values,
    hazards: &mut Hazards,
) -> Clock {
    let season = &corridor.seasons[season];
    let rows: Vec<Row<'_>> = season
        .dates
        .iter()
        .map(|date| row(corridor, date, puller, values, hazards))
        .collect();
    let phase = season
        .dates
        .iter()
        .any(|date| date.convoy_h.is_some())
        .then(|| hazards.column(&season.id, Purpose::Phase));
    let mut turns = turns(&rows, from_h, to_h);
    if season.linear {
        turns = day_by_day(&turns);
    }
    Clock {
        hazard: Hazard::new(&season.id, Purpose::Season),
        turns,
        drawn: season.is_drawn(),
        phase,
    }
}

fn row<'a>(
    corridor: &Corridor,
    date: &'a SeasonDate,
    puller: &Puller<'_>,
    values: &Values,
    hazards: &mut Hazards,
) -> Row<'a> {
    let mix = date
        .factors
        .iter()
        .map(|loading| {
            let place = hazards.factor_of(&corridor.factors[loading.factor]);
            (place, loading.loading.get(values))
        })
        .collect();
    let (stretch, mean) = match date.stretch {
        Stretch::Known(cell) => (Stretching::Known(cell.get(values)), cell.get(values)),
        Stretch::Drawn(law) => (
            Stretching::Drawn(puller.pull(law, true)),
            puller.law(law).mean(),
        ),
    };
    Row {
        date,
        stretch,
        mean,
        mix,
        sd_h: date.sd_d.map_or(0.0, |cell| DAY_H * cell.get(values)),
        convoy_h: date.convoy_h.map_or(0.0, |cell| cell.get(values)),
    }
}

/// Turns of every year from the one before `from_h` to that of `to_h`.
///
/// The year of a season ends with its row of the least stretch: a winter that lies in two years of the calendar is
/// one winter, counted by the year in which it begins.
fn turns(rows: &[Row<'_>], from_h: f64, to_h: f64) -> Vec<Turn> {
    let least = rows
        .iter()
        .map(|row| row.mean)
        .fold(f64::INFINITY, f64::min);
    let last = rows.iter().position(|row| row.mean <= least).unwrap_or(0);
    let year_of = |at: f64| Instant::try_from(at).map_or(1970, |at| at.local(0.0).date().year());
    let mut turns = Vec::new();
    for year in year_of(from_h) - 1..=year_of(to_h) {
        for (place, row) in rows.iter().enumerate() {
            let Some(at_h) = instant(year, row.date) else {
                continue;
            };
            let severe = if row.mean > least { -1.0 } else { 1.0 };
            let squares: f64 = row.mix.iter().map(|(_, loading)| loading * loading).sum();
            turns.push(Turn {
                at_h,
                shift_h: severe * row.sd_h,
                year: if place <= last && last + 1 < rows.len() {
                    year - 1
                } else {
                    year
                },
                mix: row.mix.clone(),
                own: (1.0 - squares).max(0.0).sqrt(),
                stretch: row.stretch.clone(),
                convoy_h: row.convoy_h,
            });
        }
    }
    turns
}

/// Midnight of a row's date; 29 February is 28 February where there is none.
fn instant(year: i16, date: &SeasonDate) -> Option<f64> {
    let day = Date::new(year, date.month, date.day)
        .or_else(|_| Date::new(year, date.month, date.day - 1))
        .ok()?;
    Some(Instant::of_date(day, 0.0).ok()?.hours())
}

/// Turns of every day, whose stretches go evenly from each turn's to the next one's; one turn where both are the same.
fn day_by_day(turns: &[Turn]) -> Vec<Turn> {
    let known = |turn: &Turn| match turn.stretch {
        Stretching::Known(stretch) => stretch,
        Stretching::Drawn(_) => 1.0,
    };
    let mut days = Vec::new();
    for ends in turns.windows(2) {
        let (from, to) = (known(&ends[0]), known(&ends[1]));
        let steps = if from == to {
            1.0
        } else {
            ((ends[1].at_h - ends[0].at_h) / DAY_H).round().max(1.0)
        };
        for step in 0..steps as u32 {
            let step = f64::from(step);
            days.push(Turn {
                at_h: ends[0].at_h + step * DAY_H,
                stretch: Stretching::Known(from + (to - from) * (step / steps)),
                ..ends[0].clone()
            });
        }
    }
    days.extend(turns.last().cloned());
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corridor::Quantity;
    use crate::route::sketch::evidence;

    fn date(month: i8, day: i8) -> SeasonDate {
        SeasonDate {
            month,
            day,
            sd_d: None,
            stretch: Stretch::Known(Quantity::Given(1.0)),
            convoy_h: None,
            factors: Vec::new(),
            evidence: evidence(),
        }
    }

    fn row(date: &SeasonDate, mean: f64) -> Row<'_> {
        Row {
            date,
            stretch: Stretching::Known(mean),
            mean,
            mix: Vec::new(),
            sd_h: 24.0,
            convoy_h: 0.0,
        }
    }

    fn at(year: i16, month: i8, day: i8) -> f64 {
        instant(year, &date(month, day)).unwrap()
    }

    #[test]
    fn a_winter_has_one_score_though_it_lies_in_two_years_and_a_severe_one_is_longer() {
        let dates = [date(1, 20), date(3, 10), date(12, 5)];
        let rows = [
            row(&dates[0], 2.0),
            row(&dates[1], 1.0),
            row(&dates[2], 1.5),
        ];
        let turns = turns(&rows, at(2025, 6, 1), at(2026, 2, 1));
        let told: Vec<(f64, i16, f64)> = turns
            .iter()
            .map(|turn| (turn.at_h, turn.year, turn.shift_h))
            .collect();
        assert_eq!(
            told,
            [
                (at(2024, 1, 20), 2023, -24.0),
                (at(2024, 3, 10), 2023, 24.0),
                (at(2024, 12, 5), 2024, -24.0),
                (at(2025, 1, 20), 2024, -24.0),
                (at(2025, 3, 10), 2024, 24.0),
                (at(2025, 12, 5), 2025, -24.0),
                (at(2026, 1, 20), 2025, -24.0),
                (at(2026, 3, 10), 2025, 24.0),
                (at(2026, 12, 5), 2026, -24.0),
            ]
        );
    }

    #[test]
    fn a_summer_belongs_to_its_own_year() {
        let dates = [date(6, 1), date(9, 15)];
        let rows = [row(&dates[0], 1.2), row(&dates[1], 1.0)];
        let turns = turns(&rows, at(2025, 1, 1), at(2025, 12, 31));
        let years: Vec<i16> = turns.iter().map(|turn| turn.year).collect();
        assert_eq!(years, [2024, 2024, 2025, 2025]);
    }

    #[test]
    fn a_linear_season_goes_evenly_from_date_to_date_in_steps_of_a_day() {
        let dates = [date(6, 1), date(6, 11)];
        let rows = [row(&dates[0], 1.0), row(&dates[1], 2.0)];
        let days = day_by_day(&turns(&rows, at(2025, 1, 1), at(2025, 12, 31)));
        let on = |at: f64| {
            let turn = days.iter().rfind(|turn| turn.at_h <= at).unwrap();
            match turn.stretch {
                Stretching::Known(stretch) => stretch,
                Stretching::Drawn(_) => panic!("known"),
            }
        };
        assert_eq!(on(at(2025, 6, 1)), 1.0);
        assert_eq!(on(at(2025, 6, 4) + 23.9), 1.3);
        assert_eq!(on(at(2025, 6, 11)), 2.0);
        // From 11 June 2024 to 1 June 2025 are 355 days, of which 71 are a fifth.
        assert!((on(at(2024, 8, 21)) - 1.8).abs() < 1e-12);
    }

    #[test]
    fn the_leap_day_is_the_last_of_february_in_other_years() {
        assert_eq!(at(2025, 2, 29), at(2025, 2, 28));
        assert_eq!(at(2024, 2, 29) - at(2024, 2, 28), 24.0);
    }
}
