//! The horsetail: one arrival curve per future, so that what we do not know is seen beside chance (METHOD 6.3).

use super::super::below::Below;
use super::super::heading::{Heading, RouteName};
use super::super::ink::{
    Canvas, Clock, Colour, Dash, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet,
    Size, Stroke, Table, Text, exact, grouped, guides_across, guides_up, words_across, words_up,
};

/// One route: its curves all stand on the hours of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HorsetailPanel {
    /// Which route.
    pub route: RouteName,
    /// For each future the share (0 to 1) that has arrived by each hour; never falls.
    pub futures: Vec<Vec<f64>>,
    /// The mean of all futures at each hour.
    pub mean: Vec<f64>,
    /// P5 of the futures at each hour.
    pub p5: Vec<f64>,
    /// P95 of the futures at each hour.
    pub p95: Vec<f64>,
    /// How the variance parts into chance and what we do not know, as a sentence.
    pub split: String,
}

/// Everything the horsetail shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Horsetail {
    /// The words around it.
    pub heading: Heading,
    /// The hours since the clock opened at which the curves are known, rising.
    pub hours: Vec<f64>,
    /// The due date, hours since the clock opened.
    pub due_h: Option<f64>,
    /// The routes, in the run's order; four at most read well.
    pub panels: Vec<HorsetailPanel>,
}

/// Most curves drawn in a panel.
const DRAWN: usize = 100;

/// The edges of the band.
const EDGE: Stroke = Stroke {
    colour: Colour::INK,
    width: 0.9,
    dash: Dash::Long,
    opacity: 1.0,
};

/// Draws the horsetail.
#[must_use]
pub fn draw(input: &Horsetail, look: &Look) -> Drawing {
    let clock = Clock::for_longest(input.hours.last().copied().unwrap_or(0.0));
    let below = below(input, clock);
    let count = input.panels.len().max(1);
    let columns = match (look.size, count) {
        (_, 1) => 1,
        (Size::Report, _) | (_, 2 | 4) => 2,
        _ => 3,
    };
    let rows = count.div_ceil(columns);
    let name_lines = |look: &Look| {
        let width = (Sheet::width(look) - (columns as f64 - 1.0) * 16.0) / columns as f64;
        let lines = input.panels.iter().map(|panel| {
            look.wrap(&panel.route.words(), Letter::Body, true, width)
                .len()
        });
        lines.max().unwrap_or(0) as f64 * look.pitch(Letter::Body) + 6.0
    };
    let least = if columns == 1 { 250.0 } else { 150.0 };
    let wanted = |look: &Look| {
        let panel = name_lines(look) + least + 1.6 * look.pitch(Letter::Small);
        rows as f64 * panel + below.height(look, Sheet::width(look))
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let foot = ground.take_bottom(below.height(look, ground.w));
    let high = ground.h / rows as f64;
    let wide = (ground.w - (columns as f64 - 1.0) * 16.0) / columns as f64;
    for (i, panel) in input.panels.iter().enumerate() {
        let mut place = Rect::new(
            ground.x + (i % columns) as f64 * (wide + 16.0),
            ground.y + (i / columns) as f64 * high,
            wide,
            high,
        );
        let head = place.take_top(name_lines(look));
        let name = look.wrap(&panel.route.words(), Letter::Body, true, wide);
        let ink = panel.route.colour(look).for_letters();
        canvas.lines((head.x, head.y), &name, &Text::body("").bold().colour(ink));
        Plot::new(look, input, clock, place).draw(canvas, panel, input.due_h);
    }
    below.draw(canvas, (foot.x, foot.y), foot.w);
    sheet.finish(table(input))
}

/// The futures that are drawn: all, or so many evenly spaced.
fn drawn(futures: usize) -> Vec<usize> {
    let many = futures.min(DRAWN);
    (0..many).map(|i| i * futures / many.max(1)).collect()
}

fn below(input: &Horsetail, clock: Clock) -> Below {
    let dark = Colour::INK;
    let mut key = Key::default()
        .with(Sample::Line(Stroke::new(Colour::GREY, 0.5)), "one future")
        .with(Sample::Line(EDGE), "5–95% of the futures")
        .with(Sample::Line(Stroke::new(dark, 2.0)), "mean of the futures");
    if let Some(due) = input.due_h {
        let stroke = Stroke::new(dark, 1.2).dashed(Dash::Short);
        key = key.with(Sample::Line(stroke), format!("due: {}", clock.span(due)));
    }
    let most = input.panels.iter().map(|panel| panel.futures.len()).max();
    let most = most.unwrap_or(0);
    let mut notes = Vec::new();
    if most > DRAWN {
        notes.push(format!(
            "{DRAWN} of {} futures are drawn; mean and band are of all.",
            grouped(most as f64, 0)
        ));
    }
    notes.extend(
        input
            .panels
            .iter()
            .map(|panel| panel.split.clone())
            .filter(|split| !split.is_empty()),
    );
    Below {
        axis: format!(
            "share of all boxes that has arrived, by {} since the clock opened",
            clock.word()
        ),
        key,
        note: notes.join(" "),
    }
}

/// The ground of one panel with its axes.
struct Plot<'a> {
    clock: Clock,
    hours: &'a [f64],
    across: Scale,
    up: Scale,
    ground: Rect,
}

