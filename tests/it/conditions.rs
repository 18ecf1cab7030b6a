//! Closures and seasons drawn by hand, for tests.

use corridor::corridor::Level;
use corridor::law::Law;
use corridor::route::{
    Clock, Closing, Comes, Common, Hazard, Pull, Purpose, Recurrence, Shape, Stretching, Turn,
};

pub(crate) const YEAR_H: f64 = 365.25 * 24.0;
/// 2025-01-01T00:00Z.
pub(crate) const YEAR_2025_H: f64 = 20_089.0 * 24.0;

/// Values of a law from uniforms.
pub(crate) fn pull_of(law: &Law) -> Pull {
    let standard = law.standard();
    Pull {
        shape: Shape::Table(standard.shape.table()),
        scale: standard.scale,
        shift: standard.shift,
    }
}

/// A closure that lets a share of 0.4 pass, if it lets any.
pub(crate) fn closing(level: Level, comes: Comes, load: f64) -> Closing {
    let share = match level {
        Level::Share => 0.4,
        Level::Trapped => 0.0,
        _ => 1.0,
    };
    Closing {
        level,
        comes,
        share,
        load,
    }
}

/// Starts so often in a year of open time, for hours of a law, at most ten years.
pub(crate) fn recurring(id: &str, rate_year: f64, law: &Law) -> Recurrence {
    Recurrence {
        gap: Hazard::new(id, Purpose::Gap),
        closed: Hazard::new(id, Purpose::Closed),
        rate_h: rate_year / YEAR_H,
        hold: pull_of(law),
        most_h: law.support().1.min(law.quantile(1.0 - 1e-7)),
        months: None,
        common: None,
    }
}

/// Gives a share of the starts to a cause, of which there are 20 events a year.
pub(crate) fn join(row: &mut Recurrence, cause: &str, share: f64) {
    row.common = Some(Common {
        gap: Hazard::new(cause, Purpose::Gap),
        rate_h: 20.0 / YEAR_H,
        lead_h: 2000.0,
        own_h: share * row.rate_h,
        joins: Hazard::new(&row.gap.id, Purpose::Joins),
        closed: Hazard::new(&row.gap.id, Purpose::CommonClosed),
    });
    row.rate_h *= 1.0 - share;
}

/// From an instant on hours become so many times as many.
pub(crate) fn turn(at_h: f64, stretch: f64) -> Turn {
    Turn {
        at_h,
        shift_h: 0.0,
        year: 2025,
        mix: Vec::new(),
        own: 1.0,
        stretch: Stretching::Known(stretch),
        convoy_h: 0.0,
    }
}

/// A season of these turns.
pub(crate) fn clock(id: &str, turns: Vec<Turn>) -> Clock {
    let drawn = turns
        .iter()
        .any(|turn| turn.shift_h != 0.0 || matches!(turn.stretch, Stretching::Drawn(_)));
    Clock {
        hazard: Hazard::new(id, Purpose::Season),
        turns,
        drawn,
        phase: None,
    }
}

/// Slower from day to day until the middle of 2025, and then faster.
pub(crate) fn monsoon() -> Clock {
    let day = |day: i32| {
        let stretch = 1.5 - f64::from((day - 180).abs()) / 360.0;
        turn(YEAR_2025_H + 24.0 * f64::from(day), stretch)
    };
    clock("monsoon", (0..360).map(day).collect())
}

/// Three winters whose dates shift by ten days and whose severity is drawn, with convoys every two days; the
/// convoys wait for a phase in this column.
pub(crate) fn ice(phase: Option<usize>) -> Clock {
    let severity = Law::lognormal(2.0, 0.4).unwrap().standard();
    let severity = Pull {
        shape: Shape::Scores(severity.shape.score_table()),
        scale: severity.scale,
        shift: severity.shift,
    };
    let turns = [2023, 2024, 2025, 2026].into_iter().flat_map(|year: i16| {
        let december = YEAR_2025_H + f64::from(year - 2024) * YEAR_H - 27.0 * 24.0;
        [
            Turn {
                shift_h: -240.0,
                year,
                stretch: Stretching::Drawn(severity.clone()),
                convoy_h: 48.0,
                ..turn(december, 1.0)
            },
            Turn {
                shift_h: 240.0,
                year,
                ..turn(december + 90.0 * 24.0, 1.0)
            },
        ]
    });
    Clock {
        phase,
        ..clock("ice", turns.collect())
    }
}
