//! Rows of bars in several columns, a unit for each: the panel of corridor indicators (METHOD 7.5), its companion of
//! border points, and the measures of reliability (METHOD 1.14).

use super::super::below::Below;
use super::super::heading::{Heading, RouteName, Standing};
use super::super::ink::{
    Canvas, Colour, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet, Stroke, Table,
    Text, exact, plain,
};
use super::super::names::Names;

/// How the bars of a row share a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// Below each other, each from zero.
    #[default]
    Beside,
    /// One after the other; their sum is written at the end.
    Stacked,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarColumn {
    /// What it shows, with its unit: "Hours at a border point".
    pub title: String,
    /// Name of each bar of a row; one may be empty.
    pub series: Vec<String>,
    /// How the bars of a row share the column.
    pub share: Share,
}

/// Everything such a chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarTable {
    /// The words around it.
    pub heading: Heading,
    /// The columns.
    pub columns: Vec<BarColumn>,
    /// The rows: a name, and for each column the value of each bar; none where there is nothing to tell.
    pub rows: Vec<(RouteName, Vec<Vec<Option<f64>>>)>,
    /// What a reader must know besides: what the numbers are reckoned from.
    pub note: String,
}

/// White between two columns.
const GAP: f64 = 10.0;

/// Draws the bars.
#[must_use]
pub fn draw(input: &BarTable, look: &Look) -> Drawing {
    let below = below(input);
    let deep = input.columns.iter().map(depth).max().unwrap_or(1) as f64;
    let layout = |look: &Look| {
        let bar = deep * look.letter(Letter::Small) * 1.08;
        let names = input.rows.iter().map(|(route, _)| route.words());
        let names: Vec<String> = names.collect();
        Names::new(
            look,
            names.iter().map(String::as_str),
            (Sheet::width(look), bar),
        )
    };
    let column_width = |look: &Look, layout: &Names| {
        let count = input.columns.len().max(1) as f64;
        (Sheet::width(look) - layout.indent() - (count - 1.0) * GAP) / count
    };
    let titles = |look: &Look, width: f64| -> Vec<Vec<String>> {
        let wrap = |column: &BarColumn| look.wrap(&column.title, Letter::Small, true, width - 2.0);
        input.columns.iter().map(wrap).collect()
    };
    let head = |look: &Look| {
        let width = column_width(look, &layout(look));
        let lines = titles(look, width).iter().map(Vec::len).max();
        lines.unwrap_or(0) as f64 * look.pitch(Letter::Small) + 4.0
    };
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = input.rows.iter();
        let rows: f64 = rows
            .map(|(route, _)| layout.height(look, &route.words()))
            .sum();
        head(look) + rows + 4.0 + below.height(look, Sheet::width(look))
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, layout(look));
    let width = column_width(look, &layout);
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / input.rows.len().max(1) as f64).clamp(0.0, 14.0);
    let top = ground.take_top(head(look));
    let left = |column: usize| top.x + layout.indent() + column as f64 * (width + GAP);
    for (column, lines) in titles(look, width).iter().enumerate() {
        canvas.lines((left(column), top.y), lines, &Text::small("").bold());
    }
    for (route, cells) in &input.rows {
        let strip = ground.take_top(layout.height(look, &route.words()) + spare);
        let bold = route.standing == Standing::Reference;
        let place = layout.write(canvas, strip, &route.words(), bold);
        for (index, column) in input.columns.iter().enumerate() {
            let cell = Rect::new(left(index), place.y, width, place.h);
            let values = cells.get(index).map_or(&[][..], Vec::as_slice);
            bars(canvas, cell, (input, index, column), (route, values));
        }
    }
    let corner = (sheet.body.x, ground.y + 4.0);
    below.draw(canvas, corner, sheet.body.w);
    sheet.finish(table(input))
}

/// Bars below each other in a column.
fn depth(column: &BarColumn) -> usize {
    match column.share {
        Share::Beside => column.series.len().max(1),
        Share::Stacked => 1,
    }
}

/// The value at which a column ends: its greatest bar.
fn longest(input: &BarTable, index: usize, column: &BarColumn) -> f64 {
    let cells = input.rows.iter().filter_map(|(_, cells)| cells.get(index));
    let length = |cell: &Vec<Option<f64>>| {
        let told = cell.iter().flatten().copied().filter(|v| v.is_finite());
        match column.share {
            Share::Beside => told.fold(0.0, f64::max),
            Share::Stacked => told.sum(),
        }
    };
    cells.map(length).fold(0.0, f64::max)
}

