//! How long a hold for papers lasts on the mean: working hours, and the closed hours of the office between them.

use crate::corridor::{Corridor, Documents, Values};
use crate::scenario::Shipment;

use super::mean::spell_mean;

/// Starts, spread evenly over the departure window, at which a hold is tried.
const STARTS: u16 = 336;

/// For each stop of the corridor the mean hours of its hold for papers, with its probability; 0 for stops without
/// one and for those not among `stops`.
#[must_use]
pub(crate) fn papers_h(
    corridor: &Corridor,
    shipment: &Shipment,
    values: &Values,
    stops: impl IntoIterator<Item = usize>,
) -> Vec<f64> {
    let mut hours = vec![0.0; corridor.stops.len()];
    for index in stops {
        let stop = &corridor.stops[index];
        if let Some(hold) = &stop.documents {
            let offset_h = corridor.places[stop.place].utc_offset_h;
            hours[index] =
                hold.probability.get(values) * held_h(hold, offset_h, corridor, shipment, values);
        }
    }
    hours
}

/// Hours until the mean working hours of a hold are done (M012), over the starts.
fn held_h(
    hold: &Documents,
    utc_offset_h: f64,
    corridor: &Corridor,
    shipment: &Shipment,
    values: &Values,
) -> f64 {
    let worked = spell_mean(&corridor.laws, hold.hours, values);
    let office = &corridor.calendars[hold.office].calendar;
    let (from, to) = (shipment.depart_from_h, shipment.depart_to_h);
    let step = (to - from) / f64::from(STARTS);
    (0..STARTS)
        .map(|start| from + (f64::from(start) + 0.5) * step)
        .map(|start| office.finish(start, worked, utc_offset_h) - start)
        .sum::<f64>()
        / f64::from(STARTS)
}
