//! The arrival curve: the share of shipments that has arrived, day by day.

mod list;

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Clock, Colour, Crowd, Dash, Drawing, Fill, Letter, Look, Palette, Rect, Scale, Sheet,
    Size, Stroke, Table, Text, exact, grouped, guides_across, guides_up, letter, words_across,
    words_up,
};
use list::List;

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
        name(canvas, &mut crowd, (&line, ground), i, curve);
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
fn name(
    canvas: &Canvas,
    crowd: &mut Crowd,
    (line, ground): (&[(f64, f64)], Rect),
    i: usize,
    curve: &Curve,
) {
    let text = Text::small(letter(i))
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
