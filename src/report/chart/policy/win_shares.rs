//! Win shares: for each cargo class or scenario, in which share of the trials each route is best.

use super::super::heading::{Heading, RouteName};
use super::super::ink::{
    Canvas, Colour, Drawing, Fill, Letter, Look, Rect, Scale, Sheet, Stroke, Table, Text, exact,
    hatch, hundredths, letter, words_across,
};
use super::super::names::Names;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WinRow {
    /// The cargo class or the scenario, in plain words.
    pub label: String,
    /// The share (0 to 1) of the trials in which each route is best, in the order of the routes.
    pub shares: Vec<f64>,
    /// The share in which none arrives.
    pub none: f64,
}

/// Everything the chart of win shares shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WinShares {
    /// The words around it.
    pub heading: Heading,
    /// What best means: "lowest generalised cost".
    pub best: String,
    /// The routes, in the run's order.
    pub routes: Vec<RouteName>,
    /// The bars.
    pub rows: Vec<WinRow>,
}

/// Segments from this share on carry their number.
const TOLD: f64 = 0.04;

/// Draws the win shares.
#[must_use]
pub fn draw(input: &WinShares, look: &Look) -> Drawing {
    let layout = |look: &Look| {
        let names = input.rows.iter().map(|row| row.label.as_str());
        let bar = look.letter(Letter::Small) * 1.5;
        Names::new(look, names, (Sheet::width(look), bar))
    };
    let note = note(input);
    let lines = |look: &Look| look.wrap(&note, Letter::Small, false, Sheet::width(look));
    let foot = |look: &Look| {
        let pitch = look.pitch(Letter::Small);
        1.3 * pitch + 8.0 + lines(look).len() as f64 * pitch
    };
    let wanted = |look: &Look| {
        let layout = layout(look);
        let rows = input.rows.iter().map(|row| layout.height(look, &row.label));
        Legend::new(look, input).height + rows.sum::<f64>() + foot(look)
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, layout) = (&sheet.canvas, layout(look));
    let mut ground = sheet.body;
    let spare = ((ground.h - wanted(look)) / input.rows.len().max(1) as f64).clamp(0.0, 44.0);
    let legend = Legend::new(look, input);
    legend.draw(canvas, ground.take_top(legend.height), input);
    let across = Scale::new(
        (0.0, 1.0),
        (ground.x + layout.indent(), ground.right() - 8.0),
    );
    for row in &input.rows {
        let strip = ground.take_top(layout.height(look, &row.label) + spare);
        let mut place = layout.write(canvas, strip, &row.label, false);
        place.w -= 8.0;
        stack(canvas, &across, place, (input, row));
    }
    let ticks = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
    let ends = (ground.y + 1.0, sheet.body.x, ground.right());
    words_across(canvas, &across, ends, &ticks, |share| {
        format!("{:.0}%", share * 100.0)
    });
    let top = ground.y + 5.0 + look.pitch(Letter::Small);
    let grey = Text::small("").colour(Colour::GREY);
    canvas.lines((sheet.body.x, top), &lines(look), &grey);
    sheet.finish(table(input))
}

fn note(input: &WinShares) -> String {
    let best = if input.best.is_empty() {
        String::new()
    } else {
        format!(" (best: {})", input.best)
    };
    format!(
        "Share of the trials in which each route is best{best}; numbers are of 100. This is not the share of the \
         boxes that shippers would send by it."
    )
}

/// Routes that win anywhere, with their letters.
struct Legend {
    entries: Vec<(Option<usize>, Vec<String>)>,
    columns: usize,
    height: f64,
}

/// From the left of an entry to its words: the patch and the letter.
const LEAD: f64 = 17.0;

impl Legend {
    fn new(look: &Look, input: &WinShares) -> Self {
        let wins = |i: usize| input.rows.iter().any(|row| part(row, Some(i)) > 0.0);
        let mut words: Vec<(Option<usize>, String)> = input
            .routes
            .iter()
            .enumerate()
            .filter(|(i, _)| wins(*i))
            .map(|(i, route)| (Some(i), format!("{} {}", letter(i), route.words())))
            .collect();
        if input.rows.iter().any(|row| row.none > 0.0) {
            words.push((None, "none arrives".to_owned()));
        }
        let width = Sheet::width(look);
        let wide = |words: &str| look.width(words, Letter::Small, false) + LEAD + 10.0;
        let longest = words
            .iter()
            .map(|(_, words)| wide(words))
            .fold(1.0, f64::max);
        let columns = ((width / longest) as usize).clamp(1, 4);
        let room = width / columns as f64 - LEAD - 8.0;
        let entries: Vec<(Option<usize>, Vec<String>)> = words
            .into_iter()
            .map(|(i, words)| (i, look.wrap(&words, Letter::Small, false, room)))
            .collect();
        let rows = entries.chunks(columns).map(|row| {
            let lines = row.iter().map(|(_, lines)| lines.len()).max();
            lines.unwrap_or(0)
        });
        let height = rows.sum::<usize>() as f64 * look.pitch(Letter::Small) + 6.0;
        Legend {
            entries,
            columns,
            height,
        }
    }

