//! Where the time goes, and where the money goes: one stacked bar of means per route.

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Clock, Colour, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet, Size,
    Stroke, Table, Text, exact, grouped, guides_across, money, short_money, words_across,
};

/// Which family of colours a part takes: what moves the box is cool, what holds or charges it is warm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Moving by some mode; freight and fuel.
    Moving,
    /// Standing; every other charge.
    Standing,
}

/// One part of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name: "waiting for departure", "border and customs".
    pub name: String,
    /// Its family of colours.
    pub kind: PartKind,
}

/// What is stacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Hours.
    Time,
    /// Money in this unit: "USD per 40-foot box".
    Money(String),
}

/// One route's bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Which route.
    pub route: RouteName,
    /// The mean of each part (means add), in the order of the parts; hours or money.
    pub means: Vec<f64>,
    /// P10 of the total.
    pub p10: f64,
    /// P90 of the total.
    pub p90: f64,
}

/// Everything the chart of the parts shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    /// The words around it.
    pub heading: Heading,
    /// What is stacked.
    pub measure: Measure,
    /// The parts, in the fixed order of the model.
    pub parts: Vec<Part>,
    /// The routes, in the run's order.
    pub bars: Vec<Bar>,
}

/// Draws where the time or the money goes.
#[must_use]
pub fn draw(input: &Composition, look: &Look) -> Drawing {
    let totals = input
        .bars
        .iter()
        .map(|bar| bar.means.iter().sum::<f64>().max(bar.p90));
    let longest = totals.fold(0.0, f64::max);
    let unit = Unit::new(&input.measure, longest);
    let title = format!(
        "{}; bars: means (they add), whisker: P10–P90 of the total",
        unit.title
    );
    let inks = inks(&input.parts);
    let key = key(input, &inks);
    let key_height = |look: &Look| key.height(look, Sheet::width(look)) + 5.0;
    let pitch = look.pitch(Letter::Small);
    let foot = |look: &Look| {
        let lines = look
            .wrap(&title, Letter::Small, false, Sheet::width(look))
            .len();
        (lines as f64 + 1.0) * pitch + 4.0
    };
    let around = |look: &Look| key_height(look) + foot(look);
    let wanted = |look: &Look| {
        around(look)
            + input
                .bars
                .iter()
                .map(|bar| row_height(look, bar))
                .sum::<f64>()
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;

    let top = ground.take_top(key_height(look));
    key.draw(canvas, (top.x, top.y), top.w);
    let foot = ground.take_bottom(foot(look));
    let widest = |texts: &mut dyn Iterator<Item = String>, bold| {
        texts
            .map(|words| look.width(&words, Letter::Small, bold))
            .fold(0.0, f64::max)
    };
    let names = ground.take_left(
        widest(&mut input.bars.iter().map(|bar| bar.route.words()), true).min(name_width(look)),
    );
    ground.take_left(7.0);
    let totals =
        ground.take_right(widest(&mut input.bars.iter().map(|bar| unit.total(bar)), true) + 4.0);
    let scale = Scale::new(
        (0.0, unit.of(longest) * 1.01),
        (ground.x, ground.right() - 4.0),
    );
    let ticks = scale.ticks((ground.w / 45.0) as usize);
    let rows: f64 = input.bars.iter().map(|bar| row_height(look, bar)).sum();
    let stretch = (ground.h / rows).clamp(1.0, 2.4);
    let bottom = ground.y + rows * stretch;
    guides_across(canvas, &scale, (ground.y, bottom), &ticks);
    for bar in &input.bars {
        let strip = ground.take_top(row_height(look, bar) * stretch);
        let place = Rect::new(strip.x, strip.y + 2.5, strip.w, strip.h - 5.0);
        stack(canvas, &scale, place, bar, (&unit, &inks));
        write_words(
            canvas,
            strip,
            bar,
            (names.x, totals.right(), unit.total(bar)),
        );
    }
    words_across(
        canvas,
        &scale,
        (bottom + 3.0, ground.x - 6.0, totals.right()),
        &ticks,
        |value| unit.tick(value),
    );
    let lines = look.wrap(&title, Letter::Small, false, foot.w);
    canvas.lines(
        (foot.x, bottom + 3.0 + pitch),
        &lines,
        &Text::small("").colour(Colour::GREY),
    );
    sheet.finish(table(input))
}

/// The parts that some bar has.
fn key(input: &Composition, inks: &[Colour]) -> Key {
    let has = |bar: &Bar, i: usize| bar.means.get(i).is_some_and(|mean| *mean > 0.0);
    let used = |i: usize| input.bars.iter().any(|bar| has(bar, i));
    let parts = input.parts.iter().zip(inks).enumerate();
    parts
        .filter(|(i, _)| used(*i))
        .fold(Key::default(), |key, (_, (part, ink))| {
            let patch = Fill::new(*ink).edged(Stroke::new(Colour::INK, 0.4));
            key.with(Sample::Patch(patch), &part.name)
        })
}

/// The name of a bar at its left, its total at its right.
fn write_words(canvas: &Canvas, strip: Rect, bar: &Bar, (left, right, total): (f64, f64, String)) {
    let look = canvas.look();
    let lines = name(look, bar);
    let middle = strip.y + strip.h / 2.0;
    let pitch = look.letter(Letter::Small) * 1.03;
    let bold = bar.route.standing == Standing::Reference;
    let ink = bar.route.ink();
    for (i, words) in lines.iter().enumerate() {
        let y = middle + (i as f64 - (lines.len() as f64 - 1.0) / 2.0) * pitch;
        let text = Text {
            bold,
            ..Text::small(words)
        };
        canvas.text((left, y), text.colour(ink));
    }
    canvas.text((right, middle), Text::small(total).bold().colour(ink).end());
}

fn name_width(look: &Look) -> f64 {
    if look.size == Size::Report {
        126.0
    } else {
        260.0
    }
}

fn name(look: &Look, bar: &Bar) -> Vec<String> {
    look.wrap(&bar.route.words(), Letter::Small, true, name_width(look))
}

fn row_height(look: &Look, bar: &Bar) -> f64 {
    let least = if look.size == Size::Report { 1.7 } else { 1.35 };
    (name(look, bar).len() as f64).max(least) * look.letter(Letter::Small) * 1.04 + 3.0
}

/// How values are written and which axis they have.
struct Unit {
    clock: Option<Clock>,
    title: String,
}

impl Unit {
    fn new(measure: &Measure, longest: f64) -> Self {
        match measure {
            Measure::Time => {
                let clock = Clock::for_longest(longest);
                Unit {
                    clock: Some(clock),
                    title: format!("mean {}", clock.word()),
                }
            }
            Measure::Money(unit) => Unit {
                clock: None,
                title: format!("mean {unit}"),
            },
        }
    }

    fn of(&self, value: f64) -> f64 {
        self.clock.map_or(value, |clock| clock.of(value))
    }

    fn bare(&self, value: f64) -> String {
        self.clock
            .map_or_else(|| money(value), |clock| clock.bare(value))
    }

    fn total(&self, bar: &Bar) -> String {
        let total = bar.means.iter().sum();
        self.clock
            .map_or_else(|| money(total), |clock| clock.span(total))
    }

    fn tick(&self, value: f64) -> String {
        if self.clock.is_some() {
            grouped(value, 0)
        } else {
            short_money(value)
        }
    }
}

/// The segments of a bar with their numbers, and the whisker.
fn stack(canvas: &Canvas, scale: &Scale, place: Rect, bar: &Bar, (unit, inks): (&Unit, &[Colour])) {
    let pale = bar.route.standing == Standing::NotOffered;
    let whisker = place.bottom() - 2.6;
    let mut so_far = 0.0;
    for (mean, ink) in bar.means.iter().zip(inks) {
        let (from, to) = (scale.at(unit.of(so_far)), scale.at(unit.of(so_far + mean)));
        so_far += mean;
        if to <= from {
            continue;
        }
        let ink = if pale { ink.pale() } else { *ink };
        let edge = Stroke::new(Colour::WHITE, 0.6);
        canvas.rect(
            Rect::new(from, place.y, to - from, place.h),
            Fill::new(ink).edged(edge),
        );
        let dark = ink.luminance() < 0.3;
        let number = Text::small(unit.bare(*mean))
            .colour(if dark { Colour::WHITE } else { Colour::INK })
            .centred();
        let (width, height) = number.size(canvas.look());
        let share = (to - from) / (scale.at(scale.ends().1) - scale.at(0.0));
        if share > 0.04 && width + 3.0 < to - from && height < place.h {
            canvas.text(
                (
                    f64::midpoint(from, to),
                    place.y + (place.h - 5.0).max(height) / 2.0,
                ),
                number,
            );
        }
    }
    let (low, high) = (scale.at(unit.of(bar.p10)), scale.at(unit.of(bar.p90)));
    for (ink, width) in [(Colour::WHITE, 2.6), (Colour::INK, 1.0)] {
        canvas.line(&[(low, whisker), (high, whisker)], Stroke::new(ink, width));
        for end in [low, high] {
            canvas.line(
                &[(end, whisker - 2.6), (end, whisker + 2.6)],
                Stroke::new(ink, width),
            );
        }
    }
}

/// A colour per part: cool for what moves, warm for what stands; dark and light in turn, so that neighbours differ
/// in grey print too.
fn inks(parts: &[Part]) -> Vec<Colour> {
    const COOL: [Colour; 7] = [
        Colour(0x1f, 0x4e, 0x79),
        Colour(0x9e, 0xc5, 0xe8),
        Colour(0x2a, 0x9d, 0x8f),
        Colour(0xb8, 0xe0, 0xd2),
        Colour(0x3f, 0x7f, 0x9f),
        Colour(0xcf, 0xdd, 0xee),
        Colour(0x4a, 0x5a, 0x8a),
    ];
    const WARM: [Colour; 9] = [
        Colour(0xf6, 0xc1, 0x41),
        Colour(0x8c, 0x2d, 0x04),
        Colour(0xfd, 0xdb, 0xa3),
        Colour(0xd9, 0x5f, 0x0e),
        Colour(0xf7, 0xb6, 0xa6),
        Colour(0x7a, 0x1f, 0x3d),
        Colour(0xe8, 0xd5, 0xb7),
        Colour(0xc5, 0x6c, 0x8f),
        Colour(0x55, 0x4a, 0x42),
    ];
    let (mut moving, mut standing) = (COOL.iter().cycle(), WARM.iter().cycle());
    let of = |part: &Part| match part.kind {
        PartKind::Moving => *moving.next().expect("a cycle has no end"),
        PartKind::Standing => *standing.next().expect("a cycle has no end"),
    };
    parts.iter().map(of).collect()
}

fn table(input: &Composition) -> Table {
    let unit = match &input.measure {
        Measure::Time => "h",
        Measure::Money(unit) => unit,
    };
    let mut names: Vec<String> = ["route", "label", "standing"].map(String::from).to_vec();
    names.extend(input.parts.iter().map(|part| part.name.clone()));
    names.extend(["total", "p10", "p90", "unit"].map(String::from));
    let mut table = vec![names];
    for bar in &input.bars {
        let mut row = bar.route.cells().to_vec();
        row.extend((0..input.parts.len()).map(|i| exact(bar.means.get(i).copied().unwrap_or(0.0))));
        row.extend([bar.means.iter().sum(), bar.p10, bar.p90].map(exact));
        row.push(unit.to_owned());
        table.push(row);
    }
    table
}
