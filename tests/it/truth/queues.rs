//! Queues, batches and the sea in its seasons (M014-M022, M109).

use corridor::law::{
    Law, Waves, allen_cunneen, bpr, consolidation_wait, erlang_c, kingman, md1_wait,
    mm1_sojourn_quantile, mm1_wait, mmc_wait, over_period, pollaczek_khinchine, sakasegawa,
};
use corridor::route::Shape;
use corridor::time::mean_wait;
use corridor::units::Kilometres;

use super::entry::Entry;
use super::lab::{DAY_H, Lab, draw, dwell, program};

pub(super) fn m014(entry: &Entry) {
    let [free, alpha, beta] = ["t0", "alpha", "beta"].map(|key| entry.number(key));
    let times = entry.numbers("vc").into_iter();
    entry.exact_each("t", times.map(|vc| bpr(free, alpha, beta, vc)));
}

pub(super) fn m015(entry: &Entry) {
    let (arrivals, service) = (entry.number("arrival_rate"), entry.number("service_rate"));
    let wait = mm1_wait(arrivals, service);
    entry.exact("mm1_Wq", wait);
    entry.exact("mm1_W", wait + 1.0 / service);
    entry.exact("mm1_Lq", arrivals * wait);
    entry.exact("md1_Wq", md1_wait(arrivals, service));
    let p95 = mm1_sojourn_quantile(arrivals, service, 0.95);
    entry.exact("mm1_p95_sojourn", p95);
}

pub(super) fn m016(entry: &Entry) {
    let [rho, mean, cv] = ["rho", "service_mean", "service_cv"].map(|key| entry.number(key));
    let wait = pollaczek_khinchine(rho, cv * cv, mean);
    entry.exact("Wq", wait);
    entry.exact("dwell_multiplier", 1.0 + wait / mean);
}

fn servers(entry: &Entry) -> u32 {
    u32::try_from(entry.count("servers")).expect("a number of servers")
}

pub(super) fn m017(entry: &Entry) {
    let (load, mean) = (entry.number("offered_load"), entry.number("service_mean"));
    entry.exact("prob_wait", erlang_c(servers(entry), load));
    entry.exact("Wq", mmc_wait(servers(entry), load, mean));
}

pub(super) fn m018(entry: &Entry) {
    let [load, mean, ca2, cs2] =
        ["offered_load", "service_mean", "ca2", "cs2"].map(|key| entry.number(key));
    let wait = allen_cunneen(servers(entry), load, ca2, cs2, mean);
    entry.exact("Wq", wait);
}

pub(super) fn m019(entry: &Entry) {
    let [rho, ca2, cs2, mean] = ["rho", "ca2", "cs2", "service_mean"].map(|key| entry.number(key));
    entry.exact("Wq_c1", kingman(rho, ca2, cs2, mean));
    entry.exact("Wq_c1", sakasegawa(rho, 1.0, ca2, cs2, mean));
    let several = sakasegawa(rho, f64::from(servers(entry)), ca2, cs2, mean);
    entry.exact("Wq_c4", several);
}

pub(super) fn m020(entry: &Entry) {
    let [period, capacity, k] = ["T_days", "capacity_per_day", "k"].map(|key| entry.number(key));
    let waits = entry.numbers("x").into_iter();
    entry.exact_each(
        "W_days",
        waits.map(|x| over_period(x, k, k, capacity, period)),
    );
}

pub(super) fn m021(entry: &Entry) {
    let (boxes, arrivals) = (entry.number("batch_teu"), entry.number("arrivals_per_day"));
    entry.exact("mean_wait_days", consolidation_wait(boxes, arrivals));
    // Box by box: the first waits for all the others.
    let places = (0..entry.count("batch_teu")).map(|place| place as f64 / arrivals);
    let law = Law::empirical(places.collect()).unwrap();
    entry.exact("mean_wait_days", law.mean());
    entry.exact("cycle_days", law.support().1 + 1.0 / arrivals);
}

/// The place of a box in its train is uniform, and its start follows from the place.
pub(super) fn m022(entry: &Entry) {
    let train = Waves {
        boxes: entry.number("boxes"),
        servers: entry.number("trucks"),
        cycle: entry.number("cycle_h"),
    };
    entry.exact("waves", train.count());
    entry.exact("mean_start_delay_h", train.mean());
    entry.exact("last_start_delay_h", train.last());

    let (boxes, trucks) = (entry.count("boxes"), entry.count("trucks"));
    let starts: Vec<f64> = (0..boxes)
        .map(|place| (place / trucks) as f64 * entry.number("cycle_h"))
        .collect();
    let law = Law::empirical(starts.clone()).unwrap();
    entry.exact("mean_start_delay_h", law.mean());
    let mut lab = Lab::ready(0.0, 0.0);
    let steps = Shape::Steps(starts.into());
    let place = draw(lab.dwell(0), Vec::new(), steps, 1.0, 0.0);
    let hours = &lab.hours(&[program(vec![dwell(place)])])[0];
    entry.answer("mean_start_delay_h", hours.mean());
}

/// The monsoon stretches hours by 1/(1 - loss of speed); a convoy is waited for half of its interval.
pub(super) fn m109(entry: &Entry) {
    super::world::m109(entry);
    let [km, knots, loss] = ["km", "knots", "loss"].map(|key| entry.number(key));
    let hour = Kilometres::from_nautical_miles(knots).unwrap();
    let open = km / hour.get() / DAY_H;
    entry.exact("open_days", open);
    entry.exact("monsoon_days", open / (1.0 - loss));
    let [convoy, ice, without] =
        ["convoy_h", "ice_passage", "open_passage"].map(|key| entry.number(key));
    entry.exact(
        "ice_extra_mean_days",
        mean_wait(convoy, 0.0) + ice - without,
    );
}
