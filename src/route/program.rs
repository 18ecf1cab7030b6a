//! A program: a route boiled down to what a trial needs. Flat steps; no names, no graph, no strings.

use std::sync::Arc;

use crate::corridor::Part;
use crate::cost::StorageCharge;
pub use crate::law::Answer;
use crate::law::{Table, ZTable};
use crate::time::OpenIntervals;

/// Loading of each border post's own score on the shipment's risk score (METHOD 1.4, a judgement there).
pub const RISK_LOADING: f64 = 0.5;

/// The shape of a law with scale and shift taken out; [`Pull`] puts them back.
#[derive(Clone, Debug)]
pub enum Shape {
    /// The uniform itself.
    Unit,
    /// One standard table.
    Table(Arc<Table>),
    /// One standard table over normal scores, for draws that are mixed with factors.
    Scores(Arc<ZTable>),
    /// Equally frequent values, rising.
    Steps(Arc<[f64]>),
    /// Parts with the upper end of the probability that each takes, rising to 1.
    Mixture(Vec<(f64, Pull)>),
}

/// A law ready to be applied: `shift + scale x shape(u)`.
#[derive(Clone, Debug)]
pub struct Pull {
    /// Shape.
    pub shape: Shape,
    /// Hours (or multiplier) per unit of the shape.
    pub scale: f64,
    /// Hours (or multiplier) at the shape's zero.
    pub shift: f64,
}

/// One draw: a column of the world, the factors mixed into it, and the law.
#[derive(Clone, Debug)]
pub struct Draw {
    /// Column of uniforms.
    pub column: usize,
    /// Factors (by their place among the factors that programs read) with their loadings; empty = independent.
    pub mix: Vec<(usize, f64)>,
    /// Weight of its own score beside theirs: sqrt(1 - sum of squares of the loadings) (METHOD 1.8).
    pub own: f64,
    /// The law.
    pub pull: Pull,
}

impl Draw {
    /// A draw of a law whose normal score is mixed with those of factors.
    #[must_use]
    pub fn new(column: usize, mix: Vec<(usize, f64)>, pull: Pull) -> Self {
        let squares: f64 = mix.iter().map(|(_, loading)| loading * loading).sum();
        Self {
            column,
            mix,
            own: (1.0 - squares).max(0.0).sqrt(),
            pull,
        }
    }
}

/// Hours that are fixed or drawn.
#[derive(Clone, Debug)]
pub enum Span {
    /// The same every time.
    Fixed(f64),
    /// Drawn.
    Drawn(Draw),
}

/// When a boarded service departs; offsets in hours since 1970-01-01T00:00Z.
#[derive(Clone, Debug)]
pub enum Departures {
    /// Every `hours`, from `offset` if known, else from a phase drawn in this column.
    Regular {
        /// Hours between departures.
        hours: f64,
        /// One departure, if known.
        offset: Option<f64>,
        /// Column of the phase.
        phase: usize,
    },
    /// Intervals that vary: the interval a box falls into is drawn by its length-biased law.
    Irregular {
        /// The length-biased interval.
        interval: Draw,
        /// Mean interval, for departures that are missed.
        hours: f64,
        /// Column of the phase.
        phase: usize,
    },
    /// A pattern that repeats: departures within the period, rising, less than `period`.
    Pattern {
        /// Hours of the period.
        period: f64,
        /// An instant at which a period begins.
        origin: f64,
        /// Hours after the beginning of the period.
        offsets: Vec<f64>,
    },
}

/// Boarding a service.
#[derive(Clone, Debug)]
pub struct Board {
    /// When it departs.
    pub departures: Departures,
    /// Hours before departure at which the box must be there.
    pub cutoff: f64,
    /// True for a booked first departure: the box is there on time, and only missed and late departures add.
    pub booked: bool,
    /// Probability that a departure does not run or leaves the box behind, and its column.
    pub missed: Option<(f64, usize)>,
}

/// What changes the pace of work while it is done: it goes on at 1 / stretch of the season, times the least share
/// of capacity that closures leave, so a later start never means an earlier end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tempo {
    /// Season, by index of the corridor's table.
    pub season: Option<usize>,
    /// Closures that throttle or trap, by index of the corridor's table.
    pub slowing: Vec<usize>,
}

