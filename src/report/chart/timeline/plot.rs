//! The lines of a timeline with their bands, gaps and letters.

use super::super::heading::Standing;
use super::super::ink::{
    Canvas, Clock, Colour, Crowd, Fill, Letter, Palette, Rect, Scale, Stroke, Text, spread,
};
use super::super::journey::Band;
use super::choice::Choice;
use super::{Departure, TimelinePanel, TimelineRoute};

/// Width right of the ground for the letters at the ends of the lines.
pub(super) const LETTERS: f64 = 13.0;

/// The ground of the lines with its axes.
pub(super) struct Plot<'a> {
    pub(super) canvas: &'a Canvas,
    pub(super) panel: &'a TimelinePanel,
    pub(super) choice: &'a Choice,
    pub(super) clock: Clock,
    pub(super) across: &'a Scale,
    pub(super) up: &'a Scale,
    pub(super) ground: Rect,
}

/// Slots in a row in which at least half arrive.
struct Run {
    from: usize,
    bands: Vec<Band>,
}

impl Run {
    fn to(&self) -> usize {
        self.from + self.bands.len()
    }
}

/// The runs of a route, in their order.
fn runs(route: &TimelineRoute, slots: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (i, departure) in route.departures.iter().enumerate().take(slots) {
        let Some(band) = departure.band() else {
            continue;
        };
        match runs.last_mut() {
            Some(run) if run.to() == i => run.bands.push(band),
            _ => runs.push(Run {
                from: i,
                bands: vec![band],
            }),
        }
    }
    runs
}

