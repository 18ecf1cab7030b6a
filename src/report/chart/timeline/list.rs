//! The list beside the lines of a timeline: letter, name, and what the year gave.

use super::super::heading::{RouteName, Standing};
use super::super::ink::{
    Canvas, Clock, Colour, Fill, Letter, Look, Palette, Rect, Sheet, Size, Stroke, Text, letter,
};
use super::choice::Choice;
use super::first::first;
use super::{Departure, Timeline, TimelinePanel};

/// Where a name begins.
const NAME: f64 = 40.0;

/// The list: a row for each route with a letter.
pub(super) struct List<'a> {
    rows: Vec<(&'a RouteName, [String; 3])>,
    heads: [[&'static str; 2]; 3],
    /// Two panels: each cell has both.
    double: bool,
}

impl<'a> List<'a> {
    pub(super) fn new(input: &'a Timeline, choice: &Choice, clock: Clock) -> Self {
        let rows = choice.slots.iter().filter_map(|&slot| {
            let cells: Vec<[String; 3]> = input
                .panels
                .iter()
                .map(|panel| cells(panel, slot, clock))
                .collect();
            let names = input.panels.iter().flat_map(|panel| &panel.routes);
            // A reference in one panel is told as one.
            let mut names: Vec<&RouteName> = names
                .map(|route| &route.route)
                .filter(|name| name.slot == slot)
                .collect();
            names.sort_by_key(|name| name.standing != Standing::Reference);
            let join = |k: usize| {
                cells
                    .iter()
                    .map(|row| row[k].as_str())
                    .collect::<Vec<_>>()
                    .join(" | ")
            };
            Some((*names.first()?, [join(0), join(1), join(2)]))
        });
        let unit = match clock {
            Clock::Hours => "hours,",
            Clock::Days => "days,",
        };
        let weekly = |panel: &TimelinePanel| {
            let first = panel.slot(0);
            (first.1 - first.0 - 7.0).abs() < 1.5
        };
        let with = input.panels.iter().find(|panel| !panel.starts.is_empty());
        let slots = match with {
            Some(panel) if !weekly(panel) => "departures",
            _ => "weeks",
        };
        List {
            rows: rows.collect(),
            double: input.panels.len() > 1,
            heads: [[unit, "median"], ["first in", slots], ["gap in", slots]],
        }
    }

    fn columns(&self, look: &Look) -> [f64; 3] {
        let width = |words: &str, bold| look.width(words, Letter::Small, bold);
        [0, 1, 2].map(|k| {
            let head = self.heads[k]
                .iter()
                .map(|words| width(words, true))
                .fold(0.0, f64::max);
            let cells = self.rows.iter().map(|(_, cells)| width(&cells[k], false));
            cells.fold(head, f64::max) + 11.0
        })
    }

    fn name_width(&self, look: &Look) -> f64 {
        match look.size {
            Size::Report => Sheet::width(look) - NAME - self.columns(look).iter().sum::<f64>(),
            Size::Slide => 130.0,
        }
    }

    pub(super) fn width(&self, look: &Look) -> f64 {
        NAME + self.name_width(look) + self.columns(look).iter().sum::<f64>()
    }

    fn names(&self, look: &Look, name: &RouteName) -> Vec<String> {
        look.wrap(&name.words(), Letter::Small, false, self.name_width(look))
    }

    pub(super) fn height(&self, look: &Look) -> f64 {
        let lines: usize = self
            .rows
            .iter()
            .map(|(name, _)| self.names(look, name).len())
            .sum();
        let around = if self.double { 3.0 } else { 2.0 };
        (lines as f64 + around) * look.pitch(Letter::Small) + 8.0
    }

    pub(super) fn draw(&self, canvas: &Canvas, place: Rect) {
        let look = canvas.look();
        let (pitch, columns) = (look.pitch(Letter::Small), self.columns(look));
        let numbers = |y: f64, row: [&str; 3], bold: bool, ink: Colour| {
            let mut right = place.right();
            for (words, width) in row.iter().zip(&columns).rev() {
                let text = Text {
                    bold,
                    ..Text::small(*words).colour(ink)
                };
                canvas.text((right, y), text.end());
                right -= width;
            }
        };
        let mut top = place.y + 6.0;
        for line in 0..2 {
            numbers(
                top + pitch / 2.0,
                [0, 1, 2].map(|k| self.heads[k][line]),
                true,
                Colour::INK,
            );
            top += pitch;
        }
        for (i, (name, cells)) in self.rows.iter().enumerate() {
            let (y, ink) = (top + pitch / 2.0, name.ink());
            let (dash, marker) = Palette::print(name.slot);
            let colour = name.colour(look);
            canvas.text((place.x, y), Text::small(letter(i)).bold().colour(ink));
            let ends = [(place.x + 12.0, y), (place.x + 34.0, y)];
            canvas.line(&ends, Stroke::new(colour, 1.7).dashed(dash));
            let fill = Fill::new(colour).edged(Stroke::new(Colour::WHITE, 0.5));
            canvas.marker((place.x + 23.0, y), marker, 2.9, fill);
            numbers(y, [&cells[0], &cells[1], &cells[2]], false, ink);
            for line in self.names(look, name) {
                let text = Text::small(line).colour(ink);
                canvas.text((place.x + NAME, top + pitch / 2.0), text);
                top += pitch;
            }
        }
        if self.double {
            let text = Text::small("upper panel | lower panel").colour(Colour::GREY);
            canvas.text((place.right(), top + pitch / 2.0), text.end());
        }
    }
}

/// Least and greatest median, in how many weeks the route is first most often, and in how many it has a gap.
fn cells(panel: &TimelinePanel, slot: usize, clock: Clock) -> [String; 3] {
    let Some(route) = panel.routes.iter().find(|route| route.route.slot == slot) else {
        return [const { String::new() }; 3];
    };
    let slots = panel.starts.len();
    let departures = || route.departures.iter().take(slots);
    let medians = || {
        departures()
            .filter_map(Departure::band)
            .map(|band| band.p50)
    };
    let least = medians().fold(f64::INFINITY, f64::min);
    let most = medians().fold(0.0, f64::max);
    let gaps = departures()
        .filter(|departure| departure.band().is_none())
        .count();
    let firsts = (0..slots)
        .filter(|&i| first(panel, i).is_some_and(|(best, _)| best.route.slot == slot))
        .count();
    let days = match (least <= most, clock.bare(least) == clock.bare(most)) {
        (false, _) => "–".to_owned(),
        (true, true) => clock.bare(least),
        (true, false) => format!("{}–{}", clock.bare(least), clock.bare(most)),
    };
    [days, firsts.to_string(), gaps.to_string()]
}
