//! The answer chart: every route in one row, days and money beside each other, the one that is pasted.

mod columns;
mod page;

use super::heading::{Heading, RouteName, Standing};
use super::ink::{
    Canvas, Clock, Colour, Dash, Drawing, Fill, Letter, Look, Palette, Rect, Scale, Sheet, Stroke,
    Table, Text, exact, grouped, guides_across, short_money, words_across,
};
use columns::Columns;

/// One outcome of one route: over trials in the best future, and over futures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// A twentieth of the trials lie below.
    pub p5: f64,
    /// Half of the trials lie below.
    pub p50: f64,
    /// All but a twentieth of the trials lie below.
    pub p95: f64,
    /// P5 and P95 over futures of the P50, if futures were run.
    pub unknown: Option<(f64, f64)>,
}

/// A share between 0 and 1, and its range over what we do not know.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// The share in the best future.
    pub p: f64,
    /// P5 and P95 of the share over futures, if futures were run.
    pub unknown: Option<(f64, f64)>,
}

/// A share below this is not told beside the numbers.
const TOLD: f64 = 0.005;

/// Shares (0 to 1) of the shipments that do not arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lost {
    /// Held by a closure that does not end.
    pub stranded: f64,
    /// Not eligible under the regime.
    pub not_eligible: f64,
    /// On the way for longer than the run looks.
    pub beyond_horizon: f64,
}

impl Lost {
    /// What is lost, each with its word; next to nothing is left to the table.
    fn each(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let all = [
            ("stranded", self.stranded),
            ("not eligible", self.not_eligible),
            ("too late", self.beyond_horizon),
        ];
        all.into_iter().filter(|(_, share)| *share >= TOLD)
    }
}

/// One route under one regime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerRow {
    /// Which route.
    pub route: RouteName,
    /// Hours from the opening to the closing of the clock; none if nothing arrives.
    pub time_h: Option<Spread>,
    /// Money per box, in the unit of the chart; none if nothing arrives.
    pub cost: Option<Spread>,
    /// Share of paired shipments in which this route arrives before the reference; none for the reference.
    pub first: Option<Share>,
    /// What does not arrive.
    pub lost: Lost,
    /// Share that leaves the planned way for a way round.
    pub diverted: f64,
}

/// One regime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerPanel {
    /// The regime in words, for the table beside the picture.
    pub regime: String,
    /// What stands above its rows: the regime and its finding.
    pub heading: String,
    /// The routes, in the run's order.
    pub rows: Vec<AnswerRow>,
}

/// Everything the answer chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The words around it; the title is the brief's sentence.
    pub heading: Heading,
    /// What the money is counted in: "USD per 40-foot box".
    pub money: String,
    /// One panel row per regime, never averaged.
    pub panels: Vec<AnswerPanel>,
    /// Which picture of [`Answer::pages`] this is, from 0.
    pub page: usize,
}

/// Draws one page of the answer chart; scales and columns are those of all pages.
#[must_use]
pub fn draw(input: &Answer, look: &Look) -> Drawing {
    let all = || input.panels.iter().flat_map(|panel| &panel.rows);
    let time = range(all().filter_map(|row| row.time_h));
    let cost = range(all().filter_map(|row| row.cost));
    let clock = Clock::for_longest(time.1);
    let heading = &input.page_heading();
    let panels = input.page_panels();
    let rows = || panels.iter().flat_map(|panel| &panel.rows);
    let wanted = |look: &Look| {
        let (columns, around) = lay_out(input, look, clock);
        let rows = rows().map(|row| columns.row_height(look, row)).sum::<f64>();
        (columns, around, rows)
    };
    let look = &Sheet::fit(look, heading, "", |look| {
        let (_, around, rows) = wanted(look);
        around + rows
    });
    let (columns, around, rows) = wanted(look);
    // Where the sheet fixes the height the rows share what there is, but do not swim in it.
    let fixed = Sheet::fixed_height(look, heading, "");
    let stretch = fixed.map_or(1.0, |height| ((height - around) / rows).min(3.4));
    let sheet = Sheet::new(look, heading, "", rows + around);
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;

    columns.write_heads(canvas, ground.take_top(columns.head_height(look)));
    let most = if columns.stacked { 4 } else { 7 };
    let axis = |(low, high): (f64, f64), panel: Rect| {
        // Intervals need no zero; a twentieth of white on either side.
        let white = (high - low) * 0.05;
        let ends = ((low - white).max(0.0), high + white);
        let scale = Scale::new(ends, (panel.x, panel.right()));
        let ticks = scale.ticks(most);
        (scale, ticks)
    };
    let axes = Axes {
        clock,
        days: axis((clock.of(time.0), clock.of(time.1)), columns.time),
        money: axis(cost, columns.cost),
    };
    for panel in panels {
        draw_panel(canvas, panel, &mut ground, (&columns, &axes, stretch));
    }
    let foot = ground.take_top(look.pitch(Letter::Small)).y + 3.0;
    let (days, day_ticks) = &axes.days;
    let (money, money_ticks) = &axes.money;
    let left = (foot, columns.time.x - 3.0, columns.time_words.right());
    words_across(canvas, days, left, day_ticks, |days| grouped(days, 0));
    let right = (foot, columns.cost.x - 3.0, columns.cost_words.right());
    words_across(canvas, money, right, money_ticks, short_money);
    write_key(canvas, ground.x, ground.y + 4.0, &key_lines(look));
    sheet.finish(table(input))
}

