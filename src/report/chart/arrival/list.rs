//! The list beside the arrival curves.

use super::super::ink::{
    Canvas, Clock, Colour, Fill, Letter, Look, Palette, Rect, Sheet, Size, Stroke, Text,
    in_hundred, letter,
};
use super::{ArrivalCurve, Curve};

/// The curves by name, soonest first, with the days at the guides and the share by the due date.
pub(super) struct List<'a> {
    pub(super) order: Vec<&'a Curve>,
    heads: Vec<String>,
    cells: Vec<Vec<String>>,
}

impl<'a> List<'a> {
    pub(super) fn new(input: &'a ArrivalCurve, clock: Clock) -> Self {
        let mut order: Vec<&Curve> = input.curves.iter().collect();
        let half = |curve: &Curve| curve.reached_h[0].unwrap_or(f64::INFINITY);
        order.sort_by(|a, b| half(a).total_cmp(&half(b)));
        let mut heads: Vec<String> = ["50%", "90%", "95%"].map(String::from).to_vec();
        if input.due_h.is_some() {
            heads.push("by due date".into());
        }
        let cells = order.iter().map(|curve| {
            let reached = curve
                .reached_h
                .map(|h| h.map_or_else(|| "never".to_owned(), |h| clock.span(h)));
            let mut row = reached.to_vec();
            if input.due_h.is_some() {
                row.push(curve.on_time.map(in_hundred).unwrap_or_default());
            }
            row
        });
        List {
            cells: cells.collect(),
            order,
            heads,
        }
    }

    /// Width of each column of numbers.
    fn columns(&self, look: &Look) -> Vec<f64> {
        let width = |words: &String| look.width(words, Letter::Small, true);
        let of = |k: usize| {
            self.cells
                .iter()
                .map(|row| width(&row[k]))
                .fold(width(&self.heads[k]), f64::max)
                + 9.0
        };
        (0..self.heads.len()).map(of).collect()
    }

    fn name_width(&self, look: &Look) -> f64 {
        match look.size {
            Size::Report => Sheet::width(look) - 40.0 - self.columns(look).iter().sum::<f64>(),
            Size::Slide => 190.0,
        }
    }

    pub(super) fn width(&self, look: &Look) -> f64 {
        40.0 + self.name_width(look) + self.columns(look).iter().sum::<f64>()
    }

    fn names(&self, look: &Look, curve: &Curve) -> Vec<String> {
        look.wrap(
            &curve.route.words(),
            Letter::Small,
            false,
            self.name_width(look),
        )
    }

    pub(super) fn height(&self, look: &Look) -> f64 {
        let lines: usize = self
            .order
            .iter()
            .map(|curve| self.names(look, curve).len())
            .sum();
        (lines as f64 + 1.0) * look.pitch(Letter::Small) + 8.0
    }

    pub(super) fn draw(&self, canvas: &Canvas, place: Rect, due: Option<f64>) {
        let look = canvas.look();
        let (pitch, columns) = (look.pitch(Letter::Small), self.columns(look));
        let numbers = |y: f64, row: &[String], like: &Text| {
            let mut right = place.right();
            for (words, width) in row.iter().zip(&columns).rev() {
                canvas.text(
                    (right, y),
                    Text {
                        words: words.clone(),
                        ..like.clone()
                    }
                    .end(),
                );
                right -= width;
            }
        };
        let mut top = place.y + 6.0;
        numbers(top + pitch / 2.0, &self.heads, &Text::small("").bold());
        let head = if due.is_some() {
            "arrived by"
        } else {
            "arrived by day"
        };
        canvas.text(
            (place.x + 40.0, top + pitch / 2.0),
            Text::small(head).bold(),
        );
        top += pitch;
        for (i, (curve, cells)) in self.order.iter().zip(&self.cells).enumerate() {
            let (y, ink) = (top + pitch / 2.0, curve.route.ink());
            let (dash, marker) = Palette::print(curve.route.slot);
            let colour = curve.route.colour(look);
            canvas.text((place.x, y), Text::small(letter(i)).bold().colour(ink));
            canvas.line(
                &[(place.x + 12.0, y), (place.x + 34.0, y)],
                Stroke::new(colour, 1.6).dashed(dash),
            );
            canvas.marker(
                (place.x + 23.0, y),
                marker,
                2.9,
                Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5)),
            );
            numbers(y, cells, &Text::small("").colour(ink));
            for line in self.names(look, curve) {
                canvas.text(
                    (place.x + 40.0, top + pitch / 2.0),
                    Text::small(line).colour(ink),
                );
                top += pitch;
            }
        }
    }
}
