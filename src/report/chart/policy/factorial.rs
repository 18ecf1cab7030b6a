//! Two levers: none, each alone and both in the same worlds, and how far both together differ from their sum.

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale, Sheet,
    Stroke, Table, Text, exact, guides_across, whisker_across, words_across,
};
use super::super::names::Names;
use super::super::quantity::{Counted, Quantity};

/// The outcome under one of the four settings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FactorialPoint {
    /// The outcome.
    pub value: f64,
    /// P5 and P95 of it over futures.
    pub range: Option<(f64, f64)>,
}

/// Everything the chart of two levers shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factorial {
    /// The words around it.
    pub heading: Heading,
    /// The outcome in plain words.
    pub outcome: String,
    /// What it is counted in.
    pub quantity: Quantity,
    /// Whether less is better, as for time and money.
    pub less_is_better: bool,
    /// The two levers in plain words.
    pub levers: [String; 2],
    /// The outcome with neither.
    pub none: FactorialPoint,
    /// The outcome with each lever alone.
    pub alone: [FactorialPoint; 2],
    /// The outcome with both.
    pub both: FactorialPoint,
    /// What else a reader must know: "the green lane touches no step of these routes".
    pub note: String,
}

impl Factorial {
    /// The outcome with both, if their effects only added up.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.alone[0].value + self.alone[1].value - self.none.value
    }

    /// What both together do beyond the sum of what each does alone.
    #[must_use]
    pub fn interaction(&self) -> f64 {
        self.both.value - self.sum()
    }
}

/// Draws the chart of two levers.
#[must_use]
pub fn draw(input: &Factorial, look: &Look) -> Drawing {
    let points = [input.none, input.alone[0], input.alone[1], input.both];
    let (low, high) = span(input, &points);
    let counted = input.quantity.counted(low.abs().max(high.abs()));
    let [first, second] = &input.levers;
    let names = [
        "Neither".to_owned(),
        format!("{first}, alone"),
        format!("{second}, alone"),
        "Both".to_owned(),
    ];
    let below = below(input, counted);
    let change = |point: FactorialPoint| counted.change(point.value - input.none.value);
    let numbers = [
        counted.told(input.none.value),
        change(input.alone[0]),
        change(input.alone[1]),
        change(input.both),
    ];
    let wide = |look: &Look| {
        let widths = numbers
            .iter()
            .map(|words| look.width(words, Letter::Small, true));
        widths.fold(0.0, f64::max) + 10.0
    };
    let layout = |look: &Look| {
        let bar = look.letter(Letter::Small) * 1.7;
        let names = names.iter().map(String::as_str);
        Names::new(look, names, (Sheet::width(look) - wide(look), bar))
    };
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = names.iter().map(|name| layout.height(look, name));
        let below = below.height(look, Sheet::width(look)) + 1.3 * look.pitch(Letter::Small);
        rows.sum::<f64>() + below + 4.0
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, layout(look));
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / 4.0).clamp(0.0, 56.0);
    let height = |name: &String| layout.height(look, name) + spare;
    let bottom = ground.y + names.iter().map(height).sum::<f64>();
    let (left, right) = (ground.x + layout.indent(), ground.right() - wide(look));
    let across = Scale::new((counted.of(low), counted.of(high)), (left, right));
    let ticks = across.ticks(((right - left) / 48.0) as usize);
    guides_across(canvas, &across, (ground.y, bottom), &ticks);
    let x = |value: f64| across.at(counted.of(value));
    let base = x(input.none.value);
    let stroke = Stroke::new(Colour::GREY, 0.9).dashed(Dash::Short);
    canvas.line(&[(base, ground.y), (base, bottom)], stroke);
    for (i, (point, name)) in points.iter().zip(&names).enumerate() {
        let strip = ground.take_top(height(name));
        let place = layout.write(canvas, strip, name, i == 0 || i == 3);
        let middle = place.y + place.h * 0.62;
        if let Some((low, high)) = point.range {
            whisker_across(canvas, middle, (x(low), x(high)), 2.8);
        }
        let at = (x(point.value), middle);
        if i == 3 {
            arrow(canvas, place, (x(input.sum()), at));
        }
        let fill = Fill::new(SHADES[i]).edged(Stroke::new(Colour::WHITE, 0.9));
        canvas.marker(at, Marker::Circle, 5.0, fill);
        let words = Text::small(&numbers[i]).bold().end();
        canvas.text((sheet.body.right(), middle), words);
    }
    let ends = (bottom + 3.0, sheet.body.x, sheet.body.right());
    words_across(canvas, &across, ends, &ticks, Counted::tick);
    let corner = (sheet.body.x, bottom + 3.0 + look.pitch(Letter::Small));
    below.draw(canvas, corner, sheet.body.w);
    sheet.finish(table(input))
}