/// The colour of a bar: of its route where the bars stand beside each other, of its series where they are stacked.
fn ink(look: &Look, route: &RouteName, column: &BarColumn, series: usize) -> Colour {
    match column.share {
        Share::Stacked => stacked(series),
        Share::Beside if series == 0 => route.colour(look),
        Share::Beside => route.colour(look).mixed(Colour::WHITE, 0.55),
    }
}

/// Dark and light in turn, so that neighbours differ in grey print too.
fn stacked(series: usize) -> Colour {
    const INKS: [Colour; 6] = [
        Colour(0x8c, 0x2d, 0x04),
        Colour(0xfd, 0xdb, 0xa3),
        Colour(0xd9, 0x5f, 0x0e),
        Colour(0xb8, 0xe0, 0xd2),
        Colour(0x1f, 0x4e, 0x79),
        Colour(0x9e, 0xc5, 0xe8),
    ];
    INKS[series % INKS.len()]
}

fn bars(
    canvas: &Canvas,
    mut place: Rect,
    (input, index, column): (&BarTable, usize, &BarColumn),
    (route, values): (&RouteName, &[Option<f64>]),
) {
    let look = canvas.look();
    let end = longest(input, index, column);
    let room = look.width("−0,000 ", Letter::Small, true) + 2.0;
    let across = Scale::new(
        (0.0, end),
        (place.x, (place.right() - room).max(place.x + 1.0)),
    );
    let word = |canvas: &Canvas, x: f64, y: f64, value: Option<f64>| {
        let words = value.map_or_else(|| "-".to_owned(), plain);
        let text = Text::small(words).colour(route.ink());
        canvas.text((x + 3.0, y), text);
    };
    match column.share {
        Share::Beside => {
            let each = place.h / depth(column) as f64;
            for series in 0..depth(column) {
                let strip = place.take_top(each);
                let value = values.get(series).copied().flatten();
                let value = value.filter(|value| value.is_finite());
                let to = across.at(value.unwrap_or(0.0).max(0.0));
                let bar = Rect::new(place.x, strip.y + 0.8, to - place.x, strip.h - 1.6);
                if bar.w > 0.0 {
                    canvas.rect(bar, Fill::new(ink(look, route, column, series)));
                }
                word(canvas, to, strip.y + strip.h / 2.0, value);
            }
        }
        Share::Stacked => {
            let mut so_far = 0.0;
            for (series, value) in values.iter().enumerate() {
                let value = value.filter(|value| value.is_finite()).unwrap_or(0.0);
                let (from, to) = (across.at(so_far), across.at(so_far + value));
                so_far += value;
                if to > from {
                    let bar = Rect::new(from, place.y + 0.8, to - from, place.h - 1.6);
                    let fill = Fill::new(ink(look, route, column, series));
                    canvas.rect(bar, fill.edged(Stroke::new(Colour::WHITE, 0.5)));
                }
            }
            let told = values.iter().any(Option::is_some).then_some(so_far);
            word(canvas, across.at(so_far), place.y + place.h / 2.0, told);
        }
    }
}

/// What the bars of a column with several are.
fn below(input: &BarTable) -> Below {
    let mut key = Key::default();
    for column in input
        .columns
        .iter()
        .filter(|column| column.series.len() > 1)
    {
        for (series, name) in column.series.iter().enumerate() {
            let ink = match column.share {
                Share::Stacked => stacked(series),
                Share::Beside if series == 0 => Colour::TRUNK,
                Share::Beside => Colour::TRUNK.mixed(Colour::WHITE, 0.55),
            };
            let patch = Fill::new(ink).edged(Stroke::new(Colour::INK, 0.4));
            key = key.with(Sample::Patch(patch), name);
        }
    }
    Below {
        axis: String::new(),
        key,
        note: input.note.clone(),
    }
}

fn table(input: &BarTable) -> Table {
    let mut names: Vec<String> = ["route", "label", "standing"].map(String::from).to_vec();
    for column in &input.columns {
        if column.series.len() > 1 {
            let titled = |name: &String| format!("{}: {name}", column.title);
            names.extend(column.series.iter().map(titled));
        } else {
            names.push(column.title.clone());
        }
    }
    let mut table = vec![names];
    for (route, cells) in &input.rows {
        let mut row = route.cells().to_vec();
        for (index, column) in input.columns.iter().enumerate() {
            let value = |series: usize| cells.get(index)?.get(series).copied().flatten();
            let told = |series| value(series).map_or_else(String::new, exact);
            row.extend((0..column.series.len().max(1)).map(told));
        }
        table.push(row);
    }
    table
}
