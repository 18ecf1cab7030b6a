//! Queues of the model: from volumes and capacities to a wait that a program draws (METHOD 1.6, 1.9).
//!
//! TEU are the customers: how they bunch is said by `ca2`. Where demand comes near capacity or passes it, no steady state
//! may be read; then the wait is that of a month that begins without a queue.

use super::planned::wait;
use super::program::{Pull, Shape};
use crate::corridor::{Quantity, Service, Stop, Values};
use crate::law::{
    Law, STEADY_BELOW, Waves, allen_cunneen, erlang_c, kingman, over_period, sakasegawa,
    sakasegawa_busy,
};

const DAY_H: f64 = 24.0;
/// Days over which a queue that has no steady state builds up; nobody is taken to wait longer than twice as long.
const PERIOD_D: f64 = 30.0;
/// More servers than this are taken by the formula that needs no count of them.
const MOST_COUNTED: f64 = 10_000.0;
/// In a longer batch the places of boxes are taken as even.
const MOST_BOXES: f64 = 4096.0;

/// Which formula gives the wait of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueRule {
    /// One server in the steady state (M019).
    Kingman,
    /// A whole number of servers in the steady state (M018).
    AllenCunneen,
    /// Servers that are no whole number, as where it is uncertain, in the steady state (M019).
    Sakasegawa,
    /// A month that begins without a queue: the coordinate transformation (M020).
    OverPeriod,
}

impl QueueRule {
    /// Plain words for tables.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Kingman => "one server, steady state (Kingman)",
            Self::AllenCunneen => "several servers, steady state (Allen-Cunneen)",
            Self::Sakasegawa => "several servers, steady state (Sakasegawa)",
            Self::OverPeriod => "no steady state: a month from an empty queue",
        }
    }
}

/// How busy a stop or a service is, and what waiting for it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueLoad {
    /// Volume over capacity; infinite where there is no capacity left.
    pub utilisation: f64,
    /// The formula.
    pub rule: QueueRule,
    /// Probability of having to wait, 0 to 1.
    pub busy: f64,
    /// Mean wait of all, hours.
    pub mean_h: f64,
}

impl QueueLoad {
    /// The queue before servers that pass `capacity` TEU a day together, at which `volume` TEU a day come; `None` where
    /// nothing comes. Where there is no capacity left the wait is the longest that this model knows, a month on the mean.
    #[must_use]
    pub fn of(volume: f64, capacity: f64, servers: f64, ca2: f64, cs2: f64) -> Option<Self> {
        if volume <= 0.0 {
            return None;
        }
        let utilisation = if capacity > 0.0 {
            volume / capacity
        } else {
            f64::INFINITY
        };
        let steady = (utilisation < STEADY_BELOW)
            .then(|| Self::steady(utilisation, capacity, servers, ca2, cs2))
            .filter(|load| load.mean_h <= PERIOD_D * DAY_H);
        Some(steady.unwrap_or_else(|| {
            let days = if utilisation.is_finite() {
                over_period(utilisation, ca2, cs2, capacity, PERIOD_D).min(PERIOD_D)
            } else {
                PERIOD_D
            };
            Self {
                utilisation,
                rule: QueueRule::OverPeriod,
                busy: 1.0,
                mean_h: DAY_H * days,
            }
        }))
    }

    fn steady(utilisation: f64, capacity: f64, servers: f64, ca2: f64, cs2: f64) -> Self {
        let service_h = DAY_H * servers / capacity;
        let whole = servers.fract() == 0.0 && servers <= MOST_COUNTED;
        let (rule, busy, mean_h) = if servers == 1.0 {
            let mean = kingman(utilisation, ca2, cs2, service_h);
            (QueueRule::Kingman, utilisation, mean)
        } else if whole {
            let (count, load) = (servers as u32, utilisation * servers);
            let mean = allen_cunneen(count, load, ca2, cs2, service_h);
            (QueueRule::AllenCunneen, erlang_c(count, load), mean)
        } else {
            let mean = sakasegawa(utilisation, servers, ca2, cs2, service_h);
            let busy = sakasegawa_busy(utilisation, servers);
            (QueueRule::Sakasegawa, busy, mean)
        };
        Self {
            utilisation,
            rule,
            busy,
            mean_h,
        }
    }

