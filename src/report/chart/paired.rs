//! The paired difference: one route against the reference in the same worlds.

use super::heading::{Heading, RouteName};
use super::ink::{
    Canvas, Clock, Colour, Drawing, Fill, Letter, Look, Marker, Rect, Scale, Sheet, Size, Stroke,
    Table, Text, exact, grouped, guides_across, hundredths, money, short_money, signed,
    words_across,
};

/// The differences (route less reference) of one outcome over paired shipments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// The cell borders, rising; one more than the shares. Hours or money.
    pub edges: Vec<f64>,
    /// The share of the shipments (0 to 1) in each cell.
    pub shares: Vec<f64>,
    /// The share in which the route is faster, or cheaper.
    pub better: f64,
    /// The share in which both are the same.
    pub tie: f64,
    /// The median difference.
    pub p50: f64,
    /// P5 and P95 of the difference.
    pub range: (f64, f64),
}

/// Everything the chart of the paired difference shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairedDifference {
    /// The words around it; the subtitle must say "paired".
    pub heading: Heading,
    /// The route.
    pub route: RouteName,
    /// What it is compared with.
    pub reference: RouteName,
    /// Differences of time, hours.
    pub time_h: Differences,
    /// Differences of money.
    pub cost: Differences,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
}

/// Draws the paired difference.
#[must_use]
pub fn draw(input: &PairedDifference, look: &Look) -> Drawing {
    let wanted = match look.size {
        Size::Report => 2.0 * 190.0,
        Size::Slide => 300.0,
    };
    let sheet = Sheet::new(look, &input.heading, "", wanted);
    let mut ground = sheet.body;
    let (time_place, cost_place) = match look.size {
        Size::Report => {
            let cost = ground.take_bottom(ground.h / 2.0);
            (ground, cost)
        }
        Size::Slide => {
            let cost = ground.take_right(ground.w / 2.0 - 14.0);
            ground.take_right(28.0);
            (ground, cost)
        }
    };
    let longest = input.time_h.range.0.abs().max(input.time_h.range.1.abs());
    let clock = Clock::for_longest(longest.max(240.0));
    let time = Panel {
        differences: &input.time_h,
        better: "faster",
        unit: clock.word().to_owned(),
        of: &|hours| clock.of(hours),
        words: &|hours| clock.bare(hours),
        tick: |value| signed(value, |v| grouped(v, 0)),
    };
    let cost = Panel {
        differences: &input.cost,
        better: "cheaper",
        unit: input.money.clone(),
        of: &|value| value,
        words: &money,
        tick: |value| signed(value, short_money),
    };
    time.draw(&sheet.canvas, time_place, input);
    cost.draw(&sheet.canvas, cost_place, input);
    sheet.finish(table(input))
}

/// One of the two histograms.
struct Panel<'a> {
    differences: &'a Differences,
    better: &'static str,
    unit: String,
    of: &'a dyn Fn(f64) -> f64,
    words: &'a dyn Fn(f64) -> String,
    tick: fn(f64) -> String,
}

