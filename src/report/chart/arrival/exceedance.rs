//! Exceedance: the share of shipments that takes longer, on a logarithmic axis (METHOD 8.1 F3).

use super::super::heading::Standing;
use super::super::ink::{
    Canvas, Clock, Colour, Crowd, Dash, Drawing, Letter, Look, Palette, Rect, Scale, Sheet, Size,
    Stroke, Table, Text, exact, grouped, guides_across, guides_up, letter, words_across, words_up,
};
use super::list::List;
use super::{ArrivalCurve, Curve};

/// The least share that is shown.
const FLOOR: f64 = 0.001;

/// Guides of the axis.
const LEVELS: [f64; 7] = [1.0, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];

/// Draws the share that takes longer, hour by hour; a route of which some never arrive stays above that share.
#[must_use]
pub fn draw(input: &ArrivalCurve, look: &Look) -> Drawing {
    let (earliest, latest) = span(input);
    let clock = Clock::for_longest(latest);
    let list = List::new(input, clock);
    let beside = look.size == Size::Slide;
    let wanted = |look: &Look| {
        let list = list.height(look);
        let plot = 270.0 + 3.0 * look.pitch(Letter::Small);
        if beside { plot.max(list) } else { plot + list }
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let (canvas, pitch) = (&sheet.canvas, look.pitch(Letter::Small));
    let mut ground = sheet.body;
    let list_place = if beside {
        let place = ground.take_right(list.width(look));
        ground.take_right(16.0);
        place
    } else {
        ground.take_bottom(list.height(look))
    };
    let head = ground.take_top(pitch + 10.0);
    let title = "share of all boxes that takes longer (each guide a third of the one above)";
    canvas.text((head.x, head.y), Text::small(title).bold().top());
    ground.take_left(look.width("0.3%", Letter::Small, false) + 6.0);
    ground.take_bottom(2.1 * pitch);
    let plot = Plot {
        clock,
        across: Scale::new(
            (clock.of(earliest), clock.of(latest)),
            (ground.x, ground.right()),
        ),
        up: Scale::new((FLOOR.log10(), 0.0), (ground.bottom(), ground.y)),
        ground,
    };
    plot.axes(canvas);
    let mut crowd = Crowd::default();
    if let Some(due) = input.due_h {
        crowd.take(plot.due(canvas, due));
    }
    for (i, curve) in list.order.iter().enumerate().rev() {
        let line = plot.curve(canvas, curve);
        name(canvas, &mut crowd, (&line, ground), i, curve);
    }
    list.draw(canvas, list_place, input.due_h);
    sheet.finish(table(input))
}

/// From the first arrival to where the last curve ends or passes below the axis, and the due date within.
fn span(input: &ArrivalCurve) -> (f64, f64) {
    let end = |curve: &Curve| {
        let below = curve.steps.iter().find(|(_, share)| 1.0 - share <= FLOOR);
        below.or(curve.steps.last()).map(|(hours, _)| *hours)
    };
    let latest = input
        .curves
        .iter()
        .filter_map(end)
        .fold(input.due_h.unwrap_or(0.0), f64::max);
    let first = input
        .curves
        .iter()
        .filter_map(|curve| curve.steps.first())
        .map(|(hours, _)| *hours);
    let earliest = first.fold(input.due_h.unwrap_or(latest).min(latest), f64::min);
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
    fn at(&self, hours: f64, longer: f64) -> (f64, f64) {
        let y = self.up.at(longer.max(FLOOR).log10());
        (self.across.at(self.clock.of(hours)), y)
    }

    fn axes(&self, canvas: &Canvas) {
        let Rect { x, y, w, .. } = self.ground;
        let (right, bottom) = (self.ground.right(), self.ground.bottom());
        let ticks = self.across.ticks((w / 45.0) as usize);
        guides_across(canvas, &self.across, (y, bottom), &ticks);
        let levels = LEVELS.map(f64::log10);
        guides_up(canvas, &self.up, (x, right), &levels);
        words_up(canvas, &self.up, x - 4.0, &levels, |level| {
            let percent = 100.0 * 10f64.powf(level);
            let places = usize::from(percent < 0.95);
            format!("{percent:.places$}%")
        });
        let place = (bottom + 3.0, x - 4.0, right + 8.0);
        words_across(canvas, &self.across, place, &ticks, |v| grouped(v, 0));
        let title = Text::small(format!("{} since the clock opened", self.clock.word())).bold();
        let pitch = canvas.look().pitch(Letter::Small);
        canvas.text((x + w / 2.0, bottom + 2.0 + pitch), title.centred().top());
    }

    /// The line of the due date; gives the box of its words.
    fn due(&self, canvas: &Canvas, due: f64) -> Rect {
        let (x, bottom) = self.at(due, FLOOR);
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

    /// One curve down to the foot of the axis; gives its points.
    fn curve(&self, canvas: &Canvas, curve: &Curve) -> Vec<(f64, f64)> {
        let mut line: Vec<(f64, f64)> = Vec::new();
        for &(hours, share) in &curve.steps {
            let longer = 1.0 - share;
            let (x, y) = self.at(hours, longer);
            match line.last() {
                Some(&(last_x, last_y)) if (x - last_x).abs() + (y - last_y).abs() < 0.6 => {}
                Some(&(_, last_y)) => line.extend([(x, last_y), (x, y)]),
                None => line.extend([(x, self.at(hours, 1.0).1), (x, y)]),
            }
            if longer <= FLOOR {
                break;
            }
        }
        let (dash, _) = Palette::print(curve.route.slot);
        let colour = curve.route.colour(canvas.look());
        let width = if curve.route.standing == Standing::NotOffered {
            1.0
        } else {
            1.5
        };
        if line.len() > 1 {
            canvas.line(&line, Stroke::new(colour, width).dashed(dash));
        }
        line
    }
}

/// The letter of a curve, on it where there is room.
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
    let depths = [
        0.45, 0.5, 0.4, 0.55, 0.35, 0.6, 0.3, 0.65, 0.25, 0.7, 0.2, 0.75, 0.15, 0.8, 0.1, 0.85,
    ];
    let places = depths.iter().filter_map(|depth| {
        let y = ground.y + ground.h * depth;
        line.iter()
            .find(|point| point.1 >= y)
            .map(|&(x, _)| text.box_at(canvas.look(), (x, y)))
    });
    if let Some(place) = crowd.settle(&ground, places) {
        canvas.text((place.x + place.w / 2.0, place.y + place.h / 2.0), text);
    }
}

fn table(input: &ArrivalCurve) -> Table {
    let heads = ["route", "label", "standing", "hours", "share_longer"];
    let mut table: Table = vec![heads.map(String::from).to_vec()];
    for curve in &input.curves {
        for &(hours, share) in &curve.steps {
            let mut row = curve.route.cells().to_vec();
            row.extend([exact(hours), exact(1.0 - share)]);
            table.push(row);
        }
    }
    table
}
