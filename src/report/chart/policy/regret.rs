//! The regret matrix: how much worse each package is than the best one in each regime, and who would pick what
//! (METHOD 6.11).

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Sheet, Size, Stroke,
    Table, Text, exact, plain,
};
use super::super::quantity::{Counted, Quantity};

/// One package of levers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegretRow {
    /// In plain words.
    pub label: String,
    /// Its regret (0 or more) in each regime; none where it does not work at all.
    pub regrets: Vec<Option<f64>>,
}

impl RegretRow {
    /// Its greatest regret; none if it fails in some regime, or there is none.
    #[must_use]
    pub fn worst(&self) -> Option<f64> {
        let regrets: Option<Vec<f64>> = self.regrets.iter().copied().collect();
        regrets?.into_iter().reduce(f64::max)
    }
}

/// One criterion and what it picks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Criterion {
    /// Its name: "minimax regret".
    pub name: String,
    /// The rows it picks, from 0; several if they tie.
    pub picks: Vec<usize>,
}

/// Everything the regret matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Regret {
    /// The words around it; an empty title is filled with [`Regret::finding`].
    pub heading: Heading,
    /// The measure in plain words: "mean generalised cost".
    pub measure: String,
    /// What it is counted in.
    pub quantity: Quantity,
    /// The regimes, in their order.
    pub regimes: Vec<String>,
    /// The packages.
    pub rows: Vec<RegretRow>,
    /// The criteria.
    pub criteria: Vec<Criterion>,
}

impl Regret {
    /// Whether the criteria agree, as a sentence.
    #[must_use]
    pub fn finding(&self) -> String {
        let label = |i: usize| self.rows.get(i).map(|row| row.label.as_str());
        let common = (0..self.rows.len()).find(|i| {
            self.criteria
                .iter()
                .all(|criterion| criterion.picks.contains(i))
        });
        match common.and_then(label) {
            _ if self.criteria.is_empty() => {
                "How much worse each package is than the best".to_owned()
            }
            Some(label) => format!("All criteria pick one package: {label}"),
            None => {
                let picks = self.rows.iter().enumerate().filter_map(|(i, row)| {
                    let by: Vec<&str> = self
                        .criteria
                        .iter()
                        .filter(|criterion| criterion.picks.contains(&i))
                        .map(|criterion| criterion.name.as_str())
                        .collect();
                    let (last, others) = by.split_last()?;
                    let by = if others.is_empty() {
                        (*last).to_owned()
                    } else {
                        format!("{} and {last}", others.join(", "))
                    };
                    Some(format!("{} (by {by})", row.label))
                });
                let picks: Vec<String> = picks.collect();
                format!("The criteria disagree: {}", picks.join("; "))
            }
        }
    }
}

/// The greatest regret.
const DEEP: Colour = Colour(0xb0, 0x4a, 0x0c);

/// White between two cells.
const GAP: f64 = 2.0;

/// Draws the regret matrix.
#[must_use]
pub fn draw(input: &Regret, look: &Look) -> Drawing {
    let mut heading = input.heading.clone();
    if heading.title.is_empty() {
        heading.title = input.finding();
    }
    let all = || input.rows.iter().flat_map(|row| &row.regrets).flatten();
    let greatest = all().copied().fold(0.0, f64::max);
    let counted = input.quantity.difference(greatest);
    let below = below(input, counted);
    let wanted = |look: &Look| {
        let columns = Columns::new(look, input);
        let rows = input.rows.iter().map(|row| columns.height(look, row));
        columns.head + rows.sum::<f64>() + 6.0 + below.height(look, Sheet::width(look))
    };
    let look = &Sheet::fit(look, &heading, "", wanted);
    let sheet = Sheet::new(look, &heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let columns = Columns::new(look, input);
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / input.rows.len().max(1) as f64).clamp(0.0, 16.0);
    columns.write_heads(canvas, ground.take_top(columns.head));
    for (i, row) in input.rows.iter().enumerate() {
        let strip = ground.take_top(columns.height(look, row) + spare);
        columns.write_name(canvas, strip, row);
        for (k, regret) in row.regrets.iter().take(input.regimes.len()).enumerate() {
            cell(canvas, columns.cell(strip, k), *regret, (greatest, counted));
        }
        let place = columns.cell(strip, input.regimes.len());
        cell(canvas, place, row.worst(), (greatest, counted));
        frame(canvas, place);
        for (k, criterion) in input.criteria.iter().enumerate() {
            let place = columns.cell(strip, input.regimes.len() + 1 + k);
            let (x, y) = (place.x + place.w / 2.0, place.y + place.h / 2.0);
            if criterion.picks.contains(&i) {
                canvas.marker((x, y), Marker::Circle, 5.0, Fill::new(Colour::INK));
            } else {
                canvas.marker((x, y), Marker::Circle, 1.2, Fill::new(Colour::WORSE));
            }
        }
    }
    below.draw(canvas, (ground.x, ground.y + 5.0), ground.w);
    sheet.finish(table(input))
}

