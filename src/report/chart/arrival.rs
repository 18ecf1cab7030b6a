//! The arrival curve: the share of shipments that has arrived, day by day.

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Clock, Colour, Crowd, Dash, Drawing, Fill, Letter, Look, Palette, Rect, Scale, Sheet,
    Size, Stroke, Table, Text, exact, grouped, guides_across, guides_up, in_hundred, words_across,
    words_up,
};

/// One route's curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Which route.
    pub route: RouteName,
    /// Hours and the share (0 to 1) of all shipments that has arrived by then; both never fall. The curve stays
    /// below 1 where some never arrive.
    pub steps: Vec<(f64, f64)>,
    /// Hours by which 50, 90 and 95 in 100 have arrived; none where so many never do.
    pub reached_h: [Option<f64>; 3],
    /// The share that has arrived by the due date, if there is one.
    pub on_time: Option<f64>,
}

/// Everything the arrival chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArrivalCurve {
    /// The words around it.
    pub heading: Heading,
    /// The due date, hours after the clock opens.
    pub due_h: Option<f64>,
    /// The routes, in the run's order.
    pub curves: Vec<Curve>,
}

/// The guides, as shares; the table beside the curves has a column for each.
const GUIDES: [f64; 3] = [0.5, 0.9, 0.95];

/// More curves than this drop no lines from the guides.
const DROPPED: usize = 4;

/// Draws the arrival curves.
#[must_use]
pub fn draw(input: &ArrivalCurve, look: &Look) -> Drawing {
    let end = |curve: &Curve| {
        let top = curve.steps.last()?.1;
        curve
            .steps
            .iter()
            .find(|(_, p)| *p >= top * 0.99)
            .map(|(h, _)| *h)
    };
    let latest = input
        .curves
        .iter()
        .filter_map(end)
        .fold(input.due_h.unwrap_or(0.0), f64::max);
    let starts = input
        .curves
        .iter()
        .filter_map(|curve| curve.steps.iter().find(|(_, p)| *p > 0.002));
    let earliest = starts.map(|(h, _)| *h).fold(latest, f64::min);
    let clock = Clock::for_longest(latest);
    let list = List::new(input, clock);
    let pitch = look.pitch(Letter::Small);
    let beside = look.size == Size::Slide;
    let wanted = |look: &Look| {
        let list = list.height(look);
        let plot = 270.0 + 3.0 * look.pitch(Letter::Small);
        if beside { plot.max(list) } else { plot + list }
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let list_place = if beside {
        let place = ground.take_right(list.width(look));
        ground.take_right(16.0);
        place
    } else {
        ground.take_bottom(list.height(look))
    };
    let head = ground.take_top(pitch + 4.0);
    canvas.text(
        (head.x, head.y),
        Text::small("share of all boxes that has arrived")
            .bold()
            .top(),
    );
    let words = ground.take_left(look.width("100%", Letter::Small, false) + 6.0);
    let foot = ground.take_bottom(2.1 * pitch);
    ground.take_top(6.0);
    let white = (latest - earliest) * 0.03;
    let across = Scale::new(
        (
            clock.of((earliest - white).max(0.0)),
            clock.of(latest + white),
        ),
        (ground.x, ground.right()),
    );
    let up = Scale::new((0.0, 1.0), (ground.bottom(), ground.y));
    let ticks = across.ticks((ground.w / 45.0) as usize);
    guides_across(canvas, &across, (ground.y, ground.bottom()), &ticks);
    let levels = [0.0, 0.5, 0.9, 0.95, 1.0];
    guides_up(canvas, &up, (ground.x, ground.right()), &levels);
    words_up(canvas, &up, words.right() - 4.0, &levels, |share| {
        format!("{:.0}%", share * 100.0)
    });
    words_across(
        canvas,
        &across,
        (foot.y + 3.0, ground.x - 4.0, ground.right() + 8.0),
        &ticks,
        |v| grouped(v, 0),
    );
    let title = Text::small(format!("{} since the clock opened", clock.word()))
        .bold()
        .centred()
        .top();
    canvas.text((ground.x + ground.w / 2.0, foot.y + 2.0 + pitch), title);
    let mut crowd = Crowd::default();
    if let Some(due) = input.due_h {
        let x = across.at(clock.of(due));
        canvas.line(
            &[(x, ground.y - 3.0), (x, ground.bottom())],
            Stroke::new(Colour::INK, 1.2).dashed(Dash::Short),
        );
        let words = Text::small(format!("due: {}", clock.span(due)))
            .bold()
            .halo();
        let far = x > ground.x + ground.w * 0.75;
        let (x, words) = if far {
            (x - 4.0, words.end())
        } else {
            (x + 4.0, words)
        };
        crowd.take(canvas.text((x, ground.bottom() - 9.0), words));
    }
    for (i, curve) in list.order.iter().enumerate().rev() {
        let line = stepped(curve, latest + white, |h, p| {
            (across.at(clock.of(h)), up.at(p))
        });
        let colour = curve.route.colour(look);
        let (dash, marker) = Palette::print(curve.route.slot);
        canvas.line(&line, Stroke::new(colour, 1.5).dashed(dash));
        for (level, reached) in GUIDES.iter().zip(curve.reached_h) {
            let Some(hours) = reached else { continue };
            let at = (across.at(clock.of(hours)), up.at(*level));
            if input.curves.len() <= DROPPED && curve.route.standing != Standing::NotOffered {
                canvas.line(
                    &[at, (at.0, ground.bottom())],
                    Stroke::new(colour, 0.5).dashed(Dash::Dots),
                );
            }
            canvas.marker(
                at,
                marker,
                2.6,
                Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5)),
            );
        }
        letter(canvas, &mut crowd, (&line, ground), i, curve);
    }
    list.draw(canvas, list_place, input.due_h);
    sheet.finish(table(input))
}

