//! What decides the arrival: the steps that run furthest behind plan, how often a route is open, what its ways
//! round are worth.

use super::heading::{Heading, RouteName};
use super::ink::{
    Canvas, Clock, Colour, Drawing, Fill, Letter, Look, Rect, Sheet, Stroke, Table, Text, exact,
    in_hundred,
};

/// A step and how often it decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriticalStep {
    /// The step in words: "queue at the north border".
    pub name: String,
    /// Share (0 to 1) of the shipments in which no other step runs further behind plan.
    pub share: f64,
    /// Mean hours that it runs behind plan where it decides, if that is known.
    pub behind_h: Option<f64>,
}

impl CriticalStep {
    /// "queue at the north border, 3.2 d behind".
    fn words(&self) -> String {
        let behind = self.behind_h.map(|hours| Clock::Days.span(hours));
        behind.map_or_else(
            || self.name.clone(),
            |behind| format!("{}, {behind} behind", self.name),
        )
    }
}

/// What a route's ways round are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WayRound {
    /// Share (0 to 1) of the shipments that leave the planned way.
    pub taken: f64,
    /// Mean hours saved against keeping to the planned way, over all shipments that arrive both ways; below zero it
    /// costs.
    pub saved_h: Option<f64>,
    /// Share of all shipments that strand on the planned way and not with the ways round; below zero more strand.
    pub rescued: f64,
}

/// One route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriticalRow {
    /// Which route.
    pub route: RouteName,
    /// The steps, the most frequent first; none where nothing arrives by the planned way.
    pub steps: Vec<CriticalStep>,
    /// Share of the departures at which nothing on the route is shut; none where nothing can be.
    pub open: Option<f64>,
    /// The ways round, where the route has any.
    pub way_round: Option<WayRound>,
}

/// Everything the chart of the critical steps shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriticalSteps {
    /// The words around it.
    pub heading: Heading,
    /// The routes, in the run's order.
    pub rows: Vec<CriticalRow>,
}

/// White between the steps and what stands at their right.
const GAP: f64 = 12.0;

