//! The policy waterfall: from the base to the whole package, one lever after the other in the stated order.

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale, Sheet, Stroke,
    Table, Text, exact, guides_across, whisker_across, words_across,
};
use super::super::names::Names;
use super::super::quantity::{Counted, Quantity};

/// One lever in its place in the order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaterfallStep {
    /// The lever in plain words.
    pub label: String,
    /// What it adds to the outcome when those before it are in force.
    pub effect: f64,
    /// P5 and P95 of that effect over futures.
    pub range: Option<(f64, f64)>,
    /// What it adds to the base alone; it stands in the table.
    pub alone: Option<f64>,
    /// Why it has no effect: "touches no step of these routes"; empty otherwise.
    pub reason: String,
}

impl WaterfallStep {
    fn name(&self) -> String {
        match (self.effect == 0.0, self.reason.as_str()) {
            (true, "") => format!("{}: no effect", self.label),
            (true, reason) => format!("{}: no effect, {reason}", self.label),
            (false, _) => self.label.clone(),
        }
    }
}

/// Everything the waterfall shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waterfall {
    /// The words around it.
    pub heading: Heading,
    /// The outcome in plain words: "P50 of the time, INSTC west".
    pub outcome: String,
    /// What it is counted in.
    pub quantity: Quantity,
    /// Whether less is better, as for time and money.
    pub less_is_better: bool,
    /// The name of the base.
    pub base_label: String,
    /// The outcome of the base.
    pub base: f64,
    /// P5 and P95 of the base over futures.
    pub base_range: Option<(f64, f64)>,
    /// The levers, in the stated order.
    pub steps: Vec<WaterfallStep>,
    /// The name of the whole package.
    pub package_label: String,
    /// P5 and P95 of the package's outcome over futures.
    pub package_range: Option<(f64, f64)>,
}

impl Waterfall {
    /// The outcome of the whole package: the base and all effects.
    #[must_use]
    pub fn package(&self) -> f64 {
        self.base + self.steps.iter().map(|step| step.effect).sum::<f64>()
    }

    /// The rows from the base to the package: name, from where, to where, the whisker's ends, whether a lever.
    fn rows(&self) -> Vec<Row> {
        let whole = |name: &str, to: f64, whisker| Row {
            name: name.to_owned(),
            from: to,
            to,
            whisker,
            lever: false,
        };
        let mut rows = vec![whole(&self.base_label, self.base, self.base_range)];
        let mut from = self.base;
        for step in &self.steps {
            let to = from + step.effect;
            let range = step.range.map(|(low, high)| (from + low, from + high));
            rows.push(Row {
                name: step.name(),
                from,
                to,
                whisker: range,
                lever: true,
            });
            from = to;
        }
        rows.push(whole(
            &self.package_label,
            self.package(),
            self.package_range,
        ));
        rows
    }
}

/// One bar.
struct Row {
    name: String,
    from: f64,
    to: f64,
    whisker: Option<(f64, f64)>,
    lever: bool,
}

/// What makes it better.
const BETTER: Colour = Colour(0x1f, 0x5f, 0x99);
/// What makes it worse.
const WORSE: Colour = Colour(0xf0, 0xa2, 0x3c);

/// Draws the waterfall.
#[must_use]
pub fn draw(input: &Waterfall, look: &Look) -> Drawing {
    let rows = input.rows();
    let (low, high) = span(&rows);
    let counted = input.quantity.counted(low.abs().max(high.abs()));
    let from_zero = low <= 0.0;
    let below = below(input, counted, from_zero);
    let numbers: Vec<String> = rows.iter().map(|row| number(row, counted)).collect();
    let wide = |look: &Look| {
        let widths = numbers
            .iter()
            .map(|words| look.width(words, Letter::Small, true));
        widths.fold(0.0, f64::max) + 8.0
    };
    let layout = |look: &Look| {
        let names = rows.iter().map(|row| row.name.as_str());
        let bar = look.letter(Letter::Small) * 1.15;
        Names::new(look, names, (Sheet::width(look) - wide(look), bar))
    };
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = rows.iter().map(|row| layout.height(look, &row.name));
        let below = below.height(look, Sheet::width(look)) + 1.3 * look.pitch(Letter::Small);
        rows.sum::<f64>() + below + 4.0
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, layout(look));
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / rows.len() as f64).clamp(0.0, 18.0);
    let height = |row: &Row| layout.height(look, &row.name) + spare;
    let bottom = ground.y + rows.iter().map(height).sum::<f64>();
    let white = if from_zero { 0.0 } else { (high - low) * 0.06 };
    let across = Scale::new(
        (counted.of(low - white), counted.of(high + white)),
        (
            ground.x + layout.indent(),
            ground.right() - wide(look) - 4.0,
        ),
    );
    let (left, right) = (
        ground.x + layout.indent(),
        ground.right() - wide(look) - 4.0,
    );
    let ticks = across.ticks(((right - left) / 48.0) as usize);
    guides_across(canvas, &across, (ground.y, bottom), &ticks);
    let x = |value: f64| across.at(counted.of(value));
    let mut before: Option<(f64, f64)> = None;
    for (row, words) in rows.iter().zip(&numbers) {
        let strip = ground.take_top(height(row));
        if let Some((x, y)) = before {
            // The level that this row starts from; the bar is drawn over its end.
            let ends = [(x, y), (x, layout.inside(strip))];
            canvas.line(&ends, Stroke::new(Colour::GREY, 0.7));
        }
        let place = layout.write(canvas, strip, &row.name, !row.lever);
        bar(canvas, &across, place, (input, row, counted, from_zero));
        before = Some((x(row.to), place.bottom()));
        let at = (sheet.body.right(), place.y + place.h / 2.0);
        canvas.text(at, Text::small(words).bold().end());
    }
    let ends = (bottom + 3.0, sheet.body.x, sheet.body.right());
    words_across(canvas, &across, ends, &ticks, Counted::tick);
    let corner = (sheet.body.x, bottom + 3.0 + look.pitch(Letter::Small));
    below.draw(canvas, corner, sheet.body.w);
    sheet.finish(table(input))
}

