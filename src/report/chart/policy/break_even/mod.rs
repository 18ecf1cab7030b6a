//! The break-even map: over two levers or assumptions, where one route wins against another.

mod axis;
mod bar;
mod contour;

pub use axis::{MapAxis, MapSteps};

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Crowd, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Sheet, Size,
    Stroke, Table, Text, exact, hatch,
};
use axis::Laid;

/// What is known at one point of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BreakEvenCell {
    /// The share (0 to 1) in which the first route wins; none where neither can.
    pub share: Option<f64>,
    /// P5 and P95 of that share over futures, where there are futures.
    pub interval: Option<(f64, f64)>,
}

impl BreakEvenCell {
    /// Whether the interval over futures spans one half, so that the winner is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.interval
            .is_some_and(|(low, high)| low < 0.5 && high > 0.5)
    }
}

/// Everything the break-even map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BreakEvenMap {
    /// The words around it; the title is the break-even sentence.
    pub heading: Heading,
    /// The route whose share is shown.
    pub first: String,
    /// The route it is compared with.
    pub second: String,
    /// What winning means: "has the lower generalised cost".
    pub wins: String,
    /// Across.
    pub x: MapAxis,
    /// Upwards.
    pub y: MapAxis,
    /// The cells: for each step of `y`, one for each step of `x`.
    pub cells: Vec<Vec<BreakEvenCell>>,
    /// Where the scenario as it stands lies, in values of the axes (places from 0 for words).
    pub base: Option<(f64, f64)>,
    /// A point to reach: what it is called, and where.
    pub target: Option<(String, (f64, f64))>,
}

/// White at the right of the cells, into which the last tick may reach.
const RIGHT: f64 = 6.0;

/// The contours; one half is bold.
const LEVELS: [f64; 3] = [0.2, 0.5, 0.8];

/// Draws the break-even map.
#[must_use]
pub fn draw(input: &BreakEvenMap, look: &Look) -> Drawing {
    let below = below(input);
    let head_words = format!("{} ↑", input.y.words());
    let head = |look: &Look| look.wrap(&head_words, Letter::Small, true, Sheet::width(look));
    let around = |look: &Look| {
        let width = Sheet::width(look);
        head(look).len() as f64 * look.pitch(Letter::Small)
            + 6.0
            + input.x.height(look, across(look, input))
            + bar::height(look, input)
            + below.height(look, width)
    };
    let wanted = |look: &Look| {
        around(look)
            + if look.size == Size::Report {
                270.0
            } else {
                190.0
            }
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, pitch) = (&sheet.canvas, look.pitch(Letter::Small));
    let mut ground = sheet.body;
    let lines = head(look);
    let top = ground.take_top(lines.len() as f64 * pitch + 6.0);
    canvas.lines((top.x, top.y), &lines, &Text::small("").bold());
    let foot = ground.take_bottom(below.height(look, ground.w));
    below.draw(canvas, (foot.x, foot.y), foot.w);
    let colours = ground.take_bottom(bar::height(look, input));
    bar::draw(canvas, colours, input);
    ground.take_bottom(input.x.height(look, across(look, input)));
    ground.take_left(input.y.width(look));
    ground.take_right(RIGHT);
    let plot = Plot {
        x: input.x.laid((ground.x, ground.right())),
        y: input.y.laid((ground.bottom(), ground.y)),
        ground,
    };
    plot.cells(canvas, input);
    input.x.write_across(canvas, &plot.x, ground);
    input.y.write_up(canvas, &plot.y, ground);
    plot.lines_and_points(canvas, input);
    sheet.finish(table(input))
}

/// Width of the cells' ground.
fn across(look: &Look, input: &BreakEvenMap) -> f64 {
    Sheet::width(look) - input.y.width(look) - RIGHT
}

