//! How often a service departs and how long a box waits for it on the mean (METHOD 1.5).

use crate::corridor::{Quantity, Service, Timing, Values};
use crate::law::consolidation_wait;

const WEEK_H: f64 = 168.0;
const DAY_H: f64 = 24.0;

/// Mean hours between departures.
#[must_use]
pub(crate) fn interval_h(service: &Service, values: &Values) -> f64 {
    match &service.timing {
        Timing::Headway { headway_d, .. } => DAY_H * headway_d.get(values),
        Timing::Timetable { departures_h } => WEEK_H / departures_h.len() as f64,
        Timing::WhenFull {
            target_boxes,
            boxes_d,
            max_wait_d,
        } => {
            let boxes_h = boxes_d.get(values) / DAY_H;
            gathering_h(*target_boxes, boxes_h, *max_wait_d, values) + 1.0 / boxes_h
        }
    }
}

/// Departures a week, blank ones not counted.
#[must_use]
pub(crate) fn departures_week(service: &Service, values: &Values) -> f64 {
    (1.0 - share(service.blank_share, values)) * WEEK_H / interval_h(service, values)
}

/// Mean hours from a random arrival to the next departure: h/2 (1 + cv^2) for a headway (M006, M007); the same
/// over the gaps of a timetable; (n - 1)/(2 lambda) for a service that leaves when full (M021), or half of the
/// longest wait where that is reached first.
#[must_use]
pub(crate) fn random_wait_h(service: &Service, values: &Values) -> f64 {
    match &service.timing {
        Timing::Headway { headway_d, cv, .. } => {
            let cv = cv.map_or(0.0, |cv| cv.get(values));
            DAY_H * headway_d.get(values) / 2.0 * (1.0 + cv * cv)
        }
        Timing::Timetable { departures_h } => {
            let next = departures_h.iter().skip(1).copied();
            let last = departures_h.first().map(|first| first + WEEK_H);
            departures_h
                .iter()
                .zip(next.chain(last))
                .map(|(one, other)| (other - one) * (other - one))
                .sum::<f64>()
                / (2.0 * WEEK_H)
        }
        Timing::WhenFull {
            target_boxes,
            boxes_d,
            max_wait_d,
        } => {
            gathering_h(
                *target_boxes,
                boxes_d.get(values) / DAY_H,
                *max_wait_d,
                values,
            ) / 2.0
        }
    }
}

/// Mean hours added by departures that do not run or that leave a ready box behind: h p/(1 - p) (M009) with
/// 1 - p = (1 - blank)(1 - rollover). The train after one that left when full gathers its boxes anew.
#[must_use]
pub(crate) fn refused_h(service: &Service, values: &Values) -> f64 {
    let taken =
        (1.0 - share(service.blank_share, values)) * (1.0 - share(service.rollover_share, values));
    let next = match &service.timing {
        Timing::WhenFull { .. } => 2.0 * random_wait_h(service, values),
        Timing::Headway { .. } | Timing::Timetable { .. } => interval_h(service, values),
    };
    next * (1.0 - taken) / taken
}

/// Hours before departure at which the box must be there.
#[must_use]
pub(crate) fn cutoff_h(service: &Service, values: &Values) -> f64 {
    share(service.cutoff_h, values)
}

/// Hours from the first box to the departure.
fn gathering_h(
    target: Quantity,
    boxes_h: f64,
    longest_d: Option<Quantity>,
    values: &Values,
) -> f64 {
    let full = 2.0 * consolidation_wait(target.get(values), boxes_h);
    longest_d.map_or(full, |longest| full.min(DAY_H * longest.get(values)))
}

fn share(cell: Option<Quantity>, values: &Values) -> f64 {
    cell.map_or(0.0, |cell| cell.get(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::sketch::service;

    fn none() -> Values {
        Values::best(&[])
    }

    #[test]
    fn a_regular_weekly_ship_is_waited_for_three_and_a_half_days() {
        let weekly = service("weekly", &[0], 7.0);
        assert_eq!(random_wait_h(&weekly, &none()), 84.0);
        assert_eq!(departures_week(&weekly, &none()), 1.0);
    }

    #[test]
    fn an_irregular_headway_is_waited_for_longer() {
        // M007: h/2 (1 + cv^2) = 10 d / 2 x 1.25 = 6.25 d = 150 h.
        let mut irregular = service("irregular", &[0], 10.0);
        irregular.timing = Timing::Headway {
            headway_d: Quantity::Given(10.0),
            cv: Some(Quantity::Given(0.5)),
            offset_h: None,
        };
        assert_eq!(random_wait_h(&irregular, &none()), 150.0);
    }

    #[test]
    fn two_sailings_close_together_help_less_than_two_spread_out() {
        // Gaps of 24 h and 144 h: (24^2 + 144^2)/(2 x 168) = (576 + 20736)/336 = 63.428...; even gaps give 42.
        let mut uneven = service("uneven", &[0], 7.0);
        uneven.timing = Timing::Timetable {
            departures_h: vec![18.0, 42.0],
        };
        assert!((random_wait_h(&uneven, &none()) - 21_312.0 / 336.0).abs() < 1e-12);
        uneven.timing = Timing::Timetable {
            departures_h: vec![18.0, 102.0],
        };
        assert_eq!(random_wait_h(&uneven, &none()), 42.0);
    }

    #[test]
    fn a_train_that_leaves_when_full_or_after_three_days() {
        // 61 boxes at 10 a day: 6 d from first to last, mean 3 d = 72 h; with a limit of 3 d: 1.5 d = 36 h.
        let mut block = service("block", &[0], 7.0);
        let timing = |max_wait_d| Timing::WhenFull {
            target_boxes: Quantity::Given(61.0),
            boxes_d: Quantity::Given(10.0),
            max_wait_d,
        };
        block.timing = timing(None);
        assert!((random_wait_h(&block, &none()) - 72.0).abs() < 1e-9);
        block.timing = timing(Some(Quantity::Given(3.0)));
        assert!((random_wait_h(&block, &none()) - 36.0).abs() < 1e-9);
    }

    #[test]
    fn boxes_left_behind_wait_for_the_next_ship() {
        // M009: h p/(1 - p) = 168 x 0.2/0.8 = 42 h; with blanks of 0.5 too, p = 0.6: 168 x 0.6/0.4 = 252 h.
        let mut full = service("full", &[0], 7.0);
        full.rollover_share = Some(Quantity::Given(0.2));
        assert!((refused_h(&full, &none()) - 42.0).abs() < 1e-9);
        full.blank_share = Some(Quantity::Given(0.5));
        assert!((refused_h(&full, &none()) - 252.0).abs() < 1e-9);
        assert_eq!(departures_week(&full, &none()), 0.5);
    }
}
