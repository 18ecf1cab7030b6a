//! The choke-point matrix: which route passes what, and what its closing costs.

mod columns;

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Clock, Colour, Drawing, Fill, Key, Letter, Look, Rect, Sample, Sheet, Size, Stroke,
    Table, Text, exact,
};
use columns::Columns;

/// Whether a route passes a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnWay {
    /// It does not.
    #[default]
    Never,
    /// On some of its ways round.
    Sometimes,
    /// Always.
    Always,
}

/// What becomes of a route when a place is shut for the whole run.
#[derive(Clone, Debug, PartialEq)]
pub enum IfShut {
    /// The best way round, at best values.
    Later {
        /// Hours more than planned; below zero it is quicker, and dearer.
        hours: f64,
        /// USD more than planned.
        usd: f64,
        /// What it uses, in words.
        by: String,
    },
    /// It has no way.
    NoRoute,
}

/// One route at one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixCell {
    /// Whether it passes there.
    pub on_way: OnWay,
    /// What closing it does; none where it was not tried.
    pub if_shut: Option<IfShut>,
}

/// One route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixRow {
    /// Which route.
    pub route: RouteName,
    /// A cell for each column.
    pub cells: Vec<MatrixCell>,
}

/// Everything the choke-point matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The words around it; the title is the finding.
    pub heading: Heading,
    /// Places that may be shut, each with how it is called: choke points, then borders.
    pub places: Vec<String>,
    /// The routes, in the run's order.
    pub rows: Vec<MatrixRow>,
    /// The regime, for the line below and for the table.
    pub regime: String,
}

