//! The departure timeline: how long each route takes by the day of departure, what shuts it, and who arrives first.

mod choice;
mod first;
mod list;
mod months;
mod plot;
mod window;

use jiff::civil::Date;

use super::heading::{Heading, RouteName};
use super::ink::{
    Canvas, Clock, Colour, Drawing, Fill, Key, Letter, Look, Rect, Sample, Scale, Sheet, Size,
    Stroke, Table, Text, exact, grouped, guides_across, guides_up, words_up,
};
use super::journey::Band;
use choice::Choice;
use list::List;
use window::Lanes;
pub use window::{Window, WindowKind};

/// What departures of one slot of the calendar find on one route.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Departure {
    /// P10, P50 and P90 of the hours of those that arrive; none if nothing arrives.
    pub time_h: Option<Band>,
    /// Share (0 to 1) of the shipments in which this route arrives before every other.
    pub first: f64,
    /// Share that strands.
    pub stranded: f64,
    /// Share that is not eligible.
    pub not_eligible: f64,
}

/// Beyond this share of shipments that do not arrive the line has a gap.
const GAP: f64 = 0.5;

impl Departure {
    /// The band, if at least half of the shipments arrive.
    fn band(&self) -> Option<Band> {
        self.time_h
            .filter(|_| self.stranded + self.not_eligible <= GAP)
    }
}

/// One route through the calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineRoute {
    /// Which route.
    pub route: RouteName,
    /// A departure for each slot of the panel.
    pub departures: Vec<Departure>,
}

/// One regime.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelinePanel {
    /// The regime in words, for the table beside the picture.
    pub regime: String,
    /// What stands above the panel; may be empty where there is one panel.
    pub heading: String,
    /// First day of each slot of the calendar (weeks of a year), rising.
    pub starts: Vec<Date>,
    /// The day after the last slot.
    pub end: Date,
    /// What shuts or slows, with its dates.
    pub windows: Vec<Window>,
    /// The routes, in the run's order; the same in every panel.
    pub routes: Vec<TimelineRoute>,
}

/// Everything the departure timeline shows: one regime, or two stacked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The words around it.
    pub heading: Heading,
    /// One panel per regime, never averaged.
    pub panels: Vec<TimelinePanel>,
}

/// Days from one date to another.
fn days(from: Date, to: Date) -> f64 {
    to.duration_since(from).as_secs_f64() / 86_400.0
}

impl TimelinePanel {
    /// Days in the calendar of the panel.
    fn length(&self) -> f64 {
        self.starts
            .first()
            .map_or(0.0, |&first| days(first, self.end))
    }

    /// From which day to which day, counted from the first, a slot lasts.
    fn slot(&self, i: usize) -> (f64, f64) {
        let first = self.starts[0];
        let to = self.starts.get(i + 1).copied().unwrap_or(self.end);
        (days(first, self.starts[i]), days(first, to))
    }
}