impl Panel<'_> {
    fn draw(&self, canvas: &Canvas, mut place: Rect, input: &PairedDifference) {
        let look = canvas.look();
        let pitch = look.pitch(Letter::Small);
        let all = self.differences;
        let worse = (1.0 - all.better - all.tie).max(0.0);
        let half = place.w / 2.0 - 8.0;
        let side = |route: &RouteName, share: f64| {
            look.wrap_evenly(
                &format!(
                    "{} {} in {} of 100",
                    route.label,
                    self.better,
                    hundredths(share)
                ),
                Letter::Body,
                true,
                half,
            )
        };
        let (left, right) = (
            side(&input.route, all.better),
            side(&input.reference, worse),
        );
        let lines = left.len().max(right.len()) as f64;
        let head = place.take_top(lines * look.pitch(Letter::Body) + 4.0);
        let letters = input.route.colour(look).for_letters();
        canvas.lines(
            (head.x, head.y),
            &left,
            &Text::body("").bold().colour(letters),
        );
        for (i, words) in right.iter().enumerate() {
            let y = head.y + i as f64 * look.pitch(Letter::Body);
            canvas.text(
                (head.right(), y),
                Text::body(words).bold().colour(Colour::GREY).end().top(),
            );
        }
        let foot = place.take_bottom(3.3 * pitch);
        let seen = |share: &f64| *share > 0.0004;
        let first = all.shares.iter().position(seen).unwrap_or(0);
        let last = all
            .shares
            .iter()
            .rposition(seen)
            .map_or(all.shares.len(), |i| i + 1);
        let low = all.edges.get(first).copied().unwrap_or(0.0).min(0.0);
        let high = all.edges.get(last).copied().unwrap_or(0.0).max(0.0);
        let across = Scale::new(((self.of)(low), (self.of)(high)), (place.x, place.right()));
        // Area is share: a wide cell is as much lower as it is wider.
        let density =
            |i: usize| all.shares[i] / (all.edges[i + 1] - all.edges[i]).max(f64::MIN_POSITIVE);
        let top = (first..last).map(density).fold(0.0, f64::max);
        let up = Scale::new((0.0, top * 1.05), (place.bottom(), place.y));
        let ticks = across.ticks((place.w / 44.0) as usize);
        guides_across(canvas, &across, (place.y, place.bottom()), &ticks);
        let x = |value: f64| across.at((self.of)(value));
        for i in first..last {
            let (from, to, y) = (x(all.edges[i]), x(all.edges[i + 1]), up.at(density(i)));
            let middle = f64::midpoint(all.edges[i], all.edges[i + 1]);
            let colour = if middle < 0.0 {
                input.route.colour(look)
            } else {
                Colour(0xb9, 0xb9, 0xb9)
            };
            let edge = Stroke::new(Colour::WHITE, 0.5);
            canvas.rect(
                Rect::new(from, y, to - from, place.bottom() - y),
                Fill::new(colour).edged(edge),
            );
        }
        canvas.line(
            &[(place.x, place.bottom()), (place.right(), place.bottom())],
            Stroke::new(Colour::GREY, 0.7),
        );
        canvas.line(
            &[(x(0.0), place.y - 2.0), (x(0.0), place.bottom())],
            Stroke::new(Colour::INK, 1.4),
        );
        let median = (x(all.p50), place.bottom());
        canvas.marker(
            (median.0, median.1 + 1.0),
            Marker::Triangle,
            4.0,
            Fill::new(Colour::INK),
        );
        words_across(
            canvas,
            &across,
            (foot.y + 7.0, place.x - 4.0, place.right() + 4.0),
            &ticks,
            self.tick,
        );
        let signs = |value: f64| signed(value, |v| (self.words)(v));
        let (p5, p95) = all.range;
        let sum = format!(
            "median (triangle) {}, 90 in 100 between {} and {}",
            signs(all.p50),
            signs(p5),
            signs(p95)
        );
        let tie = if all.tie > 0.005 {
            format!(", no difference in {} of 100", hundredths(all.tie))
        } else {
            String::new()
        };
        let title = format!("difference in {} (paired); {sum}{tie}", self.unit);
        let lines = look.wrap(&title, Letter::Small, false, place.w);
        canvas.lines(
            (foot.x, foot.y + 7.0 + pitch),
            &lines,
            &Text::small("").colour(Colour::GREY),
        );
    }
}

fn table(input: &PairedDifference) -> Table {
    let mut names = vec![
        "route",
        "label",
        "standing",
        "reference",
        "outcome",
        "unit",
        "from",
        "to",
        "share",
    ];
    names.extend(["better", "tie", "p5", "p50", "p95"]);
    let mut table: Table = vec![names.into_iter().map(String::from).collect()];
    for (outcome, unit, all) in [
        ("time", "h", &input.time_h),
        ("cost", input.money.as_str(), &input.cost),
    ] {
        for (edges, share) in all.edges.windows(2).zip(&all.shares) {
            let mut row = input.route.cells().to_vec();
            row.extend([
                input.reference.id.clone(),
                outcome.to_owned(),
                unit.to_owned(),
            ]);
            row.extend(
                [
                    edges[0],
                    edges[1],
                    *share,
                    all.better,
                    all.tie,
                    all.range.0,
                    all.p50,
                    all.range.1,
                ]
                .map(exact),
            );
            table.push(row);
        }
    }
    table
}