/// Draws the critical steps.
#[must_use]
pub fn draw(input: &CriticalSteps, look: &Look) -> Drawing {
    let wanted = |look: &Look| {
        let columns = Columns::new(look, input);
        let rows = input.rows.iter().map(|row| columns.height(look, row));
        columns.head_height(look) + rows.sum::<f64>()
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let columns = Columns::new(look, input);
    let mut ground = sheet.body;
    let spare = (ground.h - wanted(look)) / input.rows.len().max(1) as f64;
    let spare = spare.clamp(0.0, 14.0);
    columns.write_heads(canvas, ground.take_top(columns.head_height(look)));
    for row in &input.rows {
        let place = ground.take_top(columns.height(look, row) + spare);
        columns.row(canvas, row, place);
    }
    sheet.finish(table(input))
}

/// The widths of the columns, and how many steps of a route are shown.
struct Columns {
    steps: usize,
    bars: f64,
    share: f64,
    right: f64,
    heads: [Vec<String>; 2],
}

impl Columns {
    fn new(look: &Look, input: &CriticalSteps) -> Self {
        let steps = match input.rows.len() {
            0..=7 => 3,
            8..=11 => 2,
            _ => 1,
        };
        let right = |row: &CriticalRow| {
            let lines = notes(row);
            let widths = lines
                .iter()
                .map(|line| look.width(line, Letter::Small, true));
            widths.fold(0.0, f64::max)
        };
        let right = input.rows.iter().map(right).fold(0.0, f64::max);
        let right = if right > 0.0 {
            right.max(look.width("nothing shut at", Letter::Small, true))
        } else {
            0.0
        };
        let share = look.width("100 in 100", Letter::Small, true) + 6.0;
        let gap = if right > 0.0 { GAP } else { 0.0 };
        let bars = Sheet::width(look) - share - right - gap;
        let heads = [
            "the step furthest behind plan, in so many of 100 arrivals",
            if right > 0.0 {
                "nothing shut at departure"
            } else {
                ""
            },
        ];
        let widths = [bars + share, right];
        let wrap = |k: usize| look.wrap(heads[k], Letter::Small, true, widths[k]);
        Columns {
            steps,
            bars,
            share,
            right,
            heads: [wrap(0), wrap(1)],
        }
    }

    fn head_height(&self, look: &Look) -> f64 {
        let lines = self.heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        lines * look.pitch(Letter::Small) + 5.0
    }

    /// From line to line inside a row.
    fn pitch(look: &Look) -> f64 {
        look.letter(Letter::Small) * 1.22
    }

    fn names(&self, look: &Look, row: &CriticalRow) -> Vec<String> {
        look.wrap(
            &row.route.words(),
            Letter::Small,
            true,
            self.bars + self.share,
        )
    }

    /// The lines of each step that is shown.
    fn lines(&self, look: &Look, row: &CriticalRow) -> Vec<(Vec<String>, Option<f64>)> {
        let steps = row.steps.iter().take(self.steps);
        let wrap = |name: &str| look.wrap(name, Letter::Small, false, self.bars - 8.0);
        let mut lines: Vec<(Vec<String>, Option<f64>)> = steps
            .map(|step| (wrap(&step.words()), Some(step.share)))
            .collect();
        if lines.is_empty() {
            lines.push((wrap("nothing arrives by the planned way"), None));
        }
        lines
    }

    fn height(&self, look: &Look, row: &CriticalRow) -> f64 {
        let steps: usize = self
            .lines(look, row)
            .iter()
            .map(|(lines, _)| lines.len())
            .sum();
        let lines = (self.names(look, row).len() + steps).max(notes(row).len());
        lines as f64 * Self::pitch(look) + 9.0
    }

    fn write_heads(&self, canvas: &Canvas, strip: Rect) {
        let pitch = canvas.look().pitch(Letter::Small);
        let lefts = [strip.x, strip.x + self.bars + self.share + GAP];
        for (lines, x) in self.heads.iter().zip(lefts) {
            let top = strip.bottom() - 5.0 - lines.len() as f64 * pitch;
            canvas.lines(
                (x, top),
                lines,
                &Text::small("").colour(Colour::GREY).bold(),
            );
        }
    }

    fn row(&self, canvas: &Canvas, row: &CriticalRow, place: Rect) {
        let look = canvas.look();
        let (pitch, ink) = (Self::pitch(look), row.route.ink());
        let edge = [
            (place.x, place.y),
            (place.x + self.bars + self.share + GAP + self.right, place.y),
        ];
        canvas.line(&edge, Stroke::new(Colour::GUIDE, 0.7));
        let middle = |line: usize| place.y + 4.0 + (line as f64 + 0.5) * pitch;
        let mut line = 0;
        for name in self.names(look, row) {
            let text = Text::small(name).bold().colour(ink);
            canvas.text((place.x, middle(line)), text);
            line += 1;
        }
        let colour = row.route.colour(look).mixed(Colour::WHITE, 0.6);
        for (lines, share) in self.lines(look, row) {
            let top = middle(line) - pitch / 2.0;
            let high = lines.len() as f64 * pitch;
            let ground = Rect::new(place.x, top + 0.8, self.bars, high - 1.6);
            canvas.rect(ground, Fill::new(Colour::WASH));
            canvas.rect(
                Rect {
                    w: self.bars * share.unwrap_or(0.0),
                    ..ground
                },
                Fill::new(colour),
            );
            if let Some(share) = share {
                let number = Text::small(in_hundred(share)).bold().colour(ink).end();
                canvas.text((place.x + self.bars + self.share, middle(line)), number);
            }
            for words in lines {
                canvas.text(
                    (place.x + 4.0, middle(line)),
                    Text::small(words).colour(ink),
                );
                line += 1;
            }
        }
        let x = place.x + self.bars + self.share + GAP;
        for (i, words) in notes(row).into_iter().enumerate() {
            let bold = i == 0 && row.open.is_some();
            let text = Text {
                bold,
                ..Text::small(words).colour(ink)
            };
            canvas.text((x, middle(i)), text);
        }
    }
}

/// What stands at the right of a route: how often it is open, and its ways round.
fn notes(row: &CriticalRow) -> Vec<String> {
    let mut notes: Vec<String> = row.open.iter().map(|open| in_hundred(*open)).collect();
    let Some(round) = row.way_round else {
        return notes;
    };
    notes.push(format!("way round: {}", in_hundred(round.taken)));
    if let Some(hours) = round.saved_h {
        let word = if hours < 0.0 { "costs" } else { "saves" };
        notes.push(format!(
            "{word} {} on average",
            Clock::Days.span(hours.abs())
        ));
    }
    if round.rescued > 0.0 {
        notes.push(format!("rescues {}", in_hundred(round.rescued)));
    }
    if round.rescued < 0.0 {
        notes.push(format!("strands {} more", in_hundred(-round.rescued)));
    }
    notes
}

fn table(input: &CriticalSteps) -> Table {
    let names = ["route", "label", "standing", "what", "share", "hours"];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    for row in &input.rows {
        let mut add = |what: &str, share: Option<f64>, hours: Option<f64>| {
            let mut cells = row.route.cells().to_vec();
            cells.push(what.to_owned());
            cells.extend([share, hours].map(|value| value.map_or_else(String::new, exact)));
            table.push(cells);
        };
        for step in &row.steps {
            add(&step.name, Some(step.share), step.behind_h);
        }
        if row.open.is_some() {
            add("open at departure", row.open, None);
        }
        if let Some(round) = row.way_round {
            add("way round taken", Some(round.taken), round.saved_h);
            add("arrives only by a way round", Some(round.rescued), None);
        }
    }
    table
}
