//! Queues by formula: what waiting in line costs on the mean, by how busy the servers are (METHOD 1.9).
//!
//! `ca2` and `cs2` are the squared coefficients of variation of the times between arrivals and of the service times;
//! a utilisation is arrivals over capacity. A steady state exists below a utilisation of 1 only, and takes long to
//! reach when it is near: from [`STEADY_BELOW`] on, [`over_period`] is the formula to use.

/// Utilisation from which no formula of the steady state may be used (METHOD 1.9).
pub const STEADY_BELOW: f64 = 0.95;

/// Time over a link by the function of the Bureau of Public Roads: t0 (1 + alpha (v/c)^beta) (M014).
#[must_use]
pub fn bpr(free: f64, alpha: f64, beta: f64, utilisation: f64) -> f64 {
    free * (1.0 + alpha * libm::pow(utilisation, beta))
}

/// Mean wait in line at one server with Poisson arrivals and exponential service of rate `service`: M/M/1 (M015).
#[must_use]
pub fn mm1_wait(arrivals: f64, service: f64) -> f64 {
    arrivals / service / (service - arrivals)
}

/// Time in line and in service that a share `p` of customers of an M/M/1 queue does not exceed: it is exponential with
/// rate mu - lambda (M015).
#[must_use]
pub fn mm1_sojourn_quantile(arrivals: f64, service: f64, p: f64) -> f64 {
    -libm::log1p(-p) / (service - arrivals)
}

/// Mean wait in line at one server with Poisson arrivals and a service that always takes as long: M/D/1 (M015).
#[must_use]
pub fn md1_wait(arrivals: f64, service: f64) -> f64 {
    pollaczek_khinchine(arrivals / service, 0.0, 1.0 / service)
}

/// Mean wait in line at one server with Poisson arrivals: rho/(1 - rho) (1 + cs2)/2 S (M016).
#[must_use]
pub fn pollaczek_khinchine(utilisation: f64, cs2: f64, service_time: f64) -> f64 {
    kingman(utilisation, 1.0, cs2, service_time)
}

/// Mean wait in line at one server: (ca2 + cs2)/2 rho/(1 - rho) S (Kingman; M019).
#[must_use]
pub fn kingman(utilisation: f64, ca2: f64, cs2: f64, service_time: f64) -> f64 {
    0.5 * (ca2 + cs2) * utilisation / (1.0 - utilisation) * service_time
}

/// Probability of having to wait at `servers` servers with Poisson arrivals and exponential service, at an offered
/// load of less than `servers` erlang (Erlang's C formula; M017).
///
/// By the recursion of the B formula, which neither overflows nor cancels.
#[must_use]
pub fn erlang_c(servers: u32, load: f64) -> f64 {
    let blocked = (1..=servers).fold(1.0, |blocked, server| {
        load * blocked / (f64::from(server) + load * blocked)
    });
    let utilisation = load / f64::from(servers);
    blocked / (1.0 - utilisation * (1.0 - blocked))
}

/// Mean wait in line at several servers with Poisson arrivals and exponential service: C(c, a) S/(c - a) (M017).
#[must_use]
pub fn mmc_wait(servers: u32, load: f64, service_time: f64) -> f64 {
    erlang_c(servers, load) * service_time / (f64::from(servers) - load)
}

/// Mean wait in line at several servers, as that of [`mmc_wait`] times (ca2 + cs2)/2 (Allen and Cunneen; M018).
#[must_use]
pub fn allen_cunneen(servers: u32, load: f64, ca2: f64, cs2: f64, service_time: f64) -> f64 {
    0.5 * (ca2 + cs2) * mmc_wait(servers, load, service_time)
}

/// Probability of having to wait at `servers` servers, whole or not, as Sakasegawa's formula has it:
/// rho^(sqrt(2 (c + 1)) - 1). It is rho at one server.
#[must_use]
pub fn sakasegawa_busy(utilisation: f64, servers: f64) -> f64 {
    libm::pow(utilisation, (2.0 * (servers + 1.0)).sqrt() - 1.0)
}