fn below(input: &BreakEvenMap) -> Below {
    let mut key = Key::default();
    if input.x.is_number() && input.y.is_number() {
        key = key.with(
            Sample::Line(Stroke::new(Colour::INK, 2.2)),
            "50 of 100: the routes break even",
        );
        key = key.with(
            Sample::Line(Stroke::new(Colour::INK, 0.9)),
            "20 and 80 of 100",
        );
    }
    if open_cells(input).next().is_some() {
        let stroke = Stroke::new(Colour::INK, 0.5);
        key = key.with(
            Sample::Hatch(stroke),
            "open: the 5–95% over futures spans 50",
        );
    }
    if input
        .cells
        .iter()
        .flatten()
        .any(|cell| cell.share.is_none())
    {
        let grey = Fill::new(Colour::GUIDE).edged(Stroke::new(Colour::GREY, 0.5));
        key = key.with(Sample::Patch(grey), "neither can be used");
    }
    if input.base.is_some() {
        key = key.with(
            Sample::Cross(Stroke::new(Colour::INK, 2.0)),
            "the scenario as it stands",
        );
    }
    Below {
        axis: String::new(),
        key,
        note: String::new(),
    }
}

fn open_cells(input: &BreakEvenMap) -> impl Iterator<Item = &BreakEvenCell> {
    input.cells.iter().flatten().filter(|cell| cell.is_open())
}

/// A piece of a contour on the sheet.
type Piece = [(f64, f64); 2];

/// The ground of the cells.
struct Plot {
    x: Laid,
    y: Laid,
    ground: Rect,
}

impl Plot {
    fn cells(&self, canvas: &Canvas, input: &BreakEvenMap) {
        let (columns, rows) = (self.x.count(), self.y.count());
        let rect = |i: usize, j: usize| {
            let ((left, right), (low, high)) = (self.x.cell(i), self.y.cell(j));
            Rect::new(left, high, right - left, low - high)
        };
        let all = input.cells.iter().take(rows).enumerate();
        let all = all.flat_map(|(j, row)| {
            let row = row.iter().take(columns).enumerate();
            row.map(move |(i, cell)| (i, j, cell))
        });
        for (i, j, cell) in all.clone() {
            let ink = cell.share.map_or(Colour::GUIDE, bar::tint);
            let place = rect(i, j);
            // A hair wider, so that no white shows between neighbours.
            let wider = Rect::new(
                place.x,
                place.y,
                (place.w + 0.25).min(self.ground.right() - place.x),
                (place.h + 0.25).min(self.ground.bottom() - place.y),
            );
            canvas.rect(wider, Fill::new(ink));
        }
        let stroke = Stroke {
            opacity: 0.75,
            ..Stroke::new(Colour::INK, 0.45)
        };
        for (i, j, cell) in all {
            if cell.is_open() {
                hatch(canvas, rect(i, j), 5.0, stroke);
            }
        }
    }

    /// The contours with their numbers, the base case and the target.
    fn lines_and_points(&self, canvas: &Canvas, input: &BreakEvenMap) {
        let contours: Vec<(f64, Vec<Piece>)> = if input.x.is_number() && input.y.is_number() {
            LEVELS
                .map(|level| (level, self.contour(input, level)))
                .into()
        } else {
            Vec::new()
        };
        for (level, lines) in &contours {
            let wide = if *level == 0.5 { 2.2 } else { 0.9 };
            for (ink, wide) in [(Colour::WHITE, wide + 1.4), (Colour::INK, wide)] {
                for line in lines {
                    canvas.line(line, Stroke::new(ink, wide));
                }
            }
        }
        let mut crowd = Crowd::default();
        let at = |(x, y): (f64, f64)| (self.x.at(x), self.y.at(y));
        if let Some(base) = input.base {
            let place = cross(canvas, at(base));
            crowd.take(place);
            self.name(canvas, &mut crowd, place, "as it stands");
        }
        if let Some((name, target)) = &input.target {
            let (x, y) = at(*target);
            let ring = Fill::new(Colour::WHITE).edged(Stroke::new(Colour::INK, 1.8));
            canvas.marker((x, y), Marker::Circle, 4.2, ring);
            let place = Rect::new(x - 6.0, y - 6.0, 12.0, 12.0);
            crowd.take(place);
            self.name(canvas, &mut crowd, place, name);
        }
        for (level, lines) in &contours {
            self.number(canvas, &mut crowd, *level, lines);
        }
    }

