//! Where the routes arrive: a box each in the gutter, and their names.

use super::super::ink::{
    Canvas, Colour, Crowd, Fill, Letter, Look, Palette, Rect, Scale, Sheet, Size, Stroke, Text,
    letter, spread,
};
use super::{Scales, Trace};

/// The arrivals of several routes, latest first, as the boxes stand from left to right.
pub(super) struct Ends<'a> {
    order: Vec<&'a Trace<'a>>,
    /// Letters at the ends and a list below, where names beside the ends would leave no room for the lines.
    listed: bool,
    pitch: f64,
}

/// More routes than this are listed below a report's plot.
const BESIDE: usize = 6;

/// Where a name begins in the list.
const LIST: f64 = 40.0;

impl<'a> Ends<'a> {
    pub(super) fn new(look: &Look, traces: &'a [Trace<'a>]) -> Self {
        let mut order: Vec<&Trace> = traces.iter().collect();
        order.sort_by(|a, b| b.fives[2].total_cmp(&a.fives[2]));
        let listed = look.size == Size::Report && traces.len() > BESIDE;
        Ends {
            order,
            listed,
            pitch: (170.0 / traces.len().max(1) as f64).min(7.8),
        }
    }

    /// Width of the gutter with the boxes.
    pub(super) fn boxes_width(&self) -> f64 {
        self.order.len() as f64 * self.pitch + 6.0
    }

    /// Width of the names beside the boxes.
    pub(super) fn label_width(&self, look: &Look) -> f64 {
        if self.listed {
            return 0.0;
        }
        let width = |words: &str, bold| look.width(words, Letter::Small, bold);
        let of = |trace: &&Trace| {
            let name = trace.route.words();
            if self.one_line() {
                width(&name, true) + width(&trace.end_line(), false) + 6.0
            } else {
                let ends = trace.ends().into_iter().map(|end| width(&end, false));
                ends.fold(width(&name, true).min(150.0), f64::max)
            }
        };
        self.order.iter().map(of).fold(0.0, f64::max) + 14.0
    }

    fn one_line(&self) -> bool {
        self.order.len() > 10
    }

    /// Height of the list below the plot.
    pub(super) fn list_height(&self, look: &Look) -> f64 {
        let lines = |trace: &&Trace| Ends::list_name(look, trace).len() as f64;
        if self.listed {
            self.order.iter().map(lines).sum::<f64>() * look.pitch(Letter::Small) + 6.0
        } else {
            0.0
        }
    }

    /// The name in the list, in as many lines as the end leaves room for.
    fn list_name(look: &Look, trace: &Trace) -> Vec<String> {
        let room =
            Sheet::width(look) - LIST - 8.0 - look.width(&trace.end_line(), Letter::Small, false);
        look.wrap(&trace.route.words(), Letter::Small, false, room)
    }

    /// P5 to P95 as a line, P25 to P75 as a box, P50 as a bar across.
    pub(super) fn boxes(&self, canvas: &Canvas, up: &Scale, gutter: Rect) {
        for (i, trace) in self.order.iter().enumerate() {
            let x = self.box_middle(gutter, i);
            let [p5, p25, p50, p75, p95] = trace.fives.map(|value| up.at(value));
            let colour = trace.route.colour(canvas.look());
            canvas.line(&[(x, p5), (x, p95)], Stroke::new(colour, 1.0));
            let fill = Fill::new(colour.mixed(Colour::WHITE, 0.45));
            canvas.rect(
                Rect::new(x - 2.4, p75, 4.8, p25 - p75),
                fill.edged(Stroke::new(colour, 0.7)),
            );
            canvas.line(
                &[(x - 3.2, p50), (x + 3.2, p50)],
                Stroke::new(trace.route.ink(), 1.5),
            );
            if self.listed && self.order.len() <= 22 {
                let name = Text::small(self.letter(i))
                    .colour(trace.route.ink())
                    .centred()
                    .bottom();
                canvas.text((x, p95 - 2.0), name);
            }
        }
    }

    fn box_middle(&self, gutter: Rect, i: usize) -> f64 {
        gutter.x + 6.0 + (i as f64 + 0.5) * self.pitch
    }

    /// "A" is the earliest arrival.
    fn letter(&self, i: usize) -> String {
        letter(self.order.len() - 1 - i)
    }

    /// The letters at the ends of the lines, where there is room.
    pub(super) fn letters(&self, canvas: &Canvas, scales: &Scales, ground: Rect) {
        if !self.listed {
            return;
        }
        let mut crowd = Crowd::default();
        let end = |trace: &Trace| {
            scales.at(
                trace.km(),
                trace.steps.last().map_or(0.0, |step| step.band.p50),
            )
        };
        for trace in &self.order {
            let (x, y) = end(trace);
            crowd.take(Rect::new(x - 3.0, y - 3.0, 6.0, 6.0));
        }
        for (i, trace) in self.order.iter().enumerate() {
            let (x, y) = end(trace);
            let text = Text::small(self.letter(i))
                .bold()
                .colour(trace.route.ink())
                .centred()
                .halo();
            let around = [
                (0.0, -9.0),
                (8.0, -4.0),
                (-8.0, -4.0),
                (0.0, 9.5),
                (8.0, 5.0),
                (-8.0, 5.0),
                (0.0, -16.0),
                (12.0, 0.0),
                (-12.0, 0.0),
            ];
            let choices = around
                .iter()
                .map(|(dx, dy)| text.box_at(canvas.look(), (x + dx, y + dy)));
            if let Some(place) = crowd.settle(&ground.grown(4.0), choices) {
                canvas.text((place.x + place.w / 2.0, place.y + place.h / 2.0), text);
            }
        }
    }

    /// From line to line of a name.
    fn line(look: &Look) -> f64 {
        look.letter(Letter::Small) * 1.06
    }

    /// The lines of a name beside the boxes, and which are bold.
    fn block(&self, look: &Look, trace: &Trace) -> Vec<(String, bool)> {
        let name = trace.route.words();
        if self.one_line() {
            return vec![(name, true)];
        }
        let names = look.wrap(&name, Letter::Small, true, self.label_width(look) - 12.0);
        let names = names.into_iter().map(|line| (line, true));
        let ends = trace.ends().into_iter().map(|line| (line, false));
        names.chain(ends).collect()
    }

    /// Height of all names beside the boxes.
    pub(super) fn stack_height(&self, look: &Look) -> f64 {
        if self.listed || self.order.len() < 2 {
            return 0.0;
        }
        let height = |trace: &&Trace| self.block(look, trace).len() as f64 * Ends::line(look) + 2.5;
        self.order.iter().map(height).sum()
    }

    /// The names beside the boxes, each tied to its box.
    pub(super) fn labels(
        &self,
        canvas: &Canvas,
        up: &Scale,
        (gutter, place): (Rect, Rect),
        ground: Rect,
    ) {
        if self.listed {
            return;
        }
        let look = canvas.look();
        let line = Ends::line(look);
        let blocks: Vec<_> = self
            .order
            .iter()
            .map(|trace| self.block(look, trace))
            .collect();
        let heights: Vec<f64> = blocks
            .iter()
            .map(|lines| lines.len() as f64 * line + 2.5)
            .collect();
        let wanted: Vec<f64> = self
            .order
            .iter()
            .map(|trace| up.at(trace.fives[2]))
            .collect();
        let middles = spread(&wanted, &heights, ground.y - 6.0, ground.bottom() + 20.0);
        for (i, (trace, lines)) in self.order.iter().zip(&blocks).enumerate() {
            let x = place.x + 12.0;
            let box_edge = self.box_middle(gutter, i) + 3.2;
            let tie = [
                (box_edge, wanted[i]),
                (place.x, wanted[i]),
                (x - 3.0, middles[i]),
            ];
            canvas.line(&tie, Stroke::new(trace.route.colour(look), 0.6));
            let first = middles[i] - (lines.len() as f64 - 1.0) * line / 2.0;
            for (k, (words, bold)) in lines.iter().enumerate() {
                let text = Text {
                    bold: *bold,
                    ..Text::small(words)
                }
                .colour(trace.route.ink());
                let at = canvas.text((x, first + k as f64 * line), text);
                if self.one_line() {
                    canvas.text(
                        (at.right() + 6.0, first),
                        Text::small(trace.end_line()).colour(trace.route.ink()),
                    );
                }
            }
        }
    }

    /// The list below the plot: letter, marker, name, end; earliest arrival first.
    pub(super) fn list(&self, canvas: &Canvas, place: Rect) {
        if !self.listed {
            return;
        }
        let look = canvas.look();
        let pitch = look.pitch(Letter::Small);
        let mut top = place.y + 6.0;
        for (i, trace) in self.order.iter().enumerate().rev() {
            let y = top + 0.5 * pitch;
            let colour = trace.route.colour(look);
            canvas.text(
                (place.x, y),
                Text::small(self.letter(i)).bold().colour(trace.route.ink()),
            );
            canvas.line(
                &[(place.x + 12.0, y), (place.x + 34.0, y)],
                Stroke::new(colour, 1.8),
            );
            let (_, marker) = Palette::print(trace.route.slot);
            canvas.marker(
                (place.x + 23.0, y),
                marker,
                3.2,
                Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.6)),
            );
            canvas.text(
                (place.right(), y),
                Text::small(trace.end_line())
                    .colour(trace.route.ink())
                    .end(),
            );
            for line in Ends::list_name(look, trace) {
                canvas.text(
                    (place.x + LIST, top + 0.5 * pitch),
                    Text::small(line).colour(trace.route.ink()),
                );
                top += pitch;
            }
        }
    }
}
