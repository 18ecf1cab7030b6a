//! Little corridors for tests, drawn by hand.

mod shipped;
mod told;
mod worked;

use crate::corridor::{
    CargoClass, Corridor, CostLine, Covers, Evidence, Grade, Heading, Leg, Mode, NamedCalendar,
    Network, OfferWindow, Pace, Passage, Place, PlaceKind, Quantity, Regime, Said, Service, Spell,
    Stop, StopKind, Tariff, Timing, Work,
};
use crate::scenario::{
    ChartStyle, First, Question, RegimeCase, RouteRequest, RunSize, Scope, Shipment, Waypoint,
};
use crate::time::Calendar;

/// Tables under construction. Cargo is worth 24 USD per TEU and day, the box is of 20 feet: an hour costs a
/// dollar, so that planned generalised cost = hours + USD.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    pub(crate) places: Vec<Place>,
    pub(crate) legs: Vec<Leg>,
    pub(crate) stops: Vec<Stop>,
    pub(crate) services: Vec<Service>,
    pub(crate) regimes: Vec<Regime>,
    /// Name and value of time, USD per TEU and hour.
    pub(crate) cargo: Vec<(&'static str, f64)>,
    /// Opening hours, each the calendar of its index.
    pub(crate) offices: Vec<Calendar>,
    pub(crate) first: First,
    pub(crate) scope: Scope,
}

/// Id, via and avoid of a route, by ids of places, legs and stops.
pub(crate) type Asked<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

pub(crate) fn evidence() -> Evidence {
    Evidence {
        grade: Grade::Estimate,
        sources: vec!["S1".into()],
        note: String::new(),
    }
}

pub(crate) fn regime(id: &str) -> Regime {
    Regime {
        id: id.into(),
        name: id.into(),
        from: String::new(),
        to: String::new(),
        changes: Vec::new(),
        closures: Vec::new(),
        withholds: Vec::new(),
        eligibility: crate::corridor::Eligibility::default(),
        sources: Vec::new(),
        note: String::new(),
    }
}

/// A service that runs one way every so many days.
pub(crate) fn service(id: &str, legs: &[usize], headway_d: f64) -> Service {
    Service {
        id: id.into(),
        legs: legs.to_vec(),
        both_ways: false,
        timing: Timing::Headway {
            headway_d: Quantity::Given(headway_d),
            cv: None,
            offset_h: None,
        },
        cutoff_h: None,
        blank_share: None,
        rollover_share: None,
        delay: None,
        tariff: Tariff::default(),
        slots_teu: None,
        slots: crate::corridor::Slots::default(),
        offered: OfferWindow::default(),
        covers: Covers::default(),
        evidence: evidence(),
    }
}

/// A stop of so many hours, whatever the heading.
pub(crate) fn stop(
    id: &str,
    place: usize,
    enters: Passage,
    leaves: Passage,
    kind: StopKind,
    hours: f64,
) -> Stop {
    Stop {
        id: id.into(),
        place,
        seq: 1,
        enters,
        leaves,
        heading: Heading::Both,
        kind,
        flow: None,
        work: Work::Spell(Spell::Fixed(hours)),
        documents: None,
        factors: Vec::new(),
        fee: Tariff::default(),
        fee_value_share: None,
        surveyed: crate::corridor::Surveyed::default(),
        line: CostLine::Handling,
        storage: None,
        co2e_kg_t: None,
        closures: Vec::new(),
        season: None,
        capacity_teu_d: None,
        queue: None,
        covers: Covers::default(),
        evidence: evidence(),
    }
}

impl Sketch {
    /// Places by id and latitude; the country is the id's first two letters.
    pub(crate) fn new(places: &[(&str, f64)]) -> Self {
        let place = |(id, lat): &(&str, f64)| Place {
            id: (*id).into(),
            name: (*id).into(),
            kind: PlaceKind::Port,
            country: id[..2].into(),
            lat: *lat,
            lon: 0.0,
            utc_offset_h: 0.0,
            calendar: None,
            decision: None,
            evidence: evidence(),
        };
        Self {
            places: places.iter().map(place).collect(),
            legs: Vec::new(),
            stops: Vec::new(),
            services: Vec::new(),
            regimes: vec![regime("calm")],
            cargo: vec![("general", 1.0)],
            offices: Vec::new(),
            first: First::Booked,
            scope: Scope::GateGate,
        }
    }

