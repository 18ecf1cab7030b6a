//! What is claimed: published figures against one another (M095, M096).

use corridor::stats::claim::{baseline_for, saving, speed_ratio};
use corridor::units::NAUTICAL_MILE_KM;

use super::entry::Entry;

pub(super) fn m095(entry: &Entry) {
    let (costs, days) = (entry.numbers("cost_instc"), entry.numbers("days_instc"));
    let (cost, day) = (
        entry.number("cost_traditional"),
        entry.number("days_traditional"),
    );
    entry.exact_each("cost_saving", costs.iter().map(|of| saving(*of, cost)));
    entry.exact_each("time_saving", days.iter().map(|of| saving(*of, day)));
    entry.exact_each("speed_ratio", days.iter().map(|of| speed_ratio(*of, day)));
}

pub(super) fn m096(entry: &Entry) {
    let km = entry.number("instc_km");
    let long = entry.number("suez_nm") * NAUTICAL_MILE_KM;
    entry.exact("shorter_16000", saving(km, entry.number("suez_km")));
    entry.exact("suez_nm_in_km", long);
    entry.exact("shorter_10000nm", saving(km, long));
    entry.exact("baseline_km_for_40pct", baseline_for(km, 0.4));
}
