//! A box for each route: P25 to P75, whiskers P5 to P95, median line, mean dot (METHOD 8.1 F4).

use super::super::below::Below;
use super::super::heading::{Heading, RouteName, Standing};
use super::super::ink::{
    Canvas, Clock, Colour, Dash, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale,
    Sheet, Stroke, Table, exact, grouped, guides_across, words_across,
};
use super::super::names::Names;

/// One route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxRow {
    /// Which route.
    pub route: RouteName,
    /// P5, P25, P50, P75, P95, hours.
    pub quantiles_h: [f64; 5],
    /// Mean, hours.
    pub mean_h: f64,
}

/// Everything the chart of boxes shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes {
    /// The words around it.
    pub heading: Heading,
    /// The due date, hours after the clock opens.
    pub due_h: Option<f64>,
    /// The routes, in the run's order.
    pub rows: Vec<BoxRow>,
}

/// Draws the boxes; time begins at zero.
#[must_use]
pub fn draw(input: &Boxes, look: &Look) -> Drawing {
    let labels: Vec<String> = input.rows.iter().map(|row| row.route.words()).collect();
    let names = |look: &Look| {
        let bar = look.letter(Letter::Small) * 1.3;
        let labels = labels.iter().map(String::as_str);
        Names::new(look, labels, (Sheet::width(look), bar))
    };
    let longest = input.rows.iter().map(|row| row.quantiles_h[4]);
    let longest = longest.fold(input.due_h.unwrap_or(0.0), f64::max);
    let clock = Clock::for_longest(longest);
    let below = below(input, clock);
    let foot =
        |look: &Look| look.pitch(Letter::Small) + 6.0 + below.height(look, Sheet::width(look));
    let wanted = |look: &Look| {
        let layout = names(look);
        let rows = labels.iter().map(|label| layout.height(look, label));
        rows.sum::<f64>() + foot(look)
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, names(look));
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / input.rows.len().max(1) as f64).clamp(0.0, 24.0);
    let left = ground.x + layout.indent();
    let across = Scale::new(
        (0.0, clock.of(longest) * 1.03),
        (left, ground.right() - 8.0),
    );
    let rows = labels
        .iter()
        .map(|label| layout.height(look, label) + spare);
    let bottom = ground.y + rows.sum::<f64>();
    let ticks = across.ticks(((ground.right() - left) / 52.0) as usize);
    guides_across(canvas, &across, (ground.y, bottom), &ticks);
    if let Some(due) = input.due_h {
        let x = across.at(clock.of(due));
        let stroke = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
        canvas.line(&[(x, ground.y), (x, bottom)], stroke);
    }
    for (row, label) in input.rows.iter().zip(&labels) {
        let strip = ground.take_top(layout.height(look, label) + spare);
        let place = layout.write(canvas, strip, label, false);
        one(canvas, place, row, |hours| across.at(clock.of(hours)));
    }
    let ends = (bottom + 2.0, sheet.body.x, sheet.body.right());
    words_across(canvas, &across, ends, &ticks, |v| grouped(v, 0));
    let top = bottom + 4.0 + look.pitch(Letter::Small);
    below.draw(canvas, (sheet.body.x, top), sheet.body.w);
    sheet.finish(table(input))
}

fn one(canvas: &Canvas, place: Rect, row: &BoxRow, at: impl Fn(f64) -> f64) {
    let look = canvas.look();
    let colour = row.route.colour(look);
    let middle = place.y + place.h / 2.0;
    let [p5, p25, p50, p75, p95] = row.quantiles_h.map(&at);
    let high = place.h * 0.62;
    let line = Stroke::new(colour, 1.3);
    canvas.line(&[(p5, middle), (p95, middle)], line);
    for x in [p5, p95] {
        canvas.line(&[(x, middle - high / 3.0), (x, middle + high / 3.0)], line);
    }
    let place = Rect::new(p25, middle - high / 2.0, (p75 - p25).max(0.5), high);
    let pale = row.route.standing == Standing::NotOffered;
    let fill = colour.mixed(Colour::WHITE, if pale { 0.8 } else { 0.62 });
    canvas.rect(place, Fill::new(fill).edged(Stroke::new(colour, 0.9)));
    let tick = [(p50, place.y), (p50, place.bottom())];
    canvas.line(&tick, Stroke::new(row.route.ink(), 1.5));
    let dot = Fill::new(row.route.ink()).edged(Stroke::new(Colour::WHITE, 0.6));
    canvas.marker((at(row.mean_h), middle), Marker::Circle, 2.7, dot);
}

fn below(input: &Boxes, clock: Clock) -> Below {
    let grey = Stroke::new(Colour::GREY, 1.3);
    let mut key = Key::default()
        .with(Sample::Line(grey), "P5 to P95")
        .with(Sample::Patch(Fill::new(Colour::WORSE)), "P25 to P75")
        .with(Sample::Bar(Stroke::new(Colour::INK, 1.5)), "median")
        .with(
            Sample::Marker(Marker::Circle, Fill::new(Colour::INK)),
            "mean",
        );
    if let Some(due) = input.due_h {
        let dashed = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
        key = key.with(Sample::Line(dashed), format!("due: {}", clock.span(due)));
    }
    Below {
        axis: format!(
            "{} since the clock opened, of those that arrive",
            clock.word()
        ),
        key,
        note: String::new(),
    }
}

fn table(input: &Boxes) -> Table {
    let head = "route label standing p5_h p25_h p50_h p75_h p95_h mean_h";
    let mut table: Table = vec![head.split_whitespace().map(str::to_owned).collect()];
    for row in &input.rows {
        let mut cells = row.route.cells().to_vec();
        cells.extend(row.quantiles_h.map(exact));
        cells.push(exact(row.mean_h));
        table.push(cells);
    }
    table
}
