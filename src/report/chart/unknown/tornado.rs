//! The tornado: what each unknown input, moved alone, does to the outcome (METHOD 6.6).

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet, Stroke,
    Table, Text, exact, guides_across, plain, signed, words_across,
};
use super::super::names::Names;
use super::super::quantity::{Counted, Quantity};
use super::{HIGH, LOW};

/// One input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoRow {
    /// The input in plain words.
    pub label: String,
    /// Its unit; empty for none.
    pub unit: String,
    /// Its value at P10 and at P90.
    pub input: (f64, f64),
    /// The outcome with the input at P10 and at P90, all others at their medians.
    pub outcome: (f64, f64),
    /// The grade of its source, in a word.
    pub grade: String,
    /// Whether the range is a judgement; its bar is hollow.
    pub judged: bool,
    /// Its total-order index (0 to 1), where known.
    pub total_index: Option<f64>,
}

impl TornadoRow {
    /// How far the outcome moves, in its own unit.
    #[must_use]
    pub fn swing(&self) -> f64 {
        (self.outcome.1 - self.outcome.0).abs()
    }

    fn name(&self) -> String {
        if self.unit.is_empty() {
            self.label.clone()
        } else {
            format!("{} ({})", self.label, self.unit)
        }
    }
}

/// Everything the tornado shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tornado {
    /// The words around it; the title names outcome and statistic.
    pub heading: Heading,
    /// The outcome in plain words: "mean time, INSTC west less Suez".
    pub outcome: String,
    /// What it is counted in: hours, money or a share.
    pub quantity: Quantity,
    /// Whether it is a difference of two routes; its values then carry a sign.
    pub difference: bool,
    /// The outcome with every input at its median.
    pub best: f64,
    /// What an outcome of zero means: "the routes are equal"; empty if nothing.
    pub zero: String,
    /// The inputs, in any order; the twelve of the greatest swing are drawn.
    pub rows: Vec<TornadoRow>,
}

/// Most rows drawn.
const MOST: usize = 12;

/// Draws the tornado.
#[must_use]
pub fn draw(input: &Tornado, look: &Look) -> Drawing {
    let rows = sorted(input);
    let counted = counted(input, &rows);
    let below = below(input, rows.len(), counted);
    let names: Vec<String> = rows.iter().map(|row| row.name()).collect();
    let layout = |look: &Look| {
        let bar = look.letter(Letter::Small);
        Names::new(
            look,
            names.iter().map(String::as_str),
            (Sheet::width(look) - index_width(look, &rows), bar),
        )
    };
    let around = |look: &Look| {
        3.3 * look.pitch(Letter::Small) + below.height(look, Sheet::width(look)) + 4.0
    };
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = names.iter().map(|name| layout.height(look, name));
        around(look) + rows.sum::<f64>()
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, pitch) = (&sheet.canvas, look.pitch(Letter::Small));
    let layout = layout(look);
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / rows.len().max(1) as f64).clamp(0.0, 12.0);
    let head = ground.take_top(2.0 * pitch + 3.0);
    let heights: Vec<f64> = names
        .iter()
        .map(|name| layout.height(look, name) + spare)
        .collect();
    let bottom = ground.y + heights.iter().sum::<f64>();
    let plot = Plot::new(look, input, (&rows, counted), (ground, layout.indent()));
    plot.frame(canvas, head, bottom, input);
    plot.mark(canvas, (head.bottom() - 2.0, bottom), input);
    let right = ground.right();
    for ((row, name), height) in rows.iter().zip(&names).zip(heights) {
        let strip = ground.take_top(height);
        let place = layout.write(canvas, strip, name, false);
        plot.bar(canvas, place, row);
        plot.mark(canvas, (place.y - 2.0, place.bottom() + 2.0), input);
        if let Some(index) = row.total_index {
            let middle = place.y + place.h / 2.0;
            let words = Text::small(format!("{index:.2}").replace('-', "−"));
            canvas.text((right, middle), words.bold().end());
        }
    }
    let corner = (sheet.body.x, bottom + 3.0 + pitch);
    below.draw(canvas, corner, sheet.body.w);
    sheet.finish(table(input, &rows))
}

/// The rows that are drawn, the greatest swing first; equal swings keep their order.
fn sorted(input: &Tornado) -> Vec<&TornadoRow> {
    let mut rows: Vec<&TornadoRow> = input.rows.iter().collect();
    rows.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    rows.truncate(MOST);
    rows
}

