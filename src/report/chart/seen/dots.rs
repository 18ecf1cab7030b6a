//! The dot plot of a backtest: a row for each case, the simulated band as a bar, what was seen as a dark mark, what was
//! announced as hollow marks (METHOD 7.2: few observations, just the plot and the counts).

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale, Sheet,
    Stroke, Table, Text, exact, guides_across, plain, words_across,
};
use super::super::names::Names;

/// What was seen, days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// Between these.
    Within(f64, f64),
    /// No longer than this.
    AtMost(f64),
    /// Still under way after this.
    UnderWay(f64),
    /// Nothing: the row is a mark alone.
    Nothing,
}

/// One case.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// Id of the case.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Simulated P5, P25, P50, P75, P95, days.
    pub simulated_d: [f64; 5],
    /// Simulated P5, P50, P95 where every train and ship stands ready, days.
    pub ready_d: Option<[f64; 3]>,
    /// What was seen.
    pub seen: Seen,
    /// What was announced: from and to, days.
    pub announced_d: Vec<(f64, f64)>,
}

/// Cases of one kind and extent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotGroup {
    /// What they are, with their count: "pilots, full ways (2)".
    pub title: String,
    /// The cases.
    pub rows: Vec<DotRow>,
}

/// Everything the dot plot shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// The words around it.
    pub heading: Heading,
    /// The cases by kind and extent.
    pub groups: Vec<DotGroup>,
}

/// What is announced.
const MARK: Colour = Colour(0xb0, 0x4a, 0x0c);

/// Height of the bar of a row, in letters.
const BAR: f64 = 1.35;

impl Dots {
    fn rows(&self) -> impl Iterator<Item = &DotRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The longest that is shown, days.
    fn longest(&self) -> f64 {
        let all = self.rows().flat_map(|row| {
            let seen = match row.seen {
                Seen::Within(_, high) | Seen::AtMost(high) | Seen::UnderWay(high) => high,
                Seen::Nothing => 0.0,
            };
            let announced = row.announced_d.iter().map(|(_, high)| *high);
            let ready = row.ready_d.map_or(0.0, |[.., high]| high);
            announced.chain([seen, ready, row.simulated_d[4]])
        });
        all.fold(0.0, f64::max)
    }
}

/// Draws the dot plot.
#[must_use]
pub fn draw(input: &Dots, look: &Look) -> Drawing {
    let names = |look: &Look| {
        let labels = input.rows().map(|row| row.label.as_str());
        let bar = look.letter(Letter::Small) * BAR;
        Names::new(look, labels, (Sheet::width(look), bar))
    };
    let below = below(input);
    let head = |look: &Look| look.pitch(Letter::Small) + 5.0;
    let foot = |look: &Look| {
        let axis = look.pitch(Letter::Small) + 6.0;
        axis + below.height(look, Sheet::width(look))
    };
    let wanted = |look: &Look| {
        let layout = names(look);
        let rows = input.rows().map(|row| layout.height(look, &row.label));
        head(look) * input.groups.len() as f64 + rows.sum::<f64>() + foot(look)
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, names(look));
    let mut ground = sheet.body;
    let count = input.rows().count().max(1) as f64;
    let spare = ((ground.h - wanted(look)) / count).clamp(0.0, 24.0);
    let foot_place = ground.take_bottom(foot(look));
    let left = ground.x + layout.indent() + 4.0;
    let across = Scale::new((0.0, input.longest() * 1.03), (left, ground.right() - 8.0));
    let ticks = across.ticks(((ground.right() - left) / 52.0) as usize);
    let used = wanted(look) - foot(look) + spare * count;
    let bottom = (ground.y + used).min(ground.bottom());
    guides_across(canvas, &across, (ground.y, bottom), &ticks);
    for group in &input.groups {
        let strip = ground.take_top(head(look));
        let title = Text::small(group.title.clone()).bold().halo();
        canvas.text((strip.x, strip.y + strip.h / 2.0), title);
        for row in &group.rows {
            let strip = ground.take_top(layout.height(look, &row.label) + spare);
            let place = layout.write(canvas, strip, &row.label, false);
            case(canvas, &across, place, row);
        }
    }
    let ends = (bottom + 2.0, sheet.body.x, sheet.body.right());
    words_across(canvas, &across, ends, &ticks, plain);
    let top = bottom + 4.0 + look.pitch(Letter::Small);
    below.draw(canvas, (foot_place.x, top), foot_place.w);
    sheet.finish(table(input))
}