/// Neither, each alone, both.
const SHADES: [Colour; 4] = [
    Colour::GREY,
    Colour(0xf0, 0xa2, 0x3c),
    Colour(0xf0, 0xa2, 0x3c),
    Colour(0x1f, 0x5f, 0x99),
];

/// From where both would stand if effects only added up, to where they stand.
fn arrow(canvas: &Canvas, place: Rect, (sum, to): (f64, (f64, f64))) {
    let ring = Fill::new(Colour::WHITE).edged(Stroke::new(Colour::INK, 1.2));
    let y = place.y + place.h * 0.18;
    let way = to.0 - sum;
    if way.abs() > 1.0 {
        let stroke = Stroke::new(Colour::INK, 1.3);
        canvas.line(&[(sum, y), (to.0, y)], stroke);
        let back = way.signum() * way.abs().min(6.0);
        let head = vec![(to.0, y), (to.0 - back, y - 3.2), (to.0 - back, y + 3.2)];
        canvas.area(&[head], Fill::new(Colour::INK));
        let thin = Stroke::new(Colour::INK, 0.6);
        canvas.line(&[(to.0, y), to], thin);
    }
    canvas.marker((sum, y), Marker::Diamond, 3.4, ring);
}

/// From where to where the axis reaches, with a little white.
fn span(input: &Factorial, points: &[FactorialPoint]) -> (f64, f64) {
    let ends = points.iter().flat_map(|point| {
        let range = point.range.unwrap_or((point.value, point.value));
        [point.value, range.0, range.1]
    });
    let (low, high) = ends
        .chain([input.sum()])
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (value.min(low), value.max(high))
        });
    if low > high {
        return (0.0, 1.0);
    }
    let white = (high - low) * 0.05;
    (low - white, high + white)
}

/// What the interaction says in words.
fn verdict(input: &Factorial, counted: Counted) -> String {
    let interaction = input.interaction();
    let told = counted.change(interaction);
    if told == "0" {
        return "Interaction 0: the effects add up.".to_owned();
    }
    let better = (interaction < 0.0) == input.less_is_better;
    let word = if better { "more" } else { "less" };
    format!(
        "Interaction {told} {}: both together give {word} than the sum of each alone.",
        counted.word()
    )
}

fn below(input: &Factorial, counted: Counted) -> Below {
    let ring = Fill::new(Colour::WHITE).edged(Stroke::new(Colour::INK, 1.2));
    let key = Key::default()
        .with(
            Sample::Marker(Marker::Diamond, ring),
            "both, if effects only added up; the arrow is the interaction",
        )
        .with(
            Sample::Line(Stroke::new(Colour::GREY, 0.9).dashed(Dash::Short)),
            "neither",
        );
    let points = [input.none, input.alone[0], input.alone[1], input.both];
    let mut note = verdict(input, counted);
    if points.iter().any(|point| point.range.is_some()) {
        note.push_str(" Whisker: 5–95% over futures, the same worlds in every row.");
    }
    if !input.note.is_empty() {
        note = format!("{note} {}", input.note);
    }
    let axis = if input.outcome.is_empty() {
        counted.word().to_owned()
    } else {
        format!("{}, {}", input.outcome, counted.word())
    };
    Below { axis, key, note }
}

fn table(input: &Factorial) -> Table {
    let names = ["setting", "value", "low", "high", "change", "unit"];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    let number = |value: Option<f64>| value.map_or_else(String::new, exact);
    let [first, second] = &input.levers;
    let rows = [
        ("neither", &input.none),
        (first.as_str(), &input.alone[0]),
        (second.as_str(), &input.alone[1]),
        ("both", &input.both),
    ];
    let unit = input.quantity.table_unit();
    for (name, point) in rows {
        table.push(vec![
            name.to_owned(),
            exact(point.value),
            number(point.range.map(|ends| ends.0)),
            number(point.range.map(|ends| ends.1)),
            exact(point.value - input.none.value),
            unit.to_owned(),
        ]);
    }
    for (name, value, change) in [
        (
            "both, if effects added up",
            Some(input.sum()),
            input.sum() - input.none.value,
        ),
        ("interaction", None, input.interaction()),
    ] {
        let mut cells = vec![name.to_owned(), number(value)];
        cells.extend([const { String::new() }; 2]);
        cells.extend([exact(change), unit.to_owned()]);
        table.push(cells);
    }
    table
}