/// The two axes with their ticks.
struct Axes {
    clock: Clock,
    days: (Scale, Vec<f64>),
    money: (Scale, Vec<f64>),
}

impl Axes {
    fn time(&self, hours: f64) -> f64 {
        self.days.0.at(self.clock.of(hours))
    }

    fn cost(&self, money: f64) -> f64 {
        self.money.0.at(money)
    }
}

/// The least and the greatest value that is drawn.
fn range(spreads: impl Iterator<Item = Spread>) -> (f64, f64) {
    spreads.fold((f64::INFINITY, 0.0), |(low, high), s| {
        let (least, most) = s.unknown.unwrap_or((s.p5, s.p95));
        (low.min(s.p5).min(least), high.max(s.p95).max(most))
    })
}

/// One regime: its name, its rows, the line of its reference.
fn draw_panel(
    canvas: &Canvas,
    panel: &AnswerPanel,
    ground: &mut Rect,
    (columns, axes, stretch): (&Columns, &Axes, f64),
) {
    let look = canvas.look();
    let head = ground.take_top(panel_head(look, panel));
    let (left, right) = ((head.x, head.y + 1.5), (head.right(), head.y + 1.5));
    canvas.line(&[left, right], Stroke::new(Colour::INK, 0.8));
    let names = regime_lines(look, panel);
    canvas.lines((head.x, head.y + 4.5), &names, &Text::body("").bold());
    let top = ground.y;
    let height = |row: &AnswerRow| columns.row_height(look, row) * stretch;
    let rows = panel.rows.iter();
    let rows: Vec<(&AnswerRow, Rect)> = rows
        .map(|row| (row, ground.take_top(height(row))))
        .collect();
    let reference = rows
        .iter()
        .find(|(row, _)| row.route.standing == Standing::Reference);
    if let Some((_, place)) = reference {
        canvas.rect(*place, Fill::new(Colour::WASH));
    }
    for (scale, ticks) in [&axes.days, &axes.money] {
        guides_across(canvas, scale, (top, ground.y), ticks);
    }
    if let Some((row, _)) = reference {
        let time = row.time_h.map(|s| axes.time(s.p50));
        let cost = row.cost.map(|s| axes.cost(s.p50));
        for x in time.into_iter().chain(cost) {
            let stroke = Stroke::new(Colour::GREY, 0.9).dashed(Dash::Long);
            canvas.line(&[(x, top), (x, ground.y)], stroke);
        }
    }
    for (row, place) in rows {
        columns.write_row(canvas, row, place, axes.clock);
        let middle = columns.middle(look, row, place);
        if let Some(time) = row.time_h {
            bar(canvas, &row.route, middle, |hours| axes.time(hours), time);
        }
        if let Some(cost) = row.cost {
            bar(canvas, &row.route, middle, |money| axes.cost(money), cost);
        }
    }
}

/// The columns, and the height of everything that is no row.
fn lay_out(input: &Answer, look: &Look, clock: Clock) -> (Columns, f64) {
    let columns = Columns::new(
        look,
        input,
        clock,
        Rect::new(Sheet::margin(look), 0.0, Sheet::width(look), 0.0),
    );
    let small = look.pitch(Letter::Small);
    let key = key_lines(look).len() as f64 * small + 4.0;
    let around = columns.head_height(look)
        + small
        + key
        + input
            .page_panels()
            .iter()
            .map(|panel| panel_head(look, panel))
            .sum::<f64>();
    (columns, around)
}

