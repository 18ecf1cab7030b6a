//! Closures: how often and how long, the queue that one leaves, and what those do who stand before it (M023-M028,
//! M100, M101, M103): by formula, and in simulated worlds.

use corridor::law::{
    Backlog, Durations, Hub, Law, RatePosterior, Remaining, availability, birnbaum, both_down,
    in_parallel, in_series, met_within,
};

use super::entry::Entry;
use super::world;

pub(super) fn m023(entry: &Entry) {
    world::m023(entry);
    let [rate_year, year, mean, cv] =
        ["rate_per_year", "days_per_year", "dur_mean", "dur_cv"].map(|key| entry.number(key));
    let rate = rate_year / year;
    let law = Law::lognormal(mean, cv).unwrap();
    // Cut at ten thousand years the moments are those of the law.
    for durations in [Durations::of(&law), Durations::capped(&law, 1e4 * year)] {
        entry.exact("prob_closed", durations.closed_share(rate));
        entry.exact("mean_wait_given_closed", durations.wait_if_closed());
        entry.exact("mean_wait", durations.mean_wait(rate));
    }
}

pub(super) fn m024(entry: &Entry) {
    world::m024(entry);
    let (exposure, year) = (entry.number("exposure_days"), entry.number("days_per_year"));
    let rates: Vec<f64> = entry
        .numbers("rates_per_year")
        .iter()
        .map(|rate| rate / year)
        .collect();
    entry.exact("p_first", met_within(&rates[..1], exposure));
    entry.exact("p_any", met_within(&rates, exposure));
}

pub(super) fn m025(entry: &Entry) {
    world::m025(entry);
    let [flow, capacity, closed] =
        ["flow", "capacity", "closure_days"].map(|key| entry.number(key));
    let backlog = Backlog {
        closed,
        flow,
        capacity,
    };
    entry.exact("backlog_ships", backlog.queue());
    entry.exact("clear_days", backlog.clearing_time());
    entry.exact("total_delay_ship_days", backlog.total_wait());
    entry.exact("mean_delay_per_affected_ship", backlog.mean_wait());
    // Ship by ship: the mean over even instants of a line that falls to zero is the value in its middle.
    let affected = closed + backlog.clearing_time();
    let ships = 1000_u32;
    let waits = (0..ships).map(|ship| {
        let after = (f64::from(ship) + 0.5) / f64::from(ships) * affected;
        backlog.wait(after)
    });
    entry.exact(
        "mean_delay_per_affected_ship",
        waits.sum::<f64>() / f64::from(ships),
    );
}

/// Perfect information means waiting out the shorter closures and turning away from the others at once.
pub(super) fn m026(entry: &Entry) {
    let [mean, cv, detour] = ["dur_mean", "dur_cv", "K_days"].map(|key| entry.number(key));
    let law = Law::lognormal(mean, cv).unwrap();
    let cut = Durations::capped(&law, detour).mean;
    entry.exact("prob_exceed_K", law.survival(detour));
    entry.exact("E_min_D_K", cut);
    entry.exact("cost_perfect_information", cut);
    entry.exact(
        "cost_wait_then_divert_at_K",
        cut + detour * law.survival(detour),
    );
    // The same from the survival alone.
    let closure = Remaining::of(|x| law.survival(x), 1e4 * mean);
    entry.exact("prob_exceed_K", closure.alive_at(detour));
    entry.exact("E_min_D_K", closure.wait_then_divert(detour, 0.0));
    entry.exact(
        "cost_wait_then_divert_at_K",
        closure.wait_then_divert(detour, detour),
    );
}

/// A duration of infinite variance, cut where the mean no longer changes.
pub(super) fn m027(entry: &Entry) {
    let [alpha, least, detour] = ["alpha", "xm_days", "K_days"].map(|key| entry.number(key));
    let survival = |x: f64| {
        if x < least {
            1.0
        } else {
            (least / x).powf(alpha)
        }
    };
    let cap = 1e10;
    let closure = Remaining::of(survival, cap);
    let (age, cost) = closure.best_give_up(detour);
    entry.exact("t_star", age);
    entry.exact("cost_at_t_star", cost);
    entry.exact("prob_give_up", closure.alive_at(age));
    entry.exact("cost_divert_now", closure.wait_then_divert(0.0, detour));
    entry.exact("cost_always_wait", closure.wait_then_divert(cap, detour));
}

pub(super) fn m028(entry: &Entry) {
    let [direct, to_hub, p_open, open, closed, other] = [
        "direct",
        "hub",
        "p_open",
        "open_leg",
        "closed_leg",
        "alternative",
    ]
    .map(|key| entry.number(key));
    let hub = Hub {
        direct,
        to_hub,
        p_open,
        open,
        closed,
        other,
    };
    entry.exact("open_loop_via_hub", hub.committed());
    entry.exact("open_loop_cost", hub.chosen_at_origin());
    entry.exact("with_recourse", hub.chosen_at_hub());
    entry.exact("value_of_recourse", hub.value());
}

pub(super) fn m100(entry: &Entry) {
    let up_down = entry.list("up_down").iter().map(|pair| {
        let number = |place: usize| pair[place].as_f64().expect("a number");
        availability(number(0), number(1))
    });
    let each: Vec<f64> = up_down.collect();
    let series = in_series(&each);
    entry.exact_each("A", each.iter().copied());
    entry.exact("series", series);
    entry.exact(
        "with_alternative",
        in_parallel(&[series, entry.number("alt")]),
    );
    entry.exact_each("birnbaum", birnbaum(&each));
}

pub(super) fn m101(entry: &Entry) {
    let (q, beta) = (entry.number("q"), entry.number("beta"));
    let apart = 1.0 - in_parallel(&[1.0 - q, 1.0 - q]);
    entry.exact("p_both", both_down(q, beta));
    entry.exact("p_both_if_independent", apart);
    entry.exact("p_both_if_independent", both_down(q, 0.0));
    entry.exact("ratio", both_down(q, beta) / apart);
}

pub(super) fn m103(entry: &Entry) {
    let [shape, prior_years, events, years] =
        ["a0", "b0", "events", "years"].map(|key| entry.number(key));
    let rate = RatePosterior::from_prior(shape, prior_years, events, years).unwrap();
    entry.exact("post_mean", rate.mean());
    entry.exact("p_none_next_year", rate.none_within(1.0));
    entry.exact("q05", rate.quantile(0.05));
    entry.exact("q95", rate.quantile(0.95));
    let (low, high) = rate.interval90();
    entry.exact("q05", low);
    entry.exact("q95", high);
}