    pub(crate) fn place(&self, id: &str) -> usize {
        self.places.iter().position(|row| row.id == id).unwrap()
    }

    /// A leg both ways of so many hours and 10 km an hour, free of charge; gives its index.
    pub(crate) fn leg(&mut self, id: &str, from: &str, to: &str, mode: Mode, hours: f64) -> usize {
        self.legs.push(Leg {
            id: id.into(),
            from: self.place(from),
            to: self.place(to),
            both_ways: true,
            mode,
            planned: false,
            lever: None,
            open: true,
            distance_km: Quantity::Given(10.0 * hours),
            pace: Pace::Time(Spell::Fixed(hours)),
            variation: None,
            tariff: Tariff::default(),
            toll_usd_teu: None,
            war_risk_usd_teu: None,
            surveyed: crate::corridor::Surveyed::default(),
            co2e_g_tkm: None,
            gauge_mm: None,
            factors: Vec::new(),
            closures: Vec::new(),
            season: None,
            line: None,
            offered: OfferWindow::default(),
            covers: Covers::default(),
            evidence: evidence(),
        });
        self.legs.len() - 1
    }

    /// A transfer of so many hours between any two movements at a place.
    pub(crate) fn transfer(&mut self, id: &str, place: &str, hours: f64) {
        let place = self.place(place);
        let (any, kind) = (Passage::Any, StopKind::Transfer);
        self.stops.push(stop(id, place, any, any, kind, hours));
    }

    pub(crate) fn corridor(&self) -> Corridor {
        let class = |(id, vot_h): &(&str, f64)| CargoClass {
            id: (*id).into(),
            name: (*id).into(),
            value_usd_teu: Quantity::Given(10_000.0),
            vot_usd_teu_d: Quantity::Given(24.0 * vot_h),
            vor_ratio: Quantity::Given(0.5),
            payload_t_teu: Quantity::Given(10.0),
            capital_cost_year: None,
        };
        Corridor {
            folders: Vec::new(),
            places: self.places.clone(),
            legs: self.legs.clone(),
            stops: self.stops.clone(),
            services: self.services.clone(),
            laws: Vec::new(),
            calendars: self
                .offices
                .iter()
                .map(|calendar| NamedCalendar {
                    id: "office".into(),
                    calendar: calendar.clone(),
                })
                .collect(),
            factors: Vec::new(),
            closures: Vec::new(),
            seasons: Vec::new(),
            regimes: self.regimes.clone(),
            levers: Vec::new(),
            assumptions: Vec::new(),
            sources: Vec::new(),
            cargo: self.cargo.iter().map(class).collect(),
            said: Said::default(),
            lines: Vec::new(),
            network: Network::new(&self.places, &self.legs),
        }
    }

