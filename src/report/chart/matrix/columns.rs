//! The columns of the choke-point matrix and what stands above them.

use super::super::heading::{RouteName, Standing};
use super::super::ink::{Canvas, Letter, Look, Rect, Sheet, Size, Text};
use super::{Matrix, MatrixRow};

/// White between two cells.
const GAP: f64 = 2.0;

/// Longest turned head, points; longer ones are broken into two lines.
const TALL: f64 = 118.0;

/// The columns: one of names, then one for each place.
pub(super) struct Columns {
    names: f64,
    each: f64,
    /// Whether the heads are turned, so that they read upwards.
    turned: bool,
    lines: Vec<Vec<String>>,
    /// Height of the heads.
    pub(super) head: f64,
}

impl Columns {
    pub(super) fn new(look: &Look, input: &Matrix) -> Self {
        let width = |words: &str, bold| look.width(words, Letter::Small, bold);
        let most = if look.size == Size::Report {
            142.0
        } else {
            280.0
        };
        let names = input.rows.iter().map(|row| width(&row.route.words(), true));
        let names = names
            .fold(width("routes without a way", false), f64::max)
            .min(most)
            + 8.0;
        let count = input.places.len().max(1) as f64;
        let widest = if look.size == Size::Report {
            62.0
        } else {
            96.0
        };
        let each = ((Sheet::width(look) - names) / count).min(widest);
        let longest_word = |words: &String| {
            let words = words.split(' ').map(|word| width(word, false));
            words.fold(0.0, f64::max)
        };
        let turned = input.places.iter().map(longest_word).fold(0.0, f64::max) + 4.0 > each;
        let pitch = look.letter(Letter::Small) * 1.05;
        let lines: Vec<Vec<String>> = input
            .places
            .iter()
            .map(|words| {
                let room = if turned { TALL } else { each - 4.0 };
                look.wrap_evenly(words, Letter::Small, false, room)
            })
            .collect();
        let head = if turned {
            let longest = lines.iter().flatten().map(|line| width(line, false));
            longest.fold(0.0, f64::max)
        } else {
            lines.iter().map(Vec::len).max().unwrap_or(0) as f64 * pitch
        };
        Columns {
            names,
            each,
            turned,
            lines,
            head: head + 5.0,
        }
    }

    /// The cell of a column within a row's strip.
    pub(super) fn cell(&self, strip: Rect, k: usize) -> Rect {
        let x = strip.x + self.names + k as f64 * self.each;
        Rect::new(
            x + GAP / 2.0,
            strip.y + GAP / 2.0,
            self.each - GAP,
            strip.h - GAP,
        )
    }

    /// Height of a row: its name, and never so low that a number touches the edges.
    pub(super) fn row_height(&self, look: &Look, row: &MatrixRow) -> f64 {
        let lines = self.name(look, &row.route).len() as f64;
        (lines * look.letter(Letter::Small) * 1.05 + 4.0).max(look.letter(Letter::Small) * 1.75)
    }

    fn name(&self, look: &Look, route: &RouteName) -> Vec<String> {
        look.wrap(&route.words(), Letter::Small, true, self.names - 6.0)
    }

    /// Writes a route's name at the left of its row.
    pub(super) fn write_name(&self, canvas: &Canvas, strip: Rect, route: &RouteName) {
        let look = canvas.look();
        let lines = self.name(look, route);
        let pitch = look.letter(Letter::Small) * 1.05;
        let first = strip.y + strip.h / 2.0 - (lines.len() as f64 - 1.0) * pitch / 2.0;
        let bold = route.standing == Standing::Reference;
        for (i, line) in lines.iter().enumerate() {
            let text = Text {
                bold,
                ..Text::small(line).colour(route.ink())
            };
            canvas.text((strip.x, first + i as f64 * pitch), text);
        }
    }

    /// Writes the heads, level at the foot.
    pub(super) fn write_heads(&self, canvas: &Canvas, strip: Rect) {
        let look = canvas.look();
        let pitch = look.letter(Letter::Small) * 1.05;
        for (k, lines) in self.lines.iter().enumerate() {
            let place = self.cell(strip, k);
            let count = lines.len() as f64;
            for (i, line) in lines.iter().enumerate() {
                let text = Text::small(line).centred().bottom();
                let (x, foot) = (place.x + place.w / 2.0, strip.bottom() - 4.0);
                if self.turned {
                    let across = (i as f64 - (count - 1.0) / 2.0) * pitch;
                    canvas.text((x + across, foot), text.turned());
                } else {
                    canvas.text((x, foot - (count - 1.0 - i as f64) * pitch), text);
                }
            }
        }
    }
}
