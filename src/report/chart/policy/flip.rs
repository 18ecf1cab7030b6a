//! Where the answer flips along one axis: the difference of two routes with its range over futures, and the share of
//! the shipments in which the first is better.

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale, Sheet,
    Size, Stroke, Table, Text, exact, guides_across, guides_up, plain, words_across, words_up,
};
use super::super::quantity::{Counted, Quantity};
use super::break_even::{MapAxis, MapSteps};

/// One value of the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FlipPoint {
    /// The value.
    pub at: f64,
    /// The difference at best values, the first route less the second; none where one is not offered.
    pub difference: Option<f64>,
    /// P5 and P95 of the difference over futures.
    pub range: Option<(f64, f64)>,
    /// The share (0 to 1) of the shipments in which the first route is better, at best values.
    pub share: Option<f64>,
    /// P5 and P95 of the share over futures.
    pub share_range: Option<(f64, f64)>,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flip {
    /// The words around it; the title is the break-even sentence.
    pub heading: Heading,
    /// The route that is asked about.
    pub first: String,
    /// The route that it is set against.
    pub second: String,
    /// The difference in plain words: "difference of mean costs".
    pub outcome: String,
    /// What it is counted in.
    pub quantity: Quantity,
    /// What winning means: "costs less"; empty where no share is told.
    pub wins: String,
    /// The axis: numbers.
    pub x: MapAxis,
    /// The values, rising.
    pub points: Vec<FlipPoint>,
    /// Where the difference crosses zero at best values.
    pub flips: Vec<f64>,
    /// Where the scenario as it stands lies.
    pub base: Option<f64>,
}