/// A queue that a shipment stands in.
#[derive(Clone, Debug)]
pub struct Queueing {
    /// Column of uniforms.
    pub column: usize,
    /// Probability of having to wait.
    pub busy: f64,
    /// Hours of those who wait.
    pub wait: Pull,
}

/// A closure that a way ahead meets, and what a shipper does about it (METHOD 1.11).
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Closure, by index of the corridor's table.
    pub closure: usize,
    /// Hours after its start until shippers know of it.
    pub announce_h: f64,
    /// The answer from each age of the closure on, hours, ages rising from 0.
    pub answers: Vec<(f64, Answer)>,
    /// The way that is taken instead, by its place in [`Junction::ways`]; `None` = there is none, and the shipper
    /// goes on.
    pub instead: Option<usize>,
}

/// A way from a junction to the end of the trip.
#[derive(Clone, Debug)]
pub struct Way {
    /// Steps from here to the end; empty for the planned way, whose steps are those that follow in the program.
    pub ops: Vec<Op>,
    /// Closures that it meets, nearest first.
    pub meets: Vec<Meeting>,
}

/// A place where a shipper may choose again: the planned way, and the ways that are taken when closures ahead are
/// known. From a way the shipper turns to the way that its first shut meeting names, and so on; there is no way back,
/// so this ends.
#[derive(Clone, Debug)]
pub struct Junction {
    /// Ways; the first is the planned one.
    pub ways: Vec<Way>,
}

/// A step of a program; each is one pass over a block of worlds.
#[derive(Clone, Debug)]
pub enum Op {
    /// Remembers the clock on arrival at a place, for storage.
    Arrive,
    /// Moves for so many hours, times a variation of mean 1.
    Move {
        /// Part of time.
        part: Part,
        /// Hours.
        span: Span,
        /// Multiplier of mean 1.
        vary: Option<Draw>,
        /// What changes the pace on the way.
        tempo: Tempo,
    },
    /// Spends time at a stop.
    Dwell {
        /// Part of time.
        part: Part,
        /// Hours.
        span: Span,
        /// What changes the pace meanwhile.
        tempo: Tempo,
    },
    /// Waits until no closure of these (by index of the corridor's table) shuts the leg or stop, and for the queue
    /// that it left.
    Enter(Vec<usize>),
    /// Waits for the next convoy of a season (by index of the corridor's table) that is on.
    Convoy(usize),
    /// Stands in a queue.
    Queue(Queueing),
    /// Chooses again, at a junction of the program; only where the question asks for it.
    Choose(usize),
    /// Green lane or inspection by the shipment's risk score (METHOD 1.4).
    Channels {
        /// Part of time of the green lane.
        part: Part,
        /// Column of the post's own uniform.
        column: usize,
        /// Normal score above which the shipment is inspected.
        threshold: f64,
        /// Time in the green lane.
        green: Span,
        /// Time when inspected.
        inspection: Span,
        /// What changes the pace meanwhile.
        tempo: Tempo,
    },
    /// A hold for papers in working hours.
    Documents {
        /// Column that decides whether there is a hold.
        column: usize,
        /// Probability of the hold.
        probability: f64,
        /// Working hours.
        hours: Span,
        /// The office's open hours, in UTC.
        office: Arc<OpenIntervals>,
    },
    /// Waits for a departure.
    Board(Board),
    /// Arrives late: lateness of the service that is left here, booked as moving (METHOD 1.2).
    Late {
        /// Part of time.
        part: Part,
        /// Hours late.
        draw: Draw,
    },
    /// Charges storage for the time since arrival at the place: index of the cost line, charge.
    Store(usize, StorageCharge),
    /// Pays a fixed sum: index of the cost line, USD.
    Pay(usize, f64),
    /// Emits kg CO2e.
    Emit(f64),
    /// Opens clock and purse here: what went before does not count.
    Open,
    /// A breakpoint of the distance charts.
    Mark,
}

/// A route compiled under one set of values.
#[derive(Clone, Debug)]
pub struct Program {
    /// Steps in order.
    pub ops: Vec<Op>,
    /// Column and share when some shippers are not eligible.
    pub eligible: Option<(usize, f64)>,
    /// USD per hour of the box's time (value of time).
    pub vot_usd_h: f64,
    /// Where the shipper may choose again.
    pub junctions: Vec<Junction>,
    /// What each [`Op::Mark`] stands for: position of the place on the route, and true before its stop.
    pub marks: Vec<(usize, bool)>,
}
