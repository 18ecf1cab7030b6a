//! Time: instants, office calendars and timetables.
//!
//! Inside the program an instant is a number of hours since 1970-01-01T00:00Z and a place has a
//! fixed offset from UTC (no summer time). Dates appear only where people read or write them.

mod calendar;
mod instant;
mod intervals;
mod pattern;
mod timetable;

pub use calendar::Calendar;
pub use instant::{Instant, NotAnInstant};
pub use intervals::OpenIntervals;
pub use pattern::{CalendarError, Weekday};
pub use timetable::{Timetable, TimetableError, mean_wait, next_departure};

/// Hours of a day.
pub const DAY_H: f64 = 24.0;
/// Hours of a week.
pub const WEEK_H: f64 = 168.0;

/// Times nearer than this are the same time: far above the rounding of an instant, far below a second.
const SAME_H: f64 = 1e-8;

/// Hours from a Monday, 00:00, to 1970-01-01T00:00, a Thursday.
const EPOCH_IN_WEEK_H: f64 = 72.0;
