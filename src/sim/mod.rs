//! The engine: draw the world, settle what no route decides, reckon every route in it.

mod apply;
mod board;
mod deciding;
mod desk;
mod reckon;
mod seed;
mod simulate;
mod world;

pub use deciding::Behind;
pub use desk::Desk;
pub use reckon::{reckon, value_of};
pub use seed::{BLOCK, Column, Lanes, Seed};
pub use simulate::{Group, Setting, simulate};
pub use world::{Window, World};
