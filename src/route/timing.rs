//! How often a service departs, as a program reads it (METHOD 1.5).

use super::draft::Draft;
use super::hazards::Purpose;
use super::program::{Departures, Draw};
use super::pull::Puller;
use crate::corridor::{Service, Timing};

const DAY_H: f64 = 24.0;
const WEEK_H: f64 = 168.0;

/// 1970-01-05 was a Monday: hours since 1970-01-01T00:00Z.
const MONDAY_H: f64 = 96.0;

/// Departures of a service from a place.
pub(super) fn departures(draft: &mut Draft<'_>, service: &Service, place: usize) -> Departures {
    let values = draft.values;
    match &service.timing {
        Timing::Headway {
            headway_d,
            cv,
            offset_h,
        } => {
            let hours = headway_d.get(values) * DAY_H;
            let phase = draft.hazards.column(&service.id, Purpose::Phase);
            // Registered even where intervals do not vary: in another future they may.
            let interval = cv.map(|cv| {
                let column = draft.hazards.column(&service.id, Purpose::Interval);
                (column, cv.get(values))
            });
            match interval {
                Some((column, cv)) if cv > 0.0 => Departures::Irregular {
                    interval: length_biased(column, hours, cv),
                    hours,
                    phase,
                },
                _ => Departures::Regular {
                    hours,
                    offset: offset_h.map(|q| q.get(values)),
                    phase,
                },
            }
        }
        Timing::Timetable { departures_h } => Departures::Pattern {
            period: WEEK_H,
            origin: MONDAY_H - draft.corridor.places[place].utc_offset_h,
            offsets: departures_h.clone(),
        },
        Timing::WhenFull {
            target_boxes,
            boxes_d,
            max_wait_d,
        } => {
            // The first box of a batch of n waits for n - 1 others, or as long as it may.
            let filling = (target_boxes.get(values) - 1.0).max(0.0) / boxes_d.get(values) * DAY_H;
            let most = max_wait_d.map_or(f64::INFINITY, |q| q.get(values) * DAY_H);
            Departures::Regular {
                hours: filling.min(most),
                offset: None,
                phase: draft.hazards.column(&service.id, Purpose::Phase),
            }
        }
    }
}

/// The interval that a box falls into when intervals follow a gamma law with this mean and CV: long ones
/// catch more boxes, so its law is gamma with shape 1/cv^2 + 1 and the same scale: mean h (1 + cv^2), and
/// CV cv / sqrt(1 + cv^2). The mean wait is then h/2 (1 + cv^2) (M007).
fn length_biased(column: usize, hours: f64, cv: f64) -> Draw {
    let spread = 1.0 + cv * cv;
    Draw::new(
        column,
        Vec::new(),
        Puller::gamma(hours * spread, cv / spread.sqrt()),
    )
}