    /// The pieces of a contour on the sheet.
    fn contour(&self, input: &BreakEvenMap, level: f64) -> Vec<Piece> {
        let shares = |row: &Vec<BreakEvenCell>| {
            let row = row.iter().take(self.x.count());
            row.map(|cell| cell.share).collect()
        };
        let rows = input.cells.iter().take(self.y.count());
        let shares: Vec<Vec<Option<f64>>> = rows.map(shares).collect();
        let place = |(i, j): (f64, f64)| (self.x.between(i), self.y.between(j));
        contour::pieces(&shares, level)
            .into_iter()
            .map(|[from, to]| [place(from), place(to)])
            .collect()
    }

    /// The number of a contour on it: at its middle piece, else outwards from there.
    fn number(&self, canvas: &Canvas, crowd: &mut Crowd, level: f64, lines: &[Piece]) {
        let text = Text::small(format!("{:.0}", level * 100.0)).bold().halo();
        let (w, h) = text.size(canvas.look());
        let middle = lines.len() / 2;
        let order = (0..lines.len()).map(|k| {
            if k % 2 == 0 {
                (middle + k / 2) % lines.len()
            } else {
                (middle + lines.len() - k.div_ceil(2)) % lines.len()
            }
        });
        let places = order.map(|k| {
            let [a, b] = lines[k];
            let (x, y) = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
            Rect::new(x - w / 2.0, y - h / 2.0, w, h)
        });
        if let Some(spot) = crowd.settle(&self.ground.grown(-3.0), places) {
            canvas.text((spot.x, spot.y + h / 2.0), text);
        }
    }

    /// The name of a point beside it.
    fn name(&self, canvas: &Canvas, crowd: &mut Crowd, point: Rect, name: &str) {
        let text = Text::small(name).bold().halo();
        let (w, h) = text.size(canvas.look());
        let (x, y) = (point.x + point.w / 2.0, point.y + point.h / 2.0);
        let places = [
            Rect::new(point.right() + 2.0, y - h / 2.0, w, h),
            Rect::new(point.x - 2.0 - w, y - h / 2.0, w, h),
            Rect::new(x - w / 2.0, point.y - h - 2.0, w, h),
            Rect::new(x - w / 2.0, point.bottom() + 2.0, w, h),
            Rect::new(point.x, point.y - h - 2.0, w, h),
            Rect::new(point.right() - w, point.y - h - 2.0, w, h),
            Rect::new(point.x, point.bottom() + 2.0, w, h),
            Rect::new(point.right() - w, point.bottom() + 2.0, w, h),
        ];
        if let Some(spot) = crowd.settle(&self.ground, places) {
            canvas.text((spot.x, spot.y + h / 2.0), text);
        }
    }
}

/// The cross of the base case; gives its box.
fn cross(canvas: &Canvas, (x, y): (f64, f64)) -> Rect {
    for (ink, wide) in [(Colour::WHITE, 4.6), (Colour::INK, 2.2)] {
        for dy in [-5.0, 5.0] {
            canvas.line(
                &[(x - 5.0, y - dy), (x + 5.0, y + dy)],
                Stroke::new(ink, wide),
            );
        }
    }
    Rect::new(x - 6.5, y - 6.5, 13.0, 13.0)
}

fn table(input: &BreakEvenMap) -> Table {
    let names = [
        "what", "x", "y", "x_title", "y_title", "share", "low", "high", "open",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    let titles = [input.x.words(), input.y.words()];
    for (j, row) in input.cells.iter().take(input.y.count()).enumerate() {
        for (i, cell) in row.iter().take(input.x.count()).enumerate() {
            let mut cells = vec!["cell".to_owned(), input.x.step(i), input.y.step(j)];
            cells.extend(titles.clone());
            let number = |value: Option<f64>| value.map_or_else(String::new, exact);
            cells.push(number(cell.share));
            cells.push(number(cell.interval.map(|ends| ends.0)));
            cells.push(number(cell.interval.map(|ends| ends.1)));
            cells.push(if cell.is_open() { "yes" } else { "no" }.to_owned());
            table.push(cells);
        }
    }
    let mut point = |what: &str, (x, y): (f64, f64)| {
        let mut cells = vec![what.to_owned(), exact(x), exact(y)];
        cells.extend(titles.clone());
        cells.resize(9, String::new());
        table.push(cells);
    };
    if let Some(base) = input.base {
        point("as it stands", base);
    }
    if let Some((name, target)) = &input.target {
        point(name, *target);
    }
    table
}
