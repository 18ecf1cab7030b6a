//! Indicators of corridor performance monitoring (M094).

use corridor::stats::indicators::Trip;

use super::entry::Entry;

pub(super) fn m094(entry: &Entry) {
    let border_h = entry.number("border_h");
    let trip = Trip {
        km: entry.number("km"),
        moving_h: entry.number("moving_h"),
        standing_h: border_h + entry.number("other_stops_h"),
        usd: entry.number("cost"),
        tonnes: entry.number("tonnes"),
    };
    entry.exact("SWOD", trip.swod_kmh().unwrap());
    entry.exact("SWD", trip.swd_kmh().unwrap());
    // One border point: the mean over border points is its hours.
    entry.exact("TFI1_h", border_h);
    entry.exact("TFI3", trip.tfi3_usd().unwrap());
    entry.exact("moving_share", trip.moving_share().unwrap());
}
