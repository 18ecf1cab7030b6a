//! Planned time and cost: every step at the mean of its law, no closures, a mean wait in each queue and for each
//! service.

mod mean;
mod papers;
mod step;
pub(super) mod wait;

pub(super) use step::words;
pub use step::{PlannedStep, StepKind, planned_steps};

use crate::corridor::{Arc, Corridor, Service, Stop, Values, Work};
use crate::corridor::{Pace, Spell};
use crate::cost::value_of_time_usd_h;
use crate::scenario::{First, Scope, Shipment};

use super::queueing::{slot_wait_h, stop_wait_h};
use super::{Boarding, Route};
use mean::{law_mean, spell_mean};
pub(super) use papers::papers_h;

/// Planned time and money of a route, within the scope of the shipment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Planned {
    /// Hours from clock open to clock close.
    pub hours: f64,
    /// USD per box.
    pub usd: f64,
    /// Generalised cost, USD per box: cost + value of time x hours (METHOD 2.9, without reliability).
    pub generalised_usd: f64,
}

/// Hours and money of a step or of a whole route.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Due {
    pub(crate) hours: f64,
    pub(crate) usd: f64,
}

/// A part of a route that takes time or money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// Boarding number so-and-so: the wait, and the price of the service.
    Board(usize),
    /// The arc at this position.
    Move(usize),
    /// A stop (by index) at the place at this position.
    Stop(usize, usize),
}

/// Planned time, cost and generalised cost of a route.
#[must_use]
pub fn planned(
    route: &Route,
    corridor: &Corridor,
    shipment: &Shipment,
    values: &Values,
) -> Planned {
    let stops = route.stops.iter().flatten().copied();
    Terms {
        corridor,
        shipment,
        values,
        papers_h: &papers_h(corridor, shipment, values, stops),
    }
    .planned(route)
}

/// What planned time and cost depend on besides the route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    pub(crate) corridor: &'a Corridor,
    pub(crate) shipment: &'a Shipment,
    pub(crate) values: &'a Values,
    /// For each stop the mean hours of its hold for papers.
    pub(crate) papers_h: &'a [f64],
}

