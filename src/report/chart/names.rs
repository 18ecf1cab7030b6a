//! The names of rows of bars: at the left where there is room, else above their bars.

use super::ink::{Canvas, Colour, Letter, Look, Rect, Size, Text};

/// White below a row.
const GAP: f64 = 4.0;

/// How the names of a chart's rows stand.
#[derive(Debug)]
pub(super) struct Names {
    /// Width of the column at the left; none if names stand above their bars.
    column: Option<f64>,
    /// Width that a line of a name may take.
    width: f64,
    /// Height of a bar.
    bar: f64,
}

impl Names {
    /// Of these names in this width, each above or beside a bar of this height.
    pub(super) fn new<'a>(
        look: &Look,
        names: impl Iterator<Item = &'a str>,
        (width, bar): (f64, f64),
    ) -> Self {
        let most = if look.size == Size::Report {
            112.0
        } else {
            320.0
        };
        let wide = |name: &str| look.width(name, Letter::Small, true);
        let longest = names.map(wide).fold(0.0, f64::max);
        let column = match look.size {
            Size::Report if longest > most => None,
            _ => Some(longest.min(most)),
        };
        Names {
            column,
            width: column.unwrap_or(width) + 0.5,
            bar,
        }
    }

    /// The same, always above the bars.
    pub(super) fn above(width: f64, bar: f64) -> Self {
        Names {
            column: None,
            width: width + 0.5,
            bar,
        }
    }

    /// Width that the names take from the bars, with the white beside them.
    pub(super) fn indent(&self) -> f64 {
        self.column.map_or(0.0, |width| width + 8.0)
    }

    /// Where the bar of this row is sure to be: the height of a point inside it.
    pub(super) fn inside(&self, row: Rect) -> f64 {
        match self.column {
            Some(_) => row.y + (row.h - GAP) / 2.0,
            None => row.bottom() - GAP - self.bar / 2.0,
        }
    }

    fn lines(&self, look: &Look, name: &str) -> Vec<String> {
        look.wrap(name, Letter::Small, true, self.width)
    }

    fn pitch(look: &Look) -> f64 {
        look.letter(Letter::Small) * 1.08
    }

    /// Height of a row.
    pub(super) fn height(&self, look: &Look, name: &str) -> f64 {
        let words = self.lines(look, name).len() as f64 * Self::pitch(look);
        let high = match self.column {
            Some(_) => words.max(self.bar),
            None => words + self.bar,
        };
        high + GAP
    }

    /// Writes a name into its row; gives the strip of the bar, which begins at the left of the bars' ground.
    pub(super) fn write(&self, canvas: &Canvas, mut row: Rect, name: &str, bold: bool) -> Rect {
        let look = canvas.look();
        let (lines, pitch) = (self.lines(look, name), Self::pitch(look));
        row.h -= GAP;
        let spare = (row.h - self.height(look, name) + GAP).max(0.0);
        let place = if self.column.is_some() {
            row.take_left(self.indent())
        } else {
            row.take_top(spare / 2.0);
            row.take_top(lines.len() as f64 * pitch)
        };
        let first = place.y + (place.h - (lines.len() as f64 - 1.0) * pitch) / 2.0;
        for (i, words) in lines.into_iter().enumerate() {
            let text = Text {
                bold,
                ..Text::small(words).colour(Colour::INK).halo()
            };
            canvas.text((place.x, first + i as f64 * pitch), text);
        }
        let high = (self.bar + spare / 2.0).min(self.bar * 2.0).min(row.h);
        let top = if self.column.is_some() {
            row.y + (row.h - high) / 2.0
        } else {
            row.y
        };
        Rect::new(row.x, top, row.w, high)
    }
}
