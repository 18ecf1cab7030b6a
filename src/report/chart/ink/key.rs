//! The key: what a dash, a marker or a colour stands for, in rows that wrap.

use super::canvas::{Canvas, Fill, Marker, Stroke};
use super::colour::Colour;
use super::look::Look;
use super::marks::hatch;
use super::rect::Rect;
use super::text::{Letter, Text};

/// What is shown before a word of the key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sample {
    /// A piece of line.
    Line(Stroke),
    /// A marker.
    Marker(Marker, Fill),
    /// A patch of colour.
    Patch(Fill),
    /// A dark line with a white core.
    Trunk,
    /// A cross.
    Cross(Stroke),
    /// A short upright bar.
    Bar(Stroke),
    /// A box with its lower corner filled.
    Half(Colour),
    /// A box of slanting lines.
    Hatch(Stroke),
    /// Nothing: the words stand alone.
    Nothing,
}

/// A key: samples with their words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Key {
    items: Vec<(Sample, String)>,
}

const GAP: f64 = 12.0;

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::Line(_) | Sample::Trunk => 26.0,
            Sample::Marker(..) | Sample::Cross(_) => 8.0,
            Sample::Bar(_) => 4.0,
            Sample::Patch(_) | Sample::Half(_) | Sample::Hatch(_) => 11.0,
            Sample::Nothing => -4.0,
        }
    }

    fn draw(self, canvas: &Canvas, x: f64, middle: f64) {
        match self {
            Sample::Trunk => {
                let ends = [(x, middle), (x + 26.0, middle)];
                canvas.line(&ends, Stroke::new(Colour::TRUNK, 3.6));
                canvas.line(&ends, Stroke::new(Colour::WHITE, 1.3));
            }
            Sample::Line(stroke) => canvas.line(&[(x, middle), (x + 26.0, middle)], stroke),
            Sample::Marker(marker, fill) => canvas.marker((x + 4.0, middle), marker, 3.0, fill),
            Sample::Cross(stroke) => {
                for dy in [-3.0, 3.0] {
                    canvas.line(&[(x + 1.0, middle - dy), (x + 7.0, middle + dy)], stroke);
                }
            }
            Sample::Bar(stroke) => {
                canvas.line(&[(x + 2.0, middle - 4.5), (x + 2.0, middle + 4.5)], stroke);
            }
            Sample::Half(ink) => {
                let place = Rect::new(x, middle - 4.0, 11.0, 8.0);
                let edge = Stroke::new(Colour::GREY, 0.5);
                canvas.rect(place, Fill::new(Colour::WHITE).edged(edge));
                let corner = [
                    (x, place.y),
                    (x, place.bottom()),
                    (place.right(), place.bottom()),
                ];
                canvas.area(&[corner.to_vec()], Fill::new(ink));
            }
            Sample::Hatch(stroke) => {
                let place = Rect::new(x, middle - 4.0, 11.0, 8.0);
                let edge = Stroke::new(Colour::GREY, 0.5);
                canvas.rect(place, Fill::new(Colour::WHITE).edged(edge));
                hatch(canvas, place, 4.0, stroke);
            }
            Sample::Nothing => {}
            Sample::Patch(fill) => canvas.rect(Rect::new(x, middle - 4.0, 11.0, 8.0), fill),
        }
    }
}

impl Key {
    /// One more item.
    pub(crate) fn with(mut self, sample: Sample, words: impl Into<String>) -> Self {
        self.items.push((sample, words.into()));
        self
    }

    /// Height of the key in this width.
    pub(crate) fn height(&self, look: &Look, width: f64) -> f64 {
        let rows = self
            .places(look, width)
            .last()
            .map_or(0, |&(_, row)| row + 1);
        rows as f64 * look.pitch(Letter::Small)
    }

    /// Draws the key from this corner on.
    pub(crate) fn draw(&self, canvas: &Canvas, (x, y): (f64, f64), width: f64) {
        let pitch = canvas.look().pitch(Letter::Small);
        for ((sample, words), (dx, row)) in self.items.iter().zip(self.places(canvas.look(), width))
        {
            let middle = y + (row as f64 + 0.5) * pitch;
            sample.draw(canvas, x + dx, middle);
            let text = Text::small(words).colour(Colour::GREY);
            canvas.text((x + dx + sample.width() + 4.0, middle), text);
        }
    }

    /// The x and the row of every item.
    fn places(&self, look: &Look, width: f64) -> Vec<(f64, usize)> {
        let (mut x, mut row) = (0.0, 0);
        let mut places = Vec::new();
        for (sample, words) in &self.items {
            let item = sample.width() + 4.0 + look.width(words, Letter::Small, false);
            if x > 0.0 && x + item > width {
                (x, row) = (0.0, row + 1);
            }
            places.push((x, row));
            x += item + GAP;
        }
        places
    }
}