fn panel_head(look: &Look, panel: &AnswerPanel) -> f64 {
    regime_lines(look, panel).len() as f64 * look.pitch(Letter::Body) + 3.0
}

fn regime_lines(look: &Look, panel: &AnswerPanel) -> Vec<String> {
    look.wrap(&panel.heading, Letter::Body, true, Sheet::width(look))
}

/// P5 to P95 over shipments as a pale bar, the median as a marker, and what we do not know as a thin bar.
fn bar(canvas: &Canvas, route: &RouteName, y: f64, x: impl Fn(f64) -> f64, spread: Spread) {
    let colour = route.colour(canvas.look());
    let (left, right) = (x(spread.p5), x(spread.p95));
    canvas.rect(
        Rect::new(left, y - 3.6, (right - left).max(0.8), 7.2),
        Fill::new(colour.mixed(Colour::WHITE, 0.5)),
    );
    let ink = route.ink();
    if let Some((low, high)) = spread.unknown {
        let (low, high) = (x(low), x(high));
        canvas.line(&[(low, y), (high, y)], Stroke::new(ink, 1.0));
        for end in [low, high] {
            canvas.line(&[(end, y - 3.0), (end, y + 3.0)], Stroke::new(ink, 1.0));
        }
    }
    let (_, marker) = Palette::print(route.slot);
    canvas.marker(
        (x(spread.p50), y),
        marker,
        3.1,
        Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.7)),
    );
}

const KEY: &str = "Marker: half of the shipments lie below. Pale bar: 90 in 100 shipments (P5–P95). \
                   Thin bar: what we do not know (P5–P95 over futures of that half). Brackets: P5–P95; \
                   for shares, what we do not know. Broken line: the reference. The marker may lie outside the thin bar: \
                   best values are modes of skewed ranges.";

fn key_lines(look: &Look) -> Vec<String> {
    look.wrap(KEY, Letter::Small, false, Sheet::width(look) - 52.0)
}

fn write_key(canvas: &Canvas, x: f64, y: f64, lines: &[String]) {
    let pitch = canvas.look().pitch(Letter::Small);
    let middle = y + pitch / 2.0 - 1.0;
    let sample = Spread {
        p5: 0.0,
        p50: 18.0,
        p95: 42.0,
        unknown: Some((9.0, 29.0)),
    };
    bar(canvas, &RouteName::default(), middle, |v| x + v, sample);
    canvas.lines((x + 52.0, y), lines, &Text::small("").colour(Colour::GREY));
}

fn table(input: &Answer) -> Table {
    let mut names = vec!["regime", "route", "label", "standing"];
    names.extend([
        "time_h_p5",
        "time_h_p50",
        "time_h_p95",
        "time_h_p50_low",
        "time_h_p50_high",
    ]);
    names.extend([
        "cost_p5",
        "cost_p50",
        "cost_p95",
        "cost_p50_low",
        "cost_p50_high",
        "cost_unit",
    ]);
    names.extend(["first", "first_low", "first_high"]);
    names.extend(["stranded", "not_eligible", "beyond_horizon", "diverted"]);
    let mut table: Table = vec![names.into_iter().map(String::from).collect()];
    let spread = |s: Option<Spread>| {
        let low_high = s.and_then(|s| s.unknown);
        [
            s.map(|s| s.p5),
            s.map(|s| s.p50),
            s.map(|s| s.p95),
            low_high.map(|r| r.0),
            low_high.map(|r| r.1),
        ]
        .map(|v| v.map_or_else(String::new, exact))
    };
    for panel in input.page_panels() {
        for row in &panel.rows {
            let range = row.first.and_then(|share| share.unknown);
            let first = [
                row.first.map(|share| share.p),
                range.map(|r| r.0),
                range.map(|r| r.1),
            ];
            let mut cells = vec![panel.regime.clone()];
            cells.extend(row.route.cells());
            cells.extend(spread(row.time_h));
            cells.extend(spread(row.cost));
            cells.push(input.money.clone());
            cells.extend(first.map(|v| v.map_or_else(String::new, exact)));
            let Lost {
                stranded,
                not_eligible,
                beyond_horizon,
            } = row.lost;
            cells.extend([stranded, not_eligible, beyond_horizon, row.diverted].map(exact));
            table.push(cells);
        }
    }
    table
}