/// From where to where the axis reaches: zero, unless all that is shown lies far from it.
fn span(rows: &[Row]) -> (f64, f64) {
    let ends = rows.iter().flat_map(|row| {
        let whisker = row.whisker.unwrap_or((row.from, row.to));
        [row.from, row.to, whisker.0, whisker.1]
    });
    let (low, high) = ends
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (value.min(low), value.max(high))
        });
    if low > high {
        // Nothing is a number.
        return (0.0, 1.0);
    }
    if low > 0.5 * high {
        (low, high)
    } else {
        (low.min(0.0), high.max(0.0))
    }
}

fn number(row: &Row, counted: Counted) -> String {
    if row.lever {
        counted.change(row.to - row.from)
    } else {
        counted.told(row.to)
    }
}

fn bar(
    canvas: &Canvas,
    across: &Scale,
    place: Rect,
    (input, row, counted, from_zero): (&Waterfall, &Row, Counted, bool),
) {
    let x = |value: f64| across.at(counted.of(value));
    let middle = place.y + place.h / 2.0;
    let start = if row.lever { row.from } else { 0.0 };
    let (from, to) = (x(start), x(row.to));
    let piece = Rect::new(
        from.min(to),
        place.y + 1.0,
        (to - from).abs(),
        place.h - 2.0,
    );
    if row.lever {
        let better = (row.to < row.from) == input.less_is_better;
        let ink = if better { BETTER } else { WORSE };
        if row.to == row.from {
            let ends = [(to, place.y), (to, place.bottom())];
            canvas.line(&ends, Stroke::new(Colour::GREY, 2.2));
        } else {
            canvas.rect(
                Rect {
                    w: piece.w.max(0.8),
                    ..piece
                },
                Fill::new(ink),
            );
        }
    } else if from_zero {
        canvas.rect(piece, Fill::new(Colour::GREY));
    }
    if let Some((low, high)) = row.whisker {
        whisker_across(canvas, middle, (x(low), x(high)), 2.8);
    }
    if !row.lever && !from_zero {
        let fill = Fill::new(Colour::INK).edged(Stroke::new(Colour::WHITE, 0.8));
        canvas.marker((to, middle), Marker::Diamond, 5.0, fill);
    }
}

fn below(input: &Waterfall, counted: Counted, from_zero: bool) -> Below {
    let mut key = Key::default();
    let has = |of: fn(f64) -> bool| input.steps.iter().any(|step| of(step.effect));
    let (falls, rises) = (has(|effect| effect < 0.0), has(|effect| effect > 0.0));
    let (better, worse) = if input.less_is_better {
        (falls, rises)
    } else {
        (rises, falls)
    };
    if better {
        key = key.with(Sample::Patch(Fill::new(BETTER)), "better");
    }
    if worse {
        key = key.with(Sample::Patch(Fill::new(WORSE)), "worse");
    }
    let mut note =
        "The order matters: each lever is added to those above it; alone-effects are in the table."
            .to_owned();
    if input.rows().iter().any(|row| row.whisker.is_some()) {
        note = format!("Whisker: 5–95% over futures. {note}");
    }
    if !from_zero {
        note.push_str(" The axis does not begin at 0.");
    }
    let axis = if input.outcome.is_empty() {
        counted.word().to_owned()
    } else {
        format!("{}, {}", input.outcome, counted.word())
    };
    Below { axis, key, note }
}

fn table(input: &Waterfall) -> Table {
    let names = [
        "step", "what", "from", "to", "effect", "low", "high", "alone", "reason", "unit",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    let number = |value: Option<f64>| value.map_or_else(String::new, exact);
    let last = input.steps.len() + 1;
    for (i, row) in input.rows().into_iter().enumerate() {
        let step = i.checked_sub(1).and_then(|k| input.steps.get(k));
        let label = match (i, step) {
            (0, _) => input.base_label.clone(),
            (_, Some(step)) if i < last => step.label.clone(),
            _ => input.package_label.clone(),
        };
        table.push(vec![
            i.to_string(),
            label,
            number(row.lever.then_some(row.from)),
            exact(row.to),
            number(step.map(|step| step.effect)),
            number(row.whisker.map(|ends| ends.0)),
            number(row.whisker.map(|ends| ends.1)),
            number(step.and_then(|step| step.alone)),
            step.map_or_else(String::new, |step| step.reason.clone()),
            input.quantity.table_unit().to_owned(),
        ]);
    }
    table
}
