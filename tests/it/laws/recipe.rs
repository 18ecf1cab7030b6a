//! Random small programs: a list of plain steps, and how it becomes a program.

use std::sync::{Arc, LazyLock};

use corridor::corridor::{CostLine, Level, Mode, Part};
use corridor::cost::StorageCharge;
use corridor::law::{Law, normal_quantile};
use corridor::route::{
    Board, Comes, Conditions, Departures, Draw, Hazards, Months, Op, Program, Pull, Purpose,
    Queueing, SHIPMENT, Shape, Span,
};
use corridor::sim::{Column, Desk, Seed, Window, World, reckon};
use corridor::time::{Calendar, OpenIntervals};
use proptest::prelude::*;

use crate::conditions::{closing, ice, join, monsoon, pull_of, recurring};

/// The year 2025: hours since 1970-01-01T00:00Z.
pub(super) const WINDOW: Window = Window {
    from_h: 20_089.0 * 24.0,
    to_h: 20_454.0 * 24.0,
};

/// Coefficients of variation to choose from: few, so that few tables are built.
const CVS: [f64; 4] = [0.0, 0.2, 0.6, 1.2];

/// An office that keeps short Thursdays and a long holiday, over two years.
static OFFICE: LazyLock<Arc<OpenIntervals>> = LazyLock::new(|| {
    let calendar = Calendar::parse(
        "Sat-Wed 07:30-14:30; Thu 07:30-12:00",
        "2025-03-20..2025-04-02",
    );
    let (from, to) = (WINDOW.from_h - 24.0, WINDOW.to_h + 9000.0);
    Arc::new(OpenIntervals::over(&calendar.unwrap(), from, to, 3.5))
});

/// Hours of a law: mean, CV, and its loading on the shared factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hours {
    pub(super) mean: f64,
    pub(super) cv: f64,
    pub(super) loading: f64,
}

/// How often a service leaves.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rhythm {
    Regular(f64),
    Irregular(f64),
    Weekly(Vec<f64>),
}

/// A step of a random route.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Move(Hours),
    Dwell(Hours),
    /// Green lane of up to `green` hours, or an inspection that is longer than that.
    Post {
        p_green: f64,
        green: f64,
        inspection: f64,
    },
    Papers {
        probability: f64,
        hours: Hours,
    },
    Sail {
        rhythm: Rhythm,
        cutoff: f64,
        missed: f64,
    },
    Late(Hours),
    Store {
        free: f64,
        usd_day: f64,
    },
    Pay(usize, f64),
    Emit(f64),
    /// Goes in where there may be closures, after a convoy or without one.
    Gate {
        shut: Vec<usize>,
        convoy: bool,
    },
    /// Moves while closures and a season change the pace.
    Slow {
        hours: Hours,
        slowing: Vec<usize>,
        season: Option<usize>,
    },
    Line {
        busy: f64,
        hours: f64,
    },
}

pub(super) fn hours(most: f64) -> impl Strategy<Value = Hours> {
    let cv = prop::sample::select(CVS.to_vec());
    (0.5..most, cv, -0.7..0.7).prop_map(|(mean, cv, loading)| Hours { mean, cv, loading })
}

fn rhythm() -> impl Strategy<Value = Rhythm> {
    prop_oneof![
        (12.0..300.0).prop_map(Rhythm::Regular),
        (12.0..300.0).prop_map(Rhythm::Irregular),
        prop::collection::btree_set(0_u32..168, 1..5)
            .prop_map(|set| Rhythm::Weekly(set.into_iter().map(f64::from).collect())),
    ]
}

/// Some of these rows, rising.
fn rows(of: &'static [usize]) -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence(of, 0..=of.len())
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => hours(300.0).prop_map(Step::Move),
        2 => hours(100.0).prop_map(Step::Dwell),
        1 => (0.0..1.0, 1.0..10.0, 10.0..60.0)
            .prop_map(|(p_green, green, inspection)| Step::Post { p_green, green, inspection }),
        1 => (0.0..1.0, hours(30.0))
            .prop_map(|(probability, hours)| Step::Papers { probability, hours }),
        2 => (rhythm(), 0.0..40.0, 0.0..0.5)
            .prop_map(|(rhythm, cutoff, missed)| Step::Sail { rhythm, cutoff, missed }),
        1 => hours(60.0).prop_map(Step::Late),
        1 => (0.0..100.0, 5.0..100.0).prop_map(|(free, usd_day)| Step::Store { free, usd_day }),
        1 => (0..CostLine::ALL.len(), 1.0..2000.0).prop_map(|(line, usd)| Step::Pay(line, usd)),
        1 => (1.0..500.0).prop_map(Step::Emit),
        2 => (rows(&HOLDING), any::<bool>())
            .prop_map(|(shut, convoy)| Step::Gate { shut, convoy }),
        2 => (hours(400.0), rows(&SLOWING), prop::option::of(0..SEASONS))
            .prop_map(|(hours, slowing, season)| Step::Slow { hours, slowing, season }),
        1 => (0.0..1.0, 1.0..60.0).prop_map(|(busy, hours)| Step::Line { busy, hours }),
    ]
}