fn counted<'a>(input: &'a Tornado, rows: &[&TornadoRow]) -> Counted<'a> {
    let ends = rows.iter().flat_map(|row| [row.outcome.0, row.outcome.1]);
    let greatest = ends.fold(input.best.abs(), |most, end| most.max(end.abs()));
    if input.difference {
        input.quantity.difference(greatest)
    } else {
        input.quantity.counted(greatest)
    }
}

fn index_width(look: &Look, rows: &[&TornadoRow]) -> f64 {
    if rows.iter().any(|row| row.total_index.is_some()) {
        look.width("total index", Letter::Small, true) + 8.0
    } else {
        0.0
    }
}

fn below(input: &Tornado, drawn: usize, counted: Counted) -> Below {
    let mut key = Key::default()
        .with(Sample::Patch(Fill::new(LOW)), "input at its P10")
        .with(Sample::Patch(Fill::new(HIGH)), "input at its P90");
    if input.rows.iter().any(|row| row.judged) {
        let hollow = Fill::new(Colour::WHITE).edged(Stroke::new(Colour::INK, 1.1));
        key = key.with(Sample::Patch(hollow), "hollow: its range is a judgement");
    }
    let mut note =
        "Each input is moved alone, the others stay at their medians; the numbers at the ends are the \
                    input's values."
            .to_owned();
    if input.rows.len() > drawn {
        note = format!(
            "{note} The {drawn} of the greatest swing of {} inputs.",
            input.rows.len()
        );
    }
    if input.rows.iter().any(|row| row.total_index.is_some()) {
        note.push_str(
            " Total index: the share of the variance that the input takes part in, all moving together.",
        );
    }
    let axis = if input.outcome.is_empty() {
        counted.word().to_owned()
    } else {
        format!("{}, {}", input.outcome, counted.word())
    };
    Below { axis, key, note }
}

/// The ground of the bars.
struct Plot<'a> {
    counted: Counted<'a>,
    across: Scale,
    ground: Rect,
    best: f64,
}