/// Draws the departure timeline.
#[must_use]
pub fn draw(input: &Timeline, look: &Look) -> Drawing {
    let choice = Choice::new(input);
    let (low, high, cut) = span(input, &choice);
    let clock = Clock::for_longest(high);
    let list = List::new(input, &choice, clock);
    let beside = look.size == Size::Slide;
    let panels = 0..input.panels.len();
    let lanes: Vec<Lanes<'_>> = panels.map(|at| Lanes::new(&input.panels, at)).collect();
    let mut heading = input.heading.clone();
    heading.caption = format!("{} {}", heading.caption, choice.words(cut));
    let key = key(input, &choice);
    let width = |look: &Look| {
        let words = if beside { list.width(look) + 16.0 } else { 0.0 };
        Sheet::width(look) - words
    };
    let wanted = |look: &Look| {
        let panels = input.panels.iter();
        let panels: f64 = panels
            .zip(&lanes)
            .map(|(p, lanes)| around(look, (p, lanes), width(look)) + plot_height(input))
            .sum();
        let key = key.height(look, width(look)) + 5.0;
        if beside {
            (panels + key).max(list.height(look))
        } else {
            panels + key + list.height(look)
        }
    };
    let look = &Sheet::fit(look, &heading, "", wanted);
    let sheet = Sheet::new(look, &heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let list_place = if beside {
        let place = ground.take_right(list.width(look));
        ground.take_right(16.0);
        place
    } else {
        ground.take_bottom(list.height(look))
    };
    let foot = ground.take_bottom(key.height(look, ground.w) + 5.0);
    key.draw(canvas, (foot.x, foot.y + 5.0), foot.w);
    let panels = || input.panels.iter().zip(&lanes);
    let words: f64 = panels().map(|p| around(look, p, ground.w)).sum();
    let plot = (ground.h - words) / input.panels.len().max(1) as f64;
    for panel in panels() {
        let place = ground.take_top(around(look, panel, ground.w) + plot);
        draw_panel(canvas, panel, place, (&choice, clock, (low, high)));
    }
    list.draw(canvas, list_place);
    sheet.finish(table(input, &choice))
}

/// Height of the ground of the lines, where the sheet does not fix it.
fn plot_height(input: &Timeline) -> f64 {
    if input.panels.len() > 1 { 165.0 } else { 235.0 }
}

/// From which to which hour the axis runs, and whether a band is cut at its upper end: a long tail must not press
/// the medians flat.
fn span(input: &Timeline, choice: &Choice) -> (f64, f64, bool) {
    let bands = |of: fn(&Choice, &TimelineRoute) -> bool| {
        let routes = input.panels.iter().flat_map(|panel| &panel.routes);
        let routes = routes.filter(move |route| of(choice, route));
        routes.flat_map(|route| route.departures.iter().filter_map(Departure::band))
    };
    let banded = || bands(Choice::has_band);
    let lines = || bands(|choice, route| choice.letter(route).is_some());
    let low = banded().map(|band| band.p10);
    let low = low
        .chain(lines().map(|band| band.p50))
        .fold(f64::INFINITY, f64::min);
    let median = lines().map(|band| band.p50).fold(0.0, f64::max);
    let top = banded().map(|band| band.p90).fold(median, f64::max);
    let high = top.min(1.5 * median);
    let white = (high - low).max(1.0) * 0.04;
    ((low - white).max(0.0), high + white, high < top)
}

/// Height of everything in a panel that is not the ground of its lines.
fn around(look: &Look, (panel, lanes): (&TimelinePanel, &Lanes<'_>), width: f64) -> f64 {
    let pitch = look.pitch(Letter::Small);
    let heading = look.wrap(&panel.heading, Letter::Body, true, width).len() as f64;
    let lanes = lanes.height(look, panel, width - axis_width(look) - plot::LETTERS);
    heading * look.pitch(Letter::Body) + 2.0 * pitch + lanes + first::height(look) + 12.0
}

fn axis_width(look: &Look) -> f64 {
    look.width("100%", Letter::Small, false) + 6.0
}

fn draw_panel(
    canvas: &Canvas,
    (panel, windows): (&TimelinePanel, &Lanes<'_>),
    mut place: Rect,
    (choice, clock, ends): (&Choice, Clock, (f64, f64)),
) {
    let look = canvas.look();
    let pitch = look.pitch(Letter::Small);
    let lines = look.wrap(&panel.heading, Letter::Body, true, place.w);
    let head = place.take_top(lines.len() as f64 * look.pitch(Letter::Body));
    canvas.lines((head.x, head.y), &lines, &Text::body("").bold());
    let title = place.take_top(pitch);
    let words = format!(
        "{} until arrival, by day of departure{}{}",
        clock.word(),
        months::years(panel),
        if windows.repeated {
            "; seasons as above"
        } else {
            ""
        }
    );
    canvas.text((title.x, title.y), Text::small(words).bold().top());
    let left = place.take_left(axis_width(look)).right() - 4.0;
    place.take_right(plot::LETTERS);
    let lanes = place.take_top(windows.height(look, panel, place.w));
    place.take_bottom(10.0);
    let months = place.take_bottom(pitch);
    let strip = place.take_bottom(first::height(look));
    let across = Scale::new((0.0, panel.length()), (place.x, place.right()));
    let ends = (clock.of(ends.0), clock.of(ends.1));
    let up = Scale::new(ends, (place.bottom(), place.y));
    let ticks = months::starts(panel);
    windows.draw(canvas, panel, &across, (lanes, strip.bottom()));
    let days: Vec<f64> = ticks
        .iter()
        .map(|(day, _)| *day)
        .filter(|day| *day > 0.0)
        .collect();
    guides_across(canvas, &across, (place.y, strip.bottom()), &days);
    let levels = up.ticks((place.h / 30.0) as usize);
    guides_up(canvas, &up, (place.x, place.right()), &levels);
    words_up(canvas, &up, left, &levels, |value| grouped(value, 0));
    let plot = plot::Plot {
        canvas,
        panel,
        choice,
        clock,
        across: &across,
        up: &up,
        ground: place,
    };
    plot.draw();
    first::draw(canvas, panel, (&across, choice), (strip, left));
    months::write(canvas, panel, &across, (&ticks, months));
}

fn key(input: &Timeline, choice: &Choice) -> Key {
    let line = Stroke::new(Colour::INK, 1.6);
    let mut key = Key::default()
        .with(Sample::Line(line), "half arrive within")
        .with(
            Sample::Patch(Fill::new(Colour::GREY).clear(0.25)),
            choice.banded_words(),
        );
    let routes = || input.panels.iter().flat_map(|panel| &panel.routes);
    if routes().any(|route| choice.letter(route).is_none()) {
        let pale = Stroke::new(Colour::WORSE, 0.9);
        key = key.with(Sample::Line(pale), "further routes (in the table)");
    }
    let lost = |of: fn(&Departure) -> bool| {
        let shown = routes().filter(|route| choice.letter(route).is_some());
        shown.flat_map(|route| &route.departures).any(of)
    };
    if lost(|d| d.band().is_none() && d.stranded >= d.not_eligible) {
        key = key.with(
            Sample::Cross(Stroke::new(Colour::INK, 1.2)),
            "gap: most strand",
        );
    }
    if lost(|d| d.band().is_none() && d.not_eligible > d.stranded) {
        key = key.with(
            Sample::Bar(Stroke::new(Colour::INK, 1.2)),
            "gap: most are not eligible",
        );
    }
    window::KINDS
        .into_iter()
        .filter(|kind| {
            input
                .panels
                .iter()
                .flat_map(|p| &p.windows)
                .any(|w| w.kind == *kind)
        })
        .fold(key, |key, kind| {
            key.with(Sample::Patch(kind.fill()), kind.words())
        })
}

fn table(input: &Timeline, choice: &Choice) -> Table {
    let names = [
        "regime",
        "what",
        "id",
        "label",
        "standing",
        "from",
        "to",
        "time_h_p10",
        "time_h_p50",
        "time_h_p90",
        "arrives_first",
        "stranded",
        "not_eligible",
        "drawn",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for panel in &input.panels {
        for window in &panel.windows {
            let mut row = vec![panel.regime.clone(), window.kind.words().to_owned()];
            row.extend([String::new(), window.name.clone(), String::new()]);
            row.extend([window.from.to_string(), window.to.to_string()]);
            row.resize(names.len(), String::new());
            table.push(row);
        }
        for route in &panel.routes {
            let drawn = match choice.letter(route) {
                Some(_) if choice.has_band(route) => "line and band",
                Some(_) => "line",
                None => "pale line",
            };
            for (i, departure) in route.departures.iter().enumerate().take(panel.starts.len()) {
                let next = panel.starts.get(i + 1).copied().unwrap_or(panel.end);
                let last = next.yesterday().unwrap_or(next);
                let band = departure.time_h;
                let mut row = vec![panel.regime.clone(), "route".to_owned()];
                row.extend(route.route.cells());
                row.extend([panel.starts[i].to_string(), last.to_string()]);
                let bands = [
                    band.map(|b| b.p10),
                    band.map(|b| b.p50),
                    band.map(|b| b.p90),
                ];
                row.extend(bands.map(|value| value.map_or_else(String::new, exact)));
                row.extend(
                    [departure.first, departure.stranded, departure.not_eligible].map(exact),
                );
                let gap = departure.band().is_none();
                row.push(if gap { "gap" } else { drawn }.to_owned());
                table.push(row);
            }
        }
    }
    table
}
