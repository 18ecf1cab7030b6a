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
    /// The share in which the route is faster, or cheaper, among the shipments that at least one of both brings in.
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
        self.write_sides(canvas, &mut place, input);
        let foot = place.take_bottom(3.3 * pitch);
        let bars = self.bars();
        let zero = |value: f64| if value.is_finite() { value } else { 0.0 };
        let low = zero(bars.iter().map(|bar| bar.0).fold(0.0, f64::min));
        let high = zero(bars.iter().map(|bar| bar.1).fold(0.0, f64::max));
        let across = Scale::new(((self.of)(low), (self.of)(high)), (place.x, place.right()));
        let top = bars.iter().map(|bar| bar.2).fold(0.0, f64::max);
        let up = Scale::new((0.0, top * 1.05), (place.bottom(), place.y));
        let ticks = across.ticks((place.w / 44.0) as usize);
        guides_across(canvas, &across, (place.y, place.bottom()), &ticks);
        let x = |value: f64| across.at((self.of)(value));
        for (from, to, density) in bars {
            let better = f64::midpoint(from, to) < 0.0;
            let colour = if better {
                input.route.colour(look)
            } else {
                Colour::WORSE
            };
            let (left, y) = (x(from), up.at(density));
            let bar = Rect::new(left, y, x(to) - left, place.bottom() - y);
            canvas.rect(
                bar,
                Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5)),
            );
        }
        let (base, zero) = (place.bottom(), x(0.0));
        canvas.line(
            &[(place.x, base), (place.right(), base)],
            Stroke::new(Colour::GREY, 0.7),
        );
        canvas.line(
            &[(zero, place.y - 2.0), (zero, base)],
            Stroke::new(Colour::INK, 1.4),
        );
        let median = (x(self.differences.p50), base + 1.0);
        canvas.marker(median, Marker::Triangle, 4.0, Fill::new(Colour::INK));
        let ends = (foot.y + 7.0, place.x - 4.0, place.right() + 4.0);
        words_across(canvas, &across, ends, &ticks, self.tick);
        let lines = look.wrap(&self.sum(), Letter::Small, false, place.w);
        let grey = Text::small("").colour(Colour::GREY);
        canvas.lines((foot.x, foot.y + 7.0 + pitch), &lines, &grey);
    }

    /// Who wins how often, above the side of the plot where it is seen.
    fn write_sides(&self, canvas: &Canvas, place: &mut Rect, input: &PairedDifference) {
        let look = canvas.look();
        let (pitch, half) = (look.pitch(Letter::Body), place.w / 2.0 - 8.0);
        let side = |route: &RouteName, share: f64| {
            let words = format!(
                "{} {} in {} of 100",
                route.label,
                self.better,
                hundredths(share)
            );
            look.wrap_evenly(&words, Letter::Body, true, half)
        };
        let Differences { better, tie, .. } = *self.differences;
        let left = side(&input.route, better);
        let right = side(&input.reference, (1.0 - better - tie).max(0.0));
        let head = place.take_top(left.len().max(right.len()) as f64 * pitch + 4.0);
        let ink = input.route.colour(look).for_letters();
        canvas.lines((head.x, head.y), &left, &Text::body("").bold().colour(ink));
        for (i, words) in right.iter().enumerate() {
            let text = Text::body(words).bold().colour(Colour::GREY).end().top();
            canvas.text((head.right(), head.y + i as f64 * pitch), text);
        }
    }

    /// From, to and height of every bar between the first and the last that can be seen. Area is share: a wide cell
    /// is as much lower as it is wider.
    fn bars(&self) -> Vec<(f64, f64, f64)> {
        let cells = self
            .differences
            .edges
            .windows(2)
            .zip(&self.differences.shares);
        let bars: Vec<(f64, f64, f64)> = cells
            .filter(|(edges, _)| edges[1] > edges[0])
            .map(|(edges, share)| (edges[0], edges[1], share / (edges[1] - edges[0])))
            .collect();
        let seen = |bar: &(f64, f64, f64)| bar.2 * (bar.1 - bar.0) > 0.0004;
        let first = bars.iter().position(seen).unwrap_or(0);
        let last = bars.iter().rposition(seen).map_or(0, |i| i + 1);
        bars[first..last.max(first)].to_vec()
    }

    fn sum(&self) -> String {
        let signs = |value: f64| signed(value, |v| (self.words)(v));
        let Differences {
            tie,
            p50,
            range: (p5, p95),
            ..
        } = *self.differences;
        let (p50, p5, p95) = (signs(p50), signs(p5), signs(p95));
        let ties = if tie > 0.005 {
            format!(", no difference in {} of 100", hundredths(tie))
        } else {
            String::new()
        };
        let unit = &self.unit;
        format!(
            "difference in {unit} (paired); median (triangle) {p50}, 90 in 100 between {p5} and {p95}{ties}"
        )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_twice_as_wide_is_half_as_high() {
        let differences = Differences {
            edges: vec![0.0, 1.0, 3.0],
            shares: vec![0.5, 0.5],
            ..Differences::default()
        };
        let panel = Panel {
            differences: &differences,
            better: "faster",
            unit: "days".into(),
            of: &|value| value,
            words: &money,
            tick: short_money,
        };
        assert_eq!(panel.bars(), [(0.0, 1.0, 0.5), (1.0, 3.0, 0.25)]);
    }
}
