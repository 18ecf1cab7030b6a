//! What stands below a chart: the title of its axis, its key and its note.

use super::ink::{Canvas, Colour, Key, Letter, Look, Text};

/// White between the key and the note.
const GAP: f64 = 3.0;

/// The words below a chart; each part may be empty.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// The title of the axis.
    pub(super) axis: String,
    /// What dashes, markers and colours stand for.
    pub(super) key: Key,
    /// What a reader must know besides.
    pub(super) note: String,
}

impl Below {
    fn lines(&self, look: &Look, width: f64) -> [Vec<String>; 2] {
        [(&self.axis, true), (&self.note, false)]
            .map(|(words, bold)| look.wrap(words, Letter::Small, bold, width))
    }

    /// Height in this width.
    pub(super) fn height(&self, look: &Look, width: f64) -> f64 {
        let lines = self.lines(look, width).concat().len() as f64;
        lines * look.pitch(Letter::Small) + self.key.height(look, width) + 2.0 * GAP
    }

    /// Draws it from this corner on.
    pub(super) fn draw(&self, canvas: &Canvas, (x, y): (f64, f64), width: f64) {
        let look = canvas.look();
        let [axis, note] = self.lines(look, width);
        let grey = Text::small("").colour(Colour::GREY);
        let y = canvas.lines((x, y), &axis, &grey.clone().bold()) + GAP;
        self.key.draw(canvas, (x, y - 1.0), width);
        let y = y + self.key.height(look, width) + GAP;
        canvas.lines((x, y - 1.0), &note, &grey);
    }
}