    fn draw(&self, canvas: &Canvas, place: Rect, input: &WinShares) {
        let pitch = canvas.look().pitch(Letter::Small);
        let each = place.w / self.columns as f64;
        let mut y = place.y;
        for row in self.entries.chunks(self.columns) {
            for (k, (route, lines)) in row.iter().enumerate() {
                let x = place.x + k as f64 * each;
                let patch = Rect::new(x, y + 1.5, 12.0, pitch - 4.5);
                segment(canvas, patch, (input, *route));
                canvas.lines((x + LEAD, y), lines, &Text::small(""));
            }
            let lines = row.iter().map(|(_, lines)| lines.len()).max();
            y += lines.unwrap_or(0) as f64 * pitch;
        }
    }
}

/// A route's share in a row, or the share in which none arrives.
fn part(row: &WinRow, route: Option<usize>) -> f64 {
    let share = route.map_or(row.none, |i| row.shares.get(i).copied().unwrap_or(0.0));
    if share.is_finite() { share } else { 0.0 }
}

/// A piece in a route's colour; hatched where none arrives.
fn segment(canvas: &Canvas, place: Rect, (input, route): (&WinShares, Option<usize>)) -> Colour {
    let look = canvas.look();
    let ink = route.map_or(Colour::WHITE, |i| input.routes[i].colour(look));
    let edge = Stroke::new(Colour::WHITE, 0.9);
    canvas.rect(place, Fill::new(ink).edged(edge));
    if route.is_none() {
        hatch(canvas, place, 4.0, Stroke::new(Colour::GREY, 0.6));
    }
    ink
}

/// The segments of a bar with letters and numbers.
fn stack(canvas: &Canvas, across: &Scale, place: Rect, (input, row): (&WinShares, &WinRow)) {
    let look = canvas.look();
    let routes = (0..input.routes.len()).map(Some).chain([None]);
    let mut so_far = 0.0;
    for route in routes {
        let share = part(row, route);
        let (left, right) = (across.at(so_far), across.at(so_far + share));
        so_far += share;
        if right <= left {
            continue;
        }
        let piece = Rect::new(left, place.y, right - left, place.h);
        let ink = segment(canvas, piece, (input, route));
        if share < TOLD {
            continue;
        }
        let number = hundredths(share);
        let whole = route.map_or_else(
            || format!("none {number}"),
            |i| format!("{} {number}", letter(i)),
        );
        let light = if ink.luminance() < 0.3 {
            Colour::WHITE
        } else {
            Colour::INK
        };
        let fits = |words: &str| look.width(words, Letter::Small, true) + 4.0 < piece.w;
        let Some(words) = [whole, number].into_iter().find(|words| fits(words)) else {
            continue;
        };
        let text = Text::small(words).bold().colour(light).centred();
        let text = if route.is_none() { text.halo() } else { text };
        let at = (piece.x + piece.w / 2.0, piece.y + piece.h / 2.0);
        canvas.text(at, text);
    }
    let edge = [
        (across.at(0.0), place.bottom()),
        (across.at(1.0), place.bottom()),
    ];
    canvas.line(&edge, Stroke::new(Colour::GREY, 0.5));
}

fn table(input: &WinShares) -> Table {
    let names = ["class", "route", "label", "standing", "share"];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for row in &input.rows {
        for (i, route) in input.routes.iter().enumerate() {
            let mut cells = vec![row.label.clone()];
            cells.extend(route.cells());
            cells.push(exact(part(row, Some(i))));
            table.push(cells);
        }
        let none = ["", "none arrives", ""].map(String::from);
        let mut cells = vec![row.label.clone()];
        cells.extend(none);
        cells.push(exact(part(row, None)));
        table.push(cells);
    }
    table
}