/// A route that moves at least once.
pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    (hours(300.0), prop::collection::vec(step(), 1..9)).prop_map(|(first, mut steps)| {
        steps.insert(
            0,
            Step::Move(Hours {
                mean: first.mean + 20.0,
                ..first
            }),
        );
        steps
    })
}

/// Closures that hold who comes, and those that slow what is under way.
const HOLDING: [usize; 4] = [0, 2, 3, 4];
const SLOWING: [usize; 2] = [1, 3];
/// Seasons, the second of which has convoys.
const SEASONS: usize = 2;
const ICE: usize = 1;

/// Closures of every level that holds or slows, often on, and a season of each kind.
pub(super) fn conditions(hazards: &Hazards) -> Arc<Conditions> {
    let drawn =
        |id: &str, year: f64, hours: f64| recurring(id, year, &Law::gamma(hours, 0.8).unwrap());
    let mut strike = drawn("strike", 9.0, 60.0);
    join(&mut strike, "war", 0.4);
    let mut war = drawn("raid", 6.0, 40.0);
    join(&mut war, "war", 0.6);
    war.months = Months::new(&[1.0, 1.0, 1.0, 0.5, 0.2, 0.0, 0.0, 0.0, 0.2, 0.5, 1.0, 1.0]);
    let closings = [
        closing(
            Level::Delay,
            Comes::Recurring(drawn("storm", 30.0, 20.0).into()),
            0.0,
        ),
        closing(
            Level::Share,
            Comes::Recurring(drawn("drought", 8.0, 200.0).into()),
            0.0,
        ),
        closing(Level::Shut, Comes::Recurring(strike.into()), 0.6),
        closing(Level::Trapped, Comes::Recurring(war.into()), 0.5),
        closing(
            Level::Shut,
            Comes::At([WINDOW.from_h + 1500.0, WINDOW.from_h + 2000.0]),
            0.7,
        ),
        // Two that steps meet only when they are made worse.
        closing(
            Level::Shut,
            Comes::Recurring(drawn("siege", 12.0, 90.0).into()),
            0.4,
        ),
        closing(
            Level::Trapped,
            Comes::Recurring(drawn("flood", 12.0, 90.0).into()),
            0.0,
        ),
    ];
    let phase = hazards.find("ice", Purpose::Phase);
    Arc::new(Conditions {
        closings: closings.into_iter().map(Some).collect(),
        seasons: vec![Some(monsoon()), Some(ice(phase))],
    })
}

/// The hazards that belong to every shipment.
pub(super) fn hazards() -> Hazards {
    let mut hazards = Hazards::default();
    hazards.column(SHIPMENT, Purpose::Ready);
    hazards.column(SHIPMENT, Purpose::Risk);
    hazards.column("ice", Purpose::Phase);
    hazards
}

/// The program of these steps; every step has hazards of its own, named by `route` and its place.
pub(super) fn program(route: &str, steps: &[Step], hazards: &mut Hazards) -> Program {
    let mut ops = vec![Op::Arrive];
    for (place, step) in steps.iter().enumerate() {
        let id = format!("{route}-{place}");
        if let Step::Gate { convoy: true, .. } = step {
            ops.push(Op::Convoy(ICE));
        }
        ops.push(op(&id, step, hazards));
    }
    Program {
        ops,
        eligible: None,
        vot_usd_h: 3.0,
        junctions: Vec::new(),
        marks: Vec::new(),
    }
}