/// Mean wait in line at several servers: (ca2 + cs2)/2 rho^(sqrt(2 (c + 1)) - 1)/(c (1 - rho)) S (M019).
#[must_use]
pub fn sakasegawa(utilisation: f64, servers: f64, ca2: f64, cs2: f64, service_time: f64) -> f64 {
    let each = service_time / (servers * (1.0 - utilisation));
    0.5 * (ca2 + cs2) * sakasegawa_busy(utilisation, servers) * each
}

/// Mean wait of those who come during a period that begins without a queue, at any utilisation:
/// (T/4) ((x - 1) + sqrt((x - 1)^2 + 8 k x/(c T))) with k = (ca2 + cs2)/2 (coordinate transformation; M020).
///
/// `capacity` is of all servers, per unit of the `period`.
#[must_use]
pub fn over_period(utilisation: f64, ca2: f64, cs2: f64, capacity: f64, period: f64) -> f64 {
    let beyond = utilisation - 1.0;
    let chance = 4.0 * (ca2 + cs2) * utilisation / (capacity * period);
    let root = (beyond * beyond + chance).sqrt();
    // Below 1 the two terms nearly cancel: the same as chance/(root - beyond).
    let sum = if beyond < 0.0 {
        chance / (root - beyond)
    } else {
        beyond + root
    };
    0.25 * period * sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn four_berths_are_worth_more_than_four_single_ones() {
        // M017 and M018; a single berth at the same utilisation of 0.8 waits 0.8/0.2 = 4 services.
        near(erlang_c(4, 3.2), 0.596_432_471_787_404, 1e-14);
        near(mmc_wait(4, 3.2, 1.0), 0.745_540_589_734_256, 1e-14);
        near(
            allen_cunneen(4, 3.2, 1.0, 0.36, 1.0),
            0.506_967_601_019_294,
            1e-14,
        );
        near(mmc_wait(1, 0.8, 1.0), 4.0, 1e-14);
    }

    #[test]
    fn hundreds_of_servers_do_not_overflow() {
        // a^c/c! overflows here; the recursion does not. Nobody waits at half the load, nearly all at the whole.
        assert!(erlang_c(1000, 500.0) < 1e-60);
        assert!(erlang_c(1000, 999.99) > 0.99);
    }

    #[test]
    fn a_border_at_its_capacity_builds_a_queue_with_the_root_of_time() {
        // At x = 1: (T/4) sqrt(8 k/(c T)), M020.
        near(
            over_period(1.0, 0.5, 0.5, 375.0, 30.0),
            0.141_421_356_237_31,
            1e-12,
        );
        let longer = over_period(1.0, 0.5, 0.5, 375.0, 120.0);
        near(longer, 2.0 * 0.141_421_356_237_31, 1e-12);
    }

    proptest! {
        #[test]
        fn one_server_is_the_same_by_every_formula(rho in 0.01..0.94, ca2 in 0.0..3.0, cs2 in 0.0..3.0) {
            let wait = kingman(rho, ca2, cs2, 2.0);
            prop_assert!((allen_cunneen(1, rho, ca2, cs2, 2.0) - wait).abs() <= 1e-9 * wait);
            prop_assert!((sakasegawa(rho, 1.0, ca2, cs2, 2.0) - wait).abs() <= 1e-9 * wait);
        }

        #[test]
        fn a_period_never_waits_longer_than_the_steady_state_and_comes_near_it_when_long(
            rho in 0.05..0.9, capacity in 1.0..1000.0,
        ) {
            let steady = kingman(rho, 1.0, 1.0, 1.0 / capacity);
            let month = over_period(rho, 1.0, 1.0, capacity, 30.0);
            prop_assert!(month <= steady * (1.0 + 1e-12));
            // To the first order short of it by 2 rho/((1 - rho)^2 c T) of itself.
            let long = 1e9;
            let short = 2.0 * rho / ((1.0 - rho) * (1.0 - rho) * capacity * long);
            prop_assert!(over_period(rho, 1.0, 1.0, capacity, long) >= steady * (1.0 - short - 1e-9));
        }

        #[test]
        fn more_demand_never_waits_less(rho in 0.0..3.0, more in 1e-6..0.5) {
            let wait = |rho| over_period(rho, 1.0, 0.5, 40.0, 30.0);
            prop_assert!(wait(rho + more) > wait(rho));
        }
    }
}
