//! The pictures of a run: each file holds one chart, drawn from plain numbers.
//!
//! A chart takes an input that says everything it shows, and gives a drawing: SVG, PNG, and a table with
//! exactly the plotted numbers. Times come in hours and money in the unit that the input names.

mod along;
pub mod answer;
pub mod arrival;
mod below;
pub mod composition;
pub mod cost_distance;
pub mod critical;
pub mod field;
mod heading;
mod ink;
mod journey;
pub mod map;
pub mod matrix;
mod names;
pub mod paired;
pub mod policy;
mod quantity;
pub mod said;
pub mod seen;
pub mod spread;
pub mod time_distance;
pub mod timeline;
pub mod unknown;

pub use answer::{Answer, AnswerPanel, AnswerRow, Lost, Share, Spread};
pub use arrival::{ArrivalCurve, Curve};
pub use composition::{Bar, Composition, Measure, Part, PartKind};
pub use cost_distance::{CostDistance, CostPoint, CostTrack};
pub use critical::{CriticalRow, CriticalStep, CriticalSteps, WayRound};
pub use field::bars::{BarColumn, BarTable, Share as BarShare};
pub use heading::{Heading, RouteName, Standing};
pub use ink::{
    Colour, Drawing, Look, NotAColour, NotAFont, Palette, RasterError, Size, Table, Typeface, cut,
    overlaps, texts,
};
pub use journey::{Band, Mode, Node, Reach};
pub use map::{Ground, LonLat, Map, MapLeg, MapPlace, MapRoute, NotAMap};
pub use matrix::{IfShut, Matrix, MatrixCell, MatrixRow, OnWay};
pub use paired::{Differences, PairedDifference};
pub use policy::break_even::{BreakEvenCell, BreakEvenMap, MapAxis, MapSteps};
pub use policy::factorial::{Factorial, FactorialPoint};
pub use policy::flip::{Flip, FlipPoint};
pub use policy::regret::{Criterion, Regret, RegretRow};
pub use policy::waterfall::{Waterfall, WaterfallStep};
pub use policy::win_shares::{WinRow, WinShares};
pub use quantity::Quantity;
pub use said::{Announced, AnnouncedProject, Announcement, ClaimRow, ClaimsChart};
pub use time_distance::{TimeDistance, TimePoint, TimeTrack};
pub use timeline::{
    Departure, Timeline, TimelinePanel, TimelineRoute, Window as TimelineWindow, WindowKind,
};
pub use unknown::discovery::{BoxLimit, Discovery, PeelStep};
pub use unknown::horsetail::{Horsetail, HorsetailPanel};
pub use unknown::indices::{Index, IndexRow, Indices};
pub use unknown::tornado::{Tornado, TornadoRow};