impl Terms<'_> {
    /// Value of time, USD per box and hour.
    #[must_use]
    pub(crate) fn vot_usd_h(self) -> f64 {
        let class = &self.corridor.cargo[self.shipment.cargo];
        value_of_time_usd_h(class.vot_usd_teu_d.get(self.values), self.shipment.teu())
    }

    /// Generalised cost of time and money, USD per box.
    #[must_use]
    pub(crate) fn generalised(self, due: Due) -> f64 {
        due.usd + self.vot_usd_h() * due.hours
    }

    /// Planned time and money of a route.
    #[must_use]
    pub(crate) fn planned(self, route: &Route) -> Planned {
        let total = self
            .parts(route)
            .into_iter()
            .fold(Due::default(), |sum, (_, due)| Due {
                hours: sum.hours + due.hours,
                usd: sum.usd + due.usd,
            });
        Planned {
            hours: total.hours,
            usd: total.usd,
            generalised_usd: self.generalised(total),
        }
    }

    /// Every part of the route in order, within the scope.
    #[must_use]
    pub(crate) fn parts(self, route: &Route) -> Vec<(Part, Due)> {
        let mut parts = Vec::new();
        for at in 0..route.stops.len() {
            parts.extend(self.halt(route, at));
            if let Some(&arc) = route.arcs.get(at) {
                let riding = route.rides(at);
                let service = riding.map(|riding| &self.corridor.services[riding.service]);
                let mut due = self.moving(arc, service);
                if riding.is_some_and(|riding| riding.first + riding.arcs == at + 1) {
                    due.hours += service.map_or(0.0, |service| self.late_h(service));
                }
                parts.push((Part::Move(at), due));
            }
        }
        parts
    }

    /// The stops and the boarding at the place of this position; storage is paid for the whole stay.
    fn halt(self, route: &Route, at: usize) -> Vec<(Part, Due)> {
        let boards = route.boardings.iter().position(|b| b.first == at);
        let last = route.arcs.len();
        let row = |stop: usize| &self.corridor.stops[stop];
        let mut parts: Vec<(Part, Due)> = route.stops[at]
            .iter()
            .filter_map(|&stop| {
                let due = if at == 0 {
                    self.first_stop(stop, boards.is_some())
                } else if at == last {
                    self.last_stop(stop)
                } else {
                    Some(self.stop(stop))
                };
                Some((Part::Stop(at, stop), due?))
            })
            .collect();
        let boarded = boards.map(|number| {
            let covered = route.stops[0]
                .iter()
                .any(|&stop| row(stop).covers_first_wait());
            let due = self.boarding(&route.boardings[number], covered);
            (Part::Board(number), due)
        });
        let stay: f64 = parts.iter().chain(&boarded).map(|(_, due)| due.hours).sum();
        for (part, due) in &mut parts {
            if let Part::Stop(_, stop) = part {
                due.usd += self.storage(row(*stop), stay);
            }
        }
        parts.extend(boarded);
        parts
    }

    /// A leg: its running time, and what it costs besides the service that it rides on.
    #[must_use]
    pub(crate) fn moving(self, arc: Arc, service: Option<&Service>) -> Due {
        let leg = &self.corridor.legs[arc.leg];
        let km = leg.distance_km.get(self.values);
        let hours = match leg.pace {
            Pace::Speed(speed) => km / speed.get(self.values),
            Pace::Time(spell) => self.spell(spell),
        };
        let variation = leg
            .variation
            .map_or(1.0, |law| law_mean(&self.corridor.laws, law, self.values));
        let teu = self.shipment.teu();
        let pays = |word| !service.is_some_and(|service| service.covers.has(word));
        let apart = |word| pays(word) && !leg.covers.has(word);
        let number = |cell: Option<crate::corridor::Quantity>| {
            cell.map_or(0.0, |cell| cell.get(self.values))
        };
        let mut usd = 0.0;
        if pays("linehaul") {
            let forty_foot = self.shipment.forty_foot;
            usd += leg.tariff.usd(self.values, km, forty_foot, arc.forth);
        }
        if apart("canal") {
            usd += teu * number(leg.toll_usd_teu);
        }
        if apart("war-risk") {
            usd += teu * number(leg.war_risk_usd_teu);
        }
        usd += leg.surveyed.other_usd(self.values, teu)
            + leg.surveyed.loss_usd(self.values, self.cargo_usd());
        Due {
            hours: hours * variation,
            usd,
        }
    }

    /// What a service costs, once, whatever the stretch that is ridden.
    #[must_use]
    pub(crate) fn price(self, service: &Service, forth: bool) -> f64 {
        let forty_foot = self.shipment.forty_foot;
        service.tariff.usd(self.values, 0.0, forty_foot, forth)
    }

    /// Mean wait for a service inside the chain: a slot, cut-off, next departure, those that do not take the box.
    #[must_use]
    pub(crate) fn waiting_h(self, service: &Service) -> f64 {
        slot_wait_h(service, self.values)
            + wait::cutoff_h(service, self.values)
            + wait::random_wait_h(service, self.values)
            + wait::refused_h(service, self.values)
    }

    /// Mean lateness of a service, booked where it is left.
    #[must_use]
    pub(crate) fn late_h(self, service: &Service) -> f64 {
        service
            .delay
            .map_or(0.0, |law| law_mean(&self.corridor.laws, law, self.values))
    }

    /// Boarding a service. At the origin the clock of loading-gate and port-port opens at the departure, and a
    /// booked box waits from the cut-off, or not at all where the origin's stop runs to the sailing (`covered`).
    fn boarding(self, boarding: &Boarding, covered: bool) -> Due {
        let service = &self.corridor.services[boarding.service];
        let refused = || wait::refused_h(service, self.values);
        let hours = if boarding.first > 0 {
            self.waiting_h(service)
        } else if self.shipment.scope != Scope::GateGate {
            0.0
        } else if self.shipment.first == First::Random {
            self.waiting_h(service)
        } else if covered {
            refused()
        } else {
            wait::cutoff_h(service, self.values) + refused()
        };
        Due {
            hours,
            usd: self.price(service, boarding.forth),
        }
    }

    /// A stop at the origin. When the clock opens at the departure only what is paid for the whole trip. A stop
    /// that runs to the sailing takes no time of its own when the box waits for a departure at random (`boarded`).
    #[must_use]
    pub(crate) fn first_stop(self, stop: usize, boarded: bool) -> Option<Due> {
        if self.shipment.scope != Scope::GateGate {
            return self.of_the_trip(stop);
        }
        let due = self.stop(stop);
        let waits_instead = boarded
            && self.shipment.first == First::Random
            && self.corridor.stops[stop].covers_first_wait();
        Some(if waits_instead {
            Due { hours: 0.0, ..due }
        } else {
            due
        })
    }

    /// A stop at the destination. When the clock closes at arrival only what is paid for the whole trip.
    #[must_use]
    pub(crate) fn last_stop(self, stop: usize) -> Option<Due> {
        if self.shipment.scope == Scope::PortPort {
            return self.of_the_trip(stop);
        }
        Some(self.stop(stop))
    }

    /// What is paid for the whole trip at a place that the scope leaves out, if anything.
    fn of_the_trip(self, stop: usize) -> Option<Due> {
        let due = self.stop(stop);
        (self.corridor.stops[stop].line.is_of_the_trip() && due.usd != 0.0)
            .then_some(Due { hours: 0.0, ..due })
    }

    /// A stop on the way, without storage.
    #[must_use]
    pub(crate) fn stop(self, index: usize) -> Due {
        let stop = &self.corridor.stops[index];
        let work = match stop.work {
            Work::None => 0.0,
            Work::Spell(spell) => self.spell(spell),
            Work::Channels {
                p_green,
                green,
                inspection,
            } => {
                let p_green = p_green.get(self.values);
                p_green * self.spell(green) + (1.0 - p_green) * self.spell(inspection)
            }
        };
        let hours = stop_wait_h(stop, self.values) + work + self.papers_h[index];
        let share = stop
            .fee_value_share
            .map_or(0.0, |share| share.get(self.values));
        let value = self.cargo_usd();
        let fee = stop
            .fee
            .usd(self.values, 0.0, self.shipment.forty_foot, true);
        Due {
            hours,
            usd: fee
                + share * value
                + stop.surveyed.other_usd(self.values, self.shipment.teu())
                + stop.surveyed.loss_usd(self.values, value),
        }
    }

    /// Value of the cargo in the box, USD.
    fn cargo_usd(self) -> f64 {
        let cargo = &self.corridor.cargo[self.shipment.cargo];
        cargo.value_usd_teu.get(self.values) * self.shipment.teu()
    }

    /// Storage at a stop for a stay of `hours`: days beyond the free time, tier by tier (M045).
    #[must_use]
    pub(crate) fn storage(self, stop: &Stop, hours: f64) -> f64 {
        let size = if self.shipment.forty_foot {
            stop.fee.factor_40ft.map_or(2.0, |f| f.get(self.values))
        } else {
            1.0
        };
        stop.storage
            .as_ref()
            .map_or(0.0, |storage| storage.charge(self.values, size).usd(hours))
    }

    fn spell(self, spell: Spell) -> f64 {
        spell_mean(&self.corridor.laws, spell, self.values)
    }
}