fn op(id: &str, step: &Step, hazards: &mut Hazards) -> Op {
    let mut span = |hours: &Hours, purpose| Span::Drawn(draw(id, purpose, hours, hazards));
    match step {
        Step::Move(hours) => Op::Move {
            part: Part::Moving(Mode::Rail),
            span: span(hours, Purpose::Move),
            vary: None,
            tempo: corridor::route::Tempo::default(),
        },
        Step::Dwell(hours) => Op::Dwell {
            part: Part::Handling,
            span: span(hours, Purpose::Dwell),
            tempo: corridor::route::Tempo::default(),
        },
        &Step::Post {
            p_green,
            green,
            inspection,
        } => {
            let pull = Pull {
                shape: Shape::Unit,
                scale: green,
                shift: 0.0,
            };
            Op::Channels {
                part: Part::Border,
                column: hazards.column(id, Purpose::Channel),
                threshold: normal_quantile(p_green),
                green: Span::Drawn(Draw::new(
                    hazards.column(id, Purpose::Green),
                    Vec::new(),
                    pull,
                )),
                inspection: Span::Fixed(inspection),
                tempo: corridor::route::Tempo::default(),
            }
        }
        Step::Papers { probability, hours } => Op::Documents {
            hours: span(hours, Purpose::DocumentHours),
            column: hazards.column(id, Purpose::Documents),
            probability: *probability,
            office: Arc::clone(&OFFICE),
        },
        Step::Sail {
            rhythm,
            cutoff,
            missed,
        } => Op::Board(Board {
            departures: departures(id, rhythm, hazards),
            cutoff: *cutoff,
            booked: false,
            missed: Some((*missed, hazards.column(id, Purpose::Missed))),
        }),
        Step::Late(hours) => Op::Late {
            part: Part::Moving(Mode::Rail),
            draw: draw(id, Purpose::Delay, hours, hazards),
        },
        &Step::Store { free, usd_day } => Op::Store(
            CostLine::Demurrage as usize,
            StorageCharge {
                free_h: free,
                tiers: vec![(3.0, usd_day), (f64::INFINITY, 2.0 * usd_day)],
                started_day: true,
            },
        ),
        Step::Pay(line, usd) => Op::Pay(*line, *usd),
        Step::Emit(kg) => Op::Emit(*kg),
        Step::Gate { shut, .. } => Op::Enter(shut.clone()),
        Step::Slow {
            hours,
            slowing,
            season,
        } => Op::Move {
            part: Part::Moving(Mode::Sea),
            span: span(hours, Purpose::Move),
            vary: None,
            tempo: corridor::route::Tempo {
                season: *season,
                slowing: slowing.clone(),
            },
        },
        &Step::Line { busy, hours } => Op::Queue(Queueing {
            column: hazards.column(id, Purpose::Queue),
            busy,
            wait: pull_of(&Law::gamma(hours, 1.0).unwrap()),
        }),
    }
}

fn departures(id: &str, rhythm: &Rhythm, hazards: &mut Hazards) -> Departures {
    match rhythm {
        Rhythm::Regular(hours) => Departures::Regular {
            hours: *hours,
            offset: None,
            phase: hazards.column(id, Purpose::Phase),
        },
        Rhythm::Irregular(mean) => {
            let interval = Hours {
                mean: *mean,
                cv: 0.6,
                loading: 0.0,
            };
            Departures::Irregular {
                interval: draw(id, Purpose::Interval, &interval, hazards),
                hours: *mean,
                phase: hazards.column(id, Purpose::Phase),
            }
        }
        Rhythm::Weekly(offsets) => Departures::Pattern {
            period: 168.0,
            origin: 96.0,
            offsets: offsets.clone(),
        },
    }
}

/// A draw of a lognormal law; one that is loaded follows the shared factor.
fn draw(id: &str, purpose: Purpose, hours: &Hours, hazards: &mut Hazards) -> Draw {
    let standard = Law::lognormal(hours.mean, hours.cv).unwrap().standard();
    let loaded = hours.loading.abs() > 0.3;
    let (shape, mix) = if loaded {
        // One with a score for the whole world, and one whose score changes every four days: not for work that goes
        // by an office's hours.
        let factor = if hours.loading > 0.0 || purpose == Purpose::DocumentHours {
            hazards.factor("factor", None, 0.0)
        } else {
            hazards.factor("weather", Some(96.0), 0.6)
        };
        let shape = Shape::Scores(standard.shape.score_table());
        (shape, vec![(factor, hours.loading)])
    } else {
        (Shape::Table(standard.shape.table()), Vec::new())
    };
    let pull = Pull {
        shape,
        scale: standard.scale,
        shift: standard.shift,
    };
    Draw::new(hazards.column(id, purpose), mix, pull)
}

/// Reckons a program in one block of worlds of this seed.
pub(super) fn reckoned(program: &Program, hazards: &Hazards, seed: u64) -> Desk {
    let mut world = World::blank(hazards);
    world.draw(hazards, Seed(seed), 0, WINDOW);
    world.meet(&conditions(hazards));
    let mut desk = Desk::default();
    let risk = hazards.find(SHIPMENT, Purpose::Risk).unwrap();
    reckon(program, &world, risk, false, &mut desk);
    desk
}

/// Lanes of two columns, side by side.
pub(super) fn lanes<'a>(a: &'a Column, b: &'a Column) -> impl Iterator<Item = (f64, f64)> + 'a {
    a.iter().copied().zip(b.iter().copied())
}
