//! What the two charts along the distance share: traces, bands, stops, and boxes at the arrival.

mod ends;
mod key;
mod stops;

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Letter, Look, Palette, Rect, Scale, Sheet, Stroke, Table,
    Text, grouped, guides_across, guides_up, in_hundred, words_across, words_up,
};
use super::journey::{Band, Mode, Reach};
use ends::Ends;
use key::{hollow, mode_colour, node_marker};
pub(super) use key::{mode_dash, modes_by_dash};

/// One point of a trace, in the unit of the axis.
pub(super) struct Step<'a> {
    pub(super) km: f64,
    pub(super) band: Band,
    /// The median of the second, dashed layer.
    pub(super) second: Option<f64>,
    pub(super) reach: &'a Reach,
}

/// One route along the distance.
pub(super) struct Trace<'a> {
    pub(super) route: &'a RouteName,
    pub(super) steps: Vec<Step<'a>>,
    /// P5, P25, P50, P75, P95 at arrival.
    pub(super) fives: [f64; 5],
    /// "6,732 km | 27 d (22–35)".
    pub(super) end: String,
    /// Share of the shipments that keep to this way, if not all do.
    pub(super) planned: Option<f64>,
}

impl Trace<'_> {
    /// What stands below the name: the end, and how many shipments the line is of where some go another way.
    fn ends(&self) -> Vec<String> {
        let planned = self.planned.filter(|share| *share < 1.0);
        let words = planned.map(|share| format!("line: {} go this way", in_hundred(share)));
        std::iter::once(self.end.clone()).chain(words).collect()
    }

    /// The same on one line.
    fn end_line(&self) -> String {
        self.ends().join(" | ")
    }

    fn km(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.km)
    }

    fn through(&self, scales: &Scales, of: impl Fn(&Step) -> f64) -> Vec<(f64, f64)> {
        self.steps
            .iter()
            .map(|step| scales.at(step.km, of(step)))
            .collect()
    }
}

/// A chart along the distance.
pub(super) struct Along<'a> {
    pub(super) heading: &'a Heading,
    /// What runs upwards.
    pub(super) title: String,
    pub(super) traces: Vec<Trace<'a>>,
    /// Whether the dash tells the mode; else the line is solid and the second layer dashed.
    pub(super) dash_is_mode: bool,
    /// Words of the second layer in the key.
    pub(super) second: Option<&'static str>,
    /// A tick of the upward axis.
    pub(super) tick: fn(f64) -> String,
    /// The length of a vertical in words.
    pub(super) length: &'a dyn Fn(f64) -> String,
}

/// The two axes.
struct Scales {
    across: Scale,
    up: Scale,
}

impl Scales {
    fn at(&self, km: f64, value: f64) -> (f64, f64) {
        (self.across.at(km), self.up.at(value))
    }
}

/// More routes than this are drawn without bands and without the second layer.
const BANDS: usize = 5;

