//! The drawing layer under every chart: one drawing, two outputs.
//!
//! A [`Canvas`] is measured in printed points and drawn through plotters onto [`paper`], which writes SVG with
//! decimals and real letters and remembers the box of every text; [`Drawing`] turns the SVG to PNG with the
//! same letters.

mod axis;
mod canvas;
mod colour;
mod drawing;
mod figures;
mod key;
mod look;
mod marks;
mod paper;
mod place;
mod proof;
mod raster;
mod rect;
mod scale;
mod sheet;
mod svg;
mod text;
mod typeface;

pub(crate) use axis::{guides_across, guides_up, words_across, words_up};
pub(crate) use canvas::{Canvas, Dash, Fill, Marker, Stroke};
pub use colour::{Colour, NotAColour, Palette};
pub use drawing::{Drawing, Table};
pub(crate) use figures::{
    Clock, exact, grouped, hundredths, in_hundred, letter, money, plain, short_money, signed,
};
pub(crate) use key::{Key, Sample};
pub use look::{Look, Size};
pub(crate) use marks::{hatch, whisker_across};
pub(crate) use place::{Crowd, spread};
pub use proof::{cut, overlaps, texts};
pub use raster::RasterError;
pub(crate) use rect::Rect;
pub(crate) use scale::Scale;
pub(crate) use sheet::Sheet;
pub(crate) use text::{Letter, Text};
pub use typeface::{NotAFont, Typeface};