/// The curve as steps, without points that a reader could not tell apart.
fn stepped(curve: &Curve, latest: f64, at: impl Fn(f64, f64) -> (f64, f64)) -> Vec<(f64, f64)> {
    let mut line: Vec<(f64, f64)> = Vec::new();
    for &(hours, share) in curve.steps.iter().take_while(|(hours, _)| *hours <= latest) {
        let (x, y) = at(hours, share);
        match line.last() {
            Some(&(last_x, last_y)) if (x - last_x).abs() + (y - last_y).abs() < 0.6 => {}
            Some(&(_, last_y)) => line.extend([(x, last_y), (x, y)]),
            None => line.push((x, y)),
        }
    }
    line
}

/// The letter of a curve, on it where there is room: about two thirds up, else higher or lower.
fn letter(
    canvas: &Canvas,
    crowd: &mut Crowd,
    (line, ground): (&[(f64, f64)], Rect),
    i: usize,
    curve: &Curve,
) {
    let text = Text::small(mark(i))
        .bold()
        .colour(curve.route.ink())
        .centred()
        .halo();
    let heights = [
        0.68, 0.74, 0.62, 0.8, 0.56, 0.44, 0.38, 0.32, 0.86, 0.26, 0.2, 0.14, 0.08,
    ];
    let places = heights.iter().filter_map(|height| {
        let y = ground.bottom() - ground.h * height;
        line.iter()
            .find(|point| point.1 <= y)
            .map(|&(x, _)| text.box_at(canvas.look(), (x, y)))
    });
    if let Some(place) = crowd.settle(&ground, places) {
        canvas.text((place.x + place.w / 2.0, place.y + place.h / 2.0), text);
    }
}

fn mark(i: usize) -> String {
    char::from(b'A' + i.min(25) as u8).to_string()
}

fn table(input: &ArrivalCurve) -> Table {
    let mut table: Table = vec![
        ["route", "label", "standing", "hours", "share_arrived"]
            .map(String::from)
            .to_vec(),
    ];
    for curve in &input.curves {
        for &(hours, share) in &curve.steps {
            let mut row = curve.route.cells().to_vec();
            row.extend([exact(hours), exact(share)]);
            table.push(row);
        }
    }
    table
}

/// The curves by name, soonest first, with the days at the guides and the share by the due date.
struct List<'a> {
    order: Vec<&'a Curve>,
    heads: Vec<String>,
    cells: Vec<Vec<String>>,
}