/// The bar, the thin line of shipments that find everything ready, and the marks of one case.
fn case(canvas: &Canvas, across: &Scale, place: Rect, row: &DotRow) {
    let look = canvas.look();
    let ink = look.palette.route(0);
    let [p5, p25, p50, p75, p95] = row.simulated_d.map(|days| across.at(days));
    let middle = place.y + place.h * 0.42;
    let bar = |from: f64, to: f64, high: f64, fill: Fill| {
        canvas.rect(Rect::new(from, middle - high / 2.0, to - from, high), fill);
    };
    bar(p5, p95, place.h * 0.34, Fill::new(ink.pale()));
    bar(p25, p75, place.h * 0.34, Fill::new(ink));
    let tick = [(p50, middle - place.h * 0.3), (p50, middle + place.h * 0.3)];
    canvas.line(&tick, Stroke::new(Colour::INK, 1.3));
    if let Some(ready) = row.ready_d {
        let [low, mid, high] = ready.map(|days| across.at(days));
        let y = place.y + place.h * 0.84;
        canvas.line(&[(low, y), (high, y)], Stroke::new(Colour::GREY, 1.3));
        canvas.line(
            &[(mid, y - 2.0), (mid, y + 2.0)],
            Stroke::new(Colour::GREY, 1.3),
        );
    }
    for (low, high) in &row.announced_d {
        let (from, to) = (across.at(*low), across.at(*high));
        if to - from > 7.0 {
            let line = [(from + 3.4, middle), (to - 3.4, middle)];
            canvas.line(&line, Stroke::new(MARK, 0.9));
        }
        for x in [from, to] {
            canvas.marker((x, middle), Marker::Circle, 3.2, hollow());
        }
    }
    let dark = Fill::new(Colour::INK).edged(Stroke::new(Colour::WHITE, 0.6));
    let dotted = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
    match row.seen {
        Seen::Within(low, high) => {
            let (from, to) = (across.at(low), across.at(high));
            canvas.line(
                &[(from, middle), (to, middle)],
                Stroke::new(Colour::INK, 1.8),
            );
            let x = f64::midpoint(from, to);
            canvas.marker((x, middle), Marker::Diamond, 4.2, dark);
        }
        Seen::AtMost(high) => {
            let x = across.at(high);
            canvas.line(&[(across.at(0.0), middle), (x, middle)], dotted);
            canvas.marker((x, middle), Marker::Diamond, 4.2, dark);
        }
        Seen::UnderWay(since) => {
            let x = across.at(since);
            let end = across.at(across.ends().1);
            canvas.line(&[(x, middle), (end, middle)], dotted);
            canvas.marker((x, middle), Marker::Square, 3.6, dark);
        }
        Seen::Nothing => {}
    }
}

fn hollow() -> Fill {
    Fill::new(Colour::WHITE).edged(Stroke::new(MARK, 1.3))
}

fn below(input: &Dots) -> Below {
    let ink = super::super::ink::Palette::default().route(0);
    let mut key = Key::default()
        .with(Sample::Patch(Fill::new(ink.pale())), "simulated P5 to P95")
        .with(Sample::Patch(Fill::new(ink)), "P25 to P75")
        .with(Sample::Bar(Stroke::new(Colour::INK, 1.3)), "median");
    if input.rows().any(|row| row.ready_d.is_some()) {
        let grey = Stroke::new(Colour::GREY, 1.3);
        key = key.with(Sample::Line(grey), "P5 to P95, trains and ships ready");
    }
    let dark = Fill::new(Colour::INK);
    let any = |wanted: fn(&Seen) -> bool| input.rows().any(|row| wanted(&row.seen));
    if any(|seen| matches!(seen, Seen::Within(..) | Seen::AtMost(_))) {
        key = key.with(Sample::Marker(Marker::Diamond, dark), "seen");
    }
    if any(|seen| matches!(seen, Seen::UnderWay(_))) {
        key = key.with(Sample::Marker(Marker::Square, dark), "still under way");
    }
    if input.rows().any(|row| !row.announced_d.is_empty()) {
        key = key.with(Sample::Marker(Marker::Circle, hollow()), "announced");
    }
    let at_most = any(|seen| matches!(seen, Seen::AtMost(_)));
    Below {
        axis: "days from clock open to clock close".into(),
        key,
        note: if at_most {
            "A dashed line from zero: no longer than the mark.".into()
        } else {
            String::new()
        },
    }
}

fn table(input: &Dots) -> Table {
    let head = "group id label p5_d p25_d p50_d p75_d p95_d ready_p5_d ready_p50_d ready_p95_d \
                seen seen_low_d seen_high_d announced_d";
    let mut table: Table = vec![head.split_whitespace().map(str::to_owned).collect()];
    for group in &input.groups {
        for row in &group.rows {
            let mut cells = vec![group.title.clone(), row.id.clone(), row.label.clone()];
            cells.extend(row.simulated_d.map(exact));
            let ready = row.ready_d.map(|ready| ready.map(exact));
            cells.extend(ready.unwrap_or_default());
            let (word, low, high) = match row.seen {
                Seen::Within(low, high) => ("within", exact(low), exact(high)),
                Seen::AtMost(high) => ("at most", String::new(), exact(high)),
                Seen::UnderWay(since) => ("under way", exact(since), String::new()),
                Seen::Nothing => ("", String::new(), String::new()),
            };
            cells.extend([word.to_owned(), low, high]);
            let announced: Vec<String> = row
                .announced_d
                .iter()
                .map(|(low, high)| {
                    if low == high {
                        exact(*low)
                    } else {
                        format!("{}-{}", exact(*low), exact(*high))
                    }
                })
                .collect();
            cells.push(announced.join("; "));
            table.push(cells);
        }
    }
    table
}