impl<'a> Plot<'a> {
    fn new(
        look: &Look,
        input: &Tornado,
        (rows, counted): (&[&TornadoRow], Counted<'a>),
        (mut ground, indent): (Rect, f64),
    ) -> Self {
        ground.take_left(indent);
        ground.take_right(index_width(look, rows));
        let wide = |value: f64| look.width(&plain(value), Letter::Small, false);
        let ends = rows.iter().map(|row| ends(row, input.best));
        let reserve = ends.fold((0.0, 0.0), |most: (f64, f64), [left, right]| {
            (most.0.max(wide(left.1)), most.1.max(wide(right.1)))
        });
        ground.take_left(reserve.0 + 5.0);
        ground.take_right(reserve.1 + 5.0);
        let values = rows.iter().flat_map(|row| [row.outcome.0, row.outcome.1]);
        let values = values.filter(|value| value.is_finite());
        let (mut low, mut high) = values.fold((input.best, input.best), |(low, high), value| {
            (value.min(low), value.max(high))
        });
        if input.difference {
            // Zero is shown if it is near: a reader sees that no input alone reaches it.
            let near = (high - low) * 0.25;
            low = if low > 0.0 && low < near { 0.0 } else { low };
            high = if high < 0.0 && -high < near {
                0.0
            } else {
                high
            };
        }
        Plot {
            counted,
            across: Scale::new(
                (counted.of(low), counted.of(high)),
                (ground.x, ground.right()),
            ),
            ground,
            best: input.best,
        }
    }

    fn x(&self, value: f64) -> f64 {
        self.across.at(self.counted.of(value))
    }

    fn written(&self, value: f64, difference: bool) -> String {
        if difference {
            signed(value, |value| self.counted.told(value))
        } else {
            self.counted.told(value)
        }
    }

    /// The guides with their words, and what stands above the bars.
    fn frame(&self, canvas: &Canvas, head: Rect, bottom: f64, input: &Tornado) {
        let look = canvas.look();
        let ticks = self.across.ticks((self.ground.w / 48.0) as usize);
        guides_across(canvas, &self.across, (head.bottom(), bottom), &ticks);
        let place = (bottom + 3.0, head.x, head.right());
        words_across(canvas, &self.across, place, &ticks, |value| {
            if input.difference {
                signed(value, Counted::tick)
            } else {
                Counted::tick(value)
            }
        });
        let pitch = look.pitch(Letter::Small);
        let right = self.ground.right() + 5.0;
        let centred = |words: &str, x: f64, y: f64| {
            let text = Text::small(words).bold().top();
            let (width, _) = text.size(look);
            let x = (x - width / 2.0).min(right - width).max(head.x);
            canvas.text((x, y), text);
        };
        if self.shows_zero() {
            centred(&input.zero, self.x(0.0), head.y);
        }
        let best = format!(
            "all at their medians: {}",
            self.written(input.best, input.difference)
        );
        centred(&best, self.x(input.best), head.y + pitch);
        if input.rows.iter().any(|row| row.total_index.is_some()) {
            let text = Text::small("total index").colour(Colour::GREY).bold();
            canvas.text((head.right(), head.y + pitch), text.end().top());
        }
    }

    fn shows_zero(&self) -> bool {
        let (low, high) = self.across.ends();
        low <= 0.0 && high >= 0.0
    }

    /// The line of the best values and the line of zero, over this height.
    fn mark(&self, canvas: &Canvas, (top, bottom): (f64, f64), input: &Tornado) {
        let upright = |value: f64, stroke: Stroke| {
            let x = self.x(value);
            canvas.line(&[(x, top), (x, bottom)], stroke);
        };
        if self.shows_zero() && !input.zero.is_empty() {
            upright(0.0, Stroke::new(Colour::INK, 1.2).dashed(Dash::Short));
        }
        upright(input.best, Stroke::new(Colour::INK, 0.9));
    }

    /// A bar to each side; where both point the same way, the shorter lies on the longer.
    fn bar(&self, canvas: &Canvas, place: Rect, row: &TornadoRow) {
        let centre = self.x(self.best);
        let mut parts = [(row.outcome.0, LOW), (row.outcome.1, HIGH)];
        if (parts[0].0 - self.best).abs() < (parts[1].0 - self.best).abs() {
            parts.reverse();
        }
        let same_way = (row.outcome.0 - self.best) * (row.outcome.1 - self.best) > 0.0;
        for (i, (outcome, ink)) in parts.into_iter().enumerate() {
            let end = self.x(outcome);
            let inset = if same_way && i == 1 { 0.24 } else { 0.06 } * place.h;
            let bar = Rect::new(
                centre.min(end),
                place.y + inset,
                (end - centre).abs(),
                place.h - 2.0 * inset,
            );
            let fill = if row.judged {
                Fill::new(Colour::WHITE).edged(Stroke::new(ink, 1.5))
            } else {
                Fill::new(ink)
            };
            if bar.w > 0.0 {
                canvas.rect(bar, fill);
            }
        }
        let middle = place.y + place.h / 2.0;
        let [left, right] = ends(row, self.best);
        let words = |value: f64| Text::small(plain(value));
        let x = self.x(left.0).min(centre) - 3.0;
        canvas.text((x, middle), words(left.1).end());
        let x = self.x(right.0).max(centre) + 3.0;
        canvas.text((x, middle), words(right.1));
    }
}

/// Where the outcome ends at the left and at the right, each with the value of the input there.
fn ends(row: &TornadoRow, best: f64) -> [(f64, f64); 2] {
    let (low, high) = ((row.outcome.0, row.input.0), (row.outcome.1, row.input.1));
    let [left, right] = if low.0 <= high.0 {
        [low, high]
    } else {
        [high, low]
    };
    [(left.0.min(best), left.1), (right.0.max(best), right.1)]
}

fn table(input: &Tornado, rows: &[&TornadoRow]) -> Table {
    let names = [
        "input",
        "unit",
        "grade",
        "p10",
        "p90",
        "outcome_at_p10",
        "outcome_at_p90",
        "outcome_at_best",
        "swing",
        "total_index",
        "outcome_unit",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for row in rows {
        let mut cells = vec![row.label.clone(), row.unit.clone(), row.grade.clone()];
        let numbers = [
            row.input.0,
            row.input.1,
            row.outcome.0,
            row.outcome.1,
            input.best,
            row.swing(),
        ];
        cells.extend(numbers.map(exact));
        cells.push(row.total_index.map_or_else(String::new, exact));
        cells.push(input.quantity.table_unit().to_owned());
        table.push(cells);
    }
    table
}