/// Draws the chart.
#[must_use]
pub fn draw(input: &Flip, look: &Look) -> Drawing {
    let greatest = values(input).fold(0.0, |most: f64, value| most.max(value.abs()));
    let counted = input.quantity.difference(greatest);
    let below = below(input, counted);
    let panels = if input.wins.is_empty() { 1.0 } else { 2.0 };
    let head = |look: &Look| 1.25 * look.pitch(Letter::Small);
    let wanted = |look: &Look| {
        let least = if look.size == Size::Report {
            170.0
        } else {
            120.0
        };
        panels * (least + head(look) + 1.8 * look.pitch(Letter::Small))
            + below.height(look, Sheet::width(look))
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let foot = ground.take_bottom(below.height(look, ground.w));
    let each = ground.h / panels;
    let mut difference = ground.take_top(each);
    let words = format!("{}, {} ↑", input.outcome, counted.word());
    name(canvas, difference.take_top(head(look)), &words);
    let lines = |read: fn(&FlipPoint) -> Told| -> Vec<Place> {
        let points = input.points.iter();
        points.map(|point| (point.at, read(point))).collect()
    };
    let told = lines(|point| (point.difference, point.range));
    Plot::new(input, look, difference, &told, |value| counted.of(value)).draw(
        canvas,
        (&told, &|value: f64| counted.of(value)),
        plain,
        (input, Some(0.0)),
    );
    if panels > 1.0 {
        let mut share = ground;
        let words = format!("{} {}, of 100 ↑", input.first, input.wins);
        name(canvas, share.take_top(head(look)), &words);
        let told = lines(|point| (point.share, point.share_range));
        let hundred = |value: f64| 100.0 * value;
        let mut plot = Plot::new(input, look, share, &told, hundred);
        plot.up = Scale::new((0.0, 100.0), (plot.ground.bottom(), plot.ground.y));
        plot.draw(
            canvas,
            (&told, &hundred),
            |tick| format!("{tick:.0}"),
            (input, Some(50.0)),
        );
    }
    below.draw(canvas, (foot.x, foot.y), foot.w);
    sheet.finish(table(input))
}

/// What stands at a value, and its range.
type Told = (Option<f64>, Option<(f64, f64)>);

/// A value of the axis, and what stands there.
type Place = (f64, Told);

fn name(canvas: &Canvas, place: Rect, words: &str) {
    let lines = canvas.look().wrap(words, Letter::Small, true, place.w);
    canvas.lines(
        (place.x, place.y),
        &lines[..lines.len().min(1)],
        &Text::small("").bold(),
    );
}

fn values(input: &Flip) -> impl Iterator<Item = f64> {
    let points = input.points.iter();
    points.flat_map(|point| {
        let (low, high) = point.range.unzip();
        [point.difference, low, high].into_iter().flatten()
    })
}

fn below(input: &Flip, counted: Counted<'_>) -> Below {
    let mut key = Key::default().with(
        Sample::Line(Stroke::new(Colour::INK, 2.0)),
        "at best values",
    );
    if input.points.iter().any(|point| point.range.is_some()) {
        let band = Fill::new(Colour::GREY).clear(0.25);
        key = key.with(Sample::Patch(band), "5–95% over futures");
    }
    if !input.flips.is_empty() {
        key = key.with(
            Sample::Marker(Marker::Circle, Fill::new(Colour::INK)),
            "the answer flips",
        );
    }
    if input.base.is_some() {
        let base = Stroke::new(Colour::INK, 1.0).dashed(Dash::Short);
        key = key.with(Sample::Line(base), "the scenario as it stands");
    }
    let low = counted.told(0.0);
    Below {
        axis: format!("{} →", input.x.words()),
        key,
        note: format!(
            "Difference: {} less {}; below {low} the first is better.",
            input.first, input.second
        ),
    }
}

/// One panel.
struct Plot {
    across: Scale,
    up: Scale,
    ground: Rect,
    log: bool,
}

impl Plot {
    fn new(
        input: &Flip,
        look: &Look,
        mut ground: Rect,
        told: &[Place],
        of: impl Fn(f64) -> f64,
    ) -> Self {
        let log = matches!(input.x.steps, MapSteps::Numbers { log: true, .. })
            && input.points.iter().all(|point| point.at > 0.0);
        let on = |value: f64| if log { value.ln() } else { value };
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let mut stand = told.iter().flat_map(|(_, (best, range))| {
            let (low, high) = range.unzip();
            [*best, low, high].into_iter().flatten().map(&of)
        });
        let (low, high) = ends(&mut stand);
        let (low, high) = (low.min(0.0), high.max(0.0));
        let white = 0.06 * (high - low);
        ground.take_left(look.width("−10,000", Letter::Small, false) + 5.0);
        ground.take_right(8.0);
        ground.take_bottom(1.6 * look.pitch(Letter::Small));
        let mut at = input.points.iter().map(|point| on(point.at));
        Plot {
            across: Scale::new(ends(&mut at), (ground.x, ground.right())),
            up: Scale::new((low - white, high + white), (ground.bottom(), ground.y)),
            ground,
            log,
        }
    }

    fn x(&self, value: f64) -> f64 {
        self.across.at(if self.log { value.ln() } else { value })
    }

    fn ticks(&self, input: &Flip) -> Vec<f64> {
        let (low, high) = self.across.ends();
        if input.points.len() <= 8 {
            return input
                .points
                .iter()
                .map(|point| if self.log { point.at.ln() } else { point.at })
                .collect();
        }
        if !self.log {
            return self.across.ticks((self.ground.w / 45.0) as usize);
        }
        let steps = (-9..=12).flat_map(|k| [1.0, 2.0, 5.0].map(|m| (m * 10f64.powi(k)).ln()));
        steps.filter(|value| (low..=high).contains(value)).collect()
    }

    fn draw(
        &self,
        canvas: &Canvas,
        (told, of): (&[Place], &dyn Fn(f64) -> f64),
        words: impl Fn(f64) -> String,
        (input, level): (&Flip, Option<f64>),
    ) {
        let ground = self.ground;
        let ticks = self.ticks(input);
        guides_across(canvas, &self.across, (ground.y, ground.bottom()), &ticks);
        let steps = self.up.ticks((ground.h / 26.0) as usize);
        guides_up(canvas, &self.up, (ground.x, ground.right()), &steps);
        words_up(canvas, &self.up, ground.x - 4.0, &steps, words);
        let ends = (ground.bottom() + 3.0, ground.x - 2.0, ground.right() + 8.0);
        words_across(canvas, &self.across, ends, &ticks, |tick| {
            plain(if self.log { round(tick.exp()) } else { tick })
        });
        let place = |x: f64, y: f64| (self.x(x), self.up.at(of(y)));
        let range = |end: fn(&(f64, f64)) -> f64| -> Vec<(f64, f64)> {
            let ranges = told
                .iter()
                .filter_map(|(x, (_, range))| Some((*x, range.as_ref()?)));
            ranges.map(|(x, range)| place(x, end(range))).collect()
        };
        let mut band = range(|(_, high)| *high);
        band.extend(range(|(low, _)| *low).into_iter().rev());
        if band.len() > 3 {
            canvas.area(&[band], Fill::new(Colour::GREY).clear(0.25));
        }
        if let Some(level) = level {
            let y = self.up.at(level);
            canvas.line(
                &[(ground.x, y), (ground.right(), y)],
                Stroke::new(Colour::GREY, 1.4),
            );
        }
        if let Some(base) = input.base {
            let stroke = Stroke::new(Colour::INK, 1.0).dashed(Dash::Short);
            let x = self.x(base);
            canvas.line(&[(x, ground.y), (x, ground.bottom())], stroke);
        }
        let best = told
            .iter()
            .filter_map(|(x, (best, _))| Some((*x, (*best)?)));
        let line: Vec<(f64, f64)> = best.map(|(x, y)| place(x, y)).collect();
        canvas.line(&line, Stroke::new(Colour::WHITE, 3.6));
        canvas.line(&line, Stroke::new(Colour::INK, 2.0));
        if level == Some(0.0) {
            for flip in &input.flips {
                let at = (self.x(*flip), self.up.at(0.0));
                let ring = Fill::new(Colour::INK).edged(Stroke::new(Colour::WHITE, 1.2));
                canvas.marker(at, Marker::Circle, 3.6, ring);
            }
        }
    }
}

/// A tick of a logarithmic axis without the dust of the logarithm.
fn round(value: f64) -> f64 {
    format!("{value:.4e}").parse().unwrap_or(value)
}

fn table(input: &Flip) -> Table {
    let unit = input.quantity.table_unit();
    let head = [
        "at",
        "axis_unit",
        "difference",
        "difference_p5",
        "difference_p95",
        "difference_unit",
        "share",
        "share_p5",
        "share_p95",
    ];
    let mut table = vec![head.map(String::from).to_vec()];
    let cell = |value: Option<f64>| value.map_or_else(String::new, exact);
    for point in &input.points {
        let (low, high) = point.range.unzip();
        let (share_low, share_high) = point.share_range.unzip();
        table.push(vec![
            exact(point.at),
            input.x.unit.clone(),
            cell(point.difference),
            cell(low),
            cell(high),
            unit.to_owned(),
            cell(point.share),
            cell(share_low),
            cell(share_high),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{cut, overlaps};

    fn sample(log: bool, points: usize) -> Flip {
        let at = |place: usize| {
            if log {
                5.0 * 1.4_f64.powf(place as f64)
            } else {
                400.0 + 350.0 * place as f64
            }
        };
        Flip {
            heading: Heading {
                title: "Canal open: rail by the mountains costs less above 1,800 USD per 20ft"
                    .into(),
                subtitle: "Eastport to Westport, southbound | one 40-foot container".into(),
                footer: "Corridor; inputs 01234567".into(),
                caption: String::new(),
            },
            first: "Rail by the mountains, two changes".into(),
            second: "Ship by the canal".into(),
            outcome: "difference of mean costs".into(),
            quantity: Quantity::Money("USD per 40-foot box".into()),
            wins: "costs less".into(),
            x: MapAxis {
                title: "rate of the canal line between the two oceans, all charges included".into(),
                unit: "USD per 20ft".into(),
                steps: MapSteps::Numbers {
                    values: (0..points).map(at).collect(),
                    log,
                },
            },
            points: (0..points)
                .map(|place| {
                    let middle = 2_000.0 - 500.0 * place as f64;
                    FlipPoint {
                        at: at(place),
                        difference: Some(middle),
                        range: Some((middle - 1_500.0, middle + 900.0)),
                        share: Some(0.1 * place.min(10) as f64),
                        share_range: Some((0.05 * place.min(10) as f64, 0.9)),
                    }
                })
                .collect(),
            flips: vec![at(4)],
            base: Some(at(1)),
        }
    }

    #[test]
    fn the_line_and_its_words_are_whole_on_a_page_and_on_a_slide() {
        for (log, points) in [(false, 5), (false, 13), (true, 13), (true, 2)] {
            for size in [Size::Report, Size::Slide] {
                let drawing = draw(&sample(log, points), &Look::on(size));
                let svg = drawing.inline_svg();
                assert_eq!(overlaps(&svg), [], "{log} {points} {size:?}");
                assert_eq!(cut(&svg), [] as [String; 0], "{log} {points} {size:?}");
            }
        }
    }

    #[test]
    fn the_table_holds_what_is_drawn() {
        let drawing = draw(&sample(false, 5), &Look::on(Size::Report));
        let table = drawing.table();
        assert_eq!(table.len(), 6);
        assert_eq!(
            table[1][..6],
            [
                "400",
                "USD per 20ft",
                "2000",
                "500",
                "2900",
                "USD per 40-foot box"
            ]
        );
    }
}