/// Draws the choke-point matrix.
#[must_use]
pub fn draw(input: &Matrix, look: &Look) -> Drawing {
    let clock = clock(input);
    let key = key(input, clock);
    let note = note(input);
    let lines = |look: &Look| look.wrap(&note, Letter::Small, false, Sheet::width(look));
    let foot = |look: &Look| {
        let lines = lines(look).len() as f64;
        key.height(look, Sheet::width(look)) + lines * look.pitch(Letter::Small) + 8.0
    };
    let wanted = |look: &Look| {
        let columns = Columns::new(look, input);
        let rows: f64 = input
            .rows
            .iter()
            .map(|row| columns.row_height(look, row))
            .sum();
        columns.head + rows + sums_height(look, input) + foot(look)
    };
    let mut heading = input.heading.clone();
    heading.caption = format!("{} {note}", heading.caption);
    let look = &Sheet::fit(look, &heading, "", wanted);
    let sheet = Sheet::new(look, &heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let columns = Columns::new(look, input);
    let mut ground = sheet.body;
    let below = ground.take_bottom(foot(look));
    columns.write_heads(canvas, ground.take_top(columns.head));
    let sums = sums_height(look, input);
    let rows: f64 = input
        .rows
        .iter()
        .map(|row| columns.row_height(look, row))
        .sum();
    let stretch = ((ground.h - sums) / rows.max(1.0)).clamp(1.0, 2.0);
    let stretch = if look.size == Size::Report {
        1.0
    } else {
        stretch
    };
    for (i, row) in input.rows.iter().enumerate() {
        let strip = ground.take_top(columns.row_height(look, row) * stretch);
        if i % 2 == 1 {
            canvas.rect(strip, Fill::new(Colour::WASH));
        }
        columns.write_name(canvas, strip, &row.route);
        for (k, cell) in row.cells.iter().take(input.places.len()).enumerate() {
            let place = columns.cell(strip, k);
            draw_cell(canvas, place, cell, (&row.route, clock));
        }
    }
    write_sums(canvas, &mut ground, (input, &columns, clock));
    key.draw(canvas, (below.x, ground.y + 6.0), below.w);
    let top = ground.y + 8.0 + key.height(look, below.w);
    canvas.lines(
        (below.x, top),
        &lines(look),
        &Text::small("").colour(Colour::GREY),
    );
    sheet.finish(table(input))
}

/// Extra times are told in the unit of the longest.
fn clock(input: &Matrix) -> Clock {
    let cells = input.rows.iter().flat_map(|row| &row.cells);
    let longest = cells.map(|cell| match cell.if_shut {
        Some(IfShut::Later { hours, .. }) => hours,
        _ => 0.0,
    });
    if longest.fold(0.0, f64::max) < 48.0 {
        Clock::Hours
    } else {
        Clock::Days
    }
}

/// Dark where there is no way, middle where there is one, half where only some ways pass.
fn draw_cell(canvas: &Canvas, place: Rect, cell: &MatrixCell, (route, clock): (&RouteName, Clock)) {
    let pale = route.standing == Standing::NotOffered;
    let edge = Stroke::new(Colour::GUIDE, 0.7);
    canvas.rect(place, Fill::new(Colour::WHITE).edged(edge));
    if cell.on_way == OnWay::Never {
        return;
    }
    let ends = cell.if_shut == Some(IfShut::NoRoute);
    let ink = match (ends, pale) {
        (true, false) => ENDS,
        (true, true) => ENDS.mixed(Colour::WHITE, 0.45),
        (false, false) => PASSES,
        (false, true) => PASSES.mixed(Colour::WHITE, 0.45),
    };
    fill_cell(canvas, place, cell.on_way, ink);
    let words = match &cell.if_shut {
        None => return,
        Some(IfShut::NoRoute) => "–".to_owned(),
        Some(IfShut::Later { hours, .. }) => later(*hours, clock),
    };
    let at = (place.x + place.w / 2.0, place.y + place.h / 2.0);
    let text = Text::small(words).bold().centred();
    if cell.on_way == OnWay::Always && ends {
        canvas.text(at, text.colour(Colour::WHITE));
    } else if cell.on_way == OnWay::Always {
        canvas.text(at, text);
    } else {
        canvas.text(at, text.halo());
    }
}

/// What has no way without the place.
const ENDS: Colour = Colour(0x3a, 0x3a, 0x3a);
/// What passes it and has a way round.
const PASSES: Colour = Colour(0xf3, 0xc5, 0x8c);

fn fill_cell(canvas: &Canvas, place: Rect, on_way: OnWay, ink: Colour) {
    let place = place.grown(-0.8);
    match on_way {
        OnWay::Never => {}
        OnWay::Always => canvas.rect(place, Fill::new(ink)),
        OnWay::Sometimes => {
            let corner = vec![
                (place.x, place.y),
                (place.x, place.bottom()),
                (place.right(), place.bottom()),
            ];
            canvas.area(&[corner], Fill::new(ink));
        }
    }
}

/// "+3.5"; "0" where it costs hardly more than an hour: what is planned at best values is no surer.
fn later(hours: f64, clock: Clock) -> String {
    let hours = if hours.abs() < 1.2 { 0.0 } else { hours };
    super::ink::signed(hours, |hours| clock.bare(hours))
}

fn key(input: &Matrix, clock: Clock) -> Key {
    let cells = || input.rows.iter().flat_map(|row| &row.cells);
    let has = |of: fn(&MatrixCell) -> bool| cells().any(of);
    let edge = Stroke::new(Colour::GREY, 0.5);
    let mut key = Key::default();
    if has(|cell| cell.on_way == OnWay::Always && cell.if_shut != Some(IfShut::NoRoute)) {
        key = key.with(Sample::Patch(Fill::new(PASSES).edged(edge)), "on the way");
    }
    if has(|cell| cell.if_shut == Some(IfShut::NoRoute)) {
        let words = "– no route without it";
        key = key.with(Sample::Patch(Fill::new(ENDS).edged(edge)), words);
    }
    if has(|cell| cell.on_way == OnWay::Sometimes) {
        key = key.with(Sample::Half(PASSES), "sometimes on the way");
    }
    if has(|cell| matches!(cell.if_shut, Some(IfShut::Later { .. }))) {
        let words = format!("number: {} more if it is shut", clock.word());
        key = key.with(Sample::Nothing, words);
    }
    key
}

fn note(input: &Matrix) -> String {
    let regime = if input.regime.is_empty() {
        String::new()
    } else {
        format!("Regime: {}. ", input.regime)
    };
    let quicker = input
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| matches!(cell.if_shut, Some(IfShut::Later { hours, .. }) if hours < -1.2));
    let below = if quicker {
        " Below 0: the way round is quicker, and dearer."
    } else {
        ""
    };
    format!(
        "{regime}Each place is shut alone, before departure; days are at best values, by the best way round.{below} Empty: \
         the route does not pass it. The sums count the routes that are offered."
    )
}

