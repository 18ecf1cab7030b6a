//! The shipped question in a world with everything on.

use corridor::corridor::{
    Closure, Corridor, Evidence, Grade, LawForm, LawRow, Level, Loading, Mode, Quantity, Recurring,
    Season, SeasonDate, Spell, Stretch,
};
use corridor::scenario::Question;

const GIVEN: fn(f64) -> Quantity = Quantity::Given;

fn evidence() -> Evidence {
    Evidence {
        grade: Grade::Estimate,
        sources: Vec::new(),
        note: String::new(),
    }
}

/// Factors in blocks of a fortnight, five kinds of storms, ten rare long closures, and four seasons.
pub(crate) fn on(mut question: Question) -> Question {
    let corridor = &mut question.corridor;
    for factor in &mut corridor.factors {
        factor.block_d = Some(14.0);
        factor.phi = 0.6;
    }
    let mean = |corridor: &mut Corridor, id: &str, mean: f64, cv: f64| {
        corridor.laws.push(LawRow {
            id: id.into(),
            is_time: true,
            form: LawForm::Lognormal {
                mean: GIVEN(mean),
                cv: GIVEN(cv),
            },
        });
        corridor.laws.len() - 1
    };
    let storm = mean(corridor, "bench-storm", 30.0, 0.8);
    let long = mean(corridor, "bench-long", 600.0, 1.5);
    let severity = mean(corridor, "bench-severity", 1.8, 0.3);
    for index in 0..15 {
        corridor.closures.push(if index < 5 {
            closure(index, Level::Delay, 48.0, (storm, 6.0), true)
        } else {
            let level = [Level::Shut, Level::Share, Level::Trapped][index % 3];
            closure(index, level, 0.3, (long, 365.0), false)
        });
    }
    corridor.seasons = vec![
        season("ice", severity, true),
        season("baltic", severity, true),
        even("monsoon", true),
        even("summer", false),
    ];
    for (index, leg) in corridor.legs.iter_mut().enumerate() {
        leg.closures = match leg.mode {
            Mode::Sea => vec![index % 2, 5 + index % 4],
            Mode::Caspian | Mode::Ferry => vec![2 + index % 3],
            Mode::Canal => vec![9],
            Mode::Rail | Mode::Road | Mode::River if index % 3 == 0 => vec![10 + index % 5],
            _ => Vec::new(),
        };
        leg.season = match leg.mode {
            Mode::Sea if index % 3 == 0 => Some(2),
            Mode::Sea if index % 3 == 1 => Some(1),
            Mode::Caspian | Mode::River => Some(0),
            Mode::Rail if index % 4 == 0 => Some(3),
            _ => None,
        };
        if leg.factors.is_empty() {
            leg.factors.push(Loading {
                factor: index % corridor.factors.len(),
                loading: GIVEN(0.4),
            });
        }
    }
    question
}

fn closure(
    index: usize,
    level: Level,
    rate: f64,
    (law, most_d): (usize, f64),
    winter: bool,
) -> Closure {
    let mut months = [1.0; 12];
    if winter {
        months[4..9].fill(0.1);
    }
    Closure {
        id: format!("bench-closure-{index}"),
        name: String::new(),
        level,
        recurring: Some(Recurring {
            rate_year: GIVEN(rate),
            duration: Spell::Drawn(law),
            most_d: Some(GIVEN(most_d)),
        }),
        months,
        capacity_share: (level == Level::Share).then_some(GIVEN(0.5)),
        reopen_ratio: level.queues().then_some(GIVEN(1.5)),
        announce_h: None,
        common: None,
        record: None,
        dated: None,
        evidence: evidence(),
    }
}

fn date(month: i8, stretch: Stretch) -> SeasonDate {
    SeasonDate {
        month,
        day: 10,
        sd_d: None,
        stretch,
        convoy_h: None,
        factors: Vec::new(),
        evidence: evidence(),
    }
}

/// A winter of drawn dates and severity, with convoys.
fn season(id: &str, severity: usize, convoys: bool) -> Season {
    let sd_d = Some(GIVEN(10.0));
    Season {
        id: format!("bench-{id}"),
        name: String::new(),
        linear: false,
        dates: vec![
            SeasonDate {
                sd_d,
                ..date(3, Stretch::Known(GIVEN(1.0)))
            },
            SeasonDate {
                sd_d,
                convoy_h: convoys.then_some(GIVEN(36.0)),
                ..date(12, Stretch::Drawn(severity))
            },
        ],
    }
}

/// A season that is the same every year.
fn even(id: &str, linear: bool) -> Season {
    let dates = [(2, 1.0), (5, 1.1), (7, 1.3), (10, 1.05)];
    Season {
        id: format!("bench-{id}"),
        name: String::new(),
        linear,
        dates: dates
            .map(|(month, stretch)| date(month, Stretch::Known(GIVEN(stretch))))
            .to_vec(),
    }
}
