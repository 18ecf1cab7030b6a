//! Variance-based indices: what share of the variance an input makes alone, and what share it takes part in (METHOD 6.4).

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet, Table, Text, exact,
    grouped, guides_across, plain, whisker_across, words_across,
};
use super::super::names::Names;
use super::{HIGH, LOW};

/// An index with its 95% interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Index {
    /// The estimate as it came; it may be below 0.
    pub value: f64,
    /// The lower and the upper end of its 95% bootstrap interval.
    pub interval: (f64, f64),
}

impl Index {
    /// Whether the interval holds zero.
    #[must_use]
    pub fn may_be_zero(&self) -> bool {
        self.interval.0 <= 0.0 && self.interval.1 >= 0.0
    }

    /// Whether the interval is so wide that more points are wanted.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.interval.1 - self.interval.0 > WIDE
    }
}

/// One input, or one group of inputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexRow {
    /// In plain words.
    pub label: String,
    /// The first-order index.
    pub first: Index,
    /// The total-order index.
    pub total: Index,
}

/// Everything the chart of the indices shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indices {
    /// The words around it; the title names the outcome.
    pub heading: Heading,
    /// The outcome in plain words: "mean time, INSTC west less Suez".
    pub outcome: String,
    /// Whether the sample is large enough, as a sentence.
    pub verdict: String,
    /// The sum of all first-order indices, where all inputs are in the rows or were left out knowingly.
    pub sum_first: Option<f64>,
    /// The inputs or groups, in the order in which they are drawn.
    pub rows: Vec<IndexRow>,
}

/// A whisker wider than this asks for more points.
const WIDE: f64 = 0.1;

/// Draws the indices.
#[must_use]
pub fn draw(input: &Indices, look: &Look) -> Drawing {
    let below = below(input);
    let layout = |look: &Look| {
        let bar = 2.0 * look.letter(Letter::Small) * 1.05;
        let names = input.rows.iter().map(|row| row.label.as_str());
        Names::new(look, names, (Sheet::width(look), bar))
    };
    let verdict = |look: &Look| look.wrap(&input.verdict, Letter::Body, true, Sheet::width(look));
    let head = |look: &Look| verdict(look).len() as f64 * look.pitch(Letter::Body) + 6.0;
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = input.rows.iter().map(|row| layout.height(look, &row.label));
        let below = below.height(look, Sheet::width(look)) + 1.3 * look.pitch(Letter::Small);
        head(look) + rows.sum::<f64>() + below
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, layout(look));
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / input.rows.len().max(1) as f64).clamp(0.0, 12.0);
    let top = ground.take_top(head(look));
    canvas.lines((top.x, top.y), &verdict(look), &Text::body("").bold());
    let height = |row: &IndexRow| layout.height(look, &row.label) + spare;
    let bottom = ground.y + input.rows.iter().map(height).sum::<f64>();
    let mut plot = ground;
    plot.take_left(layout.indent());
    plot.take_right(look.width("−0.00  wide *", Letter::Small, false) + 8.0);
    let across = Scale::new(span(input), (plot.x, plot.right()));
    let ticks = across.ticks((plot.w / 45.0) as usize);
    guides_across(canvas, &across, (ground.y, bottom), &ticks);
    for row in &input.rows {
        let strip = ground.take_top(height(row));
        let place = layout.write(canvas, strip, &row.label, false);
        pair(canvas, &across, place, row);
    }
    let place = (bottom + 3.0, sheet.body.x, ground.right());
    words_across(canvas, &across, place, &ticks, plain);
    let corner = (sheet.body.x, bottom + 3.0 + look.pitch(Letter::Small));
    below.draw(canvas, corner, sheet.body.w);
    sheet.finish(table(input))
}

/// From where to where the axis reaches: all bars and whiskers, and zero.
fn span(input: &Indices) -> (f64, f64) {
    let all = input.rows.iter().flat_map(|row| [row.first, row.total]);
    let values = all.flat_map(|index| [index.value, index.interval.0, index.interval.1]);
    let ends = values
        .filter(|value| value.is_finite())
        .fold((0.0, 0.0), |(low, high): (f64, f64), value| {
            (low.min(value), high.max(value))
        });
    let white = (ends.1 - ends.0) * 0.01;
    (
        if ends.0 < 0.0 { ends.0 - white } else { 0.0 },
        ends.1 + white,
    )
}

/// The two bars of a row with their whiskers and numbers.
fn pair(canvas: &Canvas, across: &Scale, mut place: Rect, row: &IndexRow) {
    let right = canvas.size().0 - Sheet::margin(canvas.look());
    let half = place.h / 2.0;
    let zero = across.at(0.0);
    for (index, ink) in [(row.first, LOW), (row.total, HIGH)] {
        let strip = place.take_top(half);
        let end = across.at(index.value);
        let bar = Rect::new(
            zero.min(end),
            strip.y + 1.0,
            (end - zero).abs(),
            strip.h - 2.0,
        );
        if bar.w > 0.0 {
            canvas.rect(bar, Fill::new(ink));
        }
        let middle = strip.y + strip.h / 2.0;
        let ends = (across.at(index.interval.0), across.at(index.interval.1));
        whisker_across(canvas, middle, ends, 2.6);
        let star = if index.may_be_zero() { " *" } else { "" };
        let wide = if index.is_wide() { "  wide" } else { "" };
        let words = format!("{}{wide}{star}", grouped(index.value, 2));
        let room = canvas.look().width("−0.00  wide *", Letter::Small, false);
        canvas.text((right - room, middle), Text::small(words));
    }
}

fn below(input: &Indices) -> Below {
    let all = || input.rows.iter().flat_map(|row| [row.first, row.total]);
    let key = Key::default()
        .with(Sample::Patch(Fill::new(LOW)), "first order: alone")
        .with(
            Sample::Patch(Fill::new(HIGH)),
            "total order: with all it interacts with",
        );
    let mut notes = vec!["Whisker: 95% interval (bootstrap).".to_owned()];
    if all().any(|index| index.may_be_zero()) {
        notes.push("* not distinguishable from zero.".to_owned());
    }
    if all().any(|index| index.is_wide()) {
        notes.push("wide: a whisker wider than 0.1; take more points.".to_owned());
    }
    if let Some(sum) = input.sum_first {
        notes.push(format!(
            "First-order indices sum to {}; interactions make {}.",
            grouped(sum, 2),
            grouped(1.0 - sum, 2)
        ));
    }
    let axis = if input.outcome.is_empty() {
        "share of the variance".to_owned()
    } else {
        format!("share of the variance of: {}", input.outcome)
    };
    Below {
        axis,
        key,
        note: notes.join(" "),
    }
}

fn table(input: &Indices) -> Table {
    let names = [
        "input",
        "s1",
        "s1_low",
        "s1_high",
        "st",
        "st_low",
        "st_high",
        "s1_may_be_zero",
        "wide",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    for row in &input.rows {
        let mut cells = vec![row.label.clone()];
        for index in [row.first, row.total] {
            cells.extend([index.value, index.interval.0, index.interval.1].map(exact));
        }
        cells.push(yes(row.first.may_be_zero()));
        cells.push(yes(row.first.is_wide() || row.total.is_wide()));
        table.push(cells);
    }
    table
}
