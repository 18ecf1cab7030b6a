//! What holds for every route in every world (METHOD 10.2): over random small programs, and over a corridor whose
//! timetable is worked by hand.

mod connections;
mod order;
mod recipe;
mod sums;
mod timetable;
mod worlds;
