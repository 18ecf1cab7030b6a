//! The engine: draw the world, settle what no route decides, reckon every route in it.

mod apply;
mod board;
mod choose;
mod closings;
mod deciding;
mod desk;
mod enter;
mod paths;
mod reckon;
mod renewal;
mod sample;
mod seasons;
mod seed;
mod simulate;
mod trials;
mod work;
mod world;

pub use deciding::Behind;
pub use desk::Desk;
pub use reckon::{reckon, value_of};
pub use sample::{RouteSample, Sampler};
pub use seed::{BLOCK, Column, Lanes, Seed};
pub use simulate::{Group, Setting, simulate};
pub use world::{Frame, Window, World};
