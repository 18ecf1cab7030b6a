//! From a route to its program under one set of values: every cell resolved, every hazard given its column.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::Draft;
use super::hazards::{Hazards, Purpose, SHIPMENT};
use super::plan::Route;
use super::program::{Op, Program, Span};
use super::pull::Puller;
use crate::corridor::{
    Corridor, CostLine, Eligibility, Loading, Pace, Part, Quantity, Surveyed, Values, Work,
};
use crate::cost::{EmittingLeg, hub_kg, value_of_time_usd_h};
use crate::law::normal_quantile;
use crate::scenario::{First, Scope, Shipment};
use crate::time::OpenIntervals;

/// Hours beyond the departure window for which office hours, seasons and closures are laid out.
pub(crate) const HORIZON_H: f64 = 500.0 * 24.0;

/// Compiles the routes of one question.
#[derive(Debug)]
pub struct Compiler<'a> {
    pub(super) corridor: &'a Corridor,
    pub(super) shipment: &'a Shipment,
    offices: BTreeMap<(usize, usize), Arc<OpenIntervals>>,
    shares_shocks: bool,
}

/// What is known when a route is compiled: one draw of the unknowns under a regime.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Laws under the book of the regime and one draw of its unknowns; shared by the routes of a group.
    pub puller: &'a Puller<'a>,
    /// A value for each assumption.
    pub values: &'a Values,
    /// Who may use what under the regime.
    pub eligibility: &'a Eligibility,
}

impl<'a> Compiler<'a> {
    /// Lays out the office hours that the stops of these routes keep.
    #[must_use]
    pub fn new(corridor: &'a Corridor, shipment: &'a Shipment, routes: &[Route]) -> Self {
        let mut offices = BTreeMap::new();
        for stop in routes.iter().flat_map(|route| route.stops.iter().flatten()) {
            let stop = &corridor.stops[*stop];
            if let Some(papers) = &stop.documents {
                offices
                    .entry((papers.office, stop.place))
                    .or_insert_with(|| {
                        Arc::new(OpenIntervals::over(
                            &corridor.calendars[papers.office].calendar,
                            shipment.depart_from_h - 24.0,
                            shipment.depart_to_h + HORIZON_H,
                            corridor.places[stop.place].utc_offset_h,
                        ))
                    });
            }
        }
        Self {
            corridor,
            shipment,
            offices,
            shares_shocks: true,
        }
    }

    /// The same, with the shared shocks of legs and stops left out where they do not count.
    #[must_use]
    pub fn sharing_shocks(mut self, shares: bool) -> Self {
        self.shares_shocks = shares;
        self
    }

    /// The route's program under these values, for a shipper who keeps to it. Hazards that no program has read before
    /// get a column.
    pub fn compile(&self, route: &Route, known: Known<'_>, hazards: &mut Hazards) -> Program {
        self.compiled(route, known, hazards).0
    }

    /// The program, and for each place of the route the number of steps until it has been reached.
    pub(super) fn compiled(
        &self,
        route: &Route,
        known: Known<'_>,
        hazards: &mut Hazards,
    ) -> (Program, Vec<usize>) {
        hazards.column(SHIPMENT, Purpose::Ready);
        hazards.column(SHIPMENT, Purpose::Risk);
        let eligible = self
            .eligible_share(route, known.eligibility)
            .map(|share| (hazards.column(SHIPMENT, Purpose::Eligible), share));
        let cargo = &self.corridor.cargo[self.shipment.cargo];
        let vot_usd_teu_d = cargo.vot_usd_teu_d.get(known.values);
        let draft = self.draft(route, known, hazards);
        let program = Program {
            ops: draft.ops,
            eligible,
            vot_usd_h: value_of_time_usd_h(vot_usd_teu_d, self.shipment.teu()),
            junctions: Vec::new(),
            marks: draft.marks,
        };
        (program, draft.arrivals)
    }