    /// A question over all regimes of the sketch; the window is the year 2025.
    pub(crate) fn question(&self, from: &str, to: &str, routes: &[Asked]) -> Question {
        let corridor = self.corridor();
        let waypoint = |id: &&str| {
            corridor
                .place(id)
                .map(Waypoint::Place)
                .or_else(|| corridor.leg(id).map(Waypoint::Leg))
                .or_else(|| corridor.stop(id).map(Waypoint::Stop))
                .unwrap()
        };
        let request = |(id, via, avoid): &Asked| RouteRequest {
            id: (*id).into(),
            label: (*id).into(),
            via: via.iter().map(waypoint).collect(),
            avoid: avoid.iter().map(waypoint).collect(),
        };
        let case = |regime| RegimeCase {
            regime,
            book: Vec::new(),
            drawn_as: Vec::new(),
        };
        Question {
            id: "sketch".into(),
            title: "Sketch".into(),
            observations: Vec::new(),
            regimes: (0..corridor.regimes.len()).map(case).collect(),
            shipment: Shipment {
                from: self.place(from),
                to: self.place(to),
                cargo: 0,
                forty_foot: false,
                scope: self.scope,
                // 2025-01-01 is day 20,089 since 1970-01-01; the year has 365 days.
                depart_from_h: 20_089.0 * 24.0,
                depart_to_h: 20_454.0 * 24.0,
                first: self.first,
                due_d: None,
            },
            routes: routes.iter().map(request).collect(),
            reference: Vec::new(),
            levers: Vec::new(),
            overrides: Vec::new(),
            run: RunSize {
                design: crate::scenario::Design::default(),
                trials: 1,
                futures: 1,
                inner: 1,
                seed: 1,
                precision: None,
                recourse: crate::scenario::Recourse::Committed,
                departures: 0,
                copula: crate::scenario::Copula::Gaussian,
            },
            price_year: 2025,
            perspective: "shipper".into(),
            charts: ChartStyle::default(),
            remarks: Vec::new(),
            read_from: String::new(),
            edits: Vec::new(),
            inputs: Vec::new(),
            corridor,
        }
    }
}

/// From the port in the south to the city in the north: by sea, rail, lorry over a gap (or rail that is not
/// built), rail of another gauge; or by sea all the way round and rail.
///
/// ```text
/// INSEA --sea 100 h-- IRPOR --rail 40 h-- IREND --road 10 h-- AZGAP --rail 50 h-- RUCIT
///                                               --rail  5 h (planned) --
/// INSEA --sea 400 h-- RUSEA --rail 30 h-- RUCIT
/// ```
pub(crate) fn over_the_gap() -> Sketch {
    let mut sketch = Sketch::new(&[
        ("INSEA", 19.0),
        ("IRPOR", 27.0),
        ("IREND", 37.0),
        ("AZGAP", 38.0),
        ("RUCIT", 56.0),
        ("RUSEA", 45.0),
    ]);
    sketch.leg("sea", "INSEA", "IRPOR", Mode::Sea, 100.0);
    let trunk = sketch.leg("trunk", "IRPOR", "IREND", Mode::Rail, 40.0);
    sketch.leg("lorry", "IREND", "AZGAP", Mode::Road, 10.0);
    let link = sketch.leg("link", "IREND", "AZGAP", Mode::Rail, 5.0);
    let north = sketch.leg("north", "AZGAP", "RUCIT", Mode::Rail, 50.0);
    sketch.leg("round", "INSEA", "RUSEA", Mode::Sea, 400.0);
    let last = sketch.leg("last", "RUSEA", "RUCIT", Mode::Rail, 30.0);
    sketch.legs[link].planned = true;
    sketch.legs[link].open = false;
    sketch.legs[link].lever = Some("gap-rail".into());
    for (leg, gauge) in [(trunk, 1435), (link, 1435), (north, 1520), (last, 1520)] {
        sketch.legs[leg].gauge_mm = Some(gauge);
    }
    sketch.transfer("port-dwell", "IRPOR", 24.0);
    sketch.transfer("load-lorry", "IREND", 6.0);
    sketch.transfer("sea-dwell", "RUSEA", 20.0);
    let by = Passage::By;
    let gap = sketch.place("AZGAP");
    sketch.stops.extend([
        stop(
            "unload",
            gap,
            by(Mode::Road),
            by(Mode::Rail),
            StopKind::Transfer,
            8.0,
        ),
        stop(
            "gauge",
            gap,
            by(Mode::Rail),
            by(Mode::Rail),
            StopKind::Gauge,
            12.0,
        ),
        stop(
            "post",
            gap,
            Passage::Any,
            Passage::Any,
            StopKind::Border,
            3.0,
        ),
    ]);
    sketch.stops[5].seq = 0;
    // The dwell at the end of the trunk is for lorries: a train runs through.
    sketch.stops[1].leaves = by(Mode::Road);
    sketch
}