    /// True where no steady state may be read: the wait grows with the length of the period that is looked at.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        self.rule == QueueRule::OverPeriod
    }

    /// Hours of those who have to wait: exponential in the steady state; else even from none to twice the mean, as the
    /// queue grows through the period.
    #[must_use]
    pub(super) fn wait(self) -> Pull {
        if self.is_flagged() {
            return even(2.0 * self.mean_h);
        }
        let exponential = Law::gamma(1.0, 1.0).expect("a mean and a CV of 1 make a law");
        Pull {
            shape: Shape::Table(exponential.standard().shape.table()),
            scale: self.mean_h / self.busy,
            shift: 0.0,
        }
    }
}

fn even(most: f64) -> Pull {
    Pull {
        shape: Shape::Unit,
        scale: most,
        shift: 0.0,
    }
}

fn number(cell: Option<Quantity>, absent: f64, values: &Values) -> f64 {
    cell.map_or(absent, |cell| cell.get(values))
}

/// The queue by utilisation before a stop, if volume and capacity are known.
#[must_use]
pub fn stop_load(stop: &Stop, values: &Values) -> Option<QueueLoad> {
    let queue = stop.queue?;
    let (volume, capacity) = (queue.volume_teu_d?, stop.capacity_teu_d?);
    QueueLoad::of(
        volume.get(values),
        capacity.get(values),
        number(queue.servers, 1.0, values),
        number(queue.ca2, 1.0, values),
        number(queue.cs2, 1.0, values),
    )
}

/// The batch that a stop serves in waves, in whole boxes and whole servers; hours. `None` where boxes come one by one, or
/// all of a batch start at once.
#[must_use]
pub fn stop_batch(stop: &Stop, values: &Values) -> Option<Waves> {
    let queue = stop.queue?;
    let batch = Waves {
        boxes: queue.batch_boxes?.get(values).round().max(1.0),
        servers: number(queue.servers, 1.0, values).round().max(1.0),
        cycle: queue.cycle_h?.get(values),
    };
    (batch.boxes > batch.servers).then_some(batch)
}

/// Hours until a box at an even place of its batch starts.
#[must_use]
pub(super) fn batch_wait(batch: Waves) -> Pull {
    if batch.boxes > MOST_BOXES {
        return even(2.0 * batch.mean());
    }
    let starts = (0..batch.boxes as u32)
        .map(|place| batch.cycle * (f64::from(place) / batch.servers).floor())
        .collect();
    Pull {
        shape: Shape::Steps(starts),
        scale: 1.0,
        shift: 0.0,
    }
}

/// Mean hours in the queues before a stop.
#[must_use]
pub(crate) fn stop_wait_h(stop: &Stop, values: &Values) -> f64 {
    stop_load(stop, values).map_or(0.0, |load| load.mean_h)
        + stop_batch(stop, values).map_or(0.0, Waves::mean)
}

/// TEU a day that the departures of a service take: slots, less what low water cuts from them, times the departures that
/// run. `None` where the slots are not known.
#[must_use]
pub fn service_teu_d(service: &Service, values: &Values) -> Option<f64> {
    let lost = number(service.slots.lost_per_m, 0.0, values)
        * number(service.slots.level_drop_m, 0.0, values);
    let left = (1.0 - lost).max(0.0);
    let slots = left * service.slots_teu?.get(values);
    Some(slots * wait::departures_week(service, values) / 7.0)
}

/// The queue for a slot of a service, if volume and slots are known: of one server, with arrivals and departures as
/// irregular as chance makes them. A service without a slot left still takes the box after the longest wait that this
/// model knows, and is flagged.
#[must_use]
pub fn slot_load(service: &Service, values: &Values) -> Option<QueueLoad> {
    let volume = service.slots.volume_teu_d?.get(values);
    QueueLoad::of(volume, service_teu_d(service, values)?, 1.0, 1.0, 1.0)
}

