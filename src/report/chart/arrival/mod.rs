//! The arrival curve: the share of shipments that has arrived, day by day.

pub mod exceedance;
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
    let (earliest, latest) = span(input);
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
    let head = ground.take_top(pitch + 10.0);
    let title = Text::small("share of all boxes that has arrived")
        .bold()
        .top();
    canvas.text((head.x, head.y), title);
    ground.take_left(look.width("100%", Letter::Small, false) + 6.0);
    ground.take_bottom(2.1 * pitch);
    let ends = (clock.of(earliest), clock.of(latest));
    let plot = Plot {
        clock,
        across: Scale::new(ends, (ground.x, ground.right())),
        up: Scale::new((0.0, 1.0), (ground.bottom(), ground.y)),
        ground,
    };
    plot.axes(canvas);
    let mut crowd = Crowd::default();
    if let Some(due) = input.due_h {
        crowd.take(plot.due(canvas, due));
    }
    let drops = input.curves.len() <= DROPPED;
    for (i, curve) in list.order.iter().enumerate().rev() {
        let line = plot.curve(canvas, curve, drops);
        name(canvas, &mut crowd, (&line, ground), i, curve);
    }
    list.draw(canvas, list_place, input.due_h);
    sheet.finish(table(input))
}

/// From which hour to which the curves are drawn: from the first arrival to where the last curve is all but flat,
/// with a little white.
fn span(input: &ArrivalCurve) -> (f64, f64) {
    let first =
        |steps: &[(f64, f64)], share: f64| steps.iter().find(|(_, p)| *p >= share).map(|(h, _)| *h);
    let curves = || input.curves.iter().map(|curve| curve.steps.as_slice());
    let flat = |steps: &[(f64, f64)]| first(steps, steps.last()?.1 * 0.99);
    let latest = curves()
        .filter_map(flat)
        .fold(input.due_h.unwrap_or(0.0), f64::max);
    let earliest = curves()
        .filter_map(|steps| first(steps, 0.002))
        .fold(latest, f64::min);
    let white = (latest - earliest) * 0.03;
    ((earliest - white).max(0.0), latest + white)
}

/// The ground of the curves with its axes.
struct Plot {
    clock: Clock,
    across: Scale,
    up: Scale,
    ground: Rect,
}

impl Plot {
    fn at(&self, hours: f64, share: f64) -> (f64, f64) {
        (self.across.at(self.clock.of(hours)), self.up.at(share))
    }

    fn axes(&self, canvas: &Canvas) {
        let Rect { x, y, w, .. } = self.ground;
        let (right, bottom) = (self.ground.right(), self.ground.bottom());
        let ticks = self.across.ticks((w / 45.0) as usize);
        guides_across(canvas, &self.across, (y, bottom), &ticks);
        let levels = [0.0, 0.5, 0.9, 0.95, 1.0];
        guides_up(canvas, &self.up, (x, right), &levels);
        words_up(canvas, &self.up, x - 4.0, &levels, |share| {
            format!("{:.0}%", share * 100.0)
        });
        let place = (bottom + 3.0, x - 4.0, right + 8.0);
        words_across(canvas, &self.across, place, &ticks, |v| grouped(v, 0));
        let title = Text::small(format!("{} since the clock opened", self.clock.word())).bold();
        let pitch = canvas.look().pitch(Letter::Small);
        canvas.text((x + w / 2.0, bottom + 2.0 + pitch), title.centred().top());
    }

    /// The line of the due date; gives the box of its words.
    fn due(&self, canvas: &Canvas, due: f64) -> Rect {
        let (x, bottom) = self.at(due, 0.0);
        let stroke = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
        canvas.line(&[(x, self.ground.y - 3.0), (x, bottom)], stroke);
        let words = Text::small(format!("due: {}", self.clock.span(due)))
            .bold()
            .halo();
        let far = x > self.ground.x + self.ground.w * 0.75;
        let (x, words) = if far {
            (x - 4.0, words.end())
        } else {
            (x + 4.0, words)
        };
        canvas.text((x, bottom - 9.0), words)
    }

    /// One curve with its markers at the guides; gives its points.
    fn curve(&self, canvas: &Canvas, curve: &Curve, drops: bool) -> Vec<(f64, f64)> {
        let end = self.across.ends().1;
        let line = stepped(
            curve,
            |hours| self.clock.of(hours) <= end,
            |h, p| self.at(h, p),
        );
        let colour = curve.route.colour(canvas.look());
        let (dash, marker) = Palette::print(curve.route.slot);
        canvas.line(&line, Stroke::new(colour, 1.5).dashed(dash));
        for (level, reached) in GUIDES.iter().zip(curve.reached_h) {
            let Some(hours) = reached else { continue };
            let at = self.at(hours, *level);
            if drops && curve.route.standing != Standing::NotOffered {
                let stroke = Stroke::new(colour, 0.5).dashed(Dash::Dots);
                canvas.line(&[at, (at.0, self.ground.bottom())], stroke);
            }
            let fill = Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5));
            canvas.marker(at, marker, 2.6, fill);
        }
        line
    }
}

/// The curve as steps, without points that a reader could not tell apart.
fn stepped(
    curve: &Curve,
    seen: impl Fn(f64) -> bool,
    at: impl Fn(f64, f64) -> (f64, f64),
) -> Vec<(f64, f64)> {
    let mut line: Vec<(f64, f64)> = Vec::new();
    for &(hours, share) in curve.steps.iter().take_while(|(hours, _)| seen(*hours)) {
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