impl Plot<'_> {
    /// Draws pale lines, bands, lines, marks and letters.
    pub(super) fn draw(&self) {
        let shown = |route: &&TimelineRoute| self.choice.letter(route).is_some();
        let routes = || self.panel.routes.iter();
        let slots = self.panel.starts.len();
        for route in routes().filter(|route| !shown(route)) {
            for run in runs(route, slots) {
                self.pale(&run);
            }
        }
        for route in routes().filter(|route| self.choice.has_band(route)) {
            for run in runs(route, slots) {
                self.band(route, &run);
            }
        }
        for route in routes().filter(shown) {
            for run in runs(route, slots) {
                self.line(route, &run);
            }
        }
        for route in routes().filter(shown) {
            for run in runs(route, slots) {
                self.ends(route, &run);
            }
        }
        self.letters();
    }

    /// A pale line where it is within the axis.
    fn pale(&self, run: &Run) {
        let (low, high) = self.up.ends();
        let inside = |band: &Band| (low..=high).contains(&self.clock.of(band.p50));
        let mut from = run.from;
        for bands in run.bands.chunk_by(|a, b| inside(a) == inside(b)) {
            let piece = Run {
                from,
                bands: bands.to_vec(),
            };
            from = piece.to();
            if inside(&bands[0]) {
                let line = self.through(&piece, |band| band.p50);
                self.canvas.line(&line, Stroke::new(Colour::WORSE, 0.8));
            }
        }
    }

    /// The points of a run: the middles of its slots, and the outer edges of the first and the last.
    fn through(&self, run: &Run, of: impl Fn(&Band) -> f64) -> Vec<(f64, f64)> {
        let mut points = Vec::new();
        for (i, band) in run.bands.iter().enumerate() {
            let (from, to) = self.panel.slot(run.from + i);
            let y = self.up.at(self.clock.of(of(band)));
            if i == 0 {
                points.push((self.across.at(from), y));
            }
            points.push((self.across.at(f64::midpoint(from, to)), y));
            if i + 1 == run.bands.len() {
                points.push((self.across.at(to), y));
            }
        }
        points
    }

    fn band(&self, route: &TimelineRoute, run: &Run) {
        let mut ring = self.through(run, |band| band.p10);
        ring.extend(self.through(run, |band| band.p90).into_iter().rev());
        let pale = route.route.standing == Standing::NotOffered;
        let colour = self.canvas.look().palette.route(route.route.slot);
        let fill = Fill::new(colour).clear(if pale { 0.09 } else { 0.15 });
        self.canvas.area(&[ring], fill);
    }

    fn line(&self, route: &TimelineRoute, run: &Run) {
        let line = self.through(run, |band| band.p50);
        let colour = route.route.colour(self.canvas.look());
        let (dash, marker) = Palette::print(route.route.slot);
        self.canvas
            .line(&line, Stroke::new(colour, 1.7).dashed(dash));
        // Six markers along the calendar, shifted from route to route.
        let every = (self.panel.starts.len() / 6).max(1);
        let shift = route.route.slot * every / 5;
        for (i, point) in line.iter().skip(1).take(run.bands.len()).enumerate() {
            if (run.from + i + shift) % every == every / 2 {
                let fill = Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.6));
                self.canvas.marker(*point, marker, 3.0, fill);
            }
        }
    }

    /// The marks where a gap begins or ends.
    fn ends(&self, route: &TimelineRoute, run: &Run) {
        let line = self.through(run, |band| band.p50);
        let (first, last) = (line[0], line[line.len() - 1]);
        let before = run
            .from
            .checked_sub(1)
            .and_then(|i| route.departures.get(i));
        let slots = self.panel.starts.len();
        let after = route.departures.get(run.to()).filter(|_| run.to() < slots);
        for (at, gap) in [(first, before), (last, after)] {
            let Some(gap) = gap else { continue };
            for (ink, width) in [(Colour::WHITE, 3.4), (route.route.ink(), 1.5)] {
                self.mark(at, gap, Stroke::new(ink, width));
            }
        }
    }

    /// A cross where most strand, a bar where most are not eligible.
    fn mark(&self, (x, y): (f64, f64), gap: &Departure, stroke: Stroke) {
        if gap.not_eligible > gap.stranded {
            self.canvas.line(&[(x, y - 4.5), (x, y + 4.5)], stroke);
        } else {
            self.canvas
                .line(&[(x - 3.0, y - 3.0), (x + 3.0, y + 3.0)], stroke);
            self.canvas
                .line(&[(x - 3.0, y + 3.0), (x + 3.0, y - 3.0)], stroke);
        }
    }

    /// The letters: beside the ends that reach the right edge, near the end of the others.
    fn letters(&self) {
        let look = self.canvas.look();
        let slots = self.panel.starts.len();
        let (mut edge, mut inner) = (Vec::new(), Vec::new());
        let mut crowd = Crowd::default();
        for route in &self.panel.routes {
            let (Some(letter), runs) = (self.choice.letter(route), runs(route, slots)) else {
                continue;
            };
            for run in &runs {
                for (x, y) in self.through(run, |band| band.p50) {
                    crowd.take(Rect::new(x - 3.0, y - 3.0, 6.0, 6.0));
                }
            }
            let Some(run) = runs.last() else { continue };
            let line = self.through(run, |band| band.p50);
            let end = line[line.len() - 1];
            let text = Text::small(letter).bold().colour(route.route.ink());
            if run.to() == slots {
                edge.push((end.1, text));
            } else {
                inner.push((end, text));
            }
        }
        let heights = vec![look.letter(Letter::Small) * 0.98; edge.len()];
        let wanted: Vec<f64> = edge.iter().map(|(y, _)| *y).collect();
        let middles = spread(
            &wanted,
            &heights,
            self.ground.y - 2.0,
            self.ground.bottom() + 2.0,
        );
        for ((_, text), y) in edge.into_iter().zip(middles) {
            self.canvas.text((self.ground.right() + 4.0, y), text);
        }
        for ((x, y), text) in inner {
            let text = text.halo();
            let around = [
                (5.0, 0.0),
                (5.0, -9.0),
                (5.0, 9.0),
                (-3.0, -12.0),
                (-3.0, 12.0),
                (5.0, -18.0),
                (5.0, 18.0),
            ];
            let choices = around.map(|(dx, dy)| text.box_at(look, (x + dx, y + dy)));
            if let Some(place) = crowd.settle(&self.ground, choices) {
                self.canvas.text((place.x, place.y + place.h / 2.0), text);
            }
        }
    }
}