impl<'a> List<'a> {
    fn new(input: &'a ArrivalCurve, clock: Clock) -> Self {
        let mut order: Vec<&Curve> = input.curves.iter().collect();
        let half = |curve: &Curve| curve.reached_h[0].unwrap_or(f64::INFINITY);
        order.sort_by(|a, b| half(a).total_cmp(&half(b)));
        let mut heads: Vec<String> = ["50%", "90%", "95%"].map(String::from).to_vec();
        if input.due_h.is_some() {
            heads.push("by due date".into());
        }
        let cells = order.iter().map(|curve| {
            let reached = curve
                .reached_h
                .map(|h| h.map_or_else(|| "never".to_owned(), |h| clock.span(h)));
            let mut row = reached.to_vec();
            if input.due_h.is_some() {
                row.push(curve.on_time.map(in_hundred).unwrap_or_default());
            }
            row
        });
        List {
            cells: cells.collect(),
            order,
            heads,
        }
    }

    /// Width of each column of numbers.
    fn columns(&self, look: &Look) -> Vec<f64> {
        let width = |words: &String| look.width(words, Letter::Small, true);
        let of = |k: usize| {
            self.cells
                .iter()
                .map(|row| width(&row[k]))
                .fold(width(&self.heads[k]), f64::max)
                + 9.0
        };
        (0..self.heads.len()).map(of).collect()
    }

    fn name_width(&self, look: &Look) -> f64 {
        match look.size {
            Size::Report => Sheet::width(look) - 40.0 - self.columns(look).iter().sum::<f64>(),
            Size::Slide => 190.0,
        }
    }

    fn width(&self, look: &Look) -> f64 {
        40.0 + self.name_width(look) + self.columns(look).iter().sum::<f64>()
    }

    fn names(&self, look: &Look, curve: &Curve) -> Vec<String> {
        look.wrap(
            &curve.route.words(),
            Letter::Small,
            false,
            self.name_width(look),
        )
    }

    fn height(&self, look: &Look) -> f64 {
        let lines: usize = self
            .order
            .iter()
            .map(|curve| self.names(look, curve).len())
            .sum();
        (lines as f64 + 1.0) * look.pitch(Letter::Small) + 8.0
    }

    fn draw(&self, canvas: &Canvas, place: Rect, due: Option<f64>) {
        let look = canvas.look();
        let (pitch, columns) = (look.pitch(Letter::Small), self.columns(look));
        let numbers = |y: f64, row: &[String], like: &Text| {
            let mut right = place.right();
            for (words, width) in row.iter().zip(&columns).rev() {
                canvas.text(
                    (right, y),
                    Text {
                        words: words.clone(),
                        ..like.clone()
                    }
                    .end(),
                );
                right -= width;
            }
        };
        let mut top = place.y + 6.0;
        numbers(top + pitch / 2.0, &self.heads, &Text::small("").bold());
        let head = if due.is_some() {
            "arrived by"
        } else {
            "arrived by day"
        };
        canvas.text(
            (place.x + 40.0, top + pitch / 2.0),
            Text::small(head).bold(),
        );
        top += pitch;
        for (i, (curve, cells)) in self.order.iter().zip(&self.cells).enumerate() {
            let (y, ink) = (top + pitch / 2.0, curve.route.ink());
            let (dash, marker) = Palette::print(curve.route.slot);
            let colour = curve.route.colour(look);
            canvas.text((place.x, y), Text::small(mark(i)).bold().colour(ink));
            canvas.line(
                &[(place.x + 12.0, y), (place.x + 34.0, y)],
                Stroke::new(colour, 1.6).dashed(dash),
            );
            canvas.marker(
                (place.x + 23.0, y),
                marker,
                2.9,
                Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5)),
            );
            numbers(y, cells, &Text::small("").colour(ink));
            for line in self.names(look, curve) {
                canvas.text(
                    (place.x + 40.0, top + pitch / 2.0),
                    Text::small(line).colour(ink),
                );
                top += pitch;
            }
        }
    }
}