fn frame(canvas: &Canvas, place: Rect) {
    let ring = [
        (place.x, place.y),
        (place.right(), place.y),
        (place.right(), place.bottom()),
        (place.x, place.bottom()),
        (place.x, place.y),
    ];
    canvas.line(&ring, Stroke::new(Colour::INK, 1.0));
}

/// A regret, the darker the greater.
fn cell(canvas: &Canvas, place: Rect, regret: Option<f64>, (greatest, counted): (f64, Counted)) {
    let at = (place.x + place.w / 2.0, place.y + place.h / 2.0);
    let Some(regret) = regret else {
        let dark = Colour(0x3a, 0x3a, 0x3a);
        canvas.rect(place, Fill::new(dark));
        canvas.text(at, Text::small("–").bold().colour(Colour::WHITE).centred());
        return;
    };
    let depth = if greatest > 0.0 {
        (regret / greatest).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let ink = Colour::WHITE.mixed(DEEP, depth * 0.95);
    let edge = Stroke::new(Colour::GUIDE, 0.7);
    canvas.rect(place, Fill::new(ink).edged(edge));
    let letters = if ink.luminance() < 0.3 {
        Colour::WHITE
    } else {
        Colour::INK
    };
    let mut words = counted.bare(regret);
    let wide = canvas.look().width(&words, Letter::Small, true);
    if wide > place.w && regret >= 1000.0 {
        words = format!("{}k", plain((regret / 100.0).round() / 10.0));
    }
    let text = Text::small(words).centred().colour(letters);
    let text = if regret == 0.0 { text.bold() } else { text };
    canvas.text(at, text);
}

fn below(input: &Regret, counted: Counted) -> Below {
    let mut key = Key::default();
    if !input.criteria.is_empty() {
        key = key.with(
            Sample::Marker(Marker::Circle, Fill::new(Colour::INK)),
            "picked by the criterion",
        );
    }
    if input.rows.iter().any(|row| row.regrets.contains(&None)) {
        let dark = Fill::new(Colour(0x3a, 0x3a, 0x3a));
        key = key.with(Sample::Patch(dark), "– does not work in this regime");
    }
    let measure = if input.measure.is_empty() {
        "the measure"
    } else {
        &input.measure
    };
    Below {
        axis: format!("regret in {measure}, {}", counted.word()),
        key,
        note: "Regret: how much worse than the best package in the same regime; 0 is the best there. Regimes carry no \
               probability."
            .to_owned(),
    }
}

/// The columns: names, regimes, the worst, criteria.
struct Columns {
    names: f64,
    each: f64,
    regimes: usize,
    turned: bool,
    heads: Vec<Vec<String>>,
    head: f64,
}

/// White between the regimes, the worst and the criteria.
const APART: f64 = 8.0;

/// Longest turned head.
const TALL: f64 = 120.0;

impl Columns {
    fn new(look: &Look, input: &Regret) -> Self {
        let wide = |words: &str| look.width(words, Letter::Small, true);
        let (most, widest) = match look.size {
            Size::Report => (124.0, 62.0),
            Size::Slide => (300.0, 96.0),
        };
        let names = input.rows.iter().map(|row| wide(&row.label));
        let names = names.fold(40.0, f64::max).min(most) + 8.0;
        let words: Vec<&str> = input
            .regimes
            .iter()
            .map(String::as_str)
            .chain(["worst regret"])
            .chain(
                input
                    .criteria
                    .iter()
                    .map(|criterion| criterion.name.as_str()),
            )
            .collect();
        let room = Sheet::width(look) - names - 2.0 * APART;
        let each = (room / words.len() as f64).min(widest);
        let longest = words.iter().flat_map(|words| words.split(' ')).map(wide);
        let turned = longest.fold(0.0, f64::max) + 4.0 > each;
        let heads: Vec<Vec<String>> = words
            .iter()
            .map(|words| {
                if turned {
                    look.wrap_evenly(words, Letter::Small, true, TALL)
                } else {
                    look.wrap(words, Letter::Small, true, each - 4.0)
                }
            })
            .collect();
        let head = if turned {
            heads
                .iter()
                .flatten()
                .map(|line| wide(line))
                .fold(0.0, f64::max)
        } else {
            heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * Self::pitch(look)
        };
        Columns {
            names,
            each,
            regimes: input.regimes.len(),
            turned,
            heads,
            head: head + 5.0,
        }
    }

    fn pitch(look: &Look) -> f64 {
        look.letter(Letter::Small) * 1.05
    }

    fn cell(&self, strip: Rect, k: usize) -> Rect {
        let apart = match k {
            k if k < self.regimes => 0.0,
            k if k == self.regimes => APART,
            _ => 2.0 * APART,
        };
        let x = strip.x + self.names + k as f64 * self.each + apart;
        Rect::new(
            x + GAP / 2.0,
            strip.y + GAP / 2.0,
            self.each - GAP,
            strip.h - GAP,
        )
    }

    fn lines(&self, look: &Look, row: &RegretRow) -> Vec<String> {
        look.wrap(&row.label, Letter::Small, false, self.names - 8.0)
    }

    fn height(&self, look: &Look, row: &RegretRow) -> f64 {
        let lines = self.lines(look, row).len() as f64;
        (lines * Self::pitch(look) + 5.0).max(look.letter(Letter::Small) * 1.9)
    }

    fn write_name(&self, canvas: &Canvas, strip: Rect, row: &RegretRow) {
        let look = canvas.look();
        let (lines, pitch) = (self.lines(look, row), Self::pitch(look));
        let first = strip.y + (strip.h - (lines.len() as f64 - 1.0) * pitch) / 2.0;
        for (i, line) in lines.into_iter().enumerate() {
            canvas.text((strip.x, first + i as f64 * pitch), Text::small(line));
        }
    }

    /// Writes the heads, level at the foot.
    fn write_heads(&self, canvas: &Canvas, strip: Rect) {
        let pitch = Self::pitch(canvas.look());
        let foot = strip.bottom() - 4.0;
        for (k, lines) in self.heads.iter().enumerate() {
            let place = self.cell(strip, k);
            let (x, count) = (place.x + place.w / 2.0, lines.len() as f64);
            for (i, line) in lines.iter().enumerate() {
                let text = Text {
                    bold: k == self.regimes,
                    ..Text::small(line).centred().bottom()
                };
                if self.turned {
                    let across = (i as f64 - (count - 1.0) / 2.0) * pitch;
                    canvas.text((x + across, foot), text.turned());
                } else {
                    canvas.text((x, foot - (count - 1.0 - i as f64) * pitch), text);
                }
            }
        }
    }
}

fn table(input: &Regret) -> Table {
    let mut names = vec!["package".to_owned()];
    names.extend(input.regimes.iter().cloned());
    names.push("worst_regret".to_owned());
    names.extend(
        input
            .criteria
            .iter()
            .map(|criterion| format!("picked by {}", criterion.name)),
    );
    names.push("unit".to_owned());
    let mut table: Table = vec![names];
    let number = |value: Option<f64>| value.map_or_else(String::new, exact);
    for (i, row) in input.rows.iter().enumerate() {
        let mut cells = vec![row.label.clone()];
        let regrets = (0..input.regimes.len()).map(|k| row.regrets.get(k).copied().flatten());
        cells.extend(regrets.map(number));
        cells.push(number(row.worst()));
        cells.extend(input.criteria.iter().map(|criterion| {
            let picked = criterion.picks.contains(&i);
            if picked { "yes" } else { "no" }.to_owned()
        }));
        cells.push(input.quantity.table_unit().to_owned());
        table.push(cells);
    }
    table
}