/// Mean hours in the queue for a slot of a service.
#[must_use]
pub(crate) fn slot_wait_h(service: &Service, values: &Values) -> f64 {
    slot_load(service, values).map_or(0.0, |load| load.mean_h)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corridor::{Passage, Queue, Slots, StopKind};
    use crate::route::sketch::{service, stop};

    fn near(value: f64, expected: f64) {
        assert!(
            (value - expected).abs() <= 1e-9 * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn a_single_post_waits_by_kingman() {
        // rho 0.8, ca2 0.8, cs2 0.5, a day's service: 2.6 d as M019; eight in ten have to wait.
        let post = QueueLoad::of(0.8, 1.0, 1.0, 0.8, 0.5).unwrap();
        assert_eq!((post.rule, post.busy), (QueueRule::Kingman, 0.8));
        near(post.mean_h, 2.6 * 24.0);
        near(post.wait().scale, 2.6 * 24.0 / 0.8);
        assert!(!post.is_flagged());
    }

    #[test]
    fn four_berths_wait_by_allen_and_cunneen_and_four_and_a_half_by_sakasegawa() {
        // M018: 3.2 erlang at four berths of a day each, so 3.2 a day against 4.
        let port = QueueLoad::of(3.2, 4.0, 4.0, 1.0, 0.36).unwrap();
        assert_eq!(port.rule, QueueRule::AllenCunneen);
        near(port.mean_h, 24.0 * 0.506_967_601_019_294);
        near(port.busy, 0.596_432_471_787_404);
        let uncertain = QueueLoad::of(3.6, 4.5, 4.5, 1.0, 0.36).unwrap();
        assert_eq!(uncertain.rule, QueueRule::Sakasegawa);
        assert!(uncertain.mean_h < port.mean_h);
    }

    #[test]
    fn a_border_over_its_capacity_is_a_month_from_an_empty_queue() {
        // M020: 375 a day, x = 1.1: 1.5145 d on the mean, even from 0 to twice that, and flagged.
        let border = QueueLoad::of(1.1 * 375.0, 375.0, 1.0, 0.5, 0.5).unwrap();
        near(border.mean_h, 24.0 * 1.514_525_996_941_9);
        near(border.wait().scale, 48.0 * 1.514_525_996_941_9);
        assert_eq!(border.busy, 1.0);
        assert!(border.is_flagged());
    }

    #[test]
    fn a_service_that_low_water_leaves_without_slots_is_waited_for_a_month() {
        let mut ferry = service("ferry", &[0], 7.0);
        ferry.slots_teu = Some(Quantity::Given(70.0));
        ferry.slots = Slots {
            volume_teu_d: Some(Quantity::Given(9.0)),
            level_drop_m: Some(Quantity::Given(0.5)),
            lost_per_m: Some(Quantity::Given(0.4)),
        };
        let none = Values::best(&[]);
        // 70 TEU a week less a fifth: 8 a day against 9.
        near(service_teu_d(&ferry, &none).unwrap(), 8.0);
        let load = slot_load(&ferry, &none).unwrap();
        near(load.utilisation, 1.125);
        assert!(load.is_flagged());
        ferry.slots.level_drop_m = Some(Quantity::Given(4.0));
        let dry = slot_load(&ferry, &none).unwrap();
        assert_eq!(dry.utilisation, f64::INFINITY);
        assert_eq!(dry.mean_h, 720.0);
        ferry.blank_share = Some(Quantity::Given(0.5));
        ferry.slots.level_drop_m = None;
        near(service_teu_d(&ferry, &none).unwrap(), 5.0);
    }

    #[test]
    fn a_train_over_a_fleet_of_lorries_starts_wave_by_wave() {
        // M022.
        let mut shuttle = stop(
            "shuttle",
            0,
            Passage::Any,
            Passage::Any,
            StopKind::Transfer,
            0.0,
        );
        let given = |number| Some(Quantity::Given(number));
        shuttle.queue = Some(Queue {
            volume_teu_d: None,
            servers: given(12.0),
            ca2: None,
            cs2: None,
            batch_boxes: given(31.0),
            cycle_h: given(14.0),
        });
        let none = Values::best(&[]);
        let batch = stop_batch(&shuttle, &none).unwrap();
        near(stop_wait_h(&shuttle, &none), 11.741_935_483_871);
        let Shape::Steps(starts) = batch_wait(batch).shape else {
            panic!("a batch has steps")
        };
        near(starts.iter().sum::<f64>() / 31.0, 11.741_935_483_871);
        assert_eq!(starts[30], 28.0);
        assert_eq!(stop_load(&shuttle, &none), None);
    }

    proptest! {
        #[test]
        fn more_volume_never_waits_less_within_a_rule_and_never_more_than_a_month(
            rho in 0.01..4.0, more in 0.0..0.5, capacity in 0.05..3000.0, servers in 1.0..20.0,
            ca2 in 0.0..3.0, cs2 in 0.0..3.0, whole: bool,
        ) {
            let servers: f64 = if whole { f64::round(servers) } else { servers };
            let load = |rho: f64| QueueLoad::of(rho * capacity, capacity, servers, ca2, cs2).unwrap();
            let (less, more) = (load(rho), load(rho + more));
            for one in [less, more] {
                prop_assert!((0.0..=720.0).contains(&one.mean_h));
                prop_assert!((0.0..=1.0).contains(&one.busy));
            }
            if less.rule == more.rule {
                prop_assert!(more.mean_h >= less.mean_h - 1e-9);
                prop_assert!(more.busy >= less.busy - 1e-12);
            }
        }
    }
}