impl<'a> Plot<'a> {
    fn new(look: &Look, input: &'a Horsetail, clock: Clock, mut ground: Rect) -> Self {
        ground.take_left(look.width("100%", Letter::Small, false) + 5.0);
        ground.take_right(6.0);
        ground.take_bottom(1.6 * look.pitch(Letter::Small));
        let (from, to) = span(input);
        Plot {
            clock,
            hours: &input.hours,
            across: Scale::new((clock.of(from), clock.of(to)), (ground.x, ground.right())),
            up: Scale::new((0.0, 1.0), (ground.bottom(), ground.y)),
            ground,
        }
    }

    /// The points of a curve inside the ground.
    fn curve(&self, shares: &[f64]) -> Vec<(f64, f64)> {
        let (low, high) = self.across.ends();
        let slack = (high - low) * 1e-9;
        let mut line: Vec<(f64, f64)> = Vec::new();
        for (hours, share) in self.hours.iter().zip(shares) {
            let value = self.clock.of(*hours);
            if value < low - slack || value > high + slack {
                continue;
            }
            let at = (self.across.at(value), self.up.at(*share));
            let near = |last: &(f64, f64)| (last.0 - at.0).abs() + (last.1 - at.1).abs() < 0.4;
            if !line.last().is_some_and(near) {
                line.push(at);
            }
        }
        line
    }

    fn draw(&self, canvas: &Canvas, panel: &HorsetailPanel, due: Option<f64>) {
        let place = self.ground;
        let ticks = self.across.ticks((place.w / 40.0) as usize);
        guides_across(canvas, &self.across, (place.y, place.bottom()), &ticks);
        let levels = [0.0, 0.5, 0.9, 1.0];
        guides_up(canvas, &self.up, (place.x, place.right()), &levels);
        words_up(canvas, &self.up, place.x - 4.0, &levels, |share| {
            format!("{:.0}%", share * 100.0)
        });
        let ends = (place.bottom() + 3.0, place.x - 4.0, place.right() + 6.0);
        words_across(canvas, &self.across, ends, &ticks, |v| grouped(v, 0));
        let colour = panel.route.colour(canvas.look());
        let mut band = self.curve(&panel.p95);
        let lower = self.curve(&panel.p5);
        if !band.is_empty() && !lower.is_empty() {
            band.extend(lower.into_iter().rev());
            canvas.area(&[band], Fill::new(colour).clear(0.25));
        }
        let chosen = drawn(panel.futures.len());
        let thin = Stroke {
            opacity: 0.5,
            ..Stroke::new(colour, 0.35)
        };
        for future in chosen {
            canvas.line(&self.curve(&panel.futures[future]), thin);
        }
        for edge in [&panel.p5, &panel.p95] {
            canvas.line(&self.curve(edge), Stroke::new(Colour::WHITE, 2.4));
            canvas.line(&self.curve(edge), EDGE);
        }
        let mean = self.curve(&panel.mean);
        canvas.line(&mean, Stroke::new(Colour::WHITE, 3.6));
        canvas.line(&mean, Stroke::new(Colour::INK, 2.0));
        if let Some(due) = due {
            let x = self.across.at(self.clock.of(due));
            let stroke = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
            canvas.line(&[(x, place.y - 3.0), (x, place.bottom())], stroke);
        }
    }
}

/// From which hour to which all panels are drawn: from the first arrivals in any future to where the last is all
/// but flat.
fn span(input: &Horsetail) -> (f64, f64) {
    let curves = || {
        input
            .panels
            .iter()
            .flat_map(|panel| panel.futures.iter().chain([&panel.p5, &panel.p95]))
    };
    let reaches = |curve: &Vec<f64>, share: f64| {
        let i = curve.iter().position(|p| *p >= share && *p > 0.0)?;
        input.hours.get(i).copied()
    };
    let last = curves()
        .filter_map(|curve| reaches(curve, curve.last()? * 0.985))
        .fold(input.due_h.unwrap_or(0.0), f64::max);
    let first = curves()
        .filter_map(|curve| reaches(curve, 0.004))
        .chain(input.due_h)
        .fold(last, f64::min);
    let white = (last - first) * 0.02;
    ((first - white).max(0.0), last + white)
}

fn table(input: &Horsetail) -> Table {
    let most = input.panels.iter().map(|panel| panel.futures.len()).max();
    let most = most.unwrap_or(0).min(DRAWN);
    let mut names: Vec<String> = ["route", "label", "standing", "hours", "mean", "p5", "p95"]
        .map(String::from)
        .to_vec();
    names.extend((1..=most).map(|line| format!("line_{line}")));
    let mut table = vec![names];
    for panel in &input.panels {
        let chosen = drawn(panel.futures.len());
        let cell = |curve: &[f64], i: usize| curve.get(i).map_or_else(String::new, |p| exact(*p));
        for (i, hours) in input.hours.iter().enumerate() {
            let mut row = panel.route.cells().to_vec();
            row.push(exact(*hours));
            row.extend([&panel.mean, &panel.p5, &panel.p95].map(|curve| cell(curve, i)));
            row.extend(chosen.iter().map(|&future| cell(&panel.futures[future], i)));
            row.resize(7 + most, String::new());
            table.push(row);
        }
    }
    table
}