/// What the lines below say of each column.
fn sums(input: &Matrix, clock: Clock) -> Vec<(&'static str, Vec<String>)> {
    let of = |k: usize| {
        let offered = |row: &&MatrixRow| row.route.standing != Standing::NotOffered;
        input
            .rows
            .iter()
            .filter(offered)
            .filter_map(move |row| row.cells.get(k))
    };
    let columns = 0..input.places.len();
    let ends = columns.clone().map(|k| {
        let lost = of(k)
            .filter(|cell| cell.if_shut == Some(IfShut::NoRoute))
            .count();
        lost.to_string()
    });
    let later = columns.map(|k| {
        let hours = of(k).filter_map(|cell| match cell.if_shut {
            Some(IfShut::Later { hours, .. }) if cell.on_way != OnWay::Never => Some(hours),
            _ => None,
        });
        let hours: Vec<f64> = hours.collect();
        if hours.is_empty() {
            String::new()
        } else {
            later(hours.iter().sum::<f64>() / hours.len() as f64, clock)
        }
    });
    let mut sums = vec![("routes without a way", ends.collect())];
    let later: Vec<String> = later.collect();
    if later.iter().any(|words| !words.is_empty()) {
        sums.push(("mean of the others", later));
    }
    sums
}

fn sums_height(look: &Look, input: &Matrix) -> f64 {
    sums(input, Clock::Days).len() as f64 * look.pitch(Letter::Small) + 5.0
}

fn write_sums(
    canvas: &Canvas,
    ground: &mut Rect,
    (input, columns, clock): (&Matrix, &Columns, Clock),
) {
    let look = canvas.look();
    let line = ground.take_top(4.0);
    let ends = [(line.x, line.y + 1.5), (line.right(), line.y + 1.5)];
    canvas.line(&ends, Stroke::new(Colour::INK, 0.8));
    for (name, cells) in sums(input, clock) {
        let strip = ground.take_top(look.pitch(Letter::Small));
        let middle = strip.y + strip.h / 2.0;
        canvas.text((strip.x, middle), Text::small(name));
        for (k, words) in cells.into_iter().enumerate() {
            let place = columns.cell(strip, k);
            canvas.text(
                (place.x + place.w / 2.0, middle),
                Text::small(words).centred(),
            );
        }
    }
}

fn table(input: &Matrix) -> Table {
    let names = [
        "regime",
        "route",
        "label",
        "standing",
        "place",
        "on_the_way",
        "if_shut",
        "extra_h",
        "extra_usd",
        "by",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for row in &input.rows {
        for (place, cell) in input.places.iter().zip(&row.cells) {
            let mut cells = vec![input.regime.clone()];
            cells.extend(row.route.cells());
            let on_way = match cell.on_way {
                OnWay::Never => "never",
                OnWay::Sometimes => "sometimes",
                OnWay::Always => "always",
            };
            let (if_shut, extra) = match &cell.if_shut {
                None => ("", [const { String::new() }; 3]),
                Some(IfShut::NoRoute) => ("no route", [const { String::new() }; 3]),
                Some(IfShut::Later { hours, usd, by }) => {
                    ("later", [exact(*hours), exact(*usd), by.clone()])
                }
            };
            cells.extend([place.clone(), on_way.to_owned(), if_shut.to_owned()]);
            cells.extend(extra);
            table.push(cells);
        }
    }
    table
}