impl Along<'_> {
    /// Draws it.
    pub(super) fn draw(&self, look: &Look, table: Table) -> Drawing {
        let single = self.traces.len() == 1;
        let key = self.key(single);
        let width = Sheet::width(look);
        let key_height = key.height(look, width) + 4.0;
        let pitch = look.pitch(Letter::Small);
        let ends = Ends::new(look, &self.traces);
        let wanted = |look: &Look| {
            let plot = ends.stack_height(look).max(300.0);
            plot + key_height + ends.list_height(look) + 3.0 * pitch
        };
        let look = &Sheet::fit(look, self.heading, "", wanted);
        let sheet = Sheet::new(look, self.heading, "", wanted(look));
        let canvas = &sheet.canvas;
        let mut ground = sheet.body;
        let key_place = ground.take_bottom(key_height);
        key.draw(canvas, (key_place.x, key_place.y + 4.0), width);
        let list = ground.take_bottom(ends.list_height(look));
        let title = ground.take_top(pitch);
        canvas.text((title.x, title.y), Text::small(&self.title).bold().top());

        let top = self.traces.iter().map(Trace::highest).fold(0.0, f64::max);
        let ticks = Scale::new((0.0, top * 1.02), (0.0, 1.0)).ticks(9);
        let widths = ticks
            .iter()
            .map(|&tick| look.width(&(self.tick)(tick), Letter::Small, false));
        let axis_words = ground.take_left(widths.fold(0.0, f64::max) + 6.0);
        let labels = ground.take_right(if single { 0.0 } else { ends.label_width(look) });
        let boxes = ground.take_right(if single { 14.0 } else { ends.boxes_width() });
        let foot = ground.take_bottom(pitch * 2.0);
        ground.take_top(4.0);
        let far = self.traces.iter().map(Trace::km).fold(0.0, f64::max);
        let scales = Scales {
            across: Scale::new((0.0, far * 1.01), (ground.x, ground.right())),
            up: Scale::new((0.0, top * 1.02), (ground.bottom(), ground.y)),
        };
        self.axes(canvas, &scales, ground, (axis_words.right() - 4.0, foot));
        if self.traces.len() <= BANDS {
            self.traces
                .iter()
                .for_each(|trace| band(canvas, &scales, trace));
        }
        for trace in &self.traces {
            self.line(canvas, &scales, trace, single);
        }
        for trace in &self.traces {
            marks(canvas, &scales, trace, single);
        }
        if single {
            stops::name(canvas, &scales, &self.traces[0], ground, self.length);
            ends.boxes(canvas, &scales.up, boxes);
        } else {
            ends.boxes(canvas, &scales.up, boxes);
            ends.letters(canvas, &scales, ground);
            ends.labels(canvas, &scales.up, (boxes, labels), ground);
            ends.list(canvas, list);
        }
        sheet.finish(table)
    }

    fn axes(&self, canvas: &Canvas, scales: &Scales, ground: Rect, (words_end, foot): (f64, Rect)) {
        let most = (ground.h / 34.0) as usize;
        let ticks = scales.up.ticks(most);
        guides_up(canvas, &scales.up, (ground.x, ground.right()), &ticks);
        words_up(canvas, &scales.up, words_end, &ticks, self.tick);
        let ticks = scales.across.ticks((ground.w / 36.0) as usize);
        guides_across(canvas, &scales.across, (ground.y, ground.bottom()), &ticks);
        let place = (foot.y + 3.0, ground.x - 4.0, ground.right() + 10.0);
        words_across(canvas, &scales.across, place, &ticks, |km| grouped(km, 0));
        let middle = ground.x + ground.w / 2.0;
        canvas.text(
            (middle, foot.y + 3.0 + foot.h / 2.0),
            Text::small("km from the origin").bold().centred().top(),
        );
    }

    fn line(&self, canvas: &Canvas, scales: &Scales, trace: &Trace, single: bool) {
        let colour = trace.route.colour(canvas.look());
        if self.second.is_some() && self.traces.len() <= BANDS {
            let through = trace.through(scales, |step| step.second.unwrap_or(step.band.p50));
            canvas.line(&through, Stroke::new(colour, 0.9).dashed(Dash::Long));
        }
        let width = if single { 2.0 } else { 1.4 };
        // Pieces of one mode are one line, so that a dash runs through.
        let mut piece: Vec<(f64, f64)> = Vec::new();
        let mut mode: Option<Option<Mode>> = None;
        let stroke = |mode: Option<Mode>| {
            let ink = if single {
                mode.map_or(Colour::INK, mode_colour)
            } else {
                colour
            };
            let dash = mode
                .filter(|_| self.dash_is_mode)
                .map_or(Dash::Solid, mode_dash);
            Stroke::new(ink, width).dashed(dash)
        };
        for step in &trace.steps {
            let here = match step.reach {
                Reach::Move(mode) => Some(*mode),
                Reach::Start | Reach::Stop { .. } => None,
            };
            let at = scales.at(step.km, step.band.p50);
            if mode.is_some_and(|mode| mode != here) {
                let from = piece.last().copied();
                canvas.line(&piece, stroke(mode.unwrap_or_default()));
                piece = from.into_iter().collect();
            }
            piece.push(at);
            mode = Some(here);
        }
        canvas.line(&piece, stroke(mode.unwrap_or_default()));
    }
}

impl Trace<'_> {
    fn highest(&self) -> f64 {
        let points = self
            .steps
            .iter()
            .map(|step| step.band.p90.max(step.second.unwrap_or(0.0)));
        points.fold(self.fives[4], f64::max)
    }
}

fn band(canvas: &Canvas, scales: &Scales, trace: &Trace) {
    let mut ring = trace.through(scales, |step| step.band.p10);
    ring.extend(
        trace
            .through(scales, |step| step.band.p90)
            .into_iter()
            .rev(),
    );
    let opacity = if trace.route.standing == Standing::NotOffered {
        0.1
    } else {
        0.16
    };
    canvas.area(
        &[ring],
        Fill::new(canvas.look().palette.route(trace.route.slot)).clear(opacity),
    );
}

/// The markers of the places, and short ticks between the parts of a stop.
fn marks(canvas: &Canvas, scales: &Scales, trace: &Trace, single: bool) {
    let radius = if single { 3.2 } else { 2.1 };
    let colour = if single {
        Colour::INK
    } else {
        trace.route.colour(canvas.look())
    };
    for pair in trace.steps.windows(2) {
        let Reach::Stop { node, parts, .. } = pair[1].reach else {
            continue;
        };
        let (from, to) = (pair[0].band.p50, pair[1].band.p50);
        let total: f64 = parts.iter().map(|(_, part)| part).sum();
        let mut so_far = 0.0;
        for (_, part) in parts.iter().take(parts.len().saturating_sub(1)) {
            so_far += part;
            if total > 0.0 && single {
                let (x, y) = scales.at(pair[1].km, from + (to - from) * so_far / total);
                canvas.line(&[(x - 2.4, y), (x + 2.4, y)], Stroke::new(Colour::INK, 0.8));
            }
        }
        if let Some(marker) = node_marker(*node) {
            canvas.marker(scales.at(pair[0].km, from), marker, radius, hollow(colour));
        }
    }
    if let Some(last) = trace.steps.last() {
        let (_, marker) = Palette::print(trace.route.slot);
        let fill = Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.6));
        canvas.marker(scales.at(last.km, last.band.p50), marker, 3.4, fill);
    }
}