    /// The steps of a route.
    pub(super) fn draft<'b>(
        &'b self,
        route: &Route,
        known: Known<'b>,
        hazards: &'b mut Hazards,
    ) -> Draft<'b> {
        let (corridor, shipment, values) = (self.corridor, self.shipment, known.values);
        let mut draft = Draft {
            corridor,
            puller: known.puller,
            values,
            hazards,
            ops: Vec::new(),
            shares_shocks: self.shares_shocks,
            marks: Vec::new(),
            arrivals: Vec::new(),
        };
        let last = route.arcs.len();
        for (position, place) in route.places(corridor).into_iter().enumerate() {
            let at_origin = position == 0;
            let stops: &[usize] = &route.stops[position];
            let boarding = route.boards_at(position);
            let closed = position == last && shipment.scope == Scope::PortPort;
            let opens_here = at_origin && shipment.scope != Scope::GateGate;
            draft.ops.push(Op::Arrive);
            if !opens_here {
                draft.mark(position, true);
            }
            draft.arrivals.push(draft.ops.len());
            for &stop in stops.iter().filter(|_| !closed) {
                self.stop_time(&mut draft, stop, at_origin && boarding.is_some());
            }
            for &stop in stops.iter().filter(|_| !opens_here) {
                self.fee(&mut draft, stop, closed);
            }
            if let Some(boarding) = boarding {
                let waited = at_origin
                    && stops
                        .iter()
                        .any(|&stop| corridor.stops[stop].covers_first_wait());
                let booked = at_origin && shipment.first == First::Booked;
                draft.board(boarding.service, place, booked, booked && waited);
            }
            let ahead = route.arcs.get(position).map(|arc| &corridor.legs[arc.leg]);
            // The clock of a first departure opens when it is due, so that waiting for an open way counts.
            let mut waits = false;
            if let Some(leg) = ahead.filter(|_| !opens_here) {
                waits = draft.enter(leg.season, &leg.closures);
            }
            for &stop in stops.iter().filter(|_| !closed) {
                if let Some(storage) = &corridor.stops[stop].storage {
                    let factor_40ft = corridor.stops[stop].fee.factor_40ft;
                    draft.store(storage, self.size(factor_40ft, values));
                }
            }
            if opens_here {
                draft.ops.push(Op::Open);
                for &stop in stops {
                    self.fee(&mut draft, stop, true);
                }
                if let Some(leg) = ahead {
                    waits = draft.enter(leg.season, &leg.closures);
                }
            }
            if let Some(boarding) = boarding {
                let service = &corridor.services[boarding.service];
                let usd = service
                    .tariff
                    .usd(values, 0.0, shipment.forty_foot, boarding.forth);
                draft.pay(CostLine::Freight, usd);
            }
            if at_origin || !stops.is_empty() || boarding.is_some() || waits {
                draft.mark(position, false);
            }
            if position < last {
                self.ride(&mut draft, route, position);
            }
        }
        draft
    }

    /// Share of shippers that may use the route, when not all may.
    fn eligible_share(&self, route: &Route, rule: &Eligibility) -> Option<f64> {
        let touched = route
            .places(self.corridor)
            .iter()
            .any(|place| rule.via.contains(place));
        let share = rule
            .shares
            .iter()
            .find(|(cargo, _)| *cargo == self.shipment.cargo)?
            .1;
        (touched && share < 1.0).then_some(share)
    }

    /// One leg, and the lateness of its service where the ride ends.
    fn ride(&self, draft: &mut Draft<'_>, route: &Route, position: usize) {
        let arc = route.arcs[position];
        let leg = &self.corridor.legs[arc.leg];
        let (shipment, values) = (self.shipment, draft.values);
        let part = Part::Moving(leg.mode);
        let km = leg.distance_km.get(values);
        let vary = leg.variation.map(|law| {
            let column = draft.hazards.column(&leg.id, Purpose::Vary);
            draft.draw(column, law, &leg.factors)
        });
        let mixed: &[Loading] = if vary.is_some() { &[] } else { &leg.factors };
        let span = match leg.pace {
            Pace::Speed(speed) => Span::Fixed(km / speed.get(values)),
            Pace::Time(spell) => draft.span(spell, &leg.id, Purpose::Move, mixed),
        };
        let tempo = draft.tempo(leg.season, &leg.closures);
        draft.ops.push(Op::Move {
            part,
            span,
            vary,
            tempo,
        });
        let riding = route.rides(position);
        let covered = |word: &str| {
            riding.is_some_and(|ride| self.corridor.services[ride.service].covers.has(word))
                || leg.covers.has(word)
        };
        let linehaul_paid =
            riding.is_some_and(|ride| self.corridor.services[ride.service].covers.has("linehaul"));
        if !linehaul_paid {
            let usd = leg.tariff.usd(values, km, shipment.forty_foot, arc.forth);
            draft.pay(CostLine::Freight, usd);
        }
        let per_box = |cell: Option<Quantity>| cell.map_or(0.0, |q| q.get(values)) * shipment.teu();
        if !covered("canal") {
            draft.pay(CostLine::Tolls, per_box(leg.toll_usd_teu));
        }
        if !covered("war-risk") {
            draft.pay(CostLine::Insurance, per_box(leg.war_risk_usd_teu));
        }
        self.surveyed(draft, &leg.surveyed);
        if let Some(grams) = leg.co2e_g_tkm {
            let leg = EmittingLeg {
                km,
                distance_factor: 1.0,
                g_tkm: grams.get(values),
            };
            draft.ops.push(Op::Emit(leg.kg(self.tonnes(values))));
        }
        if let Some(ride) = riding.filter(|ride| position + 1 == ride.first + ride.arcs) {
            let service = &self.corridor.services[ride.service];
            if let Some(law) = service.delay {
                let column = draft.hazards.column(&service.id, Purpose::Delay);
                let draw = draft.draw(column, law, &[]);
                draft.ops.push(Op::Late { part, draw });
            }
        }
    }

    /// Fee and emissions of a stop. Where the scope leaves the place out, only what is paid for the whole trip.
    fn fee(&self, draft: &mut Draft<'_>, index: usize, left_out: bool) {
        let stop = &self.corridor.stops[index];
        let values = draft.values;
        if !left_out || stop.line.is_of_the_trip() {
            let value = self.corridor.cargo[self.shipment.cargo]
                .value_usd_teu
                .get(values)
                * self.shipment.teu();
            let share = stop.fee_value_share.map_or(0.0, |q| q.get(values));
            let fee = stop.fee.usd(values, 0.0, self.shipment.forty_foot, true);
            draft.pay(stop.line, fee + share * value);
            self.surveyed(draft, &stop.surveyed);
        }
        if let Some(kg_t) = stop.co2e_kg_t.filter(|_| !left_out) {
            let kg = hub_kg(self.tonnes(values), kg_t.get(values));
            draft.ops.push(Op::Emit(kg));
        }
    }

    /// Time and papers of a stop. At the origin of a route that boards there, a row that runs from gate-in to
    /// sailing has its time only when the sailing is booked.
    fn stop_time(&self, draft: &mut Draft<'_>, index: usize, boards_at_origin: bool) {
        let stop = &self.corridor.stops[index];
        let replaced =
            boards_at_origin && stop.covers_first_wait() && self.shipment.first == First::Random;
        if replaced {
            return;
        }
        let values = draft.values;
        let part = Part::of_stop(stop.kind);
        draft.queue(stop);
        draft.enter(stop.season, &stop.closures);
        let tempo = draft.tempo(stop.season, &stop.closures);
        match stop.work {
            Work::None => {}
            Work::Spell(spell) => {
                let span = draft.span(spell, &stop.id, Purpose::Dwell, &stop.factors);
                draft.ops.push(Op::Dwell { part, span, tempo });
            }
            Work::Channels {
                p_green,
                green,
                inspection,
            } => {
                let column = draft.hazards.column(&stop.id, Purpose::Channel);
                let op = Op::Channels {
                    part,
                    column,
                    threshold: threshold(p_green.get(values)),
                    green: draft.span(green, &stop.id, Purpose::Green, &stop.factors),
                    inspection: draft.span(
                        inspection,
                        &stop.id,
                        Purpose::Inspection,
                        &stop.factors,
                    ),
                    tempo,
                };
                draft.ops.push(op);
            }
        }
        if let Some(papers) = stop.documents {
            let column = draft.hazards.column(&stop.id, Purpose::Documents);
            let op = Op::Documents {
                column,
                probability: papers.probability.get(values),
                hours: draft.span(papers.hours, &stop.id, Purpose::DocumentHours, &[]),
                office: Arc::clone(&self.offices[&(papers.office, stop.place)]),
            };
            draft.ops.push(op);
        }
    }

    /// Other payments, and loss and damage, where a survey tells them.
    fn surveyed(&self, draft: &mut Draft<'_>, of: &Surveyed) {
        let (values, teu) = (draft.values, self.shipment.teu());
        if of.other_payments_usd_teu.is_some() {
            draft.pay(CostLine::Border, of.other_usd(values, teu));
        }
        if of.loss_share.is_some() {
            let cargo = &self.corridor.cargo[self.shipment.cargo];
            let value = cargo.value_usd_teu.get(values) * teu;
            draft.pay(CostLine::Insurance, of.loss_usd(values, value));
        }
    }

    /// Tonnes of cargo in the box.
    fn tonnes(&self, values: &Values) -> f64 {
        let cargo = &self.corridor.cargo[self.shipment.cargo];
        cargo.payload_t_teu.get(values) * self.shipment.teu()
    }

    /// What a price for a 20-foot box is multiplied with.
    fn size(&self, factor_40ft: Option<Quantity>, values: &Values) -> f64 {
        if self.shipment.forty_foot {
            factor_40ft.map_or(2.0, |q| q.get(values))
        } else {
            1.0
        }
    }
}

/// Normal score above which a shipment is inspected.
fn threshold(p_green: f64) -> f64 {
    if p_green <= 0.0 {
        f64::NEG_INFINITY
    } else if p_green >= 1.0 {
        f64::INFINITY
    } else {
        normal_quantile(p_green)
    }
}
